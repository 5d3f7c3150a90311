"""Acronyms that a story defines for itself, against those that the gazetteer knows."""

from __future__ import annotations

import re

from legation.gazetteer.model import Match

_DEFINED = re.compile(r"\(\s*(?:the |or )?[\"“‘']?([A-Z][A-Za-z]{1,7})[\"”’']?\s*[),]")


def own_acronyms(text: str, matches: tuple[Match, ...]) -> tuple[Match, ...]:
    """The matches without acronyms that the text defines as something else ("Paycheck Protection Program (PPP)").

    An acronym is the text's own where the words before its bracket have its initials and are not what the gazetteer
    takes it for.
    """
    foreign = {d[1] for d in _DEFINED.finditer(text) if _is_foreign(text, d.start(), d[1], matches)}
    return tuple(m for m in matches if m.form != "acronym" or text[m.start : m.end] not in foreign)


def _is_foreign(text: str, bracket: int, acronym: str, matches: tuple[Match, ...]) -> bool:
    meant = [e.id for m in matches if m.form == "acronym" and text[m.start : m.end] == acronym for e in m.entries]
    if not meant:
        return False
    before = text[:bracket].rstrip()
    named = [e.id for m in matches if len(before) - 2 <= m.end <= len(before) for e in m.entries]
    return not set(meant) & set(named) and _initials_fit(before, acronym)


def _initials_fit(before: str, acronym: str) -> bool:
    """Whether the last capitalised words before a bracket spell an acronym, small words left out or not."""
    words = re.findall(r"[\w’'\-]+", before[-120:])[-2 * len(acronym) :]
    letters = [w[0].upper() for w in words if w[:1].isupper() or w.lower() in ("of", "for", "and", "the")]
    capitals = [w[0] for w in words if w[:1].isupper()]
    return "".join(capitals).endswith(acronym.upper()) or "".join(letters).endswith(acronym.upper())
