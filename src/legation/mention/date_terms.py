"""What a date phrase says before it is set against a calendar: a day, a weekday, a month, "two weeks ago", a range."""

from __future__ import annotations

from typing import Literal

import msgspec

Part = Literal["early", "mid", "late", "start", "end", "first half", "second half"]
Which = Literal["", "last", "this", "next", "that"]
Unit = Literal["day", "week", "month", "quarter", "year", "decade", "hour"]
Relation = Literal["on", "since", "until", "before", "after"]


class Day(msgspec.Struct, frozen=True):
    """A day of a month, perhaps with its year and weekday (Monday is 0). ``shift`` as in Month.

    ``known`` is the year in which a day known by its date fell ("the September 11 attacks").
    """

    month: int
    day: int
    year: int | None = None
    weekday: int | None = None
    shift: int | None = None
    known: int | None = None


class Weekday(msgspec.Struct, frozen=True):
    """A weekday alone: "Thursday", "last Friday", "next Monday"."""

    weekday: int
    which: Which = ""


class Month(msgspec.Struct, frozen=True):
    """A month: "March", "mid-October", "last May", "that April" (of the year told before).

    ``shift``: "of last year" is -1, "this year" 0, "next year" 1.
    """

    month: int
    year: int | None = None
    part: Part | None = None
    which: Which = ""
    shift: int | None = None


class Year(msgspec.Struct, frozen=True):
    """A year or a part of it: "2019", "late 2023"."""

    year: int
    part: Part | None = None


class Decade(msgspec.Struct, frozen=True):
    """Ten years from ``year``: "the 1990s", "the early 1990s"."""

    year: int
    part: Part | None = None


class Season(msgspec.Struct, frozen=True):
    """A season of the northern hemisphere: "last summer", "the winter of 2015"."""

    season: Literal["spring", "summer", "autumn", "winter"]
    year: int | None = None
    which: Which = ""


class Quarter(msgspec.Struct, frozen=True):
    """A quarter of a year, 1 to 4; ``shift`` as in Month."""

    quarter: int
    year: int | None = None
    shift: int | None = None


class Around(msgspec.Struct, frozen=True):
    """A calendar unit near the day of publication: "last week", "earlier this month", "late last year".

    ``part`` may also be "earlier", "later" and "so far".
    """

    unit: Unit
    which: Which
    part: str | None = None


class Weekend(msgspec.Struct, frozen=True):
    """Saturday and Sunday: "over the weekend", "last weekend"."""

    which: Which = ""


class Offset(msgspec.Struct, frozen=True):
    """Days from the day of publication: "today", "yesterday", "tomorrow"."""

    days: int


class Night(msgspec.Struct, frozen=True):
    """The night before publication, which begins the day before: "overnight"."""


class Ago(msgspec.Struct, frozen=True):
    """A time away from the day of publication: "two weeks ago" (count -2), "three days from now".

    ``exact`` is true for "ten years ago today".
    """

    count: float
    unit: Unit
    exact: bool = False


class Shift(msgspec.Struct, frozen=True):
    """A time away from the date told before: "three days later", "a year earlier", "the same day" (count 0)."""

    count: float
    unit: Unit


class Stretch(msgspec.Struct, frozen=True):
    """A stretch up to or from the day of publication: "the past two years" (count -2), "the next six months"."""

    count: float
    unit: Unit


class Feast(msgspec.Struct, frozen=True):
    """A day with a name of its own: "Christmas Eve", "Good Friday"; ``name`` is that of ``data/mention/days.toml``."""

    name: str
    year: int | None = None
    shift: int | None = None


class Slice(msgspec.Struct, frozen=True):
    """Days, weeks or months of a longer time: "the first three months of 2021", "the last week of April".

    ``first`` counts from 0, or from the end where it is negative.
    """

    whole: Term
    unit: Literal["day", "week", "month"]
    first: int
    count: int


class DayOf(msgspec.Struct, frozen=True):
    """A day of a month near publication: "the 3rd of this month"."""

    day: int
    which: Which


class WeekdayOf(msgspec.Struct, frozen=True):
    """A weekday of a week near publication: "Monday last week"."""

    weekday: int
    which: Which


class WeekendOf(msgspec.Struct, frozen=True):
    """The weekend on or next to a day: "the weekend of May 7"."""

    day: Day


class Hence(msgspec.Struct, frozen=True):
    """A time ahead, where the clause looks ahead: "in two weeks"; a length of time where it does not."""

    count: float
    unit: Unit


class Fiscal(msgspec.Struct, frozen=True):
    """A fiscal year."""

    year: int


class From(msgspec.Struct, frozen=True):
    """A time away from another: "two days after the May 3 vote" (count 2), "a week before" (count -1).

    ``anchor`` is that other time, None where it is the date told before; ``noun`` then holds the words one of
    which the text must have told it with ("two days after the *vote*"), empty for "the day after".
    """

    count: float
    unit: Unit
    anchor: Term | None = None
    noun: str = ""


class Between(msgspec.Struct, frozen=True):
    """From the start of one to the end of the other."""

    first: Term
    last: Term


Term = (
    Day
    | Weekday
    | Month
    | Year
    | Decade
    | Season
    | Quarter
    | Around
    | Weekend
    | Offset
    | Night
    | Ago
    | Shift
    | Stretch
    | Between
    | Feast
    | Slice
    | DayOf
    | WeekdayOf
    | WeekendOf
    | Hence
    | Fiscal
    | From
)


class Phrase(msgspec.Struct, frozen=True):
    """A date phrase at ``start``–``end`` (code points of the text it was read from).

    ``core`` is where the time itself begins, behind a word for the relation. ``bare`` is true for a word that is a
    date only by its surroundings ("May", "2019", "Sunday") and may be part of a name.
    """

    start: int
    end: int
    term: Term
    relation: Relation = "on"
    core: int = 0
    bare: bool = False


class Interval(msgspec.Struct, frozen=True):
    """ISO days, inclusive, and the granularity in which they were told."""

    start: str
    end: str
    granularity: str
