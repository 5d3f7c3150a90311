"""Lemmas: (word, upos, xpos, lemma), with what each group guards."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.language.lemmas import applied, inflected, lemma, regular_lemmas

PAST = """\
met meet|left leave|fell fall|shot shoot|struck strike|fought fight|held hold|said say|told tell|took take
gave give|went go|came come|became become|made make|saw see|found find|sent send|spent spend|built build
began begin|broke break|spoke speak|led lead|fled flee|won win|lost lose|sought seek|brought bring|bought buy
caught catch|taught teach|thought think|drew draw|withdrew withdraw|overthrew overthrow|flew fly|knew know
grew grow|threw throw|rose rise|drove drive|wrote write|chose choose|froze freeze|stole steal|swore swear
wore wear|bore bear|tore tear|rang ring|sank sink|hung hang|bound bind|laid lay|paid pay|kept keep|slept sleep
felt feel|dealt deal|meant mean|heard hear|stood stand|understood understand|forbade forbid|hid hide|bit bite
hit hit|cut cut|put put|set set|shut shut|split split|cast cast|broadcast broadcast|read read|beat beat
shed shed|sold sell|lent lend|agreed agree|died die|lied lie|tied tie|denied deny|allied ally|vetoed veto
halted halt|banned ban|planned plan|stopped stop|referred refer|transferred transfer|barred bar
controlled control|killed kill|bombed bomb|shelled shell|imposed impose|released release|urged urge
accused accuse|criticized criticize|condemned condemn|argued argue|ceased cease|ratified ratify|hosted host
visited visit|sanctioned sanction|deployed deploy|tweeted tweet|hijacked hijack|weaponized weaponize
kidnapped kidnap|re-elected re-elect"""
PARTICIPLES = """\
given give|taken take|seen see|known know|shown show|written write|driven drive|stolen steal|sworn swear
drawn draw|withdrawn withdraw|forgotten forget|fallen fall|gone go|done do|frozen freeze|beaten beat|bitten bite
wounded wound"""
RUNNING = """\
meeting meet|making make|taking take|dying die|lying lie|planning plan|running run|getting get|visiting visit
firing fire|fighting fight|urging urge|agreeing agree|seizing seize|withdrawing withdraw|picketing picket
panicking panic|trafficking traffic"""
THIRD = """\
says say|goes go|does do|has have|denies deny|reaches reach|accuses accuse|attacks attack|vetoes veto
imposes impose|agrees agree|focuses focus"""
NOUNS = """\
dignitaries dignitary|talks talk|forces force|countries country|allies ally|parties party|sanctions sanction
troops troop|ministers minister|attacks attack|losses loss|crises crisis|bases base|buses bus|wives wife
lives life|knives knife|men man|women woman|gunmen gunman|spokesmen spokesman|children child|people people
feet foot|axes axis|analyses analysis|phenomena phenomenon|leaves leaf|cities city|delays delay|vetoes veto
embargoes embargo|heroes hero|chiefs chief|hostages hostage|airstrikes airstrike|militiamen militiaman
refugees refugee|series series|headquarters headquarters|thanks thanks|ties tie|arms arm|remains remains
militias militia|coups coup|envoys envoy|prisoners-of-war prisoners-of-war|data data|missiles missile
wishes wish|taxes tax|policies policy|negotiators negotiator"""


def rows(table: str) -> list[list[str]]:
    return [pair.split() for line in table.split("\n") for pair in line.split("|")]


@pytest.mark.parametrize(("word", "expected"), rows(PAST))
def test_past_forms(word: str, expected: str) -> None:
    assert lemma(word, "VERB", "VBD") == expected
    assert lemma(word.title(), "VERB", "VBD") == expected


@pytest.mark.parametrize(("word", "expected"), rows(PARTICIPLES))
def test_participles(word: str, expected: str) -> None:
    assert lemma(word, "VERB", "VBN") == expected


@pytest.mark.parametrize(("word", "expected"), rows(RUNNING))
def test_ing_forms(word: str, expected: str) -> None:
    assert lemma(word, "VERB", "VBG") == expected


@pytest.mark.parametrize(("word", "expected"), rows(THIRD))
def test_third_person(word: str, expected: str) -> None:
    assert lemma(word, "VERB", "VBZ") == expected


@pytest.mark.parametrize(("word", "expected"), [row for row in rows(NOUNS) if row[0] != "prisoners-of-war"])
def test_plurals(word: str, expected: str) -> None:
    assert lemma(word, "NOUN", "NNS") == expected
    assert lemma(word.upper(), "NOUN", "NNS") == expected  # a headline in capitals


@pytest.mark.parametrize(
    ("word", "upos", "xpos", "rule", "expected"),
    [
        ("'s", "PART", "POS", "0:", "'s"),  # possessive
        ("’s", "PART", "POS", "0:", "'s"),  # curly
        ("'", "PART", "POS", "0:", "'s"),  # after a plural
        ("'s", "AUX", "VBZ", "ABS:be", "be"),
        ("’s", "AUX", "VBZ", "ABS:be", "be"),
        ("'s", "AUX", "VBZ", "ABS:have", "have"),  # the network tells "it's been"
        ("'d", "AUX", "MD", "ABS:would", "would"),
        ("'d", "AUX", "VBD", "<unk>", "have"),
        ("n't", "PART", "RB", "2:ot", "not"),
        ("n’t", "PART", "RB", "2:ot", "not"),
        ("not", "PART", "RB", "0:", "not"),
        ("ca", "AUX", "MD", "0:n", "can"),
        ("wo", "AUX", "MD", "ABS:will", "will"),
        ("'ll", "AUX", "MD", "ABS:will", "will"),
        ("’ve", "AUX", "VBP", "ABS:have", "have"),
        ("were", "AUX", "VBD", "ABS:be", "be"),
        ("could", "AUX", "MD", "0:", "could"),
        ("him", "PRON", "PRP", "ABS:he", "he"),
        ("her", "PRON", "PRP", "ABS:she", "she"),
        ("her", "PRON", "PRP$", "0:", "her"),
        ("Them", "PRON", "PRP", "ABS:they", "they"),
        ("I", "PRON", "PRP", "SAME", "I"),
        ("those", "DET", "DT", "3:at", "that"),
        ("An", "DET", "DT", "1:", "a"),
        ("to", "PART", "TO", "0:", "to"),
        ("Ganz", "PROPN", "NNP", "0:", "Ganz"),  # names keep their form
        ("Nations", "PROPN", "NNPS", "1:", "Nations"),
        ("GDP", "NOUN", "NN", "SAME", "GDP"),  # an acronym
        ("TALK", "NOUN", "NN", "0:", "talk"),  # capitals of a headline
        ("Visit", "VERB", "VB", "0:", "visit"),
        ("fell", "VERB", "VB", "0:", "fell"),  # to fell a tree
        ("lay", "VERB", "VB", "0:", "lay"),
        ("left", "ADJ", "JJ", "0:", "left"),
        ("united", "ADJ", "JJ", "0:", "united"),
        ("better", "ADJ", "JJR", "ABS:good", "good"),
        ("better", "ADV", "RBR", "ABS:well", "well"),
        ("worst", "ADJ", "JJS", "ABS:bad", "bad"),
        ("strongest", "ADJ", "JJS", "3:", "strong"),
        ("heavier", "ADJ", "JJR", "3:y", "heavy"),
        ("larger", "ADJ", "JJR", "1:", "large"),
        ("bigger", "ADJ", "JJR", "3:", "big"),
        ("more", "ADJ", "JJR", "0:", "more"),
        ("met", "VERB", "VBD", "2:", "meet"),  # a rule that cuts too much
        ("dignitaries", "NOUN", "NNS", "1:", "dignitary"),
        ("planed", "VERB", "VBD", "1:", "plane"),
        ("airdropped", "VERB", "VBD", "1:", "airdrop"),  # no doubled consonant and an e
        ("U.S.", "PROPN", "NNP", "0:", "U.S."),
        ("30th", "ADJ", "JJ", "0:", "30th"),
        ("$", "SYM", "$", "0:", "$"),
    ],
)
def test_words_in_their_class(word: str, upos: str, xpos: str, rule: str, expected: str) -> None:
    assert lemma(word, upos, xpos, rule) == expected


def test_a_rule_that_leaves_too_little_is_not_used() -> None:
    assert applied("met", "2:") is None
    assert applied("visited", "2:") == "visit"


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("drone-striked", "drone-strike"),
        ("doxxed", "dox"),
        ("decarbonised", "decarbonise"),
        ("blackwashes", "blackwash"),
    ],
)
def test_unknown_words_by_spelling(form: str, expected: str) -> None:
    xpos = "VBZ" if form.endswith("s") else "VBD"
    assert lemma(form, "VERB", xpos) == expected


def test_regular_lemmas_come_likeliest_first() -> None:
    assert regular_lemmas("planned", "past") == ["plan", "plann", "planne"]
    assert inflected("denied", "past") == "deny"


@given(
    st.text(max_size=12),
    st.sampled_from(["NOUN", "VERB", "ADJ", "ADV", "PRON", "X"]),
    st.sampled_from(["NNS", "VBD", "VBG", "VBZ", "JJR", "NN"]),
)
def test_any_word_has_a_lemma(word: str, upos: str, xpos: str) -> None:
    assert isinstance(lemma(word, upos, xpos, "3:y"), str)
