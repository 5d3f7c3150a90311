"""A report as one HTML page: offline, without script, in the browser's light or dark, made to print. All is escaped."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from html import escape
from importlib import resources

from legation.brief import charts
from legation.brief.model import Brief, Line, Part, Quote, Ref, Source, Table

_HEAD = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<main>
"""
HOW = (
    "Sentences are made by rule from events that a machine coded, and each ends with the numbers of the words that it "
    "rests on. Read those words before you rely on a sentence. What only one side tells is given as its word."
)


@functools.cache
def _style() -> str:
    return resources.files("legation").joinpath("data", "brief", "brief.css").read_text(encoding="utf8")


def page(brief: Brief) -> str:
    """The report as a page."""
    return "".join(_pieces(brief))


def _pieces(brief: Brief) -> Iterator[str]:
    yield _HEAD.format(title=escape(brief.title), style=_style())
    as_of = f'As of <time datetime="{brief.as_of}">{brief.as_of}</time> · ' if brief.as_of else ""
    yield f"<header><h1>{_text(brief.title)}</h1>"
    yield f'<p class="meta">{as_of}{" · ".join(map(_text, brief.facts))}</p><p class="how">{HOW}</p></header>\n'
    if not any((brief.short, brief.parts, brief.tables)):
        yield "<p>The record has nothing that fits.</p>"
    if brief.short:
        yield f'<section class="short"><h2>In short</h2>{_lines(brief, brief.short)}</section>\n'
    yield _charts(brief)
    for part in brief.parts:
        yield _part(brief, part)
    if brief.differing:
        note = "<p class=note>Nothing is averaged: each number or day with those who tell it.</p>"
        yield f"<section><h2>Where sources differ</h2>{note}{_lines(brief, brief.differing)}</section>\n"
    yield from (_table(brief, table) for table in brief.tables)
    if brief.sources:
        yield f'<section class="sources"><h2>Sources</h2><ol>{"".join(map(_source, brief.sources))}</ol></section>\n'
    yield "</main>\n</body>\n</html>\n"


def _text(words: str) -> str:
    return escape(words, quote=False)


def _refs(brief: Brief, refs: Sequence[Ref]) -> str:
    """The numbers of the words, each a link to them."""
    links = (f'<a href="#s{brief.label(ref)}">{brief.label(ref)}</a>' for ref in refs)
    told = ", ".join(links)
    return f'<span class="refs">[{told}]</span>' if told else ""


def _lines(brief: Brief, lines: Sequence[Line]) -> str:
    rows = "".join(f'<li dir="auto">{_text(line.text)} {_refs(brief, line.refs)}</li>' for line in lines)
    return f"<ul>{rows}</ul>"


def _part(brief: Brief, part: Part) -> str:
    told = [f'<section><h2>{_text(part.title)}</h2><p class="note">{_text(part.note)}</p>']
    for section in part.sections:
        told.append(f"<h3>{_text(section.title)}</h3>" if section.title else "")
        told.append(_lines(brief, section.lines))
        told.append(f'<p class="more">And {section.more:,} more, not told here.</p>' if section.more else "")
    return "".join((*told, "</section>\n"))


def _charts(brief: Brief) -> str:
    drawn = []
    if brief.periods:
        key = " ".join(f'<span><i class="q{n}"></i>{name}</span>' for n, name in enumerate(charts.QUADS, 1))
        chart = charts.columns(brief.periods, brief.by)
        drawn.append(_figure(f"Events by {brief.by}", f'{chart}<p class="key">{key}</p>'))
    if brief.partners:
        title = brief.partners_title
        drawn.append(_figure(title, charts.bars(brief.partners, title)))
    return f'<section class="charts">{"".join(drawn)}</section>\n' if drawn else ""


def _figure(caption: str, drawn: str) -> str:
    """A chart, which can be scrolled by the keyboard where the page is narrow."""
    return f'<figure tabindex="0"><figcaption>{_text(caption)}</figcaption>{drawn}</figure>'


def _table(brief: Brief, table: Table) -> str:
    cited = any(refs for _, refs in table.rows)
    heads = "".join(f'<th scope="col">{name}</th>' for name in (*table.heads, *(["Words"] if cited else [])))
    rows = []
    for cells, refs in table.rows:
        told = "".join(f"<td dir=auto>{_text(cell)}</td>" for cell in cells)
        rows.append(f"<tr>{told}{f'<td>{_refs(brief, refs)}</td>' if cited else ''}</tr>")
    note = f'<p class="note">{_text(table.note)}</p>' if table.note else ""
    more = f'<p class="more">And {table.more:,} more rows.</p>' if table.more else ""
    return (
        f'<section><h2>{_text(table.title)}</h2>{note}<div class="wide" tabindex="0" role="region" aria-label='
        f'"{escape(table.title)}"><table><thead><tr>{heads}</tr></thead><tbody>{"".join(rows)}</tbody></table></div>{more}</section>\n'
    )


def _source(source: Source) -> str:
    told = [f"<b>{_text(source.publisher)}</b>" if source.publisher else "", _text(source.title or "(untitled)")]
    told += [source.day or "", _link(source.url)]
    about = ", ".join(filter(None, told))
    if len(source.quotes) == 1:
        return f'<li id="s{source.number}">{about}: {_quote(source.quotes[0])}</li>'
    rows = "".join(
        f'<li id="s{source.label(Ref(source.number, n))}">{_quote(quote)}</li>'
        for n, quote in enumerate(source.quotes, 1)
    )
    return f'<li id="s{source.number}">{about}<ol type="a">{rows}</ol></li>'


def _quote(quote: Quote) -> str:
    told = f"<b>{_text(quote.told)}</b>" if quote.told else ""
    return f'<q dir="auto">{_text(quote.before)}{told}{_text(quote.after)}</q>'


def _link(url: str | None) -> str:
    """An address as a link where it is one that a browser may follow, else as text."""
    if url and url.lower().startswith(("http://", "https://")):
        return f'<a href="{escape(url)}" rel="noreferrer">{_text(url)}</a>'
    return _text(url or "")
