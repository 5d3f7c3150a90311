"""GDELT's tables: the addresses of the stories that its events, mentions and graph were read from.

Columns as in the GDELT 2.0 codebooks: tab-separated, no header; events have 61 columns with SOURCEURL last, mentions
16 with MentionIdentifier sixth (MentionType 1 is the web), the knowledge graph 27 with DocumentIdentifier fifth.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from legation.story.links import Link

_BEGINNING = re.compile(
    rb"\d{9,}\t\d{8}\t\d{6}\t\d{4}\t|\d{9,}\t\d{14}\t\d{14}\t\d\t|\d{14}-T?\d+\t\d{14}\t\d\t"
)  # of events, of mentions, of the graph
_ADDRESS = {61: 60, 16: 5, 27: 4}  # columns of the table → column of the address
_PUBLISHER = {16: 4, 27: 3}


def is_gdelt(head: bytes) -> bool:
    """Whether a table that begins with ``head`` is one of GDELT's."""
    return _BEGINNING.match(head) is not None


def gdelt_links(lines: Iterable[bytes]) -> Iterator[tuple[str, Link]]:
    """Each address once, with the line that names it first. GDELT's days are when it saw a story: they are left out."""
    seen: set[str] = set()
    for number, line in enumerate(lines, 1):
        cells = line.decode("utf-8", "replace").rstrip("\r\n").split("\t")
        column = _ADDRESS.get(len(cells))
        address = cells[column].strip() if column is not None else ""
        if address.startswith(("http://", "https://")) and address not in seen:
            seen.add(address)
            publisher = cells[_PUBLISHER[len(cells)]] if len(cells) in _PUBLISHER else None
            yield f"line {number}", Link(url=address, publisher=publisher or None)
