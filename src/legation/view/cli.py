"""The command line: ``legation read``, ``add``, ``events`` … Exit status: 0 ok, 1 problems found, 2 wrong use."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from io import TextIOWrapper
from typing import TYPE_CHECKING

import click

from legation.errors import BadDate, LegationError
from legation.view import asking, briefing, charting, correcting, exporting, keeping, serving, watching
from legation.view.actors import actors as actors_commands
from legation.view.codebook import codebook as codebook_commands
from legation.view.mcp.command import mcp
from legation.view.options import COLUMNS, codebooks
from legation.view.sections import Sections

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from legation.event.model import Reading
    from legation.scale.pool import Result

FORMATS = ("card", "json", "jsonl", "table", "html")
INTERRUPTED, CLOSED = 130, 0

EXAMPLES = """\b
Examples:
  legation read story.txt                         marked text, events, people
  legation read https://example.org/news.html     a web page
  legation read --format jsonl *.txt > out.jsonl  one JSON object a story
  legation read --format html story.txt > o.html  a page for the browser
  legation add news.db stories.jsonl -j 2         many stories into one record
  legation watch news.db --feeds feeds.opml       what is new, as it comes
  legation events news.db --actor ISR             its events
  legation brief news.db --actor ISR -o b.html    a report with its sources
  legation actors import mine.csv                 people and groups you add

