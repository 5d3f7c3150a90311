"""Readings as HTML: one page that opens offline and prints, and a fragment for notebooks. All text is escaped."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from html import escape
from importlib import resources

from legation.event.model import EventMention, Reading
from legation.view import words
from legation.view.marks import Mark, marks, pieces

HEAD = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>{style}</style>
</head>
<body class="legation-page">
<main class="legation">
"""
FOOT = "</main>\n</body>\n</html>\n"
Address = Callable[[EventMention], str] | None
"""The address of an event's page; None where events have none."""

KINDS = {
    "party": "who",
    "date": "when",
    "place": "where",
    "number": "how many",
    "says": "who says so",
    "topic": "about what",
    "actor": "who",
    "furniture": "not part of the report, not read",
}


def page(readings: Iterable[Reading]) -> Iterator[str]:
    """The pieces of one HTML page with a section a story, each as soon as its reading is there."""
    title = "Legation"
    for number, reading in enumerate(readings):
        if not number:
            title = words.heading(reading)
            yield HEAD.format(title=escape(title), style=_style())
        yield section(reading)
    if title == "Legation":
        yield HEAD.format(title=title, style=_style()) + "<p>No story was read.</p>\n"
    yield FOOT


def fragment(reading: Reading) -> str:
    """A reading as a piece of HTML with its own style, for a notebook."""
    return f'<div class="legation"><style>{_style()}</style>{section(reading)}</div>'


def section(reading: Reading, shown: slice = slice(None), *, address: Address = None) -> str:
    """One story: headline, marked text, events, people, quotations.

    ``shown`` is the stretch of the text to show, with what was read from it; ``address`` gives the page of an event, if
    there is one.
    """
    story, key = reading.story, _key(reading)
    first, end, _ = shown.indices(len(story.text))
    meta = [_bdi(part) for part in (story.publisher, story.published) if part]
    meta += [_link(story.url)] if story.url else []
    count = len(reading.events)
    meta.append(f"{count} event{'' if count == 1 else 's'}")
    meta += [escape(told) for told in (words.listed(reading), words.own_codebook(reading)) if told]
    text, notes = _text(reading, key, shown)
    parts = (
        f'<h1 id="{key}-h" dir="auto">{escape(words.heading(reading))}</h1>',
        f'<p class="meta">{" · ".join(meta)}</p>',
        f'<div class="words"><div class="text" dir="auto">{text}</div>',
        f"{_legend(reading)}{notes}</div>",
        _events(reading.events, key, address, range(first, end)),
        _people(reading, range(first, end)),
        _said(reading, range(first, end)),
        _refused(reading),
    )
    return "\n".join((f'<section aria-labelledby="{key}-h">', *filter(None, parts), "</section>\n"))


def _key(reading: Reading) -> str:
    """A name for this story's anchors that no other story on the page has."""
    return "s" + blake2b(reading.story.id.encode("utf8", "replace"), digest_size=5).hexdigest()


def _link(url: str) -> str:
    """An address as a link where it is one that a browser may follow, else as text."""
    if url.lower().startswith(("http://", "https://")):
        return f'<a href="{escape(url)}" rel="noreferrer">{escape(url)}</a>'
    return escape(url)


@functools.cache
def _style() -> str:
    return resources.files("legation").joinpath("data", "view", "reading.css").read_text(encoding="utf8")


def _text(reading: Reading, key: str, shown: slice) -> tuple[str, str]:
    """The text with its marks, and what they stand for, which screen readers tell: each once, however often marked."""
    found = pieces(reading.story.text, marks(reading, everyone=True), shown)
    notes: dict[str, str] = {}
    text = "".join(_piece(piece, mark, reading, key, notes) for piece, mark in found)
    told = "".join(f'<li id="{id}">{escape(note)}</li>' for note, id in notes.items())
    return text, f"<ul hidden>{told}</ul>" if told else ""


def _piece(piece: str, mark: Mark | None, reading: Reading, key: str, notes: dict[str, str]) -> str:
    if mark is None:
        return escape(piece)
    note = _note(mark, reading)
    id = notes.setdefault(note, f"{key}-t{len(notes) + 1}")
    shown = f'class="{mark.what}" tabindex="0" data-told="{escape(note)}" aria-describedby="{id}"'
    if not mark.events:
        tag = "del" if mark.what == "furniture" else "span"
        return f"<{tag} {shown}>{escape(piece)}</{tag}>"
    links = ",".join(
        f'<a href="#{key}-e{n}" id="{escape(reading.events[n - 1].id)}" aria-label="event {n}">{n}</a>'
        for n in mark.events
    )
    return f'<mark {shown} id="{key}-m{mark.events[0]}">{escape(piece)}<sup>{links}</sup></mark>'


def _note(mark: Mark, reading: Reading) -> str:
    """What a mark stands for, in words."""
    if not mark.events:
        return f"{KINDS[mark.what]}: {mark.told}" if mark.told else KINDS[mark.what]
    events = [reading.events[number - 1] for number in mark.events]
    return "; ".join(f"{words.label(e)}: {words.parties(e.actors)} → {words.parties(e.recipients)}" for e in events)


