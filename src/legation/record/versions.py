"""What a coding depends on: the versions of package, network, codebook and gazetteer, each by its content."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from hashlib import blake2b
from importlib import metadata, resources

import msgspec

from legation.event.codebook import Codebook
from legation.record.ids import content_id


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """A way of coding: two readings of one run are the same. ``id`` is made of the other fields."""

    id: str
    legation: str
    network: str
    codebook: str
    gazetteer: str


def run_of(codebook: Codebook) -> Run:
    """The run that codes with ``codebook`` and the data files of this installation."""
    versions = {
        "legation": metadata.version("legation"),
        "network": _files("english"),
        "codebook": _codebook(codebook),
        "gazetteer": _files("gazetteer"),
    }
    return Run(id=content_id(*versions.values()), **versions)


def _codebook(codebook: Codebook) -> str:
    entries = (codebook.triggers, codebook.types, codebook.topic_verbs)
    return _hash([msgspec.json.encode(entries, order="deterministic")])


@functools.cache
def _files(folder: str) -> str:
    """The hash of the names and bytes of a folder of data files."""
    files = sorted(resources.files("legation").joinpath("data", folder).iterdir(), key=lambda each: each.name)
    return _hash(part for file in files if file.is_file() for part in (file.name.encode(), file.read_bytes()))


def _hash(parts: Iterable[bytes]) -> str:
    whole = blake2b(digest_size=8)
    for part in parts:
        whole.update(part)
    return whole.hexdigest()
