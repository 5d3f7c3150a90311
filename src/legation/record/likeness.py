"""How like two mentions are: whether they tell of one happening, as a score from 0 to 1 with its reasons.

What cannot be one happening has no score: another type, done against planned, no day in common. For the rest each
likeness and difference has a weight (``data/record/merging.toml``), and their sum goes through the logistic function.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz, process

from legation.record.profile import Profile, Side, known_deeds, settings, stems
from legation.record.witnesses import LEAST, SAME_SENTENCE

Part = tuple[str, float, str, frozenset[str]]
"""The name of a weight, how much of it counts (0 to 1), words for the reason ("" for none), what they are about."""

_NONE: frozenset[str] = frozenset()

SHORT = 30
"""Days: a window that is shorter says something of the day."""

FEW = 2
"""Names that each story is taken to have besides its own: two that name one town alone need not be about the same."""

STRANGE = 0.4
"""Share of the names of a sentence from which it is told that the other story does not name them."""

SPELLED = 75.0
"""Likeness of two words (0 to 100) from which they may be one name, spelled in two ways."""

MOST = 0.5
"""Share of the stories of an event that name the persons of another: from there on they are of one happening."""

Names = frozenset[str]


def possible(one: Profile, other: Profile) -> bool:
    """Whether two mentions can tell of one happening at all."""
    if one.type != other.type or one.status != other.status:
        return False
    return one.window[0] <= other.window[1] and other.window[0] <= one.window[1]


def score(one: Profile, other: Profile) -> float:
    """How likely it is that two mentions tell of one happening: 0 to 1; 0 for what cannot be."""
    if not possible(one, other):
        return 0.0
    weights = settings()["weights"]
    total = weights["bias"]
    for name, much, _, _ in _parts(one, other):
        total += weights[name] * much
    return 1.0 / (1.0 + math.exp(-total))


def reason(one: Profile, other: Profile) -> str:
    """The likenesses and differences of two mentions in words, those that count most first."""
    weights = settings()["weights"]
    told = [
        (abs(weights[name] * much), f"{words} ({_some(of)})" if of else words)
        for name, much, words, of in _parts(one, other)
        if words
    ]
    return "; ".join(words for _, words in sorted(told, key=lambda each: (-each[0], each[1])))


def _parts(one: Profile, other: Profile) -> Iterator[Part]:
    if one.mode == other.mode:
        yield "same_mode", 1.0, "", _NONE
    elif one.mode and other.mode:
        yield "other_mode", 1.0, "other mode", _NONE
    if shared := one.deed & other.deed:
        yield "same_trigger", 1.0, "same deed", shared
    elif one.deed & known_deeds() and other.deed & known_deeds():
        yield "other_deed", 1.0, "other deed", _NONE
    elif one.type in settings()["scenes"] and not one.counts.items() & other.counts.items():
        yield "unlike_deed", 1.0, "in another word for the deed", _NONE
    turned = one.type in settings()["mutual"] and _turned(one, other)
    yield from _side("actor", one.actors, other.recipients if turned else other.actors)
    yield from _side("recipient", one.recipients, other.actors if turned else other.recipients)
    yield from _strangers(one, other)
    yield from _places(one, other)
    yield from _days(one, other)
    if one.counts or one.sums:
        yield from _numbers(one, other)
    if one.vague and other.vague and (apart := _reported_apart(one, other)):
        yield "vague", min(1.0, apart / 2), "neither tells when or where", _NONE
    if _one_sentence(one, other):
        yield "same_sentence", 1.0, "one sentence tells both", _NONE
    frequent = one.type in settings()["frequent"]
    if frequent:
        yield from _frequent(one, other)
    if one.story_id == other.story_id:
        yield "frequent_in_same_story" if frequent else "same_story", 1.0, "same story", _NONE
    else:
        yield from _names(one, other)
        shared = one.about & other.about
        yield "same_names", _dice(shared, one.about, other.about, FEW), "stories share names" if shared else "", shared
        if one.type in settings()["scenes"] and one.figures and other.figures and one.figures.isdisjoint(other.figures):
            yield "other_figures", 1.0, "other figures", _NONE
        if one.numbers and other.numbers and one.numbers.isdisjoint(other.numbers):
            yield "other_numbers", 1.0, "stories share no number", _NONE


def _one_sentence(one: Profile, other: Profile) -> bool:
    """Whether one sentence tells both, in one story or reprinted in another, where it has other words for each."""
    if one.story_id == other.story_id:
        return one.sentence == other.sentence
    shared = one.words & other.words
    return one.deed.isdisjoint(other.deed) and len(shared) >= max(LEAST, SAME_SENTENCE * len(one.words | other.words))


def _names(one: Profile, other: Profile) -> Iterator[Part]:
    """What the names in two sentences tell, of two stories."""
    strange = [len(a.names - b.named) / (len(a.names) + 1) for a, b in ((one, other), (other, one))]
    yield (
        "strange_names",
        max(strange),
        "names that the other story does not name" if max(strange) > STRANGE else "",
        _NONE,
    )
    yield "strange_names_both", min(strange), "", _NONE


def _frequent(one: Profile, other: Profile) -> Iterator[Part]:
    """What counts for acts that one actor does many times a day."""
    content, also = one.words - one.trigger, other.words - other.trigger
    yield "frequent", 1.0, "", _NONE
    if not (_aimed(one) and _aimed(other)):
        yield "frequent_at_nobody", 1.0, "not told to whom", _NONE
    if _days_differ(one, other) or (one.day is None and other.day is None and _reported_apart(one, other) > 1):
        yield "frequent_other_day", 1.0, "on another day", _NONE
    shared = content & also
    yield "same_content", _dice(shared, content, also, FEW), "same words" if shared else "", shared


def _reported_apart(one: Profile, other: Profile) -> int:
    """Days between the reports of two mentions; 0 where one is not known."""
    return abs(one.reported - other.reported) if one.reported and other.reported else 0


def _places(one: Profile, other: Profile) -> Iterator[Part]:
    if not (one.place and other.place):
        return
    if same := one.place & other.place:
        yield "same_place", 1.0, "same place", same
    elif one.place.isdisjoint(other.words) and other.place.isdisjoint(one.words):
        yield "other_place", 1.0, "other place", _NONE
        if _days_differ(one, other):
            yield "other_day_and_place", 1.0, "on another day in another place", _NONE


def _side(role: str, one: Side, other: Side) -> Iterator[Part]:
    """Whether the same are on one side of both; "others" where both sides are known and have nobody in common."""
    if not (one.words and other.words):
        return
    shared, ids = one.words & other.words, one.ids & other.ids
    if len(ids) > 1:
        yield f"same_{role}s", 1.0, f"same {role}s", shared
    elif ids or shared:
        alike = 1.0 if ids else len(shared) / min(len(one.words), len(other.words))
        yield f"same_{role}", alike, f"same {role}", shared or ids
    elif one.firms and other.firms:
        yield "other_firm", 1.0, f"another firm or club as {role}", _NONE
    elif one.persons and other.persons:
        yield f"other_{role}_by_name", 1.0, f"other {role} by name", _NONE
    elif same := one.countries & other.countries:
        yield f"same_{role}_country", 1.0, f"{role} of the same country", same
    elif one.countries and other.countries:
        yield f"other_{role}_country", 1.0, f"{role} of another country", _NONE
    else:
        yield f"other_{role}", 1.0, "", _NONE


def _strangers(one: Profile, other: Profile) -> Iterator[Part]:
    """Whether all persons whom one names on a side are nowhere named in the story of the other."""
    if one.story_id == other.story_id:
        return
    for role in ("actors", "recipients"):
        for own, named in ((getattr(one, role), other.named), (getattr(other, role), one.named)):
            if own.persons and not any(_known(person, named) for person in own.persons):
                yield f"unknown_{role}", 1.0, "the other story does not name them", frozenset().union(*own.persons)
                break


@functools.lru_cache(maxsize=100_000)
def _known(person: Names, named: Names) -> bool:
    """Whether a story that names these words names a person, in whatever spelling."""
    if person & named:
        return True
    words = _by_letter(named)
    return any(
        process.extractOne(word, words.get(word[0], ()), scorer=fuzz.ratio, score_cutoff=SPELLED) is not None
        for word in person
        if len(word) > 3
    )


@functools.lru_cache(maxsize=1_000)
def _by_letter(named: Names) -> dict[str, list[str]]:
    """Words that may be names spelled otherwise, by their first letter."""
    found: dict[str, list[str]] = {}
    for word in named:
        if len(word) > 3:
            found.setdefault(word[0], []).append(word)
    return found


def contradict(one: Sequence[Profile], other: Sequence[Profile]) -> bool:
    """Whether two events cannot be one, however like some of their mentions are: they name persons to whom it was done
    (or who did it together), none is the same, and most stories of one do not name those of the other. An arrest of one
    man is not that of another; but where the stories of each tell of both, several were shot in one shooting. Who did
    it may be disputed."""
    persons, others = (list(dict.fromkeys(_done_to(of))) for of in (one, other))
    if not (persons and others) or any(a & b or _spelled(a, b) for a in persons for b in others):
        return False
    return min(_telling(one, others), _telling(other, persons)) < MOST


def _telling(of: Sequence[Profile], persons: Sequence[Names]) -> float:
    """The share of the stories of an event that name one of these persons."""
    stories = {each.story_id: each.named for each in of}
    return sum(any(_known(person, named) for person in persons) for named in stories.values()) / len(stories)


def _done_to(of: Sequence[Profile]) -> Iterable[Names]:
    for each in of:
        yield from each.recipients.persons
        if each.type in settings()["mutual"]:
            yield from each.actors.persons


def _spelled(one: Names, other: Iterable[str]) -> bool:
    """Whether a name of one may be a name of the other in another spelling: Gantz, Ganz."""
    return any(fuzz.ratio(a, b) >= SPELLED for a in one if len(a) > 3 for b in other if len(b) > 3 and a[0] == b[0])


def _aimed(of: Profile) -> bool:
    """Whether a mention tells to whom, or who together."""
    return bool(of.recipients.words) or max(len(of.actors.ids), len(of.actors.persons)) > 1


def _turned(one: Profile, other: Profile) -> bool:
    """Whether the sides of one are those of the other, turned round: A met B, B met A."""
    across = _shared(one.actors, other.recipients) + _shared(one.recipients, other.actors)
    return across > _shared(one.actors, other.actors) + _shared(one.recipients, other.recipients)


def _shared(one: Side, other: Side) -> int:
    return len(one.words & other.words) + 3 * len(one.ids & other.ids)


def _days_differ(one: Profile, other: Profile) -> bool:
    return one.day is not None and other.day is not None and one.day != other.day


def _days(one: Profile, other: Profile) -> Iterator[Part]:
    if one.day is not None and other.day is not None:
        same = one.day == other.day
        yield ("same_day", 1.0, "same day", _NONE) if same else ("next_day", 1.0, "a day apart", _NONE)
    elif one.window[1] - one.window[0] < SHORT and other.window[1] - other.window[0] < SHORT:
        yield "near_days", 1.0, "days that fit", _NONE


def _numbers(one: Profile, other: Profile) -> Iterator[Part]:
    both = [(what, one.counts[what], other.counts[what]) for what in one.counts if what in other.counts]
    if same := frozenset(f"{number} {what}" for what, number, told in both if number == told):
        yield "same_count", 1.0, "same count", same
    elif both:
        yield "other_count", 1.0, "other counts", _NONE
        scene, also = _scene(one), _scene(other)
        if scene and also and scene.isdisjoint(also):
            yield "other_scene", 1.0, "told in other words", _NONE
    if one.sums and other.sums:
        same_sum = bool(one.sums & other.sums)
        yield ("same_sum", 1.0, "same sum", _NONE) if same_sum else ("other_sum", 1.0, "other sum", _NONE)


def _scene(of: Profile) -> frozenset[str]:
    """The words that tell this scene from others in the same town: who was struck, where in it, when that day."""
    return frozenset(word for word in of.words - of.trigger - of.place - _deeds() if not word.isdigit())


@functools.cache
def _deeds() -> frozenset[str]:
    return stems(settings()["deeds"])


def _dice(shared: frozenset[str], one: frozenset[str], other: frozenset[str], more: int = 0) -> float:
    """The share of words in common, 0 to 1; as if each had ``more`` words of its own, so that few words prove less."""
    return 2 * len(shared) / ((len(one) + len(other) + 2 * more) or 1)


def _some(words: frozenset[str]) -> str:
    return ", ".join(sorted(words)[:4])
