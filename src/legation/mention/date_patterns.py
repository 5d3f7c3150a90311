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


_S = r"\s{1,3}"
_MONTH = rf"(?P<month>{_month_names()})"
_FULL_MONTH = rf"(?P<month>{'|'.join(MONTHS)})"
_DAY_NUMBER = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d:%]|[.,]\d)"
_DAY = rf"(?P<day>{_DAY_NUMBER})"
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
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)(?![\d:%]|[.,]\d)"
_COMMA_YEAR = rf"(?:\s?,?\s?(?:of{_S})?(?<![\d]){_YEAR})"
_WEEKDAY = rf"(?P<weekday>{'|'.join(f'{d}|{d.upper()}' for d in WEEKDAYS)})"
_ANY_WEEKDAY = _WEEKDAY.removesuffix(")") + r"|(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\b\.?)"
_WHICH = r"(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Pp]ast|[Tt]his past|[Cc]oming|[Tt]his coming)"
_PART = (
    rf"(?:(?P<part>[Ee]arly|[Mm]id|[Ll]ate|(?:[Tt]he{_S})?(?:beginning|start|end|middle|first half|second half){_S}of)"
    rf"(?:[\s-]{{1,3}}|-)(?:in{_S})?(?:[Tt]he{_S})?)"
)
_SHIFT = rf"(?:,?{_S}(?:of{_S})?(?P<shift>last|this|next){_S}year)"
_UNIT = r"(?P<unit>day|week|month|quarter|year|decade|hour)"
_BETWEEN_DAYS = rf"(?:\s?[-–—/]\s?|(?:,\s\d\d?)*,?{_S}(?:to|and|through|until|till){_S}(?:[Tt]he{_S})?)"
_COUNT = rf"(?P<count>(?i:{NUMBER}|an?))"


def _month_of(name: str) -> int:
    return [m[:3].lower() for m in MONTHS].index(name[:3].lower()) + 1


def _weekday_of(name: str | None) -> int | None:
    return None if name is None else [d[:3].lower() for d in WEEKDAYS].index(name[:3].lower())


def _number(words: str | None) -> int | None:
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


def _count_of(words: str) -> float | None:
    return 1.0 if words.lower() in ("a", "an") else value_of(words)


def _group(match: re.Match[str], name: str) -> str | None:
    return match.groupdict().get(name)


def _day(match: re.Match[str]) -> Term | None:
    year, shift = _number(_group(match, "year")), _group(match, "shift")
    month, number = _month_of(match["month"]), _number(match["day"])
    if number is None:
        return None
    first = Day(month, number, year, _weekday_of(_group(match, "weekday")), _SHIFTS[shift] if shift else None)
    last = _number(_group(match, "last"))
    return first if last is None else Between(first, Day(month, last, year)) if last > number else None


def _spelled_day(match: re.Match[str]) -> Term | None:
    number = _SPELLED_DAYS.index(match["spelled"]) + 1
    return Day(_month_of(match["month"]), number, _number(_group(match, "year")))


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
    shift, which = _group(match, "shift"), _which_of(_group(match, "which"))
    month, year = _month_of(match["month"]), _number(_group(match, "year"))
    return Month(month, year, _part_of(_group(match, "part")), which, _SHIFTS[shift] if shift else None)


def _year(match: re.Match[str]) -> Term | None:
    return Year(int(match["year"]), _part_of(_group(match, "part")))


def _years(match: re.Match[str]) -> Term | None:
    first, tail = int(match["year"]), match["tail"]
    last = int(match["year"][: 4 - len(tail)] + tail)
    longest = 1 if "/" in match.group() else 20 if len(tail) == 2 else 1000
    return Between(Year(first), Year(last)) if first < last <= first + longest else None


def _decade(match: re.Match[str]) -> Term | None:
    digits = match["decade"]
    return Decade(int(digits) if len(digits) == 4 else 1900 + int(digits), _part_of(_group(match, "part")))


def _season(match: re.Match[str]) -> Term | None:
    name = SEASONS[match["season"].lower()]
    return Season(name, _number(_group(match, "year")), _which_of(_group(match, "which")))  # type: ignore[arg-type]


def _quarter(match: re.Match[str]) -> Term | None:
    shift = _group(match, "shift")
    number = _ORDINALS.get(match["nth"].lower()) or int(match["nth"][-1])
    return Quarter(number, _number(_group(match, "year")), _SHIFTS[shift] if shift else None)


