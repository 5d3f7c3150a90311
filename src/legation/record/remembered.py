"""The mentions of a record as merging sees them, those used lately in memory."""

from __future__ import annotations

import sqlite3

import msgspec

from legation.event.model import EventMention
from legation.record.blocks import kin
from legation.record.likeness import score
from legation.record.profile import Named, Profile, named, profile
from legation.record.witnesses import Told

_DECODE = msgspec.json.Decoder(EventMention)
_REMEMBERED = 50_000  # profiles kept in memory: about 3 kB each


class Profiles:
    """The mentions by their ids, with how like two are, and which stories are about the same."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._known: dict[str, Profile] = {}
        self._kin: dict[str, list[str]] = {}
        self._named: dict[str, Named] = {}
        self._scores: dict[tuple[str, str], float] = {}

    def __getitem__(self, id: str) -> Profile:
        if id not in self._known:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            told, about = told_of(self._db, id)
            self._known[id] = profile(told, about, self._names(told.story_id))
        return self._known[id]

    def score(self, one: str, other: str) -> float:
        """The likeness of two mentions; it does not matter which is named first."""
        pair = (one, other) if one < other else (other, one)
        if pair not in self._scores:
            if len(self._scores) >= 10 * _REMEMBERED:
                self._scores.clear()
            self._scores[pair] = score(self[pair[0]], self[pair[1]])
        return self._scores[pair]

    def _names(self, story_id: str) -> Named:
        if story_id not in self._named:
            if len(self._named) >= _REMEMBERED:
                self._named.clear()
            title, text = self._db.execute("SELECT title, text FROM stories WHERE id = ?", (story_id,)).fetchone()
            self._named[story_id] = named(title, text)
        return self._named[story_id]

    def kin(self, story_id: str) -> list[str]:
        """The stories about the same as this one."""
        if story_id not in self._kin:
            self._kin[story_id] = kin(self._db, story_id)
        return self._kin[story_id]


def told_of(db: sqlite3.Connection, id: str) -> tuple[Told, frozenset[str]]:
    """A mention as it is told, and the names that its story is about."""
    row = db.execute(
        "SELECT coalesce(m.value, m.coded) AS coded, m.corrected, m.sentence, s.id, s.published, s.about, "
        "coalesce(s.copy_of, s.id) AS text_id "
        "FROM event_mentions m JOIN stories s ON s.id = m.story_id WHERE m.id = ?", (id,),
    ).fetchone()  # fmt: skip
    told = Told(
        mention=_DECODE.decode(row["coded"]),
        story_id=row["id"],
        published=row["published"],
        text_id=row["text_id"],
        sentence=row["sentence"],
        corrected=bool(row["corrected"]),
    )
    return told, frozenset(row["about"].split())
