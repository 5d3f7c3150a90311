"""Progress of long work: a line on a terminal, nothing in a pipe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO, TypeVar

T = TypeVar("T")


def watched(items: Iterable[T], stream: TextIO) -> Iterator[T]:
    """The items as they come; where ``stream`` is a terminal and the output is not, it shows how many there were."""
    import sys

    if not stream.isatty() or sys.stdout.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("reading:"),
        MofNCompleteColumn(),
        TextColumn("stories"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(file=stream), transient=True) as progress:
        task = progress.add_task("", total=None)
        for item in items:
            yield item
            progress.advance(task)
