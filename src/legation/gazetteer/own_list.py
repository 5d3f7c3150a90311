"""A user's own actors, from a file: read, checked as a whole, doubles told; a file with a fault gives none."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from os.path import getmtime, getsize
from pathlib import Path
from typing import NamedTuple

from legation.errors import ActorsError
from legation.gazetteer.model import OwnActor, OwnActors
from legation.gazetteer.own_checks import Checks, Given, key_of, together, unlike
from legation.gazetteer.own_rows import Rows, rows_of
from legation.gazetteer.state_codes import StateCodes

MOST_FAULTS = 100
"""Faults told of one file: a wrong column has one in every row."""


class Taken(NamedTuple):
    """What a file holds: its actors in order, the rows left out for a fault, and what else its user should know."""

    actors: tuple[OwnActor, ...]
    left_out: tuple[str, ...]
    notes: tuple[str, ...]


def own_actors(path: str | Path) -> OwnActors:
    """The actors of a file as ``docs/guide.md`` describes it. Raises ActorsError, with every fault and its line.

    The file is read once for as long as it stays as it is.
    """
    path = Path(path).expanduser()
    try:
        return _read_once(path, getmtime(path), getsize(path))
    except OSError as error:
        raise ActorsError(_unreadable(path, error)) from error


@cache
def _read_once(path: Path, _changed: float, _size: int) -> OwnActors:
    raw = path.read_bytes()
    return OwnActors(path.name, sha256(raw).hexdigest(), taken(path).actors)


def taken(path: str | Path, given: Given | None = None, *, leave_out: bool = False) -> Taken:
    """The actors of a file, empty cells filled from ``given``.

    Raises ActorsError with a line for every fault, unless ``leave_out``: then rows with one are left out.
    """
    path = Path(path).expanduser()
    try:
        rows = rows_of(path.read_bytes())
    except OSError as error:
        raise ActorsError(_unreadable(path, error)) from error
    except ActorsError as error:
        raise ActorsError(f"{path}, {error}") from error
    checks = Checks(given or Given(), state_codes())
    actors, notes = _once(rows, checks)
    faults = [f"{path}, {fault}" for fault in checks.faults]
    if faults and not leave_out:
        more = [f"{path}: and {len(faults) - MOST_FAULTS} more faults."] if len(faults) > MOST_FAULTS else []
        raise ActorsError(*faults[:MOST_FAULTS], *more)
    if rows.unused:
        notes.append(f"columns not used: {', '.join(rows.unused)}")
    return Taken(actors, tuple(faults), tuple(f"{path}: {note}" for note in notes))


@cache
def state_codes() -> StateCodes:
    """States by code and name, one table for the process."""
    return StateCodes()


def _once(rows: Rows, checks: Checks) -> tuple[tuple[OwnActor, ...], list[str]]:
    """Each actor once: a row that says the same again is noted, one that says otherwise is a fault.

    A query of Wikidata has a row for each combination of values: rows of one item and title are one.
    """
    found: dict[tuple[str, str, str, str], tuple[OwnActor, str]] = {}
    notes = []
    for row in rows.rows:
        actor = checks.actor(row)
        if actor is None:
            continue
        key = key_of(actor)
        old, place = found.get(key, (actor, row.place))
        apart = unlike(old, actor)
        if key in found and apart and not (rows.queried and apart in (["end"], ["sector"])):
            told = f"“{actor.name}” is on {place} too, with another {' and '.join(apart)}"
            checks.faults.append(f"{row.place}: {told}: keep one, or give each its own title, start or country.")
            continue
        if key in found and not rows.queried:
            notes.append(f"{row.place}: “{actor.name}” is on {place} too: taken once")
        found[key] = together(old, actor), place
    return tuple(actor for actor, _ in found.values()), notes


def _unreadable(path: Path, error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return f"{path}: there is no such file: check its name."
    return f"{path}: it cannot be read ({error.strerror or error})."
