"""The API as a program uses it: every question, lists turned by their links, tags, texts read, corrections."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from starlette.testclient import TestClient

import legation
from asked import STORIES, keep
from legation.gazetteer.own_checks import SECTORS
from legation.view.json import reading_dict
from legation.view.questions.codes import listed
from legation.view.questions.questions import QUESTIONS
from legation.view.web import explorer

BASE = "http://127.0.0.1"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return keep(tmp_path_factory.mktemp("rest") / "news.db")


@pytest.fixture(scope="module")
def client(path: Path) -> Iterator[TestClient]:
    with TestClient(explorer(path, rate=0), base_url=BASE) as client:
        yield client


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[TestClient]:
    """A client of a record of its own that has the token."""
    app = explorer(keep(tmp_path / "own.db"), token="word", rate=0)
    with TestClient(app, base_url=BASE, headers={"Authorization": "Bearer word"}) as client:
        yield client


def every(client: TestClient, address: str) -> list[Any]:
    """All items of a list, page by page."""
    found: list[Any] = []
    following: str | None = address
    while following:
        answer = client.get(following)
        assert answer.status_code == 200, answer.text
        page = answer.json()
        found += page["items"]
        following = page["next"]
        assert answer.links.get("next", {}).get("url") == following
    return found


def plain(values: Any) -> Any:
    return msgspec.json.decode(msgspec.json.encode(values))


def test_every_question_is_answered_as_the_record_does(client: TestClient, path: Path) -> None:
    with legation.open(path, readonly=True) as record:
        events = list(record.events())
        attack = next(event for event in events if event.stories == 2)
        expected = {
            "/api/events": events,
            "/api/events?type=consult&status=current": list(record.events(type="CONSULT", status="current")),
            "/api/events?conflict=true": list(record.events(conflict=True)),
            f"/api/events/{attack.id}/tellings": record.tellings(attack.id),
            f"/api/events/{attack.id}/ties": record.ties(attack.id),
            f"/api/events/{attack.id}/conflicts": record.conflicts(attack.id),
            "/api/events?reviewed=false": list(record.events(reviewed=False)),
            "/api/stories": record.stories(),
            "/api/stories?publisher=Example": record.stories(publisher="Example"),
            "/api/actors": record.actors(limit=1000),
            "/api/actors?country=GHA": record.actors(country="GHA"),
            "/api/search?words=attack": record.search("attack"),
            "/api/search?words=attack&in=event": record.search("attack", kinds=("event",)),
            "/api/timeline?by=day": record.timeline(by="day"),
            "/api/facets/type": record.facets("type"),
            "/api/dyads/NOR/GHA": list(record.dyad("NOR", "GHA")),
            "/api/engagements": list(record.engagements()),
            "/api/statements": list(record.statements()),
            "/api/statements?speaker=NOR&direct=true": list(record.statements(speaker="NOR", direct=True)),
            "/api/commitments": list(record.commitments()),
            "/api/incidents": list(record.incidents()),
            "/api/incidents?least_dead=10": list(record.incidents(least_dead=10)),
            "/api/corrections": [],
        }
        for address, found in expected.items():
            assert every(client, address) == plain(found), address
            assert found or "corrections" in address, address
        assert client.get(f"/api/events/{attack.id}").json() == plain(attack)
        card = record.actor("NOR")
        assert client.get("/api/actors/NOR").json() == plain(card)
        assert client.get("/api/actors/norway").json() == plain(card)
        told = client.get(f"/api/stories/{record.stories()[0].id}").json()
        assert told["story"]["text"] == STORIES[0][0]
        assert {quotation["text"] for quotation in told["quotations"]} == {"Ghana is a friend"}
    answered = {each.split("?")[0].split("/")[2] for each in expected}
    assert {each.path.split("/")[1] for each in QUESTIONS} - answered == {"codes"}


@pytest.mark.parametrize("order", ["first", "latest"])
@pytest.mark.parametrize(
    "address", ["events", "stories", "engagements", "statements", "commitments", "incidents", "dyads/NOR/GHA"]
)
def test_lists_are_turned_by_their_links(client: TestClient, address: str, order: str) -> None:
    whole = client.get(f"/api/{address}?order={order}").json()
    assert whole["next"] is None
    assert every(client, f"/api/{address}?limit=1&order={order}") == whole["items"] != []


@pytest.mark.parametrize("address", ["actors", "timeline?by=day", "facets/type?limit=500"])
def test_counted_lists_are_turned_too(client: TestClient, address: str) -> None:
    whole = client.get(f"/api/{address}").json()["items"]
    if "facets" not in address:
        assert every(client, f"/api/{address}{'&' if '?' in address else '?'}limit=2") == whole
    assert len(whole) > 2


def test_spans_say_what_they_say(client: TestClient) -> None:
    for story in every(client, "/api/stories"):
        told = client.get(f"/api/stories/{story['id']}").json()
        text = told["story"]["text"]
        spans = [event["trigger"] for event in told["events"]] + told["quotations"]
        spans += [mention for actor in told["actors"] for mention in actor["mentions"]]
        assert spans
        assert all(text[span["start"] : span["end"]] == span["text"] for span in spans)


def test_codes_are_those_of_the_package(client: TestClient) -> None:
    codes = client.get("/api/codes").json()
    assert set(codes["sector"]) == set(SECTORS)
    assert len(codes["types"]) == 16
    assert len(codes["contexts"]) == 37
    told = [code for each in codes["types"] for code in (each["type"], *(f"{each['type']}/{m}" for m in each["modes"]))]
    assert tuple(told) == listed("type")


def test_an_answer_is_asked_again_by_its_tag(writer: TestClient) -> None:
    first = writer.get("/api/events?limit=2")
    tag = first.headers["etag"]
    for told in (tag, f'"other", W/{tag}', "*"):
        again = writer.get("/api/events?limit=2", headers={"If-None-Match": told})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
    assert writer.get("/api/events?limit=3", headers={"If-None-Match": tag}).status_code == 200
    event = first.json()["items"][0]["id"]
    made = writer.post("/api/reject", json={"id": event, "by": "Ama"})
    assert made.status_code == 201
    assert writer.get("/api/events?limit=2", headers={"If-None-Match": tag}).status_code == 200


def test_head_and_options(client: TestClient) -> None:
    got, head = client.get("/api/events"), client.head("/api/events")
    assert head.content == b""
    for name in ("etag", "content-length", "content-type"):
        assert head.headers[name] == got.headers[name]
    assert client.head("/api/events/none").status_code == 404
    assert client.options("/api/events").headers["allow"] == "GET, HEAD, OPTIONS"
    assert client.options("/api/read").headers["allow"] == "POST, OPTIONS"
    assert not [name for name in client.options("/api/events").headers if name.startswith("access-control")]


def test_a_text_is_read_and_not_kept(client: TestClient, path: Path) -> None:
    asked = {
        "text": "Foreign Minister Wang Yi visited Jakarta on Tuesday.",
        "published": "2024-05-15",
        "title": "Visit",
    }
    answer = client.post("/api/read", json=asked)
    assert answer.status_code == 200, answer.text
    assert answer.headers["cache-control"] == "no-store"
    reading = legation.read_story(legation.Story(**answer.json()["story"] | {"furniture": ()}))  # type: ignore[arg-type]
    assert answer.json()["events"] == msgspec.json.decode(msgspec.json.encode(reading_dict(reading)))["events"]
    assert [event["date"]["start"] for event in answer.json()["events"]] == ["2024-05-14"]
    with legation.open(path, readonly=True) as record:
        assert len(record.stories()) == len(STORIES)


def test_corrections_are_made_seen_and_undone(writer: TestClient) -> None:
    attack = next(event for event in every(writer, "/api/events") if event["stories"] == 2)
    id, dead = attack["id"], attack["dead"]
    made = writer.post("/api/correct", json={"id": id, "field": "dead", "value": 15, "by": "Ama", "why": "the list"})
    assert made.status_code == 201, made.text
    assert (made.json()["by"], made.json()["why"], made.json()["was"]) == ("Ama", "the list", dead)
    assert writer.get(f"/api/events/{id}").json()["dead"] == 15
    writer.post("/api/undo", json={"number": made.json()["id"], "by": "Ama"})
    assert writer.get(f"/api/events/{id}").json()["dead"] == dead
    assert writer.post("/api/accept", json={"id": id, "by": "Ama"}).status_code == 201
    assert [event["id"] for event in every(writer, "/api/events?reviewed=true")] == [id]
    mentions = [telling["mention"]["id"] for telling in every(writer, f"/api/events/{id}/tellings")]
    apart = writer.post("/api/split", json={"id": id, "mentions": mentions[1:], "by": "Ama"})
    assert apart.status_code == 201
    both = [event["id"] for event in every(writer, "/api/events?words=soldiers")]
    assert set(mentions[:2]) <= set(both)
    assert writer.post("/api/merge", json={"ids": mentions, "by": "Ama"}).status_code == 201
    assert writer.get(f"/api/events/{id}").json()["stories"] == 2
    actions = [each["action"] for each in every(writer, "/api/corrections?limit=2")]
    assert actions == ["set", "undo", "accept", "split", "merge"]


def test_the_page_for_people_tells_all(client: TestClient) -> None:
    page = client.get("/api")
    assert page.headers["content-type"].startswith("text/html")
    for question in QUESTIONS:
        assert f"GET /api{question.path}" in page.text
    assert "POST /api/correct" in page.text
