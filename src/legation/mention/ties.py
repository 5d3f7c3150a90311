"""Ties of a phrase: whom it belongs to, by the words right before and right after it.

"Israel's", "Turkish", "of the United States", "his", "associated with the group".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import msgspec

from legation.mention.lists import further, listed, lists_state, told_behind
from legation.mention.makes import model_before
from legation.mention.names import Name
from legation.mention.phrases import Tree
from legation.mention.roles import MODIFIERS, RolePhrase
from legation.mention.words import words

_OF = ("of", "for", "to", "at", "in", "from", "with", "on", "inside", "across", "within")
_BOUND = frozenset({"associated", "affiliated", "linked", "allied", "aligned", "loyal", "tied", "belonging", "sworn"})
_BESIDE = frozenset({"allied", "aligned"})
"""Those of them that tell of a friend, who may be of another land."""

_DEFINITE = frozenset({"the", "this", "these", "that", "those", "both", "all"})
_TIMES = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
          "april", "june", "july", "august", "september", "october", "november", "december", "yesterday", "today",
          "tonight"}  # fmt: skip
"""Times that may stand before a phrase without a comma."""

_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_BEFORE_YEARS = frozenset(
    {"may", "in", "since", "until", "till", "by", "before", "after", "during", "late", "early", "mid"}
)
"""Words before a year, by which it is no number of people."""

_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_DASHES = frozenset({"-", "–"})
_SET = frozenset({"fact", "addition", "particular", "general", "short"})
"""Nouns of set phrases with "in", which are no part of the phrase behind them ("in fact members of parliament")."""
_ADJECTIVES = ("adjective", "demonym")
QUOTES = frozenset({'"', "“", "”", "'", "‘", "’", "''", "``"})
"""Marks around a name that somebody gives himself."""


class Ties(msgspec.Struct, frozen=True, kw_only=True):
    """Whom a phrase belongs to: the phrase's whole range, names and roles among its modifiers, names after it.

    ``before`` runs from the nearest modifier to the farthest. ``inner`` are role words among the modifiers,
    ``holders`` those of a possessor ("the former president's party"), ``within`` those after it. ``pronoun`` is the
    token of a possessive pronoun, or of "each" ("each other's"). ``former`` is true for "former", ``definite`` for
    "the" or a possessor.
    """

    first: int
    last: int
    before: tuple[Name, ...] = ()
    after: tuple[Name, ...] = ()
    preposition: str | None = None
    inner: tuple[RolePhrase, ...] = ()
    holders: tuple[RolePhrase, ...] = ()
    within: tuple[RolePhrase, ...] = ()
    pronoun: int | None = None
    former: bool = False
    definite: bool = False
    indefinite: bool = False
    number: bool = False


def ties_of(tree: Tree, first: int, last: int, names: tuple[Name, ...], roles: tuple[RolePhrase, ...]) -> Ties:
    """Whom the phrase ``first``–``last`` belongs to, by the words right before and right after it."""
    back = _look_back(tree, (first, last), names, roles)
    preposition, after, within = _look_on(tree, last, names, roles)
    return Ties(
        first=back.low,
        last=last,
        before=tuple(back.before),
        after=tuple(after),
        preposition=preposition,
        inner=tuple(back.inner),
        holders=tuple(back.holders),
        within=tuple(within),
        pronoun=back.pronoun,
        former="former" in back.flags,
        definite="definite" in back.flags,
        indefinite="indefinite" in back.flags,
        number="number" in back.flags,
    )


@dataclass
class _Back:
    """What a walk back from a phrase has found."""

    low: int
    before: list[Name] = field(default_factory=list)
    inner: list[RolePhrase] = field(default_factory=list)
    holders: list[RolePhrase] = field(default_factory=list)
    pronoun: int | None = None
    flags: set[str] = field(default_factory=set)
    crossed: bool = False


def _look_back(tree: Tree, phrase: tuple[int, int], names: tuple[Name, ...], roles: tuple[RolePhrase, ...]) -> _Back:
    """Walk back over modifiers: names, adjectives, nouns, a possessor; an article or a possessive pronoun ends it."""
    at = {i: name for name in names for i in range(name.first, name.last + 1)}
    role_at = {i: role for role in roles for i in range(role.first, role.last + 1)}
    first, last = phrase
    back = _Back(low=first)
    index = first - 1
    while index >= 0:
        name, model = at.get(index), model_before(tree, index)
        if model is not None:
            back.low, index = model, model - 1
            continue
        if name is not None:
            if not _goes_on(tree, name, back.low):
                break
            hyphened = tree.words[name.last + 1 : name.last + 2] == ["-"]
            if not hyphened or tree.words[name.last + 2] not in words().from_abroad:
                back.before.append(name)
            back.low, index = name.first, name.first - 1
            continue
        if _ends_phrase(tree, index, last, back):
            break
        if not _modifies(tree, index, first, at) or _is_when(tree, index, first) or _is_told_how(tree, index):
            break
        _note(tree, index, role_at.get(index), back)
        back.low, index = index, index - 1
    while back.low < first and tree.words[back.low] in _DASHES:
        back.low += 1
    return back


def _ends_phrase(tree: Tree, index: int, last: int, back: _Back) -> bool:
    """Whether a token is an article or possessive pronoun: it belongs to the phrase and nothing before it does; "a" may
    be of what comes after ("*a* police post")."""
    token, word = tree.tokens[index], tree.words[index]
    each = _of_each_other(tree, index) if back.crossed else None
    if token.xpos in ("PRP$", "WP$") or each is not None:
        back.pronoun = index if each is None else each
        back.flags.add("definite")
    elif token.upos == "DET" or word in ("the", "a", "an", "both"):
        if not back.crossed:
            back.flags.add("definite" if word in _DEFINITE else "indefinite")
    else:
        return False
    if word not in ("a", "an") or token.head <= last:
        back.low = index - _part_of_count(tree, index)
    return True


def _of_each_other(tree: Tree, index: int) -> int | None:
    """The "each" of those whose both are, where a word begins "*each* other's" or "each … *the* other's"."""
    if tree.words[index + 1 : index + 2] != ["other"] or tree.words[index] not in ("each", "the"):
        return None
    return index if tree.words[index] == "each" else next((i for i in range(index) if tree.words[i] == "each"), None)


def _part_of_count(tree: Tree, index: int) -> int:
    """How many words before the article of a count are of it: "*half* a million", "*a quarter of* a million"."""
    before = tree.words[max(0, index - 3) : index]
    return 1 if before[-1:] == ["half"] else 3 if before == ["a", "quarter", "of"] else 0


def _is_when(tree: Tree, index: int, first: int) -> bool:
    """Whether a word is a day, month or year that stands before a phrase and tells when ("on *Friday* three soldiers",
    "*tonight* two Americans", "in *2019* Chadian police"): it hangs from something else than the phrase."""
    if _YEAR.fullmatch(tree.words[index]) and index > 0:
        return tree.words[index - 1] in _TIMES | _BEFORE_YEARS
    return tree.words[index] in _TIMES and not index < tree.tokens[index].head <= first


def _is_told_how(tree: Tree, index: int) -> bool:
    """Whether a noun goes with a preposition right before it, so that a phrase behind it is another: "beat to *death*
    two guards", "sentenced to a year in *prison* four editors"."""
    token = tree.tokens[index]
    apart = token.relation.startswith("obl") or tree.tokens[index + 1].upos == "NUM"
    return apart and token.head < index and (index - 1) in tree.below(index, "case")


