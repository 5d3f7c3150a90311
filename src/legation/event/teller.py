"""Who tells of an event: the reporting clause, or the quotation that it stands in."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from legation.event.draft import Draft
from legation.event.model import Attribution
from legation.event.scene import Scene
from legation.event.vouching import voucher
from legation.event.words import words
from legation.language.model import Clause, Reporter
from legation.language.rules import embedding
from legation.mention.model import Mention, Quotation


def teller(clause: Clause, scene: Scene) -> Attribution | None:
    """The speaker whom the story credits with telling of the clause; None where the story tells it itself.

    What is reported inside a quotation is told by whoever is quoted.
    """
    reporter = clause.reporter
    if reporter is not None:
        return _quoting(reporter, scene) or _reporting(reporter, scene)
    told = quoted(clause.start, clause.end, scene) or _stressed(clause, scene)
    voucher_ = voucher(clause, scene) if told is None else None
    return told if voucher_ is None else _reporting(voucher_, scene)


def quoted(start: int, end: int, scene: Scene) -> Attribution | None:
    """The speaker of the innermost quotation around a stretch of text."""
    around = [q for q in scene.quotations if q.start <= start and end <= q.end and q.source is not None]
    return _of_quotation(min(around, key=lambda q: q.end - q.start), scene, start) if around else None


def _quoting(reporter: Reporter, scene: Scene) -> Attribution | None:
    """Who is quoted, where the reporting words are themselves in direct speech: "“He says it was us,” X said"."""
    start, end = reporter.cue_start, reporter.cue_end
    around = [q for q in scene.quotations if q.direct and q.start <= start and end <= q.end and q.source is not None]
    return _of_quotation(max(around, key=lambda q: q.end - q.start), scene, start) if around else None


def _of_quotation(quotation: Quotation, scene: Scene, at: int) -> Attribution | None:
    """The speaker of a quotation; a pronoun in another sentence than the words ``at`` gives way to the last name."""
    source, actor = quotation.source, scene.actors.get(quotation.speaker or "")
    if source is None:
        return None
    here = scene.sentence.start <= source.start < scene.sentence.end
    if actor is not None and not here and source.text not in actor.aliases and source.text != actor.name:
        names = [m for m in actor.mentions if m.text in actor.aliases or m.text == actor.name]
        source = next((m for m in reversed(names) if m.end <= at), names[0] if names else source)
    return Attribution(text=source.text, cue=quotation.cue or "", start=source.start, end=source.end,
                       actor=quotation.speaker, name=actor.name if actor else None)  # fmt: skip


def _reporting(reporter: Reporter, scene: Scene) -> Attribution:
    """The speaker of a reporting clause: a name or pronoun, or the whole phrase of who is not named."""
    reporter = _behind(reporter, scene)
    mention = _named(reporter, scene) or _issuing(reporter, scene)
    start, end = (mention.start, mention.end) if mention is not None else (reporter.start, reporter.end)
    whole = mention or scene.mentions.get(reporter.head)
    actor = scene.actors.get(whole.actors[0]) if whole is not None else None
    return Attribution(text=scene.story.text[start:end], cue=reporter.cue, start=start, end=end,
                       actor=actor.id if actor else None, name=actor.name if actor else None)  # fmt: skip


def _behind(reporter: Reporter, scene: Scene) -> Reporter:
    """Who speaks behind a paper or an aside: "X *issued a statement* saying …", "X praised it, *noting* that …"."""
    head, cue = reporter.head, next((i for i, t in enumerate(scene.tokens) if t.start == reporter.cue_start), -1)
    aside = cue >= 0 and scene.tokens[cue].xpos == "VBG" and scene.tokens[cue].text.lower() != "according"
    if not aside or scene.mentions.get(head) is not None:
        return reporter
    for index in scene.governors(head)[1:]:
        for clause in scene.by_predicate.get(index, []):
            subject = next((a for a in clause.arguments if a.slot == "subject" and a.head in scene.mentions), None)
            if subject is not None:
                return msgspec.structs.replace(reporter, head=subject.head, start=subject.start, end=subject.end)
    return reporter


def _named(reporter: Reporter, scene: Scene) -> Mention | None:
    """The mention that names a speaker: at the head of the phrase, or the name in apposition to it."""
    mention = scene.mentions.get(reporter.head)
    if mention is not None and mention.form != "nominal":
        return mention
    beside = [c for c in scene.children[reporter.head] if scene.tokens[c].relation == "appos"]
    names = [scene.mentions[c] for c in beside if c in scene.mentions]
    inside = [m for m in scene.mentions.values() if mention and reporter.start <= m.start < reporter.end]
    names += [m for m in inside if mention and m.actors == mention.actors]
    return next((m for m in names if m.form == "name" and scene.is_person(m.head)), None)


def _issuing(reporter: Reporter, scene: Scene) -> Mention | None:
    """Whose paper tells something: "a statement *from the army* said", "according to the *army's* report"."""
    papers = embedding().words["papers"]
    if reporter.head in scene.mentions or scene.tokens[reporter.head].lemma.lower() not in papers:
        return None
    told = [c for c in scene.children[reporter.head] if c in scene.mentions and scene.mentions[c].form != "adjective"]
    whose = {c: scene.tokens[c].relation for c in told}
    by = [c for c in told if whose[c] == "nmod" and scene.case(c) in ("by", "from")]
    own = [c for c in told if whose[c] in ("nmod:poss", "compound")]
    return next((scene.mentions[c] for c in (*by, *own) if scene.mentions[c].actors), None)


def carried(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, where what the next sentence of a paragraph *also* tells is told by the same speaker."""
    out: list[Draft] = []
    for draft in drafts:
        adds = draft.attribution is None and "also" in draft.match.clause.modifiers
        before = (
            next((d for d in reversed(out) if d.type == draft.type and _continues(draft, d)), None) if adds else None
        )
        out.append(msgspec.structs.replace(draft, attribution=before.attribution) if before is not None else draft)
    return out


def _continues(draft: Draft, before: Draft) -> bool:
    """Whether a draft stands in the sentence right behind another, in the same paragraph."""
    first, second = before.scene.sentence, draft.scene.sentence
    return second.index == first.index + 1 and "\n" not in draft.scene.story.text[first.end : second.start]


def _stressed(clause: Clause, scene: Scene) -> Attribution | None:
    """Who speaks of an event noun: "he *stressed* the growing cooperation of the two armies"."""
    if clause.kind != "noun" or clause.link != "argument" or clause.governor is None:
        return None
    for above in scene.by_predicate.get(clause.governor, []):
        subject = next((a for a in above.arguments if a.slot == "subject"), None)
        if above.predicate in words("stressing") and subject is not None and not above.negated:
            token = scene.tokens[above.head]
            return _reporting(
                Reporter(subject.head, subject.start, subject.end, token.text, token.start, token.end), scene
            )
    return None
