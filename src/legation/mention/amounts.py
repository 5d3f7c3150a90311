"""How much: sums of money with their currency.

A range with one sign ("$2-3 billion") gives two amounts, the lower and the upper, with the same words. Sums without
a number ("billions of dollars") are left out, and so are currency words that several states share where neither
an adjective nor the story tells which is meant.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
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
    found = [a for sentence in sentences for a in _in_sentence(story, sentence)]
    return tuple(sorted(found, key=lambda a: (a.start, a.value)))


def _in_sentence(story: Story, sentence: Sentence) -> Iterator[Amount]:
    """The sums of a sentence: those with a sign or code, then those with a word that do not overlap them."""
    text = story.text[sentence.start : sentence.end]
    if not any(c.isdigit() or c.isspace() for c in text):
        return
    taken: list[tuple[int, int]] = []
    for match in (match for pattern in _currencies().patterns for match in pattern.finditer(text)):
        if any(match.start() < end and match.end() > start for start, end in taken):
            continue
        currency = _currency(story.text, text, match)
        head = head_of(sentence, sentence.start + match.start(), sentence.start + match.end())
        if currency is None or head is None:
            continue
        taken.append(match.span())
        start, end = sentence.start + match.start(), sentence.start + match.end()
        for value in _values(match):
            yield Amount(
                text=match.group(),
                start=start,
                end=end,
                value=value,
                currency=currency,
                sentence=sentence.index,
                head=head,
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


def _currency(story: str, text: str, match: re.Match[str]) -> str | None:
    """The ISO code of a matched sum."""
    table, groups = _currencies(), match.groupdict()
    sign = groups.get("sign")
    if sign:
        code = table.signs.get(sign, sign)
        return code if code.isupper() else _shared(story, code, None)
    word = re.sub(r"\s+", " ", match["word"])
    if word.lower().startswith("pound") and not _is_money(text, match):
        return None
    singular = _singular(word)
    for form in (word, word.lower(), singular):
        if form in table.words:
            return table.words[form]
    return _shared(story, singular, groups.get("adjective"))


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
    return not (hyphen or _OF_WEIGHT.match(text, match.end()) or _WEIGHS.search(text[: match.start()]))


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
        rf"(?:(?P<adjective>{adjective})[\s-])?(?P<word>(?i:{word})(?:e?s)?)\b(?!\s+(?:bill|coin)s?\b)"
    )


def _longest(names: set[str]) -> list[str]:
    """Names with the longest first, so that a pattern tries them in that order."""
    return sorted(names, key=lambda name: (-len(name), name))
