"""Names (PER, ORG, LOC) from the nested entities of GUM, after the conventions of Universal NER.

A mention counts if its head is a proper noun of a person, organization or place. The name is the run of words around
the head that belong to the name: not titles, articles, descriptions, appositions. The outermost name wins.
"""

import re
from itertools import pairwise
from typing import NamedTuple

KINDS = {"person": "PER", "organization": "ORG", "place": "LOC"}
BRACKET = re.compile(r"\((\d+)-([a-z]+)[^()]*(\)?)|(\d+)\)")
INSIDE = {"flat", "compound", "goeswith", "nummod", "fixed"}
LINKS = {"of", "for", "the", "and", "&", "'s", "’s", "-", "de", "del", "la", "al", "on", "in", "to", ",", "."}


def words_of(text: str) -> frozenset[str]:
    """The words of a text, parted by spaces."""
    return frozenset(text.split())


TITLES = words_of(
    """
    mr mrs ms miss dr prof professor president vice prime minister premier chancellor secretary senator sen rep
    representative congressman congresswoman governor gov mayor king queen prince princess emperor empress
    sultan emir sheikh shaikh sheik pope bishop archbishop cardinal father rev reverend rabbi imam ayatollah
    saint st sir dame lord lady baron emeritus madam administrator nasa ceo count countess duke duchess general
    gen lt lieutenant colonel col major maj captain capt sergeant sgt corporal private admiral adm commander
    marshal judge justice chief director chairman chairwoman speaker ambassador attorney minister deputy
    assistant uncle aunt grandma grandpa mom dad coach officer detective inspector first former hon honorable
    tsar czar pm mp attorney counsel staff of the state defense
    """
)
NOT_NAMES = words_of(
    """
    god jesus christ lord allah internet web sir mom dad mum mother father nation country county city state
    street ave avenue man daily society court going q almanac cathedral lodge group
    """
)


class Word(NamedTuple):
    """One CoNLL-U word."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feat: str
    head: int
    relation: str
    misc: str


def names_from_entities(words: list[Word]) -> tuple[str, ...]:
    """BIO labels for one sentence of GUM."""
    found = [part for mention in _mentions(words) for part in _name(words, *mention)]
    labels = ["O"] * len(words)
    for start, end, kind in sorted(found, key=lambda s: s[0] - s[1]):
        if all(label == "O" for label in labels[start:end]):
            labels[start:end] = [f"B-{kind}"] + [f"I-{kind}"] * (end - start - 1)
    for at, word in enumerate(words):
        if labels[at] == "O" and word.form in ("US", "U.S.", "USA", "UK", "U.K."):
            labels[at] = "B-LOC"
    return tuple(labels)


def _mentions(words: list[Word]) -> list[tuple[int, int, str]]:
    """(start, end, type) of the mentions that lie whole in the sentence."""
    opened: dict[str, list[tuple[int, str]]] = {}
    found = []
    for at, word in enumerate(words):
        value = next((part[7:] for part in word.misc.split("|") if part.startswith("Entity=")), "")
        for number, kind, alone, closed in BRACKET.findall(value):
            if number and not alone:
                opened.setdefault(number, []).append((at, kind))
            elif number:
                found.append((at, at + 1, kind))
            elif opened.get(closed):
                start, what = opened[closed].pop()
                found.append((start, at + 1, what))
    return found


def _name(words: list[Word], start: int, end: int, kind: str) -> list[tuple[int, int, str]]:
    if kind not in KINDS:
        return []
    heads = [at for at in range(start, end) if not start < words[at].head <= end]
    if len(heads) != 1 or words[heads[0]].upos != "PROPN":
        return []
    head = heads[0]
    inside = {head}
    for _ in range(4):
        inside |= {at for at in range(start, end) if words[at].head - 1 in inside and _belongs(words, at, KINDS[kind])}
    low = high = head
    while low - 1 >= start and (low - 1 in inside or _bridge(words, low - 1, inside, start, -1)):
        low -= 1
    while high + 1 < end and (high + 1 in inside or _bridge(words, high + 1, inside, end, 1)):
        high += 1
    parts = [_trim(words, *part, KINDS[kind]) for part in _split(words, low, high + 1, KINDS[kind], head)]
    return [part for part in parts if part]


def _split(words: list[Word], low: int, high: int, kind: str, head: int) -> list[tuple[int, int]]:
    """ "Austin, Texas" is two places; "Italy's la Repubblica" is the part with the head."""
    if kind == "PER":
        return [(low, high)]
    marks = ("'s", "’s") if kind == "ORG" else ("'s", "’s", ",")
    cuts = [low - 1, *(at for at in range(low, high) if words[at].form in marks), high]
    parts = [(left + 1, right) for left, right in pairwise(cuts)]
    if any(words[at].form in ("'s", "’s") for at in cuts[1:-1]):
        return [part for part in parts if part[0] <= head < part[1]]
    return parts


def _belongs(words: list[Word], at: int, kind: str) -> bool:
    word = words[at]
    if word.relation in INSIDE and (word.form[:1].isupper() or word.upos == "PROPN" or word.form.isdigit()):
        return True
    if kind == "PER":
        return word.relation.split(":")[0] in ("flat", "goeswith")
    return word.form[:1].isupper() and word.relation in (
        "amod",
        "nmod",
        "nmod:poss",
        "conj",
        "nmod:desc",
        "nmod:unmarked",
    )


def _bridge(words: list[Word], at: int, inside: set[int], edge: int, step: int) -> bool:
    """A linking word (of, the, -) with more of the name after it."""
    while at != edge and 0 <= at < len(words) and words[at].form.lower() in LINKS:
        if words[at].form in (",", "and") and not all(w.relation in ("conj", "cc", "punct") for w in (words[at],)):
            return False
        at += step
        if at in inside:
            return True
    return False


def _trim(words: list[Word], low: int, high: int, kind: str) -> tuple[int, int, str] | None:
    if kind == "PER":
        while low < high and words[low].form.lower().rstrip(".") in TITLES | {"-"}:
            low += 1
    while low < high and not (
        words[low].form[:1].isupper() or words[low].form[:1].isdigit() or words[low].upos == "PROPN"
    ):
        low += 1
    while low < high and not (words[high - 1].form[:1].isalnum() or words[high - 1].form[-1:] == "."):
        high -= 1
    if low < high and words[low].form in ("The", "the", "A"):
        low += 1
    text = " ".join(w.form for w in words[low:high]).lower()
    people = kind == "PER" and words[high - 1].xpos == "NNPS" if low < high else True
    return None if low >= high or people or text in NOT_NAMES else (low, high, kind)
