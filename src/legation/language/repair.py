"""Small repairs of a parse before clauses are read from it: slips that every statistical parser makes now and then."""

from __future__ import annotations

from itertools import pairwise

from legation.language import misjoined, misplaced, ranked, voices
from legation.language.rules import embedding
from legation.language.tree import NOMINAL, Tree

EFFECTS = frozenset(
    {"kill", "wound", "injure", "destroy", "damage", "leave", "force", "trigger", "cause", "spark", "maim"}
)
"""What an attack does, rather than whoever is the clause's subject."""
OWN = frozenset({"to", "by", "against", "for", "with", "between", "of", "over"})
"""Words between a noun and its verb that are the noun's; a place or time ("in Paris") may be the clause's."""
PHRASAL = frozenset({"conj", "obl", "nmod", "obj", "appos"})
CHARGES = frozenset({"charge", "accusation", "allegation"})
REPORTS = frozenset({"report", "say", "believe", "understand", "know", "allege", "think", "rumour", "rumor", "suspect"})
PRONOUNS = frozenset({"who", "whom", "which", "that"})

CONTENTS = {"ccomp": misplaced.after_staying, "xcomp": misjoined.called}
"""What is known to go wrong with a clause that is what a verb tells, by its relation."""


def repaired(tree: Tree) -> Tree:
    """The tree with reporting participles hung where they belong, and verbs in a row joined; the same one if sound."""
    moves: dict[int, tuple[int, str]] = {}
    for index in range(len(tree.tokens)):
        if _titled(tree, index):
            moves[index] = (index + 1, "nmod:desc")
        elif met := misjoined.face_to_face(tree, index):
            moves.update(met)
        elif tree.labels[index] in ("nmod:desc", "vocative"):
            moves.update(_title(tree, index))
        elif tree.labels[index] == "obl" and (
            behind := misjoined.behind_adverb(tree, index) or misjoined.compound(tree, index)
        ):
            moves.update(behind)
        elif tree.relations[index] in ("obl", "nmod") and (there := misjoined.there_on_visit(tree, index)):
            moves.update(there)
        elif tree.labels[index] == "obl" and tree.heads[index] > index:
            move = _of_subject(tree, index, tree.heads[index], "nmod")
            if move is not None:
                moves[index] = move
        elif tree.relations[index] == "nmod" and (between := misjoined.behind_agent(tree, index)):
            moves.update(between)
        elif tree.labels[index] == "compound:prt":
            moves.update(_before_phrase(tree, index))
        elif tree.labels[index] == "obj" and _is_after_object(tree, index):
            moves[index] = (tree.heads[index], "obl")
        elif tree.relations[index] == "nmod" and tree.words(index, "case") == ["of"]:
            moves.update(_past_the_day(tree, index))
        elif tree.labels[index] in ("nmod:unmarked", "appos") and (other := misjoined.listed(tree, index)):
            moves.update(other)
        elif tree.labels[index] in CONTENTS and (content := CONTENTS[tree.labels[index]](tree, index)):
            moves.update(content)
        elif tree.labels[index] == "expl" and misplaced.is_somebody(tree.tokens, index):
            moves[index] = (tree.heads[index], "nsubj")
        elif tree.labels[index] == "case":
            moves.update(_before_title(tree, index) or misjoined.possessor(tree, index))
        elif tree.labels[index] in ("conj", "compound") and (two := misjoined.beside_body(tree, index)):
            moves.update(two)
        elif tree.labels[index] == "conj" and (
            joined := misjoined.left_hurt(tree, index)
            or misjoined.thanked_too(tree, index)
            or misjoined.to_another(tree, index)
            or misjoined.in_name(tree, index)
            or misjoined.beside_adjective(tree, index)
        ):
            moves.update(joined)
        elif tree.tokens[index].upos in ("VERB", "AUX"):
            if head := misplaced.headline_to(tree, index):
                moves.update(head)
                continue
            moves.update(misplaced.inserted(tree, index) or _surplus_subjects(tree, index))
            move = _better(tree, index)
            if move is not None:
                moves[index] = move
            moves.update(_later_objects(tree, index) or _raised(tree, index))
            moves.update(_for_to(tree, index))
            moves.update(
                misplaced.moved(tree, index)
                or misplaced.tester(tree, index)
                or misplaced.adjective(tree, index)
                or misplaced.asked(tree, index)
            )
            moves.update(_handed_over(tree, index))
        elif tree.labels[index] == "advcl" and tree.tokens[index].upos == "NOUN" and _only_phrase(tree, index):
            moves[index] = (tree.heads[index], "obl")
    return tree.moved(moves) if moves else tree


