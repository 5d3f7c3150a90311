"""Who is who in an event: from the arguments of a clause to parties with identity and words."""

from __future__ import annotations

from collections.abc import Container, Iterable

import msgspec

from legation.event import nearby
from legation.event.culprits import GATHERINGS, blamed, claimed, endured, of_own_deed
from legation.event.disowned import disowned
from legation.event.fellows import beside_object, instances, involved, is_mutual, together
from legation.event.match import Match, denies_deed, fillers, names_actor
from legation.event.model import Party
from legation.event.scene import Scene
from legation.event.teller import quoted
from legation.event.warded import kept_safe
from legation.event.words import words
from legation.language.model import Argument
from legation.mention.model import Mention, PlaceMention
from legation.story.model import Span, span_of

MUTUAL = {"CONSULT", "AGREE", "COOPERATE"}
"""Types that two sides do together: recipients that are actors too are listed once."""

ABOUT_DEEDS = {"AGREE", "THREATEN", "REJECT", "CONCEDE", "AID"}
"""Acts about a deed: whom the deed would be done to is the recipient ("vowed to defend *Taiwan*"); a request is to
whoever would do it."""

ABOUT_NEWS = {"SUPPORT", "ACCUSE", "REJECT"}
"""Acts about what others did."""

SAID_TO = {"AGREE", "CONCEDE", "THREATEN", "REJECT"}
"""Acts that are done to whom they are said."""

OWN = {("SANCTION", "withdraw"), ("MOBILIZE", "troops"), ("MOBILIZE", "weapons"), ("RETREAT", "withdraw")}
"""Deeds that are done with one's own people and things."""

KIND = {"AID", "AGREE", "SUPPORT"}
"""Acts that nobody does to the state that he acts for: "announced *UK* funding for Moldova", "our bond with Japan"."""

UNREST = {"demo", "riot", "strike", "hunger", "obstruct"}
"""Modes of protest, none of which a state itself does."""

AT_HOME = {"CONSULT", "MOBILIZE"}
"""Deeds that need no other side where they are done in one's own country."""

FORCES = {"MIL", "COP"}
"""Sectors of one's own people with whom such deeds are done."""

PASSED = {"outside", "past", "near", "through", "in"}
"""Prepositions of where a march passes."""

HOSTILE = {"ASSAULT", "COERCE", "SANCTION", "THREATEN", "MOBILIZE"}


