"""From rows to tensors: word pieces, shapes, label numbers; augmentation; batches of rows of like length."""

import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from legation.language.network import shape

from .data import MASK, NAMES, Row
from .entities import TITLES
from .network import TAGS

IGNORE = -100
CLS, SEP, UNKNOWN, MASKED = 101, 102, 100, 103
GRAMMAR = ("upos", "xpos", "feat", "lem")
PARTIES = 3
"""Of one side of an event, at most."""


def labels_of(rows: Sequence[Row], *, least: int = 2) -> dict[str, list[str]]:
    """The contents of labels.json: for each key its labels by frequency, `<unk>` first (names: fixed). Rare ones are
    dropped."""
    counts: dict[str, Counter[str]] = {key: Counter() for key in (*GRAMMAR, "rel")}
    for row in rows:
        for key in GRAMMAR if row.tags else ():
            counts[key].update(row.tags[key])
        counts["rel"].update(row.relations or ())
    keep = {key: [v for v, n in c.most_common() if n >= least and v != MASK] for key, c in counts.items()}
    return {key: ["<unk>", *keep[key]] for key in GRAMMAR} | {"ner": list(NAMES), "rel": ["<unk>", *keep["rel"]]}


@dataclass
class Encoder:
    """Words to pieces and labels to numbers."""

    tokenizer: Tokenizer
    labels: dict[str, list[str]]
    pieces: dict[str, list[int]] = field(default_factory=dict)

    @classmethod
    def load(cls, tokenizer: Path, labels: dict[str, list[str]]) -> "Encoder":
        """Encoder with the tokenizer.json at `tokenizer`."""
        loaded = Tokenizer.from_file(str(tokenizer))
        loaded.no_padding()
        loaded.no_truncation()
        return cls(loaded, labels)

    def __post_init__(self) -> None:
        self.numbers = {key: {v: n for n, v in enumerate(values)} for key, values in self.labels.items()}

    def split(self, word: str) -> list[int]:
        """Piece ids of a word: at most 12, at least one."""
        if word not in self.pieces:
            self.pieces[word] = self.tokenizer.encode(word, add_special_tokens=False).ids[:12] or [UNKNOWN]
        return self.pieces[word]

    def length(self, row: Row) -> int:
        """Pieces of a row, with the two special ones."""
        return 2 + sum(len(self.split(word)) for word in row.words)

    def encode(self, row: Row, drop: float = 0.0, chance: random.Random | None = None) -> dict[str, list[int]]:
        """Inputs and label numbers of one row; a share `drop` of the words is masked."""
        ids, shp, fi, la = [CLS], [0], [], []
        for word in row.words:
            pieces = self.split(word)
            if chance and chance.random() < drop:
                pieces = [MASKED] * len(pieces)
            fi.append(len(ids))
            ids += pieces
            shp += [shape(word)] * len(pieces)
            la.append(len(ids) - 1)
        count = len(row.words)
        out = {"ids": [*ids, SEP], "shp": [*shp, 0], "fi": fi, "la": la}
        for name in GRAMMAR:
            out[name] = self._column(name, row.tags[name] if row.tags else None, count)
        out["ner"] = self._column("ner", row.names, count)
        out["rel"] = self._column("rel", row.relations, count)
        out["head"] = list(row.heads) if row.heads else [IGNORE] * count
        out["event"] = self._column("event", row.events, count)
        out["state"] = self._column("state", row.states, count)
        for name, parties in (("actor", row.actors), ("recipient", row.recipients)):
            for nth in range(PARTIES):
                out[f"{name}{nth}"] = [_party(words, nth) for words in parties or [None] * count]
        return out

    def _column(self, name: str, values: Sequence[str | None] | None, count: int) -> list[int]:
        numbers = self.numbers.get(name, {})
        return [IGNORE if v is None else numbers.get(v, IGNORE) for v in values] if values else [IGNORE] * count


