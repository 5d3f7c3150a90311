"""Who may have done what the words lay to a pronoun that names nobody: the speaker, "he", "she"."""

from __future__ import annotations

from collections.abc import Sequence

from legation.event.match import Match
from legation.event.model import Party
from legation.event.scene import FIRST_PERSON, Scene

HE = {"he", "she"}
"""Words for one person whom the text has named, or has not."""


def behind_pronoun(found: Sequence[Party], match: Match, scene: Scene) -> tuple[Party, ...]:
    """Those who may be meant by a subject that is a pronoun: nobody by the speaker's own ("*I* met the troops that
    serve beside our allies", "*our* talks with Oslo"), one person by "he" and "she"."""
    clause = match.clause
    heads = [a.head for a in clause.arguments if a.slot in ("subject", "possessor") and a.head >= 0]
    said = {scene.tokens[i].text.lower() for i in heads if not clause.passive}
    if said & FIRST_PERSON:
        return tuple(p for p in found if _speaks(p, scene))
    persons = {i for i, a in scene.actors.items() if a.kind == "person"}
    return tuple(p for p in found if p.id in persons) if said & HE else tuple(found)


def _speaks(party: Party, scene: Scene) -> bool:
    """Whether a party is the speaker by the words for it ("*my* third visit to Chad"), or whom he speaks for ("on
    behalf of *the army*, I thank")."""
    if (party.text or "").lower() in FIRST_PERSON:
        return True
    heads = [i for i, m in scene.mentions.items() if m.start == party.start]
    return any(scene.tokens[g].lemma.lower() == "behalf" for i in heads for g in scene.governors(i)[1:])
