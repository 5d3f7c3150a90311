"""A chart that is made: it shows itself in a notebook, and becomes a file. Nothing is loaded from elsewhere."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

from legation.errors import LegationError, MissingPart

SCALE = 2.0
"""Pixels of a PNG for each of the chart's, for sharp print."""

_ALONE = "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; style-src 'unsafe-inline'; img-src data: blob:"
"""What a page of a chart may do: run what is in it, and reach nothing."""


class Chart:
    """A chart. ``altair`` is the altair chart, to be changed or combined; ``title`` says what it shows."""

    def __init__(self, altair: Any, title: str) -> None:
        self.altair, self.title = altair, title

    def __repr__(self) -> str:
        return f"Chart({self.title!r})"

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        """As SVG, which every notebook shows without a script."""
        return {"image/svg+xml": self.svg(), "text/plain": repr(self)}

    def json(self) -> str:
        """The Vega-Lite specification, with its data."""
        return json.dumps(self.altair.to_dict(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"

    def svg(self) -> str:
        """As SVG, the same bytes every time."""
        made = str(_engine().vegalite_to_svg(self.altair.to_dict(), vl_version=_version(), allowed_base_urls=[]))
        known: dict[str, str] = {}  # the engine numbers what it names on from chart to chart
        return re.sub(r"\b(gradient|clip)_?\d+", lambda m: known.setdefault(m[0], f"{m[1]}-{len(known)}"), made)

    def png(self) -> bytes:
        """As PNG, two pixels for each of the chart's."""
        told = self.altair.to_dict()
        return bytes(_engine().vegalite_to_png(told, vl_version=_version(), scale=SCALE, allowed_base_urls=[]))

    def html(self) -> str:
        """As one page that opens offline, with all that it runs in it; marks tell of themselves under the pointer."""
        spec = json.dumps(self.altair.to_dict(), sort_keys=True).replace("<", "\\u003c")
        options = '{"actions":{"export":true,"source":false,"compiled":false,"editor":false}}'
        return _PAGE.format(
            policy=_ALONE, title=escape(self.title), bundle=_bundle(_version()), spec=spec, options=options
        )

    def save(self, path: str | Path) -> None:
        """Writes the chart to a file: .png, .svg, .html or .json, by its ending. Raises LegationError for another."""
        path = Path(path)
        write = _FORMATS.get(path.suffix.lower())
        if write is None:
            raise LegationError(f"{path}: a chart is written as {', '.join(_FORMATS)}; name the file so.")
        made = write(self)
        path.write_bytes(made if isinstance(made, bytes) else made.encode("utf8"))


_FORMATS: dict[str, Callable[[Chart], str | bytes]] = {
    ".png": Chart.png,
    ".svg": Chart.svg,
    ".html": Chart.html,
    ".json": Chart.json,
}
FORMATS = tuple(_FORMATS)

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{title}</title>
<link rel="icon" href="data:,">
</head>
<body>
<div id="chart" role="figure" aria-label="{title}"></div>
<script>{bundle}</script>
<script>vegaEmbed("#chart", {spec}, {options});</script>
</body>
</html>
"""


def altair() -> Any:
    """The package altair. Raises MissingPart where it is not installed."""
    try:
        import altair
    except ImportError as error:
        raise MissingPart(f'charts cannot be drawn ({error}): pip install "legation[charts]"') from error
    return altair


def _engine() -> Any:
    """The package that turns specifications into pictures. Raises MissingPart where it is not installed."""
    try:
        import vl_convert
    except ImportError as error:
        raise MissingPart(f'charts cannot be drawn ({error}): pip install "legation[charts]"') from error
    return vl_convert


@functools.cache
def _version() -> str:
    """The newest Vega-Lite of the engine that is of the same major version as altair's."""
    major = altair().SCHEMA_VERSION.lstrip("v").split(".")[0]
    known = [version for version in _engine().get_vegalite_versions() if version.split(".")[0] == major]
    if not known:
        raise MissingPart(f'vl-convert has no Vega-Lite {major}: pip install --upgrade "legation[charts]"')
    return str(max(known, key=lambda version: tuple(map(int, version.split(".")))))


@functools.cache
def _bundle(version: str) -> str:
    """All that runs in a page, safe inside its script."""
    return str(_engine().javascript_bundle(vl_version=version)).replace("</script", "<\\/script")
