"""Build the table of lesser-known bodies and groups from PETRARCH2's dictionaries (Phoenix, MIT).

    python -m training.gazetteer.groups --facts FOLDER

``FOLDER/phoenix`` holds the dictionaries. Names are in capitals there and of uneven quality: only names of three words
and more are taken, with a word in them that names a kind of body (``groups.toml``), and none that the tables by hand
have.
"""

from __future__ import annotations

import argparse
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from legation.gazetteer import names
from legation.gazetteer.fold import fold_word

HERE = Path(__file__).parent
OUT = HERE.parents[1] / "src/legation/data/gazetteer/groups.tsv"
HEADER = """# Lesser-known bodies and groups. Built by training/gazetteer/groups.py from PETRARCH2's dictionaries of
# actors (Phoenix, MIT): those of armed groups (from START's TOPS), of international bodies, and of states. CAMEO's
# codes are turned into PLOVER's. Columns as in bodies.tsv.
country\tname\tid\tkind\tsector\tnames
"""


class Group(NamedTuple):
    country: str
    name: str
    id: str
    kind: str
    sector: str
    names: str


def entries(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    """Names and codes of each entry of a dictionary."""
    found: list[tuple[list[str], list[str]]] = []
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        bare = line.split("#")[0].rstrip()
        if not bare.strip():
            continue
        name = re.sub(r"[_\s]+", " ", bare.split("[")[0]).strip(" +;")
        if not bare[0].isspace() and bare[0] != "+":
            found.append(([], []))
        if found:
            found[-1][0].extend([name] if name else [])
            found[-1][1].extend(re.findall(r"\[([^\]]*)\]", bare))
    yield from found


class Rules:
    """What ``groups.toml`` says: words that make a name a body's, CAMEO codes as PLOVER's."""

    def __init__(self) -> None:
        data = tomllib.loads((HERE / "groups.toml").read_text(encoding="utf-8"))
        self._kinds = frozenset(data["kinds"])
        self._unsound = frozenset(data["unsound"])
        self._small = frozenset(data["small"])
        self._left_out = frozenset(data["left_out"])
        self._upper = frozenset(data["upper"])
        self._sectors: dict[str, str] = data["sectors"]
        self._adjectives = {fold_word(n.text): s.entry.id for s in names.states() for n in s.names}
        self._states = {state.entry.id for state in names.states()}

    def sound(self, name: str) -> bool:
        words = name.lower().split()
        if not 2 <= len(words) <= 9 or re.search(r"[^A-Za-z' .-]", name) or self._unsound.intersection(words):
            return False
        named = [word for word in words if word in self._kinds]
        distinct = [word for word in words if word not in self._kinds and word not in self._small]
        return bool(named) and bool(distinct) and len(words) >= 3

    def coded(self, code: str, name: str) -> tuple[str, str] | None:
        """Country and sector of a CAMEO code; the name's own adjective of a state counts for more."""
        parts = [code[at : at + 3] for at in range(0, len(code), 3)]
        country = {"IGO": "IGO", "NGO": "NGO", "IMG": "IMG"}.get(parts[0])
        if country is None and parts[0] in self._states:
            country = parts[0]
        own = [self._adjectives[word] for word in name.lower().split() if word in self._adjectives]
        sector = {"IGO": "IGO", "NGO": "NGO", "IMG": "REB"}.get(parts[0])
        sector = sector or next((self._sectors[part] for part in parts[1:] if part in self._sectors), None)
        if sector is None or parts[0] in self._left_out or (own and country in self._states and country not in own):
            return None
        return country or (own[0] if own else "IMG" if sector == "REB" else ""), sector

    def cased(self, name: str) -> str:
        """A name in capitals as it is written."""
        words = [self._word(word) for word in name.lower().split()]
        return " ".join([words[0].capitalize() if words[0] in self._small else words[0], *words[1:]])

    def _word(self, word: str) -> str:
        if word in self._small:
            return word
        return word.upper() if word in self._upper else "-".join(part.capitalize() for part in word.split("-"))


def slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold_word(name)).strip("-")


def plain(name: str) -> str:
    return fold_word(name).replace("'", "")


def groups(paths: list[Path], rules: Rules, known: set[str]) -> Iterator[Group]:
    """Sound groups of the dictionaries of which no name is ``known``; what is taken becomes known."""
    for path in paths:
        for spelled, codes in entries(path):
            undated = [code.strip() for code in codes if re.fullmatch(r"[A-Z]{3,}", code.strip())]
            sound = [name for name in spelled if rules.sound(name)]
            if len(codes) != 1 or not undated or not sound or known.intersection(map(plain, spelled)):
                continue
            known.update(map(plain, spelled))
            coded = rules.coded(undated[0], sound[0])
            if coded is not None:
                written = list(dict.fromkeys(map(rules.cased, sound)))
                kind = "group" if coded[1] in {"REB", "UAF", "OPP", "CRM"} else "body"
                yield Group(coded[0], written[0], f"px:{slug(written[0])}", kind, coded[1], "; ".join(written[1:]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=Path, required=True, help="the folder that holds phoenix/")
    folder = parser.parse_args().facts / "phoenix"
    known = {plain(name.text) for name in names.bodies("bodies.tsv")}
    known |= {plain(name.text) for state in names.states() for name in state.names}
    paths = [folder / f"Phoenix.{part}.actors.txt" for part in ("MilNonState", "International", "Countries")]
    table = sorted(set(groups(paths, Rules(), known)))
    OUT.write_text(HEADER + "".join("\t".join(group) + "\n" for group in table), encoding="utf-8")


if __name__ == "__main__":
    main()
