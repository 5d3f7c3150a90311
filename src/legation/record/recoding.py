"""Coding the stories of a record anew, with a newer codebook or network: corrections are kept, changes are told."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec

from legation.event.codebook import Choice, Codebook, chosen
from legation.event.model import EventMention, Reading
from legation.record.changes import changes_between, write_changes
from legation.record.codebooks import KEPT, coded_with, keep_codebook
from legation.record.corrections import in_force, mentions_of
from legation.record.database import connect, transaction
from legation.record.keep import drop_coding, keep_coding, keep_mention, keep_problem, keep_run
from legation.record.model import Recoded
from legation.record.overlay import renew, touch
from legation.record.settle import settling
from legation.record.show import stored_story
from legation.record.versions import run_of
from legation.scale import read_all
from legation.story.model import Story

_DECODE = msgspec.json.Decoder(EventMention)
_KEPT = 900_000  # position of mentions that only corrections keep: after those that are coded


def recoding(db: sqlite3.Connection, path: Path, *, processes: int = 1, codebook: Codebook | Choice = KEPT,
             every: bool = False) -> Iterator[Recoded]:  # fmt: skip
    """Reads the stories anew that another run coded (all if ``every``), and tells of each what changed.

    ``codebook``: the one that coded each story unless given. Each story is one transaction: a run that is ended goes on
    where it was.
    """
    if codebook == KEPT:
        books = coded_with(db)
    else:
        books = [(chosen(codebook), [row[0] for row in db.execute("SELECT id FROM stories ORDER BY id")])]
    for book, ids in books:
        run = run_of(book)
        with transaction(db, path):
            keep_run(db, run)
            keep_codebook(db, book)
        for result in read_all(_stories(path, ids, None if every else run.id), processes=processes, codebook=book):
            with transaction(db, path):
                if isinstance(result, Reading):
                    told = _recode(db, result, run.id)
                else:
                    keep_problem(db, result)
                    continue
            yield told
    for _ in settling(db, path):
        pass


def _stories(path: Path, ids: list[str], run_id: str | None) -> Iterator[Story]:
    """Those of the stories that this run did not code. It may run in a thread of its own."""
    with closing(connect(path, write=False)) as db:
        for id in ids:
            row = db.execute("SELECT * FROM stories WHERE id = ? AND run_id IS NOT ?", (id, run_id)).fetchone()
            if row is not None:
                yield stored_story(row)


def _recode(db: sqlite3.Connection, reading: Reading, run_id: str) -> Recoded:
    story = reading.story
    before = _coded(db, story.id)
    touch(db, before)
    drop_coding(db, story.id)
    keep_coding(db, reading, run_id)
    db.execute("UPDATE stories SET run_id = ? WHERE id = ?", (run_id, story.id))
    after = _coded(db, story.id)
    _find_again(db, story)
    corrected = db.execute(
        "SELECT id FROM event_mentions WHERE story_id = ?1 AND (id IN (SELECT mention_id FROM correction_mentions "
        "WHERE story_id = ?1) OR id IN (SELECT mention_id FROM aliases))", (story.id,),
    )  # fmt: skip
    renew(db, [row[0] for row in corrected.fetchall()])
    recoded = Recoded(story_id=story.id, changes=tuple(changes_between(before, after)))
    write_changes(db, recoded, run_id)
    return recoded


def _coded(db: sqlite3.Connection, story_id: str) -> dict[str, str]:
    """The machine's mentions of a story, each as it was coded."""
    rows = db.execute("SELECT id, coded FROM event_mentions WHERE story_id = ? AND origin = 'machine'", (story_id,))
    return {row["id"]: row["coded"] for row in rows}


def _find_again(db: sqlite3.Connection, story: Story) -> None:
    """Finds the mentions that corrections speak of by their words; what a value was set on, or what was accepted,
    stays, coded or not.
    """
    anchors = db.execute(
        "SELECT * FROM correction_mentions WHERE story_id = ? ORDER BY correction_id, side, position", (story.id,)
    ).fetchall()
    for anchor in anchors:
        db.execute("DELETE FROM aliases WHERE id = ?", (anchor["mention_id"],))
        there = db.execute("SELECT 1 FROM event_mentions WHERE id = ?", (anchor["mention_id"],)).fetchone()
        if not there and (found := _same_words(db, anchor)):
            db.execute("INSERT INTO aliases VALUES (?, ?)", (anchor["mention_id"], found))
    firsts = {anchor["correction_id"]: anchor for anchor in reversed(anchors)}
    for each in in_force(db, "set", "accept"):
        if each.id in firsts and not mentions_of(db, each.id).get("target"):
            mention = _DECODE.decode(firsts[each.id]["coded"])
            keep_mention(db, story, mention, {}, position=_KEPT + mention.trigger.start, run_id=None, origin="kept")


def _same_words(db: sqlite3.Connection, anchor: sqlite3.Row) -> str | None:
    """The mention whose trigger shares the most characters with the anchor's, of its type before others."""
    row = db.execute(
        "SELECT id FROM event_mentions WHERE story_id = ?1 AND trigger_start < ?3 AND trigger_end > ?2 "
        "ORDER BY type != ?4, min(trigger_end, ?3) - max(trigger_start, ?2) DESC, id LIMIT 1",
        (anchor["story_id"], anchor["start"], anchor["end"], anchor["type"]),
    ).fetchone()
    return None if row is None else str(row[0])
