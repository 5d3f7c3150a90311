"""Numbers of people in a sentence: "at least 13 people", "10 to 15 soldiers", "seven", "37 of whom", "dozens"."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from legation.language.model import Sentence, Token
from legation.mention.casualty_words import words
from legation.mention.date_patterns import MONTHS
from legation.mention.model import Bound
from legation.mention.numbers import find_numbers

_NOT_BEFORE = frozenset({"no", "$", "€", "£", "no.", "resolution"})
_MONTHS = frozenset(month[:3] for month in MONTHS)
_CLOSING = frozenset({",", ".", ";", ")", ""})
_NOT_AFTER = frozenset({"%", "percent", "a.m.", "p.m."})
_LINKED = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
_SKIPPED = frozenset({"more", "other", "additional", "further", "-", "–", "suspected", "alleged", "so-called", "of"})
_RANGE = re.compile(r"\s*(?:-|–|—|\bto\b|\band\b|\bor\b)\s*", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_DEFINITE = frozenset({"the", "all", "these", "those", "both", "his", "her", "their", "its"})
_AGES = [[span, old] for span in ("year", "month", "week", "day") for old in ("old", "olds")]
_YEAR = re.compile(r"(?:19|20)\d\d")
_EXACT: tuple[Bound, ...] = ("exact", "about", "between")


class Quantity(msgspec.Struct, frozen=True):
    """A number with the noun it counts, if it has one.

    ``start``/``end`` are code points of the story, from the words of the bound to the noun; ``first``/``last`` the
    token indexes of the number itself, ``opening`` the index of the first token of the whole phrase. ``value`` is
    None for words without a number ("dozens"); ``low`` is the fewest that the words allow and ``high`` the most.
    """

    start: int
    end: int
    value: int | None
    bound: Bound
    first: int
    last: int
    opening: int
    noun: int | None
    low: int
    high: int | None
    definite: bool = False
    more: bool = False


class _Told(msgspec.Struct, frozen=True):
    """A number or a vague word at code points of the sentence's text, with the interval that it means."""

    start: int
    end: int
    low: int
    high: int
    vague: bool = False


def quantities(text: str, sentence: Sentence) -> tuple[Quantity, ...]:
    """The quantities of a sentence that may count people, in order. ``text`` is the story's text."""
    inside = text[sentence.start : sentence.end]
    found = []
    for told in _told(inside):
        tokens = _tokens_between(sentence, sentence.start + told.start, sentence.start + told.end)
        if tokens and not _is_other(sentence, tokens):
            found.append(_quantity(inside, sentence, told, tokens))
    return tuple(q for q in found if not _counts_things(sentence, q))


def _told(inside: str) -> list[_Told]:
    """The numbers, ranges and vague words of a sentence, in order."""
    numbers = [n for n in find_numbers(inside) if n.value == int(n.value)]
    found: list[_Told] = []
    for number in numbers:
        value, last = int(number.value), found[-1] if found else None
        if last is not None and last.low == last.high < value and _is_range(inside, last, number.start):
            rises = _FROM.search(inside[: last.start]) is not None
            found[-1] = _Told(number.start if rises else last.start, number.end, value if rises else last.low, value)
        else:
            found.append(_Told(number.start, number.end, value, value))
    for match in re.finditer(rf"(?<![\w-])(?:{words().vague_pattern})(?![\w-])", inside, re.IGNORECASE):
        word = re.sub(r"\s+", " ", match.group().lower())
        few = words().vague[word]
        if not any(_bounds(inside[match.end() : t.start]) or _overlap(match, t) for t in found):
            found.append(_Told(match.start(), match.end(), few, few, vague=word not in words().exact))
    return sorted(found, key=lambda t: t.start)


def _overlap(match: re.Match[str], told: _Told) -> bool:
    return told.start < match.end() and match.start() < told.end


def _bounds(between: str) -> bool:
    """Whether a word right before a number only bounds it: "some 200", "as many as 60"."""
    return between.strip().lower() in ("", "as") and 0 < len(between) <= len(" as ")


def _is_range(inside: str, low: _Told, start: int) -> bool:
    """Whether two numbers are the ends of one: "10 to 15", "two or three", "between 10 and 15"."""
    joint = _RANGE.fullmatch(inside[low.end : start])
    return joint is not None and ("and" not in joint.group() or _BETWEEN.search(inside[: low.start]) is not None)


def _tokens_between(sentence: Sentence, start: int, end: int) -> list[int]:
    return [i for i, token in enumerate(sentence.tokens) if token.start < end and token.end > start]


def _is_other(sentence: Sentence, tokens: list[int]) -> bool:
    """Whether a number is money, a percentage or part of a date or name."""
    first, last = tokens[0], tokens[-1]
    before = sentence.tokens[first - 1].text if first else ""
    after = sentence.tokens[last + 1].text if last + 1 < len(sentence.tokens) else ""
    if before[:3] in _MONTHS or (after[:3] in _MONTHS and after[:1].isupper()):
        return True
    if first == last and _is_year(sentence, first):
        return True
    if before == "," and first > 1 and after[:1] in _CLOSING and _is_age(sentence, first, last):
        return True
    if [t.lower() for t in _parts(sentence.tokens[last + 1 : last + 5])[:2]] in _AGES:
        return True
    return before.lower() in _NOT_BEFORE or before.endswith("$") or after in _NOT_AFTER


