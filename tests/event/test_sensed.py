"""What the network may code, and whom it may name, where the codebook and the grammar find nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import legation
from legation.event.codebook import plover
from legation.event.model import EventMention
from legation.language.parsing import parse

BY_SENSE = "by the sense of the sentence"


def sensed(text: str) -> list[EventMention]:
    """The events of a text that no entry fits."""
    return [e for e in legation.read(text, published="2024-05-15").events if f"is, {BY_SENSE}," in e.why]


@pytest.mark.parametrize(
    ("text", "words", "type_", "why"),
    [
        (
            "Tajikistan's president highly appraised Uzbekistan's chairmanship of the bloc on Monday.",
            "appraised",
            "SUPPORT",
            "no entry has the word",
        ),
        (
            "A French frigate docked at Doha on Monday. Qatar thanked Paris.",
            "docked",
            "CONSULT",
            "entries of other types have the word",
        ),
        (
            "Moscow dismissed the affair as megaphone diplomacy.",
            "dismissed",
            "REJECT",
            "an entry rules it out, and the network is certain",
        ),
        (
            "In the night two shepherds were dragged from their hut and shot near Menaka, Mali.",
            "dragged",
            "ASSAULT",
            "of two verbs in a row each tells its own",
        ),
    ],
)
def test_an_event_is_coded_that_no_entry_fits(text: str, words: str, type_: str, why: str) -> None:
    found = sensed(text)
    assert [(e.type, e.trigger.text) for e in found] == [(type_, words)], why
    assert all(p.country for e in found for p in e.actors), "its parties are named"
    assert all(text[p.start : p.end] == p.text for e in found for p in (*e.actors, *e.recipients))


def test_a_mode_that_rests_on_other_words_is_not_told() -> None:
    assert [(e.type, e.mode) for e in sensed("Soldiers in Darfur forced a shepherd girl behind a wall.")] == [
        ("ASSAULT", None)
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Canada again calls on the military regime to end the violence.", "what is asked for did not happen"),
        (
            "Albania completed the destruction of its chemical weapons in July.",
            "a fitting entry tells the same beside it",
        ),
        ("Two masked men held up a jeweller in Antwerp and fled with rings.", "nobody of public life"),
        ("The minister spoke to reporters on the tarmac.", "the press is only told"),
        ("U.S. Secretary of State Ann Reed spoke of North Korea's missiles.", "whom one speaks of is not met"),
        ("Jeremy Hale, the Labour leader, was dismissed by many as a no-hoper.", "an entry of the type rules it out"),
        ("A light aircraft crashed into a field in Iowa, killing the pilot.", "an accident is ruled out"),
        ("A schoolboy was hit by a car in Gaborone on Friday.", "a car that runs over somebody is no weapon"),
        ("The Taliban claimed responsibility for the bombing.", "a claim of responsibility is no event"),
        ("The IMF head warned that the crisis may spread to Chad and Niger.", "no one threatens with a crisis"),
        ("Police defused a bomb outside the Israeli embassy in Delhi.", "a bomb made safe"),
        ("The storm knocked out a Cuban power plant.", "nor is what bad weather did"),
        ("The ambassador sought to reassure the allies.", "whoever tries to do something asks nobody"),
        ("We thank you and Ambassador Moreno for coming.", "courtesy to somebody's face"),
        ("The Spanish government sold its stake in the bank.", "trade"),
        ("Turkey's central bank raised rates to defend the lira.", "a price of money"),
        ("The minister dropped a bombshell in parliament on Monday.", "a figure of speech"),
        ("Soldiers flew the Russian flag over the town.", "a flag moves no troops"),
        (
            "Niger's leader announced that his country would leave the regional bloc.",
            "a breach announced is no promise",
        ),
    ],
)
def test_nothing_is_coded_by_sense(text: str, why: str) -> None:
    assert not sensed(text), why


@pytest.mark.parametrize(
    ("text", "type_", "actors", "recipients", "why"),
    [
        (
            "Dozens of protesters were beaten in police custody in Harare.",
            "ASSAULT",
            ["police"],
            ["protesters"],
            "a doer",
        ),
        ("Ankara sent drones to bomb Kurdish camps.", "ASSAULT", ["Ankara"], ["Kurdish camps"], "a target"),
        (
            "Two Canadian citizens were arrested in Beijing.",
            "COERCE",
            [],
            ["Canadian"],
            "a land does nothing by where it is",
        ),
        (
            "Modi and Xi exchanged pleasantries in Johannesburg.",
            "CONSULT",
            ["Modi", "Xi"],
            [],
            "those together are all",
        ),
        (
            "Israel called up thousands of reservists on Tuesday.",
            "MOBILIZE",
            ["Israel"],
            [],
            "one's own forces are no target",
        ),
    ],
)
def test_a_side_is_filled_where_it_should(
    text: str, type_: str, actors: list[str], recipients: list[str], why: str
) -> None:
    event = next(e for e in legation.read(text, published="2024-05-15").events if e.type == type_)
    for names, parties in ((actors, event.actors), (recipients, event.recipients)):
        assert len(names) == len(parties), f"{why}: {event}"
        assert all(any(n in (p.text or "") for p in parties) for n in names), f"{why}: {event}"


def test_a_codebook_without_the_type_has_no_such_event() -> None:
    """Where the user's own types stand instead of PLOVER's, the network's are not theirs."""
    assert set(plover().types) >= {"CONSULT", "ASSAULT"}
    found = {e.type for e in sensed("A French frigate docked at Doha on Monday.")}
    assert found <= set(plover().types)


@given(
    st.lists(
        st.sampled_from(['"', "rebels", "attacked", "the", "army", "Kenya", "a", "of", ","]), min_size=1, max_size=12
    )
)
def test_party_words_lie_in_their_sentence(words: list[str]) -> None:
    """Marks that the network does not see shift no word."""
    for sentence in parse(" ".join(words)):
        for token in sentence.tokens:
            told = token.meaning
            named = (*told.actors, *told.recipients) if told else ()
            assert all(0 <= at < len(sentence.tokens) and 0 <= chance <= 1 for at, chance in named)
            assert all(sentence.tokens[at].text != '"' for at, chance in named if chance > 0.5)
