"""Dates: sentences with the words found and the days they mean.

Published on Friday, 20 May 2022, unless a row says otherwise.
"""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation import gazetteer
from legation.language import parse
from legation.mention.date_arithmetic import Setting
from legation.mention.date_calendar import resolve
from legation.mention.date_grammar import ALL_HINTS, ALL_PATTERNS, find_phrases
from legation.mention.date_parts import easter, feast_day, feasts
from legation.mention.date_terms import Interval
from legation.mention.dates import find_dates
from legation.mention.model import DateMention
from legation.mention.tense import Tense
from legation.story.model import Story

PUBLISHED = "2022-05-20"
CASES = Path(__file__).parent.parent / "cases" / "dates.toml"


def read(text: str, published: str | None = PUBLISHED, url: str | None = None) -> tuple[DateMention, ...]:
    return find_dates(Story(id="s", text=text, published=published, url=url), parse(text))


def told(dates: tuple[DateMention, ...]) -> list[str]:
    return [f"{d.text} = {_days(d)}" + ("" if d.relation == "on" else f" {d.relation}") for d in dates]


def _days(found: DateMention) -> str:
    return str(found.start) if found.start == found.end else f"{found.start or ''}..{found.end or ''}"


FULL = [
    # (sentence, what is found, what it guards)
    ("The treaty was signed on May 19, 2022.", ["May 19, 2022 = 2022-05-19"], "American order"),
    ("The treaty was signed on 19 May 2022 in Riga.", ["19 May 2022 = 2022-05-19"], "British order"),
    ("The treaty was signed on the 3rd of June, 2019.", ["the 3rd of June, 2019 = 2019-06-03"], "ordinal with of"),
    ("He was sworn in on Jan. 10, 2011.", ["Jan. 10, 2011 = 2011-01-10"], "short month"),
    ("He was sworn in on Sept 5, 2011.", ["Sept 5, 2011 = 2011-09-05"], "short month without a full stop"),
    ("The order is dated 2022-03-04.", ["2022-03-04 = 2022-03-04"], "ISO"),
    ("The order is dated 13/01/2011.", ["13/01/2011 = 2011-01-13"], "figures, day first for sure"),
    ("The order is dated 01/13/2011.", ["01/13/2011 = 2011-01-13"], "figures, month first for sure"),
    ("The order is dated 10/01/2011.", [], "figures that may be either order are left out"),
    ("The order is dated 05/05/2011.", ["05/05/2011 = 2011-05-05"], "either order gives the same day"),
    ("The order is dated 04.03.2011.", ["04.03.2011 = 2011-03-04"], "points: day first"),
    (
        "They met on Thursday, March 3, 2022, in Oslo.",
        ["Thursday, March 3, 2022 = 2022-03-03"],
        "weekday and full date",
    ),
    ("Aid arrived on 30 February 2020.", [], "a day that does not exist"),
    ("The August 5, 2019, decision split the state.", ["August 5, 2019 = 2019-08-05"], "a date before its noun"),
    ("The September 11 attacks changed policy.", ["September 11 = 2001-09-11"], "a day known by its date"),
    ("A man was shot on September 11 in Lyon.", ["September 11 = 2021-09-11"], "the same date, another day"),
    ("The May 7 attack on the base killed two.", ["May 7 = 2022-05-07"], "an attack of no known date"),
    ("The attacks of 9/11 changed policy.", ["9/11 = 2001-09-11"], "a day known by its figures"),
]

