"""Words of urging and blaming that the parser hung on the wrong speaker: given back to whoever says them."""

from __future__ import annotations

from legation.language.rules import embedding
from legation.language.tree import NOMINAL, Tree

PLAIN = frozenset({"VBD", "VBZ", "VBP"})


def of_the_sayer(tree: Tree, verb: int, told: int) -> tuple[int, str] | None:
    """ "Chad said rebels had burned a village and *urged* Paris to act": who told of the deed urges, no rebel.

    So too with a participle behind a comma (", *urging* Paris to act"). The sayer speaks for somebody ("Chad", "the
    ministry"): what witnesses tell of may be the words of those whom they tell of.
    """
    sayer = tree.heads[told]
    if sayer < 0 or not sayer < told < verb or tree.relations[told] != "ccomp" or not _speaks_for(tree, sayer):
        return None
    if tree.lemma(verb) not in embedding().words["appealing"]:
        return None
    if tree.tokens[told].xpos not in ("VBD", "VBN") and not _is_how_it_is(tree, told):
        return None
    if tree.lemma(told) in embedding().reporting | embedding().words["talking"] or _is_about(tree, verb, sayer):
        return None
    if tree.child(verb, "nsubj", "aux", "mark", "expl") is not None:
        return None
    if tree.labels[verb] == "conj":
        return (sayer, "conj") if tree.tokens[verb].xpos in (*PLAIN, "VBN") else None
    behind = tree.lower[tree.edge(verb, -1) - 1] == ","
    return (sayer, "advcl") if behind and tree.tokens[verb].xpos == "VBG" else None


def _is_how_it_is(tree: Tree, told: int) -> bool:
    """Whether a word only tells how a body or thing was, not what somebody felt: "said the army was *ready*"."""
    who, was = tree.child(told, "nsubj"), tree.child(told, "cop")
    if who is None or was is None or tree.tokens[was].xpos != "VBD" or tree.lemma(told) in embedding().words["moods"]:
        return False
    person = tree.tokens[who].upos == "PRON" or tree.tokens[who].name.endswith("PER")
    return not person and tree.lemma(who) not in embedding().words["officials"]


def _speaks_for(tree: Tree, sayer: int) -> bool:
    """Whether a word of saying has a name, or one who speaks for a state or body, as subject."""
    who = tree.child(sayer, "nsubj")
    if who is None or tree.lemma(sayer) not in embedding().reporting or tree.tokens[sayer].xpos not in PLAIN:
        return False
    return tree.tokens[who].upos == "PROPN" or tree.lemma(who) in embedding().words["speaking_for"]


def _is_about(tree: Tree, verb: int, sayer: int) -> bool:
    """Whether somebody urges or blames the very one who tells of it: "said Oslo had … and *blamed it*"."""
    who, objects = tree.child(sayer, "nsubj"), tree.children(verb, "obj", "iobj", "obl")
    return any(tree.tokens[k].upos == "PRON" or (who is not None and tree.lower[k] == tree.lower[who]) for k in objects)


def of_the_crowd(tree: Tree, verb: int, above: int) -> tuple[int, str] | None:
    """ "fired tear gas at a rally *demanding* reforms", "arrested students *demanding* jobs": the crowd demands, not
    the police."""
    noun = tree.edge(verb, -1) - 1
    demands = tree.tokens[verb].xpos == "VBG" and tree.lemma(verb) in embedding().words["demanding"]
    if not demands or noun <= above or tree.child(verb, "nsubj", "mark", "aux") is not None:
        return None
    while noun > above and tree.heads[noun] != above:
        noun = tree.heads[noun] if tree.heads[noun] < noun else above
    if noun <= above or tree.relations[noun] not in ("obj", "obl") or tree.tokens[noun].upos not in NOMINAL:
        return None
    crowd = tree.lemma(noun) in embedding().words["crowds"]
    seized = tree.lemma(above) in embedding().words["overpowering"] and tree.tokens[noun].xpos in ("NNS", "NNPS")
    return (noun, "acl") if (crowd and not _stages(tree, above)) or seized else None


def _stages(tree: Tree, verb: int) -> bool:
    return tree.lemma(verb) in embedding().words["staging"]
