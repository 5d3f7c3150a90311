"""Which earlier mention a pronoun takes up: recency, grammar, number, gender and kind."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from legation.language.model import Token
from legation.mention.candidates import Scene, Spot
from legation.mention.cluster import Cluster
from legation.mention.phrases import Tree
from legation.mention.quoting import in_quotes
from legation.mention.words import words

_REACH = 3
_RECENCY = (100, 72, 46, 24)
_MARGIN = 6


class Want(msgspec.Struct, frozen=True, kw_only=True):
    """What a pronoun asks of its antecedent."""

    kinds: tuple[str, ...]
    number: str
    gender: str | None = None
    reach: int = 3


_PERSON = ("person",)
WANTS: dict[str, Want] = {
    **dict.fromkeys(("he", "him", "his", "himself"), Want(kinds=_PERSON, number="singular", gender="m")),
    **dict.fromkeys(("she", "her", "hers", "herself"), Want(kinds=_PERSON, number="singular", gender="f")),
    **dict.fromkeys(("it", "its", "itself"), Want(kinds=("body", "state", "group"), number="singular", reach=1)),
    **dict.fromkeys(
        ("they", "them", "their", "theirs", "themselves"),
        Want(kinds=("group", "body", "state", "person"), number="plural"),
    ),
}


class Weighed(msgspec.Struct, frozen=True):
    """A possible antecedent and how much speaks for it."""

    score: int
    cluster: Cluster


def antecedent(
    scenes: tuple[Scene, ...],
    clusters: list[Cluster],
    spot: Spot,
    want: Want,
    barred: tuple[Cluster, ...] = (),
    *,
    quotes: Sequence[tuple[int, int]] = (),
) -> Weighed | None:
    """The cluster that a pronoun at a spot means, or None where none fits or two fit equally well.

    ``barred`` are clusters that it cannot mean: whoever speaks the quotation that it stands in. Whom others name in
    their ``quotes`` it does not take up.
    """
    scored: list[tuple[int, int, Cluster]] = []
    for cluster in clusters:
        if cluster in barred or not _fits(cluster, want) or _is_no_state(scenes, cluster, spot):
            continue
        score = _best(scenes, cluster, spot, want, quotes)
        if score:
            scored.append((score, -cluster.number, cluster))
    scored.sort(key=lambda item: item[:2], reverse=True)
    if not scored or (len(scored) > 1 and scored[0][0] - scored[1][0] < _MARGIN):
        return None
    return Weighed(scored[0][0], scored[0][2])


def weight_of(scenes: tuple[Scene, ...], place: Spot, spot: Spot) -> int:
    """How much recency and grammar speak for a mention at ``place`` as antecedent of a pronoun at ``spot``."""
    back = spot[0] - place[0]
    return _RECENCY[back] + _rank(scenes, place, spot) if 0 <= back <= _REACH and place < spot else 0


def _fits(cluster: Cluster, want: Want) -> bool:
    if cluster.kind not in want.kinds or (cluster.members and cluster.members[0].text.lower().startswith("no ")):
        return False
    if want.gender and cluster.gender and cluster.gender != want.gender:
        return False
    if want.number == "singular":
        return not (cluster.kind == "group" and cluster.plural)
    return cluster.kind != "person"


def _is_no_state(scenes: tuple[Scene, ...], cluster: Cluster, spot: Spot) -> bool:
    """Whether a possessive's noun is a state's own, which no body of several states has: "eased sanctions on Chad after
    *its army* left power", of those whom the African Union sanctions."""
    tree = scenes[spot[0]].tree
    token = tree.tokens[spot[1]]
    of_state = token.relation == "nmod:poss" and tree.lemmas[token.head] in words().organs
    return of_state and cluster.country == "IGO" and cluster.kind in ("body", "group")


