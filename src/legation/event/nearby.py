"""Parties that stand beside a matched clause in its sentence: in what it is about, above it, or in a participle.

Each function looks in one place and gives the phrases there, by the slot they fill; ``roles`` asks them in turn where
the clause's own frame leaves a side open.
"""

from __future__ import annotations

from collections.abc import Iterator

from legation.event.match import Match, content, fillers, names_actor, reasons
from legation.event.scene import Scene
from legation.event.warded import KINDLY
from legation.event.words import words
from legation.language.model import Argument, Clause
from legation.mention.words import words as mention_words

DEPTH = 4
"""How many clauses of content are looked through for whom a deed would be done to."""

MATTER = ("object", "for", "to", "of")
SIDES = ("by", "with", "between", "to", "against", "from", "on", "in")
"""Where an act names its matter, and how that names its parties ("called for talks *between* Kabul and Islamabad")."""

DONE_TO = ("object", "indirect", "with", "to", "against", "on", "for", "from", "out of", "by")
NEWS = ("object", "by", "at", "about", "over", "of", "on", "with")
"""Where a judgement names the news that it is about ("shocked *by* reports that …")."""

WARDING = {"against", "from", "amid", "despite", "face", "defense", "defence", "wake", "resist", "repel", "counter"}
"""Words that set somebody against a hostile deed: "support Ukraine in the *face* of Russia's aggression"."""

AIMED = {"aim", "target", "direct", "launch", "level"}
MAILED = {"send", "mail", "post", "address", "deliver"}
TARGETS = ("at", "against", "toward", "towards", "on", "object")

STATELY = {"GOV", "MIL", "COP", "SPY", "IGO"}
"""Sectors of those with whom a state, or a body of states, acts."""

TOGETHER = {"CONSULT", "AGREE", "COOPERATE"}
"""Deeds of two sides: who is thanked for one did it with somebody."""

Found = Iterator[tuple[Argument, ...]]


def doer_above(match: Match, scene: Scene) -> Found:
    """Who does the deed that a noun names: the subject of the verb that has it as object ("*led* the offensive"), or
    whose it is ("the partnership *she has led*"), or in what they do ("struck *in coordination with* Iraq")."""
    clause = match.clause
    above = scene.by_predicate.get(clause.governor, []) if clause.kind == "noun" and clause.governor is not None else []
    yield from _judged(clause, above, scene) if match.trigger.type not in TOGETHER else ()
    for verb in (*above, *(c for c in scene.clauses if c.link == "relative" and clause.kind == "noun")):
        done = any(a.slot == "object" and _is_of(clause.head, a.head, scene) for a in verb.arguments)
        if done and verb.predicate in words("doing") | words("claiming"):
            yield fillers(verb, "subject", scene)
    if clause.kind == "noun" and scene.case(clause.head) == "in" and clause.predicate in words("in_manner"):
        for verb in above:  # "struck the camp *in coordination with* Iraqi forces"
            yield fillers(verb, "subject", scene)
    if match.trigger.type == "CONSULT" and scene.case(clause.head) in ("at", "during") and clause.kind == "noun":
        for verb in above:  # "the two *discussed* trade at a meeting held in Oslo"
            yield fillers(verb, "subject", scene) if verb.predicate in words("at_meetings") else ()


def _judged(clause: Clause, above: list[Clause], scene: Scene) -> Found:
    """Who is praised or blamed for the deed that a noun names: "commended *Lima* on the release of the crew"."""
    for verb in above:
        named = verb.kind == "verb" and any(_has(verb, slot, clause.head, scene) for slot in ("on", "for", "over"))
        if named and verb.predicate in mention_words().judging:
            yield fillers(verb, "object", scene)


def _is_of(noun: int, head: int, scene: Scene) -> bool:
    """Whether a phrase's head is a noun, or only measures it ("eight *hours* of talks")."""
    if noun == head:
        return True
    measured = scene.tokens[head].lemma.lower() in words("containers") | words("spans")
    return measured and head in scene.governors(noun)[1:3]


