"""How many people were killed, hurt, arrested, driven from home or took part, with the words that say so.

For each word that says what befell people ("killed", "dead", "arrest") the people are looked for in the grammar,
then beside the word. Coordinated victims are added up ("21 passengers and four soldiers" is 25); parts are not
("seven, including three children" is 7). Words without a number ("dozens", "several") give a count without a value,
only with the fewest that they can mean; one person ("a soldier was killed") counts as one.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from legation.language.model import Sentence
from legation.mention.casualty_words import words
from legation.mention.model import Count, Part, What
from legation.mention.phrases import Tree
from legation.mention.quantities import Quantity, quantities
from legation.mention.victims import is_negated, is_only_tried, victims_of
from legation.story.model import Story

_OF_MANY = frozenset({"displaced", "taking_part"})
"""What is counted only of more than one person: who flees or marches alone is no movement of people."""


def find_counts(story: Story, sentences: tuple[Sentence, ...]) -> tuple[Count, ...]:
    """All counts of people in ``story``, in order; spans in code points of its text."""
    return tuple(count for sentence in sentences for count in _in_sentence(story, sentence))


def _in_sentence(story: Story, sentence: Sentence) -> Iterator[Count]:
    """The counts of one sentence, at most one a word and kind."""
    sites = [site for site in _sites(sentence) if not _is_either(sentence, site[0])]
    if not sites:
        return
    found = quantities(story.text, sentence)
    tree = Tree(sentence)
    for index, what, kind in sites:
        if is_negated(tree, index) or is_only_tried(tree, index):
            continue
        units = victims_of(tree, index, kind, found, {i for i, _, _ in sites})
        if units and not (what in _OF_MANY and sum(u.low for u in units) == 1):
            also = any(tree.words[i] == "also" for i in tree.below(index, "advmod"))
            yield _count(story, sentence, index, what, [_beside_others(u) for u in units] if also else units)


def _beside_others(unit: Quantity) -> Quantity:
    """People whom "also" adds to those told before."""
    return unit if unit.definite else msgspec.structs.replace(unit, more=True)


def _sites(sentence: Sentence) -> Iterator[tuple[int, What, str]]:
    """The words of a sentence that say what befell people: index, what, and the kind of word."""
    known = words()
    for i, token in enumerate(sentence.tokens):
        lemma, lower = token.lemma.lower(), token.text.lower()
        if token.upos == "VERB" and lemma in known.verbs and not _describes(sentence, i):
            yield i, known.verbs[lemma], "verb"
        elif token.upos == "VERB" and lemma in known.befalls:
            yield i, known.befalls[lemma], "befalls"
        elif token.upos == "VERB" and lemma in known.deeds and (deed := _deed(sentence, i)) is not None:
            yield i, deed, "befalls"
        elif lower in known.states:
            yield i, known.states[lower], "state"
        elif token.upos == "NOUN" and lemma in known.nouns:
            yield i, known.nouns[lemma], "noun"
        elif token.upos == "NOUN" and lemma in known.blows and _is_fatal(sentence, i):
            yield i, "dead", "noun"
        elif lemma in known.tallies and (told := _tallied(sentence, i)) is not None:
            yield i, told, "toll"
        elif (token.upos == "VERB" and lemma in known.lives) or lemma == "loss":
            yield from _lives(sentence, i)
        elif lemma == "custody":
            yield i, "arrested", "custody"


def _is_either(sentence: Sentence, index: int) -> bool:
    """Whether a verb tells only what befell the same people or else something worse: "*killed or wounded* thirty"."""
    tokens = sentence.tokens
    pairs = [(tokens[i].head, i) for i in (index, index + 2) if i < len(tokens) and tokens[i].relation == "conj"]
    known = words().verbs
    either = [(a, b) for a, b in pairs if b == a + 2 and tokens[a + 1].text.lower() == "or" and index in (a, b)]
    return any({known.get(tokens[a].lemma.lower()), known.get(tokens[b].lemma.lower())} == {"dead", "injured"}
               for a, b in either)  # fmt: skip


def _describes(sentence: Sentence, index: int) -> bool:
    """Whether a participle stands before whom it describes: "300 *wounded* fighters"."""
    token = sentence.tokens[index]
    return token.relation == "amod" and token.head > index and token.text.lower() in words().states


def _is_fatal(sentence: Sentence, index: int) -> bool:
    """Whether a blow is told to have killed those of whom it is told: "the *fatal* shooting of a boy"."""
    below = [t for t in sentence.tokens if t.head == index]
    of = any(t.relation == "nmod" for t in below)
    return of and any(t.relation == "amod" and t.lemma.lower() in words().fatal for t in below)


def _lives(sentence: Sentence, index: int) -> Iterator[tuple[int, What, str]]:
    """A verb that takes lives, where "life" is its object."""
    for token in sentence.tokens:
        if (
            token.head == index
            and token.lemma.lower() == "life"
            and token.relation in ("obj", "nsubj:pass", "obl", "nmod")
        ):
            yield index, "dead", "lives"
            return


def _tallied(sentence: Sentence, index: int) -> What | None:
    """What a word for a number counts: "the *death* toll", "the number of *dead*"."""
    known = words()
    for token in sentence.tokens:
        lemma, lower = token.lemma.lower(), token.text.lower()
        if token.head == index and (lemma in known.nouns or lower in known.states):
            return known.nouns.get(lemma) or known.states[lower]
    return None


def _deed(sentence: Sentence, index: int) -> What | None:
    """What a verb says with a word that hangs from it: "fled their homes", "took part"."""
    pairs = words().deeds[sentence.tokens[index].lemma.lower()]
    below = (t.lemma.lower() for t in sentence.tokens if t.head == index and t.upos not in ("PRON", "AUX"))
    return next((pairs[word] for word in below if word in pairs), None)


def _count(story: Story, sentence: Sentence, index: int, what: What, units: list[Quantity]) -> Count:
    """One count from the victims of one word."""
    start, end = min(u.start for u in units), max(u.end for u in units)
    first, told = units[0], [u.value for u in units if u.value is not None]
    most = [u.high for u in units if u.high is not None]
    bounds = {u.bound for u in units} - {"exact"}
    return Count(
        text=story.text[start:end],
        start=start,
        end=end,
        what=what,
        value=sum(told) if len(told) == len(units) else None,
        low=sum(u.low for u in units),
        high=sum(most) if len(most) == len(units) else None,
        bound="vague" if "vague" in bounds else sorted(bounds)[0] if bounds else "exact",
        sentence=sentence.index,
        head=first.noun if first.noun is not None else first.last,
        predicate=index,
        parts=tuple(Part(u.value, u.low, u.high, u.definite, u.more) for u in units),
    )
