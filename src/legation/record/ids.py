"""Ids made of content: the same content has the same id, on every machine and in whatever order it came."""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import blake2b

from legation.gazetteer.fold import fold_word
from legation.mention.model import Actor, Quotation
from legation.story.model import text_hash

_WORD = re.compile(r"\w+")


def content_id(*parts: str | int | None) -> str:
    """16 hexadecimal digits made of ``parts`` (BLAKE2b)."""
    joined = "\x1f".join("\x00" if part is None else str(part) for part in parts)
    return blake2b(joined.encode("utf8", "replace"), digest_size=8).hexdigest()


def row_key(id: str) -> int:
    """A row id of SQLite made of an id: 63 bits, the same in every record."""
    return int.from_bytes(blake2b(id.encode("utf8", "replace"), digest_size=8).digest(), "big") >> 1


def words(text: str) -> list[str]:
    """The words of a text in lower case: what exact and near copies share."""
    return _WORD.findall(text.casefold())


def words_hash(of: Iterable[str]) -> str:
    """The hash of the words of a text: spaces, marks and case do not count."""
    return text_hash(" ".join(of))


def actor_id(actor: Actor) -> str:
    """Who an actor of a story is in the record: the state's code, its Wikidata id, or what its name is made of.

    Two people of one name and country are one; a name that only one story has is at worst a new actor.
    """
    if actor.kind == "state" and actor.country:
        return actor.country
    if actor.wikidata:
        return actor.wikidata
    return f"{actor.kind}-{content_id(fold_word(actor.name), actor.country, actor.kind)}"


def quotation_id(story_id: str, quotation: Quotation) -> str:
    """The id of a quotation: its story and place in it."""
    return content_id(story_id, quotation.start, quotation.end, quotation.text)