NO_YEAR = [
    ("May 12: talks in Oslo, a vote in Rome.", ["May 12 = 2022-05-12"], "a colon behind that is no hour"),
    ("Signed this seventeenth day of March.", ["this seventeenth day of March = 2022-03-17"], "day in words"),
    ("June is a month of mourning there.", ["June = 2022-06-01..2022-06-30"], "present tense: the nearest"),
    ("The ministers met on May 12.", ["May 12 = 2022-05-12"], "nearest, just past"),
    ("The ministers met on 19 May.", ["19 May = 2022-05-19"], "British order without a year"),
    ("The ministers met on Dec. 12 in Doha.", ["Dec. 12 = 2021-12-12"], "past goes before future"),
    ("The ministers will meet on June 2.", ["June 2 = 2022-06-02"], "will: ahead"),
    ("The two leaders are to meet on January 5.", ["January 5 = 2023-01-05"], "planned: ahead"),
    (
        "He embarked on a visit to Peru on Thursday (May 19th).",
        ["Thursday (May 19th) = 2022-05-19"],
        "weekday with its date in brackets",
    ),
    ("He arrived on Monday, April 11.", ["Monday, April 11 = 2022-04-11"], "weekday with its date"),
    ("They met on Thursday 19 May in Bonn.", ["Thursday 19 May = 2022-05-19"], "weekday before British order"),
    ("The vote on May 19 (Thursday) failed.", ["May 19 (Thursday) = 2022-05-19"], "weekday behind its date"),
    ("The summit took place on June 14 last year.", ["June 14 last year = 2021-06-14"], "a day of last year"),
    ("The rally on the night of May 3 was banned.", ["the night of May 3 = 2022-05-03"], "night of a day"),
    ("In a Dec.14th speech the general spoke of peace.", ["Dec.14th = 2021-12-14"], "no space behind the short month"),
]

WEEKDAYS = [
    ("The ministers met on Thursday.", ["Thursday = 2022-05-19"], "the latest Thursday"),
    ("The ministers met on Friday.", ["Friday = 2022-05-20"], "the day of publication itself"),
    ("The ministers will meet on Monday.", ["Monday = 2022-05-23"], "will: the next Monday"),
    ("The ministers will meet on Friday.", ["Friday = 2022-05-20"], "will, on the day itself"),
    ("She is expected to arrive in Lima on Tuesday.", ["Tuesday = 2022-05-24"], "expected to"),
    ("Talks are scheduled for Wednesday in Geneva.", ["Wednesday = 2022-05-25"], "scheduled for"),
    ("The court plans to rule on Tuesday.", ["Tuesday = 2022-05-24"], "plans to"),
    ("He was killed last Friday in Kano.", ["last Friday = 2022-05-13"], "last, on a Friday"),
    ("He was shot last Monday in Kano.", ["last Monday = 2022-05-16"], "last, later in the week"),
    ("She flies to Rome next Monday.", ["next Monday = 2022-05-23"], "next"),
    ("Protesters gathered on Monday evening.", ["Monday evening = 2022-05-16"], "time of day"),
    ("Shelling began early Thursday morning.", ["early Thursday morning = 2022-05-19"], "time of day on both sides"),
    ("Officials said late Wednesday that talks had failed.", ["late Wednesday = 2022-05-18"], "late"),
    (
        "After Tuesday's attack, the army moved in.",
        ["Tuesday = 2022-05-17"],
        "a weekday that owns a noun is not 'after'",
    ),
    ("Lawmakers welcomed Tuesday’s announcement.", ["Tuesday = 2022-05-17"], "curly possessive"),
    (
        "The ministers met on Sunday and will meet again on Tuesday.",
        ["Sunday = 2022-05-15", "Tuesday = 2022-05-24"],
        "two clauses, two directions",
    ),
    ("The inquiry into Bloody Sunday opened.", [], "a day in a name"),
    ("He wrote in the Sunday Times about Iran.", [], "a newspaper"),
]

MONTHS = [
    ("In March, the US approved a package.", ["March = 2022-03-01..2022-03-31"], "the last March"),
    ("In October, rebels took the town.", ["October = 2021-10-01..2021-10-31"], "a month of last year"),
    ("The president will visit Chad in October.", ["October = 2022-10-01..2022-10-31"], "will: the next October"),
    ("The deal of March 2021 was dropped.", ["March 2021 = 2021-03-01..2021-03-31"], "month and year"),
    ("The offensive began in mid-October.", ["mid-October = 2021-10-11..2021-10-20"], "mid"),
    ("Troops left in early May.", ["early May = 2022-05-01..2022-05-10"], "early"),
    ("Troops left in late February 2020.", ["late February 2020 = 2020-02-21..2020-02-29"], "late, leap year"),
    ("The first half of March 2021 was calm.", ["The first half of March 2021 = 2021-03-01..2021-03-15"], "first half"),
    ("It was agreed in January of this year.", ["January of this year = 2022-01-01..2022-01-31"], "of this year"),
    ("It was agreed in June last year.", ["June last year = 2021-06-01..2021-06-30"], "last year"),
    ("They met last April in Rome.", ["last April = 2022-04-01..2022-04-30"], "last with a month"),
    ("May said the talks in May had failed.", ["May = 2022-05-01..2022-05-31"], "a person called May"),
    ("Protesters may march in June.", ["June = 2022-06-01..2022-06-30"], "small letters are no months"),
    ("The end of April brought rain.", ["The end of April = 2022-04-21..2022-04-30"], "end of"),
]

