"""Names in a story: the network's name tags and the gazetteer's matches, brought to one set of spans."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Literal

import msgspec

from legation.gazetteer.model import Entry, Match
from legation.language.surnames import is_bearer
from legation.mention.makes import is_make, is_model
from legation.mention.phrases import Tree
from legation.mention.regions import told_by_region
from legation.mention.roles import RolePhrase
from legation.mention.words import words

NameKind = Literal["person", "body", "group", "state", "place", "unknown"]


class Name(msgspec.Struct, frozen=True, kw_only=True):
    """A name in a sentence: tokens ``first`` to ``last`` (inclusive), ``start``/``end`` in the story's text.

    ``form`` is the gazetteer's form ("name", "adjective", "demonym", "capital", "acronym" ...) or ``tag`` for a name
    that only the network knows, ``run`` for a run of capitalised words that neither knows. ``entry`` is what the
    gazetteer takes it to be, likeliest first reading. ``seat`` is the body that a capital stands for where it acts,
    if that is not its state: Brussels is the European Union. ``land`` is the code of the state that a body's name opens
    with ("Chile Copper Corporation"), or a branch's ends with ("Oxfam Kenya").
    """

    sentence: int
    first: int
    last: int
    start: int
    end: int
    text: str
    kind: NameKind
    form: str
    entry: Entry | None = None
    seat: Entry | None = None
    land: str | None = None

    def covers(self, token: int) -> bool:
        """Whether the name includes a token of its sentence."""
        return self.first <= token <= self.last


def find_names(
    trees: tuple[Tree, ...],
    text: str,
    matches: tuple[Match, ...],
    roles: tuple[tuple[RolePhrase, ...], ...],
    known: frozenset[str],
) -> tuple[tuple[Name, ...], ...]:
    """The names of each sentence, in order and without overlaps.

    Gazetteer matches and name tags are weighed against each other: the longer whole name wins, a known name beats an
    unknown one of the same length, a demonym or a name of several words is cut off the front of a person's name
    ("Israeli Benny Gantz", "the United States Hamdullah Mohib"), and a country's name inside a person's name is not
    a country ("Chad Smith"). What is left over of capitalised words is a name of unknown kind.
    """
    placed = _place(trees, told_by_region(text, matches))
    together = zip(trees, placed, roles, strict=True)
    named = tuple(_names_of(tree, text, matched, own, known) for tree, matched, own in together)
    storms = _storms(trees)
    told = zip(trees, named, strict=True)
    return tuple(
        tuple(n for n in own if not is_make(tree, n) and not is_model(tree, n) and (n.entry or n.text not in storms))
        for tree, own in told
    )


def _storms(trees: tuple[Tree, ...]) -> set[str]:
    """The names of storms: "Cyclone *Ana*"; the story may name it alone later. "Storm" alone is a verb too ("rebels
    *storm* Goma")."""
    kinds = words().storms - {"storm"}
    kinds |= {f"{kind}s" for kind in kinds}
    return {
        tree.tokens[i + 1].text
        for tree in trees
        for i in range(tree.size - 1)
        if tree.words[i] in kinds or tree.words[max(i - 1, 0) : i + 1] == ["tropical", "storm"]
        if tree.tokens[i + 1].text.istitle()
    }


def _place(trees: tuple[Tree, ...], matches: tuple[Match, ...]) -> list[list[tuple[int, int, Match]]]:
    """The matches of each sentence as token ranges; a match that cuts a token in two is dropped."""
    placed: list[list[tuple[int, int, Match]]] = [[] for _ in trees]
    ordered = sorted(matches, key=lambda m: (m.start, -m.end))
    at = 0
    for number, tree in enumerate(trees):
        starts = {token.start: i for i, token in enumerate(tree.tokens)}
        ends = {token.end: i for i, token in enumerate(tree.tokens)}
        while at < len(ordered) and ordered[at].start < tree.sentence.end:
            match = ordered[at]
            at += 1
            first, last = starts.get(match.start), ends.get(match.end)
            if first is not None and last is not None and match.entries:
                placed[number].append((first, last, match))
    return placed


def _names_of(
    tree: Tree,
    text: str,
    matches: list[tuple[int, int, Match]],
    roles: tuple[RolePhrase, ...],
    known: frozenset[str],
) -> tuple[Name, ...]:
    tags = tag_spans(tree)
    taken = [False] * tree.size
    names: list[Name] = []

    def add(name: Name) -> None:
        if not any(taken[name.first : name.last + 1]):
            names.append(name)
            taken[name.first : name.last + 1] = [True] * (name.last + 1 - name.first)

    opened = {span: m for first, last, m in matches if (span := _opens(tree, first, last, m, tags)) is not None}
    for low, high in opened:
        whole = _plain(tree, text, (low, high), "body", "tag")
        add(msgspec.structs.replace(whole, land=opened[low, high].entries[0].country))
    strong = [(first, last, m) for first, last, m in matches if _is_strong(tree, first, last, m, tags)]
    strong.sort(key=lambda item: (item[0] - item[1], item[0]))
    for first, last, match in strong:
        add(_known(tree, text, first, last, match))
    blocked = _blocked(taken, roles)
    for first, last, kind in tags:
        for free_first, free_last in _free(blocked, first, last):
            low, high = _hyphened(tree, blocked, *_bounded(tree, free_first, free_last))
            if _is_name_like(tree, low, high) and not _only_role(low, high, roles):
                called = _is_called(tree, low)
                add(_plain(tree, text, (low, high), "body" if called else kind, "called" if called else "tag"))
    blocked = _blocked(taken, roles)
    for first, last in _runs(tree, blocked, known):
        low, high = _hyphened(tree, blocked, first, last)
        if not _only_role(low, high, roles):
            called = _is_called(tree, low)
            add(_plain(tree, text, (low, high), "body" if called else "unknown", "called" if called else "run"))
    return tuple(
        sorted((n for n in names if not _is_storm(tree, n) and not _is_street(tree, n)), key=lambda n: n.first)
    )


def _is_called(tree: Tree, first: int) -> bool:
    """Whether what a name is stands right before it, and is a body: "the charity *Hope*", "rights group *Liberty*"."""
    before, token = tree.tokens[first - 1] if first else None, tree.tokens[first]
    if before is None or before.upos != "NOUN" or before.lemma.lower() not in words().called:
        return False
    return token.text.lower() not in words().male | words().female


def _is_storm(tree: Tree, name: Name) -> bool:
    """Whether a name is a storm's ("Hurricane Ian", "Tropical Storm Ana")."""
    if name.entry is not None:
        return False
    before = tree.words[name.first - 1] if name.first else ""
    inside = tree.words[name.first : name.last + 1]
    return before in words().storms or inside[0] in words().storms or inside[:2] == ["tropical", "storm"]


def _is_street(tree: Tree, name: Name) -> bool:
    """Whether a name that looks like a person's is a street's or a site's: "*Hussein Road*" of "King Hussein Road"."""
    after = name.first > 0 and tree.words[name.first - 1] in ("king", "queen", "prince", "princess")
    looks = after or (name.kind == "person" and name.last > name.first)
    return looks and name.entry is None and tree.words[name.last] in words().streets


_GENERATION = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})


