"""On which line of a TOML file a key stands: what the standard library's parser does not tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

Path = tuple[str | int, ...]
"""Where a value stands: ("trigger", 3, "verb") is the key "verb" of the third [[trigger]]."""

_MARK = re.compile(
    r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*|[\[\]{}]|\n', re.DOTALL
)
_KEY = re.compile(r'\s*(?:"([^"\n]*)"|\'([^\'\n]*)\'|([A-Za-z0-9_-]+))\s*\.?')


class Lines:
    """The lines, from 1, of the keys and tables of a TOML text that is well formed."""

    def __init__(self, text: str) -> None:
        self._lines: dict[Path, int] = {}
        table: Path = ()
        seen: Counter[Path] = Counter()
        for line, said in _statements(text):
            if said.startswith("[["):
                name = _keys(said[2:])
                seen[name] += 1
                table = (*name, seen[name])
                self._lines[table] = line
            elif said.startswith("["):
                table = _keys(said[1:])
                self._lines[table] = line
            else:
                self._lines.setdefault((*table, *_keys(said)), line)

    def line(self, *path: str | int) -> int:
        """The line of a key, else of the table that it would stand in; 1 for what is nowhere."""
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path, 1)


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Each header and each key with its value, which may take several lines, and the line that it begins on."""
    begin, depth = 0, 0
    for mark in _MARK.finditer(text + "\n"):
        if mark[0] in ("[", "{"):
            depth += 1
        elif mark[0] in ("]", "}"):
            depth -= 1
        elif mark[0] == "\n" and depth == 0:
            said = text[begin : mark.start()]
            if said.strip() and not said.lstrip().startswith("#"):
                yield text.count("\n", 0, begin) + 1, said.strip()
            begin = mark.end()


def _keys(said: str) -> tuple[str, ...]:
    """The parts of the dotted key that a statement begins with."""
    found, at = [], 0
    while key := _KEY.match(said, at):
        found.append(key[1] or key[2] or key[3] or "")
        at = key.end()
        if not key[0].endswith("."):
            break
    return tuple(found)
