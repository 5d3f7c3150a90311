"""An event in one plain sentence: when, who, what, whom, where, about what, how many, who says so, in which words.

Nothing is said that the record does not hold, and nothing as a fact that only one side tells: what every telling gives
to a speaker is given to them here, and so is what only a party's own publisher tells. What the event was about, where
no field has it, is told in the story's own words, in quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from typing import NamedTuple

from legation.brief import days, naming, numbers
from legation.brief.words import Phrase, listed, phrase, verbs
from legation.record.model import Conflict, Event, EventParty, Telling

_SPEECH = {"ACCUSE", "AGREE", "CONCEDE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"}
"""Types that are done by speaking: their speaker is the doer, who need not be named twice."""

GIVING = {"AID", "AGREE", "CONCEDE", "COOPERATE"}
"""Types whose sums are what is given or promised; of others a sum may belong to something else that is spoken of."""

_TO_MEET = "036"
"""CAMEO's code of a plan to meet."""

_QUOTED = 18
"""Words of a story that a sentence quotes at the most."""

_WORD = re.compile(r"\S+")


class Cast(NamedTuple):
    """The two sides of an event as a sentence names them; ``person``: the first of the others is a person."""

    who: list[str]
    whom: list[str]
    person: bool


def sentence(event: Event, tellings: Sequence[Telling], *, kind: naming.Kind | None = None,
             conflicts: Sequence[Conflict] = ()) -> str:  # fmt: skip
    """The event in one sentence, with its full stop.

    ``tellings`` are the event's, at least one; ``kind`` tells the kind of an actor by its id; ``conflicts`` are the
    fields on which tellings differ.
    """
    kind = kind or _unknown
    said = phrase(event.type, event.mode)
    cast = _cast(event, tellings, kind)
    lead, own = _own_verb(event, tellings, cast)
    counted = numbers.toll(event, tellings, conflicts, _teller)
    promised = event.type == "AGREE" and event.status == "future" and bool(cast.who) and event.cameo != _TO_MEET
    when = days.when(event)
    when = f"for {days.span(event.date_start, event.date_end)}" if promised and when else when
    parts = [
        f"{when}, " if when else "",
        _clause(event, said, cast, own or _phrased(said, cast)),
        _where(event, tellings),
        f" ({paid})" if event.type in GIVING and (paid := numbers.sums(tellings)) else "",
        about if (about := _topics(event, tellings)) else "",
        f"; {counted}" if counted else "",
        _says(event, tellings),
        "" if _complete(event, about, counted) else _quote(lead),
    ]
    return _ended("".join(parts))


def _unknown(id: str) -> str | None:
    return "person" if id.startswith("person-") else None


def _ended(text: str) -> str:
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", ".”")) else f"{text}."


def _cast(event: Event, tellings: Sequence[Telling], kind: naming.Kind) -> Cast:
    tolls = {event.dead, event.injured, event.arrested}
    for telling in tellings:
        told = telling.mention.casualties
        tolls |= {told.dead, told.injured, told.arrested}
    who, others = (
        [party for party in naming.usual(side) if not _counts(party, tolls)]
        for side in (event.actors, event.recipients)
    )
    same = {party.id or party.name for party in who}
    whom = [party for party in others if (party.id or party.name) not in same]
    first = whom[0].id if whom else None
    names = [list(dict.fromkeys(naming.named(party, tellings, kind) for party in side)) for side in (who, whom)]
    return Cast(names[0], names[1], person=first is not None and kind(first) == "person")


_SMALL = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBER = re.compile(
    rf"(?:(?:at least|about|some|up to|another|more than|the|all) )?(\d[\d,]*|{'|'.join(_SMALL)})\b(?! of\b)",
    re.IGNORECASE,
)


def _counts(party: EventParty, tolls: set[int | None]) -> bool:
    """Whether a party is only the number of victims that the toll tells ("23 people")."""
    found = _NUMBER.match(party.name)
    if found is None:
        return False
    told = found[1].replace(",", "").lower()
    return (int(told) if told.isdigit() else _SMALL.index(told)) in tolls


