"""Numbers in words and digits: "13", "1,250", "1.2 million", "twenty-one", "two hundred and five", "a dozen"."""

from __future__ import annotations

import re

import msgspec

_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
WORDS: dict[str, int] = {word: i for i, word in enumerate(_SMALL)} | {w: 20 + 10 * i for i, w in enumerate(_TENS)}
SCALES: dict[str, int] = {
    "dozen": 12,
    "score": 20,
    "hundred": 100,
    "thousand": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
}
SHORT_SCALES: dict[str, int] = {
    "k": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "mio": 10**6,
    "b": 10**9,
    "bn": 10**9,
    "bln": 10**9,
    "mrd": 10**9,
    "tn": 10**12,
    "trn": 10**12,
}

DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
GROUPED = r"\d{1,3}(?:(?:[ \u00a0\u202f]\d{3})+|(?:\.\d{3}){2,})(?!\d|\.\d)"
"""Figures with gaps or several dots for thousands ("1 200 000", "1.234.567")."""
COMMA = r"\d+,\d{1,2}(?=\s?(?i:mrd|mio)\b)"
"""Figures with a decimal comma, as continental prices have it ("2,5 Mrd.")."""
_PLAIN = "|".join(sorted(WORDS, key=lambda w: (-len(w), w)))
_SCALE = "dozen|hundred|thousand|lakh|million|crore|billion|trillion"
_GAP = r"(?:\s+(?:and\s+)?|-)"
_HALF = rf"(?:{_PLAIN})\s+and\s+a\s+half\s+(?:{_SCALE})"
_QUARTER = rf"(?:an?|one|three)[\s-]quarters?\s+of\s+an?\s+(?:{_SCALE})"
_SPELLED = rf"(?:{_HALF}|{_QUARTER}|(?:{_PLAIN})(?:{_GAP}(?:{_PLAIN}|{_SCALE}))*)"
_ARTICLE = rf"(?:half\s+an?|an?\s+half|an?)\s+(?:{_SCALE})(?:{_GAP}(?:{_PLAIN}|{_SCALE}))*"
NUMBER = rf"(?:{DIGITS}(?:[\s-]+(?:{_SCALE}))*\b|(?:{_QUARTER}|{_ARTICLE}|{_SPELLED})\b)"
"""A regular expression for a number in a text, for use inside others (ignore case; no groups)."""

_FINDER = re.compile(rf"(?<![\w.,-])(?:{NUMBER})(?![\w%]|\.\d)", re.IGNORECASE)


class Number(msgspec.Struct, frozen=True):
    """A number told at ``start``–``end`` (code points) of a text."""

    start: int
    end: int
    value: float


def find_numbers(text: str) -> tuple[Number, ...]:
    """All numbers in ``text``, in order. Not those that are part of a word or a percentage."""
    found = ((m.start(), m.end(), value_of(m.group())) for m in _FINDER.finditer(text))
    return tuple(Number(start, end, value) for start, end, value in found if value is not None)


def value_of(words: str) -> float | None:
    """What ``words`` count ("two hundred and five" is 205, "half a million" 500000), None where they are no number."""
    parts = re.findall(rf"{GROUPED}|\d[\d,.]*|[a-z]+", words.lower())
    total, group, seen = 0.0, 0.0, False
    for i, part in enumerate(parts):
        if part in ("and", "a", "an", "of"):
            continue
        if part in ("quarter", "quarters"):
            group, seen = (group or 1) * 0.25, True
            continue
        step = _part_value(part)
        if step is None:
            return None
        seen = True
        if part == "half" and i + 1 < len(parts):
            group += 0.5
        elif part not in SCALES and part not in SHORT_SCALES:
            group += step
        elif step < 1000:
            group = (group or 1) * step
        elif not group and parts[i - 1] in SCALES and total:
            total *= step
        else:
            total, group = total + (group or 1) * step, 0.0
    return total + group if seen else None


def _part_value(part: str) -> float | None:
    """The value of one word or figure of a number."""
    if part[0].isdigit():
        return _figure(part)
    if part == "half":
        return 0.5
    return WORDS.get(part, SCALES.get(part, SHORT_SCALES.get(part)))


def _figure(figure: str) -> float | None:
    """The value of digits with thousands commas and a decimal point, or as the continent writes them."""
    if re.fullmatch(GROUPED, figure):
        return float(re.sub(r"[^\d]", "", figure))
    if re.fullmatch(r"\d+,\d{1,2}", figure):
        figure = figure.replace(",", ".")
    try:
        return float(figure.rstrip(".,").replace(",", ""))
    except ValueError:
        return None
