"""States that a story names only as neutral ground: others hold talks there ("Syria's government and rebels met *in
Astana*", "the *Geneva* talks"). They do not tell whose the sides, the opposition or the rebels are."""

from __future__ import annotations

from legation.mention.candidates import Scene
from legation.mention.names import Name

_AT = frozenset({"in", "at", "near", "outside", "from"})
_TALKS = frozenset({
    "talk", "negotiation", "conference", "summit", "dialogue", "round", "process", "platform", "format", "forum",
    "session", "track", "consultation", "agreement", "accord", "meeting", "gathering", "convention", "deal", "pact",
})  # fmt: skip
_MEETING = frozenset({"meet", "gather", "convene", "negotiate", "confer", "assemble", "talk", "sit", "resume"})
_HOLDING = frozenset({"hold", "open", "begin", "start", "attend", "conclude", "end", "sign", "reach", "take"})


def neutral(scenes: tuple[Scene, ...], titled: tuple[str, ...]) -> frozenset[str]:
    """The states that are neutral ground at each naming, where a story names others otherwise."""
    named = [(scene, name, code) for scene in scenes for name in scene.names if (code := _code(name)) is not None]
    told = {code for scene, name, code in named if not _is_venue(scene, name)} | set(titled)
    states = {code for _, name, code in named if name.kind == "state" and code in told}
    return frozenset(code for _, _, code in named if code not in told) if states else frozenset()


def _code(name: Name) -> str | None:
    return name.entry.country if name.entry is not None and name.kind in ("state", "place") else None


def _is_venue(scene: Scene, name: Name) -> bool:
    """Whether a town or state only tells where talks are."""
    tree = scene.tree
    head = tree.head_of(name.first, name.last)
    token = tree.tokens[head]
    if name.form in ("adjective", "demonym") or token.head < 0:
        return False
    above = tree.lemmas[token.head]
    if token.relation.startswith("compound"):
        return above in _TALKS
    if not _AT & {tree.words[c] for c in tree.below(head, "case")}:
        return False
    things = {tree.lemmas[i] for i in tree.below(token.head, "obj", "nsubj", "nsubj:pass")}
    return above in _TALKS | _MEETING or (above in _HOLDING and bool(things & _TALKS))