def _party(words: Sequence[int] | None, nth: int) -> int:
    """A party's word, counted from 1; 0 where there is none, IGNORE where none is known."""
    if words is None or (nth and len(words) <= nth):
        return IGNORE
    return words[nth] + 1 if words else 0


def collate(items: Sequence[dict[str, list[int]]]) -> dict[str, Tensor]:
    """One batch, padded. `head` is masked where a sentence has no parse."""
    length = max(len(item["ids"]) for item in items)
    count = max(len(item["fi"]) for item in items)
    batch = {}
    for name in ("ids", "shp", "fi", "la", *TAGS, "rel", "head"):
        size, fill = (length, 0) if name in ("ids", "shp") else (count, 0 if name in ("fi", "la") else IGNORE)
        array = np.full((len(items), size), fill, dtype=np.int64)
        for number, item in enumerate(items):
            array[number, : len(item[name])] = item[name]
        batch[name] = torch.from_numpy(array)
    mask = np.zeros((len(items), length), dtype=np.int64)
    for number, item in enumerate(items):
        mask[number, : len(item["ids"])] = 1
    batch["mask"] = torch.from_numpy(mask)
    return batch


def batches(
    rows: Sequence[Row],
    encoder: Encoder,
    *,
    size: int = 1600,
    longest: int = 300,
    drop: float = 0.0,
    chance: random.Random | None = None,
) -> Iterator[dict[str, Tensor]]:
    """Batches of at most `size` padded pieces, rows of like length together. With `chance`, in random order.

    Without `chance` the order of the rows is kept only as `index` in each batch.
    """
    noise = chance.random if chance else lambda: 0.0
    lengths = [encoder.length(row) for row in rows]
    order = sorted(
        (n for n in range(len(rows)) if lengths[n] <= longest), key=lambda n: lengths[n] * (1 + 0.1 * noise())
    )
    groups: list[list[int]] = [[]]
    widest = 0
    for n in order:
        widest = max(widest, lengths[n])
        if groups[-1] and widest * (len(groups[-1]) + 1) > size:
            groups.append([])
            widest = lengths[n]
        groups[-1].append(n)
    if chance:
        chance.shuffle(groups)
    for group in groups:
        if group:
            yield collate([encoder.encode(rows[n], drop, chance) for n in group]) | {"index": torch.tensor(group)}


TITLE_PHRASES = tuple(
    phrase.split()
    for phrase in """President|Prime Minister|Foreign Minister|Defense Minister|Defence Minister|Secretary of State|
US Secretary of State|
    US Secretary of Defense|U.S. Defense Secretary|Gen.|Lt. Gen.|Maj. Gen.|Col.|Dr.|Mr.|Mrs.|Ms.|Sen.|Rep.|Senator|
King|Queen|Crown Prince|
    Sheikh|Ambassador|National Security Adviser|Interior Minister|Finance Minister|Chancellor|Vice President|
then-President|former President|
    Israeli Prime Minister|Russian President|Chinese Foreign Minister|Ukrainian President|Iranian Foreign Minister|
Turkish President|
    French President|Deputy Prime Minister|opposition leader|rebel commander|spokesman|spokeswoman|army chief|
Police Chief|Attorney General|
    UN Secretary-General|NATO Secretary General|EU foreign policy chief|Supreme Leader|Ayatollah|Governor|Mayor|
Speaker|Justice|Special Envoy|
    Minister of Defense|Minister of Foreign Affairs|Chief of Staff|journalist|activist|lawyer|businessman""".replace(
        "\n", ""
    ).split("|")
)


