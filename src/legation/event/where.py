"""Where a clause says that it happened, by its own words or those of the clauses whose circumstances it shares.

The candidates, best first; the first that gives a place wins:

1. a phrase of its own ("met *in Oslo*"), or of a clause that it shares circumstances with;
2. where a journey goes ("flew *to Quito*, where she met"), where forces are sent, what they leave or enter;
3. of an act in words: where its words were said ("said at a news conference *in Toronto*");
4. of a deed: what hangs from its parties ("shelled a market *in Omdurman*"), what it is done to ("captured *Bunia*");
5. the land of an upheaval that an adjective names ("the *Libyan* civil war").

What an act in words is about is elsewhere; a place that people are from, or that a name holds, is no place of a deed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from legation.event.attach import PLAINLY_IN, chain, predicates
from legation.event.model import Where
from legation.event.scene import Scene
from legation.event.words import words
from legation.language.model import Argument, Clause
from legation.mention.model import PlaceMention

CLIMBED = {"appos", "conj", "flat", "nmod:desc"}
"""Relations over which a place stands under the preposition of its governor ("in the capital, *Harare*")."""

REACHED = ("to", "into", "for", "object", "in", "at", "toward", "towards")
LEFT = ("from", "object", "out of")
HARMED = ("object", "of", "on", "against", "into", "across", "at", "over", "through")
DOING = ("subject", "by", "possessor")
BODILY = {"ASSAULT", "COERCE", "PROTEST", "RETREAT", "MOBILIZE", "AID"}
"""Deeds that are done to people and things where they are."""

SAME_SCENE = {"conjunct", "adverbial", "complement", "purpose", "argument"}
"""Links over which a clause tells of the same scene as the one above it."""

FINE = ("place", "district", "province", "region", "country")
"""Precisions, the finest first."""

LIES_IN = re.compile(r",?\s+in\s+(?:the\s+)?(?:(?:north|south|east|west|central)\w*\s+)?")

HANGING = 3
"""How many words may stand between a deed and a place that hangs from one of its parties. A choice."""

DEEP = 6
"""How many words up from a place its clause is looked for."""


class Spots:
    """The places of a sentence that may be where something happened, each with the word that its preposition marks."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        free = [p for p in scene.places.values() if not p.within_name and not scene.is_person(p.head)]
        self.all = {p: climbed(p.head, scene) for p in sorted(free, key=lambda p: p.start)}
        self.located = [p for p in self.all if self.is_located(p) and not self.is_owner(p)]

    def is_located(self, place: PlaceMention) -> bool:
        """Whether a place stands behind "in", "near" and the like."""
        at = self.all[place]
        case = self.scene.case(at)
        if case == "along" and _follows(at, "along", "with", self.scene):
            return False
        return case in PLAINLY_IN

    def is_owner(self, place: PlaceMention) -> bool:
        """Whether a place only tells where another one lies: "Chad" in "Chad's capital, N'Djamena"."""
        same = [p for p, at in self.all.items() if at == self.all[place] and p is not place]
        return any(FINE.index(p.precision) < FINE.index(place.precision) for p in same)

    def finest(self, place: PlaceMention) -> PlaceMention:
        """The place that is told to lie in a place: "the town of Dikwa" before "in Nigeria"."""
        text = self.scene.story.text
        for p in self.all:
            inside = p.end < place.start and LIES_IN.fullmatch(text, p.end, place.start)
            if inside and p.country == place.country and FINE.index(p.precision) <= FINE.index(place.precision):
                return self.finest(p)
        return place

    def path(self, place: PlaceMention, to: frozenset[int] | set[int]) -> list[int] | None:
        """The words between a place and the first of some words above it, None where none is."""
        above = self.scene.governors(self.all[place])[:DEEP]
        end = next((n for n, i in enumerate(above) if i in to), None)
        return None if end is None else above[1:end]


def climbed(head: int, scene: Scene) -> int:
    """The word whose preposition a place stands under: "capital" in "in Chad's capital, N'Djamena", "city" in "in the
    city of Goma", "coast" in "off the Somali coast"."""
    tokens = scene.tokens
    seen = {head}
    while tokens[head].head >= 0:
        token, above = tokens[head], tokens[head].head
        kind = tokens[above].lemma.lower() in words("grounds")
        part = token.relation in ("nmod:poss", "compound", "amod") and kind
        of = token.relation == "nmod" and scene.case(head) == "of" and kind
        bare = token.relation in CLIMBED and scene.case(head) is None
        if above in seen or not (part or of or bare):
            break
        head = above
        seen.add(head)
    return head


