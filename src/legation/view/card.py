"""A reading on the terminal: the text with its evidence marked, events as rows, people with their offices."""

from __future__ import annotations

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from legation.event.model import EventMention, Reading
from legation.view import words

STYLES = {
    "q1": "bold black on green",
    "q2": "bold black on bright_green",
    "q3": "bold black on yellow",
    "q4": "bold white on red",
    "party": "bold cyan",
    "date": "magenta",
    "place": "blue",
    "number": "bold magenta",
    "furniture": "dim strike",
}
STATUS = {"current": "", "historical": "dim", "future": "italic", "hypothetical": "italic dim", "negated": "strike"}


def card(reading: Reading) -> RenderableType:
    """The whole card: headline, marked text, events, people."""
    parts: list[RenderableType] = [Rule(_headline(reading), style="bold"), Padding(marked(reading), (1, 2))]
    parts.append(events_table(reading.events) if reading.events else Text("  No events of the codebook's types.\n"))
    if reading.actors:
        parts.append(people_table(reading))
    return Group(*parts)


def table(reading: Reading) -> RenderableType:
    """The events alone, as rows."""
    return Group(Rule(_headline(reading), style="bold"), events_table(reading.events))


def _headline(reading: Reading) -> str:
    story = reading.story
    count = f"{len(reading.events)} event{'' if len(reading.events) == 1 else 's'}"
    return " · ".join(part for part in (story.title or story.id, story.publisher, story.published, count) if part)


def marked(reading: Reading) -> Text:
    """The story's text with the words behind its events in colour, triggers numbered, furniture struck out."""
    source = reading.story.text
    spans = words.evidence(reading)
    furniture = [(f.start, f.end, "furniture", 0) for f in reading.story.furniture]
    out, at = Text(), 0
    for start, end, what, number in sorted(spans + furniture):
        if start < at:
            continue
        out.append(source[at:start])
        out.append(source[start:end], style=STYLES[what])
        if number:
            out.append(str(number).translate(words.SUPERSCRIPTS), style="bold")
        at = end
    out.append(source[at:])
    return out


def events_table(events: tuple[EventMention, ...]) -> Table:
    """One row an event: when, who, what, to whom, where, numbers, status, and the words."""
    rows = Table(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=True)
    for column in ("", "when", "who", "what", "to whom", "where", "how many", "words"):
        rows.add_column(column, overflow="fold")
    for number, event in enumerate(events, 1):
        who, whom = words.names(event.actors), words.names(event.recipients)
        told = (words.place(event), words.numbers(event), _said(event))
        rows.add_row(str(number), words.day(event.date), who, _what(event), whom, *told, style=STATUS[event.status])
    return rows


def _what(event: EventMention) -> Text:
    text = Text(words.label(event), style=f"{STYLES[f'q{event.quad or 1}']}")
    if event.status != "current":
        text.append(f"\n{event.status}", style="not bold default on default italic")
    return text


def _said(event: EventMention) -> str:
    said = f"“{event.trigger.text}”"
    if event.topics:
        said += "\nabout " + "; ".join(topic.text for topic in event.topics)
    if event.attribution is not None:
        said += f"\n— {event.attribution.text} {event.attribution.cue}"
    return said


def people_table(reading: Reading) -> Table:
    """Who the story names: office, country and sector, and how else it calls them."""
    rows = Table(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=True)
    for column in ("actor", "kind", "office", "codes", "also called"):
        rows.add_column(column, overflow="fold")
    for actor in reading.actors:
        others = ", ".join(alias for alias in actor.aliases if alias != actor.name)
        rows.add_row(actor.name, actor.kind, actor.title or "", words.codes(actor.country, actor.sector), others)
    return rows
