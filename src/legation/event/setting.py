"""What a story's events are set against: its present, its lead, and the time that its sentences stand in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from legation.event.draft import Draft
from legation.event.scene import Scene
from legation.mention.model import DateMention

LEAD = 2
"""The index of the last sentence that tells what a story is about (the first may be its headline)."""

LONG_DAYS = 20
"""A time of more days is a stretch, not an occasion: "over the past year"."""

OPENING = 120
"""What kind of text it is stands in the title or in so many first characters."""

RELEASE_WORDS = ("readout", "statement", "joint ", "secretary", "press release")

BANDS = ((1, "a day"), (3, "days"), (6, "half a week"), (13, "a week"), (45, "weeks"))
"""How long ago, in words, for up to so many days; "long" for more, "ahead" for what is to come."""


class Setting(msgspec.Struct, frozen=True):
    """A story as the signs of background see it. ``frames``: for each sentence the age of the last day told before it
    (see ``band``), and how many sentences ago it was told; None where none was. ``opens``: which begin a paragraph."""

    today: str | None
    length: int
    dated: bool
    release: bool
    parties: frozenset[str]
    types: frozenset[str]
    predicates: frozenset[str]
    frames: dict[int, tuple[str, int] | None]
    opens: frozenset[int]
    events: frozenset[tuple[int, int]]


def setting(drafts: Sequence[Draft], scenes: Sequence[Scene]) -> Setting:
    """The setting of a story with at least one sentence."""
    story = scenes[0].story
    lead = [d for d in drafts if d.scene.sentence.index <= LEAD]
    opening = f"{story.title or ''} {story.text[:OPENING]}".lower()
    return Setting(
        today=scenes[0].today,
        length=len(scenes),
        dated=scenes[0].today is not None,
        release=any(word in opening for word in RELEASE_WORDS),
        parties=frozenset(p for d in lead for p in d.parties),
        types=frozenset(d.type for d in lead),
        predicates=frozenset(d.match.clause.predicate for d in lead),
        frames=_frames(scenes),
        opens=frozenset(s.sentence.index for s in scenes if "\n" in story.text[: s.sentence.start][-3:]),
        events=frozenset((d.scene.sentence.index, d.match.clause.head) for d in drafts),
    )


def _frames(scenes: Sequence[Scene]) -> dict[int, tuple[str, int] | None]:
    out: dict[int, tuple[str, int] | None] = {}
    last: tuple[str, int] | None = None
    for scene in scenes:
        index = scene.sentence.index
        out[index] = None if last is None else (last[0], index - last[1])
        told = [a for a in (age(d, scene.today) for d in scene.dates) if a not in (None, "ahead")]
        last = (told[-1], index) if told and told[-1] is not None else last
    return out


def age(day: DateMention, today: str | None) -> str | None:
    """How long ago a time ended, as a band; None where that is not known. A stretch that lasts until now is long."""
    end = day.end or day.start
    ago = days_ago(end, today)
    if ago is None:
        return None
    return "long" if is_stretch(day.start, day.end, day.relation) and 0 <= ago <= BANDS[3][0] else band(ago)


def days_ago(day: str | None, today: str | None) -> int | None:
    """Days from an ISO day to the story's present; None where either is not known."""
    if day is None or today is None:
        return None
    return (date.fromisoformat(today) - date.fromisoformat(day)).days


def band(ago: int) -> str:
    """A number of days as words."""
    if ago < 0:
        return "ahead"
    return next((name for most, name in BANDS if ago <= most), "long")


def is_stretch(start: str | None, end: str | None, relation: str = "on") -> bool:
    """Whether a time is a stretch: longer than LONG_DAYS, or open to now ("since")."""
    if start is None or end is None:
        return relation == "since"
    return (date.fromisoformat(end) - date.fromisoformat(start)).days > LONG_DAYS
