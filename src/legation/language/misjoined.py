"""Phrases and conjuncts that the parser hung on the wrong word, by patterns of news: moved before clauses are read."""

from __future__ import annotations

from legation.language.rules import embedding
from legation.language.tree import NOMINAL, Moves, Tree

DIRECTIONS = frozenset({"back", "home", "over", "away"})
"""Adverbs of direction that stand between a verb and a phrase of its own."""
VISITS = frozenset({"visit", "trip", "tour", "stopover", "talk", "negotiation", "consultation", "summit"})
MEDIATING = frozenset({"mediate", "broker", "facilitate", "arbitrate", "moderate"})
"""Verbs of who stands between two sides."""
CALLING = frozenset({"call", "label", "brand", "deem", "consider", "term", "find", "declare", "dub"})
"""Verbs by which somebody says what he takes a thing for."""
COLOURING = frozenset(
    {"make", "keep", "leave", "render", "prove", "become", "remain", "be", "seem", "appear", "get", "turn"}
)
"""Verbs that have an adjective of their own behind their object."""


def behind_adverb(tree: Tree, phrase: int) -> Moves:
    """ "handed the village back *to Chad*", "came home *from Mali*": what stands behind the adverb is the verb's."""
    adverb = tree.heads[phrase]
    if adverb < 0 or tree.relations[adverb] != "advmod" or tree.lower[adverb] not in DIRECTIONS or phrase < adverb:
        return {}
    verb = tree.heads[adverb]
    return {phrase: (verb, "obl")} if verb >= 0 and tree.tokens[verb].upos == "VERB" else {}


def called(tree: Tree, adjective: int) -> Moves:
    """ "*called* the decision to send inspectors *unacceptable*": the adjective is the calling verb's, not of the
    infinitive that stands within the object."""
    verb = tree.heads[adjective]
    if tree.tokens[adjective].upos != "ADJ" or verb < 0 or verb > adjective or tree.tokens[verb].xpos != "VB":
        return {}
    thing = tree.heads[verb]
    if tree.relations[verb] != "acl" or thing < 0 or tree.relations[thing] != "obj":
        return {}
    above = tree.heads[thing]
    calls = above >= 0 and tree.lemma(above) in CALLING and tree.child(above, "xcomp", "ccomp") is None
    own = tree.lemma(verb) in COLOURING | CALLING
    return {adjective: (above, "xcomp")} if calls and not own else {}


def behind_agent(tree: Tree, phrase: int) -> Moves:
    """ "talks hosted by Oman *between Iran and Iraq*": the sides are those of the talks; of who brokers, the verb's."""
    agent = tree.heads[phrase]
    if tree.words(phrase, "case")[-1:] != ["between"] or agent < 0 or tree.labels[agent] != "obl:agent":
        return {}
    verb = tree.heads[agent]
    if tree.lemma(verb) in MEDIATING:
        return {phrase: (verb, "obl")}
    told = tree.relations[verb] == "acl" and tree.heads[verb] >= 0
    return {phrase: (tree.heads[verb], "nmod")} if told else {}


def there_on_visit(tree: Tree, visit: int) -> Moves:
    """ "is *in Quito on a visit*", "was in Oslo *for talks*": the visit is what is told, the town is where."""
    place = tree.heads[visit]
    if tree.lemma(visit) not in VISITS or place < 0 or tree.child(place, "cop") is None or place > visit:
        return {}
    there = tree.tokens[place].upos == "PROPN" and set(tree.words(place, "case")) & {"in", "at"}
    if not there or not set(tree.words(visit, "case")) & {"on", "for"} or tree.labels[place] == "acl:relcl":
        return {}
    own = ("case", "flat", "compound", "amod", "det", "conj", "appos")
    rest = {k: (visit, tree.labels[k]) for k in tree.kids[place] if k != visit and tree.relations[k] not in own}
    return rest | {visit: (tree.heads[place], tree.labels[place]), place: (visit, "nmod")}


def listed(tree: Tree, second: int) -> Moves:
    """ "*Rwanda, Congo* agree to swap prisoners": a name set beside the first, before a verb in the plural."""
    first = tree.heads[second]
    if first < 0 or tree.labels[second] not in ("nmod:unmarked", "appos") or tree.relations[first] != "nsubj":
        return {}
    plural = tree.tokens[tree.heads[first]].xpos == "VBP" and tree.heads[first] == second + 1
    names = tree.tokens[first].xpos == tree.tokens[second].xpos == "NNP"
    beside = tree.lower[second - 1] == "," and first == second - 2
    return {second: (first, "conj")} if plural and names and beside else {}


