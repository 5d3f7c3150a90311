"""Titles: which role phrases of a sentence say what a named person is.

Before the name ("US Secretary of Defense Lloyd Austin", "Israel's Minister of Defense, Benny Gantz"), after it
("Gantz, the Israeli defence minister", "Narendra Modi of India"), or by a verb ("Xi is the president", "Austin, who
heads the Pentagon").
"""

from __future__ import annotations

from typing import Literal

import msgspec

from legation.mention.candidates import Scene
from legation.mention.names import Name
from legation.mention.phrases import Tree
from legation.mention.roles import RolePhrase
from legation.mention.ties import Ties, ties_of
from legation.mention.words import words

_LINKS = ("of", "for", "to", "at", "on", "in")
_FILL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "X", "SYM"})
_ENDS = frozenset({"NOUN", "PROPN", "ADJ", "X"})
_COMMAS = (",", "(", "–", "—", "-", "--")
_NAMED_NEAR = 6  # words at most from "identified" to the name: "identified by the local police as". A choice.
_CLOSERS = frozenset({",", ".", ")", ";", ":", "–", "—", "!", "?", "”", '"', "--"})


class Title(msgspec.Struct, frozen=True, kw_only=True):
    """A role phrase that a name bears, with its ties; ``joined`` where title and name are one phrase."""

    phrase: RolePhrase
    ties: Ties
    joined: bool
    side: Literal["before", "after", "verb"]


def find_titles(scene: Scene) -> dict[Name, tuple[Title, ...]]:
    """The titles of each name of a sentence that can be a person's; a role phrase goes to one name only."""
    found: dict[Name, list[Title]] = {}
    used: set[RolePhrase] = set()
    able = [n for n in scene.names if may_be_person(n) or _may_be_namesake(scene, n)]
    for reader in (_before, _after, _by_verb, _so_named):
        for name in able:
            title = reader(scene, name)
            if title is not None and title.phrase not in used:
                used.add(title.phrase)
                found.setdefault(name, []).append(title)
                further = _further(scene, name, title)
                if further is not None and further.phrase not in used:
                    used.add(further.phrase)
                    found[name].append(further)
    return {name: tuple(titles) for name, titles in found.items()}


def may_be_person(name: Name) -> bool:
    """Whether a name can be a person's: no known state, body or place, no body's word in it."""
    if name.entry is not None:
        return name.kind == "person"
    parts = name.text.lower().split()
    last = parts[-1]
    if name.form == "called":
        return False
    if name.kind == "body" and (len(parts) > 3 or {"of", "and", "for", "the"} & set(parts)):
        return False
    return name.kind in ("person", "unknown", "place") or last not in words().body_nouns


def _may_be_namesake(scene: Scene, name: Name) -> bool:
    """Whether a town's name may be a surname here: one word, no preposition before it, an actor by its grammar."""
    if name.entry is None or name.kind != "place" or name.form == "capital" or name.last > name.first:
        return False
    before = scene.tree.tokens[name.first - 1] if name.first else None
    if any(phrase.last == name.first - 1 and phrase.role.kind == "person" for phrase in scene.roles):
        return True
    relation = scene.tree.tokens[name.first].relation
    return (before is None or before.upos not in ("ADP", "DET", "PUNCT")) and relation.startswith(
        ("nsubj", "appos", "flat")
    )


def _before(scene: Scene, name: Name) -> Title | None:
    tree = scene.tree
    edge = name.first - 1
    ends = {phrase.last for phrase in scene.roles if phrase.role.kind == "person"}
    while (
        edge >= 0
        and (edge not in ends or tree.words[edge].rstrip(".") in ("dr", "prof"))
        and (tree.words[edge] in words().honorifics or tree.words[edge] == ".")
    ):
        edge -= 1
    if edge < 0 or (name.kind == "unknown" and _goes_on(tree, name)):
        return None
    if tree.words[edge] in _COMMAS[:1]:
        phrase = _ending_at(scene, edge - 1)
        if phrase is None or not _closes(scene, name) or phrase.plural or _is_fronted(scene, phrase, name):
            return None
        ties = _ties_before(scene, phrase, edge - 1)
        return Title(phrase=phrase, ties=ties, joined=False, side="before")
    phrase = _ending_at(scene, edge)
    if phrase is None or (phrase.plural and not _listed(scene, name)):
        return None
    ties = _ties_before(scene, phrase, edge)
    return Title(phrase=phrase, ties=ties, joined=True, side="before")


