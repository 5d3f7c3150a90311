"""How well dates, places, counts and sums are read: the gold's events against what the mention room finds.

usage: python benchmarks/quantities.py GOLD [--show KIND] [--story ID] [--limit N]

GOLD is the folder with ``readings/`` and ``isaf_before_2011_07.jsonl``. For each value that the gold gives with words:
is there a mention that overlaps these words and says the same (dates: the interval; places: the country; counts and
sums: the value)? ISAF releases: do the counts of their text come to the coded minimum killed and captured?
KIND is one of: date, place, count, sum, isaf. Without the folder it says so and ends.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import re
from collections import Counter
from datetime import date
from typing import Any

from legation import gazetteer
from legation.language import parse
from legation.language.model import Sentence
from legation.mention.amounts import find_amounts
from legation.mention.counts import find_counts
from legation.mention.dates import find_dates
from legation.mention.model import Amount, Count, DateMention, PlaceMention
from legation.mention.numbers import WORDS
from legation.mention.places import find_places
from legation.story.model import Story


class Tally:
    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.near: Counter[str] = Counter()
        self.all: Counter[str] = Counter()
        self.misses: list[tuple[str, str]] = []

    def note(self, kind: str, right: bool, near: bool, line: str) -> None:
        self.all[kind] += 1
        self.right[kind] += right
        self.near[kind] += near or right
        if not right:
            self.misses.append((kind, line))


class Found:
    """All that the finders say of one story."""

    def __init__(self, story: Story) -> None:
        self.text = story.text
        self.sentences: tuple[Sentence, ...] = parse(story.text)
        known = gazetteer.load()
        self.dates: tuple[DateMention, ...] = find_dates(story, self.sentences)
        self.places: tuple[PlaceMention, ...] = find_places(story, self.sentences, known)
        self.counts: tuple[Count, ...] = find_counts(story, self.sentences)
        self.amounts: tuple[Amount, ...] = find_amounts(story, self.sentences, known)


def spot(text: str, sentence: str, words: str) -> tuple[int, int, int, int] | None:
    """Where ``words`` stand in the gold's sentence, else anywhere in the text, with the sentence's span."""
    at = text.find(sentence)
    low, high = (at, at + len(sentence)) if at >= 0 else (0, len(text))
    inner = text.find(words, low, high)
    if inner < 0:
        inner = text.find(words)
    return None if inner < 0 else (inner, inner + len(words), low, high)


def check_event(tally: Tally, doc: str, found: Found, event: dict[str, Any]) -> None:
    sentence = event["sentence"]
    if event["date"] and event["date"]["text"]:
        check_date(tally, doc, found, sentence, event["date"])
    if event["place"] and event["place"]["text"]:
        check_place(tally, doc, found, sentence, event["place"])
    low = max(0, found.text.find(sentence))
    for key in ("dead", "injured", "arrested"):
        if event.get(key):
            inside = [c for c in found.counts if c.what == key and low <= c.start < low + len(sentence)]
            right = any(c.value == event[key] for c in inside)
            tally.note(
                "count",
                right,
                bool(inside),
                f"{doc} {key} {event[key]} {[(c.text, c.value) for c in inside]} | {sentence}",
            )
    for amount in event["amounts"]:
        inside_sums = [a for a in found.amounts if low <= a.start < low + len(sentence)]
        right = any((a.value, a.currency) == (amount["value"], amount["currency"]) for a in inside_sums)
        tally.note("sum", right, bool(inside_sums), f"{doc} {amount} {[(a.text, a.value) for a in inside_sums]}")


def check_date(tally: Tally, doc: str, found: Found, sentence: str, gold: dict[str, Any]) -> None:
    where = spot(found.text, sentence, gold["text"])
    if where is None:
        return
    over = [d for d in found.dates if d.from_ < where[1] and d.to > where[0]]
    right = any((d.start, d.end or d.start) == (gold["start"], gold["end"]) for d in over)
    near = any(d.start and d.start <= gold["end"] and (d.end or d.start) >= gold["start"] for d in over)
    told = [(d.text, d.start, d.end) for d in over]
    tally.note("date", right, near, f"{doc} {gold['text']!r} {gold['start']}..{gold['end']} {told} | {sentence[:160]}")


def check_place(tally: Tally, doc: str, found: Found, sentence: str, gold: dict[str, Any]) -> None:
    where = spot(found.text, sentence, gold["text"])
    if where is None:
        return
    over = [p for p in found.places if p.start < where[1] and p.end > where[0]]
    right = any((p.country or "UNK") == gold["country"] for p in over) or (gold["country"] == "UNK" and not over)
    told = [(p.text, p.name, p.country, p.within_name) for p in over]
    tally.note("place", right, bool(over), f"{doc} {gold} {told} | {sentence[:120]}")


def says(text: str, number: int) -> bool:
    """Whether a text tells a number in so many words: ISAF's coders count "several" as three."""
    told = [n for n, value in WORDS.items() if value == number] + [str(number)]
    return number > 0 and re.search(rf"\b(?:{'|'.join(told)})\b", text, re.IGNORECASE) is not None


def check_isaf(tally: Tally, row: dict[str, Any]) -> None:
    story = Story(id=row["id"], text=row["text"])
    sentences = parse(story.text)
    counts = find_counts(story, sentences)
    for key, what in (("min_killed", "dead"), ("min_captured", "arrested")):
        values = [c.value for c in counts if c.what == what]
        gold = int(row[key])
        if not says(story.text, gold):
            continue
        right = gold in values or gold == sum(values)
        tally.note(
            f"isaf {what}",
            right,
            bool(values),
            f"{row['id']} {gold} {[(c.text, c.value) for c in counts if c.what == what]}",
        )
    days = [date.fromisoformat(d.start) for d in find_dates(story, sentences) if d.start]
    gold_day = date.fromisoformat(row["start_date"])
    near = any(abs((day - gold_day).days) <= 1 for day in days)
    tally.note("isaf day", gold_day in days, near, f"{row['id']} {gold_day} {[str(d) for d in days]}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("gold", type=pathlib.Path)
    options.add_argument("--show", default="")
    options.add_argument("--story", default="")
    options.add_argument("--limit", type=int, default=60)
    options.add_argument("--isaf", type=int, default=0, help="how many ISAF releases to read")
    asked = options.parse_args()
    readings = asked.gold / "readings"
    if not readings.is_dir():
        print(f"no gold at {asked.gold}: nothing measured")
        return
    tally = Tally()
    for raw in json.loads((readings / "stories.json").read_text(encoding="utf-8")):
        path = readings / f"{raw['id']}.json"
        if asked.story in raw["id"] and path.exists():
            found = Found(
                Story(
                    id=raw["id"],
                    text=raw["text"],
                    title=raw.get("title"),
                    published=raw.get("published"),
                    url=raw.get("url"),
                )
            )
            for event in json.loads(path.read_text(encoding="utf-8"))["events"]:
                check_event(tally, raw["id"], found, event)
    rows = (asked.gold / "isaf_before_2011_07.jsonl").read_text(encoding="utf-8").splitlines()
    for line in [x for x in rows if x.strip()][: asked.isaf]:
        check_isaf(tally, json.loads(line))
    for kind in sorted(tally.all):
        total = tally.all[kind]
        print(
            f"{kind:14} {tally.right[kind] / total:.3f} right, {tally.near[kind] / total:.3f} found or near, of {total}"
        )
    for _, line in [m for m in tally.misses if asked.show and m[0].startswith(asked.show)][: asked.limit]:
        print("  ", line)


if __name__ == "__main__":
    main()
