"""The places of a sentence that may be where something happened, each with the word that its preposition marks."""

from __future__ import annotations

import re

from legation.event.attach import PLAINLY_IN
from legation.event.model import Where
from legation.event.scene import Scene
from legation.event.words import words
from legation.mention.model import PlaceMention

CLIMBED = {"appos", "conj", "flat", "nmod:desc"}
"""Relations over which a place stands under the preposition of its governor ("in the capital, *Harare*")."""

FINE = ("place", "district", "province", "region", "country")
"""Precisions, the finest first."""

LIES_IN = re.compile(r",?\s+in\s+(?:the\s+)?(?:(?:north|south|east|west|central)\w*\s+)?")

DEEP = 6
"""How many words up from a place its clause is looked for."""


class Spots:
    """The places of a sentence that may be where something happened, each with the word that its preposition marks."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        free = [p for p in scene.places.values() if not p.within_name and not scene.is_person(p.head)]
        self.all = {p: climbed(p, scene) for p in sorted(free, key=lambda p: p.start)}
        self.located = [p for p in self.all if self.is_located(p) and not self.is_owner(p)]

    def is_located(self, place: PlaceMention) -> bool:
        """Whether a place stands behind "in", "near" and the like."""
        at = self.all[place]
        case = self.scene.case(at)
        if case == "along" and _follows(at, "along", "with", self.scene):
            return False
        on = case == "on" and self.scene.tokens[at].lemma.lower() in words("surfaces")
        return case in PLAINLY_IN or on

    def is_owner(self, place: PlaceMention) -> bool:
        """Whether a place only tells where another one lies: "Chad" in "Chad's capital, N'Djamena"."""
        same = [p for p, at in self.all.items() if at == self.all[place] and p is not place]
        return any(FINE.index(p.precision) < FINE.index(place.precision) for p in same)

    def finest(self, place: PlaceMention) -> PlaceMention:
        """The place that is told to lie in a place: "the town of Dikwa" before "in Nigeria"."""
        text = self.scene.story.text
        for p in self.all:
            inside = p.end < place.start and LIES_IN.fullmatch(text, p.end, place.start)
            if inside and p.country == place.country and FINE.index(p.precision) <= FINE.index(place.precision):
                return self.finest(p)
        return place

    def path(self, place: PlaceMention, to: frozenset[int] | set[int]) -> list[int] | None:
        """The words between a place and the first of some words above it, None where none is."""
        above = self.scene.governors(self.all[place])[:DEEP]
        end = next((n for n, i in enumerate(above) if i in to), None)
        return None if end is None else above[1:end]


def climbed(place: PlaceMention, scene: Scene) -> int:
    """The word whose preposition a place stands under: "capital" in "in Chad's capital, N'Djamena", "city" in "in the
    city of Goma", "warehouse" in "at a Chicago warehouse"; not "embassy" in "the U.S. embassy"."""
    head = place.head
    tokens = scene.tokens
    seen = {head}
    while tokens[head].head >= 0:
        token, above = tokens[head], tokens[head].head
        lemma = tokens[above].lemma.lower()
        kind = lemma in words("grounds") | words("sites")
        abroad = place.precision == "country" and lemma in words("outposts")
        part = token.relation in ("nmod:poss", "compound", "amod") and kind and not abroad
        of = token.relation == "nmod" and scene.case(head) == "of" and kind and not abroad
        bare = token.relation in CLIMBED and scene.case(head) is None
        if above in seen or not (part or of or bare):
            break
        head = above
        seen.add(head)
    return head


def _follows(at: int, first: str, second: str, scene: Scene) -> bool:
    marks = [c for c in scene.children[at] if scene.tokens[c].lemma.lower() == first]
    return any(i + 1 < len(scene.tokens) and scene.tokens[i + 1].lemma.lower() == second for i in marks)


def where(mention: PlaceMention) -> Where:
    """A place mention as an event's place."""
    return Where(name=mention.name, country=mention.country, geonames=mention.geonames, lat=mention.latitude,
                 lon=mention.longitude, text=mention.text, start=mention.start, end=mention.end,
                 admin=mention.admin, precision=mention.precision)  # fmt: skip
