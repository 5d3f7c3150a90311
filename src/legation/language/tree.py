"""A light view on a sentence's grammar: children, phrases, prepositions, conjuncts.

Whatever the parser hands over, the view is a forest without cycles, so every walk on it ends.
"""

from __future__ import annotations

from collections.abc import Iterator

from legation.language.model import Sentence, Token

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X", "DET"})
HYPHENS = frozenset({"-", "‐", "‑"})
FIXED = frozenset({"fixed", "goeswith"})
OUTSIDE = frozenset(
    {"cc", "conj", "mark", "cop", "aux", "nsubj", "csubj", "parataxis", "discourse", "vocative", "list"}
)
"""Relations whose subtrees are no part of their head's phrase: another conjunct, or the clause around it."""
PREPOSITIONS = frozenset({"of", "to", "in", "on", "with", "by", "from", "for", "at", "against", "and"})
NAME_PARTS = frozenset({"nmod:desc", "compound", "flat", "amod"})
SOFT_ADVERBS = frozenset({"also", "reportedly", "allegedly", "however"})

Moves = dict[int, tuple[int, str]]
"""Where tokens should hang instead: the head and relation of each."""


class Tree:
    """The grammar of one sentence, indexed for walks from the top and from the bottom.

    ``relations`` are base relations ("obl" for "obl:agent"), ``labels`` the full ones; ``kids`` the children of each
    token in order; ``order`` all tokens, each after its head.
    """

    __slots__ = ("heads", "kids", "labels", "lower", "order", "relations", "sentence", "tokens")

    def __init__(self, sentence: Sentence, heads: list[int] | None = None, labels: list[str] | None = None) -> None:
        self.sentence = sentence
        self.tokens: tuple[Token, ...] = sentence.tokens
        self.heads = _forest(heads or [t.head for t in sentence.tokens])
        self.labels = labels or [t.relation for t in sentence.tokens]
        self.relations = [label.partition(":")[0] for label in self.labels]
        self.lower = [t.text.lower() for t in sentence.tokens]
        self.kids: list[list[int]] = [[] for _ in self.tokens]
        roots: list[int] = []
        for index, head in enumerate(self.heads):
            (self.kids[head] if head >= 0 else roots).append(index)
        self.order = roots
        for index in self.order:
            self.order.extend(self.kids[index])

    def moved(self, moves: dict[int, tuple[int, str]]) -> Tree:
        """The tree with some tokens hung elsewhere: token to new head and relation."""
        heads, labels = list(self.heads), list(self.labels)
        for index, (head, label) in moves.items():
            heads[index], labels[index] = head, label
        return Tree(self.sentence, heads, labels)

    def children(self, index: int, *relations: str) -> list[int]:
        """The children of a token with one of these base relations, in order."""
        return [kid for kid in self.kids[index] if self.relations[kid] in relations]

    def child(self, index: int, *relations: str) -> int | None:
        """The first such child, or None."""
        for kid in self.kids[index]:
            if self.relations[kid] in relations:
                return kid
        return None

    def lemma(self, index: int) -> str:
        """A token's lemma in lower case."""
        return self.tokens[index].lemma.lower()

    def ancestors(self, index: int) -> Iterator[int]:
        """The tokens above one, from its head to the root."""
        while (index := self.heads[index]) >= 0:
            yield index

    def conjuncts(self, index: int) -> list[int]:
        """All tokens conjoined under this one, in order, itself left out; names set side by side count too."""
        found: list[int] = []
        queue = [index]
        for each in queue:
            more = self.children(each, "conj")
            if self.tokens[each].upos == "PROPN":
                more += [k for k in self.children(each, "appos") if self._is_list_item(k)]
                more += [k for k in self.children(each, "nmod") if self._is_listed(each, k)]
            else:
                more += self._beside_name(each)
                if self.children(each, "conj"):
                    more += [n for k in self.children(each, "appos") if self._is_list_item(k) for n in self._named(k)]
            queue.extend(more)
            found.extend(more)
        return sorted(found)

    def _is_listed(self, index: int, kid: int) -> bool:
        """Whether a name between a first and a last one was hung on the first: "to Baku, *Tbilisi* and Yerevan"."""
        if self.labels[kid] != "nmod:unmarked" or self.tokens[kid].upos != "PROPN" or self.lower[kid - 1] != ",":
            return False
        last = max(self.children(index, "conj"), default=-1)
        return kid < last and self.lower[self.edge(kid, 1) + 1] in ("and", "or")

    def _name_behind(self, title: int) -> int | None:
        """The name of a person hung on the title before it ("Minister *Tanaka*"), not "talks with Mori"."""
        named = (k for k in self.kids[title] if self.tokens[k].name == "B-PER" and k > title)
        return next((k for k in named if self.words(k, "case") in ([], ["of"])), None)

    def _beside_name(self, title: int) -> list[int]:
        """The persons listed beside a titled name: "Adviser Tanaka, Adviser *Mori*, and Adviser *Kim* left"."""
        name = self._name_behind(title)
        if name is None:
            return []
        joined = self.children(name, "conj")
        last = max([*joined, *self.children(title, "conj")], default=0)
        listed = [k for k in self.children(name, "appos") if self.tokens[k].name == "B-PER" and k < last]
        return [*listed, *joined]

    def _named(self, index: int) -> list[int]:
        """The names conjoined with an apposition: "her counterpart, Tanaka, *Mori* and other officials"."""
        return [k for k in self.children(index, "conj") if self.tokens[k].upos == "PROPN"]

    def _is_list_item(self, index: int) -> bool:
        """Whether an apposition is a name in a list ("Biden, Macron and Scholz") taken for one."""
        return self.tokens[index].upos == "PROPN" and any(
            self.tokens[k].upos == "PROPN" for k in self.children(index, "conj")
        )

    def edge(self, index: int, step: int) -> int:
        """The first (``step`` -1) or last (1) token of a subtree with no gap or mark between it and the head."""
        under, stack = {index}, [index]
        while stack:
            kids = self.kids[stack.pop()]
            under.update(kids)
            stack.extend(kids)
        while index + step in under and (
            self.tokens[index + step].upos != "PUNCT" or self.lower[index + step] in HYPHENS
        ):
            index += step
        return index

    def reaches(self, index: int) -> int:
        """The last token of a subtree, whatever stands between."""
        last, stack = index, [index]
        while stack:
            kids = self.kids[stack.pop()]
            last = max(last, *kids, last)
            stack.extend(kids)
        return last

    def words(self, index: int, relation: str) -> list[str]:
        """The lower-cased function words of one relation before a head, fixed parts joined: ["because of"]."""
        found = []
        for kid in self.kids[index]:
            if self.relations[kid] == relation and self.lower[kid] not in ("'s", "’s", "'", "’"):
                parts = [kid, *(k for k in self.kids[kid] if self.relations[k] in FIXED)]
                found.append(" ".join(self.lower[p] for p in sorted(parts)))
        if not found and relation == "case":
            parts = [k for k in self.kids[index] if k < index and self.labels[k] in NAME_PARTS]
            return self.words(parts[0], relation) if parts else found
        return found

    def phrase(self, index: int, *, relatives: bool = True, without: frozenset[int] = frozenset()) -> tuple[int, int]:
        """The code points of a head's phrase: no leading preposition, no other conjunct, no clause around it.

        A relative clause after a comma is left out; any is where ``relatives`` is false; ``without`` are tokens left
        out with all under them. Words must touch the head without a gap, so that a broken tree gives a short phrase.
        """
        keep = self._within(index, relatives, without)
        first = last = index
        while first - 1 in keep:
            first -= 1
        while last + 1 in keep:
            last += 1
        return self._trimmed(index, first, last)

    def _within(self, index: int, relatives: bool, without: frozenset[int]) -> set[int]:
        keep = {index}
        stack = [k for k in self.kids[index] if self._belongs(index, k, relatives)]
        while stack:
            each = stack.pop()
            if each in without:
                continue
            keep.add(each)
            stack.extend(k for k in self.kids[each] if not self._trails(each, k))
        return keep

    def _trails(self, head: int, kid: int) -> bool:
        return self.labels[kid] == "acl:relcl" and self._after_comma(head, kid)

    def _belongs(self, head: int, kid: int, relatives: bool) -> bool:
        relation = self.relations[kid]
        if relation == "case" or relation in OUTSIDE or self.lower[kid] in SOFT_ADVERBS:
            return False
        if relation == "amod" and kid > head:
            return relatives
        if relation == "appos":
            return not self._is_list_item(kid) or self.tokens[head].upos != "PROPN"
        if relation == "nmod" and self._is_listed(head, kid):
            return False
        if relation in ("acl", "advcl"):
            return relatives and relation == "acl" and not self._after_comma(head, kid)
        return True

    def _after_comma(self, head: int, kid: int) -> bool:
        """Whether a comma stands before a clause that hangs on ``head``."""
        first = kid
        stack = [kid]
        while stack:
            each = stack.pop()
            first = min(first, each) if each > head else first
            stack.extend(self.kids[each])
        return self.lower[first] in (",", "—", "–", "--") or (
            first > head + 1 and self.lower[first - 1] in (",", "—", "–", "--")
        )

    def _trimmed(self, index: int, first: int, last: int) -> tuple[int, int]:
        """Code points without marks at the edges; a closing bracket stays where its opening one does."""
        while first < index and (self.tokens[first].upos == "PUNCT" or self._strays(first)):
            first += 1
        while last > index and (self.tokens[last].upos == "PUNCT" or self.lower[last] in ("'s", "’s")):
            if self.lower[last] == ")" and "(" in self.lower[first:last]:
                break
            last -= 1
        return self.tokens[first].start, self.tokens[last].end

    def _strays(self, index: int) -> bool:
        """Whether a preposition at a phrase's start is not its own ("at least five" keeps its "at")."""
        stray = self.lower[index] in PREPOSITIONS or self.relations[index] == "case"
        return stray and self.lower[index + 1 : index + 2] not in (["least"], ["most"])


def _forest(heads: list[int]) -> list[int]:
    """Heads with those out of range, and one arc of every cycle, turned into roots."""
    size = len(heads)
    heads = [h if 0 <= h < size and h != i else -1 for i, h in enumerate(heads)]
    state = [0] * size
    for start in range(size):
        path = []
        index = start
        while index >= 0 and state[index] == 0:
            state[index] = 1
            path.append(index)
            index = heads[index]
        if index >= 0 and state[index] == 1:
            heads[index] = -1
        for each in path:
            state[each] = 2
    return heads
