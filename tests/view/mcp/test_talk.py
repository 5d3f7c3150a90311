"""The talk in ``docs/mcp.md`` is what a real server answers."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import legation

ROOT = Path(__file__).parents[3]


def test_the_talk_is_what_comes_out() -> None:
    pytest.importorskip("mcp", reason="the extra mcp is not installed")
    env = os.environ | {"PYTHONPATH": str(Path(legation.__file__).parents[1])}
    command = [sys.executable, str(Path(__file__).parent / "transcript.py"), "--check"]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_page_names_every_tool() -> None:
    from legation.view.mcp.tools import TOOLS

    told = set(re.findall(r"`(\w+)`", (ROOT / "docs" / "mcp.md").read_text(encoding="utf8")))
    assert {tool.name for tool in TOOLS} <= told
