"""Who speaks at a place of a story: for "I", "we", "our" inside quotation marks and in statements."""

from __future__ import annotations

from legation.mention.candidates import Scene, Spot
from legation.mention.words import words

_OPEN, _CLOSE = "“", "”"


def quoted(text: str) -> list[tuple[int, int]]:
    """The stretches between double quotation marks, curly or straight; an unclosed one ends with its paragraph."""
    spans: list[tuple[int, int]] = []
    start: int | None = None
    for index, char in enumerate(text):
        if start is None and char in (_OPEN, '"'):
            start = index
        elif start is not None and char in (_CLOSE, '"'):
            spans.append((start, index + 1))
            start = None
        elif start is not None and char == "\n":
            spans.append((start, index))
            start = None
    return spans if start is None else [*spans, (start, len(text))]


def speaker_spots(scenes: tuple[Scene, ...], quotes: list[tuple[int, int]]) -> dict[int, Spot]:
    """For each sentence the head of who speaks its quoted words, or its words at all after "X said:".

    The subject of a verb of saying outside the quotation marks of the same sentence; else that of the sentence
    before or after, where the quotation runs on.
    """
    told = {scene.index: _sayer(scene, quotes) for scene in scenes}
    found: dict[int, Spot] = {}
    last: Spot | None = None
    for scene in scenes:
        own = told[scene.index]
        if own is not None:
            last = own
            found[scene.index] = own
        elif last is not None and scene.index - last[0] <= 12:
            found[scene.index] = last
    return found


def _sayer(scene: Scene, quotes: list[tuple[int, int]]) -> Spot | None:
    tree = scene.tree
    for index, token in enumerate(tree.tokens):
        if tree.lemmas[index] not in words().say or token.upos not in ("VERB", "AUX") or in_quotes(token.start, quotes):
            continue
        subject = tree.subject_of(index)
        if subject is not None and not in_quotes(tree.tokens[subject].start, quotes):
            return scene.index, subject
    return None


def in_quotes(offset: int, quotes: list[tuple[int, int]]) -> bool:
    """Whether a code point lies inside quotation marks."""
    return any(start < offset < end for start, end in quotes)
