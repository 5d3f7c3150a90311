"""Kinds of values that options of the command line take."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from legation.story.fields import FIELDS
from legation.view.questions.filters import FILTERS


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

_KINDS = {"number": float, "whole": int}


def filters(command: F) -> F:
    """The options by which events are asked for, those of ``record.events``."""
    for each in reversed(FILTERS):
        if each.kind == "yes":
            flags = f"--{each.name}" + (f"/--{each.otherwise}" if each.otherwise else "")
            command = click.option(flags, is_flag=True, default=None, help=each.about)(command)
        else:
            kind, metavar = _KINDS.get(each.kind, str), each.metavar
            command = click.option(f"--{each.name}", metavar=metavar, type=kind, help=each.about)(command)
    return command


class OrOf(click.Group):
    """A group of commands whose first word may also be a record: then it is the command ``of``."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments name."""
        named = args and (args[0] in self.commands or args[0].startswith("-"))
        return super().resolve_command(ctx, args if named or not args else ["of", *args])
