"""How well releases of the NATO force in Afghanistan are read: province, day, least number killed and captured.

usage: python -m benchmarks.isaf [--data DIR] [--show province|date|killed|captured] [--limit N]

``DIR`` holds ``gold/isaf_before_2011_07.jsonl`` (371 releases with hand-coded values); without it the benchmark says so
and is skipped. Each release is read by the whole pipeline, and its *deeds* are the events of type ASSAULT, COERCE,
MOBILIZE or RETREAT that are its own news (status ``current``). From these, in the order of the text:

- **province**: that of the first deed whose place lies in a province of Afghanistan (``place.admin``). Where no deed
  has one, none is read: a province that stands somewhere in the release does not count. A release coded with several
  provinces is right where ours is among them; two releases coded without a province are left out.
- **date**: the day of the first deed that has one, of a stretch ("over the past 24 hours") its last day. Releases
  carry no day of publication, so that "yesterday" has to be worked out from the dateline.
- **date put right**: the same, with the table's slip undone. From 4 to 28 November 2010 and from 1 February to
  26 March 2011 (European winter time, which began and ended within days of it) its day is one before the words', be
  they "today" beside a dateline with its year or a day in full ("Feb. 9" is 8 February): of 79 releases 4 agree with
  the words to the day, 66 are a day off; outside these weeks 12 of 292 are. Nothing in the words tells of it, so that
  no reader can have more than some 0.74 of **date**: here the day after the coded one is right too in those weeks.
  Another 13 releases tell a weekday or "last night" without any date or year.
- **date +-1** allows a day everywhere.
- **killed**, **captured**: what the counts of the release add to its toll of dead and arrested (``counts[].adds``),
  each person once. What the coders count, from their codes: "several" is three, "numerous" four, "more than 30" 31;
  everybody killed in the operation told, insurgents and civilians, hardly ever the force's own losses; nobody killed in
  earlier attacks that somebody is linked to. They code single incidents: a sentence that sums up several beforehand
  ("more than 10 in separate operations over the past 24 hours") and a headline count only where nothing else does.
"""

from __future__ import annotations

import argparse
import json
import sys
import unicodedata
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks.gate import gate
from legation.reader import read_story
from legation.story import story
from legation.view.json import reading_dict

DEEDS = {"ASSAULT", "COERCE", "MOBILIZE", "RETREAT"}
KINDS = ("province", "date", "date put right", "date +-1", "killed", "captured")
SLIPPED = (("2010-11-04", "2010-11-28"), ("2011-02-01", "2011-03-26"))
"""Weeks, by the coded day, in which the table is a day early."""
UNKNOWN = {"??", "southern afghanistan"}
SPELLINGS = {
    "paktia": "paktya",
    "sar-e-pul": "sar-e pul",
    "sar-e pol": "sar-e pul",
    "oruzgan": "uruzgan",
    "jawzjan": "jowzjan",
    "nurestan": "nuristan",
    "maidan wardak": "wardak",
}
"""Names of provinces as the coders write them, by other spellings."""


def deeds(reading: dict[str, Any]) -> list[dict[str, Any]]:
    """The events of a reading that are deeds and its own news, in the order of the text."""
    return [e for e in reading["events"] if e["type"] in DEEDS and e["status"] == "current"]


def province(told: list[dict[str, Any]]) -> str | None:
    """The province of the first deed that has one, in the coders' spelling."""
    places = [e["place"] for e in told if e["place"] and e["place"]["country"] == "AFG"]
    name = next((p["admin"] for p in places if p.get("admin")), None)
    return None if name is None else spelled(name)


def spelled(name: str) -> str:
    """A province's name in small letters without accents, as the coders spell it."""
    plain = "".join(c for c in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(c))
    return SPELLINGS.get(plain, plain)


def day(told: list[dict[str, Any]]) -> str | None:
    """The day of the first deed that has a date, of a stretch of days the last."""
    return next((e["date"]["end"] for e in told if e["date"] and e["date"]["end"]), None)


def fewest(reading: dict[str, Any], what: str) -> int:
    """The fewest people to whom that was done, of single incidents, else of sentences that sum up several."""
    told = [c for c in reading["counts"] if c["what"] == what]
    single = sum(c["adds"] for c in told if not c["roundup"])
    return single or sum(c["adds"] for c in told)


def values(reading: dict[str, Any]) -> dict[str, Any]:
    """What a reading says, by kind."""
    told = deeds(reading)
    dates = dict.fromkeys(("date", "date put right", "date +-1"), day(told))
    people = {"killed": fewest(reading, "dead"), "captured": fewest(reading, "arrested")}
    return {"province": province(told), **dates, **people}


def coded(row: dict[str, Any]) -> dict[str, set[Any]]:
    """What is right, by kind; an empty set where the coders say nothing."""
    provinces = {spelled(p) for p in row["province"]} - UNKNOWN
    coded_day = row["start_date"]
    before, after = ((date.fromisoformat(coded_day) + timedelta(days=n)).isoformat() for n in (-1, 1))
    slipped = {after} if any(first <= coded_day <= last for first, last in SLIPPED) else set()
    dates = {"date": {coded_day}, "date put right": {coded_day} | slipped, "date +-1": {before, coded_day, after}}
    people = {"killed": {int(row["min_killed"])}, "captured": {int(row["min_captured"])}}
    return {"province": provinces, **dates, **people}


def main() -> None:
    """Read the releases, print the share that is right, and show what differs if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--show", choices=KINDS)
    parser.add_argument("--limit", type=int, default=0, help="read only so many releases")
    parser.add_argument("--gate", action="store_true", help="exit with 1 where a figure is below its floor")
    args = parser.parse_args()
    table = args.data / "gold" / "isaf_before_2011_07.jsonl"
    if not table.is_file():
        print(f"skipped: no coded releases at {table} (give --data DIR)")
        return
    rows = [json.loads(line) for line in table.read_text(encoding="utf8").split("\n") if line.strip()]
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for row in rows[: args.limit or None]:
        reading = reading_dict(read_story(story(row["text"], id=row["id"])))
        own, wanted = values(reading), coded(row)
        for kind in KINDS:
            asked[kind] += bool(wanted[kind])
            right[kind] += own[kind] in wanted[kind]
            if kind == args.show and wanted[kind] and own[kind] not in wanted[kind]:
                print(f"{row['id']}: {own[kind]}, coded {sorted(wanted[kind])}\n   {' '.join(row['text'].split())}")
                print("".join(f"   - {_line(e)}\n" for e in deeds(reading)))
    for kind in KINDS:
        print(f"{kind:14} {right[kind] / max(asked[kind], 1):.3f} of {asked[kind]}")
    if args.gate:
        sys.exit(gate({f"releases_{kind}": right[kind] / max(asked[kind], 1) for kind in KINDS}))


def _line(event: dict[str, Any]) -> str:
    when, place = event["date"] or {}, event["place"] or {}
    told = {k: v for k, v in event["casualties"].items() if v is not None}
    return (
        f"{event['type']} “{event['trigger']['text']}” {when.get('start')} {place.get('text')} "
        f"({place.get('admin')}, {place.get('country')}) {told or ''}"
    )


if __name__ == "__main__":
    main()
