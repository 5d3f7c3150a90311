"""Stories from files."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from legation.errors import InputError
from legation.story.intake import story
from legation.story.model import Story


def read_sources(sources: Sequence[str], *, published: str | None = None) -> Iterator[Story | InputError]:
    """The stories of all sources in order, or the error of each that cannot be read (first version: text, JSON lines)."""
    for source in sources:
        path = Path(source)
        if path.suffix in (".jsonl", ".ndjson"):
            for line in path.open(encoding="utf-8"):
                item = json.loads(line)
                known = {key: item.get(key) for key in ("id", "title", "published", "url", "publisher")}
                known["published"] = known["published"] or published
                yield story(item["text"], **known)
        else:
            yield story(path.read_text(encoding="utf-8"), published=published)
