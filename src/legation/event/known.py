"""What is known of a story while its events are dated, and small questions about one of them."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from legation.event.days import is_apart
from legation.event.draft import Draft
from legation.event.model import When
from legation.event.occasions import Occasion
from legation.event.release import Release
from legation.event.sayings import LEAD, Doing, Saying, is_speech
from legation.event.scene import Scene
from legation.language.model import Clause
from legation.mention.dateline import in_force


class Calendar(msgspec.Struct, frozen=True):
    """What a story dates: its drafts as far as they are dated, who said something when, and the occasions it names."""

    drafts: tuple[Draft, ...]
    at: int
    sayings: tuple[Saying, ...]
    doings: tuple[Doing, ...]
    occasions: tuple[Occasion, ...]
    release: Release | None
    today: When | None
    heads: tuple[tuple[int, When], ...]

    @property
    def before(self) -> tuple[Draft, ...]:
        """The drafts before the one in hand, which have the days that they inherit."""
        return self.drafts[: self.at]

    def head(self, at: int) -> When | None:
        """The day of the dateline above a code point, of the first one for what stands over it; None without any."""
        return in_force(self.heads, at)


Rule = Callable[[Draft, Calendar], When | None]
"""Gives a draft without a day the day that one source has for it, or None."""


def finite(clause: Clause, scene: Scene) -> Clause | None:
    """The clause with a tense that a clause hangs from, itself included; none over "for", "after".

    Of a noun that a verb is about that is so only for a verb of saying: "reaffirmed their *commitment*".
    """
    seen: set[int] = set()
    at: Clause | None = clause
    while at is not None and at.head not in seen:
        if at.tense != "":
            return at
        if is_apart(at, scene):
            return None
        seen.add(at.head)
        above = scene.by_predicate.get(at.governor, []) if at.governor is not None else []
        at = above[0] if above and (at.link != "argument" or is_speech(above[0])) else None
    return None


def quoted(draft: Draft) -> bool:
    """Whether an event is told inside quotation marks."""
    clause = draft.match.clause
    return any(q.direct and q.start <= clause.start and clause.end <= q.end for q in draft.scene.marked)


def apart(draft: Draft, sentence: int) -> int:
    """How many sentences after another an event is told; negative for one before it."""
    return draft.scene.sentence.index - sentence


def in_lead(draft: Draft) -> bool:
    """Whether an event is told in the story's first two sentences."""
    return draft.scene.sentence.index <= LEAD
