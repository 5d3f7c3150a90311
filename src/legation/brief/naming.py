"""Parties in plain words: their name with the article it takes, and the country where the name does not tell it."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Sequence

from legation.brief.words import listed
from legation.gazetteer.names import states
from legation.record.model import EventParty, Telling

Kind = Callable[[str], str | None]
"""The kind of the actor of an id (person, body, group, state), or None."""

MOST = 4
"""Names of a side that are told before "and others"."""

_STARTS = {"the", "a", "an", "some", "many", "several", "another", "other", "all", "his", "her", "its", "their", "our"}
_PEOPLE = {"Women", "Men", "Children", "People", "Officials", "Police", "Protesters", "Residents"}
_OF = re.compile(r"\s(?:of|for|on|in|against)\s")
_ARTICLE = re.compile(r"\b(the|a|an)\s+$", re.IGNORECASE)
_COUNTED = re.compile(r"\d|(?:two|three|four|five|six|seven|eight|nine|ten|several|dozens|many)\b", re.IGNORECASE)


@functools.cache
def _countries() -> dict[str, tuple[str, re.Pattern[str]]]:
    """Each state's name, and a pattern of all words that tell of it: names, adjectives, people."""
    found = {}
    for state in states():
        told = "|".join(re.escape(name.text) for name in state.names)
        found[state.entry.id] = (state.entry.name, re.compile(rf"(?<!\w)(?:{told})(?!\w)"))
    return found


def bare_country(code: str | None) -> str | None:
    """A state's name; None for codes that are no state's (IGO, NGO …)."""
    return _countries()[code][0] if code in _countries() else None


def country(code: str) -> str:
    """A country's name with its article: "the United States"; codes that are no country's stay."""
    name = bare_country(code) or code
    return f"the {name}" if name in listed("the_countries") else name


def joined(names: Sequence[str], *, most: int = MOST) -> str:
    """``A, B and C``; after ``most`` names "and 3 others"."""
    if len(names) > most + 1:
        return f"{', '.join(names[:most])} and {len(names) - most} others"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def usual(side: Sequence[EventParty]) -> list[EventParty]:
    """The parties of a side without those that few of many tellings have."""
    most = max((party.tellings for party in side), default=0)
    return [party for party in side if party.tellings * 3 >= most]


def named(party: EventParty, tellings: Iterable[Telling], kind: Kind) -> str:
    """A party as a sentence names it: "Espen Barth Eide (Norway)", "the Sudanese army", "the United States"."""
    if party.country and party.id == party.country:
        return country(party.country)
    is_a = kind(party.id) if party.id else None
    name = _with_article(party, tellings, is_a)
    return f"{name}{of_country(name, party.country)}"


def of_country(name: str, code: str | None) -> str:
    """`` (Norway)`` behind a name that does not tell its country; "" where it does, or there is none."""
    if code not in _countries():
        return ""
    place, told = _countries()[code]
    return "" if told.search(name) else f" ({place})"


def _with_article(party: EventParty, tellings: Iterable[Telling], is_a: str | None) -> str:
    name = " ".join(party.name.split())
    first = name.split(" ", 1)[0]
    if first.lower() in _STARTS or _begins(name, party, tellings):
        return f"{first.lower()}{name[len(first) :]}"
    if is_a == "person" and name[:1].isupper():
        return name
    if article := _article(party, tellings, small=name[:1].islower()):
        return f"{article} {name}"
    if name in listed("the_names") or (is_a in ("body", "group") and takes_the(name)):
        return f"the {name}"
    return name


def _begins(name: str, party: EventParty, tellings: Iterable[Telling]) -> bool:
    """Whether a name has its capital only because it begins a sentence: "Top diplomats", "Women"."""
    words = name.split()
    if not (words[0] in _PEOPLE if len(words) == 1 else " ".join(words[1:]).islower()):
        return False
    return any(
        own.id == party.id and own.start == telling.mention.sentence.start
        for telling in tellings
        for own in (*telling.mention.actors, *telling.mention.recipients)
    )


def _article(party: EventParty, tellings: Iterable[Telling], *, small: bool) -> str:
    """The article before the name where a story has it: of a name in capitals only "the"."""
    for telling in tellings:
        for own in (*telling.mention.actors, *telling.mention.recipients):
            if own.id != party.id or own.start is None or not own.text or not party.name.endswith(own.text):
                continue
            found = _ARTICLE.search(telling.sentence[: max(own.start - telling.mention.sentence.start, 0)])
            if found and (small or found[1].lower() == "the"):
                return found[1].lower()
    return ""


def takes_the(name: str) -> bool:
    """Whether a body's name takes "the": "White House", "Ministry of Defence", not "Israel's cabinet"."""
    if "'s " in name or "’s " in name or name.split(" ", 1)[0] in ("His", "Her", "Their", "its", "his", "her", "their"):
        return False
    head = _OF.split(name, maxsplit=1)[0].rsplit(" ", 1)[-1].lower()
    return head in listed("the_heads")


def plural(names: Sequence[str]) -> bool:
    """Whether what these names name is several: two names, "23 people", "Sudanese refugees"."""
    if len(names) != 1:
        return len(names) > 1
    name = re.sub(r"\s*\([^)]*\)$", "", names[0])
    last = name.rsplit(" ", 1)[-1]
    small = last.islower() and last.endswith("s") and not last.endswith(("ss", "us", "is"))
    return bool(_COUNTED.match(name)) or small or last in ("people", "police", "Taliban", "Forces", "Houthis")


def publisher(name: str) -> str:
    """A publisher as a sentence names it: "the White House"."""
    if name.startswith("The "):
        return f"the {name[4:]}"
    return f"the {name}" if takes_the(name) else name


def official(name: str | None) -> bool:
    """Whether a publisher is itself a party (a government, an army, a ministry), by the words of its name."""
    told = {word.lower() for word in re.findall(r"\w+", name or "")}
    return bool(told & listed("official")) and not told & listed("press")
