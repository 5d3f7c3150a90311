"""What else of a sentence belongs to an event: places, counts, sums, each to the clause that governs it.

Dates are in ``days``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol, TypeVar

from legation.event.model import Casualties
from legation.event.scene import Scene
from legation.event.words import words
from legation.language.model import Clause

SAYING = {"AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "CONCEDE", "THREATEN"}
"""Acts in words: what somebody says that he agrees to or rejects, he does when he says it."""

AGAINST = {"ACCUSE", "REJECT", "THREATEN"}
"""Acts in words that are aimed against somebody."""

INHERITS = {"complement", "purpose", "adverbial", "conjunct"}
"""Links over which a clause without a date or place of its own shares its governor's."""

OCCASION = {"in", "during", "by", "from", "after"}
PLAINLY_IN = {"in", "at", "near", "outside", "inside", "around", "across", "throughout", "off", "along", "within",
              "over", "above", "amid", "through"}  # fmt: skip
"""Prepositions behind which a place is where something happens."""


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
        shares = current.governor is not None and (current.link in links or _tells_where(current, scene))
        above = scene.by_predicate.get(current.governor or 0, []) if shares else []
        current = above[0] if above else None


def _tells_where(clause: Clause, scene: Scene) -> bool:
    """Whether a relative clause is about what happened at its antecedent: "a visit, *where* she met"."""
    there = any(a.implied and a.slot in PLAINLY_IN | {"on", "during"} for a in clause.arguments)
    asks = any(scene.tokens[i].lemma.lower() == "where" for i in scene.children[clause.head])
    return clause.link == "relative" and (there or asks)


def _belongs(head: int, clause: Clause, scene: Scene) -> bool:
    return owner(head, scene) in predicates(clause, scene)


def befriended_next(clause: Clause, scene: Scene) -> set[int]:
    """The words for whom the verb helps that goes on after an act: "condemned the raid and *offered Mali* help"."""
    after = (c for c in scene.clauses if c.governor == clause.head and c.link == "conjunct")
    return {a.head for c in after if c.predicate in words("befriending") for a in c.arguments if not a.implied}


def casualties(clause: Clause, scene: Scene, *, bodily: bool = False) -> Casualties:
    """How many people a clause says were killed, hurt, arrested, itself or in a participle that hangs from it.

    A bodily deed also has what befell people in, by or during it: "31 people *lost their lives in the hijacking*".
    """
    own = predicates(clause, scene)
    below = {c.head for c in scene.clauses if c.governor in own and _is_part(c, scene, bodily=bodily)}
    around = _befell_in(clause, scene) if bodily else set()
    left = _left(clause, scene) | _in_a_row(clause, scene) if bodily else set()
    found: dict[str, int] = {}
    for count in scene.counts:
        at = owner(count.head, scene)
        near = count.predicate in own or at in own or count.predicate in below | around | left or at in left
        if near and count.value is not None:
            found.setdefault(count.what, count.value)
    return Casualties(**found)


def _is_part(clause: Clause, scene: Scene, *, bodily: bool) -> bool:
    """Whether a clause tells what the one above it did: "fired on them, *killing* two"; not what was before or after
    it ("met a week after gunmen *killed* six") or its ground ("jailed him *for killing* two"), nor what else somebody
    is said to have done where nobody is hurt by the deed itself."""
    if clause.link not in ("adverbial", "conjunct", "complement"):
        return False
    own = [i for i in scene.children[clause.head] if scene.tokens[i].relation.startswith("nsubj")]
    of_them = any(scene.tokens[c].text.lower() == "whom" for i in own for c in scene.children[i])
    if clause.link == "conjunct" and clause.tense and own and not of_them:
        return False
    marks = {scene.tokens[i].lemma.lower() for i in scene.children[clause.head] if scene.tokens[i].relation == "mark"}
    if marks & {"for", "of"} and not clause.tense:
        return False
    if clause.link == "complement" and "to" in marks and not clause.tense:
        return False  # "threatened *to kill* two hostages"
    return not clause.tense or (bodily and not marks & {"after", "before", "since", "until"})


def _left(clause: Clause, scene: Scene) -> set[int]:
    """The predicate by which a deed leaves people dead: "the attack *left* three dead", "…, *leaving* 22 dead", "the
    attack on Goma, which they say *killed* 22"."""
    told = [c for c in scene.clauses if not c.negated]
    leaving = [c for c in told if c.predicate in words("outcomes")]
    found = {c.head for c in leaving if any(a.slot == "subject" and a.head == clause.head for a in c.arguments)}
    inside = [c for c in told if c.link in ("reported", "relative") and clause.kind == "noun" and not c.passive]
    there = {c for c in scene.children[clause.head] if c in scene.places}  # "attacks on Goma, which …"
    for c in inside:
        own = there | {clause.head} if c.link == "reported" or c.reporter else there
        if c.predicate in words("harming") | words("outcomes") and any(
            a.implied and a.head in own for a in c.arguments
        ):
            found.add(c.head)
    return found


def _in_a_row(clause: Clause, scene: Scene) -> set[int]:
    """The verb that goes on with a passive: "was shot and *killed*"."""
    return {c for c in scene.children[clause.head] if clause.passive and scene.tokens[c].relation == "conj"}


def _befell_in(clause: Clause, scene: Scene) -> set[int]:
    """The predicate that a deed is the occasion of: "died *in the attack*", "were hurt *when police charged*"."""
    if clause.kind == "noun" and scene.case(clause.head) in OCCASION:
        above = scene.tokens[clause.head].head
        return {above} if above >= 0 and clause.light is None else set()
    at, found = clause, set[int]()
    while at.link == "adverbial" and at.governor is not None and at.governor not in found:
        found.add(at.governor)
        at = next(iter(scene.above(at)), clause)
    return found
