"""How often ordinary news is taken for a political event: sport, business, weather, accidents, culture, crime.

usage: python -m benchmarks.ordinary [--gate N]

Reads the hundred paragraphs of ``tests/cases/ordinary.toml``, none of which tells a political event, prints each event
that is found all the same (a false alarm) and how many there are. ``--gate`` exits with 1 where there are more than N.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import legation
from legation import EventMention

CASES = Path(__file__).parent.parent / "tests" / "cases" / "ordinary.toml"
PUBLISHED = "2024-05-15"


def paragraphs() -> list[dict[str, str]]:
    """The paragraphs, as tables with ``id``, ``topic`` and ``text``."""
    cases: list[dict[str, str]] = tomllib.loads(CASES.read_text(encoding="utf8"))["paragraph"]
    return cases


def false_alarms() -> Iterator[tuple[str, EventMention]]:
    """Each event found in the paragraphs, after its paragraph's id."""
    for paragraph in paragraphs():
        for event in legation.read(paragraph["text"], published=PUBLISHED).events:
            yield paragraph["id"], event


def line(paragraph: str, event: EventMention) -> str:
    """One false alarm: where, what, by which trigger, and its sentence."""
    kind = f"{event.type}/{event.mode}" if event.mode else event.type
    sentence = " ".join(event.sentence.text.split())
    return f"{paragraph:14} {kind:18} {event.status:12} {event.why}\n{'':14} “{event.trigger.text}” in: {sentence}"


def main() -> int:
    """Print the false alarms and their number; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gate", type=int, metavar="N", help="exit with 1 where there are more than N false alarms")
    gate = parser.parse_args().gate
    found = list(false_alarms())
    for paragraph, event in found:
        print(line(paragraph, event))
    hit = len({paragraph for paragraph, _ in found})
    print(f"{len(found)} false alarms, in {hit} of {len(paragraphs())} paragraphs")
    return int(gate is not None and len(found) > gate)


if __name__ == "__main__":
    sys.exit(main())
