"""The day of an event whose own sentence tells none: that of what it continues, was done at, or tells again.

The candidates, best first. Each is a rule with a name that ``why`` shows; the first that gives a day wins:

1. ``end``: the main deed of a sentence that ends with the only day in it was done on that day.
   ``death``: a person told to have been killed, here without a day, died on the day told elsewhere.
2. ``occasion``: what is told of a known meeting or deed ("at the hearing", "in the attack") has its day.
3. ``meeting``: what the parties of a meeting are told to have said or agreed has the day of the meeting.
4. ``told``: a meeting that somebody is told to have addressed has the day of his words.
5. ``speaker``: what somebody says has the day of what he was last told to say or do, or says next.
6. ``side``: what a state or body says has the day of what was said for it just before.
7. ``rescue``: those who were in an attack were freed in it.
8. ``again``: what the lead tells has the day with which the story tells it again.
9. ``deed``: a deed of one kind told right after another of the story's news.
10. ``scene``: a deed told right after what was done on a day belongs to that scene.
11. ``one_day``: a deed told before any day of the news but that of the lead's deeds was done on that.
12. ``only``: what officials say in a story that tells one day alone was said on it.
13. ``lead``: what the lead sums up, and the story then tells one by one, has the lead's day.
14. ``dateline``: a deed that a report tells as its news and gives no day has the day of its dateline.
15. ``release``: what a statement does in its own words, and the meeting or the words that a story opens with, are of
    the day of publication.

A deed dated by a month only has the day that the story names elsewhere for a deed of that kind (``finer``). What is
told as background, but as done at an occasion of the news, or like the lead's deeds before another day, is news.

Their basis is ``inherited``, and ``published`` where the day is that of publication, however far it was handed on.

What is planned has the day of the plan told right before, or of the planned meeting that it is for (``plan``).

Only the story's own news inherits: what is told as background, as lasting, to come or possible has only its own day.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from legation.event import deed_days, speech_days
from legation.event.attach import SAYING
from legation.event.days import looks_forward
from legation.event.draft import Draft
from legation.event.known import Calendar, Rule, days_named, finite, in_lead, lead_end, quoted
from legation.event.model import When
from legation.event.occasions import occasions
from legation.event.release import heads, performs, published, release
from legation.event.sayings import doings, is_past, sayings
from legation.event.scene import Scene
from legation.event.words import words


def dated(drafts: Sequence[Draft], scenes: Sequence[Scene]) -> list[Draft]:
    """The drafts with the days that they inherit."""
    known = occasions(scenes, drafts)
    told, done = sayings(scenes, known), doings(scenes)
    own, today, line = release(scenes), published(scenes), heads(scenes)
    lead, named = lead_end(scenes, line), days_named(scenes)
    out = list(drafts)
    for i, draft in enumerate(drafts):
        out[i] = _dated(draft, Calendar(tuple(out), i, told, done, known, own, today, line, lead, named))
    return out


def _dated(draft: Draft, calendar: Calendar) -> Draft:
    draft = _of_the_news(_of_the_past(_not_to_come(draft)), calendar)
    finer = deed_days.of_finer(draft, calendar)
    if finer is not None:
        return msgspec.structs.replace(draft, date=msgspec.structs.replace(finer, basis="inherited"), dated="finer")
    if draft.date is not None or draft.status == "hypothetical":
        return draft
    for name, rule in (("death", deed_days.of_death),) if draft.status == "historical" else _rules(draft):
        when = rule(draft, calendar)
        if when is not None:
            basis = "inherited" if when.basis == "text" and name != "end" else when.basis
            return msgspec.structs.replace(draft, date=msgspec.structs.replace(when, basis=basis), dated=name)
    return draft


def _rules(draft: Draft) -> Sequence[tuple[str, Rule]]:
    """The rules for a draft: those for what is told as done, or for what is planned."""
    if draft.status == "future":
        return [("plan", deed_days.of_plan), *RULES[-1:]]
    if _is_told(draft):
        return RULES
    return [RULES[2], RULES[4], RULES[-1]] if draft.type == "CONSULT" else RULES[-1:]


def _not_to_come(draft: Draft) -> Draft:
    """A deed whose own day lies before that of the report has been done, though its sentence tells of a plan."""
    today, when = draft.scene.today, draft.date
    if draft.status != "future" or draft.type in {*SAYING, "CONSULT"} or when is None or today is None:
        return draft
    past = when.basis == "text" and when.end is not None and when.end < today
    return msgspec.structs.replace(draft, status="current") if past else draft


def _of_the_news(draft: Draft, calendar: Calendar) -> Draft:
    """What is plainly told as done at an occasion of the news is news itself, whatever else speaks for background."""
    clause = draft.match.clause
    plain = clause.tense == "past" and not clause.perfect and draft.match.trigger.status is None
    if draft.status != "historical" or draft.date is not None or not plain:
        return draft
    known = deed_days.of_occasion(draft, calendar) is not None or _is_of_the_scene(draft, calendar)
    return msgspec.structs.replace(draft, status="current") if known else draft


def _is_of_the_scene(draft: Draft, calendar: Calendar) -> bool:
    """Whether a main clause tells a deed like the lead's, before any day but that of the lead's deeds is told."""
    alike = any(d.type == draft.type and in_lead(d, calendar) and d.status == "current" for d in calendar.before)
    main = draft.match.clause.link in ("root", "conjunct")
    return alike and main and deed_days.of_one_day(draft, calendar) is not None


def _of_the_past(draft: Draft) -> Draft:
    """The draft without a day to come where it is told as done: that is the day of what it is about."""
    today, when = draft.scene.today, draft.date
    if when is None or when.start is None or today is None or draft.status in ("future", "hypothetical"):
        return draft
    if looks_forward(draft.match.clause):
        return draft
    return msgspec.structs.replace(draft, date=None) if when.start > today else draft


def _is_told(draft: Draft) -> bool:
    """Whether an event is told as something done on some day: in the simple past, or in words that were said.

    "Has urged", "is calling on", "its support" tell of no day; but what the lead tells in the perfect is the news.
    """
    clause, scene = draft.match.clause, draft.scene
    if quoted(draft):
        return True
    if clause.reporter is not None:
        cue = clause.reporter.cue_start
        telling = [c for c in scene.clauses if scene.tokens[c.head].start == cue or c.start <= cue < c.end]
        return any(is_past(c, scene) for c in telling)
    top = finite(clause, scene)
    return top is not None and is_past(top, scene)


def _of_release(draft: Draft, calendar: Calendar) -> When | None:
    """The day of publication: of what a statement does in its own words, and of what a story opens with."""
    clause = draft.match.clause
    own = calendar.release if not quoted(draft) else None
    if own is not None and performs(draft, finite(clause, draft.scene), own):
        return own.day
    if draft.status != "current" or clause.link != "root":
        return None
    if own is not None and clause.perfect and clause.tense == "present" and set(clause.modifiers) & words("of_today"):
        return own.day
    met = draft.type == "CONSULT" and in_lead(draft, calendar)
    told = clause.kind == "verb" and (clause.tense == "past" or clause.perfect)
    said = draft.type in SAYING and draft.scene.is_lead and told
    return calendar.today if met or said else None


def _of_dateline(draft: Draft, calendar: Calendar) -> When | None:
    """The day of a report's own dateline: of a deed that it tells as its news, before any other day is named."""
    told = draft.status == "current" and draft.type not in SAYING and not quoted(draft)
    head = calendar.head(draft.scene.sentence.start) if told else None
    others = [day for at, day in calendar.days if at < draft.trigger.end and head and day != head.start]
    return None if others else head


RULES: tuple[tuple[str, Rule], ...] = (
    ("end", deed_days.of_end),
    ("death", deed_days.of_death),
    ("occasion", deed_days.of_occasion),
    ("meeting", speech_days.of_meeting),
    ("told", speech_days.of_told_meeting),
    ("speaker", speech_days.of_speaker),
    ("side", speech_days.of_side),
    ("rescue", deed_days.of_rescue),
    ("again", deed_days.of_again),
    ("deed", deed_days.of_deed),
    ("scene", deed_days.of_scene),
    ("one_day", deed_days.of_one_day),
    ("only", speech_days.of_only_day),
    ("lead", speech_days.of_lead),
    ("dateline", _of_dateline),
    ("release", _of_release),
)
