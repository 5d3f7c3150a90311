"""Patterns of days with names of their own, parts of longer times, and times counted from another.

They are kept apart from the plain terms of ``date_patterns`` because their builders make terms of terms.
"""

from __future__ import annotations

import re
from typing import Literal, cast

from legation.mention.date_parts import feasts
from legation.mention.date_patterns import (
    COMMA_YEAR,
    COUNT,
    DAY,
    GAP,
    MONTH,
    MONTHS,
    UNIT,
    WEEKDAY,
    YEAR,
    Build,
    count_of,
    day_patterns,
    group,
    month_of,
    number_of,
    weekday_of,
)
from legation.mention.date_terms import (
    Ago,
    Around,
    Between,
    Day,
    DayOf,
    Decade,
    Feast,
    Fiscal,
    From,
    Hence,
    Month,
    Shift,
    Slice,
    Term,
    Unit,
    WeekdayOf,
    WeekendOf,
    Which,
    Year,
)
from legation.mention.numbers import NUMBER

_SHIFTS = {"last": -1, "this": 0, "next": 1}
_NTH = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1, "final": -1, "1st": 0, "2nd": 1, "3rd": 2}
_ALONE = {"christmas", "easter", "thanksgiving", "halloween", "pentecost"}
"""Names that are a day only behind a preposition: "at Christmas", not "a Christmas tree"."""

_FEAST_NAMES = sorted(feasts(), key=len, reverse=True)
_NOT_A_DAY = (
    r"(?!['’]?s?\s+(?:[Aa]greement|[Aa]ccords?|[Pp]eace|[Dd]eal|tree|market|party|carol|card|[Ii]sland|[Rr]ising"
    r"|[Oo]ffensive|egg|dinner|turkey|costume|parade|sales?|season|holidays?|break|service|mass|message|address))"
)


def _named(name: str) -> str:
    """A feast's name as a pattern: any apostrophe, any spaces, its own capitals."""
    words = " ".join(w if w in ("of", "the") else w[:1].upper() + w[1:] for w in name.split(" "))
    return re.escape(words.replace("’", "'")).replace(r"\ ", GAP).replace("'", "['’]")


_FEAST = "|".join(_named(n) for n in _FEAST_NAMES if n not in _ALONE)
_FEAST_ALONE = "|".join(_named(n) for n in _FEAST_NAMES if n in _ALONE)
_PLAIN_YEAR = YEAR.replace("<year>", "<whole>")
_WHOLE = rf"(?:{MONTH}(?:{COMMA_YEAR})?|{_PLAIN_YEAR}|(?P<near>the|this|last|next){GAP}(?P<span>year|month))"
_TAIL = rf"(?:,?{GAP}(?:in{GAP}|of{GAP})?{YEAR}|,?{GAP}(?P<shift>last|this|next){GAP}year)?"


def _feast(match: re.Match[str]) -> Term | None:
    name = re.sub(r"\s+", " ", match["feast"]).replace("’", "'").lower()
    known = name if name in feasts() else name.replace("'", "’")
    shift = group(match, "shift")
    return Feast(known, number_of(group(match, "year")), _SHIFTS[shift] if shift else None)


def _slice(match: re.Match[str]) -> Term | None:
    nth, unit = _NTH[match["nth"].lower()], cast(Literal["day", "week", "month"], match["unit"].removesuffix("s"))
    count = int(count_of(match["count"]) or 0) if group(match, "count") else 1
    whole = _whole(match)
    if whole is None or count < 1 or (isinstance(whole, Month) and unit == "month"):
        return None
    if nth > 0 and count > 1:
        return None
    return Slice(whole, unit, -count if nth < 0 else nth, count)


def _whole(match: re.Match[str]) -> Term | None:
    if group(match, "month"):
        return Month(month_of(match["month"]), number_of(group(match, "year")))
    if group(match, "near"):
        which = "this" if match["near"] == "the" else match["near"]
        return Around(cast(Unit, match["span"]), cast(Which, which))
    year = number_of(group(match, "whole"))
    return Year(year) if year else None


def _day_of(match: re.Match[str]) -> Term | None:
    day = number_of(match["day"])
    return DayOf(day, cast(Which, match["which"])) if day else None


def _weekday_of(match: re.Match[str]) -> Term | None:
    weekday = weekday_of(match["weekday"])
    return None if weekday is None else WeekdayOf(weekday, cast(Which, match["which"]))


def _weekend_of(match: re.Match[str]) -> Term | None:
    day = number_of(match["day"])
    return WeekendOf(Day(month_of(match["month"]), day, number_of(group(match, "year")))) if day else None


def _hence(match: re.Match[str]) -> Term | None:
    count = count_of(match["count"])
    return None if count is None else Hence(count, cast(Unit, match["unit"]))


def _away(match: re.Match[str]) -> Term | None:
    """A time counted from another, which the words behind it tell."""
    count = count_of(group(match, "count") or "a")
    unit = "day" if match["unit"] == "night" else match["unit"]
    sign = -1 if match["way"] == "before" else 1
    return None if count is None or unit == "hour" else From(sign * count, cast(Unit, unit))


def _ago(match: re.Match[str]) -> Term | None:
    count = count_of(match["count"])
    if count is None:
        return None
    if "fortnight" in match.group():
        return Ago(-2 * count, "week")
    months = (count + 0.5) * {"year": 12, "decade": 120}[match["unit"]]
    return Ago(-months, "month")


def _fortnight_away(match: re.Match[str]) -> Term | None:
    count = count_of(match["count"])
    return None if count is None else Shift((-2 if match["way"] == "earlier" else 2) * count, "week")


