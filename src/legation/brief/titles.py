"""Headings and names of a report: its title from what was asked, types, fields, tellers."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import Any

from legation.brief import days, naming
from legation.brief.words import table
from legation.record.filters import day
from legation.record.model import Event, Telling
from legation.record.record import Record

_FIELDS = {"dead": "Number killed", "injured": "Number injured", "arrested": "Number arrested", "date": "Day",
           "place": "Place", "place_country": "Country of the place"}  # fmt: skip
_WHO = ("actor", "recipient", "party", "with_")


@functools.cache
def _headings() -> dict[str, str]:
    return dict(table("words.toml")["titles"])


def heading(event: Event) -> str:
    """The heading of an event's type."""
    return _headings().get(event.type, event.type.capitalize())


def rank(event: Event) -> int:
    """Where the heading of an event's type comes among the others."""
    order = list(_headings())
    return order.index(event.type) if event.type in order else len(order)


def title(record: Record, filters: Mapping[str, Any]) -> str:
    """``Israel with the United States, May 2022 to July 2022``."""
    lead = [_name(record, filters[name]) for name in ("actor", "party") if filters.get(name)]
    other = [_name(record, filters[name]) for name in ("recipient", "with_") if filters.get(name)]
    told = " and ".join(dict.fromkeys(lead))
    told = " with ".join(filter(None, (told, " and ".join(dict.fromkeys(other))))) or "All parties"
    period = days.span(*window(filters))
    named = _kinds(filters["type"]) if filters.get("type") else filters.get("context")
    return ", ".join(filter(None, (f"{told[:1].upper()}{told[1:]}", named, period)))


def _kinds(wanted: str) -> str:
    """The types that are asked for, in words: "attacks and aid"; a mode as it is written."""
    each = [kind.strip() for kind in wanted.split(",") if kind.strip()]
    return naming.joined([_headings().get(kind.upper(), kind).lower() for kind in each])


def window(filters: Mapping[str, Any]) -> tuple[str | None, str | None]:
    """The first and last day that are asked for, None where open."""
    since, until = filters.get("since"), filters.get("until")
    return (day(since) if since else None, day(until, last=True) if until else None)


def _name(record: Record, who: str) -> str:
    if naming.bare_country(who):
        return naming.country(who)
    row = record.connection.execute("SELECT name FROM actors WHERE id = ?", (who,)).fetchone()
    return str(row["name"]) if row else who


def countries(record: Record, filters: Mapping[str, Any]) -> set[str]:
    """The countries of those who are asked for."""
    found = set()
    for name in _WHO:
        who = filters.get(name)
        if not who:
            continue
        if naming.bare_country(who):
            found.add(who)
            continue
        query = "SELECT country FROM actors WHERE (id = ? OR name = ?) AND country IS NOT NULL"
        found |= {row["country"] for row in record.connection.execute(query, (who, who))}
    return found


def partners_title(filters: Mapping[str, Any]) -> str:
    """The heading of the chart of countries."""
    asked_for = sum(bool(filters.get(name)) for name in _WHO)
    return ("Events by country", "Events by partner", "Other countries in these events")[min(asked_for, 2)]


def in_words(filters: Mapping[str, Any]) -> str:
    """The filters in words: "party ISR, since 2022-05"; "everything" for none."""
    told = [f"{name.rstrip('_')} {value}" for name, value in filters.items() if value is not None]
    return ", ".join(told) or "everything"


def field(name: str) -> str:
    """A field on which tellings differ, in words."""
    return _FIELDS.get(name, name.replace("_", " ").replace(".", " ").capitalize())


def value(name: str, told: str) -> str:
    """A value of such a field in words."""
    if name == "place_country":
        return naming.country(told)
    return told


def tellers(tellings: Sequence[Telling]) -> str:
    """Who tells it: speakers and publishers, each once."""
    names = []
    for telling in tellings:
        by = naming.publisher(telling.publisher) if telling.publisher else telling.title or telling.story_id
        own = telling.mention.attribution
        names.append(f"{own.name or own.text} ({by})" if own else by)
    return naming.joined(list(dict.fromkeys(" ".join(name.split()) for name in names)), most=4)


def in_short(event: Event) -> str:
    """An event in a few words, to tell which is meant: "attack, Goma, 17 May 2024"."""
    what = f"{event.type}/{event.mode}" if event.mode else event.type
    sides = [naming.joined([party.name for party in side], most=2) for side in (event.actors, event.recipients)]
    where = [event.place] if event.place else []
    when = [days.span(event.date_start, event.date_end)] if event.date_start else []
    return ", ".join([what, *(" → ".join(filter(None, sides)),) * any(sides), *where, *when])
