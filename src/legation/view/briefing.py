"""``legation brief``: what a record holds on somebody, as a report to hand on, in HTML or Markdown."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from legation.errors import LegationError
from legation.view.keeping import RECORD, Failed
from legation.view.options import filters


@click.command(short_help="Write a report to hand on: sentences, tables, charts, sources.")
@RECORD
@filters
@click.option("--with", "with_", metavar="WHO", help="A second party, on whatever side.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="File: .html or .md. Without it, standard output."
)
@click.option("--format", "form", type=click.Choice(("html", "md")), help="Where the file's name does not tell it.")
@click.option("--by", type=click.Choice(("week", "kind")), default="week", show_default=True, help="How it is grouped.")
@click.option("--most", type=click.IntRange(1), default=60, show_default=True, help="Events told in sentences.")
@click.option("--title", metavar="WORDS", help="Its title; made of what was asked unless given.")
@click.option("--as-of", metavar="DAY", help="Its day; that of the record's last story unless given.")
def brief(record: Path, output: Path | None, form: str | None, **asked: Any) -> None:
    """Write a report on the events of RECORD that fit: what happened in plain sentences, the most important first,
    what is planned, possible or denied apart from it, background apart from news, tables, charts, where sources
    differ, and behind each sentence the numbers of the words that it rests on.

    \b
    legation brief news.db --party ISR --with USA --since 2022-05 -o brief.html
    legation brief news.db --type ASSAULT --since 2023 --by kind -o attacks.md
    """
    import legation
    from legation.export.export import export

    form = form or ("html" if output is not None and output.suffix.lower() in (".html", ".htm") else "md")
    try:
        with legation.open(record, readonly=True) as opened:
            export(opened, f"report.{form}", output or sys.stdout.buffer, **asked)
    except LegationError as error:
        raise Failed(error) from error
