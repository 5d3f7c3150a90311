"""``legation serve``: a record as pages in a browser, on this machine."""

from __future__ import annotations

import secrets
from pathlib import Path

import click

from legation.errors import LegationError
from legation.view.keeping import RECORD, Failed

LOOPBACK = ("127.0.0.1", "::1", "localhost")
RATE = 20.0


@click.command(short_help="Show a record in a browser.")
@RECORD
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True)
@click.option("--host", default=LOOPBACK[0], show_default=True, help="Another address needs a token, which is told.")
@click.option("--token", help="The token to use; made where the host is not this machine's own.")
@click.option("--rate", type=click.FloatRange(0), default=RATE, show_default=True, metavar="N",
              help="Requests a second that each client may send to the API; 0: as many as it likes.")  # fmt: skip
def serve(record: Path, port: int, host: str, token: str | None, rate: float) -> None:
    """Show RECORD in a browser: events, stories, actors, meetings, search, corrections. Nothing leaves this machine.

    Programs ask the same under /api, in JSON; the page /api tells how. Corrections over it need a token.
    """
    try:
        import uvicorn

        from legation.view.web import explorer
    except ImportError as error:
        raise click.UsageError(f'the explorer needs more ({error}): pip install "legation[web]"') from error
    if not record.exists():
        raise click.UsageError(f"{record}: there is no such record. Make one: legation add {record} FILE…")
    if host not in LOOPBACK and token is None:
        token = secrets.token_urlsafe(16)
    try:
        app = explorer(record, token=token, hosts={*LOOPBACK, host}, rate=rate)
    except LegationError as error:
        raise Failed(error) from error
    click.echo(f"http://{host}:{port}/{f'?token={token}' if token else ''}  (Ctrl-C ends it)")
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False, timeout_keep_alive=60)
