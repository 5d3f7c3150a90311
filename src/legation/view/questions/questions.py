"""The questions: each with its name, its address, what it takes and how a record answers it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice
from operator import attrgetter
from typing import Any, NamedTuple, Protocol

import msgspec

from legation.errors import BadQuestion
from legation.record.answers import (
    ActorCard,
    ActorSummary,
    Commitment,
    Engagement,
    Facet,
    Hit,
    Period,
    Statement,
    StorySummary,
)
from legation.record.model import Conflict, Correction, Event, Telling, Tie
from legation.record.record import Record
from legation.record.searching import KINDS
from legation.view.json import reading_dict
from legation.view.questions import filters as f
from legation.view.questions.codes import Codes, codes
from legation.view.questions.model import KeptReading
from legation.view.questions.parameters import Parameter

Asked = dict[str, Any]
"""The values of a question's parameters, checked, with defaults."""


class Rows(NamedTuple):
    """A page of answers. ``more`` is the key of the last one, where there are more behind it; ``key`` its attribute."""

    items: list[Any]
    more: str | None = None
    key: str = "id"


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """A question that a record answers.

    ``path`` is its address under ``/api``, with the parameters that stand in it in braces. ``answer`` is the type of
    the answer, or of a row where ``many``: then ``ask`` gives Rows.
    """

    name: str
    path: str
    about: str
    parameters: tuple[Parameter, ...] = ()
    answer: type[Any]
    many: bool = False
    ask: Callable[[Record, Asked], Any]

    def in_path(self, parameter: Parameter) -> bool:
        """Whether a parameter stands in the path of the address."""
        return f"{{{parameter.name}" in self.path


class _Paged(Protocol):
    def page(self, number: int, *, after: str | None = None, latest: bool = False) -> list[Any]: ...


def _wanted(asked: Asked, parameters: Iterable[Parameter]) -> Any:
    return {each.name: asked[each.name] for each in parameters if each.name in asked}


def _cut(found: Iterable[Any], asked: Asked, key: str = "id") -> Rows:
    """The first of what was found, of ``limit`` different keys."""
    items: list[Any] = []
    keys: dict[str, None] = {}
    key_of = attrgetter(key)
    for each in found:
        keys[str(key_of(each))] = None
        if len(keys) > asked["limit"]:
            return Rows(items, str(key_of(items[-1])), key)
        items.append(each)
    return Rows(items, None, key)


def _turned(record: Record, answers: _Paged, asked: Asked, key: str = "id") -> Rows:
    """A page of what is in the order of events."""
    page = answers.page(asked["limit"] + 1, after=_after(record, "events", asked), latest=asked["order"] == "latest")
    return _cut(page, asked, key)


def _after(record: Record, table: str, asked: Asked) -> str | None:
    """The key that a page begins behind. Raises BadQuestion where the record has none such."""
    after = asked.get("after")
    if after is not None and not record.connection.execute(f"SELECT 1 FROM {table} WHERE id = ?", (after,)).fetchone():
        raise BadQuestion(
            f'after: there is no "{after}" among the {table} of the record (any more). Begin again without it.', "after"
        )
    return str(after) if after is not None else None


def _behind(found: list[Any], asked: Asked, key: str) -> Rows:
    """A page of a list that is had whole: what stands behind the row of the key ``after``."""
    at = 0
    if (after := asked.get("after")) is not None:
        keys = [str(each) for each in map(attrgetter(key), found)]
        if after not in keys:
            raise BadQuestion(f'after: there is no "{after}" among the answers (any more). Begin again without it.',
                              "after")  # fmt: skip
        at = len(keys) - keys[::-1].index(after)
    return _cut(islice(found, at, None), asked, key)


def _events(record: Record, asked: Asked) -> Rows:
    return _turned(record, record.events(**_wanted(asked, f.FILTERS)), asked)


def _dyad(record: Record, asked: Asked) -> Rows:
    return _turned(record, record.dyad(asked["one"], asked["other"], **_wanted(asked, _REST)), asked)


def _engagements(record: Record, asked: Asked) -> Rows:
    return _turned(record, record.engagements(**_wanted(asked, f.FILTERS)), asked)


def _commitments(record: Record, asked: Asked) -> Rows:
    wanted = _wanted(asked, (*f.FILTERS, f.CURRENCY, f.LEAST))
    return _turned(record, record.commitments(**wanted), asked, "event_id")


def _incidents(record: Record, asked: Asked) -> Rows:
    return _turned(record, record.incidents(**_wanted(asked, (*f.FILTERS, f.LEAST_DEAD))), asked)


def _statements(record: Record, asked: Asked) -> Rows:
    after, latest = _after(record, "quotations", asked), asked["order"] == "latest"
    return _cut(record.statements(**_wanted(asked, f.STATEMENTS), after=after, latest=latest), asked)


def _stories(record: Record, asked: Asked) -> Rows:
    after, latest = _after(record, "stories", asked), asked["order"] == "latest"
    wanted = _wanted(asked, f.STORIES)
    return _cut(record.stories(**wanted, limit=asked["limit"] + 1, after=after, latest=latest), asked)


def _actors(record: Record, asked: Asked) -> Rows:
    after = _after(record, "actors", asked)
    return _cut(record.actors(**_wanted(asked, f.ACTORS), limit=asked["limit"] + 1, after=after), asked)


def _story(record: Record, asked: Asked) -> dict[str, Any]:
    told = reading_dict(record.reading(asked["id"]))
    return {name: told[name] for name in KeptReading.__struct_fields__}


