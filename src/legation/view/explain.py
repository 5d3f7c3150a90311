"""The codebook in words: what a type or mode is, and what makes the coder code it."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from shutil import get_terminal_size
from textwrap import wrap

from legation.event import plover
from legation.event.codebook import Codebook, Trigger
from legation.event.scales import scales


def contents(codebook: Codebook | None = None) -> str:
    """All types with the first sentence of their definition, each with its modes."""
    codebook = codebook or plover()
    lines = []
    for name, entry in codebook.types.items():
        lines += _wrapped(f"{name:<10} {entry.definition}", " " * 11)
        modes = _modes(name, codebook)
        lines += _wrapped(f"{'':<10} modes: {', '.join(modes)}", " " * 18) if modes else []
    return "\n".join([*lines, "", "More on one: legation explain CONSULT, legation explain CONSULT/visit"])


def explanation(topic: str, codebook: Codebook | None = None) -> str | None:
    """The entry of ``CONSULT`` or ``CONSULT/visit`` (in any case) as text; None where there is no such type or mode."""
    codebook = codebook or plover()
    name, _, mode = topic.strip().strip("/").partition("/")
    name, mode = name.upper(), mode.lower()
    entry = codebook.types.get(name)
    if entry is None or (mode and mode not in _modes(name, codebook)):
        return None
    triggers = [t for t in codebook.triggers if t.name == name and (not mode or t.mode == mode)]
    lines = [f"{name}/{mode}" if mode else name, ""]
    told = (entry.modes.get(mode) if mode else entry.definition, entry.direction, _scale(name, mode, codebook))
    lines += [line for part in told if part for line in _wrapped(part)]
    if not mode and (modes := _modes(name, codebook)):
        lines += ["", "Modes:"]
        lines += [line for m in modes for line in _wrapped(f"  {name}/{m}  {entry.modes.get(m, '')}".rstrip(), "    ")]
    lines += ["", f"{len(triggers)} trigger{'' if len(triggers) == 1 else 's'}, each with an example and its coding:"]
    return "\n".join([*lines, *(line for t in triggers for line in _trigger(t))])


def suggestions(topic: str, codebook: Codebook | None = None) -> list[str]:
    """Types and modes that are spelled somewhat like ``topic``; the types where nothing is."""
    codebook = codebook or plover()
    known = {name.lower(): name for name in codebook.types}
    for name in codebook.types:
        known |= {f"{name}/{mode}".lower(): f"{name}/{mode}" for mode in _modes(name, codebook)}
    modes = {full.partition("/")[2]: full for full in known.values() if "/" in full}
    wanted = topic.lower().strip()
    near = get_close_matches(wanted, known, n=3, cutoff=0.55)
    own = get_close_matches(wanted.partition("/")[2] or wanted, modes, n=2, cutoff=0.75)
    found = dict.fromkeys([*(known[n] for n in near), *(modes[n] for n in own)])
    return list(found)[:4] or list(codebook.types)


def _wrapped(line: str, hanging: str = "") -> list[str]:
    width = min(get_terminal_size().columns, 100)
    return wrap(line, width, subsequent_indent=hanging, break_on_hyphens=False, break_long_words=False)


def _modes(name: str, codebook: Codebook) -> list[str]:
    scaled = [mode for type_, mode in scales() if type_ == name and mode]
    return list(dict.fromkeys([*codebook.types[name].modes, *scaled]))


def _scale(name: str, mode: str, codebook: Codebook) -> str:
    own, scale = codebook.types[name].scales, codebook.scale(name, mode or None)
    if scale is None or (not own and (name, mode or None) not in scales()):
        return ""
    like = codebook.types[name].like
    source = (f"your own; like {like}" if like else "your own") if own else "PLOVER manual 2.0"
    return f"Quad class {scale.quad}, intensity {scale.intensity:+.1f}, CAMEO {scale.cameo or 'none'} ({source})."


def _trigger(trigger: Trigger) -> Iterator[str]:
    words = ", ".join(" ".join([*before, head]) for head, before in trigger.words)
    yield f"  {trigger.kind} {words}"
    for example in trigger.examples[:1]:
        actors, recipients = ("; ".join(side) or "–" for side in (example.actors, example.recipients))
        yield f"      “{example.sentence}”"
        yield f"      {actors} → {recipients}"
