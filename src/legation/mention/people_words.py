"""The words for people, bodies and groups that the mention room asks the gazetteer for, each once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol
from weakref import WeakKeyDictionary

from legation.gazetteer.model import Role
from legation.mention.words import words


class KnowsRoles(Protocol):
    """The part of the gazetteer that knows role words."""

    def role(self, words: Sequence[str]) -> Role | None:
        """The longest role at the end of lower-cased words, or None."""


_ASKED: WeakKeyDictionary[KnowsRoles, dict[tuple[str, ...], Role | None]] = WeakKeyDictionary()
_MOST_KEPT = 200_000


def _kept(gazetteer: KnowsRoles) -> dict[tuple[str, ...], Role | None]:
    """What a gazetteer has answered so far: reports use the same words again and again."""
    kept = _ASKED.setdefault(gazetteer, {})
    if len(kept) > _MOST_KEPT:
        kept.clear()
    return kept


class PeopleWords:
    """The gazetteer's roles, and the plain words for people where it has none; each question is asked it once."""

    def __init__(self, gazetteer: KnowsRoles) -> None:
        self._gazetteer = gazetteer
        self._known = _kept(gazetteer)

    def role(self, parts: tuple[str, ...]) -> Role | None:
        """The longest role at the end of lower-cased words, or None."""
        if parts not in self._known:
            self._known[parts] = self._gazetteer.role(parts) or _plain_role(parts[-1])
        return self._known[parts]

    def longest(self, parts: tuple[str, ...], singular: tuple[str, ...]) -> Role | None:
        """The longer of the roles of the words as they stand and with their noun in the singular."""
        one, other = self.role(parts), self.role(singular)
        if one is None or other is None:
            return one or other
        return other if len(other.words.split()) > len(one.words.split()) else one


def _plain_role(word: str) -> Role | None:
    for form in (word, word.removesuffix("s")):
        if form in words().persons:
            return Role(form, "person", words().persons[form])
        if form in words().people:
            return Role(form, "group", words().people[form])
    return None
