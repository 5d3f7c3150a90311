"""Days of deeds: of the meeting or deed that they point back at, tell again, follow on, or are planned for."""

from __future__ import annotations

from datetime import date

from legation.event.attach import SAYING
from legation.event.day_phrases import is_news, when
from legation.event.draft import Draft
from legation.event.known import Calendar, apart, in_lead, quoted
from legation.event.model import When
from legation.event.occasions import kind, named_again, pointed_at, points
from legation.event.sayings import AT, FAR, NEAR
from legation.event.words import words
from legation.language.rules import embedding
from legation.mention.model import DateMention

DEEDS = {"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "PROTEST"}
"""Deeds that a report tells one after the other as they happened."""

MONTH = 31
"""Days of the longest time for which a story's own finer day is taken."""

SCENE = 2
"""How many sentences a scene lasts without a new day. A choice."""


def of_occasion(draft: Draft, calendar: Calendar) -> When | None:
    """The day of a known deed or meeting that this one is, or that it is told to have been done or said at."""
    clause, scene, known = draft.match.clause, draft.scene, calendar.occasions
    if clause.kind == "noun" and clause.light is None:
        return named_again(clause.head, scene, known)
    if draft.type == "CONSULT":
        return named_again(clause.head, scene, known) or pointed_at(clause, scene, AT | {"object", "subject"}, known)
    slots = AT if draft.type in SAYING else AT | {"subject", "object"}
    if draft.type in SAYING:
        written = [o for o in known if o.kind == "DOCUMENT"]
        found = pointed_at(clause, scene, {"subject"}, written)
        if found is not None:
            return found
    if draft.type in SAYING and clause.reporter is not None:
        cue = clause.reporter.cue_start
        tellers = [c for c in scene.clauses if scene.tokens[c.head].start == cue]
        found = next((w for c in tellers if (w := pointed_at(c, scene, AT, known)) is not None), None)
        if found is not None:
            return found
    return pointed_at(clause, scene, slots, known)


def of_finer(draft: Draft, calendar: Calendar) -> When | None:
    """The day that the story names elsewhere for what it dates here by the month: "last month's attack", "the April 9
    attack". Only where it names no other day of that kind in that time."""
    wide = draft.date
    if wide is None or wide.start is None or wide.end is None or not _is_wide(wide):
        return None
    if draft.match.clause.perfect and wide.granularity == "range":  # "have detained 200 since 3 May": all of that time
        return None
    if _names_others(draft, calendar):
        return None
    others = {d.match.clause.start for d in calendar.drafts if d is not draft and _are_others(d, draft)}
    known = [o for o in calendar.occasions if o.kind == draft.type and o.when.granularity == "day"]
    same = [o.when for o in known if o.at not in others]
    inside = [w for w in same if w.start and w.end and wide.start <= w.start and w.end <= wide.end]
    return inside[0] if len({w.start for w in inside}) == 1 else None


def _are_others(earlier: Draft, draft: Draft) -> bool:
    """Whether a deed is told to be another's: both have doers of known states, who have no state in common."""
    one, other = ({p.country for p in d.actors if p.country} for d in (earlier, draft))
    return bool(one and other) and not one & other


def _names_others(draft: Draft, calendar: Calendar) -> bool:
    """Whether a verb tells what befell people by their names, whom no other deed of that kind was told to befall."""
    actors = draft.scene.actors
    named = {p.id for p in draft.recipients if p.id in actors and actors[p.id].kind == "person" and p.name[0].isupper()}
    others = {p.id for o in calendar.drafts if o is not draft and o.type == draft.type for p in o.recipients}
    return draft.match.clause.kind == "verb" and bool(named) and not named & others


def _is_wide(when: When) -> bool:
    """Whether a time is longer than a day, and not longer than a month; "that week" is that of another deed."""
    if when.start is None or when.end is None or when.granularity == "day" or _is_of_another(when):
        return False
    return (date.fromisoformat(when.end) - date.fromisoformat(when.start)).days <= MONTH


def _is_of_another(when: When) -> bool:
    """Whether a time is told as that of what was told before: "*that* week", "the *same* month"."""
    return when.text is not None and {"that", "same"} & {*when.text.lower().split()} != set()


def of_death(draft: Draft, calendar: Calendar) -> When | None:
    """The day with which the story tells, anywhere, that the same person was killed: one dies once."""
    dead = _killed(draft)
    told = [o.date for o in calendar.drafts if dead and o.date and o.date.basis == "text" and _killed(o) & dead]
    return told[0] if len({(w.start, w.end) for w in told}) == 1 else None


def _killed(draft: Draft) -> frozenset[str]:
    """The persons, by their ids, whom a draft tells to have been killed."""
    if draft.match.clause.predicate not in words("slaying"):
        return frozenset()
    actors = draft.scene.actors
    return frozenset(p.id for p in draft.recipients if p.id in actors and actors[p.id].kind == "person")


def of_rescue(draft: Draft, calendar: Calendar) -> When | None:
    """Those who were in an attack are freed or helped in it: "attacked a *train* … the *passengers* were freed"."""
    if draft.type not in ("RETREAT", "AID") or draft.actors or not draft.recipients:
        return None
    freed = {(p.text or p.name).split()[-1].lower() for p in draft.recipients}
    for earlier in reversed(calendar.before):
        if earlier.type not in ("ASSAULT", "COERCE") or not _is_news(earlier):
            continue
        if earlier.date is not None and apart(draft, earlier.scene.sentence.index) <= FAR:
            told = [o for o in calendar.before if o.date is not None and o.date.start == earlier.date.start]
            nouns = {t.text.lower() for o in told for t in o.scene.tokens if t.upos == "NOUN"}
            return earlier.date if freed & nouns else None
    return None


def of_again(draft: Draft, calendar: Calendar) -> When | None:
    """The day with which the story later tells what its lead tells: the same deed of the same actor, or one of that
    kind done to the same people."""
    if not in_lead(draft, calendar):
        return None
    doers = {p.id for p in draft.actors} or {p.id for p in draft.recipients}
    harmed = {p.id for p in draft.recipients}
    for later in calendar.drafts[calendar.at + 1 :]:
        if later.type != draft.type or later.date is None or later.date.basis != "text":
            continue
        same = later.match.clause.predicate == draft.match.clause.predicate and doers & later.parties
        to_them = later.mode == draft.mode and later.status == draft.status and draft.type not in SAYING
        if same or (to_them and harmed and harmed == {p.id for p in later.recipients}):
            return later.date
    return None


def of_plan(draft: Draft, calendar: Calendar) -> When | None:
    """What is planned to be done next at a planned meeting, or by the same people right after, has its day."""
    for earlier in reversed(calendar.before):
        if earlier.status == "future" and earlier.date is not None and earlier.type in ("AGREE", "CONSULT"):
            gap = apart(draft, earlier.scene.sentence.index)
            if _is_at_meeting(draft):
                return earlier.date if gap <= FAR else None
            shares = bool(draft.parties & earlier.parties) or gap == 0 or _is_attending(draft)
            return earlier.date if gap <= 1 and shares and draft.type in ("AGREE", "CONSULT") else None
    return None


def _is_at_meeting(draft: Draft) -> bool:
    """Whether something is to be done at a meeting named before: "*during the visit*, she will announce"."""
    found = [a.head for a in draft.match.clause.arguments if a.slot in AT]
    return any(kind(draft.scene.tokens[h].lemma) == "CONSULT" and points(h, draft.scene) for h in found)


def _is_attending(draft: Draft) -> bool:
    """Whether somebody is to come to what was told before: "is expected to attend"."""
    clause = draft.match.clause
    content = [c for c in draft.scene.clauses if c.governor == clause.head or c is clause]
    return any(c.predicate in words("attending") and not any(a.slot == "object" for a in c.arguments) for c in content)


def _is_another(draft: Draft) -> bool:
    """Whether a deed is said to be another than that before: "a second blast killed two"."""
    clause, scene = draft.match.clause, draft.scene
    heads = [clause.head, *(a.head for a in clause.arguments if a.slot in ("subject", "object"))]
    return any(scene.tokens[c].lemma.lower() in words("fresh") for h in heads for c in scene.children[h])


def of_deed(draft: Draft, calendar: Calendar) -> When | None:
    """The day of the last deed of the same type: just before, or further back where it has a party in common."""
    if draft.type in SAYING or _is_another(draft):
        return None
    for earlier in reversed(calendar.before):
        if earlier.status != "current" or not _is_news(earlier):
            continue
        gap = apart(draft, earlier.scene.sentence.index)
        if earlier.type == draft.type and gap <= (FAR if draft.parties & earlier.parties else NEAR):
            return earlier.date
    return None


def _is_news(draft: Draft) -> bool:
    """Whether an event has a day of the story's own news."""
    return draft.date is not None and is_news(draft.date, draft.scene.today)


def of_scene(draft: Draft, calendar: Calendar) -> When | None:
    """The day of what was last told to be done, in the same sentence or just before: one scene, one day."""
    clause = draft.match.clause
    if draft.type not in DEEDS or not _is_told(draft) or quoted(draft) or _is_another(draft):
        return None
    at, sentence = clause.start, draft.scene.sentence.index
    back = [d for d in calendar.doings if d.at <= at and sentence - d.sentence <= SCENE]
    return back[-1].when if back else _going_on(draft, calendar)


def of_one_day(draft: Draft, calendar: Calendar) -> When | None:
    """The day of the deeds that a story opens with, for a deed told before any other day of its news is named.

    Another deed than those has it too where the report names no other day at all ("a separate force detained two").
    """
    clause = draft.match.clause
    if not _is_told(draft) or quoted(draft) or (_is_another(draft) and not _is_of_one_day(calendar)):
        return None
    if draft.type not in DEEDS and not of_forces(draft):
        return None
    known = [o for o in calendar.before if o.type not in SAYING and o.status == "current" and _is_news(o)]
    days = [(o.scene.sentence.index, o.date) for o in known if o.date is not None and o.date.basis == "text"]
    days += [(d.sentence, d.when) for d in calendar.doings if d.at <= clause.start]
    opening = any(sentence <= calendar.lead for sentence, _ in days)
    return days[0][1] if opening and len({(when.start, when.end) for _, when in days}) == 1 else None


def _is_of_one_day(calendar: Calendar) -> bool:
    """Whether a report with a dateline names one day only beside that."""
    return bool(calendar.heads) and len({day for _, day in calendar.days} - {calendar.heads[0][1].start}) == 1


def of_forces(draft: Draft) -> bool:
    """Whether a main clause tells what forces or police did, be it in words: "the patrol *called on* them to leave"."""
    clause, sectors = draft.match.clause, {p.sector for p in (*draft.actors, *draft.recipients)}
    main = clause.link in ("root", "conjunct", "adverbial") and clause.tense == "past" and not clause.perfect
    return main and clause.reporter is None and bool(sectors & {"MIL", "COP"})


def _is_told(draft: Draft) -> bool:
    """Whether a verb tells a deed, or a verb that carries its noun."""
    return draft.match.clause.kind == "verb" or draft.match.clause.light is not None


def _going_on(draft: Draft, calendar: Calendar) -> When | None:
    """The day of the deed before, where that has it from the scene itself: a scene goes on from deed to deed."""
    for earlier in reversed(calendar.before):
        if earlier.type in DEEDS and earlier.status == "current":
            near = apart(draft, earlier.scene.sentence.index) <= SCENE
            return earlier.date if near and _is_news(earlier) else None
    return None


def of_end(draft: Draft, calendar: Calendar) -> When | None:
    """The only day behind a deed, at the very end of the sentence that mainly tells it: "…, near the border, today".

    What hangs between the deed and its day may have drawn the day away from it.
    """
    scene = draft.scene
    behind = [d for d in scene.dates if d.from_ > draft.match.clause.start]
    if len(behind) != 1 or not _is_main(draft, behind[0].head):
        return None
    mention = behind[0]
    if draft.type in SAYING and not _is_drawn_to_content(draft, mention):
        return None
    if scene.today is not None and _is_told_today(draft, mention, scene.today):
        return None
    last = max((i for i, t in enumerate(scene.tokens) if t.upos != "PUNCT"), default=-1)
    closes = last >= 0 and scene.tokens[last].start < mention.to
    found = when(mention)
    return found if closes and mention.granularity == "day" and is_news(found, scene.today) else None


def _is_drawn_to_content(draft: Draft, day: DateMention) -> bool:
    """Whether the day of what is said hangs from what it is about and is still to be done: "said no to joining the bloc
    *on Friday*"."""
    clause, scene = draft.match.clause, draft.scene
    above = next((i for i in scene.governors(day.head)[1:] if i in scene.by_predicate), clause.head)
    opened = any(
        scene.tokens[c].text.lower() == "to" and scene.tokens[c].relation == "mark" for c in scene.children[above]
    )
    return clause.kind == "verb" and opened and above != clause.head and clause.head in scene.governors(above)


def _is_main(draft: Draft, day: int) -> bool:
    """Whether a deed is what its sentence tells: by its main verb, or as what is confirmed or announced ("confirmed the
    *capture* of a bomb maker, … on Monday")."""
    clause, scene = draft.match.clause, draft.scene
    if clause.kind == "verb":
        return clause.link == "root"
    above = next(iter(scene.above(clause)), None)
    told = above is not None and above.link == "root" and above.predicate in embedding().reporting
    return clause.link in ("argument", "reported") and told


def _is_told_today(draft: Draft, day: DateMention, today: str) -> bool:
    """Whether a day may be that of the telling, and not of the deed: it hangs from what tells it, and is not past."""
    clause, scene = draft.match.clause, draft.scene
    above = next(iter(scene.above(clause)), None)
    own = clause.kind == "noun" and above is not None and scene.tokens[day.head].head == above.head
    return own and (day.end is None or day.end >= today)
