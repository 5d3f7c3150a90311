"""Events on the terminal: a table where it is wide enough, else an entry of a few lines for each."""

from __future__ import annotations

from rich import box
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from legation.event.model import EventMention, Reading
from legation.view import words
from legation.view.look import STYLES, Look, plain

NARROW, WIDE = 104, 160
"""Columns from which events are a table, and a table with a column for every value."""

STATUS = {"historical": "dim", "future": "italic", "hypothetical": "italic", "negated": "italic"}


def events(reading: Reading, look: Look) -> RenderableType:
    """The events of a reading, as fits the terminal."""
    if not reading.events:
        return plain("  No event of the codebook's types.")
    if look.width < NARROW:
        return _stack(reading.events, look)
    return _table(reading.events, look)


def _stack(found: tuple[EventMention, ...], look: Look) -> Table:
    rows = Table.grid(padding=(0, 1, 1, 1))
    rows.add_column(justify="right", no_wrap=True)
    rows.add_column(overflow="fold")
    for number, event in enumerate(found, 1):
        rows.add_row(plain(str(number), "bold"), Text("\n").join(_entry(event, look)))
    return rows


def _entry(event: EventMention, look: Look) -> list[Text]:
    """An event in lines: what and when, who to whom, the rest, its words."""
    head = _what(event, look)
    rest = [_when(event), f"in {words.place(event)}" if event.place else "", *words.numbers(event)]
    head.append(" " + " · ".join(filter(None, rest)))
    lines = [head, plain(f"{words.parties(event.actors)}  →  {words.parties(event.recipients)}", "bold")]
    said = Text(" · ").join(part for part in _words(event) if part)
    return [*lines, said, *_why(event, look)]


def _table(found: tuple[EventMention, ...], look: Look) -> Table:
    rows = Table(box=box.SIMPLE_HEAD, header_style="bold", padding=(0, 1), pad_edge=True)
    rows.add_column("", justify="right", no_wrap=True)
    rows.add_column("when", min_width=10)
    rows.add_column("what", min_width=12)
    rows.add_column("who", ratio=3, overflow="fold")
    rows.add_column("to whom", ratio=3, overflow="fold")
    wide = look.width >= WIDE
    for name, ratio in (("where", 2), ("how many", 2), ("words", 4), ("who says so", 2)) if wide else (("words", 5),):
        rows.add_column(name, ratio=ratio, overflow="fold")
    rows.expand = True
    for number, event in enumerate(found, 1):
        rows.add_row(
            plain(str(number)), *_cells(event, look), *(_wide(event, look) if wide else [_folded(event, look)])
        )
    return rows


def _cells(event: EventMention, look: Look) -> list[Text]:
    when = plain(words.day(event.date).replace(" – ", " –\n"))
    if note := words.basis(event.date):
        when.append(f"\n{note}", style="dim italic")
    who, whom = (plain(words.parties(side, "\n")) for side in (event.actors, event.recipients))
    return [when, _what(event, look, "\n"), who, whom]


def _wide(event: EventMention, look: Look) -> list[Text]:
    said, about, _ = _words(event)
    own = Text("\n").join(part for part in (said, about, *_why(event, look)) if part)
    return [plain(words.place(event)), plain("\n".join(words.numbers(event))), own, plain(words.says(event))]


def _folded(event: EventMention, look: Look) -> Text:
    where = f"in {words.place(event)}" if event.place else ""
    extra = plain(" · ".join(filter(None, (where, *words.numbers(event)))))
    said, *rest = _words(event)
    return Text("\n").join(part for part in (said, extra, *rest, *_why(event, look)) if part)


def _why(event: EventMention, look: Look) -> list[Text]:
    """The reason in its line, where it is asked for."""
    return [plain(event.why, "dim")] if look.why else []


def _what(event: EventMention, look: Look, between: str = " ") -> Text:
    text = Text()
    text.append(words.label(event), style=STYLES[f"q{event.quad}"] if look.colour else "bold")
    if event.status != "current":
        text.append(f"{between}{event.status}", style=STATUS[event.status])
    return text


def _when(event: EventMention) -> str:
    note = words.basis(event.date)
    return f"{words.day(event.date)} ({note})" if note else words.day(event.date)


def _words(event: EventMention) -> list[Text]:
    """The trigger's words, the matter, and who says so; empty where there is none."""
    about, says = words.topics(event), words.says(event)
    return [
        plain(words.quoted(event.trigger.text), "italic"),
        plain(f"about {about}") if about else Text(),
        plain(f"told by {says}") if says else Text(),
    ]


def indented(what: RenderableType) -> RenderableType:
    """Set off by a column from the edge."""
    return Padding(what, (0, 1))
