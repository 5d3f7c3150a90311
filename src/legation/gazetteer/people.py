"""Names of persons for look-up: surnames, particles, spellings of one name in several alphabets' romanisations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from legation.gazetteer import tables
from legation.gazetteer.fold import fold_word

SURNAME_FIRST = frozenset({"CHN", "TWN", "HKG", "MAC", "KOR", "PRK", "VNM", "SGP", "KHM", "MMR", "HUN"})
TWO_SURNAMES = frozenset(
    {"ESP", "MEX", "COL", "VEN", "ARG", "CHL", "PER", "CUB", "BOL", "ECU", "GTM", "HND", "SLV", "NIC", "CRI", "PAN",
     "DOM", "PRY", "URY", "BRA", "PRT", "PHL", "AGO", "MOZ"}
)  # fmt: skip
PARTICLES = frozenset(
    {"al", "el", "an", "as", "ash", "ad", "ar", "at", "az", "bin", "ibn", "ben", "bint", "abu", "abd", "von", "van",
     "der", "den", "de", "del", "della", "di", "da", "dos", "du", "la", "le", "ter", "zu", "ul", "ould"}
)  # fmt: skip

ARTICLES = frozenset({"al", "el", "an", "as", "ash", "ad", "ar", "at", "az"})
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
RESPELLED = (
    ("sch", "sh"), ("kh", "h"), ("ph", "f"), ("dh", "d"), ("gh", "g"), ("ck", "k"), ("q", "k"), ("tz", "z"),
    ("ts", "z"), ("dj", "j"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ei", "ai"), ("ey", "ai"), ("y", "i"), ("w", "v"),
    ("x", "ks"),
)  # fmt: skip
AS_I = re.compile(r"(?<=[bcdfghklmnprstvwz])j(?=[aeiou])|(?<=[aeiouy])j$|(?<=[ky])yj$")
"""A j that is read as i: Netanjahu, Sergej."""
ENDINGS = (
    (re.compile(r"ai$"), "i"), (re.compile(r"of$"), "ov"), (re.compile(r"ef$"), "ev"),
    (re.compile(r"(?<=ch|sh|zh)ov$"), "ev"), (re.compile(r"i?ev$"), "ev"), (re.compile(r"ine$"), "in"),
)  # fmt: skip
"""Endings that are spelled in several ways: -ay, -off, -eff, -chov, -yev, -ine."""
MOHAMMED = re.compile(r"^m[uo]h?am[aeiu]d$|^mehmed$")


def parts(name: str) -> list[str]:
    """The words of a name: folded, without initials, suffixes and stops ("Lloyd J. Austin III" → lloyd, austin)."""
    words = re.sub(r"[.,\"]", " ", fold_word(name)).split()
    kept = [word for word in words if len(word) > 1 and word not in SUFFIXES]
    return kept or words


def initials(name: str) -> str:
    """The initials in a name: "hw" for "George H.W. Bush"."""
    return "".join(word for word in re.sub(r"[.,\"]", " ", fold_word(name)).split() if len(word) == 1)


def initials_agree(name: str, person: str) -> bool:
    """Whether a name with initials may be a person's: "C.Q. Brown" is Charles Q. Brown, "George H.W. Bush" no George W.

    If only one has initials, it is enough that the given names begin alike.
    """
    told, other = _first_letters(name), _first_letters(person)
    if not initials(person):
        return told[:1] == other[:1]
    return told.startswith(other) or other.startswith(told)


def _first_letters(name: str) -> str:
    words = [word for word in re.sub(r"[.,\"]", " ", fold_word(name)).split() if word not in SUFFIXES]
    return "".join(word[0] for word in words[:-1])


@lru_cache(maxsize=65536)
def sounded(word: str) -> str:
    """One spelling for a word's spellings: "zelenskyy" and "zelensky", "gantz" and "ganz", "sergei" and "sergey"."""
    sound = AS_I.sub("i", word.replace("'", ""))
    for spelling, instead in RESPELLED:
        sound = sound.replace(spelling, instead)
    sound = re.sub(r"(.)\1+", r"\1", sound)
    for ending, instead in ENDINGS:
        sound = ending.sub(instead, sound)
    return MOHAMMED.sub("muhamad", sound)


def surnames(name: str, country: str) -> list[str]:
    """The folded surnames under which a person is looked up, the usual one first."""
    words = parts(name)
    if not words:
        return []
    found = [words[-1]]
    if country in SURNAME_FIRST:
        found.insert(0, words[0])
    if country in TWO_SURNAMES and len(words) >= 3 and words[-2] not in PARTICLES:
        found.append(words[-2])
    start = len(words) - 1
    while start > 1 and words[start - 1] in PARTICLES:
        start -= 1
        if words[start] not in ARTICLES:
            found.append(" ".join(words[start:]))
    return list(dict.fromkeys(found))


def keys(person: str, country: str, also: Iterable[str]) -> list[str]:
    """The keys under which a person is looked up: surnames and other names as they sound."""
    others = [" ".join(parts(name)) for name in also if name.strip()]
    short = surnames(person.partition(",")[0], country)  # "Ann Lee, Baroness Lee of Hill" is Ann Lee
    return list(dict.fromkeys(map(sounded, short + surnames(person, country) + others)))


SERVANT = re.compile(r"^(?:abd|abdel|abdul|abdal|abdol|abdu)$")
SERVANT_OF = re.compile(r"^abd(?:el|ul|al|ol|ur|er|ar)([a-z]{4,})$")


def plain(words: Sequence[str]) -> list[str]:
    """The words of a name without articles, "Abd al-", "Abdel" and "Abdul" alike: "abd al fattah al sisi" is "abdul
    fattah sisi", and so is "abdelfattah el sisi"."""
    told: list[str] = []
    for word in words:
        whole = SERVANT_OF.match(word)
        if whole:
            told += ["abdul", whole[1]]
        elif SERVANT.match(word):
            told.append("abdul")
        elif word not in ARTICLES:
            told.append(word)
    return told or list(words)


def bare(words: Sequence[str]) -> list[str]:
    """Words of a surname without an article before it: "al sisi" → "sisi"."""
    return list(words[1:]) if len(words) > 1 and words[0] in ARTICLES else list(words)


class GivenNames:
    """Which given names are forms of one: a table of hand-kept groups."""

    def __init__(self) -> None:
        groups = tables.toml("given_names.toml")["groups"]
        self._group = {fold_word(name): at for at, group in enumerate(groups) for name in group}

    def alike(self, one: str, other: str) -> bool:
        """Whether two words may be the same given name: equal, sounding alike, an initial, or of one group."""
        if sounded(one) == sounded(other):
            return True
        if min(len(one), len(other)) == 1:
            return one[0] == other[0]
        group = self._group.get(one)
        return group is not None and group == self._group.get(other)
