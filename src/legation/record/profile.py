"""What merging compares of a mention: its parties, place, days, counts and words, and what its story is about."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from datetime import date
from importlib import resources
from typing import Any

import msgspec
import tomli

from legation.event.model import EventMention, Party
from legation.gazetteer.fold import fold_word
from legation.record.witnesses import Told

_WORD = re.compile(r"[\w’'-]*\w")
_NUMBER = re.compile(r"\b\d[\d,]*\d\b(?![:.]\d)")  # of two digits and more: "2" and "3" are in every story
_FIGURE = re.compile(  # a number that counts: no time, sum, ordinal, share, house number, day of a month, age
    r"(?<![\d:.,$£€-])\b\d[\d,]*\d\b(?!:|\.\d|st\b|nd\b|rd\b|th\b|%|,|"
    r"\s*(?:p\.|a\.|block|per ?cent|million|billion|thousand|-?\s*years?\b|"
    r"Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec))"
)
_MONTH = re.compile(r"\b(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)\w*\.? \d\d?\b")
_YEAR = re.compile(r"(?:19|20)\d\d")
_CAPITAL = re.compile(r"\b[A-ZÀ-ÞĀ-Ž][\w’'-]+")
_SMALL = re.compile(r"\b[a-z][\w’'-]+")
_HEAD = 3000  # code points: the head of a story names what it is about
_ENDINGS = re.compile(r"(?:'s|’s|ings?|ed|ers?|ors?|ions?|ments?|ies|es|s|e|y)$")
_EVER = 4_000_000  # an ordinal beyond all days

EXACT, NEAR = 1, 2
"""Days that two exact tellings may be apart (time zones, "overnight"), and days before its report that news is of."""

RECENT = 7
"""Days before its report in which news without a day of its own happened."""


class Side(msgspec.Struct, frozen=True):
    """Those on one side of an event: ids and countries of the identified, names of persons, words of all names;
    ``firms`` is whether firms, clubs or associations by name are among them."""

    ids: frozenset[str]
    countries: frozenset[str]
    persons: tuple[frozenset[str], ...]
    firms: bool
    words: frozenset[str]


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """A mention as merging sees it. ``window``: first and last day (days since 0001-01-01) in which it may have
    happened; ``day``: the one day that its own words tell, or None; ``reported``: that of its story. ``vague``: it
    tells neither day, place, number nor person, as talk does of what goes on ("we work with our partners"). ``deed`` is
    the trigger with one word for all that mean one deed, ``names`` are those of its sentence, which stands at
    ``sentence`` in its story; ``figures`` are what its sentence counts besides ``counts``, ``numbers`` those of the
    head of its story, years left out."""

    id: str
    story_id: str
    text_id: str
    order: tuple[str, str, int, str]
    type: str
    mode: str | None
    status: str
    trigger: frozenset[str]
    deed: frozenset[str]
    sentence: int
    names: frozenset[str]
    actors: Side
    recipients: Side
    place: frozenset[str]
    window: tuple[int, int]
    day: int | None
    counts: dict[str, int]
    sums: frozenset[tuple[float, str]]
    figures: frozenset[str]
    words: frozenset[str]
    about: frozenset[str]
    named: frozenset[str]
    numbers: frozenset[str]
    reported: int | None
    vague: bool


class Named(msgspec.Struct, frozen=True):
    """The words with a capital of a story: ``all``, and those that never stand without one, ``proper``; the ``numbers``
    of its head."""

    all: frozenset[str]
    proper: frozenset[str]
    numbers: frozenset[str]


def profile(told: Told, about: frozenset[str], named: Named) -> Profile:
    """The profile of a mention; ``about`` are the names that its story is about, ``named`` all that stand in it.

    Far down in a long story, the names of its head say little of what a sentence is about: its own count there.
    """
    mention = told.mention
    counted = msgspec.structs.asdict(mention.casualties)
    actors, recipients, trigger = _side(mention.actors), _side(mention.recipients), stems(mention.trigger.text)
    counts = {what: number for what, number in counted.items() if number is not None}
    told_more = mention.place or counts or mention.amounts or actors.persons or recipients.persons
    return Profile(
        id=mention.id,
        story_id=told.story_id,
        text_id=told.text_id,
        order=told.order,
        type=mention.type,
        mode=mention.mode,
        status=_STATUS[mention.status],
        trigger=trigger,
        deed=_deed(mention.trigger.text, trigger),
        sentence=mention.sentence.start,
        names=(stems(" ".join(_CAPITAL.findall(told.sentence, 1))) & named.proper) - trigger,
        actors=actors,
        recipients=recipients,
        place=stems(mention.place.name) if mention.place else frozenset(),
        window=_window(mention, told.published),
        day=_day(mention),
        counts=counts,
        sums=frozenset((amount.value, amount.currency) for amount in mention.amounts),
        figures=_figures(told.sentence) - {str(count) for count in counts.values()},
        words=stems(told.sentence),
        about=about if mention.trigger.start < _HEAD else stems(" ".join(_CAPITAL.findall(told.sentence))),
        named=named.all,
        numbers=named.numbers,
        reported=date.fromisoformat(told.published[:10]).toordinal() if told.published else None,
        vague=not told_more and (mention.date is None or mention.date.basis == "published"),
    )


def _figures(sentence: str) -> frozenset[str]:
    """The numbers of two digits and more that count something: 23 pirates, not 23 May, 23 years, 23 million."""
    found = (number.replace(",", "") for number in _FIGURE.findall(_MONTH.sub("", sentence)))
    return frozenset(number for number in found if not _YEAR.fullmatch(number))


_STATUS = {"current": "done", "historical": "done", "future": "ahead", "hypothetical": "ahead", "negated": "negated"}


def about(title: str | None, text: str) -> frozenset[str]:
    """The names that a story is about: the words of its title and head that stand with a capital and never without."""
    small = set(_SMALL.findall(text))
    found = (word for word in _WORD.findall(f"{title or ''}\n{text[:_HEAD]}") if len(word) > 2 and word[0].isupper())
    names = {word for word in found if word.lower() not in small and not (word.isupper() and len(word) > 4)}
    return stems(" ".join(names))


def named(title: str | None, text: str) -> Named:
    """The words with a capital of a story, whoever is named in it is among them, and the numbers of its head."""
    whole = f"{title or ''}\n{text}"
    capital, small = set(_CAPITAL.findall(whole)), set(_SMALL.findall(text))
    proper = {word for word in capital if word.lower() not in small and not (word.isupper() and len(word) > 4)}
    numbers = (number.replace(",", "") for number in _NUMBER.findall(whole[:_HEAD]))
    told = frozenset(number for number in numbers if not _YEAR.fullmatch(number))
    return Named(stems(" ".join(capital)), stems(" ".join(proper)), told)


def known_id(id: str) -> bool:
    """Whether an actor's id in the record is more than its name: a state's code, Wikidata's number."""
    return not id.startswith(("person-", "group-", "body-", "place"))


