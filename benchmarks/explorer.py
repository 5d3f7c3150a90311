"""How the explorer bears many readers: a generated record of 100,000 events, 50 readers at once while a writer adds.

usage: python -m benchmarks.explorer [--events N] [--readers N] [--seconds N] [--thinks N] [--path FILE]
       [--gate]

1. Each page alone, ``TIMES`` times: its size, the time on the wall, and the CPU time that the server spent on it; the
   same again with a change of the record before each (``anew``: nothing may be remembered from before).
2. Readers in threads, each on its own connection, who open a page every ``--thinks`` seconds on average (0: as fast as
   they are answered), lists and pages on them, while another process adds stories; told is how many answers came, any
   that was no answer, and the 95th percentile on the wall by page.

The server is a process of its own, as ``legation serve`` starts it. Wall time depends on what else the machine does:
beside it stands the server's CPU time for each request, and the machine's load. ``--gate`` ends with 1 where an
answer failed, a page is over 300 kB or 200 ms alone, the event list over 300 ms with all readers, or the search as one
types over 50 ms alone; where the machine is busy (fewer free cores than one), wall times are told and not judged,
and CPU time is judged in their place.
"""

from __future__ import annotations

import argparse
import os
import random
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from multiprocessing import get_context
from pathlib import Path

import legation
from benchmarks.record import STATES, WORDS, fill
from legation.story import story

KILOBYTES, ALONE_MS, TOGETHER_MS, TYPED_MS, CPU_MS = 300.0, 200.0, 300.0, 50.0, 60.0
"""The limits; ``CPU_MS`` is what an answer may cost with all readers, so that 50 readers need about half a core."""

TIMES = 20
Address = Callable[[random.Random], str]

PAGES: dict[str, Address] = {
    "front": lambda chance: "/",
    "events": lambda chance: "/events",
    "events of a state": lambda chance: f"/events?party={chance.choice(STATES[:40])}",
    "events of a type in a year": lambda chance: f"/events?type=CONSULT&since={2004 + chance.randrange(20)}",
    "events by words": lambda chance: f"/events?words={chance.choice(WORDS)}",
    "event": lambda chance: f"/events/{chance.randrange(10_000):016x}",
    "story": lambda chance: f"/stories/s{chance.randrange(3_000)}",
    "actor": lambda chance: f"/actors/Q{chance.randrange(1, 2_000)}",
    "state": lambda chance: f"/actors/{chance.choice(STATES[:20])}",
    "dyad": lambda chance: f"/dyads/{STATES[0]}/{chance.choice(STATES[:20])}",
    "actors": lambda chance: "/actors",
    "meetings": lambda chance: f"/engagements?party={chance.choice(STATES[:20])}",
    "sums": lambda chance: "/commitments",
    "incidents": lambda chance: "/incidents?dead=10",
    "search": lambda chance: f"/search?q={chance.choice(WORDS)}",
    "search typed": lambda chance: f"/search/typed?q={chance.choice(WORDS)[:4]}",
    "review": lambda chance: "/review",
    "review of a type": lambda chance: "/review?order=conflict&type=ASSAULT",
    "corrections": lambda chance: "/corrections",
    "map": lambda chance: "/map",
    "map of a state": lambda chance: f"/map?party={chance.choice(STATES[:20])}",
    "network": lambda chance: "/network",
    "network of actors": lambda chance: "/network?level=actor",
    "calendar": lambda chance: "/calendar",
    "statements": lambda chance: "/statements",
}
"""The pages that are asked, with the values of one time."""

OFTEN = ("events", "events", "events of a state", "events of a type in a year", "event", "event", "story", "actor",
         "meetings", "search", "search typed", "front")  # fmt: skip
"""What a reader opens, one after the other."""


