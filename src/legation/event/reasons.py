"""Why an event was coded, and why something was not, in words: the rule, the frame and the words of the text."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from legation.event.entries import Side, Trigger
from legation.event.match import Misfit, fillers
from legation.event.scene import Scene
from legation.language.model import Argument, Clause

if TYPE_CHECKING:
    from legation.event.draft import Draft
    from legation.event.model import Party

LONG = 60
"""Reasons cut quoted words after so many characters."""

FEW = 3
"""Reasons give so many words of a list."""

TURNED = {
    "AGREE": "planned or promised",
    "CONCEDE": "promised",
    "THREATEN": "threatened",
    "REJECT": "refused",
    "COERCE": "denied to somebody",
    "COOPERATE": "done together",
}
"""How a deed is told that is coded as another type than its entry's."""

DAYS = {
    "occasion": "of the occasion that it was done at",
    "meeting": "of the meeting that it was said at",
    "told": "of what was said there",
    "speaker": "of what the speaker said or did last",
    "side": "of what that side said just before",
    "death": "with which the story tells that death",
    "rescue": "of the attack",
    "again": "with which the story tells it again",
    "deed": "of the deed told just before",
    "scene": "of the scene",
    "one_day": "the only one of the news so far",
    "finer": "that the story names for it elsewhere",
    "only": "the only one that the story tells",
    "lead": "of the lead",
    "dateline": "of the dateline",
    "release": "of publication",
    "plan": "of the plan told before",
}
"""Whose day an event has that tells none, by the rules of ``dating``."""

SLOTS = {"subject": "the subject", "object": "the object", "indirect": "the indirect object", "speaker": "the speaker",
         "voice": "who speaks", "possessor": "the possessor", "modifier": "the modifier",
         "clause": "the subject of its content", "sensed": "by the sense of the sentence"}  # fmt: skip

CLASSES = {"@state": "a state", "@person": "a person", "@body": "a body", "@group": "a group", "@place": "a place",
           "@actor": "an actor", "@money": "a sum of money", "@people": "people",
           "@military": "forces", "@forecaster": "somebody of science or business"}  # fmt: skip

UNDER = {"clause": "as what it says", "modifiers": "beside it", "case": "before it"}
"""Where a word is asked for that is in no slot."""

NEEDS = {
    "actor": "a named actor",
    "recipient": "a named recipient",
    "several": "two named actors",
    "clause": "a clause that says what",
    "infinitive": "a clause with “to”",
    "happens": "a verb that says that it takes place",
    "that": "a clause with “that”",
    "wish": "a clause that says what should be",
    "undone": "a clause that says what is to come",
    "reason": "a clause with “because”",
    "passive": "the passive voice",
}


def frame(trigger: Trigger) -> str:
    """The frame of an entry as the codebook writes it: "subject > to|for"."""
    return f"{_side(trigger.actor)} > {_side(trigger.recipient)}"


def _side(side: Side) -> str:
    return "|".join("+".join(group) for group in side) or "-"


def label(type_: str, mode: str | None) -> str:
    """``CONSULT/visit``."""
    return f"{type_}/{mode}" if mode else type_


def why(draft: Draft) -> str:
    """The entry that fired with its frame, its words, and what filled its slots.

    "aid:3 [subject > to]: the verb “give” with its object “tents” is AID; actor: “France” (the subject) …".
    """
    trigger, clause = draft.match.trigger, draft.match.clause
    light = f", carried by “{clause.light}”," if clause.light else ""
    narrowed = "".join(f" with {_slot(slot)} {', '.join(words)}" for slot, words in _narrowed(draft).items())
    turned = TURNED.get(draft.type, "told so") if draft.type != trigger.type else ""
    shown = label(trigger.name, draft.mode if draft.coded == trigger.name else trigger.mode)
    shown += f", here {turned}: {label(draft.type, draft.mode)}" if turned else ""
    sides = [
        _filled("actor", draft.actors, draft.match.actor),
        _filled("recipient", draft.recipients, draft.match.recipient),
    ]
    filled = "; ".join(side for side in sides if side) or "no party is named"
    day = f"; its day is that {DAYS.get(draft.dated, draft.dated)}" if draft.dated and draft.date else ""
    words = f"the {clause.kind} “{clause.predicate}”{light}{narrowed}"
    sensed = ", by the sense of the sentence," if draft.match.sensed else ""
    return f"{trigger.id} [{frame(trigger)}]: {words} is{sensed} {shown}; {filled}{day}"


