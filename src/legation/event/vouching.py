"""Who vouches for an event where no clause of saying governs it.

1. A paper or picture that shows it: "*a video* showed two men climbing …", "*the letter* described how …".
2. Reports that come up: "*reports* emerged that …".
3. Who speaks of it as a fact: "*she* lamented the fact that …".
4. Who blames somebody for it: "a strike, which *Moscow* blamed on Kyiv".
5. Whoever is told at the end to have said the sentence, however its grammar was read: "…, *officials* said."
"""

from __future__ import annotations

from legation.event.scene import Scene
from legation.event.words import words
from legation.language.model import Argument, Clause, Reporter
from legation.language.rules import embedding

TOLD_IN = {"complement", "relative", "adverbial", "conjunct", "argument", "purpose"}
"""Links over which a clause is part of what a paper or picture shows."""

STEPS = 4
"""So many clauses may stand between an event and what shows it, or words before its relative clause. A choice."""


def voucher(clause: Clause, scene: Scene) -> Reporter | None:
    """Whoever vouches for a clause's event, as a reporter; None where nobody does."""
    return _shown(clause, scene) or _as_fact(clause, scene) or _blamed(clause, scene) or _tagged(clause, scene)


def _shown(clause: Clause, scene: Scene) -> Reporter | None:
    """The paper, picture or reports that a clause is the content of."""
    current = clause
    for _ in range(STEPS):
        if current.link not in TOLD_IN:
            return None
        above = scene.above(current)
        if not above:
            return None
        current = above[0]
        subject = _subject(current)
        lemma = scene.tokens[subject.head].lemma.lower() if subject is not None else ""
        shows = current.predicate in words("depicting") and lemma in words("showers")
        rises = current.predicate in words("surfacing") and lemma in words("hearsays")
        if subject is not None and not current.negated and (shows or rises):
            return _reporter(subject, current, scene)
    return None


def _as_fact(clause: Clause, scene: Scene) -> Reporter | None:
    """Who speaks of a clause as a fact."""
    noun = scene.tokens[clause.head].head
    above = scene.above(clause)
    if noun < 0 or scene.tokens[noun].lemma.lower() != "fact" or not above:
        return None
    subject = _subject(above[0])
    speaks = above[0].predicate in embedding().reporting and not above[0].negated
    return _reporter(subject, above[0], scene) if subject is not None and speaks else None


def _blamed(clause: Clause, scene: Scene) -> Reporter | None:
    """Who blames somebody for an event, in a relative clause that hangs from its noun."""
    if clause.kind != "noun":
        return None
    for other in scene.clauses:
        above = scene.governors(other.head)[1:STEPS]
        if other.link == "relative" and other.predicate in words("pinning") and clause.head in above:
            subject, blamed = _subject(other), [a for a in other.arguments if a.slot == "object" and a.implied]
            if subject is not None and blamed and not subject.implied:
                return _reporter(subject, other, scene)
    return None


def _tagged(clause: Clause, scene: Scene) -> Reporter | None:
    """Who is said to say the whole sentence at its end: a comma, a subject, a verb of saying."""
    for other in scene.clauses:
        subject = _subject(other)
        if other.predicate not in embedding().reporting or other.link != "root" or subject is None or subject.implied:
            continue
        inside = scene.inside(subject)
        first, last = inside[0], inside[-1]
        ends = not any(t.upos in ("VERB", "NOUN", "PROPN") for t in scene.tokens[other.head + 1 :])
        comma = first > 0 and scene.tokens[first - 1].text == ","
        if comma and ends and last + 1 == other.head and clause.head < first:
            return _reporter(subject, other, scene)
    return None


def _subject(clause: Clause) -> Argument | None:
    return next((a for a in clause.arguments if a.slot == "subject"), None)


def _reporter(subject: Argument, clause: Clause, scene: Scene) -> Reporter:
    cue = scene.tokens[clause.head]
    return Reporter(subject.head, subject.start, subject.end, cue.text, cue.start, cue.end)
