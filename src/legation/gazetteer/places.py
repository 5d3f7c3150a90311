"""Places: regions by hand, cities of GeoNames; the small ones are read when first asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from legation.gazetteer import names, tables
from legation.gazetteer.fold import fold_word
from legation.gazetteer.model import Entry
from legation.gazetteer.names import Name


class Places:
    """Regions and cities by folded name."""

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
        for line in tables.lines("cities_small.tsv"):
            found.setdefault(fold_word(line.split("\t", 2)[1]), []).append(line)
        return found

    def found_in_text(self) -> Iterator[Name]:
        """Names of places that running text is searched for."""
        yield from self._regions
        yield from sorted(self._large, key=lambda name: -(name.entry.population or 0))

    def large_city(self, name: str, country: str) -> Entry | None:
        """The city of this name and country among the large ones and capitals, or None."""
        for entry in self._by_name.get(fold_word(name), ()):
            if entry.country == country and entry.geonames is not None:
                return entry
        return None

    def place(self, folded: str, near: Sequence[str]) -> tuple[Entry, ...]:
        """Places of this folded name, those in ``near`` first, then by population."""
        entries = list(self._by_name.get(folded, ()))
        entries += [names.city(line.split("\t")) for line in self._small.get(folded, ())]
        hints = {country: rank for rank, country in enumerate(near)}
        entries.sort(key=lambda e: (hints.get(e.country or "", len(hints)), -(e.population or 0)))
        return tuple(entries)
