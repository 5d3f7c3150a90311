"""Stories from files, folders, addresses and standard input. What cannot be read becomes an error; the rest goes on."""

from __future__ import annotations

import glob
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path

from legation.errors import DuplicateStory, InputError
from legation.story.contents import KNOWN_SUFFIXES, Found, Opened, Wishes, stories_of, suffix
from legation.story.days import iso_published
from legation.story.model import Story, text_hash
from legation.story.web import Web

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


def read_sources(
    sources: Sequence[str | Path],
    *,
    published: str | None = None,
    columns: Mapping[str, str] | None = None,
    known: Callable[[str], bool] | None = None,
    web: Web | None = None,
) -> Iterator[Story | InputError]:
    """The stories of all sources in order, each as soon as it is read, or the error of what cannot be read.

    A source is a file, a folder (its files, and those of folders in it), a pattern of file names, an http or https
    address, or "-" for standard input. It holds text, saved HTML, JSON lines, JSON, CSV, a web archive (WARC), an RSS
    or Atom feed, a sitemap, or one of GDELT's tables; any may be packed with gzip or ZIP. The stories that a feed, a
    sitemap or a table of addresses names are fetched, politely.

    ``published`` is the day of tables' and JSON stories that do not tell their own; for text and HTML it goes before
    the one that the page tells. ``columns`` says which column or key holds a field ({"text": "body"}). ``known`` tells
    the addresses whose story is had already: they are not fetched. ``web`` fetches. A story whose id came before is
    handed on as DuplicateStory. Raises BadDate where ``published`` is no date.
    """
    day = iso_published(published) if published else None
    wishes = Wishes(web or Web(), day, columns or {}, known or (lambda url: False))
    seen: dict[bytes, bytes] = {}
    for source in sources:
        for place, item in _placed(str(source), wishes):
            yield _once(item, place, seen)


def _once(item: Story | InputError, place: str, seen: dict[bytes, bytes]) -> Story | InputError:
    """The item, or a DuplicateStory; ``seen`` holds the ids that came before with the address of the first."""
    if isinstance(item, InputError):
        return type(item)(f"{place}: {item}")
    key, address = _digest(item.id), _digest(item.url) if item.url else b""
    before = seen.get(key)
    seen.setdefault(key, address)
    if before is not None and (not address or before in (b"", address)):
        said = f'{place}: the id "{item.id}" was read before. Give each story its own, or none.'
        return DuplicateStory(said, id=item.id, text_hash=text_hash(item.text))
    return item


def _digest(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "replace"), digest_size=8).digest()


def _placed(source: str, wishes: Wishes) -> Iterator[Found]:
    """The stories and errors of one source, each with its place in words."""
    try:
        for opened in _opened(source, wishes.web):
            yield from stories_of(opened, wishes)
    except InputError as error:
        yield source, error


def _opened(source: str, web: Web) -> Iterator[Opened]:
    """What a source names, ready to be read. Raises InputError."""
    if source == "-":
        yield Opened("standard input", sys.stdin.buffer)
    elif _ADDRESS.match(source):
        answer = web.named(source)
        yield Opened(source, answer.body, suffix(answer.url.split("?")[0]), answer.url, answer.charset)
    else:
        for path in _paths(source):
            yield Opened(str(path), path, suffix(path.name))


def _paths(source: str) -> list[Path]:
    path = Path(source).expanduser()
    try:
        if path.is_file() or path.is_fifo():
            return [path]
        if path.is_dir():
            return _in_folder(path)
        found = sorted(glob.glob(str(path), recursive=True)) if glob.has_magic(source) else []
    except (OSError, ValueError) as error:
        raise InputError(f"it is no file name ({error}).") from error
    files = [Path(name) for name in found if Path(name).is_file()]
    if not files:
        raise InputError("no file matches." if glob.has_magic(source) else "there is no such file: check its name.")
    return files


def _in_folder(folder: Path) -> list[Path]:
    """The files in a folder and the folders in it that can hold stories, by name; hidden ones are left out."""
    files = [
        path
        for path in sorted(folder.rglob("*"))
        if suffix(path.name) in KNOWN_SUFFIXES
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and path.is_file()
    ]
    if not files:
        raise InputError(f"no file in this folder can hold stories (known are {', '.join(KNOWN_SUFFIXES)}).")
    return files
