"""A codebook's examples tried: whether each gives what it should, which triggers never fire, which clash with others.

Every example is read as a story of its own, by the same reader as any text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from legation import story
from legation.event.codebook import Codebook
from legation.event.entries import Example, Trigger
from legation.event.model import EventMention, Party, Reading
from legation.event.reasons import frame, label
from legation.event.toml_lines import Lines
from legation.reader import read_story

PUBLISHED = "2024-05-15"
"""The day on which examples are told: a Wednesday."""

FEW = 3
"""A finding names so many of PLOVER's entries."""

Kind = Literal["example", "never", "dead", "double", "clash", "untried"]
NOTES = ("clash", "untried")
"""Kinds of findings that are no faults."""


class Finding(NamedTuple):
    """What was found at a line of a file; a fault, or a note."""

    file: str
    line: int
    kind: Kind
    said: str

    @property
    def is_fault(self) -> bool:
        """Whether the codebook has to be changed."""
        return self.kind not in NOTES

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {'' if self.is_fault else 'note: '}{self.said}"


def check(codebook: Codebook) -> list[Finding]:
    """All that is found in the user's own files of a codebook, in the order of files and lines."""
    lines = {file.name: Lines(file.text) for file in codebook.files}
    own = [trigger for trigger in codebook.triggers if trigger.own]
    tried = {trigger.id: _tried(trigger, codebook) for trigger in own}
    fired = [event for readings in tried.values() for reading in readings for event in _told(reading)]
    found = []
    for trigger in own:
        file, number = trigger.id.rsplit(":", 1)
        for kind, key, said in (
            *_examples(trigger, tried[trigger.id]),
            *_nevers(trigger, codebook),
            *_doubles(trigger, own, lines),
            *_clashes(trigger, codebook),
            *_fires(trigger, fired),
        ):
            found.append(Finding(file, lines[file].line("trigger", int(number), key), kind, said))
    order = [file.name for file in codebook.files]
    return sorted(found, key=lambda each: (order.index(each.file), each.line, each.kind))


_Found = Iterator[tuple[Kind, str, str]]
"""Findings of one trigger: kind, the key that they stand at, and what they say."""


def _tried(trigger: Trigger, codebook: Codebook) -> list[Reading]:
    return [read_example(example.sentence, codebook) for example in trigger.examples]


def read_example(sentence: str, codebook: Codebook) -> Reading:
    """The reading of a sentence as a story by itself, with what was refused."""
    return read_story(story.story(sentence, published=PUBLISHED), codebook=codebook, actors=None, refused=True)


def _told(reading: Reading) -> Iterator[str]:
    """What fired in a reading, as "id words": of its events, and of what was folded into them."""
    yield from (event.why for event in reading.events)
    yield from (f"{r.rule} [folded]: {r.trigger.text}" for r in reading.refused or () if r.reason.startswith("folded"))


def _examples(trigger: Trigger, readings: Sequence[Reading]) -> _Found:
    for number, (example, reading) in enumerate(zip(trigger.examples, readings, strict=True)):
        if not any(fits(event, trigger, example) for event in reading.events):
            key = "more" if number else "example"
            yield (
                "example",
                key,
                f"“{example.sentence}” should give {_wanted(trigger, example)}, but {_got(trigger, reading)}",
            )


def _wanted(trigger: Trigger, example: Example) -> str:
    sides = (", ".join(side) or "–" for side in (example.actors, example.recipients))
    return f"{label(trigger.name, trigger.mode)} {' → '.join(sides)} [{example.status}]"


def _got(trigger: Trigger, reading: Reading) -> str:
    events = "; ".join(f"{_short(event)} by {event.why.partition(' ')[0]}" for event in reading.events)
    refused = dict.fromkeys(r.reason for r in reading.refused or () if r.rule == trigger.id or r.type == trigger.name)
    why = f" (refused: {'; '.join(refused)})" if refused else ""
    return f"gives {events or 'nothing'}{why}"


def _short(event: EventMention) -> str:
    sides = (", ".join(p.text or p.name for p in side) or "–" for side in (event.actors, event.recipients))
    return f"{label(event.type, event.mode)} {' → '.join(sides)} [{event.status}]"


