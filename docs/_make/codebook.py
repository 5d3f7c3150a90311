"""The codebook as a page: types, modes, what triggers them with examples, what is excluded; contexts; statuses."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib import resources

from legation.event import plover
from legation.event.entries import Example, Side, Trigger
from legation.event.scales import cameo, scales

QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
STATUSES = {
    "current": "It happened or is happening, as the story's news.",
    "historical": "It happened before, and the story recalls it as background.",
    "future": "It is planned, announced or expected.",
    "hypothetical": "It is possible, asked for, feared, or hangs on a condition.",
    "negated": "It did not happen, or is denied.",
}
INTRO = """# Codebook

This page is made from the files by which Legation codes (`src/legation/data/codebook/*.toml`). The types, modes,
contexts and statuses are those of [PLOVER](https://github.com/openeventdata/PLOVER); triggers and examples were written
for Legation. `legation explain CONSULT/visit` prints an entry; [the format](../codebook-format.md) says how to read and
change one.

Each trigger shows its words, where its parties come from (**actor slots > recipient slots**), what narrows it, and a
sentence with its coding. **Every sentence here is run as a test**: what is coded must come out, and what stands under
*not coded* must not.

- **Quad class** and **intensity** (−10 to 10) are PLOVER's, of the manual's draft 2.0; **CAMEO** is the code that
  stands for the type or mode where the words support no deeper one.
- An event mention has one type, at most one mode, a status, and any number of contexts.
- Whoever acts is *actor*; whoever it is done to is *recipient*; each type says what that means for it.
"""


def pages() -> dict[str, str]:
    """The pages in Markdown, by file: an overview, and one a type."""
    made = {"codebook.md": "\n".join([INTRO, *_overview(), *_statuses(), *_contexts()]) + "\n"}
    return made | {f"codebook-{name.lower()}.md": "\n".join(_type(name)) + "\n" for name in plover().types}


def _overview() -> Iterator[str]:
    yield "| type | definition | quad class | intensity | CAMEO | triggers |\n|---|---|---|---|---|---|"
    book = plover()
    for name, entry in book.types.items():
        scale = scales()[name, None]
        number = sum(trigger.type == name for trigger in book.triggers)
        first = entry.definition.split(". ")[0].rstrip(".")
        yield (
            f"| [{name}](codebook-{name.lower()}.md) | {_cell(first)} | {scale.quad} {QUADS[scale.quad]} | {scale.intensity:+.1f} "
            f"| {scale.cameo} | {number} |"
        )
    listed = "\n".join(f"codebook-{name.lower()}" for name in book.types)
    yield f"\n```{{toctree}}\n:hidden:\n\n{listed}\n```\n"


def _type(name: str) -> Iterator[str]:
    book, entry = plover(), plover().types[name]
    quad = scales()[name, None].quad
    yield f"# {name}\n\n{entry.definition}\n"
    yield f"**Direction.** {entry.direction}\n" if entry.direction else ""
    yield f"**Quad class** {quad}, {QUADS[quad]}.\n"
    own = [mode for type_, mode in scales() if type_ == name]
    yield "| mode | definition | intensity | CAMEO |\n|---|---|---|---|"
    for mode in own:
        scale = scales()[name, mode]
        told = entry.modes.get(mode, "") if mode else "(where no mode fits)"
        code = f"{scale.cameo} {cameo().get(scale.cameo, '').lower()}" if scale.cameo else "–"
        yield f"| {mode or '–'} | {_cell(told)} | {scale.intensity:+.1f} | {_cell(code)} |"
    yield ""
    triggers = [trigger for trigger in book.triggers if trigger.type == name]
    for mode in own:
        if those := [trigger for trigger in triggers if trigger.mode == mode]:
            number = f"{len(those)} trigger{'s' * (len(those) > 1)}"
            yield f"## {f'{name}/{mode}' if mode else f'{name} without a mode'}: {number}\n"
            yield from map(_trigger, those)
            yield ""


def _trigger(trigger: Trigger) -> str:
    words = ", ".join(" ".join([*before, head]) for head, before in trigger.words)
    frame = " > ".join(_slots(side) for side in (trigger.actor, trigger.recipient))
    lines = [f"- **{_plain(words)}** ({trigger.kind}) · `{frame}`{_narrowed(trigger)}"]
    lines += [f"  - {_example(example)}" for example in trigger.examples]
    lines += [f"  - *not coded:* “{_plain(sentence)}”" for sentence in trigger.never]
    return "\n".join(lines)


def _slots(side: Side) -> str:
    return "|".join("+".join(group) for group in side) or "-"


def _narrowed(trigger: Trigger) -> str:
    told = []
    for word, table in (("only where", trigger.narrow), ("not where", trigger.unless)):
        for slot, values in table.items():
            shown = ", ".join(sorted(values)[:8]) + (" …" if len(values) > 8 else "")
            told.append(f"{word} {slot} is {shown}")
    return f" · {_plain('; '.join(told))}" if told else ""


def _example(example: Example) -> str:
    actors, recipients = ("; ".join(side) or "–" for side in (example.actors, example.recipients))
    status = f" [{example.status}]" if example.status not in (None, "current") else ""
    return f"“{_plain(example.sentence)}” {_plain(actors)} → {_plain(recipients)}{status}"


def _contexts() -> Iterator[str]:
    text = resources.files("legation").joinpath("data", "contexts.toml").read_text(encoding="utf8")
    yield "## Contexts\n\nWhat an event is about beside what it is: given where such words stand in its sentence.\n"
    yield "| context | words that show it |\n|---|---|"
    for name, words in tomllib.loads(text).items():
        shown = ", ".join(words[:14]) + (" …" if len(words) > 14 else "")
        yield f"| {name} | {_cell(shown)} |"
    yield ""


def _statuses() -> Iterator[str]:
    yield "## Statuses\n\n| status | what it says |\n|---|---|"
    yield from (f"| {name} | {told} |" for name, told in STATUSES.items())
    yield ""


def _plain(text: str) -> str:
    """Text in which Markdown sees no marks."""
    for mark in "\\*_[]<>`":
        text = text.replace(mark, f"\\{mark}")
    return text


def _cell(text: str) -> str:
    return _plain(" ".join(text.split())).replace("|", "\\|")
