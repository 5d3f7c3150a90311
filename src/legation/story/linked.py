"""From a link to a story: its page is fetched, and what the page does not tell is taken from the link."""

from __future__ import annotations

import msgspec

from legation.errors import BadDate, InputError
from legation.story.days import iso_published
from legation.story.documents import document
from legation.story.links import Link
from legation.story.model import Story
from legation.story.web import Web


def linked_story(link: Link, web: Web, *, published: str | None = None) -> Story:
    """The story at a link. The link's own content is the story where it has it whole.

    ``published`` goes before every other day; the day that the page declares before the link's. Raises InputError.
    """
    likely = _day(link.published)
    if link.content:
        raw, url, charset = link.content.encode("utf-8", "replace"), link.url, "utf-8"
        page = document(_page(raw, link.title), url=url, charset=charset, published=published, likely=likely, page=True)
    else:
        answer = web.linked(link.url)
        page = document(answer.body.read(), url=answer.url, charset=answer.charset, published=published, likely=likely)
    return _filled(page, link)


def _page(raw: bytes, title: str | None) -> bytes:
    head = (title or "").replace("&", "&amp;").replace("<", "&lt;").encode("utf-8", "replace")
    return b"<html><head><title>" + head + b"</title></head><body><article>" + raw + b"</article></body></html>"


def _filled(story: Story, link: Link) -> Story:
    """The story with what only the link tells; its own address too, where the page gives itself another."""
    own = {} if story.url == link.url else {"link": link.url}
    return msgspec.structs.replace(
        story,
        title=story.title or link.title,
        publisher=story.publisher or link.publisher,
        extra={**link.extra, **story.extra, **own},
    )


def _day(told: str | None) -> str | None:
    try:
        return iso_published(told) if told else None
    except (BadDate, InputError):
        return None
