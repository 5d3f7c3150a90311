"""The tables of a report: meetings, sums, incidents, statements, people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from legation.brief import naming, numbers
from legation.brief.model import Ref, Table
from legation.brief.sources import Sources
from legation.brief.words import phrase
from legation.record.answers import Commitment, Engagement, Statement
from legation.record.model import Event, EventParty
from legation.record.record import Record

ROWS = 40
"""Rows of a table at the most."""

_NEWS = ("current", "future")
T = TypeVar("T")
Row = tuple[tuple[str, ...], tuple[Ref, ...]]
Refs = Callable[[str], tuple[Ref, ...]]
"""What an event of an id rests on."""


def _parties(side: Sequence[EventParty]) -> str:
    return naming.joined(list(dict.fromkeys(_party(party) for party in naming.usual(side)))) or "–"


def _party(party: EventParty) -> str:
    if party.country and party.id == party.country:
        return naming.bare_country(party.country) or party.name
    return f"{party.name}{naming.of_country(party.name, party.country)}"


def _when(start: str | None, end: str | None) -> str:
    return start if start and start == end else " – ".join(filter(None, (start, end))) or "–"


def _cut(rows: Sequence[T]) -> tuple[Sequence[T], int]:
    return rows[:ROWS], max(len(rows) - ROWS, 0)


def _table(title: str, heads: Sequence[str], rows: Sequence[Row], *, more: int, note: str = "") -> Table | None:
    """A table without the columns in which no row has anything; None without rows."""
    told = [n for n in range(len(heads)) if any(cells[n] != "–" for cells, _ in rows)]
    kept = tuple((tuple(cells[n] for n in told), refs) for cells, refs in rows)
    shown = tuple(heads[n] for n in told)
    return Table(title=title, heads=shown, rows=kept, more=more, note=note) if rows else None


def meetings(found: Sequence[Engagement], refs: Refs) -> Table | None:
    """Meetings, visits and calls that were held or are planned."""
    shown, more = _cut([each for each in found if each.status in _NEWS])
    rows = tuple(
        ((_when(each.date_start, each.date_end), _status(each.mode or "talks", each.status), _parties(each.who),
          _parties(each.hosts), each.place or "–", each.level, "; ".join(map(_squashed, each.topics[:4])) or "–"),
         refs(each.id))
        for each in shown
    )  # fmt: skip
    heads = ("When", "What", "Who", "With", "Where", "Level", "About")
    return _table("Meetings, visits and calls", heads, rows, more=more)


def sums(found: Sequence[Commitment], refs: Refs) -> Table | None:
    """Sums that were promised or given."""
    shown, more = _cut([each for each in found if each.status in _NEWS])
    rows = tuple(
        ((each.date_start or "–", _status(each.type.lower(), each.status), _parties(each.actors),
          _parties(each.recipients), numbers.money(each.value, each.currency), f"“{_squashed(each.text)}”"),
         refs(each.event_id))
        for each in shown
    )  # fmt: skip
    heads = ("When", "What", "Who", "To whom", "Sum", "Words")
    return _table("Commitments in money", heads, rows, more=more)


def incidents(found: Sequence[Event], refs: Refs) -> Table | None:
    """Attacks, arrests, other force and protests that happened, with tolls."""
    shown, more = _cut([each for each in found if each.status == "current"])
    rows = tuple(
        ((_when(each.date_start, each.date_end), _what(each),
          _parties(each.actors), _parties(each.recipients), each.place or "–", _toll(each)), refs(each.id))
        for each in shown
    )  # fmt: skip
    heads = ("When", "What", "Who", "Against", "Where", "Toll")
    note = "Where tellings differ on a toll, the table has that of most; all are under “Where sources differ”."
    return _table("Incidents", heads, rows, more=more, note=note)


def _what(event: Event) -> str:
    """``drone attack``, ``arrest``."""
    return phrase(event.type, event.mode).noun.removeprefix("a ").removeprefix("an ")


def _toll(event: Event) -> str:
    counts = ((event.dead, "dead"), (event.injured, "injured"), (event.arrested, "arrested"))
    told = ", ".join(f"{number:,} {what}" for number, what in counts if number is not None)
    return f"{told or '–'}{' (differ)' if event.conflicts else ''}"


def statements(found: Sequence[Statement], record: Record, sources: Sources) -> Table | None:
    """Who said what: words in quotation marks before reported ones, of one speaker and story the longest."""
    longest: dict[tuple[str, str | None], Statement] = {}
    for each in sorted(found, key=lambda each: (not each.direct, -len(each.text), each.id)):
        longest.setdefault((each.story_id, each.actor_id or each.speaker), each)
    ordered = sorted(longest.values(), key=lambda each: (each.published or "9999", each.story_id, each.start))
    shown, more = _cut([each for each in ordered if each.speaker and len(each.text.split()) > 4])
    rows = []
    for each in shown:
        words = _squashed(each.text).strip('“”"')
        told = f"“{words}”" if each.direct else words
        who = f"{each.speaker}{naming.of_country(each.speaker or '', each.country)}"
        ref = sources.of_words(record.story(each.story_id), each.text)
        rows.append((((each.published or "–")[:10], who, told), (ref,)))
    heads = ("Reported", "Who", "Said")
    return _table("Statements", heads, rows, more=more)


def people(events: Sequence[Event], record: Record) -> Table | None:
    """The persons of the events that are told, with the office that stories give them last."""
    count: dict[str, int] = {}
    names: dict[str, EventParty] = {}
    for event in events:
        for party in dict.fromkeys((*event.actors, *event.recipients)):
            if party.id is not None:
                count[party.id] = count.get(party.id, 0) + 1
                names.setdefault(party.id, party)
    rows = []
    for id in sorted(count, key=lambda id: (-count[id], id)):
        if told := _office(record, id):
            place = naming.bare_country(names[id].country) or names[id].country or "–"
            rows.append(((names[id].name, told, place, str(count[id])), ()))
    heads = ("Name", "Office, as told", "Country", "Events told here")
    return Table(title="Who is who", heads=heads, rows=tuple(rows[:20])) if rows else None


def _office(record: Record, id: str) -> str | None:
    """The title of a person in the story that gives one last; None for others."""
    query = (
        "SELECT t.title FROM story_actors t JOIN stories s ON s.id = t.story_id WHERE t.actor_id = ? "
        "AND t.kind = 'person' AND t.title IS NOT NULL ORDER BY s.published DESC, s.id LIMIT 1"
    )
    row = record.connection.execute(query, (id,)).fetchone()
    return _squashed(row["title"]) if row else None


def _status(what: str, status: str) -> str:
    return what if status == "current" else f"{what} (planned)"


def _squashed(text: str) -> str:
    return " ".join(text.split())
