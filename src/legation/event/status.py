"""Whether an event happened, happens, will, might or did not: PLOVER's auxiliary modes."""

from __future__ import annotations

from datetime import date

from legation.event.anchors import anchor, is_cause
from legation.event.attach import SAYING
from legation.event.day_phrases import is_of_other_time, names_paper
from legation.event.match import Match
from legation.event.model import Status, When
from legation.event.scene import Scene
from legation.event.unreal import is_denied, unreal
from legation.event.words import words
from legation.language.model import Clause
from legation.mention.model import DateMention

RECENT_DAYS = 4
"""A dated deed up to so many days before publication is the story itself, not its background."""

PERFORMED = {"AGREE", "THREATEN", "SUPPORT", "REQUEST", "ACCUSE", "REJECT"}
"""What is done by saying it: "we want to thank", "we would like to ask" does it."""

COMMITTING = {"AGREE", "THREATEN"}
"""What is itself about the future: "we will stand by", "we will respond" is a promise or a threat now."""

PROMISING = {"pledge", "promise", "vow", "agree"}
"""Verbs of promises: what they tell is promised when they say so."""


def status(match: Match, scene: Scene, when: When | None) -> Status:
    """The status of a matched clause, from its words, its grammar and its date against the day of publication."""
    clause = match.clause
    if match.trigger.status is not None:
        return "negated" if is_denied(clause, scene) else match.trigger.status  # type: ignore[return-value]
    if (clause.negated and not match.trigger.negated) or set(clause.modifiers) & words("seldom"):
        return "hypothetical" if clause.negated and clause.link == "condition" else "negated"
    if _is_guessed(match, scene):
        return "hypothetical"
    if _performs(match) or _pronounced(match):
        return "current"
    told = unreal(match, scene, when)
    if told is not None:
        return "hypothetical" if told == "future" and _is_warned_of(clause, scene) else told
    return "historical" if _is_background(match, scene, when) else "current"


def _performs(match: Match) -> bool:
    type_, modality = match.trigger.type, match.clause.modality
    if type_ == "REQUEST" and match.clause.predicate == "need":
        return modality in ("future", "none")  # what will be needed is asked for now
    to_come = match.clause.predicate in PROMISING  # "will pledge a million" has pledged nothing yet
    return (type_ in PERFORMED and modality == "wanted") or (
        type_ in COMMITTING and modality == "future" and not to_come
    )


def _is_guessed(match: Match, scene: Scene) -> bool:
    """Whether others only guess that somebody will do it: "traders *speculated* that Egypt *would* make an offer"."""
    clause = match.clause
    ahead = clause.modality in ("future", "conditional", "possible") and clause.link in ("reported", "complement")
    return ahead and any(c.predicate in words("guessing") and c.head == clause.governor for c in scene.above(clause))


def _pronounced(match: Match) -> bool:
    """Whether an act is a verdict that somebody speaks: it is done now, whenever the deed was that it is about."""
    clause = match.clause
    foretold = clause.modality == "conditional" and match.trigger.modality == "future"
    spoken = clause.modality in ("none", "necessary", "future") or foretold
    return spoken and any(a.slot == "speaker" for a in match.actor)


def _is_warned_of(clause: Clause, scene: Scene) -> bool:
    """Whether a deed is one that somebody warns of or fears: "warned that Chad *would attack*"."""
    above = (c for c in scene.above(clause) if c.kind == "verb" and clause.governor == c.head)
    dreaded = words("cautioning") | words("fearing")
    return clause.modality in ("future", "conditional") and any(c.predicate in dreaded for c in above)


def _is_background(match: Match, scene: Scene, when: When | None) -> bool:
    """Whether a clause looks back: by its own words and tense, an old date in its sentence, or what stands beside it.

    Swept on hand-coded stories (current against historical, 432 mentions): tense and own date alone 0.75, with an old
    date in the sentence, "since", looking-back words and past relative clauses 0.79; a regression on 60 features 0.78.
    """
    clause = match.clause
    shifted = clause.tense == "past" and clause.perfect and not (clause.link == "reported" and clause.reporter)
    if set(clause.modifiers) & words("past") or (shifted and not _is_by_now(clause, scene)):
        return True
    if _is_at_the_time(clause, scene) or _is_starting_point(clause, scene):
        return True
    if when is not None and when.end is not None and when.basis == "text":
        return _age(when.end, scene) > RECENT_DAYS
    if any(d.end is not None and _age(d.end, scene) > RECENT_DAYS for d in scene.dates if _bears_on(d, match, scene)):
        return True
    said = {t.lemma.lower() for t in scene.tokens}
    if said & words("looking_back") or (clause.perfect and "since" in said):
        return True
    return clause.link == "relative" and clause.tense == "past" and scene.sentence.index > 1


