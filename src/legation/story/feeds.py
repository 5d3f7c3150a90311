"""RSS and Atom feeds: the stories that they name, by feedparser."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any, NamedTuple
from urllib.parse import urljoin

from legation.errors import NotText
from legation.story.links import Link

_FEED = re.compile(rb"<(?:rss|(?:\w+:)?RDF|(?:\w+:)?feed)[\s>]")
_TAG = re.compile(r"<[^>]*>")
_WHOLE = 120
"""Words of an entry's own text from which it counts as the whole story: shorter ones are teasers for the page."""


def is_feed(head: bytes) -> bool:
    """Whether a document that begins with ``head`` is a feed."""
    return _FEED.search(head) is not None


class FeedDocument(NamedTuple):
    """A feed as it was sent: the stories in its order, and after how many seconds it asks to be asked again."""

    links: list[Link]
    title: str | None
    seconds: int


def feed_document(raw: bytes, *, url: str | None = None) -> FeedDocument:
    """What a feed says. ``url`` is the feed's own address, for relative links.

    A feed that breaks off gives the entries before the break. Raises NotText for one with none that can be read.
    """
    import feedparser  # slow to import, and only feeds need it

    headers = {"content-location": url or "", "content-type": "application/xml"}
    found = feedparser.parse(BytesIO(raw), response_headers=headers, sanitize_html=False)
    entries = [link for entry in found.entries if (link := _link(entry, found.feed, url))]
    if not entries and (found.bozo or not found.version):
        reason = str(found.get("bozo_exception", "")).split(":")[-1].strip()
        raise NotText(f"this feed cannot be read ({reason}). Open it in a browser and see what the server sends.")
    ttl = str(found.feed.get("ttl") or "")
    return FeedDocument(entries, found.feed.get("title"), 60 * int(ttl) if ttl.isdecimal() else 0)


def _link(entry: Any, feed: Any, url: str | None) -> Link | None:
    address = urljoin(url or "", entry.get("link") or "")
    if not address.startswith(("http://", "https://")):
        return None
    extra: dict[str, Any] = {}
    if names := [author["name"] for author in entry.get("authors", []) if author.get("name")]:
        extra["authors"] = names
    if rights := entry.get("rights") or feed.get("rights"):
        extra["license"] = rights
    return Link(
        url=address,
        title=_TAG.sub("", entry.get("title") or "").strip() or None,
        published=entry.get("published") or entry.get("updated"),
        publisher=(entry.get("source") or {}).get("title") or feed.get("title") or None,
        content=_content(entry),
        extra=extra,
    )


def _content(entry: Any) -> str | None:
    """The entry's own text where it is long enough to be the story."""
    texts = [part.get("value") or "" for part in entry.get("content", [])]
    best = max(texts, key=len, default="")
    return best if len(_TAG.sub(" ", best).split()) >= _WHOLE else None
