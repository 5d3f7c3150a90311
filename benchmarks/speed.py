"""How fast Legation is: CPU seconds a story beside the network alone, start-up, import, peak memory.

usage: python -m benchmarks.speed [--gate] [--stories FILE.jsonl]

Times are CPU seconds of one process on one core, taken in one run side by side; the story is the worked example of the
tests, repeated to about 350 words, unless FILE gives others. ``--gate`` exits with 1 where a bar is missed.
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
ROUNDS = 12


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
    """The stories to time: those of the file, or the worked example brought to about 350 words."""
    if path is not None:
        return [json.loads(row)["text"] for row in path.read_text(encoding="utf8").splitlines()]
    sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
    from worked_example import STORY

    body = STORY.split("\n\n", 2)[2].split("\n\nYou might")[0]
    count = -(-350 // len(body.split()))
    return ["\n\n".join([body] * count)]


def warm(stories: list[str]) -> dict[str, float]:
    """CPU seconds a story of 350 words once loaded: the whole, and the network's part alone; then peak memory."""
    import legation
    from legation import language

    legation.read(stories[0])
    parse = whole = 0.0
    for _ in range(ROUNDS):
        start = time.process_time()
        for text in stories:
            language.parse(text)
        middle = time.process_time()
        for text in stories:
            legation.read(text)
        parse, whole = parse + middle - start, whole + time.process_time() - middle
    words = ROUNDS * sum(len(text.split()) for text in stories)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"story_350_words_cpu_s": whole / words * 350, "parse_350_words_cpu_s": parse / words * 350,
            "words_per_cpu_s_parse": words / parse, "words_per_cpu_s_whole": words / whole, "peak_memory_mb": peak}  # fmt: skip


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
