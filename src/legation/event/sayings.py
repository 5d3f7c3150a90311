"""Who said or did something on which day, whether or not it is an event: the calendar that a story itself keeps.

"The envoy confirmed on Wednesday that …" is no event, but it dates what the envoy goes on to say. What is said without
a day has that of the meeting it is said at, else that of what the same speaker, or the side that he speaks for, was
last told to say.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from legation.event import days
from legation.event.day_phrases import is_news
from legation.event.model import Party, When
from legation.event.occasions import Occasion, pointed_at
from legation.event.scene import Scene
from legation.event.words import words
from legation.language.model import Clause
from legation.language.rules import embedding
from legation.mention.model import Actor

NEAR, FAR = 3, 10
"""How many sentences back a day still holds: of what others said, and of what the same speaker did. Choices."""

LEAD = 1
"""The first two sentences of a story (the first may be the headline) tell its news in short."""

AT = {"in", "at", "during", "amid"}
"""Prepositions before the occasion that something is said or done at."""

SIDES = {"GOV", "MIL", "COP", "SPY"}
"""Sectors that speak for their state with one voice; members of parliament do not."""


class Saying(msgspec.Struct, frozen=True):
    """What actors said (``speech``) or did: in which sentence, at which code point the verb begins, on which day.

    ``main``: a main clause tells it.
    ``told``: the sentence gives the day itself. ``how`` is the rule that gave the day otherwise.
    """

    sentence: int
    at: int
    actors: frozenset[str]
    sides: frozenset[str]
    when: When | None
    speech: bool
    main: bool
    how: str = ""


class Doing(msgspec.Struct, frozen=True):
    """What was done on a day, by whomever: in which sentence, and at which code point its verb begins."""

    sentence: int
    at: int
    when: When


def sayings(scenes: Sequence[Scene], known: Sequence[Occasion]) -> tuple[Saying, ...]:
    """Every clause of the story's news with a known actor as its subject that has or inherits a day, in text order."""
    found = [(clause, scene) for scene in scenes for clause in scene.clauses if _may_date(clause)]
    out: list[Saying] = []
    for clause, scene in sorted(found, key=lambda f: f[0].start):
        saying = _said(clause, scene)
        if saying is not None and saying.when is None and saying.speech and is_past(clause, scene):
            saying = _inherited(saying, clause, scene, out, known)
        if saying is not None and saying.when is not None:
            out.append(saying)
    return tuple(out)


def doings(scenes: Sequence[Scene]) -> tuple[Doing, ...]:
    """What a story's main clauses tell as done on a day of its news, in text order; what is said is left out."""
    found = [d for scene in scenes if scene.dates for c in scene.clauses if (d := _done(c, scene)) is not None]
    return tuple(sorted(found, key=lambda d: d.at))


def _done(clause: Clause, scene: Scene) -> Doing | None:
    main = clause.link in ("root", "conjunct") and _may_date(clause) and is_past(clause, scene)
    when = days.day(clause, scene) if main and not is_speech(clause) else None
    return Doing(scene.sentence.index, clause.start, when) if when and is_news(when, scene.today) else None


def _may_date(clause: Clause) -> bool:
    told = clause.modality == "none" and not clause.negated and clause.link != "condition"
    return told and (clause.kind == "verb" or clause.light is not None)


def _said(clause: Clause, scene: Scene) -> Saying | None:
    actors = frozenset(a for arg in clause.arguments if arg.slot == "subject" for a in _actors(arg.head, scene))
    if not actors:
        return None
    speech = is_speech(clause)
    when = days.day(clause, scene, spoken=speech)
    if when is not None and not is_news(when, scene.today):
        return None
    sides = frozenset(s for a in actors if (s := side(scene.actors[a])) is not None)
    main = clause.link in ("root", "conjunct")
    return Saying(scene.sentence.index, clause.start, actors, sides, when, speech, main)


def _inherited(saying: Saying, clause: Clause, scene: Scene, before: Sequence[Saying], known: Sequence[Occasion]
               ) -> Saying | None:  # fmt: skip
    """The saying with the day of its occasion, of its speaker's last words, or of its side's."""
    when = pointed_at(clause, scene, AT, known)
    if when is not None:
        return msgspec.structs.replace(saying, when=when, how="occasion")
    last = last_of(saying.actors, saying.at, saying.sentence, before)
    if last is not None:
        return msgspec.structs.replace(saying, when=last.when, how="speaker")
    last = last_of_side(saying.sides, saying.at, saying.sentence, before)
    return None if last is None else msgspec.structs.replace(saying, when=last.when, how="side")


def last_of(who: frozenset[str], at: int, sentence: int, before: Sequence[Saying]) -> Saying | None:
    """What one of these actors was last told to say, or shortly before to do, up to a code point."""
    own = [s for s in before if s.actors & who and s.at <= at and sentence - s.sentence <= (FAR if s.speech else NEAR)]
    return own[-1] if own else None


def last_of_side(sides: frozenset[str], at: int, sentence: int, before: Sequence[Saying]) -> Saying | None:
    """What was just said for one of these states."""
    own = [s for s in before if s.speech and s.sides & sides and s.at <= at and sentence - s.sentence <= NEAR]
    return own[-1] if own else None


def side(party: Party | Actor) -> str | None:
    """The state that somebody speaks for, None for a private person, a legislator or an international body."""
    return party.country if party.sector in SIDES else None


def _actors(head: int, scene: Scene) -> tuple[str, ...]:
    mention = scene.mentions.get(head)
    return mention.actors if mention is not None else ()


def is_speech(clause: Clause) -> bool:
    """Whether a clause tells that somebody says something."""
    return clause.predicate in embedding().reporting or clause.predicate in words("utterances")


def _is_of_late(clause: Clause, scene: Scene) -> bool:
    """Whether something was said on an occasion of no one day: "in a recent report"."""
    spans = [(a.start, a.end) for a in clause.arguments if a.slot in AT]
    inside = {t.lemma.lower() for t in scene.tokens for start, end in spans if start <= t.start < end}
    return bool(inside & {"recent", "recently", "earlier", "previous", "past"})


def is_past(clause: Clause, scene: Scene) -> bool:
    """Whether a clause tells of something done on a day: in the simple past, or in the perfect where it is the lead.

    "Has urged", "is calling on", "repeatedly urged" tell of no day.
    """
    if set(clause.modifiers) & words("unfixed") or _is_of_late(clause, scene):
        return False
    lead = scene.is_lead and clause.perfect and clause.tense == "present"
    return lead or (clause.tense == "past" and not clause.perfect)
