"""From text to parsed sentences: split, score, decode."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from legation.language.lemmas import lemma
from legation.language.model import Sentence, Token
from legation.language.sentences import split
from legation.language.tokens import Extent

if TYPE_CHECKING:
    from legation.language.network import Network


def parse(text: str, skip: Sequence[Extent] = (), stops: Sequence[int] = ()) -> tuple[Sentence, ...]:
    """The sentences of ``text`` with their tokens, lemmas, grammar and names.

    ``skip`` are stretches of the text (start, end) that are furniture: no sentence overlaps them. ``stops`` are offsets
    that no sentence crosses. All offsets count code points. A sentence's grammar depends on its own words only. Raises
    MissingPart where the network's files are damaged.
    """
    from legation.language.network import english  # numpy and the network are slow to import

    network: Network | None = None
    sentences: list[Sentence] = []
    for extents in split(text, skip, stops):
        network = network or english()
        sentences.append(Sentence(len(sentences), extents[0][0], extents[-1][1], annotate(text, extents, network)))
    return tuple(sentences)


def annotate(text: str, extents: Sequence[Extent], network: Network) -> tuple[Token, ...]:
    """The tokens of one sentence, given where its words lie."""
    from legation.language.decode import heads_of
    from legation.language.names import names_of

    words = [text[start:end] for start, end in extents]
    scores = network.score(words)
    heads = heads_of(scores.arc)
    relations = network.relations(scores, heads)
    labels = network.labels
    names = names_of(scores.ner, labels.ner)
    tokens = []
    for at, (word, (start, end)) in enumerate(zip(words, extents, strict=True)):
        upos, xpos = labels.upos[scores.upos[at]], labels.xpos[scores.xpos[at]]
        features = labels.feat[scores.feat[at]]
        tokens.append(
            Token(
                word,
                start,
                end,
                lemma(word, upos, xpos, labels.lem[scores.lem[at]]),
                upos,
                xpos,
                "" if features in ("_", "<unk>") else features,
                int(heads[at]) - 1,
                labels.rel[relations[at]],
                names[at],
            )
        )
    return tuple(tokens)
