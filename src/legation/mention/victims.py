"""Whom a word for killing, hurting or arresting speaks of: through the grammar first, then by what stands beside it."""

from __future__ import annotations

from collections.abc import Iterable

from legation.mention.casualty_words import words
from legation.mention.persons import is_one, is_same_person, may_be_one, number_of, single
from legation.mention.phrases import Tree
from legation.mention.quantities import Quantity

_SUBJECTS = ("nsubj:pass", "nsubj", "nsubj:outer", "csubj")
_OF_THEM = (["of", "whom"], ["of", "them"])
_RELATIVE = frozenset({"who", "whom", "which", "that"})
_BESIDE = frozenset({"AUX", "ADV", "PART"})
_BESIDE_WORDS = frozenset(
    ("of", "whom", "them", "which", "among", "those", "the", "reported", "feared", "believed", "confirmed", "presumed")
)
_PART = frozenset({"among", "including", "not"})
_JOINTS = frozenset({"and", ",", "or", "&", "plus", ";"})
_THEIRS = frozenset({"his", "her", "their"})
_ANY = frozenset({"a", "an", "another"})
_ALONG = frozenset({"along", "together"})
_NOT_KILLED = frozenset({"sentence", "condemn", "commute", "link", "due"})


def is_negated(tree: Tree, index: int) -> bool:
    """Whether a word is denied: "was not killed", "no one died"."""
    return any(tree.words[i] in ("not", "n't", "n’t", "never", "nobody", "none") for i in tree.children[index])


def is_only_tried(tree: Tree, index: int) -> bool:
    """Whether a deed is told as one that was tried or planned, and so befell nobody: "an *attempted* murder", "tried to
    *kill* the mayor", "a plot to *assassinate* him"."""
    if any(tree.words[i] in words().tried for i in tree.below(index, "amod")):
        return True
    token = tree.tokens[index]
    to = token.upos == "VERB" and any(tree.words[i] == "to" for i in tree.below(index, "mark"))
    hangs = token.relation.partition(":")[0] in ("xcomp", "acl", "advcl", "ccomp")
    return to and hangs and tree.lemmas[token.head] in words().trying


def _is_passive(tree: Tree, index: int) -> bool:
    """Whether a verb is passive, or a participle that hangs from its noun."""
    token = tree.tokens[index]
    if tree.below(index, "aux:pass", "nsubj:pass"):
        return True
    return token.xpos == "VBN" and token.relation.startswith("acl") and not tree.below(index, "obj")


def _cases(tree: Tree, index: int) -> set[str]:
    """The prepositions of a phrase."""
    return {tree.lemmas[i] for i in tree.below(index, "case")}


def victims_of(tree: Tree, index: int, kind: str, found: tuple[Quantity, ...], sites: Iterable[int]) -> list[Quantity]:
    """The people of whom the word at ``index`` speaks, each with its number; empty where no number is told."""
    others = set(sites) - {index}
    among = _of_whom(tree, index, found)
    if among:
        return among
    for head in _candidates(tree, index, kind):
        units = _without_parts(tree, index, _units(tree, head, found, others, index))
        if kind == "toll":
            units = [unit for unit in units if unit in found]
        if units:
            return units
        if kind == "verb" and tree.lemmas[index] in words().of_people and is_one(tree, index, head):
            return [single(tree, head)]
    return [] if kind in ("noun", "custody") else _beside(tree, index, found, others)


def _candidates(tree: Tree, index: int, kind: str) -> list[int]:
    """The tokens that may name the victims of a word, the likeliest first."""
    if kind == "noun":
        return _named(tree, index)
    if kind == "toll":
        return _tolls(tree, index)
    if kind == "lives":
        return _lives(tree, index)
    if kind == "custody":
        return _subjects(tree, index) or _taken(tree, index)
    if kind == "befalls":
        return _subjects(tree, index)
    if kind == "state":
        return _stated(tree, index)
    objects = tree.below(index, "obj") or _shared_object(tree, index)
    if objects and not _is_passive(tree, index):
        return objects
    return _subjects(tree, index) if _is_done_to(tree, index) else []


