"""The clauses of a sentence that go along with another and share its time."""

from __future__ import annotations

from collections.abc import Iterator

from legation.event.scene import Scene
from legation.event.words import words
from legation.language.model import Clause

SAME_TIME = {"when", "as", "while", "where"}


def in_a_row(clause: Clause, scene: Scene) -> Iterator[Clause]:
    """The verbs that go on with a clause's subject, in its tense: its conjuncts, and participles behind it."""
    having = clause.link == "adverbial" and clause.perfect
    if clause.kind != "verb" or (clause.tense == "" and not having):
        return
    own_token = scene.tokens[clause.head]
    row = {clause.head, own_token.head} if own_token.relation == "conj" else {clause.head}
    for other in scene.clauses:
        token = scene.tokens[other.head]
        if other.kind != "verb" or other.head <= clause.head or token.head not in row:
            continue
        own = any(scene.tokens[c].relation.startswith("nsubj") for c in scene.children[other.head])
        alike = other.tense == clause.tense or (having and clause.tense == "")
        if token.relation == "conj" and not own and alike and other.passive == clause.passive:
            yield other
        if token.relation == "advcl" and token.xpos == "VBG" and not _marked(other, scene):
            yield other


def _marked(clause: Clause, scene: Scene) -> bool:
    return any(scene.tokens[c].relation == "mark" for c in scene.children[clause.head])


def same_time(clause: Clause, scene: Scene) -> Iterator[Clause]:
    """The clauses of what was at a clause's time: "*as they left*", the verb that does what a noun names, the summit
    "*that opens* on May 20"."""
    for other in scene.clauses:
        if other.governor == clause.head and other.link == "adverbial" and other.predicate in words("beginning"):
            yield other
        if other.governor == clause.head and other.link == "adverbial" and other.tense != "":
            marks = {t.lemma.lower() for i, t in enumerate(scene.tokens) if t.head == other.head and i < other.head}
            if marks & SAME_TIME and not _is_of_place(other, scene):
                yield other
        if clause.kind == "noun" and clause.governor == other.head and _is_done(clause, other, scene):
            yield other
        if other.link == "relative" and other.governor == clause.head and _is_held(other, clause):
            yield other
    token = scene.tokens[clause.head]
    if token.relation == "acl:relcl":
        yield from (o for o in scene.clauses if o.head != clause.head and _shares_noun(o, token.head, scene))


def _is_of_place(clause: Clause, scene: Scene) -> bool:
    """Whether a clause only tells which place is meant: "attacked the town *where* rebels kidnapped girls in May"."""
    at = next((i for i in scene.children[clause.head] if scene.tokens[i].lemma.lower() == "where"), 0)
    return at > 0 and scene.tokens[at - 1].upos in ("NOUN", "PROPN")


def _is_held(relative: Clause, noun: Clause) -> bool:
    """Whether a relative clause says that what a noun names is held: "the summit, *which opens on May 20*"."""
    return relative.predicate == noun.light or (noun.kind == "noun" and relative.predicate in words("being_held"))


def _is_done(noun: Clause, verb: Clause, scene: Scene) -> bool:
    """Whether a verb says that an event noun was done, or that something else was at its time or had it for company
    or cause ("founded in 1985 *with the support* of", "arrested in 2006 *over allegations*")."""
    slots = {"during", "amid", "with", "over"}
    if is_blow_behind(noun, scene):
        return False
    if verb.predicate in words("doing") | words("undergoing") | words("calling_off"):
        slots = {"object", "subject"}
    if verb.predicate in words("resulting"):
        slots = {"in", "to", "with", "object", "subject"}
    return any(a.head == noun.head and a.slot in slots for a in verb.arguments)


def is_blow_behind(noun: Clause, scene: Scene) -> bool:
    """Whether a noun names a blow for which something else is done, later: "blamed them on Friday *for the attack*",
    "jailed him in May *over the killing* of"."""
    return noun.kind == "noun" and noun.predicate in words("hostile") and scene.case(noun.head) in ("over", "for")


def _shares_noun(clause: Clause, noun: int, scene: Scene) -> bool:
    token = scene.tokens[clause.head]
    return token.head == noun and token.relation == "acl:relcl"
