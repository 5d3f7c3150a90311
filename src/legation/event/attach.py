"""What else of a sentence belongs to an event: places, counts, sums, each to the clause that governs it.

Dates are in ``days``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol, TypeVar

from legation.event.model import Casualties, Sum, Where
from legation.event.scene import Scene
from legation.event.words import words
from legation.language.model import Clause
from legation.mention.model import PlaceMention

SAYING = {"AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "CONCEDE", "THREATEN"}
"""Acts in words: what somebody says that he agrees to or rejects, he does when he says it."""

INHERITS = {"complement", "purpose", "adverbial", "conjunct"}
"""Links over which a clause without a date or place of its own shares its governor's."""

REACHED = {"to", "into", "for", "object"}
OCCASION = {"in", "during", "by", "from", "after"}
PLAINLY_IN = {"in", "at", "near", "outside", "inside", "around", "across", "throughout", "off", "along", "within"}


class _Headed(Protocol):
    @property
    def head(self) -> int: ...


T = TypeVar("T", bound=_Headed)


def predicates(clause: Clause, scene: Scene) -> frozenset[int]:
    """The words that a clause is made of: its predicate, and the light verb that carries it."""
    own = {clause.head}
    if clause.light is not None:
        verb = clause.light.partition(" ")[0]
        own |= {i for i in scene.governors(clause.head)[1:4] if scene.tokens[i].lemma == verb}
    return frozenset(own)


def owner(head: int, scene: Scene) -> int | None:
    """The predicate that governs a word: the nearest above it."""
    return next((i for i in scene.governors(head) if i in scene.by_predicate), None)


def chain(clause: Clause, scene: Scene, *, said: bool = False) -> Iterator[Clause]:
    """The clause, then those whose circumstances it shares, nearest first; with ``said`` also what reports it."""
    links = INHERITS | {"reported"} if said else INHERITS
    seen: set[int] = set()
    current: Clause | None = clause
    while current is not None and current.head not in seen:
        seen.add(current.head)
        yield current
        shares = current.governor is not None and (current.link in links or _tells_where(current))
        above = scene.by_predicate.get(current.governor or 0, []) if shares else []
        current = above[0] if above else None


def _tells_where(clause: Clause) -> bool:
    """Whether a relative clause is about what happened at its antecedent: "a visit, *where* she met"."""
    there = any(a.implied and a.slot in PLAINLY_IN | {"on", "during"} for a in clause.arguments)
    return clause.link == "relative" and there


def place(clause: Clause, scene: Scene, *, bodily: bool = False, spoken: bool = False) -> Where | None:
    """Where a clause says that it happened: in a phrase of its own or of a clause whose circumstances it shares.

    Failing that, in what hangs from its parties ("tanks *captured near Palmyra*", "civilians *in Gaza*"); for a bodily
    deed also where those are to whom it is done. What an act in words (``spoken``) is about is elsewhere.
    """
    found = [p for p in scene.places.values() if not p.within_name and not scene.is_person(p.head)]
    located = [p for p in found if scene.case(p.head) in PLAINLY_IN]
    for part in chain(clause, scene):
        own = [p for p in located if _belongs(p.head, part, scene)]
        if own:
            return where(min(own, key=lambda p: p.start))
    if clause.predicate in words("journeys"):
        reached = [scene.places[a.head] for a in clause.arguments if a.slot in REACHED and a.head in scene.places]
        if reached:
            return where(reached[0])
    if spoken:
        return None
    below = [p for p in located if clause.head in scene.governors(p.head)]
    if below:
        return where(min(below, key=lambda p: (len(scene.governors(p.head)), p.start)))
    return _of_the_harmed(clause, scene, found) if bodily else None


def _of_the_harmed(clause: Clause, scene: Scene, found: list[PlaceMention]) -> Where | None:
    """Where those are whom a deed is done to: "the population *of northern Mali* was shelled"."""
    harmed = [a for a in clause.arguments if a.slot in ("object", "of", "on", "against")]
    own = [p for a in harmed for p in found if a.start <= p.start < a.end]
    return where(own[0]) if own else None


def where(mention: PlaceMention) -> Where:
    """A place mention as an event's place."""
    return Where(name=mention.name, country=mention.country, geonames=mention.geonames, lat=mention.latitude,
                 lon=mention.longitude, text=mention.text, start=mention.start, end=mention.end,
                 admin=mention.admin, precision=mention.precision)  # fmt: skip


def _belongs(head: int, clause: Clause, scene: Scene) -> bool:
    return owner(head, scene) in predicates(clause, scene)


def casualties(clause: Clause, scene: Scene, *, bodily: bool = False) -> Casualties:
    """How many people a clause says were killed, hurt, arrested, itself or in a participle that hangs from it.

    A bodily deed also has what befell people in, by or during it: "31 people *lost their lives in the hijacking*".
    """
    own = predicates(clause, scene)
    below = {c.head for c in scene.clauses if c.governor in own and c.link in ("adverbial", "conjunct", "complement")}
    around = _befell_in(clause, scene) if bodily else set()
    found: dict[str, int] = {}
    for count in scene.counts:
        near = count.predicate in own or owner(count.head, scene) in own or count.predicate in below | around
        if near and count.value is not None:
            found.setdefault(count.what, count.value)
    return Casualties(**found)


def _befell_in(clause: Clause, scene: Scene) -> set[int]:
    """The predicate that a deed is the occasion of: "died *in the attack*", "were hurt *when police charged*"."""
    if clause.kind == "noun" and scene.case(clause.head) in OCCASION:
        above = scene.tokens[clause.head].head
        return {above} if above >= 0 and clause.light is None else set()
    return {clause.governor} if clause.link == "adverbial" and clause.governor is not None else set()


def amounts(clause: Clause, scene: Scene) -> tuple[Sum, ...]:
    """The sums that a clause names."""
    own = predicates(clause, scene)
    return tuple(
        Sum(value=a.value, currency=a.currency, text=a.text, start=a.start, end=a.end)
        for a in scene.amounts
        if owner(a.head, scene) in own or any(i.start <= a.start < i.end for i in clause.arguments)
    )