YEARS = [
    ("The war began in 2014.", ["2014 = 2014-01-01..2014-12-31"], "a year"),
    ("The 2004 bombing killed nine.", ["2004 = 2004-01-01..2004-12-31"], "a year before a noun"),
    ("In late 2023 the council met.", ["late 2023 = 2023-10-01..2023-12-31"], "late"),
    ("The first half of 2019 was quiet.", ["The first half of 2019 = 2019-01-01..2019-06-30"], "first half"),
    ("The 1990s were hard.", ["The 1990s = 1990-01-01..1999-12-31"], "decade"),
    ("In the early 1990s the party split.", ["the early 1990s = 1990-01-01..1993-12-31"], "part of a decade"),
    ("In the third quarter of 2021 exports fell.", ["the third quarter of 2021 = 2021-07-01..2021-09-30"], "quarter"),
    ("Exports fell in Q1 2021.", ["Q1 2021 = 2021-01-01..2021-03-31"], "quarter in figures"),
    ("In the winter of 2015 the camp closed.", ["the winter of 2015 = 2015-12-01..2016-02-29"], "season of a year"),
    ("The camp closed last summer.", ["last summer = 2021-06-01..2021-08-31"], "last season"),
    ("The UN passed Resolution 1973 and Resolution 2231.", [], "numbers of resolutions"),
    ("Some 2000 people fled and 2,000 died.", [], "numbers of people"),
    ("Agenda 2030 and Vision 2030 were praised.", [], "names of programmes"),
    ("A Boeing 737 carried COP28 guests to the 2+2 meeting.", [], "names with figures"),
    ("The 25-year-old won 2-1.", [], "ages and scores"),
    ("The budget is $2020.", [], "money"),
]

RELATIVE = [
    ("The ministers met today.", ["today = 2022-05-20"], "today"),
    ("The ministers met yesterday.", ["yesterday = 2022-05-19"], "yesterday"),
    ("The ministers meet tomorrow.", ["tomorrow = 2022-05-21"], "tomorrow"),
    ("The president speaks tonight.", ["tonight = 2022-05-20"], "tonight"),
    ("He was detained last night.", ["last night = 2022-05-19"], "last night"),
    ("This morning the leaders spoke.", ["This morning = 2022-05-20"], "this morning"),
    ("He left the day before yesterday.", ["the day before yesterday = 2022-05-18"], "two days back"),
    ("Talks failed last week.", ["last week = 2022-05-09..2022-05-15"], "last week, Monday to Sunday"),
    ("Talks failed this week.", ["this week = 2022-05-16..2022-05-20"], "this week so far"),
    ("They will meet next week.", ["next week = 2022-05-23..2022-05-29"], "next week"),
    ("Talks failed last month.", ["last month = 2022-04-01..2022-04-30"], "last month"),
    ("Talks failed earlier this month.", ["earlier this month = 2022-05-01..2022-05-20"], "earlier this month"),
    ("He will resign later this year.", ["later this year = 2022-05-20..2022-12-31"], "later this year"),
    ("He resigned late last year.", ["late last year = 2021-10-01..2021-12-31"], "late last year"),
    ("So far this year, 40 were killed.", ["So far this year = 2022-01-01..2022-05-20"], "so far"),
    ("He fled two weeks ago.", ["two weeks ago = 2022-05-02..2022-05-08"], "the week two weeks back"),
    ("He fled 10 years ago.", ["10 years ago = 2012-01-01..2012-12-31"], "the year ten years back"),
    ("Ten years ago today, he fled.", ["Ten years ago today = 2012-05-20"], "to the day"),
    ("He fled three days ago.", ["three days ago = 2022-05-17"], "days ago"),
    ("He fled a month ago.", ["a month ago = 2022-04-01..2022-04-30"], "a month ago"),
    ("Fighting flared over the weekend.", ["over the weekend = 2022-05-14..2022-05-15"], "the last weekend"),
    ("They will meet this weekend.", ["this weekend = 2022-05-21..2022-05-22"], "the coming weekend"),
    ("In the past two years, many fled.", ["the past two years = 2020-05-20..2022-05-20"], "stretch"),
    ("In the next six months he will train.", ["the next six months = 2022-05-20..2022-11-20"], "stretch ahead"),
    ("In recent days, many fled.", [], "vague"),
    (
        "The war began in 2014. Three years later he resigned.",
        ["2014 = 2014-01-01..2014-12-31", "Three years later = 2017-01-01..2017-12-31"],
        "from the date before",
    ),
    (
        "He was arrested on May 3. One day earlier he had fled.",
        ["May 3 = 2022-05-03", "One day earlier = 2022-05-02"],
        "a day earlier",
    ),
    ("Three days later he resigned.", [], "no date before it"),
    (
        "He was jailed in 2015. The same year his party was banned.",
        ["2015 = 2015-01-01..2015-12-31", "The same year = 2015-01-01..2015-12-31"],
        "the same year",
    ),
]

