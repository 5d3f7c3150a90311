"""Floors of quality: what a benchmark measured is compared with ``floors.json`` (why some fell once: decision 15)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.json")


def gate(figures: Mapping[str, float]) -> int:
    """0 where every figure reaches its floor, else 1, naming those that do not; without a floor it is not judged."""
    floors = json.loads(FLOORS.read_text(encoding="utf8"))
    below = {key: floor for key, floor in floors.items() if key in figures and figures[key] < floor}
    for key, floor in below.items():
        print(f"BELOW THE FLOOR: {key} is {figures[key]:.3f}, floor {floor}")
    return 1 if below else 0