def _before_title(tree: Tree, index: int) -> dict[int, tuple[int, str]]:
    """ "spoke with Foreign Minister Tanaka": a preposition hung on the name belongs to the title after it.

    So too where the title has phrases of its own before the name: "met with Secretary of State for Defence Wallace".
    """
    name = tree.heads[index]
    if name < 0:
        return {}
    title = tree.heads[name] if tree.relations[name] in ("appos", "flat") else -1
    if index < title < name and tree.child(title, "case") is None:
        return {index: (title, "case")}
    for above in tree.ancestors(name):
        if index < above < name and tree.relations[above] in ("obl", "nmod") and tree.child(above, "case") is None:
            return {index: (above, "case")} if tree.edge(above, -1) == index else {}
    return {}


def _past_the_day(tree: Tree, index: int) -> dict[int, tuple[int, str]]:
    """ "called a meeting *Wednesday* of the council": an "of" behind a weekday is that of the noun before the day."""
    day = tree.heads[index]
    if day < 1 or tree.tokens[day].text not in embedding().words["weekdays"] or tree.child(day, "case") is not None:
        return {}
    noun = day - 1
    return {index: (noun, "nmod")} if tree.tokens[noun].upos == "NOUN" else {}


def _for_to(tree: Tree, verb: int) -> dict[int, tuple[int, str]]:
    """ "called for Egypt to publish": what stands between "for" and "to" is the infinitive's subject."""
    marks = {tree.lower[k]: k for k in tree.children(verb, "mark")}
    if "for" not in marks or "to" not in marks or tree.child(verb, "nsubj") is not None:
        return {}
    inside = range(marks["for"] + 1, marks["to"])
    return {k: (verb, "nsubj") for k in inside if tree.heads[k] not in inside and tree.tokens[k].upos in NOMINAL}


def _raised(tree: Tree, verb: int) -> dict[int, tuple[int, str]]:
    """ "was reported on Monday *to have left*": what somebody is said to have done, with more words between."""
    above = tree.heads[verb]
    if tree.labels[verb] != "advcl" or above < 0 or above > verb or tree.lemma(above) not in REPORTS:
        return {}
    is_passive = any(tree.labels[k] == "aux:pass" for k in tree.kids[above])
    perfect = (
        is_passive
        and "have" in [tree.lemma(k) for k in tree.children(verb, "aux")]
        and tree.words(verb, "mark") == ["to"]
    )
    return {verb: (above, "xcomp")} if perfect and tree.child(above, "nsubj") is not None else {}


def _is_after_object(tree: Tree, index: int) -> bool:
    """ "granted asylum *to the editor* Li Wei": what has a preposition and stands behind an object is none itself."""
    marked = set(tree.words(index, "case")) & {"to", "from", "with", "for", "against", "by"}
    return bool(marked) and any(k < index and k > tree.heads[index] for k in tree.children(tree.heads[index], "obj"))


def _before_phrase(tree: Tree, index: int) -> dict[int, tuple[int, str]]:
    """ "took Togo *off* its list": what stands between two objects is the second one's preposition, no particle."""
    objects = tree.children(tree.heads[index], "obj")
    second = [k for k in objects if tree.edge(k, -1) == index + 1]
    between = tree.lower[index] in ("off", "out") and any(tree.heads[index] < k < index for k in objects)
    return {index: (second[0], "case"), second[0]: (tree.heads[index], "obl")} if second and between else {}