def main() -> None:
    """Make or take the record, serve it, ask, tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--thinks", type=float, default=5.0, help="seconds on average between two pages of a reader")
    parser.add_argument("--path", type=Path)
    parser.add_argument("--gate", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = args.path or Path(folder) / "big.db"
        if not path.exists():
            fill(path, args.events)
        with _serving(path) as server:
            slow = _alone(server, path)
            slow += _together(server, path, args.readers, args.seconds, args.thinks)
    for told in slow:
        print(f"OVER THE LIMIT: {told}")
    sys.exit(1 if args.gate and slow else 0)


class Server:
    """A server at ``port`` in the process ``pid``."""

    def __init__(self, port: int, pid: int) -> None:
        self.port, self._stat = port, Path(f"/proc/{pid}/stat")

    def cpu(self) -> float:
        """Seconds of CPU time that the server spent so far."""
        fields = self._stat.read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def _serving(path: Path) -> Iterator[Server]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "legation", "serve", str(path), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        try:
            for _ in range(600):
                try:
                    socket.create_connection(("127.0.0.1", port), 1).close()
                    break
                except OSError:
                    time.sleep(0.1)
            yield Server(port, process.pid)
        finally:
            process.terminate()


def _get(connection: HTTPConnection, address: str) -> tuple[int, int, float]:
    """Status, size in bytes, and milliseconds on the wall of one request."""
    began = time.perf_counter()
    connection.request("GET", address)
    answer = connection.getresponse()
    size = len(answer.read())
    return answer.status, size, 1000 * (time.perf_counter() - began)


def _free_cores() -> float:
    return (os.cpu_count() or 1) - os.getloadavg()[0]


def _change(path: Path) -> None:
    """Writes an event as it is, as if it were anew: what was counted before counts no more."""
    with legation.open(path) as record:
        record.connection.execute("UPDATE events SET reviewed = reviewed WHERE id = (SELECT max(id) FROM events)")


def _spent(server: Server, connection: HTTPConnection, path: Path, addresses: list[str]) -> float:
    """Milliseconds of CPU time for each of these requests, with a change of the record before each."""
    spent = 0.0
    for address in addresses:
        _change(path)
        began = server.cpu()
        _get(connection, address)
        spent += server.cpu() - began
    return 1000 * spent / len(addresses)


def _alone(server: Server, path: Path) -> list[str]:
    """Each page alone; gives what was over a limit."""
    busy = _free_cores() < 1
    over: list[str] = []
    connection = HTTPConnection("127.0.0.1", server.port, timeout=60)
    heads = f"{'alone':28} {'kB':>6} {'wall p50':>9} {'p95':>7} {'first':>7} {'CPU':>7} {'anew':>7}   ms; "
    print(f"{heads}load {os.getloadavg()[0]:.1f}")
    for name, address in PAGES.items():
        chance = random.Random(3)
        status, size, first = _get(connection, address(chance))
        began, told = server.cpu(), []
        for _ in range(TIMES):
            answer = _get(connection, address(chance))
            status, size = max(status, answer[0]), max(size, answer[1])
            told.append(answer[2])
        cpu = 1000 * (server.cpu() - began) / TIMES
        anew = _spent(server, connection, path, [address(chance) for _ in range(TIMES)])
        told.sort()
        p95 = told[int(0.95 * (TIMES - 1))]
        print(f"{name:28} {size / 1000:6.0f} {told[TIMES // 2]:9.1f} {p95:7.1f} {first:7.1f} {cpu:7.1f} {anew:7.1f}")
        limit = TYPED_MS if name == "search typed" else ALONE_MS
        if status != 200:
            over.append(f"{name}: status {status}")
        if size / 1000 > KILOBYTES:
            over.append(f"{name}: {size / 1000:.0f} kB")
        if anew > limit:
            over.append(f"{name}: {anew:.0f} ms of CPU time after a change")
        if (cpu if busy else p95) > limit:
            over.append(f"{name}: {cpu if busy else p95:.0f} ms {'of CPU time' if busy else 'on the wall'} alone")
    connection.close()
    return over


def _together(server: Server, path: Path, readers: int, seconds: float, thinks: float) -> list[str]:
    """All readers at once while a writer adds; gives what was over a limit."""
    times: dict[str, list[float]] = defaultdict(list)
    failed: list[str] = []
    until = time.monotonic() + seconds
    lock = threading.Lock()

    def read(number: int) -> None:
        chance, turn = random.Random(number), number
        time.sleep(thinks * number / readers)  # they do not all begin in the same moment
        while time.monotonic() < until:
            name = OFTEN[turn % len(OFTEN)]
            turn += 1
            connection = HTTPConnection("127.0.0.1", server.port, timeout=60)
            try:
                status, _, took = _get(connection, PAGES[name](chance))
            except OSError as error:
                status, took = 0, 0.0
                failed.append(f"{name}: {error}")
            finally:
                connection.close()
            with lock:
                times[name].append(took)
                if status != 200:
                    failed.append(f"{name}: status {status}")
            time.sleep(chance.expovariate(1 / thinks) if thinks else 0)

    writer = get_context("spawn").Process(target=_add_on, args=(path, seconds))
    writer.start()
    began, busy = server.cpu(), _free_cores() < 1
    threads = [threading.Thread(target=read, args=(number,)) for number in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    writer.join()
    every = sum(map(len, times.values()))
    cpu = 1000 * (server.cpu() - began) / max(every, 1)
    print(f"\n{readers} readers, a writer: {every:,} answers, {len(failed)} failed, {every / seconds:.0f} a second, "
          f"{cpu:.1f} ms of CPU time each; load {os.getloadavg()[0]:.1f}")  # fmt: skip
    for name in dict.fromkeys(OFTEN):
        told = sorted(times[name]) or [0.0]
        print(f"{name:28} p50 {told[len(told) // 2]:7.1f}   p95 {told[int(0.95 * (len(told) - 1))]:7.1f} ms")
    listed = sorted(times["events"]) or [0.0]
    worst = listed[int(0.95 * (len(listed) - 1))]
    over = [f"with {readers} readers: {each}" for each in failed[:5]]
    if busy and cpu > CPU_MS:
        over.append(f"an answer with {readers} readers: {cpu:.0f} ms of CPU time")
    elif worst > TOGETHER_MS and not busy:
        over.append(f"the event list with {readers} readers: {worst:.0f} ms on the wall")
    return over


def _add_on(path: Path, seconds: float) -> None:
    """Add stories, as another process would, until the time is over."""
    text = "The president of Kenya met the president of Uganda in Nairobi on {} May 2023, and thanked him. Visit {}."
    until = time.monotonic() + seconds
    with legation.open(path) as record:
        number = int(time.time() * 1000)
        while time.monotonic() < until:
            record.add(story(text.format(1 + each % 28, each)) for each in range(number, number + 5))
            number += 5


if __name__ == "__main__":
    main()
