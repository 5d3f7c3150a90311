"""A report as Markdown, with tables of CommonMark's usual extension; words of stories are escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from legation.brief.html import HOW
from legation.brief.model import Brief, Line, Quote, Ref, Source, Table

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")
_FULL = 24
"""Blocks of the longest bar."""


def text(brief: Brief) -> str:
    """The report as Markdown."""
    return "\n".join(_lines(brief)).rstrip() + "\n"


def _lines(brief: Brief) -> Iterator[str]:
    as_of = f"As of {brief.as_of} · " if brief.as_of else ""
    yield from (f"# {_safe(brief.title)}", "", f"{as_of}{' · '.join(map(_safe, brief.facts))}", "", f"*{HOW}*", "")
    if not any((brief.short, brief.parts, brief.tables)):
        yield "The record has nothing that fits."
    if brief.short:
        yield from ("## In short", "", *(_line(brief, line) for line in brief.short), "")
    yield from _bars(f"Events by {brief.by}", [(each.period, each.events) for each in brief.periods])
    yield from _bars(brief.partners_title, brief.partners)
    for part in brief.parts:
        yield from (f"## {part.title}", "", part.note, "")
        for section in part.sections:
            yield from (f"### {section.title}", "") if section.title else ()
            yield from (_line(brief, line) for line in section.lines)
            yield from ("", f"And {section.more:,} more, not told here.") if section.more else ()
            yield ""
    if brief.differing:
        yield from ("## Where sources differ", "", *(_line(brief, line) for line in brief.differing), "")
    for table in brief.tables:
        yield from _table(brief, table)
    if brief.sources:
        yield from ("## Sources", "", *(row for source in brief.sources for row in _source(source)), "")


def _safe(words: str) -> str:
    return _SPECIAL.sub(r"\\\1", words)


def _refs(brief: Brief, refs: Sequence[Ref]) -> str:
    return f"\\[{', '.join(brief.label(ref) for ref in refs)}\\]" if refs else ""


def _line(brief: Brief, line: Line) -> str:
    return f"- {_safe(line.text)} {_refs(brief, line.refs)}"


def _bars(title: str, counts: Sequence[tuple[str, int]]) -> Iterator[str]:
    if not counts:
        return
    most = max(number for _, number in counts) or 1
    wide = max(len(name) for name, _ in counts)
    yield from (f"## {title}", "", "```text")
    for name, number in counts:
        yield f"{name:<{wide}}  {'█' * round(_FULL * number / most)} {number}"
    yield from ("```", "")


def _table(brief: Brief, table: Table) -> Iterator[str]:
    cited = any(refs for _, refs in table.rows)
    heads = (*table.heads, *(["Words"] if cited else []))
    yield from (f"## {table.title}", "", *((table.note, "") if table.note else ()))
    yield from (f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}")
    for cells, refs in table.rows:
        own = (*map(_safe, cells), *([_refs(brief, refs)] if cited else []))
        yield f"| {' | '.join(own)} |"
    yield from ("", f"And {table.more:,} more rows.", "") if table.more else ("",)


def _source(source: Source) -> Iterator[str]:
    told = (source.publisher, source.title or "(untitled)", source.day)
    url = f", <{source.url}>" if source.url and re.fullmatch(r"https?://[^\s<>]+", source.url) else ""
    about = f"**\\[{source.number}\\]** {', '.join(_safe(part) for part in told if part)}{url}"
    if len(source.quotes) == 1:
        yield from (f"{about}: {_quote(source.quotes[0])}", "")
        return
    yield from (about, "")
    for n, quote in enumerate(source.quotes, 1):
        yield f"- \\[{source.label(Ref(source.number, n))}\\] {_quote(quote)}"
    yield ""


def _quote(quote: Quote) -> str:
    return f"“{_safe(quote.text)}”"
