"""When a clause says that it happened, by the words of its own sentence.

The candidates, best first; the first that has a date wins, the finest of several:

1. ``own``: a date in the clause's own phrases, or in those of a clause whose circumstances it shares ("flew there on
   Monday *to meet* her").
2. ``setting``: a date on the occasion that it was done at ("rejected it at a hearing on Monday").
3. ``below``: a date on its parties or in a participle below it ("an offensive launched this month"); not of an act in
   words, which is about other days.
4. ``cue``: the day on which it was said, for what somebody says of himself, or a noun that tells it ("Monday's
   announcement that …").
5. ``beside``: a date that a clause at the same time tells ("as he declared it over on Monday"), that the verb tells
   for which an event noun stands ("led an offensive in May"), or that another relative clause gives to one noun.
6. ``next``: a day at the end of verbs in a row that have one subject and tense is that of each of them ("killed one
   man and arrested two *on Monday*").
7. ``planned``: of what is expected or planned, the day for which it is.
8. ``presence``: the day on which somebody is where he does it ("is in Oslo *on Monday* to meet them").
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from legation.event.anchors import anchor, is_cause, is_past
from legation.event.companions import in_a_row, same_time
from legation.event.counted import counted
from legation.event.day_phrases import (
    BEFORE_NOUN,
    belongs,
    chain,
    fineness,
    first_of_pair,
    goes_on,
    is_inserted,
    is_of_being,
    names_paper,
    up_to,
    when,
)
from legation.event.model import When
from legation.event.scene import Scene
from legation.event.words import words
from legation.language.model import Clause
from legation.language.rules import embedding
from legation.mention.model import DateMention
from legation.mention.tense import is_to_come

AT = {"during", "at", "in", "on", "via", "by", "through", "after", "following", "amid"}
"""Prepositions before the occasion that something was done at."""

SPEECH_AT = AT - {"after", "following", "on"}


def day(
    clause: Clause, scene: Scene, *, said: bool = False, spoken: bool = False, planned: bool = False
) -> When | None:
    """The date that a clause's sentence gives it, None where none does.

    With ``said`` it is an act in the speaker's own words: it happened when it was said. Of an act in words
    (``spoken``) the days in what it is about are not its own. ``planned``: it is to come.
    """
    if not scene.dates:
        return None
    counted_ = counted(clause, scene)
    if counted_ is not None:
        return counted_
    heads = {d: anchor(d, scene) for d in scene.dates}
    since = _since(clause, scene, heads)
    if since is not None:
        return since
    for found in _candidates(clause, scene, heads, said=said, spoken=spoken, planned=planned):
        if found:
            best = max(found, key=lambda d: (fineness(d), -d.from_))
            return _that_day(best) if _is_day_of(best, clause, scene) else when(best)
    return None


def _since(clause: Clause, scene: Scene, heads: dict[DateMention, int]) -> When | None:
    """From the time of another deed to the story's present, of what has been done since: "*since* fighting broke out
    *on April 15*, both armies have bombed hospitals"."""
    if not clause.perfect or clause.tense != "present" or scene.today is None:
        return None
    token = scene.tokens[clause.head]
    if any(scene.tokens[heads[d]].head == clause.head for d in scene.dates):
        return None
    row = {clause.head, token.head} if token.relation == "conj" else {clause.head}
    for mention in scene.dates:
        above = scene.governors(heads[mention])
        inside = above[: next((n for n, i in enumerate(above) if i in row), 0)]
        opened = any(scene.tokens[c].lemma.lower() == "since" for i in inside[-1:] for c in scene.children[i])
        if opened and mention.start is not None and mention.start <= scene.today:
            return msgspec.structs.replace(when(mention), end=scene.today, granularity="range")
    return None


def _is_day_of(mention: DateMention, clause: Clause, scene: Scene) -> bool:
    """Whether a day from which something else is counted is the deed's own: "since *Thursday*, when two were killed",
    "since the *February 1* coup"."""
    if mention.relation == "on":
        return False
    token = scene.tokens[mention.head]
    names = token.head == clause.head and (token.relation in BEFORE_NOUN or token.relation == "nmod:poss")
    return names or mention in _of_when(clause, scene)


