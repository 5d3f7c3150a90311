"""The place that a clause's own words tell: a phrase of its own, where a journey goes, what it says "where" of."""

from __future__ import annotations

from collections.abc import Iterator

from legation.event.attach import predicates
from legation.event.scene import Scene
from legation.event.spots import Spots
from legation.event.words import words
from legation.language.model import Clause
from legation.mention.model import PlaceMention

REACHED = ("to", "into", "for", "object", "in", "at", "toward", "towards")
"""Slots of where a journey goes."""

DOING = ("subject", "by", "possessor")


def own(clause: Clause, spots: Spots, *, narrow: bool) -> Iterator[PlaceMention]:
    """The located places of a clause; where it is ``narrow``, only what hangs from it or from an occasion."""
    scene = spots.scene
    for found in spots.located:
        path = spots.path(found, predicates(clause, scene))
        path = None if path is None else [i for i in path if not _is_day(i, scene)]
        if path is None or any(i in scene.by_predicate and not _is_occasion(i, scene) for i in path):
            continue
        if narrow and not all(_is_occasion(i, scene) or _is_audience(i, scene) for i in path):
            continue
        if is_origin(path, scene) or is_far_doer(clause, path, scene):
            continue
        yield found


def antecedent(clause: Clause, spots: Spots) -> PlaceMention | None:
    """The place that a clause with "where" tells more of: "in the Tigray region, *where* troops fired"."""
    scene = spots.scene
    above = scene.tokens[clause.head].head
    where_ = any(scene.tokens[c].lemma.lower() == "where" for c in scene.children[clause.head])
    if clause.link != "relative" or not where_ or above < 0:
        return None
    return next((p for p, at in spots.all.items() if above in (at, p.head)), None)


def journey(clause: Clause, spots: Spots) -> PlaceMention | None:
    """Where a journey goes or a guest is received, also right behind the word for it ("a visit to Chile to meet")."""
    scene = spots.scene
    if clause.predicate in words("hosting"):
        guests = {a.head for a in clause.arguments if a.slot in ("to", "at")}
        return next((p for p, at in spots.all.items() if at in guests or p.head in guests), None)
    if clause.predicate not in words("journeys"):
        return None
    heads = {a.head for a in clause.arguments if a.slot in REACHED}
    reached = [p for p, at in spots.all.items() if at in heads or p.head in heads]
    behind = [p for p in spots.all if _is_right_behind(clause, p, scene)]
    return min(reached or behind, key=lambda p: p.start, default=None)


def _is_right_behind(clause: Clause, found: PlaceMention, scene: Scene) -> bool:
    between = scene.story.text[clause.end : found.start].split()
    return clause.end <= found.start and between[:1] == ["to"] and between[1:] in ([], ["the"])


def _is_occasion(index: int, scene: Scene) -> bool:
    lemma = scene.tokens[index].lemma.lower()
    return lemma in words("occasions") or lemma in words("meetings") or lemma in words("courts")


def _is_day(index: int, scene: Scene) -> bool:
    """Whether a word is part of a date, from which a place may wrongly hang ("on *Thursday* in Washington")."""
    return any(d.from_ <= scene.tokens[index].start < d.to for d in scene.dates)


def _is_audience(index: int, scene: Scene) -> bool:
    return scene.tokens[index].lemma.lower() in words("audiences")


def is_origin(path: list[int], scene: Scene) -> bool:
    """Whether a place is only where somebody has his seat, or what something is about: "a group *based* in Doha"."""
    return any(scene.tokens[i].lemma.lower() in words("seats") | words("aboutness") for i in path)


def is_far_doer(clause: Clause, path: list[int], scene: Scene) -> bool:
    """Whether a place describes a thing of the doer's: "by militants with bases in Chad", "supporters in Chad"."""
    doers = {a.head for a in clause.arguments if a.slot in DOING}
    between = [i for i in path if scene.tokens[i].lemma.lower() not in words("grounds")]
    return len(between) > 1 and path[-1] in doers
