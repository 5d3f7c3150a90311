"""The ledger of a story while it is read: which actors each spot means so far."""

from __future__ import annotations

from collections.abc import Callable

from legation.mention.candidates import Candidate, Scene, Spot
from legation.mention.cluster import Cluster
from legation.mention.context import Context
from legation.mention.joining import Joiner
from legation.mention.quoting import Speakers, in_quotes
from legation.mention.words import lacks, words

_ABROAD = frozenset({"foreign minister", "deputy foreign minister", "ambassador"})
"""Offices of those who speak of other lands."""

_POLITICAL = frozenset({"GOV", "LEG", "OPP", "PTY", "MIL"})
_WORLD = frozenset({"IGO", "NGO", "IMG", "MNC"})
Found = tuple[Cluster, ...]


class Ledger:
    """Spots and what they mean. ``author`` is who a statement is by, ``ahead`` reads a spot before its turn."""

    def __init__(
        self, scenes: tuple[Scene, ...], joiner: Joiner, context: Context, speakers: Speakers, author: Cluster | None
    ) -> None:
        self.scenes = scenes
        self.joiner = joiner
        self.context = context
        self.speakers = speakers
        self.author = author
        self.at: dict[Spot, Found] = {}
        self.spans: dict[Spot, Candidate] = {}
        self.several: dict[int, list[Spot]] = {}
        self._asked: set[Spot] = set()
        self.ahead: Callable[[Spot], None] = lambda _: None
        for cluster in joiner.clusters:
            for member in cluster.members:
                self.at.setdefault(member.spot, (cluster,))

    @property
    def clusters(self) -> list[Cluster]:
        """The actors so far."""
        return self.joiner.clusters

    def set(self, spot: Spot, found: Found, candidate: Candidate | None = None) -> None:
        """Note what a spot means; a candidate that means one actor adds what its words tell."""
        if not found:
            return
        self.at[spot] = found
        if candidate is not None:
            self.spans[spot] = candidate
        if len(found) > 1:
            self.several.setdefault(spot[0], []).append(spot)
        for cluster in found:
            if candidate is not None and len(found) == 1:
                cluster.add(candidate)
            else:
                cluster.spots.append(spot)

    def meant(self, spot: Spot) -> Found:
        """What a spot means, read ahead of its turn where it stands later in the text; nothing yet where that is being
        read already ("we – *we* all stand with you")."""
        if spot not in self.at and spot not in self._asked:
            self._asked.add(spot)
            self.ahead(spot)
            self._asked.discard(spot)
        return self.at.get(spot, ())

    def state(self, code: str) -> Cluster:
        """The actor of a state, made new where the story has not named it by now."""
        return self.joiner.state(code) or self.joiner.add_state(code)

    def near(self, candidate: Candidate) -> str | None:
        """The state that the story is about where a candidate stands, or None where that is not clear.

        In a quotation, or a turn of a transcript, it is the state of who speaks, if that is an official or politician;
        but the opposition and rebels of whom a foreign minister or an envoy speaks are those of another state told of
        there. For an office in an official's own statement it is his.
        """
        offset = candidate.start
        spoken = in_quotes(offset, self.speakers.quotes) or self.speakers.turn(offset) is not None
        spot = self.speakers.at(candidate.sentence, offset) if spoken else None
        for speaker in self.at.get(spot, ()) if spot is not None else ():
            if speaker.country and speaker.sector in _POLITICAL and speaker.country not in _WORLD:
                abroad = speaker.offices & _ABROAD or speaker.lemmas & words().posts
                foes = candidate.sector in ("OPP", "REB")
                others = self.context.without(speaker.country) if abroad and foes else None
                return (others.near(candidate.sentence, candidate.head) if others else None) or speaker.country
        if candidate.office and candidate.kind == "person" and self._speaks_for_state():
            return self.author.country if self.author is not None else None
        code = self.context.near(candidate.sentence, candidate.head)
        return self._of_another(candidate, code) if lacks((candidate.role,), code) else code

    def _of_another(self, candidate: Candidate, code: str | None) -> str | None:
        """The state of somebody whose office the one told near does not have: "the prime minister" in a story from
        the United States; that of the others, else the one of which the story knows people or bodies by name."""
        told = self.context.without(code or "").near(candidate.sentence, candidate.head)
        if told is not None and not lacks((candidate.role,), told):
            return told
        named = {c.country for c in self.clusters if c.country and c.names} - {code, *_WORLD}
        able = [other for other in sorted(named) if not lacks((candidate.role,), other)]
        return able[0] if len(able) == 1 else None

    def _speaks_for_state(self) -> bool:
        """Whether the whole text is an official's or a state's own: "the President" is then its own one."""
        author = self.author
        return author is not None and author.sector in _POLITICAL and author.country not in (None, *_WORLD)
