"""Those of several countries or bodies whom one phrase means: "Afghan and coalition troops", "a joint Iraqi-NATO
patrol", "US and Taliban negotiators", "government and rebel leaders"; and those without a word of whose they are, who
are of the forces told of last ("the soldiers" after "Niger's army")."""

from __future__ import annotations

import msgspec

from legation.mention.candidates import Candidate, Spot
from legation.mention.cluster import Cluster
from legation.mention.ledger import Found, Ledger
from legation.mention.names import Name
from legation.mention.phrases import Tree
from legation.mention.roles import MODIFIERS, RolePhrase
from legation.mention.sectors import TRADES
from legation.mention.words import words

_WORLD = "IGO"
_WORLDS = frozenset({"IGO", "NGO", "IMG", "MNC"})
_JOINS = frozenset({"and", "&", "-", "–", "/", ","})
_ARMED = frozenset({"MIL", "COP", "LEG"})
_AT_HOME = frozenset({"security", "federal", "government", "local", "elite"})
"""Words before forces that are of one state, never of several that sent them."""

_BACK = 3
"""How many sentences back the forces were told of that unmarked ones are of. A choice."""


def sides_of(tree: Tree, phrase: RolePhrase, names: tuple[Name, ...]) -> tuple[tuple[str, ...], int]:
    """The countries of a phrase that names a state and an alliance as those whose it is, joined by "and" or a dash, in
    the order of the text, and the token where it begins; no countries where it names one of both only."""
    if not (phrase.plural or phrase.role.kind == "body"):
        return (), phrase.first
    at = {i: name for name in names for i in range(name.first, name.last + 1)}
    found: list[tuple[int, str]] = []
    joins: list[int] = []
    index = phrase.head - 1
    while index >= 0 and _goes_on(tree, index, at):
        name = at.get(index)
        if name is not None:
            if name.entry is not None and name.entry.country:
                found.append((name.first, name.entry.country))
            index = name.first - 1
            continue
        if tree.lemmas[index] in words().allied:
            found.append((index, _WORLD))
        if tree.words[index] in _JOINS:
            joins.append(index)
        index -= 1
    codes = tuple(dict.fromkeys(code for _, code in sorted(found)))
    spots = [spot for spot, _ in found]
    between = bool(spots) and any(min(spots) < join < max(spots) for join in joins)
    states = [code for code in codes if len(code) == 3 and code not in _WORLDS]
    return (codes, index + 1) if between and states and _WORLD in codes else ((), phrase.first)


def _goes_on(tree: Tree, index: int, at: dict[int, Name]) -> bool:
    """Whether a token may stand among a phrase's modifiers; before "and", a name or a word for an alliance."""
    token, word = tree.tokens[index], tree.words[index]
    if index in at:
        return True
    if word in _JOINS:
        return index > 0 and _is_shared(tree, index - 1, at)
    if token.upos in MODIFIERS and token.xpos != "NNS":
        return not token.relation.startswith(("root", "advmod"))
    return token.xpos in ("VBN", "VBG") and token.relation in ("amod", "compound")


def _is_shared(tree: Tree, index: int, at: dict[int, Name]) -> bool:
    """Whether a token before "and" goes with the noun behind it: a state's adjective, a word for an alliance or its
    name, or the end of a run of capitalised words that is no state's body by itself."""
    name = at.get(index)
    if name is not None:
        known = name.entry is not None and name.entry.country != _WORLD
        return not known or name.form in ("adjective", "demonym", "acronym")
    token = tree.tokens[index]
    return tree.lemmas[index] in words().allied or (token.upos == "PROPN" and token.xpos != "NNPS")


