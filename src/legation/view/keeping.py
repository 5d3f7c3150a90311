"""``legation add``, ``events``, ``show``: a record filled, asked, opened."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from legation.errors import BadDate, LegationError
from legation.view.options import COLUMNS, codebooks

if TYPE_CHECKING:
    from legation.record.adding import Kept, Merging

RECORD = click.argument("record", type=click.Path(path_type=Path))


@click.command(short_help="Read stories into a record; what it holds is not read again.")
@RECORD
@click.argument("sources", nargs=-1, metavar="FILE|URL|-…")
@click.option("--published", metavar="DAY", help="Day of publication (2022-05-20) of stories that do not tell it.")
@click.option("--columns", type=COLUMNS, help="Columns or keys that hold a field: text=body,title=headline.")
@codebooks
@click.option("-j", "--processes", type=click.IntRange(1), default=1, show_default=True, help="Worker processes.")
def add(
    record: Path,
    sources: tuple[str, ...],
    *,
    published: str | None,
    columns: dict[str, str] | None,
    codebook: tuple[str, ...],
    processes: int,
) -> None:
    """Read stories into RECORD, a file that is made if it is not there, and merge what they tell.

    A run may be ended at any moment and begun again: it goes on where it was. What cannot be kept is told on standard
    error and listed in the record, and the rest goes on.
    """
    import legation
    from legation.event import chosen
    from legation.record.adding import total
    from legation.story import read_sources
    from legation.view.progress import counted, items_in

    began = time.monotonic()
    try:
        book = chosen(codebook or None)
        with legation.open(record) as opened, legation.open(record, readonly=True) as asked:
            stories = read_sources(list(sources), published=published, columns=columns, known=asked.knows)

            def adding(merging: Merging | None) -> Iterator[Kept]:
                return opened.adding(stories, processes=processes, codebook=book, merging=merging)

            done = total(counted(adding, sys.stderr, lambda: items_in(sources), _tell))
    except BadDate as error:
        raise click.BadParameter(str(error), param_hint="--published") from error
    except LegationError as error:
        raise Failed(error) from error
    rate = done.stories / max(time.monotonic() - began, 1e-9)
    click.echo(
        f"{done.stories:,} stories added ({done.mentions:,} event mentions; {rate:.1f} stories a second), "
        f"{done.known:,} known before, {done.problems:,} with a problem"
    )
    sys.exit(1 if done.problems else 0)


class Failed(click.ClickException):
    """What a record refuses, told as other problems are: exit status 1."""

    def __init__(self, error: LegationError) -> None:
        super().__init__(str(error))

    def show(self, file: object = None) -> None:
        """On standard error."""
        click.echo(f"legation: {self.message}", err=True)


def _tell(said: str) -> None:
    click.echo(f"legation: {said}", err=True)


@click.command(short_help="Show an event with its tellings, ties and conflicts.")
@RECORD
@click.argument("event")
def show(record: Path, event: str) -> None:
    """Show the EVENT (its id, or that of one of its mentions) of RECORD: who tells it, in which words."""
    import legation
    from legation.view.event_card import lines

    try:
        with legation.open(record, readonly=True) as opened:
            for line in lines(opened, event):
                click.echo(line)
    except LegationError as error:
        raise Failed(error) from error
