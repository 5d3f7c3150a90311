"""The commands in sections, as ``legation --help`` lists them."""

from __future__ import annotations

import click

SECTIONS: dict[str, tuple[str, ...]] = {
    "Read stories": ("read", "explain", "codebook", "doctor", "actors"),
    "Fill a record": ("add", "watch", "recode"),
    "Ask a record": ("events", "show", "search", "actor", "timeline", "facets", "dyad", "engagements", "statements",
                     "commitments", "incidents", "brief", "chart", "export", "serve", "mcp"),
    "Correct a record": ("accept", "correct", "reject", "merge", "split", "undo", "corrections"),
}  # fmt: skip


class Sections(click.Group):
    """A group whose help lists its commands by section; what is in none comes last."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands of each section under its name."""
        named = {name for names in SECTIONS.values() for name in names}
        rest = tuple(name for name in self.list_commands(ctx) if name not in named)
        for title, names in {**SECTIONS, "Other": rest}.items():
            rows = [(name, command.get_short_help_str()) for name in names if (command := self.commands.get(name))]
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows)
