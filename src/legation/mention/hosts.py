"""Officials of whom no state is told: whom a guest meets, of the land where he meets them, or of those beside them
("Premier Lund met *Finance Minister Teu* in Tarawa"); who speak in a capital, of its land."""

from __future__ import annotations

from legation.mention.candidates import Spot
from legation.mention.ledger import Ledger
from legation.mention.phrases import Tree
from legation.mention.relations import lies_at
from legation.mention.words import words

_WORLD = frozenset({"IGO", "NGO", "IMG", "MNC"})
_PUBLIC = frozenset({"GOV", "MIL", "LEG", "COP"})
_TALKS = frozenset({"talk", "meeting", "discussion", "conversation"})


def receive(ledger: Ledger) -> None:
    """Give the officials whom a foreigner meets, or who speak in a capital, and whose country nothing tells, that of
    the place or of who stands beside them."""
    for cluster in ledger.clusters:
        if cluster.kind != "person" or cluster.country or not cluster.roles or cluster.sector not in _PUBLIC:
            continue
        named = [m.spot for m in cluster.members if m.form == "name"]
        found = next((code for spot in named if (code := _land(ledger, spot))), None)
        seat = next((code for spot in named if (code := _capital(ledger, spot))), None) if found is None else None
        if found is not None or seat is not None:
            cluster.country = found or seat
            where = "where a guest meets them" if found else "the capital where they speak"
            cluster.reasons.append(f"country {cluster.country} from {where}")


def _capital(ledger: Ledger, spot: Spot) -> str | None:
    """The state in whose capital somebody says or does something, told before him: "*In Lima*, President Vega rejected
    the claim"; not of a seat of world bodies, nor where the sentence names that state besides."""
    scene = ledger.scenes[spot[0]]
    tree, opening = scene.tree, next(iter(scene.names), None)
    if opening is None or opening.first != 1 or tree.words[0] != "in" or opening.form != "capital":
        return None
    verb = tree.tokens[tree.head_of(opening.first, opening.last)].head
    code = opening.entry.country if opening.entry is not None else None
    again = any(n.entry is not None and n.entry.country == code for n in scene.names if n is not opening)
    met = verb >= 0 and tree.lemmas[verb] in words().meet | _TALKS | {"hold", "sign", "arrive"}
    own = verb >= 0 and tree.subject_of(verb) == spot[1] and not met and not again
    return code if own and opening.text.lower() not in words().world_seats else None


def _land(ledger: Ledger, spot: Spot) -> str | None:
    """The country of the place of a meeting that somebody is met in, else of whom he is met with; not the guest's."""
    tree = ledger.scenes[spot[0]].tree
    first = tree.tokens[spot[1]].head if tree.tokens[spot[1]].relation == "conj" else spot[1]
    verb = _meeting_of(tree, first)
    guest = tree.subject_of(verb) if verb is not None else None
    if verb is None or guest is None:
        return None
    own = {c.country for c in ledger.at.get((spot[0], guest), ()) if c.country} or _within(ledger, spot[0], guest)
    sites = {(t, code) for s, t, code in (*ledger.context.places, *ledger.context.sites) if s == spot[0]}
    there = {code for t, code in sites if lies_at(tree, t, verb)}
    beside = {c.country for i in (first, *tree.conjuncts(first)) for c in ledger.at.get((spot[0], i), ()) if c.country}
    for codes in (there, beside):
        told = {code for code in codes if code not in _WORLD}
        if told:
            return next(iter(told)) if len(told) == 1 and own and not told & own else None
    return None


def _within(ledger: Ledger, sentence: int, head: int) -> set[str]:
    """The states named in a phrase that is not read yet: "*Kenyan* officials met him"."""
    scene = ledger.scenes[sentence]
    inside = set(scene.tree.subtree(head))
    named = (n.entry.country for n in scene.names if n.entry is not None and n.first in inside and n.kind == "state")
    return {code for code in named if code}


def _meeting_of(tree: Tree, head: int) -> int | None:
    """The verb of a meeting that somebody at a token is met in: "met *him*", "held talks with *him*"."""
    token = tree.tokens[head]
    above = token.head
    if above < 0 or not token.relation.startswith(("obj", "obl", "nmod")):
        return None
    marked = {tree.words[c] for c in tree.below(head, "case")}
    if token.relation != "obj" and "with" not in marked:
        return None
    if tree.lemmas[above] in _TALKS and tree.tokens[above].head >= 0:
        above = tree.tokens[above].head
        return above if tree.tokens[above].upos == "VERB" else None
    if tree.lemmas[above] in ("hold", "have"):
        return above if any(tree.lemmas[i] in _TALKS for i in tree.below(above, "obj")) else None
    return above if tree.lemmas[above] in words().meet else None
