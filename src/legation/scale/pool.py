"""Many stories: read in order, in this process or several, with the same bytes either way."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from queue import Queue
from threading import Thread

from legation.errors import InputError, LegationError
from legation.event.codebook import Codebook
from legation.event.model import Reading
from legation.gazetteer.model import OwnActors
from legation.gazetteer.own_store import IMPORTED, chosen
from legation.reader import read_story
from legation.story.model import Story

Item = Story | InputError
Result = Reading | LegationError
_Waiting = Queue[Future[Result] | BaseException | None]

AHEAD = 4
"""Stories a process that are taken in before their turn: keeps workers busy and memory bounded."""


def read_all(
    items: Iterable[Item],
    *,
    processes: int = 1,
    codebook: Codebook | None = None,
    actors: OwnActors | str | None = IMPORTED,
    refused: bool = False,
) -> Iterator[Result]:
    """The reading of each story, in the order of ``items``; what could not be read comes as its error.

    ``codebook`` is PLOVER's unless given, ``actors`` are the user's own: the imported ones unless given. ``refused``
    asks for what was not coded, too.
    With ``processes`` above 1 as many worker processes share the stories; the readings and their order are the same.
    Each comes as soon as it and all before it are read. Raises LegationError where a worker process died.
    """
    own = chosen(actors)
    if processes <= 1:
        yield from (read_one(item, codebook, own, refused=refused) for item in items)
        return
    _quiet_at_a_sudden_end()
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(processes, mp_context=context, initializer=_begin, initargs=(codebook, own, refused))
    try:
        yield from _results(items, pool, processes * AHEAD)
        pool.shutdown()  # all is read: the workers end by themselves
    except BaseException as error:
        pool.shutdown(wait=False, cancel_futures=True)
        for worker in multiprocessing.active_children():
            worker.terminate()
        if isinstance(error, BrokenProcessPool):
            raise LegationError("a worker process died (out of memory?): try fewer with -j, or -j 1.") from error
        raise


def _results(items: Iterable[Item], pool: ProcessPoolExecutor, ahead: int) -> Iterator[Result]:
    """A thread hands stories to the pool while this one waits for the oldest: slow input holds nothing back."""
    waiting: _Waiting = Queue(ahead)
    Thread(target=_hand_out, args=(items, pool, waiting), daemon=True).start()
    while (turn := waiting.get()) is not None:
        if isinstance(turn, BaseException):
            raise turn
        yield turn.result()


def _hand_out(items: Iterable[Item], pool: ProcessPoolExecutor, waiting: _Waiting) -> None:
    try:
        for item in items:
            waiting.put(pool.submit(_read_here, item))
    except BaseException as error:  # to be raised in the thread that reads the results
        waiting.put(error)
    waiting.put(None)


def _quiet_at_a_sudden_end() -> None:
    """The process that clears up after an interrupted run does so without a warning; it takes our warning options."""
    option = "ignore::UserWarning:multiprocessing.resource_tracker"
    if option not in sys.warnoptions:
        sys.warnoptions.append(option)


class _Worker:
    """What a worker process knows, handed over once: the codebook, the user's own actors, what is asked."""

    codebook: Codebook | None = None
    actors: OwnActors | None = None
    refused: bool = False


def _begin(codebook: Codebook | None, actors: OwnActors | None, refused: bool) -> None:
    """A worker begins: signals are left to the parent, whose sudden end is its own."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    _Worker.codebook, _Worker.actors, _Worker.refused = codebook, actors, refused


def _end_with_parent() -> None:
    """Wait for the parent's end, and end: a worker of a killed run must not stay."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _read_here(item: Item) -> Result:
    return read_one(item, _Worker.codebook, _Worker.actors, refused=_Worker.refused)


def read_one(
    item: Item, codebook: Codebook | None = None, actors: OwnActors | None = None, *, refused: bool = False
) -> Result:
    """The reading of a story, or the error that was handed in or met: a batch goes on."""
    if isinstance(item, LegationError):
        return item
    try:
        return read_story(item, codebook=codebook, actors=actors, refused=refused)
    except LegationError as error:
        return type(error)(f'story "{item.id}": {error}')
    except Exception as error:  # a fault of ours in one story must not lose the rest
        return InputError(f'story "{item.id}": could not be read ({type(error).__name__}: {error}); please report it.')
