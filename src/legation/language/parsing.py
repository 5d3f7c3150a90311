"""From text to parsed sentences: split, score, decode."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from legation.language.asides import Aside, asides, is_aside
from legation.language.lemmas import lemma
from legation.language.model import UNSEEN, Meaning, Sentence, States, Token
from legation.language.seen import quotes_of_few, seen
from legation.language.sentences import split
from legation.language.surnames import surnamed
from legation.language.tokens import Extent

if TYPE_CHECKING:
    from legation.language.along import Trace
    from legation.language.network import Network

SHORT = 6
"""Words: sentences no longer are remembered; in transcripts one in six has been said before ("(Applause.)")."""


def parse(text: str, skip: Sequence[Extent] = (), stops: Sequence[int] = ()) -> tuple[Sentence, ...]:
    """The sentences of ``text`` with their tokens, lemmas, grammar and names.

    ``skip`` are stretches of the text (start, end) that are furniture: no sentence overlaps them. ``stops`` are offsets
    that no sentence crosses. All offsets count code points. A sentence's grammar depends on its own words only, the
    status of what its words tell on the story. Raises MissingPart where the network's files are damaged.
    """
    from legation.language.along import status_along  # numpy and the network are slow to import
    from legation.language.network import english

    found = list(split(text, skip, stops))
    if not found:
        return ()
    read: list[_Read] = []

    def traces() -> Iterator[Trace]:
        for extents in found:
            own, trace = _read(text, extents, english())
            read.append(own)
            yield trace

    told = status_along(traces(), english())
    return surnamed(tuple(_sentence(index, read[index], states, text) for index, states in enumerate(told)))


class _Read(NamedTuple):
    """A sentence as the network has read it: where its words lie, their grammar, and which of them it has seen (not the
    quotation marks around a few words, nor the words of an aside)."""

    extents: Sequence[Extent]
    grammar: tuple[_Grammar, ...]
    seen: Sequence[int]


def _read(text: str, extents: Sequence[Extent], network: Network) -> tuple[_Read, Trace]:
    words = tuple(text[start:end] for start, end in extents)
    read = _remembered if len(words) <= SHORT else _grammar
    marks = quotes_of_few(words)
    kept = [at for at in range(len(words)) if at not in marks]
    grammar, trace = read(tuple(words[at] for at in kept), network)
    whole = tuple(told for _, told in sorted(_with_marks(grammar, kept, marks).items())) if marks else grammar
    said = asides(words)
    tags = [(told[1], told[2]) for told in whole] if said else []
    said = [a for a in said if is_aside(a, words, tags)]
    if not said:
        return _Read(extents, whole, kept), trace
    kept = [at for at in kept if not any(a.start <= at < a.end for a in said)]
    grammar, trace = read(tuple(words[at] for at in kept), network)
    return _Read(extents, _with_asides(_with_marks(grammar, kept, marks), whole, said), kept), trace


def _sentence(index: int, read: _Read, states: Sequence[States], text: str) -> Sentence:
    told = dict(zip(read.seen, states, strict=True))
    tokens = (
        Token(text[start:end], start, end, *grammar, told.get(at, UNSEEN))
        for at, ((start, end), grammar) in enumerate(zip(read.extents, read.grammar, strict=True))
    )
    return Sentence(index, read.extents[0][0], read.extents[-1][1], tuple(tokens))


PARTS = frozenset({
    "det", "amod", "compound", "nummod", "nmod:poss", "advmod", "case", "punct", "obl", "nmod", "nmod:unmarked", "aux",
    "aux:pass", "cop"
})  # fmt: skip
"""Relations of what stands before the head of its phrase."""

_Grammar = tuple[str, str, str, str, int, str, str, Meaning | None]
"""What a token is besides its words and place: lemma, tags, features, head, relation, name tag, meaning."""


def _with_marks(bare: tuple[_Grammar, ...], kept: Sequence[int], marks: dict[int, bool]) -> dict[int, _Grammar]:
    """The grammar of a sentence's words from that of those ``kept``, and of its marks, which hang from the word that
    they touch."""
    told = dict(zip(kept, bare, strict=True))
    for at, (lemma_, upos, xpos, features, head, relation, name, meaning) in told.items():
        above = kept[head] if head >= 0 else -1
        told[at] = (lemma_, upos, xpos, features, above, relation, name, _with_places(meaning, kept))
    for at, opens in marks.items():
        told[at] = ('"', "PUNCT", "``" if opens else "''", "", at + 1 if opens else at - 1, "punct", "O", None)
    return told


def _with_asides(told: dict[int, _Grammar], whole: Sequence[_Grammar], said: Sequence[Aside]) -> tuple[_Grammar, ...]:
    """The grammar of all words from that of those outside the asides, and of the asides' from that of the ``whole``."""
    for start, verb, end, _ in said:
        for at in range(start, end):
            lemma_, upos, xpos, features, head, relation, name, _ = whole[at]
            if at == verb:
                upos, head, relation = "VERB", _named(told, end), "parataxis"
            elif not start <= head < end or head == at:
                head, relation = verb, "nsubj" if at == verb - 1 else "dep"
            told[at] = (lemma_, upos, xpos, features, head, relation, name, None)
    return tuple(told[at] for at in sorted(told))


def _named(told: dict[int, _Grammar], at: int) -> int:
    """The head of what an aside names: of the noun phrase that begins there."""
    while told[at][5] in PARTS and told[at][4] > at:
        at = told[at][4]
    return at


def _with_places(meaning: Meaning | None, kept: Sequence[int]) -> Meaning | None:
    """The meaning with its parties' words as they are counted in the whole sentence."""
    if meaning is None or not (meaning.actors or meaning.recipients):
        return meaning
    actors, recipients = (tuple((kept[i], c) for i, c in side) for side in (meaning.actors, meaning.recipients))
    return Meaning(meaning.types, actors, recipients)


def _is_present(word: str) -> bool:
    """Whether a verb form cannot be a past one: none but "was" ends in a single "s" ("Merkel *meets* Xi on July 5")."""
    lower = word.lower()
    return lower.endswith("s") and not lower.endswith(("ss", "'s", "’s")) and lower != "was" and len(lower) > 3


def _grammar(words: tuple[str, ...], network: Network) -> tuple[tuple[_Grammar, ...], Trace]:
    from legation.language.along import Trace
    from legation.language.decode import heads_of
    from legation.language.meaning import meanings
    from legation.language.names import names_of

    scores = network.score(seen(words))
    heads = heads_of(scores.arc)
    relations = network.relations(scores, heads)
    labels = network.labels
    names = names_of(scores.ner, labels.ner)
    told = meanings(scores.event, scores.party, labels.event)
    found = []
    for at, word in enumerate(words):
        upos, xpos = labels.upos[scores.upos[at]], labels.xpos[scores.xpos[at]]
        xpos = "VBZ" if upos == "VERB" and xpos in ("VBD", "VBN") and _is_present(word) else xpos
        features = labels.feat[scores.feat[at]]
        lemma_ = lemma(word, upos, xpos, labels.lem[scores.lem[at]])
        features = "" if features in ("_", "<unk>") else features
        found.append((lemma_, upos, xpos, features, int(heads[at]) - 1, labels.rel[relations[at]], names[at], told[at]))
    return tuple(found), Trace(scores.base, scores.first, scores.last)


_remembered = lru_cache(maxsize=512)(_grammar)
