"""Words for persons and bodies by what they do: the longest known role at the end of a noun phrase."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from legation.gazetteer import tables
from legation.gazetteer.fold import fold_word
from legation.gazetteer.model import Role

LONGEST = 9
ENDINGS = (("men", "man"), ("women", "woman"), ("ies", "y"), ("s", ""))
NO_PLURALS = ("ss", "us", "is")
POLITICAL = frozenset({"GOV", "LEG"})
IN_OFFICE = POLITICAL | {"MIL", "SPY", "COP", "JUD"}


class Roles:
    """The table of roles, by words in one spelling."""

    def __init__(self) -> None:
        words = tables.toml("role_words.toml")
        self._spellings: dict[str, str] = words["spellings"]
        self._irregular: dict[str, str] = words["irregular"]
        self._prepositions = frozenset(words["prepositions"])
        self._quantities = frozenset(words["quantities"])
        self._generic = frozenset(words["generic"])
        self._former = frozenset(words["former"])
        self._deputy = frozenset(words["deputy"])
        self._roles: dict[tuple[str, ...], Role] = {}
        for text, kind, sector, office, speaks, country in tables.rows("roles.tsv"):
            role = Role(text, _kind(kind), sector, office or None, bool(speaks), country or None)
            self._roles.setdefault(self._spelled(text.split()), role)

    def role(self, words: Sequence[str]) -> Role | None:
        """The longest role at the end of ``words`` or of what stands before its first preposition.

        Heeded are "former", "deputy", "opposition" before it, and what stands behind: "leader of the rebels"."""
        parts = self._spelled(words)
        of = next((at for at, word in enumerate(parts) if at and word in self._prepositions), None)
        if of is None:
            return self._ending(parts)
        return self._spanning(parts, of) or self._composed(parts[:of], parts[of + 1 :])

    def _ending(self, parts: tuple[str, ...]) -> Role | None:
        """The longest role at the end of a phrase."""
        for start in range(max(0, len(parts) - LONGEST), len(parts)):
            found = self._known(parts[start:])
            if found is not None:
                return self._heeded(found, parts[:start])
        return None

    def _spanning(self, parts: tuple[str, ...], of: int) -> Role | None:
        """The longest role that has the preposition in it: "minister of foreign affairs", also with more behind."""
        for start in range(max(0, of - LONGEST), of):
            for end in range(min(len(parts), start + LONGEST), of + 1, -1):
                found = self._known(parts[start:end])
                if found is not None:
                    return self._heeded(found, parts[:start])
        return None

    def _composed(self, head: tuple[str, ...], rest: tuple[str, ...]) -> Role | None:
        """The role of a head with a phrase behind it: "leader of the rebels", "thousands of protesters"."""
        behind = self.role(rest)
        role = self._ending(head)
        if role is None or (behind is not None and head[-1] in self._quantities):
            return behind
        if behind is not None and (role.speaks or role.words.split()[-1] in self._generic):
            office = role.office if role.speaks or behind.sector == "GOV" else None
            return msgspec.structs.replace(role, sector=behind.sector, office=office)
        return role

    def _known(self, words: tuple[str, ...]) -> Role | None:
        for number, spelling in enumerate(self._numbers(words)):
            found = self._roles.get(spelling)
            if found is not None:
                return several(found) if number == 1 else found
        return None

    def _spelled(self, words: Sequence[str]) -> tuple[str, ...]:
        """Words folded, hyphens parted, in one spelling, all but the last noun in the singular: lemmas or not, alike."""
        parts = [self._spellings.get(part, part) for part in fold_word(" ".join(words)).split()]
        last = next((at for at, part in enumerate(parts) if at and part in self._prepositions), len(parts)) - 1
        return tuple(part if at == last else self._singular(part) for at, part in enumerate(parts))

    def _numbers(self, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """``words`` as they are, then with their last noun in the singular and in the plural."""
        yield words
        noun = next((at for at, word in enumerate(words) if at and word in self._prepositions), len(words)) - 1
        for other in (self._singular(words[noun]), f"{words[noun]}s"):
            yield (*words[:noun], other, *words[noun + 1 :])

    def _singular(self, word: str) -> str:
        if word in self._irregular:
            return self._irregular[word]
        for ending, instead in ENDINGS:
            if word.endswith(ending) and len(word) > len(ending) + 2 and not word.endswith(NO_PLURALS):
                return word[: -len(ending)] + instead
        return word

    def _heeded(self, role: Role, before: tuple[str, ...]) -> Role:
        """``role`` as changed by the words before it: a former minister is of the elite, an opposition one of it."""
        if role.kind != "body" and self._former.intersection(before) and role.sector in IN_OFFICE:
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