def _best(
    scenes: tuple[Scene, ...], cluster: Cluster, spot: Spot, want: Want, quotes: Sequence[tuple[int, int]]
) -> int:
    """The weight of a cluster's best mention before a spot; more mentions add a little."""
    near = [place for place in cluster.spots if 0 <= spot[0] - place[0] <= want.reach]
    if any(_barred(scenes, place, spot) for place in near):
        return 0
    places = (place for place in near if place < spot and _can_be_taken_up(scenes, place, cluster))
    places = (p for p in places if not in_quotes(scenes[p[0]].tree.tokens[p[1]].start, quotes))
    tree = scenes[spot[0]].tree
    best = max((weight_of(scenes, place, spot) for place in places), default=0)
    if not best:
        return 0
    bonus = min(8, 2 * sum(1 for s in cluster.spots if s < spot))
    if want.number == "plural":
        bonus += _PLURAL.get(cluster.kind, 0) + (10 if cluster.plural else 0)
    if _of_whole(tree, spot[1]) is not tree.tokens[spot[1]] and any(m.number for m in cluster.members):
        bonus += _COUNTED
    if want.gender and cluster.gender == want.gender:
        bonus += 10
    return best + bonus


def _can_be_taken_up(scenes: tuple[Scene, ...], place: Spot, cluster: Cluster) -> bool:
    """Not an "I" or "we", not a mere attribute ("Islamist group"), a state's adjective aside."""
    tree = scenes[place[0]].tree
    if tree.words[place[1]] in _FIRST_PERSON:
        return False
    return cluster.kind in ("state", "person") or not tree.tokens[place[1]].relation.startswith(("amod", "compound"))


_COUNTED = 12
"""More for people whose number is told, where a number is of "them": "nine nuns … six of *them*". A choice."""

_FIRST_PERSON = frozenset({"i", "me", "my", "we", "us", "our", "ours"})
_PLURAL = {"state": -20, "body": -4, "group": 6}


def _barred(scenes: tuple[Scene, ...], place: Spot, spot: Spot) -> bool:
    """Whether grammar forbids it: two arguments of one verb are two actors ("Xi told him", "rang Kim to thank him")."""
    if place[0] != spot[0]:
        return _is_killed(scenes[place[0]].tree, place[1]) and _strikes(scenes[spot[0]].tree, spot[1])
    tree = scenes[spot[0]].tree
    tokens = tree.tokens
    one, other = tokens[place[1]], _of_whole(tree, spot[1])
    if _is_of_predicate(tree, place[1], spot[1]) or _is_in_front(tree, place[1], spot[1]):
        return True
    if other.relation == "nmod:poss":
        if other.head == place[1] or _judges(tree, place[1], other.head):
            return True
        return tree.words[spot[1]] in ("its", "their") and _harms(tree, place[1], other.head)
    if _is_object(other.relation) and _is_of_subject(tree, place[1], spot[1]):
        return True
    if _is_object(other.relation) and tree.words[spot[1]] in _OTHERS and place[1] == _who_does(tree, other):
        return True
    if one.head == other.head and one.relation.partition(":")[0] in ("nsubj", "obj", "iobj", "obl"):
        return True
    return _is_object(other.relation) and place[1] == _doer_of_infinitive(scenes[spot[0]].tree, other.head)


def _of_whole(tree: Tree, index: int) -> Token:
    """A pronoun's own token, or that of the number whose whole it is, which tells what is done: "freed *six* of
    them"."""
    token = tree.tokens[index]
    counted = token.relation == "nmod" and tree.words[index] in ("them", "us") and token.head >= 0
    part = tree.tokens[token.head] if counted else token
    return part if part.upos == "NUM" or tree.lemmas[token.head] in words().quantities else token


def _is_of_predicate(tree: Tree, index: int, pronoun: int) -> bool:
    """Whether a word tells in front of "he" or "she" whose kin or friend he is: "The son of *a baker*, he ..."."""
    token, own = tree.tokens[index], tree.tokens[pronoun]
    fronted = index < pronoun and own.relation.startswith("nsubj") and token.relation in ("nmod", "nmod:poss")
    above = tree.tokens[token.head] if fronted else own
    return fronted and above.relation.startswith("nsubj") and above.head == own.head and token.head < pronoun