def _clause(event: Event, said: Phrase, cast: Cast, verb: tuple[str, str]) -> str:
    who, whom = naming.joined(cast.who), naming.joined(cast.whom)
    if not who:
        return _undergone(event.status, said, whom, naming.plural(cast.whom))
    base, past = (form.replace("{r}", whom) for form in verb)
    several = naming.plural(cast.who)
    if event.status == "future" and said.future:
        if event.cameo == _TO_MEET and whom:
            return f"{who} {'are' if several else 'is'} to meet {whom}"
        return f"{who} {said.future[0 if whom else 1].replace('{r}', whom)}"
    match event.status:
        case "future":
            return f"{who} {'are' if several else 'is'} to {base}"
        case "hypothetical":
            return f"{who} might {base}"
        case "negated":
            return f"{who} did not {base}"
        case _:
            return f"{who} {past}"


def _undergone(status: str, said: Phrase, whom: str, several: bool) -> str:
    """What happened to somebody, or just happened, where nobody is told who did it."""
    noun, start = said.noun, whom or "there"
    many = several if whom else noun.endswith("s") and not noun.startswith(("a ", "an "))
    forms = {
        "future": "are to be" if many else "is to be",
        "hypothetical": "might be",
        "negated": "were not" if many else "was not",
    }
    be = forms.get(status, "were" if many else "was")
    if not whom and status == "negated":
        return f"there was no {noun.removeprefix('a ').removeprefix('an ')}"
    return f"{start} {be} {said.hit if whom else noun}"


def _own_verb(event: Event, tellings: Sequence[Telling], cast: Cast) -> tuple[Telling, tuple[str, str] | None]:
    """The telling to quote, and base and past form of its own verb where the other side is that verb's object."""
    known = verbs(event.type)
    for telling in tellings:
        own = known.get(telling.mention.trigger.text.lower())
        if own and cast.whom and _follows(telling) and not (event.mode == "visit" and own[0] == "meet"):
            return telling, (f"{own[0]} {{r}}", f"{own[1]} {{r}}")
        if own and own[0] == "meet" and not cast.whom and len(cast.who) > 1:
            return telling, own
    return tellings[0], None


def _phrased(said: Phrase, cast: Cast) -> tuple[str, str]:
    """Base and past form of what was done, as the table has it."""
    if cast.person and said.person:
        return said.person
    return (said.do[0], said.did[0]) if cast.whom else (said.do[1], said.did[1])


_BETWEEN = re.compile(r"(?:\s+(?:the|a|an|its|his|her|their|former|[A-Z]\S*))*\s+")


def _follows(telling: Telling) -> bool:
    """Whether a recipient's words follow the trigger at once, or behind titles: they are the verb's object."""
    mention = telling.mention
    for party in mention.recipients:
        if party.start is not None and party.end is not None and party.start > mention.trigger.end:
            first, last = mention.trigger.end - mention.sentence.start, party.start - mention.sentence.start
            after = telling.sentence[party.end - mention.sentence.start :]
            return bool(_BETWEEN.fullmatch(telling.sentence[first:last])) and not re.match(
                r"['’]s?\b|\s+[a-z]+s?['’]", after
            )
    return False


def _where(event: Event, tellings: Sequence[Telling]) -> str:
    if not event.place or _named_already(event, event.place):
        return ""
    article = "the " if event.place in listed("the_countries") else ""
    usual = listed("place") | ({"to"} if event.mode == "visit" and not event.recipients else set())
    before = _preposition(event.place, tellings, usual) or f"in {article}".rstrip()
    return f" {before} {event.place}{naming.of_country(event.place, event.place_country)}"


def _named_already(event: Event, place: str) -> bool:
    """Whether a side of the event is the country that the place is: "visited Indonesia in Indonesia"."""
    return any(naming.bare_country(party.id) == place for party in (*event.actors, *event.recipients))


