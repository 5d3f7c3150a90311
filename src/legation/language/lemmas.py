"""Lemmas: tables of closed classes and irregular forms, then rules checked against a word list, then spelling.

A network that only cuts suffixes makes "met" *m* and "dignitaries" *dignitarie*; a table alone does not know new words.
"""

from __future__ import annotations

import gzip
from functools import cache
from importlib.resources import files

import tomli

_INFLECTED = {
    "NNS": "noun", "VBD": "past", "VBN": "past", "VBG": "verb", "VBZ": "verb", "JJR": "adjective", "JJS": "adjective",
    "RBR": "adverb", "RBS": "adverb",
}  # fmt: skip
_VERBS = ("VERB", "AUX")
_PLAIN = str.maketrans({"’": "'", "ʼ": "'", "`": "'"})

# Endings and what stands in their place, likeliest first.
_ENDINGS: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "noun": (("ies", ("y", "ie")), ("ves", ("ve", "f", "fe")), ("es", ("e", "")), ("s", ("",)), ("men", ("man",))),
    "verb": (("ies", ("y", "ie")), ("es", ("e", "")), ("s", ("",)), ("ying", ("y", "ie")), ("ing", ("", "e"))),
    "past": (("ied", ("y", "ie")), ("ed", ("", "e"))),
    "adjective": (("ier", ("y",)), ("iest", ("y",)), ("er", ("", "e")), ("est", ("", "e"))),
    "adverb": (("ier", ("y",)), ("iest", ("y",)), ("er", ("", "e")), ("est", ("", "e"))),
}
_WORD_LIST = {"noun": "noun", "verb": "verb", "past": "verb", "adjective": "adjective", "adverb": "adverb"}


def lemma(word: str, upos: str, xpos: str, rule: str = "<unk>") -> str:
    """The lemma of a word: lower case, but a proper noun keeps its form, and an acronym its capitals.

    ``upos`` and ``xpos`` are its universal and Penn tags; ``rule`` is the network's rule: ``SAME``, ``k:suffix`` (cut k
    characters off, add the suffix) or ``ABS:lemma``.
    """
    if upos == "PROPN":
        return word
    lower = word.lower().translate(_PLAIN)
    closed = _closed(lower, upos, xpos, rule)
    if closed is not None:
        return closed
    kind = _INFLECTED.get(xpos)
    if kind is None or (upos == "ADJ" and kind not in ("adjective", "adverb")):
        return _uninflected(word, lower, upos, rule)
    head, hyphen, last = lower.rpartition("-")
    return head + hyphen + inflected(last, kind, applied(last, rule))


def inflected(form: str, kind: str, guess: str | None = None) -> str:
    """The lemma of an inflected lower-case form; ``kind`` is noun, verb, past, adjective or adverb.

    ``guess`` is the network's lemma: it decides among regular ones ("planed": plane or plan), or where none is known.
    """
    bases, irregular = _tables()
    if (known := irregular.get((_WORD_LIST[kind], form))) is not None:
        return known
    listed = bases[_WORD_LIST[kind]]
    regular = regular_lemmas(form, kind)
    known_ones = [base for base in regular if base in listed]
    if known_ones:
        return guess if guess in known_ones else known_ones[0]
    if form in listed:
        return form
    if guess in regular and not _is_doubled(str(guess)):
        return str(guess)
    return _spelled(form, regular)


def _is_doubled(guess: str) -> bool:
    """Whether a guess keeps the consonant that the ending doubled, and an "e": "airdropped" is no *airdroppe*."""
    return len(guess) > 5 and guess[-1] == "e" and guess[-2] == guess[-3] and guess[-2] in "bdgmnpt"


def regular_lemmas(form: str, kind: str) -> list[str]:
    """What a regular form may come from, likeliest first: "planned" from plan, plann, planne."""
    for ending, others in _ENDINGS[kind]:
        stem = form[: len(form) - len(ending)]
        if form.endswith(ending) and len(stem) >= 2 and not form.endswith("ss"):
            found = [stem + other for other in others]
            if "" in others and ending not in ("es", "s") and len(stem) > 3 and stem[-1] == stem[-2]:
                found.insert(1 if stem[-1] in "lsz" else 0, stem[:-1])
            if ending == "ies" and kind == "noun":
                found.append(form[:-1])
            return found
    return []


