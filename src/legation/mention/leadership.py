"""Leadership as what somebody shows ("your *leadership* in ending the war"), and as those who lead ("Hamas's
*leadership*"); powers that somebody has, a power that is no state, governments that there are not yet; and a head on
somebody's shoulders."""

from __future__ import annotations

from legation.mention.candidates import Scene
from legation.mention.phrases import Tree
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


def is_of_body(scene: Scene, phrase: RolePhrase) -> bool:
    """Whether a head is what somebody has on his shoulders: "put a gun to the soldier's *head*", "to her *head*"; not
    "the army's head"."""
    tree = scene.tree
    whose = tree.below(phrase.head, "nmod:poss")
    persons = {p.head for p in scene.roles if p.role.kind == "person"}
    known = {i for n in scene.names if n.kind == "person" for i in range(n.first, n.last + 1)}
    own = any(tree.words[i] in ("his", "her", "my", "your") or i in persons | known for i in whose)
    told = tree.tokens[phrase.head].relation in ("obl", "obj", "nmod")
    return own and told and phrase.first == phrase.last and tree.tokens[phrase.head].text.islower()


def is_mighty(scene: Scene, phrase: RolePhrase) -> bool:
    """Whether a power is a state: "six *world* powers", "the *colonial* power", "the *French* and other powers"; not
    "emergency *powers*", "asked for *powers* to hold a vote", "nuclear *power*"."""
    tree = scene.tree
    first = min([phrase.head, *tree.subtree(phrase.head)])
    before = set(tree.words[min(first, phrase.first) : phrase.head])
    land = any(n.kind == "state" and first <= n.first < phrase.head for n in scene.names)
    if before & words().mighty or land or set(phrase.role.words.split()) & words().mighty:
        return True
    acts = tree.tokens[phrase.head].relation.startswith("nsubj") and phrase.plural
    return acts and bool(tree.below(phrase.head, "det")) and not tree.below(phrase.head, "compound", "amod")


def _is_person(scene: Scene, index: int) -> bool:
    """Whether a word names one person, by name or by role."""
    named = any(n.kind == "person" and n.covers(index) for n in scene.names)
    return named or any(
        p.head == index and p.role.kind == "person" and not p.plural and p.lemma != "side" for p in scene.roles
    )


def is_competence(tree: Tree, phrase: RolePhrase) -> bool:
    """Whether powers are what somebody may do, no states: "the agency's *powers*", "the *power* to detain", "using
    emergency *powers*"."""
    if phrase.lemma != "power":
        return False
    token = tree.tokens[phrase.head]
    to_do = any(tree.tokens[i].xpos == "VB" for i in tree.below(phrase.head, "acl"))
    owned = any(tree.tokens[i].upos != "PROPN" for i in tree.below(phrase.head, "nmod:poss"))
    wielded = token.relation == "obj" and tree.lemmas[token.head] in words().wielding
    how = {tree.lemmas[i] for i in tree.below(phrase.head, "amod", "compound")}
    return to_do or owned or wielded or bool(how & words().competences)


def is_to_be_formed(tree: Tree, phrase: RolePhrase) -> bool:
    """Whether a government is one that there is not yet: "the plan for *an interim government*"."""
    if phrase.lemma not in ("government", "administration", "cabinet", "authority"):
        return False
    how = {tree.lemmas[i] for i in tree.below(phrase.head, "amod", "compound")}
    open_ = any(tree.words[i] in ("a", "an") for i in tree.below(phrase.head, "det"))
    named = any(tree.tokens[i].upos == "PROPN" or tree.words[i][:1].isupper() for i in tree.below(phrase.head, "amod"))
    doing = tree.tokens[phrase.head].relation.startswith("nsubj") or bool(tree.complements(phrase.head, "in", "of"))
    return open_ and bool(how & words().yet_to_be) and not named and not doing
