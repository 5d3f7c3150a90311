"""Deeds that are words: what somebody says that he will or will not do is a promise, a threat or a refusal."""

from __future__ import annotations

import pytest

from legation import story
from legation.reader import read_story

CASES = [
    ("Eritrea said it would release the Djiboutian prisoners.", "AGREE", "current", "announced"),
    ("President Macron said France would deliver howitzers to Ukraine.", "AGREE", "current", "said for his state"),
    ("France will deliver howitzers to Ukraine.", "AID", "future", "nobody says it: the deed, to come"),
    ("Kenya said Uganda would release the fishermen.", "RETREAT", "future", "another tells it"),
    ("Foreign Minister Lavrov said Russia would expel Polish diplomats.", "THREATEN", "current", "announced"),
    ("The statement threatened sanctions against Nicaragua.", "THREATEN", "current", "a paper threatens"),
    ("Critics demanded the resignation of the mayor.", "REQUEST", "current", "critics have no name"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "type_", "status", "why"), CASES)
def test_what_is_said(text: str, type_: str, status: str, why: str) -> None:
    found = [(e.type, e.status) for e in read_story(story.story(text, published="2024-05-15")).events]
    assert (type_, status) in found, (why, found)


AWAITED = [
    ("Nurses said they will not end the strike until the health ministry meets their demands.", ["REJECT"]),
    ("Kenya will not lift the sanctions until Sudan stops bombing Darfur.", ["REJECT"]),
    ("Nurses ended the strike after the health ministry met their demands.", ["CONCEDE", "RETREAT"]),
]


@pytest.mark.parametrize(("text", "types"), AWAITED)
def test_what_is_awaited_is_no_deed(text: str, types: list[str]) -> None:
    found = {e.type for e in read_story(story.story(text, published="2024-05-15")).events}
    assert found <= set(types), found
    assert found


FIRST = [
    ("Bolivia became the first country to recognise Palestine.", "SUPPORT", "BOL"),
    ("Kenya, the only African state to condemn Russia, voted for the text.", "ACCUSE", "KEN"),
    ("Finland was the last Nordic state to ratify the treaty.", "SUPPORT", "FIN"),
]


@pytest.mark.parametrize(("text", "type_", "country"), FIRST)
def test_the_first_to_do_it_has_done_it(text: str, type_: str, country: str) -> None:
    found = [(e.type, e.actors[0].country) for e in read_story(story.story(text, published="2024-05-15")).events]
    assert (type_, country) in found, found


def test_who_may_become_the_first_has_not_done_it() -> None:
    assert not read_story(story.story("Chile could become the first country to recognise Palestine.")).events


def test_what_somebody_says_to_do_is_told() -> None:
    assert [e.type for e in read_story(story.story("Chadian province says to keep fishing ban.")).events] == ["COERCE"]


def test_who_warns_against_a_deed_tells_of_none() -> None:
    events = read_story(story.story("Oman warned Yemen against attacking the port.")).events
    assert [e.type for e in events] == ["THREATEN"]


DEMANDED = [
    "The opposition leader said the government should step down.",
    "The senator said Togo must free the miners.",
]


@pytest.mark.parametrize("text", DEMANDED)
def test_what_should_be_done_is_a_demand(text: str) -> None:
    assert [e.type for e in read_story(story.story(text)).events] == ["REQUEST"]


def test_an_aim_is_no_deed() -> None:
    text = "Norway will take every measure to prevent smugglers from seizing ships."
    assert not [e for e in read_story(story.story(text)).events if e.type == "COERCE"]


NAMED = [
    ("Canada and Chile signed a free trade deal.", "SUPPORT", "AGREE", "the deal is what is signed"),
    ("Egypt lifted the sanctions on Sudan.", "RETREAT", "SANCTION", "the measure is what is lifted"),
    ("Norway halted arms sales to Laos.", "SANCTION", "COOPERATE", "the trade is what is halted"),
    ("Peru cancelled a meeting with the Bolivian delegation.", "REJECT", "CONSULT", "the meeting is not held"),
    ("Kosovo sent a platoon to Kuwait with a peacekeeping mission.", "AID", "MOBILIZE", "troops that keep the peace"),
    ("Norway agreed to lift the sanctions on Laos.", "AGREE", "SANCTION", "the measure is what is to be lifted"),
]


@pytest.mark.parametrize(("text", "told", "named", "why"), NAMED)
def test_what_an_act_is_done_to_is_no_deed(text: str, told: str, named: str, why: str) -> None:
    found = [e.type for e in read_story(story.story(text, published="2024-05-15")).events]
    assert told in found, (why, found)
    assert named not in found, (why, found)


def test_a_deal_of_others_is_a_deed() -> None:
    text = "The African Union welcomed the peace deal between Chad and Sudan."
    assert [e.type for e in read_story(story.story(text)).events] == ["SUPPORT", "AGREE"]


def test_a_pronoun_may_mean_the_thing_it_is_told_of() -> None:
    text = "Reporter Mahmud Saleh was in the building that housed the Kenyan embassy when it was struck."
    assert "ASSAULT" in [e.type for e in read_story(story.story(text)).events]


PAPERS = [
    ("Oslo's foreign ministry issued a statement on Tuesday. The statement threatened sanctions against Mali.", "NOR"),
    ("“We are angry,” Peru's president wrote in a letter to Chile. The letter demanded an apology from Chile.", "PER"),
    ("Kenya's army buried its dead. The statement threatened sanctions against Mali.", None),
]


@pytest.mark.parametrize(("text", "country"), PAPERS)
def test_a_paper_that_is_told_of_again_speaks_for_whoever_issued_it(text: str, country: str | None) -> None:
    last = read_story(story.story(text, published="2024-05-15")).events[-1]
    assert [p.country for p in last.actors] == ([country] if country else [])
    assert [p.text for p in last.actors] == [None] * len(last.actors)
