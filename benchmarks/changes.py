"""What a change does to the events of real stories: those gained, lost, and altered in some slot, by type.

usage: python -m benchmarks.changes [--data DIR] [--show N] [--write] [-j N]

Reads the hand-coded stories and 1,000 items of the White House corpus (US government works) of at most 6,000
characters, drawn once by a fixed seed, and compares their events with those of ``benchmarks/changes.tsv``, the last
that were committed; skipped where DIR has no stories. ``--show`` prints so many examples of each kind and type with
their words, ``--write`` renews the file. It holds no words: of each event where its trigger begins, type, mode and
status, and of each other slot 12 bits of a hash, so that one alteration in 4,096 goes unseen.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from legation.event.model import EventMention, Reading
from legation.event.scales import scales
from legation.scale import read_all
from legation.story import story
from legation.story.model import Story

COMMITTED = Path(__file__).with_name("changes.tsv")
SEED, DRAWN, LONGEST = 2026, 1000, 6000

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
STATUSES = ("current", "historical", "future", "hypothetical", "negated")
LABELS = tuple(f"{type_}/{mode}" if mode else type_ for type_, mode in scales())
SLOTS = ("actors", "recipients", "date", "place", "numbers", "speaker")
EMPTY = ".."
WIDTH = 3 + 2 + 1 + 2 * len(SLOTS)
"""Characters of an event: start, type and mode, status, slots."""

NEAR = 40
"""A trigger of one type that begins so many characters further on is the same event, worded otherwise."""


class Mark(NamedTuple):
    """An event as the file keeps it: where its trigger begins, "TYPE/mode", status, a hash of each slot."""

    start: int
    label: str
    status: str
    slots: tuple[str, ...]

    @property
    def type(self) -> str:
        """The type alone."""
        return self.label.partition("/")[0]


class Change(NamedTuple):
    """What became of an event: ``was`` is None for one gained, ``now`` for one lost; ``slots`` are those altered."""

    story: str
    was: Mark | None
    now: Mark | None
    slots: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """gained, lost or altered."""
        return "gained" if self.was is None else "lost" if self.now is None else "altered"

    @property
    def mark(self) -> Mark:
        """The event as it is now, else as it was."""
        found = self.now or self.was
        assert found is not None
        return found


def marks(reading: Reading) -> list[Mark]:
    """The events of a reading, as marks."""
    return [_mark(event) for event in reading.events]


def _mark(event: EventMention) -> Mark:
    label = f"{event.type}/{event.mode}" if event.mode else event.type
    return Mark(event.trigger.start, label, event.status, tuple(_hash(value) for value in values(event)))


def values(event: EventMention) -> tuple[Any, ...]:
    """What an event says in each slot; None for nothing."""
    when, where, told = event.date, event.place, event.casualties
    numbers = [told.dead, told.injured, told.arrested, told.displaced, told.taking_part]
    sums = [(amount.value, amount.currency) for amount in event.amounts]
    return (
        sorted((p.name, p.country or "", p.sector or "") for p in event.actors) or None,
        sorted((p.name, p.country or "", p.sector or "") for p in event.recipients) or None,
        when and (when.start, when.end, when.basis),
        where and (where.name, where.country),
        [numbers, sums] if any(n is not None for n in numbers) or sums else None,
        event.attribution and (event.attribution.name or event.attribution.text),
    )


def _hash(value: Any) -> str:
    if value is None:
        return EMPTY
    digest = blake2b(json.dumps(value).encode("utf8"), digest_size=2).digest()
    return _digits(int.from_bytes(digest) % 64**2, 2)


def _digits(number: int, width: int) -> str:
    return "".join(DIGITS[number // 64**place % 64] for place in reversed(range(width)))


def _number(digits: str) -> int:
    value = 0
    for digit in digits:
        value = value * 64 + DIGITS.index(digit)
    return value


def packed(found: Iterable[Mark], labels: Sequence[str] = LABELS) -> str:
    """Marks as text: WIDTH characters each."""
    return "".join(
        _digits(m.start, 3) + _digits(labels.index(m.label), 2) + str(STATUSES.index(m.status)) + "".join(m.slots)
        for m in found
    )


def unpacked(text: str, labels: Sequence[str] = LABELS) -> Iterator[Mark]:
    """The marks that ``packed`` made a text of."""
    for at in range(0, len(text), WIDTH):
        one = text[at : at + WIDTH]
        slots = tuple(one[place : place + 2] for place in range(6, WIDTH, 2))
        yield Mark(_number(one[:3]), labels[_number(one[3:5])], STATUSES[int(one[5])], slots)


def compared(name: str, before: Sequence[Mark], after: Sequence[Mark]) -> Iterator[Change]:
    """The changes of one story. An event is the same where type and trigger are, else type and nearly the trigger, else
    the trigger alone."""
    old, new = list(before), list(after)
    for same in (_is_same, _is_moved, _is_retyped):
        for mark in list(old):
            twin = next((other for other in new if same(mark, other)), None)
            if twin is not None:
                old.remove(mark)
                new.remove(twin)
                if slots := tuple(_altered(mark, twin)):
                    yield Change(name, mark, twin, slots)
    yield from (Change(name, mark, None) for mark in old)
    yield from (Change(name, None, mark) for mark in new)


def _is_same(one: Mark, other: Mark) -> bool:
    return one.start == other.start and one.type == other.type


def _is_moved(one: Mark, other: Mark) -> bool:
    return abs(one.start - other.start) <= NEAR and one.type == other.type


def _is_retyped(one: Mark, other: Mark) -> bool:
    return one.start == other.start


def _altered(was: Mark, now: Mark) -> Iterator[str]:
    if was.type != now.type:
        yield "type"
    elif was.label != now.label:
        yield "mode"
    if was.start != now.start:
        yield "trigger"
    if was.status != now.status:
        yield "status"
    yield from (name for name, one, other in zip(SLOTS, was.slots, now.slots, strict=True) if one != other)


def committed(path: Path = COMMITTED) -> dict[str, list[Mark]]:
    """The marks of the last committed figures, by story; none where there is no file yet."""
    if not path.exists():
        return {}
    head, *rows = path.read_text(encoding="utf8").splitlines()
    labels = head.removeprefix("# ").split()
    pairs = (row.split("\t") for row in rows)
    return {name: list(unpacked(text, labels)) for name, text in pairs}


def write(found: dict[str, list[Mark]], path: Path = COMMITTED) -> None:
    """Writes the marks: a line of labels, then a line a story."""
    rows = (f"{name}\t{packed(own)}" for name, own in found.items())
    path.write_text("\n".join([f"# {' '.join(LABELS)}", *rows]) + "\n", encoding="utf8")


def stories(data: Path) -> list[Story]:
    """The hand-coded stories, then the drawn items of the corpus; those of them that DIR has."""
    gold, corpus = data / "gold" / "readings" / "stories.json", data / "corpora" / "white_house_2021_2023.jsonl.gz"
    rows: list[dict[str, Any]] = json.loads(gold.read_text(encoding="utf8")) if gold.exists() else []
    if corpus.exists():
        with gzip.open(corpus, "rt", encoding="utf8") as lines:
            short = [row for row in map(json.loads, lines) if len(row["text"]) <= LONGEST]
        rows += random.Random(SEED).sample(sorted(short, key=lambda row: str(row["id"])), DRAWN)
    keys = ("id", "title", "published", "url")
    once = {str(row["id"]): row for row in reversed(rows)}  # a hand-coded story may be drawn too
    return [story(row["text"], **{key: row.get(key) for key in keys}) for row in reversed(once.values())]


def print_changes(changes: Sequence[Change], readings: dict[str, Reading], show: int) -> None:
    """The numbers by type, then by slot, then examples with their words."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for change in changes:
        counts[change.mark.type][change.kind] += 1
    print(f"{'type':12} {'gained':>7} {'lost':>7} {'altered':>8}")
    for type_ in sorted(counts):
        own = counts[type_]
        print(f"{type_:12} {own['gained']:7} {own['lost']:7} {own['altered']:8}")
    whole = sum(counts.values(), Counter[str]())
    print(f"{'all':12} {whole['gained']:7} {whole['lost']:7} {whole['altered']:8}")
    slots = Counter(slot for change in changes for slot in change.slots)
    if slots:
        print("altered:", ", ".join(f"{slot} {number}" for slot, number in slots.most_common()))
    shown = Counter[tuple[str, str]]()
    for change in sorted(changes, key=lambda each: (each.kind, each.mark.type)):
        key = (change.kind, change.mark.type)
        shown[key] += 1
        if shown[key] <= show:
            print(f"\n{example(change, readings[change.story])}")


