"""How much: sums of money with their currency.

A range with one sign ("$2-3 billion") gives two amounts, the lower and the upper, with the same words. Sums without
a number ("billions of dollars") are left out, and so are currency words that several states share where neither
an adjective nor the story tells which is meant.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
import tomli

from legation.language.model import Sentence
from legation.mention.heads import head_of
from legation.mention.model import Amount
from legation.mention.numbers import COMMA, DIGITS, GROUPED, NUMBER, SCALES, value_of
from legation.story.model import Story

_SHORT = r"(?i:(?:mrd|mio)\b\.?|(?:mln|mn|bln|bn|trn|tn|m|b|k)\b)"
_SCALED = (
    rf"(?:{COMMA}|{GROUPED}|{DIGITS})(?:\s?-?\s?(?:thousand|million|billion|trillion|lakh|crore)\b)*"
    rf"(?:\s?{_SHORT})?"
)
_BY_LETTER = rf"{DIGITS}\s?(?:million|billion|trillion|(?:mn|bn|tn|m)\b)"
_TO = r"\s?(?:-|–|—|\bto\b|\bor\b)\s?"
_SCALE_WORDS = rf"(?:{'|'.join(SCALES)})"
_SCALE = re.compile(rf"{_SCALE_WORDS}(?:[\s-]+{_SCALE_WORDS})*$|(?<=[\d\s])[a-z]+\.?$")
_OF_WEIGHT = re.compile(r"\s+(?:of\b|(?:heavier|lighter|per square|overweight)\b)|-|\s*\(\s?[\d.,]+\s?(?:kg|kilo)")
_GOES_ON = re.compile(r"\s+(?:the|a|an|by|at|it|their|his|her|in)\b")
_WEIGHS = re.compile(r"\bweigh\w*[^.]{0,30}$", re.IGNORECASE)


class _Currencies(msgspec.Struct, frozen=True):
    """The table of currencies and the patterns made of it."""

    signs: dict[str, str]
    letters: dict[str, str]
    words: dict[str, str]
    factors: dict[str, float]
    states: dict[str, re.Pattern[str]]
    weights: re.Pattern[str]
    shared: dict[str, dict[str, str]]
    strict: frozenset[str]
    patterns: tuple[re.Pattern[str], ...]


def find_amounts(story: Story, sentences: tuple[Sentence, ...], gazetteer: Any = None) -> tuple[Amount, ...]:
    """All sums of money in ``story``, in order: value in whole units of an ISO 4217 currency, span in code points."""
    at = _Places(sentences)
    taken: list[tuple[int, int]] = []
    found: list[Amount] = []
    for match in (match for pattern in _currencies().patterns for match in pattern.finditer(story.text)):
        spot = at.spot(match.start(), match.end())
        if spot is None or any(match.start() < end and match.end() > start for start, end in taken):
            continue
        currency = None if _is_year(match) else _currency(story.text, match)
        if currency is not None:
            taken.append(match.span())
            found += [_amount(match, value * _factor(match), currency, spot) for value in _values(match)]
    return tuple(sorted(found, key=lambda a: (a.start, a.value)))


class _Places:
    """Where in the sentences of a story a stretch of its text lies."""

    def __init__(self, sentences: tuple[Sentence, ...]) -> None:
        self._sentences = sentences
        self._ends = [sentence.end for sentence in sentences]

    def spot(self, start: int, end: int) -> tuple[int, int] | None:
        """The sentence and head token of a stretch, None where no sentence has it (furniture)."""
        number = bisect_right(self._ends, start)
        if number >= len(self._sentences) or self._sentences[number].start > start:
            return None
        head = head_of(self._sentences[number], start, end)
        return None if head is None else (self._sentences[number].index, head)


def _amount(match: re.Match[str], value: float, currency: str, spot: tuple[int, int]) -> Amount:
    return Amount(
        text=match.group(),
        start=match.start(),
        end=match.end(),
        value=value,
        currency=currency,
        sentence=spot[0],
        head=spot[1],
    )


def _values(match: re.Match[str]) -> list[float]:
    """The value of a sum, or the lower and upper of a range; the lower shares the upper's scale ("$2-3 billion")."""
    upper = value_of(match["number"])
    groups = match.groupdict()
    low = groups["low"] or groups.get("less") or groups.get("least")
    if upper is None or low is None:
        return [] if upper is None else [upper]
    lower = value_of(low)
    if lower is None:
        return [upper]
    scale = _SCALE.search(match["number"].lower())
    if scale and _SCALE.search(low.strip().lower()) is None:
        lower = value_of(f"{low.strip()} {scale.group()}") or lower
    return sorted({lower, upper})


def _factor(match: re.Match[str]) -> float:
    """How many units of the currency its word counts: a toman is ten rials."""
    word = match.groupdict().get("word")
    return _currencies().factors.get(_singular(word), 1) if word else 1


def _currency(story: str, match: re.Match[str]) -> str | None:
    """The ISO code of a matched sum."""
    table, groups = _currencies(), match.groupdict()
    sign = groups.get("sign")
    if sign:
        code = table.signs.get(sign) or table.letters.get(sign, sign)
        return code if code.isupper() else _shared(story, code, None)
    word = re.sub(r"\s+", " ", match["word"])
    if _singular(word) in table.strict and not groups.get("adjective") and not _is_sum(story, match):
        return None
    if word.lower().startswith("pound") and not _is_money(story, match):
        return None
    singular = _singular(word)
    for form in (word, word.lower(), singular):
        if form in table.words:
            return table.words[form]
    return None if groups.get("other") else _shared(story, singular, groups.get("adjective"))


