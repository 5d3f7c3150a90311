"""Signs that tell background from news: of an event's grammar, of its sentence, of its time, of its place in the story.

A sign is a short name; an event has a set of them. What each is worth is learned (``data/background.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator

from legation.event import meant
from legation.event.anchors import anchor
from legation.event.attach import SAYING, owner
from legation.event.draft import Draft
from legation.event.scene import Scene
from legation.event.setting import LEAD, Setting, age, band, days_ago, is_stretch
from legation.event.words import words
from legation.language.model import Clause

POSITIONS = ((0, "first"), (1, "second"), (2, "third"), (5, "early"), (9, "middle"), (15, "late"))
"""Where a sentence stands in its story, up to which index."""

FIFTHS = 5
FRAME_REACH = 6
"""For so many sentences the last day told still says when the story is."""


def signs(draft: Draft, setting: Setting) -> frozenset[str]:
    """The signs of an event, in the setting of its story. What the rules of ``status`` say is one of them."""
    rule = ["rule"] if draft.status == "historical" else []
    told = (_grammar(draft), _network(draft), _sentence(draft), _time(draft, setting), _story(draft, setting))
    return frozenset((*rule, *(sign for signs in told for sign in signs), *_told(draft)))


def _kind(clause: Clause) -> str:
    return "noun" if clause.kind == "noun" and clause.light is None else "verb"


def _tense(clause: Clause) -> str:
    if clause.perfect:
        return "past perfect" if clause.tense == "past" else "perfect"
    return clause.tense + (" progressive" if clause.progressive else "") if clause.tense else "none"


def _finite(clause: Clause, scene: Scene) -> Clause:
    """The clause that gives a clause its tense: itself, or what it hangs from."""
    seen: set[int] = set()
    while clause.tense == "" and clause.governor is not None and clause.head not in seen:
        seen.add(clause.head)
        above = scene.by_predicate.get(clause.governor)
        if not above:
            break
        clause = above[0]
    return clause


def _grammar(draft: Draft) -> Iterator[str]:
    clause, scene = draft.match.clause, draft.scene
    kind, tense = _kind(clause), _tense(clause)
    yield f"{kind} {tense}"
    if tense == "none":
        yield f"{kind} under {_tense(_finite(clause, scene))}"
    yield f"link {clause.link}"
    yield f"{tense}, link {clause.link}"
    yield draft.type
    if draft.type in SAYING:
        yield "said"
        yield f"said, {tense}"
    if clause.passive:
        yield "passive"
    relation = scene.tokens[clause.head].relation.split(":")[0]
    yield f"relation {relation}"
    if relation == "acl" and tense == "none":
        yield "reduced"
    if kind == "noun":
        yield from _noun(clause, scene)


def _network(draft: Draft) -> Iterator[str]:
    """How likely the network finds it that the event is background, in fifths."""
    past = meant.chance_of_background(draft.match.clause, draft.scene)
    yield f"network {min(int(past * FIFTHS), FIFTHS - 1)}"


def _noun(clause: Clause, scene: Scene) -> Iterator[str]:
    """The determiner of an event noun: "the attack", "its attacks", "an attack"."""
    own = [scene.tokens[c] for c in scene.children[clause.head]]
    lemmas = {t.lemma.lower() for t in own if t.relation.startswith("det")}
    if any(t.relation == "nmod:poss" for t in own):
        yield "noun owned"
    elif lemmas:
        yield "noun with the" if "the" in lemmas else "noun with a" if lemmas & {"a", "an", "another"} else "noun this"
    if scene.tokens[clause.head].xpos in ("NNS", "NNPS"):
        yield "noun plural"
    if clause.predicate.split()[-1] in words("wars"):
        yield "war"


def _sentence(draft: Draft) -> Iterator[str]:
    clause, scene = draft.match.clause, draft.scene
    lemmas = {t.lemma.lower() for t in scene.tokens}
    bearing = {t.lemma.lower() for i, t in enumerate(scene.tokens) if _bears(i, clause, scene)}
    yield from (f"word {w}" for w in sorted(bearing & words("time_words")))
    first = scene.tokens[0].lemma.lower()
    if first in words("time_openings"):
        yield f"opens {first}"
    if lemmas & words("first_person"):
        yield "first person"
    root = next((c for c in scene.clauses if scene.tokens[c.head].head < 0), None)
    if root is None or root.head == clause.head:
        return
    yield f"main {_tense(root)}"
    yield f"{_kind(clause)} {_tense(clause)}, main {_tense(root)}"
    if root.predicate in words("saying"):
        yield f"{_kind(clause)} {_tense(clause)}, main says"


def _bears(head: int, clause: Clause, scene: Scene) -> bool:
    """Whether a word is of a clause or of one above it, not of one below: "thanked X for what it did *last year*"."""
    above = owner(head, scene)
    return above is None or above in scene.governors(clause.head)


def _time(draft: Draft, setting: Setting) -> Iterator[str]:
    tense, said = _tense(draft.match.clause), draft.type in SAYING
    ago = days_ago(draft.date.end, setting.today) if draft.date is not None and draft.date.basis == "text" else None
    if draft.date is not None and ago is not None:
        stretch = is_stretch(draft.date.start, draft.date.end)
        yield "own day"
        yield f"own day {'stretch' if stretch and ago < 14 else band(ago)}"
        yield f"own {draft.date.granularity}"
        return
    scene = draft.scene
    bearing = [d for d in scene.dates if _bears(anchor(d, scene), draft.match.clause, scene)]
    ages = [a for a in (age(d, setting.today) for d in bearing) if a is not None]
    yield from (f"sentence day {a}" for a in ages)
    if ages:
        return
    yield "no day"
    frame = setting.frames[draft.scene.sentence.index]
    if frame is None or frame[1] > FRAME_REACH:
        yield "no frame"
        return
    yield f"frame {frame[0]}{' near' if frame[1] <= LEAD else ''}"
    if tense == "past":
        yield f"past, frame {frame[0]}"
    if said:
        yield f"said, frame {frame[0]}"


def _story(draft: Draft, setting: Setting) -> Iterator[str]:
    clause, index = draft.match.clause, draft.scene.sentence.index
    tense = _tense(clause)
    where = next((name for most, name in POSITIONS if index <= most), "last")
    yield f"stands {where}"
    yield f"{tense}, stands {where}"
    yield f"third {3 * index // max(setting.length, 1)}"
    if index in setting.opens:
        yield "opens paragraph"
    if not setting.dated:
        yield "no day of publication"
        yield f"{tense}, no day of publication"
    if setting.release:
        yield "release"
        yield f"{tense}, release"
    if index <= LEAD:
        return
    lead = "lead's parties" if draft.parties & setting.parties else "others"
    yield lead
    yield f"{tense}, {lead}"
    if draft.type in SAYING:
        yield f"said, {tense}, link {clause.link}, {lead}"
    if draft.type in setting.types:
        yield "lead's type"
    if clause.predicate in setting.predicates:
        yield "lead's word"
    if not draft.actors:
        yield "no actor"


def _told(draft: Draft) -> Iterator[str]:
    """Who tells it: words in quotation marks, a speaker, the story itself; and with how many victims."""
    clause, scene = draft.match.clause, draft.scene
    kind, tense = _kind(clause), _tense(clause)
    if any(q.direct and q.start <= clause.start and clause.end <= q.end for q in scene.marked):
        yield "quoted"
        yield f"quoted {kind} {tense}"
    if draft.attribution is not None:
        yield "told by somebody"
        yield f"told by somebody, {tense}"
    elif draft.type in SAYING:
        yield f"said, story tells, {tense}"
    if draft.casualties.dead is not None or draft.casualties.injured is not None:
        yield "count"
        yield f"count, {tense}"
    if any(_is_pronoun(a.head, scene) for a in clause.arguments if a.slot == "subject" and a.head >= 0):
        yield "subject pronoun"


def _is_pronoun(head: int, scene: Scene) -> bool:
    return scene.tokens[head].upos == "PRON"