def applied(form: str, rule: str) -> str | None:
    """The lemma by a rule of the network, or None where it has none or leaves too little."""
    if rule in ("SAME", "<unk>"):
        return form if rule == "SAME" else None
    left, _, suffix = rule.partition(":")
    if left == "ABS":
        return None
    kept = form[: max(0, len(form) - int(left))]
    return kept + suffix if len(kept) >= 2 else None


def _closed(lower: str, upos: str, xpos: str, rule: str) -> str | None:
    table = _closed_table()
    if upos in _VERBS:
        if lower in ("'s", "'d"):
            return _short_verb(lower, upos, xpos, rule)
        return table["verb"].get(lower)
    if upos in ("PRON", "DET"):
        return table["possessive" if xpos == "PRP$" else "pronoun"].get(lower, "I" if lower == "i" else lower)
    if upos == "PART":
        return "'s" if xpos == "POS" else table["particle"].get(lower, lower)
    if upos in ("ADJ", "ADV"):
        return table["adjective" if upos == "ADJ" else "adverb"].get(lower)
    return table["noun" if upos == "NOUN" else "other"].get(lower)


def _short_verb(lower: str, upos: str, xpos: str, rule: str) -> str:
    """``'s`` is *be* or *have*, ``'d`` *would* or *have*: the tag or the network's rule says which."""
    if lower == "'d":
        return "have" if xpos in ("VBD", "VBN") or rule == "ABS:have" else "would"
    return "have" if rule == "ABS:have" else "be"


def _uninflected(word: str, lower: str, upos: str, rule: str) -> str:
    """A word that is its own lemma: lower case, but for an acronym ("GDP") that the network would keep as it is."""
    if upos == "NOUN" and word.isupper() and 1 < len(word) <= 5 and rule == "SAME":
        return word
    if upos in _VERBS:
        return _mistagged(lower)
    return word if upos in ("X", "SYM") else lower


def _mistagged(lower: str) -> str:
    """The lemma of a verb that is tagged as a base form: an inflected form of a known verb all the same ("rebuffs")."""
    bases, irregular = _tables()
    if lower in bases["verb"]:
        return lower
    if ("verb", lower) in irregular:
        return irregular["verb", lower]
    kind = "past" if lower.endswith("ed") else "verb"
    return next((base for base in regular_lemmas(lower, kind) if base in bases["verb"]), lower)


def _spelled(form: str, regular: list[str]) -> str:
    """The likeliest lemma of an unknown regular form, by English spelling: "tweeted" tweet, "weaponized" weaponize."""
    if not regular:
        return form
    if form.endswith("es") and not form.endswith("ies"):
        stem = form[:-2]
        return stem if stem.endswith(("s", "x", "z", "ch", "sh", "o")) else form[:-1]
    first = regular[0]
    longer = first + "e"
    if longer in regular and first.endswith(
        ("iz", "is", "at", "ut", "iv", "v", "c", "dg", "rg", "bl", "gl", "tl", "pl", "u", "ur", "us")
    ):
        return longer
    return first


@cache
def _closed_table() -> dict[str, dict[str, str]]:
    found = files("legation").joinpath("data", "english", "closed.toml").read_text(encoding="utf-8")
    return tomli.loads(found)


@cache
def _tables() -> tuple[dict[str, frozenset[str]], dict[tuple[str, str], str]]:
    """The base forms of each part of speech, and the irregular forms with theirs."""
    packed = files("legation").joinpath("data", "english", "lemmas.tsv.gz").read_bytes()
    bases: dict[str, frozenset[str]] = {}
    irregular: dict[tuple[str, str], str] = {}
    for line in gzip.decompress(packed).decode().splitlines():
        kind, what, *values = line.split("\t")
        if what == "bases":
            bases[kind] = frozenset(values[0].split(" "))
        else:
            for pair in values[0].split(" "):
                form, _, base = pair.partition("=")
                irregular[kind, form] = base
    return bases, irregular
