"""Build the outlines of countries that maps are drawn on, ``src/legation/data/view/world.json``.

    python -m training.world geopandas-0.14.4-py3-none-any.whl

The outlines are Natural Earth's (1:110 million, public domain), as the package geopandas carries them up to 0.14
(``geopandas/datasets/naturalearth_lowres``); ``pyshp`` reads them. The file is GeoJSON: a feature a country,
its ``id`` the code of ``states.tsv``; degrees to two digits (about a kilometre); outer rings run clockwise, as Vega
wants them. The member ``points`` has where a country's sign stands, longitude and latitude: inside its largest part, or
for those that are too small to be drawn at their capital (GeoNames, CC BY 4.0).
"""

from __future__ import annotations

import argparse
import io
import json
import zipfile
from importlib import resources
from itertools import pairwise
from pathlib import Path

import shapefile

from legation.gazetteer.fold import fold_word
from legation.gazetteer.names import states

OUT = Path(__file__).parents[1] / "src/legation/data/view/world.json"
INSIDE = "geopandas/datasets/naturalearth_lowres/naturalearth_lowres"
CODES = {"-99": "KOS", "CYN": "CYP", "SOL": "SOM"}
"""Codes of Natural Earth that ISO 3166-1 lacks; Northern Cyprus and Somaliland are drawn as parts."""
LEFT_OUT = {"ATA"}
SUCCESSORS = {"CSK": "CZE", "DDR": "DEU", "SCG": "SRB", "SUN": "RUS", "YUG": "SRB"}
"""States that were, and the state whose capital was theirs (of the GDR: the other half of the city)."""
DIGITS = 2
GRID = 24
"""Steps in which the inside of a country is searched for the point farthest from its edge."""

Ring = list[tuple[float, float]]


def outlines(wheel: Path) -> dict[str, list[list[Ring]]]:
    """The polygons of each country, each a list of rings of which the first is the outer one."""
    with zipfile.ZipFile(wheel) as file:
        parts = {kind: io.BytesIO(file.read(f"{INSIDE}.{kind}")) for kind in ("shp", "shx", "dbf")}
    found: dict[str, list[list[Ring]]] = {}
    for each in shapefile.Reader(**parts, encoding="latin-1").shapeRecords():
        code = CODES.get(each.record["iso_a3"], each.record["iso_a3"])
        shape = each.shape.__geo_interface__
        polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
        if code not in LEFT_OUT:
            rings = ([rounded(ring) for ring in polygon] for polygon in polygons)
            found.setdefault(code, []).extend(polygon for polygon in rings if len(polygon[0]) >= 4)
    return found


def rounded(ring: Ring) -> Ring:
    """A ring with fewer digits, and no point twice in a row."""
    points = [(round(x, DIGITS), round(y, DIGITS)) for x, y in ring]
    return [point for at, point in enumerate(points) if at == 0 or point != points[at - 1]]


def area(ring: Ring) -> float:
    """The area within a ring in square degrees, negative where it runs clockwise."""
    return sum(x * y2 - x2 * y for (x, y), (x2, y2) in pairwise(ring)) / 2


def inside(ring: Ring) -> tuple[float, float]:
    """The point of a grid within a ring that is farthest from its edge."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    steps = [(number + 0.5) / GRID for number in range(GRID)]
    grid = [(min(xs) + (max(xs) - min(xs)) * a, min(ys) + (max(ys) - min(ys)) * b) for a in steps for b in steps]
    best = max((point for point in grid if holds(ring, point)), key=lambda point: away(ring, point))
    return round(best[0], 1), round(best[1], 1)


def holds(ring: Ring, point: tuple[float, float]) -> bool:
    """Whether a point is within a ring: a ray to the right crosses the edge an odd number of times."""
    x, y = point
    crossed = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > y) != (y2 > y) and x < x1 + (x2 - x1) * (y - y1) / (y2 - y1):
            crossed = not crossed
    return crossed


def away(ring: Ring, point: tuple[float, float]) -> float:
    """The square of how far a point is from the nearest edge of a ring."""
    best, (x, y) = float("inf"), point
    for (x1, y1), (x2, y2) in pairwise(ring):
        dx, dy = x2 - x1, y2 - y1
        long = dx * dx + dy * dy
        share = max(0.0, min(1.0, ((x - x1) * dx + (y - y1) * dy) / long)) if long else 0.0
        best = min(best, (x1 + share * dx - x) ** 2 + (y1 + share * dy - y) ** 2)
    return best


def capitals() -> dict[str, tuple[float, float]]:
    """Where the capital of each state is, or its largest city: longitude and latitude."""
    text = resources.files("legation").joinpath("data", "gazetteer", "cities_large.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    at = {(row[0], fold_word(row[1])): (round(float(row[5]), 1), round(float(row[4]), 1)) for row in rows[1:]}
    largest: dict[str, tuple[int, tuple[float, float]]] = {}
    for row in rows[1:]:
        point = at[row[0], fold_word(row[1])]
        largest[row[0]] = max(largest.get(row[0], (0, point)), (int(row[6]), point))
    found = {code: point for code, (_, point) in largest.items()}
    for state in states():
        for name in reversed(state.capitals):
            if point := at.get((state.entry.id, fold_word(name))):
                found[state.entry.id] = point
    return found | {old: found[now] for old, now in SUCCESSORS.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wheel", type=Path)
    shapes = outlines(parser.parse_args().wheel)
    largest = {
        code: max((p[0] for p in polygons), key=lambda ring: abs(area(ring))) for code, polygons in shapes.items()
    }
    points = capitals() | {code: inside(ring) for code, ring in largest.items()}
    features = [
        {"type": "Feature", "id": code, "properties": {}, "geometry": {"type": "MultiPolygon", "coordinates": polygons}}
        for code, polygons in sorted(shapes.items())
    ]
    world = {
        "type": "FeatureCollection",
        "source": "Natural Earth, 1:110m (public domain), by training/world.py",
        "points": dict(sorted(points.items())),
        "features": features,
    }
    OUT.write_text(json.dumps(world, separators=(",", ":")) + "\n", encoding="utf-8")
    missing = sorted({state.entry.id for state in states()} - set(points))
    print(f"{len(features)} countries, {len(points)} points, {OUT.stat().st_size:,} bytes; without a point: {missing}")


if __name__ == "__main__":
    main()