@dataclass
class Augment:
    """Random changes that keep the labels true. `people` are full names as word tuples, from all over the world."""

    people: Sequence[tuple[str, ...]]
    swap: float = 0.3
    title: float = 0.12
    case: float = 0.08
    bare: float = 0.08
    by_size: dict[int, list[tuple[str, ...]]] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        for name in self.people:
            self.by_size.setdefault(len(name), []).append(name)
        self.by_size[1] = [name[-1:] for name in self.people if len(name[-1]) > 2]

    def __call__(self, row: Row, chance: random.Random) -> Row:
        """The row, perhaps with other people, a title before a name, no full stop, or in another case."""
        if row.names and "B-PER" in row.names and chance.random() < self.swap:
            row = self._swapped(row, chance)
        if row.names and not row.heads and "B-PER" in row.names and chance.random() < self.title:
            row = _titled(row, chance)
        if row.heads and len(row.words) > 4 and chance.random() < self.bare:
            row = _bare(row)
        if len(row.words) > 3 and chance.random() < self.case:
            row = _recased(row, chance.choice((str.upper, str.lower, str.title)))
        return row

    def _swapped(self, row: Row, chance: random.Random) -> Row:
        words = list(row.words)
        for start, end in spans(row.names or (), "PER"):
            choices = self.by_size.get(end - start)
            if choices and all(w[:1].isalpha() for w in words[start:end]):
                new = chance.choice(choices)
                words[start:end] = [w.upper() for w in new] if words[start].isupper() and len(words[start]) > 2 else new
        return replace(row, words=tuple(words))


def spans(names: Sequence[str], kind: str) -> list[tuple[int, int]]:
    """(start, end) of the names of one kind in BIO labels."""
    found, at = [], 0
    while at < len(names):
        if names[at] == f"B-{kind}":
            end = at + 1
            while end < len(names) and names[end] == f"I-{kind}":
                end += 1
            found.append((at, end))
            at = end
        else:
            at += 1
    return found


def _titled(row: Row, chance: random.Random) -> Row:
    start, end = chance.choice(spans(row.names or (), "PER"))
    before = row.words[start - 1].lower().rstrip(".") if start else ""
    if end - start < 2 or before in TITLES or (row.names or ())[start - 1 : start] not in ((), ("O",)):
        return row
    title: list[str] = []
    names: list[str] = []
    for word in chance.choice(TITLE_PHRASES):
        for part in word.replace("-", " - ").split():
            title.append(part)
            names.append("B-ORG" if part in ("UN", "NATO", "EU") else "B-LOC" if part in ("US", "U.S.") else "O")
    words = (*row.words[:start], *title, *row.words[start:])
    return replace(row, words=words, names=(*row.names[:start], *names, *row.names[start:]))  # type: ignore[index]


def _bare(row: Row) -> Row:
    last = len(row.words)
    if not row.tags or row.tags["upos"][-1] != "PUNCT" or last in (row.heads or ()):
        return row
    tags = {key: values[:-1] for key, values in row.tags.items()}
    cut = lambda column: column[:-1] if column else column  # noqa: E731
    return Row(row.words[:-1], tags, cut(row.heads), cut(row.relations), cut(row.names))


def _recased(row: Row, change: object) -> Row:
    words = tuple(change(word) for word in row.words)  # type: ignore[operator]
    tags = row.tags
    if tags:
        lemmas = tuple(MASK if rule == "SAME" else rule for rule in tags["lem"])
        tags = tags | {"lem": lemmas}
    return replace(row, words=words, tags=tags)


def read_people(folder: Path) -> list[tuple[str, ...]]:
    """Full names (2 to 4 words) of office holders, from the `person` and `officeholderLabel` columns of CSV files in
    `folder`."""
    import csv

    names: set[tuple[str, ...]] = set()
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf8", newline="") as lines:
            for item in csv.DictReader(lines):
                text = item.get("person") or item.get("officeholderLabel") or ""
                words = tuple(text.replace("-", " - ").split())
                if (
                    2 <= len(words) <= 5
                    and words[0][:1].isupper()
                    and max(text) < "\u0250"
                    and words[-1][:1].isalpha()
                    and not text.startswith("Q")
                ):
                    names.add(words)
    return sorted(names)


def write_labels(path: Path, labels: dict[str, list[str]]) -> None:
    """Write labels.json."""
    path.write_text(json.dumps(labels, ensure_ascii=False), encoding="utf8")
