"""The questions that a record answers. Each gives typed values; ``to_polars`` makes a frame of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, Unpack, cast

import msgspec

from legation.event.model import Reading
from legation.record import (
    asking,
    engagements,
    nearby,
    patterns,
    people,
    reviewing,
    searching,
    statements,
    stories,
    sums,
)
from legation.record.answers import (
    ActorCard,
    ActorSummary,
    Commitment,
    Contact,
    DayCount,
    Engagement,
    Facet,
    Hit,
    Period,
    PlaceCount,
    Source,
    Statement,
    StorySummary,
    TypeCount,
)
from legation.record.filters import Condition, Filters, condition
from legation.record.model import Event
from legation.record.nearby import Near
from legation.record.query import Answers, Asked, Events, Rows, frame_of
from legation.record.show import event_id

if TYPE_CHECKING:
    import polars

    from legation.record.columns import Chosen, Columns

_INCIDENTS = "ASSAULT,COERCE,PROTEST"
_HAPPENED = {"status": "current,historical"}
S = TypeVar("S", bound=msgspec.Struct)


class Questions:
    """What can be asked of a record. ``filters`` are those of ``legation.record.filters.Filters``."""

    _db: sqlite3.Connection
    _columns: Columns | None = None

    def count_by(self, columns: Columns) -> None:
        """Counts events by ``columns`` from now on: many times faster, for who asks often. They may be shared."""
        self._columns = columns

    def events(self, **filters: Unpack[Filters]) -> Events:
        """The events that fit all filters, in order of their day: iterate, ``len()``, ``page``, ``to_polars``."""
        return Events(self._db, self._condition(filters), lambda: self._chosen(filters))

    def facets(self, field: str, *, limit: int = 20, **filters: Unpack[Filters]) -> Rows[Facet]:
        """How many events that fit have each value of ``field`` (type, mode, status, context, place, year, actor,
        recipient, sector, publisher), the commonest first.
        """
        if (chosen := self._chosen(filters)) is not None:
            return Rows(chosen.facet(field, limit=limit))
        return Rows(asking.facet(self._db, self._condition(filters), field, limit=limit))

    def facets_of(
        self, fields: Sequence[str], *, limit: int = 20, **filters: Unpack[Filters]
    ) -> dict[str, list[Facet]]:
        """As ``facets``, for several fields at once, which is faster."""
        if (chosen := self._chosen(filters)) is not None:
            return {field: chosen.facet(field, limit=limit) for field in fields}
        return asking.facets(self._db, self._condition(filters), fields, limit=limit)

    def timeline(self, *, by: str = "month", **filters: Unpack[Filters]) -> Rows[Period]:
        """Counts of the events that fit by day, week, month or year, with their quad classes and mean intensity."""
        if (chosen := self._chosen(filters)) is not None:
            return Rows(chosen.periods(by))
        return Rows(asking.periods(self._db, self._condition(filters), by=by))

    def types_by_period(self, *, by: str = "month", **filters: Unpack[Filters]) -> list[TypeCount]:
        """Counts of the events that fit by day, week, month or year, and by type."""
        return patterns.types_by_period(self._db, self._condition(filters), by=by)

    def places(self, *, limit: int = 500, **filters: Unpack[Filters]) -> list[PlaceCount]:
        """How many events that fit happened at which place, with its position and precision, the commonest first."""
        return patterns.places(self._db, self._condition(filters), limit=limit)

    def contacts(self, *, level: str = "country", limit: int = 200, **filters: Unpack[Filters]) -> list[Contact]:
        """Which two countries (or actors: ``level="actor"``) meetings, visits and calls that fit bring together.

        With ``type``, events of that type do. Only what has happened counts, unless a ``status`` is asked for.
        """
        wanted = self._condition({**_HAPPENED, **_asked(filters)} | {"type": filters.get("type") or "CONSULT"})
        return patterns.contacts(self._db, wanted, level=level, limit=limit)

    def engagement_days(self, **filters: Unpack[Filters]) -> list[DayCount]:
        """How many meetings, visits and calls that fit began on which day, of those whose day is told to the week.

        Only what has happened counts, unless a ``status`` is asked for.
        """
        return patterns.engagement_days(self._db, self._condition({**_HAPPENED, **_asked(filters)}))

    def dyad(self, one: str, other: str, **filters: Unpack[Filters]) -> Events:
        """The events that have both parties, on whatever side."""
        return self.events(**cast("Filters", {**filters, "party": one, "with_": other}))

    def engagements(self, **filters: Unpack[Filters]) -> Answers[Engagement]:
        """Meetings, visits and calls that fit: who, where, when, at what level, about what."""
        return engagements.engagements(self._db, self._condition(filters))

    def commitments(
        self, *, currency: str | None = None, least: float | None = None, **filters: Unpack[Filters]
    ) -> Answers[Commitment]:
        """Sums that were promised or given: who, to whom, how much; of ``currency`` and of ``least`` at least."""
        return sums.commitments(self._db, self._condition(filters), currency=currency, least=least)

    def incidents(self, *, least_dead: int | None = None, **filters: Unpack[Filters]) -> Events:
        """Attacks, arrests and other force, and protests that fit; with ``least_dead``, those that killed so many."""
        wanted = self._condition({**filters, "type": filters.get("type") or _INCIDENTS})
        if least_dead is not None:
            wanted = Condition(f"{wanted.sql} AND e.dead >= ?", (*wanted.values, least_dead))
        return Events(self._db, wanted)

    def statements(
        self, *, speaker: str | None = None, about: str | None = None, words: str | None = None,
        since: str | None = None, until: str | None = None, direct: bool | None = None, after: str | None = None,
        latest: bool = False,
    ) -> Asked[Statement]:  # fmt: skip
        """Who said what of whom, as stories quote it; ``since`` and ``until`` are days of publication.

        In the order of these days, the other way round if ``latest``; from the one behind that of id ``after`` on.
        """
        return Asked(lambda: statements.statements(
            self._db, speaker=speaker, about=about, words=words, since=since, until=until, direct=direct, after=after,
            latest=latest,
        ))  # fmt: skip

    def stories(
        self, *, publisher: str | None = None, words: str | None = None, since: str | None = None,
        until: str | None = None, ids: Sequence[str] | None = None, limit: int = 100, after: str | None = None,
        latest: bool = False,
    ) -> Rows[StorySummary]:  # fmt: skip
        """The stories that fit, in order of publication, the other way round if ``latest``; from the one behind that
        of id ``after`` on. ``publisher`` may be part of a name; ``ids`` are those of the stories that are wanted.
        """
        return Rows(stories.stories(
            self._db, publisher=publisher, words=words, since=since, until=until, ids=ids, limit=limit, after=after,
            latest=latest,
        ))  # fmt: skip

    def reading(self, story_id: str) -> Reading:
        """The reading of a story as the record has it, with corrections; counts and toll are not kept.

        Raises NotInRecord.
        """
        return stories.reading(self._db, story_id)

    def sources(self, ids: Sequence[str], *, most: int = 3) -> dict[str, tuple[Source, ...]]:
        """Of each of these events ``most`` stories that tell of it, independent ones first, with their sentences."""
        return stories.sources(self._db, ids, most=most)

    def next_to_review(
        self, *, order: reviewing.Order = "confidence", after: Event | str | None = None, **filters: Unpack[Filters]
    ) -> Event | None:
        """The event that a reviewer should look at next: nobody accepted it, and it comes first by ``order``.

        ``confidence``: the least sure; ``conflict``: of those whose tellings contradict each other; ``tie``: of those
        merged, the one of the weakest tie; ``latest``. From the one behind ``after`` on, an event or its place as
        ``legation.record.reviewing.place`` gives it; None at the end.
        """
        behind = reviewing.place(after, order) if isinstance(after, Event) else after
        return reviewing.next_event(self._db, self._condition(filters), order, behind)

    def review(self, *, order: reviewing.Order = "confidence", **filters: Unpack[Filters]) -> reviewing.Review:
        """How far the review of the events that fit is, and who decided what."""
        return reviewing.review(self._db, self._condition(filters), order)

    def nearby(self, id: str, *, limit: int = 5) -> list[Near]:
        """The events that are most like one, and may be the same, with their likeness and why."""
        return nearby.nearby(self._db, event_id(self._db, id), limit=limit)

    def search(
        self, words: str, *, kinds: Sequence[str] = searching.KINDS, limit: int = 10, latest: bool = False
    ) -> Rows[Hit]:
        """Where words stand: the best hits among events, actors, quotations and stories, or those kept ``latest``.

        All words, in any order; "a phrase" in quotes; a* begins a word. Raises RecordError where there is no word.
        """
        return Rows(searching.search(self._db, words, kinds=tuple(kinds), limit=limit, latest=latest))

    def actors(
        self, name: str | None = None, *, country: str | None = None, kind: str | None = None,
        sector: str | None = None, limit: int = 100, after: str | None = None,
    ) -> Rows[ActorSummary]:  # fmt: skip
        """The actors that fit, those in most events first, from the one behind that of id ``after`` on.

        ``name`` may be part of one.
        """
        return Rows(
            people.actors(self._db, name=name, country=country, kind=kind, sector=sector, limit=limit, after=after)
        )

    def actor(self, who: str) -> ActorCard:
        """All of one actor, by its id or whole name. Raises NotInRecord."""
        return people.actor(self._db, who)

    def to_polars(self, answers: Iterable[S]) -> polars.DataFrame:
        """A frame of the answers to a question, a row each. Raises MissingPart without polars."""
        return frame_of(answers)

    def _chosen(self, filters: Filters) -> Chosen | None:
        """The events that fit, where they are counted by columns and these are loaded."""
        return self._columns.chosen(self._db, filters) if self._columns else None

    def _condition(self, filters: Filters | dict[str, Any]) -> Condition:
        return condition(self._db, cast("Filters", filters))


def _asked(filters: Filters) -> dict[str, Any]:
    """The filters that ask for something."""
    return {name: value for name, value in filters.items() if value is not None}
