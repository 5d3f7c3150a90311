"""Room 3, the gazetteer: what is known beforehand. The door is ``load()``."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from legation.gazetteer.gazetteer import Gazetteer
from legation.gazetteer.model import Entry, Match, OwnActor, OwnActors, Role, Term

if TYPE_CHECKING:
    from legation.gazetteer.own import OwnGazetteer

__all__ = ["Entry", "Gazetteer", "Match", "OwnActor", "OwnActors", "Role", "Term", "load"]


def load(own: OwnActors | None = None) -> Gazetteer:
    """The gazetteer, one for the process; with ``own`` a user's own actors before it.

    Raises MissingPart if a data file is not there.
    """
    return _whole() if own is None else _with(_Listed(own))


@lru_cache(maxsize=1)
def _whole() -> Gazetteer:
    return Gazetteer()


class _Listed:
    """A list of own actors, told from others by the bytes of its file."""

    def __init__(self, own: OwnActors) -> None:
        self.own = own

    def __hash__(self) -> int:
        return hash(self.own.sha256)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Listed) and other.own.sha256 == self.own.sha256


@lru_cache(maxsize=4)
def _with(listed: _Listed) -> OwnGazetteer:
    from legation.gazetteer.own import OwnGazetteer

    return OwnGazetteer(_whole(), listed.own)
