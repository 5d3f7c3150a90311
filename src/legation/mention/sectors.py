"""The sector of a role phrase, by what its words and its ties tell."""

from __future__ import annotations

import re

from legation.mention.makes import is_shown, model_before
from legation.mention.names import Name
from legation.mention.phrases import Tree
from legation.mention.roles import RolePhrase
from legation.mention.ties import Ties
from legation.mention.words import words

WORLD = frozenset({"IGO", "NGO", "IMG", "MNC"})
"""Codes that stand where others have a state's."""

_OFFICIAL = frozenset({"GOV", "LEG", "MIL", "JUD", "COP", "SPY"})
_ARMED = frozenset({"MIL", "COP", "REB", "UAF", "CRM"})
_PREFIXES = frozenset({"deputy", "assistant", "vice", "associate", "chief"})
_FOUNDERS = frozenset({"founder", "co-founder"})
_CROWNED = frozenset({"king", "queen", "prince", "princess", "emperor", "empress", "duke", "sultan"})
_STAFF = frozenset({"staff member", "staff members", "employees", "staffers"})
_STAFFED = _OFFICIAL | {"NGO", "IGO", "MED", "EDU"}
"""Sectors of bodies whose staff act for them; those of a firm are its workers."""

TRADES = frozenset(
    {"engineer", "medic", "doctor", "surgeon", "pilot", "instructor", "technician", "specialist", "chaplain"}
)
"""What those do who serve in an army by whose name they are called."""

_MATES = frozenset({"colleague", "comrade"})


def sector_of(tree: Tree, phrase: RolePhrase, ties: Ties, body: Name | None, party: bool) -> str | None:
    """The sector of a role: its own, or for roles without one ("leader", "member") that of whom it belongs to.

    ``party`` is true where a party's name before it makes it an American lawmaker.
    """
    lawmaker = party and phrase.role.sector in ("GOV", "LEG")
    sector = "LEG" if lawmaker else _borrowed(tree, phrase, ties, body) or phrase.role.sector
    if ties.former and sector in (*_OFFICIAL, "IGO"):
        return "ELI"
    if phrase.role.words == "executive" and _is_power(tree, phrase, ties):
        return "GOV"
    if is_of_union(tree, phrase, ties):
        return "IGO"
    if sector == "GOV" and _is_private(tree, phrase, ties):
        return None
    if phrase.lemma == "peer" and (ties.pronoun is not None or ties.before or ties.holders):
        return None  # "his Canadian peer"
    if phrase.lemma in _MATES and ties.holders:
        return ties.holders[0].role.sector
    if phrase.lemma == "deputy" and phrase.first == phrase.last and (ties.pronoun is not None or ties.holders):
        return None
    within = next((r for r in ties.within if r.role.kind != "person"), None)
    if within is not None and phrase.lemma in ("alliance", "coalition") and within.role.sector not in ("GOV", "UNK"):
        return within.role.sector
    if phrase.lemma == "member" and phrase.first == phrase.last and (ties.after or within):
        return within.role.sector if within is not None and within.role.sector not in ("CVL", "MED") else None
    return None if sector == "UNK" or (sector == "CVL" and phrase.lemma in _FOUNDERS) else sector


def _is_power(tree: Tree, phrase: RolePhrase, ties: Ties) -> bool:
    """Whether "the executive" is a state's power, not somebody of some firm, who speaks or is jailed."""
    alone = tree.words[ties.first : phrase.head] == ["the"] and not phrase.plural and not ties.after
    token = tree.tokens[phrase.head]
    human = token.head >= 0 and tree.lemmas[token.head] in words().say | words().custody
    named = any(tree.tokens[c].upos == "PROPN" for c in tree.children[phrase.head])
    return alone and not named and not (human and token.relation.startswith("nsubj"))


