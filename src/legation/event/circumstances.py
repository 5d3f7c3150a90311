"""The place that a clause's own words tell: a phrase of its own, where a journey goes, what it says "where" of."""

from __future__ import annotations

from collections.abc import Iterator

from legation.event.attach import predicates
from legation.event.scene import Scene
from legation.event.spots import Spots
from legation.event.words import words
from legation.language.model import Clause
from legation.language.rules import embedding
from legation.mention.model import PlaceMention

REACHED = ("to", "into", "for", "object", "in", "at", "toward", "towards")
"""Slots of where a journey goes."""

ABOUT = ("about", "regarding", "concerning")
"""Slots of what is talked about."""

DOING = ("subject", "by", "possessor")


def own(clause: Clause, spots: Spots, *, narrow: bool) -> Iterator[PlaceMention]:
    """The located places of a clause; where it is ``narrow``, only what hangs from it or from an occasion."""
    scene = spots.scene
    about = {a.head for a in clause.arguments if a.slot in ABOUT}
    for found in spots.located:
        path = spots.path(found, predicates(clause, scene))
        path = None if path is None else [i for i in path if not _is_day(i, scene)]
        if path is None or any(_tells_more(i, scene) or i in about for i in path):
            continue
        if narrow and not all(_is_occasion(i, scene) or _is_audience(i, scene) for i in path):
            continue
        if (
            is_origin(path, scene)
            or is_far_doer(clause, path, scene)
            or (narrow and _is_of_its_matter(clause, found, spots))
        ):
            continue
        yield found


def _tells_more(index: int, scene: Scene) -> bool:
    """Whether a word between a clause and a place tells of something else: not an occasion, nor a party ("*forces* in
    the north")."""
    return index in scene.by_predicate and not _is_occasion(index, scene) and not _is_party(index, scene)


def _is_party(index: int, scene: Scene) -> bool:
    return index in scene.mentions and all(c.kind == "noun" for c in scene.by_predicate[index])


def _is_of_its_matter(clause: Clause, found: PlaceMention, spots: Spots) -> bool:
    """Whether a place stands right behind what a clause judges or is about: "denounced the raids *in Nablus*"."""
    scene = spots.scene
    judges = clause.predicate in words("judging")
    about = {a.head for a in clause.arguments if a.slot in ABOUT}
    nouns = [c for c in scene.clauses if c.kind == "noun" and c.governor == clause.head]
    return any(_is_behind(noun, found, spots) for noun in nouns if judges or noun.head in about)


def of_a_matter(clause: Clause, spots: Spots) -> PlaceMention | None:
    """The place right behind a deed that somebody judges, wherever it hangs: "denounced *raids in Nablus*"."""
    judged = clause.kind == "noun" and any(c.predicate in words("judging") for c in spots.scene.above(clause))
    return next((p for p in spots.located if judged and _is_behind(clause, p, spots)), None)


def of_relative(clause: Clause, spots: Spots) -> PlaceMention | None:
    """The place in what is told of a deed behind its noun: "the riots, which left 30 dead *in Gauteng*"."""
    clauses = spots.scene.clauses
    behind = [c for c in clauses if c.link == "relative" and c.governor == clause.head]
    behind += [c for c in clauses if c.link == "complement" and any(c.governor == b.head for b in behind)]
    found = (p for c in behind if clause.kind == "noun" for p in own(c, spots, narrow=False))
    return next(found, None)


def _is_behind(noun: Clause, found: PlaceMention, spots: Spots) -> bool:
    """Whether only the words of a noun's own phrase stand between it and a place that hangs from its governor."""
    scene = spots.scene
    at = spots.all[found]
    between = range(noun.head + 1, at)
    own = all(noun.head in scene.governors(i) or at in scene.governors(i) for i in between)
    return bool(at > noun.head and own and scene.tokens[at].head == noun.governor)


