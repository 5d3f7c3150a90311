"""Time, aspect, negation and modality of predicates."""

from __future__ import annotations

from typing import Literal, NamedTuple

from legation.language.embedding import Hanging
from legation.language.light import Clausework
from legation.language.model import Modality
from legation.language.predicates import Predicate
from legation.language.rules import embedding

Tense = Literal["past", "present", ""]
STRONG = frozenset({"possible", "conditional", "wanted"})


class Aspect(NamedTuple):
    """What a predicate says of time and reality, itself or by what it hangs from."""

    tense: Tense = ""
    perfect: bool = False
    progressive: bool = False
    negated: bool = False
    modality: Modality = "none"


def aspects(work: Clausework, hanging: dict[int, Hanging]) -> dict[int, Aspect]:
    """The aspect of every predicate; complements and folded nouns take over what holds of what they hang from."""
    out: dict[int, Aspect] = {}
    for head in work.found:
        out[head] = _aspect(work, hanging, out, head)
    for noun, fold in work.folded.items():
        if fold.verb in out:
            out[noun] = _folded(out[noun], out[fold.verb])
    return out


def _folded(noun: Aspect, verb: Aspect) -> Aspect:
    modality = noun.modality if noun.modality != "none" else verb.modality
    return verb._replace(negated=noun.negated or verb.negated, modality=modality)


def _aspect(work: Clausework, hanging: dict[int, Hanging], out: dict[int, Aspect], index: int) -> Aspect:
    predicate = work.found[index]
    if predicate.kind == "noun" and predicate.copula is None:
        tense: Tense = ""
        perfect = progressive = False
    else:
        tense, perfect, progressive = _time(work, predicate)
    own = Aspect(tense, perfect, progressive, _negated(work, index), _modality(work, predicate))
    own = _shared(work, out, own, index)
    return _inherited(work, hanging, out, _by_means(work, hanging, out, own, index), index)


def _time(work: Clausework, predicate: Predicate) -> tuple[Tense, bool, bool]:
    tree, index = work.tree, predicate.head
    helpers = tree.children(index, "aux", "cop")
    xpos = tree.tokens[index].xpos
    perfect = any(tree.lemma(k) == "have" for k in helpers)
    progressive = xpos == "VBG" and any(tree.lemma(k) == "be" and tree.labels[k] != "aux:pass" for k in helpers)
    finite = [k for k in helpers if tree.tokens[k].xpos in ("VBD", "VBZ", "VBP", "MD")]
    if finite:
        tag = tree.tokens[finite[0]].xpos
        return ("past" if tag == "VBD" else "" if tag == "MD" else "present"), perfect, progressive
    if helpers or predicate.passive or predicate.kind != "verb":
        return "", perfect, progressive
    if _subjunctive(work, index):
        return "", False, False
    joined = tree.relations[index] == "conj" or tree.child(index, "nsubj") is not None
    if xpos == "VBD" or (xpos == "VBN" and not predicate.passive and joined):
        return "past", False, False
    return ("present" if xpos in ("VBZ", "VBP") else ""), False, False


def _subjunctive(work: Clausework, index: int) -> bool:
    """Whether a plain form is only wanted, not told: "demanded that all forces *leave* the plant"."""
    tree, head = work.tree, work.tree.heads[index]
    wanted = head in work.found and embedding().complement_modality.get(work.found[head].lemma.split()[0]) == "wanted"
    plain = tree.tokens[index].xpos in ("VBP", "VB") and tree.lower[index] == tree.lemma(index)
    return wanted and plain and tree.relations[index] == "ccomp" and head < index


