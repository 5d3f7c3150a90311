"""Makers' names that mean what they make: "in a *Toyota* pickup", "two *Boeing* 737s", "a white *BMW*"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from legation.mention.phrases import Tree
from legation.mention.words import words

if TYPE_CHECKING:
    from legation.mention.names import Name

_FIRMS = frozenset({"BUS", "MNC"})
_MODEL = re.compile(r"[A-Z]{1,3}-?\d{1,4}[A-Z]{0,2}s?|7\d7s?")
_DESIGNATION = re.compile(r"[A-Z][A-Za-z]{0,3}")
_AIRED = frozenset({"television", "tv", "radio", "music", "record", "news", "executive", "hollywood", "bollywood"})
"""Besides works of art, what producers bring out who make no goods. A choice."""
_GOES_ON = frozenset({"NOUN", "ADJ", "PART"})


def is_make(tree: Tree, name: Name) -> bool:
    """Whether a firm's name tells which car, aircraft or device is meant, not the firm: a word for such a thing or a
    model's number stands right behind it, or it stands as a thing's name does."""
    if name.entry is None or name.entry.sector not in _FIRMS:
        return False
    behind = tree.tokens[name.last + 1] if name.last + 1 < tree.size else None
    if behind is not None and (behind.lemma.lower() in words().makes or _MODEL.fullmatch(behind.text)):
        return True
    return _is_one(tree, name) and (behind is None or (behind.upos not in _GOES_ON and behind.text != "-"))


def is_model(tree: Tree, name: Name) -> bool:
    """Whether a name nobody knows is the letters of an aircraft or weapon, its number behind a hyphen: "*Su*-24"."""
    if name.entry is not None or name.last + 2 >= tree.size or not _DESIGNATION.fullmatch(name.text):
        return False
    dash, number = tree.tokens[name.last + 1 : name.last + 3]
    return dash.text == "-" and name.end == dash.start and dash.end == number.start and number.text[:1].isdigit()


def is_shown(said: set[str]) -> bool:
    """Whether what producers make is for an audience, by the words beside them: "*film* producers", not "corn"."""
    return bool(said & (words().works | _AIRED))


def model_before(tree: Tree, index: int) -> int | None:
    """Where the name of a model begins whose number is at ``index``: "*F-16*", "*MiG-29*"; None where it is a count."""
    if index < 2 or tree.tokens[index].upos != "NUM" or tree.words[index - 1] != "-":
        return None
    first, dash, number = tree.tokens[index - 2 : index + 1]
    joined = first.end == dash.start and dash.end == number.start
    return index - 2 if joined and _MODEL.fullmatch(f"{first.text.upper()}-{number.text}") else None


def _is_one(tree: Tree, name: Name) -> bool:
    """Whether an article of one or a colour stands before a name, or an owner where the name is no subject: "*a*
    Toyota", "in *his* Toyota", "a *black* BMW"."""
    before = name.first - 1
    if before < 0:
        return False
    owned = tree.tokens[before].xpos == "PRP$" and tree.tokens[name.last].relation != "nsubj"
    return owned or tree.words[before] in ("a", "an") or tree.lemmas[before] in words().colours
