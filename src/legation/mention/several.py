"""Words for several actors at once: "the two leaders", "both sides", "the countries", "the former", "the latter"."""

from __future__ import annotations

from legation.mention.candidates import Candidate, Spot
from legation.mention.cluster import Cluster
from legation.mention.ledger import Found, Ledger
from legation.mention.met import met
from legation.mention.phrases import Tree
from legation.mention.words import words

_NEAR = 4
_FAR = 6
_OFTEN = 2
"""How often each of the two states that a story is about must have been told of. A choice."""
_SIDE_SECTORS = ("GOV", "MIL", "REB", "UAF", "PTY", "OPP", "COP", None)
_OPENING = 3
"""Among so many first sentences of a readout is the meeting that it tells of. A choice."""

_SIDE_BY_SIDE = 12
"""Two who were named together are "both men" for so many sentences. A choice."""

_PEOPLE = frozenset({"man", "woman"})
"""What "the two men" are who met: leaders where they did, else anybody."""

_OPPOSED = frozenset({
    "former", "old", "bitter", "longtime", "long-time", "longstanding", "traditional", "historic", "historical",
    "estranged", "feuding", "warring", "regional", "nuclear", "nuclear-armed", "nuclear-capable", "neighbouring",
    "neighboring", "arch"
})  # fmt: skip
"""What rivals, foes and allies told of are called besides."""

_NO_STATES = ("IGO", "NGO", "IMG", "MNC", "UNK")
_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6}


def are_sides(candidate: Candidate) -> bool:
    """Whether a plural means the parties told of, and no more is said of them ("both governments", "the parties")."""
    if not candidate.plural or candidate.lemma not in words().sides or candidate.country or not candidate.definite:
        return False
    told = [w for w in candidate.text.lower().split() if w != "the" and w not in _NUMBERS]
    opposed = candidate.lemma in words().neighbours and _OPPOSED.issuperset(told[:-1])
    return len(told) == 1 or (len(told) == 2 and opposed)


def are_two(candidate: Candidate) -> bool:
    """Whether a phrase means two sides, and so never one state ("*both* governments")."""
    return are_sides(candidate) and _told_number(candidate, 0) == 2


def are_leaders(candidate: Candidate) -> bool:
    """Whether a plural can mean officials named before ("the two leaders", "the ministers")."""
    return candidate.plural and candidate.definite and candidate.lemma in words().leaders


def sides(ledger: Ledger, candidate: Candidate) -> Found:
    """The two states or forces told of last; for "sides" and "parties" also those meant together before."""
    spot = candidate.spot
    if _told_number(candidate, 0) == 0 and _is_told_which(ledger.scenes[spot[0]].tree, candidate):
        return ()
    many = _told_number(candidate, 2)
    if many > 2:
        return last_few(ledger, spot, ("state",), _NEAR, many)
    if hosts := _who_confer(ledger, candidate):
        return hosts
    opposed = candidate.lemma in ("party", "side")
    pair = _paired(ledger, spot) if opposed else ()
    pair = () if {c.country for c in pair} & _bystanders(ledger, spot) else pair
    if pair:
        return pair
    apart = _appealing(ledger, spot)
    enemies = _enemies(ledger, spot, apart) if opposed else ()
    if enemies:
        return enemies
    if others := _bystanders(ledger, spot) - apart:
        quarrel = last_few(ledger, spot, ("state",), _FAR, 2, apart=apart | others)
        if quarrel:
            return quarrel
    if opposed and not apart and (together := _told_together(ledger, spot, 2)):
        return together
    found = last_few(ledger, spot, ("state",), 2 if opposed and not apart else _NEAR, 2, apart=apart)
    found = found or last_few(ledger, spot, ("body", "group"), 2, 2, apart=apart)
    main = _main_pair(ledger, spot, apart) if many == 2 else ()
    if found and not (main and _is_aside(ledger, spot, found, main)):
        return found
    if main:
        return main
    return _told_together(ledger, spot, 8) or last_two(ledger, spot, ("state",), _NEAR)


