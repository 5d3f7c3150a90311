"""A record's answer as a report: what is told, in which order, on which sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import groupby
from typing import Any, cast

from legation.brief import days, naming, tables, titles
from legation.brief.model import Brief, Line, Part, Ref, Section
from legation.brief.sentence import GIVING, sentence
from legation.brief.sources import Sources
from legation.brief.telling import kinds
from legation.brief.weighing import weighed
from legation.errors import RecordError
from legation.record.answers import Period
from legation.record.filters import Filters
from legation.record.model import Event, Telling
from legation.record.record import Record

SHORT = 6
"""Sentences under "In short"."""

MOST = 50_000
"""Events that a report is made of at the most: all of them are held at once."""

_WEEKS = 80  # weeks beyond which a chart counts by month
_PARTS = (
    ("future", "What is planned",
     "Announced or expected at the time of the report; whether it came to pass is not said."),
    ("hypothetical", "What is thought possible or asked for",
     "Deeds that sources call possible, ask for, fear or make conditional: not that they happened."),
    ("negated", "What is denied or did not happen", "What sources say was not done, or deny."),
    ("historical", "Background told in these reports",
     "Earlier deeds that reports recall: not news of the days in which they were published."),
)  # fmt: skip


class _Asked:
    """A record as a report asks it, with what it has cited so far."""

    def __init__(self, record: Record) -> None:
        self.record, self.sources = record, Sources()
        self.tellings: Callable[[str], Sequence[Telling]] = lru_cache(4096)(record.tellings)
        self.kind = kinds(record)

    def refs(self, id: str) -> tuple[Ref, ...]:
        """The words behind an event."""
        return self.sources.of_event(self.tellings(id))

    def line(self, event: Event) -> Line:
        """The event in a sentence."""
        conflicts = self.record.conflicts(event.id) if event.conflicts else []
        text = sentence(event, self.tellings(event.id), kind=self.kind, conflicts=conflicts)
        return Line(text=text, refs=self.refs(event.id), event=event.id)


def compose(record: Record, *, by: str = "week", most: int = 60, title: str | None = None, as_of: str | None = None,
            **filters: Any) -> Brief:  # fmt: skip
    """The report on the events that fit ``filters`` (those of ``record.events``).

    ``by`` groups what happened by "week" or "kind"; ``most`` events are told in sentences, the most important;
    ``as_of`` is the day of the record's last story unless given. Raises RecordError for a filter that cannot be,
    and where more than ``MOST`` events fit.
    """
    wanted = cast("Filters", {name: value for name, value in filters.items() if value is not None})
    asked, found = _Asked(record), record.events(**wanted)
    if len(found) > MOST:
        raise RecordError(
            f"{len(found):,} events fit, and a report is made of {MOST:,} at the most: narrow what you ask."
        )
    events = list(found)
    meetings, sums = list(record.engagements(**wanted)), list(record.commitments(**wanted))
    levels = {each.id: each.level for each in meetings}
    largest = {each.event_id: each.value for each in reversed(sums) if each.type in GIVING}
    ranked = sorted(events, key=lambda event: (-weighed(event, levels, largest), event.date_start or "", event.id))
    told = {status: [event for event in ranked if event.status == status] for status in
            ("current", *(status for status, _, _ in _PARTS))}  # fmt: skip
    news = told["current"]
    short = tuple(asked.line(event) for event in news[:SHORT])
    parts = [
        _news(asked, news, by, most),
        *(_part(asked, told[status], about, note, most // 3) for status, about, note in _PARTS),
    ]
    grid = _periods(record, wanted)
    made = (
        tables.meetings(meetings, asked.refs),
        tables.sums(sums, asked.refs),
        tables.incidents(_incidents(record, wanted), asked.refs),
        tables.statements(_statements(record, wanted), record, asked.sources),
        tables.people(news[:most], record),
    )
    return Brief(
        title=title or titles.title(record, wanted),
        as_of=as_of or _last(record),
        facts=_facts(record, events, wanted, most),
        short=short,
        by=grid[0],
        periods=grid[1],
        partners_title=titles.partners_title(wanted),
        partners=_partners(news, titles.countries(record, wanted)),
        parts=tuple(part for part in parts if part.sections),
        tables=tuple(table for table in made if table is not None),
        differing=tuple(line for event in events if event.conflicts for line in _differing(asked, event))[:40],
        sources=asked.sources.listed(),
    )


def _news(asked: _Asked, news: Sequence[Event], by: str, most: int) -> Part:
    shown = {event.id for event in news[:most]}
    key, name = (_week, _week_name) if by == "week" else (titles.rank, titles.heading)
    order = sorted(news, key=key)  # stable: the most important stay first
    sections = []
    for _, group in groupby(order, key):
        own = list(group)
        lines = tuple(asked.line(event) for event in own if event.id in shown)
        if lines:
            sections.append(Section(title=name(own[0]), lines=lines, more=len(own) - len(lines)))
    note = "The most important first. Who alone says a thing is named in its sentence."
    return Part(title="What happened", note=note, sections=tuple(sections))


def _part(asked: _Asked, events: Sequence[Event], about: str, note: str, most: int) -> Part:
    lines = tuple(asked.line(event) for event in events[:most])
    sections = (Section(title="", lines=lines, more=len(events) - len(lines)),) if lines else ()
    return Part(title=about, note=note, sections=sections)


def _monday(day: str) -> date:
    told = date.fromisoformat(day[:10])
    return told - timedelta(days=told.weekday())


_LONG, _NEVER = "9998", "9999"  # groups behind all weeks


def _week(event: Event) -> str:
    """The Monday of an event's week; what may have been on any day of more than a week, or ever, comes last."""
    first, last = event.date_start, event.date_end
    if not first or not last:
        return _NEVER
    long = (date.fromisoformat(last) - date.fromisoformat(first)).days > 7
    return _LONG if long else _monday(first).isoformat()


