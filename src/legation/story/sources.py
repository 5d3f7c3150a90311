"""Stories from files, addresses and standard input. What cannot be read becomes an error, and the rest goes on."""

from __future__ import annotations

import glob
import re
import sys
import zlib
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from typing import IO, NamedTuple

from legation.errors import DuplicateStory, EmptyStory, InputError, NotText, TooLarge
from legation.story.days import iso_published
from legation.story.encoding import decoded
from legation.story.intake import LONGEST, story
from legation.story.lines import WHOLE_BYTES, Item, json_stories, line_stories
from legation.story.model import Story
from legation.story.pages import is_page, page_story
from legation.story.streams import looked_at
from legation.story.web import LARGEST, fetched

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_OBJECT = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*(?:[\"}]|$)|\[\s*(?:\{|$))")
_CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?([\w-]+)", re.IGNORECASE)
_LINES, _JSON, _PAGE = (".jsonl", ".ndjson"), (".json",), (".html", ".htm", ".xhtml", ".shtml")


class _Opened(NamedTuple):
    """A source whose bytes can be read: its name for messages, its address or the like."""

    name: str
    source: Path | IO[bytes]
    suffix: str = ""
    url: str | None = None
    charset: str | None = None


def read_sources(sources: Sequence[str | Path], *, published: str | None = None) -> Iterator[Story | InputError]:
    """The stories of all sources in order, each as soon as it is read, or the error of what cannot be read.

    A source is a file (text, saved HTML, JSON lines, JSON; also packed with gzip), a pattern of file names, an http or
    https address, or "-" for standard input. ``published`` is the day of JSON stories that do not tell their own; for
    text and HTML it goes before the one that the page tells. A story whose id came before is handed on as
    DuplicateStory. Raises BadDate where ``published`` is no date.
    """
    day = iso_published(published) if published else None
    seen: set[bytes] = set()
    for source in sources:
        for place, item in _placed(str(source), day):
            yield _once(item, place, seen)


def _once(item: Story | InputError, place: str, seen: set[bytes]) -> Story | InputError:
    if isinstance(item, InputError):
        return type(item)(f"{place}: {item}")
    key = blake2b(item.id.encode("utf-8", "replace"), digest_size=8).digest()
    if key in seen:
        return DuplicateStory(f'{place}: the id "{item.id}" was read before. Give each story its own, or none.')
    seen.add(key)
    return item


def _placed(source: str, day: str | None) -> Iterator[Item]:
    """The stories and errors of one source, each with its place in words."""
    try:
        for opened in _opened(source):
            yield from _read(opened, day)
    except InputError as error:
        yield source, error


def _read(opened: _Opened, day: str | None) -> Iterator[Item]:
    try:
        with _bytes(opened.source) as stream:
            for where, item in _items(opened, stream, day):
                yield f"{opened.name}, {where}" if where else opened.name, item
    except InputError as error:
        yield opened.name, error
    except (EOFError, zlib.error) as error:
        yield opened.name, NotText(f"its compressed data is damaged ({error}). Pack it again, or give the plain file.")
    except OSError as error:
        yield opened.name, InputError(f"it cannot be read ({error.strerror or error}).")


def _bytes(source: Path | IO[bytes]) -> AbstractContextManager[IO[bytes]]:
    return source.open("rb") if isinstance(source, Path) else nullcontext(source)


def _items(opened: _Opened, stream: IO[bytes], day: str | None) -> Iterator[Item]:
    head, stream = looked_at(stream)
    if head.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        head, stream = looked_at(BytesIO(decoded(stream.read(WHOLE_BYTES)).encode("utf-8", "replace")))
    if not head.strip():
        yield "", EmptyStory("there is nothing in it to read.")
    elif opened.suffix in _LINES:
        yield from line_stories(stream, published=day)
    elif opened.suffix in _JSON or _OBJECT.match(head):
        yield from json_stories(stream, published=day)
    else:
        yield "", _document(opened, stream, day)


def _document(opened: _Opened, stream: IO[bytes], day: str | None) -> Story:
    """The story of a text or an HTML page."""
    raw = stream.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise TooLarge(f"more than {LARGEST // 2**20} MiB. A story may have {LONGEST:,} characters: split it.")
    declared = _CHARSET.search(raw[:4096])
    text = decoded(raw, charset=opened.charset or (declared[1].decode("ascii") if declared else None))
    if opened.suffix in _PAGE or is_page(text):
        return page_story(text, url=opened.url, published=day)
    return story(text, url=opened.url, published=day)


def _opened(source: str) -> Iterator[_Opened]:
    """What a source names, ready to be read. Raises InputError."""
    if source == "-":
        yield _Opened("standard input", sys.stdin.buffer)
    elif _ADDRESS.match(source):
        body, charset, url = fetched(source)
        yield _Opened(source, body, _suffix(url.split("?")[0]), url, charset)
    else:
        for path in _paths(source):
            yield _Opened(str(path), path, _suffix(path.name))


def _paths(source: str) -> list[Path]:
    path = Path(source).expanduser()
    try:
        if path.is_file() or path.is_fifo():
            return [path]
        if path.is_dir():
            raise InputError(f'it is a folder: name its files, for example "{path / "*.html"}".')
        found = sorted(glob.glob(str(path), recursive=True)) if glob.has_magic(source) else []
    except (OSError, ValueError) as error:
        raise InputError(f"it is no file name ({error}).") from error
    files = [Path(name) for name in found if Path(name).is_file()]
    if not files:
        raise InputError("no file matches." if glob.has_magic(source) else "there is no such file: check its name.")
    return files


def _suffix(name: str) -> str:
    return Path(name.lower().removesuffix(".gz")).suffix
