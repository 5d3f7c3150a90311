"""Words for somebody by how he stands to another: "its northern neighbour" is the other state told of, "families of
the victims" are of the country where they were harmed, "his wife" is of his."""

from __future__ import annotations

from legation.mention.candidates import Candidate
from legation.mention.cluster import Cluster
from legation.mention.ledger import Found, Ledger
from legation.mention.left_out import LEMMA, before_it
from legation.mention.words import words

_BACK = 2
_WORLD = frozenset({"IGO", "NGO", "IMG", "MNC"})


def other_state(ledger: Ledger, candidate: Candidate, owner: Found) -> Cluster | None:
    """The state that "its neighbour", "the country's ally" means: the only other one told of in the sentence before
    it, else in the sentence before that; None where there are several or none.

    An "its" that is not clear is that of the state named last.
    """
    if candidate.plural or candidate.lemma not in words().neighbours or candidate.country:
        return None
    own = {c.country for c in owner}
    for back in range(_BACK):
        named = _states_in(ledger, candidate.sentence - back, candidate)
        if not own and candidate.pronoun is not None and named:
            own = {named[-1].country}
        others = list(dict.fromkeys(c for c in named if c.country not in own))
        if others:
            return others[0] if len(others) == 1 and own and None not in own else None
    return None


def not_itself(ledger: Ledger, candidate: Candidate) -> str | None:
    """The state with which, or against which, a state acts, told as "the kingdom", "the country": the only other one
    named up to two sentences back ("Chad accused Qatar. *It* cut ties *with the Gulf state*")."""
    tree = ledger.scenes[candidate.sentence].tree
    if not any(tree.words[c] in ("with", "against") for c in tree.below(candidate.head, "case")):
        return None
    subject = next((s for i in tree.above(candidate.head) if (s := tree.subject_of(i)) is not None), None)
    doers = ledger.at.get((candidate.sentence, subject), ()) if subject is not None else ()
    own = {c.country for c in doers if c.kind == "state"}
    named = [c for back in range(_BACK + 1) for c in _states_in(ledger, candidate.sentence - back, candidate)]
    others = {c.country for c in named} - own
    return next(iter(others)) if len(own) == len(doers) == len(others) == 1 else None


def _states_in(ledger: Ledger, sentence: int, candidate: Candidate) -> list[Cluster]:
    """The states named in a sentence before a candidate, by each naming in the order of the text."""
    named = [(s, c) for c in ledger.clusters if c.kind == "state" for s in c.spots]
    return [c for s, c in sorted(named, key=lambda n: n[0]) if s[0] == sentence and s < candidate.spot]


def attacked_in(ledger: Ledger, candidate: Candidate) -> str | None:
    """The country of people who were harmed in an attack on a place: "killed 20 people *in an attack on Goma*"."""
    if candidate.lemma not in words().dwellers | words().harmed:
        return None
    scene = ledger.scenes[candidate.sentence]
    tree = scene.tree
    token = tree.tokens[candidate.head]
    if token.head < 0 or tree.lemmas[token.head] not in words().bodily:
        return None
    verbs = [token.head, *tree.conjuncts(token.head)]
    raids = [i for verb in verbs for i in tree.below(verb, "obl") if tree.lemmas[i] in words().raids]
    struck = {j for i in raids for j in tree.complements(i, "on", "against", "in", "at")}
    named = [n for n in scene.names if n.kind in ("state", "place") and n.entry is not None]
    codes = {n.entry.country for n in named if n.entry is not None and tree.head_of(n.first, n.last) in struck}
    return next(iter(codes)) if len(codes) == 1 else None


def harmed_in(ledger: Ledger, candidate: Candidate) -> str | None:
    """The country of victims and their families: that of the one place which the sentence names, if it names one."""
    if candidate.lemma not in words().harmed:
        return None
    near = ((s, t, code) for s, t, code in ledger.context.places if s == candidate.sentence)
    codes = {code for s, t, code in near if ledger.context.bears((s, t), candidate.head)}
    return next(iter(codes)) if len(codes) == 1 else None


def dwelling_in(ledger: Ledger, candidate: Candidate) -> str | None:
    """The country of people of whom a clause right behind says what befell them where: that of the one state or place
    which it names ("the people *affected by the crisis in Afghanistan*", "refugees *who have fled Ukraine*"), else of
    the armed group of one ("families *driven out by Boko Haram*")."""
    if candidate.lemma not in words().dwellers:
        return None
    scene = ledger.scenes[candidate.sentence]
    tree = scene.tree
    inside = {
        i for c in tree.below(candidate.head, "acl") if tree.lemmas[c] in words().befalls for i in tree.subtree(c)
    }
    named = [n for n in scene.names if n.first in inside and n.kind in ("state", "place") and n.entry is not None]
    bands = [n for n in scene.names if n.first in inside and n.kind == "group" and n.entry is not None]
    told = named or [n for n in bands if n.entry is not None and n.entry.country not in _WORLD]
    codes = {n.entry.country for n in told if n.entry is not None and n.form not in ("adjective", "demonym")}
    return next(iter(codes)) if len(codes) == 1 else None


def portion_of(ledger: Ledger, candidate: Candidate) -> Cluster | None:
    """The people told of last whose part "the majority", "others" are, where the phrase does not say whose; for
    "others" those to whom the clause before did the like."""
    tree = ledger.scenes[candidate.sentence].tree
    beside = before_it(tree.tokens, tree.children, candidate.head) if candidate.lemma == LEMMA else None
    alike = ledger.meant((candidate.sentence, beside)) if beside is not None else ()
    if len(alike) == 1 and alike[0].kind != "state":
        return alike[0]
    if candidate.lemma not in words().portions or tree.complements(candidate.head, "of", "in", "from"):
        return None
    people = [(c.before(candidate.spot), c) for c in ledger.clusters if c.kind == "group" and c.plural and c.country]
    near = [(s, c) for s, c in people if s is not None and candidate.sentence - s[0] <= 1]
    return max(near, key=lambda n: n[0])[1] if near else None


def band_of(ledger: Ledger, candidate: Candidate) -> Cluster | None:
    """The armed group of "nine operatives", "two fighters" of whom the words tell none: the one named last, in their
    sentence or the one before."""
    if candidate.lemma not in words().fighters:
        return None
    armed = [
        (before, c)
        for c in ledger.clusters
        if c.kind in ("group", "body") and c.sector in ("REB", "UAF") and c.entry is not None
        if (before := c.before(candidate.spot)) is not None and candidate.sentence - before[0] <= 1
    ]
    return max(armed, key=lambda each: each[0])[1] if armed else None
