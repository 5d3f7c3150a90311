"""The reading's JSON as a page: each object with its fields, types and what they say, made from the types themselves."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import msgspec

from legation.event.model import Reading

INTRO = """# A reading as JSON

`legation read --format jsonl` writes one such object a line, `--format json` an indented one, `legation.view.json.line`
the same from Python. This page is made from the types (`legation.event.model`, `legation.mention.model`,
`legation.story.model`), so it says what is written, field by field; [the guide](../guide.md#a-reading-field-by-field)
says it in fewer words.

- Offsets count Unicode code points into `story.text`, and `story.text[start:end]` is the `text` beside them. In `date`,
  `start` and `end` are the days, `from` and `to` the offsets.
- A value that cannot be tied to words is `null`. Every key is always there, but for `refused`: only where it is asked for.
- Keys of a story's input that Legation does not know are passed through in `story`.
- A new version may add keys; it removes or renames none without saying so in [the changes](changes.md).

The same as JSON Schema (2020-12), to check files or make types with: {download}`reading.schema.json`.

```python
import json

import legation
from legation.view.json import line

row = json.loads(line(legation.read("Foreign Minister Wang Yi visited Jakarta on Tuesday.", published="2024-05-15")))
event = row["events"][0]
trigger = event["trigger"]
assert row["story"]["text"][trigger["start"] : trigger["end"]] == trigger["text"] == "visited"
```
"""
ORDER = ("Reading", "Story", "Actor", "EventMention", "Party", "When", "Where", "Attribution", "Casualties", "Sum",
         "Quotation", "Counted", "Span")  # fmt: skip


def schema() -> str:
    """The JSON Schema of a reading, as it is written: what passes through a story stands in the story itself."""
    told = msgspec.json.schema(Reading)
    told["$defs"]["Story"]["properties"].pop("extra", None)
    told["$defs"]["Story"]["additionalProperties"] = True
    told["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


def page() -> str:
    """The page in Markdown."""
    defs: dict[str, Any] = json.loads(schema())["$defs"]
    order = [*(name for name in ORDER if name in defs), *(name for name in defs if name not in ORDER)]
    return "\n".join([INTRO, *(line for name in order for line in _object(name, defs[name]))])


def _object(name: str, told: dict[str, Any]) -> Iterator[str]:
    yield f"## {name}\n\n{_words(told.get('description', ''))}\n\n| key | type |\n|---|---|"
    for key, value in told.get("properties", {}).items():
        yield f"| `{key}` | {_type(value)} |"
    yield ""


def _words(docstring: str) -> str:
    return " ".join(docstring.replace("``", "`").split())


def _type(value: dict[str, Any]) -> str:
    if "$ref" in value:
        name = value["$ref"].rsplit("/", 1)[-1]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in value:
        return " or ".join(_type(each) for each in value["anyOf"])
    if "enum" in value:
        return " or ".join(f"`{json.dumps(each)}`" for each in value["enum"])
    if value.get("type") == "array":
        return f"list of {_type(value.get('items', {}))}"
    return {"null": "`null`"}.get(str(value.get("type")), str(value.get("type", "any")))
