"""``legation mcp``: a record for an assistant."""

from __future__ import annotations

from pathlib import Path

import click

from legation.errors import LegationError
from legation.view.keeping import RECORD, Failed


@click.command(short_help="Let an assistant ask a record (Model Context Protocol).")
@RECORD
def mcp(record: Path) -> None:
    """Answer an assistant's questions to RECORD over standard input and output (Model Context Protocol).

    The assistant starts this itself: put it into its configuration as a server with the command "legation" and the
    arguments "mcp" and the record's whole path. Nothing is written to the record.
    """
    import legation

    if not record.exists():
        raise click.UsageError(f"{record}: there is no such record. Make one: legation add {record} FILE…")
    try:
        from legation.view.mcp.server import run
    except ImportError as error:
        raise click.UsageError(f'assistants need more ({error}): pip install "legation[mcp]"') from error
    try:
        legation.open(record, readonly=True).close()
        run(record)
    except LegationError as error:
        raise Failed(error) from error
    except KeyboardInterrupt:
        return