def _told_together(ledger: Ledger, spot: Spot, reach: int) -> Found:
    """The states and bodies that one phrase meant last: "*the delegations* of Chile and the EU" … "the sides"."""
    for sentence in range(spot[0], max(-1, spot[0] - reach), -1):
        for place in reversed(ledger.several.get(sentence, ())):
            if place < spot and all(c.kind != "person" for c in ledger.at[place]):
                return ledger.at[place]
    return ()


def _is_told_which(tree: Tree, candidate: Candidate) -> bool:
    """Whether a clause behind "the countries" tells which are meant: "the countries *that guarantee the truce*"."""
    clauses = tree.below(candidate.head, "acl:relcl")
    behind = tree.words[candidate.head + 1 : candidate.head + 2]
    return candidate.lemma in words().countries and (behind in (["that"], ["which"]) and bool(clauses))


def _who_confer(ledger: Ledger, candidate: Candidate) -> Found:
    """The states of the two whose meeting a text opens with, where the sides say what those who confer say: "*both
    sides reiterated* their call for a ceasefire", whatever war was spoken of before."""
    tree = ledger.scenes[candidate.sentence].tree
    verb = tree.tokens[candidate.head].head
    if not tree.tokens[candidate.head].relation.startswith("nsubj") or verb < 0:
        return ()
    if tree.lemmas[verb] not in words().conferring:
        return ()
    for sentence in range(min(_OPENING, candidate.sentence)):
        group = met(ledger, sentence, candidate.spot)
        codes = list(dict.fromkeys(c.country for c in group[1])) if group is not None else []
        if len(codes) == 2 and not {None, *_NO_STATES} & set(codes):
            return tuple(ledger.state(code) for code in codes if code)
    return ()


def _bystanders(ledger: Ledger, spot: Spot) -> frozenset[str]:
    """The states that only ask for calm or offer to mediate in the sentences before: "*Chile and Peru* urged restraint.
    The two countries fought in 2020"."""
    codes: set[str] = set()
    for scene in ledger.scenes[max(0, spot[0] - _NEAR) : spot[0]]:
        tree = scene.tree
        for subject in range(tree.size):
            verb = tree.tokens[subject].head
            soothes = verb >= 0 and tree.tokens[subject].relation == "nsubj" and _soothes(tree, verb)
            heads = (subject, *tree.conjuncts(subject)) if soothes else ()
            codes |= {c.country for i in heads for c in ledger.at.get((scene.index, i), ()) if c.country}
    return frozenset(codes)


def _soothes(tree: Tree, verb: int) -> bool:
    """Whether a verb is one of those who stand between two: "urged restraint", "offered to mediate", "brokered"."""
    if tree.lemmas[verb] in words().mediating:
        return True
    below = (*tree.below(verb, "obj", "obl", "xcomp", "ccomp"),)
    calm = any(tree.lemmas[i] in words().calm | words().mediating for i in below)
    return calm and tree.lemmas[verb] in words().speech | {"offer", "try", "want", "ask"}


def last_two(ledger: Ledger, spot: Spot, kinds: tuple[str, ...], reach: int) -> Found:
    """The only two actors of some kinds in the fewest sentences going back that name at least two."""
    return last_few(ledger, spot, kinds, reach, 2)


def _main_pair(ledger: Ledger, spot: Spot, apart: frozenset[str]) -> Found:
    """The two states of which a story has told by far the most before a spot."""
    told = [
        (sum(s < spot for s in c.spots), c) for c in ledger.clusters if c.kind == "state" and c.country not in apart
    ]
    ordered = sorted(told, key=lambda each: -each[0])
    if len(ordered) < 2 or ordered[1][0] < _OFTEN:
        return ()
    third = ordered[2][0] if len(ordered) > 2 else 0
    return (ordered[0][1], ordered[1][1]) if 2 * third <= ordered[1][0] else ()


