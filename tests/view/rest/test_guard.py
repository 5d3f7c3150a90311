"""Who may ask: other sites may not send forms or read under a name of theirs; corrections need the token."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from asked import keep
from legation.view.rest.limits import Limits, client_of
from legation.view.web import explorer

BASE = "http://127.0.0.1:8765"
TEXT = {"text": "Foreign Minister Wang Yi visited Jakarta on Tuesday."}
MERGE = {"ids": ["a", "b"], "by": "Ama"}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return keep(tmp_path_factory.mktemp("guard") / "news.db")


@pytest.fixture(scope="module")
def open_client(path: Path) -> Iterator[TestClient]:
    """A client of a server on this machine, without a token."""
    with TestClient(explorer(path, rate=0), base_url=BASE) as client:
        yield client


@pytest.fixture(scope="module")
def shut_client(path: Path) -> Iterator[TestClient]:
    """A client of a server with a token, without the token."""
    with TestClient(explorer(path, token="wörd", rate=0), base_url=BASE) as client:
        yield client


@pytest.mark.parametrize("address", ["/api/events", "/api", "/events", "/", "/api/openapi.json"])
@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8765", 200),
        ("127.0.0.1", 200),
        ("localhost:8765", 200),
        ("LOCALHOST", 200),
        ("[::1]:8765", 200),
        ("rebound.example:8765", 403),  # a name of another site that points at this machine
        ("127.0.0.1.example", 403),
        ("localhost.example:8765", 403),
        ("192.168.0.7:8765", 403),
        ("", 403),
        ("[::1", 403),
        ("127.0.0.1:8765@elsewhere.example", 403),
    ],
)
def test_without_a_token_only_names_of_this_machine_are_answered(
    open_client: TestClient, address: str, host: str, status: int
) -> None:
    assert open_client.get(address, headers={"Host": host}).status_code == status


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),  # a program
        ({"Origin": BASE}, 200),
        ({"Origin": BASE, "Sec-Fetch-Site": "same-origin"}, 200),
        ({"Origin": "https://elsewhere.example"}, 403),
        ({"Origin": "null"}, 403),  # a frame without a home
        ({"Origin": "http://127.0.0.1:9999"}, 403),  # another program of this machine
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Host": "rebound.example", "Origin": "http://rebound.example"}, 403),
    ],
)
def test_forms_of_other_sites_do_nothing(open_client: TestClient, headers: dict[str, str], status: int) -> None:
    assert open_client.post("/api/read", json=TEXT, headers=headers).status_code == status
    page = open_client.post("/paste", data=TEXT, headers=headers)
    assert page.status_code == status


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_what_a_form_of_another_site_could_send_is_not_taken(open_client: TestClient, kind: str) -> None:
    answer = open_client.post("/api/read", content=b'{"text": "x"}', headers={"Content-Type": kind})
    assert answer.status_code == 415
    assert answer.headers["accept-post"] == "application/json"


def test_corrections_without_a_token_come_only_from_the_pages(open_client: TestClient) -> None:
    refused = open_client.post("/api/merge", json=MERGE)
    assert refused.status_code == 403
    assert "--token" in refused.json()["detail"]
    assert open_client.post("/api/merge", json=MERGE, headers={"Origin": "http://localhost:8765"}).status_code == 403
    assert open_client.post("/api/merge", json=MERGE, headers={"Origin": BASE}).status_code == 404  # no such events


@pytest.mark.parametrize(
    ("headers", "query", "status"),
    [
        ({}, "", 401),
        ({"Authorization": "Bearer word"}, "", 401),
        ({"Authorization": "Basic w\u00f6rd".encode()}, "", 401),
        ({"Authorization": b"Bearer"}, "", 401),
        ({}, "?token=word", 401),
        ({}, "?token=w%C3%B6rd", 200),
        ({}, "?token=%ED%A0%80", 401),
        ({"Cookie": "legation-token=word"}, "", 401),
    ],
)
def test_a_token_is_asked_for(shut_client: TestClient, headers: dict[str, str], query: str, status: int) -> None:
    shut_client.cookies.clear()
    answer = shut_client.get(f"/api/events{query}", headers=headers)
    assert answer.status_code == status
    if status == 401:
        assert answer.headers["www-authenticate"].startswith("Bearer")
        assert answer.headers["content-type"] == "application/problem+json"
        assert "wörd" not in answer.text
    else:
        assert "token" not in (answer.json()["next"] or "")


def test_with_a_token_any_name_is_answered_and_corrections_are_taken(path: Path) -> None:
    app = explorer(path, token="word", rate=0)
    with TestClient(app, base_url="http://record.example", headers={"Authorization": "Bearer word"}) as client:
        assert client.get("/api/events").status_code == 200
        assert client.post("/api/merge", json=MERGE).status_code == 404
        other = {"Origin": "https://elsewhere.example"}
        assert client.post("/api/merge", json=MERGE, headers=other).status_code == 403


def test_a_cookie_does_not_help_another_site(path: Path) -> None:
    with TestClient(explorer(path, token="word", rate=0), base_url=BASE) as client:
        kept = client.get("/?token=word").headers["set-cookie"].lower()
        assert "httponly" in kept
        assert "samesite=strict" in kept
        assert client.get("/api/events").status_code == 200
        assert client.post("/api/merge", json=MERGE, headers={"Origin": "https://elsewhere.example"}).status_code == 403


def test_every_answer_says_what_a_browser_may_do_with_it(open_client: TestClient, shut_client: TestClient) -> None:
    shut_client.cookies.clear()
    for answer in (open_client.get("/api/events"), open_client.get("/api/none"), shut_client.get("/api/events")):
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"
        assert "access-control-allow-origin" not in answer.headers


def test_who_asks_too_fast_is_told_to_wait(path: Path) -> None:
    with TestClient(explorer(path, rate=0.5), base_url=BASE) as client:
        answers = [client.get("/api/codes") for _ in range(7)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429] * 2
    assert answers[-1].headers["content-type"] == "application/problem+json"
    assert 1 <= int(answers[-1].headers["retry-after"]) <= 2


def test_buckets_fill_again_and_are_each_client_s_own() -> None:
    now = [0.0]
    limits = Limits(2, clock=lambda: now[0])
    assert [limits.wait("a") for _ in range(21)] == [0] * 20 + [1]
    assert limits.wait("b") == 0
    now[0] = 1.0
    assert [limits.wait("a") for _ in range(3)] == [0, 0, 1]
    assert limits.wait("c", 10_000) == 0  # dearer than a full bucket: a full one pays it
    assert limits.wait("c", 4) == 2
    assert all(Limits(0).wait("a") == 0 for _ in range(1000))


@pytest.mark.parametrize(
    ("host", "client"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        (None, "local"),
        ("testclient", "testclient"),
    ],
)
def test_clients(host: str | None, client: str) -> None:
    assert client_of(host) == client
