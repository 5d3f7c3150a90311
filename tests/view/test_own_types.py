"""A record that a codebook of one's own coded: its types are asked for, shown and read with wherever PLOVER's are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import legation
from event.test_own_codebook import PORTS
from legation.errors import BadQuestion
from legation.story import story
from legation.view.mcp.tools import TOOLS
from legation.view.questions.parameters import asked_of
from legation.view.web import explorer

TEXT = "A French frigate docked at Doha on Monday. Qatar thanked France."
OTHER = "An Indian warship refuelled at Mombasa on Friday."
CODES = ("PORT-CALL", "PORT-CALL/refuelling")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("own")
    (folder / "ports.toml").write_text(PORTS, encoding="utf8")
    with legation.open(folder / "r.db") as record:
        record.add([story(TEXT, published="2024-05-15")], codebook=folder / "ports.toml")
    return folder / "r.db"


@pytest.fixture(scope="module")
def client(path: Path) -> Iterator[TestClient]:
    with TestClient(explorer(path, rate=0), base_url="http://127.0.0.1") as client:
        yield client


def test_the_record_tells_them(path: Path) -> None:
    with legation.open(path, readonly=True) as record:
        assert tuple(each.code for each in record.own_types()) == CODES
        assert record.quads()["PORT-CALL"] == 2
        assert record.quads()["AID"] == 2
        codebook = record.own_codebook()
    assert codebook is not None
    assert [file.name for file in codebook.files] == ["ports.toml"]


def test_pages(client: TestClient) -> None:
    """The front page counts them, filters offer and take them, an event of them has its page."""
    front = client.get("/")
    assert front.status_code == 200
    assert "/events?type=PORT-CALL" in front.text
    listed = client.get("/events?type=port-call")
    assert "<option>PORT-CALL/refuelling</option>" in listed.text
    assert "Doha" in listed.text
    assert client.get("/events.json?type=PORT-CALL").json()[0]["type"] == "PORT-CALL"
    for address in ("/map", "/network", "/calendar", "/review", "/engagements", "/api"):
        answer = client.get(address)
        assert answer.status_code == 200
        assert "PORT-CALL" in answer.text, address
    id = client.get("/events.json?type=PORT-CALL").json()[0]["id"]
    assert client.get(f"/events/{id}").status_code == 200


def test_a_text_that_is_pasted_is_read_with_them(client: TestClient) -> None:
    """Unless PLOVER alone is wished."""
    assert "PLOVER and ports.toml" in client.get("/paste").text
    own = client.post("/paste", data={"text": OTHER, "published": "2024-05-20"})
    assert "PORT-CALL/refuelling" in own.text
    plain = client.post("/paste", data={"text": OTHER, "published": "2024-05-20", "codebook": "plover"})
    assert "PORT-CALL" not in plain.text.partition("</form>")[2].partition("</form>")[2]


def test_a_text_that_is_pasted_is_kept_with_them(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    copy.write_bytes(path.read_bytes())
    with TestClient(explorer(copy, rate=0), base_url="http://127.0.0.1") as client:
        client.post("/paste", data={"text": OTHER, "published": "2024-05-20", "keep": "1"})
        assert len(client.get("/events.json?type=PORT-CALL/refuelling").json()) == 1


def test_the_api(client: TestClient) -> None:
    found = client.get("/api/events?type=port-call").json()["items"]
    assert [each["type"] for each in found] == ["PORT-CALL"]
    assert client.get("/api/events?type=PORT-CALL/refuelling").status_code == 200
    assert client.get("/api/events?type=PORT-CAL").json()["detail"].endswith("Did you mean PORT-CALL?")
    assert "PORT-CALL" in client.get("/api/openapi.json").text
    own = client.get("/api/codes").json()["types"][-1]
    assert (own["type"], list(own["modes"])) == ("PORT-CALL", ["refuelling"])
    assert "warship" in own["definition"]
    read = {"text": OTHER, "published": "2024-05-20"}
    assert "PORT-CALL" in [each["type"] for each in client.post("/api/read", json=read).json()["events"]]
    plain = client.post("/api/read", json=read | {"codebook": "plover"}).json()["events"]
    assert "PORT-CALL" not in [each["type"] for each in plain]


def test_tools(path: Path) -> None:
    """What an assistant is told of, and may ask."""
    tools = {tool.name: tool for tool in TOOLS}
    told = tools["events"].schema(CODES)["properties"]["type"]["description"]
    assert "PORT-CALL" in told
    with legation.open(path, readonly=True) as record:
        asked = asked_of(tools["events"].parameters, {"type": "PORT-CALL"}, own=CODES)
        assert len(tools["events"].call(record, asked)["items"]) == 1
        read = tools["read"].call(record, asked_of(tools["read"].parameters, {"text": OTHER}))
    assert "PORT-CALL" in str(read)
    with pytest.raises(BadQuestion, match="there is no"):
        asked_of(tools["events"].parameters, {"type": "PORT-CALL"})


def test_charts(path: Path) -> None:
    """Types of one's own are drawn in the colour of their quad class."""
    pytest.importorskip("altair", reason="the extra charts is not installed")
    from legation.view.charts import chart

    with legation.open(path, readonly=True) as record:
        assert '"PORT-CALL"' in chart(record, "types").json()
        assert '"PORT-CALL"' in chart(record, "timeline", parts="type").json()
