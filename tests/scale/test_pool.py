"""Many stories and long ones: bounded, in order, and one that fails does not stop the rest."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from legation.errors import EmptyStory, InputError
from legation.event.codebook import Codebook
from legation.event.model import Reading
from legation.gazetteer import OwnActors
from legation.scale import pool
from legation.story import story
from legation.story.model import Story
from view.samples import ATTACK, THANKS, VISIT


def test_errors_keep_their_place() -> None:
    items = [story(VISIT), EmptyStory("nothing"), story(THANKS)]
    results = list(pool.read_all(items))
    assert [type(result).__name__ for result in results] == ["Reading", "EmptyStory", "Reading"]


def test_fault_in_one_story_is_told_and_the_rest_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    real = pool.read_story

    def faulty(one: Story, codebook: Codebook | None = None, actors: OwnActors | None = None, **asked: bool) -> Reading:
        if one.id == "bad":
            raise ZeroDivisionError("oops")
        return real(one, codebook=codebook, actors=actors, **asked)

    monkeypatch.setattr(pool, "read_story", faulty)
    good, bad, also = pool.read_all([story(VISIT), story(THANKS, id="bad"), story(ATTACK)])
    assert isinstance(good, Reading)
    assert isinstance(also, Reading)
    assert isinstance(bad, InputError)
    assert str(bad) == 'story "bad": could not be read (ZeroDivisionError: oops); please report it.'


def test_input_is_taken_as_it_is_needed() -> None:
    """A stream without end gives its first readings: nothing waits for the last story."""
    taken = []

    def endless() -> Iterator[Story]:
        number = 0
        while True:
            taken.append(number)
            yield story(f"{VISIT} Item {number}.")
            number += 1

    results = pool.read_all(endless())
    next(results)
    next(results)
    assert len(taken) == 2


def test_processes_take_in_a_bounded_number_of_stories() -> None:
    taken = []

    def endless() -> Iterator[Story]:
        number = 0
        while True:
            taken.append(number)
            yield story(f"{VISIT} Item {number}.", id=str(number))
            number += 1

    results = pool.read_all(endless(), processes=2)
    first = next(results)
    assert isinstance(first, Reading)
    assert first.story.id == "0"
    time.sleep(0.3)
    assert len(taken) <= 2 * pool.AHEAD + 3
    results.close()  # type: ignore[attr-defined]


def test_input_that_fails_is_raised_here() -> None:
    def failing() -> Iterator[Story]:
        yield story(VISIT)
        raise RuntimeError("the disk is gone")

    results = pool.read_all(failing(), processes=2)
    assert isinstance(next(results), Reading)
    with pytest.raises(RuntimeError, match="the disk is gone"):
        next(results)


def test_long_story_is_read_in_time() -> None:
    """About 6,000 words with ever new names: time must not grow with the square of the length."""
    names = [a + b for a in ("Kar", "Mol", "Tir", "Sol", "Bar", "Den") for b in ("ric", "dan", "mos", "vel", "tin")]
    sentences = (
        f"Minister {one} {other} of Kenya met Minister {other} {one} of Jordan in Amman on May {n % 28 + 1}."
        for n, (one, other) in enumerate((one, other) for one in names[:20] for other in names[:20])
    )
    start = time.process_time()
    result = pool.read_one(story(" ".join(sentences), published="2024-05-15"))
    assert isinstance(result, Reading), result
    assert len(result.events) > 100
    assert time.process_time() - start < 60


ENDLESS = """
import itertools, multiprocessing
from legation.scale import pool
from legation.story import story
if __name__ == "__main__":
    read = pool.read_all((story(f"Chad thanked Niger. Item {n}.") for n in itertools.count()), processes=2)
    next(read)
    print(*(worker.pid for worker in multiprocessing.active_children()), flush=True)
    for _ in read:
        pass
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_workers_end_with_a_run_that_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "run.py"
    script.write_text(ENDLESS)
    run = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True)
    assert run.stdout is not None
    workers = [int(pid) for pid in run.stdout.readline().split()]
    os.kill(run.pid, signal.SIGKILL)
    run.wait()
    deadline = time.monotonic() + 60
    while any(_lives(pid) for pid in workers) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert workers
    assert not [pid for pid in workers if _lives(pid)]


def _lives(pid: int) -> bool:
    """Whether a process runs: one that has ended may still be listed until it is waited for."""
    status = Path(f"/proc/{pid}/stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z"
