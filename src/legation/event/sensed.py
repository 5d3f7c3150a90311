"""Events of words that no entry fits, where the network is sure of what they tell (decision 15).

The codebook asks for words around a predicate that make it an event; a text may say it with others, or with a predicate
that the codebook does not have. Where the network finds the sentence to tell of a type all the same, the nearest entry
of that type is taken at its word, and the parties are those that the network finds named.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from legation.event import meant
from legation.event.announced import only_words
from legation.event.attach import AGAINST, SAYING, befriended_next
from legation.event.codebook import Codebook
from legation.event.culprits import GATHERINGS, aloof, foiling, looking_into, reactors, telling_who, victims
from legation.event.entries import Trigger
from legation.event.figures import is_other
from legation.event.harmless import is_harmless
from legation.event.match import Match, denies_deed, misfits, names_actor, ruled_out, sides
from legation.event.nearby import of_others, spared
from legation.event.public import POWERS
from legation.event.scene import Scene
from legation.event.sensed_not import is_claim, only_speaks_of, only_stresses, only_tries, only_wants, weighs_offer
from legation.event.warded import KINDLY, hindered, kept_safe, relieved, served, standing_by
from legation.event.words import words
from legation.language.model import Argument, Clause
from legation.language.rules import embedding

SURE = 0.6
"""The chance of a type from which its nearest entry fits although its slots are filled otherwise."""

SURER = 0.7
"""The same where the codebook has no entry of the type for the word at all."""

SUREST = {"verb": 0.65, "noun": 0.85, "adjective": 0.85}
"""The same for types that are told by who does it, by what tells of it."""

CERTAIN = 0.8
"""The chance from which a verb is an event whatever the codebook rules out, and whoever does it or to whom."""

AIMED = {"ACCUSE", "REJECT", "THREATEN", "SUPPORT", "AID"}
"""Acts that are done to somebody, who is mostly named near them. Chosen on hand-coded stories: promises, requests and
deeds of force were as often done to nobody whom the sentence names."""

JUDGING = AIMED - {"AID"}
"""Those of them that are words."""

NAMED = 0.5
"""The chance from which a word is taken to name a party."""

WARDED = {"THREATEN", "SANCTION", "COERCE", "ASSAULT"}
"""Deeds that are not done to whom they keep safe."""

PLACED = 0.75
"""The same for a word that tells where it was: the state there is the target of hostile deeds at most."""

MUTUAL = {"CONSULT", "AGREE", "COOPERATE", "ACCUSE"}
"""Types of what several may do together, to nobody else."""

BY_DOER = {"PROTEST"}
"""Types told by who does it: protesters camp and hold up traffic, and so do others."""

TOGETHER = {"CONSULT", "COOPERATE"}
"""Types that take two."""

DOERLESS = {"ASSAULT", "COERCE", "SANCTION", "PROTEST", "RETREAT", "MOBILIZE", "AID"}
"""Deeds that are told without saying who did them, nor to whom."""

SUFFERED = {"ASSAULT", "COERCE", "PROTEST", "SANCTION"}
"""Deeds that are done to a state by doing them in it."""

TOLD = 0.5
"""The chance of an entry's type from which an event of which the clause names nobody has the parties that the network
finds."""

FORGIVEN = {"narrow", "needs"}
"""What of an entry may be missing: what it asks for in a slot. What it rules out, and how it asks to be told, stays."""

UNFORGIVEN = {"happens", "wish", "undone", "reason", "passive"}
"""What an entry needs of how something is told."""


WORDED = {"sexual", "aerial", "drone"}
"""Modes that rest on the words that an entry asks for, which no word tells alone ("forced", "hit")."""


def sensed(clause: Clause, scene: Scene, codebook: Codebook, fitting: Sequence[Match]) -> Match | None:
    """An event of the type that the network is sure of, for a clause that no entry fits.

    None where it names nobody, unless it is a deed of which the network is certain ("missiles were thrown"), and where
    one of the ``fitting`` matches of the sentence tells the same beside it ("completed the *destruction*").
    """
    type_, chance = meant.likeliest(clause, scene)
    asked = SUREST[clause.kind] if type_ in BY_DOER else SURE
    certain = clause.kind == "verb" and chance >= CERTAIN and type_ not in BY_DOER
    if chance < asked or type_ not in codebook.types or _is_asked(clause, scene, fitting):
        return None
    if weighs_offer(clause, scene) or is_harmless(type_, clause, scene) or is_other(clause, scene):
        return None
    if only_words(clause, type_, fitting) or only_wants(clause, fitting) or is_claim(clause, scene):
        return None
    if (type_ == "REQUEST" and only_tries(clause, scene)) or only_speaks_of(clause, type_):
        return None
    if only_stresses(clause, type_, scene) or any(_tells(m, type_, clause) for m in fitting):
        return None
    if type_ == "CONCEDE" and any(_has_word(m, clause) for m in fitting):
        return None
    trigger = _entry(type_, chance, clause, scene, codebook, certain=certain)
    if trigger is None:
        return None
    actor, recipient = (
        named(clause, scene, side) or _naming(given, scene)
        for side, given in zip(("actors", "recipients"), sides(trigger, clause, scene), strict=True)
    )
    actor = _with_row(actor, clause, scene)
    apart = aloof(clause, scene) | (standing_by(scene) if type_ == "ASSAULT" else set())
    actor = tuple(a for a in actor if a.head not in apart and (a.slot != "in" or not _tells_where(a, scene)))
    taken = {a.head for a in actor}
    recipient = tuple(a for a in recipient if a.head not in taken and not _is_press(a, scene))
    if not actor and not recipient and certain and type_ in DOERLESS:
        trigger = msgspec.structs.replace(trigger, core=True)
        actor, recipient = sides(trigger, clause, scene)
    elif not any(_is_of_note(a, scene) or certain for a in actor or recipient):
        return None
    if type_ in TOGETHER and sum(count(a, scene) for a in (*actor, *recipient)) < 2:
        return None
    return Match(trigger, clause, actor, recipient, weight=0.0, sensed=True)


def count(argument: Argument, scene: Scene) -> int:
    """How many an argument names: more than one where it is in the plural."""
    mention = scene.mentions.get(argument.head)
    plural = scene.tokens[argument.head].xpos in ("NNS", "NNPS") or scene.tokens[argument.head].lemma.lower() == "they"
    return 2 if plural else max(1, len(mention.actors) if mention is not None else 1)


def _is_of_note(argument: Argument, scene: Scene) -> bool:
    """Whether a party is of a known country, or of public life: not "two masked men"."""
    if argument.head in scene.places or argument.slot == "speaker":
        return True
    mention = scene.mentions.get(argument.head) or scene.owner(argument)
    actors = [scene.actors[i] for i in mention.actors] if mention is not None else []
    return any(a.country is not None or a.sector in POWERS for a in actors)


def _is_asked(clause: Clause, scene: Scene, fitting: Sequence[Match]) -> bool:
    """Whether a clause hangs from a demand or threat: what is asked for did not happen ("urged them to end the
    *violence*")."""
    above = scene.governors(clause.head)[1:]
    return any(m.clause.head in above for m in fitting if m.trigger.type in {"REQUEST", "THREATEN"})


def _has_word(match: Match, clause: Clause) -> bool:
    """Whether an entry for a verb asks for the very noun as its object: "voiced *regret* over the veto"."""
    own = match.clause.kind == "verb" and clause.kind == "noun" and "object" in match.trigger.narrow
    return own and any(a.slot == "object" and a.head == clause.head for a in match.clause.arguments)


def _tells(match: Match, type_: str, clause: Clause) -> bool:
    """Whether a match of this type hangs from a clause, or the clause from it; of two verbs in a row each tells its
    own."""
    other = match.clause
    above, below = other.governor == clause.head, clause.governor == other.head
    in_a_row = (above and other.link == "conjunct") or (below and clause.link == "conjunct")
    if match.trigger.type != type_ or (in_a_row and other.kind == clause.kind == "verb"):
        return False
    return above or below or other.head in {clause.head, *(a.head for a in clause.arguments)}


def _entry(
    type_: str, chance: float, clause: Clause, scene: Scene, codebook: Codebook, *, certain: bool
) -> Trigger | None:
    """The entry of a type that comes nearest to fit; None where all are told otherwise, or where one rules the clause
    out and the network is not certain.

    Where none has the word at all, one that asks for nothing else, if the network is sure enough.
    """
    near = [
        (found.key in FORGIVEN and found.slot not in UNFORGIVEN, rank, -n, trigger)
        for n, (trigger, found, rank) in enumerate(misfits(clause, scene, codebook))
        if trigger.type == type_ == trigger.name and any(word == clause.predicate for word, _ in trigger.words)
    ]
    if not near:
        return _plain(type_, clause) if chance >= SURER else None
    near = _not_ruled_out(near, clause, scene, certain=certain)
    if not near:
        return None
    forgiven, _, _, best = max(near, key=lambda each: each[:3])
    if not forgiven:
        return None
    return msgspec.structs.replace(best, mode=None) if best.mode in WORDED else best


_Near = tuple[bool, int, int, Trigger]


def _not_ruled_out(near: list[_Near], clause: Clause, scene: Scene, *, certain: bool) -> list[_Near]:
    """The entries that do not rule a clause out; where the network is certain, all of them.

    None where one does by what was said or not said ("declined to *comment*") or because it is said to somebody's face
    ("thank *you*"), nor of a noun that any rules out; nor of an act in words, but where the network is certain.
    """
    by = [ruled_out(trigger, clause, scene) for *_, trigger in near]
    to_you = any(a.slot in by and scene.tokens[a.head].lemma.lower() == "you" for a in clause.arguments)
    alike = clause.kind != "verb" or (near[0][3].type in SAYING and not certain)
    if "clause" in by or to_you or (any(by) and alike):
        return []
    return [each for each, slot in zip(near, by, strict=True) if certain or slot is None]


def _plain(type_: str, clause: Clause) -> Trigger:
    """An entry that asks for nothing but the word."""
    return Trigger(
        id=f"{type_.lower()}:sensed",
        name=type_,
        type=type_,
        own=False,
        mode=None,
        kind=clause.kind,
        words=((clause.predicate, ()),),
        actor=(("subject",), ("by",), ("possessor",)),
        recipient=(),
        narrow={},
        unless={},
        modifiers=frozenset(),
        needs=frozenset(),
        modality=None,
        negated=None,
        topics=(),
        status=None,
        cameo=None,
        core=False,
        examples=(),
        never=(),
    )


def named(clause: Clause, scene: Scene, side: str) -> tuple[Argument, ...]:
    """The words that the network takes for the parties on a side, as arguments; those alone that name somebody."""
    heads = [i for i, chance in meant.parties(clause, scene, side) if chance > NAMED]
    found = _naming([_argument(i, scene) for i in sorted(heads)], scene)
    if side == "recipients":
        found = tuple(a for a in found if not _is_press(a, scene) and not _in_manner(a, scene))
    return found


def _with_row(arguments: tuple[Argument, ...], clause: Clause, scene: Scene) -> tuple[Argument, ...]:
    """Some of a clause's subjects with the others of their row: "Chad, Niger and *the Gambia* affirm"."""
    heads = {a.head for a in arguments}
    row = tuple(a for a in clause.arguments if a.slot == "subject" and not a.implied)
    rest = tuple(a for a in row if a.head not in heads) if heads & {a.head for a in row} else ()
    return (*arguments, *_naming(rest, scene))


def _is_press(argument: Argument, scene: Scene) -> bool:
    """Whether it is the press, which is mostly only told of an act."""
    mention = scene.mentions.get(argument.head)
    return mention is not None and all(scene.actors[i].sector == "MED" for i in mention.actors)


def _in_manner(argument: Argument, scene: Scene) -> bool:
    """Whether it is named in how something is done: "strikes in support of *Somali troops*"."""
    above = scene.tokens[argument.head].head
    return above >= 0 and scene.tokens[above].lemma.lower() in words("in_manner") and scene.case(above) == "in"


def _argument(head: int, scene: Scene) -> Argument:
    token = scene.tokens[head]
    return Argument("sensed", head, token.start, token.end)


def _naming(arguments: Sequence[Argument], scene: Scene) -> tuple[Argument, ...]:
    return tuple(a for a in arguments if names_actor(a, scene))


def with_parties(match: Match, scene: Scene) -> Match:
    """A match whose clause names nobody, with the parties that the network finds named: not for a bare event noun."""
    told = match.clause.kind != "noun" and meant.chance(match.clause, scene, match.trigger.type) >= TOLD
    if not told or _naming((*match.actor, *match.recipient), scene):
        return match
    actor, recipient = doers(match, scene) or match.actor, targets(match, scene) or match.recipient
    return msgspec.structs.replace(match, actor=actor, recipient=recipient)


def doers(match: Match, scene: Scene) -> tuple[Argument, ...]:
    """Who the network finds to do it, where the entry has a doer; a land does nothing by being where it was done."""
    found = named(match.clause, scene, "actors") if match.trigger.actor else ()
    against = opposing(match, scene) | taken_in(match.clause, scene) | looking_into(match.clause, scene)
    against |= seizing(match, scene) | foiling(match.clause, scene) | aloof(match.clause, scene)
    against |= standing_by(scene) if match.trigger.type == "ASSAULT" else set()
    found = tuple(a for a in found if not is_instance(a.head, scene))
    return tuple(a for a in found if not _tells_where(a, scene) and a.head not in against)


def is_instance(head: int, scene: Scene) -> bool:
    """Whether somebody is only one of others who are told of: "works with partners, including *Chad*"."""
    return scene.case(head) == "include"


def taken_in(clause: Clause, scene: Scene) -> set[int]:
    """The words for those who were seized or hurt in the deed that a noun names: "*two guards* were seized in a
    raid"; who is arrested in a killing may have done it."""
    if clause.kind != "noun" or scene.case(clause.head) not in ("in", "during"):
        return set()
    around = [c for i in scene.governors(clause.head)[1:2] for c in scene.by_predicate.get(i, [])]
    held = [c for c in around if c.passive and c.predicate in words("laying_hands")]
    held = [c for c in held if c.predicate not in embedding().words["overpowering"] or clause.predicate == "raid"]
    return {a.head for c in held for a in c.arguments if a.slot == "object"}


def seizing(match: Match, scene: Scene) -> set[int]:
    """The words for those who kill or hold him to whom something is laid, by whomever: "*troops* shot two men blamed
    for the raid"."""
    clause = match.clause
    if match.trigger.type != "ACCUSE" or not clause.passive or clause.link != "relative":
        return set()
    laid = {a.head for a in clause.arguments if a.slot == "object"}
    done = [
        c
        for i in laid
        for c in scene.by_predicate.get(scene.tokens[i].head, [])
        if c.predicate in words("laying_hands")
    ]
    return {a.head for c in done for a in c.arguments if a.slot == "subject"}


def opposing(match: Match, scene: Scene) -> set[int]:
    """The words for those who reject the paper, or break up the crowd, that says it: "*Oslo* vetoed a motion blaming
    Chad"."""
    told = {a.head for a in match.actor} if match.clause.link == "relative" else set()
    above = [c for i in told for j in scene.governors(i)[1:2] for c in scene.by_predicate.get(j, [])]
    against = embedding().words["answering"] | embedding().words["overpowering"]
    above = [c for c in above if c.predicate in against]
    done = [c for c in above if any(a.slot in ("object", "at", "on") and a.head in told for a in c.arguments)]
    return {a.head for c in done for a in c.arguments if a.head not in told}


def targets(match: Match, scene: Scene) -> tuple[Argument, ...]:
    """To whom the network finds it done, where the entry has such a side and does not tell of what several do
    together."""
    together = "several" in match.trigger.needs or len([a for a in match.actor if names_actor(a, scene)]) > 1
    if not match.trigger.recipient or (together and match.trigger.type in MUTUAL) or denies_deed(match.clause, scene):
        return ()
    sure = dict(meant.parties(match.clause, scene, "recipients"))
    suffered = match.trigger.type in SUFFERED
    apart = victims(match, scene) | reactors(match.clause, scene) | spared(match, scene)
    apart |= telling_who(match.clause, scene) | (about_doer(match, scene) if match.trigger.type in JUDGING else set())
    apart |= hindered(scene) if match.trigger.type in KINDLY else set()
    apart |= relieved(scene) if match.trigger.type == "REQUEST" else set()
    apart |= spoken_for(scene) | (kept_safe(scene) if match.trigger.type in WARDED else set())
    apart |= served(match.clause, scene) if match.trigger.type in ("COERCE", "ASSAULT") else set()
    if match.trigger.mode == "crowd-control":  # "dispersed a protest against *the king*"
        apart |= {i for i in scene.mentions if scene.case(i) in ("against", "over") and _is_of_gathering(i, scene)}
    found = tuple(a for a in named(match.clause, scene, "recipients") if a.head not in apart)
    if match.trigger.type == "AGREE":
        found = tuple(a for a in found if of_others((scene.phrase(a.slot, a.head),), match, scene))
    if match.trigger.type in AGAINST:
        befriended = befriended_next(match.clause, scene)
        found = tuple(a for a in found if a.head not in befriended)
    return tuple(a for a in found if not _tells_where(a, scene) or (suffered and sure[a.head] > PLACED))


def _is_of_gathering(index: int, scene: Scene) -> bool:
    """Whether a word hangs from the noun for a protest."""
    return any(scene.tokens[i].lemma.lower() in GATHERINGS for i in scene.governors(index)[1:2])


def about_doer(match: Match, scene: Scene) -> set[int]:
    """The words that only tell of the doer: where he is posted, what else he is or did, on what occasion he
    spoke ("Mori, *who met Xi*, vetoed the bill", "the mission *in Chad* condemned", "in a call *with Oslo*")."""
    heads = {a.head for a in match.actor if a.head >= 0}
    hung = [c for i in heads for c in scene.children[i] if scene.tokens[c].relation == "appos"]
    hung += [c for a in match.actor if a.head >= 0 for c in scene.inside(a) if _is_posted(c, scene)]
    hung += [c for i in heads for c in scene.children[i] if _is_being(c, match, scene)]
    hung += [a.head for a in match.clause.arguments if a.slot in ("in", "at", "during") and _is_said_at(a, scene)]
    did = (c for c in scene.clauses if c.link == "relative" and c is not match.clause)
    hung += [c.head for c in did if any(a.slot == "subject" and a.implied and a.head in heads for a in c.arguments)]
    return {j for i in hung for j in scene.inside(scene.phrase("", i))} - heads


def spoken_for(scene: Scene) -> set[int]:
    """The words for those in whose name somebody acts: "signed it on behalf of *the mayor*"."""
    return {i for i in scene.mentions if any(scene.tokens[g].lemma == "behalf" for g in scene.governors(i)[1:3])}


def _is_said_at(argument: Argument, scene: Scene) -> bool:
    """Whether a phrase names a meeting or paper in which something is said, with who hears it."""
    return argument.head not in scene.mentions and scene.tokens[argument.head].lemma.lower() in words("said_at")


def _is_being(head: int, match: Match, scene: Scene) -> bool:
    """Whether a relative clause tells what, or where, somebody is, in which the act is not: "who *was in Lima*"."""
    copular = any(scene.tokens[c].relation == "cop" for c in scene.children[head])
    return scene.tokens[head].relation == "acl:relcl" and copular and head not in scene.governors(match.clause.head)


def _is_posted(head: int, scene: Scene) -> bool:
    return scene.tokens[head].relation.startswith("nmod") and scene.case(head) in words("whereabouts") | {"to", "for"}


def _tells_where(argument: Argument, scene: Scene) -> bool:
    at_it = scene.case(argument.head) in words("whereabouts") or is_of_town(argument.head, scene)
    return argument.head in scene.places and at_it


def is_of_town(head: int, scene: Scene) -> bool:
    """Whether a land only tells whose town it was in which force was used: "a raid in *Chad's* second city"."""
    above, deeds = scene.tokens[head].head, words("violence") | words("suffered")
    if scene.tokens[head].relation != "nmod:poss" or scene.tokens[above].lemma.lower() not in words("grounds"):
        return False
    used = any(scene.tokens[i].lemma.lower() in deeds for i in scene.governors(above)[1:4])
    return used and scene.case(above) in words("whereabouts")
