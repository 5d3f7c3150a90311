"""Whether a text is in English, told by its letters and its commonest words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from importlib.resources import files

import tomli

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SHORT = 6  # words: fewer tell nothing
_LOOKED_AT = 3000  # words, from the start
_BEGINNING = 150  # words
_SCRIPTS = {
    "CYRILLIC": "Russian or another language in Cyrillic letters",
    "ARABIC": "Arabic, Persian or Urdu",
    "HEBREW": "Hebrew",
    "CJK": "Chinese or Japanese",
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
    "HANGUL": "Korean",
    "GREEK": "Greek",
    "DEVANAGARI": "Hindi or another language in Devanagari letters",
    "BENGALI": "Bengali",
    "THAI": "Thai",
    "ETHIOPIC": "Amharic",
    "GEORGIAN": "Georgian",
    "ARMENIAN": "Armenian",
    "TAMIL": "Tamil",
}
# Shares of the words. Of 8,925 White House items all in English pass (the least has 0.117, a list of names), and its
# releases in Spanish, French and Portuguese do not; English news has 0.3 to 0.5, pages in Zulu and Xhosa under 0.01.
_NO_ENGLISH = 0.05
_PROSE = 30  # words
_ENGLISH = 0.18
_OTHER = 0.12
_DISTINCT = 3  # different words of the other language: "al" alone makes no Spanish


def other_language(text: str) -> str | None:
    """The language of a text that is surely not English ("French"), or None: English, mixed, or too short to tell."""
    script = _other_script(text)
    if script:
        return script
    words = [found[0] for found, _ in zip(_WORD.finditer(text), range(_LOOKED_AT), strict=False)]
    return _other(words[:_BEGINNING]) and _other(words)  # a story with a translation after it is English


def _other(words: list[str]) -> str | None:
    """The language that some words are in, other than English, or None."""
    if len(words) < _SHORT:
        return None
    counts = Counter(word.casefold() for word in words if len(word) > 1)
    shares = {name: _share(counts, common, len(words)) for name, common in _common().items()}
    english = shares.pop("English")
    best = max(shares, key=lambda name: shares[name])
    distinct = sum(word in _common()[best] for word in counts)
    if distinct >= _DISTINCT and shares[best] >= _OTHER and shares[best] > english * (1 if english < _ENGLISH else 2):
        return best
    return "a language other than English" if english < _NO_ENGLISH and _is_prose(words) else None


def _is_prose(words: list[str]) -> bool:
    """Whether some words are running text: not a list of names, which has no common words in any language."""
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= _PROSE and capitals < 0.4 * len(words)


def _other_script(text: str) -> str | None:
    """The script of a text of which most letters are not Latin."""
    letters = [letter for letter in text[:20_000] if letter.isalpha()]
    strange = [letter for letter in letters if ord(letter) > 0x24F]
    if len(strange) <= len(letters) / 2 or len(strange) < 4:
        return None
    names = Counter(unicodedata.name(letter, "?").split()[0].split("-")[0] for letter in strange[:2000])
    return _SCRIPTS.get(names.most_common(1)[0][0], "a language other than English")


def _share(counts: Counter[str], common: frozenset[str], total: int) -> float:
    """The share of all words that are among a language's commonest."""
    return sum(number for word, number in counts.items() if word in common) / total


@cache
def _common() -> dict[str, frozenset[str]]:
    data = tomli.loads(files("legation").joinpath("data", "story", "languages.toml").read_text(encoding="utf-8"))
    return {language: frozenset(words.split()) for language, words in data["words"].items()}