def roles(match: Match, scene: Scene) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Actors and recipients of a matched clause; nobody is on both sides."""
    match = disowned(endured(claimed(of_own_deed(blamed(match, scene), scene), scene), scene), scene)
    match = _without_grounds(match, scene)
    actors = parties(match.actor, scene, places=False)
    actors = actors or _first(nearby.doer_above(match, scene), scene, set())
    if not actors and match.trigger.type in MUTUAL | {"PROTEST", "MOBILIZE"}:
        actors = parties(involved(match, scene), scene, places=False)
    if not actors and match.trigger.type == "COERCE":
        actors = _first(nearby.ruler(match, scene), scene, set()) or _first(nearby.holding(match, scene), scene, set())
    if not actors and match.trigger.type == "SANCTION":
        actors = _bodies(parties(nearby.expelling(match, scene), scene, places=False), scene)
    if not actors and match.trigger.type == "CONSULT":
        met = {p.id for p in parties(match.recipient, scene, places=True)}
        actors = _people(_first(nearby.attending(match, scene), scene, met), scene)
    if (match.trigger.type, match.trigger.mode) == ("RETREAT", "ceasefire"):
        brokers = {scene.mentions[i].start for i in nearby.brokers(scene) if i in scene.mentions}
        actors = tuple(p for p in actors if p.start not in brokers)
    lands = tuple(p for p in actors if _is_land(p, match, scene))
    actors = tuple(p for p in actors if p not in lands)
    if actors:
        actors = _joined(actors, parties(together(match, scene), scene, places=False))
    match = _at_targets(match, actors, scene)
    recipients = _not_own(parties(match.recipient, scene, places=True), actors, match, scene)
    recipients = recipients or lands
    recipients = _joined(recipients, parties(beside_object(match.clause, scene), scene, places=False))
    taken = {p.id for p in actors}
    if match.trigger.type in KIND:
        own = _own_states(actors, scene)
        recipients, taken = tuple(p for p in recipients if p.id not in own), taken | own
    if (not recipients or {p.id for p in recipients} <= taken) and not is_mutual(match, actors, scene):
        recipients = _third(_beside(match, scene, taken), actors, match) or recipients
    recipients = not_own_land(recipients, actors, match, scene)
    if match.trigger.type in MUTUAL and not recipients:
        return actors, ()
    others = tuple(p for p in recipients if p.id not in taken or _is_people_or_state(p, actors, scene))
    if match.trigger.type in AT_HOME:
        others = _abroad_of(others, actors, scene)
    return actors, _without_own_states(others, actors, scene) if match.trigger.type in MUTUAL else others


def _without_grounds(match: Match, scene: Scene) -> Match:
    """The match without the ground of a blow among those who dealt it: "died *in the Somali town* in a raid"."""
    if match.trigger.type != "ASSAULT":
        return match
    doers = [a for a in match.actor if a.slot != "in" or scene.tokens[a.head].lemma.lower() not in words("grounds")]
    return match if len(doers) == len(match.actor) else msgspec.structs.replace(match, actor=tuple(doers))


def _at_targets(match: Match, actors: tuple[Party, ...], scene: Scene) -> Match:
    """The match without those phrases of its recipient that only tell where something is done, or whose it is."""
    if match.trigger.type == "ASSAULT" and actors and all(p.sector in FORCES for p in actors):
        match = msgspec.structs.replace(match, recipient=not_at(match.recipient, actors, scene))
    if match.trigger.mode == "crowd-control":
        match = msgspec.structs.replace(match, recipient=_crowd(match, scene))
    aimed = AIMED.get(match.trigger.type)
    return match if aimed is None else msgspec.structs.replace(match, recipient=aimed(match, scene))


def not_at(arguments: Iterable[Argument], actors: tuple[Party, ...], scene: Scene) -> tuple[Argument, ...]:
    """The arguments without the places of their own country in which the actors only do something: "Peruvian police
    seized rifles *in Lima*"; a land that is reached from abroad stays."""
    home = {p.country for p in actors} - {None}
    spots = {i for i, p in scene.places.items() if p.country in home}
    return tuple(a for a in arguments if a.head not in spots or scene.case(a.head) not in words("whereabouts"))


def _crowd(match: Match, scene: Scene) -> tuple[Argument, ...]:
    """Whom force is used on at a protest: those whose it is, not those whom it is against ("dispersed a protest *by
    nurses* against the king")."""
    found: list[Argument] = []
    for argument in match.recipient:
        gathered = argument.head >= 0 and scene.tokens[argument.head].lemma.lower() in GATHERINGS
        found += [a for case in ("by", "of") for a in scene.hanging(argument.head, case)] if gathered else [argument]
    return tuple(found)


def _protested(match: Match, scene: Scene) -> tuple[Argument, ...]:
    """Whom a protest is against, not the building that it passes: "rallied outside a church *against Chile*"."""
    against = fillers(match.clause, "against", scene)
    cases = [scene.case(a.head) for a in match.recipient if a.head >= 0]
    only_there = bool(cases) and all(case in PASSED for case in cases)
    return against if only_there and any(names_actor(a, scene) for a in against) else match.recipient


def _threatened(match: Match, scene: Scene) -> tuple[Argument, ...]:
    """Whom a threat is to: not the doer nor his own people; "its" is of the one who is told ("warned Hamas that *its
    leaders* would pay"), as "him" is ("warned the envoy that he would expel *him*")."""
    doers = nearby.actors_of(match.actor, scene)
    others = nearby.of_others(match.recipient, match, scene)
    others = tuple(a for a in others if not (named := nearby.actors_of((a,), scene)) or not named <= doers)
    return others if others or not match.recipient else fillers(match.clause, "object", scene)


AIMED = {"PROTEST": _protested, "THREATEN": _threatened}
"""Types of which not all words that fill the entry's slot name the target."""


