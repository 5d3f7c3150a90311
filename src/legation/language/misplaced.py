"""Phrases and verbs that the parser hung on the wrong clause, by patterns of news: moved before clauses are read."""

from __future__ import annotations

from collections.abc import Sequence

from legation.language.model import Token
from legation.language.rules import embedding
from legation.language.tree import NOMINAL, Moves, Tree

OPENING = frozenset({"after", "before", "since", "until", "as", "once", "while", "when", "because"})
"""Words that open a clause as well as a phrase."""
FINITE = frozenset({"VBD", "VBZ", "VBP"})
SUSPECTING = frozenset({"blame", "accuse", "suspect", "convict", "charge"})
"""Verbs of what is laid to somebody."""
GUESTS = frozenset({"visiting"})
"""Participles that stand before a name as an adjective does."""
WITH_GUESTS = frozenset({"with", "against", "by", "to", "between", "from", "of"})
"""Prepositions behind which "visiting" tells of a guest; behind others ("for visiting troops") one may visit."""
ENDS = frozenset({".", "!", "?", '"', "”"})
STAYING = frozenset({"stand", "remain", "stay"})
"""Verbs that an adjective follows as it follows "be"."""


def moved(tree: Tree, verb: int) -> Moves:
    """Where a verb, its subject or its object should hang instead, nothing where all is sound."""
    return (
        _subject_taken_for_phrase(tree, verb)
        or _subject_of_another(tree, verb)
        or _subject_of_participle(tree, verb)
        or _deed_taken_for_adjective(tree, verb)
        or _suspected(tree, verb)
        or _guest(tree, verb)
        or _perfect_conjunct(tree, verb)
        or source_in_relative(tree, verb)
        or _counted(tree, verb)
        or _behind_opening(tree, verb)
    )


def _behind_opening(tree: Tree, verb: int) -> Moves:
    """ "At the invitation of the king, Hassan II, *the leaders met*": what stands right before a verb is its subject,
    no other name of whom the opening phrase names."""
    if tree.tokens[verb].xpos not in FINITE or tree.child(verb, "csubj", "expl", "mark"):
        return {}
    subjects = tree.children(verb, "nsubj", "nsubj:pass")
    opening = [
        k for k in tree.kids[verb] if k < verb and tree.relations[k] == "obl" and tree.child(k, "case") is not None
    ]
    if not opening or tree.edge(opening[0], -1) != 0 or len(subjects) > 1:
        return {}
    start = next((k for k in range(opening[0] + 1, verb) if tree.lower[k] == ","), verb)
    named = [k for k in range(start, verb) if tree.labels[k] == "appos" and tree.reaches(k) == verb - 1]
    named = [k for k in named if tree.lower[tree.edge(k, -1)] == "the" and tree.lower[tree.edge(k, -1) - 1] == ","]
    if len(named) != 1 or (subjects and subjects[0] not in tree.ancestors(named[0])):
        return {}
    return {named[0]: (verb, "nsubj")} | dict.fromkeys(subjects, (opening[0], "appos"))


def headline_to(tree: Tree, verb: int) -> Moves:
    """ "*Japan to give* Vietnam boats", "*Sudan, rebels to sign* truce": subject and predicate of a headline."""
    to = tree.child(verb, "mark")
    first = tree.heads[verb]
    if to is None or tree.lower[to] != "to" or first < 0 or tree.heads[first] >= 0 or tree.lower[-1] in ENDS:
        return {}
    if tree.tokens[verb].xpos != "VB" or tree.tokens[first].upos not in NOMINAL or not first < to:
        return {}
    if any(t.xpos in FINITE or t.xpos == "MD" for t in tree.tokens) or tree.child(first, "case", "cop", "det"):
        return {}
    if tree.lemma(to - 1) in embedding().words["with_infinitive"]:
        return {}
    before = [k for k in tree.kids[first] if first < k < to and tree.relations[k] not in ("punct", "flat", "cc")]
    if not all(tree.tokens[k].upos in NOMINAL and tree.child(k, "case") is None for k in before):
        return {}
    after = {k: (verb, tree.labels[k]) for k in tree.kids[first] if k > verb}
    return dict.fromkeys(before, (first, "conj")) | after | {first: (verb, "nsubj"), verb: (-1, "root")}


def after_staying(tree: Tree, adjective: int) -> Moves:
    """ "Oman *stands ready* to help, he said": the adjective is the verb's, and not told beside it."""
    verb = adjective - 1
    beside = verb >= 0 and tree.lemma(verb) in STAYING and tree.heads[verb] == tree.heads[adjective]
    return {adjective: (verb, "xcomp")} if beside and tree.labels[verb] == "ccomp" else {}


