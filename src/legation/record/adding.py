"""Many stories in: read by worker processes, kept in small transactions, so that a run may end at any moment."""

from __future__ import annotations

import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Literal

import msgspec

from legation.errors import DuplicateStory, InputError, LegationError
from legation.event.codebook import Choice, Codebook, chosen
from legation.event.model import Reading
from legation.record.codebooks import keep_codebook
from legation.record.database import connect, transaction
from legation.record.ids import content_id
from legation.record.keep import keep, keep_problem, keep_run
from legation.record.model import Added
from legation.record.settle import settling
from legation.record.versions import Run, run_of
from legation.scale import read_all
from legation.scale.pool import Result
from legation.story.model import Story, text_hash

COMMIT_SECONDS, COMMIT_STORIES = 1.0, 50
"""A transaction holds what was read in so many seconds, or so many stories: what a sudden end loses."""


Merging = Callable[[int, int], None]
"""Is told, while what was read is merged, how many event mentions are merged, and of how many."""


class Kept(msgspec.Struct, frozen=True):
    """What became of one item: ``new``, ``known`` before, or a ``problem`` with its error."""

    outcome: Literal["new", "known", "problem"]
    story_id: str | None = None
    mentions: int = 0
    error: LegationError | None = None


def adding(
    db: sqlite3.Connection, path: Path, items: Iterable[Story | InputError], *, processes: int = 1,
    codebook: Codebook | Choice = None, merging: Merging | None = None,
) -> Iterator[Kept]:  # fmt: skip
    """Reads and keeps the stories, and tells of each item what became of it, once it is safe on disk.

    Stories that the record holds are not read again. What was kept and merged stays if the run is ended at any moment;
    the next run goes on from there, and what it leaves is the same as after one unbroken run.
    """
    codebook = chosen(codebook)
    run = run_of(codebook)
    with transaction(db, path):
        keep_run(db, run)
        keep_codebook(db, codebook)
    waiting: list[Result] = []
    since = time.monotonic()
    for result in read_all(_fresh(path, items), processes=processes, codebook=codebook):
        waiting.append(result)
        if len(waiting) >= COMMIT_STORIES or time.monotonic() - since >= COMMIT_SECONDS:
            kept = _write(db, path, waiting, run)
            yield from kept
            waiting, since = [], time.monotonic()
    kept = _write(db, path, waiting, run)
    for merged, of in settling(db, path):
        if merging is not None:
            merging(merged, of)
    yield from kept


def _fresh(path: Path, items: Iterable[Story | InputError]) -> Iterator[Story | InputError]:
    """The items, with a story that the record holds turned into a DuplicateStory. It may run in a thread of its own.

    An id that names two addresses names two stories: the second has the hash of its address behind its id.
    """
    addresses: dict[str, str] = {}
    with closing(connect(path, write=False)) as db:
        for item in items:
            told = _of_its_own(db, item, addresses) if isinstance(item, Story) else item
            yield _double(told) if isinstance(told, Story) and _held(db, told.id) else told


def _of_its_own(db: sqlite3.Connection, story: Story, addresses: dict[str, str]) -> Story:
    """The story under an id that no other address has; ``addresses`` holds those of this run."""
    known = _held(db, story.id)
    first = known["url"] if known else addresses.get(story.id)
    if story.url and first and first != story.url:
        return msgspec.structs.replace(story, id=f"{story.id}~{content_id(story.url)[:8]}")
    if story.url:
        addresses[story.id] = story.url
    return story


def _held(db: sqlite3.Connection, story_id: str) -> sqlite3.Row | None:
    row: sqlite3.Row | None = db.execute("SELECT url FROM stories WHERE id = ?", (story_id,)).fetchone()
    return row


def _double(story: Story) -> DuplicateStory:
    hashed = text_hash(story.text)
    return DuplicateStory(f'story "{story.id}": it is in the record.', id=story.id, text_hash=hashed)


def _hash(db: sqlite3.Connection, story_id: str) -> str | None:
    """The hash of the words that the record has under an id."""
    row = db.execute("SELECT text_hash FROM stories WHERE id = ?", (story_id,)).fetchone()
    return None if row is None else str(row[0])


def _write(db: sqlite3.Connection, path: Path, results: list[Result], run: Run) -> list[Kept]:
    with transaction(db, path):
        return [_keep_one(db, result, run) for result in results]


def _keep_one(db: sqlite3.Connection, result: Result, run: Run) -> Kept:
    if isinstance(result, Reading):
        if _hash(db, result.story.id) is None:
            keep(db, result, run.id)
            return Kept("new", result.story.id, len(result.events))
        result = _double(result.story)
    if isinstance(result, DuplicateStory):
        known = None if result.id is None else _hash(db, result.id)
        if known is not None and known == result.text_hash:
            return Kept("known", result.id)
        if known is not None:
            place = str(result).partition(": ")[0]
            result = InputError(f'{place}: the record keeps other words under the id "{result.id}". Give it its own.')
    keep_problem(db, result)
    return Kept("problem", error=result)


def total(kept: Iterable[Kept]) -> Added:
    """How many of each outcome."""
    count = Counter[str]()
    for each in kept:
        count[each.outcome] += 1
        count["mentions"] += each.mentions
    return Added(stories=count["new"], known=count["known"], problems=count["problem"], mentions=count["mentions"])
