"""The day of an event whose own sentence tells none: that of what it continues, was done at, or tells again.

The candidates, best first. Each is a rule with a name that ``why`` shows; the first that gives a day wins:

1. ``occasion``: what is told of a known meeting or deed ("at the hearing", "in the attack") has its day.
2. ``meeting``: what the parties of a meeting are told to have said or agreed has the day of the meeting.
3. ``speaker``: what somebody says has the day of what he was last told to say or do, or says next.
4. ``side``: what a state or body says has the day of what was said for it just before.
5. ``again``: what the lead tells has the day with which the story tells it again.
6. ``deed``: a deed of one kind told right after another of the story's news.
7. ``only``: what officials say in a story that tells one day alone was said on it.
8. ``release``: what a statement does in its own words, and the meeting that it opens with, is of the day of publication
   (basis ``published``).

Only the story's own news inherits: what is told as background, as lasting, to come or possible has only its own day.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from legation.event.attach import SAYING
from legation.event.days import is_news
from legation.event.draft import Draft
from legation.event.model import When
from legation.event.occasions import Occasion, named_again, occasions, pointed_at
from legation.event.release import Release, performs, published, release
from legation.event.sayings import AT, FAR, LEAD, NEAR, Saying, is_past, last_of, last_of_side, sayings, side
from legation.event.scene import Scene
from legation.language.model import Clause

OFFICIAL = {"GOV", "MIL", "COP", "SPY", "LEG", "JUD", "IGO"}
"""Sectors of those who speak in office."""

AHEAD = 2
"""How many sentences ahead the day of a speaker's words may stand."""


