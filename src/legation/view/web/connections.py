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
from legation.record.record import Record

T = TypeVar("T")

KEPT = 16
"""Connections that wait for the next request; more are opened where they are needed, and closed after it."""

MOST = 500
"""Answers that are remembered."""

DEAR, SHARE = 0.1, 20.0
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
        self._version: Any = None
        self._answers: dict[Hashable, _Answer] = {}

    @contextmanager
    def reading(self) -> Iterator[Record]:
        """A record to read; for one request at a time."""
        file = self._file()
        record = self._taken(file) or legation.open(self._path, readonly=True)
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
        """What ``ask`` gives, asked once for each version of the record and key; others wait for the one who asks."""
        with self._lock:
            if (now := self._now()) != self._version or len(self._answers) > MOST:
                clock = (
                    time.monotonic() if len(self._answers) <= MOST and now[:2] == (self._version or ())[:2] else 1e18
                )
                self._version = now
                self._answers = {each: kept for each, kept in self._answers.items() if kept.until > clock}
            answer = self._answers.setdefault(key, _Answer())
        return answer.of(ask)  # type: ignore[no-any-return]

    def _now(self) -> tuple[int, int, int]:
        """The version of the record: SQLite's own number for one connection, which changes when another one commits."""
        file = self._file()
        if self._watch is None or self._version is None or self._version[:2] != file:
            if self._watch is not None:
                self._watch.close()
            self._watch = legation.open(self._path, readonly=True)
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
    """An answer that is asked for once, however many want it at the same time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known = False
        self._value: Any = None
        self.until = 0.0

    def of(self, ask: Callable[[], Any]) -> Any:
        with self._lock:
            if not self._known:
                began = time.thread_time()
                self._value = ask()
                took = time.thread_time() - began
                self.until = time.monotonic() + SHARE * took if took >= DEAR else 0.0
                self._known = True
            return self._value
