"""A reading on the terminal: the text with its evidence marked, events as rows, people with their offices."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from legation.event.model import Reading
from legation.mention.model import Actor
from legation.view import reasons, words
from legation.view.look import STYLES, Look, plain, raised, safe
from legation.view.marks import Mark, marks, pieces
from legation.view.rows import events

MEASURE = 100
"""Columns of running text: longer lines are hard to read."""


def card(reading: Reading, look: Look) -> RenderableType:
    """The whole card: headline, marked text, events, people, quotations."""
    parts: list[RenderableType] = [*_head(reading), _body(reading, look), _title("Events"), events(reading, look)]
    if people := words.cast(reading):
        parts += [_title("Who"), _people(people, look)]
    if reading.quotations:
        parts += [_title("Said"), _said(reading, look)]
    return Group(*parts, *_refused(reading, look), Text())


def table(reading: Reading, look: Look) -> RenderableType:
    """The events alone, as rows."""
    return Group(*_head(reading), events(reading, look), *_refused(reading, look), Text())


def _refused(reading: Reading, look: Look) -> list[RenderableType]:
    if reading.refused is None:
        return []
    return [_title("Considered and refused"), reasons.refused(reading, look)]


def _head(reading: Reading) -> list[RenderableType]:
    story, count = reading.story, len(reading.events)
    told = [story.publisher, story.published, story.url or story.id, f"{count} event{'' if count == 1 else 's'}"]
    told += [words.listed(reading), words.own_codebook(reading)]
    meta = plain(" · ".join(part for part in told if part), "dim")
    title = [Padding(plain(story.title, "bold"), (0, 1))] if story.title else []
    return [Rule(style="dim"), *title, Padding(meta, (0, 1))]


def _title(text: str) -> RenderableType:
    return Padding(Text(text.upper(), style="bold dim"), (1, 1, 0, 1))


def _body(reading: Reading, look: Look) -> RenderableType:
    found = marks(reading)
    text = Text(overflow="fold")
    for piece, mark in pieces(reading.story.text.rstrip(), found):
        text.append_text(_colour(piece, mark) if look.colour else _plain(piece, mark))
    parts = [text]
    if key := (_colour_key(found) if look.colour else _plain_key(found)):
        parts += [Text(), key]
    return Padding(Group(*parts), (1, max(look.width - MEASURE - 2, 1), 0, 2))


def _colour(piece: str, mark: Mark | None) -> Text:
    text = Text(safe(piece), style=STYLES[mark.what] if mark else "")
    if mark is not None and mark.events:
        text = Text().append_text(text).append(raised(mark.events), style="bold")
    return text


def _plain(piece: str, mark: Mark | None) -> Text:
    if mark is not None and mark.what == "furniture":
        return Text(f"~~{safe(piece)}~~")
    if mark is not None and mark.events:
        return Text(f"[{','.join(map(str, mark.events))}: {safe(piece)}]")
    return Text(safe(piece))


def _colour_key(found: list[Mark]) -> Text:
    kinds = {mark.what for mark in found}
    names = {f"q{quad}": name for quad, name in words.QUADS.items()}
    names |= {"says": "who says so", "topic": "what about", "furniture": "not read"}
    told = [Text(f" {name} " if what[0] == "q" else name, style=STYLES[what]) for what, name in names.items()]
    return Text("  ").join(text for text, what in zip(told, names, strict=True) if what in kinds)


def _plain_key(found: list[Mark]) -> Text:
    told = ["[1: …] words of event 1"] if any(mark.events for mark in found) else []
    told += ["~~…~~ not part of the report, not read"] if any(m.what == "furniture" for m in found) else []
    return Text(" · ".join(told))


def _people(people: list[Actor], look: Look) -> Table:
    rows = Table.grid(padding=(0, 2, 0, 1))
    for ratio in (3, 2, 3, 4):
        rows.add_column(overflow="fold", ratio=None if ratio == 2 else ratio, no_wrap=ratio == 2)
    rows.expand = True
    for actor in people:
        also = words.also(actor)
        name = plain(actor.name, "bold")
        rows.add_row(name, plain(words.codes(actor.country, actor.sector)), plain(actor.title or ""), plain(also))
    return rows


def _said(reading: Reading, look: Look) -> Table:
    rows = Table.grid(padding=(0, 2, 0, 1))
    rows.add_column(overflow="fold", max_width=max(look.width // 4, 16))
    rows.add_column(overflow="fold", max_width=MEASURE)
    for quotation in reading.quotations:
        cue = f"{quotation.cue}: " if quotation.cue else ""
        text = words.quoted(quotation.text) if quotation.direct else " ".join(quotation.text.split())
        rows.add_row(plain(words.speaker(quotation, reading), "bold"), plain(cue + text))
    return rows
