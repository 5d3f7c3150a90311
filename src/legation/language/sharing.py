"""Slots that the grammar fills from elsewhere: shared subjects and objects, control, participles, relative gaps."""

from __future__ import annotations

from legation.language import ranked
from legation.language.arguments import own_fillers
from legation.language.phrases import Filler, antecedents, cleft_slot, heads_of, loose_relative, the_one
from legation.language.predicates import Predicate
from legation.language.rules import embedding
from legation.language.tree import NOMINAL, Tree

Frames = dict[int, list[Filler]]
FINITE = frozenset({"MD", "VBD", "VBZ", "VBP"})


def frames(tree: Tree, found: dict[int, Predicate]) -> Frames:
    """The fillers of every predicate, its own and those that grammar implies."""
    out = {head: own_fillers(tree, predicate) for head, predicate in found.items()}
    for head, predicate in found.items():
        if predicate.kind == "verb":
            out[head].extend(_raised_object(tree, predicate, out[head]))
            _share_objects(tree, found, out, predicate)
        elif predicate.kind == "noun":
            _share_noun(tree, found, out, head)
    for head, predicate in found.items():
        if predicate.kind != "noun":
            out[head].extend(_implied_subject(tree, found, out, predicate))
            if predicate.kind == "verb":
                out[head].extend(_gap(tree, out[head], predicate))
    return out


def filled(fillers: list[Filler], slot: str) -> list[Filler]:
    """The fillers of one slot."""
    return [f for f in fillers if f.slot == slot]


def implied(slot: str, heads: list[int]) -> list[Filler]:
    """Fillers that the grammar brings from elsewhere."""
    return [Filler(slot, h, True) for h in heads]


def grammatical_subject(tree: Tree, found: dict[int, Predicate], out: Frames, index: int) -> list[int]:
    """The heads of the phrase that stands as subject of a token, voice not undone."""
    predicate = found.get(index)
    if predicate is None or predicate.kind == "noun":
        kids = tree.children(index, "nsubj")
        return [h for k in kids for h, _ in heads_of(tree, k)]
    slots = ("object", "indirect") if predicate.passive else ("subject",)
    for slot in slots:
        heads = [f.head for f in out[index] if f.slot == slot]
        if heads and (slot == "indirect" or not filled(out[index], "indirect") or not predicate.passive):
            return heads
    return [f.head for f in out[index] if f.slot == "indirect"] if predicate.passive else []


# ── objects and agents shared between conjoined verbs ────────────────────────────────────────────────────────────


def _share_objects(tree: Tree, found: dict[int, Predicate], out: Frames, second: Predicate) -> None:
    """ "condemned and rejected the plan", "was arrested and beaten by police": each verb has what follows the pair."""
    first = found.get(tree.heads[second.head])
    if (
        tree.relations[second.head] != "conj"
        or first is None
        or first.kind != "verb"
        or not _adjoining(tree, first, second)
    ):
        return
    if first.passive != second.passive:
        return
    slots = ("subject",) if first.passive else ("object",)
    for source, target in ((first, second), (second, first)):
        for slot in slots:
            if not _takes(tree, out, target, slot):
                continue
            after = [f for f in filled(out[source.head], slot) if f.head > second.head]
            out[target.head].extend(implied(slot, [f.head for f in after]))


def _raised_object(tree: Tree, predicate: Predicate, fillers: list[Filler]) -> list[Filler]:
    """The object of a directive that the parser took for the infinitive's subject: "urged | the court to release"."""
    if predicate.passive or filled(fillers, "object") or predicate.lemma not in embedding().object_control:
        return []
    below = [k for k in tree.children(predicate.head, "xcomp", "ccomp") if tree.words(k, "mark") == ["to"]]
    subjects = [s for k in below for s in tree.children(k, "nsubj")]
    return implied("object", [h for s in subjects for h, _ in heads_of(tree, s)])


def _adjoining(tree: Tree, first: Predicate, second: Predicate) -> bool:
    """Whether nothing but conjunctions, adverbs, auxiliaries and commas stands between two verbs."""
    start = max(first.head, first.particle or 0) + 1
    return all(
        tree.tokens[k].upos in ("CCONJ", "PUNCT", "ADV", "AUX") or tree.relations[k] == "conj"
        for k in range(start, second.head)
    )


def _takes(tree: Tree, out: Frames, verb: Predicate, slot: str) -> bool:
    if filled(out[verb.head], slot) or tree.child(verb.head, "ccomp", "xcomp") is not None:
        return False
    return slot == "subject" or verb.lemma not in embedding().words["intransitive"]


