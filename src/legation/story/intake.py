"""From words in memory to a story: checked, with what is not the report marked."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import Any

from legation.errors import EmptyStory, OtherLanguage, TooLarge
from legation.story.days import DATED_LINE, day_in_words, iso_published
from legation.story.english import other_language
from legation.story.furniture import furniture
from legation.story.model import Span, Story

LONGEST = 2_000_000
"""Code points that a story may have: about 330,000 words."""

# NUL and lone surrogates: no file or database keeps them.
_UNSAFE = dict.fromkeys((0, *range(0xD800, 0xE000)), "\ufffd")
_HEAD = 4  # lines in which a story may tell its own day


def story(
    text: str,
    *,
    id: str | None = None,
    title: str | None = None,
    published: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
    extra: dict[str, Any] | None = None,
) -> Story:
    """A story of words in memory.

    The text is kept as it is, code point for code point (only NUL and lone surrogates, which cannot be stored, become
    U+FFFD). ``published`` is a day or time in ISO 8601, RFC 2822 or words ("20 May 2022"); where it is None, a line at
    the head of the text that is only a date ("Updated 3:15 PM EDT, May 20, 2022") is taken. Without an ``id`` the story
    gets one made of its content. Raises EmptyStory, TooLarge, BadDate, OtherLanguage.
    """
    if len(text) > LONGEST:
        raise TooLarge(f"a story of {len(text):,} characters is too long: the limit is {LONGEST:,}. Split it.")
    text = text.translate(_UNSAFE)
    if not any(letter.isalnum() for letter in text[:10_000]) and not any(map(str.isalnum, text)):
        raise EmptyStory("there is nothing to read: the text has no words.")
    language = other_language(text)
    if language:
        raise OtherLanguage(f"the story is not in English but in {language}: translate it first.")
    title = (title or "").strip() or None
    marked = furniture(text, title)
    day = iso_published(published) if published and published.strip() else _own_day(marked)
    return Story(
        id=(id or "").strip() or content_id(text, published=day, url=url, publisher=publisher),
        text=text,
        title=title,
        published=day,
        url=url or None,
        publisher=publisher or None,
        furniture=marked,
        extra=extra or {},
    )


def content_id(text: str, *, published: str | None = None, url: str | None = None, publisher: str | None = None) -> str:
    """An id made of what a story is, never of where it lies: 16 hexadecimal digits (BLAKE2b).

    Two outlets that print the same agency text are two stories, so what tells them apart counts too.
    """
    parts = "\0".join((text, published or "", url or "", publisher or ""))
    return blake2b(parts.encode("utf-8", "replace"), digest_size=8).hexdigest()


def _own_day(marked: Sequence[Span]) -> str | None:
    """The day that the head of the text tells in a line of its own, if it is certain: one day, in the calendar."""
    days = set()
    for span in marked[:_HEAD]:
        if span.start < 600 and (found := DATED_LINE.search(span.text)):
            try:
                days.add(day_in_words(found[0]))
            except ValueError:
                return None
    return days.pop() if len(days) == 1 else None
