"""Role phrases: the words that say what somebody is ("deputy minister of defence", "police", "rebels")."""

from __future__ import annotations

from typing import Protocol

import msgspec

from legation.gazetteer.model import Role
from legation.mention.phrases import NOMINAL, Tree
from legation.mention.words import words

_CROWNED = frozenset({"king", "queen", "prince", "princess"})
_FORMS_OF_ADDRESS = frozenset({"dr", "prof", "mr", "mrs", "ms", "miss", "sir", "madam"})
_LONGEST_BEFORE = 3
_LONGEST_AFTER = 8
MODIFIERS = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "X", "SYM"})


_FIRST_NAMES = frozenset({"marine", "dean", "earl"})
"""First names that are words for roles too."""


class Roles(Protocol):
    """Who knows role words."""

    def role(self, words: tuple[str, ...]) -> Role | None:
        """The longest role at the end of lower-cased words, or None."""

    def longest(self, parts: tuple[str, ...], singular: tuple[str, ...]) -> Role | None:
        """The longer of the roles of two forms of the same words."""


class RolePhrase(msgspec.Struct, frozen=True, kw_only=True):
    """A role's words in a sentence: tokens ``first`` to ``last`` with the head noun ``head`` among them."""

    sentence: int
    first: int
    last: int
    head: int
    role: Role
    lemma: str
    plural: bool


def find_roles(tree: Tree, gazetteer: Roles, covered: list[bool]) -> tuple[RolePhrase, ...]:
    """The role phrases of a sentence whose head noun no known name covers, the longest for each head."""
    found = []
    free_from = 0
    for head, token in enumerate(tree.tokens):
        if token.upos not in NOMINAL and not _is_noun_like(tree, head):
            continue
        if (
            tree.words[head].rstrip(".") in _FORMS_OF_ADDRESS
            or covered[head]
            or head < free_from
            or _is_hour(tree, head)
            or _is_surname(tree, head, covered)
            or _is_first_name(tree, head)
            or is_of_street(tree, head)
        ):
            continue
        phrase = _longest(tree, gazetteer, head, covered)
        if phrase is not None and _is_of_that_age(tree, phrase.last):
            free_from = phrase.last + 1
        elif phrase is not None and (_is_of_name(tree, phrase, covered) or not _is_mass(tree, phrase)):
            found.append(phrase)
            free_from = phrase.last + 1
    return _without_overlaps(found)


def planes(phrases: tuple[tuple[RolePhrase, ...], ...], trees: tuple[Tree, ...]) -> tuple[tuple[RolePhrase, ...], ...]:
    """The phrases of a story with "the bomber" made the aircraft where the story has told of one: "a Su-24 bomber fell
    … *the bomber* had crossed the border"."""
    flying = next((p for own in phrases for p in own if p.role.words == "bombers" and not p.plural), None)
    if flying is None:
        return phrases

    def same(phrase: RolePhrase, tree: Tree) -> RolePhrase:
        alone = phrase.role.words == "bomber" and tree.words[max(phrase.first - 1, 0)] == "the"
        return msgspec.structs.replace(phrase, role=flying.role) if alone else phrase

    return tuple(tuple(same(p, tree) for p in own) for own, tree in zip(phrases, trees, strict=True))


def _is_of_name(tree: Tree, phrase: RolePhrase, covered: list[bool]) -> bool:
    """Whether a known name says whose body it is ("the Syrian army *command*")."""
    before = phrase.first - 1
    return (
        phrase.lemma in words().named_roles and before >= 0 and covered[before] and tree.tokens[before].upos in NOMINAL
    )


def _is_mass(tree: Tree, phrase: RolePhrase) -> bool:
    """Whether a bare singular is no body but a matter ("came to power", "took office", "used deadly force")."""
    token = tree.tokens[phrase.head]
    if phrase.head > 0 and tree.words[phrase.head - 1] == "social" and phrase.lemma in ("media", "medium"):
        return True
    if phrase.lemma == "leadership" and _is_of_person(tree, phrase):
        return True  # "praised *Ruto's leadership*"
    before = [w for w in tree.words[max(0, phrase.head - 2) : phrase.head] if w != "-"]
    of = phrase.lemma == "head" and tree.words[phrase.head + 1 : phrase.head + 2] == ["of"]
    if before and before[-1] in words().no_bodies.get(phrase.lemma, ()) and not of:
        return True  # "prison *cells*", "third-*party* mediation", "hit her *head*", but "her head of security"
    if (
        phrase.lemma == "state"
        and tree.words[max(0, phrase.head - 1)] == "-"
        and tree.tokens[phrase.head].head > phrase.head
    ):
        return True  # "a two-*state* solution"
    if phrase.lemma == "state" and tree.words[phrase.head + 1 : phrase.head + 2] == ["of"]:
        return True
    if phrase.lemma == "justice" and _is_abstract(tree, phrase):
        return True
    if phrase.lemma in words().no_roles and token.upos in ("NOUN", "ADJ") and phrase.first == phrase.last:
        return True
    if phrase.role.kind != "body" or phrase.plural or token.upos != "NOUN" or phrase.first < phrase.head:
        return False
    if tree.lemmas[token.head] in words().issues.get(phrase.lemma, ()) and token.relation == "compound":
        return False
    how = {tree.lemmas[i] for i in tree.below(phrase.head, "amod")}
    named = tree.below(phrase.head, "det", "nmod:poss", "compound", "nummod", "nmod")
    return (
        not named
        and phrase.lemma in words().matters
        and (phrase.lemma == "force" or not how)
        and how <= words().manners
    )