RANGES = [
    ("He was in Paris from May 3 to 5.", ["May 3 to 5 = 2022-05-03..2022-05-05"], "days of one month"),
    ("The drill of May 3–5, 2021, ended.", ["May 3–5, 2021 = 2021-05-03..2021-05-05"], "dash and year"),
    (
        "The tour lasts from March 3 to April 5, 2021.",
        ["from March 3 to April 5, 2021 = 2021-03-03..2021-04-05"],
        "two months, one year",
    ),
    ("Between 2014 and 2016 many fled.", ["Between 2014 and 2016 = 2014-01-01..2016-12-31"], "between years"),
    ("The sanctions of 2014–16 were harsh.", ["2014–16 = 2014-01-01..2016-12-31"], "short second year"),
    ("He ruled from 1999 to 2008.", ["from 1999 to 2008 = 1999-01-01..2008-12-31"], "from year to year"),
    ("The strike ran from Monday to Thursday.", ["from Monday to Thursday = 2022-05-16..2022-05-19"], "weekdays"),
    (
        "Losses grew from November to January.",
        ["from November to January = 2021-11-01..2022-01-31"],
        "over the year's end",
    ),
    ("The tanks were seized 11-13 December 2016.", ["11-13 December 2016 = 2016-12-11..2016-12-13"], "British order"),
    ("The summit was moved from May 3 to June 7.", ["May 3 = 2022-05-03", "June 7 = 2022-06-07"], "moved: not a range"),
    ("Asbestos was removed in 1997 and 1998.", ["1997 and 1998 = 1997-01-01..1998-12-31"], "two years"),
]

RELATIONS = [
    ("Shells have fallen since May 31.", ["since May 31 = 2021-05-31..2022-05-20 since"], "since is never ahead"),
    ("Troops have shelled the town since Monday.", ["since Monday = 2022-05-16..2022-05-20 since"], "since"),
    ("Sanctions have been in force since 2019.", ["since 2019 = 2019-01-01..2022-05-20 since"], "since a year"),
    ("The truce holds until June 4.", ["until June 4 = 2022-05-20..2022-06-04 until"], "until"),
    ("Emissions must fall by 2030.", ["by 2030 = 2022-05-20..2030-12-31 until"], "by"),
    ("The fighting lasted until March 5.", ["until March 5 = ..2022-03-05 until"], "until, past"),
    ("He had left before 2019.", ["before 2019 = ..2018-12-31 before"], "before"),
    ("Visas issued after May 3 are void.", ["after May 3 = 2022-05-04.. after"], "after"),
    ("The ban was extended until May 31.", ["until May 31 = 2022-05-20..2022-05-31 until"], "until, still to come"),
    ("The power was out through Thursday.", ["through Thursday = ..2022-05-19 until"], "through"),
]

TABLE = [*FULL, *NO_YEAR, *WEEKDAYS, *MONTHS, *YEARS, *RELATIVE, *RANGES, *RELATIONS]


@pytest.mark.parametrize(("text", "expected", "guards"), TABLE, ids=[f"{row[2]}: {row[0][:30]}" for row in TABLE])
def test_table(text: str, expected: list[str], guards: str) -> None:
    assert told(read(text)) == expected, guards


MORE: dict[str, list[tuple[str, list[str], str]]] = tomllib.loads(CASES.read_text(encoding="utf8"))
ROWS = [(text, expected, guards) for table in MORE.values() for text, expected, guards in table]


