"""Lists of states and bodies behind what they are: "three Baltic states: Latvia, Estonia, Lithuania", "of Kenya, as
well as from Chad"."""

from __future__ import annotations

from legation.mention.names import Name
from legation.mention.phrases import Tree
from legation.mention.words import words

_MARKS = (":", ",", "–", "—", "-", "(")
_ADJECTIVES = ("adjective", "demonym")
_FRIENDS = frozenset({"ally", "partner", "neighbour", "neighbor", "backer", "guarantor", "rival", "foe", "adversary"})
"""What states are to another that is told of. A choice."""
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


def told_behind(tree: Tree, last: int) -> int:
    """The bracket behind "the countries that guarantee the truce", or else the token behind a phrase."""
    behind = tree.words[last + 1 : last + _CLAUSE]
    if tree.lemmas[last] in words().countries and behind[:1] in (["that"], ["which"]) and "(" in behind:
        until = behind.index("(")
        return last + 1 + until if not {",", ";", ":"} & set(behind[:until]) else last + 1
    return last + 1


_CLAUSE = 14
"""Words of a clause behind "the countries that …" among which a bracket lists them. A choice."""


def listed(tree: Tree, index: int, at: dict[int, Name]) -> list[Name]:
    """The states that follow on their common noun and a mark: "three Baltic states: *Latvia, Estonia, Lithuania*", "the
    mediators (*Qatar and Egypt*)", "its neighbours - *Chad and Niger*"."""
    if index >= tree.size or tree.words[index] not in _MARKS:
        return []
    lands = words().countries | (words().neighbours | _FRIENDS if tree.number(index - 1) == "plural" else frozenset())
    if tree.lemmas[index - 1] not in lands and tree.words[index] != "(":
        return []
    found: list[Name] = []
    index += 1
    while index < tree.size:
        name = at.get(index)
        if name is not None and name.kind == "state" and name.form not in _ADJECTIVES:
            found.append(name)
            index = name.last + 1
        elif tree.words[index] in (",", "and", "&", "the") and (found or tree.words[index] == "the"):
            index += 1
        else:
            break
    ended = index >= tree.size or tree.words[index - 1] == "," or tree.words[index] in (*_MARKS, ".", ")", ";")
    return found if len(found) > 1 and ended else []


def lists_state(at: dict[int, Name], tree: Tree, index: int, after: list[Name]) -> bool:
    """Whether a comma or "and" goes on to a further state in a list of states; not to somebody of one, who begins what
    comes next ("three men in Mali, the *French* ministry said")."""
    if not is_party(after[-1]):
        return False
    following = index
    while following < tree.size and tree.words[following] in ("and", "the", ",", "&"):
        following += 1
    following = further(tree, following)
    following += tree.words[following : following + 1] == ["the"]
    name = at.get(following)
    if name is None or not is_party(name) or name.form not in ("name", "acronym", "alias"):
        return False
    if tree.words[name.last + 1 : name.last + 2] and tree.words[name.last + 1] in _POSSESSIVE:
        return False  # "of Kenya and *Ghana's minister*"
    token = tree.tokens[tree.head_of(name.first, name.last)]
    owner = tree.tokens[token.head].relation if token.relation == "compound" and token.head > name.last else ""
    return not any(relation.startswith("nsubj") for relation in (token.relation, owner))


def further(tree: Tree, index: int) -> int:
    """Where a list goes on behind words that add to it: "Kenya, *as well as from* Chad", "and *also of* the EU"."""
    ahead = tree.words[index : index + 4]
    added = next((n for n in (3, 2, 1) if tuple(ahead[:n]) in _ADDING), 0)
    again = added and ahead[added : added + 1] and ahead[added] in ("of", "from")
    again = again or (ahead[:1] in (["of"], ["from"]) and tree.words[index - 1] in ("and", ","))
    return index + added + bool(again)


_ADDING = frozenset({("as", "well", "as"), ("along", "with"), ("together", "with"), ("also",), ("plus",)})
"""Words that add somebody to a list."""


def is_party(name: Name) -> bool:
    """Whether a name in a list of those whose people are meant is a state's, or a body's of several states."""
    return name.kind == "state" or (name.entry is not None and name.entry.country == "IGO")
