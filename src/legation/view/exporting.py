"""``legation export``: a record in the formats that other programs load."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from legation.errors import LegationError
from legation.view.keeping import RECORD, Failed
from legation.view.options import filters


def _listed(ctx: click.Context, param: click.Parameter, wished: bool) -> None:
    if wished and not ctx.resilient_parsing:
        _list()
        ctx.exit()


@click.command(short_help="Write a record in the formats that other programs load.")
@RECORD
@click.option("--format", "form", metavar="FORMAT", help="One of those that legation export --list tells.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File, or folder for csv and parquet.")
@click.option(
    "--list",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_listed,
    help="Tell the formats, their scales, and what each cannot hold.",
)
@filters
def export(record: Path, form: str | None, output: Path | None, **asked: Any) -> None:
    """Write the events of RECORD that fit to standard output or a file. What a format cannot hold is told on standard
    error. A file that is called .html or .md becomes a report, as legation brief writes it.
    """
    import legation
    from legation.export import FORMATS
    from legation.export import export as write
    from legation.export.export import export_tables
    from legation.export.formats import FOLDERS, REPORTS

    form = form or _by_name(output)
    if form is None:
        _list()
        raise click.UsageError("say which with --format.")
    if form not in (*FORMATS, *REPORTS, *FOLDERS):
        known = ", ".join([*FORMATS, *REPORTS, *FOLDERS])
        raise click.BadParameter(f"{form} is none of {known}.", param_hint="--format")
    if form in FOLDERS and output is None:
        raise click.UsageError(f"{form} is a folder of files: say where with -o.")
    try:
        with legation.open(record, readonly=True) as opened:
            if form in FOLDERS and output is not None:
                tables = export_tables(opened, form, output, **asked)
                _tell(f"{output}: " + ", ".join(f"{number:,} {table}" for table, number in tables.items()))
                return
            written = write(opened, form, output or sys.stdout.buffer, **asked)
    except LegationError as error:
        raise Failed(error) from error
    if written is None:
        return
    _tell(f"{written.rows:,} rows. Scales: {written.format.scales}.")
    _tell(f"{form} cannot hold: {'; '.join(written.format.lost)}.")
    for reason, number in written.left.items():
        _tell(f"left out: {number:,} {reason}")


def _by_name(output: Path | None) -> str | None:
    """The report that a file's name asks for."""
    return (
        {".html": "report.html", ".htm": "report.html", ".md": "report.md"}.get(output.suffix.lower())
        if output
        else None
    )


def _list() -> None:
    from legation.export import FORMATS
    from legation.export.formats import FOLDERS, REPORTS

    for form in FORMATS.values():
        click.echo(f"{form.name:15} {form.about}. Scales: {form.scales}. Cannot hold: {'; '.join(form.lost)}.")
    for name, about in REPORTS.items():
        click.echo(f"{name:15} {about}. See legation brief.")
    for name, about in FOLDERS.items():
        click.echo(f"{name:15} {about}. Scales: {FORMATS['plover'].scales}. Holds all but how copies were found.")


def _tell(said: str) -> None:
    click.echo(f"legation: {said}", err=True)