_CLAUSAL = frozenset({"where", "when", "while", "whether", "why", "how", "as", "although", "because", "if", "since"})
"""Words that open a clause, which no phrase goes back over: "in Nairobi *where* Minister Lund spoke"."""


def _modifies(tree: Tree, index: int, first: int, at: dict[int, Name]) -> bool:
    token, word = tree.tokens[index], tree.words[index]
    if word in _POSSESSIVE and token.upos == "PART":
        return True
    if (word in _SET and tree.words[index - 1] == "in") or word in _CLAUSAL:
        return False
    if word in (",", "and", "or", "&"):
        return tree.words[index - 1] == "international" or _joins(tree, at, index) or _joins_matters(tree, index, first)
    if word in ("(", ")"):
        return _bracketed(tree, at, index)
    if word in QUOTES:
        return _quoted(tree, at, index)
    if word in _DASHES:
        return True
    if token.upos in MODIFIERS:
        return token.relation not in ("nsubj", "obj", "iobj", "root", "advmod")
    return _participle(tree, index)


def _note(tree: Tree, index: int, role: RolePhrase | None, back: _Back) -> None:
    """Note what a modifier tells: a possessor, "former", a number, a role."""
    word = tree.words[index]
    if word in _POSSESSIVE:
        back.crossed = True
        back.flags.add("definite")
    if word in words().former and not back.crossed:
        back.flags.add("former")
    if tree.tokens[index].upos == "NUM" and not back.crossed:
        back.flags.add("number")
    if role is not None and role not in back.inner and role not in back.holders:
        (back.holders if back.crossed else back.inner).append(role)


