"""Progress of long work: a line on a terminal, nothing in a pipe."""

from __future__ import annotations

import glob
import gzip
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypeVar

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from legation.record.adding import Kept, Merging

T = TypeVar("T")
_SEVERAL = re.compile(r"\.(?:zip|warc|xml|rss|atom|csv|tsv|json)(?:\.gz)?$", re.IGNORECASE)


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


def counted(
    adding: Callable[[Merging | None], Iterable[Kept]],
    stream: TextIO,
    total: Callable[[], int | None],
    tell: Callable[[str], None],
) -> Iterator[Kept]:
    """The outcomes as they come, with their problems told; on a terminal with rate and time left, merging too.

    ``adding`` gives the outcomes, and tells what it is given of merging; ``total`` counts the items to come, or gives
    None: it is asked on a terminal only.
    """
    if not stream.isatty():
        for each in adding(None):
            if each.error is not None:
                tell(str(each.error))
            yield each
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"),
               TextColumn("left:"), TimeRemainingColumn())  # fmt: skip
    with Progress(*columns, console=Console(file=stream), transient=True) as progress:
        task = progress.add_task("adding:", total=total(), rate="")
        merging = progress.add_task("merging:", total=None, rate="", visible=False, start=False)

        def merged(number: int, of: int) -> None:
            if not progress.tasks[merging].started:
                progress.start_task(merging)  # its rate is that of merging alone
            progress.update(merging, completed=number, total=of, visible=of > 0, rate=_rate(progress, merging, number))

        for number, each in enumerate(adding(merged), 1):
            if each.error is not None:
                progress.console.print(f"legation: {each.error}", markup=False, highlight=False)
            progress.update(task, completed=number, rate=_rate(progress, task, number))
            yield each


def _rate(progress: Progress, task: TaskID, number: int) -> str:
    passed = progress.tasks[task].elapsed or 0.0
    return f"{number / passed:.1f} a second" if passed >= 0.1 else ""


def items_in(sources: Iterable[str]) -> int | None:
    """How many stories the sources hold, by their lines and files; None where that cannot be told beforehand."""
    number = 0
    for source in sources:
        path = Path(source)
        names = [path] if path.is_file() else [Path(name) for name in glob.glob(source, recursive=True)]
        if not names or any(name.is_dir() or _SEVERAL.search(name.name) for name in names):
            return None
        number += sum(map(_lines, names))
    return number


def _lines(path: Path) -> int:
    if path.name.removesuffix(".gz").endswith((".jsonl", ".ndjson")):
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
            return sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(1 << 20), b""))
    return 1
