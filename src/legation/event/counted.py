"""The day of a deed that is counted from another in its sentence: "three days after gunmen attacked a convoy"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from legation.event import attach
from legation.event.model import When
from legation.event.scene import Scene
from legation.language.model import Clause
from legation.mention.model import DateMention
from legation.mention.numbers import value_of

_COUNTED = re.compile(
    r"\b(?P<count>an?|[a-z]+|\d+)\s+(?P<unit>hour|day|week)s?\s+(?P<way>before|after|since)$", re.IGNORECASE
)
_DAYS = {"hour": 0, "day": 1, "week": 7}
_MOST = 60
"""So many days are counted at most: longer times are told roughly."""


def counted(clause: Clause, scene: Scene) -> When | None:
    """The day of a verb from that of the one that it is told to have come so long before or after; None where neither
    has a day of its own in the sentence."""
    for other in scene.clauses:
        if other.kind != "verb" or clause.kind != "verb" or other is clause:
            continue
        below, above = (clause, other) if other.head in scene.governors(clause.head) else (other, clause)
        if above.head not in scene.governors(below.head)[1:4]:
            continue
        told = _told(below, scene)
        found = _own(other, scene) if told is not None else None
        if told is None or found is None or found.start is None or _own(clause, scene) is not None:
            continue
        start, end, days = told
        back = days if below is clause else -days
        day = (date.fromisoformat(found.start) - timedelta(back)).isoformat()
        return When(start=day, end=day, granularity="day", basis="text", text=scene.story.text[start:end],
                    from_=start, to=end)  # fmt: skip
    return None


def _told(clause: Clause, scene: Scene) -> tuple[int, int, int] | None:
    """Where a clause tells how long after (before: negative) it something was, and how many days."""
    for mark in (c for c in scene.children[clause.head] if scene.tokens[c].relation == "mark"):
        if scene.tokens[mark].lemma.lower() not in ("after", "before", "since"):
            continue
        text = scene.story.text[scene.sentence.start : scene.tokens[mark].end]
        told = _COUNTED.search(text)
        count = (1.0 if told["count"].lower() in ("a", "an") else value_of(told["count"])) if told else None
        if told is None or count is None:
            continue
        days = round(count * _DAYS[told["unit"].lower()])
        if days <= _MOST:
            at = scene.sentence.start
            return at + told.start(), at + told.end(), -days if told["way"].lower() == "before" else days
    return None


def _own(clause: Clause, scene: Scene) -> DateMention | None:
    """The one day among a clause's own phrases."""
    found = [d for d in scene.dates if attach.owner(d.head, scene) == clause.head and d.granularity == "day"]
    return found[0] if len(found) == 1 and found[0].relation == "on" else None