def tester(tree: Tree, verb: int) -> Moves:
    """ "*Seoul* test-fired a missile": who stands before the "test" of a verb in two parts is the verb's subject."""
    test = verb - 2
    if test < 1 or tree.lower[test:verb] != ["test", "-"] or tree.heads[test] != verb:
        return {}
    if tree.labels[test] != "nsubj" and tree.child(verb, "nsubj") is not None:
        return {}
    who = [k for k in tree.kids[test] if k < test and tree.tokens[k].upos in NOMINAL]
    return {who[-1]: (verb, "nsubj"), test: (verb, "dep")} if who else {}


def _counted(tree: Tree, verb: int) -> Moves:
    """ "captured a leader and one suspected gunman": between a number and its noun stands no verb of its own."""
    number, noun = verb - 1, verb + 1
    if tree.tokens[verb].xpos not in ("VBN", "VBD") or tree.labels[verb] != "conj" or noun >= len(tree.tokens):
        return {}
    if tree.tokens[number].upos != "NUM" or tree.heads[number] != verb or tree.heads[noun] != verb:
        return {}
    if tree.tokens[noun].upos != "NOUN" or tree.relations[number] not in ("nsubj", "nsubj:pass"):
        return {}
    if tree.relations[noun] != "obj":
        return {}
    head = tree.heads[verb]
    first = next((k for k in tree.children(head, "obj") if head < k < number), None)
    above = {noun: (first, "conj")} if first is not None else {noun: (head, "obj")}
    rest = {k: (noun, "cc") if tree.relations[k] == "cc" else (head, tree.labels[k]) for k in tree.children(verb)
            if k not in (number, noun) and tree.relations[k] in ("cc", "obl", "advcl", "advmod", "nmod")}  # fmt: skip
    return above | rest | {number: (noun, "nummod"), verb: (noun, "amod")}


def _subject_taken_for_phrase(tree: Tree, verb: int) -> Moves:
    """ "marched in Dili, after the council and the cabinet dissolved the party": they are the second verb's subject."""
    if tree.tokens[verb].xpos not in FINITE or tree.labels[verb] not in ("advcl", "acl", "acl:relcl", "parataxis"):
        return {}
    if tree.child(verb, "nsubj", "csubj", "mark", "expl", "aux") is not None:
        return {}
    before = tree.edge(verb, -1) - 1
    for phrase in range(before, -1, -1):
        if tree.relations[phrase] in ("obl", "nmod") and tree.edge(phrase, 1) == before:
            marks = tree.children(phrase, "case")
            if len(marks) == 1 and tree.lower[marks[0]] in OPENING and tree.tokens[phrase].upos in NOMINAL:
                return {phrase: (verb, "nsubj"), marks[0]: (verb, "mark")}
    return {}


def _subject_of_another(tree: Tree, verb: int) -> Moves:
    """ "lifted the ban after *a nun* living in Oslo asked him to": who stands behind the mark of a later clause that
    lacks a subject is its subject, not that of the verb before."""
    if tree.tokens[verb].xpos not in FINITE or tree.labels[verb] != "advcl" or tree.child(verb, "nsubj") is not None:
        return {}
    marks = [k for k in tree.children(verb, "mark") if tree.lower[k] in OPENING]
    above = tree.heads[verb]
    late = [k for k in tree.children(above, "nsubj") if above < marks[0] < k < verb] if marks else []
    alone = len(late) == 1 and len(tree.children(above, "nsubj")) > 1
    return {late[0]: (verb, "nsubj")} if alone else {}


def _subject_of_participle(tree: Tree, verb: int) -> Moves:
    """ "yielded after *a nun* living in Oslo begged him": the participle tells of the subject, whose verb comes
    later."""
    if tree.tokens[verb].xpos not in FINITE or tree.child(verb, "nsubj", "csubj", "mark", "expl", "aux") is not None:
        return {}
    before = tree.edge(verb, -1) - 1
    for participle in range(before, -1, -1):
        if not _is_participle(tree, participle) and tree.tokens[participle].xpos != "VBG":
            continue
        who = [k for k in tree.children(participle, "nsubj") if k < participle]
        marks = [k for k in tree.children(participle, "mark") if who and k < who[0] and tree.lower[k] in OPENING]
        bare = tree.child(participle, "aux", "cop") is None and tree.edge(participle, 1) == before
        if marks and bare and len(who) == 1:
            return {who[0]: (verb, "nsubj"), marks[0]: (verb, "mark"), participle: (who[0], "acl")}
    return {}