def _is_in_front(tree: Tree, index: int, pronoun: int) -> bool:
    """Whether a word stands in a clause without a subject in front of that whose subject a pronoun is, which is the
    subject of both, and so is nobody named in it: "Backed by *jets*, they took the town", "After meeting *Lund*, he
    left"."""
    own = tree.tokens[pronoun]
    if index >= pronoun or not own.relation.startswith("nsubj") or tree.tokens[index].upos == "PRON" or own.head < 0:
        return False
    fronted = [i for i in tree.below(own.head, "advcl", "acl") if i < pronoun and tree.subject_of(i) is None]
    return any(index in tree.subtree(i) and tree.tokens[i].xpos in ("VBN", "VBG") for i in fronted)


def _is_killed(tree: Tree, index: int) -> bool:
    """Whether somebody is told to have been killed, who does nothing any more: "*nine people* were killed"."""
    token = tree.tokens[index]
    return token.relation == "nsubj:pass" and tree.lemmas[token.head] in ("kill", "murder", "massacre", "slaughter")


def _strikes(tree: Tree, index: int) -> bool:
    """Whether a pronoun does violence, or goes or takes part in a deed of it: "*they* came and shot my son"."""
    token = tree.tokens[index]
    verbs = [token.head, *tree.conjuncts(token.head)] if token.relation == "nsubj" else []
    violent = words().bodily | words().unrest | words().harming
    return any(tree.lemmas[i] in violent for i in verbs)


def _harms(tree: Tree, subject: int, noun: int) -> bool:
    """Whether a subject kills or attacks what a noun names, which is then none of his own ("Chad said that Libya had
    attacked *its* soldiers"): his captives and foes aside."""
    whole = _whole(tree, noun)
    verb = tree.tokens[whole].head
    harmed = verb >= 0 and tree.lemmas[verb] in words().harming and tree.tokens[whole].relation == "obj"
    own = tree.lemmas[noun] in words().held or any(tree.words[c] == "own" for c in tree.children[noun])
    return harmed and not own and _doer(tree, verb) == subject


_OTHERS = frozenset({"him", "her", "it", "them"})
"""Pronouns that, as objects, mean somebody else than the doer."""


def _who_does(tree: Tree, own: Token) -> int | None:
    """Who does what is done to a pronoun, in a row of verbs or in a clause that hangs from him: "*Oslo* blamed the firm
    and fined it", "*protesters* who threw stones at them"."""
    verb = own.head
    doer = _doer(tree, verb) if own.relation in ("obj", "iobj") else tree.subject_of(verb)
    hung = tree.tokens[verb].relation in ("acl", "acl:relcl")
    if hung and (doer is None or tree.words[doer] in ("who", "which", "that")):
        return tree.tokens[verb].head
    return doer


def _doer(tree: Tree, verb: int) -> int | None:
    """The subject of a verb, or of that which it is joined to: "*Chad* shelled the base and killed ..."."""
    while tree.subject_of(verb) is None and tree.tokens[verb].relation == "conj":
        verb = tree.tokens[verb].head
    return tree.subject_of(verb)


def _whole(tree: Tree, noun: int) -> int:
    """The number of which a noun says whose part it is: "*two* of its commanders", else the noun itself."""
    token = tree.tokens[noun]
    part = token.relation == "nmod" and any(tree.words[c] == "of" for c in tree.below(noun, "case"))
    return token.head if part and tree.tokens[token.head].upos in ("NUM", "DET", "PRON") else noun


