"""The explorer's pages, asked as a browser does: each is there, shows what the record has, and lets nothing run."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import legation
from legation.story import story
from legation.view.web import explorer

NASTY = "<script>alert(1)</script>"
STORIES = (
    ("Foreign Minister Espen Barth Eide of Norway visited Accra on Monday and met President Nana Akufo-Addo to discuss "
     "fishing rights. Norway gave Ghana $12 million for schools.", "2023-11-15", "The Example", "Talks in Accra"),
    ("Gunmen killed 14 soldiers in an attack on a base near Gao, Mali, on Tuesday, the army said. France condemned the "
     "attack. \"We will not forget,\" the French president said.", "2023-11-16", NASTY, f"Attack {NASTY}"),
    (f"The president of Kenya thanked the president of Ghana on Friday. {NASTY} “><img src=x onerror=alert(2)> \u202ee",
     "2023-11-18", "E", None),
)  # fmt: skip


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("explorer") / "news.db"
    with legation.open(path) as record:
        record.add(story(text, published=day, publisher=who, title=title) for text, day, who, title in STORIES)
    return path


@pytest.fixture(scope="module")
def client(path: Path) -> Iterator[TestClient]:
    with TestClient(explorer(path), base_url="http://127.0.0.1") as client:
        yield client


def ids(path: Path, table: str) -> list[str]:
    with legation.open(path, readonly=True) as record:
        return [row[0] for row in record.connection.execute(f"SELECT id FROM {table} ORDER BY id")]


def every_page(path: Path) -> list[str]:
    lists = ["/", "/events", "/actors", "/engagements", "/statements", "/commitments", "/incidents", "/corrections"]
    own = [f"/events/{id}" for id in ids(path, "events")] + [f"/stories/{id}" for id in ids(path, "stories")]
    own += [f"/actors/{id}" for id in ids(path, "actors")]
    return [*lists, *own, "/paste", "/search?q=attack", "/search", "/dyads/NOR/GHA", "/events?type=CONSULT&order=first"]


def test_every_page_is_there_and_safe(client: TestClient, path: Path) -> None:
    for address in every_page(path):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert answer.text.startswith("<!doctype html>")
        assert not re.search(r"<script(?! src=\"/[a-z]+.js\" defer></script>)", answer.text.lower()), address
        assert "<img" not in answer.text.lower(), address
        assert "http://" not in answer.text.replace("http://127.0.0.1", ""), address
        assert len(answer.content) < 300_000


def test_every_link_leads_somewhere(client: TestClient, path: Path) -> None:

    from html import unescape

    seen: set[str] = set()
    for address in every_page(path):
        seen |= set(re.findall(r'(?:href|src)="(/[^"#]*)"', client.get(address).text))
    assert len(seen) > 30
    for address in sorted(seen):
        assert client.get(unescape(address)).status_code == 200, address


def test_what_the_pages_show(client: TestClient, path: Path) -> None:
    front = client.get("/").text
    assert "Espen Barth Eide" in front
    assert "14 dead" in client.get("/incidents").text
    assert "12,000,000 USD" in client.get("/commitments").text
    assert "fishing rights" in client.get("/engagements").text
    assert "We will not forget" in client.get("/statements").text
    assert "<mark>attack</mark>" in client.get("/search?q=attack").text.lower()
    assert "&lt;script&gt;" in client.get("/events?publisher=script").text
    event = next(id for id in ids(path, "events") if "14 dead" in client.get(f"/events/{id}").text)
    told = client.get(f"/events/{event}").text
    assert 'class="q4"' in told
    assert "Tuesday" in told


@pytest.mark.parametrize("page", ["events", "actors", "engagements", "statements", "commitments", "incidents"])
def test_pages_as_data(client: TestClient, page: str) -> None:
    found = client.get(f"/{page}.json")
    assert found.headers["content-type"] == "application/json"
    rows = list(csv.DictReader(io.StringIO(client.get(f"/{page}.csv").text)))
    assert len(rows) == len(found.json()) > 0
    assert set(rows[0]) == set(found.json()[0])


def test_pages_are_turned_by_their_last_event(client: TestClient) -> None:
    whole = client.get("/events.json").json()
    assert [event["id"] for event in whole] == [
        event["id"] for event in sorted(whole, key=lambda e: (e["date_start"] or "0", e["id"]), reverse=True)
    ]


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        ("/events/0", 404, "no event"),
        ("/stories/0", 404, "no story"),
        ("/actors/Nobody", 404, "no actor"),
        ("/nothing", 404, "no such page"),
        ("/events?type=HUG", 400, "no type"),
        ("/events?since=soon", 400, "is no day"),
        ("/events?confidence=high", 400, "not a number from 0 to 1"),
        ("/search?q=%3F", 400, "no word"),
    ],
)
def test_what_cannot_be_shown_says_why(client: TestClient, address: str, status: int, told: str) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert told in answer.text
    assert "content-security-policy" in answer.headers


def test_a_pasted_text_is_read_and_kept_only_if_wished(client: TestClient, path: Path) -> None:
    before = ids(path, "stories")
    text = "Foreign Minister Wang Yi visited Jakarta on Tuesday."
    answer = client.post("/paste", data={"text": text, "published": "2024-05-15"})
    assert "CONSULT" in answer.text
    assert "2024-05-14" in answer.text
    assert ids(path, "stories") == before
    assert (
        "not in English" in client.post("/paste", data={"text": "Le ministre est arrivé à Lima pour une visite."}).text
    )
    assert "Kept as" in client.post("/paste", data={"text": text, "published": "2024-05-15", "keep": "1"}).text
    assert len(ids(path, "stories")) == len(before) + 1


def test_a_correction_is_made_seen_and_undone(client: TestClient, path: Path) -> None:
    event = next(id for id in ids(path, "events") if "14 dead" in client.get(f"/events/{id}").text)
    form = {"action": "correct", "field": "dead", "value": "13", "why": "the army's later count", "by": "Ama"}
    assert "13 dead" in client.post(f"/events/{event}/act", data=form).text
    assert "later count" in client.get("/corrections").text
    with legation.open(path, readonly=True) as record:
        number = record.corrections()[-1].id
    client.post(f"/corrections/{number}/undo")
    assert "14 dead" in client.get(f"/events/{event}").text
    refused = client.post(f"/events/{event}/act", data={"action": "correct", "field": "colour", "value": "red"})
    assert refused.status_code == 400


def test_forms_of_other_sites_do_nothing(client: TestClient, path: Path) -> None:
    answer = client.post("/paste", data={"text": "x"}, headers={"Origin": "https://elsewhere.example"})
    assert answer.status_code == 403


def test_a_token_is_asked_for(path: Path) -> None:
    with TestClient(explorer(path, token="secret"), base_url="http://127.0.0.1") as client:
        assert client.get("/").status_code == 401
        assert client.get("/?token=wrong").status_code == 401
        assert client.get("/?token=secret").status_code == 200
        assert client.get("/events").status_code == 200  # by the cookie
