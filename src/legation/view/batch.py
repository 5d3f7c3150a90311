"""Many stories: read in order, in this process or several, with the same bytes either way."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator

from legation.errors import InputError, LegationError
from legation.event.model import Reading
from legation.reader import read_story
from legation.story.model import Story

Item = Story | InputError
Result = Reading | LegationError


def read_all(items: Iterable[Item], *, processes: int = 1) -> Iterator[Result]:
    """The reading of each story, in the order of ``items``; what could not be read comes as its error.

    With ``processes`` above 1 as many worker processes share the stories; the readings and their order are the same.
    """
    if processes <= 1:
        yield from map(read_one, items)
        return
    context = multiprocessing.get_context("spawn")
    with context.Pool(processes) as pool:
        yield from pool.imap(read_one, items, chunksize=1)


def read_one(item: Item) -> Result:
    """The reading of a story, or the error that was handed in or met: a batch goes on."""
    if isinstance(item, LegationError):
        return item
    try:
        return read_story(item)
    except LegationError as error:
        return error
    except Exception as error:  # a fault of ours in one story must not lose the rest
        return InputError(f"story {item.id}: could not be read ({type(error).__name__}: {error}); please report it")
