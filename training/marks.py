"""Sentences whose event words are marked: what the network learns meaning from.

`training/meanings/*.txt` are texts made up for the purpose, with the marks inside: `⟦ASSAULT.h:overran⟧` is an event of
that type and status (`c` current, `h` historical, `f` future, `y` hypothetical, `n` negated), `AGREE+AID` one that may
also be the second type, `~` behind the status one that careful coders might leave out. Texts begin with a line
`## ID | day | headline`. `real.tsv` has marks for texts of the data folder (source, how many characters of it, start
and end of the mark, type, status; a line without a mark says that the source was read and has none); it holds no text.
"""

import csv
import hashlib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.unseen_texts import texts

from legation.language.parsing import parse

from .data import Row

FOLDER = Path(__file__).parent / "meanings"
EVENTS = ("O", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
          "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")  # fmt: skip
STATES = ("current", "historical", "future", "hypothetical", "negated")
LETTERS = "chfyn"
MARK = re.compile(r"⟦([A-Z+]+)\.([chfyn])(~?):([^⟦⟧]+)⟧")
CONTENT = ("VERB", "NOUN", "ADJ", "PROPN", "AUX", "ADV")
MARGINAL = 0.5
"""What a word counts whose event is marginal."""
HELD_OUT = 12
"""Of so many texts one is kept to measure on, by the hash of its name."""


class Mark(NamedTuple):
    """An event's words in a text: where, of which type and status, and whether only a marginal one."""

    start: int
    end: int
    type: str
    state: str
    marginal: bool


class Marked(NamedTuple):
    """A text with its marks; `source` names it, `day` is that of publication."""

    source: str
    text: str
    marks: tuple[Mark, ...]
    day: str | None = None

    @property
    def held_out(self) -> bool:
        """Whether it is kept to measure on."""
        return is_held_out(self.source)


def is_held_out(source: str) -> bool:
    """Whether a text of this name is kept to measure on."""
    return int(hashlib.sha1(source.encode()).hexdigest(), 16) % HELD_OUT == 0


def made_up(folder: Path = FOLDER) -> Iterator[Marked]:
    """The texts made up for the purpose, headline first."""
    for path in sorted(folder.glob("*.txt")):
        for part in re.split(r"^## ", path.read_text(encoding="utf8"), flags=re.MULTILINE)[1:]:
            head, _, body = part.partition("\n")
            source, day, title = (each.strip() for each in head.split("|", 2))
            yield unmarked(source, f"{title}\n\n{body.strip()}", day)


def unmarked(source: str, raw: str, day: str | None = None) -> Marked:
    """The text without its marks, and where they were."""
    text, marks, at = "", [], 0
    for found in MARK.finditer(raw):
        text += raw[at : found.start()]
        start, at = len(text), found.end()
        text += found[4]
        marks.append(Mark(start, len(text), found[1].split("+")[0], found[2], bool(found[3])))
    return Marked(source, text + raw[at:], tuple(marks), day)


def real(data: Path, folder: Path = FOLDER) -> Iterator[Marked]:
    """The texts of the data folder that `real.tsv` marks: news pages, statements, reports, single sentences."""
    limits: dict[str, int] = {}
    marks: dict[str, list[Mark]] = {}
    with (folder / "real.tsv").open(encoding="utf8") as lines:
        for source, limit, start, end, type_, state in csv.reader(lines, delimiter="\t"):
            limits[source] = int(limit)
            own = marks.setdefault(source, [])
            if start:
                own.append(Mark(int(start), int(end), type_.split("+")[0], state[0], state.endswith("~")))
    for text in texts(data, {s: n for s, n in limits.items() if not s.startswith("plv/")}):
        yield Marked(text.source, text.text, tuple(marks[text.source]))
    with (data / "gold/sentences/plv_train.tsv").open(encoding="utf8", newline="") as lines:
        for item in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if (source := f"plv/{item['id']}") in marks:
                yield Marked(source, item["sentence"], tuple(marks.pop(source)))


def learnt(folder: Path = FOLDER) -> frozenset[str]:
    """The names of all texts that the network has learned meaning from."""
    with (folder / "real.tsv").open(encoding="utf8") as lines:
        sources = {line[0] for line in csv.reader(lines, delimiter="\t")} | {item.source for item in made_up(folder)}
    return frozenset(source for source in sources if not is_held_out(source))


def rows(item: Marked) -> Iterator[Row]:
    """Its sentences: every word with its event (the other words of a mark: none known), status and weight."""
    for sentence in parse(item.text):
        tokens = sentence.tokens
        events: list[str | None] = ["O"] * len(tokens)
        states: list[str | None] = [None] * len(tokens)
        weights = [1.0] * len(tokens)
        inside = [(m, [i for i, t in enumerate(tokens) if t.start < m.end and m.start < t.end]) for m in item.marks]
        for _, words in inside:
            for i in words:
                events[i] = None
        for mark, words in inside:
            if words:
                head = head_of(words, [t.head for t in tokens], [t.upos for t in tokens])
                events[head], states[head] = mark.type, STATES[LETTERS.index(mark.state)]
                weights[head] = MARGINAL if mark.marginal else 1.0
        yield Row(tuple(t.text for t in tokens), events=tuple(events), states=tuple(states), weights=tuple(weights))


def head_of(words: Sequence[int], heads: Sequence[int], parts: Sequence[str]) -> int:
    """The word of a phrase that governs the others, a content word where there is one."""
    outer = [i for i in words if heads[i] not in words] or list(words)
    return next((i for i in outer if parts[i] in CONTENT), outer[0])


def write_real(path: Path, items: Sequence[tuple[Marked, int]]) -> None:
    """Write `real.tsv`: the marks of texts, each with how many characters of it were read (0: all)."""
    with path.open("w", encoding="utf8", newline="") as out:
        lines = csv.writer(out, delimiter="\t", lineterminator="\n")
        for item, limit in items:
            for m in item.marks:
                lines.writerow([item.source, limit, m.start, m.end, m.type, m.state + "~" * m.marginal])
            if not item.marks:
                lines.writerow([item.source, limit, "", "", "", ""])
