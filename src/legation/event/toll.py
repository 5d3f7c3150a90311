"""The toll of a story: the fewest people that its own news says were killed, hurt, arrested, each of them once.

A report tells a number in its head, again in its body, and its parts one by one; a release lists incidents. So:

1. What is not the story's own news is left out: background, what may happen or is only meant to, what did not.
2. The counts are taken incident by incident: "in another operation", or a place not told of before, opens a new one.
3. Within an incident people that the words point back to ("the three insurgents", "him"), or whose number was told
   before, are those told before; a number makes a word without one ("several") exact; smaller numbers behind a larger
   one are its parts, and count as far as they come to more; a toll ("the death toll rose to 14"), or what somebody
   "later said", is what all come to; what he "earlier said" adds nobody.
4. The incidents are added up. A headline, and a sentence that rounds up several incidents ("during separate
   operations"), tell beforehand what the rest comes to: they count as far as they tell of more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from legation.event.incidents import Told, incidents, is_title, news, rounds_up
from legation.event.model import Casualties, Counted
from legation.event.scene import Index, Scene
from legation.event.teller import quoted, teller
from legation.language.model import Clause, Sentence
from legation.mention.casualty_words import words as casualty_words
from legation.mention.model import Count, Mentions, Part
from legation.story.model import Story


class _Group:
    """People of one incident told of so far, and the parts of them told since.

    ``count`` is the number of the count that told of them first; ``beside`` is true where they were told beside others
    ("two others", "a leader and two men"); ``first`` and ``last`` are the sentences that told of them first and last.
    """

    def __init__(self, part: Part, told: Told, beside: bool) -> None:
        self.count, self.low, self.vague, self.beside = told.number, part.low, part.value is None, beside
        self.first = self.last = told.count.sentence
        self.parts = 0

    @property
    def fewest(self) -> int:
        """The fewest that they are."""
        return max(self.low, self.parts)


def counted(
    story: Story, sentences: Sequence[Sentence], clauses: Sequence[Sequence[Clause]], found: Mentions
) -> tuple[Counted, ...]:
    """The counts of a story, in order, each with what it adds to the toll and who says so."""
    index = Index(found, story)
    scenes = [Scene(story, s, c, found, index) for s, c in zip(sentences, clauses, strict=True)]
    told = news(scenes)
    adds: dict[int, int] = {}
    for what in dict.fromkeys(t.count.what for t in told):
        adds |= _adds([t for t in told if t.count.what == what], scenes)
    all_counts = [(scene, count) for scene in scenes for count in scene.counts]
    return tuple(_counted(count, scene, adds.get(i, 0)) for i, (scene, count) in enumerate(all_counts))


def toll(counts: Iterable[Counted]) -> Casualties:
    """What the counts of a story come to: the fewest killed, hurt, arrested, displaced, taking part; None for none."""
    found: dict[str, int] = {}
    for count in counts:
        if count.adds:
            found[count.what] = found.get(count.what, 0) + count.adds
    return Casualties(**found)


def _counted(count: Count, scene: Scene, adds: int) -> Counted:
    clause = next(iter(scene.by_predicate.get(count.predicate, [])), None)
    return Counted(
        what=count.what,
        value=count.value,
        low=count.low,
        high=count.high,
        bound=count.bound,
        text=count.text,
        start=count.start,
        end=count.end,
        adds=adds,
        roundup=is_title(scene) or rounds_up(scene),
        attribution=teller(clause, scene) if clause else quoted(count.start, count.end, scene),
    )


def _adds(told: Sequence[Told], scenes: Sequence[Scene]) -> dict[int, int]:
    """What each count of one kind adds to the toll, by its number."""
    single = [t for t in told if not (is_title(t.scene) or rounds_up(t.scene))]
    adds: dict[int, int] = {}
    for incident in incidents(single, scenes):
        for group in _groups(incident):
            adds[group.count] = adds.get(group.count, 0) + group.fewest
    summed = [t for t in told if t not in single]
    sums = {t.scene.sentence.index: sum(o.count.low for o in summed if o.scene is t.scene) for t in summed}
    most = max(sums.values(), default=0)
    if most > sum(adds.values()):
        first = next(t for t in summed if sums[t.scene.sentence.index] == most)
        adds[first.number] = most - sum(adds.values())
    return adds


def _groups(incident: Sequence[Told]) -> list[_Group]:
    """The people that the counts of one incident tell of, each once."""
    groups: list[_Group] = []
    sums: set[int] = set()
    for told in incident:
        low = told.count.low
        if groups and _is_total(told):
            groups[-1].low += max(0, low - sum(g.fewest for g in groups))
            sums.add(low)
            continue
        said = _told_again(told) if groups and told.count.value is not None else None
        if said is not None:
            if said == "later":
                groups[-1].low += max(0, low - sum(g.fewest for g in groups))
            continue
        earlier = [g for g in groups if g.first < told.count.sentence]
        if not earlier or (low not in sums and low != sum(g.fewest for g in earlier)):
            for part in told.count.parts:
                _take(part, told, groups)
        sums |= {low} if low > 1 else set()
    return groups


def _is_total(told: Told) -> bool:
    """Whether a number is what all so far come to: "the death *toll* rose to 14", "bringing the *toll* to"."""
    return told.scene.tokens[told.count.predicate].lemma.lower() in casualty_words().tallies


def _told_again(told: Told) -> str | None:
    """Whether somebody is said to have given this number of the same people at another time: "the army *later* said",
    "had *earlier* said"."""
    tokens, clause = told.scene.tokens, next(iter(told.scene.by_predicate.get(told.count.predicate, [])), None)
    cue = clause.reporter.cue_start if clause is not None and clause.reporter is not None else -1
    told_at = [i for i, t in enumerate(tokens) if t.start == cue]
    below = [tokens[c].text.lower() for i in told_at for c in told.scene.children[i]]
    return next((word for word in below if word in ("later", "earlier", "initially")), None)


def _take(part: Part, told: Told, groups: list[_Group]) -> None:
    """Find the group that a part tells of again, or open a new one."""
    sentence = told.count.sentence
    earlier = [g for g in groups if g.first < sentence]
    free = [g for g in earlier if g.last < sentence and (g.beside or not part.more)]
    same = next((g for g in free if g.low == part.low), None) or next((g for g in free if _may_be(g, part)), None)
    if same is not None:
        same.last = sentence
        same.low = part.low if same.vague and part.value is not None else max(same.low, part.low)
        same.vague = same.vague and part.value is None
        return
    if part.definite and any(g.fewest >= part.low for g in earlier):
        return
    whole = next((g for g in earlier if not g.vague and g.low > part.low and not part.more), None)
    if whole is not None:
        whole.parts += part.low
        return
    groups.append(_Group(part, told, part.more or len(told.count.parts) > 1))


def _may_be(group: _Group, part: Part) -> bool:
    """Whether a part may tell of a group in other words: a word without a number is like a larger number."""
    if part.value is None:
        return group.vague or group.low >= part.low
    return group.vague and part.low > 1
