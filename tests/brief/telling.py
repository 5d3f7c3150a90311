"""Events and tellings made by hand from a sentence, for tests of sentences."""

from __future__ import annotations

from typing import Any

from legation.event import scales
from legation.event.model import Attribution, Casualties, EventMention, Party, Sum, When, Where
from legation.record.model import Event, EventParty, Telling
from legation.story.model import Span, span_of

PUBLISHER = "The Harbour Post"


def party(told: str, text: str) -> Party:
    """``Nyota Achieng=KEN`` with its words, if the text has them; a country's code alone is the state."""
    name, _, country = told.partition("=")
    at = text.find(name)
    id = (
        country
        if name in _STATES
        else f"{'person' if name.istitle() and ' ' in name and name not in _GROUPS else 'group'}-{name}"
    )
    start, end = (at, at + len(name)) if at >= 0 else (None, None)
    return Party(id=id, name=name, country=country or None, text=name if at >= 0 else None, start=start, end=end)


_GROUPS = {"Lake Front"}
_STATES = {"Kenya", "Norway", "United States", "Chad"}


def telling(text: str, trigger: str, type_: str, mode: str | None = None, *, who: tuple[str, ...] = (),
            whom: tuple[str, ...] = (), place: tuple[str, str] | None = None, about: tuple[str, ...] = (),
            says: tuple[str, str | None] | None = None, dead: int | None = None, injured: int | None = None,
            sums: tuple[tuple[float, str], ...] = (), status: str = "current", publisher: str | None = PUBLISHER,
            witness: int = 1, cameo: str | None = None) -> Telling:  # fmt: skip
    """One story of one sentence; ``says`` is the speaker's words and the actor that they mean."""
    at, scale = text.index(trigger), scales.scales()[type_, mode]
    where = place and text.find(place[0])
    mention = EventMention(
        id="m", type=type_, mode=mode, contexts=(), cameo=cameo or scale.cameo, quad=scale.quad,
        intensity=scale.intensity, trigger=span_of(text, at, at + len(trigger)), sentence=span_of(text, 0, len(text)),
        actors=tuple(party(each, text) for each in who), recipients=tuple(party(each, text) for each in whom),
        topics=tuple(Span(each, 0, 0) for each in about), date=None,
        place=Where(name=place[0], country=place[1], start=where, end=None) if place else None, status=status,  # type: ignore[arg-type]
        attribution=Attribution(text=says[0], cue="said", start=0, end=0, actor=says[1]) if says else None,
        casualties=Casualties(dead=dead, injured=injured),
        amounts=tuple(Sum(value=value, currency=code, text="", start=0, end=0) for value, code in sums),
        confidence=0.9, why="by hand",
    )  # fmt: skip
    return Telling(mention=mention, story_id=f"s{witness}", title="Talks", published="2024-03-13", publisher=publisher,
                   url=None, sentence=text, witness=witness, origin="machine", corrected=False)  # fmt: skip


def event(of: Telling, *, days: tuple[str, str] | None = ("2024-03-12", "2024-03-12"), basis: str = "text",
          conflicts: int = 0, **values: Any) -> Event:  # fmt: skip
    """The event that a telling alone makes."""
    mention = of.mention
    first, last = days or (None, None)
    when = When(start=first, end=last, granularity="day", basis=basis) if days else None  # type: ignore[arg-type]
    sides = [
        tuple(EventParty(id=each.id, name=each.name, country=each.country) for each in side)
        for side in (mention.actors, mention.recipients)
    ]
    told = {
        "id": "e", "type": mention.type, "mode": mention.mode, "status": mention.status, "contexts": (),
        "cameo": mention.cameo, "quad": mention.quad, "intensity": mention.intensity, "date_start": first,
        "date_end": last, "granularity": when and when.granularity, "date_basis": when and when.basis,
        "actors": sides[0], "recipients": sides[1], "place": mention.place and mention.place.name,
        "place_country": mention.place and mention.place.country, "geonames": None, "latitude": None,
        "longitude": None, "dead": mention.casualties.dead, "injured": mention.casualties.injured, "arrested": None,
        "confidence": 0.9, "first_published": "2024-03-13", "mentions": 1, "stories": 1, "witnesses": 1, "score": 1.0,
        "conflicts": conflicts, "corrected": False,
    }  # fmt: skip
    return Event(**{**told, **values})
