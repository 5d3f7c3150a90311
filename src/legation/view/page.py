"""A reading as HTML: one page that opens offline, and a fragment for notebooks."""

from __future__ import annotations

import functools
from html import escape
from importlib import resources

from legation.event.model import EventMention, Reading
from legation.view import words

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>{title}</title><style>body{{margin:2rem;background:#f6f7f9}}
@media (prefers-color-scheme:dark){{body{{background:#12161c}}}}</style></head>
<body>{body}</body></html>
"""


def page(reading: Reading) -> str:
    """The reading as a whole HTML page without anything from outside."""
    return PAGE.format(title=escape(reading.story.title or "Legation"), body=fragment(reading))


def fragment(reading: Reading) -> str:
    """The reading as a piece of HTML with its own style: marked text, events, actors."""
    story = reading.story
    meta = " · ".join(escape(part) for part in (story.publisher, story.published, story.url) if part)
    return (
        f'<div class="legation"><style>{_style()}</style><h1>{escape(story.title or "Reading")}</h1>'
        f'<p class="meta">{meta}</p><div class="text">{_marked(reading)}</div>'
        f"{_events(reading.events)}{_actors(reading)}</div>"
    )


@functools.cache
def _style() -> str:
    return resources.files("legation").joinpath("data", "view", "reading.css").read_text(encoding="utf8")


def _marked(reading: Reading) -> str:
    source, out, at = reading.story.text, [], 0
    furniture = [(f.start, f.end, "furniture", 0) for f in reading.story.furniture]
    for start, end, what, number in sorted(words.evidence(reading) + furniture):
        if start < at:
            continue
        title = f' title="{escape(_tip(reading.events[number - 1]))}"' if number else ""
        note = f"<sup>{number}</sup>" if number else ""
        out.append(f'{escape(source[at:start])}<mark class="{what}"{title}>{escape(source[start:end])}{note}</mark>')
        at = end
    return "".join(out) + escape(source[at:])


def _tip(event: EventMention) -> str:
    return f"{words.label(event)} ({words.QUADS.get(event.quad, '')}): {event.why}"


def _events(events: tuple[EventMention, ...]) -> str:
    head = _row("th", ("", "when", "who", "what", "to whom", "where", "how many", "who says so", "words"))
    return f"<table>{head}{''.join(_event(number, event) for number, event in enumerate(events, 1))}</table>"


def _event(number: int, event: EventMention) -> str:
    status = "" if event.status == "current" else f'<br><span class="status">{event.status}</span>'
    label, reason = escape(words.label(event)), escape(event.why)
    what = f'<span class="label q{event.quad or 1}" title="{reason}">{label}</span>{status}'
    says = "" if event.attribution is None else f"{event.attribution.text} {event.attribution.cue}"
    cells = [escape(c) for c in (str(number), words.day(event.date), words.names(event.actors))] + [what]
    rest = (words.names(event.recipients), words.place(event), words.numbers(event), says, f"“{event.trigger.text}”")
    return "<tr>" + "".join(f"<td>{c}</td>" for c in cells + [escape(c) for c in rest]) + "</tr>"


def _actors(reading: Reading) -> str:
    head = _row("th", ("actor", "kind", "office", "codes", "also called"))
    rows = [
        (
            a.name,
            a.kind,
            a.title or "",
            words.codes(a.country, a.sector),
            ", ".join(x for x in a.aliases if x != a.name),
        )
        for a in reading.actors
    ]
    return f"<table>{head}{''.join(_row('td', row) for row in rows)}</table>" if rows else ""


def _row(tag: str, cells: tuple[str, ...]) -> str:
    return "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in cells) + "</tr>"
