"""What an informed reader expects the gazetteer to know, class by class: names as news has them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from legation.gazetteer import load

CLASSES = tomllib.loads((Path(__file__).parents[1] / "cases" / "stock.toml").read_text(encoding="utf8"))


@pytest.mark.parametrize("kind", CLASSES)
def test_what_a_reader_expects(kind: str) -> None:
    """Each name, in a sentence about its state, is found as a body or group of that state and sector."""
    gazetteer, missed = load(), []
    sector = CLASSES[kind]["sector"]
    for country, names in CLASSES[kind]["names"].items():
        for name in " ".join(names.split()).split("; "):
            text = f"In {gazetteer.country_name(country) or 'Geneva'}, officials of the {name} spoke."
            entry = {text[m.start : m.end]: m.entries[0] for m in gazetteer.find(text)}.get(name)
            if entry is None or (entry.country, entry.sector) != (country, sector):
                missed.append((name, country, sector, entry and (entry.country, entry.sector)))
    assert not missed


def test_lists_are_long_enough() -> None:
    """As many of each class as a reader of the world's news meets; counted, so that none is lost by accident."""
    from legation.gazetteer import names

    entries = {name.entry.id: name.entry for name in (*names.bodies("bodies.tsv"), *names.bodies("groups.tsv"))}
    counts: dict[str, int] = {}
    for entry in entries.values():
        counts[entry.sector or ""] = counts.get(entry.sector or "", 0) + 1
    least = {"IGO": 250, "REB": 400, "PTY": 400, "MED": 700, "BUS": 600, "NGO": 200, "SPY": 90, "LEG": 90, "MIL": 200}
    assert {sector: counts.get(sector, 0) for sector, number in least.items() if counts.get(sector, 0) < number} == {}


# (text, name, id or country meant, why)
SHARED = [
    ("Japan said its SDF would join the drill.", "SDF", "JPN", "the forces of the state that is named"),
    ("The SDF freed the town from jihadists.", "SDF", "SYR", "with no state named, the likeliest"),
    ("Syria and Japan spoke of the SDF.", "SDF", "SYR", "with both named, the likeliest"),
    ("Voters in Peru elect a new Congress.", "Congress", None, "no American one where America is not spoken of"),
    ("The president told Congress to act.", "Congress", "USA", "with no state named, the likeliest"),
    ("In Turkey, MIT agents seized him in Ankara.", "MIT", "TUR", "an acronym that counts beside its state"),
    ("A bill is before the Bundesrat in Austria.", "Bundesrat", "AUT", "the chamber of the state that is named"),
    ("A bill is before the Bundesrat.", "Bundesrat", "DEU", "with no state named, the likeliest"),
    ("In Mexico the PRI lost the vote in Mexico City.", "PRI", "MEX", "a weak acronym in a story of its state"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "country", "why"), SHARED, ids=[row[3] for row in SHARED])
def test_a_shared_name_is_that_of_the_state_spoken_of(text: str, name: str, country: str | None, why: str) -> None:
    found = {text[m.start : m.end]: m.entries[0] for m in load().find(text)}
    assert found[name].country == country, why


STRANGE = [
    ("She studied physics at MIT and lives in Boston.", "MIT", "no Turkish service without Turkey"),
    (
        "Spain pays. Spain trades with France, Italy and Mexico; the PRI index of Spain and the debt of Spain",
        "PRI",
        "in passing",
    ),
    ("Revenue per share fell, the PRI said.", "PRI", "no party without Mexico"),
]


@pytest.mark.parametrize(("text", "name", "why"), STRANGE, ids=[row[2] for row in STRANGE])
def test_a_weak_name_does_not_count_elsewhere(text: str, name: str, why: str) -> None:
    assert name not in {text[m.start : m.end] for m in load().find(text)}, why