def _shared_object(tree: Tree, index: int) -> list[int]:
    """The object that the grammar gave to the verb before: "identified and detained *two men*"."""
    token = tree.tokens[index]
    shares = token.relation == "conj" and token.head >= 0 and not _is_passive(tree, index)
    objects = tree.below(token.head, "obj") if shares else []
    return [i for i in objects if i > index] if token.xpos != "VBN" or len(objects) > 1 else []


def _is_done_to(tree: Tree, index: int) -> bool:
    """Whether a verb's subject is its victim: a passive, or a participle that shares a passive's subject."""
    token = tree.tokens[index]
    if _is_passive(tree, index):
        return True
    if _shares_passive(tree, index):
        return True
    if token.xpos != "VBN" or tree.below(index, "aux"):
        return False
    return token.relation not in ("conj", "xcomp") or _is_passive(tree, token.head) or bool(tree.below(index, "nsubj"))


def _shares_passive(tree: Tree, index: int) -> bool:
    """Whether a verb goes on with the passive before it: "was shot and *killed*", whatever its form is taken for."""
    token = tree.tokens[index]
    alone = token.xpos in ("VBN", "VBD") and not tree.below(index, "obj", "aux", *_SUBJECTS)
    return alone and token.relation == "conj" and token.head >= 0 and bool(tree.below(token.head, "aux:pass"))


def _subjects(tree: Tree, index: int) -> list[int]:
    """The subject of a predicate, its own, the noun it hangs from, or the one it shares."""
    own = tree.below(index, *_SUBJECTS)
    token = tree.tokens[index]
    if own and not (tree.tokens[own[0]].lemma.lower() in _RELATIVE and token.relation.startswith("acl")):
        return own
    if token.relation.startswith("acl"):
        return [token.head, *_subjects_of_among(tree, token.head)]
    if token.relation in ("conj", "xcomp", "advcl", "parataxis") and token.head >= 0:
        return _subjects(tree, token.head)
    return []


def _subjects_of_among(tree: Tree, noun: int) -> list[int]:
    """The subject of "were among those killed"."""
    return tree.below(noun, *_SUBJECTS) if tree.below(noun, "cop") else []


def _stated(tree: Tree, index: int) -> list[int]:
    """Whom a state belongs to: "12 dead", "left 12 people dead", "12 are dead", "the wounded soldiers"."""
    token = tree.tokens[index]
    if token.upos == "VERB" and tree.below(index, "obj"):
        return tree.below(index, "obj")
    shared = _taken(tree, index) if token.relation in ("xcomp", "advmod") else []
    described = [token.head] if token.relation in ("amod", "acl") else []
    return [index, *shared, *described, *([] if shared else _subjects(tree, index))]


def _named(tree: Tree, index: int) -> list[int]:
    """Whom an event noun speaks of: "12 deaths", "the death of 12 people", "stabbed to death"."""
    verb = tree.tokens[index].head
    if (
        tree.words[index] == "death"
        and "to" in _cases(tree, index)
        and not tree.below(index, "det", "nmod")
        and verb >= 0
        and tree.tokens[verb].upos == "VERB"
    ):
        return [] if tree.lemmas[verb] in _NOT_KILLED else _taken(tree, index)
    return [*_of(tree, index), *tree.below(index, "nmod:poss"), index]


def _of(tree: Tree, index: int) -> list[int]:
    return [i for i in tree.below(index, "nmod") if "of" in _cases(tree, i)]


def _tolls(tree: Tree, index: int) -> list[int]:
    """The numbers that a death toll is or has come to."""
    verb = tree.tokens[index].head if tree.tokens[index].relation in ("nsubj", "obj", "nsubj:pass") else -1
    around = [] if verb < 0 else [*tree.children[verb], verb]
    reached = [i for i in around if i != index and "from" not in _cases(tree, i)]
    return [*tree.below(index, "nmod", "nummod", "appos"), *reached]


