"""What the network thinks that a predicate tells of, as a second opinion beside the codebook (decision 14).

The codebook knows words, frames and what may fill them; the network has seen the word's whole sentence. Where they
differ: an entry whose words are there, but not what it asks for, fits nevertheless if the network is sure of its type
(``vouched``); a predicate that no entry knows is coded by a plain frame of its type (``proposed``). The numbers are in
``data/meant.toml``.
"""

from __future__ import annotations

import functools
import tomllib
from importlib import resources

import msgspec

from legation.event.entries import Kind, Trigger, side_of
from legation.event.scales import types
from legation.event.scene import Scene
from legation.language.model import Clause


class Settings(msgspec.Struct, frozen=True):
    """The chances that decide, what they are worth, and the plain frames by kind of predicate and type."""

    vouched: float
    proposed: float
    refused: float
    rank: float
    verb: dict[str, str]
    noun: dict[str, str]
    adjective: dict[str, str]


def chance(clause: Clause, scene: Scene, type_: str) -> float:
    """The chance that the predicate's words tell of an event of a PLOVER type."""
    told = (scene.tokens[i].meaning for i in _words(clause, scene))
    return max((m.chance(type_) for m in told if m is not None), default=0.0)


def chance_of_any(clause: Clause, scene: Scene) -> float:
    """The chance that the predicate's words tell of any event."""
    told = (scene.tokens[i].meaning for i in _words(clause, scene))
    return max((m.event for m in told if m is not None), default=0.0)


def chance_of_background(clause: Clause, scene: Scene) -> float | None:
    """The chance that what the predicate tells of lies before the news rather than in it; None where the network thinks
    of no event at all."""
    told = [m for i in _words(clause, scene) if (m := scene.tokens[i].meaning) is not None]
    if not told:
        return None
    current, historical, *_ = max(told, key=lambda m: m.event).states
    return historical / max(current + historical, 1e-9)


def _words(clause: Clause, scene: Scene) -> list[int]:
    """The words of a predicate, its head first."""
    inside = (i for i, t in enumerate(scene.tokens) if clause.start <= t.start and t.end <= clause.end)
    return [clause.head, *(i for i in inside if i != clause.head)]


def proposed(clause: Clause, scene: Scene) -> Trigger | None:
    """A plain entry for a predicate that the codebook does not know, where the network is sure of its type."""
    meaning = scene.tokens[clause.head].meaning
    if meaning is None or not meaning.types or meaning.types[0][1] < settings().proposed:
        return None
    return plain(clause.kind, meaning.types[0][0])


@functools.cache
def plain(kind: Kind, type_: str) -> Trigger | None:
    """The plain entry of a type for predicates of a kind, None where there is none."""
    frame = getattr(settings(), kind).get(type_)
    if frame is None or type_ not in types():
        return None
    actor, recipient = (side_of(side) for side in frame.split(">"))
    return Trigger(
        id=f"network:{kind}",
        name=type_,
        type=type_,
        own=False,
        mode=None,
        kind=kind,
        words=(),
        actor=actor,
        recipient=recipient,
        narrow={},
        unless={},
        modifiers=frozenset(),
        needs=frozenset(),
        modality=None,
        negated=None,
        topics=(),
        status=None,
        cameo=None,
        core=False,
        examples=(),
        never=(),
    )


@functools.cache
def settings() -> Settings:
    """The numbers and frames of ``data/meant.toml``."""
    text = resources.files("legation").joinpath("data", "meant.toml").read_text(encoding="utf8")
    return msgspec.convert(tomllib.loads(text), Settings)
