"""Rows with their sources: where each can be read, in which words, so that an assistant can quote it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from legation.record.answers import Commitment, Engagement, Hit, Source, Statement, StorySummary
from legation.record.model import Event, Telling
from legation.record.record import Record
from legation.view.mcp.sizes import plain, quoted

SOURCES = 2
"""Sources of a row: the first tellings of the first independent witnesses."""

_LOOKED = 8
"""Tellings among which the words of a sum are looked for."""


def with_sources(record: Record, rows: Sequence[Any]) -> list[dict[str, Any]]:
    """Rows as plain data, each with its sources, where it has some."""
    if not rows or type(rows[0]) not in _KINDS:
        return [plain(row) for row in rows]
    return _KINDS[type(rows[0])](record, rows)


def _source(source: Source) -> dict[str, Any]:
    told: dict[str, Any] = plain(source)
    return told | quoted(source.words, source.start)


def telling(told: Telling) -> dict[str, Any]:
    """A telling as a source, with the words behind each value of it."""
    source = {name: getattr(told, name) for name in _HEADING if getattr(told, name) is not None}
    mention = {name: value for name, value in plain(told.mention).items() if name not in _OF_EVENT}
    own = {"witness": told.witness, "mention": mention} | ({"corrected": True} if told.corrected else {})
    return source | quoted(told.sentence, told.mention.sentence.start) | own


_OF_EVENT = ("sentence", "contexts", "cameo", "quad", "intensity")


def _events(record: Record, rows: Sequence[Event | Engagement]) -> list[dict[str, Any]]:
    found = record.sources([row.id for row in rows], most=SOURCES)
    return [plain(row) | {"sources": [_source(each) for each in found[row.id]]} for row in rows]


def _sums(record: Record, rows: Sequence[Commitment]) -> list[dict[str, Any]]:
    """Sums, with the tellings first that have the words of the sum in them."""
    found = record.sources(list({row.event_id for row in rows}), most=_LOOKED)
    told = []
    for row in rows:
        own = sorted(found[row.event_id], key=lambda each: row.text not in each.words)
        told.append(plain(row) | {"sources": [_source(each) for each in own[:SOURCES]]})
    return told


def _statements(record: Record, rows: Sequence[Statement]) -> list[dict[str, Any]]:
    """Statements, whose source is themselves."""
    told = []
    for row in rows:
        own = {name: value for name, value in plain(row).items() if name not in _OF_SOURCE}
        source = {name: getattr(row, name) for name in _HEADING if getattr(row, name) is not None}
        told.append(own | {"sources": [source | quoted(row.text, row.start)]})
    return told


_HEADING = ("story_id", "title", "publisher", "url", "published")
_OF_SOURCE = (*_HEADING, "text", "start", "end")


def _hits(record: Record, rows: Sequence[Hit]) -> list[dict[str, Any]]:
    """Hits: of an event its sources, of a story or quotation the story."""
    found = record.sources([row.id for row in rows if row.kind == "event"], most=SOURCES)
    ids = [row.id for row in rows if row.kind in ("story", "quotation")]
    stories = {each.id: each for each in record.stories(ids=ids, limit=len(ids) or 1)}
    told = []
    for row in rows:
        own = plain(row)
        if row.kind == "event":
            own["sources"] = [_source(each) for each in found[row.id]]
        elif row.id in stories:
            own["sources"] = [heading(stories[row.id])]
        told.append(own)
    return told


def heading(story: StorySummary) -> dict[str, Any]:
    """What is known of a story, as a source names it."""
    named = {"story_id": story.id, "title": story.title, "publisher": story.publisher, "url": story.url,
             "published": story.published}  # fmt: skip
    return {name: value for name, value in named.items() if value is not None}


_KINDS: dict[type[Any], Callable[[Record, Any], list[dict[str, Any]]]] = {
    Event: _events,
    Engagement: _events,
    Commitment: _sums,
    Statement: _statements,
    Hit: _hits,
}
