"""What the network may take for an act of states, and is trade, science or a figure of speech."""

from __future__ import annotations

from legation.event.scene import Scene
from legation.event.words import words
from legation.language.model import Clause


def is_other(clause: Clause, scene: Scene) -> bool:
    """Whether a clause tells of trade, of a thing sent into space, or of a deed in a figure alone."""
    return _is_trade(clause, scene) or _is_science(clause, scene) or _is_figure(clause, scene)


def _objects(clause: Clause, scene: Scene) -> set[str]:
    return {scene.tokens[a.head].lemma.lower() for a in clause.arguments if a.slot == "object"}


def _is_trade(clause: Clause, scene: Scene) -> bool:
    """Whether something is bought, sold or priced: "sold its *stake* in the bank", "raised *rates* to defend the
    lira"."""
    return clause.predicate in words("trading") and bool(_objects(clause, scene) & words("traded"))


def _is_science(clause: Clause, scene: Scene) -> bool:
    """Whether something is sent into space: "launched a *satellite*", a rocket by a firm."""
    sent = _objects(clause, scene)
    doers = [scene.mentions[a.head] for a in clause.arguments if a.slot == "subject" and a.head in scene.mentions]
    firm = any(scene.actors[i].sector == "BUS" for mention in doers for i in mention.actors)
    return bool(sent & words("spacecraft")) or (firm and "rocket" in sent)


def _is_figure(clause: Clause, scene: Scene) -> bool:
    """Whether a verb has an object that makes a figure of it: "dropped a *bombshell* in parliament"."""
    return clause.kind == "verb" and bool(_objects(clause, scene) & words("figures"))
