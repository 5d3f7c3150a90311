"""PLOVER's contexts of an event, by the words of its sentence (``data/contexts.toml``)."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources

from legation.event.draft import Draft


@functools.cache
def _words() -> dict[str, tuple[str, ...]]:
    """For each word or phrase of lemmas, the contexts that it shows."""
    raw = tomllib.loads(resources.files("legation").joinpath("data", "contexts.toml").read_text(encoding="utf8"))
    table: dict[str, list[str]] = {}
    for context, words in raw.items():
        for word in words:
            table.setdefault(word, []).append(context)
    return {word: tuple(found) for word, found in table.items()}


def contexts(draft: Draft) -> tuple[str, ...]:
    """The contexts that the words of the event's sentence show, in alphabetical order."""
    lemmas = [t.lemma.lower() for t in draft.scene.tokens]
    phrases = [*lemmas, *(" ".join(lemmas[i : i + 2]) for i in range(len(lemmas) - 1))]
    found = {context for phrase in phrases for context in _words().get(phrase, ())}
    return tuple(sorted(found))
