"""The grammar of a sentence, made quick to ask: children, phrases, possessors, conjuncts.

Token indexes count within the sentence. Ranges of tokens are inclusive on both sides.
"""

from __future__ import annotations

from functools import cached_property

from legation.language.model import Sentence, Token

NOMINAL = frozenset({"NOUN", "PROPN"})
_OUTSIDE = (
    "appos",
    "conj",
    "cc",
    "punct",
    "acl:relcl",
    "parataxis",
    "advcl",
    "cop",
    "nsubj",
    "mark",
    "aux",
    "advmod",
    "orphan",
    "dep",
)
_INNER = (
    "det",
    "amod",
    "compound",
    "nmod:poss",
    "nummod",
    "flat",
    "nmod:desc",
    "case",
    "fixed",
    "goeswith",
    "nmod:unmarked",
)


class Tree:
    """A sentence with its dependency tree turned over: who hangs from whom."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens: tuple[Token, ...] = sentence.tokens
        self.size = len(self.tokens)

    @cached_property
    def children(self) -> list[list[int]]:
        """For each token the tokens that hang from it, in the order of the text."""
        below: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head >= 0 and token.head != index:
                below[token.head].append(index)
        return below

    @cached_property
    def lemmas(self) -> list[str]:
        """The lower-cased lemma of each token."""
        return [token.lemma.lower() for token in self.tokens]

    @cached_property
    def words(self) -> list[str]:
        """The lower-cased form of each token."""
        return [token.text.lower() for token in self.tokens]

    def below(self, index: int, *relations: str) -> list[int]:
        """Children of a token whose relation is one of ``relations`` (a name without subtype covers its subtypes)."""
        return [c for c in self.children[index] if is_relation(self.tokens[c].relation, relations)]

    def subtree(self, index: int) -> list[int]:
        """A token and all that hangs from it, step by step."""
        found = [index]
        for i in found:
            found += [c for c in self.children[i] if c != index]
        return found

    def exits(self, first: int, last: int) -> list[int]:
        """Tokens of a range that hang from a token outside it: its heads as the rest of the sentence sees them."""
        found = [i for i in range(first, last + 1) if not first <= self.tokens[i].head <= last]
        inner = [i for i in found if self.tokens[i].upos in NOMINAL]
        return inner or found

    def head_of(self, first: int, last: int) -> int:
        """The head token of a range: its first exit, or its last token where the grammar gives none."""
        found = self.exits(first, last)
        return found[0] if found else last

    def core(self, head: int) -> tuple[int, int]:
        """The range of a noun phrase round its head: determiner, modifiers and compounds, without what follows."""
        first, last = head, head
        for child in self.children[head]:
            if is_relation(self.tokens[child].relation, _INNER):
                low, high = self.reach(child)
                if high == first - 1 or low < first:
                    first = min(first, low)
                if self.tokens[child].relation.startswith(("flat", "fixed")) and low > head:
                    last = max(last, high)
        return self._without_case(first, head), last

    def reach(self, index: int) -> tuple[int, int]:
        """The first and last token of everything below a token."""
        first = last = index
        stack = [index]
        seen = {index}
        while stack:
            current = stack.pop()
            first, last = min(first, current), max(last, current)
            for child in self.children[current]:
                if child not in seen:
                    seen.add(child)
                    stack.append(child)
        return first, last

    def is_beside(self, index: int, lemmas: frozenset[str]) -> bool:
        """Whether a word stands in a row with one of some nouns, or before its "of": "*rifles* and magazines"."""
        first = self.tokens[index].head if self.tokens[index].relation == "conj" else index
        return any(self.lemmas[i] in lemmas for i in (first, *self.conjuncts(first), *self.complements(first, "of")))

    def complements(self, head: int, *prepositions: str) -> list[int]:
        """Heads of prepositional phrases that hang from a noun, those of ``prepositions`` (all if none is given)."""
        found = []
        for child in self.children[head]:
            if is_relation(self.tokens[child].relation, ("nmod", "obl")) and self.tokens[child].relation != "nmod:poss":
                case = [self.words[c] for c in self.below(child, "case")]
                if case and (not prepositions or case[0] in prepositions):
                    found.append(child)
        return found

    def possessors(self, head: int) -> list[int]:
        """Heads of the possessors of a noun ("Israel" in "Israel's minister", "his" in "his minister")."""
        return self.below(head, "nmod:poss")

    def conjuncts(self, head: int) -> list[int]:
        """The other members of the coordination that a noun opens; persons set side by side before the last count."""
        joined = self.below(head, "conj")
        names = [c for c in (head, *self.below(head, "flat")) if self.tokens[c].name == "B-PER"]
        joined += [c for n in names if n != head for c in self.below(n, "conj")]
        beside = [c for n in names for c in self.below(n, "appos") if self.tokens[c].name == "B-PER"]
        return sorted([*joined, *(c for c in beside if c < max(joined, default=0))])

    def above(self, index: int) -> list[int]:
        """The tokens that a token hangs from, nearest first."""
        found: list[int] = []
        while (index := self.tokens[index].head) >= 0 and index not in found:
            found.append(index)
        return found

    def subject_of(self, verb: int) -> int | None:
        """The subject of a predicate, active or passive, or None."""
        found = self.below(verb, "nsubj")
        return found[0] if found else None

    def number(self, index: int) -> str:
        """``plural`` or ``singular``, from the features, else from the part-of-speech tag."""
        token = self.tokens[index]
        if "Number=Plur" in token.features or token.xpos in ("NNS", "NNPS") or "Number=Ptan" in token.features:
            return "plural"
        return "singular"

    def _without_case(self, first: int, head: int) -> int:
        while first < head and self.tokens[first].relation == "case" and self.tokens[first].head == head:
            first += 1
        return first


def is_relation(relation: str, wanted: tuple[str, ...]) -> bool:
    """Whether a relation is one of ``wanted``; a wanted name without subtype covers its subtypes."""
    return relation in wanted or relation.partition(":")[0] in wanted