def _is_aside(ledger: Ledger, spot: Spot, found: Found, main: Found) -> bool:
    """Whether one of two states told of last is none of the pair that a story is about, and only tells whose a thing
    is: "the delivery of *US missiles* to Japan. The two countries …" where Chile and Japan talk."""
    others = [c for c in found if c not in main]
    if len(others) != 1 or len(found) != 2:
        return False
    near = [s for s in others[0].spots if spot[0] - _NEAR < s[0] <= spot[0] and s < spot]
    tokens = [ledger.scenes[s].tree.tokens[i] for s, i in near]
    return all(t.relation in ("amod", "compound", "nmod:poss") for t in tokens)


def _appealing(ledger: Ledger, spot: Spot) -> frozenset[str]:
    """The countries of who asks something of the sides, being none of them, with that of the seat of a body of several
    states: "*Brazil's president* urged both sides", "The bloc, based in *Abuja*, urged both sides"."""
    tree = ledger.scenes[spot[0]].tree
    if tree.tokens[spot[1]].relation.startswith("nsubj"):
        return frozenset()
    subjects = [s for i in tree.above(spot[1])[:2] if (s := tree.subject_of(i)) is not None]
    asking = frozenset(c.country for s in subjects for c in ledger.at.get((spot[0], s), ()) if c.country)
    heads = {i for s in subjects for i in tree.subtree(s)} if "IGO" in asking else set()
    return asking | {c.country for i in heads for c in ledger.at.get((spot[0], i), ()) if c.country}


def last_few(
    ledger: Ledger, spot: Spot, kinds: tuple[str, ...], reach: int, many: int, *, apart: frozenset[str] = frozenset()
) -> Found:
    """The only actors of some kinds, so ``many``, in the fewest sentences going back that name at least as many; none
    of the countries ``apart``."""
    found: list[Cluster] = []
    for back in range(reach):
        for cluster in ledger.clusters:
            able = cluster.kind in kinds and cluster not in found and _can_be_side(cluster)
            able = able and cluster.country not in apart
            if able and _is_in(cluster, spot[0] - back, spot) and not any(_is_part(cluster, c) for c in found):
                found.append(cluster)
        if len(found) >= many:
            return tuple(found) if len(found) == many else ()
    return ()


def _is_part(cluster: Cluster, whole: Cluster) -> bool:
    """Whether an unnamed actor is only a part of another of the same country ("Taliban fighters", the Taliban)."""
    return bool(cluster.country) and cluster.country == whole.country and not (cluster.names and whole.names)


def _can_be_side(cluster: Cluster) -> bool:
    """Whether an actor can be one of two sides: a named or armed one, not an onlooker."""
    if cluster.kind in ("person", "state"):
        return True
    return cluster.country not in ("IGO", "NGO") and cluster.sector in _SIDE_SECTORS


def _paired(ledger: Ledger, spot: Spot) -> Found:
    """The two states, or state and rebels, last named as a pair: "between Russia and Ukraine", "the Russia-Ukraine
    war", "the truce between *Mali and the Tuareg rebels*"."""
    for sentence in range(spot[0], max(-1, spot[0] - 8), -1):
        here = sorted((s, found) for s, found in ledger.at.items() if s[0] == sentence and s < spot)
        states = [(s, f[0]) for s, f in here if len(f) == 1 and f[0].kind == "state"]
        for (one, first), (other, second) in zip(reversed(states[:-1]), reversed(states[1:]), strict=True):
            between = ledger.scenes[sentence].tree.words[one[1] + 1 : other[1]]
            if first is not second and between and set(between) <= {"and", "-", "–", "the", "with"}:
                return first, second
        if joined := _joined_foes(ledger, sentence, spot):
            return joined
    return ()


def _joined_foes(ledger: Ledger, sentence: int, spot: Spot) -> Found:
    """The last two of a sentence that "and" joins of whom one alone is an armed group: "*the army and the rebels*"."""
    tree = ledger.scenes[sentence].tree
    for head in reversed(range(tree.size)):
        both = [head, *tree.conjuncts(head)]
        meant = [ledger.at.get((sentence, i), ()) for i in both]
        found = tuple(f[0] for f in meant if len(f) == 1)
        if len(found) == len(both) == 2 and (sentence, both[1]) < spot and _are_foes(found):
            return found
    return ()