@pytest.mark.parametrize(("text", "expected", "guards"), ROWS, ids=[f"{row[2]}: {row[0][:30]}" for row in ROWS])
def test_cases(text: str, expected: list[str], guards: str) -> None:
    assert told(read(text)) == expected, guards


def test_the_tables_are_large() -> None:
    """Enough dates of our own, and enough sentences in which none may be found."""
    found = [expected for _, expected, _ in (*TABLE, *ROWS, *UNPUBLISHED)]
    assert sum(len(expected) for expected in found) >= 300
    assert sum(not expected for expected in found) >= 50


UNPUBLISHED = [
    ("The ministers met on Thursday, and again today.", [], "nothing to count from"),
    ("The ministers met on May 12.", [], "a day without a year"),
    ("The ministers met in March.", [], "a month without a year"),
    (
        "He came on Thursday (May 19th). In March, the US sent aid.",
        ["Thursday (May 19th) = 2022-05-19", "March = 2022-03-01..2022-03-31"],
        "weekday and date fix the year",
    ),
    (
        "The 2015 vote failed. He came on Thursday, May 19.",
        ["2015 = 2015-01-01..2015-12-31", "Thursday, May 19 = 2016-05-19"],
        "the year nearest to one told",
    ),
    (
        "KABUL, Afghanistan (Jan. 10, 2011) – Troops detained a man on Saturday.",
        ["Jan. 10, 2011 = 2011-01-10", "Saturday = 2011-01-08"],
        "dateline",
    ),
    (
        "WASHINGTON, March 3, 2022 — Officials met on Tuesday.",
        ["March 3, 2022 = 2022-03-03", "Tuesday = 2022-03-01"],
        "dateline with a dash",
    ),
    (
        "Girls honoured\n\nFriday, July 21, 2017\n\nThe team won on Tuesday.",
        ["Friday, July 21, 2017 = 2017-07-21", "Tuesday = 2017-07-18"],
        "a line with the date alone",
    ),
    (
        "Joint Command\n2010-09-CA-005\nKABUL, Afghanistan (Sept. 1) - Troops detained a man on Tuesday.",
        ["2010-09 = 2010-09-01..2010-09-30", "Sept. 1 = 2010-09-01", "Tuesday = 2010-08-31"],
        "dateline without a year, year told above",
    ),
    (
        "May 11: Forces Detain Leader in Khost\nJoint Command\n2010-05-CA-039\n\nA force detained a man last night.",
        ["May 11 = 2010-05-11", "2010-05 = 2010-05-01..2010-05-31", "last night = 2010-05-10"],
        "a heading with its day, the year in a number; May without a preposition",
    ),
    (
        "Clashes at the port\n\n6: 30pm UK, Tuesday 12 June 2012\n\nDockers marched on Monday.",
        ["Tuesday 12 June 2012 = 2012-06-12", "Monday = 2012-06-11"],
        "a date line with the hour before it",
    ),
    (
        "Vote called\n\n4 May 2015, 18:07 (GMT+05:00)\n\nThe ministry said so on Sunday.",
        ["4 May 2015 = 2015-05-04", "Sunday = 2015-05-03"],
        "a date line with the hour and zone behind it",
    ),
    (
        "HERAT, Afghanistan (May 2, 2011) - A man fell yesterday.\n\nKABUL, Afghanistan (May 6) - Two fled yesterday.",
        ["May 2, 2011 = 2011-05-02", "yesterday = 2011-05-01", "May 6 = 2011-05-06", "yesterday = 2011-05-05"],
        "two reports in one text, each with its dateline",
    ),
    (
        "On March 3, 2021, they met. On March 5 they signed.",
        ["March 3, 2021 = 2021-03-03", "March 5 = 2021-03-05"],
        "the only year told",
    ),
    (
        "Lisbon, 12 March 2024 - The minister met fishermen yesterday.",
        ["12 March 2024 = 2024-03-12", "yesterday = 2024-03-11"],
        "a dateline in small letters",
    ),
    (
        "Washington, D.C. – March 12, 2024 – The agency fined two banks yesterday.",
        ["March 12, 2024 = 2024-03-12", "yesterday = 2024-03-11"],
        "a dateline whose date stands between dashes",
    ),
    (
        "Brussels, 12 March 2024. The Commission fined two banks yesterday.",
        ["12 March 2024 = 2024-03-12", "yesterday = 2024-03-11"],
        "the place and date that open a release",
    ),
    (
        "Joint Command 2010-10-CA-111  For Release  KABUL, Afghanistan (Oct. 9) - Forces held two last night.",
        ["2010-10 = 2010-10-01..2010-10-31", "Oct. 9 = 2010-10-09", "last night = 2010-10-08"],
        "a dateline behind the head of a release, on one line with it",
    ),
    (
        "Bikes and lorries\nPosted by the editors in Traffic on Friday, 20 September 2013.\n\nLast week a rider died.",
        ["Friday, 20 September 2013 = 2013-09-20", "Last week = 2013-09-09..2013-09-15"],
        "a line that says when a text was posted",
    ),
    (
        "The rules were published on 3 May 2020.\nThe envoy came yesterday.",
        ["3 May 2020 = 2020-05-03"],
        "a sentence that tells of something published is no dateline",
    ),
    (
        "Rossi, 12 May 2019 – was seen on Tuesday.",
        ["12 May 2019 = 2019-05-12"],
        "what goes on in a small letter has no dateline",
    ),
    (
        "https://paper.example/world/2010/05/06/strike-in-porto\n\nDockers walked out yesterday.",
        ["yesterday = 2010-05-05"],
        "the address printed over a text",
    ),
]


