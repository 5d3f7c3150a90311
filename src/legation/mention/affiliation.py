"""What a role phrase's ties tell: the country, the sector, and whom it belongs to."""

from __future__ import annotations

import msgspec

from legation.mention.candidates import Spot
from legation.mention.names import Name
from legation.mention.phrases import Tree
from legation.mention.roles import RolePhrase
from legation.mention.sectors import WORLD, is_of_union, sector_of, states_of
from legation.mention.ties import Ties
from legation.mention.words import lacks, words

_HOME = frozenset({"of", "at", "from", "with", "in", "inside", "across", "within"})
_WHERE = frozenset({"in", "at", "inside", "near", "outside"})
_FOUNDERS = frozenset({"founder", "co-founder"})
_SERVES = frozenset(
    {"adviser", "advisor", "aide", "assistant", "counsel", "counselor", "counsellor", "deputy", "lawyer"}
)


_OF_SETTLERS = frozenset({"USA", "CAN", "AUS"})
"""Lands whose citizens are told by their origin too: a "Greek-Australian" is of Australia."""


"""Those who do what he does whose they are: "the *soldier's* colleagues"."""

_ARMS = frozenset({"MIL", "COP", "JUD", "SPY"})
"""Sectors of a state's bodies that are no charity's."""

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
    if phrase.lemma in words().scholars | words().teachers:
        ties = _without_subjects(tree, phrase, ties)
    after = tuple(n for n in _homes(tree, phrase, ties) if not _is_origin(tree, n) and not _is_abroad(phrase, n))
    if ties.preposition in _WHERE and any(n.kind == "person" and n.form != "adjective" for n in ties.before):
        after = ()  # "the minister's brother *in a Kenyan airport*" is of the minister's land
    if (topic := _topic(tree, phrase, ties)) is not None:
        ties = msgspec.structs.replace(ties, before=tuple(n for n in ties.before if n is not topic))
        after = tuple(n for n in after if n is not topic)
    seats = _seats(tree, ties)
    ties = msgspec.structs.replace(ties, before=tuple(n for n in ties.before if n not in seats)) if seats else ties
    near = (*ties.before, *after)
    bodies = [n for n in near if _is_body(n) and not (_is_world(n) and _is_of_state(tree, n, near))]
    international = next((n for n in bodies if _is_world(n)), None)
    states = states_of(ties.before) or states_of(after)
    owner = _owner(tree, phrase, ties, after)
    body = international or next(iter(bodies), None)
    world = [n for n in after if _is_world(n) and not _is_of_state(tree, n, near)]
    countries = _several(phrase, states, world if states else [])
    if states_of(ties.before) and international is not None:
        body = next((n for n in bodies if n is not international), None)
    told = _international(tree, phrase, ties) if not states_of(ties.before) else None
    country = told or _country(states, body, international, ties)
    if (ties.former or phrase.lemma in _FOUNDERS) and country in WORLD:
        country, owner = None, owner if ties.former else None
    if ties.pronoun is not None and not states_of(ties.before) and phrase.lemma not in words().relational:
        country = None
    if _is_of_creed(phrase, ties):
        owner = None
    if (own := _naturalised(tree, phrase, ties)) is not None:
        country = own
    if _is_others(phrase, ties) or _is_on_land(tree, phrase):
        country, countries, owner = None, (), None
    party = _by_party(tree, phrase, ties)
    body = None if countries and body is not None and _is_world(body) else body  # "the envoys of Chad and the EU"
    return Affiliation(
        country=country or party or _of_settlers(phrase, ties),
        countries=countries,
        sector=sector_of(tree, phrase, ties, body, party is not None),
        owner=owner,
        body=body,
        reason=_why(near, country),
    )


def _is_abroad(phrase: RolePhrase, name: Name) -> bool:
    """Whether a place behind an office is in a state that has no such office: "the prime minister in *Washington*"."""
    return name.entry is not None and lacks((phrase.role.words,), name.entry.country)


