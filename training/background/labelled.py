"""Stories whose events have a known status: hand-coded ones, made-up ones (``stories_*.toml``), and marked real ones.

In the made-up stories a mark follows the trigger word: ``{c}`` current, ``{h}`` historical, ``{f}`` future, ``{y}``
hypothetical, ``{n}`` negated. ``real.tsv`` has marks for items of the corpora beside the project (story, start and end
of the trigger, status); it holds no text.
"""

from __future__ import annotations

import csv
import gzip
import importlib.util
import json
import re
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.unseen import CODED
from benchmarks.unseen_texts import texts

from legation.event import background
from legation.event.draft import Draft
from legation.event.setting import setting
from legation.event.signs import signs
from legation.reader import read_story
from legation.story import story
from training import marks

HERE = Path(__file__).parent
STATUS = {"c": "current", "h": "historical", "f": "future", "y": "hypothetical", "n": "negated"}
READ = ("first", "second", "fourth")
SINGLE = 500
"""Made-up texts of no more characters are sentences."""
WEB_LIMIT = 4300
"""Of a web page so many characters were marked, up to the last full stop."""


class Story(NamedTuple):
    """A story and its marks: (start, end of the trigger, status); ``kind`` is gold, own or real."""

    kind: str
    id: str
    title: str | None
    published: str | None
    text: str
    marks: tuple[tuple[int, int, str], ...]


class Row(NamedTuple):
    """An event of a story: its signs, how far it stands from the one before, its status where known (else None)."""

    signs: frozenset[str]
    step: str
    known: str | None
    rule: str


def made_up() -> Iterator[Story]:
    """The made-up stories."""
    for path in sorted(HERE.glob("stories_*.toml")):
        for number, item in enumerate(tomllib.loads(path.read_text(encoding="utf8"))["story"]):
            parts = re.split(r"\{([chfyn])\}", item["text"].strip())
            text, marks = "", []
            for piece, mark in zip(parts[::2], [*parts[1::2], ""], strict=True):
                text += piece
                if mark:
                    marks.append((len(text) - len(re.split(r"\W", piece)[-1] or piece), len(text), STATUS[mark]))
            name = f"{path.stem.split('_')[1]}{number}"
            yield Story("own", name, item.get("title"), item.get("published"), text, tuple(marks))


def meanings() -> Iterator[Story]:
    """The made-up stories whose meaning is marked; not the single sentences."""
    for item in marks.made_up():
        statuses = tuple((m.start, m.end, STATUS[m.state]) for m in item.marks)
        if len(item.text) > SINGLE:
            title, _, body = item.text.partition("\n\n")
            shift = len(title) + 2
            own = tuple((start - shift, end - shift, status) for start, end, status in statuses if start >= shift)
            yield Story("own", item.source, title or None, item.day, body, own)


def hand_coded(gold: Path) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """The hand-coded stories: name, story and note, by the scorer that comes with them."""
    spec = importlib.util.spec_from_file_location("score", gold / "score.py")
    assert spec is not None
    assert spec.loader is not None
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    yield from ((name, row, note) for name, (row, note) in score.load_gold(gold / "readings").items())


def coded(gold: Path) -> Iterator[Story]:
    """The hand-coded stories; a mark is an event's anchor."""
    for name, row, note in hand_coded(gold):
        marks = tuple((*e["_anchor"], e["status"]) for e in note["events"])
        yield Story("gold", name, row.get("title"), row.get("published"), row["text"], marks)


def real(corpora: Path) -> Iterator[Story]:
    """The items of the corpora that ``real.tsv`` marks."""
    marks: dict[str, list[tuple[int, int, str]]] = {}
    with (HERE / "real.tsv").open(encoding="utf8") as lines:
        for name, start, end, status in csv.reader(lines, delimiter="\t"):
            marks.setdefault(name, []).append((int(start), int(end), status))
    with gzip.open(corpora / "white_house_2021_2023.jsonl.gz", "rt", encoding="utf8") as lines:
        for item in map(json.loads, lines):
            if (own := marks.get("wh/" + item["id"])) is not None:
                yield Story("real", "wh/" + item["id"], item["title"], item["published"][:10], item["text"], tuple(own))
    for path in sorted(corpora.glob("web_pages/*/*.json")):
        for version, page in json.loads(path.read_text(encoding="utf8")).items():
            name = f"web/{path.stem}/{version}"
            if name in marks:
                published = (page.get("publishing_date") or "")[:10] or None
                yield Story("real", name, page.get("title"), published, _body(page), tuple(marks[name]))


def blind(data: Path) -> Iterator[Story]:
    """The sets of stories coded blind (``benchmarks/unseen.jsonl``) that have been read; the others are kept apart."""
    coded = [row for row in map(json.loads, CODED.read_text(encoding="utf8").splitlines()) if row["set"] in READ]
    marks = {row["source"]: tuple((*e["anchor"], e["status"]) for e in row["events"]) for row in coded}
    for text in texts(data, {row["source"]: row["limit"] for row in coded}):
        yield Story("real", text.source, text.title, text.published, text.text, marks[text.source])


def marked(data: Path) -> Iterator[Story]:
    """Further stories of the same kinds, of whose events only the status is marked (``marked.tsv``)."""
    limits: dict[str, int] = {}
    marks: dict[str, list[tuple[int, int, str]]] = {}
    with (HERE / "marked.tsv").open(encoding="utf8") as lines:
        for source, limit, start, end, status in csv.reader(lines, delimiter="\t"):
            limits[source] = int(limit)
            marks.setdefault(source, []).append((int(start), int(end), status))
    for text in texts(data, limits):
        yield Story("real", text.source, text.title, text.published, text.text, tuple(marks[text.source]))


def _body(page: dict[str, Any]) -> str:
    body = page["body"]
    parts = [p for s in body.get("sections", []) for p in s.get("headline", []) + s.get("paragraphs", [])]
    text = "\n\n".join((body.get("summary") or []) + parts)[:WEB_LIMIT]
    return text[: text.rfind(".") + 1]


def rows(item: Story) -> list[Row]:
    """The events of a story that are news or background, as the reader sees them just before it decides which."""
    caught: list[Row] = []
    settled = background.settled

    def spy(drafts: Any, scenes: Any) -> Any:
        happened = [d for d in drafts if background.is_real(d)]
        own = setting(drafts, scenes)
        steps = ["first", *(background.step(a, b) for a, b in pairwise(happened))]
        for draft, step in zip(happened, steps, strict=False):
            caught.append(Row(signs(draft, own), step, _known(draft, item), draft.status))
        return settled(drafts, scenes)

    background.settled = spy
    try:
        read_story(story(item.text, id=item.id, title=item.title, published=item.published))
    finally:
        background.settled = settled
    return caught


def _known(draft: Draft, item: Story) -> str | None:
    """The status of a draft by the mark that its trigger overlaps most; the mark at its head word before others."""
    start, end = draft.trigger.start, draft.trigger.end
    head = draft.scene.tokens[draft.match.clause.head]
    near = [(m[1] == head.end, min(end, m[1]) - max(start, m[0]), m[2]) for m in item.marks]
    best = max((n for n in near if n[1] > 0), default=None)
    return best[2] if best else None