def _is_of_subject(tree: Tree, index: int, pronoun: int) -> bool:
    """Whether a word stands in the subject of a pronoun's verb as no more than whose it is or who heads it: "*Peru's*
    minister called it a mistake", "the court, headed by *Judge Bako*, jailed him"."""
    token = tree.tokens[index]
    subject = tree.subject_of(tree.tokens[pronoun].head)
    if subject is None or token.head < 0:
        return False
    above = tree.tokens[token.head]
    if token.relation.startswith("obl") and above.relation == "acl" and above.head == subject:
        return tree.lemmas[token.head] in _HEADING
    return tree.words[pronoun] == "it" and token.relation == "nmod:poss" and token.head == subject


_HEADING = frozenset({"lead", "head", "chair", "command"})


def _judges(tree: Tree, subject: int, noun: int) -> bool:
    """Whether a subject praises or blames somebody for what a noun names, which is that one's ("thanked Peru for *its*
    support")."""
    token = tree.tokens[noun]
    verb = token.head
    if verb < 0 or tree.lemmas[verb] not in words().judging or tree.tokens[subject].head != verb:
        return False
    marked = any(tree.words[c] in ("for", "on", "over") for c in tree.below(noun, "case"))
    told = any(tree.tokens[c].relation in ("obj", "iobj") for c in tree.children[verb])
    return marked and told and tree.tokens[subject].relation == "nsubj"


def _doer_of_infinitive(tree: Tree, verb: int) -> int | None:
    """Who does what an infinitive or "-ing" says, the word of it: the subject of the verb above ("Xi rang Kim to thank
    him", "left after accusing it"), or its object where it is told, asked or made to ("Xi asked Kim to help him")."""
    token = tree.tokens[verb]
    marked = token.xpos == "VBG" or any(tree.words[c] == "to" for c in tree.below(verb, "mark"))
    if not marked or token.relation not in ("advcl", "xcomp") or tree.subject_of(verb) is not None:
        return None
    told = [c for c in tree.below(token.head, "obj") if tree.tokens[c].relation == "obj"]
    if told and token.relation == "xcomp":
        return told[0]
    own = tree.subject_of(token.head)
    return own if own is not None else _doer_of_infinitive(tree, token.head)


def _rank(scenes: tuple[Scene, ...], place: Spot, spot: Spot) -> int:
    """Subject before object before the rest; the main clause's subject first; like part before unlike part."""
    token, own = scenes[place[0]].tree.tokens[place[1]], _of_whole(scenes[spot[0]].tree, spot[1])
    relation = token.relation.partition(":")[0]
    if place[0] == spot[0] and _is_beside(scenes[spot[0]].tree, place[1], spot[1]):
        return _BESIDE
    if place[0] == spot[0] and _is_punished(scenes[spot[0]].tree, place[1], spot[1]):
        return _PUNISHED
    if relation == "nsubj" and _is_teller_aside(scenes, place, spot):
        return 0
    if relation == "nsubj":
        main = token.head >= 0 and scenes[place[0]].tree.tokens[token.head].relation in ("root", "ccomp", "parataxis")
        above = place[0] == spot[0] and token.head in scenes[spot[0]].tree.above(spot[1])
        own_clause = _clause_bonus(scenes, place, spot) + (_TELLING if above else 0)
        own_clause += _ANNOUNCING if place[0] == spot[0] and _tells(scenes[spot[0]].tree, place[1], spot[1]) else 0
        return (34 if main else 26) + own_clause - (8 if _is_object(own.relation) else 0)
    if relation == "conj":
        return 20
    weights = {"obj": 14, "iobj": 14, "obl": 8, "appos": 6, "root": 10}
    weight = weights.get(relation, 10 if token.relation == "nmod:poss" else 0)
    return weight + (10 if _is_object(own.relation) and _is_object(relation) else 0)


