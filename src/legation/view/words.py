"""A reading's values as short words for people: the same on the terminal, in pages and in notebooks."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from legation.brief.numbers import short
from legation.event.model import EventMention, Party, Reading, Refused, When
from legation.mention.model import Actor, Quotation

if TYPE_CHECKING:
    from legation.record.model import EventParty

QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
NONE = "–"


def label(event: EventMention | Refused) -> str:
    """``CONSULT/visit``."""
    return f"{event.type}/{event.mode}" if event.mode else event.type


def day(when: When | None) -> str:
    """The day or interval of an event: "2022-05-19", "2022-03", "2022-03-01 – 2022-03-10"; "–" for none."""
    if when is None or not (when.start or when.end):
        return NONE
    start, end = when.start, when.end
    if start and end and when.granularity == "month" and start[:7] == end[:7]:
        return start[:7]
    if start and end and when.granularity == "year" and start[:4] == end[:4]:
        return start[:4]
    if start == end:
        return start or ""
    return f"{start or '…'} – {end or '…'}"


def span(start: str, end: str | None) -> str:
    """From one day to another, as short as it can be told: "2022", "2022-03 – 2022-05", "2022-03-01 – 2022-03-10"."""
    if end is None or end == start:
        return start
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        size = 4 if first.month == 1 and last.month == 12 else 7
        start, end = start[:size], end[:size]
    return start if start == end else f"{start} – {end}"


def reason(why: str) -> tuple[str, str]:
    """Why something was coded: in words, and the rule with its frame ("consult:79 [subject > with]"), "" where there
    is none.
    """
    found = re.match(r"(\S+(?:\.toml)?:\d+(?: \[[^\]]*\])?): (.+)", why, re.DOTALL)
    return (found[2], found[1]) if found else (why, "")


def basis(when: When | None) -> str:
    """What a date rests on where it is not the event's own words ("inherited", "published"); empty where it is."""
    return "" if when is None or when.basis == "text" else when.basis


def codes(country: str | None, sector: str | None) -> str:
    """``ISR GOV``; empty where nothing is known."""
    return " ".join(dict.fromkeys(code for code in (country, sector) if code))


def party(side: Party | EventParty | Actor) -> str:
    """``Benny Gantz (ISR GOV)``."""
    told = codes(side.country, side.sector)
    return f"{side.name} ({told})" if told else side.name


def heading(reading: Reading) -> str:
    """The story's title; without one the first line of its text if that is short, else its id."""
    first = " ".join(reading.story.text.strip().split("\n", 1)[0].split())
    return reading.story.title or (first if 0 < len(first) <= 120 else reading.story.id)


def parties(side: Iterable[Party], between: str = ", ") -> str:
    """One side of an event; "–" where nobody is named."""
    return between.join(dict.fromkeys(map(party, side))) or NONE


def numbers(event: EventMention) -> list[str]:
    """What an event counts: "20 dead", "4.8 billion USD"."""
    counted = event.casualties
    kinds = (
        ("dead", counted.dead),
        ("injured", counted.injured),
        ("arrested", counted.arrested),
        ("displaced", counted.displaced),
        ("taking part", counted.taking_part),
    )
    told = [f"{n:,} {what}" for what, n in kinds if n is not None]
    return told + [f"{short(amount.value)} {amount.currency}" for amount in event.amounts]


def place(event: EventMention) -> str:
    """Where an event happened, with its country; empty for unknown."""
    where = event.place
    if where is None:
        return ""
    return where.name if where.country is None else f"{where.name} ({where.country})"


def topics(event: EventMention) -> str:
    """What an event was about; empty for nothing told."""
    return "; ".join(" ".join(topic.text.split()) for topic in event.topics)


def says(event: EventMention) -> str:
    """Who the story says tells of the event: "officials, said"; empty where the story tells it itself."""
    told = event.attribution
    if told is None:
        return ""
    cue = f" ({told.cue})" if told.cue else ""
    return " ".join((told.name or told.text).split()) + cue


def quoted(text: str) -> str:
    """Words in quotation marks, on one line."""
    return f"“{bare(text)}”"


def bare(text: str) -> str:
    """Words on one line, without quotation marks around them."""
    return " ".join(text.split()).strip('“”"')


def also(actor: Actor) -> str:
    """The other names that the story gives an actor."""
    return ", ".join(dict.fromkeys(" ".join(a.split()) for a in actor.aliases if a != actor.name))


def listed(reading: Reading) -> str:
    """Which list of the user's own actors was used: file, number of actors, the first digits of its SHA-256; or ""."""
    used = reading.own_actors
    return f"own actors: {used.file} ({used.count}, {used.sha256[:12]})" if used else ""


def own_codebook(reading: Reading) -> str:
    """Which codebook of the user's own was used: its files, the first digits of its SHA-256; or ""."""
    used = reading.own_codebook
    return f"own codebook: {', '.join(used.files)} ({used.sha256[:12]})" if used else ""


def cast(reading: Reading) -> list[Actor]:
    """Who a reader wants to know: every person, and the bodies and groups that take part in an event or speak."""
    busy = {p.id for e in reading.events for p in (*e.actors, *e.recipients)}
    busy |= {e.attribution.actor or "" for e in reading.events if e.attribution}
    busy |= {q.speaker or "" for q in reading.quotations}
    people = [a for a in reading.actors if a.kind == "person" and (a.id in busy or a.title or a.wikidata)]
    return people + [a for a in reading.actors if a.kind in ("body", "group") and a.id in busy]


def speaker(quotation: Quotation, reading: Reading) -> str:
    """The name of who is quoted; "–" where the story does not tell."""
    return next((a.name for a in reading.actors if a.id == quotation.speaker), NONE)
