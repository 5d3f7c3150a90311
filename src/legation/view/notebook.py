"""Values as small pieces of HTML for notebooks: they take the notebook's own colours, light or dark. All is escaped."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from itertools import islice
from typing import Any

import msgspec

from legation.brief.days import span
from legation.event.model import EventMention, Reading
from legation.mention.model import Actor, Quotation
from legation.record.answers import ActorCard
from legation.record.model import Event, EventParty
from legation.record.query import Answers, Asked, Events, Rows
from legation.record.record import Record
from legation.view import words

ROWS = 12
"""Rows of a table that are shown; the rest is counted, or said to be there."""

_STYLE = (
    "<style>.legation-small table{border-collapse:collapse;font-size:.92em}"
    ".legation-small th,.legation-small td{text-align:left;vertical-align:top;padding:.25em .8em .25em 0;"
    "border-bottom:1px solid color-mix(in srgb,currentColor 22%,transparent)}"
    ".legation-small th{font-weight:600;opacity:.75}.legation-small p{margin:.2em 0}"
    ".legation-small b.type{border-inline-start:.3em solid var(--q,#888);padding-inline-start:.35em}"
    ".legation-small small{opacity:.75}</style>"
)
_COLOURS = {1: "#5b9bd5", 2: "#2f62b0", 3: "#e89c3f", 4: "#b0521a"}


def html(value: Any) -> str | None:
    """The piece of HTML for a value, None for one that has none."""
    if isinstance(value, Reading):
        from legation.view.page import fragment

        return fragment(value)
    shown = next((show for kind, show in _SHOWN if isinstance(value, kind)), None)
    return None if shown is None else f'<div class="legation-small">{_STYLE}{shown(value)}</div>'


def attach() -> None:
    """Lets all these types show themselves in a notebook."""
    for kind, _ in _SHOWN:
        kind._repr_html_ = html  # a method of the type: the value is its first argument


def _words(text: object) -> str:
    return escape(" ".join(str(text).split()))


def _type(event: EventMention | Event) -> str:
    name = f"{event.type}/{event.mode}" if event.mode else event.type
    status = "" if event.status == "current" else f" <small>{event.status}</small>"
    return f'<b class="type" style="--q:{_COLOURS.get(event.quad, "#888")}">{_words(name)}</b>{status}'


def _side(side: Iterable[Any]) -> str:
    return ", ".join(f"{_words(p.name)}{_codes(p)}" for p in side) or words.NONE


def _codes(party: Any) -> str:
    told = words.codes(party.country, party.sector)
    return f" <small>{_words(told)}</small>" if told else ""


def _mention(event: EventMention) -> str:
    rest = [words.day(event.date), words.place(event), *words.numbers(event)]
    rest.append(f"about {words.topics(event)}" if event.topics else "")
    rest.append(f"told by {words.says(event)}" if event.attribution else "")
    return (
        f"<p>{_type(event)} {_side(event.actors)} → {_side(event.recipients)}</p>"
        f"<p>{_words(' · '.join(part for part in rest if part and part != words.NONE))}</p>"
        f"<p>“{_words(event.trigger.text)}” <small>{event.confidence:.2f}, {_words(event.why)}</small></p>"
    )


def _event(event: Event) -> str:
    return _table(("when", "what", "who", "to whom", "where", "toll", "told by"), [_event_cells(event)])


def _event_cells(event: Event) -> list[str]:
    counts = ((event.dead, "dead"), (event.injured, "injured"), (event.arrested, "arrested"))
    toll = ", ".join(f"{number:,} {what}" for number, what in counts if number is not None)
    differ = " <small>tellings differ</small>" if event.conflicts else ""
    return [
        _words(span(event.date_start, event.date_end) or words.NONE), _type(event), _side(event.actors),
        _side(event.recipients), _words(event.place or ""), f"{toll}{differ}", str(event.witnesses),
    ]  # fmt: skip


def _events(events: Events) -> str:
    number = len(events)
    rows = [_event_cells(event) for event in events.page(ROWS)]
    heads = ("when", "what", "who", "to whom", "where", "toll", "told by")
    more = f", the first {len(rows)} of them" if number > len(rows) else ""
    return f"<p><b>{number:,} event{'s' * (number != 1)}</b>{more}</p>{_table(heads, rows) if rows else ''}"


def _answers(answers: Iterable[Any]) -> str:
    """A table of answers with a column a field; what is empty in all is left out."""
    found = list(islice(answers, ROWS + 1))
    if not found:
        return "<p>Nothing fits.</p>"
    if isinstance(found[0], Event):
        return _table(("when", "what", "who", "to whom", "where", "toll", "told by"), map(_event_cells, found[:ROWS]))
    rows = [msgspec.structs.asdict(each) for each in found[:ROWS]]
    heads = [name for name in rows[0] if any(row[name] not in (None, (), "") for row in rows)]
    more = "<p><small>and more</small></p>" if len(found) > ROWS else ""
    return _table(heads, [[_cell(row[name]) for name in heads] for row in rows]) + more


def _cell(value: Any) -> str:
    if isinstance(value, EventParty):
        return f"{_words(value.name)}{_codes(value)}"
    if isinstance(value, tuple):
        return ", ".join(map(_cell, value))
    if isinstance(value, float):
        return f"{value:,.0f}" if value == int(value) else f"{value:.3g}"
    return "" if value is None else _words(value)


def _actor(actor: Actor) -> str:
    rows = [("office", actor.title), ("kind", actor.kind), ("codes", words.codes(actor.country, actor.sector)),
            ("also called", words.also(actor)), ("named", f"{len(actor.mentions)} times"), ("why", actor.reason),
            ("Wikidata", actor.wikidata)]  # fmt: skip
    return f"<p><b>{_words(actor.name)}</b></p>" + _table((), [[_words(k), _words(v)] for k, v in rows if v])


def _quotation(told: Quotation) -> str:
    text = f"“{words.bare(told.text)}”" if told.direct else words.bare(told.text)
    source = told.source.text if told.source else words.NONE
    return f"<p><b>{_words(source)}</b> {_words(told.cue or 'said')}: {_words(text)}</p>"


def _card(card: ActorCard) -> str:
    actor = card.actor
    titles = ", ".join(f"{title} ({span(first[:10], last[:10])})" for title, first, last in card.titles)
    deeds = ", ".join(f"{number} {type_} as {role}" for type_, role, number in card.types)
    partners = ", ".join(f"{name} ({number})" for _, name, number in card.partners)
    rows = [("called", ", ".join(card.names)), ("offices", titles), ("events", deeds), ("with", partners)]
    counts = f"<small>{actor.events:,} events, {actor.stories:,} stories</small>"
    return f"<p><b>{_words(actor.name)}</b>{_codes(actor)} {counts}</p>" + _table(
        (), [[_words(k), _words(v)] for k, v in rows if v]
    )


def _record(record: Record) -> str:
    ask = record.connection.execute
    counts = [
        f"{ask(f'SELECT count(*) FROM {name}').fetchone()[0]:,} {name}" for name in ("stories", "events", "actors")
    ]
    first, last = ask("SELECT min(substr(published, 1, 10)), max(substr(published, 1, 10)) FROM stories").fetchone()
    days = f" <small>{_words(span(first, last))}</small>" if first else ""
    types = _answers(record.facets("type", limit=8))
    return f"<p><b>{_words(record.path.name)}</b>: {', '.join(counts)}{days}</p>{types}"


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = "".join(f"<th>{_words(name.replace('_', ' '))}</th>" for name in heads)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table>{f'<thead><tr>{head}</tr></thead>' if head else ''}<tbody>{body}</tbody></table>"


_SHOWN: tuple[tuple[Any, Callable[[Any], str]], ...] = (
    (EventMention, _mention), (Actor, _actor), (Quotation, _quotation), (Event, _event), (Events, _events),
    (ActorCard, _card), (Record, _record), (Answers, _answers), (Asked, _answers), (Rows, _answers),
)  # fmt: skip
