"""From HTML to a story, by trafilatura."""

from __future__ import annotations

import re
from html import unescape
from importlib.metadata import version
from typing import Any
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
_LICENSE = re.compile(
    r"<(?:link|a)\b[^>]+rel=[\"'][^\"']*\blicense\b[^\"']*[\"'][^>]*href=[\"']([^\"']+)|"
    r"<meta[^>]+name=[\"'](?:dcterms\.rights|dc\.rights|copyright)[\"'][^>]*content=[\"']([^\"']+)",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"<(span|div|p|small|cite|figcaption)\b[^>]*class=[\"'][^\"']*\b(?:photo|image|media|img)?[-_]?credits?\b[^>]*>"
    r"(.{2,200}?)</\1>",
    re.IGNORECASE | re.DOTALL,
)
_PART = re.compile(r"\s+[|–—*·-]\s+")


def is_page(text: str) -> bool:
    """Whether a text is HTML."""
    return _MARKUP.match(text[:4000]) is not None


def page_story(html: str, *, url: str | None = None, published: str | None = None, likely: str | None = None) -> Story:
    """The story of an HTML page: its article with a line a paragraph, title, day, publisher, canonical URL.

    Authors, licence, photo credits and the extractor with its version are in ``extra``. ``published`` goes before the
    day that the page declares, ``likely`` after it and before one that is guessed. Raises NoArticle and what ``story``
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
        published=published or _declared(html) or likely or found.date,
        url=found.url or url,
        publisher=site,
        extra=_extra(html, found.author, found.license),
    )


def _extra(html: str, author: str | None, license: str | None) -> dict[str, Any]:
    """What is told of a page beside its story, without what it does not tell."""
    told = {
        "authors": author.split("; ") if author else [],
        "license": license or next((unescape(found[1] or found[2]) for found in _LICENSE.finditer(html)), None),
        "photo_credits": sorted({_plain(found[2]) for found in _CREDIT.finditer(html)} - {""}),
        "extractor": f"trafilatura {version('trafilatura')}",
    }
    return {key: value for key, value in told.items() if value}


def _plain(markup: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", markup)).split())


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


def _declared(html: str) -> str | None:
    """The day of publication that the page declares for machines."""
    for form in _PUBLISHED:
        for found in form.finditer(html):
            try:
                return iso_published(found[1])
            except BadDate:
                continue
    return None


def _host(url: str | None) -> str | None:
    return (urlsplit(url).hostname or "").removeprefix("www.") or None if url else None