def _lives(tree: Tree, index: int) -> list[int]:
    """Whose lives were taken: "20 lives", "the lives of 20 people", "20 people lost their lives"."""
    lives = [i for i in tree.below(index, "obj", "nsubj:pass", "obl", "nmod") if tree.lemmas[i] == "life"]
    owners = [o for i in lives for o in _of(tree, i)]
    return [*lives, *owners, *(_subjects(tree, index) if tree.tokens[index].lemma == "lose" else [])]


def _taken(tree: Tree, index: int) -> list[int]:
    """Whom the verb above speaks of: "taken into custody", "shot dead", "left 12 people dead"."""
    verb = tree.tokens[index].head
    if verb < 0 or tree.tokens[verb].upos != "VERB":
        return []
    return tree.below(verb, "obj") or _subjects(tree, verb)


def _units(tree: Tree, head: int, found: tuple[Quantity, ...], others: set[int], index: int = -1) -> list[Quantity]:
    """The numbers of a phrase and of what is joined to it with "and": not behind a clause on the first alone, where the
    word at ``index`` stands."""
    joined = [i for i in _joined(tree, head) if not (head < index < i and _is_told_of(tree, head, index))]
    parts = [head, *(i for i in (*joined, *_with(tree, head)) if i not in others)]
    parts += [i for i in _listed(tree, head, found) if i not in others]
    more = [part for part in parts if not is_same_person(tree, head, part) and not _is_otherwise(tree, part, others)]
    parts = [head, *(part for part in more if part != head)]
    units = {part: number_of(tree, part, found) for part in parts}
    if any(units.values()):
        units |= {part: single(tree, part) for part in parts if units[part] is None and may_be_one(tree, part)}
    told = [u for part, u in units.items() if u is not None and not _is_within(tree, head, part, units)]
    return list(dict.fromkeys(u for u in told if u.noun == head or not _is_of_another(u, others)))


def _is_within(tree: Tree, head: int, part: int, units: dict[int, Quantity | None]) -> bool:
    """Whether a bare plural is among those counted before it: "8,000 men *and boys*"."""
    first, other = units[head], units[part]
    counted = first is not None and first.value is not None and first.value > 1
    bare = other is not None and other.value is None and not tree.below(part, "det", "amod", "nummod", "nmod:poss")
    return counted and bare and part == head + 2 and tree.words[part - 1] in ("and", "or")


def _is_told_of(tree: Tree, head: int, index: int) -> bool:
    """Whether a word stands in a clause that hangs from a noun: "men *who were shot and killed*"."""
    while index >= 0 and tree.tokens[index].head != head:
        index = tree.tokens[index].head
    return index >= 0 and tree.tokens[index].relation.startswith("acl")


def _is_of_another(unit: Quantity, others: set[int]) -> bool:
    """Whether a number belongs to another word of the kind: the 30 of "12 dead and 30 wounded"."""
    return unit.noun in others or (unit.noun is None and unit.last + 1 in others)


def _is_otherwise(tree: Tree, index: int, others: set[int]) -> bool:
    """Whether a word says that something else befell one: the clerk of "killed a judge and *wounded* a clerk"."""
    return any(i in others and i < index for i in tree.below(index, "amod"))


def _joined(tree: Tree, head: int) -> list[int]:
    """The conjuncts of a phrase, not those that are denied ("13, not 15"); a second subject is one too."""
    token = tree.tokens[head]
    out = [i for i in tree.below(token.head, "nsubj") if i > head] if token.relation.startswith("nsubj") else []
    out += [j for i in out for j in _joined(tree, i)]
    for i in (*tree.below(head, "conj"), *_owned(tree, head)):
        denied = any(tree.words[c] == "not" for c in tree.children[i]) or _is_whole(tree, head, i)
        marked = not _JOINTS.isdisjoint(tree.words[head:i]) and _PART.isdisjoint(tree.words[head:i])
        if marked and not denied and tree.tokens[i].upos in ("NOUN", "PROPN", "NUM", "PRON", "ADJ"):
            out += [i, *_joined(tree, i)]
    return out


def _is_whole(tree: Tree, head: int, index: int) -> bool:
    """Whether a conjunct is no third party, but those of whom there are some: "the commander and two *of his men*"."""
    of = [{tree.words[c] for c in tree.below(i, "case")} for i in (head, index)]
    return "of" in of[1] and "of" not in of[0]


