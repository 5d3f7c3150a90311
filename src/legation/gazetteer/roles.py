"""Words for persons and bodies by what they do: the longest known role at the end of a noun phrase."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from legation.gazetteer import tables
from legation.gazetteer.fold import fold_word
from legation.gazetteer.model import Role

LONGEST = 9
ENDINGS = (("men", "man"), ("women", "woman"), ("ies", "y"), ("es", ""), ("s", ""))
POLITICAL = frozenset({"GOV", "LEG"})


class Roles:
    """The table of roles, by words in one spelling."""

    def __init__(self) -> None:
        words = tables.toml("role_words.toml")
        self._spellings: dict[str, str] = words["spellings"]
        self._irregular: dict[str, str] = words["irregular"]
        self._former = frozenset(words["former"])
        self._deputy = frozenset(words["deputy"])
        self._roles: dict[tuple[str, ...], Role] = {}
        for text, kind, sector, office, speaks, country in tables.rows("roles.tsv"):
            role = Role(text, _kind(kind), sector, office or None, bool(speaks), country or None)
            self._roles.setdefault(self._spelled(text.split()), role)

    def role(self, words: Sequence[str]) -> Role | None:
        """The longest role at the end of ``words``, with "former", "deputy", "opposition" before it heeded."""
        parts = self._spelled(words)
        for start in range(max(0, len(parts) - LONGEST), len(parts)):
            for number, tail in enumerate(self._singulars(parts[start:])):
                found = self._roles.get(tail)
                if found is not None:
                    return self._heeded(several(found) if number else found, parts[:start])
        return None

    def _spelled(self, words: Sequence[str]) -> tuple[str, ...]:
        """Words folded, hyphens parted, in one spelling ("defense" and "defence" are one)."""
        return tuple(self._spellings.get(part, part) for part in fold_word(" ".join(words)).split())

    def _singulars(self, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """``words`` as they are, then with their last (or the noun before "of") in the singular."""
        yield words
        noun = words.index("of") - 1 if "of" in words[1:] else len(words) - 1
        for single in self._singular(words[noun]):
            yield (*words[:noun], single, *words[noun + 1 :])

    def _singular(self, word: str) -> Iterator[str]:
        if word in self._irregular:
            yield self._irregular[word]
        for ending, instead in ENDINGS:
            if word.endswith(ending) and len(word) > len(ending) + 1:
                yield word[: -len(ending)] + instead

    def _heeded(self, role: Role, before: tuple[str, ...]) -> Role:
        """``role`` as changed by the words before it: a former minister is of the elite, an opposition one of it."""
        if role.kind != "body" and self._former.intersection(before) and role.sector in POLITICAL:
            return msgspec.structs.replace(role, sector="ELI", words=f"former {role.words}")
        if role.office and role.kind != "body" and self._deputy.intersection(before):
            return msgspec.structs.replace(role, office=f"deputy {role.office}", words=f"deputy {role.words}")
        if "opposition" in before and role.sector in POLITICAL | {"PTY"}:
            return msgspec.structs.replace(role, sector="OPP", words=f"opposition {role.words}")
        return role


def several(role: Role) -> Role:
    """The role of several persons."""
    return msgspec.structs.replace(role, kind="group") if role.kind == "person" else role


def _kind(word: str) -> Literal["person", "body", "group"]:
    if word == "person":
        return "person"
    return "body" if word == "body" else "group"
