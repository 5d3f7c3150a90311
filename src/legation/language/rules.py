"""The clause builder's knowledge, read once from data: light verbs, event nouns, how predicates hold clauses."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Any

import msgspec
import tomli


class Light(msgspec.Struct, frozen=True):
    """One way a light verb takes its noun. See data/english/light_verbs.toml for the fields."""

    slot: str
    nouns: frozenset[str]
    subject: str = "subject"
    object: str | None = None
    bare: bool = False


class LightVerbs(msgspec.Struct, frozen=True):
    """All light verbs by lemma; nouns that only measure what follows ("two days of talks"); verbs of happening."""

    verbs: dict[str, tuple[Light, ...]]
    transparent: frozenset[str]
    happening: frozenset[str]


class Embedding(msgspec.Struct, frozen=True):
    """How predicates hold what is under them. See data/english/embedding.toml for the fields."""

    reporting: frozenset[str]
    quoting_only: frozenset[str]
    hearsay: frozenset[str]
    accusing: frozenset[str]
    tells_of: frozenset[str]
    reporting_nouns: frozenset[str]
    reporting_prepositions: frozenset[str]
    views: frozenset[str]
    hearsay_adverbs: frozenset[str]
    subject_control: frozenset[str]
    object_control: frozenset[str]
    object_marks: frozenset[str]
    object_marks_in: frozenset[str]
    oblique_control: dict[str, tuple[str, ...]]
    complement_modality: dict[str, str]
    raising: frozenset[str]
    auxiliary_modality: dict[str, str]
    adverb_modality: dict[str, str]
    modifier_modality: dict[str, str]
    content: dict[str, dict[str, str]]
    idioms: dict[str, tuple[str, ...]]
    phrasal: frozenset[str]
    purposes: frozenset[str]
    subject_gerunds: frozenset[str]
    words: dict[str, frozenset[str]]


def _read(name: str) -> str:
    return files("legation").joinpath("data", "english", name).read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def event_nouns() -> frozenset[str]:
    """The lemmas of the event nouns that come with the product."""
    lines = (line for line in _read("event_nouns.txt").splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


@lru_cache(maxsize=1)
def light_verbs() -> LightVerbs:
    """The light verbs that come with the product."""
    data = tomli.loads(_read("light_verbs.toml"))
    verbs: dict[str, tuple[Light, ...]] = {}
    for row in data["light"]:
        rule = Light(
            row["slot"],
            frozenset(row["nouns"]),
            row.get("subject", "subject"),
            row.get("object"),
            row.get("bare", False),
        )
        for verb in row["verb"]:
            verbs[verb] = (*verbs.get(verb, ()), rule)
    happening = frozenset(verb for verb, rules in verbs.items() if any(rule.bare for rule in rules))
    return LightVerbs(verbs, frozenset(data["transparent"]["nouns"]), happening)


@lru_cache(maxsize=1)
def embedding() -> Embedding:
    """What the product knows of predicates that hold clauses."""
    data = tomli.loads(_read("embedding.toml"))
    report, control, modality = data["reporting"], data["control"], data["modality"]
    return Embedding(
        reporting=frozenset(report["verbs"]),
        quoting_only=frozenset(report["quoting_only"]),
        hearsay=frozenset(report["hearsay"]),
        accusing=frozenset(report["accusing"]),
        tells_of=frozenset(report["tells_of"]),
        reporting_nouns=frozenset(report["nouns"]),
        reporting_prepositions=frozenset(report["prepositions"]),
        views=frozenset(report["views"]),
        hearsay_adverbs=frozenset(report["adverbs"]),
        subject_control=frozenset(control["subject"]),
        object_control=frozenset(control["object"]),
        object_marks=frozenset(control["object_marks"]),
        object_marks_in=frozenset(control["object_marks_in"]),
        oblique_control={verb: tuple(slots) for verb, slots in control["oblique"].items()},
        complement_modality=_inverted(modality),
        raising=frozenset(modality["raising"]),
        auxiliary_modality=_inverted(modality["auxiliaries"]),
        adverb_modality=_inverted(modality["adverbs"]),
        modifier_modality=_inverted(modality["modifiers"]),
        content=data["content"],
        idioms={verb: tuple(words) for verb, words in data["idioms"].items()},
        phrasal=frozenset(f"{verb} {particle}" for particle, verbs in data["phrasal"].items() for verb in verbs),
        purposes=frozenset(control["purposes"]),
        subject_gerunds=frozenset(control["subject_gerunds"]),
        words={name: frozenset(words) for name, words in data["phrases"].items()},
    )


def is_put_to(verb: str, noun: str) -> bool:
    """Whether what somebody weighs was put to him by another: "is *considering* a Turkish *request*"."""
    words = embedding().words
    return verb in words["weighed"] and noun in words["put_to"]


def _inverted(table: dict[str, Any]) -> dict[str, str]:
    """{"future": ["will"]} as {"will": "future"}; the first of two values for a word counts."""
    out: dict[str, str] = {}
    for value, words in table.items():
        if isinstance(words, list) and value != "raising":
            for word in words:
                out.setdefault(word, value)
    return out