def _is_teller_aside(scenes: tuple[Scene, ...], place: Spot, spot: Spot) -> bool:
    """Whether somebody is named in an earlier sentence only behind what he tells in no quotation, of which the story
    goes on: "The man had a gun, *police chief Bako* said. *His* flat was searched"."""
    tree, own = scenes[place[0]].tree, scenes[spot[0]].tree
    verb = tree.tokens[place[1]].head
    if place[0] == spot[0] or verb < 0 or tree.lemmas[verb] not in words().say or tree.below(verb, "mark"):
        return False
    told = [i for i in tree.below(verb, "ccomp", "parataxis") if i < min(verb, place[1])]
    above = tree.tokens[verb]
    told += [above.head] if above.relation == "parataxis" and 0 <= above.head < min(verb, place[1]) else []
    speaks = own.tokens[spot[1]].relation == "nsubj" and own.lemmas[own.tokens[spot[1]].head] in words().say
    return bool(told) and not speaks and not any(t.text in ('"', "“", "”") for t in tree.tokens)


_TELLING = 8
"""More for the subject of a clause above: "the army said that *its* men had left". A choice."""


_ANNOUNCING = 24
"""More for who announces that "it" will do something. A choice."""

_BESIDE = 80
"""For whom a possessive's noun is named beside ("a Libyan bank and *its* owner"): more than any subject. A choice."""


_PUNISHED = 56
"""For whom a deed is done to, in the clause that gives the reason: more than for the doer. A choice."""


def _is_punished(tree: Tree, index: int, pronoun: int) -> bool:
    """Whether a clause of reason tells what somebody did to whom a deed of punishing or stopping is done, or whose ship
    or plane that is: "seized *an Iranian* tanker after it ignored an order"."""
    verb = tree.tokens[pronoun].head
    if tree.tokens[pronoun].relation != "nsubj" or verb < 0 or tree.lemmas[verb] in words().learning:
        return False
    if tree.tokens[verb].relation != "advcl" or not any(tree.words[c] in _REASONS for c in tree.below(verb, "mark")):
        return False
    token = tree.tokens[index]
    noun = token.head if token.relation.partition(":")[0] in ("amod", "compound", "nmod") and token.head >= 0 else index
    above = tree.tokens[verb].head
    above = tree.tokens[above].head if tree.tokens[above].relation == "xcomp" else above
    done = tree.tokens[noun].relation == "obj" and tree.tokens[noun].head == above
    return done and tree.lemmas[above] in words().punishing


_REASONS = frozenset({"after", "because", "for", "when"})


def _tells(tree: Tree, index: int, pronoun: int) -> bool:
    """Whether a word is the subject of the verb that tells what its "it" does: "*the bloc* announced it would go"."""
    clause = tree.tokens[pronoun].head
    told = tree.words[pronoun] == "it" and tree.tokens[pronoun].relation == "nsubj" and clause >= 0
    return told and tree.tokens[clause].relation == "ccomp" and tree.tokens[clause].head == tree.tokens[index].head


def _is_beside(tree: Tree, index: int, pronoun: int) -> bool:
    """Whether a possessive's noun is joined by "and" to a word: "*a Libyan bank* and two of its owners"."""
    token = tree.tokens[pronoun]
    if token.relation != "nmod:poss" or token.head < 0:
        return False
    noun = tree.tokens[_whole(tree, token.head)]
    return noun.relation == "conj" and noun.head == index


def _is_object(relation: str) -> bool:
    return relation.partition(":")[0] in ("obj", "iobj", "obl")


def _clause_bonus(scenes: tuple[Scene, ...], place: Spot, spot: Spot) -> int:
    """More for the subject of the clause that a possessive stands in ("Tehran rejects ... its")."""
    if place[0] != spot[0]:
        return 0
    tokens = scenes[spot[0]].tree.tokens
    if tokens[spot[1]].relation != "nmod:poss":
        return 0
    index = tokens[spot[1]].head
    for _ in range(len(tokens)):
        if index < 0 or tokens[index].upos in ("VERB", "AUX"):
            break
        index = tokens[index].head
    return 16 if tokens[place[1]].head == index else 0
