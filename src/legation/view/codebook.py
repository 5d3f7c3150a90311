"""``legation codebook check`` and ``show``: a codebook of one's own tried, and PLOVER's to copy from."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from legation.errors import CodebookError


@click.group(short_help="Check a codebook of your own; show PLOVER's to copy from.")
def codebook() -> None:
    """Codebooks of your own: files like PLOVER's, with types and triggers that you need. How to write one:
    docs/own-codebook.md. "legation read --codebook FILE" reads with it.
    """


@codebook.command(short_help="Check the files of a codebook, and try their examples.")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path), metavar="FILE…")
def check(files: tuple[Path, ...]) -> None:
    """Check the FILES of a codebook of your own (a folder: all its files): every fault with its line; every example
    read, and what came instead of what it should give; triggers that no example fires, that are there twice, or that
    PLOVER has too.

    Exit status: 0 nothing wrong, 1 faults, 2 no such file.
    """
    from legation.checking import check as checked
    from legation.event import load

    try:
        book = load(*files)
    except CodebookError as error:
        for problem in error.problems:
            click.echo(problem)
        click.echo(_count("fault", len(error.problems)))
        sys.exit(1)
    findings = checked(book)
    for finding in findings:
        click.echo(str(finding))
    own = [trigger for trigger in book.triggers if trigger.own]
    faults = sum(finding.is_fault for finding in findings)
    told = (
        _count("type", len({trigger.name for trigger in own})),
        _count("trigger", len(own)),
        _count("example", sum(len(trigger.examples) for trigger in own)),
        _count("fault", faults),
        _count("note", len(findings) - faults),
    )
    click.echo(", ".join(told))
    sys.exit(1 if faults else 0)


def _count(what: str, number: int) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


@codebook.command(short_help="Print PLOVER's own file of a type.")
@click.argument("type_", metavar="TYPE")
def show(type_: str) -> None:
    """Print the file that codes PLOVER's TYPE (AID, CONSULT …), with all its triggers, to learn or copy from; words:
    the lists of words that any codebook may name (@weapons, @aid …).
    """
    from legation.event.codebook import plover_files

    files = {name: text for name, text in sorted(plover_files().items()) if name.startswith(type_.lower())}
    known = sorted({name.partition("_")[0].removesuffix(".toml").upper() for name in plover_files()} - {"WORDS"})
    if type_.upper() not in (*known, "WORDS"):
        raise click.UsageError(f"no type {type_!r}. There are: {', '.join(known)}, and words.")
    for text in files.values():
        click.echo(text)
