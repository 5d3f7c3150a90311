"""The gazetteer: what is known before a story is read, behind one object."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from legation.gazetteer import names
from legation.gazetteer.changes import Changes
from legation.gazetteer.finder import Finder
from legation.gazetteer.fold import fold_word
from legation.gazetteer.model import Entry, Level, Match, Role, Term
from legation.gazetteer.officials import Officials
from legation.gazetteer.places import Places
from legation.gazetteer.roles import Roles


class Gazetteer:
    """Names, roles, officials and places. Get it with ``load()``; parts are read when first asked for."""

    @cached_property
    def _states(self) -> dict[str, names.State]:
        return {state.entry.id: state for state in names.states()}

    @cached_property
    def _places(self) -> Places:
        return Places()

    @cached_property
    def _finder(self) -> Finder:
        return Finder(self._names())

    @cached_property
    def _roles(self) -> Roles:
        return Roles()

    @cached_property
    def _officials(self) -> Officials:
        return Officials()

    @cached_property
    def _changes(self) -> Changes:
        return Changes()

    def _names(self) -> Iterator[names.Name]:
        for state in self._states.values():
            yield from state.names
        yield from self._capitals()
        yield from names.bodies("bodies.tsv")
        yield from names.bodies("groups.tsv")
        yield from self._places.found_in_text()

    def _capitals(self) -> Iterator[names.Name]:
        for state in self._states.values():
            cities = [self._places.large_city(capital, state.entry.id) for capital in state.capitals]
            first = next((city for city in cities if city is not None), None)
            for capital, city in zip(state.capitals, cities, strict=True):
                meant = city or first
                if meant is not None:
                    yield names.Name(capital, "capital", meant)
                yield names.Name(capital, "capital", state.entry)

    def find(self, text: str) -> tuple[Match, ...]:
        """All known names in ``text``: longest, leftmost, not overlapping, with offsets into ``text``.

        Names match in their proper case or in capitals, accents and kinds of apostrophe and dash aside; acronyms only
        as written. A capital's entries are the city and the state whose government it may stand for.
        """
        return self._finder.find(text)

    def role(self, words: Sequence[str]) -> Role | None:
        """The longest known role at the end of ``words`` (lower-case lemmas of a noun phrase), or None."""
        return self._roles.role(words)

    def on_day(self, entry: Entry, day: str) -> Entry:
        """``entry`` as it was on the ISO day: the Taliban are rebels until August 2021 and a government after it."""
        return self._changes.on_day(entry, day)

    def dated(self, match: Match, day: str | None) -> Match:
        """``match`` with its entries as they were on the ISO day; without a day, as they are by now."""
        entries = tuple(self._changes.on_day(entry, day or "9999") for entry in match.entries)
        return match if entries == match.entries else Match(match.start, match.end, match.form, entries)

    def officials(self, name: str, *, on: str | None = None, country: str | None = None) -> tuple[Term, ...]:
        """Terms of office of those whom ``name`` may mean, a full name or a surname, particles and spelling aside.

        Ordered by fit to the day ``on`` (ISO): terms that cover it, then those over before it, then those begun
        after; a full name's exact spelling comes before its other spellings. ``country`` (alpha-3, IGO, NGO, IMG)
        leaves only terms of that country.
        """
        return self._officials.officials(name, on, country)

    def holder(self, country: str, office: str, on: str) -> tuple[Term, ...]:
        """Who held ``office`` (a normal form, as in Role) of ``country`` on the ISO day ``on``, the surest first."""
        return self._officials.holder(country, office, on)

    def country(self, code: str) -> Entry | None:
        """The state with this alpha-3 code, or None."""
        state = self._states.get(code)
        return state.entry if state else None

    def country_name(self, code: str) -> str | None:
        """The short English name of the state with this alpha-3 code, or None."""
        state = self._states.get(code)
        return state.entry.name if state else None

    def capital(self, code: str) -> str | None:
        """The capital of the state with this alpha-3 code, or None where it has none."""
        state = self._states.get(code)
        return state.capitals[0] if state and state.capitals else None

    def currency(self, code: str) -> str | None:
        """The currency (ISO 4217) of the state with this alpha-3 code, or None."""
        state = self._states.get(code)
        return state.currency if state else None

    def named(self, name: str) -> tuple[Entry, ...]:
        """What ``name`` as a whole may mean, likeliest first: a state, body, group, region or large city."""
        pattern = self._finder.exact(name)
        return pattern.entries if pattern else ()

    def place(self, name: str, *, near: Sequence[str] = ()) -> tuple[Entry, ...]:
        """Places called ``name``: those in the countries ``near`` (alpha-3) first, then the most populous."""
        return self._places.place(fold_word(name), near)

    def large_city(self, name: str, country: str) -> Entry | None:
        """The city of that name and state (alpha-3) of 100,000 people or more, or its capital, or None."""
        return self._places.large_city(name, country)

    def division(self, name: str, level: Level, near: Sequence[str], *, admin: str | None = None) -> Entry | None:
        """The province or district called ``name``, or spelled much like it, of the first of ``near`` that has it.

        Of several districts of one name that in the province ``admin`` is meant.
        """
        return self._places.division(fold_word(name), level, near, admin)