def _handed_over(tree: Tree, verb: int) -> dict[int, tuple[int, str]]:
    """ "handed over 40 tractors", "turned over more than ten men": the "over" is the verb's, it counts nothing."""
    after = verb + 1
    if tree.lemma(verb) not in embedding().words["gives_over"] or after >= len(tree.lower):
        return {}
    counts = tree.relations[after] in ("case", "advmod", "fixed")
    loose = tree.lower[after] == "over" and tree.heads[after] != verb and counts
    return {after: (verb, "compound:prt")} if loose else {}


def _only_phrase(tree: Tree, index: int) -> bool:
    return tree.child(index, "case") is not None and tree.child(index, "nsubj", "cop") is None


def _later_objects(tree: Tree, second: int) -> dict[int, tuple[int, str]]:
    """ "stop the fighting and start talks": the first verb's second object, after the second verb, is the second's."""
    first = tree.heads[second]
    if tree.labels[second] != "conj" or first < 0 or tree.child(second, "obj", "ccomp", "xcomp") is not None:
        return {}
    objects = tree.children(first, "obj")
    own = any(first < k < second for k in objects)
    return {k: (second, "obj") for k in objects if k > second} if own else {}


def _titled(tree: Tree, index: int) -> bool:
    """Whether a noun beside a name, hung on the same word, is its title ("Abe and former minister Suga")."""
    name = index + 1
    if tree.labels[index] not in PHRASAL or tree.tokens[index].upos != "NOUN" or name >= len(tree.tokens):
        return False
    same = tree.heads[name] == tree.heads[index] and tree.labels[name] in PHRASAL
    return same and tree.tokens[name].upos == "PROPN" and tree.lemma(index) not in embedding().words["times"]


def _title(tree: Tree, index: int) -> dict[int, tuple[int, str]]:
    """A title hung on something before it belongs to the name right after it."""
    name = index + 1
    if tree.heads[index] > index or name >= len(tree.tokens) or tree.tokens[name].upos != "PROPN":
        return {}
    return {index: (name, "nmod:desc")} if tree.heads[name] != index and tree.relations[name] != "flat" else {}


def _surplus_subjects(tree: Tree, verb: int) -> dict[int, tuple[int, str]]:
    """Of several subjects of one verb, all but one are somebody else's: the speaker's verb's, or the object."""
    subjects = [k for k in tree.kids[verb] if tree.labels[k] in ("nsubj", "nsubj:pass")]
    if len(subjects) < 2 or tree.child(verb, "cop") is not None:
        return {}
    moves: dict[int, tuple[int, str]] = {}
    speech = _speech_above(tree, verb)
    for kid in subjects[1:]:
        if kid > verb and speech is not None:
            moves[kid] = (speech, "nsubj")
            speech = None
        elif kid > verb and tree.child(verb, "obj") is None and tree.labels[subjects[0]] == "nsubj":
            moves[kid] = (verb, "obj")
    return moves | _subjects_before(tree, [k for k in subjects if k < verb])


def _subjects_before(tree: Tree, before: list[int]) -> dict[int, tuple[int, str]]:
    """Of two subjects before a verb: what he speaks of ("*Regarding the crew*, Mori called"), what is said and who
    denies it ("*a claim* Oslo rejects"), title and name, name and apposition, or a stray and the nearest."""
    moves: dict[int, tuple[int, str]] = {}
    named = [k for k in before if tree.lower[k] not in PRONOUNS] or before
    for first, second in pairwise(named):
        between = tree.lower[tree.edge(first, 1) + 1 : tree.edge(second, -1)]
        if tree.tokens[second].upos == "PRON":
            moves[first] = (tree.heads[first], "dep")
        elif tree.child(first, "case") is not None:
            moves[first] = (tree.heads[first], "obl")
        elif between == [","]:
            moves[second] = (first, "appos")
        elif not between and tree.lemma(first) in embedding().reporting_nouns | CHARGES:
            moves[first] = (tree.heads[first], "obj")
        elif not between:
            moves[first] = (second, "nmod:desc")
        else:
            moves[first] = (tree.heads[first], "dep")
    moves.update({kid: (tree.heads[kid], "dep") for kid in before if kid not in named})
    return moves


