"""Leadership as what somebody shows ("your *leadership* in ending the war"), and as those who lead ("Hamas's
*leadership*")."""

from __future__ import annotations

from legation.mention.candidates import Scene
from legation.mention.roles import RolePhrase
from legation.mention.words import words

_ONES_OWN = frozenset({"my", "your", "his", "her"})


def is_quality(scene: Scene, phrase: RolePhrase) -> bool:
    """Whether leadership is one person's, has a word for how somebody leads, or is nobody's by any word beside it."""
    tree, head = scene.tree, phrase.head
    if {tree.words[i] for i in tree.below(head, "amod", "compound")} & words().ways_to_lead:
        return True
    owners = [*tree.below(head, "nmod:poss"), *tree.complements(head, "of")]
    if owners:
        return any(tree.words[i] in _ONES_OWN or _is_person(scene, i) for i in owners)
    bare = not tree.below(head, "det", "amod", "compound", "nummod")
    return bare and not phrase.plural and phrase.first == head


def _is_person(scene: Scene, index: int) -> bool:
    """Whether a word names one person, by name or by role."""
    named = any(n.kind == "person" and n.covers(index) for n in scene.names)
    return named or any(
        p.head == index and p.role.kind == "person" and not p.plural and p.lemma != "side" for p in scene.roles
    )
