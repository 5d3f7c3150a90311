"""Room 3, the gazetteer: what is known beforehand. The door is ``load()``."""

from __future__ import annotations

from functools import cache

from legation.gazetteer.gazetteer import Gazetteer
from legation.gazetteer.model import Entry, Match, Role, Term

__all__ = ["Entry", "Gazetteer", "Match", "Role", "Term", "load"]


@cache
def load() -> Gazetteer:
    """The gazetteer, one for the process. Raises MissingPart if a data file is not there."""
    return Gazetteer()