def _is_land(party: Party, match: Match, scene: Scene) -> bool:
    """Whether a state is only where an unrest is: "*Jakarta* saw *its* largest protest", "*France's* strikes"."""
    told = any(
        a.slot in ("over", "to", "at", "with") for a in match.clause.arguments
    )  # "Oslo's protests over his arrest"
    if match.trigger.mode not in UNREST or match.clause.kind != "noun" or told:
        return False
    owner = any(a.slot == "possessor" and a.start <= (party.start or 0) < a.end for a in match.actor)
    return owner and party.id in scene.actors and scene.actors[party.id].kind == "state"


def _is_people_or_state(party: Party, actors: tuple[Party, ...], scene: Scene) -> bool:
    """Whether a people stands on one side and its state on the other: "*Greeks* criticised the government"."""
    same = [a for a in actors if a.id == party.id]
    told = {_are_people(p, scene) for p in (party, *same)}
    return scene.actors[party.id].kind == "state" if party.id in scene.actors and len(told) > 1 else False


def _are_people(party: Party, scene: Scene) -> bool:
    """Whether a party's words are a people's name in the plural: "Greeks", "the Turks"."""
    heads = (i for i, m in scene.mentions.items() if (m.start, m.end) == (party.start, party.end))
    plural = [scene.tokens[i] for i in heads if scene.tokens[i].xpos == "NNPS"]
    return any(t.text.endswith("s") and t.text not in party.name.split() for t in plural)  # "United States" is a land


def _bodies(parties: tuple[Party, ...], scene: Scene) -> tuple[Party, ...]:
    return tuple(p for p in parties if p.id in scene.actors and scene.actors[p.id].kind == "body")


def _people(parties: tuple[Party, ...], scene: Scene) -> tuple[Party, ...]:
    return tuple(p for p in parties if p.id in scene.actors and scene.actors[p.id].kind in ("person", "group", "state"))


def _not_own(recipients: tuple[Party, ...], actors: tuple[Party, ...], match: Match, scene: Scene) -> tuple[Party, ...]:
    """The recipients without those that are the actor's own instruments: who "recalled *its ambassador*" does
    something to the host."""
    if (match.trigger.type, match.trigger.mode) not in OWN:
        return recipients
    doers, home = {p.id for p in actors}, {p.country for p in actors if p.country}
    own = FORCES | ({"GOV"} if match.trigger.type == "SANCTION" else set())
    recipients = tuple(p for p in recipients if not (p.country in home and p.sector in own))
    return tuple(p for p in recipients if p.start is None or not doers & owners(p.start, scene))


def not_own_land(
    recipients: tuple[Party, ...], actors: tuple[Party, ...], match: Match, scene: Scene
) -> tuple[Party, ...]:
    """The recipients of an advance without the state in whose name its own forces fight for a place: "Iraqi police
    retook *Tikrit*"."""
    home = {p.country for p in actors}
    gains = match.clause.predicate in words("gaining_ground") and all(p.sector in FORCES for p in actors)
    if match.trigger.type != "ASSAULT" or len(home) != 1 or not gains:
        return recipients
    spots = {p.start for p in scene.places.values()}
    states = {i for i, a in scene.actors.items() if a.kind == "state"}
    return tuple(
        p
        for p in recipients
        if not (p.country in home and p.start in spots and (p.id in states or p.id.startswith("place:")))
    )


def _own_states(actors: tuple[Party, ...], scene: Scene) -> set[str]:
    """The ids of the state whose officials act: it may be named, or meant by "our"."""
    officials = [p for p in actors if p.sector in ("GOV", "MIL")]
    home = {p.country for p in officials if p.country} if len(officials) == len(actors) else set()
    return {i for i, a in scene.actors.items() if a.kind == "state" and a.country in home}


def owners(start: int, scene: Scene) -> set[str]:
    """The actors that the possessive pronoun at a phrase's start means."""
    found = (m for m in scene.mentions.values() if m.start == start and m.form == "pronoun")
    return {a for m in found for a in m.actors}


