"""Legation reads news of diplomacy and security: who did what to whom, when, where, about what, and who says so.

>>> import legation
>>> reading = legation.read("Foreign Minister Wang Yi visited Jakarta on Tuesday.", published="2024-05-15")
>>> for event in reading.events:
...     print(event)

Every value of a reading opens the words it came from: ``reading.story.text[start:end]``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from os.path import exists
from pathlib import Path
from typing import TYPE_CHECKING, Any

from legation import record as _record
from legation import story as _story
from legation.errors import ActorsError, CodebookError, InputError, LegationError, MissingPart, RecordError
from legation.event import Codebook
from legation.event.codebook import Choice as _Choice
from legation.event.codebook import load as codebook
from legation.event.model import Attribution, EventMention, Party, Reading, When, Where
from legation.gazetteer.model import OwnActor, OwnActors
from legation.gazetteer.own_list import own_actors
from legation.gazetteer.own_store import IMPORTED as _IMPORTED
from legation.mention.model import Actor, Quotation
from legation.reader import read_story
from legation.story.model import Span, Story

if TYPE_CHECKING:
    from legation.record.record import Record
    from legation.view.charts.picture import Chart

__version__ = "0.1.0"

__all__ = [
    "Actor",
    "ActorsError",
    "Attribution",
    "Codebook",
    "CodebookError",
    "EventMention",
    "InputError",
    "LegationError",
    "MissingPart",
    "OwnActor",
    "OwnActors",
    "Party",
    "Quotation",
    "Reading",
    "RecordError",
    "Span",
    "Story",
    "When",
    "Where",
    "__version__",
    "chart",
    "codebook",
    "open",
    "own_actors",
    "read",
    "read_story",
    "stories",
]


def read(
    source: str | Path,
    *,
    published: str | None = None,
    actors: OwnActors | str | Path | None = _IMPORTED,
    codebook: Codebook | _Choice = None,
    refused: bool = False,
) -> Reading:
    """The reading of one story, given as its text, as a path to a file (text, HTML) or as a URL.

    ``published`` is the day of publication (ISO 8601), by which bare weekdays and "yesterday" are worked out; a day
    that the file or page tells itself is taken where none is given. ``actors`` are your own: those that you imported
    if there are any, else a file's (a path, or what ``own_actors`` gave), or None for none. ``codebook``:
    files of your own beside PLOVER (paths, or what ``codebook`` gave). ``refused`` asks for what was considered and not
    coded, too. Raises InputError where there is nothing to read or the story is not in English, ActorsError where the
    list of actors has a fault, CodebookError where the codebook has.
    """
    if not _names_a_source(source):
        story = _story.story(str(source), published=published)
        return read_story(story, actors=actors, codebook=codebook, refused=refused)
    first = next(iter(_story.read_sources([str(source)], published=published)))
    if isinstance(first, InputError):
        raise first
    return read_story(first, actors=actors, codebook=codebook, refused=refused)


def stories(
    *sources: str | Path, published: str | None = None, columns: Mapping[str, str] | None = None
) -> Iterator[Story]:
    """The stories of files, folders, archives, feeds and URLs, in order; raises InputError at the first bad one.

    ``published`` is the day of stories that do not tell theirs; ``columns`` says which column of a table, or key of a
    JSON object, holds a field ({"text": "body"}), where it is not one of the usual names.
    """
    for item in _story.read_sources([str(source) for source in sources], published=published, columns=columns):
        if isinstance(item, InputError):
            raise item
        yield item


def open(path: str | Path, *, readonly: bool = False) -> Record:
    """The record at ``path``, made if it is not there (unless ``readonly``); use it in a ``with``.

    Raises RecordError where the file is no record, or one of a newer version, or cannot be opened.
    """
    from legation.view.notebook import attach

    attach()
    return _record.open(path, readonly=readonly)


def chart(record: Record, kind: str, **asked: Any) -> Chart:
    """A chart of a record: it shows itself in a notebook; ``chart(…).save("file.png")`` writes it.

    ``kind``: "timeline", "dyad" (with ``one=`` and ``other=``), "network", "map", "calendar", "types". ``asked``: the
    filters of ``record.events``; and ``by`` (day, week, month, year) and ``parts`` (quad, type) of a timeline,
    ``level`` (country, actor) of a network, ``most`` of a network or map. Raises MissingPart without the extra
    ``charts``, RecordError for what cannot be asked.
    """
    from legation.view.charts import chart as drawn

    return drawn(record, kind, **asked)


def _names_a_source(source: str | Path) -> bool:
    if isinstance(source, Path):
        return True
    line = bool(source) and "\n" not in source.strip()  # a text may open with its address
    return line and (source.startswith(("http://", "https://")) or (len(source) < 1024 and exists(source)))


def _html(value: object) -> str | None:
    """What a notebook shows of a value."""
    from legation.view.notebook import html

    return html(value)


for _shown in (Reading, EventMention, Actor, Quotation):
    _shown._repr_html_ = _html  # type: ignore[union-attr]
