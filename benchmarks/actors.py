"""How well actors are found: the parties of the gold's events against the mention room's mentions.

usage: python benchmarks/actors.py GOLD/readings [--show KIND] [--story ID] [--limit N]

Coverage: share of the gold's party texts that a mention overlaps with its head inside. Country and sector: share of
the covered whose actor (or set of actors) has the gold's code. Clusters: share of an actor's gold aliases whose
mentions belong to one actor. KIND is one of: missing, country, sector, cluster.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import time
from collections import Counter
from typing import Any

from legation import gazetteer
from legation.language import parse
from legation.language.model import Sentence
from legation.mention.actors import find_actors
from legation.mention.model import Actor, Mention
from legation.story.model import Story


def spans_in(text: str, piece: str, start: int, end: int) -> list[tuple[int, int]]:
    out, at = [], text.find(piece, start, end)
    while at >= 0:
        out.append((at, at + len(piece)))
        at = text.find(piece, at + 1, end)
    return out


def head_at(mention: Mention, sentences: tuple[Sentence, ...]) -> int:
    return sentences[mention.sentence].tokens[mention.head].start


def best(mentions: tuple[Mention, ...], sentences: tuple[Sentence, ...], span: tuple[int, int]) -> list[Mention]:
    """Mentions with their head inside the span: the one whose head is the span's own head first."""
    inside = [m for m in mentions if span[0] <= head_at(m, sentences) < span[1]]

    def outermost(m: Mention) -> int:
        token = sentences[m.sentence].tokens[m.head]
        depth = 0
        while token.head >= 0 and depth < 50:
            token = sentences[m.sentence].tokens[token.head]
            depth += 1
        return depth

    return sorted(inside, key=lambda m: (outermost(m), m.start))


class Tally:
    def __init__(self) -> None:
        self.n: Counter[str] = Counter()
        self.shown: list[tuple[str, str]] = []

    def note(self, kind: str, line: str) -> None:
        self.shown.append((kind, line))

    def rate(self, part: str, whole: str) -> str:
        return f"{self.n[part] / max(1, self.n[whole]):.3f} ({self.n[part]}/{self.n[whole]})"


class Found:
    """What was found in a story, and the sentences it was found in."""

    def __init__(
        self, actors: tuple[Actor, ...], mentions: tuple[Mention, ...], sentences: tuple[Sentence, ...]
    ) -> None:
        self.actors = {a.id: a for a in actors}
        self.mentions = mentions
        self.sentences = sentences

    def at(self, span: tuple[int, int]) -> list[Mention]:
        return best(self.mentions, self.sentences, span)


def judge_party(tally: Tally, story: Story, party: dict[str, Any], event: tuple[int, int], found: Found) -> None:
    where, text = story.id, story.text
    spans = spans_in(text, party["text"], *event)
    tally.n["party"] += 1
    hits = next((h for h in map(found.at, spans) if h), [])
    context = f"{where} «{party['text']}» {party['country']} {party['sector']}"
    if not hits:
        tally.note("missing", context + " | " + text[event[0] : event[1]][:200])
        return
    tally.n["covered"] += 1
    members = [found.actors[a] for a in hits[0].actors]
    got = {(a.country, a.sector) for a in members}
    countries = {a.country for a in members}
    detail = context + " -> " + "; ".join(f"{a.name} {a.country} {a.sector} [{a.reason}]" for a in members)
    pronoun = hits[0].form == "pronoun"
    if party["country"] != "UNK":
        kind = "pronoun " if pronoun else ""
        tally.n[f"{kind}placed"] += 1
        if party["country"] in countries:
            tally.n[f"{kind}country"] += 1
        elif countries == {None}:
            tally.n[f"{kind}none"] += 1
            tally.note(f"{kind}none".strip(), detail)
        else:
            tally.note(f"{kind}country".strip(), detail + " | " + text[event[0] : event[1]][:160])
    elif countries != {None}:
        tally.n["unk but told"] += 1
        tally.note("told", detail)
    if party["sector"] != "UNK":
        tally.n["sectored"] += 1
        if any(s == party["sector"] for _, s in got):
            tally.n["sector"] += 1
        else:
            tally.note("sector", detail)


def judge_clusters(tally: Tally, story: Story, note: dict[str, Any], found: Found) -> None:
    where, text = story.id, story.text
    for entry in note["actors_list"]:
        ids: Counter[str] = Counter()
        seen = []
        for alias in entry["aliases"]:
            spans = spans_in(text, alias, 0, len(text))
            hits = next((h for h in map(found.at, spans) if h), [])
            if hits and len(hits[0].actors) == 1:
                ids[hits[0].actors[0]] += 1
                seen.append((alias, hits[0].actors[0]))
        if len(seen) > 1:
            tally.n["aliases"] += len(seen)
            tally.n["together"] += ids.most_common(1)[0][1]
            if len(ids) > 1:
                tally.note("cluster", f"{where} {entry['name']}: {seen}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("gold", type=pathlib.Path)
    parser.add_argument("--show", default="")
    parser.add_argument("--story", default="")
    parser.add_argument("--limit", type=int, default=1000)
    args = parser.parse_args()
    if not (args.gold / "stories.json").exists():
        print("no gold at", args.gold, "- skipped")
        return
    known = gazetteer.load()
    tally = Tally()
    spent = Counter[str]()
    for raw in json.loads((args.gold / "stories.json").read_text(encoding="utf-8")):
        path = args.gold / f"{raw['id']}.json"
        if not path.exists() or args.story not in raw["id"]:
            continue
        note = json.loads(path.read_text(encoding="utf-8"))
        story = Story(id=raw["id"], text=raw["text"], title=raw.get("title"), published=raw.get("published"))
        clock = time.perf_counter()
        sentences = parse(story.text)
        spent["parse"] += time.perf_counter() - clock
        clock = time.perf_counter()
        actors, mentions = find_actors(story, sentences, known)
        spent["actors"] += time.perf_counter() - clock
        found = Found(actors, mentions, sentences)
        for event in note["events"]:
            at = raw["text"].find(event["sentence"])
            for party in event["actors"] + event["recipients"]:
                if party["text"] is not None:
                    judge_party(tally, story, party, (at, at + len(event["sentence"])), found)
        judge_clusters(tally, story, note, found)
    print("coverage        ", tally.rate("covered", "party"))
    print("country (names) ", tally.rate("country", "placed"), "open:", tally.n["none"])
    print("country (prons) ", tally.rate("pronoun country", "pronoun placed"), "open:", tally.n["pronoun none"])
    print("sector          ", tally.rate("sector", "sectored"))
    print("told where UNK  ", tally.n["unk but told"])
    print("aliases together", tally.rate("together", "aliases"))
    print(f"seconds: parse {spent['parse']:.1f}, actors {spent['actors']:.1f}")
    for kind, line in [s for s in tally.shown if s[0] == args.show][: args.limit]:
        print(kind, "|", line)


if __name__ == "__main__":
    main()
