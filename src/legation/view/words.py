"""A reading's values as short words for people: the same on the terminal, in pages and in notebooks."""

from __future__ import annotations

from collections.abc import Iterable

from legation.event.model import EventMention, Party, Reading, When

QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def label(event: EventMention) -> str:
    """``CONSULT/visit``."""
    return f"{event.type}/{event.mode}" if event.mode else event.type


def day(when: When | None) -> str:
    """The day or interval of an event: "2022-05-19", "2022-03", "2022-03-01 – 2022-03-10", "–"."""
    if when is None or not (when.start or when.end):
        return "–"
    start, end = when.start, when.end
    if start and end and when.granularity == "month" and start[:7] == end[:7]:
        text = start[:7]
    elif start and end and when.granularity == "year" and start[:4] == end[:4]:
        text = start[:4]
    elif start == end:
        text = start or ""
    else:
        text = f"{start or '…'} – {end or '…'}"
    return text if when.basis == "text" else f"{text} ({when.basis})"


def codes(country: str | None, sector: str | None) -> str:
    """``ISR GOV``; empty where nothing is known."""
    return " ".join(code for code in (country, sector) if code)


def names(parties: Iterable[Party]) -> str:
    """The parties' names with their codes, one a line; "–" for none."""
    told = [f"{p.name} ({codes(p.country, p.sector)})" if codes(p.country, p.sector) else p.name for p in parties]
    return "\n".join(told) or "–"


def numbers(event: EventMention) -> str:
    """What an event counts: "20 dead", "4,800,000,000 USD"; empty for nothing."""
    counted = event.casualties
    told = [
        f"{n} {what}"
        for what, n in (("dead", counted.dead), ("injured", counted.injured), ("arrested", counted.arrested))
        if n is not None
    ]
    told += [f"{amount.value:,.0f} {amount.currency}" for amount in event.amounts]
    return "\n".join(told)


def place(event: EventMention) -> str:
    """Where an event happened, with its country; empty for unknown."""
    if event.place is None:
        return ""
    return event.place.name if event.place.country is None else f"{event.place.name} ({event.place.country})"


def evidence(reading: Reading) -> list[tuple[int, int, str, int]]:
    """The words behind the reading's events: (start, end, what, event number), sorted, without overlaps.

    ``what`` is ``q1``–``q4`` for a trigger by quad class, else ``party``, ``date``, ``place``, ``number``; event numbers
    count from 1 and stand with triggers only (0 elsewhere). Where spans overlap the trigger wins, then the longer.
    """
    spans: list[tuple[int, int, str, int]] = []
    for number, event in enumerate(reading.events, 1):
        parties = [p for p in (*event.actors, *event.recipients) if p.start is not None and p.end is not None]
        spans.append((event.trigger.start, event.trigger.end, f"q{event.quad or 1}", number))
        spans += [(p.start or 0, p.end or 0, "party", 0) for p in parties]
        if event.date is not None and event.date.from_ is not None and event.date.to is not None:
            spans.append((event.date.from_, event.date.to, "date", 0))
        if event.place is not None and event.place.start is not None and event.place.end is not None:
            spans.append((event.place.start, event.place.end, "place", 0))
        spans += [(a.start, a.end, "number", 0) for a in event.amounts]
    return _apart(sorted(set(spans), key=lambda s: (s[3] == 0, -(s[1] - s[0]), s[0])))


def _apart(spans: list[tuple[int, int, str, int]]) -> list[tuple[int, int, str, int]]:
    kept: list[tuple[int, int, str, int]] = []
    for span in spans:
        if all(span[1] <= k[0] or span[0] >= k[1] for k in kept):
            kept.append(span)
    return sorted(kept)