def of_the_deed(match: Match, scene: Scene) -> Found:
    """Whom the deed would be done to that a promise, threat or refusal is about ("continue *to press Iran*" too); not
    who is only sent to them ("promised to send ten instructors *to Chad*"), nor a topic ("to share data on gangs")."""
    by_actor = any(names_actor(a, scene) for a in match.actor)
    deeds, seen = [*content(match.clause, scene), *(_in_object(match.clause, scene) if by_actor else ())], 0
    while seen < min(len(deeds), DEPTH):
        about = {"object"} if _is_sent(deeds[seen], scene) else set()
        about |= {"on"} if deeds[seen].predicate in words("on_a_topic") else set()
        about |= {"against"} if match.trigger.type in KINDLY else set()
        for slot in () if _spares(deeds[seen], match) or _hinders(deeds[seen], match) else DONE_TO:
            if slot not in about:
                yield of_others(fillers(deeds[seen], slot, scene), match, scene)
        yield from _of_measures(deeds[seen], scene)
        deeds += content(deeds[seen], scene)
        seen += 1


def _hinders(deed: Clause, match: Match) -> bool:
    """Whether a promise or praise is about what is done to foes, who are not those it is given to: "support for efforts
    to *prevent Iran* from it", "committed to *fight* the rebels"."""
    return match.trigger.type in KINDLY and deed.predicate in words("hindering") | words("fighting_off")


def _of_measures(deed: Clause, scene: Scene) -> Found:
    """Whom a measure hits that a deed is about: "lift sanctions imposed *on Peru*", "restrictions on aid *to Peru*"."""
    for measure in (a for a in deed.arguments if a.slot == "object" and a.head >= 0):
        for hit in scene.clauses:
            if hit.governor == measure.head and hit.passive and hit.predicate in words("imposing"):
                yield (*fillers(hit, "on", scene), *fillers(hit, "against", scene))
        for matter in scene.below(measure, "on"):
            yield scene.below(matter, "to")


def of_the_condition(match: Match, scene: Scene) -> Found:
    """Who is first to do what somebody waits for: "will not end the strike until *the government* pays"."""
    for wait in scene.clauses:
        marks = {scene.tokens[c].text.lower() for c in scene.children[wait.head]}
        if wait.governor == match.clause.head and wait.link == "adverbial" and marks & {"until", "unless", "till"}:
            own = _own_starts(match, scene)
            yield tuple(a for a in fillers(wait, "subject", scene) if a.start not in own)


def of_others(arguments: tuple[Argument, ...], match: Match, scene: Scene) -> tuple[Argument, ...]:
    """The phrases without the doer's own forces and officials: "promised to pull *its troops* out of Georgia"; its
    neighbours are others."""
    doers = actors_of(match.actor, scene)
    home = {scene.actors[a].country for a in doers if scene.actors[a].sector in STATELY} - {None}
    own = _own_starts(match, scene)
    return tuple(a for a in arguments if a.start not in own or not _are_of_state(a, home, scene))


def _own_starts(match: Match, scene: Scene) -> set[int]:
    """Where the words stand that say of something that it is the doer's: "*its* troops"."""
    doers, tokens = actors_of(match.actor, scene), scene.tokens
    return {m.start for i, m in scene.mentions.items() if tokens[i].relation == "nmod:poss" and doers & {*m.actors}}


def _are_of_state(argument: Argument, home: set[str | None], scene: Scene) -> bool:
    """Whether a phrase names forces or officials of a state, or nobody."""
    named = [scene.actors[a] for a in actors_of((argument,), scene)]
    return all(a.country in home and a.sector in STATELY for a in named)


def demanded(match: Match, scene: Scene) -> Found:
    """Who is asked to go, or to do something, by those who march for it: "marched to demand that *the mayor* resign",
    "rallied calling for the resignation of *the mayor*", "struck to force *him* from power"."""
    for demand in scene.clauses if match.clause.kind == "verb" else ():
        if (
            demand.governor == match.clause.head
            and demand.link == "purpose"
            and demand.predicate in words("driving_out")
        ):
            yield fillers(demand, "object", scene)
        if demand.governor != match.clause.head or demand.predicate not in words("demanding"):
            continue
        things = [a for slot in ("object", "for") for a in demand.arguments if a.slot == slot]
        for thing in (a for a in things if scene.tokens[a.head].lemma.lower() in words("going")):
            yield (*scene.below(thing, "of"), *scene.below(thing, "possessor"))
        yield fillers(demand, "clause", scene)


