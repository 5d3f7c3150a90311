"""Readings made by hand, for tests that need many and no network: stories of meetings and attacks."""

from __future__ import annotations

from pathlib import Path

from legation.event import plover, scales
from legation.event.model import Casualties, EventMention, Party, Reading, When
from legation.record.database import connect, transaction
from legation.record.keep import keep, keep_run
from legation.record.settle import settle
from legation.record.versions import run_of
from legation.story.model import Story, span_of

PARTIES = {"ISR": "Israel", "USA": "United States", "RUS": "Russia", "UKR": "Ukraine", "KEN": "Kenya", "UGA": "Uganda"}
WORDS = {"CONSULT": "met", "ASSAULT": "attacked", "SUPPORT": "praised", "COERCE": "arrested"}


def told(story_id: str, type_: str, actor: str, recipient: str, day: str, *, published: str | None = None,
         dead: int | None = None, more: str = "") -> Reading:  # fmt: skip
    """A story of one sentence that tells one event."""
    text = f"{PARTIES[actor]} {WORDS[type_]} {PARTIES[recipient]} on {day}, it was said{more}."
    at = text.index(WORDS[type_])
    trigger, day_at = span_of(text, at, at + len(WORDS[type_])), text.index(day)
    scale = scales.scales()[type_, None]
    when = When(start=day, end=day, granularity="day", basis="text", text=day, from_=day_at, to=day_at + len(day))
    mention = EventMention(
        id=f"{story_id}-{type_}", type=type_, mode=None, contexts=(), cameo=scale.cameo, quad=scale.quad,
        intensity=scale.intensity, trigger=trigger, sentence=span_of(text, 0, len(text)),
        actors=(_party(actor, text),), recipients=(_party(recipient, text),), topics=(), date=when, place=None,
        status="current", attribution=None, casualties=Casualties(dead=dead), amounts=(), confidence=0.9, why="test",
    )  # fmt: skip
    story = Story(id=story_id, text=text, published=published or day, publisher=f"The {story_id} Post")
    return Reading(story=story, events=(mention,))


def _party(code: str, text: str) -> Party:
    name = PARTIES[code]
    at = text.index(name)
    return Party(id=code, name=name, country=code, sector="GOV", text=name, start=at, end=at + len(name))


def fill(path: Path, readings: list[Reading]) -> None:
    """Keeps the readings in the record at ``path``, as adding does."""
    db, run = connect(path, write=True), run_of(plover())
    with transaction(db, path):
        keep_run(db, run)
        for reading in readings:
            if not db.execute("SELECT 1 FROM stories WHERE id = ?", (reading.story.id,)).fetchone():
                keep(db, reading, run.id)
    with transaction(db, path):
        settle(db)
    db.close()


WORLD = [
    told("a1", "CONSULT", "ISR", "USA", "2022-05-19"),
    told("a2", "CONSULT", "ISR", "USA", "2022-05-19", more=" by a spokesman in Washington"),
    told("a3", "CONSULT", "USA", "ISR", "2022-05-19", published="2022-05-20"),
    told("b1", "CONSULT", "ISR", "USA", "2022-06-02"),
    told("c1", "ASSAULT", "RUS", "UKR", "2022-05-19", dead=3),
    told("c2", "ASSAULT", "RUS", "UKR", "2022-05-19", dead=5, more=" in Kyiv at night"),
    told("c3", "ASSAULT", "RUS", "UKR", "2022-05-20", dead=2, more=" in Lviv, by drones"),
    told("d1", "SUPPORT", "KEN", "UGA", "2022-05-19"),
    told("e1", "COERCE", "KEN", "UGA", "2022-07-01"),
    told("e2", "COERCE", "KEN", "UGA", "2022-07-01", more=" by the police of Nairobi"),
]
