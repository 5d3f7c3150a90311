"""Sentences whose event words are marked: what the network learns meaning from.

`training/meanings/*.txt` are texts made up for the purpose, with the marks inside: `⟦ASSAULT.h:overran⟧` is an event of
that type and status (`c` current, `h` historical, `f` future, `y` hypothetical, `n` negated), `AGREE+AID` one that may
also be the second type, `~` behind the status one that careful coders might leave out. Texts begin with a line
`## ID | day | headline`. `real.tsv` has marks for texts of the data folder (source, how many characters of it, start
and end of the mark, type, status; a line without a mark says that the source was read and has none); it holds no text.
`parties.tsv` says by whom and to whom (source, start and end of the mark, start and end of each actor, of each
recipient): the words of the sentence that name them, none where it names none.
"""

import csv
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.unseen import CODED, coded_texts
from benchmarks.unseen_texts import texts

from legation.language.model import Sentence, Token
from legation.language.parsing import parse

from .data import Row

FOLDER = Path(__file__).parent / "meanings"
EVENTS = ("O", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
          "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")  # fmt: skip
STATES = ("current", "historical", "future", "hypothetical", "negated")
LETTERS = "chfyn"
MARK = re.compile(r"⟦([A-Z+]+)\.([chfyn])(~?):([^⟦⟧|]+)(?:\|([^⟦⟧|]*)\|([^⟦⟧|]*))?⟧")
CONTENT = ("VERB", "NOUN", "ADJ", "PROPN", "AUX", "ADV")
MARGINAL = 0.5
"""What a word counts whose event is marginal."""
SURE = 0.3
"""The chance from which an earlier network says which of a phrase's words tells of the event."""
HELD_OUT = 12
"""Of so many texts one is kept to measure on, by the hash of its name."""


SETS = ("first", "second", "sixth", "seventh", "eighth")
"""Sets of the stories coded blind that are learned from."""

Extents = tuple[tuple[int, int], ...]


class Mark(NamedTuple):
    """An event's words in a text: where, of which type and status, whether only a marginal one, and the words of its
    parties where they are known."""

    start: int
    end: int
    type: str
    state: str
    marginal: bool
    actors: Extents | None = None
    recipients: Extents | None = None


class Marked(NamedTuple):
    """A text with its marks; `source` names it, `day` is that of publication. Of the words in `unsaid` it is not known
    whether they tell of an event."""

    source: str
    text: str
    marks: tuple[Mark, ...]
    day: str | None = None
    unsaid: Extents = ()
    title: str | None = None

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
    """The text without its marks, and where they and their parties are."""
    text, found, at = "", [], 0
    for mark in MARK.finditer(raw):
        text += raw[at : mark.start()]
        start, at = len(text), mark.end()
        text += mark[4]
        found.append((start, len(text), mark))
    text += raw[at:]
    marks = (
        Mark(start, end, m[1].split("+")[0], m[2], bool(m[3]), *(_named(m[n], start, text) for n in (5, 6)))
        for start, end, m in found
    )
    return Marked(source, text, tuple(marks), day)


