"""What the network may take for an act of states, and is trade, a figure of speech or what a word means."""

from __future__ import annotations

from legation.event.scene import Scene
from legation.event.words import words
from legation.language.model import Clause


def is_other(clause: Clause, scene: Scene) -> bool:
    """Whether a clause tells of trade, of a deed in a figure alone, or what a word means."""
    return _is_trade(clause, scene) or _is_figure(clause, scene) or _is_meaning(clause, scene)


def _objects(clause: Clause, scene: Scene) -> set[str]:
    return {scene.tokens[a.head].lemma.lower() for a in clause.arguments if a.slot == "object"}


def _is_trade(clause: Clause, scene: Scene) -> bool:
    """Whether something is bought, sold or priced: "sold its *stake* in the bank", "raised *rates* to defend the
    lira"."""
    return clause.predicate in words("trading") and bool(_objects(clause, scene) & words("traded"))


def _is_meaning(clause: Clause, scene: Scene) -> bool:
    """Whether a clause says what letters are short for: "M23 *stands for* the name of a movement"."""
    told = {scene.tokens[a.head].lemma.lower() for a in clause.arguments if a.slot == "for" and a.head >= 0}
    return clause.predicate == "stand" and bool(told & words("wordings"))


def _is_figure(clause: Clause, scene: Scene) -> bool:
    """Whether a verb has an object that makes a figure of it ("dropped a *bombshell* in parliament"), or is what a flag
    does ("the rebels' *flag* flew over the town")."""
    flown = {scene.tokens[a.head].lemma.lower() for a in clause.arguments if a.slot in ("subject", "object")}
    if clause.predicate in ("fly", "flutter", "wave") and flown & {"flag", "banner"}:
        return True
    return clause.kind == "verb" and bool(_objects(clause, scene) & words("figures"))