def _that_day(mention: DateMention) -> When:
    """The time itself of a "since" or "until"."""
    if mention.own is None:
        return when(mention)
    start, end, granularity = mention.own
    return msgspec.structs.replace(when(mention), start=start, end=end, granularity=granularity)


def _candidates(clause: Clause, scene: Scene, heads: dict[DateMention, int], *, said: bool, spoken: bool,
                planned: bool) -> Iterator[list[DateMention]]:  # fmt: skip
    for part in chain(clause, scene, said=said):
        own = [d for d in scene.dates if belongs(heads[d], part, scene) and not is_inserted(d, part, scene)]
        yield first_of_pair([d for d in own if not (spoken and d.relation == "until")], scene)
        yield _of_when(part, scene)
    yield _of_antecedent(clause, scene)
    yield _of_setting(clause, scene, heads)
    if not spoken:
        yield _below(clause, scene, heads)
        yield _on_record(clause, scene, heads)
    elif clause.kind == "noun":
        yield _of_making(clause, scene, heads)
    if planned:
        yield _planned(clause, scene, heads)
    yield _of_cue(clause, scene, heads, said=said and spoken)
    yield _beside(clause, scene, heads)
    yield _of_next(clause, scene, heads)
    yield _of_presence(clause, scene, heads)


def _of_setting(clause: Clause, scene: Scene, heads: dict[DateMention, int]) -> list[DateMention]:
    """The dates on the occasion at which something was done."""
    occasions = {a.head for a in clause.arguments if a.slot in SPEECH_AT and _is_occasion(a.head, scene)}
    found = []
    for mention in scene.dates:
        path = up_to(heads[mention], clause.head, scene)
        inner = path[: next((i for i, at in enumerate(path) if at in occasions), 0)]
        told = [c for i in inner for c in scene.by_predicate.get(i, [])]
        if occasions & set(path) and not any(
            c.predicate in words("following") or _is_aside(c, occasions, scene) for c in told
        ):
            found.append(mention)
    return found


def _is_aside(clause: Clause, occasions: set[int], scene: Scene) -> bool:
    """Whether a relative clause tells of something else than the occasion: "at attacks on papers *whose offices were
    burned in May*"."""
    other = scene.tokens[clause.head].head not in occasions
    return clause.link == "relative" and clause.tense != "" and other


def _is_occasion(head: int, scene: Scene) -> bool:
    return scene.tokens[head].lemma.lower() in words("occasions")


def _below(clause: Clause, scene: Scene, heads: dict[DateMention, int]) -> list[DateMention]:
    """The dates that hang from a clause's phrases: "an offensive *launched this month*", "at a hearing *on Monday*"."""
    under = [d for d in scene.dates if clause.head in scene.governors(heads[d]) and not _of_deed(d, clause, scene)]
    under = [
        d for d in under if not (_is_held_since(d, heads[d], clause, scene) or _is_inside_deed(heads[d], clause, scene))
    ]
    under = [d for d in under if not is_inserted(d, clause, scene)]
    under = [d for d in under if clause.kind != "verb" or not names_paper(d.head, scene)]
    finite = {c.head for c in scene.clauses if c.tense != "" and c.head != clause.head and _is_finite(c, scene)}
    under = [d for d in under if not is_of_being(heads[d], clause.head, scene)]
    under = [d for d in under if not (is_past(d, scene) and _is_of_cause(heads[d], clause.head, scene))]
    under = [d for d in under if not (clause.kind == "verb" and _is_of_participle(heads[d], clause.head, scene))]
    return [d for d in under if not finite & set(up_to(heads[d], clause.head, scene))]


def _of_making(clause: Clause, scene: Scene, heads: dict[DateMention, int]) -> list[DateMention]:
    """The dates on which what a noun names was made, as a participle behind it tells: "a deal *reached on Monday*"."""
    made = [c for c in scene.clauses if scene.tokens[c.head].head == clause.head and c.predicate in words("concluding")]
    return [d for c in made if c.tense == "" for d in scene.dates if belongs(heads[d], c, scene)]


