"""Types of the language room: token, sentence, argument, clause.

Token indexes count within their sentence; ``start`` and ``end`` are code points into the story's text.
"""

from __future__ import annotations

from typing import Literal

import msgspec

States = tuple[float, float, float, float, float]
"""Chances of each status of an event: current, historical, future, hypothetical, negated."""

UNSEEN: States = (0.2, 0.2, 0.2, 0.2, 0.2)
"""The chances of a word of which the network has no opinion."""


class Meaning(msgspec.Struct, frozen=True):
    """What the network thinks a word may tell: chances from 0 to 1, as it sees the sentence alone.

    ``types`` are the PLOVER types with a chance of ``LEAST`` or more, the likeliest first; what is left to one is the
    chance that the word tells of no event. ``actors`` and ``recipients`` are words of the sentence, by index, with the
    chance that they name who does it and to whom, the likeliest first.
    """

    types: tuple[tuple[str, float], ...]
    actors: tuple[tuple[int, float], ...] = ()
    recipients: tuple[tuple[int, float], ...] = ()

    @property
    def event(self) -> float:
        """The chance that the word tells of an event of any type."""
        return min(1.0, sum(chance for _, chance in self.types))

    def chance(self, type_: str) -> float:
        """The chance that the word tells of an event of this type."""
        return next((chance for name, chance in self.types if name == type_), 0.0)


class Token(msgspec.Struct, frozen=True):
    """One word or mark with its grammar.

    ``head`` is the index of its governor in the sentence, -1 for the root; ``relation`` is a Universal
    Dependencies relation; ``name`` is the name tag (``B-PER``, ``I-ORG``, ``O`` ...); ``features`` is a UD feature
    string (``Number=Sing|Tense=Past``), empty where there is none. ``meaning`` is what the network thinks that the word
    may tell, None where it is sure that it is no event. ``states`` are the chances, as it sees the story, that an event
    told here is current, historical, future, hypothetical or negated.
    """

    text: str
    start: int
    end: int
    lemma: str
    upos: str
    xpos: str
    features: str
    head: int
    relation: str
    name: str
    meaning: Meaning | None = None
    states: States = UNSEEN


class Sentence(msgspec.Struct, frozen=True):
    """A sentence: ``start`` and ``end`` into the story's text and its tokens, in order."""

    index: int
    start: int
    end: int
    tokens: tuple[Token, ...]


class Argument(msgspec.Struct, frozen=True):
    """A phrase that takes part in a clause.

    ``slot`` says how: ``subject`` (the doer, voice undone), ``object`` (the done-to, voice undone), ``indirect``
    (the receiver in "gave X a book"), ``possessor`` ("X's visit") and ``modifier`` ("the Russian attack", "the
    Israel visit") of an event noun, or a preposition in lower case (``of``, ``by``, ``with``, ``to``, ``on``,
    ``against``, ``in``, ``at`` ...; longer ones with a space: ``because of``), or ``time`` (a time without a
    preposition: "last week"). Conjuncts each have an argument of their own with the same slot. ``head`` is the index
    of the phrase's head token; ``start`` and ``end`` are the phrase's code points (for a conjunct its own part
    alone). ``implied`` is true where the grammar fills the slot from elsewhere: control, a relative clause, a shared
    subject, a light verb's noun.
    """

    slot: str
    head: int
    start: int
    end: int
    implied: bool = False


Modality = Literal["none", "future", "possible", "necessary", "wanted", "conditional"]
Link = Literal[
    "root", "complement", "reported", "relative", "adverbial", "condition", "purpose", "argument", "conjunct"
]


class Reporter(msgspec.Struct, frozen=True):
    """Who reports a clause: the speaker's phrase and the reporting word ("said", "according to").

    ``head`` is the token index of the speaker's head; ``start``/``end`` its phrase; ``cue_start``/``cue_end``
    the cue's words. All in the same sentence.
    """

    head: int
    start: int
    end: int
    cue: str
    cue_start: int
    cue_end: int


class Clause(msgspec.Struct, frozen=True, kw_only=True):
    """A predicate frame: what is done, and the phrases that take part, in a form without dependency labels.

    ``predicate`` is the lemma of a verb with its particle ("visit", "carry out", "call off"), of an event noun
    ("visit", "strike") or of a predicative adjective ("hostile"); ``modifiers`` are the lower-cased lemmas of a noun's
    compound and adjective modifiers and of a verb's adverbs ("air" for "air strike"). A light verb ("paid a visit",
    "held talks", "carried out an attack") is folded into its noun: ``kind`` is noun, ``light`` the verb's lemma.
    ``start``/``end`` are the trigger's code points: an unbroken stretch ("embarked on an official visit").
    ``head`` is the token index of the predicate word (the noun of a light verb construction).

    ``governor`` is the head of the clause that this one hangs from, or None, and ``link`` says how:
    ``complement`` ("urged X to stop", "agreed to meet", "decided on a visit": a verb or clause it is the content of),
    ``reported`` (what somebody says: "said that ..."), ``relative``, ``adverbial``, ``condition`` ("if", "unless"),
    ``purpose`` ("to do", "in order to"), ``argument`` (an event noun that is an argument of the governor: "condemned
    the attack"), ``conjunct``, ``root``. ``tense`` is "past", "present" or "" (none of its own: infinitive, noun);
    ``perfect``, ``progressive``, ``passive``, ``question`` as in grammar. ``negated`` counts "not", "no", "never",
    "without", "fail to", "refuse to" is not negation (it is a predicate of its own).
    """

    sentence: int
    kind: Literal["verb", "noun", "adjective"]
    predicate: str
    head: int
    start: int
    end: int
    arguments: tuple[Argument, ...] = ()
    modifiers: tuple[str, ...] = ()
    light: str | None = None
    negated: bool = False
    modality: Modality = "none"
    tense: Literal["past", "present", ""] = ""
    perfect: bool = False
    progressive: bool = False
    passive: bool = False
    question: bool = False
    governor: int | None = None
    link: Link = "root"
    reporter: Reporter | None = None
