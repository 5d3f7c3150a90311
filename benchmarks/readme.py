"""The README's example, made anew from what Legation says now.

usage: python -m benchmarks.readme [--check]

Writes the example between the README's two marks; with ``--check`` only says whether it is up to date (exit 1 if not).
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
BEGIN, END = "<!-- example: made by `python -m benchmarks.readme` -->\n", "<!-- end of example -->"
COMMAND = ("read", "examples/nairobi.txt")
COLUMNS = "110"


def main() -> None:
    """Write or check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    old = README.read_text(encoding="utf8")
    new = renewed(old)
    if parser.parse_args().check:
        sys.exit(0 if old == new else "The README's example is out of date: python -m benchmarks.readme")
    README.write_text(new, encoding="utf8")


def renewed(readme: str) -> str:
    """The README with the example as it comes out now."""
    before, _, rest = readme.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}```\n$ legation {' '.join(COMMAND)}\n{output()}\n```\n{END}{after}"


def output() -> str:
    """What the command prints at a fixed width, without colour."""
    environment = os.environ | {"COLUMNS": COLUMNS, "NO_COLOR": "1", "PYTHONIOENCODING": "utf8"}
    command = [sys.executable, "-m", "legation.view.cli", *COMMAND]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf8", check=True)
    return done.stdout.strip()


if __name__ == "__main__":
    main()