def _years_to_a_day(match: re.Match[str]) -> Term | None:
    """The year of "ten years ago on Saturday": the weekday is that of the anniversary."""
    count = count_of(match["count"])
    return None if count is None else Ago(-count, cast(Unit, match["unit"].removesuffix("s")))


def _earlier_in(match: re.Match[str]) -> Term:
    return Around(cast(Unit, match["unit"]), "this", "earlier")


def _month_of_year(match: re.Match[str]) -> Term:
    return Month(month_of(match["month"]), number_of(match["year"]))


def _decades(match: re.Match[str]) -> Term | None:
    first, last = int(match["decade"]), int(match["until"])
    last += first // 100 * 100 if last < 100 else 0
    return Between(Decade(first), Decade(last)) if first < last else None


def _over_months(match: re.Match[str]) -> Term | None:
    first, last = number_of(match["day"]), number_of(match["last"])
    if first is None or last is None:
        return None
    end = Day(month_of(match["until"]), last, number_of(group(match, "year")))
    year = end.year - (month_of(match["month"]) > end.month) if end.year else None
    return Between(Day(month_of(match["month"]), first, year), end)


_FULL_MONTH = rf"(?P<month>{'|'.join(MONTHS)})"
_OTHER_MONTH = MONTH.replace("<month>", "<until>")
_OTHER_DAY = DAY.replace("<day>", "<last>")

GROUPS: dict[tuple[str, ...], list[tuple[str, Build]]] = {
    ("feast",): [
        (rf"(?P<feast>{_FEAST}){_NOT_A_DAY}{_TAIL}", _feast),
        (rf"(?:(?<=[Aa]t\s)|(?<=[Oo]n\s)|(?<=[Bb]y\s)|(?<=[Ss]ince\s)|(?<=[Bb]efore\s)|(?<=[Aa]fter\s)|(?<=[Uu]ntil\s)"
         rf"|(?<=[Oo]ver\s))(?P<feast>{_FEAST_ALONE}){_NOT_A_DAY}{_TAIL}", _feast),
    ],
    ("figure",): [
        (rf"(?:[Ff]iscal(?:{GAP}[Yy]ear)?{GAP}|FY(?:{GAP})?['’]?){YEAR}", lambda m: Fiscal(int(m["year"]))),
        (rf"(?:[Tt]he{GAP}){DAY}{GAP}of{GAP}(?P<which>this|last|next){GAP}month\b", _day_of),
        (rf"(?:[Tt]he{GAP})?(?P<decade>(?:1[5-9]|20)\d0)['’]?s{GAP}and{GAP}(?:the{GAP})?['’‘]?"
         r"(?P<until>(?:(?:1[5-9]|20)\d|[2-9])0)['’]?s\b", _decades),
    ],
    ("figure", "month"): [
        (rf"(?<![\d.,]){YEAR}{GAP}{_FULL_MONTH}\b(?!{GAP}\d)", _month_of_year),
        *((rf"(?:(?:[Oo]ver|[Dd]uring|[Oo]n){GAP})?(?:[Tt]he{GAP})?weekend{GAP}of{GAP}{d}", _weekend_of)
          for d in day_patterns()),
        (rf"{MONTH}\s?{DAY}\s?[-–—]\s?{_OTHER_MONTH}\s?{_OTHER_DAY}(?:{COMMA_YEAR})?", _over_months),
        (rf"{DAY}\s{MONTH}\s?[-–—]\s?{_OTHER_DAY}\s{_OTHER_MONTH}(?:{COMMA_YEAR})?", _over_months),
    ],
    ("unit", "weekday"): [
        (rf"{WEEKDAY}{GAP}(?:of{GAP})?(?P<which>last|this|next){GAP}week\b", _weekday_of),
        (rf"{COUNT}{GAP}(?P<unit>years?|decades?){GAP}ago{GAP}on{GAP}{WEEKDAY}\b", _years_to_a_day),
    ],
    ("unit",): [
        (rf"[Tt]he{GAP}(?P<nth>{'|'.join(_NTH)}){GAP}(?:(?P<count>(?i:{NUMBER})){GAP})?(?P<unit>days?|weeks?|months?)"
         rf"{GAP}of{GAP}{_WHOLE}", _slice),
        (rf"[Ee]arlier{GAP}in{GAP}the{GAP}(?P<unit>week|month|year)\b(?!{GAP}of\b)", _earlier_in),
        (rf"[Ii]n{GAP}{COUNT}{GAP}{UNIT}s?(?:['’]{GAP}time)?\b(?!{GAP}of\b)", _hence),
        (rf"{COUNT}{GAP}{UNIT}s?{GAP}(?P<way>before|after)\b", _away),
        (rf"[Tt]he{GAP}(?P<unit>day|week|month|year|night){GAP}(?P<way>before|after)\b", _away),
        (rf"{COUNT}{GAP}(?P<unit>year|decade){GAP}and{GAP}a{GAP}half{GAP}ago\b", _ago),
    ],
    ("fortnight",): [
        (rf"{COUNT}{GAP}fortnights?{GAP}ago\b", _ago),
        (rf"{COUNT}{GAP}fortnights?{GAP}(?P<way>earlier|later)\b", _fortnight_away),
    ],
}  # fmt: skip
"""Patterns by the hints that a text must hold, as in ``date_patterns``."""

HINTS: dict[str, re.Pattern[str]] = {
    "feast": re.compile(r"Day\b|Eve\b|Christmas|Easter|Friday|Sunday|Monday|Thursday|Wednesday|Thanksgiving|Juneteenth"
                        r"|Halloween|Pentecost|Fourth of July"),
    "fortnight": re.compile("fortnight"),
}  # fmt: skip