def _speech_above(tree: Tree, verb: int) -> int | None:
    """The reporting verb that a clause is the content of, where that one has no subject and stands after it."""
    head = tree.heads[verb]
    if (
        head < verb
        or tree.relations[verb] not in ("ccomp", "parataxis")
        or tree.lemma(head) not in embedding().reporting
    ):
        return None
    return head if tree.child(head, "nsubj") is None else None


def _better(tree: Tree, index: int) -> tuple[int, str] | None:
    """A better head and relation for a token, or None."""
    label, head = tree.labels[index], tree.heads[index]
    if label == "advcl" and head >= 0:
        own = _adding(tree, index, head) or _of_subject(tree, index, head, "acl")
        own = own or ranked.of_the_rank(tree, index, head)
        return own or voices.of_the_sayer(tree, index, head) or voices.of_the_crowd(tree, index, head)
    if label == "parataxis" and head >= 0:
        if tree.tokens[index].xpos == "VBG" and index > head and tree.child(index, "nsubj", "aux") is None:
            return head, "advcl"
        return _in_a_row(tree, index, head)
    if label == "conj" and head >= 0:
        own = _said_again(tree, index, head) or voices.of_the_sayer(tree, index, head)
        return own or _higher_conjunct(tree, index, head)
    if label == "acl" and head >= 0:
        own = _trailing(tree, index, head) or misplaced.joined_in(tree, index)
        return own or misplaced.written(tree, index)
    if label == "acl:relcl" and head >= 0:
        own = misjoined.of_kin(tree, index) or _aside(tree, index, head) or misplaced.relative(tree, index)
        return own or misplaced.of_person(tree, index) or misplaced.of_plural(tree, index)
    return None


def _of_subject(tree: Tree, index: int, verb: int, label: str) -> tuple[int, str] | None:
    """ "A call by X to tax the rich was ignored": what stands between a common noun and its verb is the noun's."""
    before = tree.edge(index, -1) - 1
    if verb < index or before < 0 or tree.lemma(index) in embedding().words["times"] or not OWN & _marks(tree, index):
        return None
    for subject in tree.children(verb, "nsubj"):
        if subject <= before == tree.edge(subject, 1) and tree.tokens[subject].upos == "NOUN":
            return subject, label
    return None


def _marks(tree: Tree, index: int) -> set[str]:
    return {*tree.words(index, "mark"), *tree.words(index, "case")}


def _adding(tree: Tree, index: int, head: int) -> tuple[int, str] | None:
    """ "…, the mayor said, adding that …": "adding" is the mayor's, although it often hangs on what he said."""
    if tree.tokens[index].xpos != "VBG" or tree.lemma(index) not in embedding().reporting:
        return None
    above = tree.heads[head]
    tags = [above] if above >= 0 and tree.relations[head] == "ccomp" else []
    tags += tree.children(head, "parataxis")
    for tag in tags:
        if head < tag < index and tree.lemma(tag) in embedding().reporting:
            return tag, "advcl"
    return None


def _in_a_row(tree: Tree, index: int, head: int) -> tuple[int, str] | None:
    """ "stormed the palace, seized the station and …": a verb after a comma without its own subject."""
    token, first = tree.tokens[index], tree.tokens[head]
    if token.xpos not in ("VBD", "VBZ", "VBP") or token.xpos != first.xpos or index < head:
        return None
    if tree.child(index, "nsubj", "csubj", "expl", "mark", "aux") is not None or tree.child(head, "nsubj") is None:
        return None
    return (head, "conj") if tree.lemma(index) not in embedding().reporting else None


