"""States that a story names in passing: where somebody went, what had been before, whose a thing is. They do not tell
whose "the government" or "police" are that it names next."""

from __future__ import annotations

from legation.mention.candidates import Scene, Spot
from legation.mention.names import Name
from legation.mention.quote_marks import quoted
from legation.mention.words import words

_PERSONAL = frozenset({"he", "she"})
_CALLS = frozenset({"phone", "telephone", "tour"})
_ARMS = frozenset({"REB", "UAF", "PRM", "CRM", "OPP", "PTY"})
_OFFICIAL = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY"}) | _ARMS


def passing(scenes: tuple[Scene, ...], grounds: dict[int, str]) -> frozenset[Spot]:
    """The namings of states in passing: of whom somebody visits or calls, of what had been before, and of whose a thing
    or private person is in a sentence that tells something in another state (``grounds``, by sentence)."""
    return frozenset(
        (scene.index, name.first)
        for scene in scenes
        for name in scene.names
        if name.kind in ("state", "place") and name.entry is not None and name.entry.country
        if _is_called_on(scene, name) or _is_before(scene, name) or _is_of_stranger(scene, name, grounds)
    )


def _whole(scene: Scene, name: Name) -> int:
    """The word that a state stands before, else its own: "Uganda's *president*", "the Ugandan *army*"."""
    tokens = scene.tree.tokens
    head = scene.tree.head_of(name.first, name.last)
    while tokens[head].relation.startswith(("amod", "compound", "nmod:poss", "nmod:desc", "flat")):
        head = tokens[head].head
    return head


def _is_called_on(scene: Scene, name: Name) -> bool:
    """Whether "he" or "she", whose state is another, visits or calls a state or one of its officials: "She visited
    *Togo* in May", "He phoned *Togo's* president"."""
    tree = scene.tree
    token = tree.tokens[_whole(scene, name)]
    verb = token.head
    if verb < 0 or token.relation.partition(":")[0] not in ("obj", "obl", "iobj"):
        return False
    subject = tree.subject_of(verb)
    return subject is not None and tree.words[subject] in _PERSONAL and tree.lemmas[verb] in words().meet | _CALLS


def _is_before(scene: Scene, name: Name) -> bool:
    """Whether a state takes part only in what had been before the rest: "*Peru* had paid them"."""
    tree = scene.tree
    token = tree.tokens[_whole(scene, name)]
    if token.head < 0 or token.relation.partition(":")[0] not in ("nsubj", "obj", "obl"):
        return False
    helpers = [tree.words[c] for c in tree.below(token.head, "aux")]
    return tree.tokens[token.head].relation == "root" and helpers == ["had"]


def _is_of_stranger(scene: Scene, name: Name, grounds: dict[int, str]) -> bool:
    """Whether a state's adjective is only a thing's or a private person's, told of in another state: "a *Swiss* couple
    died in Malaga"."""
    code = name.entry.country if name.entry is not None else None
    if name.form not in ("adjective", "demonym") or grounds.get(scene.index, code) == code:
        return False
    head = _whole(scene, name)
    own = [r for r in scene.roles if r.head == head or r.first <= head <= r.last]
    return not any(n.covers(head) and n is not name for n in scene.names) and not any(
        r.role.sector in _OFFICIAL for r in own
    )


def objects_of_quotes(scenes: tuple[Scene, ...]) -> dict[Spot, int]:
    """The namings of states inside quotation marks that are no subjects there, with the last word of the quotation:
    those of whoever says “We thank *Chad*” are of another."""
    if not scenes:
        return {}
    spans = quoted(scenes[0].text)
    found: dict[Spot, int] = {}
    for scene in scenes:
        tokens = scene.tree.tokens
        for name in scene.names:
            span = next((q for q in spans if q.start <= name.start and name.end <= q.end), None)
            if span is None or name.kind != "state" or tokens[_whole(scene, name)].relation.startswith("nsubj"):
                continue
            found[scene.index, name.first] = max(i for i, token in enumerate(tokens) if token.end <= span.end)
    return found
