"""Two at once, and what they do to each other: "both", "each", "each other", "the other's envoy"."""

from __future__ import annotations

from legation.mention.candidates import Candidate, Spot
from legation.mention.joint import part_of
from legation.mention.ledger import Found, Ledger
from legation.mention.several import last_two
from legation.mention.words import words

_NEAR = 4
_NEAR_PEOPLE = 2
_OF_ORDER = ("COP", "MIL", "GOV", "SPY", "JUD", "LEG", "MED")
_OTHERS = frozenset({"each other", "the other"})


def both(ledger: Ledger, spot: Spot) -> Found:
    """ "Both" by itself: the two persons, states or bodies named last; of whom something is told that befalls people
    alone, two persons, or else those who were held: "*two clerks* were held by police. *Both* were freed"."""
    tree = ledger.scenes[spot[0]].tree
    verb = tree.tokens[spot[1]].head
    personal = verb >= 0 and tree.lemmas[verb] in words().custody | words().bodily and not tree.below(verb, "obj")
    for kinds in (("person",), *(() if personal else (("state",), ("body", "group")))):
        found = last_two(ledger, spot, kinds, _NEAR_PEOPLE if personal else _NEAR)
        if found:
            return found
    return _last_held(ledger, spot) if personal else ()


def _last_held(ledger: Ledger, spot: Spot) -> Found:
    """The people told of last to whom something is done, or who do something and have no power: "*Two clerks* were
    held by police"."""
    for sentence in range(spot[0] - 1, max(-1, spot[0] - 3), -1):
        tokens = ledger.scenes[sentence].tree.tokens
        for place in sorted((s for s in ledger.at if s[0] == sentence), reverse=True):
            found = ledger.at[place]
            place_in = tokens[place[1]].relation
            held = place_in in ("nsubj:pass", "obj") or (place_in == "nsubj" and found[0].sector not in _OF_ORDER)
            if held and len(found) == 1 and found[0].kind == "group":
                return found
    return ()


def each(ledger: Ledger, spot: Spot) -> Found:
    """Those whom "each" by itself means, like "both"; behind those whom it counts ("Chad and Niger *each* said"), or in
    "each other", the subjects of its verb."""
    tree = ledger.scenes[spot[0]].tree
    alone = tree.words[spot[1] + 1 : spot[1] + 2] != ["other"]
    relation = tree.tokens[spot[1]].relation
    if alone and relation.startswith("nsubj"):
        return both(ledger, spot)
    return () if alone and relation == "det" else _subjects(ledger, spot)


def _subjects(ledger: Ledger, spot: Spot) -> Found:
    """The subjects of the nearest verb above a word that has one before it."""
    tree = ledger.scenes[spot[0]].tree
    subject = next((s for i in tree.above(spot[1]) if (s := tree.subject_of(i)) is not None), None)
    heads = [subject, *tree.conjuncts(subject)] if subject is not None and subject < spot[1] else []
    return tuple(dict.fromkeys(c for i in heads for c in ledger.meant((spot[0], i))))


def the_other(ledger: Ledger, candidate: Candidate) -> Found:
    """Those whom "each other" means, and "the other" where "each" does something to it: all of them."""
    tree = ledger.scenes[candidate.sentence].tree
    if candidate.text.lower() not in _OTHERS:
        return ()
    before = [i for i in range(candidate.head + 1) if tree.words[i] == "each"]
    found = each(ledger, (candidate.sentence, before[-1])) if before else ()
    return found if len(found) > 1 else ()


def is_mutual(ledger: Ledger, candidate: Candidate) -> bool:
    """Whether somebody is another's for each of several: "expelled *each other's envoy*"."""
    tree = ledger.scenes[candidate.sentence].tree
    return candidate.pronoun is not None and tree.words[candidate.pronoun] == "each"


def of_each_other(ledger: Ledger, candidate: Candidate) -> Found:
    """The part that each of several countries has in a phrase, whatever its office: "each expelled *the other's
    ambassador*"."""
    return tuple(part_of(ledger, candidate, code) for code in candidate.countries)
