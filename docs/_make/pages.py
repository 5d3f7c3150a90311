"""The pages that are made: from the codebook, the types of a reading, the figures, the notebook, other files."""

from __future__ import annotations

import re
from pathlib import Path

import codebook
import figures
import notebook
import reading

CONTENTS = {
    "Use": ("guide", "made/notebook", "record", "explorer", "charts", "exports"),
    "With other programs": ("rest", "mcp"),
    "Reference": ("made/codebook", "codebook-format", "own-codebook", "made/reading", "commands", "python"),
    "About": (
        "made/right",
        "made/measured",
        "made/cite",
        "errors-seen",
        "made/decisions",
        "made/changes",
        "made/licences",
    ),
}
"""The pages by chapter; those that are not there are left out, others come last."""

DECISIONS = """

```{toctree}
:glob:

../decisions/0*
```
"""
CITE = """# How to cite

Cite the version that you used; a record says which coded it (`SELECT legation FROM runs`), and every export and report
names it. What is below is `CITATION.cff`, which Zotero, GitHub and `cffconvert` read.

```yaml
{cff}```

```bibtex
@software{{legation,
  title = {{Legation: who did what to whom, when, where, and who says so, from news of diplomacy and security}},
  author = {{{{The contributors to Legation}}}},
  version = {{{version}}},
  license = {{Apache-2.0}}
}}
```

Name the scheme too: PLOVER (Open Event Data Alliance, *Political Language Ontology for Verifiable Event Records*), and
where you use its codes CAMEO (Philip A. Schrodt, *Conflict and Mediation Event Observations*, 1.1b3). `legation export`
tells which scale of Goldstein a format has. The sources of the network's training text and of the gazetteer are on
[the page of licences](licences.md).

**What to report** beside the version: the days of the corpus, which sources, whether corrections were made and how many
(`legation corrections`), and a sample of your own that you checked by hand, with its size: [how right it is](right.md).
"""


def write(docs: Path, to: Path) -> None:
    """Writes the pages that are made into the folder ``to``; a page that is the same stays untouched."""
    import legation

    root = docs.parent
    to.mkdir(exist_ok=True)
    cff = (root / "CITATION.cff").read_text(encoding="utf8")
    made = {
        **codebook.pages(),
        "reading.md": reading.page(),
        "right.md": figures.page(root / "benchmarks"),
        "cite.md": CITE.format(cff=cff, version=legation.__version__),
        "licences.md": _from(root / "NOTICE.md", {}),
        "changes.md": _from(root / "CHANGELOG.md", {"docs/": "../"}),
        "measured.md": _from(root / "benchmarks" / "README.md", {}),
        "reading.schema.json": reading.schema(),
    }
    if (docs / "notebook.ipynb").exists():
        made["notebook.md"] = notebook.page(docs / "notebook.ipynb")
    made["decisions.md"] = (docs / "decisions" / "README.md").read_text(encoding="utf8") + DECISIONS
    made["contents.txt"] = _contents(docs, made)
    for name, text in made.items():
        path = to / name
        if not path.exists() or path.read_text(encoding="utf8") != text:
            path.write_text(text, encoding="utf8")


def _contents(docs: Path, made: dict[str, str]) -> str:
    """The tables of contents of all chapters."""
    told = []
    known = {name for names in CONTENTS.values() for name in names} | {"index"}
    chapters = CONTENTS | {"More": tuple(sorted(page.stem for page in docs.glob("*.md") if page.stem not in known))}
    for caption, names in chapters.items():
        there = [n for n in names if (docs / f"{n}.md").exists() or f"{n.removeprefix('made/')}.md" in made]
        if there:
            told.append("\n".join(["```{toctree}", f":caption: {caption}", ":hidden:", "", *there, "```"]))
    return "\n\n".join(told) + "\n"


def _from(path: Path, moved: dict[str, str]) -> str:
    """A page that stands elsewhere, with its links moved; links to what is not on the site become plain words."""
    text = path.read_text(encoding="utf8")
    for old, new in moved.items():
        text = text.replace(f"]({old}", f"]({new}")
    return re.sub(r"\[([^\]]+)\]\((?:\.\./)?(?:README|CHANGELOG|NOTICE|LICENSE)[^)]*\)", r"\1", text)
