"""What no well-meaning program sends: each is refused with a problem that says why, or answered; none fails."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from asked import keep
from legation.view.rest.problems import KINDS
from legation.view.web import explorer

BIDI = "\u202egpj.exe\u2066"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    app = explorer(keep(tmp_path_factory.mktemp("hostile") / "news.db"), token="word", rate=0)
    with TestClient(app, base_url="http://127.0.0.1", headers={"Authorization": "Bearer word"}) as client:
        yield client


@pytest.mark.parametrize(
    ("address", "status", "parameter"),
    [
        ("events?limit=99999999999999999999999999", 400, "limit"),
        ("events?limit=-1", 400, "limit"),
        ("events?limit=1e3", 400, "limit"),
        ("events?limit=%D9%A1", 400, "limit"),  # an Arabic digit
        ("events?limit=", 400, "limit"),
        ("events?witnesses=9223372036854775808", 400, "witnesses"),
        ("events?confidence=nan", 400, "confidence"),
        ("events?confidence=inf", 400, "confidence"),
        ("events?confidence=1e999", 400, "confidence"),
        ("events?confidence=0.5", 200, None),
        ("commitments?least=1e15", 200, None),
        ("commitments?least=1e16", 400, "least"),
        ("commitments?currency=US", 400, "currency"),
        ("events?party=%00", 400, "party"),
        ("events?words=a%00b", 400, "words"),
        ("events?party=%FF%FE", 200, None),  # no UTF-8: it names nobody
        (f"events?party={BIDI}", 200, None),
        ("events?party=" + "x" * 301, 400, "party"),
        ("events?party=" + "%25" * 300, 200, None),
        ("events?words=" + "a%20" * 70, 200, None),
        ("events?words=%22", 400, "words"),
        ("events?words=a%22b%22", 200, None),
        ("events?words=NEAR(a,b)", 200, None),
        ("events?words=text:a", 200, None),
        ("events?words=*", 400, "words"),
        ("events?words=%27)%3B--", 400, "words"),
        ("events?party='%20OR%201=1--", 200, None),
        ("events?since=0000", 400, "since"),
        ("events?since=2023-13", 400, "since"),
        ("events?since=now", 400, "since"),
        ("events?conflict=1", 400, "conflict"),
        ("events?type=CONSULT/dance", 400, "type"),
        ("events?type=,", 400, "type"),
        ("events?typ=CONSULT", 400, "typ"),
        ("events?party=a&party=b", 400, "party"),
        ("events?after=x", 400, "after"),
        ("statements?after=%27", 400, "after"),
        ("timeline?after=1999-01", 400, "after"),
        ("timeline?by=hour", 400, "by"),
        ("search?in=event,%20story&words=attack", 200, None),
        ("search?in=table&words=attack", 400, "in"),
        ("search?words=attack&limit=501", 400, "limit"),
        ("facets/e.id", 400, "field"),
        ("events/x?id=y", 400, "id"),
        ("events/%00", 400, "id"),
        ("events/..%2F..%2Fetc", 404, None),
        ("stories/..%2F..%2Fetc", 404, None),
        ("actors/" + "x" * 3000, 400, "id"),
        ("dyads/NOR/%20", 400, "other"),
        ("events//tellings", 404, None),
        ("Events", 404, None),
        ("events.json", 404, None),
        ("facets/%0A", 404, None),  # a line break
    ],
)
def test_addresses(client: TestClient, address: str, status: int, parameter: str | None) -> None:
    answer = client.get(f"/api/{address}")
    assert answer.status_code == status, answer.text
    if status != 200:
        problem(answer, parameter)


def problem(answer: object, parameter: str | None = None) -> None:
    """That an answer tells a problem, in words that do no harm."""
    assert answer.headers["content-type"] == "application/problem+json"  # type: ignore[attr-defined]
    told = answer.json()  # type: ignore[attr-defined]
    assert told["status"] == answer.status_code  # type: ignore[attr-defined]
    assert told["type"].removeprefix("/api#") in KINDS
    assert told["title"] == KINDS[told["type"].removeprefix("/api#")]
    assert told.get("parameter") == parameter
    assert 10 < len(told["detail"]) < 3000
    assert not any(ord(letter) < 32 or letter in BIDI[0] for letter in told["detail"])
    assert "Traceback" not in answer.text  # type: ignore[attr-defined]


DEEP = b"[" * 200_000


@pytest.mark.parametrize(
    ("body", "status", "parameter"),
    [
        (b"", 400, None),
        (b"{", 400, None),
        (b"[]", 400, None),
        (b"null", 400, None),
        (b'"text"', 400, None),
        (b"\xff\xfe", 400, None),
        (b'{"text": "\xff"}', 400, None),
        (b'{"text": "\\ud800"}', 400, None),  # half of a pair
        (b'{"text": "\\ud83d\\ude00"}', 422, None),  # a whole one, and no word
        (b'{"text": NaN}', 400, None),
        (b'{"text": 1' + b"0" * 4000 + b"}", 400, "text"),
        (DEEP, 400, None),
        (b'{"text": ' + DEEP, 400, "text"),
        (b'{"id": ' + DEEP, 400, "id"),
        (b'{"a": 1}', 400, "a"),
        (b"{}", 400, "text"),
        (b'{"text": ["x"]}', 400, "text"),
        (b'{"text": "x", "publised": "2024"}', 400, "publised"),
        (b'{"text": "The president met him.", "published": "yesterday-ish"}', 422, None),
        (b'{"text": "The president met him.", "title": "' + b"x" * 2001 + b'"}', 400, "title"),
        (b'{"text": ""}', 422, None),
        (b'{"text": "\\u0000\\u0000"}', 422, None),
        (b'{"text": "Le ministre est arriv\xc3\xa9 hier \xc3\xa0 Lima pour une visite de deux jours."}', 422, None),
        (b'{"text": "' + b"a " * 100_001 + b'"}', 413, None),
        (b'{"text": "' + b"a" * 5_000_000 + b'"}', 413, None),
    ],
)
def test_texts_to_read(client: TestClient, body: bytes, status: int, parameter: str | None) -> None:
    answer = client.post("/api/read", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == status, answer.text[:300]
    problem(answer, parameter)


@pytest.mark.parametrize(
    "text", [f"The minister {BIDI} visited Accra on Monday.", "The president\u0000 visited Accra."]
)
def test_odd_letters_are_read(client: TestClient, text: str) -> None:
    told = client.post("/api/read", json={"text": text, "published": "2023-11-15"})
    assert told.status_code == 200
    kept = told.json()["story"]["text"]
    assert kept == text.replace("\u0000", "\ufffd")
    assert all(kept[event["trigger"]["start"] : event["trigger"]["end"]] for event in told.json()["events"])


def test_a_body_that_lies_about_its_length(client: TestClient) -> None:
    def parts() -> Iterator[bytes]:
        yield b'{"text": "'
        for _ in range(50):
            yield b"a" * 100_000

    headers = {"Content-Type": "application/json"}
    problem(client.post("/api/read", content=parts(), headers=headers))
    told = client.post("/api/read", content=b"{}", headers=headers | {"Content-Length": "9" * 30})
    assert told.status_code == 413
    told = client.post("/api/read", content=b"\x1f\x8b", headers=headers | {"Content-Encoding": "gzip"})
    assert told.status_code == 415


ID = "f" * 16


@pytest.mark.parametrize(
    ("act", "body", "status"),
    [
        ("correct", {"id": ID, "field": "dead", "value": 1, "by": "A"}, 404),
        ("correct", {"field": "colour", "value": 1, "by": "A"}, 422),
        ("correct", {"field": "dead", "value": 10**30, "by": "A"}, 400),
        ("correct", {"field": "dead", "value": -1, "by": "A"}, 422),
        ("correct", {"field": "dead", "value": 2**40, "by": "A"}, 422),
        ("correct", {"field": "dead", "value": 1.5, "by": "A"}, 422),
        ("correct", {"field": "dead", "value": True, "by": "A"}, 422),
        ("correct", {"field": "dead", "value": "many", "by": "A"}, 422),
        ("correct", {"field": "type", "value": {"a": 1}, "by": "A"}, 422),
        ("correct", {"field": "type", "value": ["CONSULT"], "by": "A"}, 422),
        ("correct", {"field": "mode", "value": 7, "by": "A"}, 422),
        ("correct", {"field": "status", "value": [], "by": "A"}, 422),
        ("correct", {"field": "date.start", "value": "2023-02-30", "by": "A"}, 422),
        ("correct", {"field": "date.start", "value": {}, "by": "A"}, 422),
        ("correct", {"field": "place.name", "value": 5, "by": "A"}, 422),
        ("correct", {"field": "place.country", "value": [[]], "by": "A"}, 422),
        ("correct", {"field": "actors", "value": [1], "by": "A"}, 422),
        ("correct", {"field": "actors", "value": {"name": "X", "country": 5}, "by": "A"}, 422),
        ("correct", {"field": "actors", "value": [{"name": "a\u0000"}], "by": "A"}, 400),
        ("correct", {"field": "dead", "value": 1}, 400),  # nobody says so
        ("correct", {"field": "dead", "value": 1, "by": ""}, 400),
        ("correct", {"field": "dead", "value": 1, "by": "x\u0007"}, 400),
        ("correct", {"field": "dead", "value": 1, "by": "A", "kind": "table"}, 400),
        ("correct", {"field": "title", "value": "x", "by": "A", "kind": "story"}, 404),
        ("correct", {"field": "dead", "value": 1, "by": "A", "extra": 1}, 400),
        ("correct", {"field": "dead", "value": "x" * 70_000, "by": "A"}, 413),
        ("accept", {"id": ID, "by": "A"}, 404),
        ("reject", {"id": ID, "by": "A"}, 404),
        ("reject", {"by": "A", "kind": "story"}, 400),
        ("merge", {"ids": [ID, ID], "by": "A"}, 404),
        ("merge", {"ids": ["{id}", "{id}"], "by": "A"}, 422),
        ("merge", {"ids": [ID], "by": "A"}, 400),
        ("split", {"mentions": [ID], "by": "A"}, 422),
        ("split", {"mentions": [], "by": "A"}, 400),
        ("undo", {"number": 10**12, "by": "A"}, 404),
        ("undo", {"number": 10**40, "by": "A"}, 400),
        ("undo", {"number": 0, "by": "A"}, 400),
        ("undo", {"number": "1", "by": "A"}, 400),
    ],
)
def test_corrections(client: TestClient, act: str, body: dict[str, object], status: int) -> None:
    id = client.get("/api/events?type=ASSAULT").json()["items"][0]["id"]
    own = {"id": id} if act in ("correct", "reject", "split") else {}
    sent = {**own, **body}
    if "{id}" in sent.get("ids", []):  # type: ignore[operator]
        sent["ids"] = [id, id]
    answer = client.post(f"/api/{act}", json=sent)
    assert answer.status_code == status, answer.text
    parameter = answer.json().get("parameter")
    problem(answer, parameter)
    assert client.get("/api/corrections").json()["items"] == []


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "BREW"])
@pytest.mark.parametrize("address", ["events", "read", "openapi.json", "correct"])
def test_methods(client: TestClient, method: str, address: str) -> None:
    answer = client.request(method, f"/api/{address}")
    assert answer.status_code == 405
    problem(answer)
    assert answer.headers["allow"] in ("GET, HEAD, OPTIONS", "OPTIONS, POST")