def _abroad_of(recipients: tuple[Party, ...], actors: tuple[Party, ...], scene: Scene) -> tuple[Party, ...]:
    """The recipients without the actors' own state: who deploys, or travels, at home does it to nobody."""
    own = {p.country for p in actors if p.country}
    states = {i for i, a in scene.actors.items() if a.kind == "state"}
    return tuple(p for p in recipients if p.country not in own or not (p.id in states or p.id.startswith("place:")))


def _without_own_states(recipients: tuple[Party, ...], actors: tuple[Party, ...], scene: Scene) -> tuple[Party, ...]:
    """The recipients of what two states' officials do together, without those states: "agreed on a Peru-Chile pact"."""
    codes = {p.country for p in actors if p.country}
    if len(codes) < 2:
        return recipients
    states = {i for i, a in scene.actors.items() if a.kind == "state"}
    return tuple(p for p in recipients if p.country not in codes or not (p.id in states or p.id.startswith("place:")))


def _beside(match: Match, scene: Scene, taken: set[str]) -> tuple[Party, ...]:
    """Recipients that another clause or phrase of the sentence names, by the type of the act."""
    kind = match.trigger.type
    if kind == "REJECT" and denies_deed(match.clause, scene):
        return _first(nearby.addressed(match, scene), scene, taken)
    if kind in ("REQUEST", "THREATEN") and (written := _first(nearby.written_to(match, scene), scene, taken)):
        return written
    if not match.recipient and kind in ABOUT_DEEDS | {"REQUEST"}:
        found = _first(nearby.of_the_deed(match, scene), scene, taken) if kind in ABOUT_DEEDS else ()
        if kind == "REQUEST":
            found = _first(nearby.of_the_demand(match, scene), scene, taken)
        inside = set() if match.trigger.mode == "meet" else {"in"}  # "walked out of a meeting *in Doha*"
        found = found or _first(nearby.of_the_matter(match, scene), scene, taken, places=inside)
        found = found or (_first(nearby.addressed(match, scene), scene, taken) if kind in SAID_TO else ())
        if kind == "THREATEN":  # "will take all measures for the defence of *its allies*"
            safe = {scene.mentions[i].start for i in kept_safe(scene)}
            found = tuple(p for p in found if p.start not in safe)
        if found:
            return found
    if kind in ABOUT_NEWS:
        found = _first(nearby.of_the_news(match, scene), scene, taken)
        if kind == "SUPPORT" and not match.recipient:
            found = found or _first(nearby.of_the_deed(match, scene), scene, taken)
        found = found or _first(nearby.sent_to(match, scene), scene, taken)
        if kind == "REJECT":
            found = found or _first(nearby.addressed(match, scene), scene, taken)
            found = found or _first(nearby.of_the_condition(match, scene), scene, taken)
        return found
    if kind in HOSTILE:
        found = _first(nearby.aimed(match, scene), scene, taken, places={*nearby.TARGETS, "in"})
        if kind == "ASSAULT" and not found:
            found = _abroad(_first(nearby.where_hit(match, scene), scene, taken, places={"in", "near"}), taken, scene)
        if kind == "MOBILIZE":
            found = found or _first(nearby.bordering(match, scene), scene, taken, places={"with"})
        return found or _first(nearby.defended(match, scene), scene, taken)
    if kind == "PROTEST":
        return _first(nearby.demanded(match, scene), scene, taken)
    if kind == "AID":
        found = _first(nearby.receivers(match, scene), scene, taken)
        return found or _first(nearby.gifts(match, scene), scene, taken)
    return _first(nearby.sources(match, scene), scene, taken, places={"from"}) if kind == "CONSULT" else ()


def _third(beside: tuple[Party, ...], actors: tuple[Party, ...], match: Match) -> tuple[Party, ...]:
    """Who stands beside an act; where two states agree on a deed, only those of a third one: "agreed to step up
    *patrols*" is done to nobody."""
    own = {p.country for p in actors if p.country}
    if match.trigger.type != "AGREE" or len(own) < 2:
        return beside
    return tuple(p for p in beside if p.country is not None and p.country not in own)


def _abroad(parties: tuple[Party, ...], taken: set[str], scene: Scene) -> tuple[Party, ...]:
    """The parties of other countries than all of those ``taken``, whose country must be known."""
    own = {scene.actors[i].country for i in taken if i in scene.actors}
    return tuple(p for p in parties if own and None not in own and p.country not in own)


