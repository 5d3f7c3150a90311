"""Graphs: GraphML of who acts towards whom, and the quadruples that temporal knowledge graphs are learned from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import IO
from xml.sax.saxutils import escape, quoteattr

from legation.export.codes import event_name
from legation.export.delimited import write_rows
from legation.export.model import Left, Pair, Source, Told
from legation.export.pairs import DONE, pairs
from legation.record.model import EventParty

_NODE = (("name", "string"), ("kind", "string"), ("country", "string"), ("sector", "string"), ("wikidata", "string"))
_EDGE = (("type", "string"), ("events", "int"), ("first", "string"), ("last", "string"), ("intensity", "double"))


def write_graphml(source: Source, events: Iterable[Told], out: IO[bytes], left: Left) -> int:
    """Actors as nodes; an edge a pair and type, with how many events, their first and last day, mean intensity."""
    nodes: dict[str, EventParty] = {}
    counts: Counter[tuple[str, str, str]] = Counter()
    scores: Counter[tuple[str, str, str]] = Counter()
    days: dict[tuple[str, str, str], list[str]] = {}
    for told, pair in _whole(events, left):
        ends = [side for side in (pair.source, pair.target) if side is not None]
        keys = [side.id or side.name for side in ends]
        nodes |= dict(zip(keys, ends, strict=True))
        edge = (keys[0], keys[1], told.event.type)
        counts[edge] += 1
        scores[edge] += told.event.intensity  # type: ignore[assignment]
        if told.event.date_start:
            days.setdefault(edge, []).append(told.event.date_start)
    out.write(_head().encode())
    for key in sorted(nodes):
        out.write(_node(key, nodes[key], source).encode("utf8", "xmlcharrefreplace"))
    for edge in sorted(counts):
        when = days.get(edge, [""])
        values = (edge[2], counts[edge], min(when), max(when), f"{scores[edge] / counts[edge]:.2f}")
        data = "".join(_data(name, value) for (name, _), value in zip(_EDGE, values, strict=True) if value != "")
        ends_ = f"source={quoteattr(edge[0])} target={quoteattr(edge[1])}"
        out.write(f"<edge {ends_}>{data}</edge>\n".encode("utf8", "xmlcharrefreplace"))
    out.write(b"</graph>\n</graphml>\n")
    return len(counts)


def _whole(events: Iterable[Told], left: Left) -> Iterator[tuple[Told, Pair]]:
    """The pairs with both sides, of what has happened."""
    for told in events:
        if told.event.status not in DONE:
            left[f"{told.event.status} (it has not happened)"] += 1
            continue
        for pair in pairs(told.event):
            if pair.source is None or pair.target is None:
                left["a pair without source or target"] += 1
            else:
                yield told, pair


def _head() -> str:
    keys = [f'<key id="{name}" for="{kind}" attr.name="{name}" attr.type="{type_}"/>\n'
            for kind, names in (("node", _NODE), ("edge", _EDGE)) for name, type_ in names]  # fmt: skip
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
        + "".join(keys)
        + '<graph id="legation" edgedefault="directed">\n'
    )


def _node(key: str, party: EventParty, source: Source) -> str:
    known = source.known(party)
    values = (party.name, known.kind if known else None, party.country, party.sector, known.wikidata if known else None)
    data = "".join(_data(name, value) for (name, _), value in zip(_NODE, values, strict=True) if value)
    return f"<node id={quoteattr(key)}>{data}</node>\n"


def _data(name: str, value: object) -> str:
    told = "".join(letter for letter in str(value) if letter >= " " or letter in "\t\n")
    return f'<data key="{name}">{escape(told)}</data>'


def write_quadruples(source: Source, events: Iterable[Told], out: IO[bytes], left: Left) -> int:
    """Subject, relation (CAMEO's name), object, day: tab-separated, in order of day, as ICEWS14 and ICEWS18 are loaded.

    Parties are named as ICEWS does it: a person or state by name, others with their country in brackets.
    """
    found = set()
    for told, pair in _whole(events, left):
        event = told.event
        if event.date_start is None or not event.cameo:
            left["without a day or a CAMEO code"] += 1
            continue
        found.add((event.date_start, _label(pair.source), event_name(event.cameo), _label(pair.target)))
    rows = ({"s": s, "r": r, "o": o, "t": day} for day, s, r, o in sorted(found))
    return write_rows(("s", "r", "o", "t"), rows, out, delimiter="\t", head=False)


def _label(party: EventParty | None) -> str:
    if party is None:
        return ""
    generic = party.country and party.id and not party.id.startswith("Q") and party.id != party.country
    return f"{party.name} ({party.country})" if generic else party.name
