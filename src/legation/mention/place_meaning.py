"""Which place a name means: what stands around it first, then the states of which the story speaks, then size."""

from __future__ import annotations

import re
from collections import Counter

import msgspec

from legation.gazetteer import Entry, Gazetteer, Match
from legation.gazetteer.fold import fold_word
from legation.mention.place_candidates import Candidate
from legation.mention.place_words import words

_COMMA = re.compile(r"\s*,\s+(?:in\s+)?(?:the\s+)?|/")
_IN = re.compile(r"\s+(?:in|of)\s+(?:the\s+)?")
_LISTED = re.compile(r",?\s+(?:and|or)\s+[A-Z]")
_PART = re.compile(
    r"(?:-(?:controlled|administered|held|ruled|run|occupied))?\s+(?:(?:portion|part|side|section)\s+of\s+)?"
)
_LONGER = re.compile(r"(?:[’']s)?\s+[A-Z]\w")
"""A name goes on: "in Nairobi, the *Kenya* Medical Association said"."""

_POST = re.compile(r"\b(?:[Ee]mbassy|[Cc]onsulate(?:[- ][Gg]eneral)?|[Hh]igh [Cc]ommission)\s+(?:\w+\s+){0,4}in\s+$")
_NEAR = 60
"""So many characters before a place stand an embassy and whose it is. A choice."""

_AND = re.compile(r",?\s+and\s+")
_CLEAR = 100_000
"""A city of this many people is taken for what its name means in a story that speaks of no state it lies in."""


_SMALLER = 20
"""A namesake in a country of which the story speaks may be this many times smaller than the best known place."""


class Nest(msgspec.Struct, frozen=True):
    """A place with the larger places named behind it: ``inner`` at the head, the span over all of them, ``within`` the
    larger places, the smallest first."""

    inner: Candidate
    end: int
    country: str | None = None
    within: tuple[Candidate, ...] = ()


class Lands(msgspec.Struct, frozen=True):
    """The states of which a story speaks, most often first: ``near``; ``firm`` without what capitals' names tell."""

    near: tuple[str, ...]
    firm: tuple[str, ...]


def lands(matches: tuple[Match, ...]) -> Lands:
    """The states of which a story speaks, by the names found in it."""
    return Lands(_told(matches), _told(tuple(m for m in matches if m.form != "capital")))


def abroad(text: str, candidate: Candidate, told: Lands, matches: tuple[Match, ...]) -> Lands:
    """The states of a story for the place of an embassy, which is never at home: "the *US* embassy in Athens"."""
    post = _POST.search(text, max(0, candidate.start - _NEAR), candidate.start)
    named = [m for m in matches if post and m.end <= candidate.start and candidate.start - m.start <= _NEAR]
    sender = named[-1].entries[0].country if named else None
    return Lands(
        tuple(code for code in told.near if code != sender), tuple(code for code in told.firm if code != sender)
    )


def _told(matches: tuple[Match, ...]) -> tuple[str, ...]:
    """The states that a story names, itself or their people, the most often first."""
    told: Counter[str] = Counter()
    for match in matches:
        countries = {entry.country for entry in match.entries}
        country = match.entries[0].country
        if country and len(country) == 3 and (len(countries) == 1 or match.entries[0].kind != "place"):
            told[country] += 1
    return tuple(sorted(told, key=lambda code: -told[code]))


def nests(text: str, found: tuple[Candidate, ...], gazetteer: Gazetteer) -> list[Nest]:
    """Candidates with the larger places behind their commas taken in: "Mosul, Iraq"."""
    out: list[Nest] = []
    i = 0
    while i < len(found):
        last = i
        while last + 1 < len(found):
            outer = _as_division(text, found[last], found[last + 1], gazetteer)
            if not _holds(text, found[last], outer, gazetteer):
                break
            last += 1
            found = (*found[:last], outer, *found[last + 1 :])
        country = next((c for c in (_country(found[k]) for k in range(last, i, -1)) if c), None)
        country = country or _country_in(text, found, i) or _country_beside(text, found, i)
        within = found[i + 1 : last + 1] or (found[i + 1 : i + 2] if _lies_in(text, found, i) else ())
        out.append(Nest(found[i], found[last].end, country, within))
        i = last + 1
    return out


