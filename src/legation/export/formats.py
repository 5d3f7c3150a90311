"""The formats that a record can be exported in, each with what it cannot hold."""

from __future__ import annotations

from legation.export import (
    aggregates,
    citations,
    gdelt,
    geojson,
    graphs,
    icews,
    jsonld,
    ngec,
    phoenix,
    plover,
    polecat,
)  # fmt: skip
from legation.export.model import Format

_PLOVER = "PLOVER quad classes and intensity (manual, draft 2.0)"
_OURS = "evidence spans, confidence and conflicts"
_DYADS = "more than one actor a side (each pair is a row)"

FORMATS: dict[str, Format] = {
    each.name: each
    for each in (
        Format(
            name="plover", suffix=".jsonl", about="PLOVER's JSON, an event a line", scales=_PLOVER,
            lost=("confidence and conflicts", "events without a day"), write=plover.write, plover_only=True,
        ),
        Format(
            name="polecat", suffix=".tsv", about="POLECAT's table, an event a row", scales=_PLOVER,
            lost=(_OURS, "speakers, counts and sums", "the end of an interval of days"), write=polecat.write,
            plover_only=True,
        ),
        Format(
            name="ngec", suffix=".csv", about="NGEC's table of 2026, a telling a row",
            scales="none: NGEC's table has no class or score",
            lost=("sums and topics", "confidence and conflicts", "the end of an interval of days",
                  "which tellings are of one event"), write=ngec.write, plover_only=True,
        ),
        Format(
            name="icews", suffix=".tsv", about="ICEWS's table, a pair of parties a row",
            scales="CAMEO codes with Goldstein scores as ICEWS (Dataverse) has them",
            lost=(_OURS, _DYADS, "modes and contexts", "counts and sums", "events of one side only"), write=icews.write,
        ),
        Format(
            name="gdelt-events", suffix=".tsv", about="GDELT 2.0's events (no header), a pair of parties a row",
            scales="CAMEO codes, GDELT's quad classes, Goldstein scores as GDELT has them",
            lost=(_OURS, _DYADS, "modes and contexts", "counts and sums", "tone: it is not measured"),
            write=gdelt.write_events,
        ),
        Format(
            name="gdelt-mentions", suffix=".tsv", about="GDELT 2.0's mentions (no header), a telling and pair a row",
            scales="none: GDELT's mentions have no class or score",
            lost=("the words themselves", "tone: it is not measured"), write=gdelt.write_mentions,
        ),
        Format(
            name="phoenix", suffix=".tsv", about="Phoenix's table, a pair of parties a row",
            scales="CAMEO codes, Phoenix's quad classes (0 to 4), Goldstein scores as Phoenix has them",
            lost=(_OURS, _DYADS, "names of parties", "counts and sums", "events of one side only"), write=phoenix.write,
        ),
        Format(
            name="geojson", suffix=".geojson", about="GeoJSON, a point an event", scales=_PLOVER,
            lost=("events whose place has no position", "all tellings but the first"), write=geojson.write,
        ),
        Format(
            name="graphml", suffix=".graphml", about="GraphML: who acts towards whom", scales=_PLOVER,
            lost=("single events: edges count them", "places, words, counts, sums"), write=graphs.write_graphml,
        ),
        Format(
            name="quadruples", suffix=".tsv", about="subject, relation, object, day, as ICEWS14 is loaded",
            scales="CAMEO codes by name, no score",
            lost=("all but who, what, whom, first day", "repeats of one quadruple"), write=graphs.write_quadruples,
        ),
        Format(
            name="jsonld", suffix=".jsonld", about="JSON-LD: schema.org events with their articles", scales=_PLOVER,
            lost=("counts and sums", "scores"), write=jsonld.write,
        ),
        Format(
            name="bibtex", suffix=".bib", about="BibTeX: the stories, each once", scales="none",
            lost=("the events",), write=citations.write_bibtex,
        ),
        Format(
            name="ris", suffix=".ris", about="RIS: the stories, each once", scales="none",
            lost=("the events",), write=citations.write_ris,
        ),
        Format(
            name="dyad-months", suffix=".csv", about="counts by pair of countries and month", scales=_PLOVER,
            lost=("single events", "parties without a country"), write=aggregates.write, plover_only=True,
        ),
    )
}  # fmt: skip
"""The formats that are one file, by name."""

REPORTS = {
    "report.html": "a report to hand on, as one offline page: sentences, tables, charts, sources",
    "report.md": "the same in Markdown",
}
"""The formats that are made for people to read, with what they are."""

FOLDERS = {
    "csv": "the record's own tables as CSV, a file each",
    "parquet": "the record's own tables as Parquet, a file each",
}
"""The formats that are a folder of files, with what they are."""
