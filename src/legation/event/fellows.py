"""Who does the same as the actor, named beside him: "along with Italy", "as did Italy", "like Italy"."""

from __future__ import annotations

from collections.abc import Iterator

from legation.event.attach import predicates
from legation.event.match import Match, fillers
from legation.event.model import Party
from legation.event.scene import Scene
from legation.event.words import words
from legation.language.model import Argument, Clause

LIKE = {"besides", "like"}
"""Prepositions that between commas set a name beside the actor."""


def together(match: Match, scene: Scene) -> tuple[Argument, ...]:
    """Who acts beside the actor: "France, *along with Italy*, called", "spoke out, *along with donors*", "*Peru* joined
    Chile in condemning"."""
    joining = [c for c in scene.above(match.clause) if c.predicate == "join" and scene.case_of(match.clause) == "in"]
    beside = [a for verb in joining for a in fillers(verb, "subject", scene)]
    beside += [a for a in match.clause.arguments if a.slot in words("together")]
    for actor in (a for a in match.actor if a.head >= 0):
        hung = {scene.case(c) or "" for c in scene.children[actor.head] if scene.tokens[c].relation.startswith("nmod")}
        beside += [a for slot in sorted(hung & words("together")) for a in scene.hanging(actor.head, slot)]
        beside += [scene.phrase("with", i) for i in _with_adverb(actor.head, match, scene)]
    beside += [b for a in match.clause.arguments if a.slot == "in" and _is_joint(a, scene)
               for b in scene.hanging(a.head, "with")]  # fmt: skip
    done_to = {a.head for a in (*match.recipient, *beside_object(match.clause, scene))}
    named = [a for a in beside if a.head in scene.mentions and a.head not in done_to]
    return (*(a for a in named if _is_with(a, scene)), *_alike(match, scene))


def beside_object(clause: Clause, scene: Scene) -> tuple[Argument, ...]:
    """Those named right behind whom something is done to, who share his lot: "arrested the editor *along with two
    nuns*", "put *him*, along with nine others, on a list"; not who goes along in a deed against a
    thing ("condemned the vote along with Chad")."""
    objects = [a for a in clause.arguments if a.slot == "object"]
    if named := _instances(clause, objects, scene):
        return named
    hit = [a for a in objects if a.head in scene.mentions or scene.tokens[a.head].upos == "PRON"]
    after = {clause.head + 1 if clause.passive else max(scene.inside(a)) + 1 for a in hit if clause.kind == "verb"}
    hung = {a.head for a in hit if scene.is_person(a.head) or scene.tokens[a.head].upos == "PRON"}
    for at, (one, two) in enumerate(zip(scene.tokens, scene.tokens[1:], strict=False)):
        beside = scene.tokens[two.head].head in hung or at - 2 in hung
        apart = beside and at > 1 and scene.tokens[at - 1].text == ","
        told = one.lemma.lower() in words("together") and two.text.lower() == "with" and two.head > at
        if told and (at in after or apart):
            return tuple(scene.phrase("with", i) for i in _with_conjuncts(two.head, scene))
    return ()


def _instances(clause: Clause, objects: list[Argument], scene: Scene) -> tuple[Argument, ...]:
    """Those who are told to be among others to whom something was done: "those arrested *included two nuns*"."""
    whole = {a.head for a in objects if a.head >= 0} if clause.link == "relative" else set()
    told = (c for c in scene.clauses if c.predicate == "include" and c.kind == "verb" and not c.passive)
    told = (c for c in told if any(a.slot == "subject" and a.head in whole for a in c.arguments))
    return tuple(a for c in told for a in c.arguments if a.slot == "object" and a.head in scene.mentions)


def _with_adverb(actor: int, match: Match, scene: Scene) -> Iterator[int]:
    """ "Oslo, together *with Bonn and Rome*, urged": the phrase hangs from the actor, his verb or the adverb."""
    verbs = set() if match.clause.passive else predicates(match.clause, scene)
    for adverb, (one, two) in enumerate(zip(scene.tokens, scene.tokens[1:], strict=False)):
        if one.lemma.lower() not in words("together") or two.text.lower() != "with" or two.head <= adverb:
            continue
        above = scene.tokens[two.head].head
        early = adverb < min(verbs, default=-1) and above in {adverb, *verbs}
        if above == actor or (above == adverb and one.head == actor) or early:
            yield from _with_conjuncts(two.head, scene)


def _with_conjuncts(head: int, scene: Scene) -> list[int]:
    return [head, *(c for c in scene.children[head] if scene.tokens[c].relation == "conj")]


