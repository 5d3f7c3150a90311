"""People by a word of their nationality ("two Nigerians", "a Briton", "Iraqis marched"), who are not their state."""

from __future__ import annotations

import msgspec

from legation.mention.candidates import Candidate, Scene
from legation.mention.names import Name
from legation.mention.phrases import Tree
from legation.mention.ties import Ties, opening, ties_of
from legation.mention.words import words

_MEASURES = frozenset({"thousand", "million", "hundred", "ten", "dozen", "score", "number", "majority", "most"})
_SOME = frozenset({"many", "some", "these", "those", "several", "all", "other", "fellow"})
_ONE = "citizen"
"""The role of one person of whom only the nationality is told."""

_SINGLE = frozenset({"a", "an", "another", "one", "every", "each", "any"})
_PERSONAL = ("an", "i")
"""How adjectives end that with "the" mean one person ("the Iranian"), not all of a people ("the French")."""


def is_people(scene: Scene, name: Name, head: int) -> bool:
    """Whether a demonym names people ("the Russians"): they are taken for their state, in the plural."""
    return name.form == "demonym" and scene.tree.number(head) == "plural"


def are_apart(scene: Scene, name: Name, head: int) -> bool:
    """Whether people of a nationality are no state: they are counted, or do or suffer what only people do."""
    if _is_counted(scene, name) or _land(scene, name) is not None:
        return True
    return _is_bare(scene, name) and (
        _in_street(scene, head) or _is_harmed(scene, head) or _is_abroad(scene, name, head)
    )


def _land(scene: Scene, name: Name) -> Name | None:
    """The other state or part of one whose people they are: "*Latvia's* Russians", "*Kosovo's* Serbs"."""
    land = next((n for n in scene.names if n.last == name.first - 2 and n.kind in ("state", "place")), None)
    if land is None or land.entry is None or scene.tree.tokens[name.first - 1].text not in ("'s", "’s", "'", "’"):
        return None
    other = land.entry.country is not None and name.entry is not None and land.entry.country != name.entry.country
    return land if other else None


def _is_abroad(scene: Scene, name: Name, head: int) -> bool:
    """Whether people live in another land than their state: "*Serbs* in northern Kosovo" put up roadblocks."""
    own = name.entry.country if name.entry else None
    tree = scene.tree
    within = [i for i in tree.below(head, "nmod") if any(tree.words[c] == "in" for c in tree.below(i, "case"))]
    lands = {n.entry.country for n in scene.names if n.entry is not None and any(n.covers(i) for i in within)}
    return bool(lands - {own, None})


def _is_counted(scene: Scene, name: Name) -> bool:
    """Whether people are counted or told apart ("1.2 million Nigerians", "many Syrians", "young Kenyans",
    "displaced Iraqis"): a group, not their state."""
    before = scene.tree.tokens[name.first - 1] if name.first else None
    if before is None:
        return False
    of_states = any(n.covers(name.first - 1) and n.kind in ("state", "place") for n in scene.names)
    told = (before.upos == "ADJ" or before.xpos == "VBN") and before.relation == "amod" and not of_states
    if told or before.upos == "NUM" or before.text.lower() in _SOME:
        return True
    return before.text.lower() == "of" and name.first > 1 and scene.tree.lemmas[name.first - 2] in _MEASURES


def _is_bare(scene: Scene, name: Name) -> bool:
    """Whether no article, pronoun or possessor stands before a word for people."""
    before = scene.tree.tokens[name.first - 1] if name.first else None
    return before is None or before.upos not in ("DET", "PRON", "PART")


def _in_street(scene: Scene, head: int) -> bool:
    """Whether people do what crowds do: "*Kenyans* marched", "*Greeks* went on strike", "*Chileans* threw stones"."""
    tree = scene.tree
    token = tree.tokens[head]
    first = tree.tokens[token.head] if token.relation == "conj" and token.head >= 0 else token
    if first.relation != "nsubj" or first.head < 0:
        return False
    if tree.lemmas[first.head] in words().crowd_verbs:
        return True
    things = tree.below(first.head, "obj", "obl")
    return tree.lemmas[first.head] in words().crowd_starts and any(
        tree.lemmas[i] in words().crowd_things for i in things
    )


