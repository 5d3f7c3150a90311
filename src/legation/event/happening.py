"""Whether a noun is told of as something that took place, and whether words only ask about it."""

from __future__ import annotations

from legation.event.scene import Scene
from legation.event.words import words
from legation.language.model import Clause


def happens(clause: Clause, scene: Scene) -> bool:
    """Whether a noun is said to take place: "clashes *broke out*", "riots *were reported*", "a rally *is due*", "the
    bill *sparked* protests"."""
    if clause.kind != "noun":
        return False
    if clause.light is not None:
        return clause.light in words("happening")
    for verb in scene.above(clause):
        slots = {a.slot for a in verb.arguments if a.head == clause.head}
        if verb.predicate in words("happening") and "subject" in slots and not verb.passive:
            return True
        if verb.predicate in words("told_of") and "object" in slots and verb.passive:
            return True
        if verb.predicate in words("bringing_about") and "object" in slots and _is_so(verb):
            return not any(scene.tokens[c].text.lower() == "the" for c in scene.children[clause.head])
    return False


def _is_so(verb: Clause) -> bool:
    """Whether a finite verb tells of something as done: not "could spark", "did not draw"."""
    return verb.tense != "" and verb.modality == "none" and not verb.negated


def sets_time(clause: Clause, scene: Scene) -> bool:
    """Whether a noun sets the time of something that has happened: "during *the strike*", "after days of *riots*"."""
    held = scene.container(clause.head)
    heads = {clause.head} if held is None else {clause.head, held}
    for verb in (c for c in scene.clauses if c.kind == "verb" and c.tense == "past" and c.modality == "none"):
        if any(a.head in heads and a.slot in words("while") for a in verb.arguments):
            return True
    return False


def asks_whether(clause: Clause, scene: Scene) -> bool:
    """Whether somebody asks a question: "asked *whether* he would resign", "asked him *if* he knew"."""
    if clause.predicate not in words("asking"):
        return False
    below = [c for c in scene.clauses if c.governor == clause.head and c.head != clause.head]
    marks = {scene.tokens[k].text.lower() for c in below for k in scene.children[c.head] if _opens(k, scene)}
    return bool(marks & words("questions"))


def _opens(index: int, scene: Scene) -> bool:
    """Whether a word may open a question: it is no adjunct of its verb."""
    return scene.tokens[index].relation in ("mark", "advmod", "obj", "nsubj")
