"""Transcripts: who has the word. "PRIME MINISTER SUGA: …" opens a turn that lasts to the next label."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import msgspec
import tomli

from legation.story.model import Span, span_of

_CAPITALS = re.compile(
    r"^[ \t]*((?:[A-Z][A-Z.’'\-]*|[A-Z][a-z]{1,2}[A-Z][A-Z’'\-]+|Mc[A-Z]+)(?:[ ](?:[A-Z][A-Za-z]?[A-Z.’'\-]*)){0,6})"
    r"(?:[ ]\([^()\n]{1,60}\))?[ ]?:[ \u00a0]",
    re.MULTILINE,
)
_WITHIN = re.compile(
    r"(?<=[.?!)”\"] )((?:[A-Z][A-Z’'\-]+ ){1,4}[A-Z][A-Z’'\-]+)(?: \([^()\n]{1,60}\))?:[ \u00a0]+(?=[“\"(A-Z])"
)
"""A label within a line, behind the end of what another said: "… we met. CHANCELLOR SCHOLZ: Thank you"."""
_MIXED = re.compile(
    r"^[ \t]*((?:[A-Z][\w.’'\-]*[ ]){0,4}[A-Z][\w.’'\-]*)(?:[ ]\([^()\n]{1,60}\))?:[ \u00a0]", re.MULTILINE
)
_QUESTION = re.compile(r"^[ \t]*(Q)(?:[ ]\([^()\n]{1,60}\))?[.:]?[ \u00a0\t]+(?=\S)", re.MULTILINE)
_LABELLED = re.compile(
    r"^[ \t>*•\-–—]*((?P<lead>(?:[A-Z][\w.’'\-]*[ ])?(?:[\w.’'\-]+[ ]){0,6}?)"
    r"(?P<name>[A-Z][\w.’'\-]*(?:[ ][A-Z][\w.’'\-]*){0,3})"
    r"(?:, (?P<role>[^\n:.!?“”\"]{4,60}))?(?:,? on [A-Z]\w*)?(?:[ ]\([^()\n]{1,60}\))?)"
    r":[ \u00a0]+(?=[“\"]|(?:We|I|Our|My)\b)",
    re.MULTILINE,
)
_END = re.compile(r"^[ \t]*END\b[^\n]{0,40}$", re.MULTILINE)
_FEW = 4
"""Labels in small letters open turns where at least so many stand in a text, of two speakers or more. A choice."""


class Turn(msgspec.Struct, frozen=True):
    """What one speaker says at a stretch: ``start``/``end`` in code points, the label apart."""

    label: Span
    start: int
    end: int

    @property
    def name(self) -> str:
        """The label in lower case."""
        return " ".join(self.label.text.lower().split())

    @property
    def asks(self) -> bool:
        """Whether it is a question of the press or the audience."""
        return self.name in turn_words("askers")

    @property
    def ushers(self) -> bool:
        """Whether whoever speaks only leads through the exchange."""
        return self.name in turn_words("ushers")


@cache
def turn_words(name: str) -> frozenset[str]:
    """A list of ``data/mention/turns.toml``."""
    text = files("legation").joinpath("data", "mention", "turns.toml").read_text(encoding="utf-8")
    return frozenset(tomli.loads(text)[name])


@cache
def seats() -> dict[str, str]:
    """The rooms and planes in which a government meets the press, lower case, with its state."""
    text = files("legation").joinpath("data", "mention", "turns.toml").read_text(encoding="utf-8")
    return dict(tomli.loads(text)["seats"])


def turns(text: str) -> tuple[Turn, ...]:
    """The turns of a transcript in order; none of a text that is no transcript.

    A label in capitals counts where one of the text's labels has a word for a speaker ("MR.", "PRESIDENT"), and in the
    midst of a line where it has such a word itself; labels in
    small letters where four stand in the text, of two speakers or more, one of them with such a word.
    """
    found = [m for m in _CAPITALS.finditer(text) if m[1].split()[0].lower() not in turn_words("no_label")]
    if not any(_names_speaker(m[1]) for m in found):
        found = list(_small_labels(text))
    if not found:
        return ()
    found += [m for m in _WITHIN.finditer(text) if _names_speaker(m[1]) and m[1].isupper()]
    labels = sorted([*found, *_QUESTION.finditer(text)], key=lambda m: m.start(1))
    labels = [m for n, m in enumerate(labels) if not n or m.start(1) > labels[n - 1].start(1)]
    ends = [m.start() for m in (*labels[1:], *_END.finditer(text, labels[-1].end()))][: len(labels)]
    ends += [len(text)] * (len(labels) - len(ends))
    return tuple(
        Turn(span_of(text, m.start(1), m.end(1)), m.end(), max(m.end(), len(text[:end].rstrip())))
        for m, end in zip(labels, ends, strict=True)
    )


def labelled(text: str) -> tuple[Turn, ...]:
    """The lines of a text that is no transcript, each with whose words they are: "Foreign Minister Ana Lopes: “We …”",
    "Ana Lopes, foreign minister, on X: We …"."""
    found = [] if turns(text) else [m for m in _LABELLED.finditer(text) if _is_somebody(m)]
    ends = (text.find("\n", m.end()) for m in found)
    return tuple(
        Turn(span_of(text, m.start(1), m.end("name")), m.end(), end if end >= 0 else len(text))
        for m, end in zip(found, ends, strict=True)
    )


def _is_somebody(label: re.Match[str]) -> bool:
    """Whether a label has a name alone, or a title before or behind it, and no word of saying."""
    words = label[1].lower().replace(",", "").split()
    told = turn_words("saying") & set(words) or words[0] in turn_words("no_label") | turn_words("openers")
    lead, role = label["lead"].split(), (label["role"] or "").lower().replace(",", "").split()
    titled = (
        lead[-1:] == [] or all(w[0].isupper() for w in lead) or bool({w.lower() for w in lead} & turn_words("titles"))
    )
    return not told and titled and (not role or bool(set(role) & turn_words("titles")))


def _small_labels(text: str) -> Iterator[re.Match[str]]:
    found = [m for m in _MIXED.finditer(text) if m[1].split()[0].lower() not in turn_words("no_label")]
    often = [m for m in found if sum(o[1] == m[1] for o in found) > 1]
    if len(often) >= _FEW and len({m[1] for m in often}) > 1 and any(_names_speaker(m[1]) for m in often):
        yield from (m for m in found if m in often or _names_speaker(m[1]))


def _names_speaker(label: str) -> bool:
    return bool(set(label.lower().split()) & turn_words("titles"))
