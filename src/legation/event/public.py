"""What is about public life, and what is sport, fiction, business or private crime told in the same words."""

from __future__ import annotations

from collections.abc import Sequence

from legation.event.draft import Draft
from legation.event.fitting import FORCES
from legation.event.model import Party
from legation.event.roles import parties
from legation.event.scene import Scene
from legation.event.words import words

STORY = 3
"""A text of so many sentences tells enough to see whether it is about public life."""

POWERS = {"GOV", "MIL", "SPY", "LEG", "REB", "UAF", "PTY", "OPP", "IGO", "NGO", "REL", "IMG"}
"""Sectors of public life (PLOVER)."""

BENCH = {"COP", "JUD"}
"""Police and courts: public, but they deal with private crime every day."""

CRIMES = {("SANCTION", "convict"), ("COERCE", "arrest"), ("ACCUSE", "allege"), ("ACCUSE", "investigate")}
"""What police and courts do, by type and mode."""

HELD = {"COERCE", "SANCTION", "RETREAT"}
"""What states do to people whom they hold or let go."""

PRIVATE = {None, "abduct", "beat", "sexual", "primitive", "firearms", "destroy"}
"""The modes of ASSAULT that private crime has too."""


NO_PUBLIC_LIFE = "the text tells of no public life: no state, public body or political group takes part in anything"
PRIVATE_CRIME = "a private crime: nobody of public life takes part"


def kept(drafts: Sequence[Draft], scenes: Sequence[Scene]) -> list[Draft]:
    """The drafts of a story without those that tell of no public life.

    A text keeps its events if one of them, coded by an entry that fits, has a state, a public body or a political group
    in it or is a protest, or one has an armed force in its sentence, or tells of somebody who is held or tried in
    another land than his own. Else a text of three sentences or more has none, and a shorter one loses only private
    crimes.
    """
    if any(_is_march(d) or any(_is_power(p, d) for p in _told_of(d)) for d in drafts if not d.match.sensed):
        return list(drafts)
    if any(d.scene.actors[a].sector in FORCES for d in drafts for m in d.scene.mentions.values() for a in m.actors):
        return list(drafts)
    if any(_is_abroad(d) for d in drafts):
        return list(drafts)
    return [d for d in drafts if not _is_private_crime(d)] if len(scenes) < STORY else []


def _is_march(draft: Draft) -> bool:
    """Whether people are told to have protested: that is public life by itself."""
    return draft.type == "PROTEST" and draft.status in ("current", "historical")


def _told_of(draft: Draft) -> tuple[Party, ...]:
    """The parties of an event, and whom its words name besides: "demanded the release of *a judge*"."""
    return (*draft.actors, *draft.recipients, *parties(draft.match.recipient, draft.scene, places=False))


def refusal(scenes: Sequence[Scene]) -> str:
    """Why ``kept`` leaves drafts out of a text of these sentences."""
    return PRIVATE_CRIME if len(scenes) < STORY else NO_PUBLIC_LIFE


def _is_power(party: Party, draft: Draft) -> bool:
    """Whether a party is of public life; police and courts are where they do more than deal with a crime."""
    return party.sector in POWERS or (party.sector in BENCH and not _is_crime(draft))


def _is_abroad(draft: Draft) -> bool:
    """Whether somebody is held, punished or let go in another land than his own: his state will ask for him."""
    ground = draft.place.country if draft.place is not None else None
    home = {p.country for p in draft.recipients}
    return draft.type in HELD and ground is not None and None not in home and bool(home) and ground not in home


def _is_crime(draft: Draft) -> bool:
    if draft.type == "ASSAULT":
        on_police = draft.mode == "destroy" and any(p.sector in BENCH for p in draft.recipients)
        return draft.mode in PRIVATE and not on_police
    if draft.type == "ACCUSE" and any(p.sector in BENCH for p in draft.recipients):
        return False  # who accuses the police or a court speaks of public life
    return (draft.type, draft.mode) in CRIMES


def _is_private_crime(draft: Draft) -> bool:
    """Whether a deed of violence or a case in court has nobody of public life in its sentence, but who tells of it, and
    one country at most: what crosses a border is no private matter."""
    if not _is_crime(draft):
        return False
    scene = draft.scene
    if draft.type == "ASSAULT" and any(p.sector in BENCH for p in draft.actors):
        return False
    if words("public_matters") & {t.lemma.lower() for t in scene.tokens}:
        return False
    tellers = {c.reporter.head for c in scene.clauses if c.reporter is not None}
    there = [scene.actors[a] for head, m in scene.mentions.items() if head not in tellers for a in m.actors]
    lands = {a.country for a in there if a.country} | {p.country for p in scene.places.values() if p.country}
    return len(lands) < 2 and not any(a.sector in POWERS or a.kind == "state" for a in there)
