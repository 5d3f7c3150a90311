"""The grammar of dates: text → phrases with a term (``date_terms``), not yet set against a calendar.

Three steps: patterns find the plain terms, neighbours join into ranges ("from March 3 to April 5"), and the words
before them give the relation ("since", "by"). Months and weekdays need their capital letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files

import msgspec
import tomli

from legation.mention.date_more_patterns import GROUPS as MORE
from legation.mention.date_more_patterns import HINTS as MORE_HINTS
from legation.mention.date_patterns import HINTS, PATTERNS, compiled
from legation.mention.date_terms import (
    Between,
    Day,
    Feast,
    From,
    Month,
    Offset,
    Phrase,
    Relation,
    Term,
    Weekday,
    WeekdayOf,
    Year,
)

ALL_HINTS = {**HINTS, **MORE_HINTS}
ALL_PATTERNS = (*PATTERNS, *compiled(MORE))
"""Every pattern, with the hints by which a text is first tried."""

_RANGE_WORD = re.compile(r"\s*(?:-|–|—)\s*|,?\s+(?:to|until|till|through|thru|up to)\s+(?:the\s+)?", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+(?:the\s+)?", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|between)\s+(?:the\s+)?$", re.IGNORECASE)
_LENGTH = re.compile(r"\bfor\s+(?:\w+\s+)?$", re.IGNORECASE)
_SAME_PHRASE = re.compile(
    r"\s+(?:(?:the|his|her|its|their|a|an)\s+)?(?:[\w’'-]+\s+){0,4}?(?:of\s+|on\s+|in\s+)?", re.IGNORECASE
)
_NOUN_BEHIND = re.compile(r"(?=[,.;:]|\s*$)|\s+(?:the|that|this|his|her|its|their)\s+(?P<noun>(?:[a-z-]+\s*){1,3})")
_MOVED = re.compile(
    r"\b(?:postponed?|moved?|rescheduled?|delayed?|(?:brought|brings?|pushed) (?:forward|back))\b[^.]*$", re.I
)
_RELATION_WORDS: tuple[tuple[Relation, str], ...] = (
    ("since", r"(?:ever\s+)?since"),
    ("until", r"(?:until|till|through)(?:\s+at\s+least)?|by|no\s+later\s+than|not\s+later\s+than|up\s+to"),
    ("before", r"before|prior\s+to"),
    ("after", r"after"),
)
_RELATIONS: tuple[tuple[Relation, re.Pattern[str]], ...] = tuple(
    (relation, re.compile(rf"\b(?:{words})\s+(?:on\s+|in\s+)?(?:the\s+)?$", re.IGNORECASE))
    for relation, words in _RELATION_WORDS
)
_DAYTIME_AFTER = re.compile(
    r"\s+(?:morning|afternoon|evening|night|overnight|at\s+noon|at\s+midnight)\b", re.IGNORECASE
)
_DAYTIME_BEFORE = re.compile(
    r"\b(?:(?:early|late)(?:\s+on)?|noon|midnight|overnight"
    r"|(?:the\s+)?(?:early\s+|late\s+)?(?:morning|afternoon|evening|night)\s+(?:of|on)"
    r"|(?:the\s+)?(?:early|small|wee|late|pre-?dawn)\s+hours\s+(?:of|on))\s+$",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(
    r"(?:^|\b(?:in|since|by|until|till|of|during|from|to|between|and|or|before|after|for|year|the|a|that|its|their"
    r"|his|her|our|this|through|back|throughout|least|as|around|circa|fiscal|FY|spring|summer|autumn|fall|winter|late|early|mid)"
    r"|['’]s|s['’]|,|\(|–|—|-)\s*$",
    re.IGNORECASE,
)
_BEFORE_NUMBER = re.compile(r"\b(?:and|or|to|of|a)\s+$|[–—-]\s*$|,\s*$", re.IGNORECASE)
_NOT_A_YEAR = re.compile(
    r"\s*(?:%|percent|per\s+cent)|\s+(?:people|troops|soldiers|dollars|euros|pounds|km|kilomet\w+|miles|met(?:er|re)s"
    r"|feet|tons|tonnes|hours|days|Agenda|Committee|others|men|women|children|civilians|workers|protesters|members)\b"
)
_MONTH_BEFORE = re.compile(
    r"\b(?:in|since|by|until|till|of|during|from|to|between|and|for|before|after|late|early|mid|through|or|every"
    r"|throughout|around)[\s-]+(?:the\s+)?$",
    re.IGNORECASE,
)
_DAY_NAMES = re.compile(
    r"\b(?:Black|Bloody|Good|Ash|Holy|Palm|Super|Cyber|Easter|Giving|Orthodox|Shrove|Maundy|Sheffield)\s+$"
)
_HABIT = re.compile(r"\b(?:every|each|most|some)\s+$", re.IGNORECASE)
_RESOLUTION = re.compile(r"\b[Rr]esolutions?\s+[\d/]+\s*\($")
_PAPERS = re.compile(r"\s+(?:Times|Telegraph|Mirror|Mail|Express|Herald|Club|Today)\b")


def find_phrases(text: str) -> tuple[Phrase, ...]:
    """All date phrases in ``text``, in order, not overlapping. Offsets count into ``text``."""
    plain = [_widened(text, phrase) for phrase in _longest(_candidates(text)) if _stands(text, phrase)]
    return tuple(_related(text, phrase) for phrase in _joined(text, list(_counted(text, plain))))


def _candidates(text: str) -> Iterator[Phrase]:
    """Every match of every pattern whose hints the text holds."""
    hints = {name for name, hint in ALL_HINTS.items() if hint.search(text)}
    for needs, pattern, build in ALL_PATTERNS:
        if not hints.issuperset(needs):
            continue
        for match in pattern.finditer(text):
            term = build(match)
            if term is not None:
                bare = isinstance(term, Month | Year | Weekday) and " " not in match.group().strip()
                yield Phrase(match.start(), match.end(), term, core=match.start(), bare=bare)


def _longest(phrases: Iterator[Phrase]) -> Iterator[Phrase]:
    """Leftmost, longest phrases that do not overlap; the earlier pattern wins where both are equal."""
    end = 0
    for phrase in sorted(phrases, key=lambda p: (p.start, -p.end)):
        if phrase.start >= end:
            yield phrase
            end = phrase.end


def _stands(text: str, phrase: Phrase) -> bool:
    """Whether the words around a phrase let it be a date."""
    before, after = text[max(0, phrase.start - 24) : phrase.start], text[phrase.end : phrase.end + 16]
    match phrase.term:
        case Year() if phrase.bare:
            return _year_stands(before, after)
        case Month(month=3 | 5, year=None, which="", part=None) if phrase.bare:
            return bool(_MONTH_BEFORE.search(before))
        case Weekday():
            return not _DAY_NAMES.search(before) and not _PAPERS.match(after) and not _HABIT.search(before)
        case Offset() if text[phrase.start].isupper():
            return not re.search(r"[A-Z]\w*\s+$", before)
    return True


def _year_stands(before: str, after: str) -> bool:
    """Whether four digits are a year: a word before them that goes with years, nothing counted behind them."""
    if not _YEAR_BEFORE.search(before) or _NOT_A_YEAR.match(after) or _RESOLUTION.search(before):
        return False
    counted = re.match(r"\s+[a-z]+s\b(?!['’])", after)
    return not (counted and _BEFORE_NUMBER.search(before))


@cache
def _known_days() -> dict[tuple[int, int], tuple[int, re.Pattern[str]]]:
    """Days known by their date: month and day, their year, and the words behind them."""
    raw = tomli.loads(files("legation").joinpath("data", "mention", "days.toml").read_text(encoding="utf-8"))
    rows = [(date.fromisoformat(row["date"]), "|".join(map(re.escape, row["words"]))) for row in raw["day"]]
    return {(day.month, day.day): (day.year, re.compile(rf",?\s+(?:{words})\b")) for day, words in rows}


def _with_known_year(text: str, phrase: Phrase) -> Phrase:
    """A day without a year that its next words make a known one: "the September 11 attacks"."""
    term = phrase.term
    if not isinstance(term, Day) or term.year is not None:
        return phrase
    year, behind = _known_days().get((term.month, term.day), (None, None))
    if behind is None or not behind.match(text, phrase.end):
        return phrase
    return msgspec.structs.replace(phrase, term=msgspec.structs.replace(term, known=year))


def _widened(text: str, phrase: Phrase) -> Phrase:
    """A day with the time of day around it: "late Thursday", "Thursday night"; its year where it is a known one."""
    if not isinstance(phrase.term, Day | Weekday | Offset | WeekdayOf):
        return phrase
    phrase = _with_known_year(text, phrase)
    before, after = _DAYTIME_BEFORE.search(text[: phrase.start]), _DAYTIME_AFTER.match(text, phrase.end)
    start = before.start() if before else phrase.start
    return msgspec.structs.replace(phrase, start=start, core=start, end=after.end() if after else phrase.end)


def _counted(text: str, phrases: list[Phrase]) -> Iterator[Phrase]:
    """Phrases, a time counted from another ("two days after …") joined with the date that it is counted from, and
    "tomorrow" with the day that says it again.

    Where none stands behind it, it is counted from the date told before, if its noun was told with that; a time counted
    from what has neither ("a year after taking office") is left out.
    """
    i = 0
    while i < len(phrases):
        phrase, behind = phrases[i], phrases[i + 1] if i + 1 < len(phrases) else None
        i += 1
        if isinstance(phrase.term, Offset) and behind is not None and _tells_again(text, phrase, behind):
            yield msgspec.structs.replace(behind, start=phrase.start, core=phrase.core)
            i += 1
        elif not isinstance(phrase.term, From):
            yield phrase
        elif _LENGTH.search(text[: phrase.start]):
            continue
        elif behind is not None and _SAME_PHRASE.fullmatch(text[phrase.end : behind.start]):
            term = msgspec.structs.replace(phrase.term, anchor=behind.term)
            yield msgspec.structs.replace(phrase, end=behind.end, term=term)
            i += 1
        elif noun := _NOUN_BEHIND.match(text, phrase.end):
            yield msgspec.structs.replace(phrase, term=msgspec.structs.replace(phrase.term, noun=noun["noun"] or ""))


def _tells_again(text: str, phrase: Phrase, behind: Phrase) -> bool:
    """Whether a day in full says again what stands before it: "tomorrow, December 21"."""
    between = text[phrase.end : behind.start]
    return isinstance(behind.term, Day) and bool(re.fullmatch(r",?\s+\(?", between))


def _joined(text: str, phrases: list[Phrase]) -> Iterator[Phrase]:
    """Phrases, two neighbours with "to", "–" or "between … and" between them made one."""
    i = 0
    while i < len(phrases):
        pair = _range(text, *phrases[i : i + 2]) if i + 1 < len(phrases) else None
        yield pair or phrases[i]
        i += 2 if pair else 1


def _range(text: str, first: Phrase, last: Phrase) -> Phrase | None:
    """One phrase from two, where the words around them make them a range."""
    opening = _FROM.search(text[: first.start])
    between = text[first.end : last.start]
    is_and = _AND.fullmatch(between) and (_says_between(opening) or _goes_on(first.term, last.term))
    if not (is_and or _RANGE_WORD.fullmatch(between)) or not _alike(first.term, last.term):
        return None
    if opening and _MOVED.search(text[: opening.start()]):
        return None
    start = opening.start() if opening else first.start
    return Phrase(start, last.end, Between(_with_year(first.term, last.term), last.term), core=first.start)


def _says_between(opening: re.Match[str] | None) -> bool:
    return opening is not None and opening.group().lower().startswith("between")


def _goes_on(first: Term, last: Term) -> bool:
    """Whether two terms joined with "and" are one time: two years or months, or a day and the next."""
    match first, last:
        case (Year(), Year()) | (Month(which=""), Month(which="")):
            return True
        case Weekday(weekday=one, which=""), Weekday(weekday=other, which=""):
            return (one + 1) % 7 == other
        case Day(month=month, day=one), Day(month=same, day=other):
            return month == same and one + 1 == other
    return False


def _alike(first: Term, last: Term) -> bool:
    """Whether two terms may be the ends of one range: both plain, not a range already."""
    return not isinstance(first, Between) and not isinstance(last, Between) and _is_long(first) == _is_long(last)


def _is_long(term: Term) -> bool:
    return not isinstance(term, Day | Weekday | Offset | Feast)


def _with_year(first: Term, last: Term) -> Term:
    """The first end of a range with the year of the last, or the year before ("November to January 2021")."""
    if isinstance(first, Day | Month) and first.year is None and isinstance(last, Day | Month) and last.year:
        later = (first.month, getattr(first, "day", 0)) > (last.month, getattr(last, "day", 0))
        return msgspec.structs.replace(first, year=last.year - later)
    return first


def _related(text: str, phrase: Phrase) -> Phrase:
    """The phrase with the relation that the words before it give."""
    if isinstance(phrase.term, Between):
        return phrase
    before = text[max(0, phrase.start - 24) : phrase.start]
    for relation, pattern in _RELATIONS:
        match = pattern.search(before)
        if match:
            start = phrase.start - len(before) + match.start()
            return msgspec.structs.replace(phrase, start=start, relation=relation, bare=False)
    return phrase