def _goes_on(tree: Tree, name: Name, low: int) -> bool:
    """Whether a name right before a phrase is part of it, not a neighbour ("told Israel officials had left")."""
    if len(name.text.strip(".")) < 2:
        return False
    if name.form in _ADJECTIVES or tree.words[name.last + 1] in (*_POSSESSIVE, "-", "and", ")"):
        return True
    token = tree.tokens[tree.head_of(name.first, name.last)]
    relation = token.relation.partition(":")[0]
    if relation in ("compound", "nmod", "amod", "flat", "appos", "det", "dep"):
        return True
    return name.kind in ("state", "body", "group") and relation not in ("nsubj", "obj", "obl", "iobj", "root")


def _joins(tree: Tree, at: dict[int, Name], index: int) -> bool:
    """Whether "and" stands between two modifiers that name states ("Turkish and French leaders").

    Not between what belongs to one person and the next ("President Boric *of Chile and U.S.* envoy Kerry").
    """
    left, right = at.get(index - 1), at.get(index + 1)
    if left is None or right is None or left.kind != "state" or right.kind != "state":
        return False
    if tree.words[index] == ",":
        return left.form in _ADJECTIVES and right.form in _ADJECTIVES
    if left.form not in _ADJECTIVES and left.first > 0 and tree.words[left.first - 1] in ("of", "from"):
        return False
    return right.form in ("adjective", "demonym", "name", "acronym")


def _joins_matters(tree: Tree, index: int, first: int) -> bool:
    """Whether a comma or "and" stands between matters of several offices: "Greek *defence and energy* ministers"."""
    sides = [tree.tokens[i] for i in (index - 1, index + 1) if 0 <= i < tree.size]
    head = next((i for i in range(index + 1, tree.size) if tree.tokens[i].xpos == "NNS"), first)
    if len(sides) < 2 or head not in tree.above(index - 1) or tree.words[index] == "or":
        return False
    plain = all(t.upos in ("ADJ", "NOUN") and t.xpos != "NNS" and t.text.islower() for t in sides)
    return plain and all(t.relation.startswith(_MATTER) for t in sides)


_MATTER = ("amod", "compound", "conj")


def _bracketed(tree: Tree, at: dict[int, Name], index: int) -> bool:
    """Whether a bracket encloses a modifier that a name gives ("the (Turkish) government"), or the short name of an
    armed group or body ("the Islamic State (IS) group")."""
    neighbour = at.get(index - 1) if tree.words[index] == ")" else at.get(index + 1)
    if neighbour is None:
        return False
    around = [*tree.words[max(0, neighbour.first - 1) : neighbour.first], *tree.words[neighbour.last + 1 :][:1]]
    short = neighbour.kind in ("group", "body") and neighbour.text.isupper() and around == ["(", ")"]
    return neighbour.form in _ADJECTIVES or short


def _quoted(tree: Tree, at: dict[int, Name], index: int) -> bool:
    """Whether a quotation mark is one of the two around an armed group's or body's name before a phrase ("the
    *“Islamic State”* group")."""
    beside = [n for n in (at.get(index - 1), at.get(index + 1)) if n is not None and n.kind in ("group", "body")]
    around = ([*tree.words[max(0, n.first - 1) : n.first], *tree.words[n.last + 1 :][:1]] for n in beside)
    return any(len(marks) == 2 and QUOTES.issuperset(marks) for marks in around)


def _participle(tree: Tree, index: int) -> bool:
    """Whether a participle or adverb stands before its noun as an adjective does ("visiting", "newly appointed")."""
    token = tree.tokens[index]
    able = token.upos == "ADV" or token.xpos in ("VBN", "VBG")
    return able and token.relation in ("amod", "compound", "advmod") and index < token.head


