"""Where: the places that a story names, resolved by what stands around them and by the states it speaks of.

"Mosul, Iraq" is one mention of Mosul with a span over both names. A name that nothing resolves keeps its words, with
the country of the place it is said to lie in; else that of all other places of the story, if they lie in one; else
none. Adjectives ("Chinese") are no places, but "the Afghan capital" is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from legation.gazetteer import Gazetteer, Match
from legation.language.model import Sentence, Token
from legation.mention.heads import head_of
from legation.mention.model import PlaceMention
from legation.mention.place_candidates import Candidate, candidates
from legation.mention.place_divisions import Located, located
from legation.mention.place_meaning import (
    Lands,
    Nest,
    abroad,
    adjective_country,
    country_of_part,
    lands,
    meaning,
    nests,
)
from legation.mention.place_words import words
from legation.story.model import Story

_OF_ROLE = frozenset({"compound", "nmod:poss", "nmod:desc", "amod", "flat", "nmod"})
_SIDES = frozenset({"North", "South", "East", "West"})
"""Names of one side of a land or of the world, which is none of its towns."""

_DAYS = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$|^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")


def find_places(story: Story, sentences: tuple[Sentence, ...], gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """All places that ``story`` names, in order; spans in code points of its text, coordinates in degrees."""
    matches = gazetteer.find(story.text)
    told = lands(matches)
    found = [p for s in sentences for p in _in_sentence(story.text, s, matches, told, gazetteer)]
    return tuple(_as_division(place, placed, gazetteer) for placed in [_in_only_country(found)] for place in placed)


def _as_division(place: PlaceMention, found: tuple[PlaceMention, ...], gazetteer: Gazetteer) -> PlaceMention:
    """A state's name as the province of that name, where the story names places in the province and none in the state:
    "Georgia" beside Atlanta."""
    if place.precision != "country" or any(p.country == place.country and p.name != place.name for p in found):
        return place
    inside = {p.country for p in found if p.admin == place.name and p.country and p.country != place.country}
    entry = gazetteer.division(place.name, "province", tuple(inside)) if len(inside) == 1 else None
    if entry is None or entry.country not in inside:
        return place
    return msgspec.structs.replace(
        place, country=entry.country, geonames=entry.geonames, latitude=entry.latitude, longitude=entry.longitude,
        admin=entry.name, precision="province",
    )  # fmt: skip


def _in_only_country(found: list[tuple[PlaceMention, bool]]) -> tuple[PlaceMention, ...]:
    """The places; those of unknown name in the country of all the others, or of all towns, where these lie in one."""
    others = [place for place, _ in found if place.country and not place.within_name]
    towns = [place for place in others if place.precision not in ("country", "region")]
    told = towns if len({place.name for place in towns}) > 1 and len({p.country for p in others}) > 1 else others
    beside = _by_sentence(others)
    countries = {place.country for place in told}
    only = countries.pop() if len(countries) == 1 else None
    placed = [
        place
        if known or place.country or place.name in _SIDES
        else msgspec.structs.replace(place, country=only or beside.get(place.sentence))
        for place, known in found
    ]
    return tuple(_in_only_province(place, placed) for place in placed)


def _by_sentence(known: list[PlaceMention]) -> dict[int, str]:
    """The one country of the places of a sentence, where they lie in one: "at Flag Base in Clearwater, Florida"."""
    told: dict[int, set[str]] = {}
    for place in known:
        if place.country and place.precision != "region":
            told.setdefault(place.sentence, set()).add(place.country)
    return {sentence: min(countries) for sentence, countries in told.items() if len(countries) == 1}


def _in_only_province(place: PlaceMention, found: list[PlaceMention]) -> PlaceMention:
    """A place of unknown position in the province of all the others of its state, if these lie in one.

    Where a report was written ("KABUL, Afghanistan") is not looked at.
    """
    if place.admin or place.latitude is not None or place.country is None or place.precision in ("country", "region"):
        return place
    others = [p for p in found if p.country == place.country and p.admin and not p.within_name and not _is_dateline(p)]
    if len({p.admin for p in others}) != 1:
        return place
    return msgspec.structs.replace(place, admin=others[0].admin)


def _is_dateline(place: PlaceMention) -> bool:
    return place.text.split(",")[0].isupper() and len(place.text) > 3


def _in_sentence(
    text: str, sentence: Sentence, matches: tuple[Match, ...], told: Lands, gazetteer: Gazetteer
) -> Iterator[tuple[PlaceMention, bool]]:
    """The places of a sentence, each with whether its name is known."""
    all_told = told
    for found in nests(text, candidates(text, sentence, matches), gazetteer):
        inner = found.inner
        told = abroad(text, inner, all_told, matches)
        nest = Nest(inner, found.end, found.country or adjective_country(text, inner, matches))
        head = head_of(sentence, inner.start, inner.end)
        if head is not None:
            entry = meaning(text, nest, told, gazetteer)
            if entry is None and nest.country is None:
                part = country_of_part(text[inner.name_start : inner.name_end], told.near, gazetteer)
                nest = Nest(inner, found.end, part)
            place = located(text, msgspec.structs.replace(nest, within=found.within), entry, told.near, gazetteer)
            within = _within_name(text, sentence, inner, head, gazetteer)
            within = within or (place.entry is None and inner.kind is None and _is_called_so(sentence, head))
            yield _mention(text, nest, place, (sentence.index, head), within=within), place.entry is not None


def _mention(text: str, nest: Nest, place: Located, spot: tuple[int, int], *, within: bool) -> PlaceMention:
    """The mention of a nest at ``spot``: its sentence and head token."""
    inner, entry = nest.inner, place.entry
    return PlaceMention(
        text=text[inner.start : nest.end],
        start=inner.start,
        end=nest.end,
        name=entry.name if entry else text[inner.name_start : inner.name_end],
        country=entry.country if entry else nest.country,
        geonames=entry.geonames if entry else None,
        latitude=place.latitude,
        longitude=place.longitude,
        sentence=spot[0],
        head=spot[1],
        within_name=within,
        admin=place.admin,
        precision=place.precision,
    )


def _within_name(text: str, sentence: Sentence, candidate: Candidate, head: int, gazetteer: Gazetteer) -> bool:
    """Whether a place is part of another name or a title: "Paris police chief", "the Paris Accords", "Iran-backed"."""
    if "-" in (text[candidate.end : candidate.end + 1], text[max(0, candidate.start - 1) : candidate.start]):
        return True
    return _in_tag(sentence, candidate) or _in_title(sentence, candidate, head, gazetteer) or _in_proper(sentence, head)


def _is_called_so(sentence: Sentence, head: int) -> bool:
    """Whether a name that nothing knows only says what a thing is called: "the *Oreshnik* missile"."""
    token = sentence.tokens[head]
    thing = sentence.tokens[token.head].lemma.lower()
    return token.relation == "compound" and token.head >= 0 and thing not in words().kinds | words().sites


def _in_tag(sentence: Sentence, candidate: Candidate) -> bool:
    """Whether the network tags a longer name of a person or body around the place."""
    tokens = sentence.tokens
    inside = [i for i, t in enumerate(tokens) if t.start < candidate.end and t.end > candidate.start]
    if not inside or tokens[inside[0]].name[2:] not in ("PER", "ORG"):
        return False
    if tokens[inside[0]].name == "B-PER":
        return True
    first, last = inside[0], inside[-1]
    return tokens[first].name.startswith("I-") or (last + 1 < len(tokens) and tokens[last + 1].name.startswith("I-"))


def _in_title(sentence: Sentence, candidate: Candidate, head: int, gazetteer: Gazetteer) -> bool:
    """Whether the place modifies a word for a person or body: "U.S. President", "the mayor of Kyiv"."""
    token = sentence.tokens[head]
    if token.relation not in _OF_ROLE or token.head < 0:
        return False
    noun = sentence.tokens[token.head]
    if noun.lemma.lower() in words().kinds | words().sites:
        return False
    if token.relation == "nmod" and not _is_of(sentence, head):
        return False
    first = token.head if noun.start < candidate.start else head + 1
    phrase = [t.lemma.lower() for t in sentence.tokens[first : token.head + 1] if t.upos != "PUNCT"]
    role = gazetteer.role(phrase) if phrase else None
    return role is not None and role.kind in ("person", "body")


def _is_of(sentence: Sentence, head: int) -> bool:
    return any(t.head == head and t.relation == "case" and t.lemma.lower() == "of" for t in sentence.tokens)


def _in_proper(sentence: Sentence, head: int) -> bool:
    """Whether the place is the front part of a name in capitals: "the Paris Agreement", "Kyiv Post"."""
    token = sentence.tokens[head]
    if token.relation != "compound" or token.head <= head:
        return False
    return all(_is_capital(t) for t in sentence.tokens[head + 1 : token.head + 1])


def _is_capital(token: Token) -> bool:
    return token.upos == "PROPN" and not _DAYS.search(token.text) and not token.name.endswith("LOC")