def _around(match: re.Match[str]) -> Term | None:
    part = _group(match, "part")
    words = part.lower() if part else ""
    if words in ("earlier", "later", "so far"):
        return Around(cast(Unit, match["unit"]), _which_of(match["which"]), words)
    which: Which = "this" if match["which"].lower() in ("the", "current") else _which_of(match["which"])
    return Around(cast(Unit, match["unit"]), which, _part_of(part))


def _ago(match: re.Match[str]) -> Term | None:
    count = _count_of(match["count"])
    half = 0.5 if _group(match, "half") else 0.0
    sign = 1 if "from" in match["way"] else -1
    exact = _group(match, "exact") is not None
    return None if count is None else Ago(sign * (count + half), cast(Unit, match["unit"]), exact)


def _shift(match: re.Match[str]) -> Term | None:
    count = _count_of(match["count"])
    sign = -1 if match["way"] == "earlier" else 1
    return None if count is None else Shift(sign * count, cast(Unit, match["unit"]))


def _neighbour(match: re.Match[str]) -> Term | None:
    count = {"next": 1, "following": 1, "previous": -1, "preceding": -1}.get(match["way"].lower(), 0)
    return Shift(count, cast(Unit, match["unit"]))


def _stretch(match: re.Match[str]) -> Term | None:
    count = _count_of(_group(match, "count") or "a")
    sign = 1 if match["which"].lower() in ("next", "coming", "following") else -1
    return None if count is None else Stretch(sign * count, cast(Unit, match["unit"]))


def _weekday(match: re.Match[str]) -> Term | None:
    weekday = _weekday_of(match["weekday"])
    return None if weekday is None else Weekday(weekday, _which_of(match["which"]))


def _offset(days: int) -> Build:
    return lambda match: Offset(days)


