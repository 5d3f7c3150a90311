"""People who are called like a month: which "May" of a story is somebody's name.

The network sees one sentence at a time, and takes "talks between *May* and Rutte" for a month where no verb tells it
more; the rest of the story does.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from legation.language.model import Sentence, Token

CALLED = "May"
"""The one month that many people bear as a family name."""

_MONTHS = frozenset({
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december"
})  # fmt: skip
_TITLES = frozenset(
    {"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "minister", "premier", "secretary", "senator", "judge"}
)
_TO_PEOPLE = frozenset({"with", "on", "against", "behind"})
"""Words before a person, never before a month that stands alone, without its day."""
_SPEAKS = ("spokes", "aide", "ally", "allies")
_TO_MONTHS = frozenset({
    "in", "since", "until", "till", "by", "before", "after", "during", "through", "throughout", "late", "early",
    "mid", "last", "next", "this", "every", "each", "of", "or", "-", "–", "—", "/", "around", "about", "for"
})  # fmt: skip
_TO_BOTH = frozenset({"to", "from", "between", "and"})


def surnamed(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """The sentences, with each "May" that is somebody tagged as a person's name.

    One that the network tags so, that has a title, or stands where no month can ("talks with May", "a spokesman for
    May"), says that the story has such a person; then every other one is too that does not look like a month ("in May",
    "May 5", "the May elections").
    """
    spots = [(s, at) for s in sentences for at, token in enumerate(s.tokens) if token.text == CALLED]
    if not any(_is_person(s.tokens, at) for s, at in spots):
        return sentences
    named: dict[int, set[int]] = {}
    for sentence, at in spots:
        if sentence.tokens[at].name == "O" and (_is_person(sentence.tokens, at) or not _is_month(sentence.tokens, at)):
            named.setdefault(sentence.index, set()).add(at)
    return tuple(_tagged(s, named[s.index]) if s.index in named else s for s in sentences)


def is_bearer(token: Token) -> bool:
    """Whether a word that looks like a month is a person's name."""
    return token.text == CALLED and token.name.endswith("-PER")


def _tagged(sentence: Sentence, spots: set[int]) -> Sentence:
    tokens = (msgspec.structs.replace(t, name="B-PER") if i in spots else t for i, t in enumerate(sentence.tokens))
    return msgspec.structs.replace(sentence, tokens=tuple(tokens))


def _is_person(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word and its sentence alone say that it is somebody."""
    if tokens[at].name.endswith("-PER"):
        return True
    if _is_dated(tokens, at) or tokens[at].upos == "AUX" or tokens[at].relation == "compound":
        return False
    before = tokens[at - 1].text.lower() if at else ""
    if before in _TITLES or before in _TO_PEOPLE:
        return True
    if before == "for" and at > 1 and tokens[at - 2].text.lower().startswith(_SPEAKS):
        return True
    return any(tokens[i].name.endswith("-PER") for i in _beside(tokens, at))


def _is_month(tokens: Sequence[Token], at: int) -> bool:
    """Whether it looks like the month even in a story with somebody of that name."""
    if _is_dated(tokens, at) or tokens[at].relation == "compound" or tokens[at].upos == "AUX":
        return True
    before = tokens[at - 1].text.lower() if at else ""
    near = {t.text.lower() for i, t in enumerate(tokens[max(0, at - 3) : at + 4], max(0, at - 3)) if i != at}
    return before in _TO_MONTHS or (before in _TO_BOTH and not near.isdisjoint(_MONTHS))


def _is_dated(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number or "Day" stands beside it: "May 5", "5 May", "May Day"."""
    beside = [tokens[i].text for i in (at - 1, at + 1) if 0 <= i < len(tokens)]
    return any(word[:1].isdigit() for word in beside) or beside[-1:] == ["Day"]


def _beside(tokens: Sequence[Token], at: int) -> list[int]:
    """Those that stand in a row with a word: "May and *Rutte*"."""
    over = tokens[at].head if tokens[at].relation == "conj" else at
    return [i for i, t in enumerate(tokens) if i != at and (i == over or (t.relation == "conj" and t.head == over))]