def _is_year(sentence: Sentence, index: int) -> bool:
    """Whether a number is the year of a day ("the June 24, *2005* murder") or of a deed ("the *2019* killings")."""
    tokens = sentence.tokens
    if not _YEAR.fullmatch(tokens[index].text):
        return False
    if index > 1 and tokens[index - 1].text == "," and tokens[index - 2].text.isdigit():
        return index > 2 and tokens[index - 3].text[:3] in _MONTHS
    deed = index + 1 < len(tokens) and tokens[index + 1].lemma.lower() in words().nouns
    return deed and index > 0 and tokens[index - 1].text.lower() in _DEFINITE


def _is_age(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a number between commas behind a person's name is an age: "Haddad, 37, …"."""
    number = sentence.tokens[first].text
    return first == last and number.isdigit() and len(number) < 3 and sentence.tokens[first - 2].upos == "PROPN"


def is_aged(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word ends an age that stands for who is of it: "the 16-year-*old*", "a 4-month-*old*"."""
    last = _parts(tokens[max(0, index - 4) : index + 1])[-3:]
    return len(last) == 3 and [t.lower() for t in last[1:]] in _AGES and last[0][:1].isdigit()


def _parts(tokens: Sequence[Token]) -> list[str]:
    """The words of some tokens without the hyphens that join them."""
    return [t.text for t in tokens if t.text not in ("-", "–", "‑")]


def _quantity(inside: str, sentence: Sentence, told: _Told, tokens: list[int]) -> Quantity:
    first, last = tokens[0], tokens[-1]
    noun = _noun(sentence, tokens)
    start, bound = _bound(inside, told)
    opening = _tokens_between(sentence, sentence.start + start, sentence.tokens[first].end)[0]
    end = sentence.tokens[max(last, noun if noun is not None else last)].end
    low, high = _interval(inside[start : told.start], told, bound)
    lead = [t.text.lower() for t in sentence.tokens[max(0, opening - 2) : opening]]
    after = [t.text.lower() for t in sentence.tokens[first : (noun if noun is not None else last) + 2]]
    added = re.search(r"\b(?:another|an additional)\b", inside[start : told.start], re.IGNORECASE) is not None
    return Quantity(
        start=sentence.start + start,
        end=end,
        value=None if told.vague else told.low,
        bound=bound,
        first=first,
        last=last,
        opening=opening,
        noun=noun,
        low=low,
        high=high,
        definite=(bool(lead) and (lead[-1] in _DEFINITE or lead == ["all", "of"])) or after[0] in _DEFINITE,
        more=added or not words().more.isdisjoint((*after, *lead[-1:])),
    )


def _interval(bounding: str, told: _Told, bound: Bound) -> tuple[int, int | None]:
    """The fewest and the most that a number with the words of its bound allows."""
    above = re.sub(r"\s+", " ", bounding.strip().lower()) in words().above
    if bound == "at most":
        return (1, told.high) if told.high else (0, 0)
    low = told.low + 1 if above else told.low
    return low, told.high if bound in _EXACT and not told.vague else None


def _bound(inside: str, told: _Told) -> tuple[int, Bound]:
    """Where the words of the bound begin, and the bound."""
    start = told.start
    match = re.search(rf"\b(?:{words().bound_pattern})\s+$", inside[:start], re.IGNORECASE)
    if told.vague:
        return (match.start() if match else start), "vague"
    if told.low != told.high:
        between = _BETWEEN.search(inside[:start])
        return (between.start() if between else start), "between"
    if match is None:
        return start, "exact"
    return match.start(), words().bounds[re.sub(r"\s+", " ", match.group().strip().lower())]


def _noun(sentence: Sentence, tokens: list[int]) -> int | None:
    """The noun that a number counts: its head in the grammar, else the last noun of the words behind it."""
    all_tokens = sentence.tokens
    for i in reversed(tokens):
        head = all_tokens[i].head
        modifies = all_tokens[i].relation in ("nummod", "compound", "amod", "det")
        nominal = modifies and all_tokens[head].upos in ("NOUN", "PROPN", "ADJ")
        close = tokens[-1] < head <= tokens[-1] + 12
        joints = ("CCONJ",) if all_tokens[i].relation != "nummod" else ()
        if nominal and close and _unbroken(all_tokens[tokens[-1] + 1 : head], joints):
            return _whole(sentence, head)
    noun, i = None, tokens[-1] + 1
    while i < len(all_tokens) and _links(all_tokens[i]):
        noun = i if all_tokens[i].upos in ("NOUN", "PROPN") else noun
        i += 1
    return noun


def _whole(sentence: Sentence, noun: int) -> int:
    """The noun that a modifying noun belongs to: "18 army and police *officers*"."""
    above = sentence.tokens[noun].head
    while sentence.tokens[noun].relation in ("compound", "nmod:desc") and noun < above <= noun + 12:
        noun, above = above, sentence.tokens[above].head
    return noun


def _unbroken(between: tuple[Token, ...], joints: tuple[str, ...]) -> bool:
    return not any(t.upos in ("VERB", "AUX", *joints) and t.xpos != "VBN" for t in between)


def _links(token: Token) -> bool:
    return token.upos in _LINKED or token.text.lower() in _SKIPPED


def _counts_things(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether what is counted cannot be people."""
    if quantity.noun is None:
        return False
    return sentence.tokens[quantity.noun].lemma.lower() in words().things
