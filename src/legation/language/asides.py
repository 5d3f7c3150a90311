"""Words by which a report puts a name in another's mouth: "killing *what the army said were* 11 fighters".

They stand before what they name, and the sentence reads on without them ("killing 11 fighters"); with them, it is often
taken apart at the verb of saying. The network reads the sentence without them; their own grammar is that of the whole,
and their verb hangs from what they name, as what is put in between does ("parataxis" in Universal Dependencies).
"Closed the port *in what Oslo called* a hostile act" stays as it is: there, the words judge what is told. Those by
which somebody else tells what a relative clause does stand aside too: "the war, which *the UN says* has killed 900".
"""

from __future__ import annotations

from typing import NamedTuple

WHAT = "what"
BEING = frozenset({"is", "was", "are", "were"})
HAVING = frozenset({"has", "have", "had"})
SAYING = frozenset({
    "say", "says", "said", "claim", "claims", "claimed", "believe", "believes", "believed", "allege", "alleges",
    "alleged", "think", "thinks", "thought", "insist", "insists", "insisted", "maintain", "maintains", "maintained",
    "suspect", "suspects", "suspected"
})  # fmt: skip
"""Before a form of "be": "what Kyiv says *was* an attack"."""
ACCUSING = frozenset({"claim", "claims", "claimed", "allege", "alleges", "alleged"})
"""Those of them that accuse: "who Lima claims was shot" tells of a claim too."""
CALLING = frozenset({
    "call", "calls", "called", "term", "terms", "termed", "label", "labels", "labelled", "labeled", "dub", "dubs",
    "dubbed", "deem", "deems", "deemed", "consider", "considers", "considered"
})  # fmt: skip
"""Before the name itself: "what he called a coup"."""
DESCRIBING = frozenset({
    "describe", "describes", "described", "characterize", "characterizes", "characterized", "characterise",
    "characterises", "characterised", "see", "sees", "saw", "seen", "regard", "regards", "regarded", "view", "views",
    "viewed", "portray", "portrays", "portrayed", "cast"
})  # fmt: skip
"""Before "as": "what police described *as* an ambush"."""

RELATIVE = frozenset({"which", "who", "that"})
GOING_ON = BEING | HAVING | {"will", "would", "can", "could", "may", "might", "did", "does", "do", "must", "should"}
"""What a relative clause goes on with behind who tells it, or a verb in the past: "which Kyiv says *killed* two"."""

NAMING = 7
"""Words at most that name who says so."""
BEGINS_NAME = frozenset({"DET", "NUM", "NOUN", "PROPN", "ADJ", "PUNCT"})
"""What the name of a thing begins with, or the quotation marks around it."""
ABOUT = frozenset({"at", "more", "about", "up", "nearly", "almost", "around", "some", "its", "his", "her", "their"})
"""Other words that begin one: "*at* least 11 fighters", "*its* heaviest attack"."""


class Aside(NamedTuple):
    """Where the words of an aside lie, the last excluded, where its verb of saying is, and whether it names a thing or
    stands in a relative clause."""

    start: int
    verb: int
    end: int
    naming: bool = True


def asides(words: tuple[str, ...]) -> list[Aside]:
    """The asides of a sentence as its words alone tell: those of "what", who says so, the verb, "was", "as" or none;
    and behind "which", "who" or "that", who says so and the verb."""
    lower = [word.lower() for word in words]
    found: list[Aside] = []
    for at, word in enumerate(lower):
        if found and at < found[-1].end:
            continue
        if word == WHAT and lower[at - 1 : at] != ["in"]:
            aside = _aside(lower, at)
        else:
            aside = _in_relative(lower, at) if word in RELATIVE and at > 0 else None
        if aside is not None:
            found.append(aside)
    return found


def _in_relative(lower: list[str], at: int) -> Aside | None:
    for verb in range(at + 2, min(at + NAMING, len(lower) - 1)):
        if lower[verb] in SAYING - ACCUSING:
            return Aside(at + 1, verb, verb + 1, naming=False)
        if lower[verb] in GOING_ON or not _is_name(lower[verb]):
            return None
    return None


def _is_name(word: str) -> bool:
    return word == "'s" or word.replace("-", "").replace("'", "").replace(".", "").isalpha()


def _aside(lower: list[str], start: int) -> Aside | None:
    if lower[start + 1 : start + 2] and lower[start + 1] in BEING | HAVING:
        return None
    for verb in range(start + 2, min(start + NAMING + 3, len(lower) - 1)):
        word, after = lower[verb], lower[verb + 1]
        if word in CALLING:
            end = verb + 1
        elif (word in SAYING and after in BEING) or (word in DESCRIBING and after == "as"):
            end = verb + 2
        elif word in HAVING or _is_name(word):
            if word in BEING:
                return None
            continue
        else:
            return None
        return Aside(start, verb, end) if end < len(lower) else None
    return None


def is_aside(aside: Aside, words: tuple[str, ...], tags: list[tuple[str, str]]) -> bool:
    """Whether words are an aside by their tags (of the universal and of the Penn set) too: the name of a thing follows
    (not "what he called *for*"), or the rest of a relative clause (not "which Kyiv says *it* won")."""
    (upos, xpos), word = tags[aside.end], words[aside.end].lower()
    if aside.naming:
        return upos in BEGINS_NAME or word in ABOUT
    says, teller = tags[aside.verb][0], tags[aside.verb - 1][0]
    goes_on = (upos == "AUX" and word in GOING_ON) or (upos == "VERB" and (xpos == "VBD" or word in GOING_ON))
    return goes_on and says == "VERB" and teller in ("NOUN", "PROPN", "PRON")