def example(change: Change, reading: Reading) -> str:
    """A change with the words that it is about."""
    mark, text = change.mark, reading.story.text
    event = next((e for e in reading.events if change.now is not None and _mark(e) == change.now), None)
    if event is None:
        words = f"… {text[max(mark.start - 80, 0) : mark.start]}» {text[mark.start : mark.start + 120]} …"
        return f"{change.kind}  {mark.label} {mark.status}  ({change.story})\n  {' '.join(words.split())}"
    told = [_now(slot, change, event) for slot in change.slots]
    head = f"{change.kind}  {event}  ({change.story})" + "".join(f"\n  {line}" for line in told)
    return f"{head}\n  {event.why}\n  {' '.join(event.sentence.text.split())}"


def _now(slot: str, change: Change, event: EventMention) -> str:
    was = change.was
    assert was is not None
    if slot in ("type", "mode"):
        return f"{slot} was {was.label}"
    if slot in ("status", "trigger"):
        return f"{slot} was {was.status}" if slot == "status" else f"trigger began at {was.start}"
    value = values(event)[SLOTS.index(slot)]
    before = "nothing" if was.slots[SLOTS.index(slot)] == EMPTY else "another"
    return f"{slot}: {before} before, now {value or 'nothing'}"


def main() -> None:
    """Read, compare, print; write if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print so many examples of each kind and type")
    parser.add_argument("--write", action="store_true", help="renew benchmarks/changes.tsv")
    parser.add_argument("-j", "--processes", type=int, default=2)
    args = parser.parse_args()
    asked = stories(args.data)
    if not asked:
        print(f"skipped: no stories in {args.data / 'gold'} or {args.data / 'corpora'} (give --data DIR)")
        return
    found = (r for r in read_all(asked, processes=args.processes, actors=None) if isinstance(r, Reading))
    readings = {reading.story.id: reading for reading in found}
    now, before = {name: marks(reading) for name, reading in readings.items()}, committed()
    known = [name for name in now if name in before]
    print(f"{len(now)} stories, {sum(map(len, now.values()))} events; {len(known)} of the stories were committed")
    changes = [change for name in known for change in compared(name, before[name], now[name])]
    if known:
        print_changes(changes, readings, args.show)
    if args.write:
        write(now)
        print(f"wrote {COMMITTED} ({COMMITTED.stat().st_size:,} bytes)")


if __name__ == "__main__":
    main()
