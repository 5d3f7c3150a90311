"""Days of publication: from the forms that files and pages use to ISO 8601."""

from __future__ import annotations

import re
from datetime import date, datetime

from legation.errors import BadDate

_MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?|aug(?:ust|\.)?"
    r"|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
DATE = (
    rf"{_WEEKDAY}(?:\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH},?\s+\d{{4}}"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}})"
)
"""A full date in words or as an ISO day, as a pattern without groups, for re.IGNORECASE."""

DATED_LINE = re.compile(DATE, re.IGNORECASE)
"""Finds a full date."""

_TIME = r"(?:[\s,|–—-]+(?:at\s+)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?(?:\s*\(?[a-z]{2,5}\)?)?)?"
_IN_WORDS = re.compile(rf"({DATE}){_TIME}", re.IGNORECASE)
_ISO_TIME = re.compile(r"(?:\d{4}-\d{2}-\d{2}[T ]|\d{8}T)\d{2}:?\d{2}.*")
_MAIL = re.compile(r"(?:[A-Z][a-z]{2},\s*)?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}.*")


def iso_published(value: str) -> str:
    """The ISO 8601 day or time of ``value``.

    It may be an ISO day or time, RFC 2822 ("Fri, 20 May 2022 10:15:00 GMT"), or a date in words ("20 May 2022",
    "Friday, May 20, 2022"), of which the day is kept. Raises BadDate for anything else.
    """
    plain = " ".join(value.split())
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}|(?:19|20)\d{6}", plain):
            return date.fromisoformat(plain).isoformat()
        if _ISO_TIME.fullmatch(plain):
            return datetime.fromisoformat(plain).isoformat()
        if _MAIL.fullmatch(plain):
            from email.utils import parsedate_to_datetime  # slow to import, and seldom needed

            return parsedate_to_datetime(plain).isoformat()
        if found := _IN_WORDS.fullmatch(plain):
            return day_in_words(found[1])
    except (ValueError, TypeError, IndexError) as error:
        raise BadDate(f'"{plain[:60]}" is not a day of the calendar ({error}). {_WAY_OUT}') from error
    raise BadDate(f'"{plain[:60]}" is not a date that can be told for certain. {_WAY_OUT}')


_WAY_OUT = "Write it as 2022-05-20, or with a time as 2022-05-20T10:15:00+00:00."


def day_in_words(found: str) -> str:
    """The ISO day of a date that matches ``DATE``. Raises ValueError for one that is not in the calendar."""
    if iso := re.search(r"\d{4}-\d{2}-\d{2}", found):
        return date.fromisoformat(iso[0]).isoformat()
    year = int(re.findall(r"\d{4}", found)[-1])
    day = int(re.findall(r"(?<!\d)\d{1,2}(?!\d)", re.sub(r"\d{4}", "", found))[0])
    month = next(n for n, name in enumerate(_MONTHS, 1) if re.search(rf"\b{name}", found, re.IGNORECASE))
    return date(year, month, day).isoformat()
