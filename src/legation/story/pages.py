"""From HTML to a story, by trafilatura."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from legation.errors import BadDate, MissingPart, NoArticle
from legation.story.days import iso_published
from legation.story.intake import story
from legation.story.model import Story

_LEAST = 60  # code points: less is no article
_MARKUP = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|meta|title|div|p)\b",
    re.I | re.S,
)
_META = r"(?:property|name|itemprop)=[\"'](?:article:published_time|og:published_time|datePublished)[\"']"
_CONTENT = r"content=[\"']([^\"']+)"
_PUBLISHED = (
    re.compile(rf"<meta[^>]+{_META}[^>]*?{_CONTENT}", re.IGNORECASE),
    re.compile(rf"<meta[^>]+{_CONTENT}[\"'][^>]*?{_META}", re.IGNORECASE),
    re.compile(r"\"datePublished\"\s*:\s*\"([^\"]+)\""),
)
_PART = re.compile(r"\s+[|–—*·-]\s+")


def is_page(text: str) -> bool:
    """Whether a text is HTML."""
    return _MARKUP.match(text[:4000]) is not None


def page_story(html: str, *, url: str | None = None, published: str | None = None) -> Story:
    """The story of an HTML page: its article with a line a paragraph, title, day, publisher, canonical URL.

    Authors are in ``extra``. ``published`` goes before the day that the page tells. Raises NoArticle and what ``story``
    raises.
    """
    try:
        from trafilatura import bare_extraction  # slow to import, and only pages need it
        from trafilatura.settings import Document
    except ImportError as error:
        raise MissingPart(f"HTML cannot be read ({error}): pip install trafilatura lxml_html_clean") from error
    found = bare_extraction(html, url=url, include_comments=False, with_metadata=True)
    text = (found.text or "").strip() if isinstance(found, Document) else ""
    if not isinstance(found, Document) or len(text) < _LEAST:
        raise NoArticle("there is no article in this HTML. Save the page when it is fully loaded, or its text alone.")
    site = found.sitename or _host(found.url or url)
    return story(
        text,
        title=plain_title(found.title, site),
        published=published or _day(html, found.date),
        url=found.url or url,
        publisher=site,
        extra={"authors": found.author.split("; ")} if found.author else None,
    )


def plain_title(title: str | None, site: str | None) -> str | None:
    """A page's title without the name of its site at the end ("… | The Example")."""
    while title and site:
        parts = _PART.split(title)
        last = parts[-1].casefold()
        if len(parts) < 2 or len(last.split()) > 5 or not _alike(last, site):
            return title
        title = title[: title.rindex(parts[-1])].rstrip(" |–—*·-")
    return title


def _alike(part: str, site: str) -> bool:
    plain, known = (re.sub(r"\W|^the |\b(?:com|org|net|www|co|uk)\b", "", each.casefold()) for each in (part, site))
    return bool(plain) and (plain in known or known in plain)


def _day(html: str, guessed: str | None) -> str | None:
    """The day of publication that the page declares for machines, else the one that trafilatura finds."""
    for form in _PUBLISHED:
        for found in form.finditer(html):
            try:
                return iso_published(found[1])
            except BadDate:
                continue
    return guessed


def _host(url: str | None) -> str | None:
    return (urlsplit(url).hostname or "").removeprefix("www.") or None if url else None