def _said_again(tree: Tree, index: int, head: int) -> tuple[int, str] | None:
    """ "said that … but added that …": a second word of saying joins the first, not what was said."""
    above = tree.heads[head]
    if above < 0 or tree.relations[head] != "ccomp" or tree.child(index, "nsubj", "aux", "mark") is not None:
        return None
    if tree.lemma(index) not in ("say", "add", tree.lemma(above)) or tree.lemma(above) not in embedding().reporting:
        return None
    return (above, "conj") if tree.tokens[index].xpos == tree.tokens[above].xpos and above < head else None


def _higher_conjunct(tree: Tree, index: int, head: int) -> tuple[int, str] | None:
    """ "said that troops will leave, and condemned …": a past tense joins a past tense above."""
    token = tree.tokens[index]
    if tree.child(index, "nsubj", "aux", "mark", "expl") is not None:
        return None
    if token.xpos in ("VB", "VBP") and tree.tokens[head].xpos == "VBG" and tree.child(head, "mark") is not None:
        return _joins_present(tree, index, head)
    if token.xpos in ("VB", "VBP") and tree.tokens[head].xpos == "VBZ":
        return _joins_bare(tree, index, head)
    if token.xpos != "VBD" or _past(tree, head):
        return None
    for above in tree.ancestors(head):
        if _past(tree, above) and above < index:
            return above, "conj"
    return None


def _joins_present(tree: Tree, index: int, head: int) -> tuple[int, str] | None:
    """ "I thank the Senate for confirming them and *urge* it to go on": a present tense joins a present tense above."""
    for above in tree.ancestors(head):
        if tree.tokens[above].xpos in ("VBP", "VB") and tree.child(above, "nsubj") is not None and above < head:
            return above, "conj"
    return None


def _joins_bare(tree: Tree, index: int, head: int) -> tuple[int, str] | None:
    """ "will stand by Oslo as it defends itself and *support* its army": a bare verb joins a bare verb above."""
    for above in tree.ancestors(head):
        if tree.tokens[above].xpos == "VB" and tree.child(above, "aux", "mark") is not None and above < head:
            return above, "conj"
    return None


def _past(tree: Tree, index: int) -> bool:
    """Whether a past tense can be joined to a word: a past or passive verb, or the noun or adjective of "was ready"."""
    if tree.tokens[index].upos in ("VERB", "AUX"):
        return tree.tokens[index].xpos in ("VBD", "VBN") and all(tree.tokens[k].xpos != "MD" for k in tree.kids[index])
    return tree.child(index, "cop") is not None


def _trailing(tree: Tree, index: int, head: int) -> tuple[int, str] | None:
    """ "praised the deal, thanking Oslo": a participle after a comma at a clause's end is its subject's doing."""
    if tree.tokens[index].xpos != "VBG" or tree.relations[head] == "nsubj" or tree.lemma(index) in EFFECTS:
        return None
    first = tree.edge(index, -1)
    if first == 0 or tree.lower[first - 1] != "," or first - 1 < head or tree.child(index, "nsubj") is not None:
        return None
    for above in tree.ancestors(index):
        if tree.relations[above] == "nsubj":
            return None
        if tree.tokens[above].upos == "VERB":
            return (above, "advcl") if above < head else None
    return None


def _aside(tree: Tree, index: int, head: int) -> tuple[int, str] | None:
    """ "The war, the minister said, has killed …": a tag between commas is no relative clause."""
    verb = tree.heads[head]
    if verb < index or tree.lemma(index) not in embedding().reporting or tree.child(index, "nsubj") is None:
        return None
    first, after = tree.edge(index, -1), tree.lower[index + 1 : index + 2]
    closed = first > 0 and tree.lower[first - 1] == "," and after == [","]
    asks = any(tree.lower[k] in PRONOUNS or tree.tokens[k].xpos == "WRB" for k in tree.kids[index])
    return (verb, "parataxis") if closed and not asks else None
