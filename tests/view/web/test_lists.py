"""Lists of the explorer: their filters, order, pages and files, which all stand in the address."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from legation.view.web import explorer, pages
from legation.view.web.asked import address, filters_of, local
from legation.view.web.deciding import COOKIE
from record.world import WORLD, fill

ROWS = {
    "events": r'class="q\d type" href="/events/([^"]+)"',
    "incidents": r'class="q\d type" href="/events/([^"]+)"',
    "engagements": r'<td data-name="how"><a href="/events/([^"]+)"',
    "actors": r'<th scope="row"><a href="/actors/([^"]+)"',
    "statements": r'<td data-name="published"><a href="/stories/([^"]+)"',
}


@pytest.fixture(scope="module")
def client(record_path: Path) -> Iterator[TestClient]:
    with TestClient(explorer(record_path), base_url="http://127.0.0.1") as client:
        yield client


@pytest.mark.parametrize("order", ["latest", "first"])
@pytest.mark.parametrize("name", ROWS)
def test_pages_show_every_row_once_in_order(client: TestClient, name: str, order: str,
                                            monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    whole = re.findall(ROWS[name], client.get(f"/{name}?order={order}").text)
    monkeypatch.setattr(pages, "PAGE", 2)
    found, at, turns = [], f"/{name}?order={order}", 0
    while at:
        page = client.get(unescape(at)).text
        found += re.findall(ROWS[name], page)
        following = re.search(r'rel="next" href="([^"]+)"', page)
        at, turns = following[1] if following else "", turns + 1
    assert found == whole
    assert turns == -(-len(whole) // 2)


@pytest.mark.parametrize("name", [*ROWS, "commitments"])
def test_the_same_rows_as_parquet(client: TestClient, name: str) -> None:
    polars = pytest.importorskip("polars")
    table = polars.read_parquet(io.BytesIO(client.get(f"/{name}.parquet?order=first").content))
    rows = client.get(f"/{name}.json?order=first").json()
    assert table.height == len(rows) > 0
    key = "event_id" if name == "commitments" else "id"
    assert table[key].to_list() == [row[key] for row in rows]
    none = client.get(f"/{name}.parquet?{'name' if name == 'actors' else 'since'}=2090")
    assert polars.read_parquet(io.BytesIO(none.content)).height == 0


def test_without_polars_it_is_told_what_to_install(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "polars", None)
    answer = client.get("/events.parquet")
    assert answer.status_code == 400
    assert "pip install &#34;legation[tables]&#34;" in answer.text


@pytest.mark.parametrize(
    ("query", "filters"),
    [
        ({"party": "Norway", "with": " ghana ", "month": "2024-05"},
         {"party": "NOR", "with_": "GHA", "since": "2024-05", "until": "2024-05"}),
        ({"party": "Eide", "place": "Accra"}, {"party": "Eide", "place": "Accra"}),
        ({"actor": "NOR", "month": "", "words": ""}, {"actor": "NOR"}),
        ({"confidence": "0.5", "conflict": "1", "reviewed": "no"},
         {"confidence": 0.5, "conflict": True, "reviewed": False}),
    ],
)  # fmt: skip
def test_filters_of_an_address(query: dict[str, str], filters: dict[str, object]) -> None:
    assert filters_of(query) == filters


def test_addresses_keep_what_was_asked() -> None:
    asked = {"party": "NOR", "after": "x", "with": "GHA"}
    assert address("/events", asked) == "/events?party=NOR&with=GHA"
    assert address("/events", asked, with_="FRA", party=None) == "/events?with=FRA"
    assert address("/events", asked, after="y").endswith("after=y")


@pytest.mark.parametrize(
    ("told", "goes"),
    [("/review?after=1", "/review?after=1"), ("//evil.example", "/"), ("https://evil.example", "/"), ("/\\evil", "/"),
     ("/a\r\nSet-Cookie: x", "/"), ("", "/")],
)  # fmt: skip
def test_forms_lead_back_to_this_site_only(told: str, goes: str) -> None:
    assert local(told, "/") == goes


def test_who_decides_is_remembered(tmp_path: Path) -> None:
    fill(tmp_path / "x.db", WORLD)
    with TestClient(explorer(tmp_path / "x.db"), base_url="http://127.0.0.1") as client:
        client.post("/review/name", data={"by": "Ólafía <b>", "back": "//evil.example"})
        assert client.cookies[COOKIE].isascii()
        answer = client.post("/events/a1-CONSULT/act", data={"action": "accept", "back": "/review"})
        assert "Ólafía &lt;b&gt;" in answer.text
        assert "1</b> accepted" in answer.text
        assert client.post("/events/a1-CONSULT/act", data={"action": "dance"}).status_code == 400
        assert client.get("/review?after=nothing").status_code == 400


def test_what_was_counted_is_counted_anew_after_a_change(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    fill(path, WORLD[:3])
    with TestClient(explorer(path), base_url="http://127.0.0.1") as client:
        assert "<b>1</b> event," in client.get("/events").text
        fill(path, WORLD)
        assert "<b>5</b> events," in client.get("/events").text
        path.rename(tmp_path / "y.db")
        for end in ("-wal", "-shm"):
            (tmp_path / f"x.db{end}").unlink(missing_ok=True)
        fill(path, WORLD[3:4])
        assert "<b>1</b> event," in client.get("/events").text, "another file under the same name"