Exit status: 0 ok, 1 problems found (the rest was read), 2 wrong use."""


@click.group(cls=Sections, context_settings={"help_option_names": ["-h", "--help"]}, epilog=EXAMPLES)
@click.version_option(package_name="legation")
def main() -> None:
    """Read news of diplomacy and security: who did what to whom, when, where, and who says so, with the words behind
    every value.
    """
    if isinstance(sys.stdout, TextIOWrapper):  # a pipe in another encoding than UTF-8 gets "?" for what it lacks
        sys.stdout.reconfigure(errors="replace")


@main.command(short_help="Read stories and show who did what to whom.")
@click.argument("sources", nargs=-1, required=True, metavar="FILE|URL|-…")
@click.option("--format", "form", type=click.Choice(FORMATS), default="card", show_default=True, help="How to show it.")
@click.option("--published", metavar="DAY", help="Day of publication (2022-05-20) of stories that do not tell it.")
@click.option("--columns", type=COLUMNS, help="Columns or keys that hold a field: text=body,title=headline.")
@click.option(
    "--actors", metavar="FILE", help='Your own actors from FILE, not those you imported; "none" for no own actors.'
)
@codebooks
@click.option("--why", is_flag=True, help="With the rule, frame and words that made each event.")
@click.option("--refused", is_flag=True, help="With what was considered and not coded, and the reasons.")
@click.option("-j", "--processes", type=click.IntRange(1), default=1, show_default=True, help="Worker processes.")
def read(
    sources: tuple[str, ...],
    *,
    form: str,
    published: str | None,
    columns: dict[str, str] | None,
    actors: str | None,
    codebook: tuple[str, ...],
    why: bool,
    refused: bool,
    processes: int,
) -> None:
    """Read stories: text, HTML, JSON lines, CSV, web addresses, feeds, archives, folders, or - for standard input.

    JSON lines have "id" and "text", and may have "title", "published", "url", "publisher". What cannot be read is
    told on standard error, and the rest goes on.
    """
    from legation.event import load
    from legation.gazetteer.own_store import IMPORTED, chosen
    from legation.scale import read_all
    from legation.story import read_sources
    from legation.view.progress import watched

    told = _Problems()
    try:
        own = chosen(None if actors == "none" else actors or IMPORTED)
        found = read_sources(list(sources), published=published, columns=columns)
        book = load(*codebook) if codebook else None
        results = read_all(found, processes=processes, actors=own, codebook=book, refused=refused)
        _write(form, told.passing(watched(results, sys.stderr)), why=why)
        sys.stdout.flush()
    except BadDate as error:
        raise click.BadParameter(str(error), param_hint="--published") from error
    except LegationError as error:
        told.tell(error)
    except BrokenPipeError:  # the reader of our output has seen enough
        _leave(CLOSED)
    except KeyboardInterrupt:
        _leave(INTERRUPTED)
    sys.exit(1 if told.any else 0)


class _Problems:
    """Passes readings on and tells the errors between them on standard error."""

    def __init__(self) -> None:
        self.any = False

    def tell(self, error: LegationError) -> None:
        self.any = True
        sys.stdout.flush()
        click.echo(f"legation: {error}", err=True)

    def passing(self, results: Iterable[Result]) -> Iterator[Reading]:
        for result in results:
            if isinstance(result, LegationError):
                self.tell(result)
            else:
                yield result


def _leave(status: int) -> None:
    """End at once, without waiting for input that a thread may still be blocked on."""
    import multiprocessing

    for worker in multiprocessing.active_children():
        worker.terminate()
    os._exit(status)


def _write(form: str, readings: Iterator[Reading], *, why: bool) -> None:
    if form in ("card", "table"):
        _draw(form, readings, why=why)
        return
    for piece in _bytes(form, readings):
        sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()


def _bytes(form: str, readings: Iterator[Reading]) -> Iterator[bytes]:
    if form == "html":
        from legation.view.page import page

        return (piece.encode("utf8") for piece in page(readings))
    from legation.view import json

    return map(json.line if form == "jsonl" else json.pretty, readings)


def _draw(form: str, readings: Iterator[Reading], *, why: bool) -> None:
    from rich.console import Console

    from legation.view import card
    from legation.view.look import Look

    console = Console(markup=False, highlight=False, emoji=False)
    look = Look(console.width, console.is_terminal and not console.no_color, why)
    draw = card.card if form == "card" else card.table
    for reading in readings:
        if console.is_terminal:
            console.print(draw(reading, look))
        else:
            _print_bare(console, draw(reading, look))


def _print_bare(console: Console, drawn: RenderableType) -> None:
    """Without the spaces at the ends of lines that fill a terminal."""
    with console.capture() as held:
        console.print(drawn)
    sys.stdout.write("\n".join(line.rstrip() for line in held.get().split("\n")))
    sys.stdout.flush()


@main.command(short_help="Explain a type or mode of the codebook; without one, list them.")
@click.argument("topic", metavar="[TYPE[/MODE]]", required=False)
@codebooks
def explain(topic: str | None, codebook: tuple[str, ...]) -> None:
    """Explain a type or mode of the codebook: definition, direction, triggers with examples.

    Without TYPE, list them all.
    """
    from legation.event import load
    from legation.view.explain import contents, explanation, suggestions

    try:
        book = load(*codebook) if codebook else None
    except LegationError as error:
        raise keeping.Failed(error) from error
    if topic is None:
        click.echo(contents(book))
        return
    lines = explanation(topic, book)
    if lines is None:
        near = ", ".join(suggestions(topic, book))
        raise click.UsageError(f"no type or mode {topic!r}. Did you mean {near}? All: legation explain")
    click.echo(lines)


@main.command(short_help="Check that everything is in its place.")
def doctor() -> None:
    """Check that everything is in its place and read one sentence as a trial."""
    from legation.view.doctor import findings

    bad = False
    for ok, said in findings():
        bad |= not ok
        click.echo(f"{'ok ' if ok else 'BAD'}  {said}")
    sys.exit(1 if bad else 0)


for command in (
    keeping.add,
    watching.watch,
    keeping.show,
    *asking.COMMANDS,
    exporting.export,
    briefing.brief,
    charting.chart,
    serving.serve,
    mcp,
    actors_commands,
    codebook_commands,
    *correcting.COMMANDS,
):
    main.add_command(command)

if __name__ == "__main__":
    main()
