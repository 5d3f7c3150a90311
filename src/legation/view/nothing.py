"""Why nothing fits: what a question asked for that the record does not have, with what it may have meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from legation.record.record import Record

_WHO = ("party", "actor", "recipient", "with_", "speaker", "about")
_NEAR = 72  # of 100: likeness from which a name may be meant


def reasons(record: Record, asked: Mapping[str, Any]) -> Iterator[str]:
    """Lines for a person whose question had no answer: first that nothing fits, then each name that is not known."""
    yield "nothing fits."
    for name in _WHO:
        who = asked.get(name)
        if not who or _known(record, str(who)):
            continue
        near = _near(record, str(who))
        meant = f" Did you mean {', '.join(near)}?" if near else " Look for it: legation actors RECORD NAME"
        yield f'no actor of the record is "{who}", nor of a country with that code.{meant}'


def _known(record: Record, who: str) -> bool:
    ask = record.connection.execute
    query = "SELECT 1 FROM actors WHERE id = ? OR country = ? OR name LIKE ? LIMIT 1"
    return ask(query, (who, who, f"%{who}%" if len(who) > 3 else who)).fetchone() is not None


def _near(record: Record, who: str) -> list[str]:
    """Names and codes that are spelled somewhat like it, at most three."""
    from rapidfuzz import fuzz, process

    rows = record.connection.execute("SELECT DISTINCT name FROM actors ORDER BY name").fetchall()
    codes = record.connection.execute("SELECT DISTINCT country FROM actors WHERE country = upper(?)", (who,)).fetchall()
    names = [str(row[0]) for row in rows]
    found = process.extract(who, names, scorer=fuzz.ratio, processor=str.lower, limit=3, score_cutoff=_NEAR)
    return [*(str(row[0]) for row in codes), *(name for name, _, _ in found)][:3]
