"""The counts of a story incident by incident: which are its own news, which sum up several incidents beforehand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from legation.event.scene import Scene
from legation.event.words import words
from legation.language.model import Clause
from legation.mention.model import Count

COARSE = frozenset({"month", "season", "quarter", "year", "decade", "range"})
"""What is counted over so long a time is a tally, not the story's own news, where it has news."""

OPENING = 8
"""Words of a sentence among which it says that it tells of another incident. A choice."""

MANY = 2
"""Incidents ("operations") in more places than so many are several that a sentence sums up. A choice."""


class Told(msgspec.Struct, frozen=True):
    """A count with its sentence. ``number`` is its place among the story's counts."""

    number: int
    scene: Scene
    count: Count


def news(scenes: Sequence[Scene]) -> list[Told]:
    """The counts of what happened, in order; tallies of a long time only where the story has nothing else."""
    counts = [(scene, count) for scene in scenes for count in scene.counts]
    told = [Told(i, scene, count) for i, (scene, count) in enumerate(counts) if _happened(count, scene)]
    return [t for t in told if not _is_tally(t.scene)] or told


def _happened(count: Count, scene: Scene) -> bool:
    """Whether a count is of what happened: not hoped for, feared, meant, or what somebody was behind at some time."""
    clause = next(iter(scene.by_predicate.get(count.predicate, [])), None)
    above = scene.governors(count.predicate)[1:]
    hangs = clause is None or clause.kind == "noun" or clause.link in ("relative", "complement", "purpose", "adverbial")
    if hangs and any(scene.tokens[i].lemma.lower() in words("behind") for i in above):
        return False
    return clause is None or not (_is_open(clause, scene) or (count.value is None and _is_habit(clause)))


def _is_open(clause: Clause, scene: Scene) -> bool:
    """Whether a clause is told as possible or aimed at; not what people are left as: "left nine *wounded*"."""
    left = any(above.predicate in words("outcomes") for above in scene.above(clause))
    aim = clause.link == "purpose" or (clause.link == "complement" and clause.kind == "verb" and not left)
    return clause.negated or clause.modality != "none" or clause.link == "condition" or (aim and clause.tense == "")


def _is_habit(clause: Clause) -> bool:
    """Whether a clause tells what happens again and again: "civilians are killed by these devices"."""
    return clause.tense == "present" and not clause.perfect and not clause.progressive


def _is_tally(scene: Scene) -> bool:
    """Whether a sentence counts over a long time: "since January", "this year"."""
    return any(d.relation == "since" or d.granularity in COARSE for d in scene.dates)


def is_title(scene: Scene) -> bool:
    """Whether a sentence is a headline: it ends without a stop. The text below tells again what it tells."""
    text = scene.story.text[scene.sentence.start : scene.sentence.end]
    return not text.rstrip("\"”’' )").endswith((".", "!", "?", ":", ";"))


def rounds_up(scene: Scene) -> bool:
    """Whether a sentence tells of several incidents at once: "during separate operations", "in three attacks"."""
    several = [i for i, t in enumerate(scene.tokens) if t.lemma.lower() in words("incidents") and t.xpos == "NNS"]
    described = [scene.tokens[c] for i in several for c in scene.children[i]]
    if any(t.text.lower() in words("roundup") or t.upos == "NUM" for t in described):
        return True
    return bool(several) and len({p.name for p in scene.places.values() if not p.within_name}) > MANY


def incidents(told: Sequence[Told], scenes: Sequence[Scene]) -> Iterator[list[Told]]:
    """The counts in runs, each of one incident. ``scenes`` are all sentences of the story."""
    run: list[Told] = []
    seen: set[str] = set()
    by_number = {scene.sentence.index: scene for scene in scenes}
    for each in told:
        last = run[-1].scene.sentence.index + 1 if run else 0
        passed = [by_number[i] for i in range(last, each.scene.sentence.index + 1) if i in by_number]
        if run and any(_opens(scene, seen) for scene in passed):
            yield run
            run = []
        seen |= {p.name for scene in passed for p in scene.places.values()}
        run.append(each)
    if run:
        yield run


def _opens(scene: Scene, seen: set[str]) -> bool:
    """Whether a sentence begins to tell of another incident: it says so, or opens with a place not told of before."""
    lead = [t.lemma.lower() for t in scene.tokens[:OPENING]]
    if any(word in words("apart") for word in lead[:4]):
        return True
    near = [p for p in scene.places.values() if p.head < OPENING] if lead[:1] == ["in"] else []
    return bool(seen) and bool(near) and not any(p.name in seen for p in near)
