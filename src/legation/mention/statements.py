"""Statements printed without quotation marks: the paragraphs behind a line like "The minister said:"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

import msgspec

from legation.mention.speakers import Cue, Reports

_NOTES = re.compile(
    r"(?:further information|notes? (?:to|for) editors|background|media enquiries|(?:media )?contacts?|ends)\b"
    r"|[-–—*#_ ]+$",
    re.IGNORECASE,
)
_MARKS = "“\"‘'«„"
_CITED = re.compile(r"\b[Aa]ccording to\b")
_ITEM = re.compile(r"[-–—•*·●▪◦‣]\s|\d{1,2}[.)]\s|\([a-z0-9]{1,2}\)\s")
_PARAGRAPH = re.compile(r"\n\s*|\u2029\s*")


class Statement(msgspec.Struct, frozen=True):
    """A paragraph of a statement at ``start``–``end`` (code points) and the cue that announces it."""

    start: int
    end: int
    cue: Cue


def statements(reports: Reports) -> Iterator[Statement]:
    """The paragraphs of statements, in order.

    A statement begins where a reporting word ends its line with a colon and no mark opens the next; it runs to the
    next paragraph that somebody else is said to say, that cites a source or names the speaker again, to notes for
    editors, or to the end. The items of a list are one only behind the reporting word itself ("The minister said:", not
    "What was promised includes:"), and it ends with them.
    """
    for cue in reports.cues:
        sentence = reports.trees[cue.sentence].sentence
        start = _begins(reports.text, sentence.end)
        behind = reports.text[cue.end : sentence.end]
        if cue.speaker is None or start is None or behind.count(":") != 1:
            continue
        if not _ITEM.match(reports.text, start):
            yield from _paragraphs(reports, start, cue)
        elif not behind.strip(" :\n"):
            items = _paragraphs(reports, start, cue)
            yield from takewhile(lambda each: _ITEM.match(reports.text, each.start) is not None, items)


def _begins(text: str, end: int) -> int | None:
    """Where the paragraph behind a line that ends with a colon begins, None where it opens with a quotation mark."""
    gap = _PARAGRAPH.match(text, end)
    if not text[:end].rstrip().endswith(":") or gap is None or gap.end() >= len(text) or text[gap.end()] in _MARKS:
        return None
    return gap.end()


def _paragraphs(reports: Reports, start: int, cue: Cue) -> Iterator[Statement]:
    text, first = reports.text, start
    while start < len(text):
        gap = _PARAGRAPH.search(text, start)
        end = gap.start() if gap else len(text)
        if _NOTES.match(text, start, end) or _is_of_another(reports, start, end):
            return
        if start > first and (reports.names_again(cue, start, end) or _CITED.search(text, start, end)):
            return
        yield Statement(start, len(text[:end].rstrip()), cue)
        start = gap.end() if gap else len(text)


def _is_of_another(reports: Reports, start: int, end: int) -> bool:
    """Whether a paragraph opens or ends with who is said to say it: the statement is over, or another begins."""
    inside = [c for c in reports.cues if start <= c.start < end and c.speaker is not None]
    text = reports.text
    return any(
        text[c.end : end].strip(' .”"') == "" or text[c.end : end].lstrip()[:1] in (*_MARKS, ":") for c in inside
    )