AT_MEETINGS = {"AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "CONCEDE", "THREATEN", "COOPERATE", "AID"}
"""What is done in words, and so at a meeting if one is told of just before."""

REACH = 12
"""How many sentences after a meeting its acts may follow (readouts have up to a dozen)."""


class Calendar(msgspec.Struct, frozen=True):
    """What a story dates: its drafts as far as they are dated, who said something when, and the occasions it names."""

    drafts: tuple[Draft, ...]
    at: int
    sayings: tuple[Saying, ...]
    occasions: tuple[Occasion, ...]
    release: Release | None
    today: When | None

    @property
    def before(self) -> tuple[Draft, ...]:
        """The drafts before the one in hand, which have the days that they inherit."""
        return self.drafts[: self.at]


def dated(drafts: Sequence[Draft], scenes: Sequence[Scene]) -> list[Draft]:
    """The drafts with the days (basis ``inherited``) that they inherit."""
    known = occasions(scenes)
    told = sayings(scenes, known)
    own, today = release(scenes), published(scenes)
    out = list(drafts)
    for i, draft in enumerate(drafts):
        out[i] = _dated(draft, Calendar(tuple(out), i, told, known, own, today))
    return out


def _dated(draft: Draft, calendar: Calendar) -> Draft:
    if draft.date is not None or draft.status in ("historical", "hypothetical"):
        return draft
    told = draft.status in ("current", "negated") and _is_told(draft)
    for name, rule in RULES if told else RULES[-1:]:
        when = rule(draft, calendar)
        if when is not None:
            basis = when.basis if name == "release" else "inherited"
            return msgspec.structs.replace(draft, date=msgspec.structs.replace(when, basis=basis), dated=name)
    return draft


def _is_told(draft: Draft) -> bool:
    """Whether an event is told as something done on some day: in the simple past, or in words that were said.

    "Has urged", "is calling on", "its support" tell of no day; but what the lead tells in the perfect is the news.
    """
    clause, scene = draft.match.clause, draft.scene
    if clause.reporter is not None:
        cue = clause.reporter.cue_start
        telling = [c for c in scene.clauses if scene.tokens[c.head].start == cue or c.start <= cue < c.end]
        return any(is_past(c, scene) for c in telling)
    if _quoted(draft):
        return True
    top = _finite(clause, scene)
    return top is not None and is_past(top, scene)


def _finite(clause: Clause, scene: Scene) -> Clause | None:
    """The clause with a tense that a clause hangs from, itself included; none for the noun that a verb is about."""
    seen: set[int] = set()
    at: Clause | None = clause
    while at is not None and at.head not in seen:
        if at.tense != "":
            return at
        seen.add(at.head)
        above = scene.by_predicate.get(at.governor, []) if at.governor is not None and at.link != "argument" else []
        at = above[0] if above else None
    return None


def _quoted(draft: Draft) -> bool:
    clause = draft.match.clause
    return any(q.direct and q.start <= clause.start and clause.end <= q.end for q in draft.scene.quotations)


def _apart(draft: Draft, sentence: int) -> int:
    return draft.scene.sentence.index - sentence


def _of_occasion(draft: Draft, calendar: Calendar) -> When | None:
    """A deed told of a known one, or something said or done at a known meeting."""
    clause, scene, known = draft.match.clause, draft.scene, calendar.occasions
    if clause.kind == "noun" and clause.light is None:
        return named_again(clause.head, scene, known)
    if draft.type == "CONSULT":
        return named_again(clause.head, scene, known) or pointed_at(clause, scene, AT | {"object"}, known)
    slots = AT if draft.type in SAYING else AT | {"subject", "object"}
    if draft.type in SAYING and clause.reporter is not None:
        cue = clause.reporter.cue_start
        tellers = [c for c in scene.clauses if scene.tokens[c.head].start == cue]
        found = next((w for c in tellers if (w := pointed_at(c, scene, AT, known)) is not None), None)
        if found is not None:
            return found
    return pointed_at(clause, scene, slots, known)


def _of_meeting(draft: Draft, calendar: Calendar) -> When | None:
    """What the parties of a meeting said or agreed there; their states too, where the text speaks for them."""
    if draft.type not in AT_MEETINGS or not draft.actors:
        return None
    for meeting in reversed(calendar.before):
        if meeting.type != "CONSULT" or meeting.status != "current" or meeting.date is None:
            continue
        if _apart(draft, meeting.scene.sentence.index) <= REACH and _took_part(draft, meeting, calendar):
            return meeting.date
    return None


def _took_part(draft: Draft, meeting: Draft, calendar: Calendar) -> bool:
    if {p.id for p in draft.actors} <= meeting.parties:
        return True
    states = {p.country for p in (*meeting.actors, *meeting.recipients)}
    return calendar.release is not None and {p.country for p in draft.actors} <= states - {None}


def _speakers(draft: Draft) -> frozenset[str]:
    """Whose words an act is: its actors', and who is told to say it for them."""
    own = frozenset(p.id for p in draft.actors)
    told = draft.attribution.actor if draft.attribution is not None else None
    home = {p.country for p in draft.actors if p.country}
    return own | ({told} if told and draft.scene.actors[told].country in home else set())


def _of_speaker(draft: Draft, calendar: Calendar) -> When | None:
    if draft.type not in SAYING:
        return None
    who, at = _speakers(draft), draft.match.clause.start
    last = last_of(who, at, draft.scene.sentence.index, calendar.sayings)
    ahead = [s for s in calendar.sayings if s.actors & who and s.speech and s.at > at and not s.how]
    ahead = [s for s in ahead if -_apart(draft, s.sentence) <= AHEAD]
    found = last or (ahead[0] if ahead else None)
    return found.when if found else None


def _of_side(draft: Draft, calendar: Calendar) -> When | None:
    sides = frozenset(s for p in draft.actors if (s := side(p)) is not None)
    if draft.type not in SAYING or not sides:
        return None
    at = draft.match.clause.start
    last = last_of_side(sides, at, draft.scene.sentence.index, calendar.sayings)
    if last is None and _in_lead(draft):
        ahead = [s for s in calendar.sayings if s.speech and s.sides & sides and s.at > at]
        last = next((s for s in ahead if -_apart(draft, s.sentence) <= AHEAD), None)
    return last.when if last else None


def _of_only_day(draft: Draft, calendar: Calendar) -> When | None:
    """The day of a story that tells no other: of what officials say in it."""
    if draft.type not in SAYING or draft.match.clause.kind == "noun" or not _are_official(draft):
        return None
    told = [s for s in calendar.sayings if s.speech and not s.how]
    if not told or len({(s.when.start, s.when.end) for s in told if s.when}) > 1:
        return None
    return told[0].when


def _are_official(draft: Draft) -> bool:
    return bool(draft.actors) and all(p.sector in OFFICIAL for p in draft.actors)


def _of_release(draft: Draft, calendar: Calendar) -> When | None:
    """The day of publication: of what a statement does in its own words, and of the meeting that is a story's news."""
    top = _finite(draft.match.clause, draft.scene)
    if calendar.release is not None and not _quoted(draft) and performs(draft, top, calendar.release):
        return calendar.release.day
    clause = draft.match.clause
    opens = draft.type == "CONSULT" and draft.status == "current" and _in_lead(draft) and clause.link == "root"
    return calendar.today if opens else None


def _in_lead(draft: Draft) -> bool:
    return draft.scene.sentence.index <= LEAD


def _of_again(draft: Draft, calendar: Calendar) -> When | None:
    """The day with which the story later tells what its lead tells: the same deed of the same actor."""
    if not _in_lead(draft):
        return None
    doers = {p.id for p in draft.actors} or {p.id for p in draft.recipients}
    for later in calendar.drafts[calendar.at + 1 :]:
        same = later.type == draft.type and later.match.clause.predicate == draft.match.clause.predicate
        if same and later.date and later.date.basis == "text" and doers & later.parties:
            return later.date
    return None


def _of_deed(draft: Draft, calendar: Calendar) -> When | None:
    if draft.type in SAYING:
        return None
    for earlier in reversed(calendar.before):
        if earlier.date is None or earlier.status != "current" or not is_news(earlier.date, draft.scene.today):
            continue
        apart = _apart(draft, earlier.scene.sentence.index)
        if earlier.type == draft.type and apart <= (FAR if draft.parties & earlier.parties else NEAR):
            return earlier.date
    return None


RULES: tuple[tuple[str, Callable[[Draft, Calendar], When | None]], ...] = (
    ("occasion", _of_occasion),
    ("meeting", _of_meeting),
    ("speaker", _of_speaker),
    ("side", _of_side),
    ("again", _of_again),
    ("deed", _of_deed),
    ("only", _of_only_day),
    ("release", _of_release),
)
