"""How fast Legation is: CPU seconds a story beside the network alone, start-up, import, peak memory.

usage: python -m benchmarks.speed [--gate] [--stories FILE.jsonl]

Times are CPU seconds of one process, taken in one run side by side. The stories are a report of 350 words in which
people, places, days and sums change from round to round, so that nothing can be remembered. FILE gives others (JSON
lines with ``text``), each read once. ``--gate`` exits with 1 where a bar is missed.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path

BARS = {"story_350_words_cpu_s": 0.35, "cold_read_cpu_s": 2.5, "import_cpu_s": 0.3, "peak_memory_mb": 600.0}
REPORT = Path(__file__).with_name("report.txt")
PEOPLE = (
    ("Finland", "Helsinki", "Elina Valtonen"), ("Chile", "Santiago", "Alberto van Klaveren"),
    ("Kenya", "Nairobi", "Musalia Mudavadi"), ("Jordan", "Amman", "Ayman Safadi"),
    ("Indonesia", "Jakarta", "Retno Marsudi"), ("Poland", "Warsaw", "Radosław Sikorski"),
    ("Canada", "Ottawa", "Mélanie Joly"), ("Japan", "Tokyo", "Yoko Kamikawa"),
    ("Norway", "Oslo", "Espen Barth Eide"), ("India", "New Delhi", "Subrahmanyam Jaishankar"),
)  # fmt: skip


def main() -> None:
    """Measure, print, and gate if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gate", action="store_true")
    parser.add_argument("--stories", type=Path)
    args = parser.parse_args()
    figures = {"import_cpu_s": cpu_of("import legation"), "cold_read_cpu_s": cold()} | warm(texts(args.stories))
    for key, value in figures.items():
        print(f"{key:28} {value:.3f}")
    missed = [key for key, bar in BARS.items() if args.gate and figures[key] > bar]
    for key in missed:
        print(f"MISSED: {key} is {figures[key]:.3f}, bar {BARS[key]}")
    sys.exit(1 if missed else 0)


def texts(path: Path | None) -> list[str]:
    """The stories to time: those of the file, or the report with different people, places, days and sums."""
    if path is not None:
        return [json.loads(row)["text"] for row in path.read_text(encoding="utf8").splitlines()]
    report = REPORT.read_text(encoding="utf8")
    return [_told(report, number) for number in range(2 * len(PEOPLE))]


def _told(report: str, number: int) -> str:
    """The report of round ``number``."""
    visitor, host, third = (PEOPLE[(number * step + step) % len(PEOPLE)] for step in (1, 3, 7))
    values = {"visitor": visitor[0], "guest": visitor[2], "host": host[0], "city": host[1], "minister": host[2]}
    values |= {"third": third[0], "capital": third[1], "day": str(number + 3), "n": str(11 * number + 8)}
    for name, value in values.items():
        report = report.replace(f"[{name}]", value)
    return report


def warm(stories: list[str]) -> dict[str, float]:
    """CPU seconds a story of 350 words once loaded: the whole, and the network's part alone; then peak memory."""
    import legation
    from legation import language

    legation.read(stories[0])
    parse = whole = 0.0
    for text in stories[1:] or stories:
        start = time.process_time()
        language.parse(text)
        middle = time.process_time()
        legation.read(text, published="2024-05-15")
        parse, whole = parse + middle - start, whole + time.process_time() - middle
    words = sum(len(text.split()) for text in stories[1:] or stories)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "story_350_words_cpu_s": whole / words * 350,
        "parse_350_words_cpu_s": parse / words * 350,
        "words_per_cpu_s_parse": words / parse,
        "words_per_cpu_s_whole": words / whole,
        "peak_memory_mb": peak,
    }


def cpu_of(code: str) -> float:
    """CPU seconds of a fresh interpreter that runs the code, less those of an empty one."""
    return _child([sys.executable, "-c", code]) - _child([sys.executable, "-c", ""])


def cold() -> float:
    """CPU seconds of ``legation read`` of one short story from a cold start."""
    text = "Foreign Minister Wang Yi visited Jakarta on Tuesday and met President Prabowo Subianto."
    return _child([sys.executable, "-m", "legation.view.cli", "read", "-"], text)


def _child(command: list[str], text: str = "") -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, input=text, text=True, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