def _is_abstract(tree: Tree, phrase: RolePhrase) -> bool:
    """Whether "justice" is what is done, sought or obstructed, not a judge: "brought to *justice*"; no article and no
    court stands before it, and no name behind."""
    if phrase.plural or tree.words[phrase.head] != "justice" or phrase.first < phrase.head:
        return False
    behind = tree.tokens[phrase.head + 1].upos if phrase.head + 1 < tree.size else ""
    return behind != "PROPN" and not tree.below(phrase.head, "det", "nmod:poss", "compound", "flat", "appos")


def _is_of_person(tree: Tree, phrase: RolePhrase) -> bool:
    """Whether one person has it: "his", "President Ruto's"."""
    whose = tree.below(phrase.head, "nmod:poss")
    named = (j for i in whose for j in (i, *tree.below(i, "flat", "compound")) if tree.tokens[j].name.endswith("-PER"))
    return any(tree.words[i] in ("his", "her", "your", "my") for i in whose) or any(True for _ in named)


def _is_noun_like(tree: Tree, index: int) -> bool:
    """Whether an adjective stands as a noun does ("the military and protest leaders", "the accused")."""
    token = tree.tokens[index]
    if token.upos != "ADJ":
        return False
    if token.relation.startswith(("nsubj", "obj", "obl", "nmod", "conj", "iobj")):
        return True
    behind = tree.tokens[token.head].upos if token.head > index else ""
    if tree.lemmas[index] in words().armed_attributes and token.relation in ("amod", "compound") and behind == "NOUN":
        return True  # "two *militant* hideouts"
    following = tree.tokens[index + 1] if index + 1 < tree.size else None
    return (
        index > 0
        and tree.tokens[index - 1].upos in ("DET", "PART")
        and (following is None or following.upos in ("CCONJ", "PUNCT", "AUX"))
    )


def _is_hour(tree: Tree, index: int) -> bool:
    """Whether "PM" stands behind an hour: "at 9:00 *PM* EST"."""
    return tree.words[index] == "pm" and index > 0 and tree.tokens[index - 1].upos == "NUM"


def _is_surname(tree: Tree, head: int, covered: list[bool]) -> bool:
    """Whether a role-like word is the later part of a person's name ("Larry King")."""
    token = tree.tokens[head]
    if head == 0 or covered[head - 1] or not token.text[:1].isupper() or not token.name.startswith("I-PER"):
        return False
    return tree.tokens[head - 1].name.startswith(("B-PER", "I-PER")) and tree.tokens[head - 1].upos == "PROPN" and (
        head + 1 >= tree.size or not tree.tokens[head + 1].name.startswith("I-PER"))  # fmt: skip


def _is_first_name(tree: Tree, head: int) -> bool:
    """Whether a role-like word is a first name, as the network tells by one tag over the whole name: "*Marine* Le
    Pen"."""
    if tree.words[head] not in _FIRST_NAMES or head + 1 >= tree.size:
        return False
    return tree.tokens[head].name.startswith("B-") and tree.tokens[head + 1].name.startswith("I-")


def _is_of_that_age(tree: Tree, index: int) -> bool:
    """Whether an age only tells of whom comes next: "a 16-year-*old* girl", not "the 16-year-old"."""
    token = tree.tokens[index]
    beside = token.head > index and not token.relation.startswith(("nsubj", "nmod:poss"))
    return tree.words[index] == "old" and beside


def is_of_street(tree: Tree, first: int) -> bool:
    """Whether a capitalised word opens the name of a street or site that is called after somebody: "*King* Hussein
    Road", "*President* Kennedy Airport"."""
    index = first
    while index < tree.size and tree.tokens[index].upos == "PROPN" and tree.tokens[index].text[:1].isupper():
        if tree.words[index] in words().streets and (index > first + 1 or tree.words[index - 1] in _CROWNED):
            return True
        index += 1
    return False