def _spares(deed: Clause, match: Match) -> bool:
    """Whether a threat is made for the sake of whom a deed is done to: "threatened to use force *to reinstate him*"."""
    return match.trigger.type == "THREATEN" and deed.link == "purpose" and deed.predicate in words("sparing")


def spared(match: Match, scene: Scene) -> set[int]:
    """The words for those for whose sake a threat is made."""
    deeds = [c for c in scene.clauses if _spares(c, match)]
    return {i for i in scene.mentions if {c.head for c in deeds} & set(scene.governors(i))}


def brokers(scene: Scene) -> set[int]:
    """The words for those who brought others together: "a truce brokered *by Oman*", "the *US*-brokered truce"."""
    by = {
        a.head for c in scene.clauses if c.predicate in words("brokering") for a in c.arguments if a.slot == "subject"
    }
    before = (i for i, t in enumerate(scene.tokens) if t.head >= 0 and t.relation in ("obl:unmarked", "compound"))
    return by | {i for i in before if scene.tokens[scene.tokens[i].head].lemma.lower() in words("brokering")}


def _is_sent(deed: Clause, scene: Scene) -> bool:
    """Whether what a deed is done with is sent, or given *to* somebody else."""
    if deed.predicate in words("sending"):
        return True
    if deed.predicate in words("exchanging") and any(names_actor(a, scene) for a in fillers(deed, "with", scene)):
        return True
    return (deed.predicate in words("handing") or _is_handed_over(deed, scene)) and any(
        names_actor(a, scene) for a in fillers(deed, "to", scene)
    )


def _is_handed_over(deed: Clause, scene: Scene) -> bool:
    """Whether a verb has its "over" behind its object: "to *hand* the suspect *over* to Chad"."""
    over = any(scene.tokens[c].text.lower() == "over" and not scene.children[c] for c in scene.children[deed.head])
    return over and deed.predicate in ("hand", "turn")


def _in_object(clause: Clause, scene: Scene) -> list[Clause]:
    """The content of the noun that a clause has as object: "reaffirmed my commitment *to defend Taiwan*"."""
    nouns = (c for a in clause.arguments if a.slot == "object" for c in scene.by_predicate.get(a.head, []))
    return [c for noun in nouns if noun.kind == "noun" for c in content(noun, scene) if c.kind != "noun"]


def of_the_news(match: Match, scene: Scene) -> Found:
    """Whose deed it is that somebody welcomes or condemns by a noun: "the announcement that *Kyiv* had agreed"; by the
    reason for it: "disappointed because *they* left"; or by a clause without a doer: "alleged that girls *under Taliban
    rule* are beaten"."""
    slots = (*NEWS, "subject") if match.clause.passive else NEWS
    told = (a for slot in slots for a in match.clause.arguments if a.slot == slot)
    claimed = words("claims") if match.clause.predicate in words("denying") else frozenset[str]()
    for noun in (c for a in told for c in scene.by_predicate.get(a.head, [])):
        for deed in content(noun, scene) if noun.predicate not in claimed else ():
            yield fillers(deed, "subject", scene)
    for deed in reasons(match.clause, scene):
        yield fillers(deed, "subject", scene)
    for deed in content(match.clause, scene):
        for harmed in fillers(deed, "object", scene) if deed.passive else ():
            yield scene.below(harmed, "under")


def of_the_matter(match: Match, scene: Scene) -> Found:
    """Who takes part in the deed that an act names by a noun."""
    for matter in (a for slot in MATTER for a in match.clause.arguments if a.slot == slot):
        for side in SIDES:
            yield scene.below(matter, side)


def of_the_demand(match: Match, scene: Scene) -> Found:
    """Of whom the demand is made that an act names by a noun: "stepped up its calls *for the premier* to quit"."""
    for matter in (a for a in match.clause.arguments if a.slot == "object"):
        for noun in (c for c in scene.by_predicate.get(matter.head, []) if c.kind == "noun"):
            for slot in ("on", "to", *(("for",) if content(noun, scene) else ())):
                yield fillers(noun, slot, scene)