def _share_noun(tree: Tree, found: dict[int, Predicate], out: Frames, second: int) -> None:
    """ "arrest and detention of X", "Israel's arrest and detention": the pair shares what stands around it."""
    first = tree.heads[second]
    if tree.relations[second] != "conj" or first not in found or found[first].kind != "noun":
        return
    own = {f.slot for f in out[second]}
    after = [f for f in out[first] if f.head > second and f.slot not in own]
    before = [f for f in out[first] if f.slot == "possessor" and f.head < first]
    if own & {"possessor"} or tree.child(second, "det") is not None:
        before = []
    given = [f._replace(implied=True) for f in (*before, *after)]
    mine = {f.slot for f in out[first]}
    if second == first + 2:
        out[first].extend(f._replace(implied=True) for f in out[second] if f.slot not in mine and f.head > second)
    out[second].extend(given)


# ── subjects that are understood ─────────────────────────────────────────────────────────────────────────────────


def _implied_subject(tree: Tree, found: dict[int, Predicate], out: Frames, predicate: Predicate) -> list[Filler]:
    index = predicate.head
    if any(tree.relations[k] in ("nsubj", "csubj") for k in tree.kids[index] if not _empty(tree, k)):
        return []
    slot = "object" if predicate.passive else "subject"
    if any(f.slot == slot and f.head != index for f in out[index]) and not predicate.passive:
        return []
    if predicate.passive and filled(out[index], "object"):
        slot = "indirect"
    return implied(slot, [h for h in understood(tree, found, out, index) if h != index])


def _empty(tree: Tree, kid: int) -> bool:
    return tree.relations[kid] == "expl"


def understood(tree: Tree, found: dict[int, Predicate], out: Frames, index: int) -> list[int]:
    """The heads of whoever is understood to be the grammatical subject of a verb that has none itself."""
    relation, label, head = tree.relations[index], tree.labels[index], tree.heads[index]
    if head < 0 or _as_reported(tree, index):
        return []
    if relation == "conj":
        return grammatical_subject(tree, found, out, head)
    if label in ("acl:relcl", "advcl:relcl") or loose_relative(tree, index):
        return [] if cleft_slot(tree, index) else the_one(tree, antecedents(tree, index))
    if relation == "advcl" and head not in found and tree.child(head, "cop") is not None:
        return grammatical_subject(tree, found, out, head)
    if requited := _requited(tree, found, out, index):
        return requited
    if relation == "acl" or (relation in ("advcl", "amod") and head not in found and tree.tokens[head].upos in NOMINAL):
        return _noun_clause_subject(tree, found, out, index)
    if relation in ("xcomp", "ccomp", "advcl", "obl", "nmod") and not _finite(tree, index):
        return _controller(tree, found, out, index)
    return []


def _as_reported(tree: Tree, index: int) -> bool:
    """ "as reported by X": nothing is understood in it."""
    return "as" in tree.words(index, "mark") and tree.lemma(index) in embedding().reporting


def _finite(tree: Tree, index: int) -> bool:
    """Whether a clause has a tense of its own, so that nobody outside it is understood as its subject."""
    helpers = tree.children(index, "aux", "cop")
    if helpers:
        return any(tree.tokens[k].xpos in FINITE for k in helpers) and "to" not in tree.words(index, "mark")
    return "VerbForm=Fin" in tree.tokens[index].features and tree.child(index, "mark") is None


def _gap(tree: Tree, fillers: list[Filler], predicate: Predicate) -> list[Filler]:
    """The object that a relative clause without a pronoun lacks: "the man police arrested"."""
    index = predicate.head
    if tree.labels[index] != "acl:relcl" or predicate.passive or filled(fillers, "object"):
        return []
    if any(tree.tokens[k].xpos == "WRB" for k in tree.kids[index]):
        return []
    if predicate.lemma in embedding().words["intransitive"] or tree.child(index, "ccomp", "xcomp") is not None:
        return []
    own = (
        [f for f in fillers if f.slot == "subject" and f.head > antecedents(tree, index)[0]]
        if antecedents(tree, index)
        else []
    )
    if not own or any(f.implied and f.head == tree.heads[index] for f in fillers):
        return []
    return implied(cleft_slot(tree, index) or "object", antecedents(tree, index))


