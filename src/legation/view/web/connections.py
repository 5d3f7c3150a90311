"""Connections to the record that are kept open between requests, and what was counted lately."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import legation
from legation.record.columns import Columns
from legation.record.record import Record

T = TypeVar("T")

KEPT = 16
"""Connections that wait for the next request; more are opened where they are needed, and closed after it."""

MOST = 500
"""Answers that are remembered."""

DEAR, SHARE = 0.05, 20.0
"""Seconds of CPU time from which an answer may be older than the record's version: by so many times what it took."""


class Connections:
    """Readers of one record: each request has one to itself. ``remembered`` answers the same question once a version.

    A version of the record lasts until any process writes to it; what is dear to count lasts longer (``DEAR``).
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._free: list[tuple[tuple[int, int], Record]] = []
        self._lock = threading.Lock()
        self._watch: Record | None = None
        self._watched = (0, 0)
        self._version: Any = None
        self._answers: dict[Hashable, _Answer] = {}
        self._columns, self._columns_of = Columns(), (0, 0)

    @contextmanager
    def reading(self) -> Iterator[Record]:
        """A record to read; for one request at a time."""
        file = self._file()
        record = self._taken(file) or self._opened(file)
        try:
            yield record
        except BaseException:
            record.close()
            raise
        with self._lock:
            if len(self._free) < KEPT and self._file() == file:
                self._free.append((file, record))
                return
        record.close()

    def _opened(self, file: tuple[int, int]) -> Record:
        record = legation.open(self._path, readonly=True)
        with self._lock:
            if self._columns_of != file:
                self._columns, self._columns_of = Columns(), file
            record.count_by(self._columns)
        return record

    def prepare(self) -> None:
        """Loads what is counted (about 20 s for a million events), so that no request has to."""
        with self.reading() as record:
            record.facets("type")

    def _taken(self, file: tuple[int, int]) -> Record | None:
        with self._lock:
            while self._free:
                of, record = self._free.pop()
                if of == file:
                    return record
                record.close()  # the file was replaced by another
        return None

    def _file(self) -> tuple[int, int]:
        told = os.stat(self._path) if self._path.exists() else None
        return (told.st_dev, told.st_ino) if told else (0, 0)

    def remembered(self, key: Hashable, ask: Callable[[], T]) -> T:
        """What ``ask`` gives, asked once for each version of the record and key; others wait for the one who asks, or
        take the answer of before where that was dear.
        """
        with self._lock:
            if (now := self._now()) != self._version or len(self._answers) > MOST:
                same = self._version is not None and now[:2] == self._version[:2] and len(self._answers) <= MOST
                self._answers = {each: kept for each, kept in self._answers.items() if same and kept.is_dear}
                self._version = now
            answer = self._answers.setdefault(key, _Answer())
        return answer.of(ask, now)  # type: ignore[no-any-return]

    def own_codes(self) -> tuple[str, ...]:
        """The codes of the types and modes that the user's own codebooks added, as filters take them."""

        def ask() -> tuple[str, ...]:
            with self.reading() as record:
                return tuple(each.code for each in record.own_types())

        return self.remembered("own types", ask)

    def version(self) -> tuple[int, int, int]:
        """The version of the record, as it counts for this object alone: another one after every change."""
        with self._lock:
            return self._now()

    def _now(self) -> tuple[int, int, int]:
        """The version of the record: SQLite's own number for one connection, which changes when another one commits."""
        file = self._file()
        if self._watch is None or self._watched != file:
            if self._watch is not None:
                self._watch.close()
            self._watch, self._watched = legation.open(self._path, readonly=True), file
        return (*file, self._watch.connection.execute("PRAGMA data_version").fetchone()[0])

    def close(self) -> None:
        """Closes all that wait."""
        with self._lock:
            for _, record in self._free:
                record.close()
            if self._watch is not None:
                self._watch.close()
            self._free, self._watch, self._version = [], None, None


class _Answer:
    """An answer that is asked for once a version, however many want it at the same time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._value: Any = None
        self._of: Any = None
        self._until = 0.0
        self.is_dear = False

    def of(self, ask: Callable[[], Any], version: Any) -> Any:
        """The answer of a version, or one of before that is dear and young, or that another is about to renew."""
        if self._of is not None and (self._of == version or time.monotonic() < self._until):
            return self._value
        if not self._lock.acquire(blocking=not self.is_dear):
            return self._value
        try:
            if self._of != version:
                began = time.thread_time()
                self._value = ask()
                took = time.thread_time() - began
                self.is_dear = took >= DEAR
                self._until = time.monotonic() + SHARE * took if self.is_dear else 0.0
                self._of = version
            return self._value
        finally:
            self._lock.release()