def _hyphened(tree: Tree, blocked: list[bool], first: int, last: int) -> tuple[int, int]:
    """A name with what hangs on it by a hyphen without spaces: "al-Assad", "Jong-un", "Jean-Marc"."""
    tokens = tree.tokens
    while first >= 2 and _hangs(tree, first - 2) and not blocked[first - 2] and (
        tokens[first - 2].upos == "PROPN" or tree.words[first - 2] in words().particles
    ):  # fmt: skip
        first -= 2
    if last + 1 < tree.size and tree.words[last + 1] in _GENERATION:
        last += 1
    elif last + 2 < tree.size and tree.words[last + 1] == "," and tree.words[last + 2] in _GENERATION:
        last += 2
    while last + 2 < tree.size and _hangs(tree, last) and not blocked[last + 2] and tokens[last + 2].upos == "PROPN":
        last += 2
    return first, last


def _hangs(tree: Tree, index: int) -> bool:
    one, dash, other = tree.tokens[index : index + 3]
    return dash.text == "-" and one.end == dash.start and dash.end == other.start


def _blocked(taken: list[bool], roles: tuple[RolePhrase, ...]) -> list[bool]:
    """Tokens that no further name may cover: those of names, and the titles of persons."""
    blocked = list(taken)
    for phrase in roles:
        if phrase.role.kind == "person":
            blocked[phrase.first : phrase.last + 1] = [True] * (phrase.last + 1 - phrase.first)
    return blocked


def _only_role(first: int, last: int, roles: tuple[RolePhrase, ...]) -> bool:
    """Whether a capitalised stretch is nothing but a role word ("the Ministry", "Parliament")."""
    return any(phrase.first <= first and last <= phrase.last for phrase in roles)


def tag_spans(tree: Tree) -> list[tuple[int, int, NameKind]]:
    """The spans of the network's name tags: first and last token and what kind of name."""
    spans: list[tuple[int, int, NameKind]] = []
    for index, token in enumerate(tree.tokens):
        prefix, _, label = token.name.partition("-")
        kind = _KINDS.get(label[:3].upper())
        if prefix == "O" or kind is None:
            continue
        if spans and spans[-1][2] == kind and _continues(tree, spans[-1][1], index, prefix):
            spans[-1] = (spans[-1][0], index, kind)
        else:
            spans.append((index, index, kind))
    return _with_ships(tree, [_trim(tree, *span) for span in spans])


