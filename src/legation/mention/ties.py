"""Ties of a phrase: whom it belongs to, by the words right before and right after it ("Israel's", "Turkish", "of the
United States")."""

from __future__ import annotations

import msgspec

from legation.mention.names import Name
from legation.mention.phrases import Tree
from legation.mention.roles import MODIFIERS, RolePhrase
from legation.mention.words import words

_OF = ("of", "for", "to", "at", "in", "from", "with", "on", "inside", "across", "within")

_BOUND = frozenset({"associated", "affiliated", "linked", "allied", "aligned", "loyal", "tied", "belonging", "sworn"})


class Ties(msgspec.Struct, frozen=True, kw_only=True):
    """Whom a phrase belongs to: the phrase's whole range, names and roles among its modifiers, names after it.

    ``before`` runs from the nearest modifier to the farthest. ``pronoun`` is the token of a possessive pronoun.
    ``former`` is true for "former", ``definite`` for "the", a possessor or none where the noun is a name's title.
    """

    first: int
    last: int
    before: tuple[Name, ...] = ()
    after: tuple[Name, ...] = ()
    preposition: str | None = None
    inner: tuple[RolePhrase, ...] = ()
    within: tuple[RolePhrase, ...] = ()
    pronoun: int | None = None
    former: bool = False
    definite: bool = False
    indefinite: bool = False
    number: bool = False


def ties_of(tree: Tree, first: int, last: int, names: tuple[Name, ...], roles: tuple[RolePhrase, ...]) -> Ties:
    """Whom the phrase ``first``–``last`` belongs to, by the words right before and right after it."""
    low, before, inner, pronoun, flags = _look_back(tree, first, names, roles)
    preposition, after, within = _look_on(tree, last, names, roles)
    return Ties(
        first=low, last=last, before=tuple(before), after=tuple(after), preposition=preposition, inner=tuple(inner),
        within=tuple(within), pronoun=pronoun, former="former" in flags, definite="definite" in flags,
        indefinite="indefinite" in flags, number="number" in flags,
    )  # fmt: skip


def _look_back(
    tree: Tree, first: int, names: tuple[Name, ...], roles: tuple[RolePhrase, ...]
) -> tuple[int, list[Name], list[RolePhrase], int | None, set[str]]:
    at = {i: name for name in names for i in range(name.first, name.last + 1)}
    role_at = {i: role for role in roles for i in range(role.first, role.last + 1)}
    before: list[Name] = []
    inner: list[RolePhrase] = []
    flags: set[str] = set()
    pronoun: int | None = None
    index, low = first - 1, first
    while index >= 0:
        name, token, word = at.get(index), tree.tokens[index], tree.words[index]
        if name is not None:
            if not _goes_on(tree, name, low):
                break
            before.append(name)
            low, index = name.first, name.first - 1
            continue
        if token.upos == "DET" or word in ("the", "a", "an"):
            flags.add("definite" if word in ("the", "this", "these", "that", "those", "both", "all") else "indefinite")
            low = index
            break
        if token.upos == "PRON" and token.xpos == "PRP$":
            pronoun, low = index, index
            flags.add("definite")
            break
        if word in ("'s", "’s", "'", "’") and token.upos == "PART":
            flags.add("definite")
        elif (word in ("and", "or", "&") and _joins(tree, at, index)) or (
            word in ("(", ")") and _bracketed(tree, at, index)
        ):
            pass
        elif (word not in ("-", "–") and token.upos not in MODIFIERS and not _participle(tree, index, first)) or (
            token.upos in MODIFIERS and token.relation in ("nsubj", "obj", "iobj", "root", "advmod")
        ):
            break
        if word in words().former:
            flags.add("former")
        if token.upos == "NUM":
            flags.add("number")
        role = role_at.get(index)
        if role is not None and role not in inner:
            inner.append(role)
        low, index = index, index - 1
    return low, before, inner, pronoun, flags


def _goes_on(tree: Tree, name: Name, low: int) -> bool:
    """Whether a name right before a phrase is part of it, not a neighbour ("told Israel officials had left")."""
    if name.form in ("adjective", "demonym") or tree.words[name.last + 1] in ("'s", "’s", "'", "’", "-", "and", ")"):
        return True
    token = tree.tokens[tree.head_of(name.first, name.last)]
    return token.relation.partition(":")[0] in ("compound", "nmod", "amod", "flat", "appos", "det", "dep") or (name.kind in (
        "state", "body", "group") and token.relation not in ("nsubj", "obj", "obl", "iobj", "root"))  # fmt: skip


def _joins(tree: Tree, at: dict[int, Name], index: int) -> bool:
    """Whether "and" stands between two modifiers that name something ("Turkish and French leaders")."""
    left, right = at.get(index - 1), at.get(index + 1)
    return left is not None and right is not None and right.form in ("adjective", "demonym", "name", "acronym") and (
        left.kind == "state" and right.kind == "state")  # fmt: skip


def _bracketed(tree: Tree, at: dict[int, Name], index: int) -> bool:
    """Whether a bracket encloses a modifier that a name gives ("the (Turkish) government")."""
    neighbour = at.get(index - 1) if tree.words[index] == ")" else at.get(index + 1)
    return neighbour is not None and neighbour.form in ("adjective", "demonym")


def _participle(tree: Tree, index: int, first: int) -> bool:
    token = tree.tokens[index]
    return (token.upos == "ADV" or token.xpos in ("VBN", "VBG")) and token.relation in ("amod", "compound", "advmod") and index < token.head


def _look_on(
    tree: Tree, last: int, names: tuple[Name, ...], roles: tuple[RolePhrase, ...]
) -> tuple[str | None, list[Name], list[RolePhrase]]:
    at = {i: name for name in names for i in range(name.first, name.last + 1)}
    role_at = {i: role for role in roles for i in range(role.first, role.last + 1)}
    index = last + 1
    if index + 1 < tree.size and tree.words[index] in _BOUND and tree.words[index + 1] in ("with", "to", "by"):
        index += 1
    if index >= tree.size or (tree.words[index] not in _OF and index == last + 1):
        return None, [], []
    preposition = "with" if index > last + 1 else tree.words[index]
    after: list[Name] = []
    within: list[RolePhrase] = []
    index += 1
    while index < tree.size:
        name, role, token, word = at.get(index), role_at.get(index), tree.tokens[index], tree.words[index]
        if name is not None:
            if name.kind == "person" and after and tree.words[index - 1] not in ("'s", "’s"):
                break
            after.append(name)
            index = name.last + 1
            continue
        if role is not None and role not in within:
            within.append(role)
        if (
            word in ("'s", "’s", "'", "’", "-")
            or token.upos in ("DET", *MODIFIERS)
            or (after and word in (",", "and", "&") and _lists_state(at, tree, index, after))
            or (word == "of" and len(after) < 2)
        ):
            index += 1
        else:
            break
    return preposition, after, within


def _lists_state(at: dict[int, Name], tree: Tree, index: int, after: list[Name]) -> bool:
    """Whether a comma or "and" goes on to a further state in a list of states."""
    if after[-1].kind != "state":
        return False
    following = index + 1
    while following < tree.size and tree.words[following] in ("and", "the", ",", "&"):
        following += 1
    name = at.get(following)
    return name is not None and name.kind == "state" and name.form in ("name", "acronym", "alias")
