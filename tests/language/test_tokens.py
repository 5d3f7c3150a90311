"""Tokens: text, and its tokens with spaces between them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.language.tokens import tokens

CONTRACTIONS = [
    ("don't", "do n't"),
    ("Can’t", "Ca n’t"),
    ("won't", "wo n't"),
    ("cannot", "can not"),
    ("wouldn't've", "would n't 've"),
    ("I'm", "I 'm"),
    ("they’re", "they ’re"),
    ("we'd", "we 'd"),
    ("gonna", "gon na"),
    ("DON'T", "DO N'T"),
]
POSSESSIVES = [
    ("Iran's", "Iran 's"),
    ("Israel’s", "Israel ’s"),
    ("ministers'", "ministers '"),
    ("U.S.'s", "U.S. 's"),
    ("AT&T's", "AT&T 's"),
    ("the 1990's", "the 1990's"),  # a decade, not a possessor
]
NAMES = [
    ("O'Reilly", "O'Reilly"),
    ("Sana'a", "Sana'a"),
    ("al-Qa'ida", "al - Qa'ida"),
    ("Ban Ki-moon", "Ban Ki - moon"),
    ("d’Arc", "d’Arc"),
    ("İstanbul", "İstanbul"),
    ("Zoë", "Zoë"),
]
HYPHENS = [
    ("U.S.-backed", "U.S. - backed"),
    ("state-owned", "state - owned"),
    ("anti-government", "anti-government"),
    ("re-elected", "re-elected"),
    ("cross-border", "cross-border"),
    ("co-founder", "co-founder"),
    ("one-on-one", "one - on - one"),
    ("5-10", "5 - 10"),
    ("15,000-strong", "15,000 - strong"),
    ("F-16s", "F - 16s"),
    ("713-555-0123", "713-555-0123"),  # a telephone number
    ("2022-05-19", "2022-05-19"),
    ("said--and", "said -- and"),
    ("Paris—London", "Paris — London"),
    ("2010–2015", "2010 – 2015"),
]
NUMBERS = [
    ("$4.8 billion", "$ 4.8 billion"),
    ("$4.8bn", "$ 4.8 bn"),
    ("US$5", "US $ 5"),
    ("€30m", "€ 30 m"),
    ("1,250,000", "1,250,000"),
    ("5.30pm", "5.30 pm"),
    ("7:30", "7:30"),
    ("10am", "10 am"),
    ("30th", "30th"),
    ("1970s", "1970s"),
    ("’72", "’72"),
    ("9/11", "9/11"),
    ("11/28/2000", "11/28/2000"),
    ("2+2", "2+2"),
    ("50%", "50 %"),
    ("No. 10", "No. 10"),
    ("S-400s", "S - 400s"),
    ("155mm", "155 mm"),
    (".22", ".22"),
    ("T-72", "T - 72"),
]
ABBREVIATIONS = [
    ("U.S.", "U.S."),
    ("U.N.", "U.N."),
    ("Lt. Gen. Smith", "Lt. Gen. Smith"),
    ("Nov. 3", "Nov. 3"),
    ("in Nov. the", "in Nov. the"),
    ("a.m.", "a.m."),
    ("Ph.D.", "Ph.D."),
    ("George W. Bush", "George W. Bush"),
    ("writer L. Ron Hubbard", "writer L. Ron Hubbard"),
    ("J.K. Rowling", "J.K. Rowling"),
    ("plan B. He", "plan B . He"),
    ("MS. PSAKI", "MS. PSAKI"),
    ("St. Petersburg", "St. Petersburg"),
    ("said no. He", "said no . He"),
    ("the art. It", "the art . It"),
    ("Acme Inc.", "Acme Inc."),
]
MARKS = [
    ('"Stop!"', '" Stop ! "'),
    ("“Stop”", "“ Stop ”"),
    ("wait...", "wait ..."),
    ("wait… no", "wait … no"),
    ("What?!", "What ?!"),
    ("(AP)", "( AP )"),
    ("[constitutional declaration]", "[ constitutional declaration ]"),
    ("and/or", "and / or"),
    ("end.He", "end . He"),
    ("minister\u200e Haider", "minister Haider"),  # an invisible mark is no token
]
ADDRESSES = [
    ("see https://example.org/a?b=c.", "see https://example.org/a?b=c ."),
    ("(www.example.org)", "( www.example.org )"),
    ("press@state.example", "press@state.example"),
    ("@StateDept", "@StateDept"),
    ("#Ukraine", "#Ukraine"),
    ("example.com", "example.com"),
    ("attack.In", "attack . In"),  # not an address
]


@pytest.mark.parametrize(
    ("text", "expected"),
    CONTRACTIONS + POSSESSIVES + NAMES + HYPHENS + NUMBERS + ABBREVIATIONS + MARKS + ADDRESSES,
)
def test_tokens(text: str, expected: str) -> None:
    assert " ".join(text[start:end] for start, end in tokens(text, 0, len(text))) == expected


@given(st.text(max_size=200))
def test_tokens_are_in_order_and_cover_everything_that_is_seen(text: str) -> None:
    found = list(tokens(text, 0, len(text)))
    assert all(start < end for start, end in found)
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    covered = {at for start, end in found for at in range(start, end)}
    assert all(at in covered for at, letter in enumerate(text) if letter.isalnum())


def test_a_token_keeps_to_its_stretch() -> None:
    text = "Mr. Smith's visit"
    assert [text[a:b] for a, b in tokens(text, 4, 11)] == ["Smith", "'s"]


def test_chained_clitics_take_no_more_time_than_they_are_long() -> None:
    text = "'s" * 20_000
    assert sum(1 for _ in tokens(text, 0, len(text))) == 20_001
