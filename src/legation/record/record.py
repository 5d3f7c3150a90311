"""The record as one object: add stories, ask for events, correct."""

from __future__ import annotations

import getpass
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from legation.errors import InputError, NotInRecord
from legation.event.codebook import Choice, Codebook
from legation.event.scales import scales
from legation.record import adding, codebooks, editing, following, query, reviewing
from legation.record.changes import changes_of
from legation.record.codebooks import KEPT, OwnType
from legation.record.corrections import latest, listed
from legation.record.database import connect, transaction
from legation.record.following import Feed, FeedItem
from legation.record.lessons import Lesson, lessons
from legation.record.model import Added, Conflict, Correction, Event, Problem, Recoded, Telling, Tie
from legation.record.questions import Questions
from legation.record.recoding import recoding
from legation.record.settle import settle
from legation.record.show import conflicts_of, event_id, stored_story, tellings_of, ties_of
from legation.story.links import Link
from legation.story.model import Story


class Record(Questions):
    """A sourced history in one file. Get it with ``legation.open(path)``; close it, or use it in a ``with``.

    One process writes at a time, any number read. Every change is safe on disk when the call that makes it returns.
    """

    def __init__(self, path: str | Path, *, readonly: bool = False) -> None:
        self.path = Path(path).expanduser()
        self._db = connect(self.path, write=not readonly)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Record({str(self.path)!r})"

    def close(self) -> None:
        """Closes the record's file."""
        self._db.close()

    @property
    def connection(self) -> sqlite3.Connection:
        """The SQLite connection, to ask what no method asks; change nothing through it."""
        return self._db

    def add(
        self, stories: Iterable[Story | InputError], *, processes: int = 1, codebook: Codebook | Choice = None
    ) -> Added:
        """Reads stories and keeps them; those that the record holds are not read again. Gives how many of each.

        ``stories`` come from ``legation.stories``; an error among them is kept as a problem, and the rest goes on.
        ``codebook``: one of your own or its files, PLOVER's unless given; the record keeps it.
        """
        return adding.total(self.adding(stories, processes=processes, codebook=codebook))

    def adding(
        self, stories: Iterable[Story | InputError], *, processes: int = 1, codebook: Codebook | Choice = None,
        merging: adding.Merging | None = None,
    ) -> Iterator[adding.Kept]:  # fmt: skip
        """As ``add``, but tells of each item what became of it, as soon as it is safe on disk.

        ``merging`` is told, while what was read is merged, how many event mentions are merged, and of how many.
        """
        return adding.adding(self._db, self.path, stories, processes=processes, codebook=codebook, merging=merging)

    def event(self, id: str) -> Event:
        """The event of that id, or that the mention of that id belongs to. Raises NotInRecord."""
        row = self._db.execute("SELECT * FROM events WHERE id = ?", (event_id(self._db, id),)).fetchone()
        return next(query.events_of(self._db, [row]))

    def tellings(self, id: str) -> list[Telling]:
        """All mentions of an event, in order of publication, each with its story and words."""
        return tellings_of(self._db, event_id(self._db, id))

    def ties(self, id: str) -> list[Tie]:
        """Why the mentions of an event are taken for one happening."""
        return ties_of(self._db, event_id(self._db, id))

    def conflicts(self, id: str) -> list[Conflict]:
        """Where the tellings of an event contradict each other, and who says what."""
        return conflicts_of(self._db, event_id(self._db, id))

    def follow(self, urls: Iterable[str], *, now: str, seconds: int) -> None:
        """Follows feeds, first asked at ``now`` (ISO 8601, UTC), then every so many seconds; known ones stay as is."""
        with transaction(self._db, self.path):
            following.subscribe(self._db, urls, now=now, seconds=seconds)

    def feeds(self, urls: Sequence[str] | None = None) -> list[Feed]:
        """The feeds that are followed, or those of ``urls``, the one whose turn comes first first."""
        return following.feeds(self._db, urls)

    def polled(self, feed: Feed, links: Sequence[Link] = ()) -> None:
        """Keeps a feed as it is after a poll, with the stories that it names."""
        with transaction(self._db, self.path):
            following.polled(self._db, feed, links)

    def waiting(self, feed_url: str) -> list[FeedItem]:
        """The stories that a feed named and that are not kept yet."""
        return following.waiting(self._db, feed_url)

    def fetched(self, url: str, story_id: str | None = None, *, again: bool = False) -> None:
        """The page at an address was read, and gave a story or none; with ``again``, it is to be tried again."""
        with transaction(self._db, self.path):
            if again:
                following.tried(self._db, url)
            else:
                following.done(self._db, url, story_id)

    def knows(self, url: str) -> bool:
        """Whether the record has the story of an address, or knows that it gives none."""
        return following.is_known(self._db, url)

    def problems(self) -> list[Problem]:
        """The items that could not be kept, each with its reason."""
        rows = self._db.execute("SELECT id, place, kind, reason FROM problems ORDER BY place, id")
        return [Problem(**dict(row)) for row in rows]

    def story(self, id: str) -> Story:
        """A story of the record, its text as it came in. Raises NotInRecord."""
        row = self._db.execute("SELECT * FROM stories WHERE id = ?", (id,)).fetchone()
        if row is None:
            raise NotInRecord(f'{self.path}: there is no story "{id}".')
        return stored_story(row)

    def accept(self, id: str, *, by: str | None = None, why: str | None = None, seen: str | None = None) -> int:
        """Says that an event is right as it is: it counts as reviewed. Gives the number under which this is kept.

        ``seen`` is the version of the event that the decision is about (see ``version``): Overtaken is raised, and
        nothing done, if it is another by now. The same goes for ``correct``, ``reject``, ``merge`` and ``split``.
        """
        return self._edit(lambda db: editing.accept(db, id, _who(by, why)), (id, seen))

    def correct(self, id: str, field: str, value: Any, *, by: str | None = None, why: str | None = None,
                kind: str | None = None, seen: str | None = None) -> int:  # fmt: skip
        """Sets a field; gives the correction's number. What the machine coded stays below it.

        ``id`` is an event's, a mention's (``kind="mention"`` where its event has the same id), a story's or an
        actor's. Fields of events and mentions: type, mode, status, date.start, date.end, place.name, place.country,
        dead, injured, arrested, actors, recipients (names, or objects with name, country, sector). ``by`` is you
        unless given. Raises NotInRecord, BadCorrection.
        """
        who = _who(by, why)
        return self._edit(lambda db: editing.set_value(db, id, field, value, who=who, kind=kind), (id, seen))

    def reject(self, id: str, *, by: str | None = None, why: str | None = None, kind: str | None = None,
               seen: str | None = None) -> int:  # fmt: skip
        """Says that an event or mention is none; gives the correction's number."""
        return self._edit(lambda db: editing.reject(db, id, _who(by, why), kind), (id, seen))

    def merge(self, *ids: str, by: str | None = None, why: str | None = None,
              seen: str | Sequence[str | None] | None = None) -> int:  # fmt: skip
        """Says that events are one happening; gives the correction's number.

        ``seen`` is the version of the first, or of each in their order.
        """
        versions = [seen] if seen is None or isinstance(seen, str) else seen
        return self._edit(lambda db: editing.merge(db, ids, _who(by, why)), *zip(ids, versions, strict=False))

    def split(self, id: str, mentions: Sequence[str], *, by: str | None = None, why: str | None = None,
              seen: str | None = None) -> int:  # fmt: skip
        """Says that some mentions of an event are of another happening; gives the correction's number."""
        return self._edit(lambda db: editing.split(db, id, mentions, _who(by, why)), (id, seen))

    def version(self, id: str) -> str:
        """What an event is now, as a short text that changes with any of its values and mentions."""
        return reviewing.version(self._db, id)

    def decisions(self, id: str) -> list[Correction]:
        """What people decided about an event or mention, the latest first, what was taken back too."""
        return reviewing.decisions(self._db, id)

    def add_mention(self, story_id: str, start: int, end: int, type: str, *, by: str | None = None,
                    why: str | None = None, **fields: Any) -> int:  # fmt: skip
        """Adds an event mention that the machine missed, at ``text[start:end]`` of a story; gives its number."""
        return self._edit(
            lambda db: editing.add_mention(db, story_id, (start, end), type, fields=fields, who=_who(by, why))
        )

    def undo(self, number: int, *, by: str | None = None, why: str | None = None) -> int:
        """Takes a correction back, an undo too; what it changed is exactly as before."""
        return self._edit(lambda db: editing.undo(db, number, _who(by, why)))

    def corrections(self) -> list[Correction]:
        """All corrections, in the order in which they were made."""
        return list(listed(self._db))

    def lessons(self) -> Iterator[Lesson]:
        """What people decided and is in force, with the words and codings that it was about: data to train on."""
        return lessons(self._db)

    def latest_corrections(self, number: int, *, by: str | None = None, before: int | None = None) -> list[Correction]:
        """The latest ``number`` corrections, of one person if given, of those before number ``before`` if given."""
        return latest(self._db, number, by=by, before=before)

    def recode(self, *, processes: int = 1, codebook: Codebook | Choice = KEPT, every: bool = False) -> list[Recoded]:
        """Reads the stories anew that another version coded; corrections stay. Gives what changed, by story.

        ``codebook``: the one that coded each story unless given; None is PLOVER's alone.
        """
        return list(self.recoding(processes=processes, codebook=codebook, every=every))

    def recoding(
        self, *, processes: int = 1, codebook: Codebook | Choice = KEPT, every: bool = False
    ) -> Iterator[Recoded]:
        """As ``recode``, story by story."""
        return recoding(self._db, self.path, processes=processes, codebook=codebook, every=every)

    def own_types(self) -> list[OwnType]:
        """The types and modes that codebooks of your own added, in order; each may be asked for by its ``code``."""
        return list(codebooks.own_types(self._db).values())

    def quads(self) -> dict[str, int]:
        """The quad class of every type: PLOVER's and your own."""
        own = {(each.type, each.mode): each.scale for each in self.own_types()}
        return {type_: scale.quad for (type_, mode), scale in (scales() | own).items() if mode is None}

    def own_codebook(self) -> Codebook | None:
        """The codebook of your own that coded stories of the record (the newest of several); None: PLOVER alone."""
        return codebooks.kept_codebook(self._db)

    def changes(self, run_id: str | None = None) -> list[Recoded]:
        """What coding anew changed, by story: in the run of that id, or in the last that changed something."""
        return changes_of(self._db, run_id)

    def _edit(self, edit: Callable[[sqlite3.Connection], int], *seen: tuple[str, str | None]) -> int:
        """One change and all that follows from it, or nothing; nothing if an event is not of the version ``seen``."""
        with transaction(self._db, self.path) as db:
            for id, version in seen:
                reviewing.must_be(db, id, version)
            number = edit(db)
            settle(db)
        return number


def _who(by: str | None, why: str | None) -> editing.By:
    return editing.By(by or getpass.getuser(), why)
