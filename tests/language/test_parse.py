"""Parsing with the English network that is shipped."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from legation.errors import MissingPart
from legation.language import parse
from legation.language.asides import asides
from legation.language.names import names_of
from legation.language.network import Network, english, shape
from legation.language.seen import quotes_of_few

TEXT = (
    "OSLO (Example News) — The Norwegian foreign minister, Kari Holm, flew to Accra on Tuesday, where she met "
    "President Yaw Darko. “We didn't agree on everything,” she said.\n\nPhoto by J. Berg\n\nThe U.S.-backed plan "
    "would give Ghana $4.8bn by Nov. 3. Its parliament rejected it in 2019."
)


def test_offsets_are_exact_and_indexes_count() -> None:
    sentences = parse(TEXT)
    assert [sentence.index for sentence in sentences] == list(range(len(sentences)))
    for sentence in sentences:
        assert sentence.start == sentence.tokens[0].start
        assert sentence.end == sentence.tokens[-1].end
        for token in sentence.tokens:
            assert TEXT[token.start : token.end] == token.text


def test_each_sentence_is_a_tree_with_one_root() -> None:
    for sentence in parse(TEXT):
        roots = [token for token in sentence.tokens if token.head == -1]
        assert len(roots) == 1
        assert roots[0].relation == "root"
        assert all(-1 <= token.head < len(sentence.tokens) for token in sentence.tokens)


def test_grammar_of_a_plain_sentence() -> None:
    (sentence,) = parse("The minister visited Germany.")
    by_text = {token.text: token for token in sentence.tokens}
    visited = sentence.tokens[by_text["minister"].head]
    assert (visited.text, visited.lemma, visited.upos, visited.xpos) == ("visited", "visit", "VERB", "VBD")
    assert by_text["minister"].relation == "nsubj"
    assert by_text["Germany"].relation == "obj"
    assert by_text["Germany"].name == "B-LOC"
    assert "Tense=Past" in visited.features


def test_a_sentence_is_parsed_the_same_alone_and_in_any_company() -> None:
    together = parse(TEXT)
    for sentence in together:
        (alone,) = parse(TEXT[sentence.start : sentence.end])
        shifted = [(t.lemma, t.upos, t.xpos, t.features, t.head, t.relation, t.name) for t in alone.tokens]
        assert shifted == [(t.lemma, t.upos, t.xpos, t.features, t.head, t.relation, t.name) for t in sentence.tokens]
    assert parse(TEXT) == together


def test_furniture_is_not_parsed() -> None:
    start = TEXT.index("Photo")
    sentences = parse(TEXT, skip=[(start, start + len("Photo by J. Berg"))])
    assert all("Photo" not in token.text for sentence in sentences for token in sentence.tokens)


@pytest.mark.parametrize("text", ["", " \n ", "\u200e\u200f"])
def test_nothing_to_parse(text: str) -> None:
    assert parse(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "word " * 700,  # no full stop
        "x9f3q" * 3000,  # one endless word
        "☂ 你好 мир ½ ﷽ 👩‍👩‍👧",  # other scripts and joined signs
        "?!" * 300,
        "a\u0301bc \ud800 x",  # a combining mark, a lone surrogate
    ],
)
def test_junk_is_parsed_without_harm(text: str) -> None:
    for sentence in parse(text):
        assert len(sentence.tokens) <= 200
        assert all(text[token.start : token.end] == token.text for token in sentence.tokens)


def test_names_are_whole() -> None:
    """No tag continues a name of another kind, however the scores lie."""
    labels = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG")
    scores = np.random.default_rng(1).normal(size=(200, 5)) * 3
    tags = names_of(scores, labels)
    for before, tag in zip(["O", *tags], tags, strict=False):
        assert tag[0] != "I" or before[2:] == tag[2:]
    assert names_of(np.full((3, 5), [2.0, 0, 0, 0, 0]), labels) == ["O", "O", "O"]


@pytest.mark.parametrize(
    ("word", "expected"),
    [("NATO", 1), ("A", 2), ("talks", 3), ("Iran", 4), ("2022", 5), ("McCain", 6), ("你好", 7), ("—", 8)],
)
def test_shapes_are_those_of_training(word: str, expected: int) -> None:
    assert shape(word) == expected


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingPart, match="Install legation again"):
        Network(tmp_path)


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "model.int8.onnx").write_bytes(b"not a network")
    with pytest.raises(MissingPart, match=str(tmp_path)):
        Network(tmp_path)


def test_the_network_is_loaded_once_and_only_when_needed() -> None:
    assert english() is english()
    code = "import legation.language, sys; print('onnxruntime' in sys.modules, 'tokenizers' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_names_in_capitals_are_no_verbs() -> None:
    (sentence,) = parse("The raid killed IS commander Abu Omar and two IS fighters near Mosul.")
    assert [t.relation for t in sentence.tokens if t.text == "IS"] == ["compound", "compound"]
    assert [t.text for t in sentence.tokens if t.relation == "root"] == ["killed"]
    (shouted,) = parse("THE MINISTER IS IN OSLO.")
    assert [t.upos for t in shouted.tokens if t.text == "IS"] == ["AUX"]


@pytest.mark.parametrize(
    "said",
    [
        "Norway said Chad is “flagrantly” defying the council.",
        "Norway said Chad is 'flagrantly' defying the council.".replace("'f", "‘f").replace("y'", "y’"),
        'Norway said Chad is "flagrantly" defying the council.',
        "Norway said Chad is flagrantly defying the council.",
    ],
)
def test_marks_around_a_word_change_no_parse(said: str) -> None:
    (sentence,) = parse(said)
    words = [t for t in sentence.tokens if t.upos != "PUNCT"]
    heads = [(t.text, sentence.tokens[t.head].text if t.head >= 0 else "", t.relation) for t in words]
    assert ("Chad", "defying", "nsubj") in heads
    assert ("defying", "said", "ccomp") in heads
    marks = [t for t in sentence.tokens if t.text in '“”‘’"']
    assert all(sentence.tokens[t.head].text == "flagrantly" for t in marks)


def test_only_marks_around_few_words_are_passed_over() -> None:
    said = "He called it “ a plan ” and said : “ We will not go there , not now or ever . ”"
    assert quotes_of_few(tuple(said.split())) == {3: True, 6: False}


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("Jets struck two camps , killing what the army said were 12 fighters .", "what the army said were"),
        ("Police held what they described as the head of the gang .", "what they described as"),
        ("Chad closed the port in what Oslo described as a hostile act .", ""),
        ("He resigned over what he called a smear campaign .", "what he called"),
        ("She condemned what Rights Watch has called an unfair trial .", "what Rights Watch has called"),
        ("The war , which UN officials say has killed 900 people , goes on .", "UN officials say"),
        ("Jets hit a camp that the army said was empty .", "the army said"),
        ("Kim , who Seoul claims was shot , is alive .", ""),
        ("Nobody knows what the envoy said at the talks .", ""),
        ("That is what they said .", ""),
        ("The guards did what was described as their duty .", ""),
        ("He asked what , if anything , they called it .", ""),
    ],
)
def test_who_puts_a_name_to_it_stands_aside(said: str, words: str) -> None:
    told = tuple(said.split())
    assert " ".join(" ".join(told[a.start : a.end]) for a in asides(told)) == words


@pytest.mark.parametrize(
    ("said", "governor", "named"),
    [
        ("Turkish jets struck two camps, killing what the army said were 12 fighters.", "killing", "fighters"),
        ("The army launched what it called a “heavy” counter-offensive on Sunday.", "launched", "counter-offensive"),
        ("Police in Rabat have held what they described as the head of the gang.", "held", "head"),
    ],
)
def test_a_sentence_reads_on_without_its_aside(said: str, governor: str, named: str) -> None:
    (sentence,) = parse(said)
    tokens = sentence.tokens
    (what,) = (t for t in tokens if t.text == named)
    assert (tokens[what.head].text, what.relation) == (governor, "obj")
    (cue,) = (t for t in tokens if t.relation == "parataxis")
    assert cue.text in ("said", "called", "described")
    assert all(said[t.start : t.end] == t.text for t in tokens)


def test_what_somebody_called_for_is_no_aside() -> None:
    (sentence,) = parse("Officials did not disclose what they called for at the talks.")
    assert all(t.relation != "parataxis" for t in sentence.tokens)


def test_meaning_is_what_words_may_tell() -> None:
    (sentence,) = parse("Rebels shelled the town on Monday, and the baker opened his shop at noon.")
    told = {t.text: t.meaning for t in sentence.tokens}
    (shelled,) = (t for t in sentence.tokens if t.text == "shelled")
    assert told["shelled"] is not None
    assert told["shelled"].types[0][0] == "ASSAULT"
    assert told["shelled"].chance("ASSAULT") == told["shelled"].types[0][1] > 0.8
    assert sum(shelled.states) == pytest.approx(1, abs=0.01)
    assert told["the"] is None
    assert told["opened"] is None or told["opened"].event < 0.2
