"""What a role phrase's ties tell: the country, the sector, and whom it belongs to."""

from __future__ import annotations

import re

import msgspec

from legation.mention.candidates import Spot
from legation.mention.names import Name
from legation.mention.phrases import Tree
from legation.mention.roles import RolePhrase
from legation.mention.ties import Ties
from legation.mention.words import words

_OFFICIAL = frozenset({"GOV", "LEG", "MIL", "JUD", "COP", "SPY"})
_ARMED = frozenset({"MIL", "COP", "REB", "UAF", "CRM"})
_PREFIXES = frozenset({"deputy", "assistant", "vice", "associate", "chief"})
_WORLD = frozenset({"IGO", "NGO", "IMG", "MNC"})
_HOME = frozenset({"of", "at", "from", "with", "in", "inside", "across", "within"})
_FOUNDERS = frozenset({"founder", "co-founder"})
_SERVES = frozenset(
    {"adviser", "advisor", "aide", "assistant", "counsel", "counselor", "counsellor", "deputy", "lawyer"}
)


_SAME_SIDE = frozenset({"counterpart", "mastermind", "host", "guest", "donor"})


class Affiliation(msgspec.Struct, frozen=True, kw_only=True):
    """Country, sector and owner of a role phrase, and in words where they come from."""

    country: str | None = None
    countries: tuple[str, ...] = ()
    sector: str | None = None
    owner: Spot | None = None
    body: Name | None = None
    reason: str = ""


def affiliation(tree: Tree, phrase: RolePhrase, ties: Ties) -> Affiliation:
    """Read a role phrase's ties: modifiers and possessors first, then what "of", "in", "for" bring.

    A body or group among the ties gives its sector to roles that have none of their own ("Hamas leader"); an
    international body gives its country code before any state ("the UN envoy for Syria" is IGO).
    """
    after = tuple(n for n in _homes(tree, phrase, ties) if not _is_origin(tree, n))
    near = (*ties.before, *after)
    bodies = [n for n in near if _is_body(n) and not (_is_world(n) and _is_of_state(tree, n, near))]
    international = next((n for n in bodies if _is_world(n)), None)
    states = _states(ties.before) or _states(after)
    owner = _owner(tree, phrase, ties, after)
    body = international or next(iter(bodies), None)
    countries = _several(phrase, states, [n for n in after if _is_world(n)] if states else [])
    if _states(ties.before) and international is not None:
        body = next((n for n in bodies if n is not international), None)
    told = _international(tree, phrase, ties) if not _states(ties.before) else None
    country = told or _country(states, body, international, ties)
    if (ties.former or phrase.lemma in _FOUNDERS) and country in _WORLD:
        country, owner = None, owner if ties.former else None
    if ties.pronoun is not None and not _states(ties.before) and phrase.lemma not in words().relational:
        country = None
    if _is_others(phrase, ties) or _is_on_land(tree, phrase):
        country, countries, owner = None, (), None
    party = _by_party(tree, phrase, ties)
    return Affiliation(
        country=country or party,
        countries=countries,
        sector=_sector(tree, phrase, ties, body, party is not None),
        owner=owner,
        body=body,
        reason=_why(near, country),
    )


def _is_origin(tree: Tree, name: Name) -> bool:
    """Whether a name only tells where people came from: "leaders of the *Greek* diaspora"."""
    return tree.lemmas[name.last + 1 : name.last + 2] != [] and tree.lemmas[name.last + 1] in words().origins


def _is_others(phrase: RolePhrase, ties: Ties) -> bool:
    """Whether a phrase names somebody else than the state before it: "Chinese rivals", "Egypt's partners"."""
    if ties.pronoun is not None or phrase.lemma not in words().relational - _SAME_SIDE:
        return False
    states = _states(ties.before)
    return bool(states) and not (phrase.lemma == "partner" and states[0].form in ("adjective", "demonym"))


def _is_on_land(tree: Tree, phrase: RolePhrase) -> bool:
    """Whether a land before a committee is what a chamber's committee deals with: "the House *China* Committee"."""
    before = tree.tokens[max(phrase.head - 3, 0) : phrase.head]
    chamber = any(token.text in ("House", "Senate", "Congressional") for token in before)
    return chamber and phrase.lemma in ("committee", "subcommittee", "caucus", "commission")


