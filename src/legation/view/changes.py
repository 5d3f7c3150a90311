"""What coding anew changed, as a table: a line a type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from legation.record.model import Recoded


def by_type(recoded: Iterable[Recoded]) -> Iterator[str]:
    """For each type how many event mentions were lost, gained, changed; what they became, and in which fields."""
    sizes: Counter[tuple[str, str]] = Counter()
    became: Counter[tuple[str, str]] = Counter()
    fields: Counter[tuple[str, str]] = Counter()
    for change in (change for each in recoded for change in each.changes):
        sizes[change.type, change.change] += 1
        became[change.type, change.became or ""] += change.became is not None
        fields.update((change.type, field) for field in change.fields)
    if not sizes:
        return
    yield f"{'':12}{'lost':>8}{'gained':>8}{'changed':>8}"
    for kind in sorted({type_ for type_, _ in sizes}):
        counts = "".join(f"{sizes[kind, what]:8,}" for what in ("lost", "gained", "changed"))
        told = [f"{number:,} became {name}" for name, number in _most(became, kind)]
        told += [f"{name} in {number:,}" for name, number in _most(fields, kind)]
        yield f"{kind:12}{counts}" + (f"   {', '.join(told)}" if told else "")


def _most(counted: Counter[tuple[str, str]], kind: str) -> list[tuple[str, int]]:
    found = [(name, number) for (type_, name), number in counted.items() if type_ == kind and number]
    return sorted(found, key=lambda each: (-each[1], each[0]))
