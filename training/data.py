"""Training rows: words with grammar labels, names labels or both, read from CoNLL-U, IOB2, CrossNER and WikiGold
files.

A label that is not known is `None` (a whole column) or `MASK` (one word); neither is trained on.
"""

import gzip
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from .entities import Word, names_from_entities

MASK = "?"
NAMES = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
HYPHENED = re.compile(r"(?<=[^\W_])(-)(?=[^\W_])")


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence. `heads` count from 1, 0 is the root; `names` are BIO labels; `events`, `states` and `weights` are
    each word's event ("O" for none), its status, and what the label counts; `actors` and `recipients` the words that
    name its parties, none where the sentence names none. All columns are as long as `words`."""

    words: tuple[str, ...]
    tags: dict[str, tuple[str, ...]] | None = None
    heads: tuple[int, ...] | None = None
    relations: tuple[str, ...] | None = None
    names: tuple[str, ...] | None = None
    events: tuple[str | None, ...] | None = None
    states: tuple[str | None, ...] | None = None
    weights: tuple[float, ...] | None = None
    actors: tuple[tuple[int, ...] | None, ...] | None = None
    recipients: tuple[tuple[int, ...] | None, ...] | None = None


def lemma_rule(form: str, lemma: str) -> str:
    """Rule that makes `lemma` of `form`.

    `SAME`: the form as written; `k:suffix`: cut k characters off the lower-cased form and add the suffix;
    `ABS:lemma`: this lemma. `0:` is tried first. Lemmas that differ from the rule's result in case only are `MASK`.
    """
    lower = form.lower()
    if lemma == lower:
        return "0:"
    if lemma == form:
        return "SAME"
    if lemma.lower() != lemma:
        return MASK
    shared = 0
    while shared < min(len(lower), len(lemma)) and lower[shared] == lemma[shared]:
        shared += 1
    return f"{len(lower) - shared}:{lemma[shared:]}" if shared else f"ABS:{lemma}"


def apply_rule(form: str, rule: str) -> str:
    """Lemma of `form` by a rule of `lemma_rule`."""
    if rule in ("SAME", MASK, "<unk>"):
        return form
    left, suffix = rule.split(":", 1)
    lower = form.lower()
    return suffix if left == "ABS" else lower[: len(lower) - int(left)] + suffix


def _blocks(path: Path) -> Iterator[list[str]]:
    block: list[str] = []
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            if line.strip():
                block.append(line.rstrip("\n"))
            elif block:
                yield block
                block = []
    if block:
        yield block


def read_conllu(path: Path, *, entities: bool = False) -> list[Row]:
    """Sentences of a CoNLL-U file; with `entities`, names too, from GUM's `Entity=` in MISC."""
    return [_grammar(words, names) for words, names in _conllu(path, entities)]


def _conllu(path: Path, entities: bool) -> Iterator[tuple[list[Word], tuple[str, ...] | None]]:
    for block in _blocks(path):
        cells = [line.split("\t") for line in block if not line.startswith("#")]
        words = [Word(c[1], c[2], c[3], c[4], c[5], int(c[6]), c[7], c[9]) for c in cells if c[0].isdigit()]
        yield words, names_from_entities(words) if entities else None


def _grammar(words: list[Word], names: tuple[str, ...] | None) -> Row:
    tags = {
        "upos": tuple(w.upos for w in words),
        "xpos": tuple(w.xpos for w in words),
        "feat": tuple(w.feat for w in words),
        "lem": tuple(lemma_rule(w.form, w.lemma) for w in words),
    }
    heads = tuple(w.head for w in words)
    return Row(tuple(w.form for w in words), tags, heads, tuple(w.relation for w in words), names)


def read_iob2(path: Path) -> list[Row]:
    """Universal NER: `id form label` lines, labels already PER, ORG, LOC. Words are those of the treebank: not split
    again."""
    rows = []
    for block in _blocks(path):
        cells = [line.split("\t") for line in block if not line.startswith("#")]
        names = tuple(c[2] if c[2] in NAMES else "O" for c in cells)
        rows.append(Row(tuple(c[1] for c in cells), names=names))
    return rows