def stayed(clause: Clause, spots: Spots) -> PlaceMention | None:
    """Where somebody is told to be for something: "was *in Nairobi* to meet", "was *in Nairobi* for talks"."""
    scene = spots.scene
    above = scene.tokens[clause.head].head
    if clause.link != "purpose" and clause.kind != "noun":
        return None
    return next((p for p in spots.located if spots.all[p] == above and _is_told_of(above, scene)), None)


def _is_told_of(index: int, scene: Scene) -> bool:
    """Whether a word is what somebody is said to be or where he is: "was *in Nairobi*"."""
    return any(scene.tokens[c].relation == "cop" for c in scene.children[index])


def by_name(clause: Clause, spots: Spots) -> PlaceMention | None:
    """The place that a deed is called after: "the *Mosul* fighting killed 40", "the *Nice* attack"."""
    scene = spots.scene
    deeds = {a.head for a in clause.arguments if a.slot in ("subject", "in", "during", "by")}
    deeds = {i for i in deeds if any(c.kind == "noun" for c in scene.by_predicate.get(i, []))}
    deeds |= {clause.head} if clause.kind == "noun" else set()
    called = [p for p in spots.all if p.precision != "country" and scene.tokens[p.head].relation == "compound"]
    return next((p for p in called if scene.tokens[p.head].head in deeds), None)


def antecedent(clause: Clause, spots: Spots) -> PlaceMention | None:
    """The place that a clause with "where" tells more of: "in the Tigray region, *where* troops fired"."""
    scene = spots.scene
    above = scene.tokens[clause.head].head
    marks = [c for c in scene.children[clause.head] if scene.tokens[c].lemma.lower() == "where"]
    if clause.link != "relative" or not marks or above < 0:
        return None
    last = next((i for i in range(marks[0] - 1, -1, -1) if scene.tokens[i].upos != "PUNCT"), above)
    return next((p for i in (above, last) for p, at in spots.all.items() if i in (at, p.head)), None)


def journey(clause: Clause, spots: Spots) -> PlaceMention | None:
    """Where a journey goes or a guest is received, also right behind the word for it ("a visit to Chile to meet")."""
    scene = spots.scene
    if clause.predicate in words("hosting"):
        guests = {a.head for a in clause.arguments if a.slot in ("to", "at")}
        doers = [a for a in clause.arguments if a.slot in ("subject", "by") and not a.implied]
        hosts = {a.head for a in doers if clause.predicate == "host"}
        at_host = (p for p in spots.all if p.head in hosts and p.precision == "country")
        received = next((p for p, at in spots.all.items() if at in guests or p.head in guests), None)
        return received or next(at_host, None) or next((s for h in hosts if (s := _seat(h, scene)) is not None), None)
    if clause.predicate not in words("journeys"):
        return None
    heads = {a.head for a in clause.arguments if a.slot in REACHED}
    reached = [p for p, at in spots.all.items() if at in heads or p.head in heads]
    behind = [p for p in spots.all if _is_right_behind(clause, p, scene)]
    return min(reached or behind or _in_name(clause, scene), key=lambda p: p.start, default=None)


def _in_name(clause: Clause, scene: Scene) -> list[PlaceMention]:
    """The places in the name of a body to which a journey goes: "went to the *Nakuru* police station"."""
    to = [a for a in clause.arguments if a.slot == "to" and a.head in scene.mentions]
    bodies = [a for a in to if any(scene.actors[i].kind == "body" for i in scene.mentions[a.head].actors)]
    return [p for p in scene.places.values() if p.within_name and any(p.head in scene.inside(a) for a in bodies)]