def receivers(match: Match, scene: Scene) -> Found:
    """Who gets what a noun of giving names: "*Chad* received aid", "with support from London, *the charity* built"."""
    clause = match.clause
    for verb in scene.by_predicate.get(clause.governor, []) if clause.governor is not None else []:
        if verb.kind == "verb" and verb.predicate in words("receiving") and _has(verb, "object", clause.head, scene):
            yield fillers(verb, "subject", scene)
        if verb.kind == "verb" and _has(verb, "with", clause.head, scene):
            yield fillers(verb, "object" if verb.passive else "subject", scene)
    for relative in (c for c in scene.clauses if c.link == "relative" and c.predicate in words("receiving")):
        if any(_has(clause, a.slot, relative.governor, scene) for a in clause.arguments):
            yield fillers(relative, "subject", scene)


def _has(clause: Clause, slot: str, head: int | None, scene: Scene) -> bool:
    """Whether a slot's phrase holds a word."""
    filled = (a for a in clause.arguments if a.slot == slot and a.head >= 0)
    return head is not None and any(a.head in scene.governors(head)[:4] for a in filled)


def defended(match: Match, scene: Scene) -> Found:
    """Who is helped or defends himself against the hostile deed that a noun names."""
    clause = match.clause
    above = scene.governors(clause.head)
    if clause.kind != "noun" or not _is_warded(above, scene):
        return
    for host in _within_telling(above, scene):
        for slot in ("object", "for", "of", *(("possessor",) if host.predicate in words("defences") else ())):
            own = tuple(a for a in host.arguments if a.slot == slot and a.head != clause.head)
            yield own
            yield tuple(b for a in own for b in scene.below(a, "for"))


def _within_telling(above: list[int], scene: Scene) -> Iterator[Clause]:
    """The clauses above a noun, up to the one that somebody is told to say."""
    for clause in (c for i in above[1:] for c in scene.by_predicate.get(i, [])):
        if clause.predicate in words("telling"):
            return
        yield clause


def _is_warded(above: list[int], scene: Scene) -> bool:
    """Whether words set somebody against a deed; what is left of one is none: "footage *from* the raid"."""
    if scene.case(above[0]) == "from" and any(scene.tokens[i].lemma.lower() in words("traces") for i in above[1:2]):
        return False
    marks = {scene.case(i) for i in above[:2]} | {scene.tokens[i].lemma.lower() for i in above[1:3]}
    return bool(marks & WARDING)


def aimed(match: Match, scene: Scene) -> Found:
    """At whom something is fired or launched, by a participle: "rockets *aimed at Haifa*", "a bomb *sent to him*"."""
    things = {a.head for a in match.clause.arguments if a.slot in ("object", "subject")} | {match.clause.head}
    for clause in scene.clauses:
        if clause.governor not in things | {match.clause.head} or clause is match.clause:
            continue
        if clause.predicate in AIMED or (clause.predicate in MAILED and match.clause.kind == "noun"):
            for slot in TARGETS if clause.predicate in AIMED else ("to",):
                found = fillers(clause, slot, scene)
                yield tuple(a for a in found if a.head not in things)
                yield tuple(b for a in found if a.head not in things for b in scene.below(a, "in"))


def where_hit(match: Match, scene: Scene) -> Found:
    """Where the thing stands that is hit: "fired at a base *in Israel*"."""
    for thing in (a for a in match.recipient if a.head >= 0):
        yield scene.below(thing, "in")
        yield scene.below(thing, "near")


def bordering(match: Match, scene: Scene) -> Found:
    """Whose border it is to which forces are moved: "sent troops *to the border with Chad*"."""
    for line in (a for a in match.clause.arguments if scene.tokens[a.head].lemma.lower() in words("borders")):
        yield scene.below(line, "with")


def gifts(match: Match, scene: Scene) -> Found:
    """Whom the gift is to help that is announced: "$2 million in grants *to feed children in Mali*"."""
    for gift in (a for a in match.clause.arguments if a.slot == "object"):
        inside = set(scene.inside(gift))
        for clause in scene.clauses:
            if clause.governor in inside and clause.kind == "verb" and clause.link in ("complement", "purpose"):
                yield fillers(clause, "object", scene)


def ruler(match: Match, scene: Scene) -> Found:
    """Under whose rule those live to whom it is done: "girls *under Taliban rule* are being persecuted"."""
    for harmed in (a for a in match.recipient if a.head >= 0):
        yield scene.below(harmed, "under")


