"""Quoted words: direct, in quotation marks, as a printed statement or as a turn of a transcript, and indirect ("said
that …"), each with who says them and the cue.

Words in marks without a reporting word count only from three words on (else they are scare quotes), and not where
they are a title in capitals. A whole sentence in marks without a cue of its own belongs to the speaker before.
"""

from __future__ import annotations

import re

from legation.language.model import Sentence
from legation.mention.model import Mention, Quotation
from legation.mention.quote_marks import Quoted, quoted
from legation.mention.reported import indirect
from legation.mention.speakers import Cue, Reports, cue_of
from legation.mention.statements import statements
from legation.mention.turns import labelled, turns
from legation.story.model import Span, Story

_SMALL = frozenset(
    {"a", "an", "the", "of", "and", "or", "in", "on", "to", "for", "at", "by", "with", "from", "de", "la"}
)
"""Words that a title has in small letters."""
_SCARE = 2
"""Up to this many words in marks are a quotation only with a reporting word that holds them. A choice."""


def find_quotations(
    story: Story, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...]
) -> tuple[Quotation, ...]:
    """All quotations of ``story``, in order of their start; spans in code points, without the quotation marks.

    ``mentions`` are the actors' mentions: the speaker is the actor of the mention at the speaker's head token.
    """
    furniture = story.furniture
    marks = tuple(q for q in quoted(story.text) if not any(f.start <= q.start < f.end for f in furniture))
    reports = Reports(story.text, sentences, mentions, marks)
    found = [*_direct(story.text, marks, reports), *_indirect(story.text, reports), *_printed(story.text, reports)]
    found += _turns(story.text, mentions)
    return tuple(sorted(found, key=lambda q: (q.start, q.end)))


def _direct(text: str, marks: tuple[Quoted, ...], reports: Reports) -> list[Quotation]:
    """The quotations in marks; one that runs over paragraphs has one cue for all of them."""
    out: list[Quotation] = []
    before: Quoted | None = None
    speaker: str | None = None
    source: Span | None = None
    for run in _runs(marks):
        cues = [cue_of(reports, mark) for mark in run]
        cue = next((c for c in cues if c is not None), None)
        follows = cue is None and before is not None and _runs_on(text, before, run[0])
        words = text[run[0].start : run[-1].end]
        if _is_title(words) or (cue is None and not follows and len(words.split()) <= _SCARE):
            continue
        speaker = reports.actor(cue) if cue else speaker if follows else None
        source = reports.source(cue) if cue else source if follows else None
        out += [
            _quotation(text, (mark.start, mark.end), own, speaker, source, direct=True)
            for mark, own in zip(run, cues, strict=True)
        ]
        before = run[-1]
    return out


def _runs(marks: tuple[Quoted, ...]) -> list[list[Quoted]]:
    """Marks in runs: one that continues from the paragraph before joins it."""
    runs: list[list[Quoted]] = []
    for mark in marks:
        if mark.continues and runs:
            runs[-1].append(mark)
        else:
            runs.append([mark])
    return runs


def _is_title(words: str) -> bool:
    """Whether words in marks are the title of a work: two or more, all but small ones in capitals, no full stop."""
    first, *rest = words.split() or [""]
    large = [word for word in rest if word.lower() not in _SMALL]
    return bool(large) and words[-1] not in ".?!" and all(word[0].isupper() for word in (first, *large))


def _runs_on(text: str, before: Quoted, mark: Quoted) -> bool:
    """Whether a quotation without a cue belongs to the speaker before it: a whole sentence, right behind the other
    and its cue, in the same paragraph or at the start of the next."""
    between = text[before.end : mark.start]
    if not (text[mark.start].isupper() and text[mark.end - 1] in ".?!…"):
        return False
    breaks = len(re.findall(r"\n\s*|\u2029", between))
    opens = re.search(r"(?:\n|\u2029)\W*$", between) is not None
    sentences = len(re.findall(r"\w[.!?]\W", between))
    return sentences <= 1 and (breaks == 0 or (breaks == 1 and opens))


def _indirect(text: str, reports: Reports) -> list[Quotation]:
    """Reported clauses that are not themselves in marks."""
    return [
        _quotation(text, (r.start, r.end), r.cue, reports.actor(r.cue), reports.source(r.cue), direct=False)
        for r in indirect(reports)
    ]


def _printed(text: str, reports: Reports) -> list[Quotation]:
    """The paragraphs of statements that are printed without marks."""
    return [
        _quotation(text, (s.start, s.end), s.cue, reports.actor(s.cue), reports.source(s.cue), direct=True)
        for s in statements(reports)
    ]


def _turns(text: str, mentions: tuple[Mention, ...]) -> list[Quotation]:
    """What is said in the turns of a transcript, or on a line, under the labels that name the speakers, paragraph by
    paragraph."""
    out = []
    for turn in turns(text) or labelled(text):
        low, high = turn.label.start, turn.label.end
        inside = [m for m in mentions if low <= m.start and m.end <= high and m.actors]
        names = [m for m in inside if m.form == "name"] if not turns(text) else []
        named = next((m.actors[0] for m in (*reversed(names), *inside)), None)
        for part in re.finditer(r"\S[^\n]*\S", text[turn.start : turn.end]):
            start, end = turn.start + part.start(), turn.start + part.end()
            out.append(Quotation(speaker=named, cue=None, text=text[start:end], start=start, end=end, direct=True,
                                 source=turn.label))  # fmt: skip
    return out


def _quotation(
    text: str, span: tuple[int, int], cue: Cue | None, speaker: str | None, source: Span | None, *, direct: bool
) -> Quotation:
    start, end = span
    return Quotation(
        speaker=speaker,
        cue=text[cue.start : cue.end] if cue else None,
        text=text[start:end],
        start=start,
        end=end,
        direct=direct,
        source=source,
    )