def _is_joint(argument: Argument, scene: Scene) -> bool:
    """Whether something is said "in a *joint* statement"."""
    return any(scene.tokens[c].lemma.lower() == "joint" for c in scene.children[argument.head])


def _is_with(argument: Argument, scene: Scene) -> bool:
    """Whether "along" and "together" go with a "with": not "along the border"; a conjunct follows its first."""
    marks = [scene.tokens[c].text.lower() for c in scene.children[argument.head] if scene.tokens[c].relation == "case"]
    return not marks or "with" in marks or marks == ["alongside"]


def _alike(match: Match, scene: Scene) -> Iterator[Argument]:
    """Names of those who do likewise: "Peru, *like Chile*, condemned it", "Peru condemned it, *as did Chile*"."""
    if match.clause.passive and not match.actor:
        return
    found = [c for a in match.actor if a.head >= 0 for c in scene.children[a.head] if _is_like(c, scene)]
    found += [] if match.clause.passive else _so_do(predicates(match.clause, scene), scene)
    for head in found:
        yield from (scene.phrase("like", i) for i in _with_conjuncts(head, scene) if i in scene.mentions)


def _is_like(head: int, scene: Scene) -> bool:
    """Whether a name stands behind a comma and "like" or "besides"."""
    marks = [c for c in scene.children[head] if scene.tokens[c].relation == "case"]
    named = scene.tokens[head].upos == "PROPN" and len(marks) == 1 and marks[0] > 0
    return named and scene.case(head) in LIKE and scene.tokens[marks[0] - 1].text == ","


def _so_do(verbs: frozenset[int], scene: Scene) -> Iterator[int]:
    """The subjects of the "did" or "has" that stands for a verb: "…, *as has Chile*", "and *so did Chile*"."""
    for at, (mark, does) in enumerate(zip(scene.tokens, scene.tokens[1:], strict=False)):
        if mark.text.lower() not in ("as", "so") or does.lemma not in ("do", "have"):
            continue
        own = {at + 1, at} if mark.text.lower() == "so" else {at + 1}
        joined = any(scene.tokens[i].head in verbs and scene.tokens[i].relation in ("advcl", "conj") for i in own)
        kids = [c for i in own for c in scene.children[i] if c > at + 1] if joined else []
        yield from (c for c in kids if scene.tokens[c].relation in ("nsubj", "obj"))


def is_mutual(match: Match, actors: tuple[Party, ...], scene: Scene) -> bool:
    """Whether several do what is else done with another, or to each other: "*Norway and Iceland* signed a pact to help
    fishermen", "*Chad and Niger* accused each other of hiding rebels"."""
    said = (scene.story.text[a.start : a.end].lower() for a in match.recipient)
    each_other = any(text.startswith(("each other", "one another")) for text in said)
    signed = match.trigger.type == "SUPPORT" and match.trigger.recipient == (("with",),)
    return (each_other or signed) and len(actors) > 1


def instances(head: int, scene: Scene) -> tuple[int, ...]:
    """The words for those who are named of several told of: "six states, *including Chad and Niger*", "players such as
    *Oman*", "guests, *among them Peru*"."""
    if head not in scene.mentions or scene.tokens[head].xpos not in ("NNS", "NNPS"):
        return ()
    found = [c for c in scene.children[head] if c > head and _is_instance(c, scene)]
    them = [c for c in found if scene.tokens[c].upos == "PRON"]
    found += [c for i in them for c in scene.children[i] if scene.tokens[c].relation == "appos"]
    row = [i for c in found for i in _with_conjuncts(c, scene)]
    row = [i for i in row if not any(scene.tokens[c].relation.startswith("nummod") for c in scene.children[i])]
    return tuple(i for i in row if i in scene.mentions and scene.mentions[i].form in ("name", "metonym"))


def _is_instance(head: int, scene: Scene) -> bool:
    """Whether a word stands behind "including", "such as" or "among them"."""
    marks = {scene.tokens[c].text.lower() for c in scene.children[head] if scene.tokens[c].relation == "case"}
    among = "among" in marks and scene.tokens[head].upos == "PRON"
    return scene.tokens[head].relation.startswith("nmod") and (among or bool(marks & {"including", "such"}))


def involved(match: Match, scene: Scene) -> tuple[Argument, ...]:
    """Who takes part in what a noun names: "a strike *involving* nurses", "talks *involving Iran and Oman*"."""
    clause = match.clause
    if clause.kind != "noun":
        return ()
    below = [c for c in scene.clauses if c.predicate == "involve" and scene.tokens[c.head].head == clause.head]
    behind = ((c, a) for c in below for a in c.arguments if a.head > c.head)
    return tuple(a for c, a in behind if not c.passive and a.slot in ("subject", "object"))
