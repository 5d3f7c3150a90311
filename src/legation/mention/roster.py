"""Those whom a plural names one by one: "the bloggers *Amr Hamdi and Sara Nabil*", "two policemen, *Ali Reza and Omar
Said*"."""

from __future__ import annotations

from legation.mention.candidates import Candidate
from legation.mention.cluster import Cluster
from legation.mention.ledger import Found, Ledger
from legation.mention.numbers import value_of
from legation.mention.phrases import Tree
from legation.mention.relations import attacked_in, dwelling_in, harmed_in, placed_in
from legation.mention.words import words

_PARTLY = frozenset({"including", "among", "such", "like"})
"""Words after which not all are named."""


def by_name(ledger: Ledger, candidate: Candidate) -> Found:
    """The persons whom a plural stands before or beside, where it names them all: two or more, as many as it counts.
    They are what the plural says (its sector, its country), where nothing else tells."""
    if not candidate.plural or candidate.kind == "person":
        return ()
    tree = ledger.scenes[candidate.sentence].tree
    heads = _names(tree, candidate.head)
    found = [ledger.at.get((candidate.sentence, i), ()) for i in heads]
    persons = [c for each in found for c in each if c.kind == "person" and c.names]
    told = _count(tree, candidate.head)
    if len(heads) < 2 or len(persons) != len(heads) or len({c.number for c in persons}) < 2:
        return ()
    if told is not None and told != len(persons):
        return ()
    home = candidate.country or _where(ledger, candidate)
    for person in persons:
        _called(person, candidate, home)
    return tuple(persons)


def add_named(ledger: Ledger, candidate: Candidate) -> None:
    """Note that a plural means also those of it whom "including" or "such as" names behind it: "opposition figures,
    *including Ana Vega*"; of states and others of whom nothing more is told only those: "states *including Chile and
    Peru*", "critics *such as the UN*"."""
    found = ledger.at.get(candidate.spot, ())
    if not candidate.plural or candidate.form != "nominal" or len(found) != 1:
        return
    tree = ledger.scenes[candidate.sentence].tree
    heads = [j for i in _partly(tree, candidate.head) for j in (i, *tree.conjuncts(i))]
    meant = [ledger.meant((candidate.sentence, i)) for i in heads]
    named = [c for each in meant for c in each if c.names or c.kind == "state"]
    if not named or len(named) < len(heads):
        return
    vague = words().countries | words().government | words().relational | words().anyone | _VAGUE
    open_ = found[0].country is None and not found[0].names and candidate.lemma in vague
    home = found[0].country
    named = [c for c in dict.fromkeys(named) if c is not found[0] and (open_ or not home or c.country in (home, None))]
    if not named:
        return
    if open_ and found[0].members == [candidate]:
        ledger.joiner.clusters.remove(found[0])
    ledger.at[candidate.spot] = tuple(named) if open_ else (*found, *named)
    ledger.several.setdefault(candidate.sentence, []).append(candidate.spot)
    for cluster in named:
        cluster.spots.append(candidate.spot)
        if cluster.kind == "person":
            _called(cluster, candidate, home)


_VAGUE = frozenset({"critic", "donor", "supporter", "opponent", "backer", "organisation", "organization", "power"})
"""Nouns for somebody of anywhere, beside those of the word lists."""


def _partly(tree: Tree, head: int) -> list[int]:
    """The heads of those whom "including" or "such as" names of a plural."""
    behind = [i for i in tree.below(head, "nmod") if i > head]
    return [i for i in behind if any(tree.words[c] in ("including", "such") for c in tree.below(i, "case"))]


def _names(tree: Tree, head: int) -> list[int]:
    """The heads of the names in a row that a noun stands before or that stand beside it."""
    token = tree.tokens[head]
    beside = [i for i in tree.below(head, "appos") if i > head]
    joined = [i for i in tree.below(head, "flat") if i == head + 1]  # "opposition leaders *Ana Vega* and …"
    first = token.head if token.relation == "nmod:desc" and token.head > head else next(iter([*joined, *beside]), None)
    if first is None or tree.tokens[first].upos != "PROPN" or _PARTLY & set(tree.words[head:first]):
        return []
    return sorted({first, *beside, *tree.conjuncts(first)})


def _count(tree: Tree, head: int) -> float | None:
    """How many a plural counts: 2 of "two policemen"."""
    counted = tree.below(head, "nummod")
    return value_of(tree.words[counted[0]]) if counted else None


def _where(ledger: Ledger, candidate: Candidate) -> str | None:
    """The country of those of whom only the sentence tells where they live or were harmed."""
    told = dwelling_in(ledger, candidate) or attacked_in(ledger, candidate)
    return told or harmed_in(ledger, candidate) or placed_in(ledger, candidate)


def _called(person: Cluster, candidate: Candidate, home: str | None) -> None:
    """Give a person what the plural says of him."""
    person.sector = person.sector or candidate.sector
    if person.country is None and home is not None:
        person.country = home
        person.reasons.append(f"country {home} from “{candidate.text}”")
    if candidate.lemma:
        person.lemmas.add(candidate.lemma)
        person.roles += [candidate.lemma] if candidate.lemma not in person.roles else []


def heads_of(ledger: Ledger, candidate: Candidate) -> Found:
    """Those who are told right behind a phrase to lead it, whose country is known: "a mission *led by Minister
    Okello*", "delegations *headed by* Minister Lopes and Minister Bak"."""
    tree = ledger.scenes[candidate.sentence].tree
    led = [i for i in tree.below(candidate.head, "acl") if tree.lemmas[i] in ("lead", "head")]
    heads = [j for i in led for j in tree.below(i, "obl") if any(tree.words[c] == "by" for c in tree.below(j, "case"))]
    found = [c for i in heads for j in (i, *tree.conjuncts(i)) for c in ledger.meant((candidate.sentence, j))]
    return tuple(c for c in found if c.country and c.kind in ("person", "state"))


def lands_of_heads(ledger: Ledger, candidate: Candidate) -> tuple[str, ...]:
    """The countries of a plural phrase that people of several are told to lead."""
    if not candidate.plural or candidate.country is not None:
        return ()
    return tuple(dict.fromkeys(c.country for c in heads_of(ledger, candidate) if c.country))
