"""Where a sentence may name a place: names of the gazetteer, names that the network tags, "X province"."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from legation.gazetteer import Entry, Match
from legation.language.model import Sentence
from legation.mention.place_words import words

_OPENING = re.compile(
    r"(?:The|In|At|On|From|Near|An?|This|That|Each|Every|His|Her|Its|Their|Our|One|No|Across)(?:\s+|$)"
)
_FORMS = frozenset({"name", "capital", "acronym", "alias"})


class Candidate(msgspec.Struct, frozen=True):
    """Words that may name a place, at ``start``–``end`` (code points of the story).

    ``name_start``/``name_end`` is the name itself, without "northern" and "province"; ``kind`` is the word behind it.
    ``entries`` are what it may mean, likeliest first. ``country`` is told by the name around or before it.
    """

    start: int
    end: int
    name_start: int
    name_end: int
    entries: tuple[Entry, ...] = ()
    kind: str | None = None
    country: str | None = None
    form: str = ""


def candidates(text: str, sentence: Sentence, matches: tuple[Match, ...]) -> tuple[Candidate, ...]:
    """The candidates of a sentence in order, not overlapping."""
    inside = [m for m in matches if sentence.start <= m.start and m.end <= sentence.end]
    tags = [span for start, end in _tagged(sentence) if _is_name(text, *(span := _bare(text, start, end)))]
    found = [_known(text, m, tags) for m in inside if _may_be_place(text, m)]
    taken = [(m.start, m.end) for m in inside] + [(c.name_start, c.name_end) for c in found]
    found += [_named(start, end) for start, end in tags if not _overlaps(start, end, taken)]
    taken += [(c.name_start, c.name_end) for c in found]
    found += [_named(start, end) for start, end in _by_kind(text, sentence) if not _overlaps(start, end, taken)]
    found += [_capital(text, m, end) for m in inside if (end := _capital_end(text, m))]
    found += [_ground(m, end) for m in inside if (end := _ground_end(text, m)) and _is_noun(sentence, end)]
    found.sort(key=lambda c: (c.start, -c.end))
    return tuple(_widened(text, sentence, c) for c in _apart(found))


def _capital_end(text: str, match: Match) -> int | None:
    """Where "Afghan capital" or "Cameroon's capital" ends, None where no "capital" follows or its name does."""
    if match.entries[0].kind != "state":
        return None
    owned = 2 if match.form != "adjective" and text[match.end : match.end + 2] in ("'s", "’s") else 0
    if match.form != "adjective" and not owned:
        return None
    behind = words().capital.match(text, match.end + owned)
    return behind.end() if behind else None


def _capital(text: str, match: Match, end: int) -> Candidate:
    """ "The Afghan capital", "Cameroon's capital"."""
    return Candidate(match.start, end, match.start, end, match.entries[:1], form="capital")


def _ground_end(text: str, match: Match) -> int | None:
    """Where "Tunisian coast" or "Armenian airspace" ends, None where no ground stands behind the adjective."""
    if match.form != "adjective" or match.entries[0].kind != "state":
        return None
    behind = words().ground.match(text, match.end)
    return behind.end() if behind else None


def _is_noun(sentence: Sentence, end: int) -> bool:
    """Whether the word that ends there is a noun of its own, not half of one ("American *soil* scientists")."""
    return any(t.end == end and t.upos in ("NOUN", "PROPN") and t.relation != "compound" for t in sentence.tokens)


def _ground(match: Match, end: int) -> Candidate:
    """A state's ground, named by its adjective: "Russian soil"."""
    return Candidate(match.start, end, match.start, match.end, match.entries[:1], form="ground")


def _may_be_place(text: str, match: Match) -> bool:
    """Whether a match names a place: a state, city or region, or a seat of power behind "at" or "in"."""
    if re.match(r"\.[A-Z]|\$", text[match.end : match.end + 2]):  # the U.S of U.S.C., the US of US$
        return False
    if match.form == "metonym":
        return words().at.search(text[max(0, match.start - 16) : match.start]) is not None
    return match.form in _FORMS and bool(_place_entries(match))


