"""Sentences without labels, for teachers to label: statements, speeches, news and releases of the data folder.

    python -m training.plain --data DIR --out plain.jsonl

The stories that figures are measured on are left out.
"""

import argparse
import gzip
import json
import random
import tarfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.unseen import CODED
from benchmarks.unseen_texts import ECB, WHITE_HOUSE, texts

from legation.language.sentences import split

from .data import Row, write_rows

SHORTEST, LONGEST = 6, 60
"""Words of a sentence."""
STATEMENTS, OTHERS = 2600, 700
"""Items of the White House corpus."""


def sentences(text: str, most: int) -> Iterator[tuple[str, ...]]:
    """The first sentences of a text, of middling length."""
    found = 0
    for extents in split(text, (), ()):
        words = tuple(text[start:end] for start, end in extents)
        if SHORTEST <= len(words) <= LONGEST:
            found += 1
            yield words
        if found == most:
            return


def stories(data: Path) -> Iterator[tuple[str, int]]:
    """Texts, each with how many sentences to take of it."""
    apart = {json.loads(line)["source"] for line in CODED.read_text(encoding="utf8").splitlines()}
    coded = json.loads((data / "gold/readings/stories.json").read_text(encoding="utf8"))
    openings = {story["text"][:80] for story in coded}
    with gzip.open(data / WHITE_HOUSE, "rt", encoding="utf8") as lines:
        items = [json.loads(line) for line in lines]
    items = [i for i in items if i["text"][:80] not in openings and f"wh/{i['id']}" not in apart]
    random.Random(9).shuffle(items)
    statements = [i for i in items if "statements" in i["section"]]
    others = [i for i in items if "statements" not in i["section"]]
    yield from ((item["text"][:9000], 14) for item in statements[:STATEMENTS])
    for item in others[:OTHERS]:
        middle = item["text"].find("\n", len(item["text"]) // 3) + 1
        yield item["text"][middle : middle + 2500], 12
    with tarfile.open(data / ECB) as archive:
        names = [f"ecb/{Path(m.name).stem}" for m in archive.getmembers() if m.name.endswith(".xml")]
    yield from ((text.text, 40) for text in texts(data, {n: 0 for n in names if n not in apart}))
    with (data / "gold/isaf_before_2011_07.jsonl").open(encoding="utf8") as lines:
        yield from ((json.loads(line)["text"], 6) for line in lines)


def main() -> None:
    """Parse the command line, collect, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    found = dict.fromkeys(words for text, most in stories(args.data) for words in sentences(text, most))
    write_rows(args.out, (Row(words) for words in found))


if __name__ == "__main__":
    main()
