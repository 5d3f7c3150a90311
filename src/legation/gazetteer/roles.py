"""Words for persons and bodies by what they do: the longest known role at the end of a noun phrase."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache
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
        self._narrowed: dict[str, str] = words["narrowed"]
        self._roles: dict[tuple[str, ...], Role] = {}
        for text, kind, sector, office, speaks, country in tables.rows("roles.tsv"):
            role = Role(text, _kind(kind), sector, office or None, bool(speaks), country or None)
            self._roles.setdefault(self._key(self._spelled(text.split())), role)
        self._vocabulary = frozenset(word for key in self._roles for word in key)

    def role(self, words: Sequence[str]) -> Role | None:
        """The role of a noun phrase; the last answers are remembered."""
        return self._answers(tuple(words))

    @cached_property
    def _answers(self) -> Callable[[tuple[str, ...]], Role | None]:
        return lru_cache(maxsize=8192)(self._search)

    def _search(self, words: tuple[str, ...]) -> Role | None:
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
                    return self._heeded(self._of_matter(found, parts[:start], parts[end:]), parts[:start])
        return None

    def _of_matter(self, role: Role, before: tuple[str, ...], behind: tuple[str, ...]) -> Role:
        """What a role becomes if "for" and a matter follow it: a secretary of state for health is another minister."""
        if role.words in self._narrowed and behind[:1] == ("for",) and not self._deputy.intersection(before):
            return self._known((self._narrowed[role.words],)) or role
        return role

    def _composed(self, head: tuple[str, ...], rest: tuple[str, ...]) -> Role | None:
        """The role of a head with a phrase behind it: "leader of the rebels", "thousands of protesters"."""
        behind = self._search(rest)
        role = self._ending(head)
        if role is None or (behind is not None and head[-1] in self._quantities):
            return behind and several(behind)
        if behind is not None and (role.speaks or role.words.split()[-1] in self._generic):
            office = role.office if role.speaks or behind.sector == "GOV" else None
            return msgspec.structs.replace(role, sector=behind.sector, office=office)
        return role

    def _known(self, words: tuple[str, ...]) -> Role | None:
        if not all(map(self._in_a_role, words)):
            return None
        for number, spelling in enumerate(self._numbers(words)):
            found = self._roles.get(spelling)
            if found is not None:
                return several(found) if number == 1 else found
        return None

    @cached_property
    def _in_a_role(self) -> Callable[[str], bool]:
        """Whether a word, or a form of it that is looked for, stands in any role: most words do not."""

        def stands(word: str) -> bool:
            one = self._singular(word)
            return not self._vocabulary.isdisjoint((word, one, self._singular(one), f"{word}s", f"{one}s"))

        return lru_cache(maxsize=50_000)(stands)

    def _spelled(self, words: Sequence[str]) -> tuple[str, ...]:
        """Words folded, hyphens parted, in one spelling ("defense" and "defence" are one), without commas, the
        ending of a possessive with its noun ("sheriff's deputy")."""
        parts = fold_word(" ".join(words)).replace(",", " ").replace(" 's ", "'s ").split()
        return tuple(self._spellings.get(part, part) for part in parts)

    def _noun(self, words: tuple[str, ...]) -> int:
        """Where the head noun of a phrase stands: before the first preposition, else at the end."""
        return next((at for at, word in enumerate(words) if at and word in self._prepositions), len(words)) - 1

    def _key(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """All words but the head noun in the singular, so that lemmas and words as written are alike."""
        noun = self._noun(words)
        return tuple(word if at == noun else self._singular(word) for at, word in enumerate(words))

    def _numbers(self, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """Keys of ``words`` as they are, then with their head noun in the singular and in the plural."""
        key = self._key(words)
        yield key
        noun = self._noun(key)
        for other in (self._singular(key[noun]), f"{key[noun]}s"):
            yield (*key[:noun], other, *key[noun + 1 :])

    def _singular(self, word: str) -> str:
        if word in self._irregular:
            return self._irregular[word]
        for ending, instead in ENDINGS:
            if word.endswith(ending) and len(word) > len(ending) + 2 and not word.endswith(NO_PLURALS):
                return word[: -len(ending)] + instead
        return word

    def _heeded(self, role: Role, before: tuple[str, ...]) -> Role:
        """``role`` as changed by the words before it: a former minister is of the elite, a former refugee
        like anybody, an opposition minister of the opposition."""
        if role.kind != "body" and self._former.intersection(before) and role.sector in IN_OFFICE:
            return msgspec.structs.replace(role, sector="ELI", words=f"former {role.words}")
        if role.kind == "person" and role.sector == "REF" and self._former.intersection(before):
            return msgspec.structs.replace(role, sector="CVL", words=f"former {role.words}")
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
