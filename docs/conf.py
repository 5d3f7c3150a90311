"""How the site is built: ``python -m sphinx -W docs site``. The pages under ``made/`` are written anew at each build."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "_make"))
sys.path.insert(0, str(HERE.parent / "src"))

import pages
from sphinx.application import Sphinx

import legation

project = "Legation"
author = "the contributors to Legation"
version = release = legation.__version__
html_title = "Legation"
html_theme = "furo"
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#0b57a0", "color-brand-content": "#0b57a0"},
    "dark_css_variables": {"color-brand-primary": "#8fc1f7", "color-brand-content": "#8fc1f7"},
    "navigation_with_keys": True,
}
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sphinx = False
html_show_copyright = False
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx_click"]
exclude_patterns = ["_make", "decisions/README.md"]
myst_enable_extensions = ["fieldlist"]
myst_heading_anchors = 4
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_preserve_defaults = True
default_role = "code"
suppress_warnings = ["misc.highlighting_failure"]  # no lexer for CSV
smartquotes = False
highlight_language = "none"


def setup(app: Sphinx) -> None:
    """Examples of the program stand as they are, not as a paragraph."""
    app.connect("sphinx-click-process-epilog", _as_it_stands)


def _as_it_stands(app: Sphinx, ctx: object, lines: list[str]) -> None:
    lines[:] = lines and ["::", "", *(f"   {line.removeprefix('| ')}" for line in lines), ""]


pages.write(HERE, HERE / "made")
