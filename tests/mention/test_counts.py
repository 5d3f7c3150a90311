"""Counts: sentences with what is counted, as words = number, what befell them, and the word that says it.

A number with a plus sign is the fewest that words without a number can mean."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.language import parse
from legation.mention.counts import find_counts
from legation.mention.model import Count
from legation.mention.numbers import find_numbers, value_of
from legation.story.model import Story


def read(text: str) -> tuple[Count, ...]:
    return find_counts(Story(id="s", text=text), parse(text))


def told(text: str) -> list[str]:
    sentences = parse(text)
    found = find_counts(Story(id="s", text=text), sentences)
    return [
        f"{c.text} = {f'{c.low}+' if c.value is None else c.value} {c.what} "
        f"({sentences[c.sentence].tokens[c.predicate].text})"
        for c in found
    ]


TABLE = [
    # (sentence, what is found, what it guards)
    ("The blast killed at least 13 people.", ["at least 13 people = 13 dead (killed)"], "object"),
    (
        "The blast killed 13 people and injured dozens.",
        ["13 people = 13 dead (killed)", "dozens = 24+ injured (injured)"],
        "dozens: no number",
    ),
    ("20 people died in the fire.", ["20 people = 20 dead (died)"], "subject of die"),
    ("The wave of terror claimed 20 lives.", ["20 lives = 20 dead (claimed)"], "lives"),
    ("The flood took the lives of 30 villagers.", ["30 villagers = 30 dead (took)"], "lives of"),
    ("31 people lost their lives.", ["31 people = 31 dead (lost)"], "lost their lives"),
    ("Officials put the death toll at 45.", ["45 = 45 dead (toll)"], "toll put at"),
    ("A death toll of 45 was reported.", ["45 = 45 dead (toll)"], "toll of"),
    ("The death toll from the quake rose to 1,200 on Friday.", ["1,200 = 1200 dead (toll)"], "toll rose to"),
    (
        "The bomb went off at noon, leaving 12 dead and 30 wounded.",
        ["12 = 12 dead (dead)", "30 = 30 injured (wounded)"],
        "two states",
    ),
    (
        "The quake left 40 people dead and more than 300 injured.",
        ["40 people = 40 dead (dead)", "more than 300 = 300 injured (injured)"],
        "states with people",
    ),
    (
        "Two soldiers were killed and five others injured.",
        ["Two soldiers = 2 dead (killed)", "five others = 5 injured (injured)"],
        "passive without its helper",
    ),
    ("Troops fired on the group, killing two insurgents.", ["two insurgents = 2 dead (killing)"], "participle"),
    ("The strike killed seven, including three children.", ["seven = 7 dead (killed)"], "a part is not added"),
    ("The flood killed 13, not 15.", ["13 = 13 dead (killed)"], "a denied number"),
    ("More than a dozen people were wounded.", ["More than a dozen people = 12 injured (wounded)"], "a dozen"),
    ("Hundreds were arrested.", ["Hundreds = 200+ arrested (arrested)"], "hundreds: no number"),
    ("Several people were killed.", ["Several people = 3+ dead (killed)"], "several: no number"),
    ("A soldier was killed in Gaza.", ["A soldier = 1 dead (killed)"], "one person"),
    (
        "The police chief was assassinated in 2003.",
        ["The police chief = 1 dead (assassinated)"],
        "one official, and no year counted",
    ),
    ("The army announced the killing of 17 insurgents.", ["17 insurgents = 17 dead (killing)"], "noun with of"),
    (
        "The search ended in the arrest of another six people.",
        ["another six people = 6 arrested (arrest)"],
        "arrest of",
    ),
    (
        "Twelve deaths and 30 injuries were reported.",
        ["Twelve deaths = 12 dead (deaths)", "30 injuries = 30 injured (injuries)"],
        "counted nouns",
    ),
    ("Police arrested 15 protesters.", ["15 protesters = 15 arrested (arrested)"], "arrest"),
    ("Police detained more than 200.", ["more than 200 = 200 arrested (detained)"], "no noun"),
    ("Ten men were taken into custody.", ["Ten men = 10 arrested (custody)"], "into custody"),
    (
        "In all, 1,250 terrorists have been killed.",
        ["1,250 terrorists = 1250 dead (killed)"],
        "perfect passive, thousands comma",
    ),
    ("There were no casualties.", [], "none"),
    ("No one was killed in the attack.", [], "no one is not one"),
    ("Two guards were not killed.", [], "denied"),
    (
        "The gang killed nearly 90 farmers in more than 120 raids.",
        ["nearly 90 farmers = 90 dead (killed)"],
        "attacks are not people",
    ),
    (
        "At least 21 passengers and four soldiers died.",
        ["At least 21 passengers and four soldiers = 25 dead (died)"],
        "joined subjects are added",
    ),
    (
        "The bomb killed an American scientist and nine French soldiers.",
        ["an American scientist and nine French soldiers = 10 dead (killed)"],
        "one and nine",
    ),
    ("Five passengers were freed, two of whom were injured.", ["two = 2 injured (injured)"], "of whom"),
    ("Five killed, 20 injured in Kabul blast.", ["Five = 5 dead (killed)", "20 = 20 injured (injured)"], "headline"),
    ("The war killed 100,000 people.", ["100,000 people = 100000 dead (killed)"], "a large number"),
    ("The famine killed 1.2 million people.", ["1.2 million people = 1200000 dead (killed)"], "a scale"),
    ("The gunman shot dead three officers.", ["three officers = 3 dead (dead)"], "shot dead, object behind"),
    ("Three people were shot dead in the street.", ["Three people = 3 dead (dead)"], "shot dead, passive"),
    ("A 25-year-old man was stabbed to death.", ["A 25-year-old man = 1 dead (death)"], "to death; an age is no count"),
    ("He was sentenced to death.", [], "sentenced is not dead"),
    ("Gunmen killed two police officers on May 12.", ["two police officers = 2 dead (killed)"], "a day is no count"),
    ("Rockets killed up to 15 civilians.", ["up to 15 civilians = 15 dead (killed)"], "at most"),
    (
        "The attackers killed 12 and wounded 30.",
        ["12 = 12 dead (killed)", "30 = 30 injured (wounded)"],
        "numbers alone",
    ),
    ("The blast destroyed 12 houses and killed 40 cattle.", [], "no people"),
    ("Forces captured a rebel commander.", ["a rebel commander = 1 arrested (captured)"], "captured one"),
    (
        "The blast killed a police officer and a state bomb technician.",
        ["a police officer and a state bomb technician = 2 dead (killed)"],
        "one more of an unknown trade",
    ),
    ("He faces murder and three counts of fraud.", [], "counts of a charge"),
    ("The June 24 murder of Ali Hassan is unsolved.", ["Ali = 1 dead (murder)"], "a day before the word"),
    (
        "At least two people were reported killed.",
        ["At least two people = 2 dead (killed)"],
        "reported between the people and the word",
    ),
    ("The shelling led to the deaths of 14 pupils.", ["14 pupils = 14 dead (deaths)"], "led to the deaths of"),
    ("The attack caused the loss of 43 lives.", ["43 lives = 43 dead (loss)"], "loss of lives"),
    (
        "Police arrested an alleged sharpshooter.",
        ["an alleged sharpshooter = 1 arrested (arrested)"],
        "an unknown trade",
    ),
    ("Police detained a group of students.", ["a group of students = 3+ arrested (detained)"], "a group: no number"),
    ("Police detained the tanker.", [], "a ship is detained"),
    ("Gunmen attacked the base, leaving scores dead.", ["scores = 40+ dead (dead)"], "scores: no number"),
    ("Forces captured the city.", [], "a city is captured, not arrested"),
    ("Two hundred and five miners perished.", ["Two hundred and five miners = 205 dead (perished)"], "words"),
    ("The journalist, who was killed in Malta, was 53.", ["The journalist = 1 dead (killed)"], "relative clause"),
    ("The bombing killed six people, among them two children.", ["six people = 6 dead (killed)"], "among them"),
    ("One of the guards was wounded.", ["One = 1 injured (wounded)"], "one of"),
    ("The talks failed and $20 million was spent.", [], "nothing counted"),
]


@pytest.mark.parametrize(("text", "expected", "guards"), TABLE, ids=[row[2] for row in TABLE])
def test_table(text: str, expected: list[str], guards: str) -> None:
    assert told(text) == expected, guards


def test_one_person_said_twice_is_one() -> None:
    assert [c.value for c in read("They mourned the killing of an activist and political leader.")] == [1]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("At least 70 people were killed.", "at least"),
        ("More than 70 people were killed.", "at least"),
        ("Nearly 70 people were killed.", "about"),
        ("About 70 people were killed.", "about"),
        ("Up to 70 people were killed.", "at most"),
        ("Exactly 70 people were killed.", "exact"),
    ],
)
def test_bound(text: str, bound: str) -> None:
    (count,) = read(text)
    assert (count.value, count.bound) == (70, bound)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("13", 13),
        ("1,250", 1250),
        ("1.2 million", 1_200_000),
        ("twenty-one", 21),
        ("two hundred and five", 205),
        ("a dozen", 12),
        ("half a million", 500_000),
        ("three thousand four hundred", 3400),
        ("dozens", None),
    ],
)
def test_value_of(words: str, value: float | None) -> None:
    assert value_of(words) == value


@given(st.integers(min_value=0, max_value=10**9))
def test_digits_read_again(number: int) -> None:
    for text in (str(number), f"{number:,}"):
        (found,) = find_numbers(f"some {text} people")
        assert found.value == number


PIECES = st.sampled_from(
    ["killed", "13", "people", "and", "wounded", "at least", "dead", "were", "two", "of", "whom", "toll", "death"]
)


@given(st.text(max_size=30), st.lists(PIECES, max_size=9).map(" ".join), st.text(max_size=30))
@settings(max_examples=40, deadline=None)
def test_spans_read_again(before: str, words: str, after: str) -> None:
    text = f"{before} {words} {after}"
    for count in read(text):
        assert text[count.start : count.end] == count.text
        assert count.value is None or count.value >= 0
        assert count.high is None or count.low <= count.high
