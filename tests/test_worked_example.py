"""The worked example: five rows, each value with its words."""

from __future__ import annotations

import pytest

import legation
from legation.event.model import EventMention, Party, Reading
from worked_example import STORY  # type: ignore[import-not-found]


@pytest.fixture(scope="module")
def reading() -> Reading:
    return legation.read(STORY)


def one(reading: Reading, type_: str, mode: str | None = None, **has: object) -> EventMention:
    found = [e for e in reading.events if e.type == type_ and e.mode == mode and _has(e, has)]
    assert len(found) == 1, "\n".join(map(str, reading.events))
    return found[0]


def _has(event: EventMention, has: dict[str, object]) -> bool:
    return all(getattr(event, key) == value for key, value in has.items())


def who(parties: tuple[Party, ...]) -> list[tuple[str, str | None, str | None]]:
    return [(p.name, p.country, p.sector) for p in parties]


def test_visit(reading: Reading) -> None:
    visit = one(reading, "CONSULT", "visit")
    assert who(visit.actors) == [("Soipan Tuya", "KEN", "GOV")]
    assert [(p.name, p.country) for p in visit.recipients] == [("Turkey", "TUR")]
    assert visit.date is not None
    assert (visit.date.start, visit.date.end, visit.date.basis) == ("2023-10-11", "2023-10-11", "text")
    assert visit.date.text == "Wednesday (October 11th)"
    assert visit.status == "current"
    assert visit.trigger.text == "embarked on an official visit"


def test_meeting(reading: Reading) -> None:
    meeting = next(e for e in reading.events if e.type == "CONSULT" and e.trigger.text == "met")
    assert who(meeting.actors) == [("Soipan Tuya", "KEN", "GOV")]
    assert {("Yasar Guler", "TUR", "GOV"), ("Hakan Fidan", "TUR", "GOV")} <= set(who(meeting.recipients))
    assert meeting.date is not None
    assert meeting.date.start == "2023-10-11"
    topics = " ".join(t.text for t in meeting.topics)
    assert all(topic in topics for topic in ("al-Shabab", "Red Sea", "war in Sudan"))


def test_background_toll(reading: Reading) -> None:
    toll = next(e for e in reading.events if e.type == "ASSAULT" and e.casualties.dead == 14)
    assert toll.actors == ()
    assert [p.country for p in toll.recipients] == ["KEN"]
    assert toll.status == "historical"


def test_aid(reading: Reading) -> None:
    aid = one(reading, "AID")
    assert who(aid.actors) == [("Turkey", "TUR", "GOV")]
    assert who(aid.recipients) == [("Kenya", "KEN", "GOV")]
    assert [(a.value, a.currency, a.text) for a in aid.amounts] == [(1.2e9, "USD", "$1.2 billion")]
    assert aid.date is not None
    assert (aid.date.start, aid.date.end) == ("2023-08-01", "2023-08-31")
    assert aid.status == "historical"


def test_thanks(reading: Reading) -> None:
    thanks = one(reading, "SUPPORT")
    assert [p.name for p in thanks.actors] == ["Soipan Tuya"]
    assert [p.name for p in thanks.recipients] == ["Yasar Guler"]
    assert thanks.trigger.text == "thanked"
    assert thanks.date is not None
    assert (thanks.date.start, thanks.date.basis) == ("2023-10-11", "inherited")


def test_one_actor_for_all_spellings(reading: Reading) -> None:
    tuya = [a for a in reading.actors if "Tuya" in a.name or "Tuia" in a.name]
    assert len(tuya) == 1
    assert {"Soipan Tuya", "Tuya", "Tuia"} <= set(tuya[0].aliases)
    assert "she" in [m.text for m in tuya[0].mentions]


def test_furniture_is_nobodys_act(reading: Reading) -> None:
    furniture = " ".join(f.text for f in reading.story.furniture)
    assert "Photo: Office of the Prime Minister" in furniture
    assert "You might be interested also" in furniture
    assert not [a for a in reading.actors if a.name == "Office of the Prime Minister"]


def test_every_value_rereads(reading: Reading) -> None:
    text = reading.story.text
    for event in reading.events:
        spans = [event.trigger, event.sentence, *event.topics, *event.amounts, *event.also_at]
        spans += [p for p in (*event.actors, *event.recipients) if p.text is not None]  # type: ignore[misc]
        for span in spans:
            assert text[span.start : span.end] == span.text
        if event.date is not None and event.date.text is not None:
            assert text[event.date.from_ : event.date.to] == event.date.text
