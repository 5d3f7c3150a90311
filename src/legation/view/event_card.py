"""An event of a record in lines: what happened, who tells it in which words, why they are one, where they differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING

from legation.brief import told
from legation.record.model import Event, Telling

if TYPE_CHECKING:
    from legation.record.record import Record


def lines(record: Record, id: str) -> Iterator[str]:
    """The event of that id, a line at a time."""
    event = record.event(id)
    yield f"{event.id}  {event}"
    yield f"  {told(record, event.id)}"
    yield from _values(event)
    yield ""
    for telling in record.tellings(id):
        yield from _telling(telling)
    papers = {telling.story_id: telling.publisher for telling in record.tellings(id)}
    conflicts = record.conflicts(id)
    for field, values in groupby(conflicts, lambda each: each.field):
        yield f"conflict: {field}"
        for value, tellers in groupby(values, lambda each: each.value):
            yield f"  {value}: {', '.join(_teller(each.story_id, papers) for each in tellers)}"
    for tie in record.ties(id):
        yield f"tie: {tie.mention_id} {tie.other_id}  {tie.score:.2f}  {tie.reason}"


def _teller(story_id: str, papers: Mapping[str, str | None]) -> str:
    return f"{papers[story_id]} ({story_id})" if papers.get(story_id) else story_id


def _values(event: Event) -> Iterator[str]:
    if event.date_start:
        span = event.date_start if event.date_start == event.date_end else f"{event.date_start} – {event.date_end}"
        yield f"  when: {span}" + (f" ({event.date_basis})" if event.date_basis != "text" else "")
    if event.place:
        yield f"  where: {event.place}" + (f" ({event.place_country})" if event.place_country else "")
    counts = ((event.dead, "dead"), (event.injured, "injured"), (event.arrested, "arrested"))
    if told := [f"{number:,} {what}" for number, what in counts if number is not None]:
        yield f"  how many: {', '.join(told)}"
    times = (
        _many(event.mentions, "time"),
        _many(event.stories, "story"),
        _many(event.witnesses, "independent witness"),
    )
    yield f"  told {times[0]} in {times[1]} by {times[2]}"


def _many(number: int, word: str) -> str:
    """``1 story``, ``2 stories``, ``3 witnesses``."""
    if number == 1:
        return f"1 {word}"
    return (
        f"{number} {word.removesuffix('y')}ies"
        if word.endswith("y")
        else f"{number} {word}{'es' if word.endswith('s') else 's'}"
    )


def _telling(telling: Telling) -> Iterator[str]:
    by = " · ".join(filter(None, (telling.published and telling.published[:10], telling.publisher, telling.title)))
    yield f"{telling.witness}. {by or telling.story_id}" + (" [corrected]" if telling.corrected else "")
    yield f"   {telling.mention.id}  “{' '.join(telling.sentence.split())}”"
