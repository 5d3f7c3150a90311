"""The record room: many stories in one file, merged, correctable, searchable. Its door is ``open``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from legation.record.record import Record

__all__ = ["open"]


def open(path: str | Path, *, readonly: bool = False) -> Record:
    """The record at ``path``, made if it is not there (unless ``readonly``).

    Raises NotARecord for another file, NewerRecord for one that a newer Legation made, RecordError where it cannot be
    opened.
    """
    from legation.record.record import Record

    return Record(path, readonly=readonly)
