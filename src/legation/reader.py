"""The main path: a story goes in, a reading comes out.

1. The story's text is cleaned: what is not the report is marked (``legation.story``).
2. Its sentences are parsed (``legation.language``).
3. Clauses are built: who does what to whom, with the grammar undone (``legation.language``).
4. Mentions are found and resolved: actors, places, dates, counts, sums, quotations (``legation.mention``).
5. The codebook is matched against the clauses, and 6. roles, date, place, status, speaker are filled in;
   counts come to the story's toll (``legation.event``).
7. The reading is handed back.
"""

from __future__ import annotations

from pathlib import Path

from legation import event, gazetteer, language, mention
from legation.event.codebook import Choice, Codebook
from legation.event.model import OwnActorsUsed, Reading
from legation.gazetteer.model import OwnActors
from legation.gazetteer.own_store import IMPORTED, chosen
from legation.story.model import Story


def read_story(
    story: Story,
    *,
    codebook: Codebook | Choice = None,
    actors: OwnActors | str | Path | None = IMPORTED,
    refused: bool = False,
) -> Reading:
    """The reading of a story: its actors, events and quotations, each with its words in ``story.text``.

    ``story`` comes from ``legation.story``, with its furniture marked (1). ``codebook`` is PLOVER's unless given:
    one of your own, or its files. ``refused`` asks for what was considered and not coded, with the reasons.
    ``actors`` are your own: those you imported, if any, or a file's, or None for none; the reading says which it used.
    The same story with the same actors gives the same reading, whatever was read before it.
    """
    codebook = event.chosen(codebook)
    own = chosen(actors)
    known = gazetteer.load(own)
    furniture = [(span.start, span.end) for span in story.furniture]
    sentences = language.parse(story.text, skip=furniture)  # 2
    clauses = tuple(language.clauses(sentence, codebook.nouns) for sentence in sentences)  # 3
    found = mention.find(story, sentences, known)  # 4
    ledger = event.Ledger(asked=refused)
    events = event.code(story, sentences, clauses, found, codebook, ledger=ledger)  # 5, 6
    counts = event.counted(story, sentences, clauses, found)  # 6
    used = OwnActorsUsed(file=own.file, sha256=own.sha256, count=len(own.actors)) if own else None
    return Reading(story=story, actors=found.actors, events=events, quotations=found.quotations, counts=counts,
                   toll=event.toll(counts), own_actors=used, own_codebook=codebook.used,
                   refused=ledger.refused if refused else None)  # fmt: skip  # 7
