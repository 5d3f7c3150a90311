"""Entries that changed what they are: rebels who came to power, a service that rebelled."""

from __future__ import annotations

import msgspec

from legation.gazetteer import tables
from legation.gazetteer.model import Entry


class Changes:
    """The table of changes: an entry's country and sector from a day on."""

    def __init__(self) -> None:
        self._changes: dict[str, list[tuple[str, str, str]]] = {}
        for id_, since, country, sector in tables.rows("changes.tsv"):
            self._changes.setdefault(id_, []).append((since, country, sector))

    def on_day(self, entry: Entry, day: str) -> Entry:
        """``entry`` with the country and sector that it had on the day."""
        for since, country, sector in reversed(self._changes.get(entry.id, [])):
            if since <= day:
                return msgspec.structs.replace(entry, country=country or None, sector=sector)
        return entry
