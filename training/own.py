"""The project's own sentences as it reads them now: grammar and names of the codebook's examples and of the test
tables, and the events of the former. They keep a new network from unlearning what the rules were written upon.

    python -m training.own --out own.jsonl
"""

import argparse
import ast
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from legation.event.model import EventMention
from legation.language.model import Sentence
from legation.language.parsing import parse
from legation.reader import read_story
from legation.story import story

from .data import MASK, Row, write_rows
from .marks import head_of, heads_of, within

ROOT = Path(__file__).parents[1]
SENTENCE = re.compile(r"[^<].{24,1500}[.!?”\"']", re.DOTALL)
PLAIN = 0.5
"""What a word counts that the codebook's examples tell of no event: they were chosen for one."""


def examples() -> Iterator[str]:
    """The codebook's examples and counter-examples, and the ordinary paragraphs of the tests."""
    for path in sorted((ROOT / "src/legation/data/codebook").glob("*.toml")):
        for entry in tomllib.loads(path.read_text(encoding="utf8")).get("trigger", []):
            yield from [entry["example"]] if "example" in entry else []
            yield from (more[0] if isinstance(more, list) else more for more in entry.get("more", []))
            yield from [never] if isinstance(never := entry.get("never", []), str) else never
    yield from _texts(tomllib.loads((ROOT / "tests/cases/ordinary.toml").read_text(encoding="utf8")))


def tested() -> Iterator[str]:
    """The sentences of the test tables."""
    for path in sorted((ROOT / "tests").rglob("*.toml")):
        yield from _texts(tomllib.loads(path.read_text(encoding="utf8")))
    for path in sorted((ROOT / "tests").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
            yield from _texts(node.value) if isinstance(node, ast.Constant) else ()


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if value.count(" ") >= 4 and SENTENCE.fullmatch(value.strip()):
            yield value
    elif isinstance(value, dict):
        yield from _texts(list(value.values()))
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)


def rows() -> Iterator[Row]:
    """Each sentence once."""
    seen: set[str] = set()
    for text in examples():
        if text not in seen:
            seen.add(text)
            told = read_story(story(text)).events
            yield from (_row(sentence, told) for sentence in parse(text))
    for text in tested():
        if text not in seen:
            seen.add(text)
            yield from (_row(sentence, None) for sentence in parse(text))


def _row(sentence: Sentence, told: Iterable[EventMention] | None) -> Row:
    tokens = sentence.tokens
    grammar = Row(
        tuple(t.text for t in tokens),
        {
            "upos": tuple(t.upos for t in tokens),
            "xpos": tuple(t.xpos for t in tokens),
            "feat": tuple(t.features or "_" for t in tokens),
            "lem": (MASK,) * len(tokens),
        },
        tuple(t.head + 1 for t in tokens),
        tuple(t.relation for t in tokens),
        tuple(t.name for t in tokens),
    )
    if told is None:
        return grammar
    events: list[str | None] = ["O"] * len(tokens)
    states: list[str | None] = [None] * len(tokens)
    weights = [PLAIN] * len(tokens)
    sides: tuple[list[tuple[int, ...] | None], ...] = ([None] * len(tokens), [None] * len(tokens))
    for event in told:
        words = within(tokens, event.trigger.start, event.trigger.end)
        if words:
            head = head_of(words, [t.head for t in tokens], [t.upos for t in tokens])
            for i in words:
                events[i] = events[i] if events[i] != "O" else None
            events[head], states[head], weights[head] = event.type, event.status, 1.0
            for side, parties in zip(sides, (event.actors, event.recipients), strict=True):
                extents = tuple((p.start, p.end) for p in parties if p.start is not None and p.end is not None)
                side[head] = heads_of(extents, tokens) or None
    return replace(
        grammar,
        events=tuple(events),
        states=tuple(states),
        weights=tuple(weights),
        actors=tuple(sides[0]),
        recipients=tuple(sides[1]),
    )


def main() -> None:
    """Parse the command line, read, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    write_rows(args.out, rows())


if __name__ == "__main__":
    main()
