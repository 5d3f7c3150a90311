"""People whose noun is left out: "killed two gunmen and arrested *a third*", "captured *two more*", "*five* were hurt".

They are of the kind of those who were told of just before, to whom the like was done.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from legation.language.model import Token
from legation.mention.candidates import Candidate, Scene
from legation.mention.casualty_words import words as casualty_words
from legation.mention.phrases import Tree
from legation.mention.words import words

LEMMA = "others"
_MORE = frozenset({"more", "other", "others"})
_ORDINALS = frozenset({"second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"})
COUNTING = _MORE | _ORDINALS | {"another"}
"""Words that stand for people whose noun is left out, beside numbers."""


def left_out(scene: Scene) -> Iterator[Candidate]:
    """A candidate for each number, ordinal, "another" or "two others" to whom something was done."""
    tree = scene.tree
    for head in range(tree.size):
        if _stands_alone(tree, head) and _suffers(tree, head):
            first = min([head, *tree.below(head, "nummod", "det", "advmod", "amod")])
            start, end = tree.tokens[first].start, tree.tokens[head].end
            yield Candidate(
                sentence=scene.index, head=head, start=start, end=end, form="nominal", kind="group",
                text=scene.words(start, end), role=LEMMA, lemma=LEMMA, plural=True, number=True,
            )  # fmt: skip


def _stands_alone(tree: Tree, head: int) -> bool:
    """Whether a word counts people without a noun: not "two of the missiles", not "a third man"."""
    token, word = tree.tokens[head], tree.words[head]
    if token.upos == "NUM" and of_so_many(tree, head) is not None:
        return True
    if tree.complements(head, "of", "in") or tree.below(head, "compound", "flat", "nmod:unmarked"):
        return False
    if word in _ORDINALS:
        return bool(tree.below(head, "det"))
    if word in _MORE:
        return bool(tree.below(head, "nummod"))
    beside = token.text.isalpha() and before_it(tree.tokens, tree.children, head) is not None
    harmed = token.head >= 0 and (_tells_harm(tree, token.head) or _is_left(tree, head))
    number = token.upos == "NUM" and (beside or harmed)
    return word == "another" or number


def of_so_many(tree: Tree, head: int) -> str | None:
    """The number of those whose part is told of: the "two" of "one *of the two* was held"; None without one."""
    whole = [i for i in tree.complements(head, "of") if tree.tokens[i].upos == "NUM" and not tree.complements(i)]
    counted = [i for i in whole if "the" in [tree.words[d] for d in tree.below(i, "det")]]
    return tree.words[counted[0]] if counted else None


def _tells_harm(tree: Tree, verb: int) -> bool:
    """Whether a finite verb tells as a deed of its own what befell people: not "ambushed a convoy, *killing* nine"."""
    finite = tree.tokens[verb].xpos == "VBD" or bool(tree.below(verb, "aux"))
    top = verb
    while tree.tokens[top].relation == "conj":
        top = tree.tokens[top].head
    relation, above = tree.tokens[top].relation, tree.tokens[top].head
    main = relation in ("root", "parataxis", "acl:relcl") or (
        relation == "ccomp" and tree.tokens[above].relation == "root"
    )
    return finite and main and tree.lemmas[verb] in words().bodily


def _suffers(tree: Tree, head: int) -> bool:
    token = tree.tokens[head]
    verb = token.head
    if verb >= 0 and _is_left(tree, head):
        return True
    if verb < 0 or tree.lemmas[verb] not in words().suffering:
        return False
    return token.relation in ("obj", "nsubj:pass") or (token.relation == "nsubj" and bool(tree.below(verb, "aux:pass")))


def _is_left(tree: Tree, head: int) -> bool:
    """Whether so many are told to be left dead or hurt: "a raid left *nine* wounded"."""
    verb = tree.tokens[head].head
    state = next((i for i in tree.below(verb, "xcomp") if i > head), None) if tree.lemmas[verb] == "leave" else None
    return tree.tokens[head].relation == "obj" and state is not None and tree.words[state] in casualty_words().states


def before_it(tokens: Sequence[Token], children: Sequence[Sequence[int]], head: int) -> int | None:
    """The head of those to whom the clause beside did the like: "killed two *gunmen* and arrested a third"; from the
    tokens of a sentence and the children of each."""
    verb = tokens[head].head
    above = tokens[verb].head if verb >= 0 and tokens[verb].relation == "conj" else -1
    below = children[above] if above >= 0 else ()
    return next((i for i in below if i < head and tokens[i].relation in ("obj", "nsubj:pass")), None)