def _as_division(text: str, inner: Candidate, outer: Candidate, gazetteer: Gazetteer) -> Candidate:
    """A larger place as the division that it may be, where the smaller one lies in that: "Athens, Georgia"."""
    if not _COMMA.fullmatch(text[inner.end : outer.start]) or len(outer.entries) < 2:
        return outer
    name = text[inner.name_start : inner.name_end]
    for entry in outer.entries:
        inside = gazetteer.place(name, near=(entry.country or "",)) if entry.level == "province" else ()
        if any(e.admin == entry.name and e.country == entry.country for e in inside):
            rest = tuple(e for e in outer.entries if e is not entry)
            return msgspec.structs.replace(outer, entries=(entry, *rest))
    return outer


def _holds(text: str, inner: Candidate, outer: Candidate, gazetteer: Gazetteer) -> bool:
    """Whether the second of two candidates, behind a comma, is the larger place around the first."""
    if not _COMMA.fullmatch(text[inner.end : outer.start]) or (inner.entries and inner.entries[0].kind == "state"):
        return False
    if text[inner.end : outer.start].endswith("the ") and _LONGER.match(text, outer.end):
        return False
    country = _country(outer)
    if inner.entries and text[outer.end : outer.end + 2] in ("'s", "’s"):
        return False  # "shelled Kherson, Ukraine's president said"
    if inner.entries and country not in {e.country for e in inner.entries}:
        namesakes = gazetteer.place(text[inner.name_start : inner.name_end], near=(country or "",))
        return bool(country and namesakes and namesakes[0].country == country)
    if outer.entries and outer.entries[0].kind == "state":
        return True
    if not inner.entries and outer.entries and _is_area(text, outer, gazetteer):
        return True
    return outer.kind in words().regions or any(
        e.admin and e.admin == o.name for e in inner.entries for o in outer.entries
    )


def _is_area(text: str, outer: Candidate, gazetteer: Gazetteer) -> bool:
    """Whether a name is a region's, or a city's after which a province is called ("Quebec"), no list behind it."""
    entry = outer.entries[0]
    if entry.population is None:
        return True
    province = gazetteer.division(entry.name, "province", (entry.country or "",))
    same = province is not None and fold_word(province.name) == fold_word(entry.name)
    return same and not _LISTED.match(text, outer.end)


def _country(candidate: Candidate) -> str | None:
    return candidate.entries[0].country if candidate.entries else candidate.country


def _country_in(text: str, found: tuple[Candidate, ...], i: int) -> str | None:
    """The country of a region or state in which a place is said to lie ("Chibok in Borno State"), or of the city of
    which an unknown name is said to be a part: "the Belvaros quarter of Budapest"."""
    return _country(found[i + 1]) if _lies_in(text, found, i) or _is_part(text, found, i) else found[i].country


def _is_part(text: str, found: tuple[Candidate, ...], i: int) -> bool:
    """Whether a name that nothing knows is said to lie in, or be part of, a place that is known."""
    if i + 1 == len(found) or found[i].entries or not found[i + 1].entries:
        return False
    return found[i].kind is not None and _IN.fullmatch(text[found[i].end : found[i + 1].start]) is not None


def _lies_in(text: str, found: tuple[Candidate, ...], i: int) -> bool:
    """Whether a place is said to lie in the region or state that is named next: "Chibok in Borno State"."""
    if i + 1 == len(found) or not _IN.fullmatch(text[found[i].end : found[i + 1].start]):
        return False
    outer = found[i + 1]
    larger = bool(outer.entries) and (outer.entries[0].kind == "state" or outer.entries[0].level == "province")
    return outer.kind in words().regions or larger


def _country_beside(text: str, found: tuple[Candidate, ...], i: int) -> str | None:
    """The country of the place before, of "Nsanje and Phalombe districts"."""
    plural = found[i].kind is not None and str(found[i].kind).endswith("s")
    if not plural or found[i].entries or i == 0 or not _AND.fullmatch(text[found[i - 1].end : found[i].start]):
        return None
    return _country(found[i - 1])


