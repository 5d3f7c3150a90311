"""The tools: each question of the record as an assistant asks it, with sources to quote, and bounded in size."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from operator import attrgetter
from typing import Any

import msgspec

import legation
from legation.errors import BadQuestion
from legation.record.record import Record
from legation.story import story
from legation.view.mcp.sizes import MOST, fitted, length, plain
from legation.view.mcp.sourced import telling, with_sources
from legation.view.mcp.texts import LONGEST_STRETCH, STRETCH, shown
from legation.view.questions import filters as f
from legation.view.questions.parameters import Parameter
from legation.view.questions.questions import QUESTIONS, Asked, Question, Rows

Answer = dict[str, Any]

LIMIT = Parameter(name="limit", kind="whole", least=1, most=50, default=10,
                  about="No more rows than so many; fewer come where their words take too much room.")  # fmt: skip
AFTER = msgspec.structs.replace(f.AFTER, about="Go on behind this row: the key that the note of the last answer told.")
ORDER = msgspec.structs.replace(f.ORDER, default="latest")
START = Parameter(name="start", kind="whole", least=0, default=0, about="Show the text from this character on.")
SHOWN = Parameter(name="length", kind="whole", least=200, most=LONGEST_STRETCH, default=STRETCH,
                  about="How many characters of the text to show.")  # fmt: skip
TEXT = Parameter(
    name="text", kind="prose", most=50_000, required=True, about="The text, in English, as it was published."
)
PUBLISHED = Parameter(
    name="published",
    kind="day",
    about="Its day of publication (2022-05-20), by which words like Tuesday are worked out.",
)
TITLE = Parameter(name="title", about="Its title, where it has one.")
SINCE, UNTIL = (next(each for each in f.FILTERS if each.name == name) for name in ("since", "until"))

_FEW = ("party", "actor", "recipient", "status", "since", "until", "place", "words", "witnesses")
"""The filters of tools that are narrow themselves: every tool's description costs the assistant room."""

_ABOUT = {
    "search": "Find words in the record: the best hits among events, actors, quotations and stories. Start here for "
    "ids of actors, events and stories. A snippet is cut: quote from the sources, or from event and story.",
    "events": "List coded events: who did what to whom, when, where, in which words. Combine filters; without any, the "
    "latest. An event is one happening, however many stories tell of it; witnesses counts independent ones.",
    "stories": "List the stories (news reports, releases) of the record, without their texts.",
    "actors": "List persons, bodies, groups and states, those in most events first: for the id of an actor.",
    "dyad": "List the events between two parties (countries or actors), whoever acted.",
    "engagements": "List meetings, visits and calls: who (of a visit, the visitors), hosts, where, when, at what level "
    "(leader, minister, official), about what.",
    "statements": "List quotations: who said what, of whom. since and until are days of publication.",
    "commitments": "List sums of money that were promised or given: by whom, to whom, how much.",
    "incidents": "List attacks, arrests and other force, and protests, with their tolls. Where tellings contradict "
    "each other, conflicts is there: ask event for who says what.",
    "timeline": "Count events by day, week, month or year, with quad classes (see codes) and mean intensity "
    "(-10 to 10).",
    "facets": "Count events by a field, the commonest value first: for an overview before you list.",
    "codes": "Explain the codes: types with their modes, status values, quad classes, sectors, contexts.",
}


class Tool(msgspec.Struct, frozen=True, kw_only=True):
    """A tool: what it is for, what it takes, and what it answers, as plain data."""

    name: str
    about: str
    parameters: tuple[Parameter, ...]
    call: Callable[[Record, Asked], Answer]

    def schema(self, own: tuple[str, ...] = ()) -> Answer:
        """What it takes, as JSON Schema, with the codes of the user's own types. Patterns are left to the descriptions,
        which a model reads.
        """
        properties = {
            each.name: {name: value for name, value in each.schema(own).items() if name != "pattern"}
            | {"description": each.told(own)}
            for each in self.parameters
        }
        required = [each.name for each in self.parameters if each.required]
        return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _asked(name: str, *, few: bool = False) -> Tool:
    """The tool of a question, with the filters of ``_FEW`` only if ``few``."""
    question = next(each for each in QUESTIONS if each.name == name)
    own = {"limit": LIMIT, "after": AFTER, "order": ORDER}
    kept = [each for each in question.parameters if not few or each not in f.FILTERS or each.name in _FEW]
    parameters = tuple(own.get(each.name, each) for each in kept)

    def call(record: Record, asked: Asked) -> Answer:
        found = question.ask(record, asked)
        return _listed(record, question, found) if question.many else plain(found)

    return Tool(name=name, about=_ABOUT[name], parameters=parameters, call=call)


