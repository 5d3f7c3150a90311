"""The house keeps its order: public names, rooms that import downward only, no drawers, no machine paths."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import legation

ROOMS = ["story", "language", "gazetteer", "mention", "event", "scale", "record", "brief", "export", "view"]
SOURCE = Path(legation.__file__).parent
FILES = sorted(SOURCE.rglob("*.py"))
DRAWERS = {"utils", "helpers", "common", "core", "base", "misc"}


def test_public_names_are_exactly_all() -> None:
    public = {name for name, value in vars(legation).items() if not name.startswith("_") and not _is_module(value)}
    public -= {"annotations", "Iterator", "Mapping", "Path", "TYPE_CHECKING", "Any", "exists"}
    assert public | {"__version__"} == set(legation.__all__)
    assert legation.__all__ == sorted(legation.__all__)


def _is_module(value: object) -> bool:
    return type(value).__name__ == "module"


def imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found


def _room(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0]


@pytest.mark.parametrize(
    "path", [f for f in FILES if _room(f) in ROOMS], ids=lambda p: p.relative_to(SOURCE).as_posix()
)
def test_rooms_import_downward_only(path: Path) -> None:
    own = ROOMS.index(_room(path))
    for name in imported(path):
        parts = name.split(".")
        if parts[0] == "legation" and len(parts) > 1 and parts[1] in ROOMS:
            assert ROOMS.index(parts[1]) <= own, f"{path.name} imports {name}, a room above it"


def test_no_drawers() -> None:
    assert not [f for f in FILES if f.stem in DRAWERS or f.parent.name in DRAWERS]


def test_import_is_light() -> None:
    """``import legation`` must not load the network's run-time, trafilatura or rich."""
    heavy = "{'onnxruntime', 'tokenizers', 'trafilatura', 'rich', 'httpx2', 'babel', 'numpy'}"
    code = f"import legation, sys; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_no_machine_paths() -> None:
    """What is shipped names no folder of the machine that it was written on."""
    root = Path(__file__).parents[1]
    pages = [*FILES, *root.glob("*.md"), *root.glob("docs/**/*.md"), *root.glob("src/legation/data/**/*.toml")]
    for path in pages:
        text = path.read_text(encoding="utf8")
        assert not [word for word in ("/work" + "/", "/root" + "/", "/tmp" + "/") if word in text], path.name


def test_every_package_that_is_imported_is_required() -> None:
    """A fresh machine installs what ``pyproject.toml`` names, and nothing else."""
    project = (Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf8")
    for path in FILES:
        for name in imported(path):
            top = name.split(".")[0].replace("vl_convert", "vl_convert_python")  # the package is called otherwise
            if top not in sys.stdlib_module_names and top not in ("legation", "__future__"):
                assert f'"{top.replace("_", "-")}>=' in project, f"{path.name} imports {top}"