def _follows(at: int, first: str, second: str, scene: Scene) -> bool:
    marks = [c for c in scene.children[at] if scene.tokens[c].lemma.lower() == first]
    return any(i + 1 < len(scene.tokens) and scene.tokens[i + 1].lemma.lower() == second for i in marks)


def place(clause: Clause, scene: Scene, type_: str, *, spoken: bool = False, said: bool = False) -> Where | None:
    """Where an event of a PLOVER type happened, by the clause that tells it; None where its sentence does not say.

    ``spoken``: an act in words; with ``said`` its own doer is reported to speak, and it is where he spoke.
    """
    spots = Spots(scene)
    bodily = type_ in BODILY
    narrow = spoken or not (bodily or type_ == "CONSULT")
    for part in chain(clause, scene):
        own = list(_own(part, spots, narrow=narrow))
        found = min(own, key=lambda p: p.start) if own else _journey(part, spots) or _antecedent(part, spots)
        if found is None and bodily and part is clause:
            found = _moved(clause, spots, type_) or _below(clause, spots) or _harmed(clause, spots, type_)
        if found is not None:
            return where(spots.finest(found))
    if said or spoken:
        return _where_said(clause, spots, said=said)
    return _upheaval(clause, scene) if bodily else None


def _own(clause: Clause, spots: Spots, *, narrow: bool) -> Iterator[PlaceMention]:
    """The located places of a clause; where it is ``narrow``, only what hangs from it or from an occasion."""
    scene = spots.scene
    for found in spots.located:
        path = spots.path(found, predicates(clause, scene))
        path = None if path is None else [i for i in path if not _is_day(i, scene)]
        if path is None or any(i in scene.by_predicate and not _is_occasion(i, scene) for i in path):
            continue
        if narrow and not all(_is_occasion(i, scene) or _is_audience(i, scene) for i in path):
            continue
        if _is_origin(path, scene) or _is_far_doer(clause, path, scene):
            continue
        yield found


def arrived(scene: Scene, who: frozenset[str]) -> Where | None:
    """Where somebody of these actors is told to have come: "*Modi* arrived in Colombo"."""
    spots = Spots(scene)
    for clause in scene.clauses:
        if clause.predicate not in words("journeys") or clause.negated or clause.kind != "verb":
            continue
        doers = {a for x in clause.arguments if x.slot == "subject" and x.head in scene.mentions
                 for a in scene.mentions[x.head].actors}  # fmt: skip
        reached = _journey(clause, spots) if doers & who else None
        if reached is not None:
            return where(reached)
    return None


def _antecedent(clause: Clause, spots: Spots) -> PlaceMention | None:
    """The place that a clause with "where" tells more of: "in the Tigray region, *where* troops fired"."""
    scene = spots.scene
    above = scene.tokens[clause.head].head
    where_ = any(scene.tokens[c].lemma.lower() == "where" for c in scene.children[clause.head])
    if clause.link != "relative" or not where_ or above < 0:
        return None
    return next((p for p, at in spots.all.items() if above in (at, p.head)), None)


def _is_occasion(index: int, scene: Scene) -> bool:
    lemma = scene.tokens[index].lemma.lower()
    return lemma in words("occasions") or lemma in words("meetings") or lemma in words("courts")


def _is_day(index: int, scene: Scene) -> bool:
    """Whether a word is part of a date, from which a place may wrongly hang ("on *Thursday* in Washington")."""
    return any(d.from_ <= scene.tokens[index].start < d.to for d in scene.dates)


def _is_audience(index: int, scene: Scene) -> bool:
    return scene.tokens[index].lemma.lower() in words("audiences")


def _is_origin(path: list[int], scene: Scene) -> bool:
    """Whether a place is only where somebody has his seat, or what something is about: "a group *based* in Doha"."""
    return any(scene.tokens[i].lemma.lower() in words("seats") | words("aboutness") for i in path)


def _is_far_doer(clause: Clause, path: list[int], scene: Scene) -> bool:
    """Whether a place describes a thing of the doer's: "by militants with bases in Chad", "supporters in Chad"."""
    doers = {a.head for a in clause.arguments if a.slot in DOING}
    between = [i for i in path if scene.tokens[i].lemma.lower() not in words("grounds")]
    return len(between) > 1 and path[-1] in doers