def face_to_face(tree: Tree, first: int) -> Moves:
    """ "came *face to face* in Oslo": how they met, and no verbs; what hangs from them is the meeting's."""
    second = first + 2
    if tree.lower[first : second + 1] != ["face", "to", "face"]:
        return {}
    verb = next((k for k in (first - 1, tree.heads[first]) if 0 <= k < first and tree.tokens[k].upos == "VERB"), -1)
    if verb < 0:
        return {}
    own = {k: (verb, "obl") for word in (first, second) for k in tree.children(word, "obl", "nmod") if k > second}
    return own | {first: (verb, "advmod"), second: (verb, "obl"), first + 1: (second, "case")}


def possessor(tree: Tree, mark: int) -> Moves:
    """ "the latter's refusal": a word before an apostrophe owns what follows, however it is hung; two objects of a verb
    are one ("read *the minister's statement*")."""
    owner = mark - 1
    if tree.labels[mark] != "case" or tree.lower[mark] not in ("'s", "’s") or tree.heads[mark] != owner or owner < 0:
        return {}
    owned = tree.heads[owner]
    if tree.labels[owner] in ("obj", "iobj") and owned >= 0:
        behind = [k for k in tree.children(owned, "obj") if k > mark and tree.lower[k] != "back"]  # "had Oslo's back"
        return {owner: (behind[0], "nmod:poss")} if behind else {}
    wrong = tree.labels[owner] in ("nsubj", "amod", "compound", "dep", "nmod", "obl", "advmod")
    return {owner: (owned, "nmod:poss")} if wrong and owned > mark else {}


def compound(tree: Tree, index: int) -> Moves:
    """ "died in the *train* hijacking": of two nouns side by side that hang from one word alike, the first, which alone
    has a preposition, is part of the second and hands it what it has."""
    part = index - 1
    alike = part >= 0 and (tree.heads[part], tree.labels[part]) == (tree.heads[index], tree.labels[index])
    nouns = alike and tree.tokens[part].upos == tree.tokens[index].upos == "NOUN"
    if not nouns or not tree.words(part, "case") or tree.words(index, "case"):
        return {}
    return {part: (index, "compound")} | {kid: (index, tree.labels[kid]) for kid in tree.kids[part]}


def left_hurt(tree: Tree, state: int) -> Moves:
    """ "left six dead *and nine wounded*": what goes on behind "and" is not a clause of its own, but left too."""
    above = tree.heads[state]
    leave = tree.heads[above] if above >= 0 and tree.relations[above] == "xcomp" else above
    if leave < 0 or tree.lemma(leave) != "leave" or tree.lower[state] not in embedding().words["hurt"]:
        return {}
    left, who = tree.child(leave, "obj"), tree.child(state, "nsubj")
    if left is None or who is None or not left < who < state or tree.child(state, "aux", "cop") is not None:
        return {}
    behind = {k: (leave, tree.labels[k]) for k in tree.children(state, "obl")}
    return {who: (left, "conj"), state: (leave, "xcomp")} | behind


def thanked_too(tree: Tree, second: int) -> Moves:
    """ "thanked Peru for its help and *Chile for its patience*": the second object with its reason joins the first."""
    reason = tree.heads[second]
    verb = tree.heads[reason] if reason >= 0 else -1
    if verb < 0 or tree.relations[reason] != "obl" or tree.tokens[second].upos != "PROPN":
        return {}
    case = tree.words(reason, "case")
    first = next((k for k in tree.children(verb, "obj", "iobj") if k < reason), None)
    hung = (*tree.children(second, "nmod", "obl"), *tree.children(reason, "nmod"))
    theirs = next((k for k in hung if k > second and tree.words(k, "case") == case), None)
    if first is None or theirs is None or not case or tree.words(second, "case"):
        return {}
    return {second: (first, "conj"), theirs: (verb, "obl")}


