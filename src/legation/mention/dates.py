"""When: the date phrases of a story, each with the days it means.

A date is worked out from the words and the day of publication. Without a day of publication the story's own dateline
serves, or a weekday that is told with its date ("Thursday (May 19th)"): that pair fixes the year. What nothing
fixes is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import msgspec

from legation.language.model import Sentence
from legation.mention.date_arithmetic import Setting
from legation.mention.date_calendar import resolve
from legation.mention.date_grammar import find_phrases
from legation.mention.date_terms import (
    Between,
    Day,
    Feast,
    From,
    Interval,
    Month,
    Night,
    Offset,
    Phrase,
    Relation,
    Term,
    Weekday,
    WeekdayOf,
)
from legation.mention.date_year import Offices, address_month, day_of_story, only_year, year_near
from legation.mention.dateline import datelines, in_force
from legation.mention.heads import head_of
from legation.mention.model import DateMention
from legation.mention.tense import Tense, is_to_come, points_to
from legation.story.model import Story

_AMERICAN = re.compile(r"\bU\.S\.|\bUnited States\b|\bCongress\b|\bWhite House\b|\bPentagon\b")
_NEAR = 2
"""A "three days later" is told from a date at most this many sentences before."""
_DAYS = (Day, Weekday, WeekdayOf, Offset, Feast)
_IN_COMPOUND = frozenset({"compound", "nmod:poss", "amod"})


class _Placed(msgspec.Struct, frozen=True):
    """A phrase, in story offsets, with its sentence and head token."""

    phrase: Phrase
    sentence: Sentence
    head: int


def find_dates(
    story: Story, sentences: tuple[Sentence, ...], gazetteer: Offices | None = None
) -> tuple[DateMention, ...]:
    """All dates in ``story``, in order: spans in code points of its text, days in ISO 8601, inclusive.

    ``gazetteer`` tells who held which office when: in a story without a day of publication that fixes the year of a
    weekday told with its date.

    A phrase whose days cannot be known (a bare weekday in a story without a day of publication) is left out.
    """
    placed = [p for sentence in sentences for p in _placed(story, sentence) if not _in_name(p)]
    phrases = [p.phrase for p in placed]
    published, year = day_of_story(story, phrases, _people(story, sentences), gazetteer), only_year(phrases)
    return tuple(_resolved(story, placed, _present(story, published), year))


def _present(story: Story, published: date | None) -> Callable[[int], date | None]:
    """The day against which dates are read, by the code point at which they stand: that of the dateline above them.

    A day of publication that is known holds for the whole story.
    """
    heads = () if story.published else datelines(story.text, story.url)
    return lambda at: in_force(heads, at) or published


def _people(story: Story, sentences: tuple[Sentence, ...]) -> tuple[str, ...]:
    """The full names of persons in a story, each once."""
    spans: list[list[int]] = []
    for token in (t for s in sentences for t in s.tokens if t.name.endswith("-PER")):
        if token.name.startswith("B-") or not spans:
            spans.append([token.start, token.end])
        spans[-1][1] = token.end
    names = [story.text[start:end] for start, end in spans]
    return tuple(dict.fromkeys(name for name in names if " " in name))


def _placed(story: Story, sentence: Sentence) -> Iterator[_Placed]:
    """The date phrases of a sentence."""
    for phrase in find_phrases(story.text[sentence.start : sentence.end]):
        shifted = msgspec.structs.replace(
            phrase,
            start=phrase.start + sentence.start,
            end=phrase.end + sentence.start,
            core=phrase.core + sentence.start,
        )
        head = head_of(sentence, shifted.core, shifted.end)
        if head is not None:
            yield _Placed(shifted, sentence, head)


def _in_name(placed: _Placed) -> bool:
    """Whether a bare word is part of a person's or body's name rather than a date ("Theresa May")."""
    tokens, head = placed.sentence.tokens, placed.head
    if not placed.phrase.bare or tokens[head].name[2:] not in ("PER", "ORG"):
        return False
    behind = tokens[head + 1].name if head + 1 < len(tokens) else "O"
    alone = tokens[head].name.startswith("B-") and not behind.startswith("I-")
    return not alone or isinstance(placed.phrase.term, Month)


def _resolved(
    story: Story, placed: list[_Placed], present: Callable[[int], date | None], year: int | None
) -> Iterator[DateMention]:
    """The date mentions of the phrases that can be resolved, each knowing the one told before it."""
    told: Interval | None = None
    told_at = -1
    told_in: Sentence | None = None
    weekdays: dict[int, Interval] = {}
    address, american = address_month(story), _AMERICAN.search(story.text) is not None
    for p in placed:
        relation = _relation(story, p)
        near = told if p.sentence.index - told_at <= _NEAR else None
        tense = _tense(p, relation)
        own = year_near(_last(p.phrase.term), year, address)
        if isinstance(p.phrase.term, From) and not _is_told_of(story, p.phrase.term, told_in):
            near = None
        setting = Setting(present(p.phrase.start), near, tense, own, begun=relation == "since", american=american)
        interval = resolve(p.phrase.term, setting)
        if interval is None or (isinstance(p.phrase.term, Night) and _is_of_another_day(p, placed, setting)):
            continue
        if isinstance(p.phrase.term, Weekday) and not p.phrase.term.which:
            known = weekdays.setdefault(p.phrase.term.weekday, interval)
            interval = known if is_to_come(p.sentence, p.head) else interval  # "ahead of *Wednesday's* hearing", held
        if relation == "on":
            told, told_at, told_in = interval, p.sentence.index, p.sentence
        yield _mention(story, p, relation, interval, _opened(interval, relation, setting))


def _is_of_another_day(night: _Placed, placed: list[_Placed], setting: Setting) -> bool:
    """Whether a night is that of another day than the story's, which its sentence tells: "overnight … last Friday"."""
    beside = [p.phrase.term for p in placed if p.sentence is night.sentence and isinstance(p.phrase.term, _DAYS)]
    told = [d for term in beside if (d := resolve(term, setting)) is not None]
    return any(setting.published is None or d.end != setting.published.isoformat() for d in told)


