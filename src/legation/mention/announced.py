"""Officials who have the word in a transcript, as its title tells of them ("Press Briefing by *Press Secretary* Ana
Lopes"), and whose officials they are, by the title and the lines above the first turn ("Brady Press Briefing Room")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from legation.gazetteer.model import Match, Role
from legation.mention.cluster import Cluster
from legation.mention.ledger import Ledger
from legation.mention.spelling import gender_of
from legation.mention.turns import Turn, seats, turn_words

_WORLD = frozenset({"IGO", "NGO", "IMG", "MNC"})
_OFFICIAL = frozenset({"GOV", "MIL"})
_GIVEN = (1, 2, 0, 3)
"""So many given names and initials stand between office and surname, the likeliest first."""

_WORD = re.compile(r"[^\W\d_][\w.’'\-]*|[,;]")
_POSSESSIVE = re.compile(r"[’']s$")
_BRIEFING = re.compile(r"\b(?:Briefing|Gaggle)\b")


class KnowsRoles(Protocol):
    """The part of the gazetteer that knows roles and names."""

    def role(self, words: Sequence[str]) -> Role | None:
        """The longest role at the end of lower-cased words, or None."""

    def find(self, text: str) -> tuple[Match, ...]:
        """Known names in a text."""


def announce(ledger: Ledger, title: str | None, text: str, gazetteer: KnowsRoles) -> None:
    """Give those who have the word in a transcript the name and office that its title tells of them; of whom no state
    is told is of the government that title and letterhead name, or that publishes it. Whoever answers the press at a
    government's briefing is its official, named in the title or not."""
    spoken = [t for t in ledger.speakers.turns if not t.asks and not t.ushers]
    if not title or not spoken:
        return
    head = f"{title}\n{text[: spoken[0].label.start]}"
    home = _home(head, gazetteer.find(head)) or ledger.context.home
    briefs = home is not None and _BRIEFING.search(title) is not None
    for turn in spoken:
        cluster = _who(ledger, turn)
        if cluster is None or cluster.kind != "person":
            continue
        told = cluster.name is None and _tell(cluster, title, turn.name, gazetteer)
        if briefs and cluster.sector is None and not cluster.roles:
            told, cluster.sector = True, "GOV"
        if told and home and cluster.country is None and cluster.sector in _OFFICIAL:
            cluster.country = home
            cluster.reasons.append(f"country {home}: of the government that the transcript is of")


def _who(ledger: Ledger, turn: Turn) -> Cluster | None:
    """Who has the word in a turn."""
    spot = ledger.speakers.at(-1, turn.start)
    return next(iter(ledger.at.get(spot, ())), None) if spot is not None else None


def _tell(cluster: Cluster, title: str, label: str, gazetteer: KnowsRoles) -> bool:
    """Note the full name and the office of a speaker, if the title tells them."""
    words = [_POSSESSIVE.sub("", m[0]) for m in _WORD.finditer(title)]
    surname = next((w for w in reversed(label.split()) if w not in turn_words("titles")), None)
    at = next((i for i, w in enumerate(words) if w.lower() == surname and w[:1].isupper()), None)
    for given in _GIVEN if at is not None else ():
        first = (at or 0) - given
        role = gazetteer.role([w.lower() for w in words[:first]]) if first > 0 else None
        if role is not None and role.kind != "body":
            cluster.name = " ".join(words[first : (at or 0) + 1])
            cluster.gender = cluster.gender or gender_of(cluster.name)
            cluster.sector = cluster.sector or role.sector
            cluster.country = cluster.country or role.country
            cluster.title = cluster.title or role.words.title()
            cluster.roles.append(role.words)
            cluster.offices |= {role.office} if role.office else set()
            cluster.reasons.append(f"{role.words}, the title says")
            return True
    return False


def _home(head: str, matches: Sequence[Match]) -> str | None:
    """The one state whose government's bodies, seats or rooms a title and letterhead name."""
    entries = [m.entries[0] for m in matches]
    codes = {e.country for e in entries if e.kind == "body" and e.sector in _OFFICIAL and e.country}
    codes |= {code for room, code in seats().items() if room in head.lower()}
    codes -= _WORLD
    return next(iter(codes)) if len(codes) == 1 else None