def fits(found: EventMention, trigger: Trigger, example: Example) -> bool:
    """Whether an event is what an example should give: type and mode of its trigger, status, parties.

    A planned meeting is AGREE.
    """
    types = {trigger.name, "AGREE"} if trigger.name == "CONSULT" and example.status == "future" else {trigger.name}
    return (
        found.type in types
        and (found.mode == trigger.mode or found.type != trigger.name or trigger.mode is None)
        and found.status == example.status
        and _named(example.actors, found.actors)
        and _named(example.recipients, found.recipients)
    )


def _named(names: Iterable[str], parties: Sequence[Party]) -> bool:
    """Whether every name stands in the words or the name of a party, and no party is unasked for."""
    told = tuple(names)
    return all(any(_is_in(name, party) for party in parties) for name in told) and (bool(told) or not parties)


def _is_in(name: str, party: Party) -> bool:
    words, name = f"{party.text or ''} {party.name}".lower(), name.lower()
    return name in words or (party.text or "\0").lower() in name


def _nevers(trigger: Trigger, codebook: Codebook) -> _Found:
    for sentence in trigger.never:
        for event in read_example(sentence, codebook).events:
            if event.why.startswith(f"{trigger.id} ["):
                yield "never", "never", f"“{sentence}” should not fire it, but gives {_short(event)}"


def _doubles(trigger: Trigger, own: Sequence[Trigger], lines: dict[str, Lines]) -> _Found:
    """Earlier own triggers on the same words, with the same frame and the same narrowing."""
    for other in own[: own.index(trigger)]:
        words = [word for word in trigger.words if word in other.words and trigger.kind == other.kind]
        if words and _asked(trigger) == _asked(other):
            file, number = other.id.rsplit(":", 1)
            where = f"{file}, line {lines[file].line('trigger', int(number))}"
            yield "double", trigger.kind, f"{_words(trigger, words)} with the same frame is a trigger already: {where}"


def _asked(trigger: Trigger) -> tuple[object, ...]:
    """All that a trigger asks of a clause beside its words."""
    return (trigger.actor, trigger.recipient, trigger.narrow, trigger.unless, trigger.modifiers, trigger.needs,
            trigger.modality, trigger.negated)  # fmt: skip


def _clashes(trigger: Trigger, codebook: Codebook) -> _Found:
    """PLOVER's entries on the same words with the same frame."""
    sides = (trigger.kind, trigger.actor, trigger.recipient)
    same = [t for t in codebook.triggers if not t.own and (t.kind, t.actor, t.recipient) == sides]
    same = [t for t in same if set(t.words) & set(trigger.words)]
    if same:
        words = _words(trigger, [word for word in trigger.words if any(word in t.words for t in same)])
        told = ", ".join(f"{label(t.name, t.mode)} ({t.id})" for t in same[:FEW])
        more = f" and {len(same) - FEW} more" if len(same) > FEW else ""
        yield "clash", trigger.kind, (
            f"{words} with the frame “{frame(trigger)}” is PLOVER's {told}{more} too: where both fit, yours is coded"
        )  # fmt: skip


def _words(trigger: Trigger, words: Iterable[tuple[str, tuple[str, ...]]]) -> str:
    return f"the {trigger.kind} " + ", ".join(f"“{' '.join([*before, head])}”" for head, before in words)


def _fires(trigger: Trigger, fired: Sequence[str]) -> _Found:
    """Whether the trigger fires in any example, and each of its words."""
    by_it = [told for told in fired if told.startswith(f"{trigger.id} [")]
    if not by_it:
        yield "dead", trigger.kind, "no example fires this trigger: what they give comes from others, or from none"
        return
    if trigger.kind == "verb" and (untried := [w for w in trigger.words if not any(_names(told, w) for told in by_it)]):
        yield "untried", trigger.kind, f"no example for {_words(trigger, untried)}"


def _names(told: str, word: tuple[str, tuple[str, ...]]) -> bool:
    return f"“{word[0]}”" in told or word[0] == "*"
