"""The worked notebook as a page: its words, its code, and what the code gave."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat

NOTE = (
    "*This page is {download}`a notebook <../notebook.ipynb>` as it runs: download it, and try it on your own stories.*"
)


def page(path: Path) -> str:
    """The page in Markdown."""
    parts = [part for cell in nbformat.read(path, as_version=4).cells for part in _cell(cell)]
    return "\n\n".join([parts[0], NOTE, *parts[1:]]) + "\n"


def _cell(cell: Any) -> list[str]:
    if cell.cell_type == "markdown":
        return [cell.source]
    return [f"```python\n{cell.source}\n```", *filter(None, map(_output, cell.outputs))]


def _output(output: Any) -> str:
    if output.output_type == "stream":
        return f"````text\n{output.text.rstrip()}\n````"
    data = output.get("data", {})
    if "text/html" in data:
        html = data["text/html"]
        for level in (2, 1):  # the page has a heading of its own
            html = html.replace(f"<h{level}", f"<h{level + 1}").replace(f"</h{level}>", f"</h{level + 1}>")
        return f'```{{raw}} html\n<div class="output">{html}</div>\n```'
    if "image/svg+xml" in data:
        return f'```{{raw}} html\n<div class="output">{"".join(data["image/svg+xml"])}</div>\n```'
    return f"````text\n{data['text/plain']}\n````" if "text/plain" in data else ""
