"""What is known of a story while its events are dated, and small questions about one of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from legation.event.anchors import NEWS_DAYS
from legation.event.day_phrases import is_apart, is_news
from legation.event.draft import Draft
from legation.event.model import When
from legation.event.occasions import Occasion
from legation.event.release import Release
from legation.event.sayings import LEAD, Doing, Saying, is_speech
from legation.event.scene import Scene
from legation.event.setting import days_ago
from legation.language.model import Clause
from legation.mention.dateline import in_force
from legation.mention.model import DateMention


class Calendar(msgspec.Struct, frozen=True):
    """What a story dates: its drafts as far as they are dated, who said something when, and the occasions it names.

    ``lead`` is the last sentence of its lead; ``days`` are the days and weeks of its news that its sentences name, each
    with the code point at which it stands.
    """

    drafts: tuple[Draft, ...]
    at: int
    sayings: tuple[Saying, ...]
    doings: tuple[Doing, ...]
    occasions: tuple[Occasion, ...]
    release: Release | None
    today: When | None
    heads: tuple[tuple[int, When], ...]
    lead: int
    days: tuple[tuple[int, str], ...]

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


def is_aside(meeting: Draft) -> bool:
    """Whether a meeting is only told in passing, of another week: "the premier, *who visited Oslo in May*, …"."""
    scene, when = meeting.scene, meeting.date
    told = any(scene.tokens[i].relation == "acl:relcl" for i in scene.governors(meeting.match.clause.head))
    dated = when is not None and when.basis == "text"
    return told and dated and when is not None and (when.granularity != "day" or not is_news(when, scene.today))


def apart(draft: Draft, sentence: int) -> int:
    """How many sentences after another an event is told; negative for one before it."""
    return draft.scene.sentence.index - sentence


def lead_end(scenes: Sequence[Scene], heads: Sequence[tuple[int, When]]) -> int:
    """The index of the last sentence of a story's lead: of its first two, and of the first behind headings and
    dateline that tells something."""
    top = heads[0][0] if heads else 0
    telling = (s.sentence.index for s in scenes if s.sentence.start >= top and any(c.tense for c in s.clauses))
    return max(LEAD, next(telling, 0))


def days_named(scenes: Sequence[Scene]) -> tuple[tuple[int, str], ...]:
    """The days and weeks of a story's news that its full sentences name: where each stands, and its first day."""
    told = [(s, d) for s in scenes if any(c.tense for c in s.clauses) for d in s.dates if d.start is not None]
    return tuple((d.from_, d.start or "") for s, d in told if is_of_late(d, s.today))


def is_of_late(mention: DateMention, today: str | None) -> bool:
    """Whether a day or week ended not long before the story's present."""
    ago = days_ago(mention.end, today)
    return mention.granularity in ("day", "week") and ago is not None and 0 <= ago <= NEWS_DAYS


def in_lead(draft: Draft, calendar: Calendar) -> bool:
    """Whether an event is told in the story's lead."""
    return draft.scene.sentence.index <= calendar.lead