def _journey(clause: Clause, spots: Spots) -> PlaceMention | None:
    """Where a journey goes or a guest is received, also right behind the word for it ("a visit to Chile to meet")."""
    scene = spots.scene
    if clause.predicate in words("hosting"):
        guests = {a.head for a in clause.arguments if a.slot in ("to", "at")}
        return next((p for p, at in spots.all.items() if at in guests or p.head in guests), None)
    if clause.predicate not in words("journeys"):
        return None
    heads = {a.head for a in clause.arguments if a.slot in REACHED}
    reached = [p for p, at in spots.all.items() if at in heads or p.head in heads]
    behind = [p for p in spots.all if _is_right_behind(clause, p, scene)]
    return min(reached or behind, key=lambda p: p.start, default=None)


def _is_right_behind(clause: Clause, found: PlaceMention, scene: Scene) -> bool:
    between = scene.story.text[clause.end : found.start].split()
    return clause.end <= found.start and between[:1] == ["to"] and between[1:] in ([], ["the"])


def _where_said(clause: Clause, spots: Spots, *, said: bool) -> Where | None:
    """Where an act in words was said: in the words that report it, or tell to whom ("telling reporters in Accra")."""
    scene = spots.scene
    cues = [c for c in scene.clauses if c.governor == clause.head and c.link == "adverbial" and _tells(c)]
    if clause.reporter is None or (said and clause.modality != "future"):
        cues += _reporting(clause, scene)
    for cue in cues:
        own = list(_own(cue, spots, narrow=True)) + [
            p
            for noun in scene.clauses
            if noun.kind == "noun" and noun.governor == cue.head and (p := _journey(noun, spots)) is not None
        ]
        if own:
            return where(min(own, key=lambda p: p.start))
    return None


def _reporting(clause: Clause, scene: Scene) -> list[Clause]:
    """The clauses that report one: that of its cue; of quoted words what stands outside of the quotation."""
    if clause.reporter is not None:
        return [c for c in scene.clauses if scene.tokens[c.head].start == clause.reporter.cue_start]
    around = [q for q in scene.quotations if q.start <= clause.start and clause.end <= q.end]
    return [c for c in scene.clauses if around and _tells(c) and not any(q.start <= c.start < q.end for q in around)]


def _tells(clause: Clause) -> bool:
    return clause.predicate in words("speaking") or clause.predicate in ("tell", "say", "address", "add")


def _moved(clause: Clause, spots: Spots, type_: str) -> PlaceMention | None:
    """Where forces are sent, aid is brought, or what they are withdrawn from, people are kept out of or put out of."""
    scene = spots.scene
    slots: tuple[str, ...] = ()
    if type_ == "MOBILIZE" or (type_ == "AID" and clause.predicate in words("deliveries")):
        slots = ("to", "into", "toward", "towards", "onto")
    elif clause.predicate in words("leaving"):
        slots = LEFT
    hanging = [b for a in clause.arguments if a.slot == "object" for slot in slots for b in scene.below(a, slot)]
    heads = [a.head for a in (*clause.arguments, *hanging) if a.slot in slots]
    for inner in (c for c in scene.clauses if c.governor == clause.head and c.link in ("complement", "purpose")):
        if type_ == "COERCE" and inner.predicate in words("entering"):
            heads += [a.head for a in inner.arguments if a.slot in REACHED]
    return next((p for p, at in spots.all.items() if at in heads or p.head in heads), None)


def _below(clause: Clause, spots: Spots) -> PlaceMention | None:
    """What hangs from a deed's parties: "tanks *captured near Palmyra*", "civilians *in Gaza*"."""
    scene = spots.scene
    told = {c.head for c in scene.clauses if c.tense != "" and not c.passive and c.head != clause.head}
    found = []
    for p in spots.located:
        path = spots.path(p, {clause.head})
        if (
            path is None
            or len(path) > HANGING
            or told & set(path)
            or _is_origin(path, scene)
            or _is_far_doer(clause, path, scene)
        ):
            continue
        found.append((len(path), p.start, p))
    return min(found)[2] if found else None