def told_last(ledger: Ledger, candidate: Candidate) -> Found:
    """The forces told of last before unmarked forces or police, all sides of them, or the parliament before lawmakers;
    those who act before those who are told of otherwise. None where nothing is near, or the phrase is of others."""
    if candidate.sector not in _ARMED or candidate.country or candidate.owner or candidate.pronoun is not None:
        return ()
    if candidate.former or candidate.kind == "person" or candidate.lemma not in words().forces | words().lawmakers:
        return ()
    if _GOVERNMENT in candidate.text.lower().split() and (own := _of_government(ledger, candidate)):
        return own
    best: tuple[bool, Spot, Found] | None = None
    for cluster in ledger.clusters:
        if cluster.sector != candidate.sector or cluster.country is None or cluster.kind == "person":
            continue
        if cluster.country == _WORLD and _AT_HOME & set(candidate.text.lower().split()):
            continue
        if cluster.lemmas & TRADES:  # an army's engineers are not "the troops"
            continue
        for spot in (s for s in cluster.spots if s < candidate.spot and candidate.sentence - s[0] <= _BACK):
            rank = (_acts(ledger, spot), spot)
            if best is None or rank > best[:2]:
                best = (*rank, ledger.at.get(spot, (cluster,)))
    return best[2] if best is not None else ()


def _of_government(ledger: Ledger, candidate: Candidate) -> Found:
    """The government's forces told of before, whichever foreign ones came last: "*Syrian government forces* … Russian
    gunners … the *government* troops"; none where those of several governments were told of."""
    told = [c for c in ledger.clusters if c.sector == candidate.sector and c.country and c.first < candidate.spot]
    told = [c for c in told if any(_GOVERNMENT in m.text.lower().split() for m in c.members)]
    return (told[-1],) if len({c.country for c in told}) == 1 else ()


_GOVERNMENT = "government"


def _acts(ledger: Ledger, spot: Spot) -> bool:
    """Whether what stands at a spot does something: the subject of a verb, or its agent."""
    relation = ledger.scenes[spot[0]].tree.tokens[spot[1]].relation
    return relation.startswith(("nsubj", "obl:agent")) and not relation.endswith("pass")


def by_countries(ledger: Ledger, candidate: Candidate) -> Found:
    """Those whom a phrase names by several countries: holders of the office that the story has, else the states.

    Soldiers, spies, police and other people not of the government are an actor of their own for each country.
    """
    if candidate.sector not in ("GOV", None):
        return tuple(part_of(ledger, candidate, code) for code in candidate.countries)
    states = (code for code in candidate.countries if code != "IGO")
    found = tuple(_holder(ledger, candidate, code) or ledger.state(code) for code in states)
    return found + tuple(part_of(ledger, candidate, code) for code in candidate.countries if code == "IGO")


def part_of(ledger: Ledger, candidate: Candidate, code: str) -> Cluster:
    """The part that one country has in a phrase: the one of an earlier phrase for the same, else a new actor."""
    sector = candidate.sector if code != _WORLD or candidate.sector not in ("GOV", None) else _WORLD
    for cluster in ledger.clusters:
        same = cluster.kind == candidate.kind and (cluster.country, cluster.sector) == (code, sector)
        if same and not cluster.members and candidate.role in cluster.roles:
            return cluster
    cluster = ledger.joiner.empty(candidate.kind)
    cluster.country, cluster.sector, cluster.name = code, sector, candidate.text
    cluster.plural = candidate.plural
    cluster.roles += [candidate.role] if candidate.role else []
    cluster.lemmas |= {candidate.lemma} if candidate.lemma else set()
    cluster.reasons.append(f"country {code} from its words")
    return cluster


_PARTISAN = frozenset({"GOV", "REB", "UAF", "PTY", "OPP", "IGO", "NGO", "IMG", None})
"""Sectors that a body before a plural gives its people, which say nothing of the people of a state named beside it."""


