"""How fast the gazetteer is: loading, memory, one look-up of each kind.

usage: python -m benchmarks.gazetteer [--gate]

Each load is measured in a process of its own, in CPU seconds, the least of five; memory is what the process has more
after all parts are read. Look-ups are microseconds each, over names that were not asked before. ``--gate`` exits with 1
where a bar is missed.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys

BARS = {"load_cpu_s": 0.3, "memory_mb": 150.0, "official_us": 500.0, "holder_us": 200.0, "find_us_a_kb": 500.0}
MEASURE = """
import json, resource, time
import legation.gazetteer as room

def memory():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

def each(call, items):
    start = time.process_time()
    for item in items:
        call(*item)
    return (time.process_time() - start) / len(items) * 1e6

before, start = memory(), time.process_time()
known = room.load()
known.find("Hamas")
load = time.process_time() - start
known.officials("Gantz", on="2022-05-20")
known.holder("FRA", "head of state", "2020-01-01")
known.role(["president"])
known.place("Kyiv")
days = [f"{year}-{month:02}-15" for year in range(2002, 2024) for month in range(1, 13)]
names = ["Merkel", "Sergei Lavrov", "Zelensky", "al-Sisi", "Xi Jinping", "von der Leyen", "Kim Jong Un"]
text = "The Kremlin said on Monday that Kenya and the African Union would meet Hamas in Doha, AFP reported. " * 10
print(json.dumps({
    "load_cpu_s": load,
    "memory_mb": memory() - before,
    "official_us": each(lambda name, day: known.officials(name, on=day), [(n, d) for n in names for d in days]),
    "holder_us": each(lambda code, day: known.holder(code, "foreign minister", day),
                      [(c, d) for c in ("DEU", "KEN", "JPN") for d in days]),
    "find_us_a_kb": each(known.find, [(text + str(n),) for n in range(50)]),
}))
"""


def main() -> None:
    """Measure, print, and gate if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gate", action="store_true")
    gate: bool = parser.parse_args().gate
    runs = [measured() for _ in range(5)]
    figures = {key: min(run[key] for run in runs) for key in BARS}
    for key, value in figures.items():
        print(f"{key:14} {value:.3f}")
    missed = [key for key, bar in BARS.items() if gate and figures[key] > bar]
    for key in missed:
        print(f"MISSED: {key} is {figures[key]:.3f}, bar {BARS[key]}")
    sys.exit(1 if missed else 0)


def measured() -> dict[str, float]:
    """The figures of one fresh process."""
    done = subprocess.run([sys.executable, "-c", MEASURE], capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


if __name__ == "__main__":
    main()