def _look_on(
    tree: Tree, last: int, names: tuple[Name, ...], roles: tuple[RolePhrase, ...]
) -> tuple[str | None, list[Name], list[RolePhrase]]:
    """The preposition after a phrase, and the names and roles that it brings."""
    at = {i: name for name in names for i in range(name.first, name.last + 1)}
    opened = _opening(tree, last + 1)
    if opened is None:
        found = listed(tree, told_behind(tree, last), at)
        return ("of" if found else None), found, []
    preposition, index = opened
    beside = tree.words[last + 1] in _BESIDE
    role_at = {i: role for role in roles for i in range(role.first, role.last + 1)}
    after: list[Name] = []
    within: list[RolePhrase] = []
    while index < tree.size:
        name, role = at.get(index), role_at.get(index)
        if name is not None:
            if name.kind == "person" and after and tree.words[index - 1] not in _POSSESSIVE:
                break
            if beside and _is_another_side(name):
                return None, [], []
            after.append(name)
            index = name.last + 1
            continue
        if role is not None and role not in within:
            within.append(role)
        if not _continues(tree, index, at, after):
            break
        index = max(index + 1, further(tree, index))
    return preposition, listed(tree, index, at) or after, within


def _is_another_side(name: Name) -> bool:
    """Whether a name is of a state or of bands of no one state, to whom an ally does not belong: "militias allied with
    *Iran*", "rebels allied with *al-Qaeda*"."""
    return name.kind == "state" or (name.entry is not None and name.entry.country in ("IMG", "IGO"))


def _opening(tree: Tree, index: int) -> tuple[str, int] | None:
    """The preposition that opens a complement and where the complement begins."""
    if index + 2 < tree.size and tree.words[index] in words().seated and tree.words[index + 1] in ("in", "from"):
        return "from", index + 2
    if tree.words[index : index + 1] == ["representing"]:  # "officials *representing* Kenya and Chad"
        return "of", index + 1
    based = tree.words[index : index + 1] == ["with"] and tree.words[index + 2 : index + 3] == ["in"]
    if based and tree.lemmas[index + 1] in words().bases:
        return "from", index + 3
    if index + 1 < tree.size and tree.words[index] in _BOUND and tree.words[index + 1] in ("with", "to", "by"):
        return "with", index + 2
    if index < tree.size and tree.words[index] in _OF:
        return tree.words[index], index + 1
    return None


def _continues(tree: Tree, index: int, at: dict[int, Name], after: list[Name]) -> bool:
    """Whether a token goes on with a complement: noun words, a further "of", a list of states."""
    word = tree.words[index]
    if word in _POSSESSIVE or word == "-" or tree.tokens[index].upos in ("DET", *MODIFIERS):
        return True
    if tree.tokens[index].xpos in ("VBN", "VBG") and tree.tokens[index].relation == "amod":
        return True
    if (word == "both" and not after) or (word in QUOTES and _quoted(tree, at, index)):
        return True
    if word in ("(", ")") and after:
        return _bracketed(tree, at, index)
    if (word in (",", "and", "&") or further(tree, index) > index) and after:
        return lists_state(at, tree, index, after)
    told = [name for name in after if tree.words[name.last + 1] not in words().subjects]  # "of *Thai* history at Yale"
    return (word == "of" and len(after) < 2) or (word == "at" and not told)


_STRAY = frozenset({"when", "where", "while", "why", "how", "as", "if", "because", "since", "until", "least", "most"})
"""Words that the grammar hangs on a phrase behind them and that are none of it: "at *least* nine", "*when* gunmen"."""


_OPENING = frozenset({"when", "where", "while", "because"})
"""Words that open a clause, before which nothing is of a phrase in it: "in 2019 | when rebels"."""


def opening(tree: Tree, first: int, last: int) -> int:
    """Where a phrase begins whose modifiers begin at ``first``, what is none of it left out; ``last`` at the latest."""
    opened = [i + 1 for i in range(first, last) if tree.words[i] in _OPENING]
    start = max([first, *opened])
    while start < last and (tree.words[start] in _STRAY or _is_of_verb(tree, start)):
        start += 1
    return start


def _is_of_verb(tree: Tree, index: int) -> bool:
    """Whether "dead" before a number or article goes with the verb: "shot *dead* two gunmen"."""
    return tree.words[index] == "dead" and tree.tokens[index + 1].upos in ("NUM", "DET")
