"""The imported actors: one CSV file in the user's folder of data, read by every reading unless told otherwise."""

from __future__ import annotations

import csv
import os
import sys
import tempfile
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from legation.errors import ActorsError
from legation.gazetteer.fold import fold_word
from legation.gazetteer.model import OwnActor, OwnActors
from legation.gazetteer.own_checks import key_of
from legation.gazetteer.own_list import own_actors
from legation.gazetteer.own_rows import COLUMNS

IMPORTED = "imported"
"""As an argument: the actors imported by ``legation actors import``, if there are any."""


class Merged(NamedTuple):
    """How many actors an import added, changed and found there already, and how many there are now."""

    added: int
    changed: int
    same: int
    total: int


def folder() -> Path:
    """The user's folder of data: ``LEGATION_HOME`` if set, else where the system keeps such folders."""
    own = os.environ.get("LEGATION_HOME")
    if own:
        return Path(own).expanduser()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or "~/AppData/Local").expanduser() / "Legation"
    if sys.platform == "darwin":
        return Path("~/Library/Application Support/Legation").expanduser()
    return Path(os.environ.get("XDG_DATA_HOME") or "~/.local/share").expanduser() / "legation"


def store() -> Path:
    """The file of the imported actors, there or not."""
    return folder() / "actors.csv"


def imported() -> OwnActors | None:
    """The imported actors, None where there are none. Raises ActorsError where the file was damaged by hand."""
    return own_actors(store()) if store().is_file() else None


def chosen(actors: OwnActors | str | Path | None) -> OwnActors | None:
    """The own actors that an argument means: a list as it is, a path, "imported", or None for none."""
    if actors is None or isinstance(actors, OwnActors):
        return actors
    return imported() if actors == IMPORTED else own_actors(actors)


def add(actors: tuple[OwnActor, ...]) -> Merged:
    """Take actors in beside those imported before; one with the name, title, start and country of an old one
    replaces it. All are stored or none."""
    old = {key_of(actor): actor for actor in _old()}
    new = {key_of(actor): actor for actor in actors}
    added = sum(key not in old for key in new)
    same = sum(old.get(key) == actor for key, actor in new.items())
    whole = old | new
    _write(tuple(whole.values()))
    return Merged(added, len(new) - added - same, same, len(whole))


def remove(names: tuple[str, ...]) -> int:
    """Remove the actors of these names, case and accents aside; how many rows went. Raises ActorsError where a name
    is not there, and removes none then."""
    have = _old()
    wanted = {fold_word(name): name for name in names}
    unknown = [name for key, name in wanted.items() if key not in {fold_word(actor.name) for actor in have}]
    if unknown:
        faults = (f"“{name}” is not among the imported actors: see  legation actors list" for name in unknown)
        raise ActorsError(*faults)
    kept = tuple(actor for actor in have if fold_word(actor.name) not in wanted)
    clear() if not kept else _write(kept)
    return len(have) - len(kept)


def clear() -> int:
    """Remove all imported actors; how many there were."""
    count = len(_old())
    store().unlink(missing_ok=True)
    return count


def table(actors: tuple[OwnActor, ...]) -> str:
    """Actors as CSV with the columns of ``COLUMNS``: what ``legation actors import`` reads."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    cells: dict[str, Callable[[OwnActor], str]] = {"aliases": lambda actor: "; ".join(actor.aliases)}
    for actor in actors:
        writer.writerow([cells[c](actor) if c in cells else getattr(actor, c) or "" for c in COLUMNS])
    return out.getvalue()


def _old() -> tuple[OwnActor, ...]:
    found = imported()
    return found.actors if found else ()


def _write(actors: tuple[OwnActor, ...]) -> None:
    """Put the file in its place in one step: a crash leaves the old one."""
    path = store()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix="actors-", suffix=".part")
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(table(actors))
        os.replace(name, path)
    except OSError as error:
        way = "Set LEGATION_HOME to a folder that you may write to."
        raise ActorsError(f"{path}: it cannot be written ({error.strerror or error}). {way}") from error
