"""The codebook's examples are its tests: each must give its event, each ``never`` sentence must not."""

from __future__ import annotations

import pytest

from legation.checking import fits, read_example
from legation.event.codebook import Example, Trigger, plover
from legation.event.model import EventMention

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
    return read_example(sentence, CODEBOOK).events


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
    fired = [e for e in events_of(sentence) if e.why.startswith(trigger.id + " [")]
    assert not fired, f"{sentence}\n" + "\n".join(str(e) for e in fired)