def _apart(found: list[Candidate]) -> Iterator[Candidate]:
    """Candidates that do not overlap, the first of two kept."""
    end = -1
    for candidate in found:
        if candidate.start >= end:
            yield candidate
            end = candidate.end


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A tagged name without its article, "northern" and "province"."""
    name = text[start:end]
    before = words().opening.match(name)
    behind = words().closing.search(name)
    low = start + (before.end() if before else 0)
    high = start + behind.start() if behind and start + behind.start() > low else end
    return low, high


def _is_name(text: str, start: int, end: int) -> bool:
    """Whether tagged words may be a name: not the end of a longer word, not a plain noun in capitals."""
    return text[start:end].lower() not in words().never and text[max(0, start - 1) : start] != "-"


def _named(start: int, end: int) -> Candidate:
    return Candidate(start, end, start, end)


def _place_entries(match: Match) -> tuple[Entry, ...]:
    """What a match means as a place: for a capital the city, not the state it may stand for."""
    if match.form == "metonym":
        return tuple(sorted(match.entries, key=lambda e: e.kind != "place"))
    entries = tuple(e for e in match.entries if e.kind in ("place", "state"))
    cities = tuple(e for e in entries if e.kind == "place")
    return cities + tuple(e for e in entries if e.kind == "state") if match.form == "capital" and cities else entries


def _known(text: str, match: Match, tags: list[tuple[int, int]]) -> Candidate:
    """A candidate from the gazetteer; where the network tags a longer name that begins with it, that name."""
    entries = _place_entries(match)
    for start, end in tags:
        if start <= match.start and match.end < end and text[match.end : end].lower() != text[match.end : end]:
            if start == match.start and _is_kind(text[match.end : end]):
                break
            country = entries[0].country if start == match.start else None
            return Candidate(start, end, start, end, (), None, country)
    name, _, last = text[match.start : match.end].rpartition(" ")
    if name and _is_kind(last) and entries[0].level == "place":
        named = match.start + len(name)
        return Candidate(match.start, match.end, match.start, named, entries, last.lower(), form=match.form)
    return Candidate(match.start, match.end, match.start, match.end, entries, form=match.form)


def _is_kind(said: str) -> bool:
    """Whether words are only one for a kind of place: "City", "Province"."""
    return said.strip().lower() in words().kinds


def _tagged(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Spans that the network tags as places, without article, part words and kind words."""
    start: int | None = None
    end = 0
    for token in sentence.tokens:
        if token.name != "I-LOC" and start is not None:
            yield start, end
            start = None
        if token.name == "B-LOC" or (token.name == "I-LOC" and start is None):
            start = token.start
        if token.name.endswith("-LOC"):
            end = token.end
    if start is not None:
        yield start, end


def _by_kind(text: str, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Unknown names beside a word for a kind of place: "Andar district", "the village of Korembe"."""
    for match in words().named.finditer(text, sentence.start, sentence.end):
        group = "name" if match["name"] else "of" if match["of"] else "front"
        start, end = match.span(group)
        opening = _OPENING.match(text, start, end)
        start = opening.end() if opening else start
        if start < end:
            yield start, end


def _overlaps(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return any(start < high and end > low for low, high in taken)


def _widened(text: str, sentence: Sentence, candidate: Candidate) -> Candidate:
    """A candidate with "northern" before it and "province" behind it."""
    start, end, kind = candidate.start, candidate.end, candidate.kind
    behind = words().behind.match(text, end)
    if behind and behind.end() <= sentence.end:
        end, kind = behind.end(), behind["word"].lower()
    else:
        of = words().before.search(text[sentence.start : start])
        kind = of["word"].lower() if of else kind
    before = words().parts.search(text[sentence.start : start])
    if before:
        start = sentence.start + before.start()
    return msgspec.structs.replace(candidate, start=start, end=end, kind=kind)