def _slot(slot: str) -> str:
    """A slot before its words: "its object", "“to”"."""
    return f"its {slot}" if slot in SLOTS else f"“{slot}”"


def _narrowed(draft: Draft) -> dict[str, list[str]]:
    """The slots that the entry asks for, with the first words that fill them."""
    text, found = draft.scene.story.text, dict[str, list[str]]()
    for argument in draft.match.clause.arguments:
        told = found.setdefault(argument.slot, []) if argument.slot in draft.match.trigger.narrow else None
        if told is not None and len(told) < FEW:
            told.append(_quoted(text[argument.start : argument.end]))
    return found


def _quoted(said: str) -> str:
    said = " ".join(said.split())
    return f"“{said if len(said) <= LONG else said[:LONG].rsplit(' ', 1)[0] + ' …'}”"


def _filled(name: str, parties: tuple[Party, ...], arguments: tuple[Argument, ...]) -> str:
    """One side: who, and where in the clause, or that only the story tells of him."""
    if not parties:
        return ""
    return f"{name}: " + ", ".join(f"{_quoted(p.text or p.name)} ({_found(p, arguments)})" for p in parties)


def _found(party: Party, arguments: tuple[Argument, ...]) -> str:
    if party.start is None or party.text is None:
        return "from the story"
    slots = (a.slot for a in arguments if a.start <= party.start < a.end or a.slot == "speaker")
    slot = next(slots, None)
    return "from the sentence" if slot is None else SLOTS.get(slot, f"after “{slot}”")


def misfit(trigger: Trigger, found: Misfit, clause: Clause, scene: Scene) -> str:
    """Why an entry does not fit a clause: "ASSAULT needs a person or a place as its object, not “the budget”"."""
    type_ = label(trigger.name, trigger.mode)
    if found.key == "modality":
        return f"{type_} needs the modality “{found.slot}”, not “{clause.modality}”"
    if found.key == "negated":
        return f"{type_} needs a denial" if trigger.negated else f"{type_} must not be denied"
    if found.key == "modifiers":
        return f"{type_} needs {_one_of(trigger.modifiers)} beside it"
    if found.key == "needs":
        wanted = NEEDS.get(found.slot) or (SLOTS.get(found.slot, "").replace("the ", "a ") or f"“{found.slot}”")
        return f"{type_} needs {wanted}"
    said = [scene.story.text[a.start : a.end] for a in fillers(clause, found.slot, scene)] if _is_slot(found) else []
    words = ", ".join(_quoted(each) for each in said)
    if found.key == "unless":
        return f"{type_} is not coded with {_slot(found.slot)} {words or _one_of(trigger.unless[found.slot])}"
    wanted = _one_of(trigger.narrow[found.slot])
    under = UNDER.get(found.slot) or (f"as {_slot(found.slot)}" if found.slot in SLOTS else f"after “{found.slot}”")
    return f"{type_} needs {wanted} {under}" + (f", not {words}" if words else "")


def _is_slot(found: Misfit) -> bool:
    return found.slot not in ("clause", "modifiers", "case")


def _one_of(items: Collection[str]) -> str:
    """A list in words: its classes, then a few of its words."""
    kinds = [told for item, told in CLASSES.items() if item in items]
    plain = sorted(item for item in items if item not in CLASSES)
    told = [*kinds, *(f"“{item}”" for item in plain[: len(plain) if len(plain) <= FEW + 1 else FEW])]
    if len(plain) > FEW + 1:
        return ", ".join(told) + f" or one of {len(plain) - FEW} words more"
    return told[0] if len(told) == 1 else ", ".join(told[:-1]) + f" or {told[-1]}"