def _deed_taken_for_adjective(tree: Tree, verb: int) -> Moves:
    """ "accused them of *failing* refugees": what has a word that opens a clause is a deed, and the noun is done to."""
    noun, marks = tree.heads[verb], tree.children(verb, "mark")
    if tree.tokens[verb].xpos != "VBG" or tree.labels[verb] != "amod" or not marks or noun < verb:
        return {}
    above = tree.heads[noun]
    if above < 0 or tree.tokens[above].upos != "VERB" or above > verb or tree.child(noun, "det", "case") is not None:
        return {}
    return {verb: (above, "advcl"), noun: (verb, "obj")}


def _suspected(tree: Tree, verb: int) -> Moves:
    """ "killed two men, *blamed* for the raid": what is laid to somebody is told of those before the comma."""
    above, comma = tree.heads[verb], verb - 1
    if tree.tokens[verb].xpos not in ("VBN", "VBD") or tree.lemma(verb) not in SUSPECTING or above < 0:
        return {}
    if tree.labels[verb] not in ("conj", "advcl") or comma < 1 or tree.lower[comma] != ",":
        return {}
    if tree.child(verb, "nsubj", "aux", "obj", "iobj", "ccomp", "mark", "cc") is not None:
        return {}
    hit = [k for k in tree.children(above, "obj") if above < k < comma and tree.edge(k, 1) == comma - 1]
    return {verb: (hit[0], "acl")} if hit else {}


def _guest(tree: Tree, verb: int) -> Moves:
    """ "assured *visiting* Foreign Minister Mori", "talks with *visiting* lawmakers", "as *visiting* President Mori
    met": the guest has a part in the clause around, and "visiting" only tells of him."""
    governor, before = tree.heads[verb], verb - 1
    if tree.lower[verb] not in GUESTS or governor < 0 or before < 0:
        return {}
    guest = _who_visits(tree, verb)
    if guest is None:
        return {}
    own: Moves = {verb: (guest, "amod")} | {k: (guest, "flat") for k in tree.children(verb, "obj") if k > guest}
    if governor == before and tree.tokens[governor].upos == "VERB" and tree.child(governor, "obj", "iobj") is None:
        return {**own, guest: (governor, "obj")}
    if tree.heads[before] == verb and tree.lower[before] in WITH_GUESTS and governor < before:
        label = "obl" if tree.tokens[governor].upos == "VERB" else "nmod"
        return {**own, guest: (governor, label), before: (guest, "case")}
    clause = governor > guest and tree.tokens[governor].upos == "VERB" and tree.child(governor, "nsubj") is None
    return {**own, guest: (governor, "nsubj")} if clause else {}


def _who_visits(tree: Tree, verb: int) -> int | None:
    """The head of the phrase behind "visiting" that names a person by title, or people by a bare plural."""
    guest = tree.child(verb, "obj")
    if guest is None or guest < verb or any(tree.tokens[k].upos in ("DET", "PRON") for k in range(verb + 1, guest)):
        return None
    behind = guest + 1 if guest + 1 < len(tree.tokens) else guest
    named = tree.tokens[guest].upos == "PROPN" and any(tree.labels[k] == "nmod:desc" for k in tree.kids[guest])
    titled = tree.tokens[guest].upos == "NOUN" and tree.tokens[behind].upos == "PROPN"
    return guest if named or titled or tree.tokens[guest].xpos == "NNS" else None


def _perfect_conjunct(tree: Tree, verb: int) -> Moves:
    """ "has found that the plan is unlawful and called for a halt": the second participle joins the first."""
    head = tree.heads[verb]
    if tree.labels[verb] != "conj" or tree.tokens[verb].xpos != "VBN" or head < 0 or _is_participle(tree, head):
        return {}
    if tree.child(verb, "nsubj", "aux", "mark", "expl") is not None or "by" in tree.words(verb, "obl"):
        return {}
    for above in tree.ancestors(head):
        if _is_participle(tree, above) and above < verb:
            has = any(tree.lemma(k) == "have" for k in tree.children(above, "aux"))
            return {verb: (above, "conj")} if has else {}
    return {}


