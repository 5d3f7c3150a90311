"""Numbers of people in a sentence: "at least 13 people", "a dozen soldiers", "seven", "37 of whom"."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from legation.language.model import Sentence, Token
from legation.mention.casualty_words import words
from legation.mention.date_patterns import MONTHS
from legation.mention.numbers import find_numbers

Bound = Literal["exact", "at least", "at most", "about"]
_NOT_BEFORE = frozenset({"no", "$", "€", "£", "no.", "resolution"})
_MONTHS = frozenset(month[:3] for month in MONTHS)
_NOT_AFTER = frozenset({"%", "percent", "a.m.", "p.m."})
_LINKED = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
_SKIPPED = frozenset({"more", "other", "additional", "further", "-", "–", "suspected", "alleged", "so-called"})


class Quantity(msgspec.Struct, frozen=True):
    """A number with the noun it counts, if it has one.

    ``start``/``end`` are code points of the story, from the words of the bound to the noun; ``first``/``last`` the
    token indexes of the number itself, ``opening`` the index of the first token of the whole phrase.
    """

    start: int
    end: int
    value: int
    bound: Bound
    first: int
    last: int
    opening: int
    noun: int | None


def quantities(text: str, sentence: Sentence) -> tuple[Quantity, ...]:
    """The quantities of a sentence that may count people, in order. ``text`` is the story's text."""
    inside = text[sentence.start : sentence.end]
    found = []
    for number in find_numbers(inside):
        tokens = _tokens_between(sentence, sentence.start + number.start, sentence.start + number.end)
        if tokens and number.value == int(number.value) and not _is_other(sentence, tokens):
            found.append(_quantity(inside, sentence, int(number.value), tokens))
    return tuple(q for q in found if not _counts_things(sentence, q))


def _tokens_between(sentence: Sentence, start: int, end: int) -> list[int]:
    return [i for i, token in enumerate(sentence.tokens) if token.start < end and token.end > start]


def _is_other(sentence: Sentence, tokens: list[int]) -> bool:
    """Whether a number is money, a percentage or part of a date or name."""
    first, last = tokens[0], tokens[-1]
    before = sentence.tokens[first - 1].text if first else ""
    after = sentence.tokens[last + 1].text if last + 1 < len(sentence.tokens) else ""
    if before[:3] in _MONTHS or (after[:3] in _MONTHS and after[:1].isupper()):
        return True
    return before.lower() in _NOT_BEFORE or before.endswith("$") or after in _NOT_AFTER


def _quantity(inside: str, sentence: Sentence, value: int, tokens: list[int]) -> Quantity:
    first, last = tokens[0], tokens[-1]
    noun = _noun(sentence, tokens)
    start, bound = _bound(inside, sentence.tokens[first].start - sentence.start)
    opening = _tokens_between(sentence, sentence.start + start, sentence.tokens[first].end)[0]
    end = sentence.tokens[max(last, noun if noun is not None else last)].end
    return Quantity(sentence.start + start, end, value, bound, first, last, opening, noun)


def _bound(inside: str, start: int) -> tuple[int, Bound]:
    """Where the words of the bound begin, and the bound."""
    match = re.search(rf"\b(?:{words().bound_pattern})\s+$", inside[:start], re.IGNORECASE)
    if match is None:
        return start, "exact"
    return match.start(), words().bounds[re.sub(r"\s+", " ", match.group().strip().lower())]


def _noun(sentence: Sentence, tokens: list[int]) -> int | None:
    """The noun that a number counts: its head in the grammar, else the last noun of the words behind it."""
    all_tokens = sentence.tokens
    for i in reversed(tokens):
        head = all_tokens[i].head
        modifies = all_tokens[i].relation in ("nummod", "compound", "amod") and tokens[-1] < head <= tokens[-1] + 12
        nominal = modifies and all_tokens[head].upos in ("NOUN", "PROPN", "ADJ")
        if nominal and _unbroken(all_tokens[tokens[-1] + 1 : head]):
            return head
    noun, i = None, tokens[-1] + 1
    while i < len(all_tokens) and _links(all_tokens[i]):
        noun = i if all_tokens[i].upos in ("NOUN", "PROPN") else noun
        i += 1
    return noun


def _unbroken(between: tuple[Token, ...]) -> bool:
    return not any(t.upos in ("VERB", "AUX", "CCONJ") and t.xpos != "VBN" for t in between)


def _links(token: Token) -> bool:
    return token.upos in _LINKED or token.text.lower() in _SKIPPED


def _counts_things(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether what is counted cannot be people."""
    if quantity.noun is None:
        return False
    return sentence.tokens[quantity.noun].lemma.lower() in words().things
