"""The gazetteer with a user's own actors before what it knows itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

import msgspec

from legation.gazetteer.finder import Finder
from legation.gazetteer.fold import fold_word
from legation.gazetteer.gazetteer import Gazetteer
from legation.gazetteer.model import OWN, Entry, Match, OwnActor, OwnActors, Role, Term
from legation.gazetteer.names import Name, form_of
from legation.gazetteer.officials import Officials, line_of

SOURCE = "your actors"
FOREVER = "9999-12-31"


class OwnGazetteer(Gazetteer):
    """What ``base`` knows, and before it a user's own actors, each in its days."""

    def __init__(self, base: Gazetteer, own: OwnActors) -> None:
        self._base = base
        self._own = own.actors
        self._by_id: dict[str, list[OwnActor]] = {}
        for actor in own.actors:
            self._by_id.setdefault(_id(actor), []).append(actor)
        for part in [name for name, value in vars(Gazetteer).items() if isinstance(value, cached_property)]:
            if part != "_finder":
                self.__dict__[part] = getattr(base, part)
        self._terms = Officials([line_of(self._term(actor), FOREVER, actor.aliases) for actor in self._persons()])
        self.__dict__["_finder"] = Finder(base._names(), tuple(self._own_names()))

    def _persons(self) -> Iterator[OwnActor]:
        return (actor for actor in self._own if actor.kind == "person")

    def _own_names(self) -> Iterator[Name]:
        for actors in self._by_id.values():
            entry = _entry(actors[-1])
            texts = dict.fromkeys(text for actor in actors for text in (actor.name, *actor.aliases))
            yield from (Name(text, form_of(text, first=text == entry.name), entry) for text in texts)

    def _term(self, actor: OwnActor) -> Term:
        role = self._office(actor.title)
        sector = actor.sector or (role.sector if role else "")
        return Term(
            actor.name, actor.wikidata, actor.country or "", actor.title or "", role.office if role else None, sector,
            actor.start, actor.end, SOURCE,
        )  # fmt: skip

    def _office(self, title: str | None) -> Role | None:
        role = self.role(fold_word(title).split()) if title else None
        return role if role and role.kind == "person" else None

    def dated(self, match: Match, day: str | None) -> Match:
        """``match`` with its entries as they were on the day; own actors count in their days only."""
        known = super().dated(match, day)
        if not any(entry.id.startswith(OWN) for entry in known.entries):
            return known
        entries = (self._on(entry, day) if entry.id.startswith(OWN) else entry for entry in known.entries)
        return Match(match.start, match.end, match.form, tuple(entry for entry in entries if entry is not None))

    def _on(self, entry: Entry, day: str | None) -> Entry | None:
        rows = [a for a in self._by_id[entry.id] if day is None or (a.start or "") <= day <= (a.end or FOREVER)]
        return _entry(rows[-1]) if rows else None

    def officials(self, name: str, *, on: str | None = None, country: str | None = None) -> tuple[Term, ...]:
        """As ``Gazetteer.officials``; an own actor of that whole name comes instead of the gazetteer's namesakes."""
        own = tuple(_sourced(term) for term in self._terms.officials(name, on, None))
        own = tuple(term for term in own if country is None or term.country in (country, ""))
        known = self._base.officials(name, on=on, country=country)
        if not own or " " not in name.strip():
            return own + known
        ids = {term.wikidata for term in own if term.wikidata}
        return own + tuple(term for term in known if term.wikidata in ids)

    def holder(self, country: str, office: str, on: str) -> tuple[Term, ...]:
        """As ``Gazetteer.holder``; own actors who held the office on the day come instead."""
        own = tuple(_sourced(term) for term in self._terms.holder(country, office, on))
        return own or self._base.holder(country, office, on)


def _id(actor: OwnActor) -> str:
    """One id for the rows of one actor: by its Wikidata id, else by its name."""
    return OWN + (actor.wikidata or re.sub(r"\W+", "-", fold_word(actor.name)).strip("-"))


def _entry(actor: OwnActor) -> Entry:
    return Entry(
        id=_id(actor), name=actor.name, kind=actor.kind, country=actor.country, sector=actor.sector,
        wikidata=actor.wikidata,
    )  # fmt: skip


def _sourced(term: Term) -> Term:
    return msgspec.structs.replace(term, source=SOURCE)
