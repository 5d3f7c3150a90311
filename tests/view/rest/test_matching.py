"""If-Match: a correction is made only of the event that the client saw; who was slower is told so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from asked import keep
from legation.view.web import explorer


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    app = explorer(keep(tmp_path / "own.db"), token="word", rate=0)
    headers = {"Authorization": "Bearer word"}
    with TestClient(app, base_url="http://127.0.0.1", headers=headers) as client:
        yield client


def first(client: TestClient, type_: str) -> str:
    return str(client.get(f"/api/events?type={type_}").json()["items"][0]["id"])


def tag(client: TestClient, id: str) -> str:
    return str(client.get(f"/api/events/{id}").headers["etag"])


def correct(client: TestClient, id: str, value: int, told: str | None) -> Any:
    headers = {} if told is None else {"If-Match": told}
    body = {"id": id, "field": "dead", "value": value, "by": "Ama"}
    return client.post("/api/correct", json=body, headers=headers)


def test_who_is_slower_is_told(client: TestClient) -> None:
    """Two read the same event; the second one's correction is not made over the first one's."""
    id = first(client, "ASSAULT")
    seen = tag(client, id)
    assert correct(client, id, 15, seen).status_code == 201
    late = correct(client, id, 99, seen)
    assert late.status_code == 412
    assert late.json()["type"] == "/api#overtaken"
    assert "changed since you saw it" in late.json()["detail"]
    assert client.get(f"/api/events/{id}").json()["dead"] == 15
    assert correct(client, id, 17, tag(client, id)).status_code == 201


def test_the_tag_is_of_the_event_alone(client: TestClient) -> None:
    """It stays where another event is changed, and is good to ask again with."""
    id = first(client, "ASSAULT")
    seen = tag(client, id)
    assert client.post("/api/accept", json={"id": first(client, "AID"), "by": "Ama"}).status_code == 201
    assert tag(client, id) == seen
    assert client.get(f"/api/events/{id}", headers={"If-None-Match": seen}).status_code == 304
    client.post("/api/accept", json={"id": id, "by": "Ama"})
    assert tag(client, id) != seen
    assert client.get(f"/api/events/{id}", headers={"If-None-Match": seen}).status_code == 200


def test_every_correction_takes_it(client: TestClient) -> None:
    id, old = first(client, "ASSAULT"), '"0000"'
    for name, body in (("accept", {}), ("reject", {}), ("split", {"mentions": [id]}), ("correct", {"field": "dead",
                       "value": 1})):  # fmt: skip
        asked = {"id": id, "by": "Ama", **body}
        assert client.post(f"/api/{name}", json=asked, headers={"If-Match": old}).status_code == 412, name
    assert client.get("/api/corrections").json()["items"] == []


def test_events_to_be_merged_are_all_as_they_were_seen(client: TestClient) -> None:
    ids = [first(client, "AID"), first(client, "SUPPORT")]
    tags = [tag(client, id) for id in ids]
    body = {"ids": ids, "by": "Ama"}
    client.post("/api/accept", json={"id": ids[1], "by": "Esi"})
    assert client.post("/api/merge", json=body, headers={"If-Match": ", ".join(tags)}).status_code == 412
    tags[1] = tag(client, ids[1])
    assert client.post("/api/merge", json=body, headers={"If-Match": ", ".join(tags)}).status_code == 201


@pytest.mark.parametrize(
    ("told", "status", "why"),
    [
        ("*", 201, "whatever it is now"),
        (None, 201, "whoever does not say is not asked"),
        ('"no", "such"', 412, "tags of something else"),
        ("no quotes", 400, "no tag"),
        ('W/"{tag}"', 412, "a weak tag matches nothing"),
    ],
)
def test_forms(client: TestClient, told: str | None, status: int, why: str) -> None:
    id = first(client, "ASSAULT")
    told = told and told.replace('"{tag}"', tag(client, id))
    answer = correct(client, id, 15, told)
    assert answer.status_code == status, why
    assert status != 400 or answer.json()["parameter"] == "If-Match"


def test_what_is_no_event(client: TestClient) -> None:
    """An actor has no version; a correction that is taken back neither."""
    body = {"id": "NOR", "field": "name", "value": "Norge", "by": "Ama", "kind": "actor"}
    assert client.post("/api/correct", json=body, headers={"If-Match": "*"}).status_code == 412
    assert client.post("/api/correct", json=body).status_code == 201
    back = client.post("/api/undo", json={"number": 1, "by": "Ama"}, headers={"If-Match": "*"})
    assert (back.status_code, back.json()["parameter"]) == (400, "If-Match")