def _topic(tree: Tree, phrase: RolePhrase, ties: Ties) -> Name | None:
    """The land that a scholar deals with, which he need not be of: "a *Russia* expert", "a historian of *Iran*"; or
    that a world body's officer does: "the *Sudan* director at Amnesty". In a headline ("*Kenya* analyst warns") it is
    his own."""
    if phrase.lemma in words().scholars and ties.preposition == "of" and ties.after and _is_land(ties.after[0]):
        return ties.after[0]
    near = ties.before[0] if ties.before else None
    if near is None or not _is_land(near) or tree.words[near.last + 1] in ("'s", "’s", "'", "’", "-"):
        return None
    world = any(_is_world(n) for n in (*ties.before, *ties.after))
    if phrase.lemma in words().managers or phrase.lemma == "coordinator":
        return near if world else None
    told = (
        world or ties.indefinite or ties.pronoun is not None or bool(ties.holders) or ties.preposition in ("at", "with")
    )
    return near if phrase.lemma in words().scholars and told else None


def _seats(tree: Tree, ties: Ties) -> tuple[Name, ...]:
    """The towns where a body of no one state has what a phrase names: "the World Bank's *Nairobi* office"."""
    owners = [n for n in ties.before if _is_world(n) and tree.words[n.last + 1] in ("'s", "’s", "'", "’")]
    towns = (n for n in ties.before if n.kind == "place" or n.form == "capital")
    return tuple(n for n in towns if owners and n.first > owners[-1].last)


def _without_subjects(tree: Tree, phrase: RolePhrase, ties: Ties) -> Ties:
    """A scholar's ties without the lands that only tell what he works on ("a professor of *Japanese* studies", "a *US*
    studies researcher"); behind such a one it is the "at" that says where he belongs."""
    near = (*ties.before, *ties.after)
    matters = [n for n in near if tree.words[n.last + 1 : n.last + 2] and tree.words[n.last + 1] in words().subjects]
    if not matters:
        return ties
    after = tuple(n for n in ties.after if n not in matters)
    seated = bool(after) and "at" in tree.words[phrase.last + 1 : after[0].first]
    return msgspec.structs.replace(
        ties, before=tuple(n for n in ties.before if n not in matters), after=after,
        preposition="at" if seated else ties.preposition,
    )  # fmt: skip


def _is_land(name: Name) -> bool:
    """Whether a name is a state's own, neither an adjective nor letters that stand as one ("a US expert")."""
    return name.kind == "state" and name.form not in ("adjective", "demonym") and not name.text.isupper()


def _naturalised(tree: Tree, phrase: RolePhrase, ties: Ties) -> str | None:
    """The land whose citizen somebody is whose origin a hyphen joins to it: "an Iranian-*American* journalist"; who
    leads a state leads that of his origin ("the *Somali*-American president")."""
    if phrase.plural or phrase.role.kind != "person" or len(ties.before) < 2:
        return None
    near, far = ties.before[:2]
    joined = tree.words[far.last + 1 : near.first] == ["-"] and {near.form, far.form} <= {"adjective", "demonym"}
    code = near.entry.country if near.entry is not None else None
    if joined and phrase.role.office in ("head of state", "head of government") and far.entry is not None:
        return far.entry.country
    return code if joined and code in _OF_SETTLERS else None


def _is_origin(tree: Tree, name: Name) -> bool:
    """Whether a name only tells where people came from: "leaders of the *Greek* diaspora"."""
    return tree.lemmas[name.last + 1 : name.last + 2] != [] and tree.lemmas[name.last + 1] in words().origins


def _is_others(phrase: RolePhrase, ties: Ties) -> bool:
    """Whether a phrase names somebody else than the state before it: "Chinese rivals", "Egypt's partners"."""
    if ties.pronoun is not None or phrase.lemma not in words().relational - _SAME_SIDE:
        return False
    states = states_of(ties.before)
    return bool(states) and not (phrase.lemma == "partner" and states[0].form in ("adjective", "demonym"))