def _first(found: nearby.Found, scene: Scene, taken: set[str], places: Container[str] = ()) -> tuple[Party, ...]:
    """The parties of the first phrases that name somebody else than those ``taken``; ``places`` are the slots in which
    a place stands for its state."""
    for arguments in found:
        own = parties(arguments, scene, places=bool(arguments) and arguments[0].slot in places)
        if own and not {p.id for p in own} <= taken:
            return own
    return ()


def _joined(one: tuple[Party, ...], more: tuple[Party, ...]) -> tuple[Party, ...]:
    known = {p.id for p in one}
    return one + tuple(p for p in more if p.id not in known)


def parties(arguments: Iterable[Argument], scene: Scene, *, places: bool) -> tuple[Party, ...]:
    """The parties that the arguments name, in order, each once.

    An argument that is no actor itself stands for its owner ("Israel's decision"); where ``places`` is true, a place
    stands for the state that it lies in.
    """
    out: dict[str, Party] = {}
    for argument in arguments:
        own = _parties(argument, scene, places)
        among = [p for i in instances(argument.head, scene) for p in of_mention(scene.mentions[i], scene)]
        if among and scene.tokens[argument.head].lemma.lower() in words("states_told"):
            own = []
        lands = {p.country for p in own} - {None}  # "communities in Chad, including the Yazidis"
        among = [p for p in among if not lands or p.country in lands or scene.actors[p.id].kind != "group"]
        for party in (*own, *among):
            out.setdefault(party.id, party)
    return tuple(out.values())


def _parties(argument: Argument, scene: Scene, places: bool) -> list[Party]:
    if argument.slot == "speaker" and argument.head < 0:
        return _quoted(argument, scene)
    if not places and scene.is_ground(argument.head):
        return []
    mention = scene.mentions.get(argument.head)
    between = _of_two(argument.head, scene) if mention is None or scene.tokens[argument.head].upos == "NOUN" else []
    if between:
        return between
    if mention is None and nearby.is_report(argument.head, scene):
        about = parties(nearby.reported(argument, scene), scene, places=False)
        if about:
            return list(about)
    place = scene.places.get(argument.head) if mention is None and places else None
    if place is not None:
        return [] if _is_sea(place) else [_state(place, scene)]
    if mention is None:
        if argument.slot == "in" and scene.tokens[argument.head].lemma.lower() in words("manners"):
            return []
        mention = scene.owner(argument)
        row = (mention, *scene.in_row(mention)) if mention is not None else ()
        return [party for each in row for party in of_mention(each, scene)]
    return of_mention(mention, scene)


def _of_two(head: int, scene: Scene) -> list[Party]:
    """The two states between which a thing is, named before it with a dash: "the strength of the *Peru-Chile* pact"; a
    person is between none ("a Peruvian-Chilean poet")."""
    if head < 0:
        return []
    for noun in (head, *(c for c in scene.children[head] if scene.case(c) == "of")):
        dash = noun - 2
        if dash < 1 or scene.tokens[dash].text not in ("-", "–") or scene.is_person(noun):
            continue
        both = [scene.mentions.get(dash - 1), scene.mentions.get(dash + 1)]
        named = [m for m in both if m is not None and all(scene.actors[a].kind == "state" for a in m.actors)]
        if len(named) == 2:
            return [party for mention in named for party in of_mention(mention, scene)]
    return []


def _quoted(argument: Argument, scene: Scene) -> list[Party]:
    """The speaker of the quotation that an argument stands in, by the words that named him last; outside quotations,
    who speaks in the story as "we"."""
    told = quoted(argument.start, argument.end, scene)
    actor = scene.actors.get(told.actor or "") if told is not None else None
    if told is None:
        voices = (scene.actors[voice] for voice in scene.voice)
        return [Party(id=v.id, name=v.name, country=v.country, sector=v.sector) for v in voices]
    if actor is None:
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


def _is_sea(place: PlaceMention) -> bool:
    """Whether a place is water that belongs to no state."""
    return place.country is None and bool(set(place.name.lower().split()) & words("seas"))


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
