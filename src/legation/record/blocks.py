"""Blocking: where mentions of one happening are looked for, so that not all are compared with all.

Two mentions are compared if they have type and status, a possible day and a pair of parties in common. A mention
that knows only one party is compared with all that have that party; one that knows no country, also with those of
stories about the same: whose heads share a quarter of the names, published within a month.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from legation.record.profile import Profile, about
from legation.story.model import Story

SAME_NAMES = 0.25
"""Share of names in common (Dice) from which two stories are about the same."""

MONTH = 30
"""Days between stories about the same."""

LONG = 60
"""Days: longer windows are kept apart, so that short ones are found by a search over few days."""

_MOST = 8  # parties of a mention that count: lists of twenty states are no better known by all their pairs


def keys(of: Profile) -> Iterator[tuple[str, bool]]:
    """The keys of a mention, each with whether it looks for others under it or can only be found."""
    parties = sorted(_parties(of))[:_MOST]
    alone = len(parties) < 2
    for party in parties:
        yield f"{of.type} {of.status} {party}", alone
    for one, other in combinations(sorted({*parties, *_persons(of)})[:_MOST], 2):
        yield f"{of.type} {of.status} {one} {other}", True


def _in_story(of: Profile, story_id: str) -> tuple[str, bool]:
    """The key of mentions of a story, under which those look for others that know no country."""
    return f"{of.type} {of.status} in {story_id}", not (of.actors.countries or of.recipients.countries)


def _parties(of: Profile) -> set[str]:
    """Countries, and the words of the names of those who have none."""
    found: set[str] = set()
    for side in (of.actors, of.recipients):
        found |= side.countries or side.words
    return found


def _persons(of: Profile) -> set[str]:
    """Of each person the longest word of the name: another story may not tell the country."""
    return {max(sorted(name), key=len) for side in (of.actors, of.recipients) for name in side.persons if name}


def write_keys(db: sqlite3.Connection, of: Profile) -> None:
    """Writes the keys of a mention anew."""
    db.execute("DELETE FROM merge_keys WHERE mention_id = ?", (of.id,))
    first, last = of.window
    rows = [
        (_sorted(key, of), first, last, int(seeks), of.id) for key, seeks in (*keys(of), _in_story(of, of.story_id))
    ]
    columns = "(key, first_day, last_day, seeks, mention_id)"
    db.executemany(f"INSERT OR IGNORE INTO merge_keys {columns} VALUES (?, ?, ?, ?, ?)", rows)


def _sorted(key: str, of: Profile) -> str:
    return f"{key} long" if of.window[1] - of.window[0] > LONG else key


def candidates(db: sqlite3.Connection, of: Profile, kin: Sequence[str]) -> set[str]:
    """The mentions that one is to be compared with; ``kin`` are the stories about the same as its own."""
    first, last = of.window
    found: set[str] = set()
    for key, seeks in (*keys(of), *(_in_story(of, story_id) for story_id in kin)):
        short = db.execute(
            "SELECT mention_id FROM merge_keys WHERE key = ? AND first_day BETWEEN ? AND ? AND last_day >= ? "
            "AND (seeks OR ?)", (key, first - LONG, last, first, seeks),
        )  # fmt: skip
        found.update(row[0] for row in short)
        long = db.execute(
            "SELECT mention_id FROM merge_keys WHERE key = ? AND first_day <= ? AND last_day >= ? AND (seeks OR ?)",
            (f"{key} long", last, first, seeks),
        )
        found.update(row[0] for row in long)
    return found - {of.id}


def write_names(db: sqlite3.Connection, story: Story) -> None:
    """Writes the names that a story is about."""
    day = date.fromisoformat(story.published[:10]).toordinal() if story.published else 0
    rows = [(name, day, story.id) for name in sorted(about(story.title, story.text))]
    db.executemany("INSERT OR IGNORE INTO story_names VALUES (?, ?, ?)", rows)


def kin(db: sqlite3.Connection, story_id: str) -> list[str]:
    """The stories about the same as this one, itself included; one without a day of publication fits any."""
    own = db.execute("SELECT name, day FROM story_names WHERE story_id = ?", (story_id,)).fetchall()
    if not own:
        return [story_id]
    day = own[0]["day"]
    days = (0, 10_000_000) if not day else (day - MONTH, day + MONTH)
    shared = db.execute(
        "SELECT story_id, count(*) AS shared FROM (SELECT other.story_id FROM story_names own JOIN story_names other "
        "ON other.name = own.name AND other.day BETWEEN ?2 AND ?3 WHERE own.story_id = ?1 UNION ALL "
        "SELECT other.story_id FROM story_names own JOIN story_names other ON other.name = own.name AND other.day = 0 "
        "AND ?2 > 0 WHERE own.story_id = ?1) GROUP BY story_id HAVING 2 * shared >= ?4 ORDER BY story_id",
        (story_id, *days, SAME_NAMES * len(own)),
    )  # fmt: skip
    return [row[0] for row in shared if 2 * row[1] >= SAME_NAMES * (len(own) + _size(db, row[0]))]


def _size(db: sqlite3.Connection, story_id: str) -> int:
    return len(db.execute("SELECT about FROM stories WHERE id = ?", (story_id,)).fetchone()[0].split())