def _is_harmed(scene: Scene, head: int) -> bool:
    """Whether something is done to people that is done to no state: "shot dead *Tutsis*", "the killing of *Turks*"."""
    tree = scene.tree
    token = tree.tokens[head]
    if token.relation == "conj" and token.head >= 0:
        token = tree.tokens[token.head]
    if token.head < 0:
        return False
    done = words().bodily | words().custody | words().suffering | words().harming
    if token.relation in ("obj", "nsubj:pass"):
        return tree.lemmas[token.head] in done
    cases = {tree.words[i] for i in tree.below(head, "case")}
    return token.relation == "nmod" and tree.lemmas[token.head] in words().raids and bool(cases & {"of", "on"})


def population(scene: Scene, name: Name, head: int) -> Candidate:
    """People of a nationality as a group, with what is said before them: "two hundred *Nigerians*"."""
    ties = ties_of(scene.tree, name.first, name.last, scene.names, scene.roles)
    land = _land(scene, name)
    start = scene.tree.tokens[opening(scene.tree, ties.first, name.first)].start
    entry = name.entry if land is None else land.entry
    return Candidate(
        sentence=name.sentence, head=head, start=start, end=name.end, form="name", kind="group",
        text=scene.words(start, name.end), country=entry.country if entry else None, sector="CVL",
        plural=True, reason=f"people of “{name.text}”",
    )  # fmt: skip


def believers(scene: Scene, name: Name, head: int) -> Candidate | None:
    """People of a faith or kin of many lands, who are of that whose adjective stands before: "*Thai Muslims*"."""
    if name.kind != "group" or name.entry is None or name.entry.country or scene.tree.number(head) != "plural":
        return None
    land = next((n for n in scene.names if n.last == name.first - 1 and n.kind == "state"), None)
    if land is None or land.entry is None or land.form != "adjective":
        return None
    found = population(scene, name, head)
    return msgspec.structs.replace(found, country=land.entry.country, sector=name.entry.sector)


def national(scene: Scene, name: Name) -> Candidate | None:
    """One person told of by the nationality alone ("*a Briton* was shot", "*the Iranian*"), or None."""
    tree, head = scene.tree, name.last
    if name.kind != "state" or name.form not in ("adjective", "demonym") or not _is_noun(tree, name):
        return None
    ties = ties_of(tree, name.first, name.last, scene.names, scene.roles)
    if not _is_single(tree, name, ties):
        return None
    start = tree.tokens[opening(tree, ties.first, name.first)].start
    return Candidate(
        sentence=name.sentence, head=head, start=start, end=name.end, form="nominal", kind="person",
        text=scene.words(start, name.end), country=name.entry.country if name.entry else None, sector="CVL", role=_ONE,
        lemma=_ONE, definite=ties.definite, indefinite=ties.indefinite, number=ties.number,
        reason=f"country from “{name.text}”",
    )  # fmt: skip


def _is_noun(tree: Tree, name: Name) -> bool:
    """Whether a word of nationality stands for somebody: it has a part in a clause, and no noun behind it."""
    head = tree.head_of(name.first, name.last)
    token = tree.tokens[head]
    place = token.relation.partition(":")[0]
    if head != name.last or place not in ("nsubj", "obj", "iobj", "obl", "nmod", "conj") or tree.below(head, "cop"):
        return False
    if place == "conj" and tree.tokens[token.head].relation.partition(":")[0] in ("amod", "compound"):
        return False
    following = tree.tokens[head + 1] if head + 1 < tree.size else None
    return following is None or (following.upos not in ("NOUN", "PROPN", "ADJ") and following.text not in ("-", "–"))


def _is_single(tree: Tree, name: Name, ties: Ties) -> bool:
    """Whether it is one: "a Dane", "another Thai", "every Kenyan", "the Frenchman"; not "the French", "Swiss"."""
    if ties.pronoun is not None or ties.before:
        return False
    if tree.words[ties.first] in _SINGLE:
        return True
    many = name.form == "adjective" and not name.text.endswith(_PERSONAL)
    counted = ties.number and "old" not in tree.words[ties.first : name.first]  # "the *29-year-old* Frenchman"
    return ties.definite and not counted and tree.number(name.last) == "singular" and not many