def _is_private(tree: Tree, phrase: RolePhrase, ties: Ties) -> bool:
    """Whether a role that an office of state may be is one of a body that nothing is known of ("a director of *Delta
    Foods*"), a writer's or some workmate ("*my* colleague"), or one who lends a firm his face ("ambassador *for*
    Delta"), who directs a work or a stage ("the *film*'s director"), or one crowned in figure ("the queen of
    *pop*")."""
    if states_of(ties.before) or phrase.role.kind != "person":
        return False
    if phrase.lemma == "colleague":
        return ties.indefinite or (ties.pronoun is not None and tree.words[ties.pronoun] in ("my", "our", "your"))
    if phrase.lemma == "ambassador":
        return ties.preposition == "for"
    if phrase.lemma in _CROWNED and ties.preposition == "of":
        behind = tree.tokens[ties.last + 2 : ties.last + 3]
        return not ties.after and any(t.text.islower() and t.upos not in ("DET", "PRON") for t in behind)
    if phrase.lemma == "director" and words().works & {*_before(tree, phrase, ties), *_of(tree, phrase)}:
        return True
    near = next((n for n in (*ties.before, *ties.after) if n.kind != "person"), None)
    if near is None or near.entry is not None or near.kind not in ("body", "unknown"):
        return False
    return phrase.lemma in words().managers | words().employed and body_sector(near.text) is None


def _borrowed(tree: Tree, phrase: RolePhrase, ties: Ties, body: Name | None) -> str | None:
    """The sector that a role takes from a body's name, or from a role among or after its modifiers, or None."""
    generic = _is_generic(phrase)
    body = None if body is not None and _is_populous(tree, body) else body
    told = body.entry.sector if body is not None and body.entry is not None else None
    if phrase.role.kind == "body" and phrase.role.sector == "CVL" and (own := _uniformed(tree, phrase, ties)):
        return own
    if phrase.role.sector == "CVL" and _is_militant(tree, phrase, ties):
        return "REB"
    if phrase.lemma == "fighter" and phrase.first >= 1 and model_before(tree, phrase.first - 1) is not None:
        return "MIL"  # "MiG-29 fighters"
    if phrase.lemma == "producer" and (phrase.plural or tree.below(phrase.head, "compound")):
        return "MED" if is_shown({*_before(tree, phrase, ties), *_of(tree, phrase)}) else "BUS"
    if phrase.lemma == "company" and ties.preposition == "of" and any(r.role.sector == "MIL" for r in ties.within):
        return "MIL"  # "a company of paratroopers"
    if phrase.lemma in words().countries and told == "REL":
        return None  # "six Muslim countries"
    if phrase.lemma in ("captain", "pilot", "sailor") and words().unarmed & set(_before(tree, phrase, ties)):
        return "CVL"  # "the ferry's captain"
    if phrase.role.sector == "MIL" and tree.words[phrase.head - 1] == "police" and phrase.head > ties.first:
        return "COP"  # "a police colonel"
    if told == "MIL" and phrase.lemma in TRADES:
        return "MIL"  # "Chadian Army engineers"
    if told == "PTY" and phrase.lemma in words().government:
        return None  # "the *Labour* government"
    minister = phrase.role.office is not None and phrase.role.office.endswith("minister")
    arms = told in ("REL", "PTY") and phrase.role.sector in _ARMED  # "Sunni insurgents", "the party's military wing"
    if told and told != "CVL" and not minister and not arms and (generic or told not in _OFFICIAL):
        return told
    if not generic:
        return None
    inner = [r for r in ties.inner if r.lemma not in _PREFIXES and r.role.sector != "UNK"]
    if inner:
        own = next((r for r in inner if r.role.sector != "GOV"), inner[0]).role.sector
        return phrase.role.sector if own == "GOV" and phrase.role.sector == "MIL" else own  # "junta jets"
    within = next((r for r in ties.within if r.role.kind != "person"), None)
    townsman = within is not None and phrase.lemma == "official" and within.role.sector == "CVL"  # "in the *city*"
    if within is not None and phrase.role.sector in ("GOV", "UNK", "CVL") and not townsman:
        return within.role.sector
    if within is not None and phrase.role.sector == "LAB" and within.role.sector in _STAFFED:
        return within.role.sector  # "staff of the embassy"
    return body_sector(body.text) if body is not None else None


def _is_generic(phrase: RolePhrase) -> bool:
    """Whether a role is one in any body, alone ("leader", "member") or as a member of its staff."""
    return (phrase.lemma in words().generic_roles and phrase.first == phrase.last) or phrase.role.words in _STAFF


