"""Which triggers of the codebook a clause satisfies, and with what in their slots."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from legation.event import meant
from legation.event.attach import SAYING
from legation.event.codebook import Codebook
from legation.event.entries import Side, Trigger
from legation.event.fitting import is_one_of
from legation.event.happening import happens
from legation.event.scene import Scene
from legation.event.words import words
from legation.language.model import Argument, Clause

BEARING = {"object", "for", "to", "as", "in"}
BARE = {"subject", "object", "indirect", "possessor", "modifier"}
"""A verb shares what hangs from its bearing slots' phrases ("made overtures *to Armenia*"), but for bare slots."""

SHARED = {"between", "with", "among"}
"""Slots of a noun's sides that stand behind the verb which says that it came about."""

NOUN_DOER = ("subject", "by", "possessor", "modifier")
NOUN_DONE = ("object", "of")
CONTENT = {"complement", "reported", "purpose"}


NEAR = {"modifiers": 0, "modality": 0, "negated": 0, "narrow": 1, "needs": 2, "filled": 3, "unless": 4}
"""How near an entry comes to a clause, by the key that does not fit: an empty slot is further off than one that is
filled with something else."""


class Match(msgspec.Struct, frozen=True):
    """A trigger that fits a clause; ``weight`` ranks it among others: how closely its entry describes the clause.

    One that is ``sensed`` does not fit, but the network is sure that the clause tells of its type.
    """

    trigger: Trigger
    clause: Clause
    actor: tuple[Argument, ...]
    recipient: tuple[Argument, ...]
    weight: float
    sensed: bool = False


class Misfit(NamedTuple):
    """What of an entry does not fit a clause: a key of it, and the slot or value there."""

    key: str
    slot: str


def matches(clause: Clause, scene: Scene, codebook: Codebook) -> list[Match]:
    """All triggers that fit the clause, the closest first (ties in the codebook's order).

    The user's own come first, and triggers that ask for the clause's own modality ("should") before those that do not.
    """
    found = []
    for form, trigger, before in _candidates(clause, codebook):
        match = _match(trigger, before, form, scene)
        if match is not None:
            found.append(match)
    return sorted(found, key=lambda m: (not m.trigger.own, m.trigger.modality is None, -m.weight))


def _weighed(trigger: Trigger, before: int, clause: Clause, scene: Scene) -> Match:
    """The entry with what stands on its sides, and how closely it describes the clause."""
    actor, recipient = sides(trigger, clause, scene)
    weight = 3 * len(trigger.narrow) + 2 * before + 2 * bool(trigger.modifiers) + len(trigger.needs) * 0.5
    weight += 3.0 * (trigger.negated is not None)
    weight += 1.0 * bool(actor) + 1.5 * bool(recipient) + 0.5 * trigger.core + 0.25 * bool(trigger.mode)
    weight -= sum(0.5 for items in trigger.narrow.values() if any(i.startswith("@") for i in items))
    weight += meant.WORTH * meant.chance(clause, scene, trigger.type)
    return Match(trigger, clause, actor, recipient, weight)


def misfits(clause: Clause, scene: Scene, codebook: Codebook) -> Iterator[tuple[Trigger, Misfit, int]]:
    """The triggers of a clause's words that do not fit it, each with what does not, and how near it comes (from 0)."""
    for form, trigger, _ in _candidates(clause, codebook):
        if not any(head == form.predicate for head, _ in trigger.words):
            continue
        found = _misfit(trigger, form, scene) or _lack(trigger, form, scene, *sides(trigger, form, scene))
        if found is not None:
            filled = found.key == "narrow" and found.slot != "clause" and bool(fillers(form, found.slot, scene))
            yield trigger, found, NEAR["filled" if filled else found.key]


def _candidates(clause: Clause, codebook: Codebook) -> Iterator[tuple[Clause, Trigger, int]]:
    """The triggers of a clause's words, each with the form of the clause that has them, and how many stand before."""
    for form in (clause, *_without_particle(clause)):
        for trigger, before in (*codebook.candidates(form.kind, form.predicate), *codebook.candidates(form.kind, "*")):
            if set(before) <= set(form.modifiers):
                yield form, trigger, len(before)


