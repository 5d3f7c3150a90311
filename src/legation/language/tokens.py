"""Words and marks: where the tokens of a stretch of text lie, split as English Universal Dependencies splits them.

"don't" is ``do n't``, "Iran's" ``Iran 's``, "U.S.-backed" ``U.S. - backed``, "$4.8bn" ``$ 4.8 bn``; "anti-war", "9/11",
"Lt.", "a.m." and addresses stay whole. Every character but white space and invisible marks is in one token.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import tomli

Extent = tuple[int, int]

_APOSTROPHE = "['’ʼ]"
_LETTER = r"[^\W\d_]"
_IN_WORD = r"[\w\u0300-\u036f\u00ad\u200c\u200d]"
_INVISIBLE = r"\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_CLITIC = re.compile(rf"(?:n{_APOSTROPHE}t|{_APOSTROPHE}(?:s|m|d|re|ve|ll))$", re.IGNORECASE)
_NEXT_WORD = re.compile(r"\s*(\w+)")
_LAST_WORD = re.compile(r"(\w+)\s+$")
_UNIT = re.compile(r"(\d)([A-Za-z.]+)$")


@cache
def words() -> dict[str, Any]:
    """What ``words.toml`` says about spelling: abbreviations, prefixes, units, words that begin a sentence."""
    return tomli.loads(files("legation").joinpath("data", "english", "words.toml").read_text(encoding="utf-8"))


@cache
def abbreviations() -> dict[str, str]:
    """Abbreviations with their full stop, each with its kind: title, other, dates, numbered; titles in capitals too."""
    known = {word: kind for kind, listed in words()["abbreviations"].items() for word in listed}
    return {word.upper(): kind for word, kind in known.items() if kind == "title" and len(word) > 2} | known


@cache
def _pattern() -> re.Pattern[str]:
    listed = words()["tokens"]
    prefixes = "|".join(listed["prefixes"])
    domains = "|".join(listed["domains"])
    word = rf"{_LETTER}{_IN_WORD}*(?:{_APOSTROPHE}{_LETTER}{_IN_WORD}*)*"
    tail = r"[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]'’]"
    parts = {
        "address": rf"(?:https?://|www\.){tail}|[\w.+-]{{1,64}}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}})*|[@#](?=[^\W\d])\w+"
        rf"|(?<![\w.])(?-i:(?:[A-Za-z0-9-]{{1,63}}\.){{1,5}}(?:{domains}))(?![\w.@])(?:/{tail})?",
        "dotted": rf"(?<!\w)(?:(?:Ph|M|B|D)\.(?:D|Sc|Phil)\.?(?!\w)|(?:{_LETTER}\.)+{_LETTER}(?:\.|(?!\w)))",
        "number": r"(?:\d-)?\d{3}-(?:\d{3}-)?\d{4}(?![\w-])|\d{1,4}-\d{1,2}-\d{1,4}(?!\w)|[+](?=\d)\d+"
        r"|(?:(?<![\w.])\.)?\d+(?:[.,:/+]\d+)*(?:(?<=\d0)['’]s(?!\w)|\w*)"
        rf"|(?<!\w){_APOSTROPHE}\d\ds?(?!\w)",
        "word": rf"(?:(?:{prefixes})-)+{_IN_WORD}*(?:{_APOSTROPHE}{_LETTER}+)*|[A-Z]+&[A-Z]+(?!\w)|{word}|_+",
        "clitic": rf"(?<=[\w.]){_APOSTROPHE}(?:s|re|ve|ll|d|m)(?!\w)",
        "marks": r"\.{2,}|…\.*|-{2,}|[!?]{2,}|(?P<run>[*=+~#_<>-])(?P=run)+|''|``|[:;]-?[()](?=\s|$)",
        "mark": rf"[^\s{_INVISIBLE}]",
    }
    return re.compile("|".join(f"(?P<{name}>{part})" for name, part in parts.items()), re.IGNORECASE)


def tokens(text: str, start: int, end: int) -> Iterator[Extent]:
    """The tokens of ``text[start:end]``, in order, as (start, end) into ``text``."""
    at = start
    for found in _pattern().finditer(text, start, end):
        low, high = found.span()
        if low < at:  # the full stop of an abbreviation
            continue
        kind = found.lastgroup or ""
        if kind == "word":
            high = _with_stop(text, low, high, end)
            yield from _parts(text, low, high)
        elif kind == "number":
            yield from _number(text, low, high)
        else:
            yield low, high
        at = high


def _with_stop(text: str, low: int, high: int, end: int) -> int:
    """The end of a word, after its full stop where it is an abbreviation."""
    if high >= end or text[high] != "." or text[high : high + 2] == "..":
        return high
    word = text[low : high + 1]
    kind = abbreviations().get(word)
    follows = text[high + 1 : min(end, high + 4)].lstrip()[:1]
    if kind in ("title", "other"):
        return high + 1
    if kind == "numbered":
        return high + 1 if follows.isdigit() else high
    if kind == "dates":
        return high + 1 if follows.isalnum() or follows in (",", ")", "-", "–") else high
    return high + 1 if high - low == 1 and _is_initial(text, low) else high


def _is_initial(text: str, low: int) -> bool:
    """Whether a lone capital letter with a full stop is part of a name ("George W. Bush"), not "plan B."."""
    following = _NEXT_WORD.match(text, low + 2)
    if text[low] == "I" or not text[low].isupper() or not following or not following[1][:1].isupper():
        return False
    before = _LAST_WORD.search(text, max(0, low - 40), low)
    spelling = words()["tokens"]
    lettered = before is not None and before[1].lower() in spelling["lettered"] + spelling["on"].get(text[low], [])
    return not lettered and following[1] not in words()["sentences"]["starters"]


def _parts(text: str, low: int, high: int) -> Iterator[Extent]:
    """A word without its clitics, then each of them ("would n't 've")."""
    cut = words()["tokens"]["pairs"].get(text[low:high].lower())
    if cut:
        yield from ((low, low + cut), (low + cut, high))
        return
    tail: list[Extent] = []
    while (found := _CLITIC.search(text, max(low + 1, high - 3), high)) is not None:
        tail.append(found.span())
        high = found.start()
    yield low, high
    yield from reversed(tail)


def _number(text: str, low: int, high: int) -> Iterator[Extent]:
    """A number, and its unit apart ("5.30 pm"); "20th", "1990s" and "4A" are one token."""
    found = _UNIT.search(text, low, high)
    if found and found.group(2).lower() in _units():
        yield low, found.start(2)
        yield found.start(2), high
    else:
        yield low, high


@cache
def _units() -> frozenset[str]:
    return frozenset(words()["tokens"]["units"])