def _is_fronted(scene: Scene, phrase: RolePhrase, name: Name) -> bool:
    """Whether a comma parts an opening phrase from the subject: "in a call with *his counterpart*, Lee raised …"."""
    tokens, tree = scene.tree.tokens, scene.tree
    subject = tree.head_of(name.first, name.last)
    while tokens[subject].relation.startswith(("flat", "compound")):
        subject = tokens[subject].head
    own, verb = tokens[subject], tokens[subject].head
    opens = tokens[phrase.head].relation in ("nmod", "obl", "obj") and tokens[phrase.head].head != subject
    return opens and own.relation.startswith("nsubj") and verb > subject


def _goes_on(tree: Tree, name: Name) -> bool:
    """Whether a capitalised word is only the first of a longer phrase ("National Security Affairs")."""
    following = tree.tokens[name.last + 1] if name.last + 1 < tree.size else None
    return following is not None and following.upos in ("NOUN", "PROPN")


def _further(scene: Scene, name: Name, title: Title) -> Title | None:
    """A second title before a comma: "her counterpart, Turkish Defence Minister Yasar Guler"."""
    beside = _styled(scene, title) or _double(scene, name, title) if title.joined else None
    if beside is not None or title.side == "after":
        return beside or _and_after(scene, title)
    comma = title.ties.first - 1
    if title.side != "before" or comma < 1 or scene.tree.words[comma] != ",":
        return None
    phrase = _ending_at(scene, comma - 1)
    if phrase is None or phrase.plural or _is_fronted(scene, phrase, name):
        return None
    tokens = scene.tree.tokens
    heads = (title.phrase.head, scene.tree.head_of(name.first, name.last))
    apposed = any(tokens[h].relation == "appos" and tokens[h].head == phrase.head for h in heads)
    if not apposed and phrase.lemma != "counterpart":
        return None
    return Title(phrase=phrase, ties=_ties_before(scene, phrase, comma - 1), joined=False, side="before")


def _styled(scene: Scene, title: Title) -> Title | None:
    """The office before a form of address: "National Security Advisor Ambassador Celso Amorim"."""
    if title.phrase.lemma not in words().styles:
        return None
    phrase = next((r for r in title.ties.inner if r.role.kind == "person" and r.last == title.phrase.first - 1), None)
    if phrase is None or phrase.plural:
        return None
    return Title(phrase=phrase, ties=_ties_before(scene, phrase, phrase.last), joined=True, side="before")


def _and_after(scene: Scene, title: Title) -> Title | None:
    """The second of two titles behind a name: "Ann Lee, spokeswoman and chief adviser to the king"."""
    if title.side != "after":
        return None
    heads = scene.tree.conjuncts(title.phrase.head)
    for phrase in scene.roles:
        if (
            phrase.head in heads
            and phrase.role.kind == "person"
            and not phrase.plural
            and not _names_next(scene, phrase)
        ):
            ties = ties_of(scene.tree, phrase.first, phrase.last, scene.names, scene.roles)
            return Title(phrase=phrase, ties=ties, joined=False, side="after")
    return None


_DOUBLE = frozenset({
    "minister", "prince", "director", "secretary", "chief", "adviser", "advisor", "coordinator", "envoy", "chair",
    "chairman", "chairwoman", "representative", "assistant", "commissioner", "commander", "leader",
})  # fmt: skip
_SECOND = (_DOUBLE | {"deputy", "spokesperson", "spokesman", "spokeswoman"}) - {"prince"}
_ALSO = frozenset({"vice", "deputy", "former"})
"""Words by which a presidency, too, is one person's second office: "Foreign Minister and *Vice* President Lund"."""


def _double(scene: Scene, name: Name, title: Title) -> Title | None:
    """The first of two offices of one person: "Crown Prince and Prime Minister Ann Lee", "Senior Adviser and Climate
    Coordinator Ann Lee"; not of "Prime Minister and King Ole", nor where two are told to do it."""
    tree, first = scene.tree, title.ties.first
    second = title.phrase.lemma in _SECOND or bool(_ALSO & set(title.phrase.role.words.split()))
    if not second or first < 2 or tree.words[first - 1] not in ("and", "&"):
        return None
    phrase = _ending_at(scene, first - 2)
    if phrase is None or phrase.plural or phrase.lemma not in _DOUBLE or phrase.role.words == title.phrase.role.words:
        return None
    if phrase.role.office == title.phrase.role.office and title.phrase.lemma == "minister":
        return None
    ties = _ties_before(scene, phrase, first - 2)
    bare = not ties.definite and not ties.indefinite and tree.tokens[phrase.head].text[:1].isupper()
    are_two = name.last + 1 < tree.size and tree.words[name.last + 1] in ("are", "were", "have", "both")
    return Title(phrase=phrase, ties=ties, joined=True, side="before") if bare and not are_two else None


