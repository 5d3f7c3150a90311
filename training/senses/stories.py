"""Encode whole stories, sentence by sentence in their order, for what is learned along them (`training.senses.teach`).

    python -m training.senses.stories --data DIR --own own.jsonl --labels labels.json --out stories.npz [--apart SET …]
    python -m training.senses.stories --data DIR --plain articles.jsonl --labels labels.json --out more.npz

Arrays as in `training.stream`, and `docs` [stories, 3]: each story's kind, first row and number of rows. The fourth
column of `rows` says what a row is: a sentence of the body, of the title, or the day of publication in words. Kinds:
marked texts (and those kept to measure on), the codebook's own examples, texts without labels, and stories apart, that
figures are measured on.
"""

import argparse
import gzip
import json
import random
import tarfile
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import numpy as np
from benchmarks.unseen import CODED
from benchmarks.unseen_texts import ECB, TREEBANKS, WHITE_HOUSE, texts

from legation.language.parsing import parse
from legation.language.sentences import split
from training import marks
from training.background import labelled
from training.batches import Encoder
from training.data import Row, read_rows
from training.encode import Arrays
from training.network import encoder_folder

from .windows import ROLES, STORY_KINDS

BODY, TITLE, DAY = (ROLES.index(name) for name in ("body", "title", "day"))
STATEMENTS, OTHERS = 4968, 900
"""Items of the White House corpus that are taken without labels: statements, other texts."""
SENTENCES, SPOKEN = 40, 30
"""Sentences at most of a text without labels; of a speech, from its middle."""
SINGLE = 500
"""Made-up texts of no more characters are a sentence, whose headline is only a name."""

Rows = list[tuple[int, Row]]