_MOSTLY = frozenset({"mainly", "mostly", "largely", "predominantly", "overwhelmingly"})
_PEOPLED = frozenset({"majority", "minority", "dominated", "populated", "inhabited"})


def _is_populous(tree: Tree, name: Name) -> bool:
    """Whether a name only tells who lives in a land: "six *Muslim*-majority states", "the mainly *Sunni* north"."""
    behind = [word for word in tree.words[name.last + 1 : name.last + 3] if word != "-"]
    return bool({*behind[:1]} & _PEOPLED) or tree.words[name.first - 1] in _MOSTLY


def _is_militant(tree: Tree, phrase: RolePhrase, ties: Ties) -> bool:
    """Whether a group is called armed rebels' at some distance: "three *militant* Tuareg groups"."""
    called = words().armed_attributes & set(tree.words[ties.first : phrase.head])
    return phrase.lemma in words().group_nouns and bool(called)


def _of(tree: Tree, phrase: RolePhrase) -> list[str]:
    """The nouns that "of" brings to a role: "*film*" of "the director of the film"."""
    return [tree.lemmas[i] for i in tree.complements(phrase.head, "of")]


def _before(tree: Tree, phrase: RolePhrase, ties: Ties) -> list[str]:
    """The words before a role's noun in its phrase, and what possesses it: "team" of "the *team's* captain"."""
    owners = tree.below(phrase.head, "nmod:poss", "compound")
    return [*tree.words[ties.first : phrase.head], *(tree.lemmas[i] for i in owners)]


def _uniformed(tree: Tree, phrase: RolePhrase, ties: Ties) -> str | None:
    """The sector of soldiers or police before a thing of theirs: "a *military* supply convoy", "the *police* camp"."""
    before = (words().body_nouns.get(word) for word in tree.words[ties.first : phrase.head])
    return next((sector for sector in before if sector in ("MIL", "COP")), None)


def body_sector(text: str) -> str | None:
    """The sector that the nouns of a body's name tell ("Ministry", "Court", "Party"), or None; a front or movement is
    a party where no word in its name is one of arms ("Patriotic Front", but "Azawad *Liberation* Front"); a task force
    is of a government where it is no joint one and has no number or byname behind it ("Task Force Falcon")."""
    parts = text.lower().replace("’s", "").replace("'s", "").split()
    if len(parts) == 1 and parts[0] in words().parties_alone:
        return "PTY"
    pairs = [p for p in words().body_pairs if f" {p} " in f" {' '.join(parts)} " and parts[:2] != p.split()]
    if pairs:
        return words().body_pairs[max(pairs, key=len)]
    head = parts[: parts.index("of")] if "of" in parts[1:] else parts
    noun = next((w for w in (*reversed(head), *parts) if w in words().body_nouns), None)
    arms = re.split(r"[\s-]+", re.sub(r"\bdefen[cs]e of\b", "", text.lower()))  # "for the Defense of Democracy"
    if noun in words().perhaps_armed and words().armed & set(arms):
        return "REB"
    if noun == "committee" and {"house", "senate", "congressional", "parliamentary"} & set(parts):
        return "LEG"
    return words().body_nouns[noun] if noun is not None else None


def is_of_union(tree: Tree, phrase: RolePhrase, ties: Ties) -> bool:
    """Whether a commissioner is one of the European Union's ("*European Trade Commissioner* Ana Lopes")."""
    european = "european" in tree.words[max(0, min(ties.first, phrase.first - 1)) : phrase.head]
    return phrase.lemma == "commissioner" and european and not states_of(ties.before)


def states_of(names: tuple[Name, ...]) -> list[Name]:
    """The names that tell a state: states, places, and what stands as an adjective ("Republican", "Kurdish")."""
    return [n for n in names if n.entry is not None and n.entry.country and _tells_state(n)]


def _tells_state(name: Name) -> bool:
    if name.kind in ("state", "place"):
        return True
    return name.form in ("adjective", "demonym") and name.entry is not None and len(name.entry.country or "") == 3 and (
        name.entry.country not in WORLD)  # fmt: skip
