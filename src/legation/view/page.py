"""A reading as HTML: one page that opens offline, and a fragment for notebooks."""

from __future__ import annotations

from html import escape

from legation.event.model import EventMention, Reading
from legation.view import words

STYLE = """
.legation{font:15px/1.55 system-ui,sans-serif;color:#1c2430;max-width:76rem}
.legation h1{font-size:1.3rem;margin:.2em 0}.legation .meta{color:#5b6573;margin:0 0 1em}
.legation .text{white-space:pre-wrap;max-width:46rem;background:#fff;border:1px solid #d9dee5;border-radius:6px;padding:1em 1.3em}
.legation mark{background:none;color:inherit;border-radius:3px;padding:0 .12em}
.legation .q1{background:#cfeedd;box-shadow:inset 0 -2px #1a7f4b}.legation .q2{background:#b8e6f5;box-shadow:inset 0 -2px #0b6b91}
.legation .q3{background:#ffe8b3;box-shadow:inset 0 -2px #a86400}.legation .q4{background:#ffd3cf;box-shadow:inset 0 -2px #b3261e}
.legation .party{font-weight:600;border-bottom:1px dotted #3b5bdb}.legation .date{color:#7a2b90}
.legation .place{color:#0b57a0}.legation .number{color:#7a2b90;font-weight:600}
.legation .furniture{color:#8b939e;text-decoration:line-through}.legation sup{font-weight:700;font-size:.7em}
.legation table{border-collapse:collapse;margin:1.2em 0;font-size:.92em}
.legation th{text-align:left;color:#5b6573;font-weight:600}
.legation th,.legation td{padding:.35em .7em;border-bottom:1px solid #e3e7ec;vertical-align:top;white-space:pre-line}
.legation .status{font-style:italic;color:#5b6573}.legation .label{white-space:nowrap;border-radius:3px;padding:.05em .35em}
@media (prefers-color-scheme:dark){.legation{color:#e4e8ee}.legation .text{background:#1b2028;border-color:#39414d}
.legation .q1{background:#174d33}.legation .q2{background:#0d4459}.legation .q3{background:#5a4208}.legation .q4{background:#6b211c}
.legation .date,.legation .number{color:#d7a3e8}.legation .place{color:#8fc1f7}
.legation th,.legation td{border-color:#39414d}.legation .meta,.legation th,.legation .status{color:#a3adba}}
"""
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
        f'<div class="legation"><style>{STYLE}</style><h1>{escape(story.title or "Reading")}</h1>'
        f'<p class="meta">{meta}</p><div class="text">{_marked(reading)}</div>{_events(reading.events)}{_actors(reading)}</div>'
    )


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
    what = f'<span class="label q{event.quad or 1}" title="{escape(event.why)}">{escape(words.label(event))}</span>{status}'
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
