"""The explorer gives what a page shows as a report to save."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

import legation
from legation.story import story
from legation.view.web.app import explorer


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    path: Path = tmp_path_factory.mktemp("briefs") / "x.db"
    with legation.open(path) as record:
        record.add(
            story(text, published="2024-05-15") for text in ("Kenya thanked Uganda on Monday.", "Chad condemned Mali.")
        )
    return TestClient(explorer(path), base_url="http://127.0.0.1")


def test_a_report_has_the_filters_of_the_page(client: TestClient) -> None:
    page = client.get("/brief.html?party=KEN")
    assert page.headers["content-disposition"] == 'attachment; filename="brief.html"'
    assert "Kenya thanked Uganda" in page.text
    assert "Mali" not in page.text
    assert client.get("/brief.md").text.startswith("# All parties")
    assert 'href="/brief.html?party=KEN"' in client.get("/events?party=KEN").text


def test_what_cannot_be_asked_is_told(client: TestClient) -> None:
    assert client.get("/brief.html?type=NONE").status_code in (400, 404)
