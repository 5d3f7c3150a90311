"""Which way a clause looks: back to what happened, or ahead to what is planned."""

from __future__ import annotations

from typing import Literal

from legation.language.model import Sentence, Token

Tense = Literal["past", "future", "open", "present", ""]
""" ``future``: will happen; ``open``: planned, asked for, conditional, so likely ahead; ``present``: simple present."""
_WILL = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_MAY = frozenset({"would", "could", "may", "might", "should", "must", "can", "ought"})
_PLANS = frozenset(
    [
        "plan",
        "expect",
        "schedule",
        "set",
        "due",
        "intend",
        "hope",
        "agree",
        "want",
        "prepare",
        "aim",
        "slate",
        "promise",
        "vow",
        "pledge",
        "propose",
        "likely",
        "ready",
        "call",
        "urge",
        "ask",
        "invite",
        "order",
        "demand",
        "threaten",
        "mean",
        "suppose",
        "go",
        "decide",
        "offer",
        "seek",
        "need",
        "poise",
        "target",
    ]
)
_SAYING = frozenset(("say", "tell", "report", "add", "claim", "note", "write", "announce", "confirm"))
_PLANNED = frozenset(("scheduled", "planned", "set", "slated", "expected", "due", "intended", "targeted", "proposed"))
_CALLING = frozenset(("call", "announce", "schedule", "declare", "convene", "plan", "fix", "order"))
_OWNED = frozenset({"nmod:poss", "compound", "amod"})
_TO_COME = frozenset([("ahead", "of"), ("advance", "of"), ("run-up", "to"), ("up", "to"), ("preparation", "for")])
_NEAR = 9
"""Words before a day among which stands what looks ahead to it. A choice."""


def points_to(sentence: Sentence, index: int) -> Tense:
    """Whether the clause around token ``index`` tells of the past or the future; "" where its grammar does not say."""
    tokens = sentence.tokens
    if is_to_come(sentence, index) or is_set_for(sentence, index):
        return "open"
    if tokens[index].relation in _OWNED:
        return "past" if _tense_of_verb(sentence, _verb_above(sentence, index)) == "past" else ""
    verb = _verb_above(sentence, index)
    return _tense_of_verb(sentence, verb)


def is_to_come(sentence: Sentence, index: int) -> bool:
    """Whether a time is that of something before which the rest was done: "met *ahead of* a summit on Friday"."""
    return behind_ahead(sentence, index) is not None


def behind_ahead(sentence: Sentence, index: int) -> int | None:
    """The word behind those by which a time before ``index`` is told to lie ahead: "met ahead of *a* summit on Friday";
    None where there are none."""
    words = [t.text.lower() for t in sentence.tokens]
    for at in range(index - 1, max(0, index - _NEAR) - 1, -1):
        token, pair = sentence.tokens[at], (words[at], words[at + 1])
        ahead = pair in _TO_COME or (token.lemma.lower(), pair[1]) == ("prepare", "for")
        if ahead and words[at + 2] != "time" and (words[at] != "up" or words[at - 1] == "-"):
            return at + 2
        named = token.xpos in ("VBG", "NN") and sentence.tokens[at - 1].relation in ("nmod:poss", "det")
        if token.upos in ("VERB", "AUX", "PUNCT") and words[at] != "-" and not named:
            return None
    return None


def is_set_for(sentence: Sentence, index: int) -> bool:
    """Whether a time is that for which something is called or announced: "called a strike *for Friday*"."""
    tokens = sentence.tokens
    head = tokens[index].head
    case = {t.text.lower() for t in tokens if t.head == index and t.relation == "case"}
    above = {head, tokens[head].head} if head >= 0 and tokens[head].relation == "obj" else {head}
    called = any(i >= 0 and tokens[i].lemma.lower() in _CALLING for i in above)
    return called and bool(case & {"for", "from"}) and any(t.head in above and t.relation == "obj" for t in tokens)


def _verb_above(sentence: Sentence, index: int) -> int | None:
    """The nearest verb or copular predicate above a token."""
    tokens, seen = sentence.tokens, 0
    while index >= 0 and seen < len(tokens):
        token = tokens[index]
        if token.upos in ("VERB", "AUX") or token.lemma == "due" or _helpers(sentence, index):
            return index
        index, seen = token.head, seen + 1
    return None


def _tense_of_verb(sentence: Sentence, verb: int | None) -> Tense:
    """The direction of the clause of a verb: its helpers, its form, and what it depends on."""
    if verb is None:
        return ""
    token, helpers = sentence.tokens[verb], _helpers(sentence, verb)
    words = {h.text.lower() for h in helpers}
    if words & _WILL:
        return "future"
    if words & _MAY:
        return "past" if "have" in words else "open"
    if "to" in words:
        if any(h.lemma == "be" and h.xpos in ("VBZ", "VBP") for h in helpers):
            return "future"
        return _tense_of_infinitive(sentence, verb)
    done = token.lemma in ("target", "set") and token.xpos == "VBD" and not helpers
    if token.lemma == "plan" and token.xpos in ("VBZ", "VBP", "VBG") and "VBD" not in {h.xpos for h in helpers}:
        return "open"
    if token.text.lower() in _PLANNED and not done and not words & {"had", "has", "have"}:
        return "open"
    if token.xpos in ("VBD", "VBN") or any(h.xpos == "VBD" for h in helpers):
        return "past"
    if token.xpos == "VBG" and not helpers:
        return _tense_of_verb(sentence, _verb_above(sentence, token.head) if token.head >= 0 else None)
    return "present" if token.xpos in ("VBZ", "VBP") and token.lemma.lower() not in _SAYING else ""


def _tense_of_infinitive(sentence: Sentence, verb: int) -> Tense:
    """ "Plans to meet" looks ahead, "arrived to meet" back; "leaders to meet" ahead."""
    head = sentence.tokens[verb].head
    if head < 0:
        return "open"
    governor = sentence.tokens[head]
    if {governor.lemma.lower(), governor.text.lower()} & (_PLANS | _PLANNED) or governor.upos in ("NOUN", "PROPN"):
        return "open"
    return _tense_of_verb(sentence, _verb_above(sentence, head))


def _helpers(sentence: Sentence, verb: int) -> list[Token]:
    """The auxiliaries, copulas and "to" of a predicate."""
    return [
        t
        for t in sentence.tokens
        if t.head == verb and (t.relation.startswith(("aux", "cop")) or (t.relation == "mark" and t.lemma == "to"))
    ]
