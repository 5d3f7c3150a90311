"""``legation watch``: follows feeds in the foreground, a line a poll, until it is told to end."""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from legation.errors import LegationError
from legation.view.keeping import RECORD, Failed
from legation.view.options import codebooks

if TYPE_CHECKING:
    from legation.live import Poll


@click.command(short_help="Follow feeds, and add what is new to a record.")
@RECORD
@click.option("--feeds", "lists", multiple=True, metavar="FILE|URL",
              help="OPML, addresses one a line, or a feed; without it, what the record follows.")  # fmt: skip
@codebooks
@click.option("--once", is_flag=True, help="Poll the feeds whose time has come, and end: for a schedule of your own.")
def watch(record: Path, lists: tuple[str, ...], codebook: tuple[str, ...], once: bool) -> None:
    """Follow feeds and add what is new to RECORD, until it is ended (Ctrl-C, or SIGTERM by a service manager).

    Each feed is polled when its time has come: more often where much is new, later after a failure or when its server
    says so. All is kept in the record: ended at any moment, it goes on where it was.
    """
    import legation
    from legation import live
    from legation.story.opml import feed_list

    signal.signal(signal.SIGTERM, _end)
    try:
        feeds = list(dict.fromkeys(url for source in lists for url in feed_list(source))) if lists else None
        with legation.open(record) as opened:
            if feeds is None and not opened.feeds():
                raise click.UsageError(f"{record} follows no feed yet: name some with --feeds feeds.opml")
            bad = False
            for poll in live.watch(opened, feeds, once=once, codebook=codebook or None):
                bad |= poll.error is not None or bool(poll.problems)
                _tell(poll)
    except LegationError as error:
        raise Failed(error) from error
    except KeyboardInterrupt:
        sys.exit(0)  # what was kept is safe: to be ended is how a watch ends
    sys.exit(1 if once and bad else 0)


def _end(number: int, frame: object) -> None:
    raise KeyboardInterrupt


def _tell(poll: Poll) -> None:
    """A line for the poll, and one for each story that could not be read."""
    for problem in poll.problems:
        click.echo(f"legation: {problem}", err=True)
    if poll.error is not None:
        click.echo(f"legation: {poll.url}: {poll.error} Next at {poll.next_at}.", err=True)
        return
    later = f", {poll.waiting} to be tried again" if poll.waiting else ""
    click.echo(f"{poll.url}: {poll.new} new, {poll.known} known{later}. Next at {poll.next_at}.")