def holding(match: Match, scene: Scene) -> Found:
    """Who holds those who are told to be held: who is to let them go ("called on *Minsk* to free a reporter held since
    May")."""
    clause = match.clause
    if clause.kind != "verb" or scene.tokens[clause.head].relation.partition(":")[0] != "acl":
        return
    for verb in (c for i in scene.governors(clause.head)[1:] for c in scene.by_predicate.get(i, [])):
        if verb.kind == "verb" and verb.predicate in words("freeing"):
            yield fillers(verb, "subject", scene)
            return


def sources(match: Match, scene: Scene) -> Found:
    """With whom somebody negotiates for something: "negotiating to import grain *from Brazil*"."""
    for deed in content(match.clause, scene):
        for slot in ("from", "with"):
            yield fillers(deed, slot, scene)


def expelling(match: Match, scene: Scene) -> tuple[Argument, ...]:
    """From what somebody is expelled by nobody named: "was suspended *from the party*", whose act it is."""
    clause = match.clause
    return fillers(clause, "from", scene) if clause.passive and clause.kind == "verb" else ()


def sent_to(match: Match, scene: Scene) -> Found:
    """To whom words go that a noun names: "our condolences go out *to the families*"."""
    clause = match.clause
    for verb in scene.by_predicate.get(clause.governor, []) if clause.governor is not None else []:
        if clause.kind == "noun" and any(a.slot == "subject" and a.head == clause.head for a in verb.arguments):
            yield fillers(verb, "to", scene)
            yield fillers(verb, "with", scene)


def is_report(head: int, scene: Scene) -> bool:
    """Whether a word names news of something, whose matter counts more than who brought it ("a report about Iran")."""
    return head >= 0 and scene.tokens[head].lemma.lower() in words("reports")


def reported(argument: Argument, scene: Scene) -> tuple[Argument, ...]:
    """What the news is about that a phrase names."""
    return tuple(a for slot in ("about", "on", "regarding") for a in scene.below(argument, slot))


def written_to(match: Match, scene: Scene) -> Found:
    """Whom a paper goes to that demands or blames by a participle: "sent a letter *to the mayor* demanding answers"."""
    for verb in scene.above(match.clause) if match.clause.kind == "verb" else ():
        papers = [a.head for a in verb.arguments if a.slot == "object"]
        if verb.predicate in words("issuing") and any(_is_paper(i, scene) for i in papers):
            for slot in ("to", "indirect"):
                yield fillers(verb, slot, scene)
    for verb in (c for c in scene.clauses if c.predicate in words("issuing")):
        papers = [a.head for a in verb.arguments if a.slot == "object"]
        if match.clause.governor in papers and _is_paper(match.clause.governor, scene):
            for slot in ("to", "indirect"):
                yield fillers(verb, slot, scene)


def _is_paper(head: int, scene: Scene) -> bool:
    return scene.tokens[head].lemma.lower() in words("documents") | words("speeches")


def addressed(match: Match, scene: Scene) -> Found:
    """Whom the doer says it to: "told *the envoy* that he rejected the offer"."""
    clause, doers = match.clause, actors_of(match.actor, scene)
    for verb in scene.above(clause) if clause.link in ("reported", "complement") else ():
        if verb.kind != "verb" or verb.predicate not in words("addressing"):
            continue
        if doers & actors_of(fillers(verb, "subject", scene), scene):
            for slot in ("object", "indirect", "to"):
                yield fillers(verb, slot, scene)


def actors_of(arguments: tuple[Argument, ...], scene: Scene) -> set[str]:
    """The ids of the actors that phrases name."""
    return {a for argument in arguments if (m := scene.mentions.get(argument.head)) for a in m.actors}


def attending(match: Match, scene: Scene) -> Found:
    """Who meets where a phrase of time or place names a meeting: "after talks with Putin, *Macron* said"."""
    clause = match.clause
    if clause.kind != "noun" or not match.recipient:
        return
    at: Clause | None = clause
    for _ in range(2):  # "in a post after a meeting with Rutte, the president said"
        above = scene.above(at) if at is not None else []
        verb = next((c for c in above if c.kind == "verb" and c.tense), None)
        if verb is not None:
            heads = {a.head for a in verb.arguments if a.slot in words("meeting_at")}
            if heads & set(scene.governors(clause.head)[:4]):
                yield fillers(verb, "subject", scene)
            return
        at = above[0] if above else None