def _listed(record: Record, question: Question, found: Rows) -> Answer:
    """A list that fits, with how the rest is asked for."""
    rows = with_sources(record, found.items)
    kept, notes = fitted(rows, MOST), []
    turned = any(each.name == "after" for each in question.parameters)
    if missing := len(rows) - len(kept):
        notes.append(f"{missing} rows of this answer are left out for want of room.")
    if turned and (found.more is not None or missing):
        key = attrgetter(found.key)(found.items[len(kept) - 1])
        notes.append(f'There is more: ask {question.name} again, with after="{key}" and all else the same.')
    elif missing:
        notes.append("Ask more narrowly.")
    if not kept:
        notes.append("Nothing in the record fits. Take a filter away, or look for names and ids with search.")
    return {"items": kept} | _noted(notes)


def _noted(notes: list[str]) -> Answer:
    return {"note": " ".join(notes)} if notes else {}


def _event(record: Record, asked: Asked) -> Answer:
    """One event with its tellings, conflicts and ties."""
    event = record.event(asked["id"])
    tellings = record.tellings(event.id)
    ids = [each.mention.id for each in tellings]
    if (after := asked.get("after")) is not None and after not in ids:
        raise BadQuestion(f'after: there is no telling "{after}" of this event. Begin again without it.', "after")
    behind = tellings[ids.index(after) + 1 :] if after is not None else tellings
    answer: Answer = {"event": plain(event)}
    for name, rows in (("conflicts", record.conflicts(event.id)), ("ties", record.ties(event.id))):
        answer |= {name: kept} if (kept := fitted(plain(rows), MOST // 8)) else {}
    answer["tellings"] = fitted([telling(each) for each in behind[: asked["limit"]]], MOST - length(answer))
    notes = []
    if rest := len(behind) - len(answer["tellings"]):
        last = behind[len(answer["tellings"]) - 1].mention.id
        notes.append(f'{rest} tellings more: ask event again, with the same id and after="{last}".')
    return answer | _noted(notes)


def _story(record: Record, asked: Asked) -> Answer:
    """A stretch of a story, and what was read from it."""
    reading, again = record.reading(asked["id"]), f'ask story again, with id="{asked["id"]}" and start={{start}}'
    if asked["start"] > len(reading.story.text):
        raise BadQuestion(f"start: the text has {len(reading.story.text):,} characters.", "start")
    return shown(reading, start=asked["start"], stretch=asked["length"], again=again)


def _read(record: Record, asked: Asked) -> Answer:
    """The reading of a text that is sent, by the codebook of the record; the record does not keep it."""
    sent = story(asked["text"], title=asked.get("title"), published=asked.get("published"))
    again = "send the text from character {start} on"
    found = legation.read_story(sent, codebook=record.own_codebook())
    return shown(found, start=0, stretch=LONGEST_STRETCH, again=again)


def _actor(record: Record, asked: Asked) -> Answer:
    """An actor with what it did and said last."""
    card = record.actor(asked["id"])
    days = {name: asked[name] for name in ("since", "until") if name in asked}
    events = record.events(party=card.actor.id, **days).page(asked["limit"], latest=True)
    said = list(islice(record.statements(speaker=card.actor.id, latest=True, **days), asked["limit"]))
    head = plain(card)
    answer: Answer = {name: value[:20] if isinstance(value, list) else value for name, value in head.items()}
    answer["events"] = fitted(with_sources(record, events), (MOST - length(answer)) * 2 // 3)
    answer["statements"] = fitted(with_sources(record, said), MOST - length(answer))
    id = card.actor.id
    note = f'The latest are shown. More: events with party="{id}", statements with speaker="{id}".'
    return answer | _noted([note])


TOOLS = (
    _asked("search"),
    _asked("events"),
    Tool(name="event", call=_event, parameters=(f.EVENT, LIMIT, AFTER),
         about="Show one event with every telling: its story, sentence, the words behind each value with their places, "
         "who is said to tell it, where tellings contradict each other, and why they are taken for one happening."),
    Tool(name="story", call=_story, parameters=(f.STORY, START, SHOWN),
         about="Show a story: a stretch of its text, word for word, and the events and quotations read from it."),
    _asked("stories"),
    Tool(name="read", call=_read, parameters=(TEXT, PUBLISHED, TITLE),
         about="Read a text that you send: its events, quotations and actors, each with its words. Nothing is kept."),
    _asked("actors"),
    Tool(name="actor", call=_actor, parameters=(f.ACTOR, SINCE, UNTIL, LIMIT),
         about="Follow an actor: names, titles, partners, what it did and said last, with sources."),
    _asked("dyad", few=True),
    _asked("engagements", few=True),
    _asked("statements"),
    _asked("commitments", few=True),
    _asked("incidents", few=True),
    _asked("timeline", few=True),
    _asked("facets", few=True),
    _asked("codes"),
)  # fmt: skip
"""All tools. None of them writes."""
