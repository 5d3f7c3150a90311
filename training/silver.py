"""Silver names rows: sentences of White House texts (US government, public domain) in which every capitalised word is
explained.

A sentence is kept only if each capitalised word but the first belongs to a known full name, a title with a known
surname, a country, a capital, a known organisation, or the short list of words that are no names. Otherwise it is
dropped whole.

    python -m training.silver --corpus white_house.jsonl.gz --people DIR --out silver.jsonl --count 9000
"""

import argparse
import gzip
import json
import random
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from .batches import read_people
from .data import Row, write_rows
from .entities import TITLES, words_of
from .templates import HERE, tokens

WORD = re.compile(
    r"(?:[A-Z]\.){2,}|(?:Mr|Mrs|Ms|Dr|Gen|Lt|Sen|Rep|Jr|St)\.|\d[\d,.]*\d|[^\W_]+?(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b|[^\W_]+(?:[’'][A-Z]\w+)?|\.\.\.|\S"
)
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])|\n+")
PLAIN = words_of(
    """
    I Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
    September October November December Administration Ministers Presidents Leaders Minister President Prime
    Foreign Secretary Vice Deputy Ambassador Advisor Adviser National Security Special Envoy Chancellor King
    Queen Crown Prince Majesty Excellency Mr. Mrs. Ms. Dr. General Senator Governor Mayor Defense State Chairman
    Speaker Republic Sultan Emir Coordinator Spokesperson Assistant Director COVID Americans Ukrainians Russians
    Afghans Israelis Palestinians Europeans Africans Joint Statement Readout Leader Indo Pacific
    """
)
US_PEOPLE = """Joe Biden|Joseph R. Biden|Joseph Biden|Kamala Harris|Antony Blinken|Tony Blinken|Lloyd Austin|
Jake Sullivan|Janet Yellen|Merrick Garland|
Gina Raimondo|Katherine Tai|John Kerry|Linda Thomas-Greenfield|William Burns|Mark Milley|Avril Haines|Jen Psaki|
Karine Jean-Pierre|John Kirby|
Nancy Pelosi|Chuck Schumer|Mitch McConnell|Kevin McCarthy|Barack Obama|Donald Trump|Emily Horne|Adrienne Watson|
Brett McGurk|Jon Finer|
Anne Neuberger|Samantha Power|Robert Malley|Amos Hochstein|Ursula von der Leyen|Charles Michel|Jens Stoltenberg|
Josep Borrell|António Guterres|
Andriy Yermak|Volodymyr Zelenskyy|Vladimir Putin|Xi Jinping|Wang Yi|Yang Jiechi|Mario Draghi|Olaf Scholz|
Angela Merkel|Emmanuel Macron|
Boris Johnson|Rishi Sunak|Naftali Bennett|Yair Lapid|Benjamin Netanyahu|Eyal Hulata|Fumio Kishida|Yoshihide Suga|
Narendra Modi|Yoon Suk Yeol|
Moon Jae-in|Justin Trudeau|Anthony Albanese|Scott Morrison|Recep Tayyip Erdogan|Andrzej Duda|Pedro Sánchez|
Giorgia Meloni|Mette Frederiksen"""


BEFORE = TITLES - words_of(
    "the of state staff defense first former hon court justice saint st father vice assistant prime chief"
)


def split_words(text: str) -> list[str]:
    """Words about as the treebanks cut them."""
    return [word for chunk in WORD.findall(text) for word in tokens(chunk)]


