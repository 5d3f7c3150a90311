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

F = TypeVar("F", bound=Callable[..., Any])

_FILTERS = (
    ("--actor", "WHO", "Country (ISR), actor's id, or part of a name."),
    ("--recipient", "WHO", "The same for the recipient."),
    ("--type", "TYPE[/MODE]", "CONSULT, CONSULT/visit …"),
    ("--status", "STATUS", "current, historical, future, hypothetical, negated."),
    ("--since", "DAY", "2022-05-19, 2022-05 or 2022."),
    ("--until", "DAY", "The same: the last day."),
)


def filters(command: F) -> F:
    """The options by which events are asked for, those of ``record.events``."""
    for name, kind, told in reversed(_FILTERS):
        command = click.option(name, metavar=kind, help=told)(command)
    return command
