"""Bytes that are looked at before they are read."""

from __future__ import annotations

import gzip
import io
from typing import IO, cast

_GZIP = b"\x1f\x8b"
_LOOK = 4096


def rewound(head: bytes, rest: IO[bytes]) -> IO[bytes]:
    """A stream of ``head`` and then what is left of ``rest``. Nothing is read before it is asked for."""
    return cast("IO[bytes]", io.BufferedReader(_Chained(head, rest)))


def looked_at(stream: IO[bytes]) -> tuple[bytes, IO[bytes]]:
    """The first line of a stream (at most 4 KiB, blank lines before it included), and the stream from its start.

    A gzip stream is unpacked first. Raises OSError or EOFError where that is damaged.
    """
    head = b""
    while len(head) < _LOOK and (line := stream.readline(_LOOK - len(head))):
        head += line
        if head.strip():
            break
    if head.startswith(_GZIP):
        unpacked = gzip.GzipFile(fileobj=rewound(head, stream))
        return looked_at(cast("IO[bytes]", unpacked))
    return head, rewound(head, stream)


class _Chained(io.RawIOBase):
    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        super().__init__()
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        if self._head:
            part, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
            buffer[: len(part)] = part
            return len(part)
        return cast("io.BufferedReader", self._rest).readinto1(buffer)
