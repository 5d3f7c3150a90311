"""The network of contacts as SVG, drawn on the server: nodes lead to parties, edges to what the two have to do."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

from markupsafe import Markup

from legation.record.answers import Contact
from legation.view.charts.labels import Sign
from legation.view.charts.nodes import Node, placed, reach
from legation.view.web.map_drawing import names

WIDE, TALL = 960, 600
FONT, NARROW_FONT = 13, 27

_EDGE = Markup(
    '<a href="{0}" tabindex="-1" class="edge"><title>{1}</title>'
    '<path class="hit" d="M{2:.1f} {3:.1f}L{4:.1f} {5:.1f}"/>'
    '<path d="M{2:.1f} {3:.1f}L{4:.1f} {5:.1f}" stroke-width="{6:.1f}"/></a>'
)
_NODE = Markup(
    '<a href="{}" tabindex="-1" class="node"><title>{}</title><circle cx="{:.1f}" cy="{:.1f}" r="{:.1f}"/></a>'
)


def network(contacts: Sequence[Contact], party: Callable[[str], str], pair: Callable[[Contact], str],
            name: Callable[[str, str], str]) -> Markup:  # fmt: skip
    """Contacts as a network. ``party`` gives the address of a party by its id, ``pair`` that of two; ``name`` what a
    party is called, by its id and its name.
    """
    nodes, edges = placed(contacts, ratio=WIDE / TALL)
    most = max((node.events for node in nodes), default=1)
    often = max((each.events for each in contacts), default=1)
    at = [(node.x * WIDE, node.y * TALL) for node in nodes]
    lines = [
        _EDGE.format(
            pair(edge.contact), _told(edge.contact, name), *at[edge.one], *at[edge.other],
            1 + 7 * math.sqrt(edge.contact.events / often) * (edge.contact.events > 1),
        )
        for edge in reversed(edges)
    ]  # fmt: skip
    dots = [
        _NODE.format(party(node.id), f"{name(node.id, node.name)}: {node.events:,}", x, y, reach(node.events, most))
        for node, (x, y) in zip(nodes, at, strict=True)
    ]
    called = [
        names(_signs(nodes, at, most, times, name), font, (WIDE, TALL), shown, number)
        for shown, font, times, number in (("wide", FONT, 1.0, 100), ("narrow", NARROW_FONT, 1.8, 25))
    ]
    head = Markup('<svg class="network" viewBox="0 0 {} {}" aria-hidden="true">').format(WIDE, TALL)
    return head + Markup("").join([*lines, *dots, *called]) + Markup("</svg>")


def _signs(nodes: Sequence[Node], at: Sequence[Any], most: int, times: float,
           name: Callable[[str, str], str]) -> list[Sign]:  # fmt: skip
    return [
        Sign(x, y, times * reach(node.events, most), name(node.id, node.name))
        for node, (x, y) in zip(nodes, at, strict=True)
    ]


def _told(contact: Contact, name: Callable[[str, str], str]) -> str:
    one, other = name(contact.one, contact.one_name), name(contact.other, contact.other_name)
    return f"{one} and {other}: {contact.events:,}"
