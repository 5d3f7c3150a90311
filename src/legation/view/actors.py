"""The command line of a user's own actors: ``legation actors import``, ``list``, ``remove``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from legation.errors import ActorsError
from legation.view.asking import of_record
from legation.view.options import OrOf

if TYPE_CHECKING:
    from legation.gazetteer.model import OwnActor

KINDS = ("person", "body", "group")


@click.group(cls=OrOf, short_help="The actors of a record; your own actors: import, list, remove.")
def actors() -> None:
    """The actors of a record (legation actors RECORD), and your own people, bodies and groups. Imported once, every
    reading knows them before the gazetteer does.

    They are kept in one CSV file in your data folder: "legation actors list" names it, LEGATION_HOME moves it.
    """


actors.add_command(of_record, "of")


@actors.command("import", short_help="Take actors in from a table or a query of Wikidata.")
@click.argument("file", type=click.Path(dir_okay=False))
@click.option("--kind", type=click.Choice(KINDS), help="Kind of rows that tell none.")
@click.option("--country", default="", help="Country of rows that tell none: a name or code.")
@click.option("--sector", default="", help="PLOVER sector of rows that tell none.")
@click.option("--leave-out", is_flag=True, help="Leave out rows with a fault and take the rest.")
@click.option("--check", is_flag=True, help="Only check the file: nothing is stored.")
def take_in(file: str, *, kind: str | None, country: str, sector: str, leave_out: bool, check: bool) -> None:
    """Take in the actors of FILE: a CSV or TSV whose first line names its columns (name, aliases, kind, country,
    sector, title, start, end, wikidata), or the result of a query as query.wikidata.org downloads it (CSV, TSV, JSON).

    Every fault is told with its line, its column and the way out, and then nothing is stored.
    """
    from legation.gazetteer import own_store
    from legation.gazetteer.own_checks import Given
    from legation.gazetteer.own_list import taken

    try:
        found = taken(file, Given(kind or "", country, sector), leave_out=leave_out)
        _tell(found.left_out + found.notes + tuple(_known(found.actors)))
        if check:
            click.echo(f"{len(found.actors)} actors, nothing stored")
        else:
            done = own_store.add(found.actors)
            told = f"{done.added} added, {done.changed} changed, {done.same} there already"
            click.echo(f"{told}; {done.total} in all: {own_store.store()}")
    except ActorsError as error:
        _tell((*error.problems, "nothing was stored."))
        sys.exit(1)
    sys.exit(1 if found.left_out else 0)


@actors.command("list", short_help="Show the imported actors.")
@click.option("--format", "form", type=click.Choice(("table", "csv")), default="table", show_default=True)
def show(form: str) -> None:
    """Show the imported actors: as a table, or as the CSV that import reads."""
    from legation.gazetteer import own_store

    try:
        found = own_store.imported()
    except ActorsError as error:
        _tell(error.problems)
        sys.exit(1)
    if form == "csv":
        click.echo(own_store.table(found.actors if found else ()), nl=False)
        return
    for actor in found.actors if found else ():
        codes = " ".join(code for code in (actor.country, actor.sector) if code)
        days = f"{actor.start or ''}–{actor.end or ''}" if actor.start or actor.end else ""
        told = (actor.name, actor.kind, codes, actor.title, days, actor.wikidata, "; ".join(actor.aliases))
        click.echo("  ".join(cell for cell in told if cell))
    where = own_store.store()
    click.echo(f"{len(found.actors)} actors imported: {where}" if found else f"none imported: {where}")


@actors.command(short_help="Remove imported actors by name.")
@click.argument("names", nargs=-1, metavar="NAME…")
@click.option("--all", "everything", is_flag=True, help="Remove all.")
def remove(names: tuple[str, ...], everything: bool) -> None:
    """Remove the imported actors of these NAMEs, or all."""
    from legation.gazetteer import own_store

    if bool(names) == everything:
        raise click.UsageError("give the names of actors, or --all")
    try:
        gone = own_store.clear() if everything else own_store.remove(names)
    except ActorsError as error:
        _tell(error.problems)
        sys.exit(1)
    click.echo(f"{gone} removed")


def _known(own: tuple[OwnActor, ...]) -> Iterator[str]:
    """The bodies and groups that the gazetteer has under the same name, with what it says of them."""
    from legation.gazetteer import load

    for actor in own:
        entries = load().named(actor.name) if actor.kind != "person" else ()
        codes = " ".join(code for entry in entries[:1] for code in (entry.country, entry.sector) if code)
        if entries:
            yield f"“{actor.name}” is in the gazetteer too ({codes}): yours comes first"


def _tell(lines: tuple[str, ...]) -> None:
    for line in lines:
        click.echo(f"legation: {line}", err=True)
