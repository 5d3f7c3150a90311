"""Archives of stories: ZIP files, and web archives (WARC)."""

from __future__ import annotations

import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from typing import IO, NamedTuple, cast

from legation.errors import InputError, MissingPart, NotText
from legation.story.web import LARGEST

_IN_MEMORY = 64 * 1024 * 1024
_WORD = ("word/document.xml", "[Content_Types].xml", "mimetype")
_PAGES = ("text/html", "application/xhtml+xml", "text/plain")


class Page(NamedTuple):
    """A document of a web archive: its bytes, address, charset, and when it was fetched."""

    raw: bytes
    url: str
    charset: str | None
    fetched: str | None


def is_zip(head: bytes) -> bool:
    """Whether a file that begins with ``head`` is a ZIP archive (or one of the formats packed in one)."""
    return head.startswith(b"PK\x03\x04")


def is_warc(head: bytes) -> bool:
    """Whether a file that begins with ``head`` is a web archive."""
    return head.startswith(b"WARC/")


def zip_members(source: Path | IO[bytes]) -> Iterator[tuple[str, IO[bytes] | InputError]]:
    """Each file of a ZIP archive by name, opened one at a time, or why it cannot be opened.

    Hidden files and a Macintosh's resource forks are left out. Raises NotText for what is no archive of stories.
    """
    with _seekable(source) as whole:
        try:
            archive = zipfile.ZipFile(whole)
        except (zipfile.BadZipFile, NotImplementedError) as error:
            raise NotText(f"this is a Word document or another ZIP file, and damaged ({error}).") from error
        with archive:
            names = archive.namelist()
            if any(name in names for name in _WORD):
                raise NotText("this is a Word document or the like, not text. Save the story as plain text in UTF-8.")
            for info in sorted(archive.infolist(), key=lambda info: info.filename):
                parts = Path(info.filename).parts
                if info.is_dir() or any(part.startswith((".", "__MACOSX")) for part in parts):
                    continue
                try:
                    with archive.open(info) as member:
                        yield info.filename, member
                except RuntimeError:
                    yield info.filename, NotText("it is locked with a password. Unpack it, and give the files.")
                except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError) as error:
                    yield info.filename, NotText(f"its compressed data is damaged or unknown ({error}).")


@contextmanager
def _seekable(source: Path | IO[bytes]) -> Iterator[Path | IO[bytes]]:
    if isinstance(source, Path):
        yield source
        return
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as whole:
        while part := source.read(1 << 20):
            whole.write(part)
        whole.seek(0)
        yield cast("IO[bytes]", whole)


class _Forward:
    """A stream that can only be read on: all that the reader of web archives may ask of one that cannot seek."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = cast("BufferedReader", stream)
        self._at = 0
        self.broken: Exception | None = None

    def read(self, size: int = -1) -> bytes:
        """The next bytes; none where the packing is damaged, which is kept for the end: what came before is read."""
        try:
            part = self._stream.read1(size)
        except (EOFError, OSError, zlib.error) as error:
            self.broken = error
            return b""
        self._at += len(part)
        return part

    def tell(self) -> int:
        return self._at


def warc_pages(stream: IO[bytes]) -> Iterator[tuple[str, Page | InputError]]:
    """Each page that a web archive holds: answers with status 200 that are HTML or text, with its place in words.

    Raises MissingPart without the ``warc`` extra.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as error:
        raise MissingPart(f'web archives cannot be read ({error}): pip install "legation[warc]"') from error
    wanted = WarcRecordType.response | WarcRecordType.resource
    number, forward = 0, _Forward(stream)
    try:
        for number, record in enumerate(
            ArchiveIterator(cast("IO[bytes]", forward), record_types=wanted, auto_decode="all"), 1
        ):
            kind = record.http_content_type or record.headers.get("Content-Type", "")
            status = record.http_headers.status_code if record.http_headers else 200
            if status != 200 or kind not in _PAGES:
                continue
            url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
            when = record.record_date.isoformat() if record.record_date else None
            yield f"record {number} ({url})", Page(record.reader.read(LARGEST + 1), url, record.http_charset, when)
    except (OSError, ValueError) as error:
        forward.broken = forward.broken or error
    if forward.broken:
        yield f"after record {number}", NotText(f"the archive is damaged here ({forward.broken}): the rest is lost.")
