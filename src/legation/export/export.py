"""``export``: a record's events into a file, a stream or a folder."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from legation.errors import RecordError
from legation.export.formats import FOLDERS, FORMATS, REPORTS
from legation.export.model import Written
from legation.export.own_types import as_plover
from legation.export.source import RecordSource
from legation.export.tables import write_csv, write_parquet
from legation.record.record import Record


def export(record: Record, form: str, target: str | Path | IO[bytes], **filters: Any) -> Written | None:
    """Write the events of ``record`` that fit ``filters`` (those of ``record.events``) to ``target`` as ``form``.

    A file takes its name only when it is whole. Gives how many rows were written and what was left out; None for a
    report, which tells that itself and takes the further arguments of ``legation.brief.compose``. The same record
    gives the same bytes. Raises RecordError for an unknown format or a target that cannot be written.
    """
    if form in REPORTS:
        _into(target, lambda out: _report(record, form, out, filters))
        return None
    if form not in FORMATS:
        raise RecordError(f'there is no format "{form}". There are: {", ".join([*FORMATS, *REPORTS, *FOLDERS])}.')
    source, left = RecordSource(record), Counter[str]()
    events = source.told(iter(record.events(**filters)))
    if FORMATS[form].plover_only:
        events = as_plover(events, source.like(), left)
    rows = _into(target, lambda out: FORMATS[form].write(source, events, out, left))
    return Written(format=FORMATS[form], rows=rows, left=dict(sorted(left.items())))


def _report(record: Record, form: str, out: IO[bytes], asked: dict[str, Any]) -> int:
    from legation.brief import compose, html, markdown

    brief = compose(record, **asked)
    text = html.page(brief) if form == "report.html" else markdown.text(brief)
    return out.write(text.encode("utf8", "replace"))


def _into(target: str | Path | IO[bytes], write: Callable[[IO[bytes]], int]) -> int:
    """Lets ``write`` write to a stream, or to a file that takes its name only when it is whole."""
    if not isinstance(target, (str, Path)):
        return write(target)
    path = Path(target).expanduser()
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as out:
            try:
                written = write(out)
                out.close()
                os.chmod(out.name, 0o644)
                os.replace(out.name, path)
            except BaseException:
                os.unlink(out.name)
                raise
    except OSError as error:
        raise RecordError(f"{path}: it cannot be written ({error.strerror or error}).") from error
    return written


def export_tables(record: Record, form: str, folder: str | Path, **filters: Any) -> dict[str, int]:
    """Write the record's own tables for the events that fit as files into ``folder``, which is new or empty.

    ``form`` is "csv" or "parquet". Gives the rows of each table. Raises RecordError where the folder has something in
    it or cannot be written, MissingPart for Parquet without polars.
    """
    path = Path(folder).expanduser()
    if form not in FOLDERS:
        raise RecordError(f'there is no format "{form}" of tables. There are: {", ".join(FOLDERS)}.')
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise RecordError(f"{path}: there is something already. Name a new folder.")
    try:
        part = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name}."))
        try:
            write = write_csv if form == "csv" else write_parquet
            rows = write(record, RecordSource(record).told(iter(record.events(**filters))), part)
            part.chmod(0o755)
            os.replace(part, path)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
    except OSError as error:
        raise RecordError(f"{path}: it cannot be written ({error.strerror or error}).") from error
    return rows
