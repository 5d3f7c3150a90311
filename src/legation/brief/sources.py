"""The sources of a report: numbered as they are first cited, each with the words that are quoted from it."""

from __future__ import annotations

from collections.abc import Sequence

from legation.brief.model import Quote, Ref, Source
from legation.record.model import Telling
from legation.story.model import Story

MOST = 6
"""Independent tellings that a sentence cites at the most."""


class Sources:
    """Gives out numbers; ``listed`` has the sources at the end."""

    def __init__(self) -> None:
        self._stories: dict[str, Source] = {}
        self._quotes: dict[str, list[Quote]] = {}

    def of_event(self, tellings: Sequence[Telling]) -> tuple[Ref, ...]:
        """The words behind an event: the first telling of each independent source."""
        first: dict[int, Telling] = {}
        for telling in tellings:
            first.setdefault(telling.witness, telling)
        return tuple(dict.fromkeys(self._of_telling(each) for each in list(first.values())[:MOST]))

    def of_tellings(self, tellings: Sequence[Telling]) -> tuple[Ref, ...]:
        """The words of these tellings, each."""
        return tuple(dict.fromkeys(self._of_telling(each) for each in tellings[:MOST]))

    def of_words(self, story: Story, text: str) -> Ref:
        """The words of a quotation."""
        self._know(story.id, story.title, story.publisher, story.published, story.url)
        return self._quoted(story.id, Quote("", "", " ".join(text.split())))

    def _of_telling(self, telling: Telling) -> Ref:
        self._know(telling.story_id, telling.title, telling.publisher, telling.published, telling.url)
        mention, text = telling.mention, telling.sentence
        start, end = (at - mention.sentence.start for at in (mention.trigger.start, mention.trigger.end))
        if not 0 <= start < end <= len(text):
            return self._quoted(telling.story_id, Quote("", "", _squashed(text).strip()))
        parts = [_squashed(part) for part in (text[:start], text[start:end], text[end:])]
        return self._quoted(telling.story_id, Quote(parts[0].lstrip(), parts[1], parts[2].rstrip()))

    def _know(self, id: str, title: str | None, publisher: str | None, day: str | None, url: str | None) -> None:
        if id not in self._stories:
            number, day = len(self._stories) + 1, day and day[:10]
            self._stories[id] = Source(
                number=number, story_id=id, title=title, publisher=publisher, day=day, url=url, quotes=()
            )
            self._quotes[id] = []

    def _quoted(self, id: str, quote: Quote) -> Ref:
        own = self._quotes[id]
        same = next((n for n, other in enumerate(own, 1) if other.text == quote.text), None)
        if same is None:
            own.append(quote)
        return Ref(self._stories[id].number, same or len(own))

    def listed(self) -> tuple[Source, ...]:
        """All sources, by number, with their quotations."""
        return tuple(
            Source(
                number=each.number, story_id=id, title=each.title, publisher=each.publisher, day=each.day,
                url=each.url, quotes=tuple(self._quotes[id]),
            )
            for id, each in self._stories.items()
        )  # fmt: skip


def _squashed(text: str) -> str:
    """Text on one line; a space at either end stays one."""
    inner = " ".join(text.split())
    if not inner:
        return " " if text else ""
    return f"{' ' if text[0].isspace() else ''}{inner}{' ' if text[-1].isspace() else ''}"
