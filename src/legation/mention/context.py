"""Which state a story, or a stretch of it, is about: for "the government", "police", "protesters" without a country."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

import msgspec

from legation.mention.candidates import Scene, Spot
from legation.mention.model import PlaceMention
from legation.mention.names import Name
from legation.mention.passing import objects_of_quotes, passing
from legation.mention.venues import neutral
from legation.mention.words import words

_WINDOW = 3
_FAR = 6
_GROUND = 2
_OFTEN = 2
"""So often at least a state must be named to lead, its posts abroad aside. A choice."""

_FILED = re.compile(r"(?:,\s*[A-Z][A-Z. ]+)?\s*(?:\([^)]*\)\s*)?(?:—|–|--|-)\s")
_VISITS = frozenset({"visit", "arrive", "land"})
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
    the story is also filed from it. ``aside`` are the namings of states that only speak, and of places where somebody
    only goes or speaks; ``judging`` those with a verb of praise or blame, and that verb. ``desk`` is the state
    where the report was filed. ``across`` are the words "his" before counterparts, with the state of each. ``passing``
    are the namings of states in passing; ``quoted`` those as objects in a quotation, with its last word;
    ``issued`` the places where a statement or letter was written; ``titled`` the states of all that the title names.
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
    aside: frozenset[tuple[int, int]] = frozenset()
    judging: dict[tuple[int, int], int] = {}
    desk: str | None = None
    across: tuple[tuple[int, int, str], ...] = ()
    passing: frozenset[tuple[int, int]] = frozenset()
    quoted: dict[tuple[int, int], int] = {}
    issued: frozenset[tuple[int, int]] = frozenset()
    titled: frozenset[str] = frozenset()

    @property
    def setting(self) -> str | None:
        """The one state that a story is set in: nearly all that it names; None where it names others too."""
        total = sum(self.counts.values())
        return self.leading if self.leading and self.counts[self.leading] >= SETTING * total else None

    @property
    def sole(self) -> str | None:
        """The one state that a story names, not only as where somebody goes, or as those whom he meets."""
        code = next(iter(self.counts)) if len(self.counts) == 1 else None
        acts = any((s, t) in self.acting for s, t, _ in self.seen)
        return code if acts or self.desk == code else None

    def is_acted_in(self, code: str) -> bool:
        """Whether a state is named as one that acts or where something is told to be, not only as where somebody goes
        ("flew home from *Peru*")."""
        acts = {c for s, t, c in self.seen if (s, t) in self.acting - self.aside}
        return code in acts | {self.desk} | {c for s, t, c in self.sites if (s, t) in self.grounds}

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

    def are_opposite(self, spots: Iterable[Spot], code: str | None) -> bool:
        """Whether somebody at these spots has a counterpart of a state, and so is of another: "*Lee* met his Malian
        counterpart"."""
        return any(s == at and t < index and code == land for s, t in spots for at, index, land in self.across)

    def without(self, code: str) -> Context:
        """What the story tells of states, as if it did not name one of them."""
        counts = {other: times for other, times in self.counts.items() if other != code}
        return msgspec.structs.replace(
            self,
            seen=tuple(n for n in self.seen if n[2] != code),
            sites=tuple(s for s in self.sites if s[2] != code),
            counts=counts,
            leading=None if self.leading == code else self.leading,
            home=None if self.home == code else self.home,
            desk=None if self.desk == code else self.desk,
        )

    def bears(self, place: tuple[int, int], token: int) -> bool:
        """Whether a place bears on a token of its sentence: not one in a relative clause apart from it."""
        return place not in self.scopes or token in self.scopes[place]

    def near(self, sentence: int, token: int) -> str | None:
        """The state that an unmarked "government" or "police" at a token means, or None where it is not clear.

        The nearest sentence going back that names states decides, if it names one only, or the leading one among
        several; the same sentence counts up to the token itself, and another state that only acts in a sentence before
        ("*Washington* called for calm") counts for nothing, nor one named in passing, where others are named. Beyond
        the window it is the leading state.
        """
        told = self._beside(sentence, token)
        if told is None and self.leading is None and self.passing:
            kept = msgspec.structs.replace(self, seen=tuple(n for n in self.seen if n[:2] not in self.passing))
            told = kept._at_home(sentence, token) or kept._near(sentence, token)
            told = told or (self.desk if not kept.seen else None)
        told = told or self._at_home(sentence, token) or self._near(sentence, token)
        return told or self.home or self.sole

    def _named(self, sentence: int, back: int, token: int) -> list[tuple[int, int, str]]:
        """The namings of states so many sentences back that bear on a token; in its own only those before it."""
        named = [n for n in self.seen if n[0] == sentence - back and (back or n[1] < token)]
        if not back:
            named = [n for n in named if self.quoted.get(n[:2], token) >= token]
        return [n for n in named if self.bears(n[:2], -1 if back else token)]

    def _at_home(self, sentence: int, token: int) -> str | None:
        """The one state of the nearest sentence before a foreigner who only speaks, where none leads: "Lesotho's court
        freed him. *Malawi* praised the police" means those of Lesotho."""
        passed = False
        for back in range(_FAR if self.leading is None else 0):
            named = self._named(sentence, back, token)
            kept = [n for n in named if not (n[:2] in self.aside if back else self._judges(n[:2], token))]
            passed = passed or len(kept) < len(named)
            codes = {code for _, _, code in kept}
            if codes:
                return next(iter(codes)) if len(codes) == 1 and passed else None
            if back == 1 and (ground := self._ground(sentence - back)):
                return ground
        return None

    def _beside(self, sentence: int, token: int) -> str | None:
        """The state of the one place, or of several in one state, in which a sentence tells something before a token:
        "*In Yerevan*, police broke up a rally"."""
        before = [s for s in self.sites if s[0] == sentence and s[1] < token and self.bears(s[:2], token)]
        codes = {code for _, _, code in before}
        return next(iter(codes)) if len(codes) == 1 and any(s[:2] in self.grounds for s in before) else None

    def _judges(self, named: tuple[int, int], token: int) -> bool:
        """Whether a state, or who speaks at a place, judges what a token behind its verb means: "*In Accra*, a minister
        praised *the police*"."""
        return named in self.judging and self.judging[named] < token

    def _near(self, sentence: int, token: int) -> str | None:
        for back in range(_WINDOW):
            named = self._named(sentence, back, token)
            if back and self.leading is not None:
                others = self.acting | self.aside
                named = [n for n in named if n[2] == self.leading or n[:2] not in others]
            elif self.leading is not None:
                named = [n for n in named if n[2] == self.leading or not self._judges(n[:2], token)]
            codes = [c for _, _, c in named]
            if not codes:
                continue
            if self.leading in codes or (self.leading is None and len(set(codes)) == 1):
                return self.leading or codes[0]
            if len(set(codes)) == 1:
                return codes[0]
            return self.leading or (self._ground(sentence - back) if back else None)
        return self.leading

    def _ground(self, sentence: int) -> str | None:
        """The state of the places, all in one, in which a sentence tells something, whomever else it names."""
        codes = {code for s, t, code in self.sites if s == sentence and (s, t) in self.grounds}
        return next(iter(codes)) if len(codes) == 1 else None


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


