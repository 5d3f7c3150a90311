"""Patterns of plain date terms: a regular expression and what it means, one row each."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import cast

from legation.mention.date_terms import (
    Ago,
    Around,
    Between,
    Day,
    Decade,
    Month,
    Night,
    Offset,
    Part,
    Quarter,
    Season,
    Shift,
    Stretch,
    Term,
    Unit,
    Weekday,
    Weekend,
    Which,
    Year,
)
from legation.mention.numbers import NUMBER, value_of

Build = Callable[[re.Match[str]], Term | None]
Pattern = tuple[tuple[str, ...], re.Pattern[str], Build]

MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()  # noqa: SIM905
SEASONS = {"spring": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn", "winter": "winter"}
_PARTS: dict[str, Part] = {
    "early": "early",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "beginning": "start",
    "start": "start",
    "end": "end",
    "first half": "first half",
    "second half": "second half",
}
_SHIFTS = {"last": -1, "this": 0, "next": 1}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}


def _month_names() -> str:
    long = "|".join(f"{m}|{m.upper()}" for m in MONTHS)
    short = "|".join(f"{m[:3]}|{m[:3].upper()}" for m in MONTHS if m != "May")
    return rf"(?:{long}|(?:{short}|Sept|SEPT)\b\.?)"


GAP = r"\s{1,3}"
MONTH = rf"(?P<month>{_month_names()})"
_FULL_MONTH = rf"(?P<month>{'|'.join(MONTHS)})"
_DAY_NUMBER = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.:]\d|,(?!(?:19|20)\d\d\b)\d)"
DAY = rf"(?P<day>{_DAY_NUMBER})"
_SPELLED_DAYS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty-first",
    "twenty-second",
    "twenty-third",
    "twenty-fourth",
    "twenty-fifth",
    "twenty-sixth",
    "twenty-seventh",
    "twenty-eighth",
    "twenty-ninth",
    "thirtieth",
    "thirty-first",
]
_LAST_DAY = rf"(?P<last>{_DAY_NUMBER})"
YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)(?![\d%]|[.,:]\d)"
COMMA_YEAR = rf"(?:\s?,?\s?(?:of{GAP})?(?<![\d]){YEAR})"
WEEKDAY = rf"(?P<weekday>{'|'.join(f'{d}|{d.upper()}' for d in WEEKDAYS)})"
_ANY_WEEKDAY = WEEKDAY.removesuffix(")") + r"|(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\b\.?)"
_WHICH = r"(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Pp]ast|[Tt]his past|[Cc]oming|[Tt]his coming)"
_PART = (
    rf"(?:(?P<part>[Ee]arly|[Mm]id|[Ll]ate"
    rf"|(?:[Tt]he{GAP})?(?:beginning|start|end|middle|first half|second half){GAP}of)"
    rf"(?:[\s-]{{1,3}}|-)(?:in{GAP})?(?:[Tt]he{GAP})?)"
)
_SHIFT = rf"(?:,?{GAP}(?:of{GAP})?(?P<shift>last|this|next){GAP}year)"
UNIT = r"(?P<unit>day|week|month|quarter|year|decade|hour)"
_BETWEEN_DAYS = rf"(?:\s?[-–—/]\s?|(?:,\s\d\d?)*,?{GAP}(?:to|and|through|until|till){GAP}(?:[Tt]he{GAP})?)"
COUNT = rf"(?P<count>(?i:{NUMBER}|an?))"


def month_of(name: str) -> int:
    """The number of a month from its name or short name."""
    return [m[:3].lower() for m in MONTHS].index(name[:3].lower()) + 1


def weekday_of(name: str | None) -> int | None:
    """The number of a weekday from its name or short name, Monday 0."""
    return None if name is None else [d[:3].lower() for d in WEEKDAYS].index(name[:3].lower())


def number_of(words: str | None) -> int | None:
    """The figures of a day or year as a number."""
    return int(re.sub(r"\D", "", words)) if words else None


def _which_of(word: str | None) -> Which:
    if not word:
        return ""
    last = word.lower().split()[-1]
    return cast(Which, {"past": "last", "coming": "next"}.get(last, last))


def _part_of(words: str | None) -> Part | None:
    if not words:
        return None
    return next(part for word, part in _PARTS.items() if word in words.lower())


def count_of(words: str) -> float | None:
    """How many "a", "few" or a number is; a few are taken for three."""
    return {"a": 1.0, "an": 1.0, "few": 3.0}.get(words.lower()) or value_of(words)


def group(match: re.Match[str], name: str) -> str | None:
    """What a named group matched, None where the pattern has no such group."""
    return match.groupdict().get(name)


def _day(match: re.Match[str]) -> Term | None:
    year, shift = number_of(group(match, "year")), group(match, "shift")
    month, number = month_of(match["month"]), number_of(match["day"])
    if number is None:
        return None
    first = Day(month, number, year, weekday_of(group(match, "weekday")), _SHIFTS[shift] if shift else None)
    last = number_of(group(match, "last"))
    return first if last is None else Between(first, Day(month, last, year)) if last > number else None


def _spelled_day(match: re.Match[str]) -> Term | None:
    number = _SPELLED_DAYS.index(match["spelled"]) + 1
    return Day(month_of(match["month"]), number, number_of(group(match, "year")))


def _iso(match: re.Match[str]) -> Term | None:
    return Day(int(match["month"]), int(match["day"]), int(match["year"]))


def _iso_month(match: re.Match[str]) -> Term | None:
    return Month(int(match["month"]), int(match["year"]))


def _slashed(match: re.Match[str]) -> Term | None:
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if "." in match.group() or first > 12:
        return Day(second, first, year)
    if second > 12 or first == second:
        return Day(first, second, year)
    return None


def _month(match: re.Match[str]) -> Term | None:
    shift, which = group(match, "shift"), _which_of(group(match, "which"))
    month, year = month_of(match["month"]), number_of(group(match, "year"))
    return Month(month, year, _part_of(group(match, "part")), which, _SHIFTS[shift] if shift else None)


def _year(match: re.Match[str]) -> Term | None:
    return Year(int(match["year"]), _part_of(group(match, "part")))


def _years(match: re.Match[str]) -> Term | None:
    first, tail = int(match["year"]), match["tail"]
    last = int(match["year"][: 4 - len(tail)] + tail)
    longest = 1 if "/" in match.group() else 20 if len(tail) == 2 else 1000
    return Between(Year(first), Year(last)) if first < last <= first + longest else None


def _decade(match: re.Match[str]) -> Term | None:
    digits = match["decade"]
    return Decade(int(digits) if len(digits) == 4 else 1900 + int(digits), _part_of(group(match, "part")))


def _season(match: re.Match[str]) -> Term | None:
    name = SEASONS[match["season"].lower()]
    return Season(name, number_of(group(match, "year")), _which_of(group(match, "which")))  # type: ignore[arg-type]


def _quarter(match: re.Match[str]) -> Term | None:
    shift = group(match, "shift")
    number = _ORDINALS.get(match["nth"].lower()) or int(match["nth"][-1])
    return Quarter(number, number_of(group(match, "year")), _SHIFTS[shift] if shift else None)


def _around(match: re.Match[str]) -> Term | None:
    part = group(match, "part")
    words = part.lower() if part else ""
    if words in ("earlier", "later", "so far"):
        return Around(cast(Unit, match["unit"]), _which_of(match["which"]), words)
    which: Which = "this" if match["which"].lower() in ("the", "current") else _which_of(match["which"])
    return Around(cast(Unit, match["unit"]), which, _part_of(part))


def _ago(match: re.Match[str]) -> Term | None:
    count = count_of(match["count"])
    half = 0.5 if group(match, "half") else 0.0
    sign = 1 if "from" in match["way"] else -1
    exact = group(match, "exact") is not None
    return None if count is None else Ago(sign * (count + half), cast(Unit, match["unit"]), exact)


def _shift(match: re.Match[str]) -> Term | None:
    count = count_of(match["count"])
    sign = -1 if match["way"] == "earlier" else 1
    return None if count is None else Shift(sign * count, cast(Unit, match["unit"]))


def _neighbour(match: re.Match[str]) -> Term | None:
    count = {"next": 1, "following": 1, "previous": -1, "preceding": -1}.get(match["way"].lower().split()[-1], 0)
    return Shift(count, cast(Unit, group(match, "unit") or "day"))


def _stretch(match: re.Match[str]) -> Term | None:
    count = count_of(group(match, "count") or "a")
    sign = 1 if match["which"].lower() in ("next", "coming", "following") else -1
    return None if count is None else Stretch(sign * count, cast(Unit, match["unit"]))


def _weekday(match: re.Match[str]) -> Term | None:
    weekday = weekday_of(match["weekday"])
    return None if weekday is None else Weekday(weekday, _which_of(match["which"]))


def _offset(days: int) -> Build:
    return lambda match: Offset(days)


def day_patterns() -> list[str]:
    """A day and its month in both orders, perhaps with the year."""
    tail = rf"(?:{COMMA_YEAR}|{_SHIFT})?"
    return [rf"{MONTH}\s{{0,3}}{DAY}{tail}", rf"(?:[Tt]he{GAP})?{DAY}{GAP}(?:of{GAP})?{MONTH}{tail}"]


HINTS: dict[str, re.Pattern[str]] = {
    "figure": re.compile(r"\d"),
    "month": re.compile("|".join(f"{m[:3]}|{m[:3].upper()}" for m in MONTHS)),
    "weekday": re.compile("|".join(f"{d[:3]}|{d[:3].upper()}" for d in WEEKDAYS)),
    "season": re.compile(r"pring|ummer|utumn|[Ff]all|inter"),
    "unit": re.compile(r"day|week|month|quarter|year|decade|hour"),
    "word": re.compile(r"oday|onight|esterday|omorrow|night|morning|afternoon|evening"),
}
"""What a text must hold for the patterns of a group to match in it: a quick test that saves trying them."""

_GROUPS: dict[tuple[str, ...], list[tuple[str, Build]]] = {
    ("figure",): [
        (r"9/11\b(?!/)", lambda match: Day(9, 11, 2001)),
        (r"(?P<year>(?:19|20)\d\d)(?P<mark>[-/])(?P<month>0[1-9]|1[0-2])(?P=mark)(?P<day>[0-3]\d)"
         r"(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?(?!\d|-\d)", _iso),
        (r"(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2](?=-[A-Z]))(?!\d|-\d\d\b)", _iso_month),
        (r"(?P<first>[0-3]?\d)(?P<mark>[/.])(?P<second>[0-3]?\d)(?P=mark)(?P<year>(?:19|20)\d\d)(?!\d)", _slashed),
        (rf"{YEAR}\s?[-–—/]\s?(?P<tail>(?:20|19)?\d\d)(?![\d%-])", _years),
        (rf"{_PART}?{YEAR}(?!-)\b", _year),
        (rf"(?:[Tt]he{GAP})?{_PART}?(?P<decade>(?:1[5-9]|20)\d0)['’]?s\b", _decade),
        (rf"(?:[Tt]he{GAP}){_PART}?['’]?(?P<decade>[2-9]0)['’]?s\b", _decade),
        (rf"(?P<nth>Q[1-4])(?:{GAP}(?:of{GAP})?{YEAR})?\b", _quarter),
    ],
    ("figure", "month"): [
        *((rf"{_ANY_WEEKDAY}(?:,|{GAP}the\b)?{GAP}(?:[Tt]he{GAP})?{date}", _day) for date in day_patterns()),
        *((rf"{_ANY_WEEKDAY}\s?,?\s?\({date}\)", _day) for date in day_patterns()),
        *((rf"{date}\s?,?\s?\({_ANY_WEEKDAY}\)", _day) for date in day_patterns()),
        (rf"{MONTH}{GAP}{DAY}{_BETWEEN_DAYS}{_LAST_DAY}{COMMA_YEAR}?", _day),
        (rf"(?:[Tt]he{GAP})?{DAY}{_BETWEEN_DAYS}{_LAST_DAY}{GAP}(?:of{GAP})?{MONTH}{COMMA_YEAR}?", _day),
        *((date, _day) for date in day_patterns()),
        (rf"{_PART}?{MONTH}{COMMA_YEAR}", _month),
    ],
    ("month",): [
        (rf"(?:(?:the|this){GAP})?(?P<spelled>{'|'.join(reversed(_SPELLED_DAYS))}){GAP}(?:day{GAP})?of{GAP}{MONTH}"
         rf"{COMMA_YEAR}?", _spelled_day),
        (rf"{_PART}?{_FULL_MONTH}{_SHIFT}", _month),
        (rf"(?:{_WHICH}{GAP}|{_PART})?{_FULL_MONTH}\b(?!{GAP}\d|['’]s{GAP}\d)", _month),
        (rf"(?P<which>[Tt]hat){GAP}{MONTH}\b(?!{GAP}\d)", _month),
    ],
    ("weekday",): [
        (rf"(?:{_WHICH}{GAP})?{WEEKDAY}\b", _weekday),
    ],
    ("season",): [
        (rf"(?:[Tt]he{GAP})?(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter){GAP}(?:of{GAP})?{YEAR}",
         _season),
        (rf"{_WHICH}{GAP}(?P<season>spring|summer|autumn|fall|winter)\b", _season),
    ],
    ("unit",): [
        (rf"(?:[Tt]he{GAP})?(?P<nth>first|second|third|fourth|last|1st|2nd|3rd|4th)[\s-]quarter"
         rf"(?:{GAP}of{GAP}{YEAR}|{_SHIFT})?", _quarter),
        (rf"(?:(?P<part>[Ee]arlier|[Ll]ater|[Ss]o far|[Ee]arly|[Ll]ate|[Mm]id){GAP}(?:in{GAP})?)?{_WHICH}{GAP}"
         r"(?P<unit>week|month|quarter|year|decade)\b(?!-)", _around),
        (rf"(?P<part>(?:[Tt]he{GAP})?(?:end|beginning|start|middle|first half|second half)){GAP}of{GAP}"
         rf"(?P<which>the|this|last|next|the{GAP}current){GAP}(?P<unit>week|month|year)\b", _around),
        (rf"{_WHICH}{GAP}weekend", lambda match: Weekend(_which_of(match["which"]))),
        (rf"(?:[Oo]ver|[Dd]uring|[Aa]t|[Oo]n|[Ff]or){GAP}the{GAP}weekend", lambda match: Weekend()),
        (rf"{COUNT}(?P<half>{GAP}and{GAP}a{GAP}half)?[\s-]{UNIT}s?{GAP}(?P<way>ago|from{GAP}now)\b"
         rf"(?P<exact>{GAP}(?:today|(?:on{GAP})?this{GAP}day|to{GAP}the{GAP}day)\b)?", _ago),
        (rf"[Ll]ast{GAP}year,?{GAP}on{GAP}this{GAP}(?:very{GAP})?day|[Oo]n{GAP}this{GAP}day{GAP}last{GAP}year",
         lambda match: Ago(-1, "year", exact=True)),
        (rf"{COUNT}{GAP}{UNIT}s?{GAP}(?P<way>earlier|later)\b", _shift),
        (rf"[Tt]he{GAP}(?P<way>next|following|previous|preceding|same){GAP}(?P<unit>day|week|month|year)\b",
         _neighbour),
        (rf"(?P<way>[Tt]hat|[Tt]he{GAP}very{GAP}same|[Ss]ame){GAP}(?P<unit>day|week|month|year)\b", _neighbour),
        (rf"(?:[Tt]he{GAP})?(?P<which>[Pp]ast|[Ll]ast|[Pp]revious|[Nn]ext|[Cc]oming|[Ff]ollowing){GAP}"
         rf"(?P<count>(?i:{NUMBER}|few))[\s-]{UNIT}s?\b", _stretch),
        (rf"[Tt]he{GAP}(?P<which>past|last|coming){GAP}(?P<unit>week|month|year|decade)\b", _stretch),
    ],
    ("word",): [
        (rf"[Tt]he{GAP}day{GAP}before{GAP}yesterday", _offset(-2)),
        (rf"[Tt]he{GAP}day{GAP}after{GAP}tomorrow", _offset(2)),
        (rf"[Yy]esterday|[Ll]ast{GAP}(?:night|evening)", _offset(-1)),
        (rf"(?:[Ee]arlier{GAP}|[Ll]ater{GAP})?[Tt]oday|[Tt]onight|[Ee]arlier{GAP}this{GAP}(?:morning|afternoon|evening)"
         rf"|[Tt]his{GAP}(?:morning|afternoon|evening)", _offset(0)),
        (r"[Tt]omorrow", _offset(1)),
        (rf"(?P<way>[Tt]he{GAP}(?:next|following|previous|preceding)|[Tt]hat(?:{GAP}same)?|[Tt]he{GAP}same){GAP}"
         r"(?:night|evening|afternoon|morning)\b", _neighbour),
        (rf"(?<!day\s)[Oo]vernight(?!{GAP}(?:(?:on|of|from|into|to){GAP})?{WEEKDAY})", lambda match: Night()),
    ],
}  # fmt: skip


def compiled(groups: dict[tuple[str, ...], list[tuple[str, Build]]]) -> tuple[Pattern, ...]:
    """The patterns of groups, each with the hints that it needs and its builder."""
    return tuple(
        (needs, re.compile(rf"(?<![\w/$€£.-])(?:{pattern})(?!\w)"), build)
        for needs, rows in groups.items()
        for pattern, build in rows
    )


PATTERNS: tuple[Pattern, ...] = compiled(_GROUPS)
"""Every pattern with the hints it needs and its builder. Where two match the same words, the longer match wins; of
equal ones the first in the order of the groups."""
