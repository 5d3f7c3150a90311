"""From the bytes of one document, text or HTML, to its story."""

from __future__ import annotations

import re

from legation.errors import TooLarge
from legation.story.encoding import decoded
from legation.story.intake import LONGEST, story
from legation.story.model import Story
from legation.story.pages import is_page, page_story
from legation.story.web import LARGEST

_CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?([\w-]+)", re.IGNORECASE)


def document(
    raw: bytes,
    *,
    url: str | None = None,
    charset: str | None = None,
    published: str | None = None,
    likely: str | None = None,
    page: bool = False,
) -> Story:
    """The story of a text or an HTML page (surely one where ``page``), ``charset`` being what a server said of it.

    ``published`` goes before the day that the document tells, ``likely`` after it. Raises InputError.
    """
    if len(raw) > LARGEST:
        raise TooLarge(f"more than {LARGEST // 2**20} MiB. A story may have {LONGEST:,} characters: split it.")
    declared = _CHARSET.search(raw[:4096])
    text = decoded(raw, charset=charset or (declared[1].decode("ascii") if declared else None))
    if page or is_page(text):
        return page_story(text, url=url, published=published, likely=likely)
    return story(text, url=url, published=published or likely)
