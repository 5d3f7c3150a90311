"""Who tells of an event: the reporting clause, or the quotation that it stands in."""

from __future__ import annotations

from legation.event.model import Attribution
from legation.event.scene import Scene
from legation.language.model import Clause
from legation.mention.model import Actor, Mention
from legation.story.model import Span


def teller(clause: Clause, scene: Scene) -> Attribution | None:
    """The speaker whom the story credits with telling of the clause; None where the story tells it itself."""
    reporter = clause.reporter
    if reporter is not None:
        mention = scene.mentions.get(reporter.head)
        text = scene.story.text[reporter.start : reporter.end]
        if mention is None:
            return Attribution(text=text, cue=reporter.cue, start=reporter.start, end=reporter.end)
        return _named(mention, reporter.cue, scene)
    return quoted(clause.start, clause.end, scene)


def quoted(start: int, end: int, scene: Scene) -> Attribution | None:
    """The speaker of the innermost quotation around a stretch of text."""
    around = [q for q in scene.quotations if q.start <= start and end <= q.end and q.speaker is not None]
    if not around:
        return None
    inner = min(around, key=lambda q: q.end - q.start)
    return _speaker(scene.actors.get(inner.speaker or ""), inner.cue or "", inner.end)


def _named(mention: Mention, cue: str, scene: Scene) -> Attribution:
    """The words that name the speaker: the mention's own, or for a pronoun the last words that named its actor."""
    words = Attribution(text=scene.story.text[mention.start : mention.end], cue=cue, start=mention.start,
                        end=mention.end, actor=mention.actors[0])  # fmt: skip
    if mention.form != "pronoun":
        return words
    return _speaker(scene.actors.get(mention.actors[0]), cue, mention.end) or words


def _speaker(actor: Actor | None, cue: str, before: int) -> Attribution | None:
    if actor is None or not actor.mentions:
        return None
    naming = [m for m in actor.mentions if m.text in actor.aliases or m.text == actor.name]
    earlier: list[Span] = [m for m in naming if m.end <= before] or naming or list(actor.mentions)
    said = earlier[-1] if earlier[-1].end <= before else earlier[0]
    return Attribution(text=said.text, cue=cue, start=said.start, end=said.end, actor=actor.id)
