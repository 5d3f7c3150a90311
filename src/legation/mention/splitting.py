"""Names with the end of a title in front of them, parted: "Governor of Roraima Antonio Denarium"."""

from __future__ import annotations

from typing import Protocol

import msgspec

from legation.gazetteer.model import Term
from legation.mention.names import Name
from legation.mention.phrases import Tree
from legation.mention.roles import RolePhrase
from legation.mention.spelling import weighty

_REACH = 10
_LONGEST = 7
_LINKS = frozenset({"of", "for", "to", "at"})


class KnowsOfficials(Protocol):
    """The part of the gazetteer that knows office holders."""

    def officials(self, name: str, *, on: str | None = None, country: str | None = None) -> tuple[Term, ...]:
        """Terms of office of those whom a name may mean, those that cover the day first."""


def parted(
    tree: Tree, names: tuple[Name, ...], roles: tuple[RolePhrase, ...], gazetteer: KnowsOfficials, text: str
) -> tuple[Name, ...]:
    """The names of a sentence; one behind a title whose last words alone name an official is that person's.

    Only names that the gazetteer does not know, of three to seven words, at most ten tokens behind the title's noun.
    """
    ends = [p.last for p in roles if p.role.kind == "person" and set(tree.words[p.last + 1 : p.last + 3]) & _LINKS]
    return tuple(_shortened(tree, name, gazetteer, text) if _is_behind(name, ends) else name for name in names)


def _is_behind(name: Name, ends: list[int]) -> bool:
    if name.entry is not None or not 2 <= name.last - name.first < _LONGEST:
        return False
    return any(1 < name.first - end <= _REACH for end in ends)


def _shortened(tree: Tree, name: Name, gazetteer: KnowsOfficials, text: str) -> Name:
    """The name from the first of its tokens on at which an official's name begins, or the name as it is."""
    for first in range(name.first, name.last):
        words = text[tree.tokens[first].start : name.end]
        whole = weighty(words)
        if len(whole) > 1 and any(weighty(t.person) == whole for t in gazetteer.officials(words)):
            start = tree.tokens[first].start
            kind = name.kind if first == name.first else "person"
            return msgspec.structs.replace(name, first=first, start=start, text=words, kind=kind)
    return name
