"""Days in plain words: "on 12 March 2024", "in March 2024", "between 4 and 10 March 2024"."""

from __future__ import annotations

from datetime import date

from legation.record.model import Event

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip


def day(iso: str) -> str:
    """``12 March 2024``."""
    told = date.fromisoformat(iso[:10])
    return f"{told.day} {_MONTHS[told.month - 1]} {told.year}"


def month(iso: str) -> str:
    """``March 2024``."""
    return f"{_MONTHS[int(iso[5:7]) - 1]} {iso[:4]}"


def span(first: str | None, last: str | None) -> str:
    """Days from first to last, either open: "4 to 10 March 2024", "March 2024", "from 4 March 2024"; "" for neither."""
    if first is None or last is None:
        return f"from {day(first)}" if first else f"until {day(last)}" if last else ""
    one, other = date.fromisoformat(first[:10]), date.fromisoformat(last[:10])
    if one == other:
        return day(first)
    if (one.month, one.day, other.month, other.day) == (1, 1, 12, 31):
        return str(one.year) if one.year == other.year else f"{one.year} to {other.year}"
    if one.day == 1 and _ends_month(other):
        same = (one.year, one.month) == (other.year, other.month)
        return month(first) if same else f"{month(first)} to {month(last)}"
    if (one.year, one.month) == (other.year, other.month):
        return f"{one.day} to {day(last)}"
    if one.year == other.year:
        return f"{one.day} {_MONTHS[one.month - 1]} to {day(last)}"
    return f"{day(first)} to {day(last)}"


def _ends_month(told: date) -> bool:
    return told.toordinal() == date.max.toordinal() or date.fromordinal(told.toordinal() + 1).day == 1


def when(event: Event) -> str:
    """When an event happened, as a sentence begins: "on 12 March 2024", "between 4 and 10 March 2024"; "" for unknown.

    A day that is only that of the report says so.
    """
    first, last = event.date_start, event.date_end
    if not (first or last):
        return ""
    if event.date_basis == "published" and first:
        return f"on {day(first)} (day of the report)"
    if first is None or last is None:
        return f"since {day(first)}" if first else f"by {day(last)}" if last else ""
    if first == last:
        return f"on {day(first)}"
    told = span(first, last)
    whole = " to " not in told
    return f"in {told}" if whole else "between " + told.replace(" to ", " and ", 1)
