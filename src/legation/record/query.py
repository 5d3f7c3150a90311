"""Events that an asker wants: one after the other, counted, by page, as a frame."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import msgspec

from legation.errors import MissingPart
from legation.record.filters import Condition, marks
from legation.record.model import Event, EventParty

if TYPE_CHECKING:
    import polars

A = TypeVar("A")

_CHUNK, _MADE = 500, 200
_ORDER = "coalesce(e.date_start, '9999'), e.id"


class Events:
    """The events that an asker wants, in order of their day, then id; each iteration asks the record anew.

    ``counted`` gives something that is as long as they are many, where that is known without counting them.
    """

    def __init__(
        self, db: sqlite3.Connection, wanted: Condition, counted: Callable[[], Sized | None] | None = None
    ) -> None:
        self._db, self._wanted, self._counted = db, wanted, counted

    def __iter__(self) -> Iterator[Event]:
        query = f"SELECT e.* FROM events e WHERE {self._wanted.sql} ORDER BY {_ORDER}"
        rows = self._db.execute(query, self._wanted.values)
        while chunk := rows.fetchmany(_CHUNK):
            yield from events_of(self._db, chunk)

    def __len__(self) -> int:
        if self._counted is not None and (counted := self._counted()) is not None:
            return len(counted)
        query = f"SELECT count(*) FROM events e WHERE {self._wanted.sql}"
        return int(self._db.execute(query, self._wanted.values).fetchone()[0])

    def page(self, number: int, *, after: str | None = None, latest: bool = False) -> list[Event]:
        """The first ``number`` of them, or those that come after the event of id ``after``; ``latest`` first, if asked.

        Undated events come last, either way.
        """
        sign, order = ("<", "DESC") if latest else (">", "ASC")
        day = "coalesce(e.date_start, '0')" if latest else "coalesce(e.date_start, '9999')"
        beyond = Condition(
            f"({day}, e.id) {sign} (SELECT {day.replace('e.', 'b.')}, b.id FROM events b WHERE b.id = ?)", (after,)
        ) if after else Condition("1")  # fmt: skip
        query = (
            f"SELECT e.* FROM events e WHERE {self._wanted.sql} AND {beyond.sql} "
            f"ORDER BY {day} {order}, e.id {order} LIMIT ?"
        )
        rows = self._db.execute(query, (*self._wanted.values, *beyond.values, number)).fetchall()
        return list(events_of(self._db, rows))

    def to_polars(self) -> polars.DataFrame:
        """A frame with a row an event; actors, recipients and contexts are lists. Raises MissingPart without polars."""
        return frame(list(self), Event)


class Answers(Generic[A]):
    """Answers that are made of events, some of each, in their order: iterate, or by page."""

    def __init__(self, events: Events, made: Callable[[list[Event]], Iterable[A]]) -> None:
        self._events, self._made = events, made

    def __iter__(self) -> Iterator[A]:
        events = iter(self._events)
        while chunk := list(islice(events, _MADE)):
            yield from self._made(chunk)

    def page(self, number: int, *, after: str | None = None, latest: bool = False) -> list[A]:
        """What is made of a page of ``number`` events, as ``Events.page`` gives it."""
        return list(self._made(self._events.page(number, after=after, latest=latest)))

    def to_polars(self) -> polars.DataFrame:
        """A frame with a row an answer. Raises MissingPart without polars."""
        return frame_of(self)


class Asked(Generic[A]):
    """Answers that the record is asked for anew at each iteration."""

    def __init__(self, ask: Callable[[], Iterator[A]]) -> None:
        self._ask = ask

    def __iter__(self) -> Iterator[A]:
        return self._ask()

    def to_polars(self) -> polars.DataFrame:
        """A frame with a row an answer. Raises MissingPart without polars."""
        return frame_of(self)


class Rows(list[A]):
    """Answers as a list that can also be a frame."""

    def to_polars(self) -> polars.DataFrame:
        """A frame with a row an answer. Raises MissingPart without polars."""
        return frame_of(self)


def frame_of(answers: Iterable[Any]) -> polars.DataFrame:
    """A frame of the answers to a question; without answers it has the columns of events."""
    values = list(answers)
    return frame(values, type(values[0]) if values else Event)


def frame(values: list[Any], type_: type[msgspec.Struct]) -> polars.DataFrame:
    """A frame with a row a value; parties are lists of names, with their countries beside them."""
    try:
        import polars
    except ImportError as error:
        raise MissingPart(f'a frame cannot be made ({error}): pip install "legation[tables]"') from error
    columns = [field.name for field in msgspec.structs.fields(type_)]
    rows = [{key: told for name in columns for key, told in _cells(name, getattr(value, name))} for value in values]
    return polars.DataFrame(rows, infer_schema_length=None) if rows else polars.DataFrame(schema=columns)


def _cells(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    if name in ("actors", "recipients", "who", "hosts"):
        yield name, [party.name for party in value]
        yield f"{name}_countries", [party.country for party in value]
    else:
        yield name, msgspec.to_builtins(value) if isinstance(value, (tuple, msgspec.Struct)) else value


def events_of(db: sqlite3.Connection, rows: list[sqlite3.Row]) -> Iterator[Event]:
    """The events of rows of ``events``, with their parties."""
    query = f"SELECT * FROM event_parties WHERE event_id IN ({marks(rows)}) ORDER BY event_id, role, position"
    parties: dict[tuple[str, str], list[EventParty]] = {}
    for row in db.execute(query, [row["id"] for row in rows]):
        told = {"name": row["name"], "country": row["country"], "sector": row["sector"]}
        party = EventParty(id=row["actor_id"], tellings=row["tellings"], **told)
        parties.setdefault((row["event_id"], row["role"]), []).append(party)
    for row in rows:
        yield _event(row, parties)


def _event(row: sqlite3.Row, parties: Mapping[tuple[str, str], list[EventParty]]) -> Event:
    values = dict(row)
    values["contexts"] = tuple(msgspec.json.decode(values["contexts"]))
    values |= {name: bool(values[name]) for name in ("corrected", "reviewed")}
    actors, recipients = (tuple(parties.get((row["id"], role), ())) for role in ("actor", "recipient"))
    return Event(actors=actors, recipients=recipients, **values)