def adjective_country(text: str, candidate: Candidate, matches: tuple[Match, ...]) -> str | None:
    """The country of an adjective or possessor that goes with a place: "the Iraqi city of", "Somalia's"."""
    for match in matches:
        if match.end > candidate.start or candidate.start - match.end > 40:
            continue
        between = text[match.end : candidate.start]
        apposed = words().before.search(between) and re.fullmatch(r"\s+(?:[\w-]+\s+){1,3}of\s+(?:the\s+)?", between)
        owned = re.fullmatch(
            r"['’]s\s+(?:capital,?|(?:second-|third-)?(?:largest|biggest)\s+city(?:\s+of|,)?)?\s*", between
        )
        capital = re.fullmatch(r"\s+capital,?\s+", between)
        part = text[candidate.name_start : candidate.name_end] in words().shared and _PART.fullmatch(between)
        if apposed or owned or capital or part:
            return match.entries[0].country
    return None


def meaning(text: str, nest: Nest, lands: Lands, gazetteer: Gazetteer) -> Entry | None:
    """The entry that a nest's inner name means, None where nothing decides."""
    inner, near = nest.inner, lands.near
    name = text[inner.name_start : inner.name_end]
    if nest.country:
        fitting = [e for e in inner.entries if e.country == nest.country]
        known = fitting or [e for e in gazetteer.place(name, near=(nest.country,)) if e.country == nest.country]
        return _best(known)
    if inner.entries:
        if inner.form != "capital":
            return _preferred(inner.entries, near)
        return _other_than_capital(name, inner, lands.firm, gazetteer) or _capital(inner, gazetteer)
    told = [e for e in gazetteer.place(name, near=near) if e.country in near]
    if told:
        return told[0]
    return next((e for e in gazetteer.place(name) if (e.population or 0) >= _CLEAR), None)


def country_of_part(name: str, near: tuple[str, ...], gazetteer: Gazetteer) -> str | None:
    """The country of the place that an unknown name begins with: "Qayyarah Airfield West"."""
    words_of = name.split()
    for size in range(len(words_of) - 1, 0, -1):
        part = " ".join(words_of[:size])
        found = [e for e in gazetteer.place(part, near=near) if e.country in near]
        if found:
            return found[0].country
    return None


def _other_than_capital(name: str, inner: Candidate, firm: tuple[str, ...], gazetteer: Gazetteer) -> Entry | None:
    """A capital's namesake in the state of which the story speaks most, if that is another: Lebanon's Tripoli."""
    if not firm or firm[0] in {e.country for e in inner.entries if e.kind == "state"}:
        return None
    return gazetteer.large_city(name, firm[0])


def _capital(inner: Candidate, gazetteer: Gazetteer) -> Entry:
    """The capital itself, where its name or an adjective ("the Afghan capital") stands for its state too."""
    country = inner.entries[0].country or ""
    name = gazetteer.capital(country)
    told = [e for e in inner.entries if e.country == country and e.kind == "place"]
    known = told or [e for e in gazetteer.place(name or "", near=(country,)) if e.country == country]
    return next((e for e in known if e.name == name), (known or list(inner.entries))[0])


def _preferred(entries: tuple[Entry, ...], near: tuple[str, ...]) -> Entry:
    """The first entry, unless the story speaks (more) of the country of another that is not much smaller."""
    first = entries[0]
    if first.kind == "state" or first.country is None:
        return _best([e for e in entries if e.country == first.country]) or first
    enough = (first.population or 0) / _SMALLER if first.country in near else 0
    rivals = [e for e in entries if e.country == first.country or (e.population or 0) >= enough]
    country = next((code for code in near if any(e.country == code for e in rivals)), first.country)
    return _best([e for e in rivals if e.country == country]) or first


def _best(entries: list[Entry]) -> Entry | None:
    """The first entry, or the one with coordinates among those of its name."""
    first = entries[0] if entries else None
    return next((e for e in entries if first and e.name == first.name and e.geonames is not None), first)