def _without_particle(clause: Clause) -> tuple[Clause, ...]:
    """A verb with a particle, read as a verb with a preposition: "call on" with an object as "call" with an "on"."""
    verb, _, particle = clause.predicate.partition(" ")
    if clause.kind != "verb" or not particle:
        return ()
    slots = tuple(msgspec.structs.replace(a, slot=particle) if a.slot == "object" else a for a in clause.arguments)
    return (msgspec.structs.replace(clause, predicate=verb, arguments=slots),)


def fillers(clause: Clause, slot: str, scene: Scene) -> tuple[Argument, ...]:
    """The arguments that fill a slot of the clause, as the codebook means it."""
    if slot == "speaker":
        return scene.speaker(clause)
    if slot == "voice":
        return scene.performer(clause)
    if slot == "clause":
        return tuple(a for c in content(clause, scene) for a in fillers(c, "subject", scene))
    if slot.startswith("clause."):
        inner = slot.removeprefix("clause.")
        return tuple(a for c in content(clause, scene) for a in fillers(c, inner, scene))
    if "." in slot:
        outer, inner = slot.rsplit(".", 1)
        return tuple(a for phrase in fillers(clause, outer, scene) for a in scene.below(phrase, inner))
    if clause.kind == "noun" and slot == "subject":
        return _first(clause, NOUN_DOER, scene)
    if clause.kind == "noun" and slot == "object":
        return _first(clause, NOUN_DONE, scene)
    own = tuple(a for a in clause.arguments if a.slot == slot)
    if not own and slot == "for":
        own = tuple(a for c in content(clause, scene) if c.tense == "" for a in c.arguments if _is_asked(a))
    if slot in BARE or any(names_actor(a, scene) for a in own):
        return own
    if clause.kind == "noun" and slot == "on" and not own:
        own = _called_after(clause, scene)
    if clause.kind == "noun":
        bundle = scene.container(clause.head)
        own = own if bundle is None else own + scene.hanging(bundle, slot)
        return own or _of_its_verb(clause, slot, scene) or _behind_place(clause, slot, scene)
    bearing = [a for a in clause.arguments if a.slot in BEARING and not _is_occasion(a, scene)]
    return own + tuple(a for phrase in bearing for a in scene.below(phrase, slot))


def _is_occasion(argument: Argument, scene: Scene) -> bool:
    """Whether a phrase only says on what occasion something is done: "opened a probe in the *wake* of a report"."""
    return argument.slot == "in" and scene.tokens[argument.head].lemma.lower() in words("in_wake")


def _called_after(clause: Clause, scene: Scene) -> tuple[Argument, ...]:
    """The states after which a measure against them is called: "*Mali* sanctions", but not "US sanctions", which are
    theirs, as "Malian sanctions" would be; and the site after which an attack on it is: "the *Oak Hill School*
    shooting"."""
    named = [a for a in clause.arguments if a.slot == "modifier" and a.head in scene.mentions]
    struck = tuple(a for a in named if scene.is_struck(a.head, clause.head))
    if struck or clause.predicate not in words("aimed_measures"):
        return struck
    return tuple(a for a in named if _is_state_by_name(a, scene))


def _is_state_by_name(argument: Argument, scene: Scene) -> bool:
    """Whether a state is named in full, not by an adjective or by letters."""
    mention = scene.mentions[argument.head]
    state = all(scene.actors[a].kind == "state" for a in mention.actors)
    return state and mention.form == "name" and not scene.tokens[argument.head].text.isupper()


def _of_its_verb(clause: Clause, slot: str, scene: Scene) -> tuple[Argument, ...]:
    """The phrases that a noun shares with the verb whose passive subject it is: "a deal was reached *between Iran and
    Iraq*"."""
    if slot not in SHARED or clause.light is not None:
        return ()
    for verb in scene.above(clause):
        if verb.passive and any(a.slot == "object" and a.head == clause.head for a in verb.arguments):
            return tuple(a for a in verb.arguments if a.slot == slot)
    return ()


