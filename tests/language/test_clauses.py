"""Sentences and the frames they must give; any tree at all gives frames whose spans hold."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.language import clauses, describe, parse
from legation.language.model import Clause, Sentence, Token
from legation.language.rules import embedding, event_nouns, light_verbs

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "clauses.toml").read_text(encoding="utf-8"))["case"]


def frames_of(text: str) -> list[str]:
    return [describe(clause, sentence) for sentence in parse(text) for clause in clauses(sentence)]


def parts_of(line: str) -> tuple[str, set[str]]:
    """ "visit[noun, light=pay] subject=He; past" as ("visit[noun, light=pay]", {"subject=He", "past"})."""
    name, _, rest = line.partition("] ")
    return name.removesuffix("]"), {part.strip() for part in rest.split(";") if part.strip()}


def holds(expected: str, line: str) -> bool:
    """Whether a frame has what is expected: a part with "-" before a slot's or flag's name says that it has none; "*"
    (filled by the grammar) is asked for only where it is written; a phrase may run on ("an office in Doha")."""
    name, wanted = parts_of(expected)
    found_name, found = parts_of(line)
    names = {part.split("=")[0] for part in found}
    found |= {part.replace("=*", "=", 1) for part in found}
    return name == found_name and all(
        part[1:] not in names if part.startswith("-") else has(found, part) for part in wanted
    )


def has(found: set[str], part: str) -> bool:
    return part in found or ("=" in part and any(each.startswith(part + " ") for each in found))


@pytest.mark.parametrize("case", CASES, ids=[case["guards"] + ": " + case["text"][:40] for case in CASES])
def test_frames(case: dict[str, Any]) -> None:
    lines = frames_of(case["text"])
    missing = [e for e in case.get("clauses", []) if not any(holds(e, line) for line in lines)]
    wrong = [n for n in case.get("never", []) if any(holds(n, line) for line in lines)]
    assert missing + wrong == [], "\n".join(["found:", *lines])


def test_further_nouns_are_predicates() -> None:
    (sentence,) = parse("Rome's handling of the affair angered Cairo.")
    assert not [c for c in clauses(sentence) if c.predicate == "handling"]
    (handling,) = [c for c in clauses(sentence, frozenset({"handling"})) if c.predicate == "handling"]
    assert {a.slot for a in handling.arguments} == {"possessor", "of"}


def test_clauses_come_in_the_order_of_their_heads() -> None:
    (sentence,) = parse("After talks in Oslo, the minister paid a visit to Bergen and met the mayor.")
    heads = [c.head for c in clauses(sentence)]
    assert heads == sorted(heads)


# ── any tree ─────────────────────────────────────────────────────────────────────────────────────────────────────

WORDS = [
    "attack",
    "killed",
    "was",
    "to",
    "by",
    "the",
    "Iran",
    "and",
    ",",
    "who",
    "where",
    "said",
    "talks",
    "held",
    "US",
    "-",
    "led",
    "visit",
    "be",
    "according",
    "not",
    "their",
    "that",
    "on",
    "under",
    "take",
    "part",
    "put",
    "it",
    "Trump–Kim",
    "if",
]
RELATIONS = [
    "nsubj",
    "nsubj:pass",
    "obj",
    "iobj",
    "obl",
    "obl:agent",
    "nmod",
    "nmod:poss",
    "acl",
    "acl:relcl",
    "advcl",
    "ccomp",
    "xcomp",
    "csubj",
    "conj",
    "appos",
    "aux",
    "aux:pass",
    "cop",
    "mark",
    "case",
    "cc",
    "compound",
    "compound:prt",
    "amod",
    "det",
    "flat",
    "parataxis",
    "expl",
    "advmod",
    "punct",
    "root",
    "fixed",
    "dep",
    "list",
]
UPOS = ["NOUN", "VERB", "PROPN", "ADP", "ADJ", "PRON", "AUX", "PUNCT", "ADV", "PART", "CCONJ", "SCONJ", "NUM", "DET"]
XPOS = ["VBN", "VBD", "VBG", "VB", "VBZ", "MD", "NN", "NNP", "IN", "RP", "WDT", "WRB", "``"]


@st.composite
def sentences(draw: st.DrawFn) -> Sentence:
    size = draw(st.integers(1, 30))
    start, tokens = 7, []
    for _ in range(size):
        word = draw(st.sampled_from(WORDS))
        head = draw(st.integers(-2, size))
        features = draw(st.sampled_from(["", "VerbForm=Fin", "Voice=Pass", "PronType=Rel"]))
        upos, xpos, relation = (draw(st.sampled_from(pool)) for pool in (UPOS, XPOS, RELATIONS))
        end = start + len(word)
        tokens.append(Token(word, start, end, word.lower(), upos, xpos, features, head, relation, "O"))
        start = end + draw(st.integers(0, 1))
    return Sentence(3, 7, tokens[-1].end, tuple(tokens))


def spans(clause: Clause) -> list[tuple[int, int]]:
    reporter = clause.reporter
    told = [(reporter.start, reporter.end), (reporter.cue_start, reporter.cue_end)] if reporter else []
    return [(clause.start, clause.end), *((a.start, a.end) for a in clause.arguments), *told]


@settings(max_examples=300, deadline=None)
@given(sentences())
def test_any_tree_gives_clauses_within_the_sentence(sentence: Sentence) -> None:
    found = clauses(sentence)
    heads = {c.head for c in found}
    starts, ends = {t.start for t in sentence.tokens}, {t.end for t in sentence.tokens}
    assert found == clauses(sentence)
    for clause in found:
        assert clause.sentence == 3
        assert clause.governor is None or clause.governor in heads
        assert describe(clause, sentence)
        for start, end in spans(clause):
            assert sentence.start <= start < end <= sentence.end
        whole = [a for a in clause.arguments if a.slot != "modifier"]
        assert all(a.start in starts and a.end in ends for a in whole)
        assert all(sentence.tokens[a.head].start >= a.start and sentence.tokens[a.head].end <= a.end for a in whole)


def test_source_words_deep_inside_a_name_raise_nothing() -> None:
    told = [("claimed", "VERB", -1, "root"), ("per", "ADP", 2, "case"), ("Swift", "PROPN", 3, "compound"),
            ("Winter", "PROPN", 4, "compound"), ("Payments", "PROPN", 0, "obl")]  # fmt: skip
    tokens, start = [], 0
    for word, upos, head, relation in told:
        end = start + len(word)
        tokens.append(Token(word, start, end, word.lower(), upos, "NNP", "", head, relation, "O"))
        start = end + 1
    assert clauses(Sentence(0, 0, start - 1, tuple(tokens)))


# ── the data ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_light_verbs_take_event_nouns() -> None:
    rules = [rule for each in light_verbs().verbs.values() for rule in each]
    words = {noun for rule in rules for noun in rule.nouns} - {"*"}
    known = event_nouns()
    assert sorted(n for n in words if n.split()[-1] not in known and n.replace(" ", "_") not in known) == []


def test_event_nouns_are_lemmas_in_lower_case() -> None:
    assert [noun for noun in event_nouns() if noun != noun.lower()] == []
    assert 600 < len(event_nouns()) < 1200


def test_content_verbs_name_slots() -> None:
    sources = {source for slots in embedding().content.values() for source in slots.values()}
    assert sources <= {"", "subject", "object", "on"}