def _side(parties: Iterable[Party]) -> Side:
    parties = tuple(parties)
    known = [party for party in parties if known_id(party.id)]
    return Side(
        ids=frozenset(party.id for party in known),
        countries=frozenset(party.country for party in parties if party.country),
        persons=tuple(_stems_of_name(party.name) for party in parties if _is_person(party)),
        firms=any(_is_firm(party) for party in parties),
        words=frozenset(stem for party in parties for stem in _stems_of_name(party.name)),
    )


def _is_person(party: Party) -> bool:
    """Whether a party is a person by name: "Jamal Williams", not "a suspected leader" or "the Defence Ministry"."""
    named = _is_named(party) and party.name[0].isupper()
    return named and (party.id.startswith("person-") or (party.id.startswith("Q") and party.id[1:].isdigit()))


_OF_STATES = frozenset({"GOV", "MIL", "COP", "SPY", "LEG", "JUD", "REB", "UAF", "IGO"})
"""Sectors whose bodies go by several names, for a part or for the whole: an army, its air force, its ministry."""


def _is_firm(party: Party) -> bool:
    """Whether a party is a firm, club or association by name: "Red Sox", not "the Air Force"."""
    return _is_named(party) and party.id.startswith("body-") and party.sector not in _OF_STATES


def _is_named(party: Party) -> bool:
    """Whether all longer words of a party's name have a capital."""
    words = [word for word in party.name.split() if len(word) > 3]
    return bool(words) and all(_capital(word) for word in words)


def _capital(word: str) -> bool:
    """Whether a word has a capital, or what stands after its article has one: al-Kani."""
    return word[0].isupper() or word.rpartition("-")[2][:1].isupper()


def _day(mention: EventMention) -> int | None:
    when = mention.date
    if when is None or when.start is None or when.start != when.end or when.basis == "published":
        return None
    return date.fromisoformat(when.start).toordinal()


def _window(mention: EventMention, published: str | None) -> tuple[int, int]:
    """The first and last day in which a mention may have happened: its own days with a day of grace, or those before
    its report; what is planned comes after it. Without a day of the report it may be ever."""
    when, told = mention.date, date.fromisoformat(published[:10]).toordinal() if published else None
    if when is not None and when.basis != "published" and (when.start or when.end):
        first = date.fromisoformat(when.start).toordinal() - EXACT if when.start else 0
        return first, date.fromisoformat(when.end).toordinal() + EXACT if when.end else _EVER
    if told is None:
        return 0, _EVER
    if _STATUS[mention.status] == "ahead":
        return told - EXACT, told + RECENT
    return told - (NEAR if when is not None else RECENT), told + EXACT


@functools.cache
def settings() -> dict[str, Any]:
    """The weights and words of ``data/record/merging.toml``."""
    source = resources.files("legation").joinpath("data", "record", "merging.toml")
    return tomli.loads(source.read_text(encoding="utf8"))


def _deed(text: str, trigger: frozenset[str]) -> frozenset[str]:
    """What was done: of the words of a trigger the first that is a word for a known deed, else all of them."""
    known = (_deeds().get(_stem(word)) for word in _WORD.findall(fold_word(text)))
    first = next((deed for deed in known if deed), None)
    return frozenset((first,)) if first else trigger


@functools.cache
def _deeds() -> dict[str, str]:
    """For the stem of each word for a deed the first of those that mean the same."""
    return {stem: words.split()[0] for words in settings()["same_deed"] for stem in stems(words)}


@functools.cache
def known_deeds() -> frozenset[str]:
    """The deeds that have several words."""
    return frozenset(_deeds().values())


@functools.cache
def _empty() -> frozenset[str]:
    return frozenset(settings()["empty"].split())


def stems(text: str) -> frozenset[str]:
    """The words of a text that mean something, folded and without endings."""
    return frozenset(stem for word in _WORD.findall(fold_word(text)) if (stem := _stem(word)))


@functools.lru_cache(maxsize=50_000)
def _stems_of_name(name: str) -> frozenset[str]:
    return stems(name)


@functools.lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    if word in _empty() or (len(word) < 3 and not word.isdigit()):
        return ""
    kept = _ENDINGS.sub("", word)
    return kept if len(kept) >= 3 else word