def _is_told_of(story: Story, term: From, told_in: Sentence | None) -> bool:
    """Whether the date told before is that of the noun that a time is counted from: "the *vote* … after the vote"."""
    if told_in is None or term.anchor is not None or not term.noun:
        return True
    stems = [word[: max(4, len(word) - 3)] for word in term.noun.lower().split() if len(word) >= 4]
    said = story.text[told_in.start : told_in.end].lower()
    return any(re.search(rf"\b{re.escape(stem)}", said) for stem in stems)


def _last(term: Term) -> Term:
    return term.last if isinstance(term, Between) else term


def _tense(placed: _Placed, relation: Relation) -> Tense:
    """Which way the clause of a date looks: "past", "future" or ""."""
    tense = points_to(placed.sentence, placed.head)
    if relation == "since":
        return "past"
    return "future" if relation == "until" and tense != "past" else tense


def _relation(story: Story, placed: _Placed) -> Relation:
    """The relation of a phrase: not that of a noun behind it ("after Tuesday's attack")."""
    phrase, token = placed.phrase, placed.sentence.tokens[placed.head]
    owned = story.text[phrase.end : phrase.end + 2] in ("'s", "’s") or token.relation in _IN_COMPOUND
    if phrase.relation == "before" and getattr(phrase.term, "part", None) == "end":
        return "until"  # "before the end of June"
    return "on" if owned and phrase.relation != "since" else phrase.relation


def _opened(interval: Interval, relation: Relation, setting: Setting) -> tuple[str | None, str | None, str]:
    """Start, end and granularity of an interval under its relation."""
    published = setting.published.isoformat() if setting.published else None
    match relation:
        case "since":
            return interval.start, published if published and published >= interval.start else None, "range"
        case "until":
            begun = published if published and published < interval.end else None
            return begun, interval.end, "range"
        case "before":
            return None, _next(interval.start, -1), "range"
        case "after":
            return _next(interval.end, 1), None, "range"
    return interval.start, interval.end, interval.granularity


def _next(day: str, step: int) -> str:
    return (date.fromisoformat(day) + timedelta(step)).isoformat()


def _mention(
    story: Story, placed: _Placed, relation: Relation, interval: Interval, days: tuple[str | None, str | None, str]
) -> DateMention:
    phrase = placed.phrase
    from_ = phrase.start if relation == phrase.relation else phrase.core
    return DateMention(
        text=story.text[from_ : phrase.end],
        from_=from_,
        to=phrase.end,
        start=days[0],
        end=days[1],
        granularity=days[2],
        sentence=placed.sentence.index,
        head=placed.head,
        relation=relation,
        own=(interval.start, interval.end, interval.granularity),
    )