def _owned(tree: Tree, head: int) -> list[int]:
    """Appositions that are other people: "a commander, his deputy and three guards", "a judge, a clerk and a guard"."""
    beside = tree.below(head, "appos")
    last = max(tree.below(head, "conj"), default=-1)
    one = tree.tokens[head].xpos in ("NN", "NNP")
    theirs = [i for i in beside if {tree.words[c] for c in tree.below(i, "nmod:poss")} & _THEIRS]
    return theirs or [i for i in beside if one and i < last and {tree.words[c] for c in tree.below(i, "det")} & _ANY]


def _listed(tree: Tree, head: int, found: tuple[Quantity, ...]) -> list[int]:
    """The numbers behind a first one in a list that the grammar took for an apposition: "12 soldiers, three drivers and
    five passengers"; not where they come to the first ("seven people, three men and four women")."""
    first = number_of(tree, head, found)
    for i in tree.below(head, "appos"):
        items = [i, *_joined(tree, i)]
        told = [q.low for q in found if q.noun in items]
        if first is not None and len(told) == len(items) > 1 and sum(told) != first.low:
            return items
    return []


def _with(tree: Tree, head: int) -> list[int]:
    """Whom a phrase behind the victims adds to them: "a commander along with three of his men"."""
    out: list[int] = []
    for i in range(head + 1, min(tree.size, head + 25)):
        if tree.tokens[i].upos == "VERB" and not tree.tokens[i].relation.startswith(("acl", "amod")):
            break
        if tree.words[i] == "with" and tree.words[i - 1] in _ALONG:
            own = next((g for g in (tree.tokens[i].head, tree.tokens[i - 1].head) if g > i), None)
            out += [own, *_joined(tree, own)] if own is not None else []
    return out


def _beside(tree: Tree, index: int, found: tuple[Quantity, ...], others: set[int]) -> list[Quantity]:
    """The quantity right behind an active verb or right before a state or passive, where the grammar shows none."""
    for quantity in found:
        if quantity.opening == index + 1 and not _is_passive(tree, index):
            return [quantity]
        last = max(quantity.last, quantity.noun if quantity.noun is not None else quantity.last)
        between = tree.tokens[last + 1 : index]
        free = all(t.upos in _BESIDE or t.text.lower() in _BESIDE_WORDS for t in between)
        if last < index and free and _may_follow(tree, index):
            together = _units(tree, _first_conjunct(tree, last), found, others)
            return together if quantity in together else [quantity]
    return []


def _of_whom(tree: Tree, index: int, found: tuple[Quantity, ...]) -> list[Quantity]:
    """The part of a number told before: "37 of whom were injured"."""
    for quantity in found:
        behind = tree.words[quantity.last + 1 : quantity.last + 3]
        between = tree.tokens[quantity.last + 3 : index]
        if behind in _OF_THEM and quantity.last < index and all(t.upos in _BESIDE for t in between):
            return [quantity]
    return []


def _without_parts(tree: Tree, index: int, units: list[Quantity]) -> list[Quantity]:
    """The numbers without those behind the verb that only part the number before it: "nine were hurt, *two of them*
    badly"."""
    parts = [u for u in units if u.last > index and tree.words[u.last + 1 : u.last + 3] in _OF_THEM]
    return [u for u in units if u not in parts] or units


def _first_conjunct(tree: Tree, index: int) -> int:
    """The first member of the coordination that a token is in."""
    for _ in tree.tokens:
        if tree.tokens[index].relation != "conj" or tree.tokens[index].head < 0:
            break
        index = tree.tokens[index].head
    token = tree.tokens[index]
    return min(tree.below(token.head, "nsubj")) if token.relation.startswith("nsubj") else index


def _may_follow(tree: Tree, index: int) -> bool:
    """Whether a word may stand behind its victims: a participle, an adjective or a verb of dying."""
    token = tree.tokens[index]
    return token.xpos in ("VBN", "JJ") or token.lemma.lower() in words().befalls or not tree.below(index, "obj")