def add_other_half(ledger: Ledger, candidate: Candidate) -> None:
    """Note that a plural means those of two bodies, or of a state and a body, that "and" joins before it, where its own
    words have taken the second alone: "*US and* Taliban negotiators", "*government and* rebel leaders"."""
    found = ledger.at.get(candidate.spot, ())
    tree = ledger.scenes[candidate.sentence].tree
    half = _half_before(tree, candidate)
    if half is None or len(found) != 1 or candidate.form != "nominal" or not candidate.plural:
        return
    other = _other_half(ledger, candidate, half)
    untold = (own := ledger.spans.get((candidate.sentence, half))) is not None and own.country is None
    if untold and other is not None and other.kind == "state" and found[0].presumed is None:
        code = found[0].country  # "*government* and military officials in Chad"
        other = ledger.state(code) if code and code not in _WORLDS else other
    if other is None or other is found[0] or (other.kind == "person" and other.names):
        return
    _share_land(other, found[0])
    other.spots.append(candidate.spot)
    ledger.at[candidate.spot] = (other, *found)
    ledger.several.setdefault(candidate.sentence, []).append(candidate.spot)
    members = found[0].members
    if members and members[-1] is candidate:
        members[-1] = msgspec.structs.replace(candidate, start=tree.tokens[half].start)


def _share_land(one: Cluster, other: Cluster) -> None:
    """Give a body without a name of which no land is told that of the one it is named beside, if that is a state's."""
    for cluster, beside in ((one, other), (other, one)):
        told = beside.country and beside.presumed is None and beside.country not in _WORLDS
        if cluster.country is None and told and not cluster.names and beside.sector in _OF_STATE:
            cluster.country = beside.country
            cluster.reasons.append(f"country {beside.country} from “{beside.fullest}”, named beside it")


_OF_STATE = frozenset({"GOV", "MIL", "COP", "JUD", "LEG"})


def _half_before(tree: Tree, candidate: Candidate) -> int | None:
    """The noun or adjective that "and" joins to the words of a phrase and that goes with its noun too."""
    first = next((i for i, t in enumerate(tree.tokens) if t.start >= candidate.start), 0)
    if first < 2 or tree.words[first - 1] not in ("and", "&") or first > candidate.head:
        return None
    token = tree.tokens[first - 2]
    inside = token.head == candidate.head or first <= token.head < candidate.head
    return first - 2 if inside and token.relation in ("amod", "compound", "nmod") else None


def _other_half(ledger: Ledger, candidate: Candidate, half: int) -> Cluster | None:
    """Who the first of two modifiers is: a body by its word or name; of a state's name, its people of the same kind."""
    name = next((n for n in ledger.scenes[candidate.sentence].names if n.covers(half)), None)
    if name is not None and name.kind == "state" and name.entry is not None and name.entry.country:
        own = name.form in ("adjective", "demonym", "acronym") or name.first == name.last
        if candidate.lemma in words().forces and own:
            return part_of(ledger, msgspec.structs.replace(candidate, sector="MIL"), name.entry.country)
        apart = candidate.sector not in _PARTISAN
        return part_of(ledger, candidate, name.entry.country) if apart else ledger.state(name.entry.country)
    found = ledger.meant((candidate.sentence, half))
    return found[0] if len(found) == 1 and found[0].kind in ("body", "group", "state") else None


_BELOW = frozenset({"deputy", "vice", "assistant", "junior"})
"""Words before an office by which it is another one."""


def _holder(ledger: Ledger, candidate: Candidate, code: str) -> Cluster | None:
    for cluster in ledger.clusters:
        if cluster.kind == "person" and cluster.country == code and _holds(candidate, cluster):
            return cluster
    return None


def _holds(candidate: Candidate, cluster: Cluster) -> bool:
    """Whether somebody is of those of whom a plural tells the office: "the *foreign ministers* of Chile and Peru"."""
    said = {w for w in (candidate.role or "").split() if w in _BELOW}
    if said != {w for role in cluster.roles for w in role.split() if w in _BELOW} and (said or candidate.office):
        return False
    if candidate.office and cluster.offices:
        return candidate.office in cluster.offices
    if candidate.lemma == "leader" and cluster.offices & {"head of state", "head of government"}:
        return True
    alike = {candidate.lemma or "", *words().alike.get(candidate.lemma or "", ())}
    matter = {w.replace("defense", "defence") for w in (candidate.role or "").split()[:-1]} - _BELOW
    for role in cluster.roles:
        own = {w.replace("defense", "defence") for w in role.split()}
        if own & alike and (not matter or own & matter or own <= alike | _BELOW):
            return True
    return False
