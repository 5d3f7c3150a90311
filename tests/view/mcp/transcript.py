"""The talk in ``docs/mcp.md``, made anew from what a real server answers.

usage: python tests/view/mcp/transcript.py [--check]

Writes the talk between the page's two marks; with ``--check`` only says whether it is up to date (exit 1 if not).
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

import mcp
import msgspec

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs" / "mcp.md"
BEGIN, END = "<!-- talk -->\n", "<!-- end of talk -->"

STORIES = (
    ("oslo-1", "2024-03-06", "Fjord Times", "Oslo pledges water money", "https://fjord.example/water",
     "Foreign Minister Espen Barth Eide of Norway visited Nairobi on Tuesday and met President William Ruto. "
     "Norway gave Kenya $40 million for wells. \"Water is peace,\" Eide said."),
    ("gao-1", "2024-03-08", "Sahel Post", "Attack near Gao", "https://sahel.example/gao",
     "Gunmen killed 12 soldiers in an attack on an army base near Gao, Mali, on Thursday, the army said."),
    ("gao-2", "2024-03-09", "Evening Mail", "Soldiers killed in Mali", "https://mail.example/mali",
     "Gunmen attacked an army base near the town of Gao, Mali, on Thursday and killed 15 soldiers, officials said."),
)  # fmt: skip
"""Id, day, publisher, title, address and text of each story of the record that is asked."""

CALLS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("Whom did Norway's foreign minister meet?", "engagements", {"actor": "Eide"}),
    ("What money was given?", "commitments", {"currency": "USD", "least": 1_000_000}),
    ("How many died near Gao?", "incidents", {"place": "MLI", "limit": 1}),
    ("Who says 12, who says 15?", "event", {"id": "{id}", "limit": 1}),
    ("What if a code is misspelt?", "events", {"type": "CONSULT/vist"}),
)
"""What an assistant wants to know, the tool that it calls, and with which arguments; {id}: the last row's id."""


def main() -> None:
    """Write or check."""
    old = PAGE.read_text(encoding="utf8")
    before, _, rest = old.partition(BEGIN)
    new = before + BEGIN + asyncio.run(talk()) + END + rest.partition(END)[2]
    if "--check" in sys.argv:
        sys.exit(0 if old == new else "docs/mcp.md is out of date: python tests/view/mcp/transcript.py")
    PAGE.write_text(new, encoding="utf8")


async def talk() -> str:
    """The calls with their answers, as Markdown."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.db"
        _keep(path)
        env = os.environ | {"PYTHONPATH": str(ROOT / "src")}
        started = mcp.StdioServerParameters(command=sys.executable, args=["-m", "legation", "mcp", str(path)], env=env)
        parts, id = [], ""
        async with mcp.Client(started) as client:
            for wanted, tool, given in CALLS:
                arguments = {name: id if value == "{id}" else value for name, value in given.items()}
                result = await client.call_tool(tool, arguments)
                answer = result.structured_content
                shown = _json(answer) if answer is not None else result.content[0].text
                parts.append(f"*{wanted}*\n\n```\n→ {tool} {msgspec.json.encode(arguments).decode()}\n{shown}\n```\n")
                id = answer["items"][0].get("id", "") if answer and "items" in answer else id
    return "\n" + "\n".join(parts) + "\n"


def _keep(path: Path) -> None:
    import legation
    from legation.story import story

    with legation.open(path) as record:
        record.add(
            story(text, id=id, published=day, publisher=publisher, title=title, url=url)
            for id, day, publisher, title, url, text in STORIES
        )


def _json(value: Any) -> str:
    return msgspec.json.format(msgspec.json.encode(value), indent=1).decode()


if __name__ == "__main__":
    main()