def _with_ships(tree: Tree, spans: list[tuple[int, int, NameKind]]) -> list[tuple[int, int, NameKind]]:
    """The spans with those of warships whole: a navy's prefix and the name behind it ("USS *Mason*")."""
    for index, (token, behind) in enumerate(pairwise(tree.tokens)):
        if token.text in words().navies and behind.text[:1].isupper():
            last = max((end for start, end, _ in spans if start <= index + 1 <= end), default=index + 1)
            apart = [span for span in spans if span[1] < index or span[0] > last]
            spans = sorted([*apart, (index, last, "body")])
    return spans


def _continues(tree: Tree, last: int, index: int, prefix: str) -> bool:
    """Whether a tagged token goes on with the span before it: tagged so (over the marks of a byname too: "Joan *“Jo”*
    Marlow"), tied to it by a hyphen, or a small word of surnames ("Thomas *de* Mezieres")."""
    if last == index - 1 and tree.tokens[index].text in words().particles:
        return True
    if prefix == "I" and (last == index - 1 or (last == index - 2 and tree.tokens[index - 1].text in _QUOTES)):
        return True
    if last == index - 2 and tree.tokens[index - 1].text in _ENDS_WORD and tree.words[index] in words().particles:
        return tree.tokens[last].end == tree.tokens[index - 1].start
    return index >= 2 and last >= index - 2 and tree.tokens[index - 1].text == "-" and _hangs(tree, index - 2)


_KINDS: dict[str, NameKind] = {"PER": "person", "ORG": "body", "LOC": "place", "GPE": "place"}


_SMALL = frozenset({"DET", "PUNCT", "ADP", "PART", "CCONJ"})
_ADDRESS = frozenset({"shri", "smt", "smt."})
_QUOTES = frozenset({'"', "“", "”", "‘", "’", "'"})
_ENDS_WORD = frozenset({"’", "'", "ʿ", "‘"})


def _bounded(tree: Tree, first: int, last: int) -> tuple[int, int]:
    """What a known name has left of a tag, without small words at its end ("Government of" before "Iraq") and without
    the place of the office before it."""
    if _is_seat(tree, first):
        first += 1
    while last > first and tree.tokens[last].upos in ("ADP", "DET", "CCONJ"):
        last -= 1
    return first, last


def _trim(tree: Tree, first: int, last: int, kind: NameKind) -> tuple[int, int, NameKind]:
    """A span without an article in front and a possessive mark behind."""
    bracket = next((i for i in range(first + 1, last + 1) if tree.tokens[i].text in ("(", "[")), None)
    last = last if bracket is None else bracket - 1
    if kind == "person" and first == last and tree.tokens[first].text.isupper() and len(tree.tokens[first].text) > 2:
        kind = "body"
    while first < last and (tree.tokens[first].upos in _SMALL or (kind == "person" and tree.words[first] in _ADDRESS)):
        first += 1
    while last > first and tree.tokens[last].upos in _SMALL and tree.tokens[last].text != ".":
        last -= 1
    return first, last, kind


_HALVES = frozenset({"north", "south"})
"""Names of divided lands that stories write in small letters too."""


def _is_strong(tree: Tree, first: int, last: int, match: Match, tags: list[tuple[int, int, NameKind]]) -> bool:
    """Whether a gazetteer match stands against the network's tags around it."""
    if not _is_capital(tree, first, last) and not (match.form == "alias" and tree.words[first] in _HALVES):
        return False
    if _begins_name(tree, first, last, match):
        return False
    for low, high, kind in tags:
        wider = low <= first and last <= high and (low, high) != (first, last)
        if not wider:
            continue
        if kind == "person":
            adjective = match.form in ("adjective", "demonym") and first == low
            return adjective or last > first or _after_title(tree, first)
        if kind == "body" and (
            match.entries[0].kind == "place" or (first > low and match.form in ("adjective", "demonym"))
        ):
            return False
    return True


def _opens(
    tree: Tree, first: int, last: int, match: Match, tags: list[tuple[int, int, NameKind]]
) -> tuple[int, int] | None:
    """The whole name of a firm or society that a state's name only opens: "*Chile* Copper Corporation", or None."""
    span = next(((low, high) for low, high, kind in tags if low == first and high > last and kind == "body"), None)
    if span is None or not _is_land(tree, first, match) or not _is_capital(tree, last + 1, last + 1):
        return None
    inside = tree.words[first : span[1] + 1]
    end = next((i for i, word in enumerate(inside) if word in ("of", "for")), len(inside))
    return span if inside[end - 1] in words().societies and not {"'s", "’s"} & set(inside[:end]) else None


