"""Colours and names that all charts share.

Cooperation is blue, conflict orange to brown, verbal lighter than material: told apart by lightness as well as by hue,
so they stay apart for colour-blind readers and in grey print. The pages' stylesheet has the same colours for light and
dark; files are drawn on white.
"""

from __future__ import annotations

QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
"""PLOVER's quad classes 1 to 4."""

COLOURS = ("#5b9bd5", "#1f4e8c", "#e89c3f", "#99400f")
"""Of the quad classes, in their order."""

COOPERATION, CONFLICT, EVEN = "#1f6fb0", "#b85410", "#767676"
"""Of what has more of the one than of the other, or as much."""

LAND, EDGE, INK, DIM = "#e9e7e2", "#ffffff", "#1c1f24", "#555c66"
DEEP = ("#dce9f5", "#08306b")
"""From the fewest to the most."""


def balance(quads: tuple[int, int, int, int]) -> str:
    """Whether there is more "cooperation", more "conflict", or it is "even"."""
    together, against = quads[0] + quads[1], quads[2] + quads[3]
    return "even" if together == against else "cooperation" if together > against else "conflict"