def _is_of_creed(phrase: RolePhrase, ties: Ties) -> bool:
    """Whether a creed before "group" or "movement" tells what it believes, not its name: "the *Islamist* group"."""
    creeds = [n for n in ties.before if n.kind == "group" and n.entry is not None and n.entry.country is None]
    civil = all(n.entry is not None and n.entry.sector in ("CVL", "REL") for n in creeds)
    return phrase.lemma in words().group_nouns and bool(creeds) and civil


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
    if ties.preposition == "from" and phrase.role.sector in _ARMS and ties.after and _is_charity(ties.after[0]):
        return ()  # "criticism of the army from Amnesty"
    if ties.preposition in _HOME:
        return ties.after
    if ties.preposition == "for" and ties.after:
        return ties.after if phrase.role.speaks or _is_body(ties.after[0]) else ()
    if ties.preposition == "to" and phrase.lemma in _SERVES:
        return ties.after
    return ()


def _is_charity(name: Name) -> bool:
    return name.entry is not None and name.entry.country == "NGO"


def _is_world(name: Name) -> bool:
    return name.entry is not None and name.entry.country in WORLD


def _is_of_state(tree: Tree, body: Name, near: tuple[Name, ...]) -> bool:
    """Whether a state right before a body says that it is that state's ("Russia's Security Council")."""
    before = (body.first - 1, body.first - 2) if tree.words[body.first - 1] in ("'s", "’s") else (body.first - 1,)
    return any(n.last in before and n.kind == "state" for n in near) and not body.text.isupper()


def _is_body(name: Name) -> bool:
    return name.kind in ("body", "group") and name.form not in ("adjective", "demonym")


def _of_settlers(phrase: RolePhrase, ties: Ties) -> str | None:
    """Israel for Jewish settlers, wherever they live."""
    return "ISR" if phrase.lemma == "settler" and any(n.text == "Jewish" for n in ties.before) else None


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
    if international is not None and not states_of(ties.before):
        return international.entry.country if international.entry else None
    if body is not None and body.kind == "group" and body in ties.before and not states_of(ties.before):
        return (body.entry.country if body.entry is not None else None) or _first_country(states)
    if states:
        chosen = states[-1] if states[-1] in ties.before else states[0]
        return chosen.entry.country if chosen.entry else None
    return body.entry.country if body is not None and body.entry is not None else None


def _first_country(states: list[Name]) -> str | None:
    return states[0].entry.country if states and states[0].entry else None


def _international(tree: Tree, phrase: RolePhrase, ties: Ties) -> str | None:
    """IGO for officials who are called international and are of no body or state ("the international mediator"), for
    the European Union's commissioners, for
    forces of an alliance ("coalition troops"), and for those who keep the peace of whom no state is told."""
    before = tree.words[ties.first : phrase.head]
    if is_of_union(tree, phrase, ties):
        return "IGO"
    if phrase.lemma in words().peacekeepers and not states_of(ties.after):
        return "IGO"
    friends = any(tree.tokens[i].text == "allied" for i in range(ties.first, phrase.head))
    if phrase.role.sector == "MIL" and set(before) & words().allied and not friends:  # "the army and allied forces"
        return "IGO"
    called = "international" in before
    return "IGO" if called and phrase.lemma in words().envoys and phrase.role.kind == "person" else None


def _owner(tree: Tree, phrase: RolePhrase, ties: Ties, after: tuple[Name, ...]) -> Spot | None:
    """The spot of the nearest name, or else role, that the phrase belongs to; a state's forces take things "from"
    others ("retaken by the army *from the rebels*")."""
    for name in (*ties.before, *after):
        if name.kind in ("body", "group", "person", "unknown") and name.form not in ("adjective", "demonym"):
            return name.sentence, tree.head_of(name.first, name.last)
    serves = ties.preposition == "to" and phrase.lemma in _SERVES
    within = ties.within if serves or ties.preposition in ("of", "for", "at", "from") else ()
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
