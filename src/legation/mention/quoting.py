"""Who speaks at a place of a story: for "I", "we", "our" inside quotation marks and in statements."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from legation.mention.candidates import Candidate, Scene, Spot
from legation.mention.phrases import Tree
from legation.mention.turns import Turn
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
    """The heads of those who speak, by sentence, by quotation, and by turn of a transcript.

    ``labels`` are the mentions that stand in the labels of ``turns``.
    """

    def __init__(
        self,
        scenes: tuple[Scene, ...],
        quotes: list[tuple[int, int]],
        turns: tuple[Turn, ...] = (),
        labels: Iterable[Candidate] = (),
    ) -> None:
        self.quotes = quotes
        self.turns = turns
        starts = {t.label.start: t.label.end for t in turns}
        ranked = sorted(labels, key=lambda c: (c.form == "name", c.kind == "person", c.start))
        self._labels = {
            start: c.spot for start, end in starts.items() for c in ranked if start <= c.start and c.end <= end
        }
        self._told = [_issuer(scenes, _sayer(scene, quotes)) for scene in scenes]
        self._by_quote = {quote: self._of_quote(scenes, quote) for quote in quotes}
        self._announced = _announced(scenes, self._told)

    def at(self, sentence: int, offset: int) -> Spot | None:
        """Who speaks the word at a code point: the quotation's speaker, in a transcript whose turn it is, or who
        "said:" the paragraphs that follow."""
        for quote in self.quotes:
            if quote[0] < offset < quote[1]:
                return self._by_quote[quote]
        turn = self.turn(offset)
        return self._announced.get(sentence) if turn is None else self._labels.get(turn.label.start)

    def turn(self, offset: int) -> Turn | None:
        """The turn of a transcript in which a code point stands, the label left out; None in a quotation in it."""
        if not self.turns or in_quotes(offset, self.quotes):
            return None
        found = bisect_right(self.turns, offset, key=lambda turn: turn.start) - 1
        return self.turns[found] if found >= 0 and offset < self.turns[found].end else None

    def told(self, sentence: int) -> Spot | None:
        """The head of who tells a sentence outside quotations: the subject of its first verb of saying."""
        return self._told[sentence]

    def hearers(self, turn: Turn) -> Iterator[Spot]:
        """Those who may be spoken to in a turn, the likeliest first: whoever had the word before, or has it next."""
        at = self.turns.index(turn)
        beside = [*self.turns[max(0, at - 1) : at], *self.turns[at + 1 : at + 2]]
        for other in beside:
            if other.asks or other.ushers:
                return
            if other.name != turn.name and other.label.start in self._labels:
                yield self._labels[other.label.start]

    def speakers(self, but: Turn) -> Iterator[Spot]:
        """All who have the word in a transcript, in the order of the text, but the speaker of one turn."""
        for turn in self.turns:
            if turn.name != but.name and turn.label.start in self._labels:
                yield self._labels[turn.label.start]

    def _of_quote(self, scenes: tuple[Scene, ...], quote: tuple[int, int]) -> Spot | None:
        """The subject of the verb of saying next to a quotation: in its last sentence, its first, the one before; whom
        the label right before it names."""
        label = next((t.label.start for t in self.turns if t.start == quote[0]), None)
        if label in self._labels:
            return self._labels[label]
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


_HANDING = frozenset({"issue", "release", "publish", "make", "send", "write", "read", "deliver", "put", "give"})
"""Verbs that hand out a paper. A choice."""

_BACK = 3
"""So many sentences back at most "the statement" was handed out. A choice."""


def _issuer(scenes: tuple[Scene, ...], spot: Spot | None) -> Spot | None:
    """Who speaks in a paper that "says" something: "the *army's* statement said", "a letter by *monks* read"; else who
    handed it out shortly before: "*Oslo* issued a statement", "*the ministry* said in a statement". What else speaks
    stays as it is."""
    if spot is None or scenes[spot[0]].tree.lemmas[spot[1]] not in words().letters:
        return spot
    tree = scenes[spot[0]].tree
    own = [*tree.below(spot[1], "nmod:poss"), *tree.complements(spot[1], "by", "from")]
    if own:
        return spot[0], own[0]
    for number in range(spot[0], max(-1, spot[0] - _BACK - 1), -1):
        found = _handed_out(scenes[number].tree, tree.lemmas[spot[1]])
        if found is not None:
            return number, found
    return spot


def _handed_out(tree: Tree, paper: str) -> int | None:
    """The head of who hands out a paper, or says something in it, in a sentence; None where nobody does."""
    for index, lemma in enumerate(tree.lemmas):
        verb = tree.tokens[index].head
        if lemma != paper or verb < 0:
            continue
        put = tree.tokens[index].relation == "obj" and tree.lemmas[verb] in _HANDING
        said = tree.lemmas[verb] in words().say | words().speech and verb in _holders(tree, index)
        subject = tree.subject_of(verb) if put or said else None
        if subject is not None and subject != index:
            return subject
    return None


def _holders(tree: Tree, index: int) -> list[int]:
    """The verb that a phrase with "in" hangs from: "*said* in a statement"."""
    inside = "in" in [tree.words[c] for c in tree.below(index, "case")]
    return [tree.tokens[index].head] if inside and tree.tokens[index].relation.startswith("obl") else []


def in_quotes(offset: int, quotes: Sequence[tuple[int, int]]) -> bool:
    """Whether a code point lies inside quotation marks."""
    return any(start < offset < end for start, end in quotes)
