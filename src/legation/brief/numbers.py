"""Tolls and sums in plain words: "23 people were killed and 4 injured", "45 million US dollars"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from legation.brief.naming import joined
from legation.record.model import Conflict, Event, Telling

_DONE = (("dead", "killed"), ("injured", "injured"), ("arrested", "arrested"))
_UNITS = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_PLURALS = {"USD": "US dollars", "EUR": "euros", "GBP": "pounds sterling"}


def toll(
    event: Event, tellings: Sequence[Telling], conflicts: Sequence[Conflict], teller: Callable[[Telling], str]
) -> str:
    """What an event cost: "23 people were killed and 4 injured"; where tellings differ, each with its tellers."""
    parts = []
    for field, done in _DONE:
        number = getattr(event, field)
        if number is None or (number == 1 and field == "arrested" and event.recipients):
            continue  # who was arrested is told by name
        if any(each.field == field for each in conflicts):
            parts.append(_differing(field, done, tellings, teller))
        else:
            parts.append(f"{_people(number)} {'was' if number == 1 else 'were'} {done}")
    return _shared(parts)


def _people(number: int) -> str:
    return "nobody" if number == 0 else "1 person" if number == 1 else f"{number:,} people"


def _shared(parts: list[str]) -> str:
    """Parts as one clause; "were" is said once where two of them have it."""
    if len(parts) > 1 and all("according to" not in part for part in parts):
        rest = [part.replace(" people were", "").replace(" person was", "") for part in parts[1:]]
        return joined([parts[0], *rest])
    return "; ".join(parts)


def _differing(field: str, done: str, tellings: Sequence[Telling], teller: Callable[[Telling], str]) -> str:
    said: dict[int, list[str]] = {}
    for telling in tellings:
        number = getattr(telling.mention.casualties, field)
        if number is not None:
            said.setdefault(number, []).append(teller(telling))
    order = sorted(said.items(), key=lambda each: -len(each[1]))
    parts = [f"{number:,} according to {joined(list(dict.fromkeys(names)), most=3)}" for number, names in order]
    return f"people {done}: {'; '.join(parts)}"


def sums(tellings: Sequence[Telling]) -> str:
    """The sums of an event, each once: "45 million US dollars"; those of one telling joined, others parted by "or"."""
    said: dict[tuple[tuple[float, str], ...], None] = {}
    for telling in tellings:
        own = tuple(dict.fromkeys((each.value, each.currency) for each in telling.mention.amounts))
        if own and not any(set(own) <= set(other) for other in said):
            said[own] = None
    return " or ".join(joined([money(*each) for each in own]) for own in said)


def money(value: float, currency: str) -> str:
    """A sum in words: "4.8 billion US dollars"."""
    return f"{short(value)} {_currency(currency)}"


def short(value: float) -> str:
    """A number of money as people say it: "4.8 billion", "1,250"."""
    for unit, name in _UNITS:
        if value >= unit and round(value / unit, 3) * unit == value:
            return f"{round(value / unit, 3):,g} {name}"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"


def _currency(code: str) -> str:
    if code in _PLURALS:
        return _PLURALS[code]
    from babel.numbers import get_currency_name

    return get_currency_name(code, count=2, locale="en")
