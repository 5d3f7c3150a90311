"""Who held what office when: terms by a person's name and by office, ordered by fit to a day."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property, lru_cache

from legation.gazetteer import tables
from legation.gazetteer.model import Term
from legation.gazetteer.people import (
    TWO_SURNAMES,
    GivenNames,
    bare,
    initials,
    initials_agree,
    keys,
    parts,
    plain,
    sounded,
    surnames,
)

MOST = 24
LIKELY_YEARS = 6  # a term without an end is taken to have gone on for so long
WEIGHT = {
    "head of state": 0, "supreme leader": 0, "head of government": 0, "secretary-general": 1, "foreign minister": 1,
    "defence minister": 1, "crown prince": 1, "interior minister": 2, "finance minister": 2,
    "national security adviser": 2, "deputy head of state": 2, "chief of defence": 2, "opposition leader": 2,
    "intelligence chief": 2, "speaker": 3, "justice minister": 3, "deputy head of government": 3, "spokesperson": 3,
    "un ambassador": 4, "attorney general": 3, "deputy foreign minister": 4, "ambassador": 6, "governor": 6, "mayor": 7,
}  # fmt: skip
COUNTRY, PERSON, WIKIDATA, POSITION, OFFICE, SECTOR, START, END, NAMES, KNOWN, KEYS = range(11)


class Officials:
    """A table of terms: ``officials.tsv``, or ``lines`` of its form. Its indexes are made when first asked for."""

    def __init__(self, lines: list[str] | None = None) -> None:
        self._given_lines = lines

    @cached_property
    def _lines(self) -> list[str]:
        return tables.lines("officials.tsv") if self._given_lines is None else self._given_lines

    @cached_property
    def _by_surname(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for at, line in enumerate(self._lines):
            for key in line[line.rindex("\t") + 1 :].split(";"):
                found.setdefault(key, []).append(at)
        return found

    @cached_property
    def _by_office(self) -> dict[tuple[str, str], list[int]]:
        found: dict[tuple[str, str], list[int]] = {}
        for at, line in enumerate(self._lines):
            row = line.split("\t", OFFICE + 1)
            if row[OFFICE]:
                found.setdefault((row[COUNTRY], row[OFFICE]), []).append(at)
        return found

    @cached_property
    def _given(self) -> GivenNames:
        return GivenNames()

    def officials(self, name: str, on: str | None, country: str | None) -> tuple[Term, ...]:
        """Terms of those whom ``name`` may mean, by fit; the last answers are remembered."""
        return self._answers(name, on, country)

    @cached_property
    def _answers(self) -> Callable[[str, str | None, str | None], tuple[Term, ...]]:
        return lru_cache(maxsize=4096)(self._search)

    def _search(self, name: str, on: str | None, country: str | None) -> tuple[Term, ...]:
        words, initialed = parts(name), bool(initials(name))
        ranked = []
        for at in self._candidates(words):
            row = self._row(at)
            if country is not None and row[COUNTRY] != country:
                continue
            likeness = self._likeness(words, row)
            if likeness is not None and (not initialed or initials_agree(name, row[PERSON])):
                ranked.append((*_fit(row, on), likeness, _weight(row), _recency(row), at))
        ranked.sort(key=_by_name_first if len(words) > 1 else None)
        return tuple(_term(self._row(rank[-1])) for rank in ranked[:MOST])

    def holder(self, country: str, office: str, on: str) -> tuple[Term, ...]:
        """Terms of ``office`` that are known to cover the day, the surest first."""
        rows = [self._row(at) for at in self._by_office.get((country, office), ())]
        fitting = [(_recency(row), row) for row in rows if _is_known(row, on)]
        return tuple(_term(rank[-1]) for rank in sorted(fitting))

    def _row(self, at: int) -> list[str]:
        return self._lines[at].split("\t")

    def _candidates(self, words: list[str]) -> Iterable[int]:
        if not words:
            return ()
        keys = [" ".join(words), " ".join(bare(words)), words[-1], words[0]]
        keys += [" ".join(words[at:]) for at in range(1, len(words) - 1)]
        keys += words[1:-1]
        found: dict[int, None] = {}
        for key in dict.fromkeys(map(sounded, keys)):
            found.update(dict.fromkeys(self._by_surname.get(key, ())))
        return found

    def _likeness(self, words: list[str], row: list[str]) -> int | None:
        """How well a name fits a row's person: 0 to the letter, 1 in another spelling, None not at all."""
        named = parts(row[PERSON])
        if words == named:
            return 0
        keys = row[KEYS].split(";")
        for name in (" ".join(words), " ".join(bare(words))):
            if sounded(name) in keys:
                return 0 if name in _spelled(row) else 1
        if sounded("".join(words)) == sounded("".join(named)):
            return 1
        words, named = plain(words), plain(named)
        outer = {sounded(words[0]), sounded(words[-1])}
        whole = len(named) > 2 and list(map(sounded, words[: len(named)])) == list(map(sounded, named))
        if len(words) > 2 and row[COUNTRY] not in TWO_SURNAMES and not outer.intersection(keys) and not whole:
            return None
        return 1 if self._full(words, named, keys) else None

    def _full(self, words: list[str], named: list[str], keys: list[str]) -> bool:
        """Whether every word of a full name answers to a word of the person's name, a surname among them."""
        if min(len(words), len(named)) == 1 or not {sounded(word) for word in words}.intersection(keys):
            return False
        shorter, longer = sorted((words, named), key=len)
        return _answered(shorter, longer, self._given.alike)