def _is_by_now(clause: Clause, scene: Scene) -> bool:
    """Whether a past perfect tells how far the news itself had come: "*By nightfall* the army had retaken the town"."""
    token = scene.tokens[clause.head]
    row = [clause.head, token.head] if token.relation == "conj" else [clause.head]
    return any(_is_moment(c, scene) for head in row for c in scene.children[head])


def _is_moment(index: int, scene: Scene) -> bool:
    """Whether a phrase tells by when something was done, on one day: "by Monday evening", "within hours"."""
    word = scene.tokens[index].lemma.lower()
    if scene.case(index) == "within":
        return word in ("minute", "hour")
    weekday = any(d.head == index and d.relation == "until" and d.own and d.own[2] == "day" for d in scene.dates)
    return scene.case(index) == "by" and (word in words("hours_of_day") or weekday)


def _is_starting_point(clause: Clause, scene: Scene) -> bool:
    """Whether a deed is only that from which a span is counted: "the first time *since leaving office*"."""
    marks = {scene.tokens[c].lemma.lower() for c in scene.children[clause.head] if c < clause.head}
    return clause.kind == "verb" and "since" in marks and scene.tokens[clause.head].xpos == "VBG"


def _is_at_the_time(clause: Clause, scene: Scene) -> bool:
    """Whether a deed is told to be of another time than the story's: "*At the time*, Chad condemned the coup"."""
    times = [i for i in scene.children[clause.head] if scene.tokens[i].lemma.lower() == "time"]
    plain = [i for i in times if scene.case(i) == "at" and len(scene.children[i]) <= 3]
    that = any(scene.tokens[c].lemma.lower() in ("the", "that") for i in plain for c in scene.children[i])
    return that and clause.tense == "past" and not clause.progressive


def _bears_on(day: DateMention, match: Match, scene: Scene) -> bool:
    """Whether an old day in the sentence dates an event: not where it only dates what an act in words is about, nor
    what a clause below tells ("met the envoy, *who left in May*", "sacked him because he *lied in 2020*")."""
    above = scene.governors(anchor(day, scene))
    named = names_paper(day.head, scene) and scene.tokens[day.head].head != match.clause.head
    if named or _is_of_row(above, match.clause, scene):
        return False
    if match.clause.head not in above:
        aside = (c for c in _owning(above, scene) if c.link == "relative" and scene.tokens[c.head].relation != "acl")
        return all(_is_inside(match.clause, c, scene) for c in aside)
    inside = above[: above.index(match.clause.head)]
    befell = {a.head for a in match.clause.arguments if a.slot != "subject"}
    finite = [i for i in inside if scene.tokens[i].relation != "acl" or befell & set(scene.governors(i))]
    told = [c for i in finite for c in scene.by_predicate.get(i, []) if c.kind == match.clause.kind == "verb"]
    caused = any(is_cause(i, match.clause.head, scene) for i in inside)
    return match.trigger.type not in SAYING and not told and not caused


def _is_of_row(above: list[int], clause: Clause, scene: Scene) -> bool:
    """Whether a day is that of a verb with which one of another time goes on: "quit *in March* and *has* urged"."""
    first = _owning(above, scene)
    return clause.link == "conjunct" and any(c.head == clause.governor and is_of_other_time(clause, c) for c in first)


def _owning(above: list[int], scene: Scene) -> list[Clause]:
    """The clauses of the predicate nearest above a word."""
    return next((scene.by_predicate[i] for i in above if i in scene.by_predicate), [])


def _is_inside(clause: Clause, other: Clause, scene: Scene) -> bool:
    """Whether a clause is another, or hangs from it by the links of clauses."""
    seen: set[int] = set()
    at: Clause | None = clause
    while at is not None and at.head not in seen:
        if at.head == other.head:
            return True
        seen.add(at.head)
        at = next(iter(scene.above(at)), None)
    return False


def _age(day: str, scene: Scene) -> int:
    """Days from an ISO day to the story's present; 0 where that is not known."""
    if scene.today is None:
        return 0
    return (date.fromisoformat(scene.today) - date.fromisoformat(day)).days
