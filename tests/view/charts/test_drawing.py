"""What charts are made of: stretches of time, places of nodes and names, the projection, the outlines."""

from __future__ import annotations

import math
from itertools import combinations

import pytest

from legation.gazetteer.names import states
from legation.record.answers import Contact, Period, PlaceCount
from legation.view.charts.labels import LONGEST, Sign, labels, short, width
from legation.view.charts.layout import layout
from legation.view.charts.nodes import placed
from legation.view.charts.periods import folded, following, stretch
from legation.view.charts.world import kind, position, project, world


@pytest.mark.parametrize(
    ("period", "by", "next_"),
    [
        ("2023", "year", "2024"),
        ("2023-12", "month", "2024-01"),
        ("2024-02-26", "week", "2024-03-04"),
        ("2024-02-28", "day", "2024-02-29"),
    ],
)
def test_periods_follow_each_other(period: str, by: str, next_: str) -> None:
    assert following(period, by) == next_


@pytest.mark.parametrize(
    ("counts", "by", "most", "told"),
    [
        ({}, "month", 3, ((), 0, 0)),
        ({"2022-05": 1}, "month", 3, (("2022-05",), 0, 0)),
        ({"2022-05": 1, "2022-08": 1}, "month", 9, (("2022-05", "2022-06", "2022-07", "2022-08"), 0, 0)),
        ({"1948": 1, "2021": 5, "2022": 5, "2050": 2}, "year", 3, (("2021", "2022"), 1, 2)),  # far years fall away
        ({"2001": 1, "2031": 1}, "year", 3, (("2031",), 1, 0)),  # as many: the latest
        ({"9997-12": 1, "9999-12": 1}, "month", 40, (("9997-12",), 0, 1)),  # the calendar's end
    ],
)
def test_a_stretch_has_every_period_and_most_events(counts: dict[str, int], by: str, most: int, told: object) -> None:
    found = stretch(counts, by, most=most)
    assert tuple(found) == told


def test_nodes_stand_apart_and_the_same_every_time() -> None:
    edges = [(0, n, 1.0) for n in range(1, 12)] + [(12, 13, 3.0), (14, 15, 1.0), (15, 16, 1.0)]
    spots = layout(17, edges)
    assert spots == layout(17, edges)
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in spots)
    assert min(math.dist(one, other) for one, other in combinations(spots, 2)) > 0.03
    assert layout(0, []) == []
    assert layout(1, []) == [(0.5, 0.53)]


def test_nodes_are_counted_by_the_events_of_their_edges() -> None:
    nodes, edges = placed([contact("B", "C", 2), contact("A", "B", 5)])
    assert [(node.id, node.events) for node in nodes] == [("B", 7), ("A", 5), ("C", 2)]
    assert [(nodes[edge.one].id, nodes[edge.other].id) for edge in edges] == [("B", "C"), ("A", "B")]


def contact(one: str, other: str, events: int) -> Contact:
    return Contact(one=one, other=other, one_name=one, other_name=other, events=events, first=None, last=None)


def test_no_name_covers_another() -> None:
    signs = [Sign(50 + n % 7 * 9, 40 + n % 5 * 6, 4, f"Port Saint Name {n}") for n in range(30)]
    found = labels(signs, 11, (300, 200))
    assert 2 < len(found) < 30
    boxes = []
    for label in found:
        wide = width(label.name, 11)
        left = {"center": label.x - wide / 2, "left": label.x, "right": label.x - wide}[label.align]
        boxes.append((left, label.y - 6, left + wide, label.y + 6))
    for one, other in combinations(boxes, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    assert [label.number for label in found] == sorted(label.number for label in found)
    assert len(labels(signs, 11, (300, 200), most=2)) == 2


def test_long_names_are_cut() -> None:
    assert short("The Interagency Working Group on Everything") == "The Interagency Working…"
    assert len(short("x" * 99)) == LONGEST
    assert short("a\n b") == "a b"


def test_the_projection_keeps_areas() -> None:
    """Equal Earth: the edges are those that the paper gives, and a square degree is as large wherever it lies."""
    assert project(0, 0) == (0, 0)
    assert project(180, 0)[0] == pytest.approx(2.70663, abs=1e-5)
    assert project(0, 90)[1] == pytest.approx(1.31736, abs=1e-5)
    for longitude, latitude in ((0, 0), (90, 45), (-150, -70), (20, 80)):
        x, y = project(longitude, latitude)
        wide = project(longitude + 0.01, latitude)[0] - x
        high = project(longitude, latitude + 0.01)[1] - y
        square = math.radians(0.01) ** 2 * math.cos(math.radians(latitude + 0.005))
        assert wide * high == pytest.approx(square, rel=2e-3)


def test_the_world_has_every_state() -> None:
    known = {state.entry.id for state in states()}
    assert {each["id"] for each in world()["features"]} <= known
    without = known - set(world()["points"])
    assert len(without) < 20  # uninhabited islands and the like
    assert not without & {"SGP", "VAT", "MLT", "BHR", "HKG", "KOS", "PSE", "SUN"}
    for each in world()["features"]:
        for polygon in each["geometry"]["coordinates"]:
            assert all(len(ring) >= 4 and ring[0] == ring[-1] for ring in polygon), each["id"]


@pytest.mark.parametrize(
    ("precision", "longitude", "told"),
    [
        ("place", 1.0, "town"),
        ("district", 1.0, "town"),
        ("province", 1.0, "province"),
        ("region", 1.0, "region"),
        ("country", None, "country"),
        (None, None, "country"),  # set by hand: a name and a country
        (None, 1.0, "town"),
    ],
)
def test_how_a_place_is_shown(precision: str | None, longitude: float | None, told: str) -> None:
    place = PlaceCount(place="P", country="KEN", geonames=None, latitude=longitude, longitude=longitude,
                       precision=precision, events=1, quads=(1, 0, 0, 0))  # fmt: skip
    assert kind(place) == told
    assert position(place) is not None


def test_days_are_summed_up_to_weeks_months_and_years() -> None:
    """As the record itself counts them: weeks begin on Monday."""
    days = [
        Period(period="2023-12-31", events=1, quads=(1, 0, 0, 0), intensity=4.0),
        Period(period="2024-01-01", events=3, quads=(0, 1, 0, 2), intensity=-2.0),
        Period(period="2024-01-07", events=1, quads=(0, 0, 1, 0), intensity=2.0),
    ]
    assert [(each.period, each.events) for each in folded(days, "week")] == [("2023-12-25", 1), ("2024-01-01", 4)]
    assert [(each.period, each.quads) for each in folded(days, "month")] == [
        ("2023-12", (1, 0, 0, 0)), ("2024-01", (0, 1, 1, 2)),
    ]  # fmt: skip
    assert [(each.period, each.intensity) for each in folded(days, "year")] == [("2023", 4.0), ("2024", -1.0)]
    assert folded(days, "day") == days
