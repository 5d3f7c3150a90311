"""The page of one actor: names, offices by date, deeds over time, with whom, what it said."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from legation.gazetteer import Term, load
from legation.record.answers import ActorSummary
from legation.record.record import Record
from legation.view.web.drawing import chosen, columns, ways
from legation.view.web.pages import formed, opened, remembered, sentences
from legation.view.web.render import data, render


def actor(request: Request) -> Response:
    """One actor."""
    id, form = formed(request.path_params["id"])
    with opened(request) as record:
        if form != "html":
            return data(form, [record.actor(id).actor])
        values = remembered(request, ("actor", id), lambda: _values(record, id))
    return render(request, "actor.html", values)


def _values(record: Record, id: str) -> dict[str, Any]:
    card = record.actor(id)
    who = card.actor.id
    latest = record.events(party=who).page(20, latest=True)
    return {
        "card": card,
        "titles": titles(card.titles),
        "terms": terms(card.actor),
        "chart": columns(*chosen(record, ("month", "year"), party=who), ways("/events", {"party": who})),
        "latest": latest,
        "sentences": sentences(record, latest),
        "said": list(islice(record.statements(speaker=who, latest=True), 8)),
    }


def titles(told: Sequence[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Titles with their first and last day: written with capitals and without, one is told once, as it was first."""
    found: dict[str, tuple[str, str, str]] = {}
    for title, first, last in told:
        known = found.get(title.casefold(), (title, first, last))
        found[title.casefold()] = (known[0], min(known[1], first), max(known[2], last))
    return list(found.values())


def terms(actor: ActorSummary) -> list[Term]:
    """The terms of office that are known of a person, by date: those of its Wikidata id only, never a namesake's."""
    if actor.kind != "person" or not actor.wikidata:
        return []
    own = {term for term in load().officials(actor.name) if term.wikidata == actor.wikidata}
    return sorted(own, key=lambda term: (term.start or "", term.end or "9999", term.position))
