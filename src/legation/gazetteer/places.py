"""Places: regions by hand, cities, towns and divisions of GeoNames; the lesser ones are read when first asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from rapidfuzz import fuzz, process

from legation.gazetteer import names, tables
from legation.gazetteer.fold import fold_word
from legation.gazetteer.model import Entry, Level
from legation.gazetteer.names import Name

ALIKE = 86
"""How alike (0 to 100) two spellings of a division's name are: "nahre saraj" and "nahrisaraj" are."""

MIXED_UP = str.maketrans("eoyqj", "iuikz")
"""Letters that spellings of one name interchange: "Nerkh" and "Nirkh", "Qarabagh" and "Karabagh"."""

ALIKE_IN = 2
"""Other spellings are looked for in so many states of which a story speaks most."""


class Places:
    """Regions, cities, towns and divisions by folded name."""

    def __init__(self) -> None:
        self._by_state: dict[str, dict[str, list[Entry]]] = {}

    @cached_property
    def _regions(self) -> list[Name]:
        return list(names.regions())

    @cached_property
    def _large(self) -> list[Name]:
        return list(names.cities("cities_large.tsv"))

    @cached_property
    def _by_name(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        for name in self._regions + self._large:
            found.setdefault(fold_word(name.text), []).append(name.entry)
        return found

    @cached_property
    def _small(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for line in tables.lines("cities_small.tsv") + tables.lines("towns.tsv"):
            found.setdefault(fold_word(line.split("\t", 2)[1]), []).append(line)
        return found

    @cached_property
    def _division_lines(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for line in tables.lines("divisions.tsv"):
            found.setdefault(line.split("\t", 1)[0], []).append(line)
        return found

    def _divisions(self, country: str) -> dict[str, list[Entry]]:
        """The divisions of a state by folded name, read when first asked for."""
        if country not in self._by_state:
            own: dict[str, list[Entry]] = {}
            for line in self._division_lines.get(country, ()):
                entry, others = names.division(line.split("\t"))
                for name in (entry.name, *others):
                    own.setdefault(fold_word(name), []).append(entry)
            self._by_state[country] = own
        return self._by_state[country]

    def found_in_text(self) -> Iterator[Name]:
        """Names of places that running text is searched for."""
        yield from self._regions
        yield from sorted(self._large, key=lambda name: -(name.entry.population or 0))

    def large_city(self, name: str, country: str) -> Entry | None:
        """The city of this name and country among the large ones and capitals, or None."""
        for entry in self._by_name.get(fold_word(name), ()):
            if entry.country == country and entry.population is not None:
                return entry
        return None

    def place(self, folded: str, near: Sequence[str]) -> tuple[Entry, ...]:
        """Places of this folded name, those in ``near`` first, then by population, divisions of ``near`` last."""
        entries = list(self._by_name.get(folded, ()))
        entries += [names.city(line.split("\t")) for line in self._small.get(folded, ())]
        entries += [e for country in near for e in self._divisions(country).get(folded, ())]
        hints = {country: rank for rank, country in enumerate(near)}
        entries.sort(key=lambda e: (hints.get(e.country or "", len(hints)), -(e.population or 0)))
        return tuple(entries)

    def division(self, folded: str, level: Level, near: Sequence[str], admin: str | None) -> Entry | None:
        """The division of this level and folded name in the first of the states ``near`` that has one; of several
        districts of a name that in the province ``admin``.

        A name that none has exactly is looked for in other spellings ("Nahr-i-Saraj", "Zhari").
        """
        for country in near:
            exact = [e for e in self._divisions(country).get(folded, ()) if e.level == level]
            if exact:
                return next((e for e in exact if e.admin == admin), exact[0])
        for country in near[:ALIKE_IN]:
            found = self._alike(folded, level, country)
            if found is not None:
                return found
        return None

    def _alike(self, folded: str, level: Level, country: str) -> Entry | None:
        own = {n: e for n, entries in self._divisions(country).items() for e in entries if e.level == level}
        best = process.extractOne(folded, list(own), processor=_letters, scorer=fuzz.ratio, score_cutoff=ALIKE)
        return own[best[0]] if best else None


def _letters(name: object) -> str:
    """A name's letters, vowels and consonants that transliterations mix up made one."""
    return "".join(c for c in str(name).translate(MIXED_UP) if c.isalnum())
