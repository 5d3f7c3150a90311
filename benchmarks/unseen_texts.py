"""The texts of the stories that were coded blind, rebuilt from the data beside the project; it holds none of them."""

from __future__ import annotations

import gzip
import json
import re
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

WHITE_HOUSE = "corpora/white_house_2021_2023.jsonl.gz"
ECB = "gold/ecbplus_topics_1_35.tar.gz"
ISAF = "gold/isaf_before_2011_07.jsonl"
TREEBANKS = ("gum-train", "gum-dev", "ewt-train", "ewt-dev")

GLUED = re.compile(r" ([,.;:!?%)\]]|\'s|n\'t|\'re|\'ve|\'ll|’s)")
OPENING = re.compile(r"([(\[$]) ")
QUOTED = re.compile(r'" ([^"\n]*?) "')
WORDS = (("`` ", '"'), (" ''", '"'), ("ca n't", "can't"), (" n't", "n't"), ("do n't", "don't"))


class Text(NamedTuple):
    """A story as it is read: where it is from, its title and day of publication where it has them."""

    source: str
    title: str | None
    published: str | None
    text: str


def texts(data: Path, sources: dict[str, int]) -> Iterator[Text]:
    """The stories of ``sources``, each cut to its first paragraphs of so many characters (0: whole)."""
    kinds = (_pages, _white_house, _treebanks, _ecb, _isaf)
    found = (text for kind in kinds for text in kind(data, sources))
    for text in found:
        yield text._replace(text=_cut(text.text, sources[text.source]))


def _cut(text: str, limit: int) -> str:
    """The first whole paragraphs of a text that have so many characters together, the first one in any case."""
    if not limit or len(text) <= limit:
        return text
    out = ""
    for paragraph in text.split("\n\n"):
        if out and len(out) + len(paragraph) > limit:
            break
        out += ("\n\n" if out else "") + paragraph
    return out


def _pages(data: Path, sources: dict[str, int]) -> Iterator[Text]:
    for source in (s for s in sources if s.startswith("web/")):
        _, name, version = source.split("/", 2)
        place, _, title = name.partition(".")
        page = json.loads((data / "corpora" / "web_pages" / place / f"{title}.json").read_text(encoding="utf8"))[
            version
        ]
        paragraphs = "\n\n".join(p.strip() for p in _flat(page["body"]) if p.strip())
        yield Text(source, page["title"], str(page["publishing_date"])[:10], paragraphs)


def _flat(body: Any) -> Iterator[str]:
    """The paragraphs of a page's expected body, in order."""
    if isinstance(body, str):
        yield body
    elif isinstance(body, list):
        for item in body:
            yield from _flat(item)
    elif isinstance(body, dict):
        for key in ("summary", "sections", "headline", "paragraphs"):
            yield from _flat(body.get(key))


def _white_house(data: Path, sources: dict[str, int]) -> Iterator[Text]:
    with gzip.open(data / WHITE_HOUSE, "rt", encoding="utf8") as lines:
        for row in map(json.loads, lines):
            if (source := f"wh/{row['id']}") in sources:
                yield Text(source, row["title"], row["published"][:10], row["text"])


def _treebanks(data: Path, sources: dict[str, int]) -> Iterator[Text]:
    """Documents of the treebanks, by paragraphs of sentences."""
    for name in TREEBANKS:
        documents: dict[str, list[list[str]]] = {}
        paragraphs: list[list[str]] = []
        with gzip.open(data / "treebanks" / f"{name}.conllu.gz", "rt", encoding="utf8") as lines:
            for line in lines:
                if line.startswith("# newdoc id"):
                    paragraphs = documents.setdefault(f"{name[:3]}/{line.split('=')[1].strip()}", [])
                elif line.startswith("# newpar"):
                    paragraphs.append([])
                elif line.startswith("# text ="):
                    paragraphs or paragraphs.append([])
                    paragraphs[-1].append(line[9:].strip())
        for source, told in documents.items():
            if source in sources:
                yield Text(source, None, None, "\n\n".join(" ".join(p) for p in told if p))


def _ecb(data: Path, sources: dict[str, int]) -> Iterator[Text]:
    """Documents of ECB+, their tokens put together."""
    with tarfile.open(data / ECB) as archive:
        for member in archive.getmembers():
            source = f"ecb/{Path(member.name).stem}"
            file = archive.extractfile(member) if source in sources else None
            if file is None:
                continue
            sentences: dict[int, list[str]] = {}
            for token in ElementTree.parse(file).getroot().iter("token"):
                sentences.setdefault(int(token.get("sentence", "0")), []).append(token.text or "")
            yield Text(source, None, None, _joined("\n\n".join(" ".join(sentences[i]) for i in sorted(sentences))))


def _isaf(data: Path, sources: dict[str, int]) -> Iterator[Text]:
    """Press releases of the force in Afghanistan."""
    with (data / ISAF).open(encoding="utf8") as lines:
        for row in map(json.loads, lines):
            if (source := f"isaf/{row['id']}") in sources:
                yield Text(source, None, None, row["text"])


def _joined(tokens: str) -> str:
    """Tokens as running text."""
    text = QUOTED.sub(r'"\1"', OPENING.sub(r"\1", GLUED.sub(r"\1", tokens)))
    for old, new in WORDS:
        text = text.replace(old, new)
    return text
