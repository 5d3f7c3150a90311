"""Whether the installation is whole: Python, packages, data files, and one sentence read as a trial."""

from __future__ import annotations

import platform
import re
import sys
from collections.abc import Callable, Iterator
from importlib import metadata

TRIAL = "Foreign Minister Wang Yi visited Jakarta on Tuesday."
AGAIN = "install it anew:  pip install --force-reinstall legation"

Finding = tuple[bool, str]


def findings() -> Iterator[Finding]:
    """What was checked, one line each, with whether it is well; what is not says the way out."""
    yield _python()
    yield from map(_package, _required())
    for name, check in (("codebook", _codebook), ("gazetteer", _gazetteer), ("network", _network), ("trial", _trial)):
        yield _guarded(name, check)
    yield _output()


def _python() -> Finding:
    told = f"Python {platform.python_version()} on {platform.system()} {platform.machine()}"
    return (True, told) if sys.version_info >= (3, 11) else (False, f"{told}: Legation needs 3.11 or newer")


def _required() -> list[tuple[str, str]]:
    """Name and lowest version of the packages that Legation says it needs, extras left out."""
    told = [line for line in metadata.requires("legation") or [] if "extra ==" not in line]
    found = [re.match(r"([\w.-]+)\s*(?:\[.*?\])?\s*(?:>=\s*([\d.]+))?", line) for line in sorted(told)]
    return [(each[1], each[2] or "0") for each in found if each]


def _package(required: tuple[str, str]) -> Finding:
    name, least = required
    try:
        version = metadata.version(name)
    except metadata.PackageNotFoundError:
        return False, f'{name} is missing: pip install "{name}>={least}"'
    if _numbers(version) < _numbers(least):
        return False, f'{name} {version} is too old: pip install "{name}>={least}"'
    return True, f"{name} {version}"


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version)[:3])


def _guarded(name: str, check: Callable[[], str]) -> Finding:
    try:
        return True, f"{name}: {check()}"
    except Exception as error:  # whatever is wrong is what the user asked for
        return False, f"{name}: {type(error).__name__}: {error}; {AGAIN}"


def _codebook() -> str:
    from legation.event import plover

    codebook = plover()
    return f"{len(codebook.types)} types, {len(codebook.triggers):,} triggers"


def _gazetteer() -> str:
    from legation import gazetteer

    found = gazetteer.load().find("Nairobi")
    if not found:
        raise LookupError("it does not know Nairobi")
    return f"Nairobi is in {found[0].entries[0].country}"


def _network() -> str:
    from legation import language

    sentences = language.parse(TRIAL)
    return f"{sum(len(sentence.tokens) for sentence in sentences)} tokens parsed"


def _trial() -> str:
    import legation

    events = legation.read(TRIAL, published="2024-05-15").events
    if not events:
        raise LookupError(f"nothing was read from “{TRIAL}”")
    return str(events[0])


def _output() -> Finding:
    encoding = sys.stdout.encoding or "ascii"
    try:
        "→ “–” ²".encode(encoding)
    except UnicodeEncodeError:
        return False, f"output is in {encoding}, which lacks quotation marks: set PYTHONIOENCODING=utf-8"
    return True, f"output in {encoding}"
