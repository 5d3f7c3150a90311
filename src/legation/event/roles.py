"""Who is who in an event: from the arguments of a clause to parties with identity and words."""

from __future__ import annotations

from collections.abc import Iterable

from legation.event.match import Match, content, fillers, names_actor
from legation.event.model import Party
from legation.event.scene import Scene
from legation.event.teller import quoted
from legation.event.words import words
from legation.language.model import Argument
from legation.mention.model import Mention, PlaceMention
from legation.story.model import Span, span_of

MUTUAL = {"CONSULT", "AGREE", "COOPERATE"}
"""Types that two sides do together: recipients that are actors too are listed once."""

ABOUT_DEEDS = {"AGREE", "THREATEN", "REJECT", "CONCEDE", "REQUEST"}
"""Acts about a deed: whom the deed would be done to, or by, is the recipient ("vowed to defend *Taiwan*")."""

DEPTH = 4
"""How many clauses of content are looked through for whom a deed would be done to."""

ABOUT_NEWS = {"SUPPORT", "ACCUSE", "REJECT"}
"""Acts about what others did."""

MATTER = ("object", "for", "to", "of")
SIDES = ("by", "with", "between", "to", "against", "from", "on", "in")
"""Where an act names its matter, and how that names its parties ("called for talks *between* Kabul and Islamabad")."""

DONE_TO = ("object", "indirect", "with", "to", "against", "on", "for", "from")


def roles(match: Match, scene: Scene) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Actors and recipients of a matched clause; nobody is on both sides."""
    actors = parties(match.actor, scene, places=False)
    recipients = parties(match.recipient, scene, places=True)
    actors = actors or _of_the_doer(match, scene)
    taken = {p.id for p in actors}
    if not match.recipient and match.trigger.type in ABOUT_DEEDS:
        recipients = _of_the_deed(match, scene, taken) or _of_the_matter(match, scene, taken)
    if not recipients and match.trigger.type in ABOUT_NEWS:
        recipients = _of_the_news(match, scene, taken)
    if match.trigger.type in MUTUAL and not recipients:
        return actors, ()
    return actors, tuple(p for p in recipients if p.id not in taken)


def _of_the_doer(match: Match, scene: Scene) -> tuple[Party, ...]:
    """Who does the deed that a noun names: the subject of the verb that has it as object ("*led* the offensive")."""
    clause = match.clause
    above = scene.by_predicate.get(clause.governor, []) if clause.kind == "noun" and clause.governor is not None else []
    for verb in above:
        done = any(a.slot == "object" and a.head == clause.head for a in verb.arguments)
        if done and verb.predicate in words("doing"):
            return parties(fillers(verb, "subject", scene), scene, places=False)
    return ()


def _of_the_deed(match: Match, scene: Scene, taken: set[str]) -> tuple[Party, ...]:
    """Whom the deed would be done to that a promise, threat or refusal is about ("continue *to press Iran*" too)."""
    deeds, seen = list(content(match.clause, scene)), 0
    while seen < min(len(deeds), DEPTH):
        for slot in DONE_TO:
            found = parties(fillers(deeds[seen], slot, scene), scene, places=False)
            if found and not {p.id for p in found} <= taken:
                return found
        deeds += content(deeds[seen], scene)
        seen += 1
    return ()


def _of_the_news(match: Match, scene: Scene, taken: set[str]) -> tuple[Party, ...]:
    """Whose deed it is that somebody welcomes or condemns by a noun: "the announcement that *Kyiv* had agreed"."""
    for noun in (c for a in match.clause.arguments if a.slot == "object" for c in scene.by_predicate.get(a.head, [])):
        for deed in content(noun, scene):
            found = parties(fillers(deed, "subject", scene), scene, places=False)
            if found and not {p.id for p in found} <= taken:
                return found
    return ()


def _of_the_matter(match: Match, scene: Scene, taken: set[str]) -> tuple[Party, ...]:
    """Who takes part in the deed that an act names by a noun."""
    for matter in (a for slot in MATTER for a in match.clause.arguments if a.slot == slot):
        for side in SIDES:
            found = parties(scene.below(matter, side), scene, places=side == "in")
            if found and not {p.id for p in found} <= taken:
                return found
    return ()


def parties(arguments: Iterable[Argument], scene: Scene, *, places: bool) -> tuple[Party, ...]:
    """The parties that the arguments name, in order, each once.

    An argument that is no actor itself stands for its owner ("Israel's decision"); where ``places`` is true, a place
    stands for the state that it lies in.
    """
    out: dict[str, Party] = {}
    for argument in arguments:
        for party in _parties(argument, scene, places):
            out.setdefault(party.id, party)
    return tuple(out.values())


def _parties(argument: Argument, scene: Scene, places: bool) -> list[Party]:
    if argument.slot == "speaker" and argument.head < 0:
        return _quoted(argument, scene)
    mention = scene.mentions.get(argument.head)
    if mention is None and places and argument.head in scene.places:
        return [_state(scene.places[argument.head], scene)]
    if mention is None:
        mention = scene.owner(argument)
    return [] if mention is None else of_mention(mention, scene)


def _quoted(argument: Argument, scene: Scene) -> list[Party]:
    """The speaker of the quotation that an argument stands in, by the words that named him last."""
    told = quoted(argument.start, argument.end, scene)
    actor = scene.actors.get(told.actor or "") if told is not None else None
    if told is None or actor is None:
        return []
    return [Party(id=actor.id, name=actor.name, country=actor.country, sector=actor.sector,
                  text=told.text, start=told.start, end=told.end)]  # fmt: skip


def of_mention(mention: Mention, scene: Scene) -> list[Party]:
    """The parties that a mention names: one, or several for "the two leaders"."""
    said = scene.story.text[mention.start : mention.end]
    return [
        Party(id=a.id, name=a.name, country=a.country, sector=a.sector, text=said, start=mention.start, end=mention.end)
        for a in (scene.actors[i] for i in mention.actors)
    ]


def _state(place: PlaceMention, scene: Scene) -> Party:
    """The state that a place lies in, by the words of the place."""
    known = next((a for a in scene.actors.values() if a.kind == "state" and a.country == place.country), None)
    span = {"text": place.text, "start": place.start, "end": place.end}
    if known is not None:
        return Party(id=known.id, name=known.name, country=known.country, sector=known.sector, **span)  # type: ignore[arg-type]
    return Party(id=f"place:{place.name}", name=place.name, country=place.country, sector=None, **span)  # type: ignore[arg-type]


def topics(match: Match, scene: Scene) -> tuple[Span, ...]:
    """The phrases that say what it was about: the slots that the trigger names for it."""
    found = [a for slot in match.trigger.topics for a in fillers(match.clause, slot, scene)]
    taken = {a.head for a in (*match.actor, *match.recipient) if names_actor(a, scene)}
    text = scene.story.text
    found = [a for a in found if not any(d.from_ <= a.start < d.to for d in scene.dates)]
    return tuple(span_of(text, a.start, a.end) for a in found if a.head not in taken and a.head not in scene.mentions)