def _negated(work: Clausework, index: int) -> bool:
    tree, words = work.tree, embedding().words
    for kid in tree.kids[index]:
        lower, relation = tree.lower[kid], tree.relations[kid]
        if lower == "to" and relation == "mark" and _is_before_to(work, kid - 1):
            return True
        if lower in words["never"] and _is_before_to(work, kid):
            continue
        if lower in words["never"] and relation in ("advmod", "det", "cc", "aux", "dep") and not _not_only(work, kid):
            return True
        if lower in ("longer", "more") and any(tree.lower[k] == "no" for k in tree.kids[kid]):
            return True
        if relation in ("mark", "case") and lower == "without":
            return True
        nobody = lower in words["empty_subjects"] or _none_of(work, kid)
        if relation in ("nsubj", "obj") and nobody and not _is_slogan(work, kid):
            return True
        if relation == "cc" and lower == "neither":
            return True
        if relation == "obl" and _on_no_occasion(work, kid):
            return True
        if relation in ("mark", "case", "cc") and kid < index and _forgoes(work, kid):
            return True
    return _failed(work, index)


def _is_slogan(work: Clausework, kid: int) -> bool:
    """Whether "no" opens a quotation, and so denies nothing of who calls it out: "chanted “*no* justice, no peace”"."""
    tree = work.tree
    first = min((k for k in (kid, *tree.kids[kid]) if tree.lower[k] == "no"), default=0)
    return first > 0 and tree.lower[first - 1] in ('"', "“", "''", "``", "‘", "'")


def _on_no_occasion(work: Clausework, kid: int) -> bool:
    """Whether a phrase says that something was never so: "*at no time* did we ask", "*under no circumstances*"."""
    tree = work.tree
    none = any(tree.lower[k] == "no" for k in tree.kids[kid])
    return none and tree.lemma(kid) in embedding().words["no_occasions"] and bool(tree.words(kid, "case"))


def _forgoes(work: Clausework, kid: int) -> bool:
    """Whether the words before a deed say that it was not done: "*instead of* arresting", "*rather than* attack",
    "stopped *short of* expelling", "came *close to* cutting ties"."""
    words = work.tree.lower
    if words[kid : kid + 2] in (["instead", "of"], ["rather", "than"]):
        return True
    before = words[max(0, kid - 2) : kid + 1]
    if len(before) < 3:
        return False
    verb = work.tree.lemma(kid - 2)
    return (verb in ("stop", "fall") and before[1:] == ["short", "of"]) or (
        verb == "come" and before[1:] in (["close", "to"], ["near", "to"])
    )


def _is_before_to(work: Clausework, index: int) -> bool:
    """Whether a "never" or "not" is of the infinitive behind it, not of its verb: "vowed *never* to yield"."""
    tree = work.tree
    if index < 1 or tree.lower[index] not in ("never", "not") or tree.lower[index + 1 : index + 2] != ["to"]:
        return False
    marked = tree.relations[index + 1] == "mark" and tree.heads[index] == tree.heads[tree.heads[index + 1]]
    return marked and tree.heads[index] < index


def _failed(work: Clausework, index: int) -> bool:
    """Whether a deed was left undone: "failed *to protect*", "their failure *to protect*", "stopped short of
    *endorsing*"."""
    tree, head = work.tree, work.tree.heads[index]
    if head < 0 or head > index or tree.relations[index] not in ("xcomp", "advcl", "acl", "ccomp"):
        return False
    if tree.lemma(head) in embedding().words["failing"]:
        return tree.relations[index] == "xcomp"
    if tree.lemma(head) in embedding().words["failures"] and tree.tokens[head].upos == "NOUN":
        return tree.relations[index] == "acl" and "to" in tree.words(index, "mark")
    return tree.lemma(head) in ("stop", "fall") and tree.lower[head + 1 : head + 2] == ["short"]


def _not_only(work: Clausework, kid: int) -> bool:
    after = work.tree.lower[kid + 1 : kid + 2]
    return after in (["only"], ["just"], ["least"], ["merely"]) or work.tree.lower[kid - 1 : kid] == ["if"]


def _none_of(work: Clausework, kid: int) -> bool:
    """Whether a party is denied: "no troops", "neither side"."""
    tree = work.tree
    return any(tree.lower[k] in ("no", "neither") and tree.relations[k] in ("det", "cc") for k in tree.kids[kid])