POLITICS = {"politician": "PER", "person": "PER", "country": "LOC", "location": "LOC"}
POLITICS |= {"organisation": "ORG", "politicalparty": "ORG", "election": MASK, "event": MASK, "misc": MASK}
WIKIGOLD = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "MISC": ""}


def read_columns(path: Path, kinds: dict[str, str]) -> list[Row]:
    """`word label` lines (CrossNER, WikiGold); `kinds` maps their types to ours, "" to O, `MASK` to unknown."""
    rows = []
    for block in _blocks(path):
        words: list[str] = []
        names: list[str] = []
        before = "O"
        for line in block:
            if line.startswith("-DOCSTART-"):
                continue
            word, label = line.split()
            start = label != "O" and (label.startswith("B-") or before[2:] != label[2:])
            before = label
            for number, part in enumerate(p for p in HYPHENED.split(word) if p):
                words.append(part)
                names.append(_kind(label, kinds, start and number == 0))
        if words:
            rows.append(Row(tuple(words), names=_whole(names)))
    return rows


def _kind(label: str, kinds: dict[str, str], start: bool) -> str:
    kind = kinds[label[2:]] if label != "O" else ""
    return kind if kind in ("", MASK) and kind else ("B-" if start else "I-") + kind if kind else "O"


def _whole(names: list[str]) -> tuple[str, ...]:
    """Labels in which no name begins with I-."""
    fixed: list[str] = []
    for label in names:
        broken = label.startswith("I-") and (not fixed or fixed[-1][2:] != label[2:])
        fixed.append("B" + label[1:] if broken else label)
    return tuple(fixed)


def read_rows(path: Path) -> list[Row]:
    """Rows as JSON lines: `words` and other columns of `Row` (of `training.silver`, `training.templates` …)."""
    with path.open(encoding="utf8") as lines:
        return [_row(json.loads(line)) for line in lines]


def _row(item: dict[str, Any]) -> Row:
    tags = item.pop("tags", None)
    columns = {name: tuple(values) for name, values in item.items() if values is not None}
    return Row(**columns, tags={key: tuple(values) for key, values in tags.items()} if tags else None)


def with_names(rows: Sequence[Row], named: Path | None) -> list[Row]:
    """Rows that have grammar only are given the names of the same sentence in `named` (see `training.selflabel`)."""
    if named is None:
        return list(rows)
    known = {row.words: row.names for row in read_rows(named)}
    return [replace(row, names=known.get(row.words)) if row.names is None else row for row in rows]


def write_rows(path: Path, rows: Iterable[Row]) -> None:
    """Write rows as JSON lines; the file appears whole."""
    part = path.with_suffix(".part")
    with part.open("w", encoding="utf8") as out:
        for row in rows:
            told = {name: value for name, value in asdict(row).items() if value is not None}
            out.write(json.dumps(told, ensure_ascii=False) + "\n")
    part.replace(path)


def training_rows(folder: Path) -> list[Row]:
    """All training rows of the treebank folder. Sentences that also occur in a dev set are left out."""
    held_out = {key(row) for rows in dev_rows(folder).values() for row in rows}
    rows = read_conllu(folder / "ewt-train.conllu.gz") + read_conllu(folder / "gum-train.conllu.gz", entities=True)
    named = read_iob2(folder / "ner-ewt-test.iob2.gz") * 3
    for part in ("train", "dev", "test"):
        named += read_columns(folder / f"ner-crossner-politics-{part}.txt.gz", POLITICS)
    named += read_columns(folder / "ner-wikigold.txt.gz", WIKIGOLD)
    return [row for row in rows + named if key(row) not in held_out]


DEV: dict[str, Callable[[Path], list[Row]]] = {
    "ewt": lambda folder: read_conllu(folder / "ewt-dev.conllu.gz"),
    "gum": lambda folder: read_conllu(folder / "gum-dev.conllu.gz", entities=True),
    "names": lambda folder: read_iob2(folder / "ner-ewt-dev.iob2.gz"),
}


def dev_rows(folder: Path) -> dict[str, list[Row]]:
    """The dev sets: `ewt` and `gum` (grammar; GUM with names by our conversion), `names` (Universal NER, EWT dev)."""
    return {name: read(folder) for name, read in DEV.items()}


def key(row: Row) -> str:
    """What two copies of a sentence share, whatever their case and spacing."""
    return "".join(row.words).lower()
