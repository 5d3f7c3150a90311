"""What happens only in a work that a text tells of, or on the field: no event of the world."""

from __future__ import annotations

from legation.event.attach import SAYING
from legation.event.draft import Draft
from legation.event.scene import Scene
from legation.event.words import words
from legation.language.model import Clause

PLAYED = {"CONSULT", "AGREE", "ASSAULT", "RETREAT"}
"""Types in whose words a match between states' teams is told: they meet, host, attack, withdraw."""


def is_plot(clause: Clause, scene: Scene) -> bool:
    """Whether a clause tells what happens in a film, a novel, a play: "*in the opening scene*, gunmen storm a bank",
    "*the novel imagines* a war", "*plays* a spy who murders a general"."""
    seen: set[int] = set()
    at: Clause | None = clause
    while at is not None and at.head not in seen:
        seen.add(at.head)
        if _is_present(at, scene) and _tells_plot(at, clause, scene):
            return True
        at = next(iter(scene.above(at)), None)
    return False


def _is_present(clause: Clause, scene: Scene) -> bool:
    """Whether a verb is in the plain present, or looks like it: "gunmen *storm* a bank"."""
    token = scene.tokens[clause.head]
    alike = clause.tense == "past" and not clause.passive and token.text.lower() == token.lemma.lower()
    return (clause.tense == "present" or alike) and not clause.perfect


def _tells_plot(at: Clause, clause: Clause, scene: Scene) -> bool:
    """Whether a present tense is that of a plot: by its work, by one that tells it, or by somebody who acts in it."""
    works = {a.slot for a in at.arguments if a.head >= 0 and _is_work(a.head, scene)}
    below = at.head != clause.head
    if "in" in works:
        return True
    if below and at.predicate in words("narrating") and "subject" in works:
        return not scene.dates
    acted = below and at.predicate == "play" and any(a.slot == "object" for a in at.arguments)
    return acted and clause.link == "relative"


def _is_work(head: int, scene: Scene) -> bool:
    return scene.tokens[head].lemma.lower() in words("works") and not scene.hanging(head, "of")


def is_match(draft: Draft) -> bool:
    """Whether states' teams meet, by the stage of the contest: "will meet Ghana *in the semi-final*"."""
    scene = draft.scene
    said = " ".join(t.text.lower() for t in scene.tokens).replace(" - ", "-")
    parties = (*draft.actors, *draft.recipients)
    states = all(p.sector == "GOV" and p.start is not None and _is_state(p.start, scene) for p in parties)
    return draft.type in PLAYED and states and any(stage in said for stage in words("stages_of_contests"))


def _is_state(start: int, scene: Scene) -> bool:
    """Whether what begins there is a state by its bare name."""
    return any(scene.tokens[head].start == start for head in scene.places)


def is_told_only(draft: Draft) -> bool:
    """Whether a draft is a plot or a match; what a work is made to say is said."""
    plot = draft.type not in SAYING - {"AGREE", "THREATEN", "CONCEDE"} and is_plot(draft.match.clause, draft.scene)
    return plot or is_match(draft)