def _behind_place(clause: Clause, slot: str, scene: Scene) -> tuple[Argument, ...]:
    """The two between whom something is, behind the words for where, when or at whose wish it was: "talks were held in
    Oslo *between Chad and Niger*", "a meeting took place at his request *between* them"."""
    if slot != "between":
        return ()
    told = [a for a in clause.arguments if a.slot in ("in", "at", "on") and _is_where_or_why(a, scene)]
    found = tuple(b for a in told for b in scene.below(a, slot))
    return found if len([b for b in found if names_actor(b, scene)]) > 1 else ()


def _is_where_or_why(argument: Argument, scene: Scene) -> bool:
    """Whether a phrase names a place, a day or somebody's wish."""
    head = argument.head
    wished = scene.tokens[head].lemma.lower() in ("request", "invitation", "initiative")
    return head in scene.places or head in scene.mentions or wished or any(d.head == head for d in scene.dates)


def _is_asked(argument: Argument) -> bool:
    """Whether a content clause's subject is its own: "called for *the Taliban* to lift the ban"."""
    return argument.slot == "subject" and not argument.implied


def content(clause: Clause, scene: Scene) -> list[Clause]:
    """The clauses that are the content of a clause: "urged X *to stop*", "said *that Y attacked*"."""
    below = [c for c in scene.clauses if c.governor == clause.head and c.head != clause.head]
    return [c for c in below if c.link in CONTENT and not (c.kind == "noun" and c.link == "purpose")]


def denies_deed(clause: Clause, scene: Scene) -> bool:
    """Whether somebody denies what he is said to have done ("denied bombing the camp"): to nobody whom it names."""
    return clause.kind == "verb" and clause.predicate in words("denying") and bool(content(clause, scene))


def denied(clause: Clause, scene: Scene) -> set[int]:
    """The verbs of what somebody denies, or of what a claim says that he denies: "denied allegations that the army
    *had bombed* a school"."""
    if clause.kind != "verb" or clause.predicate not in words("denying"):
        return set()
    own = {c.head for c in content(clause, scene)}
    heads = [a.head for a in clause.arguments if a.slot == "object" and a.head >= 0]
    said = (c for i in heads if scene.tokens[i].lemma.lower() in words("claims") for c in scene.children[i])
    return own | {c for c in said if any(scene.tokens[k].text.lower() == "that" for k in scene.children[c])}


def reasons(clause: Clause, scene: Scene) -> list[Clause]:
    """The clauses that give a clause's reason: "were angry *because the envoy left*"."""
    below = [c for c in scene.clauses if c.governor == clause.head and c.link == "adverbial"]
    return [c for c in below if any(scene.tokens[k].text.lower() == "because" for k in scene.children[c.head])]


def _first(clause: Clause, slots: Iterable[str], scene: Scene) -> tuple[Argument, ...]:
    for slot in slots:
        found = tuple(a for a in clause.arguments if a.slot == slot)
        if slot == "by":
            found = _without_shared(found, clause, scene)
        if slot == "modifier":
            aimed = _called_after(clause, scene)
            found = tuple(a for a in found if a.head in scene.mentions and a not in aimed)
        if found:
            return found
    return ()


def _without_shared(by: tuple[Argument, ...], clause: Clause, scene: Scene) -> tuple[Argument, ...]:
    """The doers behind "by" without those of the noun that a noun with an owner hangs from: "the *response* to Sudan's
    war *by Chad*"."""
    owned = any(a.slot == "possessor" and a.head in scene.mentions for a in clause.arguments)
    above = scene.by_predicate.get(scene.tokens[clause.head].head, []) if owned else []
    shared = {a.head for c in above if c.kind == "noun" for a in c.arguments if a.slot == "by"}
    return tuple(a for a in by if a.head not in shared)


