"""Every example of ``docs/rest.md`` is run against a real server, and is answered as the page says."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import legation
from asked import keep
from legation.view.questions.questions import QUESTIONS
from legation.view.rest.acts import ACTS

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "rest.md").read_text(encoding="utf8")
PATIENCE = 60.0  # seconds


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of a server as the page begins it."""
    path = keep(tmp_path_factory.mktemp("docs") / "news.db")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    command = [sys.executable, "-m", "legation", "serve", str(path), "--token", "word", "--port", str(port)]
    env = os.environ | {"PYTHONPATH": str(Path(legation.__file__).parents[1])}
    with subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL) as server:
        ends = time.monotonic() + PATIENCE
        while time.monotonic() < ends:
            with socket.socket() as tried:
                if tried.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.2)
        yield port
        server.terminate()


def commands() -> list[tuple[str, int]]:
    """The commands of the page, and the status that each is answered with."""
    blocks = re.findall(r"^```bash\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    lines = [line for block in blocks for line in block.splitlines()]
    told = [re.fullmatch(r"(.*?)(?:  # (\d+))?", line) for line in lines]
    return [(found[1], int(found[2] or 200)) for found in told if found]


@pytest.mark.skipif(shutil.which("curl") is None or shutil.which("bash") is None, reason="needs curl and bash")
def test_examples(port: int) -> None:
    script, expected = ["set -e"], []
    for command, status in commands():
        own = command.replace("127.0.0.1:8765", f"127.0.0.1:{port}")
        if own.startswith("curl "):
            own = own.replace("curl ", "curl -sS -w '\\n=== %{http_code}\\n' ", 1)
            expected.append((command, status))
        script.append(own)
    done = subprocess.run(["bash", "-c", "\n".join(script)], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    found = re.findall(r"^=== (\d+)$", done.stdout, re.MULTILINE)
    assert list(zip(expected, map(int, found), strict=True)) == [((c, s), s) for c, s in expected], done.stdout[-3000:]
    assert '"items":[]' not in done.stdout


def test_the_page_tells_every_address() -> None:
    told = PAGE.replace("$EVENT", "{id}").replace("$STORY", "{id}")
    told = told.replace("/actors/NOR", "/actors/{id}").replace("NOR/GHA", "{one}/{other}")
    told = told.replace("facets/type", "facets/{field}")
    for path in (*(each.path for each in QUESTIONS), "/read", "/openapi.json", *(each.path for each in ACTS)):
        assert f"$API{path}" in told, path
