"""Which of its bearers a shared name means in a text: the one whose state the text speaks of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from typing import NamedTuple

from legation.gazetteer.model import Entry, Form
from legation.gazetteer.state_codes import WORLD

CHIEF = 0.34
"""A state is one of a text's chief ones if it is told so often beside the one told most. A choice."""
ALPHA_3 = 3


class Found(NamedTuple):
    """A name at a place of a text: its entries, likeliest first, and the ids of those that it names only weakly."""

    start: int
    end: int
    form: Form
    entries: tuple[Entry, ...]
    weak: frozenset[str] = frozenset()


def meant(found: list[Found]) -> Iterator[Found]:
    """The names of a text, longest of those that overlap, each with who is meant first.

    A weak name ("NSC", "State House") counts only where the text speaks of the state of its bearer, one of its chief
    ones, or names the bearer otherwise. Of several bodies of one name the one counts whose state is named: "the SDF" is
    Japan's where Japan is named and Syria is not. Where none's is, and there is an entry of no state in particular,
    that one counts.
    """
    found.sort(key=lambda name: (name.start, -name.end, name.entries[:1] and name.entries[0].kind == "place"))
    shared = any(name.weak or len(name.entries) > 1 for name in found)
    told = _told(apart(name for name in found if not name.weak)) if shared else Counter[str]()
    least = CHIEF * max((times for code, times in told.items() if len(code) == ALPHA_3), default=0)
    named = frozenset(e.country for n in found if n.form != "capital" for e in n.entries[:1] if e.kind == "state")
    chief = frozenset(code for code, times in told.items() if times >= least or len(code) > ALPHA_3)
    kept = (_kept(name, chief) if name.weak else name for name in found)
    for name in apart(name for name in kept if name is not None):
        if name.form == "capital":
            yield name._replace(entries=_seated(name, told, named))
        else:
            yield name._replace(entries=_ordered(name, told)) if len(name.entries) > 1 else name


def apart(found: Iterable[Found]) -> Iterator[Found]:
    """Of names in the order of the text, longer ones first, those that overlap none before them."""
    end = 0
    for name in found:
        if name.start >= end:
            end = name.end
            yield name


def _told(names: Iterable[Found]) -> Counter[str]:
    """How often names tell each state, and the ids of bodies that they name for sure; where its news agency is at home
    says nothing of a story: "LIMA (AP) - Congress"."""
    told: Counter[str] = Counter()
    for name in names:
        told.update(entry.country for entry in name.entries if entry.kind == "state" and entry.country)
        if len(name.entries) == 1 and name.entries[0].kind in ("body", "group"):
            told[name.entries[0].id] += 1
            if name.entries[0].country not in WORLD and name.entries[0].sector != "MED":
                told[name.entries[0].country or ""] += 1
    del told[""]
    return told


def _kept(name: Found, told: Container[str]) -> Found | None:
    """A name without the bearers that it names too weakly for the text, None where none is left."""
    sure = tuple(e for e in name.entries if e.id not in name.weak or e.id in told or e.country in told)
    return name._replace(entries=sure) if sure else None


def _seated(name: Found, told: Counter[str], named: frozenset[str | None]) -> tuple[Entry, ...]:
    """A capital's entries: no other body that sits there where the text names the state; else the one it speaks of."""
    bodies = [entry for entry in name.entries if entry.kind == "body"]
    if not bodies:
        return name.entries
    others = tuple(entry for entry in name.entries if entry.kind != "body")
    if any(entry.country in named for entry in others if entry.kind == "state"):
        return others
    return (*others, *sorted(bodies, key=lambda entry: not told[entry.id]))


def _ordered(name: Found, told: Counter[str]) -> tuple[Entry, ...]:
    first = name.entries[0]
    if first.kind not in ("body", "group") or first.country in told or not first.country or not told:
        return name.entries
    here = next((entry for entry in name.entries if entry.country in told and entry.kind in ("body", "group")), None)
    if here is None and first.country not in WORLD:
        here = next((entry for entry in name.entries if not entry.country and entry.kind == first.kind), None)
    if here is None or (first.country in WORLD and first.id in told):
        return name.entries
    return (here, *(entry for entry in name.entries if entry is not here))