def _match(trigger: Trigger, before: int, clause: Clause, scene: Scene) -> Match | None:
    if _misfit(trigger, clause, scene) is not None:
        return None
    match = _weighed(trigger, before, clause, scene)
    return match if _lack(trigger, clause, scene, match.actor, match.recipient) is None else None


def _misfit(trigger: Trigger, clause: Clause, scene: Scene) -> Misfit | None:
    """What of the entry's own asking a clause does not fit, before its sides are filled."""
    if trigger.modifiers and not trigger.modifiers & set(clause.modifiers):
        return Misfit("modifiers", "")
    if trigger.modality is not None and (not _is_meant(trigger.modality, clause) or clause.perfect):
        return Misfit("modality", trigger.modality)
    if trigger.negated is not None and trigger.negated != clause.negated:
        return Misfit("negated", "")
    if trigger.negated is None and trigger.status == "future" and clause.negated:
        return Misfit("negated", "")  # "will *not* attend the summit" is nothing to come
    for slot, items in trigger.narrow.items():
        if not _narrowed(clause, slot, items, scene):
            return Misfit("narrow", slot)
    if "clause" in trigger.narrow and _is_of_others(trigger, clause, scene):
        return Misfit("narrow", "clause")
    against = ruled_out(trigger, clause, scene)
    return None if against is None else Misfit("unless", against)


def _is_of_others(trigger: Trigger, clause: Clause, scene: Scene) -> bool:
    """Whether what an order would be is told of somebody else than him who hears it: "told reporters *that Chad must
    withdraw*" orders no reporter to."""
    if clause.predicate != "tell" or not any(head == "order" for head, _ in trigger.words):
        return False
    heads = (c.head for c in content(clause, scene) if c.kind == "verb")
    return any(scene.tokens[i].relation.startswith("nsubj") for head in heads for i in scene.children[head])


def ruled_out(trigger: Trigger, clause: Clause, scene: Scene) -> str | None:
    """The slot by which an entry rules a clause out."""
    return next((s for s, items in trigger.unless.items() if _narrowed(clause, s, items, scene)), None)


def sides(trigger: Trigger, clause: Clause, scene: Scene) -> tuple[tuple[Argument, ...], tuple[Argument, ...]]:
    """What stands on an entry's sides in a clause: for its actor, and for its recipient."""
    actor, recipient = _fill(trigger.actor, clause, scene), _fill(trigger.recipient, clause, scene)
    if (deeds := trigger.narrow.get("in")) is not None:  # "killed in a Turkish raid in the *district* of Afrin"
        actor = tuple(a for a in actor if a.slot != "in" or is_one_of(a, deeds, scene))
    if "in" not in trigger.narrow:  # "strikes in support of Iraqi troops" are not on those
        recipient = tuple(a for a in recipient if a.slot != "in" or not _is_manner(a, scene))
    recipient = tuple(a for a in recipient if a.slot != "at" or scene.tokens[a.head].lemma not in words("said_at"))
    recipient = tuple(a for a in recipient if a.slot != "on" or scene.tokens[a.head].lemma not in words("on_terms"))
    return actor, recipient


def _is_manner(argument: Argument, scene: Scene) -> bool:
    return scene.tokens[argument.head].lemma.lower() in words("in_manner")


def _lack(trigger: Trigger, clause: Clause, scene: Scene, actor: tuple[Argument, ...],
          recipient: tuple[Argument, ...]) -> Misfit | None:  # fmt: skip
    """What an entry needs and a clause has not, once its sides are filled."""
    have = {
        "actor": any(names_actor(a, scene) or _tells(a, trigger, scene) for a in actor),
        "recipient": any(names_actor(a, scene) for a in recipient),
        "several": _several(actor, scene),
    }
    for need in trigger.needs:
        if not (have[need] if need in have else _has(clause, need, scene)):
            return Misfit("needs", need)
    return None


def _tells(argument: Argument, trigger: Trigger, scene: Scene) -> bool:
    """Whether somebody who is told of by what he is says something: "*critics* called the vote a sham"."""
    return trigger.type in SAYING and scene.tokens[argument.head].lemma.lower() in words("tellers")


