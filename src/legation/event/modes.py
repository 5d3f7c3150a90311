"""The mode of what is asked, refused, threatened or blamed, by its content: what is to be done, and by which words.

The codebook's entry gives a mode by its own words. Where the first thing that is asked for tells another, that one
holds: "urged him to return to the talks" is ``meet``, although "return" alone would be ``yield``.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from legation.event.draft import Draft
from legation.event.match import content, fillers
from legation.event.scene import Scene
from legation.event.words import words
from legation.language.model import Clause

KINDS = {"asked_meeting": "meet", "asked_mediating": "meet", "asked_yielding": "yield", "asked_helping": "assist"}
"""Word lists of what may be asked for or refused, with the mode; all else is a change."""

MENACES = ("restrict", "arrest", "relations", "expel", "territory", "violence")
"""Modes of THREATEN that a deed's own words show; the lists are ``menace_MODE``."""

BLAMED = ("for", "object", "on")
"""Slots of what somebody is blamed for."""


def moded(draft: Draft) -> Draft:
    """The draft with the mode that its content tells; others unchanged."""
    mode = draft.mode
    if draft.type == "REQUEST" and draft.mode in (*KINDS.values(), "change"):
        mode = _asked(draft)
    elif draft.type == "REJECT" and draft.mode is None:
        mode = _refused(draft)
    elif draft.type == "THREATEN" and draft.mode is None:
        mode = _threatened(draft)
    elif draft.type == "ACCUSE" and _blames(draft):
        mode = _blamed(draft)
    elif draft.type == "ACCUSE" and draft.mode == "disapprove" and draft.match.clause.predicate in words("alleging"):
        mode = "allege"
    return draft if mode == draft.mode else msgspec.structs.replace(draft, mode=mode)


def _asked(draft: Draft) -> str | None:
    first = _first(draft.match.clause, draft.scene)
    told = None if first is None or first.negated else _mode_of(first, draft.scene)
    if first is None or draft.match.clause.predicate in words("needing"):
        told = told or next((m for n in _things(draft) if (m := _mode_of_thing(n)) is not None), None)
    if told is not None:
        return told
    return "change" if draft.mode == "yield" and first is not None and _is_plain(first) else draft.mode


def _first(clause: Clause, scene: Scene) -> Clause | None:
    """The first thing that a clause would have done; the deed itself where it is "to continue to", "to ensure that"."""
    below = sorted(content(clause, scene), key=lambda c: (c.start, -c.end))
    verbs = [c for c in below if c.kind == "verb"]
    below = verbs if clause.passive and verbs else below  # "*the summit* was urged to act" asks for no summit
    if not below:
        return None
    inner = _first(below[0], scene) if below[0].predicate in words("leading_up") else None
    return inner or below[0]


def _is_plain(clause: Clause) -> bool:
    """Whether a deed is one of keeping rules, which is a change of conduct and no yielding."""
    return clause.predicate in words("keeping_rules")


def _mode_of(clause: Clause, scene: Scene) -> str | None:
    """The mode of having a deed done."""
    objects = {w for a in clause.arguments if a.slot != "subject" for w in _lemmas(a.head, scene)}
    if clause.predicate in words("settling") and objects & words("settled"):
        return "meet"
    if clause.predicate in words("letting_in") and not clause.passive and _lets_go(clause, scene):
        return "yield"
    if clause.predicate in words("talks") or (clause.predicate in words("joining") and objects & words("talks")):
        return "meet"
    if clause.predicate in words("ending") and objects & words("ends"):
        return "yield"
    return next((mode for name, mode in KINDS.items() if clause.predicate in words(name)), None)


def _lets_go(clause: Clause, scene: Scene) -> bool:
    """Whether somebody is let in, out or through: "let the reporter go", "allow observers into the camp"."""
    heads = [clause.head, *(a.head for a in clause.arguments if a.slot != "subject")]
    around = [c for head in heads for c in scene.children[head]]
    particles = {scene.tokens[c].text.lower() for c in scene.children[clause.head]}
    is_through = bool(particles & words("let_ways")) or any(scene.case(c) in ("into", "through") for c in around)
    return is_through or any(c.predicate in words("let_moves") for c in content(clause, scene))


def _lemmas(head: int, scene: Scene) -> Iterator[str]:
    """The lemma of a phrase's head, and of what an empty one ("a round of talks") holds."""
    yield scene.tokens[head].lemma.lower()
    if scene.tokens[head].lemma.lower() in words("containers"):
        yield from (scene.tokens[c].lemma.lower() for c in scene.children[head] if scene.case(c) == "of")


def _things(draft: Draft) -> Iterator[str]:
    """The nouns that are asked for, in the order of the text."""
    clause, scene = draft.match.clause, draft.scene
    own = {a for slot in ("for", "object") for a in fillers(clause, slot, scene) if a.head not in scene.mentions}
    for argument in sorted(own, key=lambda a: (a.start, a.end)):
        yield from _lemmas(argument.head, scene)


def _mode_of_thing(noun: str) -> str | None:
    if noun in words("talks"):
        return "meet"
    if noun in words("asked_help"):
        return "assist"
    if noun in words("ends") | words("yielded"):
        return "yield"
    return "change" if noun in words("changes") else None


def _refused(draft: Draft) -> str | None:
    """Whether an offer or a call that is refused is one to talk."""
    clause, scene = draft.match.clause, draft.scene
    offers = [a for a in clause.arguments if a.slot == "object" and scene.tokens[a.head].lemma in words("offers")]
    inside = {scene.tokens[i].lemma.lower() for a in offers for i in scene.inside(a)}
    return "meet" if inside & words("talks") else None


def _threatened(draft: Draft) -> str | None:
    first = _first(draft.match.clause, draft.scene)
    if first is None:
        return None
    inside = {draft.scene.tokens[i].lemma.lower() for a in first.arguments for i in draft.scene.inside(a)}
    if inside & words("menace_things"):
        return "restrict"
    if first.predicate in words("menace_using") and inside & words("menace_means"):
        return "violence"
    return next((mode for mode in MENACES if first.predicate in words(f"menace_{mode}")), None)


def _blames(draft: Draft) -> bool:
    """Whether the words are "blame", as a verb or what is placed or put."""
    clause, tokens = draft.match.clause, draft.scene.tokens
    objects = {tokens[a.head].lemma for a in clause.arguments if a.slot == "object"}
    return bool({clause.predicate, *objects} & words("blaming"))


def _blamed(draft: Draft) -> str | None:
    """Blame for a hostile deed alleges it; blame for how things are disapproves."""
    clause, scene = draft.match.clause, draft.scene
    inside = {scene.tokens[i].lemma.lower() for a in clause.arguments if a.slot in BLAMED for i in scene.inside(a)}
    accuses = any(c.governor == clause.head and c.predicate == "accuse" for c in scene.clauses)
    return "allege" if accuses or inside & words("hostile") else "disapprove"