@pytest.mark.parametrize(("text", "expected", "guards"), UNPUBLISHED, ids=[row[2] for row in UNPUBLISHED])
def test_without_day_of_publication(text: str, expected: list[str], guards: str) -> None:
    assert told(read(text, published=None)) == expected, guards


def test_offices_tell_the_year() -> None:
    text = "Benny Gantz met Lloyd Austin and Jake Sullivan on Thursday (May 19th)."
    found = find_dates(Story(id="s", text=text), parse(text), gazetteer.load())
    assert told(found) == ["Thursday (May 19th) = 2022-05-19"]
    text = "Rex Tillerson met Sergei Lavrov on Wednesday, April 12."
    found = find_dates(Story(id="s", text=text), parse(text), gazetteer.load())
    assert told(found) == ["Wednesday, April 12 = 2017-04-12"]


def test_address_tells_the_year() -> None:
    found = read("He came on Thursday, Dec. 15.", published=None, url="https://news.example/2016/12/16/tanks")
    assert told(found) == ["Thursday, Dec. 15 = 2016-12-15"]


ADDRESSES = [
    # (sentence, address, what is found, what it guards)
    ("The envoy will be in Tunis on November 22.", "https://gov.example/2015/11/9.htm", ["2015-11-22"], "its month"),
    ("The envoy will be in Tunis on December 2.", "https://gov.example/2015/11/9.htm", ["2015-12-02"], "the next"),
    ("The envoy was in Tunis on January 3.", "https://gov.example/2015/12/9.htm", ["2016-01-03"], "over new year"),
    ("The envoy was in Tunis on December 30.", "https://gov.example/2016/01/9.htm", ["2015-12-30"], "and back"),
    ("The envoy was in Tunis on June 3.", "https://gov.example/2015/11/9.htm", [], "another season: any year"),
    ("The envoy was in Tunis on Tuesday.", "https://gov.example/2015/11/9.htm", [], "a weekday needs a day"),
    ("On June 3, 2014, he left. He came back on June 9.", "https://gov.example/2015/06/9.htm", ["2014-06-03",
     "2014-06-09"], "the text's own year first"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "url", "expected", "guards"), ADDRESSES, ids=[row[3] for row in ADDRESSES])
def test_address_tells_the_year_of_its_month(text: str, url: str, expected: list[str], guards: str) -> None:
    assert [d.start for d in read(text, published=None, url=url)] == expected, guards


def test_address_tells_the_day() -> None:
    assert told(read("He came on Tuesday.", published=None, url="https://news.example/2016/dec/16/x")) == [
        "Tuesday = 2016-12-13"
    ]
    assert told(read("He came on Tuesday.", url="https://news.example/2016/12/16/x")) == ["Tuesday = 2022-05-17"]


def test_a_head_shortly_before_publication_is_the_day_on_which_it_was_spoken() -> None:
    text = "Via Teleconference\n\n(May 19, 2022)\n\nWe met them today."
    assert told(read(text))[-1] == "today = 2022-05-19"
    assert told(read(text, published="2022-06-20"))[-1] == "today = 2022-06-20"


