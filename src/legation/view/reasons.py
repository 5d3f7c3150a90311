"""What was considered and refused, on the terminal: the words, what they would have been, and the reason."""

from __future__ import annotations

from rich.console import RenderableType
from rich.table import Table

from legation.event.model import Reading, Refused
from legation.view import words
from legation.view.look import Look, plain


def refused(reading: Reading, look: Look) -> RenderableType:
    """The refusals of a reading, in the order of their words."""
    if not reading.refused:
        return plain("  Nothing.")
    rows = Table.grid(padding=(0, 2, 0, 1))
    rows.add_column(overflow="fold", max_width=max(look.width // 4, 16))
    rows.add_column(no_wrap=True)
    rows.add_column(overflow="fold")
    before: Refused | None = None
    for each in reading.refused:
        said = "" if before is not None and before.trigger == each.trigger else words.quoted(each.trigger.text)
        rows.add_row(plain(said, "italic"), plain(words.label(each)), plain(f"{each.reason} ({each.rule})"))
        before = each
    return rows
