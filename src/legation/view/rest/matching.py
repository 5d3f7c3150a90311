"""If-Match: a correction is made only if the event is still as the client saw it (RFC 9110, 13.1.1)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from legation.errors import BadQuestion, NotInRecord, Overtaken
from legation.record.record import Record

HEADER = "If-Match"
_TAG = r'(?:W/)?"[\x21\x23-\x7e\x80-\xff]*"'
_TAGS = re.compile(rf"\s*{_TAG}(?:\s*,\s*{_TAG})*\s*")


def event_tag(version: str) -> str:
    """The ETag of an event: another one after every change of the event, and no other."""
    return f'"{version}"'


def seen(record: Record, told: str | None, ids: Sequence[str]) -> list[str | None]:
    """For each event of a correction the version that the client saw; None where it does not say.

    ``told`` is the value of If-Match: tags of events, with commas, or ``*`` for whatever they are now. Raises Overtaken
    where an event is of none of these tags, BadQuestion for what is no tag.
    """
    if told is None:
        return [None for _ in ids]
    if not ids:
        raise BadQuestion("If-Match: what is taken back is a correction, and those never change. Leave it out.", HEADER)
    if told.strip() != "*" and not _TAGS.fullmatch(told):
        raise BadQuestion('If-Match: send the ETag of the event as it was told, in its quotes ("…").', HEADER)
    return [_same(record, told, id) for id in ids]


def _same(record: Record, told: str, id: str) -> str:
    try:
        now = record.version(id)
    except NotInRecord:
        raise Overtaken(f"there is no event {id} (any more). Nothing was done.") from None
    if told.strip() != "*" and event_tag(now) not in re.findall(_TAG, told):
        raise Overtaken(f"event {id} was changed since you saw it. Look at it again; nothing was done.")
    return now
