"""Whether the installation is whole: parts, data files, and one sentence read as a trial."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from importlib import metadata

PARTS = (
    "onnxruntime",
    "tokenizers",
    "numpy",
    "msgspec",
    "trafilatura",
    "ahocorasick-rs",
    "rapidfuzz",
    "babel",
    "httpx2",
)
TRIAL = "Foreign Minister Wang Yi visited Jakarta on Tuesday."


def findings() -> Iterator[tuple[bool, str]]:
    """What was checked, one line each, with whether it is well."""
    yield True, f"Python {platform.python_version()} on {platform.system()} {platform.machine()}"
    for part in PARTS:
        yield _part(part)
    yield _codebook()
    yield _trial()


def _part(name: str) -> tuple[bool, str]:
    try:
        return True, f"{name} {metadata.version(name)}"
    except metadata.PackageNotFoundError:
        return False, f"{name} is missing: install it with  pip install {name}"


def _codebook() -> tuple[bool, str]:
    from legation.errors import CodebookError
    from legation.event import plover

    try:
        codebook = plover()
    except CodebookError as error:
        return False, f"codebook: {error}"
    return True, f"codebook: {len(codebook.types)} types, {len(codebook.triggers)} triggers"


def _trial() -> tuple[bool, str]:
    import legation

    try:
        events = legation.read(TRIAL, published="2024-05-15").events
    except Exception as error:
        return False, f"trial: {type(error).__name__}: {error}"
    if not events:
        return False, f"trial: nothing was read from “{TRIAL}”"
    return True, f"trial: {events[0]}"
