"""Which state a story, or a stretch of it, is about: for "the government", "police", "protesters" without a country."""

from __future__ import annotations

import re
from collections import Counter

import msgspec

from legation.mention.candidates import Scene
from legation.mention.model import PlaceMention
from legation.mention.names import Name
from legation.mention.words import words

_WINDOW = 3
_GROUND = 2
_FILED = re.compile(r"(?:,\s*[A-Z][A-Z. ]+)?\s*(?:\([^)]*\)\s*)?(?:—|–|--|-)\s")
_AWAY = frozenset({"to", "into", "onto", "from", "for", "about", "over", "against", "toward", "towards", "via", "like"})
SETTING = 0.7
"""Swept on hand-coded stories: recipients have the right country in 0.684 at 0.6, 0.7; 0.682 at 0.85; 0.651 without."""


class Context(msgspec.Struct, frozen=True):
    """The states that a story names: (sentence, token, code) in order, and how often each is named overall.

    ``leading`` is the state named most, where it is clearly ahead: named at least twice, and at least ``share`` of all
    namings of states. ``home`` is the state whose public body publishes the story, where one does: what no state near
    tells, is its own. ``places`` are the namings of places inside states, the same way; ``sites`` all towns, provinces
    and districts that the story names; ``grounds`` those of the sites in which something is told to be, and ``scopes``
    the words of a relative clause in which such a site stands, with the one that it hangs from. ``acting`` are the
    namings of states as subjects, and of towns where somebody only goes or speaks. ``filed`` is the leading state where
    the story is also filed from it.
    """

    seen: tuple[tuple[int, int, str], ...]
    counts: dict[str, int]
    leading: str | None
    home: str | None = None
    places: tuple[tuple[int, int, str], ...] = ()
    sites: tuple[tuple[int, int, str], ...] = ()
    grounds: frozenset[tuple[int, int]] = frozenset()
    scopes: dict[tuple[int, int], frozenset[int]] = {}
    acting: frozenset[tuple[int, int]] = frozenset()
    filed: str | None = None

    @property
    def setting(self) -> str | None:
        """The one state that a story is set in: nearly all that it names; None where it names others too."""
        total = sum(self.counts.values())
        return self.leading if self.leading and self.counts[self.leading] >= SETTING * total else None

    def site(self, sentence: int, token: int) -> str | None:
        """The state of the one place, or of several in one state, in which a sentence tells something, else the
        sentence before; not that of where somebody goes ("travelled to Beirut"), nor of a relative clause in which the
        token does not stand ("under the plan, *which was drawn up in Paris*, they would free hostages")."""
        for back in range(_GROUND):
            found = [
                (s, t, code)
                for s, t, code in self.sites
                if s == sentence - back and self.bears((s, t), -1 if back else token)
            ]
            codes = {code for _, _, code in found}
            if codes:
                there = any((s, t) in self.grounds for s, t, _ in found)
                return next(iter(codes)) if len(codes) == 1 and there else None
        return None

    def bears(self, place: tuple[int, int], token: int) -> bool:
        """Whether a place bears on a token of its sentence: not one in a relative clause apart from it."""
        return place not in self.scopes or token in self.scopes[place]

    def near(self, sentence: int, token: int) -> str | None:
        """The state that an unmarked "government" or "police" at a token means, or None where it is not clear.

        The nearest sentence going back that names states decides, if it names one only, or the leading one among
        several; the same sentence counts up to the token itself, and another state that only acts in a sentence before
        ("*Washington* called for calm") counts for nothing. Beyond the window it is the leading state.
        """
        return self._beside(sentence, token) or self._near(sentence, token) or self.home

    def _beside(self, sentence: int, token: int) -> str | None:
        """The state of the one place, or of several in one state, in which a sentence tells something before a token:
        "*In Yerevan*, police broke up a rally"."""
        before = [s for s in self.sites if s[0] == sentence and s[1] < token and self.bears(s[:2], token)]
        codes = {code for _, _, code in before}
        return next(iter(codes)) if len(codes) == 1 and any(s[:2] in self.grounds for s in before) else None

    def _near(self, sentence: int, token: int) -> str | None:
        for back in range(_WINDOW):
            named = [(s, t, c) for s, t, c in self.seen if s == sentence - back and (back or t < token)]
            named = [n for n in named if self.bears(n[:2], -1 if back else token)]
            if back and self.leading is not None:
                named = [n for n in named if n[2] == self.leading or n[:2] not in self.acting]
            codes = [c for _, _, c in named]
            if not codes:
                continue
            if self.leading in codes or (self.leading is None and len(set(codes)) == 1):
                return self.leading or codes[0]
            if len(set(codes)) == 1:
                return codes[0]
            return self.leading
        return self.leading


def _acts(scene: Scene, name: Name) -> bool:
    """Whether a state, or somebody whom it stands before ("the *Peruvian* envoy"), is the subject of a clause, or a
    town only where somebody goes or speaks."""
    tokens = scene.tree.tokens
    head = scene.tree.head_of(name.first, name.last)
    if _is_site(scene, name):
        return name.kind == "place" and _is_destination(scene, head)
    while tokens[head].relation.startswith(("amod", "compound", "nmod:poss", "nmod:desc", "flat")):
        head = tokens[head].head
    return name.kind == "state" and tokens[head].relation.startswith("nsubj")