def _are_foes(found: Found) -> bool:
    """Whether of two actors one alone is an armed group, and the other a state or its forces."""
    return sorted(_flag(c) for c in found) == ["armed", "state"]


def _flag(cluster: Cluster) -> str:
    """Under which flag somebody fights: a state's, that of an "armed" group, or none."""
    flag = {"GOV": "state", "MIL": "state", "REB": "armed", "UAF": "armed"}.get(cluster.sector or "", "")
    told = cluster.country not in (None, *_NO_STATES) and not (cluster.kind == "person" and flag == "armed")
    return flag if told else ""


def _enemies(ledger: Ledger, spot: Spot, apart: frozenset[str]) -> Found:
    """The state and the armed group that alone fight or talk in the last sentence which names two: "*Colombia*
    suspended talks with *the ELN*"."""
    for sentence in range(spot[0], max(-1, spot[0] - 3), -1):
        flags: dict[tuple[str | None, str], Cluster] = {}
        for cluster in ledger.clusters:
            if _flag(cluster) and cluster.country not in apart and _is_in(cluster, sentence, spot):
                side = (cluster.country, _flag(cluster))
                one = ledger.state(cluster.country or "") if cluster.kind == "person" else cluster
                flags[side] = max(flags.get(side, one), one, key=lambda c: (bool(c.names), -c.number))
        if len(flags) > 1:
            found = tuple(flags.values())
            return found if len(found) == 2 and _are_foes(found) else ()
    return ()


def leaders(ledger: Ledger, candidate: Candidate) -> Found:
    """The officials of two or more countries named together last, as many as the phrase says."""
    named = _named_beside(ledger, candidate)
    if named:
        return named
    met = those_who_met(ledger, candidate) or _told_with_countries(ledger, candidate)
    if met:
        return met
    found: list[Cluster] = []
    for back in range(_NEAR + 2):
        for cluster in ledger.clusters:
            official = cluster.kind == "person" and cluster.sector in ("GOV", "MIL", "LEG", None)
            if official and cluster not in found and _is_in(cluster, candidate.sentence - back, candidate.spot):
                found.append(cluster)
        wanted = _told_number(candidate, max(2, len(found)))
        if len(found) >= wanted:
            apart = len({c.country for c in found}) > 1 and all(c.country for c in found)
            return tuple(found) if len(found) == wanted and apart else ()
    return ()


def _named_beside(ledger: Ledger, candidate: Candidate) -> Found:
    """The persons whom an apposition names: "the foreign ministers of the two countries, *Ana Lopes and Ed Bak*"."""
    tree = ledger.scenes[candidate.sentence].tree
    heads = [j for i in tree.below(candidate.head, "appos") for j in (i, *tree.conjuncts(i))]
    found = tuple(dict.fromkeys(c for i in heads for c in ledger.meant((candidate.sentence, i))))
    return found if len(found) > 1 and all(c.kind == "person" for c in found) else ()


def those_who_met(ledger: Ledger, candidate: Candidate) -> Found:
    """Those whom "the two leaders", "the three ministers" are because they met or talked: of the last meeting told."""
    wanted = _told_number(candidate, 0)
    if wanted < 2 or candidate.lemma not in words().leaders | _PEOPLE:
        return ()
    kinds = ("person",) if wanted == 2 else ("person", "state")  # "his French and German counterparts"
    for sentence in range(candidate.sentence, -1, -1):
        group = met(ledger, sentence, candidate.spot)
        if group is not None and len(group[1]) == wanted and all(c.kind in kinds for c in group[1]):
            countries = {c.country for c in group[1]}
            return group[1] if len(countries) == wanted and None not in countries else ()
    return _last_two_men(ledger, candidate) if candidate.lemma in _PEOPLE and wanted == 2 else ()


