"""When two spellings can be one person: whole and partial names, variants of transliteration."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz import fuzz

from legation.mention.words import words

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_SOUNDS = (
    ("tz", "z"), ("ts", "z"), ("kh", "k"), ("gh", "g"), ("ph", "f"), ("ck", "k"), ("q", "k"), ("c", "k"), ("x", "ks"),
    ("w", "v"), ("y", "i"), ("j", "i"), ("h", ""), ("dj", "i"), ("ou", "u"), ("oo", "u"), ("ee", "i"),
)  # fmt: skip


@lru_cache(maxsize=4096)
def parts_of(name: str) -> tuple[str, ...]:
    """The words of a person's name, folded: no case, accents, points, honorifics, generation marks; particles kept."""
    folded = "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(c))
    folded = folded.replace("’", "").replace("'", "").replace("`", "").replace("‎", "")
    found = [w.strip(".") for w in re.split(r"[\s\-–]+", folded)]
    return tuple(
        w
        for w in found
        if w and w not in _SUFFIXES and w not in words().honorifics and f"{w}." not in words().honorifics
    )


@lru_cache(maxsize=4096)
def weighty(name: str) -> tuple[str, ...]:
    """The words of a person's name without particles ("al", "bin", "van")."""
    return tuple(w for w in parts_of(name) if w not in words().particles)


@lru_cache(maxsize=4096)
def skeleton(word: str) -> str:
    """How a word sounds, roughly: consonants only, like sounds alike. "gantz" and "ganz" give the same."""
    for old, new in _SOUNDS:
        word = word.replace(old, new)
    bare = word[:1] + re.sub(r"[aeiou]", "", word[1:])
    return re.sub(r"(.)\1+", r"\1", bare)


def same_word(one: str, other: str) -> bool:
    """Whether two words of names are one word in two spellings."""
    if one == other:
        return True
    if _is_feminine(one, other) or _is_feminine(other, one):
        return False
    if min(len(one), len(other)) < 4 or (one[0] != other[0] and skeleton(one)[:1] != skeleton(other)[:1]):
        return False
    alike = fuzz.ratio(one, other)
    if alike >= (85 if min(len(one), len(other)) >= 7 else 88):
        return True
    return alike >= 70 and skeleton(one) == skeleton(other)


_MASCULINE = re.compile(r"(?:ov|ev|in|yn)$|sk(?:y|i|yy|iy|yi|ij|yj)$")


def _is_feminine(one: str, other: str) -> bool:
    """Whether a Slavic surname is the other's for a woman: Lavrova is not Lavrov, nor Navalnaya Navalny."""
    ends = one.endswith(("ova", "eva", "ina", "yna", "skaya", "skaia", "ska"))
    return ends and bool(_MASCULINE.search(other)) and one[:-4] == other[: len(one) - 4]


def same_first(one: str, other: str) -> bool:
    """Whether two first names can be one: equal, an initial, a short form, a spelling variant."""
    if one in words().short.get(other, ()) or other in words().short.get(one, ()):
        return True
    short, long = sorted((one, other), key=len)
    if one[0] != other[0]:
        return False
    return len(short) == 1 or (len(short) >= 3 and long.startswith(short)) or same_word(one, other)


def can_be_same(short: str, full: str) -> bool:
    """Whether a name, whole or partial, can be a mention of the person of a fuller name.

    One word must be the fuller name's last word, or its first where that is a family name told first ("Xi"); of several
    words the last agree and the first agree or are initials, or all words of the shorter are words of the longer.
    """
    one, other = weighty(short), weighty(full)
    if not one or not other:
        return parts_of(short) == parts_of(full)
    if len(one) == 1:
        return same_word(one[0], other[-1]) or one[0] in other
    if len(other) == 1:
        return False
    if same_word(one[-1], other[-1]) and same_first(one[0], other[0]):
        return True
    matched = sum(any(same_word(a, b) for b in other) for a in one)
    return matched == len(one)


def resembles(short: str, full: str) -> bool:
    """Whether a name, whole or a surname, may be a bad spelling of a fuller one: for a name whose title and day already
    speak for the person. Sounds that begin alike and mostly agree are enough."""
    one, other = weighty(short), weighty(full)
    if not one or not other or (len(one) > 1 and not same_first(one[0], other[0]) and one[0] not in other):
        return False
    return any(_is_like(one[-1], word) for word in (other[-1], other[0]) if len(other) > 1)


def _is_like(one: str, other: str) -> bool:
    if min(len(one), len(other)) < 4 or _is_feminine(one, other) or _is_feminine(other, one):
        return one == other
    sounds = skeleton(one), skeleton(other)
    return sounds[0] == sounds[1] or (sounds[0][:1] == sounds[1][:1] and fuzz.ratio(one, other) >= 75)


def is_surname(short: str, full: str) -> bool:
    """Whether a one-word name is the last word of a fuller name, spelling variants included."""
    one, other = weighty(short), weighty(full)
    return len(one) == 1 and bool(other) and same_word(one[0], other[-1])


def exact(short: str, full: str) -> bool:
    """Whether all words of a name stand in a fuller name with the same letters."""
    one, other = weighty(short), weighty(full)
    return bool(one) and set(one) <= set(other)


def gender_of(name: str) -> str | None:
    """``m`` or ``f`` by the first name of a whole name, None where that tells nothing."""
    parts = parts_of(name)
    if len(parts) < 2:
        return None
    return "m" if parts[0] in words().male else "f" if parts[0] in words().female else None