def _longest(tree: Tree, gazetteer: Roles, head: int, covered: list[bool]) -> RolePhrase | None:
    best: tuple[int, int, Role] | None = None
    lowest = _lowest(tree, head, covered)
    for high in _ends(tree, head):
        found = _lookup(tree, gazetteer, lowest, head, high)
        if found is not None and (best is None or high - found[0] > best[1] - best[0]):
            best = (found[0], high, found[1])
    if best is None:
        return None
    low, high, role = best
    if role.words == "bomber" and _is_aircraft(tree, head):
        role = gazetteer.role(("bombers",)) or role
    if _is_of_party(tree, low, high):
        role = msgspec.structs.replace(role, sector="PTY")
    above = tree.tokens[head].head
    inside = tree.tokens[head].relation == "compound" and head < above <= high
    parsed = above if inside else high if tree.words[high] == "old" else head  # "attorney *general*", "16-year-*old*"
    return RolePhrase(
        sentence=tree.sentence.index, first=low, last=high, head=parsed, role=role,
        lemma=words().synonyms.get(role.words) or singular(tree, head),
        plural=tree.number(head) == "plural" and tree.words[head] != "police",
    )  # fmt: skip


def _is_aircraft(tree: Tree, head: int) -> bool:
    """Whether a bomber is what flies: a model's number, a force or "fighter" stands before it: "a Su-24 *bomber*"."""
    before = tree.words[head - 1] if head else ""
    return before[:1].isdigit() or before in _OF_AIRCRAFT


_OF_AIRCRAFT = frozenset({"air", "force", "strategic", "stealth", "nuclear", "jet", "heavy", "range"})


def _is_of_party(tree: Tree, low: int, high: int) -> bool:
    """Whether a leader with a name is the Labour Party's, not the unions': "*Labour leader* Ann Lee"."""
    behind = tree.tokens[high + 1 : high + 2]
    named = bool(behind) and behind[0].upos == "PROPN" and behind[0].text[:1].isupper()
    return named and tree.tokens[low].text in ("Labour", "Labor") and tree.words[high] == "leader" and high == low + 1


def _lookup(tree: Tree, gazetteer: Roles, lowest: int, head: int, high: int) -> tuple[int, Role] | None:
    """The longest role from ``lowest`` on that includes ``head`` and ends at ``high``, with where it begins."""
    behind = tuple(tree.words[head + 1 : high + 1])
    noun = singular(tree, head)

    def ask(low: int) -> Role | None:
        before = tuple(tree.words[low:head])
        return gazetteer.longest((*before, tree.words[head], *behind), (*before, noun, *behind))

    role = ask(lowest)
    if role is None or (behind and not _ends_in(role, behind)):
        return None
    for low in range(head, lowest, -1):
        if ask(low) == role:
            return low, role
    return lowest, role


def _ends_in(role: Role, behind: tuple[str, ...]) -> bool:
    """Whether a role's own words reach over those behind its noun: "minister of justice", "secretary general"."""
    own = role.words.replace("-", " ").split()
    words_behind = [w for w in behind if w != "-"]
    last = words_behind[-1] if words_behind else ""
    return len(own) > len(words_behind) and own[-1] in (last, f"{last}s", last.replace("se", "ce"))


def singular(tree: Tree, index: int) -> str:
    """The lower-cased lemma of a noun; a plural proper noun that kept its ending loses it."""
    lemma = tree.lemmas[index]
    if tree.tokens[index].upos == "PROPN" and tree.tokens[index].xpos == "NNPS" and lemma == tree.words[index]:
        return lemma[:-3] + "y" if lemma.endswith("ies") else lemma.removesuffix("s")
    return lemma


def _lowest(tree: Tree, head: int, covered: list[bool]) -> int:
    low = head
    while head - low < _LONGEST_BEFORE and low > 0:
        if covered[low - 1] or not _may_belong(tree, low - 1):
            break
        low -= 1
    while low < head and tree.tokens[low].upos == "PUNCT":
        low += 1
    return low


def _may_belong(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    return token.upos in MODIFIERS or token.text in ("-", "'", "’s", "'s") or token.xpos in ("VBN", "VBG")


def _ends(tree: Tree, head: int) -> list[int]:
    """Where a role phrase may end: at its noun, at "general" behind it, or inside what "of", "for", "to" bring."""
    ends = [head]
    following = tree.words[head + 1] if head + 1 < tree.size else ""
    if following in ("general", "designate", "elect"):
        ends.append(head + 1)
    elif following == "-" and head + 2 < tree.size:
        ends.append(head + 2)
    elif following in ("of", "for", "to"):
        ends += list(range(head + 2, min(tree.size, head + 1 + _LONGEST_AFTER)))
    return ends


def _without_overlaps(found: list[RolePhrase]) -> tuple[RolePhrase, ...]:
    kept: list[RolePhrase] = []
    for phrase in found:
        if not kept or not _share_head(kept[-1], phrase):
            kept.append(phrase)
        elif phrase.last - phrase.first > kept[-1].last - kept[-1].first:
            kept[-1] = phrase
    return tuple(kept)


def _share_head(before: RolePhrase, phrase: RolePhrase) -> bool:
    """Whether two overlapping phrases claim one head or one lies in the other."""
    return before.last >= phrase.first and (phrase.head <= before.last or before.first >= phrase.first)
