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

from legation.event.attach import chain
from legation.event.circumstances import (
    antecedent,
    by_name,
    is_another_time,
    journey,
    of_a_matter,
    of_relative,
    own,
    planned,
    stayed,
)
from legation.event.deed_places import BODILY, below, entered, harmed, moved, upheaval
from legation.event.model import Where
from legation.event.scene import Scene
from legation.event.spots import Spots, where
from legation.event.words import words
from legation.language.model import Clause
from legation.mention.model import PlaceMention


def place(clause: Clause, scene: Scene, type_: str, *, spoken: bool = False, said: bool = False) -> Where | None:
    """Where an event of a PLOVER type happened, by the clause that tells it; None where its sentence does not say.

    ``spoken``: an act in words; with ``said`` its own doer is reported to speak, and it is where he spoke.
    """
    spots = Spots(scene)
    bodily = type_ in BODILY
    narrow = spoken or not (bodily or type_ == "CONSULT")
    for part in chain(clause, scene):
        found = _of_clause(part, spots, narrow=narrow, bodily=bodily)
        if found is None and bodily and part is clause:
            found = _of_deed(clause, spots, type_)
        if found is None and bodily and part is not clause:
            found = entered(part, spots)
        if found is not None:
            return where(spots.finest(found))
    if type_ == "AGREE" and (goal := planned(clause, spots)) is not None:
        return where(goal)
    if said or spoken:
        return _where_said(clause, spots, said=said)
    return upheaval(clause, scene) if bodily else None


def told_at(clause: Clause, scene: Scene) -> Where | None:
    """Where a clause was said that turns out to be an act in words: a deed that is only threatened or promised."""
    return _where_said(clause, Spots(scene), said=True)


def _of_clause(clause: Clause, spots: Spots, *, narrow: bool, bodily: bool) -> PlaceMention | None:
    """The place that a clause tells itself; those who meet before a summit may meet where it is, others not."""
    told = [p for p in own(clause, spots, narrow=narrow) if not (bodily and is_another_time(p, clause, spots))]
    if told:
        return min(told, key=lambda p: p.start)
    return journey(clause, spots) or antecedent(clause, spots) or stayed(clause, spots)


def _of_deed(clause: Clause, spots: Spots, type_: str) -> PlaceMention | None:
    """The place of a deed by what it is done to, or is called after."""
    of_parties = moved(clause, spots, type_) or below(clause, spots) or harmed(clause, spots, type_)
    if type_ not in ("ASSAULT", "COERCE", "PROTEST"):
        return of_parties
    return of_parties or by_name(clause, spots) or of_a_matter(clause, spots) or of_relative(clause, spots)


def _where_said(clause: Clause, spots: Spots, *, said: bool) -> Where | None:
    """Where an act in words was said: in the words that report it, or tell to whom ("telling reporters in Accra")."""
    scene = spots.scene
    cues = [c for c in scene.clauses if c.governor == clause.head and c.link == "adverbial" and _tells(c)]
    if clause.reporter is None or (said and clause.modality != "future"):
        cues += _reporting(clause, scene)
    for cue in cues:
        nouns = [c for c in scene.clauses if c.kind == "noun" and c.governor == cue.head]
        there = [*own(cue, spots, narrow=True), *(p for c in nouns if (p := journey(c, spots)) is not None)]
        if there:
            return where(min(there, key=lambda p: p.start))
    return None


def _reporting(clause: Clause, scene: Scene) -> list[Clause]:
    """The clauses that report one: that of its cue; of quoted words what stands outside of the quotation."""
    if clause.reporter is not None:
        return [c for c in scene.clauses if scene.tokens[c.head].start == clause.reporter.cue_start]
    around = [q for q in scene.quotations if q.start <= clause.start and clause.end <= q.end]
    return [c for c in scene.clauses if around and _tells(c) and not any(q.start <= c.start < q.end for q in around)]


def _tells(clause: Clause) -> bool:
    return clause.predicate in words("speaking") or clause.predicate in ("tell", "say", "address", "add")
