"""Who a statement is by, from its title: "Statement by President Joe Biden on Support for Ukraine"."""

from __future__ import annotations

import re

from legation.gazetteer.model import Match, Term
from legation.mention.cluster import Cluster
from legation.mention.joining import Joiner
from legation.mention.officials import Holders, covers, only_one
from legation.mention.spelling import can_be_same, weighty

_BY = re.compile(
    r"^(?!Joint)\W*(?:Press |Media )?"
    r"(?:Statement|Remarks|Message|Letter|Comments?|Speech|Address|Op-Ed)\s+(?:as [A-Z]\w+ (?:for Delivery )?)?"
    r"(?:by|from|of)\s+(.+)$"
)
FOOT = 200
"""A signature stands in so many last characters."""

_HEADED = re.compile(
    r"\s*(?:(?:Press |Media )?(?:Statement|Remarks|Release)\s*\n\s*)?([A-Z][^,\n]{4,40}), ([A-Z][^\n.]{4,60})\n"
)
"""Who a release is by, on a line of its own above its text: "Ana M. Lopes, Secretary of State"."""

_SIGNED = re.compile(
    r"(?:(?:^|\n)|(?P<close>(?:Sincerely|Yours truly|Respectfully|Regards|Yours)(?: yours)?,)\s*)"
    r"(?P<name>(?:[A-Z][A-Z.’'\-]*(?: [A-Z][A-Z.’'\-]*){1,4})|(?(close)[A-Z][\w.’'\-]+(?: [A-Z][\w.’'\-]*){1,4}|(?!)))"
    r"(?:\s+(?:THE WHITE HOUSE,?\s+)?(?:[A-Z][a-z]+ \d{1,2}, \d{4}\.?)?)?\s*\Z"
)
"""The signature under a letter or decree: a line in capitals, or a name after "Sincerely,", with the day or without."""

_DECREES = re.compile(
    r"(?:^|[\s,])I, (?P<name>[A-Z][\w.’'\-]*(?: [A-Z][\w.’'\-]*){1,5}), "
    r"[^\n“”\"]{3,300}?\b(?:hereby|proclaim|order|decree|declare)\b"
)
"""Who decrees in his own name: "NOW, THEREFORE, I, ANA LOPES, President of Peru, … do hereby proclaim …"."""

_OF_BODY = re.compile(
    r"\W*(?:Press |Official |Media )?(?:Statement|Release|Communiqu[eé]|Declaration|Message)\s+"
    r"(?:by|from|of|issued by)\s+"
    r"((?:(?!\b(?:[Oo]n|[Rr]egarding|[Cc]oncerning|[Aa]bout|[Ff]ollowing|[Aa]fter)\b)[^\n])*"
    r"\b(?:Ministr[yi]|Government|Foreign Office|Department|Embassy|Presidency|Council|Commission|Secretariat)"
    r"(?:(?!\b(?:[Oo]n|[Rr]egarding|[Cc]oncerning|[Aa]bout|[Ff]ollowing|[Aa]fter)\b)[^\n])*)"
)
"""The public body that a title or first line says a release is by: "Statement of the Ministry of Foreign Affairs of
Chad on …"."""

_NAME = re.compile(r"(?:[A-Z][\w.’'\-]+\s?)+")


def issuer_of(publisher: str | None, matches: tuple[Match, ...], joiner: Joiner) -> Cluster | None:
    """The state or international body that speaks as "we" where a public body publishes: the White House, the FCO.

    ``matches`` are the known names in the publisher's name.
    """
    for match in matches if publisher else ():
        entry = match.entries[0]
        if entry.kind in ("state", "body") and entry.sector in ("GOV", "MIL") and len(entry.country or "") == 3:
            code = entry.country or ""
            return None if code in ("IGO", "NGO", "IMG", "MNC") else joiner.state(code) or joiner.add_state(code)
    return None


def body_in(line: str | None) -> str | None:
    """The words for the public body by which a title or first line says that a release is, else None."""
    told = _OF_BODY.match(line or "")
    return told[1] if told else None


def author_of(title: str | None, joiner: Joiner, gazetteer: Holders, published: str | None) -> Cluster | None:
    """The person that a statement's title says it is by: one of the story's, or an official of that day, else None.

    An official who is not named in the text becomes an actor whose only mentions are "I" and "we".
    """
    told = _BY.match(title or "")
    run = _NAME.match(told[1]) if told else None
    if told is None or run is None:
        return None
    if re.match(r"and (?!the\b|an?\b)", told[1][run.end() :].lstrip()):
        return None  # two speak in turns
    words = run[0].split()
    for cluster in joiner.clusters:
        if cluster.kind == "person" and any(n in run[0] and can_be_same(n, run[0]) for n in cluster.names):
            return cluster
    for length in (3, 2):
        for start in range(len(words) - length + 1):
            name = " ".join(words[start : start + length])
            term = only_one(list(gazetteer.officials(name, on=published[:10] if published else None)))
            if term is not None:
                return joiner.add_person(term)
    term = _by_office(words, run[0], gazetteer, published)
    return joiner.add_person(term) if term is not None else None


def headed_by(text: str, joiner: Joiner) -> Cluster | None:
    """The official whose name and title stand on a line above a release's text, by himself, else None."""
    told = _HEADED.match(text)
    if told is None:
        return None
    for cluster in joiner.clusters:
        first = min((m.start for m in cluster.members), default=-1)
        if cluster.kind == "person" and cluster.sector == "GOV" and told.start(1) <= first < told.end(1):
            return cluster
    return None


def signed_by(text: str, joiner: Joiner) -> Cluster | None:
    """The official whose signature ends a text ("Sincerely, JOSEPH R. BIDEN JR."), else None."""
    told = _SIGNED.search(text, max(0, len(text) - FOOT))
    if told is None:
        return None
    for cluster in joiner.clusters:
        signs = any(told.start("name") <= m.start < told.end("name") for m in cluster.members)
        if signs and cluster.kind == "person" and cluster.sector == "GOV":
            return cluster
    return None


def decreed_by(text: str, joiner: Joiner) -> Cluster | None:
    """The official who decrees or proclaims in his own name ("I, ANA LOPES, President of Peru, … do hereby order")."""
    told = _DECREES.search(text)
    if told is None:
        return None
    for cluster in joiner.clusters:
        named = any(told.start("name") <= m.start < told.end("name") for m in cluster.members if m.form == "name")
        if named and cluster.kind == "person" and cluster.sector == "GOV":
            return cluster
    return None


def _by_office(words: list[str], title: str, gazetteer: Holders, published: str | None) -> Term | None:
    """The one official of the day whose office and surname stand side by side in a title ("Vice President Harris")."""
    day = (published or "")[:10]
    for word in words[1:] if day else ():
        terms = [
            t for t in gazetteer.officials(word, on=day) if covers(t, day) and weighty(t.person)[-1:] == weighty(word)
        ]
        held = [t for t in terms if f"{t.position} {word}" in title]
        longest = max((len(t.position) for t in held), default=0)
        term = only_one([t for t in held if len(t.position) == longest])
        if term is not None:
            return term
    return None
