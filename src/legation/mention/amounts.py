"""How much: sums of money with their currency.

A range with one sign ("$2-3 billion") gives two amounts, the lower and the upper, with the same words. Sums without
a number ("billions of dollars") are left out, and so are currency words that several states share where neither
an adjective nor the story tells which is meant.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from legation.language.model import Sentence
from legation.mention.heads import head_of
from legation.mention.model import Amount
from legation.mention.numbers import DIGITS, NUMBER, value_of
from legation.story.model import Story

_SCALED = (
    rf"{DIGITS}(?:\s?-?\s?(?:thousand|million|billion|trillion|lakh|crore)\b)*"
    r"(?:\s?(?i:mln|mio|mn|bln|bn|trn|tn|m|b|k)\b)?"
)
_TO = r"\s?(?:-|–|—|\bto\b|\bor\b)\s?"
_OF_WEIGHT = re.compile(r"\s+(?:of\b|(?:heavier|lighter|per square|overweight)\b)|-")
_WEIGHS = re.compile(r"\bweigh\w*[^.]{0,30}$", re.IGNORECASE)


class _Currencies(msgspec.Struct, frozen=True):
    """The table of currencies and the patterns made of it."""

    signs: dict[str, str]
    words: dict[str, str]
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
            found += [_amount(match, value, currency, spot) for value in _values(match)]
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
    low = match["low"]
    if upper is None or low is None:
        return [] if upper is None else [upper]
    lower = value_of(low)
    if lower is None:
        return [upper]
    scale = re.search(r"[a-z]+(?:[\s-]+[a-z]+)*$", match["number"].lower())
    if scale and re.fullmatch(DIGITS, low.strip()):
        lower = value_of(f"{low.strip()} {scale.group()}") or lower
    return sorted({lower, upper})


def _currency(story: str, match: re.Match[str]) -> str | None:
    """The ISO code of a matched sum."""
    table, groups = _currencies(), match.groupdict()
    sign = groups.get("sign")
    if sign:
        code = table.signs.get(sign, sign)
        return code if code.isupper() else _shared(story, code, None)
    word = re.sub(r"\s+", " ", match["word"])
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
    if word in _currencies().strict:
        return None
    if "default" in meanings:
        return meanings["default"]
    meanings = dict(meanings)
    otherwise = meanings.pop("otherwise", None)
    counts: dict[str, int] = {}
    for name, code in meanings.items():
        counts[code] = counts.get(code, 0) + len(re.findall(rf"\b{re.escape(name[:-1])}", story))
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    decided = ranked[0][1] > 0 and (len(ranked) == 1 or ranked[0][1] > ranked[1][1])
    return ranked[0][0] if decided else otherwise


def _is_money(text: str, match: re.Match[str]) -> bool:
    """Whether "pounds" are money and not weight."""
    if match.groupdict().get("adjective"):
        return True
    hyphen = match["word"].lower() == "pound" and "-" in match.group()
    return not (
        hyphen
        or _OF_WEIGHT.match(text, match.end())
        or _WEIGHS.search(text[max(0, match.start() - 60) : match.start()])
    )


@cache
def _currencies() -> _Currencies:
    """The table, read once."""
    raw = tomllib.loads(files("legation").joinpath("data", "mention", "currencies.toml").read_text(encoding="utf-8"))
    signs = raw["signs"] | {code: code for code in raw["codes"]["list"]}
    return _Currencies(
        signs=signs,
        words=raw["words"],
        shared=raw["shared"],
        strict=frozenset(raw["strict"]["list"]),
        patterns=(*_signed(list(signs)), _worded(list(raw["words"]), raw["shared"])),
    )


def _signed(signs: list[str]) -> tuple[re.Pattern[str], ...]:
    """A sign or code before a number, and one behind it."""
    sign = "|".join(re.escape(s) for s in _longest(set(signs)))
    before = rf"(?P<sign>{sign})\s?(?:(?P<low>{_SCALED}){_TO}(?:{sign})?\s?)?(?P<number>{_SCALED})(?![\d%])"
    after = rf"(?:(?P<low>{_SCALED}){_TO})?(?P<number>{_SCALED})\s?(?P<sign>{sign})"
    both = rf"(?<=between\s)(?P<sign>{sign})\s?(?P<low>{_SCALED})\s+and\s+(?:{sign})?\s?(?P<number>{_SCALED})(?![\d%])"
    return (
        re.compile(both),
        re.compile(rf"(?<![\w.$]){before}(?:\s+(?:dollars|euros|pounds)\b)?"),
        re.compile(rf"(?<![\w.$€£¥]){after}(?![\w$])"),
    )


def _worded(words: list[str], shared: dict[str, dict[str, str]]) -> re.Pattern[str]:
    """A number and a currency word, perhaps with an adjective between."""
    names = _longest({*words, *shared})
    adjectives = _longest({a for meanings in shared.values() for a in meanings if a[0].isupper()})
    adjective = "|".join(re.escape(a).replace(r"\ ", r"\s+") for a in adjectives)
    word = "|".join(re.escape(n).replace(r"\ ", r"\s+") for n in names)
    number = rf"(?i:{NUMBER})(?:\s?(?:mn|bn|m))?"
    return re.compile(
        rf"(?<![\w.$€£-])(?:(?P<low>{number}){_TO})?(?P<number>{number})[\s-]{{1,2}}(?:of\s+)?"
        rf"(?:(?:(?P<adjective>{adjective})|(?P<other>[A-Z][a-z]+))[\s-])?(?P<word>(?i:{word})(?:e?s)?)\b(?!\s+(?:bill|coin)s?\b)"
    )


def _longest(names: set[str]) -> list[str]:
    """Names with the longest first, so that a pattern tries them in that order."""
    return sorted(names, key=lambda name: (-len(name), name))