def _on_record(clause: Clause, scene: Scene, heads: dict[DateMention, int]) -> list[DateMention]:
    """The dates by which counted deeds are on record: "90 cases of rape *reported in May*"."""
    counted_by = scene.container(clause.head) if clause.kind == "noun" else None
    below = () if counted_by is None else scene.children[counted_by]
    told = [c for c in below if scene.tokens[c].lemma.lower() in words("on_record")]
    return [d for d in scene.dates if scene.tokens[heads[d]].head in told or heads[d] in told]


def _is_of_participle(head: int, verb: int, scene: Scene) -> bool:
    """Whether a date is that of a participle which tells what befell a party: "met the wife of a man *held in May*"."""
    told = [i for i in up_to(head, verb, scene) if scene.tokens[i].xpos in ("VBN", "VBD")]
    own = {t.head for t in scene.tokens if t.relation.startswith("nsubj")}
    return any(scene.tokens[i].relation == "acl" or (scene.tokens[i].relation == "advcl" and i in own) for i in told)


def _is_of_cause(head: int, verb: int, scene: Scene) -> bool:
    """Whether a date is that of the deed for which a verb's deed is done: "jailed him for a murder *in 2021*"."""
    return any(is_cause(i, verb, scene) for i in up_to(head, verb, scene))


def _is_finite(clause: Clause, scene: Scene) -> bool:
    """Whether a verb is no bare participle: a passive needs its auxiliary."""
    return not clause.passive or any(scene.tokens[c].relation.startswith("aux") for c in scene.children[clause.head])


def _is_held_since(mention: DateMention, head: int, clause: Clause, scene: Scene) -> bool:
    """Whether a "since" is that of a participle which tells how somebody was before: "freed a lawmaker *jailed since
    May*"."""
    path = up_to(head, clause.head, scene)
    return mention.relation == "since" and any(scene.tokens[i].relation == "acl" for i in path)


def _is_inside_deed(head: int, clause: Clause, scene: Scene) -> bool:
    """Whether a date is that of a deed which only tells who somebody is: "a man wanted for the *killing* of a guard *in
    March*"."""
    path = up_to(head, clause.head, scene)
    own = {a.head for a in clause.arguments}
    nouns = [i for i in path if i not in own and any(c.kind == "noun" for c in scene.by_predicate.get(i, []))]
    return any(scene.tokens[i].upos == "ADJ" or scene.tokens[i].relation == "appos" for n in nouns
               for i in path[path.index(n) :])  # fmt: skip


def _of_deed(mention: DateMention, clause: Clause, scene: Scene) -> bool:
    """Whether a day names another deed, and so is that deed's alone: "linked to *last month's* massacre", "to the *May
    2* attack", "arrested a leader of the *2022* coup"."""
    token = scene.tokens[mention.head]
    above = scene.by_predicate.get(token.head, [])
    path = [scene.tokens[i].relation for i in up_to(token.head, clause.head, scene)]
    inside = token.relation in BEFORE_NOUN and token.head > mention.head and any(r.startswith("acl") for r in path)
    within = token.relation in BEFORE_NOUN and token.head not in {a.head for a in clause.arguments}
    names = token.relation == "nmod:poss" or inside or (within and clause.kind == "verb" and is_past(mention, scene))
    return names and any(c.kind == "noun" and c.head != clause.head for c in above)


def _planned(clause: Clause, scene: Scene, heads: dict[DateMention, int]) -> list[DateMention]:
    """The day for which something is expected: in what hangs from it as its content."""
    content = [c for c in scene.clauses if c.governor == clause.head and c.link in ("complement", "purpose")]
    heads_of = {c.head for c in content}
    content += [c for c in scene.clauses if c.governor in heads_of and c.link == "adverbial"]
    return [d for c in content for d in scene.dates if belongs(heads[d], c, scene)]


def looks_forward(clause: Clause) -> bool:
    """Whether a clause tells what somebody awaits: "looks forward to welcoming her on Friday"."""
    return clause.predicate == "look" and "forward" in clause.modifiers