def _modality(work: Clausework, predicate: Predicate) -> Modality:
    tree, index, rules = work.tree, predicate.head, embedding()
    table = rules.auxiliary_modality
    for kid in tree.kids[index]:
        if tree.relations[kid] == "aux" and tree.lower[kid] in table:
            value = table[tree.lower[kid]]
            if tree.relations[index] == "advcl" and _is_inverted(work, index):
                return "conditional"  # "*Should* the rebels attack, …"
            return "conditional" if value == "future" and _conditioned(work, index) else _as_modality(value)
    if _is_condition(work, index):
        return "conditional"
    if _is_to(work, index) or _is_due(work, index):
        return "future"
    for kid in tree.kids[index]:
        word = tree.lower[kid]
        if tree.relations[kid] == "advmod" and word in rules.adverb_modality:
            return _as_modality(rules.adverb_modality[word])
        if predicate.kind == "noun" and tree.relations[kid] == "amod" and word in rules.modifier_modality:
            return _as_modality(rules.modifier_modality[word])
    return "none"


def _as_modality(value: str) -> Modality:
    for known in ("future", "possible", "necessary", "wanted", "conditional"):
        if value == known:
            return known
    return "none"


def _conditioned(work: Clausework, index: int) -> bool:
    """Whether an if-clause hangs on a predicate, "if needed" and the like left out."""
    return any(_is_condition(work, k) for k in work.tree.children(index, "advcl"))


def _is_condition(work: Clausework, index: int) -> bool:
    tree = work.tree
    if tree.relations[index] != "advcl" or tree.lemma(index) in embedding().words["idle_conditions"]:
        return False
    return (
        bool({"if", "unless", "provided"} & set(tree.words(index, "mark")))
        and "even" not in tree.lower[index - 6 : index]
    ) or _is_inverted(work, index)


def _is_inverted(work: Clausework, index: int) -> bool:
    """Whether a condition opens with its helper, before its subject: "*Had* the rebels attacked, the army would have
    fled"; not "*Never had* they attacked", nor a question."""
    tree = work.tree
    subject = tree.child(index, "nsubj", "nsubj:pass")
    first = next((k for k in sorted(tree.kids[index]) if tree.relations[k] not in ("punct", "cc")), index)
    opens = tree.relations[first].startswith("aux") and tree.lower[first] in ("had", "should", "were")
    return opens and subject is not None and first < subject and tree.heads[index] >= 0


def _is_to(work: Clausework, index: int) -> bool:
    """ "X is to visit": "be" and an infinitive, whichever of the two the parser put above the other; in a headline
    without the "be": "*X to visit* Oslo"."""
    tree = work.tree
    bare = tree.relations[index] == "root" and tree.tokens[index].xpos == "VB" and not tree.child(index, "aux", "cop")
    who = tree.child(index, "nsubj") if bare and tree.words(index, "mark") == ["to"] else None
    if who is not None and who < index:
        return True
    if "to" not in tree.words(index, "mark"):
        return False
    if any(
        tree.lemma(k) == "be" and k < index and tree.tokens[k].xpos in ("VBZ", "VBP", "VBD")
        for k in tree.children(index, "aux", "cop")
    ):
        return not _is_answer(work, index)
    head = tree.heads[index]
    return head >= 0 and head not in work.found and tree.lemma(head) == "be" and tree.relations[index] == "xcomp"


def _is_due(work: Clausework, index: int) -> bool:
    """ "X is due to visit", where the parser takes "due to" for the preposition: before a noun it is one ("*due to*
    rain"), before a plain verb it tells what is to come."""
    tree = work.tree
    to = index - 1
    while to > 0 and tree.relations[to] == "advmod":
        to -= 1
    return tree.tokens[index].xpos == "VB" and to > 0 and tree.lower[to - 1 : to + 1] == ["due", "to"]


def _is_answer(work: Clausework, index: int) -> bool:
    """Whether what "was to" names has been done, as an answer or step: "its *response was to* expel two envoys"."""
    tree = work.tree
    told = any(tree.tokens[k].xpos == "VBD" for k in tree.children(index, "aux", "cop"))
    outer = [k for k in tree.children(index, "nsubj") if tree.labels[k] == "nsubj:outer"]
    return told and any(tree.lemma(k) in embedding().words["answers"] for k in outer)


