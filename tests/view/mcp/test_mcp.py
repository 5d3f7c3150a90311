"""The server as an assistant meets it: the SDK's own client starts the real process and calls every tool."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

import legation
from asked import STORIES, keep
from legation.story import story

mcp = pytest.importorskip("mcp", reason="the extra mcp is not installed")
SOURCE = str(Path(legation.__file__).parents[1])
LONG = "Minister Wang Yi visited Jakarta on Tuesday and met President Joko Widodo there. " * 300


class Assistant:
    """A client of a running server; its calls are made one after the other."""

    def __init__(self, path: Path) -> None:
        self._loop = asyncio.new_event_loop()
        env = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        started = mcp.StdioServerParameters(
            command=sys.executable, args=["-m", "legation", "mcp", str(path)], env=env | {"PYTHONPATH": SOURCE}
        )
        self._calls: asyncio.Queue[Any] = asyncio.Queue()
        self._task = self._loop.create_task(self._talk(started))

    async def _talk(self, started: Any) -> None:
        async with mcp.Client(started) as client:
            while (asked := await self._calls.get()) is not None:
                call, given = asked
                try:
                    given.set_result(await call(client))
                except Exception as error:
                    given.set_exception(error)

    def do(self, call: Any) -> Any:
        """What a call of the client gives."""
        given = self._loop.create_future()
        self._calls.put_nowait((call, given))
        return self._loop.run_until_complete(asyncio.wait_for(given, 120))

    def call(self, tool: str, /, **arguments: Any) -> Any:
        """What a tool answers; its text says the same as its data."""
        result = self.do(lambda client: client.call_tool(tool, arguments))
        assert not result.is_error, result.content[0].text
        assert msgspec.json.decode(result.content[0].text) == result.structured_content
        assert len(result.content[0].text) <= 26_000
        return result.structured_content

    def refused(self, tool: str, /, **arguments: Any) -> str:
        """Why a tool does not answer."""
        result = self.do(lambda client: client.call_tool(tool, arguments))
        assert result.is_error
        return str(result.content[0].text)

    def close(self) -> None:
        self._calls.put_nowait(None)
        self._loop.run_until_complete(self._task)
        self._loop.close()


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = keep(tmp_path_factory.mktemp("mcp") / "news.db")
    with legation.open(path) as record:
        record.add([story(LONG, id="long", published="2024-05-15", publisher="Long Reads")])
    return path


@pytest.fixture(scope="module")
def assistant(path: Path) -> Iterator[Assistant]:
    made = Assistant(path)
    yield made
    made.close()


@pytest.fixture(scope="module")
def ids(path: Path) -> dict[str, str]:
    with legation.open(path, readonly=True) as record:
        attack = next(event for event in record.events() if event.stories == 2)
        return {"event": attack.id, "story": record.stories()[0].id}


def sources_hold(path: Path, rows: list[Any]) -> None:
    """That every source says what the story says at its place."""
    assert rows
    with legation.open(path, readonly=True) as record:
        for row in rows:
            for source in row["sources"]:
                assert {"story_id", "publisher", "published"} <= set(source)
                if "words" in source:
                    text = record.story(source["story_id"]).text
                    assert text[source["start"] : source["end"]] == source["words"]


# What there is -------------------------------------------------------------------------------------------------


def test_tools_are_described_for_a_model(assistant: Assistant) -> None:
    tools = assistant.do(lambda client: client.list_tools()).tools
    names = [tool.name for tool in tools]
    assert names == ["search", "events", "event", "story", "stories", "read", "actors", "actor", "dyad", "engagements",
                     "statements", "commitments", "incidents", "timeline", "facets", "codes"]  # fmt: skip
    for tool in tools:
        assert len(tool.description) > 50
        assert tool.annotations.read_only_hint
        jsonschema.Draft202012Validator.check_schema(tool.input_schema)
        for name, told in tool.input_schema["properties"].items():
            assert len(told["description"]) > 10, f"{tool.name} {name}"
    told = {tool.name: tool.input_schema["properties"] for tool in tools}
    assert "CONSULT" in told["events"]["type"]["description"]
    assert "military" in told["events"]["context"]["enum"]
    assert told["events"]["limit"]["default"] == 10
    assert sum(len(msgspec.json.encode(tool.input_schema)) + len(tool.description) for tool in tools) < 30_000


def test_the_server_says_how_to_quote(assistant: Assistant) -> None:
    async def told(client: Any) -> Any:
        return client.instructions, client.server_info

    instructions, info = assistant.do(told)
    assert info.name == "legation"
    assert "Quote your sources" in instructions


# Every tool ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("search", {"words": "attack"}),
        ("search", {"words": "Ghana", "in": "event,story"}),
        ("events", {}),
        ("events", {"party": "NOR", "type": "consult", "status": "current", "order": "first"}),
        ("dyad", {"one": "NOR", "other": "GHA"}),
        ("engagements", {"party": "NOR"}),
        ("statements", {"speaker": "NOR"}),
        ("commitments", {"least": 1_000_000, "currency": "usd"}),
        ("incidents", {"least_dead": 10}),
    ],
)
def test_rows_can_be_quoted(assistant: Assistant, path: Path, name: str, arguments: dict[str, Any]) -> None:
    rows = assistant.call(name, **arguments)["items"]
    sources_hold(path, [row for row in rows if row.get("kind") != "actor"])


def test_sums_are_quoted_where_they_stand(assistant: Assistant) -> None:
    row = assistant.call("commitments")["items"][0]
    assert (row["value"], row["currency"]) == (12_000_000, "USD")
    assert "$12 million" in row["sources"][0]["words"]
    assert row["sources"][0]["url"] == "https://news.example/accra"


def test_an_event_with_its_tellings(assistant: Assistant, ids: dict[str, str]) -> None:
    told = assistant.call("event", id=ids["event"])
    assert told["event"]["witnesses"] == 2
    assert {telling["publisher"] for telling in told["tellings"]} == {STORIES[1][2], STORIES[2][2]}
    assert {(each["field"], each["value"]) for each in told["conflicts"]} >= {("dead", "14"), ("dead", "16")}
    text = {story[2]: story[0] for story in STORIES}
    for telling in told["tellings"]:
        words, trigger = text[telling["publisher"]], telling["mention"]["trigger"]
        assert words[telling["start"] : telling["end"]] == telling["words"]
        assert words[trigger["start"] : trigger["end"]] == trigger["text"]
    one = assistant.call("event", id=ids["event"], limit=1)
    assert "tellings more" in one["note"]
    rest = assistant.call("event", id=ids["event"], after=one["tellings"][0]["mention"]["id"])
    assert one["tellings"] + rest["tellings"] == told["tellings"]


def test_a_long_story_in_stretches(assistant: Assistant) -> None:
    start, words = 0, ""
    while True:
        told = assistant.call("story", id="long", start=start, length=9000)
        words += told["text"]["words"]
        start = told["text"]["end"]
        if "goes on" not in told.get("note", ""):
            break
        assert f"start={start}" in told["note"]
    assert words == LONG
    assert told["story"]["characters"] == len(LONG)


def test_a_story_and_what_was_read_from_it(assistant: Assistant, ids: dict[str, str]) -> None:
    told = assistant.call("story", id=ids["story"])
    assert told["text"]["words"] == STORIES[0][0]
    assert told["quotations"][0]["text"] == "Ghana is a friend"
    assert {"CONSULT", "AID"} <= {event["type"] for event in told["events"]}
    assert "note" not in told


def test_a_text_is_read_and_not_kept(assistant: Assistant, path: Path) -> None:
    text = "Foreign Minister Wang Yi visited Jakarta on Tuesday.\n\nHe met the president."
    told = assistant.call("read", text=text, published="2024-05-15")
    assert told["text"]["words"] == text
    assert told["events"][0]["date"]["start"] == "2024-05-14"
    with legation.open(path, readonly=True) as record:
        assert len(record.stories()) == len(STORIES) + 1


def test_an_actor_is_followed(assistant: Assistant, path: Path) -> None:
    who = assistant.call("actors", name="Eide")["items"][0]
    told = assistant.call("actor", id=who["id"])
    assert told["actor"]["country"] == "NOR"
    sources_hold(path, told["events"])
    assert told["statements"][0]["sources"][0]["words"] == "Ghana is a friend"
    assert assistant.call("actor", id=who["id"], since="2024")["events"] == []
    assert assistant.call("actor", id="Norway")["actor"]["id"] == "NOR"


def test_counts_and_codes(assistant: Assistant) -> None:
    assert assistant.call("timeline", by="month")["items"][0]["period"] == "2023-11"
    assert {row["value"] for row in assistant.call("facets", field="type")["items"]} >= {"CONSULT", "ASSAULT"}
    assert len(assistant.call("codes")["types"]) == 16
    assert {row["id"] for row in assistant.call("stories")["items"]} >= {"long"}


def test_what_is_left_out_is_told_and_can_be_had(assistant: Assistant) -> None:
    found: list[str] = []
    after: dict[str, str] = {}
    while True:
        told = assistant.call("events", limit=2, order="first", **after)
        found += [row["id"] for row in told["items"]]
        if "note" not in told:
            break
        assert f'after="{found[-1]}"' in told["note"]
        after = {"after": found[-1]}
    assert found == [row["id"] for row in assistant.call("events", limit=50, order="first")["items"]]
    assert "Nothing in the record fits" in assistant.call("events", since="2031")["note"]


# Errors --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "arguments", "told"),
    [
        ("events", {"type": "hug"}, "type: there is no"),
        ("events", {"type": "CONSULT/vist"}, "Did you mean CONSULT/visit"),
        ("events", {"country": "NOR"}, 'no parameter "country"'),
        ("events", {"limit": 51}, "limit:"),
        ("events", {"limit": "10"}, "limit:"),
        ("events", {"limit": 10**30}, "limit:"),
        ("events", {"since": "last week"}, "since:"),
        ("events", {"conflict": "yes"}, "conflict:"),
        ("events", {"party": ["NOR"]}, "party:"),
        ("events", {"party": "a\u0000b"}, "party:"),
        ("events", {"after": "none"}, "Begin again without it"),
        ("event", {"id": "none"}, "no event or mention"),
        ("event", {}, "id is wanting"),
        ("story", {"id": "none"}, "no story"),
        ("story", {"id": "long", "start": 10**9}, "start: the text has"),
        ("actor", {"id": "Nobody"}, "no actor"),
        ("search", {"words": "?"}, "no word to look for"),
        ("read", {"text": "   "}, "text:"),
        ("read", {"text": "Le ministre est arrivé hier à Lima pour une visite de deux jours."}, "not in English"),
        ("read", {"text": "x " * 25_001}, "text:"),
        ("facets", {"field": "colour"}, "field: there is no"),
    ],
)
def test_what_cannot_be_answered_says_why(
    assistant: Assistant, name: str, arguments: dict[str, Any], told: str
) -> None:
    assert told in assistant.refused(name, **arguments)


def test_a_tool_that_there_is_none_of(assistant: Assistant) -> None:
    with pytest.raises(mcp.MCPError, match="There are: search"):
        assistant.do(lambda client: client.call_tool("correct", {}))


def run(*arguments: str, path: str = SOURCE) -> subprocess.CompletedProcess[str]:
    env = os.environ | {"PYTHONPATH": path}
    command = [sys.executable, "-m", "legation", "mcp", *arguments]
    return subprocess.run(command, env=env, capture_output=True, text=True, input="", check=False, timeout=120)


def test_what_cannot_be_served_is_told(tmp_path: Path, path: Path) -> None:
    assert "no such record" in run(str(tmp_path / "none.db")).stderr
    (tmp_path / "text.db").write_text("no record")
    told = run(str(tmp_path / "text.db"))
    assert (told.returncode, told.stdout) == (1, "")
    assert "no record" in told.stderr
    (tmp_path / "mcp.py").write_text("raise ImportError('no mcp')")
    told = run(str(path), path=f"{tmp_path}{os.pathsep}{SOURCE}")
    assert told.returncode == 2
    assert 'pip install "legation[mcp]"' in told.stderr
    assert run(str(path)).returncode == 0  # an assistant that hangs up at once


def test_the_sdk_is_loaded_only_where_it_is_needed() -> None:
    code = "import sys, legation.view.cli; print('mcp' in sys.modules, 'pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], env=os.environ | {"PYTHONPATH": SOURCE}, capture_output=True,
                          text=True, check=True)  # fmt: skip
    assert done.stdout.split() == ["False", "False"]