def _homes(tree: Tree, phrase: RolePhrase, ties: Ties) -> tuple[Name, ...]:
    """The names after a role phrase that say where it belongs: not the "to" of an ambassador, the "for" of an envoy,
    nor where people from everywhere are ("foreign guests at the UN headquarters", "met her counterparts in Geneva"), or
    whoever is sent abroad ("our *embassy* in Nairobi")."""
    worldly = words().worldly & set(tree.words[ties.first : phrase.head])
    if ties.preposition in ("at", "in") and (worldly or (phrase.plural and phrase.lemma == "counterpart")):
        return ()
    if ties.preposition in ("at", "in") and phrase.lemma in words().posts:
        return ()
    if ties.preposition in _HOME:
        return ties.after
    if ties.preposition == "for" and ties.after:
        return ties.after if phrase.role.speaks or _is_body(ties.after[0]) else ()
    if ties.preposition == "to" and phrase.lemma in _SERVES:
        return ties.after
    return ()


def _is_world(name: Name) -> bool:
    return name.entry is not None and name.entry.country in _WORLD


def _is_of_state(tree: Tree, body: Name, near: tuple[Name, ...]) -> bool:
    """Whether a state right before a body says that it is that state's ("Russia's Security Council")."""
    before = (body.first - 1, body.first - 2) if tree.words[body.first - 1] in ("'s", "’s") else (body.first - 1,)
    return any(n.last in before and n.kind == "state" for n in near) and not body.text.isupper()


def _is_body(name: Name) -> bool:
    return name.kind in ("body", "group") and name.form not in ("adjective", "demonym")


def _states(names: tuple[Name, ...]) -> list[Name]:
    """The names that tell a state: states, places, and what stands as an adjective ("Republican", "Kurdish")."""
    return [n for n in names if n.entry is not None and n.entry.country and _tells_state(n)]


def _tells_state(name: Name) -> bool:
    if name.kind in ("state", "place"):
        return True
    return name.form in ("adjective", "demonym") and name.entry is not None and len(name.entry.country or "") == 3 and (
        name.entry.country not in _WORLD)  # fmt: skip


def _by_party(tree: Tree, phrase: RolePhrase, ties: Ties) -> str | None:
    """USA where "Republican", "Democratic", "Congressional" stands before a lawmaker and no state says otherwise."""
    modifiers = {token.text.lower() for token in tree.tokens[ties.first : phrase.head] if token.text[:1].isupper()}
    return (
        "USA"
        if modifiers & {"republican", "democratic", "democrat", "congressional"} and phrase.lemma in words().american
        else None
    )


def _several(phrase: RolePhrase, states: list[Name], world: list[Name]) -> tuple[str, ...]:
    """The codes of the states, and of bodies of several states behind it, of a plural phrase that names several."""
    entries = [n.entry for n in sorted([*states, *world], key=lambda n: n.first) if n.kind == "state" or n in world]
    codes = dict.fromkeys(e.country for e in entries if e is not None and e.country)
    several = phrase.plural or phrase.lemma in words().plural_bodies
    return tuple(codes) if several and len(codes) > 1 else ()


def _country(states: list[Name], body: Name | None, international: Name | None, ties: Ties) -> str | None:
    """Parties and armed groups that stand before, and international bodies, before states that only follow ("a *Hamas*
    official in Beirut"); the farthest modifier before the nearest."""
    if international is not None and not _states(ties.before):
        return international.entry.country if international.entry else None
    if body is not None and body.kind == "group" and body in ties.before and not _states(ties.before):
        return (body.entry.country if body.entry is not None else None) or _first_country(states)
    if states:
        chosen = states[-1] if states[-1] in ties.before else states[0]
        return chosen.entry.country if chosen.entry else None
    return body.entry.country if body is not None and body.entry is not None else None


def _first_country(states: list[Name]) -> str | None:
    return states[0].entry.country if states and states[0].entry else None


def _international(tree: Tree, phrase: RolePhrase, ties: Ties) -> str | None:
    """IGO for officials who are called international and are of no body or state ("the international mediator"), for
    forces of an alliance ("coalition troops"), and for those who keep the peace of whom no state is told."""
    before = tree.words[ties.first : phrase.head]
    if phrase.lemma in words().peacekeepers and not _states(ties.after):
        return "IGO"
    if phrase.role.sector == "MIL" and set(before) & words().allied:
        return "IGO"
    called = "international" in before
    return "IGO" if called and phrase.lemma in words().envoys and phrase.role.kind == "person" else None