AHEAD = [
    # (sentence, what is found, what it guards)
    ("They met ahead of a vote on Sunday.", ["Sunday = 2022-05-22"], "ahead of"),
    ("He briefed them in advance of her talks with Kuleba on Monday.", ["Monday = 2022-05-23"], "in advance of"),
    ("Prices rose in the run-up to Sunday's vote.", ["Sunday = 2022-05-22"], "run-up"),
    ("The column moved ahead on Sunday.", ["Sunday = 2022-05-15"], "not a mere ahead"),
    ("Up to 40 shells fell on Sunday.", ["Sunday = 2022-05-15"], "not a mere up to"),
    ("They sat on Sunday. He spoke ahead of Sunday's session.", ["Sunday = 2022-05-15", "Sunday = 2022-05-15"],
     "the day told before as past"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "guards"), AHEAD, ids=[row[2] for row in AHEAD])
def test_what_is_done_before_a_day_looks_ahead_to_it(text: str, expected: list[str], guards: str) -> None:
    assert told(read(text)) == expected, guards


def test_published_with_a_time() -> None:
    assert told(read("They met on Thursday.", published="2022-05-20T01:30:00Z")) == ["Thursday = 2022-05-19"]


def test_head_is_the_word_that_the_clause_governs() -> None:
    text = "The ministers met on Thursday, March 3, 2022, in Oslo."
    (found,) = read(text)
    token = parse(text)[found.sentence].tokens[found.head]
    assert found.from_ <= token.start < found.to


VOCABULARY = """
    May March 3 19 2022 , ( ) – - the of in since until by from to Thursday Monday last next this week year month
    ago two 1990s early mid late and between Jan. Dec. 2014 9/11 today half first 's summer quarter after
    days before Christmas Easter Good Day Eve fiscal FY weekend fortnight
"""
WORDS = st.sampled_from(VOCABULARY.split())


@given(st.lists(WORDS, max_size=14).map(" ".join))
@settings(max_examples=300, deadline=None)
def test_phrases_are_in_order_and_in_the_text(text: str) -> None:
    end = 0
    for phrase in find_phrases(text):
        assert end <= phrase.start <= phrase.core < phrase.end <= len(text)
        end = phrase.end


@given(st.lists(WORDS, max_size=10).map(" ".join))
@settings(max_examples=300, deadline=None)
def test_hints_never_cost_a_match(text: str) -> None:
    hints = {name for name, hint in ALL_HINTS.items() if hint.search(text)}
    for needs, pattern, _ in ALL_PATTERNS:
        assert hints.issuperset(needs) or pattern.search(text) is None


@given(st.text(max_size=60), st.lists(WORDS, min_size=1, max_size=8).map(" ".join), st.text(max_size=40))
@settings(max_examples=40, deadline=None)
def test_spans_read_again(before: str, words: str, after: str) -> None:
    text = f"{before} {words} {after}"
    for found in read(text):
        assert text[found.from_ : found.to] == found.text
        assert found.start is None or found.end is None or found.start <= found.end


@given(
    st.lists(WORDS, min_size=1, max_size=10).map(" ".join),
    st.one_of(st.none(), st.dates(date(1950, 1, 1), date(2100, 1, 1))),
    st.sampled_from(["past", "future", "open", "present", ""]),
)
@settings(max_examples=500, deadline=None)
def test_every_term_resolves_to_days_in_order_or_not_at_all(text: str, published: date | None, tense: Tense) -> None:
    setting = Setting(published, Interval("2020-02-28", "2020-02-28", "day"), tense)
    for phrase in find_phrases(text):
        found = resolve(phrase.term, setting)
        if found is not None:
            assert date.fromisoformat(found.start) <= date.fromisoformat(found.end)


EASTERS = [(1998, "04-12"), (2008, "03-23"), (2011, "04-24"), (2019, "04-21"), (2022, "04-17"), (2024, "03-31"),
           (2038, "04-25")]  # fmt: skip


@pytest.mark.parametrize(("year", "day"), EASTERS)
def test_easter(year: int, day: str) -> None:
    assert easter(year).isoformat() == f"{year}-{day}"


def test_every_feast_has_a_day_in_every_year() -> None:
    for name in feasts():
        assert all(feast_day(name, year).year == year for year in range(1990, 2031)), name
