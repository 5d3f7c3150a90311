"""The server: the tools over standard input and output, by the SDK of the Model Context Protocol."""

from __future__ import annotations

import asyncio
import logging
from importlib import resources
from pathlib import Path
from typing import Any

import msgspec
from mcp.server import Server
from mcp.server.context import ServerRequestContext
from mcp.server.stdio import stdio_server
from mcp.shared.exceptions import MCPError
from mcp.types import (
    INVALID_PARAMS,
    CallToolRequestParams,
    CallToolResult,
    ListToolsResult,
    PaginatedRequestParams,
    TextContent,
    ToolAnnotations,
)
from mcp.types import Tool as Described

import legation
from legation.errors import LegationError
from legation.view.mcp.tools import TOOLS, Answer, Tool
from legation.view.questions.parameters import asked_of

_LOG = logging.getLogger(__name__)
_BY_NAME = {tool.name: tool for tool in TOOLS}


def instructions() -> str:
    """What the server tells an assistant before it asks: ``data/view/assistant.txt``."""
    return resources.files("legation").joinpath("data", "view", "assistant.txt").read_text(encoding="utf8")


def run(path: Path) -> None:
    """Answer one assistant about the record at ``path`` until it hangs up."""
    asyncio.run(_run(path))


async def _run(path: Path) -> None:
    made = server(path)
    async with stdio_server() as (reads, writes):
        await made.run(reads, writes, made.create_initialization_options())


def server(path: Path) -> Server[Any]:
    """The server of the record at ``path``."""

    async def list_tools(context: ServerRequestContext[Any], params: PaginatedRequestParams | None) -> ListToolsResult:
        own = await asyncio.to_thread(_own_codes, path)
        return ListToolsResult(tools=[_described(tool, own) for tool in TOOLS])

    async def call_tool(context: ServerRequestContext[Any], params: CallToolRequestParams) -> CallToolResult:
        tool = _BY_NAME.get(params.name)
        if tool is None:
            raise MCPError(INVALID_PARAMS, f'there is no tool "{params.name}". There are: {", ".join(_BY_NAME)}.')
        return await asyncio.to_thread(_result, path, tool, params.arguments or {})

    return Server(
        "legation",
        version=legation.__version__,
        title="Legation",
        instructions=instructions(),
        on_list_tools=list_tools,
        on_call_tool=call_tool,
    )


def _own_codes(path: Path) -> tuple[str, ...]:
    """The codes of the types and modes that the user's own codebooks added to the record."""
    with legation.open(path, readonly=True) as record:
        return tuple(each.code for each in record.own_types())


def _described(tool: Tool, own: tuple[str, ...]) -> Described:
    hints = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
    return Described(
        name=tool.name,
        description=tool.about,
        input_schema=tool.schema(own),
        output_schema={"type": "object"},
        annotations=hints,
    )


def _result(path: Path, tool: Tool, arguments: Answer) -> CallToolResult:
    """What a tool answers, or why it does not: what the assistant can mend is told to it."""
    try:
        with legation.open(path, readonly=True) as record:
            asked = asked_of(tool.parameters, arguments, own=tuple(each.code for each in record.own_types()))
            answer = tool.call(record, asked)
    except LegationError as error:
        return _told(str(error), is_error=True)
    except Exception:
        _LOG.exception("an error that was not foreseen, in %s", tool.name)
        return _told("An error of the server: its log says what happened.", is_error=True)
    return _told(msgspec.json.encode(answer).decode(), structured=answer)


def _told(text: str, *, is_error: bool = False, structured: Answer | None = None) -> CallToolResult:
    return CallToolResult(
        content=[TextContent(type="text", text=text)], structured_content=structured, is_error=is_error
    )
