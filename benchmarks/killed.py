"""A run of ``legation add`` that is killed again and again must leave the record of one that never was.

usage: python -m benchmarks.killed [--times N] [--stories N] [-j N]

Stories of our own, in which names and days change, are added by a process that is ended with SIGKILL at a random moment
and begun anew, ``--times`` times over (a new record is begun when all are in). Each time the record must be whole
(SQLite's own check), and at the end its exports must be, byte for byte, those of an unbroken run. Ends with 1 if not.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import legation
from legation.export import FORMATS, export

PLACES = ("Accra", "Nairobi", "Oslo", "Lima", "Hanoi", "Rabat", "Quito", "Tunis")
TEXT = (
    "The president of Kenya met the president of Ghana in {place} on Monday. Gunmen killed {number} soldiers near Gao, "
    "Mali, on Sunday, and France condemned the attack. Norway gave Ghana ${number} million."
)


def main() -> None:
    """Kill, begin anew, compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--stories", type=int, default=60)
    parser.add_argument("-j", "--processes", type=int, default=1)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sys.exit(0 if survives(Path(folder), args.times, args.stories, args.processes) else 1)


def survives(folder: Path, times: int, stories: int, processes: int) -> bool:
    """Whether every record that was broken off comes out as the unbroken one."""
    source, chance = _stories(folder, stories), random.Random(1)
    began = time.monotonic()
    subprocess.run(_command(folder / "whole.db", source, processes), check=True, capture_output=True)
    length, whole = time.monotonic() - began, _exports(folder / "whole.db")
    killed, records, good = 0, 0, True
    while killed < times:
        path = folder / f"broken-{records}.db"
        records += 1
        while killed < times and _is_killed(_command(path, source, processes), chance.uniform(0.1, length)):
            killed += 1
            good &= _is_whole(path)
        subprocess.run(_command(path, source, processes), check=True, capture_output=True)
        same = _exports(path) == whole
        good &= same
        print(f"record {records}: {killed} kills so far, exports {'the same' if same else 'DIFFER'}", flush=True)
    print(f"{killed} kills in {records} records of {stories} stories: {'all whole and the same' if good else 'BROKEN'}")
    return good


def _stories(folder: Path, number: int) -> Path:
    path = folder / "stories.jsonl"
    rows = (
        {"id": str(key), "published": f"2023-05-{1 + key % 28:02}", "publisher": f"Outlet {key % 7}",
         "text": TEXT.format(place=PLACES[key % len(PLACES)], number=2 + key % 40)}
        for key in range(number)
    )  # fmt: skip
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf8")
    return path


def _command(path: Path, source: Path, processes: int) -> list[str]:
    return [sys.executable, "-m", "legation", "add", str(path), str(source), "-j", str(processes)]


def _is_killed(command: list[str], after: float) -> bool:
    """Run the command and kill it ``after`` seconds; false where it had ended before."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
        return True
    return False


def _is_whole(path: Path) -> bool:
    if not path.exists():
        return True
    with legation.open(path) as record:
        told = [row[0] for row in record.connection.execute("PRAGMA integrity_check")]
    if told != ["ok"]:
        print(f"{path.name}: {told[:3]}", flush=True)
    return told == ["ok"]


def _exports(path: Path) -> dict[str, bytes]:
    with legation.open(path, readonly=True) as record:
        found = {}
        for form in FORMATS:
            out = io.BytesIO()
            export(record, form, out)
            found[form] = out.getvalue()
        return found


if __name__ == "__main__":
    main()
