"""Exact and near copies: found as stories come, linked to the earliest of those that say the same, never dropped.

Two stories are exact copies if their words are the same. They are alike if at least ``NEAR`` of their groups of three
words are the same (estimated by MinHash): near copies if they name the same names and numbers too, else one form filled
in twice (the notice of each year, the call of each month), which tells two happenings. Copies of copies belong
together. Which story stands for a group, and how like it the others are, depends on the stories alone, not on the
order in which they came.
"""

from __future__ import annotations

import re
import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import blake2b

from legation.record.ids import words, words_hash

PERMUTATIONS, BANDS, ROWS = 128, 20, 6
"""Size of a sketch, cut in ``BANDS`` of ``ROWS``: stories that are 0.7 alike share a band in 92 cases of 100, at 0.8
in 99.8."""

NEAR = 0.7
"""Share of groups of three words in common from which two stories are copies, or one form filled in twice."""

CHANGED = 0.01
"""Share of names and numbers that an edited copy may have changed; one that leaves some out or adds some is a copy."""

_MARKS = re.compile(r"\b[A-ZÀ-ÞĀ-Ž][\w’'-]+|\d[\d.,]*\d|\d")


class Sketch:
    """What is compared of a text: the hash of its words, and their MinHash."""

    __slots__ = ("digest", "words_hash")

    def __init__(self, text: str) -> None:
        said = words(text)
        self.words_hash = words_hash(said)
        self.digest = _minhash(said)

    def bands(self) -> Iterator[tuple[int, int]]:
        """Number and hash of each band."""
        for band in range(BANDS):
            part = self.digest[4 * ROWS * band : 4 * ROWS * (band + 1)]
            yield band, int.from_bytes(blake2b(part, digest_size=8).digest(), "big") >> 1


def _minhash(said: Sequence[str]) -> bytes:
    from rensa import RMinHash

    groups = {" ".join(said[at : at + 3]) for at in range(max(1, len(said) - 2))}
    sketch = RMinHash(num_perm=PERMUTATIONS, seed=1)
    sketch.update(sorted(groups))
    return array("I", sketch.digest()).tobytes()


def likeness(one: bytes, other: bytes) -> float:
    """The estimated share of groups of words that two digests have in common, 0 to 1."""
    pairs = zip(memoryview(one).cast("I"), memoryview(other).cast("I"), strict=True)
    return sum(a == b for a, b in pairs) / PERMUTATIONS


def link(db: sqlite3.Connection, story_id: str, sketch: Sketch) -> None:
    """Links the story, just inserted, with those that say the same, and with those that fill in the same form."""
    twin = db.execute(
        "SELECT id FROM stories WHERE words_hash = ? AND id != ? LIMIT 1", (sketch.words_hash, story_id)
    ).fetchone()
    like = {twin["id"]} if twin else set(_near(db, story_id, sketch))
    if like:
        same = like if twin else {other for other in like if _same_marks(_text(db, story_id), _text(db, other))}
        _join(db, same | {story_id})
        _join_forms(db, like | {story_id})


def _text(db: sqlite3.Connection, story_id: str) -> str:
    return str(db.execute("SELECT text FROM stories WHERE id = ?", (story_id,)).fetchone()[0])


def _same_marks(one: str, other: str) -> bool:
    """Whether two texts that are alike name the same names and numbers, but for what an editor cuts, adds or mends.

    Numbers are counted: "$1 billion under section 506(a)(1)" has one number more than "$300 million" there.
    """
    marks, also = _counted(one), _counted(other)
    return min((marks - also).total(), (also - marks).total()) <= int(CHANGED * (marks | also).total())


def _counted(text: str) -> Counter[str]:
    """The names of a text, each once, and its numbers as often as they stand there."""
    marks = Counter(_MARKS.findall(text))
    return Counter({mark: often if mark[0].isdigit() else 1 for mark, often in marks.items()})


def _near(db: sqlite3.Connection, story_id: str, sketch: Sketch) -> Iterator[str]:
    """The stories that are alike; the story's bands are kept for those to come."""
    found: set[str] = set()
    for band, hash_ in sketch.bands():
        rows = db.execute("SELECT story_id FROM story_bands WHERE band = ? AND hash = ?", (band, hash_))
        found.update(row[0] for row in rows)
        db.execute("INSERT INTO story_bands VALUES (?, ?, ?)", (band, hash_, story_id))
    for other in sorted(found):
        digest = db.execute("SELECT sketch FROM stories WHERE id = ?", (other,)).fetchone()[0]
        if likeness(sketch.digest, digest) >= NEAR:
            yield other


def _join(db: sqlite3.Connection, stories: set[str]) -> None:
    """Makes one group of the groups of ``stories``, under the earliest of all."""
    marks = ",".join("?" * len(stories))
    query = f"SELECT DISTINCT coalesce(copy_of, id) FROM stories WHERE id IN ({marks})"
    heads = sorted(row[0] for row in db.execute(query, sorted(stories)))
    marks = ",".join("?" * len(heads))
    first, *others = db.execute(
        f"SELECT id, words_hash, sketch FROM stories WHERE id IN ({marks}) ORDER BY coalesce(published, '9999'), id",
        heads,
    ).fetchall()
    for head in others:
        members = db.execute(
            "SELECT id, words_hash, sketch FROM stories WHERE id = ? OR copy_of = ?", (head["id"], head["id"])
        ).fetchall()
        for member in members:
            exact = member["words_hash"] == first["words_hash"]
            alike = 1.0 if exact else likeness(member["sketch"], first["sketch"])
            db.execute(
                "UPDATE stories SET copy_of = ?, copy_kind = ?, copy_likeness = ? WHERE id = ?",
                (first["id"], "exact" if exact else "near", alike, member["id"]),
            )


def _join_forms(db: sqlite3.Connection, stories: set[str]) -> None:
    """Makes one group of the stories of one form: all but the copies of the earliest are linked to it."""
    marks = ",".join("?" * len(stories))
    query = f"SELECT DISTINCT coalesce(form_of, copy_of, id) FROM stories WHERE id IN ({marks})"
    heads = sorted(row[0] for row in db.execute(query, sorted(stories)))
    marks = ",".join("?" * len(heads))
    members = db.execute(
        f"SELECT id, copy_of FROM stories WHERE id IN ({marks}) OR copy_of IN ({marks}) OR form_of IN ({marks}) "
        "ORDER BY coalesce(published, '9999'), id", heads * 3,
    ).fetchall()  # fmt: skip
    first = members[0]["id"]
    for member in members:
        own = first in (member["id"], member["copy_of"])
        db.execute("UPDATE stories SET form_of = ? WHERE id = ?", (None if own else first, member["id"]))
