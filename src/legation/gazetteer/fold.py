"""Fold text for look-up: accents, apostrophes, dashes and spaces, with a way back to the given text's offsets."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache

SINGLE = {
    "ß": "s", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "t", "Þ": "T",
    "æ": "a", "Æ": "A", "œ": "o", "Œ": "O", "ı": "i", "ə": "a", "Ə": "A", "ŋ": "n", "ħ": "h", "Ħ": "H",
    "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "ʿ": "'", "ʾ": "'", "`": "'", "´": "'", "′": "'", "＇": "'",
    "-": " ", "‐": " ", "‑": " ", "‒": " ", "–": " ", "\u00a0": " ", "\u2009": " ", "\u202f": " ",
    "\n": " ", "\r": " ", "\t": " ",
}  # fmt: skip
DROPPED = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")


class Folded:
    """A folded text: ``text`` and the way back, ``start(i)``/``end(i)`` from its offsets to those of the original."""

    __slots__ = ("_origin", "text")

    def __init__(self, text: str, origin: Sequence[int] | None) -> None:
        self.text = text
        self._origin = origin

    def start(self, offset: int) -> int:
        """Where in the original the folded character at ``offset`` begins."""
        return offset if self._origin is None else self._origin[offset]

    def end(self, offset: int) -> int:
        """Where in the original a stretch that ends before ``offset`` ends."""
        return offset if self._origin is None else self._origin[offset - 1] + 1


@cache
def letter(character: str) -> str:
    """One character folded: a base letter for an accented one, ``""`` for a mark that stands alone."""
    if character in SINGLE:
        return SINGLE[character]
    if character in DROPPED or unicodedata.combining(character):
        return ""
    base = unicodedata.normalize("NFD", character)[0]
    return SINGLE.get(base, base)


class Letters(dict[int, str]):
    """The folded form of each code point, worked out when first met: a table for ``str.translate``."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = letter(chr(code))
        return folded


LETTERS = Letters()


def fold_word(text: str) -> str:
    """``text`` folded and in lower case, spaces single: the form under which names are kept."""
    if text.isalpha() and text.isascii():
        return text.lower()
    return " ".join(text.translate(LETTERS).lower().split())


def fold(text: str) -> Folded:
    """``text`` folded, case kept. Most text keeps its length; only loose marks and doubled spaces need a map back."""
    folded = text.translate(LETTERS)
    if len(folded) == len(text) and "  " not in text:
        return Folded(folded, None)
    kept = [at for at, character in enumerate(text) if LETTERS[ord(character)] and not _doubled(text, at)]
    return Folded("".join(text[at] for at in kept).translate(LETTERS), kept)


def _doubled(text: str, at: int) -> bool:
    return text[at] == " " and at > 0 and text[at - 1] == " "
