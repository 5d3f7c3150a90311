"""Whether a phrase is what a slot of an entry asks for: a word, words, or a class ("@state", "@people")."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from legation.event.scene import Scene
from legation.event.words import words
from legation.language.model import Argument, Token
from legation.mention.left_out import COUNTING, before_it
from legation.mention.model import Mention

FORCES = {"MIL", "REB", "UAF", "IMG"}
"""Sectors of those who bear arms (PLOVER): an army, rebels."""

FORECASTERS = {"EDU", "BUS", "MNC"}
"""Sectors of those who tell what they think will come about: economists, analysts, banks, traders."""

PEOPLE = {"person", "group", "body"}
"""Kinds of actor of whom a number counts people: "two of them"."""


def is_one_of(argument: Argument, items: frozenset[str], scene: Scene) -> bool:
    """Whether a phrase is one of the things that an entry asks for: by its head, its words, its class ("@state")."""
    if argument.slot == "speaker":
        return bool(items & {"@actor", "@person"})
    if any(lemma in items for lemma in _heads(_meant(argument.head, scene), scene, 2)):
        return True
    if scene.tokens[argument.head].upos == "PRON" and scene.called(argument.head) & items:
        return True
    if (phrases := _phrases(items)) and _says_one(phrases, [scene.tokens[i] for i in scene.inside(argument)]):
        return True
    return any(_is_class(argument, item, scene) for item in items if item.startswith("@"))


@functools.lru_cache(maxsize=20_000)
def _phrases(items: frozenset[str]) -> tuple[tuple[str, ...], ...]:
    """The items of several words, word by word; a hyphen parts words too."""
    return tuple(tuple(re.split(r"[ -]+", item)) for item in sorted(items) if " " in item)


def _says_one(phrases: Sequence[tuple[str, ...]], inside: Sequence[Token]) -> bool:
    """Whether one of the phrases stands in these words, each word in its dictionary form or as it is: "arms sales" has
    an "arms sale", "rounds of sanctions" a "round of sanctions"."""
    said: list[tuple[str, str]] = []
    for token in inside:
        lemma, text = token.lemma.lower().split("-"), token.text.lower().split("-")
        whole = ((token.lemma.lower(), token.text.lower()),)
        said += [part for part in (zip(lemma, text, strict=True) if len(lemma) == len(text) else whole) if part[1]]
    known = {form for pair in said for form in pair}
    return any(_stands(phrase, said) for phrase in phrases if known.issuperset(phrase))


def _stands(phrase: tuple[str, ...], said: Sequence[tuple[str, str]]) -> bool:
    starts = range(len(said) - len(phrase) + 1)
    return any(all(word in said[start + n] for n, word in enumerate(phrase)) for start in starts)


def _meant(head: int, scene: Scene) -> int:
    """The noun that an "it" means which stands in what is told of that noun ("the *house* that was empty when *it* was
    hit"), or that a number leaves out; else the word itself."""
    if scene.tokens[head].upos == "NUM" or scene.tokens[head].text.lower() in COUNTING:
        beside = before_it(scene.tokens, scene.children, head)
        return head if beside is None else beside
    if scene.tokens[head].text.lower() not in ("it", "them", "they"):
        return head
    return next((g for g in scene.governors(head)[1:] if scene.tokens[g].upos == "NOUN"), head)


def _heads(head: int, scene: Scene, depth: int) -> Iterator[str]:
    """The lemmas by which a phrase may be known: its head's, its compounds', and what a container holds."""
    token = scene.tokens[head]
    yield token.lemma.lower()
    for child in scene.children[head]:
        below = scene.tokens[child]
        if below.relation == "compound":
            yield below.lemma.lower()
        elif below.relation == "nmod" and depth > 0 and _holds(token):
            yield from _heads(child, scene, depth - 1)


def _holds(token: Token) -> bool:
    """Whether a noun only measures what its phrase names: "one of its officers", "$20 million in aid"."""
    return token.upos in ("NUM", "SYM") or token.lemma.lower() in words("containers")


def _is_class(argument: Argument, item: str, scene: Scene) -> bool:
    mention = scene.mentions.get(argument.head) or _held(argument.head, scene)
    if item == "@place":
        return argument.head in scene.places or (mention is not None and mention.form == "metonym")
    if item == "@money":
        return any(argument.start <= a.start < argument.end for a in scene.amounts)
    if item in ("@people", "@person") and _counts_people(argument, scene):
        return True
    if mention is None:
        return False
    if item == "@military":
        return any(a.kind in ("body", "group") and a.sector in FORCES for i in mention.actors if (a := scene.actors[i]))
    if item == "@forecaster":
        return all(scene.actors[i].sector in FORECASTERS for i in mention.actors)
    kinds = {scene.actors[a].kind for a in mention.actors}
    if item == "@actor":
        return True
    if item == "@people":
        return bool(kinds & {"person", "group"}) or mention.form == "adjective"  # "an Iranian", "two Kenyans"
    return item[1:] in kinds


def _held(head: int, scene: Scene) -> Mention | None:
    """Whom a word that only counts or bundles holds: "dozens of *Kurds*"."""
    if not _holds(scene.tokens[head]):
        return None
    return next((scene.mentions[a.head] for a in scene.hanging(head, "of") if a.head in scene.mentions), None)


def _counts_people(argument: Argument, scene: Scene) -> bool:
    """Whether a phrase counts people without naming them: "rescued *two hundred more*", "fired *one* of them"."""
    token = scene.tokens[argument.head]
    held = _held(argument.head, scene)
    if held is not None and held.form == "pronoun" and not {scene.actors[a].kind for a in held.actors} & PEOPLE:
        return False  # "two of *them*", of a state's missiles
    counts = token.upos == "NUM" or token.text.lower() in words("counted")
    sums = any(argument.start <= a.start < argument.end for a in scene.amounts)
    dates = any(d.from_ < argument.end and argument.start < d.to for d in scene.dates)
    return counts and not (sums or dates or "%" in scene.story.text[argument.start : argument.end])
