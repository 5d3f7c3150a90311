"""Runs ``docs/notebook.ipynb`` anew and stores what it gives: ``python docs/_make/run_notebook.py [--check]``.

With ``--check`` nothing is written: it exits with 1 where the outputs that are stored are not those that come out now.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

PATH = Path(__file__).parents[1] / "notebook.ipynb"
METADATA = {
    "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
    "language_info": {"name": "python"},
}
_CHANGES = re.compile(
    r"<summary>why</summary>.*?</details>|<small>\d\.\d\d, .*?</small>|<style.*?</style>|<svg.*</svg>", re.DOTALL
)


def run() -> Any:
    """The notebook with what its cells give now, run in a folder of its own."""
    book = nbformat.read(PATH, as_version=4)
    with tempfile.TemporaryDirectory() as folder:
        resources = {"metadata": {"path": folder}}
        NotebookClient(book, timeout=120, resources=resources, record_timing=False).execute()
    book.metadata = METADATA
    for number, cell in enumerate(book.cells):
        cell.id = f"cell-{number}"
    return book


def outputs(book: Any) -> list[str]:
    """The words that the cells gave: without markup, pictures, and what changes with every trigger, reasons and
    confidence.
    """
    told = [_told(output) for cell in book.cells for output in cell.get("outputs", ())]
    return [" ".join(re.sub(r"<[^>]+>", " ", _CHANGES.sub("", text)).split()) for text in told]


def _told(output: Any) -> str:
    data = output.get("data", {})
    kinds = [kind for kind in ("text/html", "image/svg+xml", "text/plain") if kind in data]
    return "".join(data[kinds[0]]) if kinds else str(output.get("text", ""))


def main() -> int:
    """Writes the notebook, or checks it."""
    made = run()
    if "--check" in sys.argv:
        for stored, now in zip(outputs(nbformat.read(PATH, as_version=4)), outputs(made), strict=True):
            if stored != now:
                print(f"stored: {stored}\nnow:    {now}\nStore what comes now: python docs/_make/run_notebook.py")
                return 1
        return 0
    PATH.write_text(nbformat.writes(made, version=4) + "\n", encoding="utf8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