def _noun_clause_subject(tree: Tree, found: dict[int, Predicate], out: Frames, index: int) -> list[int]:
    """Who acts in a clause that hangs on a noun: the noun itself ("troops sent", "rebels holding"), or its owner."""
    noun = tree.heads[index]
    if ranked.tells(tree, index):
        return ranked.doers(tree, index)
    if (
        "to" not in tree.words(index, "mark")
        and tree.tokens[index].xpos in ("VBG", "VBN", "VBD")
        and not (tree.words(index, "mark") + tree.words(index, "case"))
    ):
        issuers = _issuer(tree, found, out, noun, index) if tree.tokens[index].xpos == "VBG" else []
        return issuers or the_one(tree, [noun])
    if noun not in found and (_acts(tree, noun) or _is_charged(tree, found, noun, index)):
        return [noun]
    owners = [
        f.head
        for slot in ("subject", "possessor", "by", "between", "modifier")
        for f in out.get(noun, ())
        if f.slot == slot
    ]
    if tree.lemma(noun) in embedding().words["charging"] and (charged := _holder(tree, found, out, noun)):
        return charged
    if not owners:
        owners = [h for k in tree.kids[noun] if _owns(tree, k) for h, _ in heads_of(tree, k)]
    return owners or _holder(tree, found, out, noun)


def _is_charged(tree: Tree, found: dict[int, Predicate], noun: int, index: int) -> bool:
    """Whether somebody is charged with, or cleared of, what a clause says: "convicted *the firm* of bribing them"."""
    verb = found.get(tree.heads[noun])
    done = embedding().content.get(verb.lemma, {}) if verb is not None and verb.kind == "verb" else {}
    object_of = verb is not None and not verb.passive and tree.relations[noun] == "obj"
    return object_of and any(done.get(mark) == "object" for mark in tree.words(index, "mark"))


def _issuer(tree: Tree, found: dict[int, Predicate], out: Frames, noun: int, index: int) -> list[int]:
    """Whoever issues a paper or words: "*She* sent a letter thanking him", "*Oslo* issued a statement urging calm"; not
    who rejects it ("vetoed a resolution urging calm")."""
    paper = noun if tree.lemma(noun) in embedding().words["papers"] else _paper_to(tree, noun, index)
    if paper < 0 or tree.heads[paper] < 0:
        return []
    noun, above = paper, found.get(tree.heads[paper])
    if above is None or above.lemma in embedding().words["answering"]:
        return _authors(tree, noun)
    return _holder(tree, found, out, noun)


def _paper_to(tree: Tree, reader: int, index: int) -> int:
    """The paper that somebody sends to a reader behind whom stands what it says: "sent *a letter* to the mayor
    threatening to go"; not what the reader does ("a letter to a nun living in Oslo"); -1 where there is none."""
    says = tree.lemma(index) in embedding().reporting | embedding().words["appealing"] | embedding().object_control
    above = tree.heads[reader]
    if not says or above < 0 or tree.words(reader, "case") != ["to"]:
        return -1
    sent = tree.children(above, "obj") if tree.relations[reader] == "obl" else [above]
    return next((i for i in sent if i < reader and tree.lemma(i) in embedding().words["papers"]), -1)


def _authors(tree: Tree, noun: int) -> list[int]:
    """Whose paper it is that others receive or reject: "got a letter *from Oslo* urging calm"."""
    kids = (k for k in tree.children(noun, "nmod") if tree.words(k, "case") in (["from"], ["by"], ["of"]))
    return [h for k in kids for h, _ in heads_of(tree, k)]


def _acts(tree: Tree, noun: int) -> bool:
    return tree.tokens[noun].upos in ("PROPN", "PRON") or tree.lemma(noun) in embedding().words["persons"]


def _owns(tree: Tree, kid: int) -> bool:
    return tree.labels[kid] == "nmod:poss" or (
        tree.relations[kid] == "nmod" and tree.words(kid, "case") in (["by"], ["of"], ["between"])
    )


def _holder(tree: Tree, found: dict[int, Predicate], out: Frames, noun: int) -> list[int]:
    """The subject of the verb whose object a noun is: whoever "has a plan to", "made a decision to"; the object where
    the noun charges him: "held *two men* on suspicion of spying"."""
    verb = tree.heads[noun]
    if tree.relations[noun] not in ("obj", "obl") or verb not in found or _is_anothers(tree, found[verb], noun):
        return []
    if tree.relations[noun] == "obl" and tree.lemma(noun) in embedding().words["charging"] and not found[verb].passive:
        charged = [f.head for f in out[verb] if f.slot == "object" and f.head < noun]
        if charged:
            return charged
    return grammatical_subject(tree, found, out, verb)


def _controller(tree: Tree, found: dict[int, Predicate], out: Frames, index: int) -> list[int]:
    """Who acts in an infinitive or gerund under a verb."""
    head = tree.heads[index]
    governor = found.get(head)
    if governor is None:
        return _above(tree, found, out, head)
    marks = set(tree.words(index, "mark")) | set(tree.words(index, "case"))
    oblique = _oblique(tree, out, governor, index) if "to" in marks else []
    if oblique:
        return oblique
    if _object_acts(tree, out, governor, index, marks):
        slot = "indirect" if filled(out[head], "indirect") and "to" in marks else "object"
        heads = [f.head for f in out[head] if f.slot == slot and f.head < index]
        return [h for o in heads for h in _done_to(found, out, o)] if marks - {"to"} else heads
    if governor.kind == "noun":
        return [f.head for slot in ("subject", "possessor", "by") for f in out[head] if f.slot == slot]
    return _subject_acts(tree, found, out, index, marks)


