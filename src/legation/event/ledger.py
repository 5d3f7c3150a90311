"""What the coder considers and refuses, with the reason for each: noted where it is asked for, else nothing is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from legation.event import reasons, retell
from legation.event.codebook import Codebook
from legation.event.draft import Draft
from legation.event.entries import Trigger
from legation.event.match import NEAR, Match, misfits
from legation.event.model import Refused
from legation.event.scene import Scene
from legation.language.model import Clause
from legation.story.model import span_of


class Ledger:
    """The refusals of one reading. Without ``asked`` its methods only hand on what remains."""

    def __init__(self, *, asked: bool = False) -> None:
        self.asked = asked
        self._refused: list[Refused] = []

    @property
    def refused(self) -> tuple[Refused, ...]:
        """All refusals, in the order of their words."""
        return tuple(sorted(self._refused, key=lambda r: (r.trigger.start, r.type, r.rule, r.reason)))

    def sifted(self, drafts: Iterable[Draft], reason: Callable[[Draft], str | None]) -> list[Draft]:
        """The drafts for which there is no reason against."""
        kept = []
        for draft in drafts:
            said = reason(draft)
            if said is None:
                kept.append(draft)
            else:
                self.note(draft.match, draft.scene, said)
        return kept

    def gone(self, before: Sequence[Draft], after: list[Draft], reason: str) -> list[Draft]:
        """What remains; the rest was left out for one reason."""
        for draft in self._left(before, after):
            self.note(draft.match, draft.scene, reason)
        return after

    def folded(self, before: Sequence[Draft], after: list[Draft]) -> list[Draft]:
        """What remains; the rest was folded into it."""
        for draft in self._left(before, after):
            host = retell.telling_of(draft, after)
            into = f"folded into “{' '.join(host.trigger.text.split())}”" if host else "folded into another telling"
            self.note(draft.match, draft.scene, f"{into}: the same deed told twice")
        return after

    def _left(self, before: Sequence[Draft], after: Sequence[Draft]) -> list[Draft]:
        if not self.asked:
            return []
        there = {id(draft.match) for draft in after}
        return [draft for draft in before if id(draft.match) not in there]

    def note(self, match: Match, scene: Scene, reason: str) -> None:
        """Note that what matched is no event of its own."""
        self._note(match.clause, scene, match.trigger, reason)

    def outdone(self, ranked: Sequence[Match], scene: Scene) -> None:
        """Note the entries of other types that fit a clause less closely than the first."""
        if not self.asked:
            return
        seen = {ranked[0].trigger.name}
        for match in ranked[1:]:
            if match.trigger.name not in seen:
                seen.add(match.trigger.name)
                first = ranked[0].trigger
                before = "is yours and comes first" if first.own and not match.trigger.own else "fits more closely"
                self.note(match, scene, f"{reasons.label(first.name, first.mode)} by {first.id} {before}")

    def unmatched(self, clause: Clause, scene: Scene, codebook: Codebook, *, told: str = "") -> None:
        """Note of a clause that no entry fits what the types that come nearest would need, and a user's own types, but
        for the one ``told``.

        PLOVER's entries of which nothing is there are not noted: common verbs have many.
        """
        if not self.asked:
            return
        nearest: dict[str, tuple[int, Trigger, str]] = {}
        for trigger, found, near in misfits(clause, scene, codebook):
            if trigger.name == told:
                continue
            if trigger.name not in nearest or near > nearest[trigger.name][0]:
                nearest[trigger.name] = (near, trigger, reasons.misfit(trigger, found, clause, scene))
        closest = max((near for near, _, _ in nearest.values()), default=0)
        for near, trigger, reason in nearest.values():
            if trigger.own or (near == closest and near >= NEAR["needs"]):
                self._note(clause, scene, trigger, reason)

    def _note(self, clause: Clause, scene: Scene, trigger: Trigger, reason: str) -> None:
        if self.asked:
            text, sentence = scene.story.text, scene.sentence
            self._refused.append(
                Refused(
                    type=trigger.name,
                    mode=trigger.mode,
                    rule=trigger.id,
                    trigger=span_of(text, clause.start, clause.end),
                    sentence=span_of(text, sentence.start, sentence.end),
                    reason=reason,
                )
            )
