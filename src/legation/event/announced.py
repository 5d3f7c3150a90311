"""What is only decided on or announced, so that the deed is told by an entry of its own and not by the words for it."""

from __future__ import annotations

from collections.abc import Sequence

from legation.event.match import Match
from legation.event.words import words
from legation.language.model import Clause

YIELDED = {"AGREE", "CONCEDE"}
"""Promises, which the announcement of a breach is not."""

BREACHES = {"SANCTION", "REJECT"}
"""What is announced and is no promise."""

CONTENT = {"complement", "reported"}
"""Links of a clause to the verb whose content it is."""


def only_words(clause: Clause, type_: str, fitting: Sequence[Match]) -> bool:
    """Whether a clause only decides on an act, or announces a breach, that one of the ``fitting`` matches tells:
    "*voted* to demand an apology", and no promise: "*announced* that it would quit the treaty"."""
    if clause.predicate in words("decides"):
        return any(m.clause.governor == clause.head and m.clause.link == "complement" for m in fitting)
    if type_ not in YIELDED or clause.predicate not in words("announcing"):
        return False
    objects = {a.head for a in clause.arguments if a.slot == "object"}
    breaches = [m.clause for m in fitting if m.trigger.type in BREACHES]
    return any((c.governor == clause.head and c.link in CONTENT) or c.head in objects for c in breaches)
