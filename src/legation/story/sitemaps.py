"""Sitemaps (sitemaps.org, with Google's news extension): the pages and further sitemaps that they name."""

from __future__ import annotations

import re
from typing import NamedTuple

from legation.errors import NotText
from legation.story.links import Link

_SITEMAP = re.compile(rb"<(?:\w+:)?(?:urlset|sitemapindex)[\s>]")


class Sitemap(NamedTuple):
    """The pages of a sitemap, and the addresses of the sitemaps that an index names."""

    links: list[Link]
    maps: list[str]


def is_sitemap(head: bytes) -> bool:
    """Whether a document that begins with ``head`` is a sitemap or an index of sitemaps."""
    return _SITEMAP.search(head) is not None


def sitemap(raw: bytes) -> Sitemap:
    """What a sitemap names, in its order. Entities are not expanded. Raises NotText for broken XML without entries."""
    from lxml import etree  # slow to import, and only sitemaps need it

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise NotText(f"this sitemap cannot be read ({error}).") from error
    links, maps = [], []
    for entry in root if root is not None else ():
        told = {_name(part): (part.text or "").strip() for part in entry.iter() if isinstance(part.tag, str)}
        address = told.get("loc", "")
        if not address.startswith(("http://", "https://")):
            continue
        if _name(entry) == "sitemap":
            maps.append(address)
        else:
            day = told.get("publication_date")
            links.append(Link(url=address, title=told.get("title"), published=day, publisher=told.get("name")))
    if not links and not maps:
        raise NotText("this sitemap names no page.")
    return Sitemap(links, maps)


def _name(element: object) -> str:
    return str(getattr(element, "tag", "")).rpartition("}")[2]