def _shared(work: Clausework, out: dict[int, Aspect], own: Aspect, index: int) -> Aspect:
    """A conjunct without auxiliary or subject has those of the first: "will visit Cairo and meet Sisi"."""
    tree, head = work.tree, work.tree.heads[index]
    if tree.relations[index] != "conj" or head not in out or tree.child(index, "nsubj", "mark") is not None:
        return own
    if work.found[index].kind != "verb":
        return own
    negated = own.negated or (out[head].negated and _alternative(work, index))
    if tree.child(index, "aux") is not None or not _takes_aux(work, out[head], index):
        return own._replace(negated=negated)
    modality = own.modality if own.modality != "none" else out[head].modality
    return out[head]._replace(negated=negated, modality=modality)


def _takes_aux(work: Clausework, first: Aspect, index: int) -> bool:
    """Whether a conjunct's form fits the first one's auxiliary: "has arrested and dismissed", "will visit and meet"."""
    xpos = work.tree.tokens[index].xpos
    if xpos == "VBG":
        return first.progressive or first.tense == ""
    if xpos == "VBN":
        return first.perfect or work.found[index].passive or first.tense == ""
    return xpos == "VB" or (xpos == "VBD" and first.perfect and first.tense == "present")


def _alternative(work: Clausework, index: int) -> bool:
    tree = work.tree
    return any(tree.lower[k] in ("or", "nor") for k in tree.children(index, "cc"))


def _inherited(
    work: Clausework, hanging: dict[int, Hanging], out: dict[int, Aspect], own: Aspect, index: int
) -> Aspect:
    """What a complement has from its governor: "may agree to send", "plans to visit", "is not expected to attend"."""
    governor, link = hanging[index]
    if governor is None or governor not in out or link not in ("complement", "reported"):
        return own
    above, predicate = out[governor], work.found[governor]
    if link == "reported" or _has_tense(work, own, index):
        return own
    if above.negated and predicate.lemma in embedding().raising and "whether" not in work.tree.words(index, "mark"):
        own = own._replace(negated=not own.negated)
    if own.modality != "none":
        return own
    table = _as_modality(embedding().complement_modality.get(predicate.lemma.split()[0], "none"))
    if work.found[index].kind == "adjective":
        return own
    if predicate.lemma == "go" and work.tree.tokens[governor].xpos != "VBG":
        table = "none"
    if predicate.lemma in embedding().words["thanking"] and "for" in work.tree.words(index, "mark"):
        return own
    if not _is_content(work, predicate, index):
        table = "none"
    if above.modality in STRONG or table == "none":
        table = above.modality
    return own._replace(modality=table)


def _by_means(work: Clausework, hanging: dict[int, Hanging], out: dict[int, Aspect], own: Aspect, index: int) -> Aspect:
    """What will or must not be done is not done by those means either: "will *not* join the war *by sending* troops".
    What fails of its aim may be done all the same: "will not win by bombing towns", "sought to win by bombing"."""
    tree, (governor, link) = work.tree, hanging[index]
    first = tree.heads[index] if tree.relations[index] == "conj" else index
    if governor is None or governor not in out or not governor < first or link != "adverbial":
        return own
    above, aim = out[governor], work.found[governor].lemma
    means = tree.tokens[index].xpos == "VBG" and "by" in tree.words(first, "mark") and own.modality == "none"
    failed = above.negated and aim in embedding().words["achieving"]
    if not means or above.tense != "" or above.modality in ("none", "wanted") or failed:
        return own
    return own._replace(negated=own.negated or above.negated, modality=above.modality)


def _is_content(work: Clausework, predicate: Predicate, index: int) -> bool:
    """Whether a clause is what its governor wants; in "ordered an arrest for ignoring", "had it done" it is not."""
    marks = work.tree.words(index, "mark")
    return "to" in marks or not (marks or predicate.lemma == "have")


def _has_tense(work: Clausework, own: Aspect, index: int) -> bool:
    return own.tense != "" and work.found[index].kind == "verb"
