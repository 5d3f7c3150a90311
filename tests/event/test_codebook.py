"""The codebook's examples are its tests: each must give its event, each ``never`` sentence must not."""

from __future__ import annotations

import pytest

from legation import story
from legation.event.codebook import Example, Trigger, plover
from legation.event.model import EventMention, Party
from legation.reader import read_story

CODEBOOK = plover()
EXAMPLES = [
    pytest.param(trigger, example, id=f"{trigger.id}:{number}")
    for trigger in CODEBOOK.triggers
    for number, example in enumerate(trigger.examples)
]
NEVER = [
    pytest.param(trigger, sentence, id=f"{trigger.id}:never{number}")
    for trigger in CODEBOOK.triggers
    for number, sentence in enumerate(trigger.never)
]


def events_of(sentence: str) -> tuple[EventMention, ...]:
    return read_story(story.story(sentence, published="2024-05-15")).events


def named(names: tuple[str, ...], parties: tuple[Party, ...]) -> bool:
    """Every name stands in the words or the name of a party, and no party is unasked for."""

    def is_in(name: str, party: Party) -> bool:
        words, name = f"{party.text or ''} {party.name}".lower(), name.lower()
        return name in words or (party.text or "\0").lower() in name

    return all(any(is_in(n, p) for p in parties) for n in names) and (bool(names) or not parties)


def fits(found: EventMention, trigger: Trigger, example: Example) -> bool:
    types = {trigger.type, "AGREE"} if trigger.type == "CONSULT" and example.status == "future" else {trigger.type}
    return (
        found.type in types
        and (found.mode == trigger.mode or found.type != trigger.type or trigger.mode is None)
        and found.status == example.status
        and named(example.actors, found.actors)
        and named(example.recipients, found.recipients)
    )


@pytest.mark.parametrize(("trigger", "example"), EXAMPLES)
def test_example(trigger: Trigger, example: Example) -> None:
    found = events_of(example.sentence)
    told = "\n".join(f"  {e}   {e.why}" for e in found) or "  no event"
    assert any(fits(e, trigger, example) for e in found), (
        f"{example.sentence}\nwanted {trigger.type}/{trigger.mode} {example.actors} > {example.recipients} "
        f"[{example.status}], got\n{told}"
    )


@pytest.mark.parametrize(("trigger", "sentence"), NEVER)
def test_never(trigger: Trigger, sentence: str) -> None:
    fired = [e for e in events_of(sentence) if e.why.startswith(trigger.id + ":")]
    assert not fired, f"{sentence}\n" + "\n".join(str(e) for e in fired)
