"""What formats ask of a record, with what was asked lately kept at hand."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from legation.export.model import Known, Source, Told
from legation.language.sentences import split
from legation.record.codebooks import own_types
from legation.record.model import Event, EventParty
from legation.record.record import Record

_STORIES = 64
_ACTORS = 100_000


class RecordSource(Source):
    """The source of a record's exports."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._known = functools.lru_cache(_ACTORS)(self._ask)
        self._starts = functools.lru_cache(_STORIES)(self._sentences)
        self._length = functools.lru_cache(_STORIES)(lambda id: len(record.story(id).text))

    def told(self, events: Iterator[Event]) -> Iterator[Told]:
        """The events with their tellings and conflicts."""
        for event in events:
            conflicts = tuple(self._record.conflicts(event.id)) if event.conflicts else ()
            yield Told(event=event, tellings=tuple(self._record.tellings(event.id)), conflicts=conflicts)

    def like(self) -> dict[str, str | None]:
        """The PLOVER type that each of the users' own types is like, None for none."""
        return {each.type: each.like for each in own_types(self._record.connection).values() if each.mode is None}

    def known(self, party: EventParty | None) -> Known | None:
        """What is known of a party."""
        return self._known(party.id) if party is not None and party.id is not None else None

    def _ask(self, id: str) -> Known | None:
        ask = self._record.connection.execute
        row = ask("SELECT kind, wikidata FROM actors WHERE id = ?", (id,)).fetchone()
        if row is None:
            return None
        query = "SELECT title FROM story_actors WHERE actor_id = ? AND title IS NOT NULL ORDER BY story_id LIMIT 1"
        title = ask(query, (id,)).fetchone()
        return Known(kind=row["kind"], wikidata=row["wikidata"], title=title["title"] if title else None)

    def people(self, story_id: str) -> dict[str, tuple[str, ...]]:
        """The names that a story has, by kind of actor."""
        query = "SELECT DISTINCT kind, name FROM story_actors WHERE story_id = ? ORDER BY kind, name"
        found: dict[str, tuple[str, ...]] = {}
        for row in self._record.connection.execute(query, (story_id,)):
            found[row["kind"]] = (*found.get(row["kind"], ()), row["name"])
        return found

    def sentence_number(self, story_id: str, at: int) -> int:
        """Which sentence of a story the code point ``at`` lies in, from 1."""
        return sum(start <= at for start in self._starts(story_id)) or 1

    def _sentences(self, story_id: str) -> tuple[int, ...]:
        story = self._record.story(story_id)
        furniture = [(span.start, span.end) for span in story.furniture]
        return tuple(sentence[0][0] for sentence in split(story.text, furniture) if sentence)

    def length(self, story_id: str) -> int:
        """How many code points a story's text has."""
        return self._length(story_id)