def _is_site(scene: Scene, name: Name) -> bool:
    """Whether a name is a place's: of a town, or of a capital or state after a preposition of place."""
    before = scene.tree.words[name.first - 1] if name.first else ""
    inside = name.form == "capital" or name.kind == "state"
    return name.kind == "place" or (inside and before in ("in", "at", "near", "outside"))


def _is_filed_from(scene: Scene, name: Name) -> bool:
    """Whether a name is of the dateline, which tells where the reporter sits: "NAIROBI, KENYA —"."""
    return name.text.isupper() and len(name.text) > 3 and _FILED.match(scene.text, name.end) is not None


def _is_of_post(scene: Scene, name: Name) -> bool:
    """Whether a name says whose embassy it is, which stands in another land: "rallied outside the *U.S.* embassy"."""
    token = scene.tree.tokens[scene.tree.head_of(name.first, name.last)]
    whose = token.relation.startswith(("compound", "amod", "nmod:poss")) and token.head >= 0
    return whose and scene.tree.lemmas[token.head] in words().posts


def _scope(scene: Scene, head: int) -> frozenset[int] | None:
    """The words of the relative clause that a place stands in, with the one that it hangs from; None outside."""
    tree = scene.tree
    verb = next((i for i in (head, *tree.above(head)) if tree.tokens[i].relation == "acl:relcl"), None)
    return None if verb is None else frozenset((*tree.subtree(verb), tree.tokens[verb].head))


def _is_seat(scene: Scene, head: int) -> bool:
    """Whether an international body acts there, whose seat it may be: "In Geneva, the U.N. called for an inquiry"."""
    tree = scene.tree
    verb = next((i for i in tree.above(head) if tree.tokens[i].upos == "VERB"), None)
    subject = tree.subject_of(verb) if verb is not None else None
    return subject is not None and any(
        n.covers(subject) and n.entry is not None and n.entry.country == "IGO" for n in scene.names
    )


def _is_destination(scene: Scene, head: int) -> bool:
    """Whether somebody goes, looks or points there, or only speaks there: "to Beirut", "about Gaza", "said in Rome"."""
    tree = scene.tree
    above = tree.tokens[head].head
    spoken = above >= 0 and tree.tokens[above].upos == "VERB" and tree.lemmas[above] in words().say | words().speech
    return spoken or bool({tree.words[c] for c in tree.below(head, "case")} & _AWAY)


def context_of(
    scenes: tuple[Scene, ...],
    title_codes: tuple[str, ...],
    found: tuple[PlaceMention, ...] = (),
    *,
    share: float = 0.4,
) -> Context:
    """Count the states, their adjectives, seats and places in a story; words in its title count double.

    A place counts for its state only if the story names that state too: small towns share their names. ``share``:
    0.34 to 0.5 gave the same precision on hand-coded stories, 0.6 left more open. Where a report was filed counts once,
    and says nothing of those around it where other states are named.
    """
    every = [
        (scene.index, name.first, name.entry.country, name.kind)
        for scene in scenes
        for name in scene.names
        if name.entry is not None and name.entry.country and name.kind in ("state", "place")
    ]
    named = {code for _, _, code, kind in every if kind == "state"} | set(title_codes)
    seen = [(s, t, code) for s, t, code, kind in every if code in named or not named]
    filed = {(scene.index, name.first) for scene in scenes[:2] for name in scene.names if _is_filed_from(scene, name)}
    told = [each for each in seen if each[:2] not in filed]
    posts = {(scene.index, name.first) for scene in scenes for name in scene.names if _is_of_post(scene, name)}
    desks = {code for s, t, code, _ in every if (s, t) in filed}
    counts = Counter(code for _, _, code in told)
    counts.update({code for s, t, code in seen if (s, t) in filed})
    for code in title_codes:
        counts[code] += 2
    ordered = counts.most_common(1)
    total = sum(counts.values())
    leading = ordered[0][0] if ordered and ordered[0][1] >= max(2, share * total) else None
    places = tuple(
        (scene.index, name.first, name.entry.country)
        for scene in scenes
        for name in scene.names
        if name.entry is not None and name.entry.country and _is_site(scene, name)
    )
    inside = [p for p in found if p.country and p.precision not in ("country", "region") and not p.within_name]
    sites = tuple((p.sentence, p.head, p.country) for p in inside if p.country)
    grounds = frozenset(
        (p.sentence, p.head)
        for p in inside
        if not _is_destination(scenes[p.sentence], p.head)
        and not _is_seat(scenes[p.sentence], p.head)
        and not scenes[p.sentence].tree.tokens[p.head].relation.startswith(("compound", "amod"))
    )
    spots = {(p.sentence, p.head) for p in inside} | {(s, t) for s, t, _ in places}
    scopes = {spot: own for spot in spots if (own := _scope(scenes[spot[0]], spot[1])) is not None}
    seen = told or seen
    return Context(
        seen=tuple(each for each in seen if each[:2] not in posts),
        counts=dict(counts),
        leading=leading,
        places=places,
        sites=sites,
        grounds=grounds,
        scopes=scopes,
        acting=frozenset((scene.index, name.first) for scene in scenes for name in scene.names if _acts(scene, name)),
        filed=leading if leading in desks else None,
    )
