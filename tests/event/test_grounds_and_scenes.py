"""Where an event happened, where a ground, a building or a name says so, or the sentences around it.

A row is the text, the words of the event's trigger, the place's words with its country (None where the event has none
that is told), and what it guards.
"""

from __future__ import annotations

import pytest

from legation.reader import read_story
from legation.story import story

GROUNDS = [
    ("Coast guards rescued 60 migrants off the Tunisian coast.", "rescued", "Tunisian coast", "TUN", "a coast"),
    ("Pirates attacked a tanker in Yemeni waters.", "attacked", "Yemeni waters", "YEM", "waters"),
    ("A fighter jet was shot down in Armenian airspace.", "shot down", "Armenian airspace", "ARM", "airspace"),
    (
        "The ministry denounced Ukrainian attacks on oil depots on Russian soil.",
        "attacks",
        "Russian soil",
        "RUS",
        "behind a deed that is judged, and on the ground",
    ),
    (
        "Indian troops crossed into Pakistani territory and killed two soldiers.",
        "killed",
        "Pakistani territory",
        "PAK",
        "where the forces came",
    ),
    (
        "Gunmen killed three people in the Pakistani-administered part of Kashmir.",
        "killed",
        "Kashmir",
        "PAK",
        "whose part of a shared land",
    ),
    ("Police arrested an American soil expert in Lima.", "arrested", "Lima", "PER", "a soil that is no ground"),
    ("Gunmen attacked the U.S. embassy on Monday.", "attacked", None, None, "an embassy is not in its own land"),
]

NAMES = [
    ("The Mosul fighting has killed hundreds of civilians.", "killed", "Mosul", "IRQ", "what a battle is called after"),
    ("Three gunmen opened fire at a suburban Denver warehouse.", "opened fire", "Denver", "USA", "where a building is"),
    ("Gunmen killed four people outside a Karachi mosque.", "killed", "Karachi", "PAK", "a mosque"),
    (
        "In the Belvaros quarter of Budapest, two men stabbed a tourist.",
        "stabbed",
        "Belvaros quarter",
        "HUN",
        "an unknown quarter of a known city",
    ),
    (
        "Turkey's army fired Kargu drones at a camp near Sinjar.",
        "fired",
        "Sinjar",
        "IRQ",
        "not what a weapon is called",
    ),
    (
        "A court in Lyon opened a trial over the 2019 bombing of a French army base in Mali.",
        "bombing",
        "Mali",
        "MLI",
        "a base that is struck is no seat",
    ),
    (
        "Violence broke out in June in the coastal town of Tartus, where soldiers clashed with gunmen.",
        "clashed",
        "Tartus",
        "SYR",
        "what stands before where",
    ),
    (
        "The ministry said its forces in the region near the city of Latakia came under attack from loyalists.",
        "came under attack",
        "Latakia",
        "SYR",
        "where those under attack are",
    ),
]

AROUND = [
    ("I am in Nairobi today to meet with President Ruto.", "meet", "Nairobi", "KEN", "where somebody is to meet"),
    (
        "The foreign minister was in Bogota on Friday. She met President Petro.",
        "met",
        "Bogota",
        "COL",
        "who was there meets there",
    ),
    (
        "The chancellor looks forward to traveling to Lima in May.",
        "looks forward",
        "Lima",
        "PER",
        "where a planned journey goes",
    ),
    (
        "In the past month in Portugal, two unions have asked the government for higher wages.",
        "asked",
        "Portugal",
        "PRT",
        "a place that hangs from a time",
    ),
    (
        "In Ramadi, hundreds of residents marched on Tuesday. The US troops opened fire, killing six.",
        "opened fire",
        "Ramadi",
        "IRQ",
        "forces far from home, where the paragraph is set",
    ),
    (
        "Rebels shelled Goma for two weeks after Rwanda's army entered the province. The army withdrew from the city.",
        "withdrew",
        "the city",
        "COD",
        "what is left is pointed at",
    ),
    (
        "Hezbollah fired rockets at Haifa on Monday. Israel launched air strikes hours later.",
        "launched air strikes",
        None,
        None,
        "who answers from afar does not strike himself",
    ),
    (
        "Russian drones attacked Kyiv overnight. Ukraine shot down 40 drones.",
        "shot down",
        "Kyiv",
        "UKR",
        "what is warded off is over those who do so",
    ),
    (
        '"If they go on, we will shut off the gas," Premier Smith said at a news conference in Calgary.',
        "shut off",
        "Calgary",
        "CAN",
        "a threat is made where it is said",
    ),
    (
        "Critics spoke of a dark day. Greek police arrested three students over a play.",
        "arrested",
        "Greek",
        "GRC",
        "a state's organs act at home, by their adjective",
    ),
    (
        "Ukraine's parliament passed the law. Thousands of Ukrainians gathered outside the ministry to protest.",
        "gathered",
        "Ukraine",
        "UKR",
        "people protest at home",
    ),
    (
        "Ukraine hosted a forum of arms makers on Friday.",
        "hosted",
        "Ukraine",
        "UKR",
        "a state that is host",
    ),
    (
        "The president looks forward to seeing Prime Minister Chinh when he visits Mexico in May.",
        "looks",
        "Mexico",
        "MEX",
        "where a meeting is looked forward to",
    ),
    (
        "The chancellor condemned the unrest, which left 30 people dead in Durban.",
        "unrest",
        "Durban",
        "ZAF",
        "what is told behind a deed's noun",
    ),
    (
        "France sent envoys. Rebels shelled Goma and Bukavu. Gunmen killed nine people near Kitshumbire.",
        "killed",
        "Kitshumbire",
        "COD",
        "an unknown village where all the towns lie in one land",
    ),
    (
        "The envoy spoke with Prime Minister Sudani about the latest bombings in Baghdad.",
        "spoke",
        None,
        None,
        "what is talked about is elsewhere",
    ),
    (
        "President Ruto invited the chancellor to visit Nairobi in May.",
        "invited",
        None,
        None,
        "an invitation is not where it leads",
    ),
]


@pytest.mark.parametrize(
    ("text", "trigger", "words", "country", "guards"),
    GROUNDS + NAMES + AROUND,
    ids=[r[0][:44] for r in GROUNDS + NAMES + AROUND],
)
def test_place_of_an_event(text: str, trigger: str, words: str | None, country: str | None, guards: str) -> None:
    events = read_story(story(text, published="2024-06-12")).events
    found = [e for e in events if trigger in e.trigger.text or e.trigger.text in trigger]
    assert found, f"no event at {trigger!r} among {[(e.type, e.trigger.text) for e in events]}"
    place = found[-1].place
    assert (place and place.text, place and place.country) == (words, country), guards
    if place is not None and place.start is not None:
        assert text[place.start : place.end] == place.text