def to_another(tree: Tree, second: int) -> Moves:
    """ "gave thanks to Peru for its help and *to Chile*": it joins the phrase before that has the same preposition."""
    first, case = tree.heads[second], tree.words(second, "case")
    above = tree.heads[first] if first >= 0 else -1
    if above < 0 or case not in (["to"], ["on"], ["from"], ["with"]) or tree.words(first, "case") in ([], case):
        return {}
    beside = tree.children(above, "obl", "nmod")
    beside += [n for k in tree.children(above, "obj") for n in tree.children(k, "nmod")]
    alike = [k for k in beside if k < first and tree.words(k, "case") == case]
    return {second: (alike[-1], "conj")} if alike and tree.tokens[second].upos in NOMINAL else {}


def beside_adjective(tree: Tree, second: int) -> Moves:
    """ "*the US* and European allies": a state joined to the adjective of partners is one beside them."""
    first, noun = tree.heads[second], second + 1
    plain = tree.tokens[second].upos == "ADJ" and first >= 0 and tree.tokens[first].upos == "PROPN"
    if not plain or not first < second or tree.heads[first] != noun:
        return {}
    if tree.lemma(noun) not in embedding().words["partners"]:
        return {}
    before = {k: (first, tree.labels[k]) for k in tree.children(noun, "case", "det") if k < first}
    joined = dict.fromkeys(tree.children(second, "cc"), (noun, "cc"))
    own = {first: (tree.heads[noun], tree.labels[noun]), noun: (first, "conj"), second: (noun, "amod")}
    return own | joined | before


def beside_body(tree: Tree, second: int) -> Moves:
    """ "*government* and rebel forces": of two nouns joined before the noun for one side's people, the first, a body by
    itself, is a party of its own."""
    first, noun = second - 2, second + 1
    if first < 0 or noun >= len(tree.tokens) or tree.lower[second - 1] != "and" or tree.heads[first] != noun:
        return {}
    bodies, sides = embedding().words["lone_bodies"], embedding().words["other_sides"]
    joined = tree.heads[second] in (first, noun) and tree.labels[first] in ("compound", "amod")
    if not joined or tree.lemma(first) not in bodies or tree.lemma(second) not in bodies | sides:
        return {}
    if tree.tokens[noun].xpos != "NNS" or tree.lemma(noun) not in embedding().words["of_a_side"]:
        return {}
    before = {k: (first, tree.labels[k]) for k in tree.kids[noun] if k < first and tree.relations[k] in _BEFORE}
    marked = bool({k for k in before if tree.relations[k] == "case"} | set(tree.children(first, "case")))
    part = "obl" if marked and tree.labels[noun] in ("obj", "iobj") else tree.labels[noun]
    own = {first: (tree.heads[noun], part), noun: (first, "conj"), second: (noun, "compound")}
    return own | {second - 1: (noun, "cc")} | before


_BEFORE = frozenset({"case", "det", "amod", "compound", "nmod"})


def in_name(tree: Tree, second: int) -> Moves:
    """ "the Committee to Save Rivers and *the council*": what goes on behind a name that has a verb joins the name."""
    first = tree.heads[second]
    verb = tree.heads[first] if first >= 0 else -1
    name = tree.heads[verb] if verb >= 0 else -1
    if name < 0 or tree.relations[first] != "obj" or tree.words(verb, "mark") != ["to"]:
        return {}
    written = all(tree.tokens[k].text[:1].isupper() for k in (first, verb, name))
    own = tree.child(second, "det") is not None or tree.tokens[second].upos == "PROPN"
    return {second: (name, "conj")} if written and own else {}


MOURNERS = frozenset({"mother", "father", "parent", "widow", "widower", "family", "relative"})
"""Those told of only for whose kin they are."""
HARMED = frozenset({
    "kill", "murder", "execute", "shoot", "assassinate", "hang", "behead", "stab", "arrest", "detain", "jail",
    "imprison", "abduct", "kidnap", "sentence", "convict", "wound", "poison", "torture"
})  # fmt: skip
"""Verbs of what befell somebody."""


def of_kin(tree: Tree, verb: int) -> tuple[int, str] | None:
    """ "the mother of Ivan Bekov, *who was executed* in 1995": it befell him of whose kin she is."""
    kin = tree.heads[verb]
    if kin < 0 or tree.lemma(kin) not in MOURNERS or tree.lemma(verb) not in HARMED:
        return None
    passive = any(tree.labels[k] == "aux:pass" for k in tree.kids[verb])
    named = [k for k in tree.children(kin, "nmod") if tree.words(k, "case")[-1:] == ["of"] and kin < k < verb]
    return (named[-1], "acl:relcl") if passive and named else None
