"""Sums of money of an event: those in its own words, and those of what hangs from them."""

from __future__ import annotations

from legation.event.model import Sum
from legation.event.scene import Scene
from legation.event.words import words
from legation.language.model import Clause
from legation.mention.model import Amount

CARRIED = {"complement", "purpose", "adverbial"}
"""Links over which a clause without a tense tells more of the deed above it: "agreed *to lend* Kyiv $2 billion"."""


def sums(clause: Clause, scene: Scene, own: frozenset[int]) -> tuple[Sum, ...]:
    """The sums that a clause names, in order. ``own`` are the tokens that it is made of.

    Its own are those that it governs, those in its phrases, in clauses without a tense that hang from it ("agreed to
    *lend $2 billion*"), in what a relative clause says of an event noun ("the deal, *which brought $4 billion*") or
    says that it came to ("the deal that they made with firms *that has raised $2 million*"), and in a list that it
    describes ("a railway and a $20 billion port, also *financed by China*"). A sum of which the clause tells only a
    part ("a third of the $4.5 billion") or to which it adds ("bringing the total to") is not.
    """
    told = [c for c in scene.clauses if c.governor in own]
    below = {c.head for c in told if _carries(c, clause)} | {c.head for c in scene.clauses if _yields(c, clause, told)}
    below -= own
    named = [a for a in scene.amounts if _is_named(a, clause, scene, own | below) or _is_listed(a, clause, scene)]
    return tuple(
        Sum(value=a.value, currency=a.currency, text=a.text, start=a.start, end=a.end)
        for a in named
        if not _is_whole(a, scene, own)
    )


def _carries(part: Clause, clause: Clause) -> bool:
    """Whether a clause that hangs from another tells its sums."""
    if part.link in CARRIED:
        return part.tense == ""
    about = any(a.slot == "subject" and a.implied and a.head == clause.head for a in part.arguments)
    return part.link == "relative" and clause.kind == "noun" and about


def _yields(part: Clause, clause: Clause, told: list[Clause]) -> bool:
    """Whether what is told of an event noun ends in what it brought: "the deal that they made with firms *that has
    raised $2 million*"."""
    behind = any(c.link == "relative" and c.head == part.governor for c in told)
    return clause.kind == "noun" and part.link == "relative" and behind and part.predicate in words("yielding")


def _is_named(amount: Amount, clause: Clause, scene: Scene, own: frozenset[int]) -> bool:
    above = next((i for i in scene.governors(amount.head) if i in scene.by_predicate), None)
    return above in own or any(a.start <= amount.start < a.end for a in clause.arguments)


def _is_listed(amount: Amount, clause: Clause, scene: Scene) -> bool:
    """Whether a sum stands in the last item of a list that a participle behind it describes."""
    described = (
        {a.head for a in clause.arguments if a.implied and a.slot == "object"} if clause.link == "relative" else set()
    )
    items = {i for i in described if any(scene.tokens[c].relation == "conj" for c in scene.children[i])}
    return amount.end <= clause.start and bool(items & set(scene.governors(amount.head)))


def _is_whole(amount: Amount, scene: Scene, own: frozenset[int]) -> bool:
    """Whether a sum is a total that the clause tells only a part of, or that a sum of its own brings it to."""
    chain = [amount.head, *(i for i in scene.governors(amount.head)[1:3] if i not in own)]
    for index in chain:
        above = scene.tokens[index].head
        if scene.case(index) == "of" and above >= 0 and scene.tokens[above].lemma.lower() in words("shares"):
            return above not in own
    verb = next((i for i in scene.governors(amount.head) if i in scene.by_predicate), None)
    if verb is None or verb in own:
        return False
    objects = [
        scene.tokens[c].lemma.lower() for c in scene.children[verb] if scene.tokens[c].relation in ("obj", "nsubj")
    ]
    return any(word in words("totals") for word in objects)
