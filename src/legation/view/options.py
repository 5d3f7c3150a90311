"""Kinds of values that options of the command line take."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from legation.story.fields import FIELDS


class _Columns(click.ParamType[dict[str, str]]):
    """Fields of a story and the columns or keys that hold them: ``text=body,title=headline``."""

    name = "FIELD=NAME,…"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> dict[str, str]:
        columns = {}
        for pair in str(value).split(","):
            field, sign, name = (part.strip() for part in pair.partition("="))
            if not sign or not name or field not in FIELDS:
                self.fail(f'"{pair}" is not FIELD=NAME, with one of {", ".join(FIELDS)} before the sign.', param, ctx)
            columns[field] = name
        return columns


COLUMNS = _Columns()

NONE = "none"


class CodebookFile(click.Path):
    """A file or folder of a codebook, or ``none``."""

    name = "FILE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path, or "none"."""
        return NONE if value == NONE else super().convert(value, param, ctx)


codebooks = click.option(
    "--codebook", "codebook", multiple=True, type=click.Path(exists=True), metavar="FILE",
    help="A codebook of your own, beside PLOVER; again for more (a folder: all its files).",
)  # fmt: skip
"""The option that names the files of a codebook of one's own."""

F = TypeVar("F", bound=Callable[..., Any])

_FILTERS = (
    ("--party", "WHO", str, "Whoever is on either side: a country's code (ISR), an actor's id, or part of a name."),
    ("--actor", "WHO", str, "Who did it: code, id or part of a name."),
    ("--recipient", "WHO", str, "To whom it was done: code, id or part of a name."),
    ("--sector", "SECTOR", str, "PLOVER's sector (GOV, MIL …) of somebody on either side."),
    ("--type", "TYPE[/MODE]", str, "PLOVER's type or mode, several with commas: AID,CONSULT/visit."),
    ("--context", "CONTEXT", str, "PLOVER's context of it (military, diplomatic …)."),
    ("--status", "STATUS", str, "current, historical, future, hypothetical, negated; several with commas."),
    ("--since", "DAY", str, "From this day on: 2022-05-19, 2022-05 or 2022. Undated events are left out."),
    ("--until", "DAY", str, "Up to this day, written the same way."),
    ("--place", "PLACE", str, "Where: a country's code (ISR) or part of a place's name."),
    ("--publisher", "NAME", str, "Part of the name of a publisher that tells of it."),
    ("--words", "WORDS", str, "Words of a sentence that tells of it: a phrase in quotes, a* for a beginning."),
    ("--confidence", "LEAST", float, "Least confidence, 0 to 1: 0.8 for events of which some eight in ten are right."),
    ("--witnesses", "LEAST", int, "Told by at least so many independent sources (copies count once)."),
)


def filters(command: F) -> F:
    """The options by which events are asked for, those of ``record.events``."""
    command = click.option("--reviewed/--unreviewed", default=None, help="Only what a person accepted, or did not.")(
        command
    )
    command = click.option(
        "--conflict", is_flag=True, default=None, help="Only those on which tellings contradict each other."
    )(command)
    for name, metavar, kind, told in reversed(_FILTERS):
        command = click.option(name, metavar=metavar, type=kind, help=told)(command)
    return command


class OrOf(click.Group):
    """A group of commands whose first word may also be a record: then it is the command ``of``."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments name."""
        named = args and (args[0] in self.commands or args[0].startswith("-"))
        return super().resolve_command(ctx, args if named or not args else ["of", *args])
