"""Days of what is said: of the meeting it is said at, of what its speaker or his side says around it."""

from __future__ import annotations

from legation.event.attach import SAYING
from legation.event.draft import Draft
from legation.event.known import Calendar, apart, finite, in_lead, is_aside
from legation.event.model import When
from legation.event.sayings import Saying, last_of, last_of_side, side
from legation.event.scene import Scene
from legation.event.words import words

OFFICIAL = {"GOV", "MIL", "COP", "SPY", "LEG", "JUD", "IGO"}
"""Sectors of those who speak in office."""

AHEAD = 2
"""How many sentences ahead the day of a speaker's words may stand. A choice."""

AT_MEETINGS = {"AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "CONCEDE", "THREATEN", "COOPERATE", "AID"}
"""What is done in words, and so at a meeting if one is told of just before."""

REACH = 12
"""How many sentences after a meeting its acts may follow in a report; a statement or readout tells of it throughout."""


def of_meeting(draft: Draft, calendar: Calendar) -> When | None:
    """What the parties of a meeting said or agreed there; their states too, where the text speaks for them."""
    if draft.type not in AT_MEETINGS or not draft.actors:
        return None
    for meeting in reversed(calendar.before):
        if meeting.type != "CONSULT" or meeting.status != "current" or meeting.date is None or is_aside(meeting):
            continue
        near = calendar.release is not None or apart(draft, meeting.scene.sentence.index) <= REACH
        if near and _took_part(draft, meeting, calendar):
            return meeting.date
    return None


def _took_part(draft: Draft, meeting: Draft, calendar: Calendar) -> bool:
    if {p.id for p in draft.actors} <= meeting.parties or _are_counterparts(draft):
        return True
    if _is_throughout(meeting, calendar) and _are_official(draft) and _is_main(draft):
        return True
    states = {p.country for p in (*meeting.actors, *meeting.recipients)}
    return calendar.release is not None and {p.country for p in draft.actors} <= states - {None}


def _is_throughout(meeting: Draft, calendar: Calendar) -> bool:
    """Whether a readout or joint statement, which tells of one meeting, tells of this one: it is over."""
    own, held = calendar.release, meeting.date
    return own is not None and own.of_meeting and held is not None and (held.end or "") <= (own.day.end or "")


def _is_main(draft: Draft) -> bool:
    """Whether an act is the simple past of a main clause: what was done there, not what is only spoken of."""
    top = finite(draft.match.clause, draft.scene)
    return top is not None and top.link in ("root", "conjunct") and top.tense == "past" and not top.perfect


def _are_counterparts(draft: Draft) -> bool:
    """Whether the doers are those who met, not named again: "the leaders", "both sides"; not "Sudanese officials"."""
    heads = [a.head for a in draft.match.actor if a.head >= 0]
    return bool(heads) and all(_is_counterpart(head, draft.scene) for head in heads)


def _is_counterpart(head: int, scene: Scene) -> bool:
    token = scene.tokens[head]
    plural = "Plur" in token.features or token.xpos == "NNS"
    told = any(scene.tokens[c].relation in ("amod", "compound", "nmod:poss", "nmod") for c in scene.children[head])
    counted = any(scene.tokens[c].lemma.lower() in ("two", "both", "three") for c in scene.children[head])
    named = words("counterparts") | (words("counted_counterparts") if counted else frozenset())
    return token.lemma.lower() in named and plural and not told


def _speakers(draft: Draft) -> frozenset[str]:
    """Whose words an act is: its actors', and who is told to say it for them."""
    own = frozenset(p.id for p in draft.actors)
    told = draft.attribution.actor if draft.attribution is not None else None
    home = {p.country for p in draft.actors if p.country}
    return own | ({told} if told and draft.scene.actors[told].country in home else set())


def of_told_meeting(draft: Draft, calendar: Calendar) -> When | None:
    """The day of what was said at a meeting, for the meeting: "told a *meeting* of the council"."""
    clause = draft.match.clause
    if draft.type != "CONSULT" or clause.link != "argument":
        return None
    governor = clause.governor if clause.governor is not None else -1
    above = {c.start for c in draft.scene.by_predicate.get(governor, [])}
    said = next((s for s in calendar.sayings if s.speech and s.at in above), None)
    return said.when if said else None


def of_lead(draft: Draft, calendar: Calendar) -> When | None:
    """The day of publication of a lead that sums up what its story then tells one by one: acts of a kind and state."""
    lead = next((d for d in calendar.before if d.date is not None and d.date.basis == "published"), None)
    if lead is None or calendar.release is not None or not in_lead(lead, calendar) or draft.type != lead.type:
        return None
    homes = {p.country for p in lead.actors if p.country}
    return lead.date if draft.type in SAYING and homes & {p.country for p in draft.actors} else None


def of_speaker(draft: Draft, calendar: Calendar) -> When | None:
    """The day of what the same speaker was last told to say or do, or says next."""
    if draft.type not in SAYING:
        return None
    who, at = _speakers(draft), draft.match.clause.start
    last = last_of(who, at, draft.scene.sentence.index, calendar.sayings)
    ahead = [s for s in calendar.sayings if s.actors & who and s.speech and s.at > at and not s.how]
    ahead = [s for s in ahead if -apart(draft, s.sentence) <= AHEAD and s.when and _finer(s.when, last)]
    found = ahead[0] if ahead else last
    return found.when if found else None


def _finer(when: When, last: Saying | None) -> bool:
    """Whether a day told next serves: where none was told before, or only the week that it lies in."""
    if last is None or last.when is None:
        return True
    week = last.when
    return (week.granularity, when.granularity) == ("week", "day") and bool(
        week.start and week.end and when.start and week.start <= when.start <= week.end
    )


def of_side(draft: Draft, calendar: Calendar) -> When | None:
    """The day of what was just said for the same state; for what the lead tells also of what is said next."""
    sides = frozenset(s for p in draft.actors if (s := side(p)) is not None)
    if draft.type not in SAYING or not sides:
        return None
    at = draft.match.clause.start
    last = last_of_side(sides, at, draft.scene.sentence.index, calendar.sayings)
    if last is None and in_lead(draft, calendar):
        ahead = [s for s in calendar.sayings if s.speech and s.sides & sides and s.at > at]
        last = next((s for s in ahead if -apart(draft, s.sentence) <= AHEAD), None)
    return last.when if last else None


def of_only_day(draft: Draft, calendar: Calendar) -> When | None:
    """The day of a story whose lead tells what was said on it, and that tells no other: of what officials say."""
    if draft.type not in SAYING or draft.match.clause.kind == "noun" or not _are_official(draft):
        return None
    told = [s for s in calendar.sayings if s.speech and not s.how]
    in_short = any(s.sentence <= calendar.lead and s.main for s in told)
    days = {(s.when.start, s.when.end) for s in told if s.when}
    return told[0].when if in_short and len(days) == 1 else None


def _are_official(draft: Draft) -> bool:
    return bool(draft.actors) and all(p.sector in OFFICIAL for p in draft.actors)
