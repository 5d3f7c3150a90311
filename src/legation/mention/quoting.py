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


class Speakers:
    """The heads of those who speak, by sentence and by quotation."""

    def __init__(self, scenes: tuple[Scene, ...], quotes: list[tuple[int, int]]) -> None:
        self.quotes = quotes
        self._told = [_sayer(scene, quotes) for scene in scenes]
        self._by_quote = {quote: self._of_quote(scenes, quote) for quote in quotes}
        self._announced = _announced(scenes, self._told)

    def at(self, sentence: int, offset: int) -> Spot | None:
        """Who speaks the word at a code point: the quotation's speaker, or who "said:" the paragraphs that follow."""
        for quote in self.quotes:
            if quote[0] < offset < quote[1]:
                return self._by_quote[quote]
        return self._announced.get(sentence)

    def _of_quote(self, scenes: tuple[Scene, ...], quote: tuple[int, int]) -> Spot | None:
        """The subject of the verb of saying next to a quotation: in its last sentence, its first, the one before."""
        inside = [s.index for s in scenes if s.tree.sentence.start < quote[1] and s.tree.sentence.end > quote[0]]
        if not inside:
            return None
        near = [*reversed(inside), *range(inside[0] - 1, max(-1, inside[0] - 4), -1)]
        return next((spot for number in near if (spot := self._told[number]) is not None), None)


def _announced(scenes: tuple[Scene, ...], told: list[Spot | None]) -> dict[int, Spot]:
    """Sentences after "X said:" without quotation marks, with X."""
    found: dict[int, Spot] = {}
    current: Spot | None = None
    for scene in scenes:
        last = scene.tree.tokens[-1].text if scene.tree.size else ""
        if told[scene.index] is not None:
            current = told[scene.index] if last == ":" else None
        elif current is not None:
            found[scene.index] = current
    return found


def _sayer(scene: Scene, quotes: list[tuple[int, int]]) -> Spot | None:
    tree = scene.tree
    for index, token in enumerate(tree.tokens):
        if tree.lemmas[index] not in words().say or token.upos not in ("VERB", "AUX") or in_quotes(token.start, quotes):
            continue
        for subject in tree.below(index, "nsubj"):
            if not in_quotes(tree.tokens[subject].start, quotes):
                return scene.index, subject
    return None


def in_quotes(offset: int, quotes: list[tuple[int, int]]) -> bool:
    """Whether a code point lies inside quotation marks."""
    return any(start < offset < end for start, end in quotes)
