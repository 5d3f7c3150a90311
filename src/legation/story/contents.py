"""What the bytes of a source hold, told by their beginning and their name, and the stories in them."""

from __future__ import annotations

import re
import zlib
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from io import BytesIO
from pathlib import Path
from typing import IO, NamedTuple

from legation.errors import EmptyStory, InputError, NotText, TooLarge
from legation.story.archives import is_warc, is_zip, warc_pages, zip_members
from legation.story.documents import document
from legation.story.encoding import decoded
from legation.story.feeds import feed_document, is_feed
from legation.story.gdelt import gdelt_links, is_gdelt
from legation.story.lines import WHOLE_BYTES, json_stories, line_stories
from legation.story.linked import linked_story
from legation.story.links import Link
from legation.story.model import Story
from legation.story.sitemaps import is_sitemap, sitemap
from legation.story.streams import looked_at
from legation.story.tables import table_stories
from legation.story.web import LARGEST, Web, linked_error

_OBJECT = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*(?:[\"}]|$)|\[\s*(?:\{|$))")
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?!!doctype html|html)", re.IGNORECASE)
_LINES, _JSON, _PAGE, _TABLE = (
    (".jsonl", ".ndjson"),
    (".json",),
    (".html", ".htm", ".xhtml", ".shtml"),
    (".csv", ".tsv"),
)
KNOWN_SUFFIXES = (*_LINES, *_JSON, *_PAGE, *_TABLE, ".txt", ".text", ".md", ".xml", ".rss", ".atom", ".warc", ".zip")
"""Names of files that are taken from a folder, also with ".gz" after them."""
_DEEPEST = 3  # archives in archives, sitemaps in sitemaps

Found = tuple[str, Story | InputError]
"""Where in the source ("line 3", "" for the whole), and the story or its error."""


class Opened(NamedTuple):
    """A source whose bytes can be read: its name for messages, its address or the like."""

    name: str
    source: Path | IO[bytes]
    suffix: str = ""
    url: str | None = None
    charset: str | None = None


class Wishes(NamedTuple):
    """How sources are to be read.

    ``published`` is the day of stories that do not tell it, ``columns`` says which column or key holds a field,
    ``known`` whether the story at an address is had already and need not be fetched.
    """

    web: Web
    published: str | None = None
    columns: Mapping[str, str] = {}
    known: Callable[[str], bool] = lambda url: False


def suffix(name: str) -> str:
    """The suffix of a file's name in small letters, without that of its packing."""
    return Path(name.lower().removesuffix(".gz")).suffix


def stories_of(opened: Opened, wishes: Wishes, *, depth: int = 0) -> Iterator[Found]:
    """The stories and errors of one source, each with its place in words."""
    try:
        with _bytes(opened.source) as stream:
            for where, item in _items(opened, stream, wishes, depth):
                yield f"{opened.name}, {where}" if where else opened.name, item
    except InputError as error:
        yield opened.name, error
    except (EOFError, zlib.error) as error:
        yield opened.name, NotText(f"its compressed data is damaged ({error}). Pack it again, or give the plain file.")
    except OSError as error:
        yield opened.name, InputError(f"it cannot be read ({error.strerror or error}).")


def _bytes(source: Path | IO[bytes]) -> AbstractContextManager[IO[bytes]]:
    return source.open("rb") if isinstance(source, Path) else nullcontext(source)


def _items(opened: Opened, stream: IO[bytes], wishes: Wishes, depth: int) -> Iterator[Found]:
    head, stream = looked_at(stream)
    if head.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        head, stream = looked_at(BytesIO(decoded(stream.read(WHOLE_BYTES)).encode("utf-8", "replace")))
    if not head.strip():
        yield "", EmptyStory("there is nothing in it to read.")
    elif is_zip(head):
        yield from _zipped(opened, stream, wishes, depth)
    elif is_warc(head):
        yield from _archived(stream, wishes)
    elif is_gdelt(head):
        yield from _linked(gdelt_links(stream), wishes)
    elif opened.suffix in _TABLE:
        yield from _linked(table_stories(stream, head, columns=wishes.columns, published=wishes.published), wishes)
    elif opened.suffix in _LINES:
        yield from _linked(line_stories(stream, columns=wishes.columns, published=wishes.published), wishes)
    elif opened.suffix in _JSON or _OBJECT.match(head):
        yield from _linked(json_stories(stream, columns=wishes.columns, published=wishes.published), wishes)
    else:
        yield from _document(opened, stream, wishes, depth)


def _document(opened: Opened, stream: IO[bytes], wishes: Wishes, depth: int) -> Iterator[Found]:
    """The stories of a feed or a sitemap, or the one of a text or a page."""
    raw = stream.read(LARGEST + 1)
    if _XML.match(raw[:1024]) and is_feed(raw[:4096]):
        links = feed_document(_bounded(raw), url=opened.url).links
        yield from _linked((("", link) for link in links), wishes)
    elif _XML.match(raw[:1024]) and is_sitemap(raw[:4096]):
        yield from _mapped(_bounded(raw), wishes, depth)
    else:
        page = opened.suffix in _PAGE
        yield "", document(raw, url=opened.url, charset=opened.charset, published=wishes.published, page=page)


def _bounded(raw: bytes) -> bytes:
    if len(raw) > LARGEST:
        raise TooLarge(f"more than {LARGEST // 2**20} MiB of feed or sitemap: split it.")
    return raw


def _linked(items: Iterator[tuple[str, Story | Link | InputError]], wishes: Wishes) -> Iterator[Found]:
    """The items, links among them followed, unless what they lead to is known."""
    for where, item in items:
        if not isinstance(item, Link):
            yield where, item
        elif not wishes.known(item.url):
            yield where, _followed(item, wishes)


def _followed(link: Link, wishes: Wishes) -> Story | InputError:
    try:
        return linked_story(link, wishes.web, published=wishes.published)
    except InputError as error:
        return linked_error(link.url, error)


def _mapped(raw: bytes, wishes: Wishes, depth: int) -> Iterator[Found]:
    links, maps = sitemap(raw)
    yield from _linked((("", link) for link in links), wishes)
    for address in maps:
        if depth >= _DEEPEST:
            yield "", NotText(f"{address}: sitemaps in sitemaps, more than {_DEEPEST} deep. Give that one by itself.")
            continue
        try:
            answer = wishes.web.linked(address)
        except InputError as error:
            yield "", linked_error(address, error)
            continue
        inner = Opened(address, answer.body, suffix(address.split("?")[0]), answer.url, answer.charset)
        yield from stories_of(inner, wishes, depth=depth + 1)


def _zipped(opened: Opened, stream: IO[bytes], wishes: Wishes, depth: int) -> Iterator[Found]:
    source = opened.source if isinstance(opened.source, Path) and opened.suffix == ".zip" else stream
    if isinstance(source, Path) and source.name.lower().endswith(".gz"):
        source = stream
    for name, member in zip_members(source):
        if isinstance(member, InputError):
            yield name, member
        elif depth >= _DEEPEST:
            yield name, NotText(f"archives in archives, more than {_DEEPEST} deep. Unpack it first.")
        else:
            yield from stories_of(Opened(name, member, suffix(name)), wishes, depth=depth + 1)


def _archived(stream: IO[bytes], wishes: Wishes) -> Iterator[Found]:
    for where, page in warc_pages(stream):
        if isinstance(page, InputError):
            yield where, page
        elif not wishes.known(page.url):
            try:
                yield where, document(page.raw, url=page.url, charset=page.charset, published=wishes.published)
            except InputError as error:
                yield where, error
