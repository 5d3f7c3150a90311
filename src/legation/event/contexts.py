"""PLOVER's contexts of an event: by the words around it, by what it is, and by who takes part.

The words are in ``data/contexts.toml``, the other signs in ``data/context_signs.toml``. Only the words count that hang
from the event's own predicate, or from the clause that it is named in: another clause has contexts of its own.
"""

from __future__ import annotations

import functools
from importlib import resources

import tomli

from legation.event.attach import predicates
from legation.event.draft import Draft
from legation.event.scene import Scene


@functools.cache
def _words() -> dict[str, tuple[str, ...]]:
    """For each word or pair of lemmas, the contexts that it shows."""
    table: dict[str, list[str]] = {}
    for context, words in _data("contexts.toml").items():
        for word in words:
            table.setdefault(word, []).append(context)
    return {word: tuple(found) for word, found in table.items()}


@functools.cache
def _signs() -> dict[str, dict[str, list[str]]]:
    return _data("context_signs.toml")


def _data(name: str) -> dict[str, dict[str, list[str]]]:
    return tomli.loads(resources.files("legation").joinpath("data", name).read_text(encoding="utf8"))


def contexts(draft: Draft) -> tuple[str, ...]:
    """The contexts that an event shows, in alphabetical order."""
    return tuple(sorted(_told(draft) | _shown(draft)))


def _told(draft: Draft) -> set[str]:
    """What the words around the predicate show; pairs of words stand side by side."""
    tokens, near = draft.scene.tokens, _near(draft)
    own = [tokens[i].lemma.lower() for i in near]
    pairs = [f"{tokens[i].lemma} {tokens[i + 1].lemma}".lower() for i in near if i + 1 < len(tokens)]
    return {context for word in (*own, *pairs) for context in _words().get(word, ())}


def _near(draft: Draft) -> list[int]:
    """The words that hang from the event's predicate, or from the verb that a noun or a content stands under."""
    scene, clause = draft.scene, draft.match.clause
    tops = set(predicates(clause, scene))
    if clause.governor is not None and clause.kind == "noun":
        tops.add(clause.governor)
    return [i for i in range(len(scene.tokens)) if _hangs(scene.governors(i), tops, scene)]


def _hangs(above: list[int], tops: set[int], scene: Scene) -> bool:
    """Whether one of the predicates is above a word, without a clause between that only stands beside it."""
    reached = next((n for n, i in enumerate(above) if i in tops), None)
    between = above[:reached] if reached is not None else []
    beside = any(c.link == "conjunct" and c.kind == "verb" for i in between for c in scene.by_predicate.get(i, ()))
    return reached is not None and not beside


def _shown(draft: Draft) -> set[str]:
    """What type, mode and parties show."""
    signs = _signs()
    parties = (*draft.actors, *draft.recipients)
    found = {c for p in parties for c in signs["sector"].get(p.sector or "", ())}
    found.update(signs["kind"].get(f"{draft.type}/{draft.mode}", ()))
    if len({p.country for p in parties if p.country}) > 1:
        found.update(signs["states"].get(draft.type, ()))
    return found
