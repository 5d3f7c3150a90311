"""How well tellings of one happening are found across stories: ECB+, topics 1 to 35.

usage: python -m benchmarks.merging [--data DIR] [--gate] [-j N] [--show N]

``DIR`` holds ``gold/ecbplus_topics_1_35.tar.gz`` (Cybulska and Vossen 2014, CC BY 3.0); without it the benchmark says
so and is skipped. Measured are the events that Legation codes there and that ECB+ puts in a chain of coreferring
mentions: B³ within topics; of the pairs that ECB+ keeps apart the share that is merged (``apart_merged``); of the
merged pairs the share that ECB+ keeps apart (``over_merged``: large events count by the square of their size), and
the share that is of two happenings (``other_happening``): ECB+ tells each topic of two, in two sets of stories, and
keeps acts of one happening apart too ("shot" and "killed" of one murder). A trigger that holds mentions of two chains
is unclear ("*took* 23 into *custody*", "*killed* during *demonstrations*": it may be put with either) and left out;
the figures with them, each by the longest of its mentions, are told as ``with_unclear``. Beside it stands, in the same
run, a baseline that merges what has the same type, the same countries and the same day.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tarfile
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import legation
from legation.record.record import Record
from legation.story import story
from legation.story.model import Story

BARS = {"merging_b3_f1": 0.80, "merging_apart_merged": 0.01, "merging_over_merged": 0.04}
NO_SPACE_BEFORE = {
    ".",
    ",",
    ";",
    ":",
    "!",
    "?",
    ")",
    "]",
    "%",
    "'s",
    "’s",
    "n't",
    "'",
    "’",
    "”",
    "'re",
    "'ve",
    "'ll",
    "'d",
}
NO_SPACE_AFTER = {"(", "[", "$", "£", "€", "“"}


class Gold(NamedTuple):
    """An event mention of ECB+: its story, its words' offsets there, its chain."""

    story_id: str
    start: int
    end: int
    chain: str


class Aligned(NamedTuple):
    """The mention of ECB+ that a trigger is, the longest where it holds several; ``clear`` if all are of one chain."""

    gold: Gold
    clear: bool


Clusters = Mapping[str, str]
"""From mentions to the cluster that holds them."""


def main() -> None:
    """Measure, print, and gate if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--gate", action="store_true")
    parser.add_argument("--show", type=int, default=0, help="print so many wrong merges and missed ones")
    parser.add_argument("--record", type=Path, help="keep the record here, and use it if it is there")
    parser.add_argument("-j", "--processes", type=int, default=2)
    args = parser.parse_args()
    archive = args.data / "gold" / "ecbplus_topics_1_35.tar.gz"
    if not archive.exists():
        print(f"skipped: no {archive} (give --data DIR)")
        return
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(archive, args.record or Path(folder) / "ecb.db", args.processes, args.show)
    for key, value in figures.items():
        print(f"{key:32} {value:.3f}" if isinstance(value, float) else f"{key:32} {value}")
    low = figures["merging_b3_f1"] < BARS["merging_b3_f1"]
    many = any(figures[name] > BARS[name] for name in ("merging_apart_merged", "merging_over_merged"))
    sys.exit(1 if args.gate and (low or many) else 0)


def measure(archive: Path, path: Path, processes: int, show: int) -> dict[str, float]:
    """All figures, of Legation's events and of the baseline."""
    stories, gold = corpus(archive)
    with legation.open(path) as record:
        record.add(stories, processes=processes)
        every = aligned(record, gold)
        found = {mention: each.gold for mention, each in every.items() if each.clear}
        together = events(record, every)
        own = {mention: together[mention] for mention in found}
        plain = baseline(record, found)
    chains = {mention: told.chain for mention, told in found.items()}
    topics = {mention: told.story_id.split("_")[0] for mention, told in found.items()}
    if show:
        for line in differences(own, chains, topics, path, show):
            print(line)
    figures = scores("merging", own, chains, topics) | scores("baseline", plain, chains, topics)
    # a happening is a topic's set of stories: 35_3ecb and 35_3ecbplus are of two
    happenings = {mention: re.sub(r"_\d+", "_", told.story_id) for mention, told in found.items()}
    figures["merging_other_happening"] = wrong_across(own, chains, happenings)
    longest = {mention: each.gold.chain for mention, each in every.items()}
    topic_of = {mention: each.gold.story_id.split("_")[0] for mention, each in every.items()}
    figures |= scores("with_unclear", together, longest, topic_of)
    count = {"mentions": len(chains), "unclear": len(every) - len(chains), "chains": len(set(chains.values()))}
    return {**count, **figures}