def _seat(head: int, scene: Scene) -> PlaceMention | None:
    """A seat of power that stands for who sits there, as a place in its state: "*the White House* hosted talks"."""
    mention = scene.mentions.get(head)
    actor = scene.actors[mention.actors[0]] if mention is not None and mention.form == "metonym" else None
    if mention is None or actor is None or actor.country is None:
        return None
    words_ = scene.story.text[mention.start : mention.end]
    return PlaceMention(text=words_, start=mention.start, end=mention.end, name=words_, country=actor.country,
                        geonames=None, latitude=None, longitude=None, sentence=scene.sentence.index, head=head,
                        precision="country")  # fmt: skip


def _is_right_behind(clause: Clause, found: PlaceMention, scene: Scene) -> bool:
    between = scene.story.text[clause.end : found.start].split()
    return clause.end <= found.start and between[:1] == ["to"] and between[1:] in ([], ["the"])


def _is_occasion(index: int, scene: Scene) -> bool:
    lemma = scene.tokens[index].lemma.lower()
    return lemma in words("occasions") or lemma in words("meetings") or lemma in words("courts")


def _is_day(index: int, scene: Scene) -> bool:
    """Whether a word is (part of) a time, from which a place may wrongly hang ("on *Thursday* in Washington")."""
    if scene.tokens[index].lemma.lower() in words("times"):
        return True
    return any(d.from_ <= scene.tokens[index].start < d.to for d in scene.dates)


def _is_audience(index: int, scene: Scene) -> bool:
    return scene.tokens[index].lemma.lower() in words("audiences")


def is_origin(path: list[int], scene: Scene) -> bool:
    """Whether a place is only where somebody has his seat, or what something is about: "a group *based* in Doha",
    "according to *activists* in Doha"."""
    lemmas = [scene.tokens[i].lemma.lower() for i in path]
    marks = [
        scene.tokens[c].text.lower() for i in path for c in scene.children[i] if scene.tokens[c].relation == "case"
    ]
    cited = not embedding().reporting_prepositions.isdisjoint(marks)
    return cited or any(
        lemma in words("aboutness") or _is_seat(i, scene) for i, lemma in zip(path, lemmas, strict=True)
    )


def is_another_time(found: PlaceMention, clause: Clause, spots: Spots) -> bool:
    """Whether a place is that of an occasion by which something is only timed: "days *before a meeting* in Quito", "on
    *the eve* of a summit in Quito"."""
    tokens = spots.scene.tokens
    for i in spots.path(found, predicates(clause, spots.scene)) or ():
        marks = [c for c in spots.scene.children[i] if tokens[c].lemma.lower() in ("before", "after")]
        if tokens[i].lemma.lower() == "eve" or any(c and tokens[c - 1].lemma.lower() in words("times") for c in marks):
            return True
    return False


def _is_seat(index: int, scene: Scene) -> bool:
    """Whether a word tells of somebody's seat; a military base that something is done to is where that is done."""
    token = scene.tokens[index]
    struck = token.lemma.lower() == "base" and token.upos == "NOUN" and scene.case(index) != "with"
    return token.lemma.lower() in words("seats") and not struck


def is_far_doer(clause: Clause, path: list[int], scene: Scene) -> bool:
    """Whether a place describes a thing of the doer's: "by militants with bases in Chad", "supporters in Chad"."""
    doers = {a.head for a in clause.arguments if a.slot in DOING}
    between = [i for i in path if scene.tokens[i].lemma.lower() not in words("grounds")]
    return len(between) > 1 and path[-1] in doers


def planned(clause: Clause, spots: Spots) -> PlaceMention | None:
    """Where the journey goes that somebody promises or plans: "agreed *to travel to Lima*"."""
    clauses = spots.scene.clauses
    inner = [c for c in clauses if c.governor == clause.head and c.link in ("complement", "purpose")]
    deeper = {c.head for c in inner}
    inner += [c for c in clauses if c.governor in deeper and c.link in ("complement", "adverbial")]
    if any(a.slot in ("object", "indirect") for a in clause.arguments):  # whoever is invited goes, not who invites
        return None
    return next((p for c in inner if (p := journey(c, spots)) is not None), None)