def _of_cue(clause: Clause, scene: Scene, heads: dict[DateMention, int], *, said: bool) -> list[DateMention]:
    """The dates of the words that tell a clause: "…, she wrote *on Monday*", "*Monday's* announcement that"."""
    cues: set[int] = set()
    if said and clause.reporter is not None:
        cues |= {i for i, t in enumerate(scene.tokens) if t.start == clause.reporter.cue_start}
    above = scene.tokens[clause.head].head
    if above >= 0 and scene.tokens[above].lemma.lower() in embedding().reporting_nouns:
        cues.add(above)
    near = {i: scene.governors(i)[:3] for i in set(heads.values())}
    told = [d for d in scene.dates if cues & set(near[heads[d]])]
    tellers = [c for c in scene.clauses if c.head in cues]
    told = told or [d for c in tellers for d in _of_setting(c, scene, heads)]
    issued = [o for c in tellers if c.link == "relative" for o in scene.clauses if o.head == c.governor]
    return told or [
        d for o in issued for part in chain(o, scene, said=False) for d in scene.dates if belongs(heads[d], part, scene)
    ]


def _beside(clause: Clause, scene: Scene, heads: dict[DateMention, int]) -> list[DateMention]:
    """The dates of what was at the same time, or of what it was about ("as they tried *to leave in May*")."""
    for other in same_time(clause, scene):
        content = [c for c in scene.clauses if c.governor == other.head and c.link == "complement" and c.tense == ""]
        found = [d for d in scene.dates if any(belongs(heads[d], c, scene) for c in (other, *content))]
        if found:
            return found
    return []


def _of_next(clause: Clause, scene: Scene, heads: dict[DateMention, int]) -> list[DateMention]:
    """The day at the end of verbs in a row: with one subject and tense, and nothing that parts one from the next."""
    lasting = ("on", "since") if clause.perfect else ("on",)
    spans = ("day", "range") if clause.tense == "past" or clause.perfect else ("day",)
    days = [d for d in scene.dates if d.granularity in spans and d.relation in lasting]
    days = [d for d in days if not is_to_come(scene.sentence, d.head)]
    for other in in_a_row(clause, scene) if days else ():
        if goes_on(other):
            return []
        found = [d for d in days if belongs(heads[d], other, scene) or other.head in scene.governors(heads[d])]
        if found:
            return found if clause.link != "relative" or other.governor == clause.head else []
    return []


def _of_antecedent(clause: Clause, scene: Scene) -> list[DateMention]:
    """The day in the phrase of the deed that a relative clause tells of: "the *May 3* attack that killed a guard"."""
    link = clause if clause.link == "relative" else next(iter(scene.above(clause)), None)
    if link is None or link.link != "relative" or link.governor is None:
        return []
    noun = link.governor
    does = any(a.implied and a.head == noun and a.slot in ("subject", "object") for a in clause.arguments)
    shares = clause is not link and clause.link in ("reported", "conjunct")
    if not (does or shares) or not _is_occasion(noun, scene):
        return []
    return [d for d in scene.dates if noun in scene.governors(d.head)[1:3] and d.head < noun]


def _of_when(clause: Clause, scene: Scene) -> list[DateMention]:
    """The date right before a clause with "when", wherever it hangs: "was ousted *in 2013, when* both left"; before
    its first verb, where it has several ("when it was shelled and *burned*")."""
    token = scene.tokens[clause.head]
    head = token.head if token.relation == "conj" else clause.head
    marks = [i for i in scene.children[head] if scene.tokens[i].lemma.lower() == "when" and i < head]
    before = [t for t in scene.tokens[max(marks[0] - 2, 0) : marks[0]] if t.text != ","][-1:] if marks else []
    return [d for d in scene.dates for token in before if d.from_ <= token.start < d.to]


def _of_presence(clause: Clause, scene: Scene, heads: dict[DateMention, int]) -> list[DateMention]:
    """The day on which somebody is where he does something: "she is in Oslo *on Monday* to meet them", "was in Oslo *on
    Monday*, where she met them", "was there *on Monday* for talks"."""
    above = scene.tokens[clause.head].head
    is_there = clause.link == "argument" or (clause.light or "").startswith("be")
    meets = clause.kind == "noun" and is_there and scene.case(clause.head) in ("for", "on")
    linked = clause.link in ("purpose", "adverbial", "relative") or meets
    stands = linked and clause.governor is None and above >= 0
    if not stands or not any(scene.tokens[c].relation == "cop" for c in scene.children[above]):
        return []
    return [d for d in scene.dates if scene.tokens[heads[d]].head == above]
