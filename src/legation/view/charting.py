"""``legation chart``: what a record has, as a picture: PNG, SVG, a page that opens offline, or a specification."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from legation.errors import LegationError, MissingPart
from legation.view.keeping import RECORD, Failed
from legation.view.options import filters

_ENDINGS = ".png, .svg, .html, .json"

OUTPUT = click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True, help=f"The file: {_ENDINGS}."
)
BY = click.option("--by", type=click.Choice(("day", "week", "month", "year")), default="month", show_default=True)


@click.group(short_help="Draw a record's events: over time, on a map, as a network …")
def chart() -> None:
    """Draw the events of a record that fit, as PNG, SVG, HTML (one page that opens offline) or JSON (Vega-Lite)."""


@chart.command(short_help="Events over time.")
@RECORD
@OUTPUT
@BY
@click.option("--parts", type=click.Choice(("quad", "type")), default="quad", show_default=True, help="Parted by.")
@filters
def timeline(record: Path, output: Path, **asked: Any) -> None:
    """Draw the events of RECORD over time: cooperation and conflict, verbal and material, or a row a type."""
    _draw(record, "timeline", output, asked)


@chart.command(short_help="Cooperation and conflict of two parties over time.")
@RECORD
@click.argument("one")
@click.argument("other")
@OUTPUT
@BY
@filters
def dyad(record: Path, output: Path, **asked: Any) -> None:
    """Draw what ONE and OTHER had to do with each other: countries (ISR USA), ids or names."""
    _draw(record, "dyad", output, asked)


@chart.command(short_help="Who met whom.")
@RECORD
@OUTPUT
@click.option("--level", type=click.Choice(("country", "actor")), default="country", show_default=True)
@click.option("--most", type=click.IntRange(1, 500), metavar="N", help="So many pairs, those of most events.")
@filters
def network(record: Path, output: Path, **asked: Any) -> None:
    """Draw which countries or actors of RECORD met; with --type, which have events of that type between them."""
    _draw(record, "network", output, asked)


@chart.command("map", short_help="Events by place.")
@RECORD
@OUTPUT
@click.option("--most", type=click.IntRange(1, 2000), metavar="N", help="So many places, those of most events.")
@filters
def map_(record: Path, output: Path, **asked: Any) -> None:
    """Draw where the events of RECORD happened, and how exactly that is told, on a map of the world."""
    _draw(record, "map", output, asked)


@chart.command(short_help="Meetings, visits and calls by day.")
@RECORD
@OUTPUT
@filters
def calendar(record: Path, output: Path, **asked: Any) -> None:
    """Draw on which days the meetings, visits and calls of RECORD began."""
    _draw(record, "calendar", output, asked)


@chart.command(short_help="Events by type.")
@RECORD
@OUTPUT
@filters
def types(record: Path, output: Path, **asked: Any) -> None:
    """Draw how many events of RECORD are of which type."""
    _draw(record, "types", output, asked)


def _draw(record: Path, kind: str, output: Path, asked: dict[str, Any]) -> None:
    import legation
    from legation.view.charts import chart as drawn
    from legation.view.charts.picture import FORMATS

    if output.suffix.lower() not in FORMATS:
        raise click.BadParameter(f"{output}: a chart is written as {', '.join(FORMATS)}.", param_hint="--output")
    try:
        with legation.open(record, readonly=True) as opened:
            drawn(opened, kind, **asked).save(output)
    except MissingPart as error:
        raise click.UsageError(str(error)) from error
    except LegationError as error:
        raise Failed(error) from error
    except OSError as error:
        raise click.ClickException(f"{output}: it cannot be written ({error.strerror}).") from error
