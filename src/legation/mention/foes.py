"""Whose people and bodies somebody can not be: of the state that harms them, backs them, or is accused by them."""

from __future__ import annotations

from collections.abc import Iterable

from legation.mention.candidates import Candidate
from legation.mention.ledger import Ledger
from legation.mention.words import words

HARMS = frozenset({"kill", "wound", "injure", "capture", "abduct", "kidnap"})
"""What is done to soldiers and civilians."""

_FORCES = frozenset({"MIL", "COP"})
_BANDS = frozenset({"REB", "UAF"})
_HITS = frozenset({"hit", "strike", "target", "pound", "bomb", "shell", "destroy", "eliminate", "chase", "fight"})
_OFFICIAL = frozenset({"GOV", "MIL"})
_AGAINST = frozenset({"accuse", "blame", "denounce", "condemn", "threaten", "invade"})
"""What officials do to a state that is not their own; urge, warn and thank they may their own."""
_BACKS = frozenset({"arm", "train", "finance", "fund", "back", "sponsor", "supply", "support"})
"""What a state does for rebels in another land."""


def foe_of(ledger: Ledger, candidate: Candidate) -> str | None:
    """The state whose forces kill or wound soldiers or police, who then are not its own: "*Israeli troops* shelled a
    post, killing *two soldiers*"; whose forces attack a band in another land: "*Russian jets* hit *militants* near
    Hama"; which only backs them: "*Turkish*-backed forces", "Sudan armed *rebels*"; or which officials accuse:
    "*Officials* accused Sudan"."""
    tree = ledger.scenes[candidate.sentence].tree
    other = _backer(ledger, candidate) or _accused(ledger, candidate) or _patron(ledger, candidate)
    if other is not None:
        return other
    token = tree.tokens[candidate.head]
    band = candidate.sector in _BANDS and not candidate.country
    harms = HARMS | words().harming | _HITS if band else HARMS
    if not (band or candidate.sector in _FORCES) or token.relation != "obj" or tree.lemmas[token.head] not in harms:
        return None
    verbs = [token.head, tree.tokens[token.head].head if tree.tokens[token.head].xpos == "VBG" else -1]
    subject = next((s for verb in verbs if verb >= 0 and (s := tree.subject_of(verb)) is not None), None)
    found = ledger.at.get((candidate.sentence, subject), ()) if subject is not None else ()
    code = next((c.country for c in found if c.sector in ("MIL", "GOV")), None)
    there = {code for s, _, code in (*ledger.context.places, *ledger.context.sites) if s == candidate.sentence}
    return code if not band or (there and code not in there) else None


def _backer(ledger: Ledger, candidate: Candidate) -> str | None:
    """The state that arms or backs those meant, as a hyphen tells: "the *Turkish*-backed forces"."""
    scene = ledger.scenes[candidate.sentence]
    tokens = scene.tree.tokens
    for name in scene.names:
        after = name.last + 2
        if not (candidate.start <= tokens[name.first].start and after < candidate.head) or name.entry is None:
            continue
        if scene.tree.words[name.last + 1] == "-" and scene.tree.words[after] in words().from_abroad:
            return name.entry.country
    return None


def _accused(ledger: Ledger, candidate: Candidate) -> str | None:
    """The state that officials or soldiers accuse or threaten by its name."""
    tree = ledger.scenes[candidate.sentence].tree
    verb = tree.tokens[candidate.head].head
    if candidate.sector not in _OFFICIAL or tree.tokens[candidate.head].relation != "nsubj" or verb < 0:
        return None
    return _named(ledger, candidate, tree.below(verb, "obj")) if tree.lemmas[verb] in _AGAINST else None


def _patron(ledger: Ledger, candidate: Candidate) -> str | None:
    """The state that arms, trains or pays rebels, or is accused of it: "Chad accused *Libya* of arming the rebels"."""
    tree = ledger.scenes[candidate.sentence].tree
    token = tree.tokens[candidate.head]
    if candidate.sector != "REB" or token.relation != "obj" or tree.lemmas[token.head] not in _BACKS:
        return None
    subject, above = tree.subject_of(token.head), tree.tokens[token.head].head
    accused = tree.below(above, "obj") if above >= 0 and tree.lemmas[above] in _AGAINST else ()
    return _named(ledger, candidate, accused if subject is None else (subject,))


def _named(ledger: Ledger, candidate: Candidate, heads: Iterable[int]) -> str | None:
    """The state whose name is one of the words."""
    scene = ledger.scenes[candidate.sentence]
    named = [n for n in scene.names if n.kind == "state" and n.entry is not None]
    own = set(heads)
    return next((n.entry.country for n in named if n.entry and scene.tree.head_of(n.first, n.last) in own), None)