_BEFORE = re.compile(r"\b([a-z]+)(\s+the)?\s+$", re.IGNORECASE)


def _preposition(place: str, tellings: Sequence[Telling], usual: Set[str]) -> str:
    """The preposition and article by which the stories tell the place; "" where none of the usual ones stands there."""
    for telling in tellings:
        where = telling.mention.place
        if where is not None and where.start is not None and where.name == place:
            found = _BEFORE.search(telling.sentence[: max(where.start - telling.mention.sentence.start, 0)])
            if found and found[1].lower() in usual:
                return f"{found[1]}{' the' if found[2] else ''}".lower()
    return ""


def _topics(event: Event, tellings: Sequence[Telling]) -> str:
    """What talks were about, in the stories' words: those of the telling that has most."""
    if event.type != "CONSULT":
        return ""
    told = max(([_clipped(topic.text) for topic in each.mention.topics] for each in tellings), key=len)
    return f", about {naming.joined(told, most=3)}" if told else ""


def _clipped(text: str) -> str:
    """A topic on one line, its first words where it has many."""
    words = text.split()
    return " ".join(words) if len(words) <= _QUOTED else " ".join((*words[: _QUOTED - 4], "…"))


def _says(event: Event, tellings: Sequence[Telling]) -> str:
    """Who says so, where no telling is the press's own: "", or ", according to Kenyan officials"."""
    tellers = [_claimed(event, telling) for telling in tellings]
    if any(teller is None for teller in tellers):
        return ""
    return f", according to {naming.joined(list(dict.fromkeys(filter(None, tellers))), most=3)}"


def _claimed(event: Event, telling: Telling) -> str | None:
    """Whose word a telling is: its speaker's, or that of a publisher who is a party; None for the press's own."""
    own = telling.mention.attribution
    doers = {party.id for party in telling.mention.actors}
    if own is not None and not (event.type in _SPEECH and own.actor is not None and own.actor in doers):
        return _speaker(telling)
    if naming.official(telling.publisher) and telling.publisher:
        return naming.publisher(telling.publisher)
    return None


def _speaker(telling: Telling) -> str:
    own = telling.mention.attribution
    name = " ".join((own.name or own.text).split()) if own else ""
    first = name.split(" ", 1)[0]
    if first in ("The", "A", "An", "Some", "One", "Two"):
        name = f"{first.lower()}{name[len(first) :]}"
    return naming.country(own.actor) if own and own.actor and naming.bare_country(own.actor) else name


def _teller(telling: Telling) -> str:
    """Who tells a number: the speaker, else the publisher."""
    by = naming.publisher(telling.publisher) if telling.publisher else telling.title or telling.story_id
    return f"{_speaker(telling)} ({by})" if telling.mention.attribution else by


def _complete(event: Event, about: str, counted: str) -> bool:
    """Whether a sentence tells what the event was about without words of the story."""
    if event.status in ("hypothetical", "negated"):
        return False
    if event.type == "CONSULT":
        return bool(about) or len((*event.actors, *event.recipients)) > 1
    return event.type == "ASSAULT" and bool(counted) and bool(event.place)


def _quote(telling: Telling) -> str:
    """``: “condemned the attack”``: the story's words from the trigger on, or up to its end where few follow."""
    text, at = telling.sentence, telling.mention.trigger.start - telling.mention.sentence.start
    found = [(each.start(), each.end()) for each in _WORD.finditer(text)]
    first = next((n for n, (_, end) in enumerate(found) if end > at), 0)
    if len(found) - first < 4:
        first = max(0, min(first, len(found) - _QUOTED // 2))
    last = min(first + _QUOTED, len(found))
    if not found:
        return ""
    told = " ".join(text[found[first][0] : found[last - 1][1]].split()).strip("“”\"'‘’ ")
    told = told.replace("“", "‘").replace("”", "’").replace('"', "'").rstrip(".,;:")
    return f": “{'… ' if first else ''}{told}{' …' if last < len(found) else ''}”"
