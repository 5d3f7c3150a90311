"""What is one happening and what is not, told by hand; and that the order in which stories come cannot show."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

import legation
from legation.event.model import Reading
from legation.record.likeness import score
from legation.record.profile import Profile, about, named, profile
from legation.record.witnesses import Told
from legation.story import story
from record.dump import dump
from record.world import WORLD, fill, told


def profile_of(text: str, id: str) -> Profile:
    """The profile of the first event of a text."""
    reading = legation.read(text, published="2021-05-30")
    event = reading.events[0]
    told_here = Told(
        mention=event, story_id=id, published="2021-05-30", text_id=id, sentence=event.sentence.text or text
    )
    return profile(told_here, about(None, text), named(None, text))


FIRST = told("x1", "CONSULT", "ISR", "USA", "2022-05-19")


@pytest.mark.parametrize(
    ("one", "other", "same", "why"),
    [
        (FIRST, told("x2", "CONSULT", "ISR", "USA", "2022-05-19", more=" by an aide"), True, "all the same"),
        (FIRST, told("x2", "CONSULT", "USA", "ISR", "2022-05-19"), True, "the other way round"),
        (FIRST, told("x2", "CONSULT", "ISR", "USA", "2022-05-29"), False, "another day"),
        (FIRST, told("x2", "CONSULT", "ISR", "RUS", "2022-05-19"), False, "with another state"),
        (FIRST, told("x2", "ASSAULT", "ISR", "USA", "2022-05-19"), False, "another deed"),
        (FIRST, told("x2", "CONSULT", "ISR", "USA", "2022-05-19", published="2024-01-03"), True, "looked back on"),
    ],
    ids=lambda value: value.replace(" ", "-") if isinstance(value, str) else "",
)
def test_pairs(tmp_path: Path, one: Reading, other: Reading, same: bool, why: str) -> None:
    fill(tmp_path / "x.db", [one, other])
    with legation.open(tmp_path / "x.db") as record:
        assert (len(record.events()) == 1) == same, why


@pytest.mark.parametrize("seed", range(4))
def test_order_cannot_show(tmp_path: Path, seed: int) -> None:
    fill(tmp_path / "whole.db", WORLD)
    order = random.Random(seed).sample(WORLD, len(WORLD))
    for start in range(0, len(order), 1 + seed):
        fill(tmp_path / "parts.db", order[start : start + 1 + seed])
    assert dump(tmp_path / "parts.db") == dump(tmp_path / "whole.db")


MARKET = "A bomb killed nine people at a fish market in Basra on Monday."
BRIDGE = "A bomb killed four engineers on a bridge in Basra on Monday."
KNOWN_MAN = "Police in Tunis arrested the editor Karim Jlassi on Monday."


@pytest.mark.parametrize(
    ("one", "other", "same", "why"),
    [
        (MARKET, "A bomb at the fish market in Basra killed 12 people on Monday.", True, "a toll that rises"),
        (MARKET, BRIDGE, False, "another toll in another scene of the town"),
        (KNOWN_MAN, "Karim Jlassi, an editor, was arrested by police in Tunis on Monday.", True, "the same man"),
        (KNOWN_MAN, "Police in Tunis arrested the lawyer Sonia Trabelsi on Monday.", False, "another person"),
        (KNOWN_MAN, "Police in Tunis arrested the editor Karim Jelassi on Monday.", True, "the same man, spelled anew"),
        ("Turkish jets bombed Kurdish fighters near Kobani on 3 May 2021.",
         "Turkish jets bombed Kurdish fighters near Afrin on 4 May 2021.", False, "another town on another day"),
    ],
    ids=lambda value: value.replace(" ", "-") if isinstance(value, str) and len(value) < 40 else "",
)  # fmt: skip
def test_sentences(tmp_path: Path, one: str, other: str, same: bool, why: str) -> None:
    with legation.open(tmp_path / "x.db") as record:
        record.add([story(one, id="a", published="2021-05-04"), story(other, id="b", published="2021-05-05")])
        together = [event for event in record.events() if event.stories == 2]
        assert bool(together) == same, why


JUDGE = "A gunman shot the judge Petra Novak in the court of Zadar. Luka Babic, the mayor, was in Croatia's capital."
LAWYER = "A gunman shot the lawyer Ivan Horvat in the court of Zadar. Luka Babic, the mayor, was in Croatia's capital."
GRENADES = "Rebels hurled grenades at the town hall of Goma."
WOMEN = "Two women were shot by soldiers near Goma."
LOAN = "Germany's Delvar Bank offered Kenya a loan for the port of Lamu."


@pytest.mark.parametrize(
    ("one", "other", "same", "why"),
    [
        (JUDGE + " Ivan Horvat was wounded too.", LAWYER + " Petra Novak died.", True, "each story tells of both"),
        (JUDGE, LAWYER, False, "each story knows one man only"),
        (GRENADES, "Rebels threw grenades at the town hall of Goma.", True, "one deed in two words"),
        (GRENADES, "Rebels stormed the town hall of Goma.", False, "another act of the battle"),
        (WOMEN, "Soldiers shot two women near Goma.", True, "the same deed"),
        (LOAN, "Delvar Bank, a German lender, offered Kenya a loan for the port of Lamu.", True, "named at length"),
        (LOAN, "Germany's Meridian Holdings offered Kenya a loan for the port of Lamu.", False, "a rival's offer"),
        (WOMEN, "Soldiers fired shots at a bus near Goma.", False, "to fire is not to hit"),
    ],
    ids=lambda value: value.replace(" ", "-") if isinstance(value, str) and len(value) < 60 else "",
)  # fmt: skip
def test_undated_deeds(tmp_path: Path, one: str, other: str, same: bool, why: str) -> None:
    """Where no day is told, the deed and those to whom it was done decide."""
    with legation.open(tmp_path / "x.db") as record:
        record.add([story(one, id="a", published="2021-05-04"), story(other, id="b", published="2021-05-05")])
        assert any(event.stories == 2 for event in record.events()) == same, why


PIRATES = "Pirates attacked a merchant ship off Aden. The navy took {} men."
ROCKETS = "Rebels fired {} rockets at the port of Goma."
YEARS = "Rebels fired rockets at the port of Goma on May 12, {} years after the war."


@pytest.mark.parametrize(
    ("text", "less", "why"),
    [
        (PIRATES, True, "the stories have no number in common"),
        (ROCKETS, True, "nor do the sentences"),
        (YEARS, False, "a day and years are no figures"),
    ],
    ids=["pirates", "rockets", "years"],
)
def test_other_figures_are_less_alike(text: str, less: bool, why: str) -> None:
    """Two raids of one week are told with the same names, but what they count differs."""
    first = profile_of(text.format(23), "a")
    same, other = (score(first, profile_of(text.format(number), "b")) for number in (23, 26))
    assert (other < same) == less, why


@pytest.mark.parametrize(
    ("text", "later"),
    [
        ("The governor said: We are working with our partners every day.", "We work with our partners, he said."),
        ("President Biden said: I want to thank you all for coming.", "President Biden said: I want to thank you all."),
        ("They attack our schools, the senator said.", "They attack our schools and our teachers, the senator said."),
    ],
)
def test_talk_of_two_days_is_not_one_event(tmp_path: Path, text: str, later: str) -> None:
    """What is said at each meeting names neither day nor place: two speeches are no two witnesses of one happening."""
    with legation.open(tmp_path / "x.db") as record:
        record.add([story(text, id="a", published="2022-09-14"), story(later, id="b", published="2022-09-20")])
        assert all(event.stories == 1 for event in record.events())
