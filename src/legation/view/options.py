"""Kinds of values that options of the command line take."""

from __future__ import annotations

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