def _last_two_men(ledger: Ledger, candidate: Candidate) -> Found:
    """The two officials named last, of whom "both men" are told to somebody else: "Ruto spoke with *both men*"; or the
    two who were last named side by side: "*Ana Vega and Mai Tran* were held. Both women …"."""
    apart = _appealing(ledger, candidate.spot)
    found = last_few(ledger, candidate.spot, ("person",), 2, 2, apart=apart)
    if apart and found and all(c.country and c.sector in ("GOV", "MIL") for c in found):
        return found
    other = "male" if candidate.lemma == "woman" else "female"
    for sentence in range(candidate.sentence, max(-1, candidate.sentence - _SIDE_BY_SIDE), -1):
        tree = ledger.scenes[sentence].tree
        for index in range(tree.size):
            beside = tree.conjuncts(index)
            row = [c for i in (index, *beside) for c in ledger.at.get((sentence, i), ())] if beside else []
            pair = [c for c in row if c.names]
            named = len(pair) == 2 and all(c.kind == "person" and c.gender != other for c in row)
            if named and (sentence, beside[0]) < candidate.spot:
                return tuple(pair)
    return ()


def _told_with_countries(ledger: Ledger, candidate: Candidate) -> Found:
    """Whom the same word meant last, of several countries: "the leaders of Chile and Peru" … "*the leaders*"."""
    for sentence in range(candidate.sentence, -1, -1):
        lemmas = ledger.scenes[sentence].tree.lemmas
        for index in reversed([i for i, lemma in enumerate(lemmas) if lemma == candidate.lemma]):
            found = ledger.at.get((sentence, index), ())
            if (sentence, index) < candidate.spot and any(c.country for c in found):
                apart = len({c.country for c in found}) > 1 and all(c.country for c in found)
                return found if apart and _told_number(candidate, len(found)) == len(found) else ()
    return ()


def counterparts(ledger: Ledger, candidate: Candidate, of: Cluster) -> Found:
    """The officials of several other countries told of last before "his counterparts": those whom he met or called."""
    for sentence in range(candidate.sentence, -1, -1):
        for place in reversed(ledger.several.get(sentence, ())):
            found = tuple(c for c in ledger.at[place] if c.country and c.country != of.country)
            if place < candidate.spot and len({c.country for c in found}) > 1 and all(_is_official(c) for c in found):
                return found
    return ()


def _is_official(cluster: Cluster) -> bool:
    return cluster.kind in ("person", "state") and cluster.sector in ("GOV", "MIL", None)


def former_or_latter(ledger: Ledger, spot: Spot, word: str) -> Found:
    """ "The former", "the latter": the first and the second of the two named last in the sentence."""
    for kinds in (("state", "body", "group"), ("person",)):
        found = sorted(_opposed(ledger, spot, kinds), key=lambda c: c.before(spot) or (-1, -1))
        if found:
            return (found[0] if word == "former" else found[-1],)
    return ()


def _opposed(ledger: Ledger, spot: Spot, kinds: tuple[str, ...]) -> Found:
    """The two named last in the sentence; of more than two, the subject and object of one verb."""
    two = last_two(ledger, spot, kinds, 1)
    if two:
        return two
    tokens = ledger.scenes[spot[0]].tree.tokens
    sides: dict[int, list[Cluster]] = {}
    for place, found in sorted(ledger.at.items()):
        core = place[0] == spot[0] and place < spot and tokens[place[1]].relation in ("nsubj", "obj")
        if core and len(found) == 1 and found[0].kind in kinds:
            sides.setdefault(tokens[place[1]].head, []).append(found[0])
    return next((tuple(pair) for pair in reversed(sides.values()) if len(pair) == 2), ())


def _is_in(cluster: Cluster, sentence: int, spot: Spot) -> bool:
    return any(s[0] == sentence and s < spot for s in cluster.spots)


def _told_number(candidate: Candidate, otherwise: int) -> int:
    return next((_NUMBERS[w] for w in candidate.text.lower().split() if w in _NUMBERS), otherwise)
