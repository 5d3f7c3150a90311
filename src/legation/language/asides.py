"""Words by which a report puts a name in another's mouth: "killing *what the army said were* 11 fighters".

They stand before what they name, and the sentence reads on without them ("killing 11 fighters"); with them, it is often
taken apart at the verb of saying. The network reads the sentence without them; their own grammar is that of the whole,
and their verb hangs from what they name, as what is put in between does ("parataxis" in Universal Dependencies).
"Closed the port *in what Oslo called* a hostile act" stays as it is: there, the words judge what is told.
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
CALLING = frozenset({
    "call", "calls", "called", "term", "terms", "termed", "label", "labels", "labelled", "labeled", "dub", "dubs",
    "dubbed", "deem", "deems", "deemed", "consider", "considers", "considered"
})  # fmt: skip
"""Before the name itself: "what he called a coup"."""
DESCRIBING = frozenset({
    "describe", "describes", "described", "characterize", "characterizes", "characterized", "characterise",
    "characterises", "characterised", "see", "sees", "saw", "seen", "regard", "regards", "regarded", "view", "views",
    "viewed", "portray", "portrays", "portrayed", "denounced", "condemned", "cast"
})  # fmt: skip
"""Before "as": "what police described *as* an ambush"."""

NAMING = 7
"""Words at most that name who says so."""
BEGINS_NAME = frozenset({"DET", "NUM", "NOUN", "PROPN", "ADJ", "PUNCT"})
"""What the name of a thing begins with, or the quotation marks around it."""
ABOUT = frozenset({"at", "more", "about", "up", "nearly", "almost", "around", "some", "its", "his", "her", "their"})
"""Other words that begin one: "*at* least 11 fighters", "*its* heaviest attack"."""


class Aside(NamedTuple):
    """Where the words of an aside lie, the last excluded, and where its verb of saying is."""

    start: int
    verb: int
    end: int


def asides(words: tuple[str, ...]) -> list[Aside]:
    """The asides of a sentence as its words alone tell: those of "what", who says so, the verb, "was", "as" or none."""
    lower = [word.lower() for word in words]
    found: list[Aside] = []
    for at, word in enumerate(lower):
        if word == WHAT and lower[at - 1 : at] != ["in"] and not (found and at < found[-1].end):
            aside = _aside(lower, at)
            if aside is not None:
                found.append(aside)
    return found


def _aside(lower: list[str], start: int) -> Aside | None:
    if lower[start + 1 : start + 2] and lower[start + 1] in BEING | HAVING:
        return None
    for verb in range(start + 2, min(start + NAMING + 3, len(lower) - 1)):
        word, after = lower[verb], lower[verb + 1]
        if word in CALLING:
            end = verb + 1
        elif (word in SAYING and after in BEING) or (word in DESCRIBING and after == "as"):
            end = verb + 2
        elif word in HAVING or word.replace("-", "").replace("'", "").replace(".", "").isalpha() or word == "'s":
            if word in BEING:
                return None
            continue
        else:
            return None
        return Aside(start, verb, end) if end < len(lower) else None
    return None


def names(upos: str, word: str) -> bool:
    """Whether the name of a thing begins with a word of this kind: not "what he called *for*", "what she said was
    *that* …"."""
    return upos in BEGINS_NAME or word.lower() in ABOUT