def _ties_before(scene: Scene, phrase: RolePhrase, edge: int) -> Ties:
    """Ties of a title in front of a name: what follows the title's own complement is the name, not a tie."""
    ties = ties_of(scene.tree, phrase.first, phrase.last, scene.names, scene.roles)
    after = tuple(n for n in ties.after if n.last <= edge)
    within = tuple(r for r in ties.within if r.last <= edge)
    return msgspec.structs.replace(ties, after=after, within=within)


def _listed(scene: Scene, name: Name) -> bool:
    """Whether a plural title opens a list of names ("Presidents Biden and Xi")."""
    return name.last + 2 < scene.tree.size and scene.tree.words[name.last + 1] in ("and", ",")


def _ending_at(scene: Scene, edge: int) -> RolePhrase | None:
    """The person's role whose words, or whose complement ("of the United States"), end at a token."""
    people = [r for r in scene.roles if r.role.kind == "person" and r.last <= edge]
    for phrase in reversed(people):
        if phrase.last == edge:
            return _outer(scene, people, phrase)
        if _complement_ends(scene, phrase.last + 1, edge):
            return phrase
    return None


def _outer(scene: Scene, people: list[RolePhrase], phrase: RolePhrase) -> RolePhrase:
    """The role that a role-like word only completes: "minister" for the "justice" of "minister of justice", "adviser"
    for the "Vice President" of "Adviser to the Vice President Ann Lee" (but not in "a spokesman for President Lee")."""
    words_before = scene.tree.words[max(0, phrase.first - 2) : phrase.first]
    if phrase.lemma == "justice" and words_before[-1:] in (["of"], ["for"]):
        return next((p for p in people if p.last == phrase.first - 2), phrase)
    capital = scene.tree.tokens[phrase.head].text[:1].isupper()
    if capital and words_before in (["to", "the"], ["of", "the"], ["for", "the"]):
        return next((p for p in people if p.last == phrase.first - 3), phrase)
    return phrase


def _complement_ends(scene: Scene, start: int, edge: int) -> bool:
    """Whether a title's complement ("of the United States") begins with a preposition and ends at ``edge``."""
    tree = scene.tree
    matters = tree.words[start : start + 1] in (["and"], ["&"]) and tree.words[start - 2] in ("of", "for")
    if start >= edge or edge - start > 9 or not (tree.words[start] in _LINKS or matters):
        return False
    named = {i for name in scene.names for i in range(name.first, name.last + 1)}
    if edge not in named and tree.tokens[edge].upos not in _ENDS:
        return False
    inside = [i for i in range(start + 1, edge + 1) if i not in named]
    return all(
        tree.tokens[i].upos in _FILL
        or tree.words[i] in ("of", "for", "and", "-", "&")
        or _lists(tree, i)
        or _is_participle(tree, i)
        or (tree.words[i] in ("in", "on") and tree.tokens[i - 1].text.istitle())
        for i in inside
    )


def _is_participle(tree: Tree, index: int) -> bool:
    """Whether a participle stands between a possessor or article and its noun: "of Turkey's *ruling* party"."""
    return tree.tokens[index].xpos in ("VBG", "VBN") and tree.words[index - 1] in ("'s", "’s", "'", "’", "the")


def _lists(tree: Tree, index: int) -> bool:
    """Whether a comma stands between two matters of a ministry ("Minister of Education, Culture and Sport")."""
    one, comma, other = tree.tokens[index - 1 : index + 2]
    return comma.text == "," and one.text[:1].isupper() and (other.text[:1].isupper() or other.upos == "CCONJ")


def _closes(scene: Scene, name: Name) -> bool:
    """Whether an apposition ends after a name: a comma, a stop, a verb."""
    after = name.last + 1
    if after >= scene.tree.size:
        return True
    token = scene.tree.tokens[after]
    return scene.tree.words[after] in _CLOSERS or token.upos in ("VERB", "AUX", "ADP", "SCONJ", "PRON")


