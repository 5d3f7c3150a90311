"""Which dates are a clause's own: those of its phrases, or of clauses whose circumstances it shares, and what they are
worth as the day of an event.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from legation.event import attach
from legation.event.anchors import NEWS_DAYS
from legation.event.companions import is_blow_behind
from legation.event.model import When
from legation.event.scene import Scene
from legation.event.words import words
from legation.language.model import Clause
from legation.mention.model import DateMention

BEFORE_NOUN = {"compound", "nmod:unmarked", "amod"}
"""How a date before a noun hangs from it: "a *2019* agreement"."""


def chain(clause: Clause, scene: Scene, *, said: bool) -> Iterator[Clause]:
    """The clauses whose circumstances a clause shares, itself first; conjuncts of a reported clause too."""
    last = clause
    for part in attach.chain(clause, scene, said=said):
        if last is not part and last.link == "conjunct" and is_of_other_time(last, part):
            return
        yield part
        last = part
        if is_apart(part, scene) or (part.link == "conjunct" and goes_on(part)):
            return
    token = scene.tokens[last.head]
    if token.relation == "conj" and last.link not in ("conjunct", "root") and not goes_on(last):
        for first in scene.by_predicate.get(token.head, [])[:1]:
            yield from chain(first, scene, said=said)


def is_of_other_time(clause: Clause, before: Clause) -> bool:
    """Whether a verb that goes on with another tells of now where that tells of what has been: "has given $3 million
    since 2015, and *is urging* others to", "quit in March and *has urged* others to"."""
    if clause.tense != "present":
        return False
    if clause.perfect:
        return before.tense == "past"
    return clause.progressive and before.tense != "" and not before.progressive


def is_apart(clause: Clause, scene: Scene) -> bool:
    """Whether a clause tells of another time than what it hangs from: a reason, a contrast, what was before."""
    if is_blow_behind(clause, scene):
        return True
    if clause.link not in ("adverbial", "complement", "purpose"):
        return False
    if clause.link == "adverbial" and clause.perfect and clause.tense == "":
        return True  # "having dismissed the government"
    marks = {scene.tokens[c].lemma.lower() for c in scene.children[clause.head] if scene.tokens[c].relation == "mark"}
    if marks == {"after"} and not any(d.granularity == "day" for d in scene.dates):
        return False  # in the same week or month
    return bool(marks & words("other_time")) or (clause.tense != "" and "while" in marks)


def goes_on(clause: Clause) -> bool:
    """Whether a verb tells of what came later than the verb before it: "and later fled"."""
    return bool(set(clause.modifiers) & words("then"))


def first_of_pair(found: list[DateMention], scene: Scene) -> list[DateMention]:
    """Of dates joined by "and" the first: "in 2019 and again in May" names two deeds, and the clause is the first."""
    joined = {d for d in found if scene.tokens[d.head].relation == "conj"}
    return [d for d in found if d not in joined] or found


def belongs(head: int, clause: Clause, scene: Scene) -> bool:
    """Whether a date's words stand in a clause's own phrases."""
    owner = attach.owner(head, scene)
    if names_paper(head, scene) and scene.tokens[head].head != clause.head:
        return False
    return owner in attach.predicates(clause, scene) and not is_of_being(head, owner, scene)


def names_paper(head: int, scene: Scene) -> bool:
    """Whether a date only tells which treaty, law or border is meant: "suspended a *2019* agreement", "the frontiers of
    *1947*"."""
    token = scene.tokens[head]
    noun = scene.tokens[token.head].lemma.lower()
    if token.relation in BEFORE_NOUN | {"nummod"} and token.head > head:
        return noun in words("papers") | words("frontiers")
    return scene.case(head) == "of" and token.relation == "nmod" and noun in words("frontiers")


def is_inserted(mention: DateMention, clause: Clause, scene: Scene) -> bool:
    """Whether a "since" tells between commas how long somebody has been what he is: "the envoy, *in office since 2019*,
    met her"."""
    if mention.relation != "since" or clause.perfect or clause.tense != "past":
        return False
    commas = [i for i, t in enumerate(scene.tokens) if t.text == ","]
    before, behind = [i for i in commas if i < mention.head], [i for i in commas if i > mention.head]
    return bool(before and behind) and not before[-1] < clause.head < behind[0] and mention.head - before[-1] > 2


def is_of_being(head: int, owner: int | None, scene: Scene) -> bool:
    """Whether a day is that on which somebody was something: "met survivors *who were children in 1941*"."""
    path = up_to(head, owner, scene) if owner is not None else []
    was = {t.head for t in scene.tokens if t.relation == "cop"}
    return any(i in was and scene.tokens[i].relation == "acl:relcl" for i in path)


def up_to(low: int, high: int, scene: Scene) -> list[int]:
    """The words from one up to another above it, the upper left out; none where it is not above."""
    above = scene.governors(low)
    return above[: above.index(high)] if high in above else []


def when(mention: DateMention) -> When:
    """A date mention as an event's date."""
    return When(start=mention.start, end=mention.end, granularity=mention.granularity, basis="text",
                text=mention.text, from_=mention.from_, to=mention.to)  # fmt: skip


def fineness(mention: DateMention) -> int:
    """How fine a date is, a day above a week above a month; more where an "on" says that it happened then."""
    order = ("decade", "year", "range", "season", "quarter", "month", "week", "day")
    fine = order.index(mention.granularity) if mention.granularity in order else 0
    return fine + (10 if mention.relation == "on" else 0)


def is_news(when: When, today: str | None) -> bool:
    """Whether a date is a day, or this week, of the story's own news: not long before its present, nor after it."""
    if when.start is None or when.end is None or when.granularity not in ("day", "week"):
        return False
    if today is None:
        return True
    behind = (date.fromisoformat(today) - date.fromisoformat(when.end)).days
    return 0 <= behind <= (NEWS_DAYS if when.granularity == "day" else 0)
