"""``legation accept``, ``merge``, ``split``, ``correct``, ``reject``, ``undo``, ``corrections``, ``recode``."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from legation.errors import LegationError
from legation.view.keeping import RECORD, Failed
from legation.view.options import NONE, CodebookFile

if TYPE_CHECKING:
    from legation.record.model import Recoded
    from legation.record.record import Record

F = TypeVar("F", bound=Callable[..., Any])
T = TypeVar("T")


def _signed(command: F) -> F:
    """A command that asks who makes the correction, and why."""
    command = click.option("--why", metavar="WORDS", help="Why; it is shown with the correction.")(command)
    return click.option("--by", metavar="WHO", help="Who you are; your user name unless given.")(command)


def _in(record: Path, edit: Callable[[Record], T]) -> T:
    """What an edit of the record gives; what it refuses is told."""
    import legation

    try:
        with legation.open(record) as opened:
            return edit(opened)
    except LegationError as error:
        raise Failed(error) from error


def _said(number: int, what: str) -> None:
    click.echo(f"{what} (correction {number}; take it back: legation undo RECORD {number})")


@click.command(short_help="Say that events are one happening.")
@RECORD
@click.argument("events", nargs=-1, required=True)
@_signed
def merge(record: Path, events: tuple[str, ...], by: str | None, why: str | None) -> None:
    """Say that EVENTS (two or more ids) of RECORD are one happening."""
    number = _in(record, lambda opened: opened.merge(*events, by=by, why=why))
    _said(number, f"merged {len(events)} events")


@click.command(short_help="Say that mentions of an event are of another happening.")
@RECORD
@click.argument("event")
@click.argument("mentions", nargs=-1, required=True)
@_signed
def split(record: Path, event: str, mentions: tuple[str, ...], by: str | None, why: str | None) -> None:
    """Say that MENTIONS of EVENT (legation show lists them) are of another happening, together."""
    number = _in(record, lambda opened: opened.split(event, mentions, by=by, why=why))
    _said(number, f"split {len(mentions)} mentions off")


@click.command(short_help="Set a value of an event, mention, story or actor.")
@RECORD
@click.argument("id")
@click.argument("field")
@click.argument("value")
@click.option("--mention", is_flag=True, help="ID is a mention's, though its event has the same.")
@_signed
def correct(record: Path, id: str, field: str, value: str, mention: bool, by: str | None, why: str | None) -> None:  # noqa: PLR0917
    """Set FIELD of the event, mention, story or actor ID to VALUE; the machine's coding stays below it.

    Events and mentions have type, mode, status, date.start, date.end, place.name, place.country, dead, injured,
    arrested, actors, recipients. VALUE is a word, a number, null, or JSON: '["Kenya", "Uganda"]'.
    """
    kind = "mention" if mention else None
    number = _in(record, lambda opened: opened.correct(id, field, _value(value), by=by, why=why, kind=kind))
    _said(number, f"{field} set")


def _value(told: str) -> Any:
    import msgspec

    try:
        return msgspec.json.decode(told)
    except msgspec.DecodeError:
        return told


@click.command(short_help="Say that an event or mention is none.")
@RECORD
@click.argument("id")
@click.option("--mention", is_flag=True, help="ID is a mention's, though its event has the same.")
@_signed
def reject(record: Path, id: str, mention: bool, by: str | None, why: str | None) -> None:
    """Say that the event or mention ID is none: it is no longer shown."""
    kind = "mention" if mention else None
    _said(_in(record, lambda opened: opened.reject(id, by=by, why=why, kind=kind)), "rejected")


@click.command(short_help="Take a correction back.")
@RECORD
@click.argument("number", type=int)
@_signed
def undo(record: Path, number: int, by: str | None, why: str | None) -> None:
    """Take correction NUMBER back: what it changed is exactly as before."""
    _said(_in(record, lambda opened: opened.undo(number, by=by, why=why)), f"correction {number} undone")


@click.command(short_help="Say that an event is right.")
@RECORD
@click.argument("id")
@_signed
def accept(record: Path, id: str, by: str | None, why: str | None) -> None:
    """Say that the event ID is right as it is: it counts as reviewed."""
    _said(_in(record, lambda opened: opened.accept(id, by=by, why=why)), "accepted")


@click.command(short_help="List the corrections of a record.")
@RECORD
@click.option("--format", "form", type=click.Choice(("lines", "jsonl")), default="lines", show_default=True)
def corrections(record: Path, form: str) -> None:
    """List what people changed or accepted in RECORD: who, when, what, why.

    As JSON lines: what is in force, each with the sentences and codings that it is about, as data to train on.
    """
    if form == "jsonl":
        import msgspec

        for lesson in _in(record, lambda opened: list(opened.lessons())):
            click.echo(msgspec.json.encode(lesson))
        return
    for each in _in(record, lambda opened: opened.corrections()):
        what = f"{each.action} {each.kind} {each.target}" + (f" {each.field} = {each.value}" if each.field else "")
        why = f" ({each.why})" if each.why else ""
        click.echo(f"{each.id}  {each.at}  {each.by}: {what}{why}" + (" [undone]" if each.undone else ""))


@click.command(short_help="Read the stories anew that an older version coded.")
@RECORD
@click.option("--codebook", "files", multiple=True, type=CodebookFile(exists=True), metavar="FILE",
              help="A codebook of your own instead of the one that coded each story; none: PLOVER alone.")  # fmt: skip
@click.option("--all", "every", is_flag=True, help="All stories, whatever coded them.")
@click.option("-j", "--processes", type=click.IntRange(1), default=1, show_default=True, help="Worker processes.")
def recode(record: Path, files: tuple[str, ...], every: bool, processes: int) -> None:
    """Read the stories of RECORD anew that another version or codebook coded, and tell what changed: for each story and
    type how many event mentions were lost (and what they are now), gained, and coded otherwise (and in which fields).

    Corrections are kept: they find their mention again by its words. The table "changes" keeps what is told.
    """
    from legation.record.codebooks import KEPT
    from legation.view.changes import by_type

    def run(opened: Record) -> list[Recoded]:
        codebook, done = (None if files == (NONE,) else files or KEPT), []
        for each in opened.recoding(processes=processes, codebook=codebook, every=every):
            done.append(each)
            if each.changes:
                sizes = f"{len(each.lost)} lost, {len(each.gained)} gained, {len(each.changed)} changed"
                click.echo(f"{each.story_id}: {sizes}")
        return done

    done = _in(record, run)
    for line in by_type(done):
        click.echo(line)
    lost, gained, changed = (sum(len(getattr(each, what)) for each in done) for what in ("lost", "gained", "changed"))
    click.echo(
        f"{len(done):,} stories coded anew: {lost:,} event mentions lost, {gained:,} gained, {changed:,} changed"
    )
    sys.stdout.flush()


COMMANDS = (accept, merge, split, correct, reject, undo, corrections, recode)
