"""The command line: ``legation read``, ``explain``, ``doctor``. Exit status: 0 ok, 1 problems found, 2 wrong use."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from legation.errors import LegationError

if TYPE_CHECKING:
    from legation.event.model import Reading

FORMATS = ("card", "json", "jsonl", "table", "html")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="legation")
def main() -> None:
    """Read news of diplomacy and security: who did what to whom, with the words behind every value."""


@main.command()
@click.argument("sources", nargs=-1, required=True, metavar="FILE|URL|-…")
@click.option("--format", "form", type=click.Choice(FORMATS), default="card", show_default=True, help="How to show it.")
@click.option("--published", metavar="DAY", help="Day of publication (ISO 8601) of stories that do not tell it.")
@click.option("-j", "--processes", type=click.IntRange(1), default=1, show_default=True, help="Worker processes.")
def read(sources: tuple[str, ...], form: str, published: str | None, processes: int) -> None:
    """Read stories: text, saved HTML, JSON lines, web addresses, or - for standard input."""
    from legation.story import read_sources
    from legation.view.batch import read_all
    from legation.view.progress import watched

    show = _writer(form)
    problems = 0
    try:
        items = watched(read_sources(list(sources), published=published), sys.stderr)
        for result in read_all(items, processes=processes):
            if isinstance(result, LegationError):
                problems += 1
                click.echo(f"legation: {result}", err=True)
            else:
                show(result)
    except BrokenPipeError:  # the reader of our output has seen enough
        sys.stderr.close()
    sys.exit(1 if problems else 0)


def _writer(form: str) -> Callable[[Reading], None]:
    out = sys.stdout.buffer
    if form in ("json", "jsonl"):
        from legation.view import json

        write = json.line if form == "jsonl" else json.pretty
        return lambda reading: _flushed(out.write(write(reading)))
    if form == "html":
        from legation.view import page

        return lambda reading: _flushed(out.write(page.page(reading).encode("utf8")))
    from rich.console import Console

    from legation.view import card

    console = Console()
    draw = card.card if form == "card" else card.table
    return lambda reading: console.print(draw(reading))


def _flushed(_written: int) -> None:
    sys.stdout.buffer.flush()


@main.command()
@click.argument("topic", metavar="TYPE[/MODE]")
def explain(topic: str) -> None:
    """Explain a type or mode of the codebook: definition, direction, triggers with examples."""
    from legation.view.explain import explanation

    lines = explanation(topic)
    if lines is None:
        raise click.UsageError(f"no type or mode {topic!r}; try: legation explain CONSULT/visit")
    click.echo(lines)


@main.command()
def doctor() -> None:
    """Check that everything is in its place and read one sentence as a trial."""
    from legation.view.doctor import findings

    bad = False
    for ok, said in findings():
        bad |= not ok
        click.echo(f"{'ok ' if ok else 'BAD'}  {said}")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
