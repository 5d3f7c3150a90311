"""The page of one actor: names, offices by date, deeds over time, with whom, what it said."""

from __future__ import annotations

from itertools import islice

from starlette.requests import Request
from starlette.responses import Response

from legation.gazetteer import Term, load
from legation.record.answers import ActorSummary
from legation.view.web.drawing import chosen, columns, ways
from legation.view.web.pages import formed, opened
from legation.view.web.render import data, render


def actor(request: Request) -> Response:
    """One actor."""
    id, form = formed(request.path_params["id"])
    with opened(request) as record:
        card = record.actor(id)
        if form != "html":
            return data(form, [card.actor])
        who = card.actor.id
        values = {
            "card": card,
            "terms": terms(card.actor),
            "chart": columns(*chosen(record, ("month", "year"), party=who), ways("/events", {"party": who})),
            "latest": record.events(party=who).page(20, latest=True),
            "said": list(islice(record.statements(speaker=who, latest=True), 8)),
            "about": list(islice(record.statements(about=who, latest=True), 4)) if card.actor.stories < 500 else [],
        }
    return render(request, "actor.html", values)


def terms(actor: ActorSummary) -> list[Term]:
    """The terms of office that are known of a person, by date: those of its Wikidata id only, never a namesake's."""
    if actor.kind != "person" or not actor.wikidata:
        return []
    own = {term for term in load().officials(actor.name) if term.wikidata == actor.wikidata}
    return sorted(own, key=lambda term: (term.start or "", term.end or "9999", term.position))