def _speech_of(scene: Scene, name: Name, verbs: frozenset[str]) -> int | None:
    """The verb of speech whose subject is a state, or somebody whom it stands before ("*Kenya* condemned the vote"), or
    which is told of a place; a place where somebody goes is taken with the word that it hangs from."""
    tree = scene.tree
    head = _placed(scene, name)
    if head is not None:
        return tree.tokens[head].head if _is_destination(scene, head) else None
    head = tree.head_of(name.first, name.last)
    while tree.tokens[head].relation.startswith(("amod", "compound", "nmod:poss", "nmod:desc", "flat")):
        head = tree.tokens[head].head
    verb = tree.tokens[head].head
    return verb if tree.tokens[head].relation.startswith("nsubj") and verb >= 0 and tree.lemmas[verb] in verbs else None


def _placed(scene: Scene, name: Name) -> int | None:
    """The head of a name with a preposition before it, or of the name that it is a short form of: "to the United States
    (*US*)"; None without one."""
    head = scene.tree.head_of(name.first, name.last)
    if scene.tree.tokens[head].relation == "appos" and name.text.isupper():
        head = scene.tree.tokens[head].head
    return head if _is_site(scene, name) or (name.kind == "state" and scene.tree.below(head, "case")) else None


def _is_site(scene: Scene, name: Name) -> bool:
    """Whether a name is a place's: of a town, or of a capital or state after a preposition of place."""
    before = scene.tree.words[name.first - 1] if name.first else ""
    inside = name.form == "capital" or name.kind == "state"
    return name.kind == "place" or (inside and before in ("in", "at", "near", "outside"))


def _is_filed_from(scene: Scene, name: Name) -> bool:
    """Whether a name is of the dateline, which tells where the reporter sits: "NAIROBI, KENYA —"."""
    return name.text.isupper() and len(name.text) > 3 and _FILED.match(scene.text, name.end) is not None


def _is_of_post(scene: Scene, name: Name) -> bool:
    """Whether a name says whose embassy it is, which stands in another land: "rallied outside the *U.S.* embassy"; or
    who backs or leads those that are of another ("*US*-backed government forces")."""
    behind = scene.tree.words[name.last + 1 : name.last + 3]
    if len(behind) == 2 and behind[0] == "-" and behind[1] in words().from_abroad | {"led"}:
        return True
    token = scene.tree.tokens[scene.tree.head_of(name.first, name.last)]
    whose = token.relation.startswith(("compound", "amod", "nmod:poss")) and token.head >= 0
    return whose and scene.tree.lemmas[token.head] in words().posts | words().strangers


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
    return spoken or _is_of_letter(scene, head) or bool({tree.words[c] for c in tree.below(head, "case")} & _AWAY)