def _harmed(clause: Clause, spots: Spots, type_: str) -> PlaceMention | None:
    """What a deed is done to: "captured *Bunia*", "the people *of northern Mali*", "an operation to take *Mosul*"."""
    scene = spots.scene
    if type_ not in ("ASSAULT", "COERCE"):
        return None
    aims = [c for c in scene.clauses if c.governor == clause.head and c.link in ("purpose", "complement")]
    aims = [c for c in aims if not c.tense]
    for deed in (clause, *(aims if type_ == "ASSAULT" else [])):
        slots = (*HARMED, "from") if deed.predicate in words("clearing") else HARMED
        for argument in (a for slot in slots for a in deed.arguments if a.slot == slot and not a.implied):
            for p, at in spots.all.items():
                if argument.start <= p.start < argument.end and _is_its_own(argument, p, at, spots):
                    return p
    return None


def _is_its_own(argument: Argument, found: PlaceMention, at: int, spots: Spots) -> bool:
    """Whether a place is what a phrase names, or is where that is; not in a clause of its own, not "from" there."""
    scene = spots.scene
    path = spots.path(found, {argument.head})
    if argument.head in (found.head, at):
        return True
    if path is None or any(i in scene.by_predicate for i in path):
        return False
    owned = scene.tokens[at].relation in ("nmod:poss", "compound") and found.precision == "country"
    return scene.case(at) in PLAINLY_IN | {"of", None} and not owned


def _upheaval(clause: Clause, scene: Scene) -> Where | None:
    """The land of a war within a state, by the adjective or name that goes with it: "the *Libyan* civil war"."""
    inner = clause.predicate in words("upheavals") or (clause.predicate == "war" and "civil" in clause.modifiers)
    if clause.kind != "noun" or not inner:
        return None
    for child in scene.children[clause.head]:
        mention = scene.mentions.get(child)
        land = scene.actors[mention.actors[0]] if mention is not None and mention.actors else None
        own = scene.tokens[child].relation in ("amod", "compound", "nmod:poss")
        if mention is not None and land is not None and land.kind == "state" and own:
            said = scene.story.text[mention.start : mention.end]
            return Where(name=land.name, country=land.country, text=said, start=mention.start, end=mention.end,
                         precision="country")  # fmt: skip
    return None


def setting(scene: Scene) -> Where | None:
    """Where a sentence sets its scene: by the place of what it chiefly tells, if that is no mere saying."""
    spots = Spots(scene)
    roots = {c.head for c in scene.clauses if _is_plain(c) and c.link == "root" and not _reports(c, scene)}
    inner = {
        h for c in scene.clauses if c.link in SAME_SCENE or (c.link == "relative" and not c.tense) for h in (c.head,)
    }
    for found in spots.located:
        above = scene.governors(spots.all[found])[1:]
        told = [i for i in above if i in scene.by_predicate]
        if told and told[-1] in roots and all(i in inner | roots for i in told) and not _is_origin(above, scene):
            return where(spots.finest(found))
    for clause in (c for c in scene.clauses if c.head in roots):
        reached = _journey(clause, spots)
        if reached is not None:
            return where(reached)
    return None


def _is_plain(clause: Clause) -> bool:
    return not clause.negated and clause.modality == "none"


def _reports(clause: Clause, scene: Scene) -> bool:
    return any(c.governor == clause.head and c.link == "reported" for c in scene.clauses)


def beside(clause: Clause, scene: Scene) -> Where | None:
    """The place that a clause told along with a deed has: "killed two *while searching a house in Herat*"."""
    spots = Spots(scene)
    linked = [c for c in scene.clauses if _goes_with(c, clause) or _goes_with(clause, c)]
    found = [p for c in linked for p in _own(c, spots, narrow=False)]
    found += [p for c in linked for p in _below_all(c, spots)]
    at = scene.tokens[clause.head].start
    return where(min(found, key=lambda p: (abs(p.start - at), p.start))) if found else None


def _goes_with(clause: Clause, other: Clause) -> bool:
    return clause.governor == other.head and clause.link in (
        "adverbial",
        "conjunct",
        "complement",
        "purpose",
        "argument",
    )


def _below_all(clause: Clause, spots: Spots) -> list[PlaceMention]:
    found = _below(clause, spots)
    return [found] if found is not None else []


def where(mention: PlaceMention) -> Where:
    """A place mention as an event's place."""
    return Where(name=mention.name, country=mention.country, geonames=mention.geonames, lat=mention.latitude,
                 lon=mention.longitude, text=mention.text, start=mention.start, end=mention.end,
                 admin=mention.admin, precision=mention.precision)  # fmt: skip
