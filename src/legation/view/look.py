"""How things look on the terminal: styles, and text that cannot harm it."""

from __future__ import annotations

from typing import NamedTuple

from rich.text import Text

STYLES = {
    "q1": "bold black on green",
    "q2": "bold black on cyan",
    "q3": "bold black on yellow",
    "q4": "bold white on red",
    "party": "bold",
    "date": "magenta",
    "place": "blue",
    "number": "bold magenta",
    "says": "italic",
    "topic": "underline",
    "furniture": "dim strike",
}

_SUPERSCRIPTS = str.maketrans("0123456789,", "⁰¹²³⁴⁵⁶⁷⁸⁹˒")
# Terminals obey control characters, and bidirectional overrides disorder whatever follows them.
_CONTROLS = {code: chr(0x2400 + code) for code in range(32) if code not in (9, 10)}
_CONTROLS |= {0x7F: "␡"} | dict.fromkeys(range(0x80, 0xA0), "\ufffd")
_CONTROLS |= dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "")


class Look(NamedTuple):
    """What a terminal can show: ``width`` columns, whether in ``colour``; and whether the reasons are asked for."""

    width: int
    colour: bool
    why: bool = False


def safe(text: str) -> str:
    """The text with control characters made visible or, where they only direct writing, left out."""
    return text.replace("\r\n", "\n").translate(_CONTROLS)


def plain(text: str, style: str = "") -> Text:
    """A text for the terminal in one style; nothing in it is taken for markup."""
    return Text(safe(text), style=style)


def raised(numbers: tuple[int, ...]) -> str:
    """Numbers as superscripts."""
    return ",".join(map(str, numbers)).translate(_SUPERSCRIPTS)