def _legend(reading: Reading) -> str:
    quads = sorted({event.quad for event in reading.events})
    keys = [f'<mark class="q{quad}">{words.QUADS[quad]}</mark>' for quad in quads]
    keys += ['<del class="furniture">not read</del>'] if reading.story.furniture else []
    return f'<p class="key">{" ".join(keys)}</p>' if keys else ""


def _events(events: tuple[EventMention, ...], key: str, address: Address, shown: range) -> str:
    here = [(number, event) for number, event in enumerate(events, 1) if event.trigger.start in shown]
    if not here:
        return f"<p>No event of the codebook’s types{' in this part' if events else ''}.</p>"
    heads = ("#", "when", "what", "who", "to whom", "where", "how many", "words", "who says so")
    head = "".join(f'<th role="columnheader" scope="col">{name}</th>' for name in heads)
    rows = "\n".join(_event(number, event, heads, key, address) for number, event in here)
    return (
        f'<div class="wide"><table role="table" aria-label="Events"><thead role="rowgroup"><tr role="row">{head}</tr>'
        f'</thead><tbody role="rowgroup">\n{rows}\n</tbody></table></div>'
    )


def _event(number: int, event: EventMention, heads: tuple[str, ...], key: str, address: Address) -> str:
    label = escape(words.label(event))
    label = f'<a href="{escape(address(event))}">{label}</a>' if address else label
    cells = (
        f'<a href="#{key}-m{number}">{number}</a>',
        _small(words.day(event.date), words.basis(event.date)),
        _small(f'<span class="label q{event.quad}">{label}</span>', _status(event)),
        _sides(words.parties(event.actors, "\n")),
        _sides(words.parties(event.recipients, "\n")),
        _bdi(words.place(event)),
        escape(", ".join(words.numbers(event))),
        _words(event),
        _bdi(words.says(event)),
    )
    row = "".join(
        f'<td role="cell" data-name="{name}">{cell}</td>' if cell else '<td role="cell" class="none"></td>'
        for name, cell in zip(heads, cells, strict=True)
    )
    return f'<tr role="row" id="{key}-e{number}">{row}</tr>'


def _status(event: EventMention) -> str:
    return "" if event.status == "current" else event.status


def _small(main: str, note: str) -> str:
    return f"{main}<small>{escape(note)}</small>" if note else main


def _bdi(text: str) -> str:
    return f"<bdi>{escape(text)}</bdi>" if text else ""


def _sides(text: str) -> str:
    return "<br>".join(map(_bdi, text.split("\n")))


def _words(event: EventMention) -> str:
    about = words.topics(event)
    more = f"<br>about <bdi>{escape(about)}</bdi>" if about else ""
    why = f"<details><summary>why</summary>{escape(event.why)}</details>"
    return f"<q><bdi>{escape(event.trigger.text)}</bdi></q>{more}{why}"


def _people(reading: Reading, shown: range) -> str:
    rows = []
    for actor in words.cast(reading):
        if not any(span.start in shown for span in actor.mentions):
            continue
        told = (actor.title or actor.kind, words.codes(actor.country, actor.sector), words.also(actor))
        rest = "".join(f'<td role="cell">{_bdi(cell)}</td>' for cell in told)
        rows.append(f'<tr role="row"><th role="rowheader" scope="row">{_bdi(actor.name)}</th>{rest}</tr>')
    if not rows:
        return ""
    names = ("name", "office", "codes", "also called")
    head = "".join(f'<th role="columnheader" scope="col">{name}</th>' for name in names)
    return (
        f'<h2>Who</h2><div class="wide"><table role="table" class="people"><thead role="rowgroup"><tr role="row">{head}'
        f'</tr></thead><tbody role="rowgroup">{"".join(rows)}</tbody></table></div>'
    )


def _said(reading: Reading, shown: range) -> str:
    rows = []
    for quotation in reading.quotations:
        if quotation.start not in shown:
            continue
        told = words.bare(quotation.text)
        text = f"<q>{escape(told)}</q>" if quotation.direct else escape(told)
        who = f"<b>{_bdi(words.speaker(quotation, reading))}</b> {escape(quotation.cue or '')}"
        rows.append(f"<li>{who}: <bdi>{text}</bdi></li>")
    return f'<h2>Said</h2><ul class="said">{"".join(rows)}</ul>' if rows else ""


def _refused(reading: Reading) -> str:
    """What was considered and not coded, where it was asked for."""
    rows = (
        f"<li><q><bdi>{escape(each.trigger.text)}</bdi></q> {escape(words.label(each))}: {escape(each.reason)}</li>"
        for each in reading.refused or ()
    )
    return "" if reading.refused is None else f'<h2>Considered and refused</h2><ul class="said">{"".join(rows)}</ul>'
