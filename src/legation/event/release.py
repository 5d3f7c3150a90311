"""Texts in an institution's own voice: what they say they do, they do on the day on which they are published.

"We welcome the truce", "The United States commends Oman" in a statement is itself the welcome; news that tells of a
welcome is not. What a statement only looks back on keeps no day.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from legation.event.attach import SAYING
from legation.event.draft import Draft
from legation.event.model import When
from legation.event.scene import FIRST_PERSON, OWN_VOICE, Scene
from legation.language.model import Clause
from legation.mention.dateline import datelines, day_of

WILLING = {"SUPPORT", "REJECT", "AGREE", "THREATEN"}
"""What somebody who says that he will do it does by saying so."""

UNDERWAY = {"AID", "COOPERATE", "SANCTION", "RETREAT"}
"""What a statement that says "we are doing it" does or announces that day."""

_TITLE = re.compile(
    r"^\W*(?:(?:An?|Joint|Press|Media|Opening|Closing|Quad|G7|Leaders.?|Ministerial|Presidential)\s+)*"
    r"(?:Statement|Readout|Remarks?|Message|Letter|Communiqu[eé]|Declaration|Proclamation|Release|Fact Sheet|"
    r"Memorandum|Notice|Executive Order|Determination)\b",
    re.IGNORECASE,
)

_OF_MEETING = re.compile(
    r"^\W*(?:Readout|.{,40}\bJoint\s+(?:Press\s+)?Statement|.{,40}\bCommuniqu[eé])\b", re.IGNORECASE
)
"""Titles of texts that tell throughout what was said at one meeting."""


class Release:
    """A text in its publisher's own voice, published on ``day``, and who speaks in it as "we" or "I"; whether it tells
    throughout of one meeting."""

    def __init__(self, day: When, issuers: frozenset[str], countries: frozenset[str], *, of_meeting: bool) -> None:
        self.day = day
        self.issuers = issuers
        self.countries = countries
        self.of_meeting = of_meeting


def published(scenes: Sequence[Scene]) -> When | None:
    """The day of publication, or that of the head, as a date of that basis; None where neither is known."""
    day = day_of(scenes[0].story) if scenes else None
    return None if day is None else _published_on(day.isoformat())


def _published_on(day: str) -> When:
    return When(start=day, end=day, granularity="day", basis="published")


def heads(scenes: Sequence[Scene]) -> tuple[tuple[int, When], ...]:
    """The datelines of a report and of others below it in one text, with the basis of a day of publication."""
    story = scenes[0].story if scenes else None
    found = datelines(story.text, None if story.published else story.url) if story is not None else ()
    return tuple((at, _published_on(day.isoformat())) for at, day in found)


def release(scenes: Sequence[Scene]) -> Release | None:
    """The release that a story is, by its title, its "we" or its turns; None for news and without a day."""
    day = published(scenes)
    if day is None:
        return None
    voices = [(scene, i) for scene in scenes for i in range(len(scene.tokens)) if _is_own_voice(i, scene)]
    if len(voices) < OWN_VOICE and not is_titled(scenes[0]) and not scenes[0].turns:
        return None
    issuers = Counter(a for scene, i in voices if i in scene.mentions for a in scene.mentions[i].actors)
    found = frozenset(issuers)
    actors = scenes[0].actors
    of_meeting = bool(_OF_MEETING.match(scenes[0].story.headline or ""))
    return Release(day, found, frozenset(c for a in found if (c := actors[a].country)), of_meeting=of_meeting)


def is_titled(scene: Scene) -> bool:
    """Whether a story's title says that it is a statement or readout."""
    return bool(_TITLE.match(scene.story.headline or ""))


def _is_own_voice(index: int, scene: Scene) -> bool:
    token = scene.tokens[index]
    if token.text.lower() not in FIRST_PERSON or token.text == "US":
        return False
    return not any(q.direct and q.start <= token.start < q.end for q in scene.marked)


def performs(draft: Draft, top: Clause | None, own: Release) -> bool:
    """Whether an act is done by the words that tell it: in the present tense, by who speaks in the text."""
    tokens, clause = draft.scene.tokens, draft.match.clause
    by_saying = any("voice" in group for group in draft.match.trigger.actor)
    if by_saying and any(a.slot == "speaker" for a in draft.match.actor):
        return True
    if _is_decreed(draft, top):
        return True
    if clause.question or not (
        _is_now(top, draft.scene) or _will(draft) or _must(draft) or _is_ours(clause, draft.scene)
    ):
        return False
    subjects = [a.head for a in (top or clause).arguments if a.slot == "subject" and a.head >= 0]
    doers = {tokens[i].text.lower() for head in subjects for i in (head, *draft.scene.children[head])}
    if draft.type == "CONSULT":  # "we meet at a hard time"
        here = clause.predicate in ("meet", "gather") and top is clause and _is_now(top, draft.scene)
        return here and not clause.progressive and bool(doers & FIRST_PERSON)
    if draft.type not in SAYING and not (draft.type in UNDERWAY and top is not None and top.progressive):
        return False
    issued = any(p.id in own.issuers or (p.country in own.countries and p.sector == "GOV") for p in draft.actors)
    return issued or bool(doers & FIRST_PERSON) or _is_ours(clause, draft.scene)


def _is_decreed(draft: Draft, top: Clause | None) -> bool:
    """Whether an act is done by the very words: "I *hereby* declare an emergency", "the emergency is to continue"."""
    if draft.match.trigger.status == "current" and draft.type not in SAYING:
        return draft.status == "current"
    clause = draft.match.clause
    at = {c.head for c in (clause, top, *draft.scene.above(clause)) if c is not None}
    return any(draft.scene.tokens[i].lemma.lower() == "hereby" for head in at for i in draft.scene.children[head])


def _is_now(top: Clause | None, scene: Scene) -> bool:
    """Whether a clause is in the present tense; a base form that the parse takes for a past ("We commend") is."""
    if top is None or top.perfect:
        return False
    token = scene.tokens[top.head]
    return top.tense == "present" or (top.tense == "past" and token.text.lower() == token.lemma.lower())


def _will(draft: Draft) -> bool:
    """Whether somebody says what he goes on to do in words: "will continue to support", "will not accept"."""
    clause = draft.match.clause
    at = [clause, *draft.scene.by_predicate.get(clause.governor if clause.governor is not None else -1, [])]
    return draft.type in WILLING and any(c.modality == "future" for c in at)


def _must(draft: Draft) -> bool:
    """Whether a statement asks for something by saying that it must be: "the junta must free them"."""
    return draft.type == "REQUEST" and draft.match.clause.modality == "necessary"


def _is_ours(clause: Clause, scene: Scene) -> bool:
    """Whether a noun is of those who speak: "our commitment", "my government's support"."""
    owners = [a.head for a in clause.arguments if a.slot == "possessor"]
    owners += [c for o in owners for c in scene.children[o] if scene.tokens[c].relation == "nmod:poss"]
    return clause.kind == "noun" and bool({scene.tokens[o].text.lower() for o in owners} & FIRST_PERSON)