def source_in_relative(tree: Tree, saying: int) -> Moves:
    """ "Chad, *which Oslo says* arms them": the clause is what Oslo says, as in "which, Oslo says, arms them"."""
    noun = tree.heads[saying]
    told = next((k for k in tree.children(saying, "ccomp") if k > saying), None)
    if tree.labels[saying] != "acl:relcl" or told is None or tree.lemma(saying) not in embedding().reporting:
        return {}
    before = [k for k in (*tree.children(saying, "nsubj", "obj"), *tree.children(told, "nsubj", "obj")) if k < saying]
    asks = [k for k in before if tree.tokens[k].xpos in ("WDT", "WP")]
    who = [k for k in before if k not in asks]
    bare = not tree.words(told, "mark") and all(k < saying for k in tree.children(told, "nsubj"))
    if len(asks) != 1 or len(who) != 1 or not asks[0] < who[0] < saying or not bare or tree.edge(told, -1) < asks[0]:
        return {}
    passive = any(tree.labels[k] == "aux:pass" for k in tree.kids[told])
    return {
        told: (noun, "acl:relcl"),
        asks[0]: (told, "nsubj:pass" if passive else "nsubj"),
        who[0]: (saying, "nsubj"),
        saying: (told, "parataxis"),
    }


def is_somebody(tokens: Sequence[Token], it: int) -> bool:
    """ "said *it* is ready to accept": whoever is ready or able is no empty "it"."""
    head = tokens[it].head
    if not it < head < len(tokens) or tokens[head].text.lower() not in embedding().words["of_somebody"]:
        return False
    below = {t.relation.partition(":")[0] for t in tokens if t.head == head}
    return "xcomp" in below and not below & {"csubj", "nsubj"}


def relative(tree: Tree, verb: int) -> tuple[int, str] | None:
    """ "a *wave* of terror in the north that took lives", "the *victims* of the flood, for whom": the outer noun's.

    A phrase of the outer noun stands between the inner one and the clause, or the clause asks for people.
    """
    noun = tree.heads[verb]
    outer = tree.heads[noun]
    if outer < 0 or outer > noun or tree.relations[noun] != "nmod" or tree.tokens[outer].upos not in ("NOUN", "PROPN"):
        return None
    start = tree.edge(verb, -1)
    crossed = any(noun < k < start and tree.edge(k, 1) < start for k in tree.children(outer, "nmod"))
    asks = {"who", "whom"} & set(tree.lower[start:verb])
    people = embedding().words["persons"] | embedding().words["people"]
    theirs = (
        asks and tree.tokens[noun].upos == "NOUN" and tree.lemma(noun) not in people and tree.lemma(outer) in people
    )
    return (outer, "acl:relcl") if crossed or theirs else None


def of_person(tree: Tree, verb: int) -> tuple[int, str] | None:
    """ "the Civic Party of Ana *Mori*, who resigned": "who" asks for the person, not for his party."""
    body, start = tree.heads[verb], tree.edge(verb, -1)
    asks = "who" in tree.lower[start : start + 1] and tree.lower[start - 1 : start] == [","]
    if not asks or tree.tokens[body].name.endswith("PER") or tree.tokens[body].upos not in ("PROPN", "NOUN"):
        return None
    if tree.tokens[body].upos == "NOUN" and tree.lemma(body) not in embedding().words["bodies"]:
        return None
    for kid in tree.children(body, "nmod"):
        person = tree.tokens[kid].name.endswith("PER") and tree.words(kid, "case")[-1:] == ["of"]
        if person and tree.edge(kid, 1) == start - 2:
            return kid, "acl:relcl"
    return None


def of_plural(tree: Tree, verb: int) -> tuple[int, str] | None:
    """ "*soldiers* loyal to Ali Saleh who *have* shelled towns": a verb in the plural tells of the many before, not of
    the one person named last."""
    one, start = tree.heads[verb], tree.edge(verb, -1)
    finite = [*(k for k in tree.children(verb, "aux", "cop") if k < verb), verb][0]
    many = tree.tokens[finite].xpos == "VBP" or tree.lower[finite] == "were"
    if tree.lower[start] not in ("who", "that") or not many or not tree.tokens[one].name.endswith("PER"):
        return None
    outer = tree.heads[one]
    while outer >= 0 and outer < one and tree.tokens[outer].upos != "VERB" and not tree.conjuncts(one):
        if tree.tokens[outer].xpos in ("NNS", "NNPS"):
            return outer, "acl:relcl"
        outer = tree.heads[outer]
    return None