def _has(clause: Clause, need: str, scene: Scene) -> bool:
    """Whether a slot is filled with anything.

    ``infinitive`` and ``that`` ask for a content clause of that shape, ``reason`` for a clause with "because",
    ``happens`` that a noun is said to take place, ``passive`` for the passive voice.
    """
    if need == "clause":
        return bool(content(clause, scene))
    if need == "infinitive":
        return any(c.tense == "" and c.kind != "noun" and c.link != "reported" for c in content(clause, scene))
    if need == "that":
        return any(c.tense != "" or c.link == "reported" for c in content(clause, scene))
    if need == "happens":
        return happens(clause, scene)
    if need == "passive":
        return clause.passive
    if need == "reason":
        return bool(reasons(clause, scene))
    if need == "wish":
        return any(_is_wished(c, scene) for c in content(clause, scene))
    if need == "undone":
        return any(not _is_done(c) for c in content(clause, scene))
    return bool(fillers(clause, need, scene))


def _is_done(clause: Clause) -> bool:
    """Whether a content clause tells what was done ("announced that it *had left*"), not what is to be."""
    return clause.modality == "none" and not clause.progressive and (clause.perfect or clause.tense == "past")


def _is_wished(clause: Clause, scene: Scene) -> bool:
    """Whether a content clause says what should be ("suggested that he *leave*"), not what is ("that he *left*")."""
    token = scene.tokens[clause.head]
    is_so = clause.kind != "verb" and clause.tense != ""  # "that the vote *was fair*"
    past = clause.tense == "past" and (is_so or token.text.lower() != token.lemma.lower())
    told = past or clause.perfect or clause.question or clause.modality in ("possible", "future", "conditional")
    told = told or (is_so and any(scene.tokens[c].xpos in ("VBZ", "VBP") for c in scene.children[clause.head]))
    return not told and not (clause.tense and (token.xpos == "VBZ" or clause.progressive))


def _several(arguments: tuple[Argument, ...], scene: Scene) -> bool:
    """Whether the arguments name two actors or more."""
    return len({a for argument in arguments if (m := scene.mentions.get(argument.head)) for a in m.actors}) > 1


def _fill(side: Side, clause: Clause, scene: Scene) -> tuple[Argument, ...]:
    """The first alternative that names an actor, else the first that is filled at all."""
    filled = [tuple(a for slot in group for a in fillers(clause, slot, scene)) for group in side]
    filled = [arguments for arguments in filled if arguments]
    named = [arguments for arguments in filled if any(names_actor(a, scene) for a in arguments)]
    own = [arguments for arguments in named if clause.kind == "noun" and not any(a.implied for a in arguments)]
    return next(iter((own if clause.light is None else ()) or named or filled), ())


def names_actor(argument: Argument, scene: Scene) -> bool:
    """Whether the argument's phrase is, or belongs to, an actor; "himself" is nobody else."""
    if argument.slot == "speaker":
        return True
    if scene.tokens[argument.head].text.lower() in words("reflexives"):
        return False
    return argument.head in scene.mentions or argument.head in scene.places or scene.owner(argument) is not None


def _narrowed(clause: Clause, slot: str, items: frozenset[str], scene: Scene) -> bool:
    if slot == "clause":
        said = content(clause, scene)
        forgone = clause.predicate in words("vowing")  # "promised *not to attack*" is no threat to attack
        return bool(said and "*" in items) or any(
            (c.predicate in items and not (forgone and c.negated)) or (c.negated and f"not {c.predicate}" in items)
            for c in said
        )
    if slot == "modifiers":
        return bool(items & set(clause.modifiers))
    if slot == "case":
        return scene.case(clause.head) in items
    return any("*" in items or is_one_of(argument, items, scene) for argument in fillers(clause, slot, scene))


def _is_meant(asked: str, clause: Clause) -> bool:
    """Whether a clause's modality is the one that an entry asks for: what somebody says would be is to come too."""
    told = clause.modality == "conditional" and clause.reporter is not None
    return clause.modality == asked or (asked == "future" and told)