def _sector(tree: Tree, phrase: RolePhrase, ties: Ties, body: Name | None, party: bool) -> str | None:
    """The sector of a role: its own, or for roles without one ("leader", "member") that of whom it belongs to.

    ``party`` is true where a party's name before it makes it an American lawmaker.
    """
    sector = (
        "LEG" if party and phrase.role.sector == "GOV" else _borrowed(tree, phrase, ties, body) or phrase.role.sector
    )
    if ties.former and sector in (*_OFFICIAL, "IGO"):
        return "ELI"
    if phrase.lemma == "deputy" and phrase.first == phrase.last and (ties.pronoun is not None or ties.holders):
        return None
    within = next((r for r in ties.within if r.role.kind != "person"), None)
    if within is not None and phrase.lemma in ("alliance", "coalition") and within.role.sector not in ("GOV", "UNK"):
        return within.role.sector
    if phrase.lemma == "member" and phrase.first == phrase.last and (ties.after or within):
        return within.role.sector if within is not None and within.role.sector != "CVL" else None
    return None if sector == "UNK" or (sector == "CVL" and phrase.lemma in _FOUNDERS) else sector


def _borrowed(tree: Tree, phrase: RolePhrase, ties: Ties, body: Name | None) -> str | None:
    """The sector that a role takes from a body's name, or from a role among or after its modifiers, or None."""
    generic = phrase.lemma in words().generic_roles and phrase.first == phrase.last
    told = body.entry.sector if body is not None and body.entry is not None else None
    if phrase.role.kind == "body" and phrase.role.sector == "CVL" and (own := _uniformed(tree, phrase, ties)):
        return own
    if phrase.lemma in ("captain", "pilot", "sailor") and words().unarmed & set(_before(tree, phrase, ties)):
        return "CVL"  # "the ferry's captain"
    if phrase.role.sector == "MIL" and tree.words[phrase.head - 1] == "police" and phrase.head > ties.first:
        return "COP"  # "a police colonel"
    minister = phrase.role.office is not None and phrase.role.office.endswith("minister")
    arms = told == "REL" and phrase.role.sector in _ARMED  # "Sunni insurgents"
    if told and told != "CVL" and not minister and not arms and (generic or told not in _OFFICIAL):
        return told
    if not generic:
        return None
    inner = [r for r in ties.inner if r.lemma not in _PREFIXES and r.role.sector != "UNK"]
    if inner:
        own = next((r for r in inner if r.role.sector != "GOV"), inner[0]).role.sector
        return phrase.role.sector if own == "GOV" and phrase.role.sector == "MIL" else own  # "junta jets"
    within = next((r for r in ties.within if r.role.kind != "person"), None)
    if within is not None and phrase.role.sector in ("GOV", "UNK", "CVL"):
        return within.role.sector
    return body_sector(body.text) if body is not None else None


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
    a party where no word in its name is one of arms ("Patriotic Front", but "Azawad *Liberation* Front")."""
    parts = text.lower().replace("’s", "").replace("'s", "").split()
    head = parts[: parts.index("of")] if "of" in parts[1:] else parts
    noun = next((w for w in (*reversed(head), *parts) if w in words().body_nouns), None)
    arms = re.split(r"[\s-]+", re.sub(r"\bdefen[cs]e of\b", "", text.lower()))  # "for the Defense of Democracy"
    if noun in words().perhaps_armed and words().armed & set(arms):
        return "REB"
    if noun == "committee" and {"house", "senate", "congressional", "parliamentary"} & set(parts):
        return "LEG"
    return words().body_nouns[noun] if noun is not None else None


def _owner(tree: Tree, phrase: RolePhrase, ties: Ties, after: tuple[Name, ...]) -> Spot | None:
    """The spot of the nearest name, or else role, that the phrase belongs to; a state's forces take things "from"
    others ("retaken by the army *from the rebels*")."""
    for name in (*ties.before, *after):
        if name.kind in ("body", "group", "person", "unknown") and name.form not in ("adjective", "demonym"):
            return name.sentence, tree.head_of(name.first, name.last)
    within = ties.within if ties.preposition in ("of", "for", "at", "from") else ()
    taking = ties.preposition == "from" and phrase.lemma in words().arms_of_state - {"leader", "official", "officer"}
    within = () if taking else tuple(r for r in within if r.lemma not in words().origins)
    for role in (*ties.inner, *ties.holders, *within):
        if role.role.kind == "body" or role not in ties.inner:
            return role.sentence, role.head
    states = [name for name in (*ties.before, *after) if name.kind == "state"]
    return (states[0].sentence, tree.head_of(states[0].first, states[0].last)) if states else None


def _why(near: tuple[Name, ...], country: str | None) -> str:
    source = next((n.text for n in near if n.entry is not None and n.entry.country == country), None)
    return f"country {country} from “{source}”" if country and source else ""