def asked(tree: Tree, verb: int) -> Moves:
    """ "ordered villagers living near the border *to leave*", "called on nations meeting in Bonn *to help*": whoever is
    told to do something, not where he is, has the infinitive behind a participle."""
    about = tree.heads[verb]
    if about < 0 or tree.tokens[about].xpos not in ("VBG", "VBN") or tree.words(verb, "mark") != ["to"]:
        return {}
    rules, own = embedding(), tree.lemma(about)
    if tree.lower[about + 1] == "to" or own in rules.object_control | rules.subject_control or verb < about:
        return {}
    above = tree.heads[about]
    who = above if above >= 0 and tree.labels[about].startswith("acl") else None
    if who is None and above >= 0:
        who = next((k for k in tree.children(above, "obj", "obl") if tree.edge(k, 1) == about - 1), None)
    teller = tree.heads[who] if who is not None else -1
    if who is None or teller < 0 or not teller < who < about or tree.child(teller, "xcomp", "ccomp") is not None:
        return {}
    told = tree.lemma(teller) in rules.words["asks"] and tree.relations[who] == "obj"
    slots = rules.oblique_control.get(tree.lemma(teller), ())
    told = told or (tree.relations[who] == "obl" and bool(set(tree.words(who, "case")) & set(slots)))
    return {verb: (teller, "xcomp"), about: (who, "acl")} if told else {}


def adjective(tree: Tree, verb: int) -> Moves:
    """ "questioned *sacked* minister Mori": a participle between a verb and the title of its object tells of him."""
    head, title = tree.heads[verb], verb + 1
    if head != verb - 1 or title >= len(tree.tokens) or tree.relations[verb] not in ("ccomp", "xcomp", "advcl"):
        return {}
    who, kids = tree.heads[title], tree.kids[verb]
    own = tree.tokens[verb].xpos in ("VBN", "VBD") and all(k > verb for k in kids) and tree.lower[verb][-2:] == "ed"
    if not own or tree.labels[title] != "nmod:desc" or who <= verb or tree.heads[who] not in (head, verb):
        return {}
    return {k: (head, tree.labels[k]) for k in kids} | {verb: (who, "amod"), who: (head, "obj")}


def joined_in(tree: Tree, verb: int) -> tuple[int, str] | None:
    """ "led ten members *in calling* on him to act": people are led or joined in what their leader does."""
    them, marks = tree.heads[verb], tree.words(verb, "mark") + tree.words(verb, "case")
    above = tree.heads[them]
    if above < 0 or marks != ["in"] or tree.tokens[verb].xpos != "VBG" or tree.labels[them] != "obj" or above > them:
        return None
    people = tree.tokens[them].upos == "PROPN" or tree.lemma(them) in embedding().words["persons"]
    return (above, "advcl") if people else None


def written(tree: Tree, verb: int) -> tuple[int, str] | None:
    """ "warned Lima in a letter *that it would act*": what a paper says is what somebody says in it."""
    paper = tree.heads[verb]
    above = tree.heads[paper]
    if above < 0 or above > paper or tree.words(verb, "mark") != ["that"] or tree.words(paper, "case") != ["in"]:
        return None
    if tree.relations[paper] != "obl" or tree.lemma(above) not in embedding().reporting:
        return None
    return (above, "ccomp") if tree.child(above, "ccomp") is None else None


def _is_participle(tree: Tree, index: int) -> bool:
    return tree.tokens[index].xpos == "VBN"


def inserted(tree: Tree, verb: int) -> Moves:
    """ "Oslo, *which in May sanctioned* him, urged Chad": a verb with a "which" or "who" for subject tells of the noun
    before it, and the noun is the subject of the verb that comes after the clause."""
    pronoun = next((k for k in tree.children(verb, "nsubj") if tree.tokens[k].xpos in ("WDT", "WP")), None)
    if pronoun is None or pronoun > verb or pronoun < 2 or tree.lower[pronoun - 1] != ",":
        return {}
    above = tree.heads[verb]
    if tree.labels[verb] == "acl:relcl":
        return {}
    if tree.relations[verb] == "ccomp" and above > verb:
        noun = next((k for k in tree.children(above, "nsubj") if k < pronoun), None)
        return {verb: (noun, "acl:relcl")} if noun is not None else {}
    noun = next((k for k in tree.children(verb, "nsubj") if k < pronoun - 1), None)
    later = [k for k in tree.children(verb, "conj", "parataxis", "ccomp") if k > verb and tree.tokens[k].xpos in FINITE]
    later = [k for k in later if tree.child(k, "nsubj") is None and not tree.children(k, "cc")]
    if noun is None or not later:
        return {}
    return {verb: (noun, "acl:relcl"), noun: (later[0], "nsubj"), later[0]: (above, tree.labels[verb])}
