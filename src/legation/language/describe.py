"""A clause on one line, for tests and for people who write a codebook."""

from __future__ import annotations

from legation.language.model import Clause, Sentence


def describe(clause: Clause, sentence: Sentence) -> str:
    """A clause in one line: ``visit[noun, light=pay] subject=He; to=*Cairo; past; reported by officials said``.

    An implied argument is marked with ``*``. ``sentence`` must be the one that the clause was built from.
    """
    parts = [*_arguments(clause, sentence), *_flags(clause), *_hanging(clause, sentence)]
    light = f", light={clause.light}" if clause.light else ""
    return f"{clause.predicate}[{clause.kind}{light}] " + "; ".join(parts)


def _arguments(clause: Clause, sentence: Sentence) -> list[str]:
    return [f"{a.slot}={'*' if a.implied else ''}{_words(sentence, a.start, a.end)}" for a in clause.arguments]


def _flags(clause: Clause) -> list[str]:
    flags: list[str] = [clause.tense] if clause.tense else []
    flags += [name for name in ("perfect", "progressive", "passive", "negated", "question") if getattr(clause, name)]
    if clause.modality != "none":
        flags.append(clause.modality)
    if clause.modifiers:
        flags.append("modifiers=" + ",".join(clause.modifiers))
    return flags


def _hanging(clause: Clause, sentence: Sentence) -> list[str]:
    out = []
    if clause.link != "root":
        governor = sentence.tokens[clause.governor].lemma if clause.governor is not None else "nothing"
        out.append(f"{clause.link} of {governor}")
    if clause.reporter is not None:
        speaker = _words(sentence, clause.reporter.start, clause.reporter.end)
        out.append(f"reported by {speaker} {clause.reporter.cue}")
    return out


def _words(sentence: Sentence, start: int, end: int) -> str:
    """The words between two offsets, with single spaces where there were any, for a sentence has no text."""
    out = ""
    last = None
    for token in sentence.tokens:
        if token.end > start and token.start < end:
            gap = " " if last is not None and token.start > last else ""
            out += gap + token.text[max(0, start - token.start) : end - token.start]
            last = token.end
    return out
