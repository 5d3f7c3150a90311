"""Where a text has words in quotation marks: straight and curly, double and single, over several paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

_DOUBLE = re.compile(r"[“”„\"]|«|»")
_PARAGRAPH = re.compile(r"\n\s*|\u2029")
_OPENERS = frozenset(" \n\t\u00a0([{—–-/:,\u2028\u2029")


class Quoted(msgspec.Struct, frozen=True):
    """The words between two marks at ``start``–``end`` (code points, the marks left out).

    ``continues`` is true where a quotation runs on from the paragraph before.
    """

    start: int
    end: int
    continues: bool = False


def quoted(text: str) -> tuple[Quoted, ...]:
    """All quoted stretches of ``text``, in order, not overlapping; marks inside a quotation are ignored.

    A quotation left open at the end of a paragraph runs on if the next paragraph opens with a mark, one stretch a
    paragraph. Single curly marks count in a text that has no double ones.
    """
    found = tuple(_double(text))
    return found or tuple(_single(text))


def _double(text: str) -> Iterator[Quoted]:
    """Stretches in double marks, paragraph by paragraph."""
    running = False
    for start, end in _paragraphs(text):
        spans, still_open = _in_paragraph(text, start, end, running)
        yield from spans
        running = still_open


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _PARAGRAPH.finditer(text):
        yield start, gap.start()
        start = gap.end()
    yield start, len(text)


def _in_paragraph(text: str, start: int, end: int, running: bool) -> tuple[list[Quoted], bool]:
    """The stretches of one paragraph, and whether the last one is left open."""
    spans: list[Quoted] = []
    opened: int | None = None
    continues = False
    for mark in _DOUBLE.finditer(text, start, end):
        at = mark.start()
        if opened is None:
            if _opens(text, at, start):
                opened, continues = at + 1, running and at == start
        elif _closes(text, at, end) or text[opened - 1] + text[at] == "„“":
            _add(spans, text, opened, at, continues)
            opened = None
    if opened is not None and (text[opened - 1] in "“„«" or opened - 1 == start):
        _add(spans, text, opened, end, continues)
        return spans, True
    return spans, False


def _opens(text: str, at: int, start: int) -> bool:
    """Whether a mark may open: a curly opener, or a straight one with no word right before it."""
    if text[at] in "“„«":
        return True
    return text[at] == '"' and (at == start or text[at - 1] in _OPENERS)


def _closes(text: str, at: int, end: int) -> bool:
    """Whether a mark may close: a curly closer, or a straight one with no word right behind it."""
    if text[at] in "”»":
        return True
    return text[at] == '"' and (at + 1 >= end or not text[at + 1].isalnum())


def _add(spans: list[Quoted], text: str, start: int, end: int, continues: bool) -> None:
    """Add a stretch, without blanks and a closing comma."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    if end > start:
        spans.append(Quoted(start, end, continues))


def _single(text: str) -> Iterator[Quoted]:
    """Stretches in single curly marks; an apostrophe does not close one."""
    for start, end in _paragraphs(text):
        for match in re.finditer(r"(?<!\w)‘([^‘]+?)’(?!\w)", text[start:end]):
            spans: list[Quoted] = []
            _add(spans, text, start + match.start(1), start + match.end(1), False)
            yield from spans
