"""Lists of the stories that events are told in: BibTeX and RIS, each story once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO

from legation.export.model import Left, Source, Told
from legation.record.model import Telling

_TEX = str.maketrans({"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "&": r"\&", "#": r"\#", "_": r"\_",
                      "$": r"\$", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"})  # fmt: skip


def write_bibtex(source: Source, events: Iterable[Told], out: IO[bytes], left: Left) -> int:
    """A ``@misc`` entry a story, keyed by its id."""
    rows = 0
    for telling in _stories(events):
        fields = {
            "title": telling.title or "(untitled)",
            "howpublished": telling.publisher,
            "year": (telling.published or "")[:4],
            "date": (telling.published or "")[:10],
            "url": telling.url,
        }
        lines = [f"  {name} = {{{_tex(value, name)}}}" for name, value in fields.items() if value]
        out.write(("@misc{" + _key(telling) + ",\n" + ",\n".join(lines) + "\n}\n\n").encode("utf8", "replace"))
        rows += 1
    return rows


def write_ris(source: Source, events: Iterable[Told], out: IO[bytes], left: Left) -> int:
    """A NEWS entry a story."""
    rows = 0
    for telling in _stories(events):
        fields = {
            "TY": "NEWS",
            "ID": telling.story_id,
            "TI": telling.title or "(untitled)",
            "T2": telling.publisher,
            "DA": (telling.published or "")[:10].replace("-", "/"),
            "UR": telling.url,
        }
        lines = [f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in fields.items() if value]
        out.write(("".join(lines) + "ER  - \r\n").encode("utf8", "replace"))
        rows += 1
    return rows


def _stories(events: Iterable[Told]) -> Iterator[Telling]:
    seen: set[str] = set()
    for told in events:
        for telling in told.tellings:
            if telling.story_id not in seen:
                seen.add(telling.story_id)
                yield telling


def _key(telling: Telling) -> str:
    return "".join(letter if letter.isalnum() and letter.isascii() else "-" for letter in telling.story_id)


def _tex(value: str, name: str) -> str:
    plain = " ".join(value.split())
    return plain if name == "url" else plain.translate(_TEX)
