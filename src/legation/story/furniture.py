"""What in a story's text is not the report: doubled headlines, credits, links, buttons, notices.

Precision first: a line is marked only where its form leaves no doubt. The patterns, each with what it must find and
must not, are in ``data/story/furniture.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import tomli

from legation.story.days import DATE
from legation.story.doubles import doubled
from legation.story.model import Span, span_of

_LINE = re.compile(r"[^\n\r\u2028\u2029\f\v\x85]*[^\s]")
_NAME = r"(?-i:[A-Z][\w.'’-]*)"
_LINK = (
    r"(?:\s?[,/&;]\s?|\s+)"
    r"(?:(?-i:and|of|the|for|in|from|at|de|del|van|von|der|den|la|le|al|bin|ibn|el|y|with|via|for)\s+){0,2}"
)
_SENTENCE_END = re.compile(r"[.!?][”\"’)]?\s+(?=[A-Z“\"(])")
_LONGEST = 300  # code points of a line that may be furniture
_LINKS = 10  # lines after "Related stories"


class Pattern(NamedTuple):
    """A form of furniture: ``opens`` a list of links, ``tail`` may stand at the end of the last line."""

    what: str
    form: re.Pattern[str]
    opens: bool
    tail: bool


def furniture(text: str, title: str | None = None) -> tuple[Span, ...]:
    """The stretches of ``text`` that are not the report, in order, none overlapping another.

    ``title`` is the headline where it is known apart from the text: a line that repeats it is furniture. Offsets count
    code points into ``text``.
    """
    lines = [found.span() for found in _LINE.finditer(text)]
    lines = [(start + len(text[start:end]) - len(text[start:end].lstrip()), end) for start, end in lines]
    found = [*_lines(text, lines), *doubled(text, lines, title), *_tail(text, lines), *_inline(text)]
    return tuple(span_of(text, start, end) for start, end in _joined(found))


def kind_of(line: str) -> str | None:
    """What kind of furniture a line is by itself ("byline", "photo credit"), or None."""
    pattern = _match(line)
    return pattern.what if pattern else None


def _lines(text: str, lines: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Lines that are furniture by their form, and the links under a heading like "Related stories"."""
    links = 0
    for start, end in lines:
        line = text[start:end]
        pattern = _match(line)
        if pattern:
            links = _LINKS if pattern.opens else links
            yield _marked(pattern, line, start, end)
        elif links and _is_link(line):
            links -= 1
            yield start, end
        else:
            links = 0


def _match(line: str) -> Pattern | None:
    if len(line) > _LONGEST:
        return None
    return next((pattern for pattern in patterns() if pattern.form.fullmatch(line)), None)


def _marked(pattern: Pattern, line: str, start: int, end: int) -> tuple[int, int]:
    """All of a line, or only its credit where more than one sentence comes before that."""
    found = pattern.form.fullmatch(line)
    if found and "credit" in pattern.form.groupindex and _SENTENCE_END.search(line[: found.start("credit")].rstrip()):
        return start + found.start("credit"), end
    return start, end


def _is_link(line: str) -> bool:
    """Whether a line could be a headline of another story: short, and no sentence with its full stop."""
    return len(line) <= 160 and line[-1] not in '.!”"’)]' and not _SENTENCE_END.search(line)


def _tail(text: str, lines: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Last sentences of the last lines that say who worked on the story."""
    for start, end in lines[-2:]:
        cuts = [found.end() for found in _SENTENCE_END.finditer(text, max(start, end - _LONGEST), end)]
        for cut in cuts:
            last = text[cut:end]
            if any(pattern.tail and pattern.form.fullmatch(last) for pattern in patterns()):
                yield cut, end
                break


def _inline(text: str) -> Iterator[tuple[int, int]]:
    """Furniture in the middle of a line, between sentences."""
    for pattern in patterns("inline"):
        yield from (found.span() for found in pattern.form.finditer(text))


def _joined(found: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches in order, those that overlap made one."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        elif start < end:
            out.append((start, end))
    return out


@cache
def patterns(group: str = "line") -> tuple[Pattern, ...]:
    """The patterns of ``furniture.toml`` for whole lines or (``inline``) for anywhere, in its order."""
    data = listed()
    parts = {name: _grouped(part) for name, part in data["parts"].items()}
    parts |= {"NAMES": f"(?:{_NAME}(?:{_LINK}{_NAME}){{0,12}})", "FULL": f"(?:{_NAME}(?:{_LINK}{_NAME}){{1,12}})"}
    parts["DATE"] = DATE
    return tuple(_compiled(entry, parts) for entry in data[group])


def _grouped(part: str) -> str:
    return f"(?-i:{part})"


def _compiled(entry: dict[str, Any], parts: dict[str, str]) -> Pattern:
    form = re.sub(r"\{([A-Z]+)\}", lambda found: parts[found[1]], entry["pattern"])
    flags = re.NOFLAG if entry.get("case") else re.IGNORECASE
    return Pattern(entry["what"], re.compile(form, flags), entry.get("opens", False), entry.get("tail", False))


@cache
def listed() -> dict[str, Any]:
    """The contents of ``furniture.toml``."""
    return tomli.loads(files("legation").joinpath("data", "story", "furniture.toml").read_text(encoding="utf-8"))