def line_of(term: Term, known: str, also: Iterable[str]) -> str:
    """A term as a line of the table; ``known`` is until when it is known to have run if it has no end."""
    cells = (term.country, term.person, term.wikidata, term.position, term.office, term.sector, term.start, term.end)
    told = [*(cell or "" for cell in cells), ";".join(also), known, ";".join(keys(term.person, term.country, also))]
    return "\t".join(" ".join(cell.split()) for cell in told)


def _spelled(row: list[str]) -> list[str]:
    """A person's surnames and other names, folded."""
    return surnames(row[PERSON], row[COUNTRY]) + [" ".join(parts(name)) for name in tables.several(row[NAMES])]


def _answered(shorter: list[str], longer: list[str], alike: Callable[[str, str], bool]) -> bool:
    rest = list(longer)
    for word in shorter:
        answer = next((other for other in rest if alike(word, other)), None)
        if answer is None:
            return False
        rest.remove(answer)
    return True


def _by_name_first(rank: tuple[int, ...]) -> tuple[int, ...]:
    fit, off, likeness, *rest = rank
    return (likeness, fit, off, *rest)


def _fit(row: list[str], on: str | None) -> tuple[int, int]:
    """How a term lies to a day: 0 over it, 1 over it if it went on, 2 over before it, 3 begun after it; days off."""
    if on is None:
        return 0, 0
    start, end = row[START] or "0000", row[END]
    if start > on:
        return 3, _days(on, start)
    if end:
        return (0, 0) if on <= end else (2, _days(end, on))
    if not row[START]:
        return 2, 0
    return (0, 0) if on <= row[KNOWN] or _days(start, on) <= LIKELY_YEARS * 365 else (1, 0)


def _is_known(row: list[str], on: str) -> bool:
    """Whether a term is known to cover a day: begun by then, and not over; one without end as far as it was watched.

    A term that begins with a year and ends with one is known by its years only: it covers those between.
    """
    if row[START].endswith("-01-01") and row[END].endswith("-12-31"):
        return row[START][:4] < on[:4] < row[END][:4]
    return bool(row[START]) and row[START] <= on <= (row[END] or row[KNOWN] or _years_on(row[START]))


def _years_on(day: str) -> str:
    return f"{int(day[:4]) + LIKELY_YEARS}{day[4:]}"


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _weight(row: list[str]) -> int:
    return WEIGHT.get(row[OFFICE], 5)


def _recency(row: list[str]) -> int:
    return -int((row[START] or row[END] or "0000")[:4])


def _term(row: list[str]) -> Term:
    return Term(
        person=row[PERSON],
        wikidata=row[WIKIDATA] or None,
        country=row[COUNTRY],
        position=row[POSITION],
        office=row[OFFICE] or None,
        sector=row[SECTOR],
        start=row[START] or None,
        end=row[END] or None,
    )
