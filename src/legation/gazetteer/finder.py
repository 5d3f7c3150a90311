"""Find all known names in a text.

Two automata: one for names, whose case is judged by the name's own capitals, one for acronyms, as written.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from legation.gazetteer import tables
from legation.gazetteer.fold import Folded, fold, fold_word
from legation.gazetteer.meant import Found, meant
from legation.gazetteer.model import Entry, Form, Match
from legation.gazetteer.names import Name

SHORTEST_IN_CAPITALS = 4
_NEXT = 16
"""Characters behind a name among which the next word stands."""
NONE: frozenset[str] = frozenset()
ENDS = frozenset('.!?:"“”\n•*')


class Pattern(NamedTuple):
    """What a folded string names: where its capitals must stand, the form, the entries, likeliest first, and the ids
    of those that it names only weakly."""

    capitals: tuple[int, ...]
    form: Form
    entries: tuple[Entry, ...]
    weak: frozenset[str] = frozenset()


class Caution(NamedTuple):
    """Names that are also plain words (``caution.toml``)."""

    never: frozenset[str]
    not_cities: frozenset[str]
    not_first: frozenset[str]
    saying: frozenset[str]
    verbs_first: frozenset[str]
    objects: frozenset[str]
    words_in_capitals: frozenset[str]
    not_after_comma: frozenset[str]
    swallowed: tuple[str, ...]
    likeliest: dict[str, str]


def read_caution() -> Caution:
    """The cautions of ``caution.toml``, folded."""
    data: dict[str, Any] = tables.toml("caution.toml")
    return Caution(
        never=frozenset(map(fold_word, data["never"])),
        not_cities=frozenset(map(fold_word, data["not_cities"])),
        not_first=frozenset(map(fold_word, data["not_first"])),
        saying=frozenset(data["saying"]),
        verbs_first=frozenset(map(fold_word, data["verbs_first"])),
        objects=frozenset(data["objects"]),
        words_in_capitals=frozenset(data["words_in_capitals"]),
        swallowed=tuple(data["swallowed"]),
        not_after_comma=frozenset(data["not_after_comma"]),
        likeliest={fold_word(name): id_ for name, id_ in data["likeliest"].items()},
    )


class Finder:
    """Names in text. Built once from names in order of likelihood; ``find`` then reads any text.

    ``own`` are names of a user's own actors: they come before all others, and no caution keeps them out.
    """

    def __init__(self, names: Iterable[Name], own: Iterable[Name] = ()) -> None:
        self._caution = read_caution()
        self._patterns: dict[str, Pattern] = {}
        self._acronyms: dict[str, Pattern] = {}
        for name in own:
            self._add(name, fold_word(name.text), None)
        self._own = frozenset(self._patterns) | frozenset(self._acronyms)
        for text in self._caution.swallowed:
            self._patterns.setdefault(fold_word(text), Pattern(_capitals(text), "name", ()))
        for name in names:
            self._take(name)
        self._order = list(self._patterns)
        self._acronym_order = list(self._acronyms)
        self._automaton = AhoCorasick(self._order, matchkind=MatchKind.Standard, store_patterns=False)
        self._acronym_automaton = AhoCorasick(self._acronym_order, matchkind=MatchKind.Standard, store_patterns=False)

    def _take(self, name: Name) -> None:
        key = fold_word(name.text)
        common = name.form != "acronym" and (
            key in self._caution.never or (key in self._caution.not_cities and _is_city(name))
        )
        if not common:
            self._add(name, key, self._caution.likeliest.get(key) if key not in self._own else None)

    def _add(self, name: Name, key: str, likeliest: str | None) -> None:
        weak = frozenset([name.entry.id]) if name.weak else NONE
        if name.form == "acronym":
            _put(self._acronyms, fold(name.text).text, Pattern((), name.form, (name.entry,), weak), likeliest)
        else:
            _put(self._patterns, key, Pattern(_capitals(name.text), name.form, (name.entry,), weak), likeliest)

    def exact(self, name: str) -> Pattern | None:
        """What ``name`` as a whole names, case aside; acronyms as written."""
        return self._acronyms.get(fold(name).text) or self._patterns.get(fold_word(name))

    def find(self, text: str) -> tuple[Match, ...]:
        """All names in ``text``, leftmost first, longest, none overlapping; offsets into ``text``."""
        folded = fold(text)
        names = meant(self._names(folded) + self._short(folded))
        return tuple(Match(folded.start(n.start), folded.end(n.end), n.form, n.entries) for n in names if n.entries)

    def _names(self, folded: Folded) -> list[Found]:
        text = folded.text
        lower = text.lower()
        if len(lower) != len(text):
            lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        found = []
        for index, start, end in self._automaton.find_matches_as_indexes(lower, overlapping=True):
            if not _whole(text, start, end):
                continue
            key = self._order[index]
            pattern = self._patterns[key]
            if self._cased(text, start, end, pattern.capitals) and not self._doubted(text, start, end, key):
                found.append(Found(start, end, pattern.form, pattern.entries, pattern.weak))
        return found

    def _short(self, folded: Folded) -> list[Found]:
        text = folded.text
        found = []
        for index, start, end in self._acronym_automaton.find_matches_as_indexes(text, overlapping=True):
            if not _whole(text, start, end):
                continue
            key = self._acronym_order[index]
            if key in self._caution.not_after_comma and text[:start].endswith(", "):
                continue
            if key in self._caution.words_in_capitals and _among_capitals(text, start, end):
                continue
            pattern = self._acronyms[key]
            found.append(Found(start, end, pattern.form, pattern.entries, pattern.weak))
        return found

    @staticmethod
    def _cased(text: str, start: int, end: int, capitals: tuple[int, ...]) -> bool:
        if not all(text[start + at].isupper() for at in capitals):
            return False
        if end - start == 1 or 1 in capitals or not text[start + 1].isupper():
            return True
        return end - start >= SHORTEST_IN_CAPITALS and text[start:end].isupper()

    def _doubted(self, text: str, start: int, end: int, key: str) -> bool:
        """Whether a word that opens a sentence may be the plain one: not before a capital ("Polish Senator") or a verb
        of saying ("Amnesty said"); a nationality only before what a verb has behind it ("Polish the silver")."""
        following = text[end : end + _NEXT].split()[:1]
        plain = key in self._caution.verbs_first and not self._caution.objects.isdisjoint(following)
        if not plain and (key not in self._caution.not_first or text[end : end + 2].strip()[:1].isupper()):
            return False
        if not self._caution.saying.isdisjoint(following):
            return False
        before = text[:start].rstrip(" '(")
        if before[-4:].endswith(("U.S.", "U.N.", "U.K.", "E.U.")):
            return False  # "U.S.-Polish", whose dash is folded to a space
        return not before or before[-1] in ENDS


def _put(patterns: dict[str, Pattern], key: str, new: Pattern, likeliest: str | None) -> None:
    """Add what ``key`` names: a further entry, or a further spelling of one it names already."""
    old = patterns.get(key)
    if old is None:
        patterns[key] = new
    elif not old.entries:
        return
    elif any(new.entries[0].id == entry.id for entry in old.entries):
        capitals = tuple(at for at in old.capitals if at in new.capitals)
        patterns[key] = Pattern(capitals, old.form, old.entries, old.weak & new.weak | (old.weak - _ids(new)))
    elif not _lesser(new, old):
        first = new.entries[0].id == likeliest
        entries = new.entries + old.entries if first else old.entries + new.entries
        patterns[key] = Pattern(old.capitals, old.form, entries, old.weak | new.weak)


def _ids(pattern: Pattern) -> frozenset[str]:
    return frozenset(entry.id for entry in pattern.entries)


def _is_city(name: Name) -> bool:
    return name.entry.population is not None and name.form != "capital"


def _lesser(new: Pattern, old: Pattern) -> bool:
    """Whether a name is a mere city's that a state, body, region or capital has too ("Armenia" in Colombia)."""
    if new.entries[0].population is None or new.form == "capital":
        return False
    return old.form == "capital" or old.entries[0].population is None


def _capitals(text: str) -> tuple[int, ...]:
    """Where in ``fold_word(text)`` the capitals of ``text`` stand."""
    folded = text if text.isascii() and "  " not in text else " ".join(fold(text).text.split())
    return tuple([at for at, character in enumerate(folded) if character.isupper()])


def _whole(text: str, start: int, end: int) -> bool:
    """Whether the stretch begins and ends at word boundaries."""
    if start and text[start - 1].isalnum():
        return False
    return end == len(text) or not text[end].isalnum()


def _among_capitals(text: str, start: int, end: int) -> bool:
    """Whether a neighbouring word of two or more letters is all capitals too (a headline in capitals)."""
    before = text[max(0, start - 40) : start].split()[-1:]
    after = text[end : end + 40].split()[:1]
    return any(sum(c.isalpha() for c in word) >= 2 and word.isupper() for word in before + after)