def corpus(archive: Path) -> tuple[list[Story], list[Gold]]:
    """The stories of the archive, and the event mentions that corefer."""
    stories, gold = [], []
    with tarfile.open(archive) as files:
        for member in sorted(files.getmembers(), key=lambda each: each.name):
            if member.name.endswith(".xml"):
                document = ElementTree.parse(files.extractfile(member)).getroot()  # type: ignore[arg-type]
                told, spans = _story(document, member.name)
                stories.append(told)
                gold.extend(_gold(document, told.id, spans))
    sizes = Counter(each.chain for each in gold)
    return stories, [each for each in gold if sizes[each.chain] > 1]


def _story(document: ElementTree.Element, name: str) -> tuple[Story, dict[str, tuple[int, int]]]:
    """The story of a document, a sentence a line, and where its tokens stand; the line with its address is left out."""
    id = Path(name).stem
    text, spans, sentence, after = "", {}, None, ""
    for token in document.iter("token"):
        word, number = token.text or "", token.get("sentence")
        if number == "0" and id.endswith("plus"):
            continue
        if sentence is not None and number != sentence:
            text += "\n"
        elif text and word not in NO_SPACE_BEFORE and after not in NO_SPACE_AFTER:
            text += " "
        spans[token.get("t_id") or ""] = (len(text), len(text) + len(word))
        text, sentence, after = text + word, number, word
    return story(text, id=id), spans


def _gold(document: ElementTree.Element, story_id: str, spans: Mapping[str, tuple[int, int]]) -> Iterator[Gold]:
    topic = story_id.split("_", maxsplit=1)[0]
    places = {}
    for mark in document.find("Markables") or ():
        tokens = [spans[t] for anchor in mark.iter("token_anchor") if (t := anchor.get("t_id") or "") in spans]
        if tokens and mark.tag.startswith(("ACTION", "NEG_ACTION")):
            places[mark.get("m_id")] = (min(t[0] for t in tokens), max(t[1] for t in tokens))
    for relation in document.find("Relations") or ():
        whole = relation.tag == "CROSS_DOC_COREF"
        chain = f"{topic}:{relation.get('note')}" if whole else f"{story_id}:{relation.get('r_id')}"
        for source in relation.iter("source"):
            if source.get("m_id") in places:
                yield Gold(story_id, *places[source.get("m_id")], chain)


def aligned(record: Record, gold: Iterable[Gold]) -> dict[str, Aligned]:
    """The event mentions of the record whose trigger is a mention of ECB+, each with that one; the longest overlap."""
    by_story = defaultdict(list)
    for each in gold:
        by_story[each.story_id].append(each)
    found = {}
    rows = record.connection.execute("SELECT id, story_id, trigger_start, trigger_end FROM event_mentions ORDER BY id")
    for id, story_id, start, end in rows:
        over = [(min(end, g.end) - max(start, g.start), g) for g in by_story[story_id]]
        over = [each for each in over if each[0] > 0]
        if over:
            found[id] = Aligned(max(over, key=lambda each: each[0])[1], len({g.chain for _, g in over}) == 1)
    return found


def events(record: Record, found: Iterable[str]) -> dict[str, str]:
    """The event that the record puts each mention in."""
    known = dict(record.connection.execute("SELECT id, event_id FROM event_mentions").fetchall())
    return {mention: known[mention] or mention for mention in found}


