"""Types of a report: sentences, tables and charts with the numbers of the words behind them, and those words."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from legation.record.answers import Period


class Ref(NamedTuple):
    """The words behind a sentence: number of the source, and of the quotation within it, both from 1."""

    source: int
    quote: int


class Quote(msgspec.Struct, frozen=True):
    """Words of a story on one line, with those that tell the deed in the middle (``told`` is empty for speech)."""

    before: str
    told: str
    after: str

    @property
    def text(self) -> str:
        """All of the words."""
        return f"{self.before}{self.told}{self.after}"


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A story that the report rests on, with the words of it that do."""

    number: int
    story_id: str
    title: str | None
    publisher: str | None
    day: str | None
    url: str | None
    quotes: tuple[Quote, ...]

    def label(self, ref: Ref) -> str:
        """``3``, or ``3b`` where several words of this source are quoted."""
        return f"{self.number}{letters(ref.quote) if len(self.quotes) > 1 else ''}"


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence and what it rests on; ``event`` is the event's id."""

    text: str
    refs: tuple[Ref, ...]
    event: str | None = None


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """Sentences under a heading; ``more`` events of its kind are not told."""

    title: str
    lines: tuple[Line, ...]
    more: int = 0


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A chapter of sections; ``note`` says what it holds and how it is to be read."""

    title: str
    note: str
    sections: tuple[Section, ...]


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """A table; each row has its cells and what it rests on; ``more`` rows are left out."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[tuple[str, ...], tuple[Ref, ...]], ...]
    note: str = ""
    more: int = 0


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """A report on what a record holds: ``facts`` say on what it rests, ``as_of`` is the day of the last story."""

    title: str
    as_of: str | None
    facts: tuple[str, ...]
    short: tuple[Line, ...]
    by: str
    periods: tuple[Period, ...]
    partners_title: str
    partners: tuple[tuple[str, int], ...]
    parts: tuple[Part, ...]
    tables: tuple[Table, ...]
    differing: tuple[Line, ...]
    sources: tuple[Source, ...]

    def label(self, ref: Ref) -> str:
        """The number by which the report speaks of words: ``3b``."""
        return self.sources[ref.source - 1].label(ref)


def letters(number: int) -> str:
    """``a`` for 1, ``z`` for 26, ``aa`` for 27."""
    told = ""
    while number:
        number, rest = divmod(number - 1, 26)
        told = chr(97 + rest) + told
    return told