def _is_land(tree: Tree, first: int, match: Match) -> bool:
    """Whether a known name is a state's or, in letters, a body's of several states ("OPEC")."""
    entry = match.entries[0]
    letters = entry.kind == "body" and tree.tokens[first].text.isupper()
    return entry.country is not None and (entry.kind == "state" or letters)


def _begins_name(tree: Tree, first: int, last: int, match: Match) -> bool:
    """Whether a state's or town's name of one word is a first name here ("Bharat Rao", "Chad Smith")."""
    if first != last or last + 1 >= tree.size or match.form in ("adjective", "demonym", "acronym"):
        return False
    following = tree.tokens[last + 1]
    if _is_seat(tree, first):
        return False
    if following.upos != "PROPN" or not following.text[:1].isupper():
        return False
    return following.name.endswith("PER") and (following.relation.startswith("flat") or following.name.startswith("I"))


def _is_seat(tree: Tree, first: int) -> bool:
    """Whether a place before a name of two words belongs to the office before it ("Mayor of Oslo Ann Marie Lee")."""
    rest = [t.name.startswith("I-PER") and t.upos == "PROPN" for t in tree.tokens[first + 1 : first + 3]]
    return first > 1 and tree.words[first - 1] in ("of", "to") and tree.words[first - 2] in words().seats and (
        len(rest) == 2 and all(rest))  # fmt: skip


def _after_title(tree: Tree, first: int) -> bool:
    """A country right before a person's name belongs to a title ("ambassador to Turkey Ann Lee")."""
    return first > 0 and tree.words[first - 1] in ("to", "of", "for", "the")


def _is_capital(tree: Tree, first: int, last: int) -> bool:
    token = tree.tokens[first]
    return token.text[:1].isupper() or any(t.text[:1].isupper() for t in tree.tokens[first : last + 1])


def _is_name_like(tree: Tree, first: int, last: int) -> bool:
    inside = tree.tokens[first : last + 1]
    return any(t.text[:1].isupper() and t.upos in ("PROPN", "NOUN", "ADJ", "X") for t in inside) and not all(
        t.text.lower() in words().not_names and not is_bearer(t) for t in inside
    )


def _free(taken: list[bool], first: int, last: int) -> Iterable[tuple[int, int]]:
    """The stretches of a range that no name has taken yet."""
    low: int | None = None
    for index in range(first, last + 2):
        free = index <= last and not taken[index]
        if free and low is None:
            low = index
        if not free and low is not None:
            yield low, index - 1
            low = None


def _runs(tree: Tree, taken: list[bool], known: frozenset[str]) -> Iterable[tuple[int, int]]:
    """Runs of proper nouns that no name has taken."""
    low: int | None = None
    for index in range(tree.size + 1):
        inside = index < tree.size and not taken[index] and _is_proper(tree, index, known)
        if inside and low is None:
            low = index
        if not inside and low is not None:
            yield low, index - 1
            low = None


def _is_proper(tree: Tree, index: int, known: frozenset[str]) -> bool:
    token = tree.tokens[index]
    if not token.text[:1].isupper() or token.text.lower() in words().not_names:
        return False
    if token.upos == "PROPN":
        return True
    return index > 0 and token.text in known and token.upos in ("ADJ", "NOUN", "X")


def _likeliest(match: Match) -> Entry:
    """The entry that a match stands for here: a capital may stand for its state's government."""
    if match.form == "capital":
        return next((e for e in match.entries if e.kind == "state"), match.entries[0])
    return match.entries[0]


def _known(tree: Tree, text: str, first: int, last: int, match: Match) -> Name:
    entry = _likeliest(match)
    seat = next((e for e in match.entries if e.kind == "body"), None) if match.form == "capital" else None
    start, end = tree.tokens[first].start, tree.tokens[last].end
    return Name(
        sentence=tree.sentence.index, first=first, last=last, start=start, end=end, text=text[start:end],
        kind=entry.kind, form=match.form, entry=entry, seat=seat, land=match.land,
    )  # fmt: skip


def _plain(tree: Tree, text: str, span: tuple[int, int], kind: NameKind, form: str) -> Name:
    first, last = span
    start, end = tree.tokens[first].start, tree.tokens[last].end
    return Name(
        sentence=tree.sentence.index, first=first, last=last, start=start, end=end, text=text[start:end],
        kind=kind, form=form,
    )  # fmt: skip
