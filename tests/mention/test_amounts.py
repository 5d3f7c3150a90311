"""Amounts: sentences with the sums found, as words = value and currency."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.language import parse
from legation.mention.amounts import find_amounts
from legation.mention.model import Amount
from legation.story.model import Story


def read(text: str) -> tuple[Amount, ...]:
    return find_amounts(Story(id="s", text=text), parse(text))


def told(amounts: tuple[Amount, ...]) -> list[str]:
    return [f"{a.text} = {a.value:.16g} {a.currency}" for a in amounts]


TABLE = [
    # (sentence, what is found, what it guards)
    ("The US approved a $4.8 billion package.", ["$4.8 billion = 4800000000 USD"], "sign and scale"),
    ("It cost US$ 300m.", ["US$ 300m = 300000000 USD"], "short scale behind a sign with a gap"),
    ("Bonn gave €20 mn.", ["€20 mn = 20000000 EUR"], "mn"),
    ("Oslo gave 4.8 billion dollars.", ["4.8 billion dollars = 4800000000 USD"], "word behind"),
    ("London gave over £1.1bn.", ["£1.1bn = 1100000000 GBP"], "bn"),
    ("Rome gave 500 million euros.", ["500 million euros = 500000000 EUR"], "euros"),
    ("He paid 20,000 rubles.", ["20,000 rubles = 20000 RUB"], "rubles"),
    ("He paid 20,000 roubles.", ["20,000 roubles = 20000 RUB"], "the other spelling"),
    ("Delhi sanctioned Rs 500 crore.", ["Rs 500 crore = 5000000000 INR"], "crore"),
    (
        "Islamabad paid Rs. 3 billion; Pakistani troops left.",
        ["Rs. 3 billion = 3000000000 PKR"],
        "rupees of the state told of",
    ),
    ("Delhi and Mumbai owe Rs 1 lakh crore.", ["Rs 1 lakh crore = 1000000000000 INR"], "two scales"),
    ("Tokyo pledged ¥300 billion.", ["¥300 billion = 300000000000 JPY"], "yen sign"),
    ("Ottawa pledged C$5 million.", ["C$5 million = 5000000 CAD"], "Canadian sign"),
    ("Canberra pledged A$2m.", ["A$2m = 2000000 AUD"], "Australian sign"),
    ("The fine is HK$ 12,000.", ["HK$ 12,000 = 12000 HKD"], "Hong Kong sign"),
    ("Bern froze 20 million Swiss francs.", ["20 million Swiss francs = 20000000 CHF"], "adjective and word"),
    ("He took 10 million francs.", [], "francs of nobody knows whom"),
    (
        "It needs $2-3 billion a year.",
        ["$2-3 billion = 2000000000 USD", "$2-3 billion = 3000000000 USD"],
        "range: two sums",
    ),
    (
        "It needs $2 billion to $3 billion.",
        ["$2 billion to $3 billion = 2000000000 USD", "$2 billion to $3 billion = 3000000000 USD"],
        "range with two signs",
    ),
    (
        "It costs between $2 and $3 million.",
        ["$2 and $3 million = 2000000 USD", "$2 and $3 million = 3000000 USD"],
        "between",
    ),
    ("It costs a billion dollars.", ["a billion dollars = 1000000000 USD"], "an article for one"),
    ("It costs half a million dollars.", ["half a million dollars = 500000 USD"], "half a million"),
    ("It costs two hundred thousand dollars.", ["two hundred thousand dollars = 200000 USD"], "number in words"),
    ("The $225 million tranche arrived.", ["$225 million = 225000000 USD"], "before a noun"),
    ("A $1.1-billion deal was signed.", ["$1.1-billion = 1100000000 USD"], "hyphen"),
    ("A 100-million-euro plant opened.", ["100-million-euro = 100000000 EUR"], "hyphens"),
    ("Billions of dollars were lost.", [], "no number"),
    ("Several million dollars were lost.", [], "no number before the scale"),
    ("A 500-pound bomb fell.", [], "weight"),
    ("Police seized 5,000 pounds of cocaine.", [], "weight with of"),
    ("The shell weighs 300 pounds.", [], "weight with weigh"),
    ("She was fined 5,000 pounds.", ["5,000 pounds = 5000 GBP"], "pounds are British"),
    ("Cairo spent 2,000 Egyptian pounds.", ["2,000 Egyptian pounds = 2000 EGP"], "another pound"),
    ("Ottawa spent 3 million Canadian dollars.", ["3 million Canadian dollars = 3000000 CAD"], "another dollar"),
    (
        "Seoul sent 30 billion South Korean won.",
        ["30 billion South Korean won = 30000000000 KRW"],
        "won with its adjective",
    ),
    ("The party of 20 won in Seoul.", [], "won is a verb"),
    ("The bridge cost more in 2022 dollars.", [], "the year of prices"),
    ("Three in five real problems remain.", [], "real is an adjective"),
    ("Iraqi troops received 3 billion dinars.", ["3 billion dinars = 3000000000 IQD"], "dinars of the state told of"),
    ("USD 5 million was seized.", ["USD 5 million = 5000000 USD"], "code before"),
    ("Some 5 million EUR was seized.", ["5 million EUR = 5000000 EUR"], "code behind"),
    ("The visa costs 20 €.", ["20 € = 20 EUR"], "sign behind"),
    ("Bills rose by about $69 a month.", ["$69 = 69 USD"], "a small sum"),
    ("The ransom was $500K.", ["$500K = 500000 USD"], "capital K"),
    ("Israel spent NIS 40 million.", ["NIS 40 million = 40000000 ILS"], "letters as a sign"),
    ("Kyiv spent 3 million hryvnias.", ["3 million hryvnias = 3000000 UAH"], "plural of hryvnia"),
    ("Pretoria spent three million rand.", ["three million rand = 3000000 ZAR"], "rand"),
    ("Stocks fell 5% and 3 million voted.", [], "percentages and votes"),
    (
        "They gave $34 billion, €2 billion and £5 million.",
        ["$34 billion = 34000000000 USD", "€2 billion = 2000000000 EUR", "£5 million = 5000000 GBP"],
        "three in a list",
    ),
    ("Beijing lent 6 billion yuan.", ["6 billion yuan = 6000000000 CNY"], "yuan"),
    (
        "Ankara lent 6 billion Turkish lira.",
        ["6 billion Turkish lira = 6000000000 TRY"],
        "an adjective where none is needed",
    ),
]


@pytest.mark.parametrize(("text", "expected", "guards"), TABLE, ids=[row[2] for row in TABLE])
def test_table(text: str, expected: list[str], guards: str) -> None:
    assert told(read(text)) == expected, guards


def test_head_and_sentence() -> None:
    text = "They met. The US approved a $4.8 billion package."
    (amount,) = read(text)
    token = parse(text)[amount.sentence].tokens[amount.head]
    assert amount.sentence == 1
    assert amount.start <= token.start < amount.end


PIECES = st.sampled_from(
    ["$", "€", "US$", "4.8", "1,250", "billion", "m", "dollars", "-", "to", "Rs", "crore", "pounds", "a", "USD"]
)


@given(st.text(max_size=30), st.lists(PIECES, max_size=8).map(" ".join), st.text(max_size=30))
@settings(max_examples=40, deadline=None)
def test_spans_read_again(before: str, words: str, after: str) -> None:
    text = f"{before} {words} {after}"
    for amount in read(text):
        assert text[amount.start : amount.end] == amount.text
        assert amount.value >= 0
