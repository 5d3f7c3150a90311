"""Words that a page says twice: the headline again, a paragraph again as a pull quote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

_HEAD = 8  # lines in which a headline may be repeated
_LONGEST_HEADLINE = 220
_NEARLY = 92.0  # per cent of characters in common
_PARAGRAPH = 60  # code points: shorter lines may be said twice on purpose
_TWICE = re.compile(r"(?P<one>\S.{18,180}?\S)[\s|:–—-]+(?P=one)(?=$|\s+[A-Z“\"])", re.IGNORECASE)
_WORD = re.compile(r"\w+")


def doubled(text: str, lines: Sequence[tuple[int, int]], title: str | None = None) -> Iterator[tuple[int, int]]:
    """Stretches of ``text`` that only repeat: the title that is known apart, the headline again, a paragraph again.

    ``lines`` are the lines of the text that are not empty, as (start, end). What is repeated stays once.
    """
    headlines = [key(title)] if title and len(text) >= 2 * len(title) else []
    for number, (start, end) in enumerate(lines[:_HEAD]):
        line = text[start:end]
        if len(line) <= _LONGEST_HEADLINE and line[-1] not in '.!?”"':
            if any(_same(key(line), headline) for headline in headlines):
                yield start, end
            elif number + 1 < len(lines):
                headlines.append(key(line))
        yield from _inside(line, start, headlines)
    yield from _paragraphs(text, lines)


def key(line: str) -> str:
    """What is compared: the words in lower case."""
    return " ".join(_WORD.findall(line.casefold()))


def _same(line: str, headline: str) -> bool:
    enough = len(line.split()) >= 3 or line == headline
    return bool(line) and enough and fuzz.ratio(line, headline) >= _NEARLY


def _inside(line: str, start: int, headlines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """A line that says its headline twice, or goes on after the headline that stood above it."""
    if found := _TWICE.match(line):
        yield start + found.start(), start + found.end("one")
        return
    for headline in headlines:
        words = headline.split()
        if len(words) >= 5 and (end := _prefix(line, words)):
            yield start, start + end
            return


def _prefix(line: str, words: Sequence[str]) -> int:
    """Where the headline ends at the start of ``line``, if a new sentence begins there; else 0."""
    found = list(_WORD.finditer(line.casefold()))[: len(words)] if len(line.casefold()) == len(line) else []
    if [each[0] for each in found] != list(words):
        return 0
    rest = line[found[-1].end() :]
    begins = re.match(r"[\s|:–—-]+(?=[A-Z“\"])", rest)
    return found[-1].end() if begins and len(rest) > 40 and _is_sentence(rest) else 0


def _is_sentence(rest: str) -> bool:
    return bool(re.search(r"\.[”\"]?\s*$|\.\s", rest)) and len(rest.split()) >= 6


def _paragraphs(text: str, lines: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    seen: set[str] = set()
    for start, end in lines:
        if end - start < _PARAGRAPH:
            continue
        said = key(text[start:end])
        if said in seen:
            yield start, end
        seen.add(said)