def _named(words: str | None, at: int, text: str) -> Extents | None:
    """Where a mark's parties stand: each the nearest in the same paragraph."""
    if words is None:
        return None
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    paragraph = text[start : end if end >= 0 else len(text)]
    out = []
    for name in words.split(" ; ") if words != "-" else ():
        places = [m.start() + start for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", paragraph)]
        if places:
            nearest = min(places, key=lambda place: abs(place - at))
            out.append((nearest, nearest + len(name)))
    return tuple(out)


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
        yield Marked(text.source, text.text, tuple(marks[text.source]), text.published, title=text.title)
    with (data / "gold/sentences/plv_train.tsv").open(encoding="utf8", newline="") as lines:
        for item in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if (source := f"plv/{item['id']}") in marks:
                yield Marked(source, item["sentence"], tuple(marks.pop(source)))


def coded(data: Path, sets: Sequence[str] = SETS) -> Iterator[Marked]:
    """Stories coded blind, as marked texts: their events' words and parties; where one is told again, nothing is
    known."""
    rows = [row for row in map(json.loads, CODED.read_text(encoding="utf8").splitlines()) if row["set"] in sets]
    found = {text.source: text for text in coded_texts(rows, data)}
    for row in rows:
        again = tuple((start, end) for event in row["events"] for start, end in event.get("also_at", ()))
        marks = tuple(sorted(_coded(event) for event in row["events"]))
        text = found[row["source"]]
        yield Marked(row["source"], text.text, marks, text.published, again, text.title)


def _coded(event: dict[str, Any]) -> Mark:
    start, end = event["sentence"]
    sides = [
        tuple(sorted({tuple(p[2]) for p in event[side] if len(p) > 2 and p[2] and start <= p[2][0] < end}))
        for side in ("actors", "recipients")
    ]
    state = LETTERS[STATES.index(event["status"])]
    return Mark(*event["anchor"], event["type"], state, not event.get("core", True), *sides)


def with_parties(item: Marked, parties: dict[tuple[str, int, int], tuple[Extents, Extents]]) -> Marked:
    """The text with the parties of its marks that are known."""
    found = [parties.get((item.source, m.start, m.end)) for m in item.marks]
    marks = (m._replace(actors=p[0], recipients=p[1]) if p else m for m, p in zip(item.marks, found, strict=True))
    return item._replace(marks=tuple(marks))


def read_parties(folder: Path = FOLDER) -> dict[tuple[str, int, int], tuple[Extents, Extents]]:
    """By source and place of a mark, where its actors and its recipients stand."""
    found = {}
    with (folder / "parties.tsv").open(encoding="utf8") as lines:
        for source, start, end, *sides in csv.reader(lines, delimiter="\t"):
            actors, recipients = (tuple(_extent(part) for part in side.split()) for side in sides)
            found[source, int(start), int(end)] = actors, recipients
    return found


def _extent(part: str) -> tuple[int, int]:
    start, end = part.split("-")
    return int(start), int(end)


def learnt(folder: Path = FOLDER) -> frozenset[str]:
    """The names of all texts that the network has learned meaning from."""
    with (folder / "real.tsv").open(encoding="utf8") as lines:
        sources = {line[0] for line in csv.reader(lines, delimiter="\t")} | {item.source for item in made_up(folder)}
    known = map(json.loads, CODED.read_text(encoding="utf8").splitlines())
    sources |= {row["source"] for row in known if row["set"] in SETS}
    return frozenset(source for source in sources if not is_held_out(source))


def rows(item: Marked, sentences: Iterable[Sentence] | None = None) -> Iterator[Row]:
    """Its sentences: every word with its event (the other words of a mark: none known), status, weight and parties."""
    for sentence in parse(item.text) if sentences is None else sentences:
        tokens = sentence.tokens
        events: list[str | None] = ["O"] * len(tokens)
        states: list[str | None] = [None] * len(tokens)
        weights = [1.0] * len(tokens)
        sides: tuple[list[tuple[int, ...] | None], ...] = ([None] * len(tokens), [None] * len(tokens))
        inside = [(m, within(tokens, m.start, m.end)) for m in item.marks]
        for words in (*(words for _, words in inside), *(within(tokens, *again) for again in item.unsaid)):
            for i in words:
                events[i] = None
        for mark, words in inside:
            if words:
                head = _telling(words, tokens, mark.type)
                events[head], states[head] = mark.type, STATES[LETTERS.index(mark.state)]
                weights[head] = MARGINAL if mark.marginal else 1.0
                for side, parties in zip(sides, (mark.actors, mark.recipients), strict=True):
                    side[head] = heads_of(parties, tokens) if parties is not None else None
        yield Row(
            tuple(t.text for t in tokens),
            events=tuple(events),
            states=tuple(states),
            weights=tuple(weights),
            actors=tuple(sides[0]),
            recipients=tuple(sides[1]),
        )


def within(tokens: Sequence[Token], start: int, end: int) -> list[int]:
    """The words, by index, that stand in a stretch of the text."""
    return [i for i, t in enumerate(tokens) if t.start < end and start < t.end]


def _telling(words: Sequence[int], tokens: Sequence[Token], type_: str) -> int:
    """Which word of a phrase tells of its event: the likeliest to an earlier network, else the one that governs."""
    chances = {i: found.chance(type_) for i in words if (found := tokens[i].meaning) is not None}
    best = max(chances, key=lambda i: (chances[i], -i), default=None)
    if best is not None and len(words) > 2 and chances[best] > SURE:
        return best
    return head_of(words, [t.head for t in tokens], [t.upos for t in tokens])


def heads_of(parties: Extents, tokens: Sequence[Token]) -> tuple[int, ...]:
    """The word of each party's name that governs it."""
    inside = [within(tokens, *extent) for extent in parties]
    heads, parts = [t.head for t in tokens], [t.upos for t in tokens]
    return tuple(dict.fromkeys(head_of(words, heads, parts) for words in inside if words))


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