class Stories(Arrays):
    """Stories as they are encoded, one after the other."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__(encoder)
        self.docs: list[tuple[int, int, int]] = []
        self.roles: list[int] = []

    def story(self, kind: str, rows: Iterable[tuple[int, Row]]) -> None:
        """Add one story: its rows, each with its role."""
        first = len(self.rows)
        for role, row in rows:
            before = len(self.rows)
            self.add("marked", [row])
            self.roles += [role] * (len(self.rows) - before)
        if len(self.rows) > first:
            self.docs.append((STORY_KINDS.index(kind), first, len(self.rows) - first))

    def save(self, path: Path) -> None:
        """Write the arrays."""
        whole = {name: np.concatenate(parts) for name, parts in self.columns.items()}
        rows = np.column_stack([np.array(self.rows, np.uint16), np.array(self.roles, np.uint16)])
        np.savez_compressed(path, rows=rows, docs=np.array(self.docs, np.uint32), **whole)


def told_on(day: str | None) -> Rows:
    """The day of publication in words, for the teachers alone."""
    if not day:
        return []
    when = date.fromisoformat(day[:10])
    return [(DAY, Row(("Published", "on", f"{when:%A}", ",", f"{when.day}", f"{when:%B}", f"{when.year}", ".")))]


def marked(item: marks.Marked, *, headed: bool) -> Rows:
    """A marked text; `headed`: its first paragraph is its title, else it has one of its own or none."""
    end = item.text.find("\n\n") if headed else 0
    single = headed and len(item.text) <= SINGLE
    before = told_on(item.day) if not single else []
    if item.title and not headed:
        before += [(TITLE, Row(tuple(t.text for t in s.tokens))) for s in parse(item.title)]
    sentences = list(parse(item.text))
    rows = list(marks.rows(item, sentences))
    found = [(TITLE if s.start < end else BODY, row) for s, row in zip(sentences, rows, strict=True)]
    return before + [pair for pair in found if not (single and pair[0] == TITLE)]


def gold(data: Path) -> Iterator[marks.Marked]:
    """The hand-coded stories, to measure on; their parties are left out."""
    for name, row, note in labelled.hand_coded(data / "gold"):
        own = (
            marks.Mark(
                *e["_anchor"], e["type"], marks.LETTERS[marks.STATES.index(e["status"])], not e.get("core", True)
            )
            for e in note["events"]
        )
        yield marks.Marked(name, row["text"], tuple(sorted(own)), row.get("published"), title=row.get("title"))


def plain(data: Path) -> Iterator[Rows]:
    """Texts without labels: statements, speeches, news, releases, treebanks. Those that figures are measured on are
    left out, as in `training.plain`."""
    apart = {json.loads(line)["source"] for line in CODED.read_text(encoding="utf8").splitlines()}
    coded = json.loads((data / "gold/readings/stories.json").read_text(encoding="utf8"))
    openings = {_opening(story["text"]) for story in coded}
    known = {item.source for item in marks.real(data)}
    with gzip.open(data / WHITE_HOUSE, "rt", encoding="utf8") as lines:
        items = [json.loads(line) for line in lines]
    items = [i for i in items if _opening(i["text"]) not in openings and f"wh/{i['id']}" not in apart | known]
    random.Random(11).shuffle(items)
    statements = [i for i in items if "statements" in i["section"]][:STATEMENTS]
    others = [i for i in items if "statements" not in i["section"]][:OTHERS]
    for item in statements:
        yield unlabelled(item["text"], item["title"], item["published"], 0, SENTENCES)
    for item in others:
        yield unlabelled(item["text"], item["title"], item["published"], 0 if len(item["text"]) < 9000 else 60, SPOKEN)
    sources = [f"ecb/{Path(name).stem}" for name in _names(data / ECB)] + list(_documents(data)) + list(_pages(data))
    for text in texts(data, {n: 0 for n in sources if n not in apart | known}):
        if _opening(text.text) not in openings:
            yield unlabelled(text.text, text.title, text.published, 0, SENTENCES)
    with (data / "gold/isaf_before_2011_07.jsonl").open(encoding="utf8") as lines:
        for item in map(json.loads, lines):
            yield unlabelled(item["text"], item.get("title"), item.get("published"), 0, SENTENCES)


def further(path: Path, data: Path) -> Iterator[Rows]:
    """Texts without labels of a file of JSON lines (`training.senses.articles`), but those that figures are measured
    on."""
    coded = json.loads((data / "gold/readings/stories.json").read_text(encoding="utf8"))
    openings = {_opening(story["text"]) for story in coded}
    with path.open(encoding="utf8") as lines:
        for item in map(json.loads, lines):
            if _opening(item["text"]) not in openings:
                yield unlabelled(item["text"], item.get("title"), item.get("published"), 0, SENTENCES)


def _opening(text: str) -> str:
    """What a text begins with, however it is spaced: the letters of its first words."""
    return "".join(filter(str.isalpha, text[:200].lower()))[:60]


def _names(path: Path) -> list[str]:
    with tarfile.open(path) as archive:
        return sorted(m.name for m in archive.getmembers() if m.name.endswith(".xml"))


def _documents(data: Path) -> Iterator[str]:
    for name in TREEBANKS:
        with gzip.open(data / "treebanks" / f"{name}.conllu.gz", "rt", encoding="utf8") as lines:
            for line in lines:
                if line.startswith("# newdoc id"):
                    yield f"{name[:3]}/{line.split('=')[1].strip()}"


def _pages(data: Path) -> Iterator[str]:
    for path in sorted((data / "corpora/web_pages").glob("*/*.json")):
        version = sorted(json.loads(path.read_text(encoding="utf8")))[-1]
        if version != "meta.info":
            yield f"web/{path.parent.name}.{path.stem}/{version}"


def unlabelled(text: str, title: str | None, day: str | None, skip: int, most: int) -> Rows:
    """A text without labels: its first sentences, or, with `skip`, some after so many."""
    rows = told_on(day)
    rows += [(TITLE, row) for row in _plain_rows(title or "")]
    body = _plain_rows(text)
    return rows + [(BODY, row) for row in body[skip : skip + most]]


def _plain_rows(text: str) -> list[Row]:
    found = [tuple(text[start:end] for start, end in extents) for extents in split(text, (), ())]
    return [Row(words) for words in found if words]


def collect(args: argparse.Namespace) -> None:
    """Read all stories, encode, write; print how many there are of each kind."""
    labels = json.loads(args.labels.read_text(encoding="utf8"))
    out = Stories(Encoder.load(encoder_folder() / "tokenizer.json", labels))
    if args.plain is not None:
        for rows in further(args.plain, args.data):
            out.story("plain", rows)
    else:
        _labelled(args, out)
    out.save(args.out)
    print({STORY_KINDS[kind]: count for kind, count in sorted(Counter(doc[0] for doc in out.docs).items())})
    sentences, (words, pieces) = len(out.rows), (sum(row[n] for row in out.rows) for n in (1, 2))
    print(f"{sentences:,} sentences, {words:,} words, {pieces:,} pieces")


def _labelled(args: argparse.Namespace, out: Stories) -> None:
    """Add the stories with labels, those apart, and the project's own without."""
    parties = marks.read_parties()
    for item in marks.made_up():
        out.story("dev" if item.held_out else "marked", marked(marks.with_parties(item, parties), headed=True))
    for item in (*marks.real(args.data), *marks.coded(args.data, args.sets)):
        out.story("dev" if item.held_out else "marked", marked(marks.with_parties(item, parties), headed=False))
    for row in read_rows(args.own):
        if row.events is not None:
            out.story("own", [(BODY, row)])
    for item in gold(args.data):
        out.story("gold", marked(item, headed=False))
    for item in marks.coded(args.data, args.apart):
        out.story("apart", marked(item, headed=False))
    for rows in plain(args.data):
        out.story("plain", rows)


def main() -> None:
    """Parse the command line and encode."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--own", type=Path, help="the codebook's examples (training.own); needed but with --plain")
    parser.add_argument("--plain", type=Path, help="only texts without labels, from a file of JSON lines")
    parser.add_argument("--labels", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--sets", nargs="*", default=["first", "second", "sixth", "seventh", "eighth"])
    parser.add_argument("--apart", nargs="*", default=["fourth", "ninth"], help="sets of blind stories to measure on")
    collect(parser.parse_args())


if __name__ == "__main__":
    main()