def _search(record: Record, asked: Asked) -> Rows:
    kinds = asked["in"].split(",") if "in" in asked else KINDS
    return Rows(record.search(asked["words"], kinds=tuple(dict.fromkeys(kinds)), limit=asked["limit"]))


def _timeline(record: Record, asked: Asked) -> Rows:
    return _behind(record.timeline(by=asked["by"], **_wanted(asked, f.FILTERS)), asked, "period")


def _facets(record: Record, asked: Asked) -> Rows:
    return Rows(record.facets(asked["field"], limit=asked["limit"], **_wanted(asked, f.FILTERS)))


def _limited(number: int, about: str = f.LIMIT.about) -> Parameter:
    """The limit of a list that is short by nature, with its own default."""
    return msgspec.structs.replace(f.LIMIT, default=number, about=about)


_REST = tuple(each for each in f.FILTERS if each.name != "party")
"""The filters of a dyad's events: its parties are given."""

QUESTIONS = (
    Question(
        name="events", path="/events", answer=Event, many=True, parameters=(*f.FILTERS, *f.TURNED), ask=_events,
        about="List the events that fit all filters: who did what to whom, when, where, told by whom.",
    ),
    Question(
        name="event", path="/events/{id}", answer=Event, parameters=(f.EVENT,),
        ask=lambda record, asked: record.event(asked["id"]),
        about="Show one event: its values, merged from all its tellings.",
    ),
    Question(
        name="tellings", path="/events/{id}/tellings", answer=Telling, many=True, parameters=(f.EVENT, *f.PAGE),
        ask=lambda record, asked: _behind(record.tellings(asked["id"]), asked, "mention.id"),
        about="List the tellings of an event: story, sentence, the words behind every value, in order of publication.",
    ),
    Question(
        name="ties", path="/events/{id}/ties", answer=Tie, many=True, parameters=(f.EVENT, *f.PAGE),
        ask=lambda record, asked: _behind(record.ties(asked["id"]), asked, "mention_id"),
        about="List why the tellings of an event are taken for one happening.",
    ),
    Question(
        name="conflicts", path="/events/{id}/conflicts", answer=Conflict, many=True, parameters=(f.EVENT,),
        ask=lambda record, asked: Rows(record.conflicts(asked["id"])),
        about="List where the tellings of an event contradict each other, and who says what.",
    ),
    Question(
        name="stories", path="/stories", answer=StorySummary, many=True, parameters=(*f.STORIES, *f.TURNED),
        ask=_stories, about="List the stories that fit, without their texts.",
    ),
    Question(
        name="story", path="/stories/{id}", answer=KeptReading, parameters=(f.STORY,), ask=_story,
        about="Show a story: its text, and all that was read from it, as corrected.",
    ),
    Question(
        name="actors", path="/actors", answer=ActorSummary, many=True, parameters=(*f.ACTORS, *f.PAGE), ask=_actors,
        about="List the actors that fit: persons, bodies, groups, states; those in most events first.",
    ),
    Question(
        name="actor", path="/actors/{id}", answer=ActorCard, parameters=(f.ACTOR,),
        ask=lambda record, asked: record.actor(asked["id"]),
        about="Show an actor: its names and titles as stories give them, what it did, with whom.",
    ),
    Question(
        name="search", path="/search", answer=Hit, many=True, ask=_search,
        parameters=(*f.SEARCH, _limited(10, "No more than so many of each kind.")),
        about="Find words in events, actors, quotations and stories: the best hits of each kind, best first.",
    ),
    Question(
        name="timeline", path="/timeline", answer=Period, many=True,
        parameters=(f.BY, *f.FILTERS, _limited(500), f.AFTER), ask=_timeline,
        about="Count the events that fit by day, week, month or year, with quad classes and intensity.",
    ),
    Question(
        name="facets", path="/facets/{field}", answer=Facet, many=True, parameters=(f.FIELD, *f.FILTERS, _limited(20)),
        ask=_facets, about="Count the events that fit by a field, the commonest value first.",
    ),
    Question(
        name="dyad", path="/dyads/{one}/{other}", answer=Event, many=True,
        parameters=(*f.DYAD, *_REST, *f.TURNED), ask=_dyad,
        about="List the events that have both of two parties, whoever acted.",
    ),
    Question(
        name="engagements", path="/engagements", answer=Engagement, many=True, parameters=(*f.FILTERS, *f.TURNED),
        ask=_engagements, about="List meetings, visits and calls: who, where, when, at what level, about what.",
    ),
    Question(
        name="statements", path="/statements", answer=Statement, many=True, parameters=(*f.STATEMENTS, *f.TURNED),
        ask=_statements, about="List who said what of whom, as stories quote it.",
    ),
    Question(
        name="commitments", path="/commitments", answer=Commitment, many=True,
        parameters=(f.CURRENCY, f.LEAST, *f.FILTERS, *f.TURNED), ask=_commitments,
        about="List sums that were promised or given: all those of no more than so many events.",
    ),
    Question(
        name="incidents", path="/incidents", answer=Event, many=True,
        parameters=(f.LEAST_DEAD, *f.FILTERS, *f.TURNED), ask=_incidents,
        about="List attacks, arrests and other force, and protests, with their tolls.",
    ),
    Question(
        name="corrections", path="/corrections", answer=Correction, many=True, parameters=f.PAGE,
        ask=lambda record, asked: _behind(record.corrections(), asked, "id"),
        about="List what people changed: who, when, what, why; in the order in which they did.",
    ),
    Question(
        name="codes", path="/codes", answer=Codes, ask=lambda record, asked: codes(record.own_types()),
        about="List the codes: types with their modes, status values, quad classes, sectors, contexts, in words.",
    ),
)  # fmt: skip
"""All questions, in the order in which programs list them."""