def _week_name(event: Event) -> str:
    week = _week(event)
    return {_LONG: "Week not told", _NEVER: "Day not told"}.get(week) or f"Week of {days.day(week)}"


def _periods(record: Record, wanted: Filters) -> tuple[str, tuple[Period, ...]]:
    """What happened, counted by week, or by month over long times, without gaps."""
    own = cast("Filters", {**wanted, "status": wanted.get("status") or "current"})
    weeks = record.timeline(by="week", **own)
    if not weeks:
        return "week", ()
    since, until = titles.window(wanted)
    first, last = _monday(max(weeks[0].period, since or "")), _monday(min(weeks[-1].period, until or "9999"))
    if (last - first).days > 7 * _WEEKS:
        months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
        names = [f"{month // 12}-{month % 12 + 1:02}" for month in months]
        return "month", _without_gaps(names, record.timeline(by="month", **own))
    names = [(first + timedelta(days=at)).isoformat() for at in range(0, (last - first).days + 1, 7)]
    return "week", _without_gaps(names, weeks)


def _without_gaps(names: Iterable[str], counted: Iterable[Period]) -> tuple[Period, ...]:
    known, none = {each.period: each for each in counted}, (0, 0, 0, 0)
    return tuple(known.get(name) or Period(period=name, events=0, quads=none, intensity=0.0) for name in names)


def _partners(news: Iterable[Event], own: set[str]) -> tuple[tuple[str, int], ...]:
    """With which countries the asked ones had to do, by number of events, the most first."""
    count = Counter[str]()
    for event in news:
        count.update({party.country for party in (*event.actors, *event.recipients) if party.country} - own)
    known = [(naming.bare_country(code), number) for code, number in sorted(count.items(), key=lambda e: (-e[1], e[0]))]
    return tuple((name, number) for name, number in known if name)[:10]


def _incidents(record: Record, filters: Filters) -> list[Event]:
    if filters.get("type"):
        return [event for event in record.events(**filters) if event.type in ("ASSAULT", "COERCE", "PROTEST")]
    return list(record.incidents(**filters))


def _statements(record: Record, filters: Filters) -> list[Any]:
    """What those who were asked for said in the days asked for, of the second party where one is named."""
    who = filters.get("actor") or filters.get("party") or filters.get("recipient")
    if not who:
        return []
    window = {name: filters.get(name) for name in ("since", "until", "words")}
    return list(record.statements(speaker=who, **window))  # type: ignore[arg-type]


def _differing(asked: _Asked, event: Event) -> Iterable[Line]:
    """Where tellings of an event contradict each other: each value with its tellers."""
    by_id = {telling.mention.id: telling for telling in asked.tellings(event.id)}
    for field, group in groupby(asked.record.conflicts(event.id), lambda each: each.field):
        said: dict[str, list[Telling]] = {}
        for conflict in group:
            if conflict.mention_id in by_id:
                said.setdefault(conflict.value, []).append(by_id[conflict.mention_id])
        if len(said) < 2:
            continue
        values = "; ".join(f"{titles.value(field, value)}, says {titles.tellers(own)}" for value, own in said.items())
        refs = tuple(ref for own in said.values() for ref in asked.sources.of_tellings(own))
        text = f"{titles.field(field)} – {titles.in_short(event)}: {values}."
        yield Line(text=text, refs=tuple(dict.fromkeys(refs)), event=event.id)


def _last(record: Record) -> str | None:
    row = record.connection.execute("SELECT max(substr(published, 1, 10)) FROM stories").fetchone()
    return None if row[0] is None else str(row[0])


def _facts(record: Record, events: Sequence[Event], filters: Filters, most: int) -> tuple[str, ...]:
    ask = record.connection.execute
    stories, publishers = ask("SELECT count(*), count(DISTINCT publisher) FROM stories").fetchone()
    happened = sum(event.status == "current" for event in events)
    several = sum(event.witnesses > 1 for event in events)
    told = [
        f"{len(events):,} events fit, {happened:,} of them as news",
        f"{several:,} told by more than one independent source",
        f"record of {stories:,} stories by {publishers:,} publisher{'s' * (publishers != 1)}",
    ]
    if happened > most:
        told.append(f"the {most} most important are told in sentences, the others counted")
    return (*told, f"asked: {titles.in_words(filters)}")