def _dates() -> list[str]:
    """A day and its month in both orders, perhaps with the year."""
    tail = rf"(?:{_COMMA_YEAR}|{_SHIFT})?"
    return [rf"{_MONTH}\s{{0,3}}{_DAY}{tail}", rf"(?:[Tt]he{_S})?{_DAY}{_S}(?:of{_S})?{_MONTH}{tail}"]


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
        (r"(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>[0-3]\d)(?!\d|-\d)", _iso),
        (r"(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2](?=-[A-Z]))(?!\d|-\d\d\b)", _iso_month),
        (r"(?P<first>[0-3]?\d)(?P<mark>[/.])(?P<second>[0-3]?\d)(?P=mark)(?P<year>(?:19|20)\d\d)(?!\d)", _slashed),
        (rf"{_YEAR}\s?[-–—/]\s?(?P<tail>(?:20|19)?\d\d)(?![\d%-])", _years),
        (rf"{_PART}?{_YEAR}(?!-)\b", _year),
        (rf"(?:[Tt]he{_S})?{_PART}?(?P<decade>(?:1[5-9]|20)\d0)['’]?s\b", _decade),
        (rf"(?:[Tt]he{_S}){_PART}?['’]?(?P<decade>[2-9]0)['’]?s\b", _decade),
        (rf"(?P<nth>Q[1-4])(?:{_S}(?:of{_S})?{_YEAR})?\b", _quarter),
    ],
    ("figure", "month"): [
        *((rf"{_ANY_WEEKDAY}(?:,|{_S}the\b)?{_S}(?:[Tt]he{_S})?{date}", _day) for date in _dates()),
        *((rf"{_ANY_WEEKDAY}\s?,?\s?\({date}\)", _day) for date in _dates()),
        *((rf"{date}\s?,?\s?\({_ANY_WEEKDAY}\)", _day) for date in _dates()),
        (rf"{_MONTH}{_S}{_DAY}{_BETWEEN_DAYS}{_LAST_DAY}{_COMMA_YEAR}?", _day),
        (rf"(?:[Tt]he{_S})?{_DAY}{_BETWEEN_DAYS}{_LAST_DAY}{_S}(?:of{_S})?{_MONTH}{_COMMA_YEAR}?", _day),
        *((date, _day) for date in _dates()),
        (rf"{_PART}?{_MONTH}{_COMMA_YEAR}", _month),
    ],
    ("month",): [
        (rf"(?:(?:the|this){_S})?(?P<spelled>{'|'.join(reversed(_SPELLED_DAYS))}){_S}(?:day{_S})?of{_S}{_MONTH}"
         rf"{_COMMA_YEAR}?", _spelled_day),
        (rf"{_PART}?{_FULL_MONTH}{_SHIFT}", _month),
        (rf"(?:{_WHICH}{_S}|{_PART})?{_FULL_MONTH}\b(?!{_S}\d|['’]s{_S}\d)", _month),
    ],
    ("weekday",): [
        (rf"(?:{_WHICH}{_S})?{_WEEKDAY}\b", _weekday),
    ],
    ("season",): [
        (rf"(?:[Tt]he{_S})?(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter){_S}(?:of{_S})?{_YEAR}", _season),
        (rf"{_WHICH}{_S}(?P<season>spring|summer|autumn|fall|winter)\b", _season),
    ],
    ("unit",): [
        (rf"(?:[Tt]he{_S})?(?P<nth>first|second|third|fourth|last|1st|2nd|3rd|4th)[\s-]quarter"
         rf"(?:{_S}of{_S}{_YEAR}|{_SHIFT})?", _quarter),
        (rf"(?:(?P<part>[Ee]arlier|[Ll]ater|[Ss]o far|[Ee]arly|[Ll]ate|[Mm]id){_S}(?:in{_S})?)?{_WHICH}{_S}"
         r"(?P<unit>week|month|quarter|year|decade)\b(?!-)", _around),
        (rf"(?P<part>(?:[Tt]he{_S})?(?:end|beginning|start|middle|first half|second half)){_S}of{_S}"
         rf"(?P<which>the|this|last|next|the{_S}current){_S}(?P<unit>week|month|year)\b", _around),
        (rf"{_WHICH}{_S}weekend", lambda match: Weekend(_which_of(match["which"]))),
        (rf"(?:[Oo]ver|[Dd]uring|[Aa]t|[Oo]n|[Ff]or){_S}the{_S}weekend", lambda match: Weekend()),
        (rf"{_COUNT}(?P<half>{_S}and{_S}a{_S}half)?[\s-]{_UNIT}s?{_S}(?P<way>ago|from{_S}now)\b"
         rf"(?P<exact>{_S}(?:today|this{_S}day)\b)?", _ago),
        (rf"{_COUNT}{_S}{_UNIT}s?{_S}(?P<way>earlier|later)\b", _shift),
        (rf"[Tt]he{_S}(?P<way>next|following|previous|preceding|same){_S}(?P<unit>day|week|month|year)\b", _neighbour),
        (rf"(?P<way>[Tt]hat|[Tt]he{_S}very{_S}same|[Ss]ame){_S}(?P<unit>day|week|month|year)\b", _neighbour),
        (rf"(?:[Tt]he{_S})?(?P<which>[Pp]ast|[Ll]ast|[Pp]revious|[Nn]ext|[Cc]oming|[Ff]ollowing){_S}"
         rf"(?P<count>(?i:{NUMBER}))[\s-]{_UNIT}s?\b", _stretch),
        (rf"[Tt]he{_S}(?P<which>past|last|coming){_S}(?P<unit>week|month|year|decade)\b", _stretch),
    ],
    ("word",): [
        (rf"[Tt]he{_S}day{_S}before{_S}yesterday", _offset(-2)),
        (rf"[Tt]he{_S}day{_S}after{_S}tomorrow", _offset(2)),
        (rf"[Yy]esterday|[Ll]ast{_S}(?:night|evening)", _offset(-1)),
        (rf"(?:[Ee]arlier{_S}|[Ll]ater{_S})?[Tt]oday|[Tt]onight|[Ee]arlier{_S}this{_S}(?:morning|afternoon|evening)"
         rf"|[Tt]his{_S}(?:morning|afternoon|evening)", _offset(0)),
        (r"[Tt]omorrow", _offset(1)),
    ],
}  # fmt: skip

PATTERNS: tuple[tuple[tuple[str, ...], re.Pattern[str], Build], ...] = tuple(
    (needs, re.compile(rf"(?<![\w/$€£.-])(?:{pattern})(?!\w)"), build)
    for needs, rows in _GROUPS.items()
    for pattern, build in rows
)
"""Every pattern with the hints it needs and its builder. Where two match the same words, the longer match wins; of
equal ones the first in the order of the groups."""