def _done_to(found: dict[int, Predicate], out: Frames, head: int) -> list[int]:
    """An object, or whom it is done to where it is an event noun: "ordered the arrest of X for ignoring a summons"."""
    if head not in found or found[head].kind != "noun":
        return [head]
    return [f.head for f in out[head] if f.slot == "of"] or [f.head for f in out[head] if f.slot == "possessor"]


def _above(tree: Tree, found: dict[int, Predicate], out: Frames, head: int) -> list[int]:
    """The subject of a copula or noun that is no predicate, or of the clause that it stands in."""
    own = grammatical_subject(tree, found, out, head)
    if own or tree.relations[head] not in ("obl", "obj", "nmod"):
        return own
    for each in tree.ancestors(head):
        if each in found:
            return grammatical_subject(tree, found, out, each)
    return []


def _oblique(tree: Tree, out: Frames, governor: Predicate, index: int) -> list[int]:
    slots, times = embedding().oblique_control.get(governor.lemma, ()), embedding().words["times"]
    named = [f.head for f in out[governor.head] if f.slot in slots and f.head < index]
    return [h for h in named if tree.lower[h] not in times]


def _requited(tree: Tree, found: dict[int, Predicate], out: Frames, index: int) -> list[int]:
    """Whom a verdict, a fine or thanks are for, who did what they are for: "a verdict *against Ales* for spying",
    "handed *Ales* a fine for spying"."""
    head, requitals = tree.heads[index], embedding().words["requitals"]
    marks = {*tree.words(index, "mark"), *tree.words(index, "case")}
    if not marks & {"for", "over"} or tree.tokens[index].xpos != "VBG" or head < 0:
        return []
    verb = head if tree.tokens[head].upos == "VERB" else tree.heads[head]
    nouns = [k for k in (head, *tree.children(max(verb, 0), "obj")) if k < index and tree.lemma(k) in requitals]
    if not nouns or (verb in found and found[verb].passive):
        return []
    slots = {"against", "on", "upon", "at", "to"}
    named = [f.head for f in out.get(verb, ()) if f.slot in slots | {"indirect"}]
    hung = (k for n in nouns for k in tree.children(n, "nmod") if set(tree.words(k, "case")) & slots)
    return [h for h in (*named, *hung) if h < index and _acts(tree, h)]


def _object_acts(tree: Tree, out: Frames, governor: Predicate, index: int, marks: set[str]) -> bool:
    if (
        governor.passive
        or governor.kind != "verb"
        or not any(f.slot == "object" and f.head < index for f in out[governor.head])
    ):
        return False
    rules = embedding()
    if tree.tokens[index].upos == "ADJ":
        return tree.relations[index] == "xcomp"
    if not marks and governor.lemma in rules.words["witnessing"]:
        # "Chad has seen attacks *targeting* nuns", "saw her aide *shot*"
        return tree.tokens[index].xpos == "VBG" or (tree.tokens[index].xpos == "VBN" and tree.lower[index - 1] != ",")
    if "to" in marks or not marks:
        if tree.relations[index] in ("xcomp", "ccomp"):
            return governor.lemma not in rules.subject_control
        return "to" in marks and governor.lemma in rules.object_control
    if governor.lemma in rules.subject_gerunds:
        return False
    if (
        marks & {"on", "over"} and governor.lemma in rules.words["thanking"]
    ):  # "congratulated Chad *on taking* the port"
        return True
    return bool(marks & rules.object_marks) or ("in" in marks and governor.lemma in rules.object_marks_in)


def _subject_acts(tree: Tree, found: dict[int, Predicate], out: Frames, index: int, marks: set[str]) -> list[int]:
    """The governor's subject; under an agentless passive a loose "-ing" ("was attacked, killing five") has none."""
    governor = found[tree.heads[index]]
    if (
        governor.passive
        and not marks
        and tree.tokens[index].xpos == "VBG"
        and index > governor.head
        and tree.lower[index - 1] == ","
    ):
        return [f.head for f in out[governor.head] if f.slot == "subject"]
    return grammatical_subject(tree, found, out, governor.head)


def _is_anothers(tree: Tree, verb: Predicate, noun: int) -> bool:
    """Whether a plot or plan is not that of whoever speaks of it or stops it: "police *foiled* a plot to bomb"."""
    words = embedding().words
    others = words["answering"] | words["foiling"] | words["revealing"]
    return tree.lemma(noun) in words["designs"] and verb.lemma in others