def _is_of_letter(scene: Scene, head: int) -> bool:
    """Whether a place is where a statement or letter was written: "in a message sent from *Quito*"."""
    tree = scene.tree
    while tree.tokens[head].relation.startswith(("amod", "compound", "flat")):
        head = tree.tokens[head].head
    above = tree.tokens[head].head
    written = above >= 0 and tree.tokens[above].relation == "acl" and tree.tokens[above].head >= 0
    return written and tree.lemmas[tree.tokens[above].head] in words().letters


def _speaking(scenes: tuple[Scene, ...], verbs: frozenset[str]) -> dict[tuple[int, int], int]:
    """The namings of states that only speak, and of places where somebody only goes or speaks, with their verbs."""
    told = ((scene.index, name.first, _speech_of(scene, name, verbs)) for scene in scenes for name in scene.names)
    return {(sentence, first): verb for sentence, first, verb in told if verb is not None}


def _told_of(scenes: tuple[Scene, ...], code: str | None) -> bool:
    """Whether a state is named otherwise than as where somebody goes: "flew *to Peru*, and *from Peru* home"."""
    named = [(scene, n) for scene in scenes for n in scene.names if n.entry is not None and n.entry.country == code]
    heads = [(scene, _placed(scene, name)) for scene, name in named]
    return any(head is None or not _is_destination(scene, head) for scene, head in heads)


def _naming(scene: Scene, name: Name) -> tuple[int, int, str, str] | None:
    """A name as naming of a state or of a place in one: (sentence, token, code, kind); a charity's branch names the
    state in which it works ("Oxfam *Kenya* blamed the government")."""
    if name.entry is None:
        return None
    if name.land and name.kind == "body":
        return scene.index, name.last, name.land, "state"
    code = name.entry.country if name.kind in ("state", "place") else None
    return (scene.index, name.first, code, name.kind) if code else None


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
    apart = neutral(scenes, title_codes)
    every = [each for scene in scenes for name in scene.names if (each := _naming(scene, name)) is not None]
    every = [each for each in every if each[2] not in apart]
    filed = {(scene.index, name.first) for scene in scenes[:2] for name in scene.names if _is_filed_from(scene, name)}
    desk = {code for s, t, code, _ in every if (s, t) in filed}
    named = {code for s, t, code, kind in every if kind == "state" and (s, t) not in filed} | set(title_codes)
    seen = [(s, t, code) for s, t, code, kind in every if code in named | desk or not named]
    told = [each for each in seen if each[:2] not in filed]
    posts = {(scene.index, name.first) for scene in scenes for name in scene.names if _is_of_post(scene, name)}
    counts = Counter(code for _, _, code in told)
    counts.update({code for s, t, code in seen if (s, t) in filed})
    for code in title_codes:
        counts[code] += 2
    ordered = counts.most_common(1)
    total = sum(counts.values())
    leading = ordered[0][0] if ordered and ordered[0][1] >= max(2, share * total) else None
    abroad = sum(each[2] == leading and each[:2] in posts for each in told)
    often = leading is None or counts[leading] - abroad >= _OFTEN
    if leading not in title_codes and not (often and _told_of(scenes, leading)):
        leading = None
    places = tuple(
        (scene.index, name.first, name.entry.country)
        for scene in scenes
        for name in scene.names
        if name.entry is not None and name.entry.country and _is_site(scene, name)
    )
    inside = [p for p in found if p.country and p.precision not in ("country", "region") and not p.within_name]
    inside = [p for p in inside if p.country not in apart]
    sites = tuple((p.sentence, p.head, p.country) for p in inside if p.country)
    grounds = frozenset(
        (p.sentence, p.head)
        for p in inside
        if not _is_destination(scenes[p.sentence], p.head)
        and not _is_seat(scenes[p.sentence], p.head)
        and not scenes[p.sentence].tree.tokens[p.head].relation.startswith(("compound", "amod"))
    )
    spots = {(p.sentence, p.head) for p in inside} | {(s, t) for s, t, _ in places} | {each[:2] for each in every}
    scopes = {spot: own for spot in spots if (own := _scope(scenes[spot[0]], spot[1])) is not None}
    issued = frozenset(spot for spot in spots if _is_of_letter(scenes[spot[0]], spot[1]))
    seen = [each for each in told or seen if each[:2] not in issued]
    lands = {s: {c for at, t, c in sites if at == s and (at, t) in grounds} for s, _ in grounds}
    alone = {s: next(iter(codes)) for s, codes in lands.items() if len(codes) == 1}
    return Context(
        seen=tuple(each for each in seen if each[:2] not in posts),
        counts=dict(counts),
        leading=leading,
        places=places,
        sites=sites,
        grounds=grounds,
        scopes=scopes,
        acting=frozenset((scene.index, name.first) for scene in scenes for name in scene.names if _acts(scene, name)),
        filed=leading if leading in desk else None,
        aside=frozenset(_speaking(scenes, words().say | words().speech | _VISITS)),
        judging=_speaking(scenes, words().speech),
        desk=next(iter(desk)) if len(desk) == 1 else None,
        passing=passing(scenes, alone),
        quoted=objects_of_quotes(scenes),
        issued=issued,
    )
