"""Write `src/legation/data/english/lemmas.tsv.gz`: English base forms and irregular forms, from lemminflect (MIT).

    pip install lemminflect && python -m training.lemma_table

Each line is `kind TAB bases TAB words` or `kind TAB irregular TAB form=base …`; kinds are noun, verb, adjective,
adverb. A form is irregular where the rules of `legation.language.lemmas` do not lead to its base.
"""

import gzip
from importlib.util import find_spec
from pathlib import Path

from legation.language.lemmas import regular_lemmas

KINDS = {"noun": "noun", "verb": "verb", "adj": "adjective", "adv": "adverb"}
OUT = Path(__file__).parent.parent / "src/legation/data/english/lemmas.tsv.gz"
# Where lemminflect puts another lemma first, or calls a form its own lemma.
CHOSEN = {
    "verb": "laid lay|lain lie|found find|bound bind|fell fall|saw see|wound wind|shot shoot",
    "noun": "leaves leaf|axes axis|troops troop|people people|men man|women woman|lives life|wolves wolf",
}


def source() -> Path:
    """The folder of lemminflect's tables."""
    spec = find_spec("lemminflect")
    if spec is None or spec.origin is None:
        raise SystemExit("lemminflect is missing: pip install lemminflect")
    return Path(spec.origin).parent / "resources"


def rows(name: str) -> list[tuple[str, str, str]]:
    """(word, kind, values) of a table; words in capitals or of several words are left out."""
    lines = gzip.decompress((source() / name).read_bytes()).decode().splitlines()
    cells = [line.split(",") for line in lines]
    known = [c for c in cells if len(c) >= 3 and c[1] in KINDS]
    return [
        (c[0], KINDS[c[1]], c[2]) for c in known if c[0].islower() and c[0].isascii() and not set(c[0]) & {" ", "'"}
    ]


def main() -> None:
    """Read, compare with the rules, write."""
    bases: dict[str, set[str]] = {kind: set() for kind in KINDS.values()}
    for word, kind, _ in rows("infl_lu.csv.gz"):
        bases[kind].add(word)
    chosen = {kind: dict(pair.split() for pair in table.split("|")) for kind, table in CHOSEN.items()}
    irregular: dict[str, dict[str, str]] = {kind: {} for kind in KINDS.values()}
    for form, kind, values in rows("lemma_lu.csv.gz"):
        base = chosen.get(kind, {}).get(form, values.split("/")[0])
        if form == base or base not in bases[kind]:
            continue
        if base not in found(form, kind, bases[kind])[:1] and (form not in bases[kind] or values.split("/")[0] == base):
            irregular[kind][form] = base
    for kind, forms in chosen.items():
        irregular[kind].update(forms)
    lines = []
    for kind in KINDS.values():
        lines.append(f"{kind}\tbases\t{' '.join(sorted(bases[kind]))}")
        pairs = " ".join(f"{form}={base}" for form, base in sorted(irregular[kind].items()))
        lines.append(f"{kind}\tirregular\t{pairs}")
    packed = gzip.compress("\n".join(lines).encode(), 9, mtime=0)
    OUT.write_bytes(packed)
    print({kind: (len(bases[kind]), len(irregular[kind])) for kind in bases}, len(packed), "bytes")


def found(form: str, kind: str, listed: set[str]) -> list[str]:
    """The base forms that the rules find in the word list."""
    kinds = ("verb", "past") if kind == "verb" else (kind,)
    return [base for each in kinds for base in regular_lemmas(form, each) if base in listed]


if __name__ == "__main__":
    main()
