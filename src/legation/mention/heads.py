"""The token that stands for a stretch of words."""

from __future__ import annotations

from legation.language.model import Sentence

_FRAME = frozenset({"ADP", "DET", "PUNCT", "SCONJ", "CCONJ"})


def head_of(sentence: Sentence, start: int, end: int) -> int | None:
    """The index of the token that governs the words between code points ``start`` and ``end``, None for no words.

    Prepositions, articles and marks count only where there is nothing else.
    """
    inside = [i for i, token in enumerate(sentence.tokens) if token.start < end and token.end > start]
    words = [i for i in inside if sentence.tokens[i].upos not in _FRAME] or inside
    tops = [i for i in words if sentence.tokens[i].head not in inside]
    return next(iter(tops or words), None)