def _is_year(match: re.Match[str]) -> bool:
    """Whether a number is the year of prices: "in 2022 dollars"."""
    return "word" in match.groupdict() and re.fullmatch(r"(?:19|20)\d\d", match["number"]) is not None


def _singular(word: str) -> str:
    """The form under which the table has a currency word."""
    word = word.lower()
    return word if word in _currencies().shared else word.removesuffix("s")


def _shared(story: str, word: str, adjective: str | None) -> str | None:
    """The currency of a word that several states use, by its adjective or by what the story speaks of most."""
    meanings = _currencies().shared.get(word)
    if meanings is None:
        return None
    if adjective:
        return meanings.get(re.sub(r"\s+", " ", adjective).strip())
    default, states = meanings.get("default"), _currencies().states
    codes = dict.fromkeys(code for name, code in meanings.items() if name not in ("default", "otherwise"))
    counts = {code: len(states[code].findall(story)) for code in codes if code in states}
    if default is not None and counts.get(default):
        return default
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    decided = bool(ranked) and ranked[0][1] > 0 and (len(ranked) == 1 or ranked[0][1] > ranked[1][1])
    return ranked[0][0] if decided else default or meanings.get("otherwise")


def _is_sum(story: str, match: re.Match[str]) -> bool:
    """Whether a currency word that is also another word ("won") is one: a large sum in a story about its state."""
    meanings, states = _currencies().shared[_singular(match["word"])], _currencies().states
    told = any(states[code].search(story) for code in meanings.values() if code in states)
    return told and _SCALE.search(match["number"].lower()) is not None and not _GOES_ON.match(story, match.end())


def _is_money(text: str, match: re.Match[str]) -> bool:
    """Whether "pounds" are money and not weight."""
    if match.groupdict().get("adjective"):
        return True
    single = match["word"].lower() == "pound"
    return not (
        (single and ("-" in match.group() or _currencies().weights.match(text, match.end())))
        or _OF_WEIGHT.match(text, match.end())
        or _WEIGHS.search(text[max(0, match.start() - 60) : match.start()])
    )


@cache
def _currencies() -> _Currencies:
    """The table, read once."""
    raw = tomli.loads(files("legation").joinpath("data", "mention", "currencies.toml").read_text(encoding="utf-8"))
    signs = raw["signs"] | {code: code for code in raw["codes"]["list"]}
    letters = raw["letters"]
    return _Currencies(
        signs=signs,
        letters=letters,
        words=raw["words"],
        factors=raw["factors"],
        states={code: re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})") for code, names in raw["states"].items()},
        weights=re.compile(rf"\s+(?:[\w-]+\s)?(?:{'|'.join(raw['weights']['list'])})"),
        shared=raw["shared"],
        strict=frozenset(raw["strict"]["list"]),
        patterns=(*_signed(list(signs), list(letters)), _worded(list(raw["words"]), raw["shared"])),
    )


def _signed(signs: list[str], letters: list[str]) -> tuple[re.Pattern[str], ...]:
    """A sign or code before a number, one behind it, and a single letter right before a large number."""
    sign = "|".join(re.escape(s) for s in _longest(set(signs)))
    before = rf"(?P<sign>{sign})\s?(?:(?P<low>{_SCALED}){_TO}(?:{sign})?\s?)?(?P<number>{_SCALED})(?![\d%])"
    after = rf"(?:(?P<low>{_SCALED}){_TO})?(?P<number>{_SCALED})\s?(?P<sign>{sign})"
    both = rf"(?<=between\s)(?P<sign>{sign})\s?(?P<low>{_SCALED})\s+and\s+(?:{sign})?\s?(?P<number>{_SCALED})(?![\d%])"
    return (
        re.compile(both),
        re.compile(rf"(?<![\w.$]){before}(?:\s+(?:dollars|euros|pounds)\b)?"),
        re.compile(rf"(?<![\w.$€£¥]){after}(?![\w$])"),
        re.compile(rf"(?<![\w.$])(?P<sign>{'|'.join(letters)})(?P<low>)(?P<number>{_BY_LETTER})"),
    )


def _worded(words: list[str], shared: dict[str, dict[str, str]]) -> re.Pattern[str]:
    """A number and a currency word, perhaps with an adjective between."""
    names = _longest({*words, *shared})
    adjectives = _longest({a for meanings in shared.values() for a in meanings if a[0].isupper()})
    adjective = "|".join(re.escape(a).replace(r"\ ", r"\s+") for a in adjectives)
    word = "|".join(re.escape(n).replace(r"\ ", r"\s+") for n in names)
    number = rf"(?:(?:{COMMA}|{GROUPED})|(?i:{NUMBER}))(?:\s?(?i:mn|bn|m|mrd\.?|mio\.?)(?!\w))?"
    figures = rf"{DIGITS}(?:\s(?:million|billion|trillion|thousand))?"
    spelled = rf"(?P<low>(?i:{NUMBER}))\s(?:to|or)\s"
    low = rf"(?:{spelled}|(?P<less>{figures}){_TO}|(?<=between\s)(?P<least>(?i:{NUMBER}))\sand\s)"
    return re.compile(
        rf"(?<![\w.$€£-]){low}?(?P<number>{number})[\s-]{{1,2}}(?:of\s+)?"
        rf"(?:(?:(?P<adjective>{adjective})|(?P<other>[A-Z][a-z]+))[\s-])?(?P<word>(?i:{word})(?:e?s)?)\b(?!\s+(?:bill|coin)s?\b)"
    )


def _longest(names: set[str]) -> list[str]:
    """Names with the longest first, so that a pattern tries them in that order."""
    return sorted(names, key=lambda name: (-len(name), name))