class Known:
    """Known names as word tuples, looked up longest first. `common` are words that may begin a sentence with a
    capital."""

    def __init__(self, people: Path, common: set[str]) -> None:
        self.common = common
        self.names: dict[tuple[str, ...], str] = {}
        organizations = tomllib.loads((HERE / "organizations.toml").read_text(encoding="utf8"))
        for kind, names in organizations.items():
            for name in (n.strip() for n in names.split("|")):
                if kind in ("igo", "ngo", "body", "group") and name not in (
                    "House",
                    "Fed",
                    "MIT",
                    "PA",
                    "ICE",
                    "Congress party",
                    "CARE",
                    "Diet",
                    "Wagner",
                    "Lions' Den",
                    "League",
                ):
                    self.names[tuple(tokens(name))] = "ORG"
        rows = [line.split("\t") for line in (HERE / "countries.tsv").read_text(encoding="utf8").splitlines()]
        for country, _, capital in rows:
            self.names[tuple(tokens(country))] = self.names[tuple(tokens(capital))] = "LOC"
        for place in set((HERE / "places.txt").read_text(encoding="utf8").split("\n")[:-1]) - {"Amazon", "Gulf"}:
            self.names[tuple(tokens(place))] = "LOC"
        self.demonyms = {part for _, demonym, _ in rows for part in demonym.split()} | {
            "European",
            "African",
            "Asian",
            "Arab",
        }
        full = {*read_people(people), *(tuple(tokens(name.strip())) for name in US_PEOPLE.replace("\n", "").split("|"))}
        self.surnames = {name[-1] for name in full if len(name[-1]) > 3}
        self.names |= dict.fromkeys(full, "PER")
        self.longest = max(map(len, self.names))

    def label(self, words: list[str]) -> list[str] | None:
        """BIO labels, or nothing if a capitalised word stays unexplained."""
        labels = ["O"] * len(words)
        at = 0
        while at < len(words):
            size, kind = self._match(words, at)
            if size:
                labels[at : at + size] = [f"B-{kind}"] + [f"I-{kind}"] * (size - 1)
            elif not self._plain(words, at):
                return None
            at += max(size, 1)
        return labels

    def _match(self, words: list[str], at: int) -> tuple[int, str]:
        for size in range(min(self.longest, len(words) - at), 0, -1):
            kind = self.names.get(tuple(words[at : at + size]))
            if kind and words[at][:1].isupper():
                return size, kind
        before = words[at - 1].lower().rstrip(".") if at else ""
        if words[at] in self.surnames and words[at] not in PLAIN and before in BEFORE:
            return 1, "PER"
        return 0, ""

    def _plain(self, words: list[str], at: int) -> bool:
        word = words[at]
        first = at == 0 or words[at - 1] in ("“", '"', ":", "—")
        follows = at + 1 < len(words) and words[at + 1][:1].isupper()
        return (
            word[:1].islower()
            or not word[:1].isalpha()
            or word in PLAIN
            or word in self.demonyms
            or (first and not follows and word.lower() in self.common)
        )


def sentences(corpus: Path) -> Iterator[str]:
    """Sentences of the corpus, split roughly."""
    with gzip.open(corpus, "rt", encoding="utf8") as lines:
        for line in lines:
            item = json.loads(line)
            yield from SENTENCE.split(item["text"])
            yield item["title"]


def common_words(corpus: Path) -> set[str]:
    """Words that the corpus has in lower case at least 30 times."""
    counts: Counter[str] = Counter()
    with gzip.open(corpus, "rt", encoding="utf8") as lines:
        for line in lines:
            counts.update(re.findall(r"\b[a-z]+\b", line))
    return {word for word, count in counts.items() if count >= 30}


def silver(corpus: Path, known: Known, *, often: int) -> list[Row]:
    """All explained sentences of 5 to 60 words with a name; no name is used more than `often` times."""
    rows, seen = [], set()
    uses: Counter[str] = Counter()
    for text in sentences(corpus):
        if (
            not 30 < len(text) < 350
            or text in seen
            or not re.search(r"[a-z,] [A-Z]", text)
            or text.endswith(("U.S.", "Mr.", "Dr."))
        ):
            continue
        seen.add(text)
        words = split_words(text)
        labels = known.label(words) if 5 <= len(words) <= 60 and words[0][:1].isupper() else None
        names = [word for word, label in zip(words, labels or [], strict=False) if label[0] == "B"]
        if (
            names
            and words[0] not in ("Q", "MR", "MS")
            and not (words[0].isupper() and ":" in words[:4])
            and all(uses[name] < often for name in names)
        ):
            uses.update(names)
            rows.append(Row(tuple(words), names=tuple(labels or ())))
    return rows


def main() -> None:
    """Write a file of silver sentences."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True, help="JSON lines (gz) with title and text")
    parser.add_argument("--people", type=Path, required=True, help="folder of CSV files with office holders")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--count", type=int, default=9000)
    parser.add_argument("--often", type=int, default=150, help="most uses of one name")
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    rows = silver(args.corpus, Known(args.people, common_words(args.corpus)), often=args.often)
    random.Random(args.seed).shuffle(rows)
    write_rows(args.out, rows[: args.count])


if __name__ == "__main__":
    main()
