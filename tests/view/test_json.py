"""The JSON contract: keys, order, types, and spans that re-read exactly."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from legation.errors import OtherLanguage
from legation.reader import read_story
from legation.story import story
from legation.view import json as view
from view.samples import STORY, VISIT
from view.spans import assert_rereads

STORY_KEYS = ["id", "title", "published", "url", "publisher", "language", "text", "furniture"]
EVENT_KEYS = [
    "id", "type", "mode", "contexts", "cameo", "quad", "intensity", "trigger", "sentence", "actors", "recipients",
    "topics", "date", "place", "status", "attribution", "casualties", "amounts", "confidence", "why",
]  # fmt: skip
ACTOR_KEYS = ["id", "name", "kind", "country", "sector", "title", "wikidata", "aliases", "mentions"]
PARTY_KEYS = ["id", "name", "country", "sector", "text", "start", "end"]
DATE_KEYS = ["start", "end", "granularity", "basis", "text", "from", "to"]
PLACE_KEYS = ["name", "country", "geonames", "lat", "lon", "text", "start", "end", "admin", "precision", "basis"]
QUOTATION_KEYS = ["speaker", "cue", "text", "start", "end", "direct", "source"]
MORE = {"also_at", "reason", "actor"}
"""Keys beyond the design's: an event's retellings, why an actor is who it is, and the speaker's actor."""


def read(text: str, **told: Any) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(view.line(read_story(story(text, **told))))
    return plain


@pytest.fixture(scope="module")
def reading() -> dict[str, Any]:
    return read(STORY, published="2024-05-15", id="s1", title="A day", extra={"source": "wire", "row": 7})


def own(part: dict[str, Any]) -> list[str]:
    return [key for key in part if key not in MORE]


def test_keys_of_a_reading(reading: dict[str, Any]) -> None:
    parts = ["story", "actors", "events", "quotations", "counts", "toll", "own_actors", "own_codebook"]
    assert list(reading) == parts
    assert list(reading["story"]) == [*STORY_KEYS, "source", "row"], "unknown input keys are passed through"


def test_keys_of_parts(reading: dict[str, Any]) -> None:
    assert reading["events"], "the sample has events"
    for event in reading["events"]:
        assert own(event) == EVENT_KEYS
        assert list(event["trigger"]) == ["text", "start", "end"]
        assert {"start", "end"} <= set(event["sentence"])
        assert list(event["casualties"]) == ["dead", "injured", "arrested", "displaced", "taking_part"]
        assert all(list(p) == PARTY_KEYS for p in event["actors"] + event["recipients"])
        assert event["date"] is None or list(event["date"]) == DATE_KEYS
        assert event["place"] is None or list(event["place"]) == PLACE_KEYS
        assert event["attribution"] is None or own(event["attribution"]) == ["text", "cue", "start", "end", "name"]
        assert all(list(a) == ["value", "currency", "text", "start", "end"] for a in event["amounts"])
    assert all(own(actor) == ACTOR_KEYS for actor in reading["actors"])
    assert all(list(q) == QUOTATION_KEYS for q in reading["quotations"])


def test_values_hang_together(reading: dict[str, Any]) -> None:
    ids = {actor["id"] for actor in reading["actors"]}
    assert len({event["id"] for event in reading["events"]}) == len(reading["events"])
    for event in reading["events"]:
        assert {p["id"] for p in event["actors"] + event["recipients"]} <= ids
        assert event["status"] in {"current", "historical", "future", "hypothetical", "negated"}
        assert event["date"] is None or event["date"]["basis"] in {"text", "inherited", "published"}
        assert 0 < event["confidence"] <= 1
        assert event["quad"] in {1, 2, 3, 4}
    assert {q["speaker"] for q in reading["quotations"]} <= ids | {None}


def test_golden_reading() -> None:
    """One short story, whole: what is certain in it must be there, with its words."""
    reading = read(VISIT, published="2024-05-15", id="v")
    assert reading["story"]["text"] == VISIT
    (event,) = reading["events"]
    assert (event["type"], event["mode"], event["cameo"], event["quad"]) == ("CONSULT", "visit", "042", 1)
    assert event["trigger"] == {"text": "visited", "start": 25, "end": 32}
    assert [(p["name"], p["country"], p["sector"]) for p in event["actors"]] == [("Wang Yi", "CHN", "GOV")]
    assert [p["country"] for p in event["recipients"]] == ["IDN"]
    date = event["date"]
    assert (date["start"], date["end"], date["basis"], date["text"]) == ("2024-05-14", "2024-05-14", "text", "Tuesday")
    wang = next(actor for actor in reading["actors"] if actor["name"] == "Wang Yi")
    assert (wang["kind"], wang["country"], wang["wikidata"]) == ("person", "CHN", "Q2084229") or wang["wikidata"]
    assert_rereads(reading)


def test_every_span_rereads(reading: dict[str, Any]) -> None:
    assert assert_rereads(reading) > 20


ODD = [
    ("emoji beyond the basic plane", f"🕊️🇨🇳 {VISIT} 👩🏽‍⚖️ {VISIT}"),
    ("combining marks", "Foreign Minister Wa\u0301ng Yi visited Jakarta\u0302 on Tue\u0308sday."),
    ("right to left", f"وزير {VISIT} שלום he thanked President Widodo."),
    ("CRLF", VISIT.replace(" visited", "\r\nvisited") + "\r\n\r\n" + VISIT),
    ("tabs and no-break spaces", VISIT.replace(" ", "\t", 2).replace(" ", "\u00a0")),
    ("zero width and soft hyphen", "Foreign Mini\u00adster Wang\u200b Yi vis\u00adited Jakarta on Tuesday.\ufeff"),
    ("line separators", f"{VISIT}\u2028{VISIT}\u2029{VISIT}\x0b\x0c{VISIT}\x85"),
    ("NUL and a lone surrogate", f"\x00{VISIT}\ud800 {VISIT}"),
    ("one word", "Jakarta"),
    ("letters that grow when folded", "The İstanbul straße ﬁnance minister visited Jakarta."),
]


@pytest.mark.parametrize(("guards", "text"), ODD, ids=[row[0] for row in ODD])
def test_odd_text_rereads(guards: str, text: str) -> None:
    assert_rereads(read(text, published="2024-05-15"))


PIECES = st.sampled_from(
    [
        "Foreign Minister Wang Yi",
        " visited ",
        "Jakarta",
        " on Tuesday",
        ". ",
        ", ",
        "\n\n",
        "\r\n",
        "\t",
        "\u00a0",
        "Iran",
        " condemned ",
        "the attack",
        " on ",
        "Goma",
        " that killed 12 people",
        "“We will meet,” ",
        "he said",
        "$4.8 billion",
        "👩🏽‍⚖️",
        "e\u0301",
        "שלום",
        "مصر",
        "İ",
        "ß",
        "—",
        "U.S.",
        " officials said",
        "'s",
        "3,000",
        "\u200d",
    ]
)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(PIECES, min_size=2, max_size=30))
def test_any_text_rereads(pieces: list[str]) -> None:
    text = "The president " + "".join(pieces)
    try:
        plain = read(text, published="2024-05-15")
    except OtherLanguage:  # rightly refused: nearly all of it is in Hebrew
        reject()
    assert_rereads(plain)
