"""The English network: words in, scores out. One sentence at a time, so that no sentence's result depends on another's;
only the status of what its words tell is read along the story.

The exported network is quantized to int8 with scales that are taken from all that runs through it at once: a batch of
sentences would give each of them slightly different scores than alone.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from legation.errors import MissingPart

_START, _END, _UNKNOWN = 101, 102, 100
_PIECES = 12  # of one word
_ROOM = 510  # pieces of one sentence
_AT_ONCE = 15  # words whose relations are scored together: products this small keep to one thread in OpenBLAS
_REMEMBERED = 50_000  # words whose pieces are kept


class Labels(msgspec.Struct, frozen=True):
    """The network's labels, in the order of its scores. ``lem`` are lemma rules, ``ner`` name tags.

    ``event`` are "O" and PLOVER's types, ``state`` the values of an event's status.
    """

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feat: tuple[str, ...]
    lem: tuple[str, ...]
    ner: tuple[str, ...]
    rel: tuple[str, ...]
    event: tuple[str, ...]
    state: tuple[str, ...]


class Scores(msgspec.Struct, frozen=True):
    """Scores of one sentence of n words: label numbers [n] for the tags, ``arc`` [n, n + 1] with the root first.

    ``ner`` are scores [n, labels]; the other tags are numbers of labels [n].
    ``rh`` [n + 1, k] and ``rd`` [n, k] are what relations are scored from, once the heads are chosen. ``event`` are
    scores [n, labels]; ``party`` [2, n, n] the log-odds that the event of one word has another word for its actor, for
    its recipient. ``base`` [l, k] is what the layers leave of the pieces, for ``Network.status``; ``first`` and
    ``last`` [n] are each word's pieces.
    """

    upos: NDArray[Any]
    xpos: NDArray[Any]
    feat: NDArray[Any]
    lem: NDArray[Any]
    ner: NDArray[Any]
    arc: NDArray[np.float32]
    rh: NDArray[np.float32]
    rd: NDArray[np.float32]
    event: NDArray[np.float32]
    party: NDArray[np.float32]
    base: NDArray[np.float32]
    first: NDArray[np.int64]
    last: NDArray[np.int64]


class Network:
    """The network of a folder with ``model.int8.onnx``, ``status.int8.onnx``, ``relations.npy``, ``labels.json`` and
    ``tokenizer.json``.

    Raises MissingPart where a file is not there or damaged.
    """

    def __init__(self, folder: Path) -> None:
        import onnxruntime  # slow to import, and not needed to look at a record
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.enable_mem_pattern = False  # sentences differ in length: a plan for each would only take memory
        options.log_severity_level = 3
        try:
            self._session, self._status = (
                onnxruntime.InferenceSession(str(folder / name), options, providers=["CPUExecutionProvider"])
                for name in ("model.int8.onnx", "status.int8.onnx")
            )
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            self.labels = msgspec.json.decode((folder / "labels.json").read_bytes(), type=Labels)
            relations = np.load(folder / "relations.npy").astype(np.float32)
        except Exception as error:  # the libraries raise errors of many kinds
            raise MissingPart(
                f"The English network in {folder} cannot be loaded ({error}). Install legation again: "
                "pip install --force-reinstall legation"
            ) from error
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._relations = np.ascontiguousarray(relations.transpose(0, 2, 1))
        self._pieces: dict[str, list[int]] = {}

    def score(self, words: list[str]) -> Scores:
        """The scores of one sentence, a list of words."""
        inputs = self._inputs(words)
        *tags, ner, arc, rh, rd, event, _, party, base = (out[0] for out in self._session.run(None, inputs))
        upos, xpos, feat, lem = (tag.argmax(-1) for tag in tags)
        first, last = inputs["fi"][0], inputs["la"][0]
        return Scores(upos, xpos, feat, lem, ner[: len(words)], arc, rh, rd, event, party, base, first, last)

    def status(
        self,
        base: NDArray[np.float32],
        place: NDArray[np.int64],
        slot: NDArray[np.int64],
        first: NDArray[np.int64],
        last: NDArray[np.int64],
    ) -> NDArray[np.float32]:
        """Scores [n, labels] of the status of an event told by each word of a window of sentences.

        ``place`` and ``slot`` [l] are the place in the story and in the window of each piece's sentence; the other
        arrays are those of ``Scores``, put together.
        """
        inputs = {"base": base, "place": place, "slot": slot, "fi": first, "la": last}
        (state,) = self._status.run(None, inputs)
        return np.asarray(state)

    def relations(self, scores: Scores, heads: NDArray[np.int64]) -> NDArray[np.int64]:
        """The number of each word's best relation to its chosen head (0: root)."""
        one = np.ones((len(heads), 1), np.float32)
        head = np.concatenate([scores.rh[heads], one], 1)
        word = np.concatenate([scores.rd, one], 1)
        best = np.empty(len(heads), np.int64)
        for at in range(0, len(heads), _AT_ONCE):
            part = slice(at, at + _AT_ONCE)
            by_label = np.matmul(word[part], self._relations)  # [label, word, head feature]
            best[part] = (by_label * head[part]).sum(2).argmax(0)
        return best

    def _inputs(self, words: list[str]) -> dict[str, NDArray[np.int64]]:
        pieces = [self._split(word) for word in words]
        if sum(map(len, pieces)) > _ROOM:
            pieces = [[split[0], split[-1]] if len(split) > 1 else split for split in pieces]
        ids, shapes, first, last = [_START], [0], [], []
        for word, split in zip(words, pieces, strict=True):
            first.append(len(ids))
            ids += split
            shapes += [shape(word)] * len(split)
            last.append(len(ids) - 1)
        ids.append(_END)
        shapes.append(0)
        rows = {"ids": ids, "shp": shapes, "mask": [1] * len(ids), "fi": first, "la": last}
        return {name: np.array([row], dtype=np.int64) for name, row in rows.items()}

    def _split(self, word: str) -> list[int]:
        if (known := self._pieces.get(word)) is not None:
            return known
        if len(self._pieces) >= _REMEMBERED:
            self._pieces.clear()
        plain = word[:200].encode("utf-8", "replace").decode()  # lone surrogates are no text to the tokenizer
        found: list[int] = self._tokenizer.encode(plain, add_special_tokens=False).ids[:_PIECES] or [_UNKNOWN]
        self._pieces[word] = found
        return found


def shape(word: str) -> int:
    """The shape class of a word, as in training: UPPER, one capital, lower, Title, digits, MiXed, others."""
    if word.isupper():
        return 1 if len(word) > 1 else 2
    if word.islower():
        return 3
    if word[:1].isupper() and word[1:].islower():
        return 4
    if any(c.isdigit() for c in word):
        return 5
    if any(c.isupper() for c in word):
        return 6
    return 7 if word.isalpha() else 8


@cache
def english() -> Network:
    """The English network that Legation ships, loaded once."""
    return Network(Path(str(files("legation").joinpath("data", "english"))))