def _after(scene: Scene, name: Name) -> Title | None:
    tree = scene.tree
    index = name.last + 1
    if index < tree.size and tree.words[index] == "(" and ")" in tree.words[index : index + 8]:
        index = tree.words.index(")", index) + 1
    if index >= tree.size or tree.words[index] not in _COMMAS:
        return None
    for phrase in scene.roles:
        if phrase.first > index and phrase.role.kind == "person" and not phrase.plural and not _owns(tree, phrase):
            return _after_comma(scene, phrase, index)
    return None


def _owns(tree: Tree, phrase: RolePhrase) -> bool:
    """Whether a role phrase only says whose somebody is: "Ann Lee, *the president's* sister"."""
    return tree.tokens[phrase.head].relation == "nmod:poss" and tree.words[phrase.last + 1 : phrase.last + 2] in (
        ["'s"], ["’s"], ["'"], ["’"])  # fmt: skip


def _after_comma(scene: Scene, phrase: RolePhrase, comma: int) -> Title | None:
    tree = scene.tree
    between = range(comma + 1, phrase.first)
    if len(between) > 9 or not all(_may_modify(tree, i) for i in between):
        return None
    ties = ties_of(tree, phrase.first, phrase.last, scene.names, scene.roles)
    if ties.first > comma + 3 or _names_next(scene, phrase):
        return None
    if tree.words[comma + 1] in ("and", "or", "but") or _begins_clause(tree, phrase, comma):
        return None
    return Title(phrase=phrase, ties=ties, joined=False, side="after")


def _begins_clause(tree: Tree, phrase: RolePhrase, comma: int) -> bool:
    """Whether a role behind a comma is the subject of what follows, and nobody before the comma: "After talks with Anna
    Weiss, *the French president* said"."""
    if not tree.tokens[phrase.head].relation.startswith("nsubj"):
        return False
    own = tree.subtree(phrase.head)
    return min(own) > comma and tree.words[max(own) + 1 : max(own) + 2] not in ([","], ["–"], ["—"], [")"])


def _may_modify(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    return token.upos in (*_FILL, "ADV") or token.text in ("-", "'", "’") or token.xpos in ("PRP$", "VBN", "VBG")


def _names_next(scene: Scene, phrase: RolePhrase) -> bool:
    """Whether a role phrase is the title of a name right after it, with or without its complement; not where the
    complement is somebody's own title: "an adviser to *President* Rouhani"."""
    for name in scene.names:
        if name.first > phrase.last and may_be_person(name) and name.kind in ("person", "unknown"):
            edge = name.first - 1
            ends = _complement_ends(scene, phrase.last + 1, edge)
            return edge == phrase.last or (ends and _ending_at(scene, edge) is phrase)
    return False


def _by_verb(scene: Scene, name: Name) -> Title | None:
    tree = scene.tree
    head = tree.head_of(name.first, name.last)
    for phrase in scene.roles:
        if phrase.role.kind != "person" or phrase.plural or not tree.below(phrase.head, "cop"):
            continue
        subject = tree.subject_of(phrase.head)
        direct = subject is not None and name.covers(subject)
        relative = tree.tokens[phrase.head].relation.startswith("acl:relcl") and tree.tokens[phrase.head].head == head
        if (direct or relative) and not _negated(tree, phrase.head):
            ties = ties_of(tree, phrase.first, phrase.last, scene.names, scene.roles)
            return Title(phrase=phrase, ties=ties, joined=False, side="verb")
    return None


def _so_named(scene: Scene, name: Name) -> Title | None:
    """What somebody is whose name a participle tells: "a teacher *named* Ann Lee", "the suspect, *identified by police
    as* Ann Lee"."""
    tree = scene.tree
    head = tree.head_of(name.first, name.last)
    told = next((i for i in range(name.first - 1, -1, -1) if tree.lemmas[i] in words().naming), None)
    if told is None or name.first - told > _NAMED_NEAR or tree.tokens[told].relation != "acl":
        return None
    between = tree.words[told + 1 : name.first]
    directly = not between and tree.lemmas[told] != "identify"
    if not directly and between[-1:] != ["as"]:
        return None
    bearer = tree.tokens[told].head
    phrase = next((r for r in scene.roles if r.head == bearer and r.role.kind == "person" and not r.plural), None)
    if phrase is None or phrase.last > told or head == bearer:
        return None
    ties = ties_of(tree, phrase.first, phrase.last, scene.names, scene.roles)
    return Title(phrase=phrase, ties=ties, joined=False, side="before")


def _negated(tree: Tree, head: int) -> bool:
    return any(tree.words[c] in ("not", "n't", "never", "no") for c in tree.children[head])