def baseline(record: Record, found: Mapping[str, Gold]) -> dict[str, str]:
    """Same topic, type, countries and day."""
    db = record.connection
    countries = defaultdict(set)
    for id, country in db.execute("SELECT mention_id, country FROM mention_parties WHERE country NOT NULL"):
        countries[id].add(country)
    rows = db.execute("SELECT id, type, date_start FROM event_mentions").fetchall()
    keys = {id: f"{type_} {sorted(countries[id])} {day}" for id, type_, day in rows}
    return {mention: f"{told.story_id.split('_')[0]} {keys[mention]}" for mention, told in found.items()}


def scores(name: str, clusters: Clusters, chains: Clusters, topics: Clusters) -> dict[str, float]:
    """B³ precision, recall, F1 within topics, and how pairs that are apart in the chains were merged."""
    own, true = _members(clusters, topics), _members(chains, topics)
    precision = recall = 0.0
    for mention in chains:
        mine, theirs = own[topics[mention], clusters[mention]], true[topics[mention], chains[mention]]
        both = len(mine & theirs)
        precision, recall = precision + both / len(mine), recall + both / len(theirs)
    precision, recall = precision / max(1, len(chains)), recall / max(1, len(chains))
    pairs = [pair for group in own.values() for pair in combinations(sorted(group), 2)]
    wrong = sum(chains[a] != chains[b] for a, b in pairs)
    topic_sizes, chain_sizes = Counter(topics.values()), [len(group) for group in true.values()]
    apart = sum(n * (n - 1) // 2 for n in topic_sizes.values()) - sum(n * (n - 1) // 2 for n in chain_sizes)
    f1 = 2 * precision * recall / ((precision + recall) or 1)
    return {f"{name}_b3_precision": precision, f"{name}_b3_recall": recall, f"{name}_b3_f1": f1,
            f"{name}_pairs": len(pairs), f"{name}_over_merged": wrong / max(1, len(pairs)),
            f"{name}_apart_merged": wrong / max(1, apart)}  # fmt: skip


def wrong_across(clusters: Clusters, chains: Clusters, happenings: Clusters) -> float:
    """Of the merged pairs the share that is apart in the chains and of two happenings, whatever their topics."""
    groups = defaultdict(list)
    for mention in chains:
        groups[clusters[mention]].append(mention)
    pairs = [pair for group in groups.values() for pair in combinations(sorted(group), 2)]
    wrong = sum(chains[a] != chains[b] and happenings[a] != happenings[b] for a, b in pairs)
    return wrong / max(1, len(pairs))


def _members(clusters: Clusters, topics: Clusters) -> dict[tuple[str, str], set[str]]:
    groups: dict[tuple[str, str], set[str]] = defaultdict(set)
    for mention in topics:
        groups[topics[mention], clusters[mention]].add(mention)
    return groups


def differences(own: Clusters, chains: Clusters, topics: Clusters, path: Path, show: int) -> Iterator[str]:
    """Merged pairs that are apart in the chains, and pairs of a chain that were not merged, in words."""
    with legation.open(path, readonly=True) as record:
        rows = record.connection.execute("SELECT id, type, trigger, sentence, coded FROM event_mentions").fetchall()
    told = {
        id: f"{type_} “{trigger}” {json.loads(coded)['date'] and json.loads(coded)['date']['start']} {sentence}"
        for id, type_, trigger, sentence, coded in rows
    }
    wrong, missed = 0, 0
    for one, other in combinations(sorted(own, key=lambda m: (topics[m], m)), 2):
        if topics[one] != topics[other]:
            continue
        if own[one] == own[other] and chains[one] != chains[other] and (wrong := wrong + 1) <= show:
            yield f"WRONG  {topics[one]}\n   {one} {told[one]}\n   {other} {told[other]}"
        if own[one] != own[other] and chains[one] == chains[other] and (missed := missed + 1) <= show:
            yield f"MISSED {topics[one]}\n   {one} {told[one]}\n   {other} {told[other]}"


if __name__ == "__main__":
    main()
