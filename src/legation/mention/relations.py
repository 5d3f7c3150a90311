"""Words for somebody by how he stands to another: "its northern neighbour" is the other state told of, "families of
the victims" are of the country where they were harmed, "his wife" is of his."""

from __future__ import annotations

from collections.abc import Iterable

from legation.mention.candidates import Candidate, Spot
from legation.mention.cluster import Cluster
from legation.mention.foes import HARMS
from legation.mention.ledger import Found, Ledger
from legation.mention.left_out import LEMMA, before_it, of_so_many
from legation.mention.phrases import Tree
from legation.mention.words import words

_BACK = 2
_WORLD = frozenset({"IGO", "NGO", "IMG", "MNC"})


def other_state(ledger: Ledger, candidate: Candidate, owner: Found) -> Cluster | None:
    """The state that "its neighbour", "the country's ally" means: the only other one told of in the sentence before
    it, else in the sentence before that; None where there are several or none.

    An "its" that is not clear is that of the state named last.
    """
    if candidate.plural or candidate.lemma not in words().neighbours or candidate.country:
        return None
    own = {c.country for c in owner}
    for back in range(_BACK):
        named = _states_in(ledger, candidate.sentence - back, candidate)
        if not own and candidate.pronoun is not None and named:
            own = {named[-1].country}
        others = list(dict.fromkeys(c for c in named if c.country not in own))
        if others:
            return others[0] if len(others) == 1 and own and None not in own else None
    return None


def not_itself(ledger: Ledger, candidate: Candidate) -> str | None:
    """The state with which, or against which, a state acts, told as "the kingdom", "the country": the only other one
    named up to two sentences back ("Chad accused Qatar. *It* cut ties *with the Gulf state*")."""
    tree = ledger.scenes[candidate.sentence].tree
    if not any(tree.words[c] in ("with", "against") for c in tree.below(candidate.head, "case")):
        return None
    subject = next((s for i in tree.above(candidate.head) if (s := tree.subject_of(i)) is not None), None)
    doers = ledger.at.get((candidate.sentence, subject), ()) if subject is not None else ()
    own = {c.country for c in doers if c.kind == "state"}
    named = [c for back in range(_BACK + 1) for c in _states_in(ledger, candidate.sentence - back, candidate)]
    others = {c.country for c in named} - own
    return next(iter(others)) if len(own) == len(doers) == len(others) == 1 else None


_TOLD = frozenset({"warn", "ask", "press", "assure", "remind", "advise", "implore", "beg", "caution", "encourage"})
"""Verbs of saying whose object is somebody else, beside those of the word lists."""


def spoken_to(ledger: Ledger, candidate: Candidate) -> str | None:
    """The state that somebody of another urges, warns or judges, told as "the country": the only other one named before
    it in the sentence ("The *Kenyan* envoy spoke of *Japan*, and urged *the country* to stop")."""
    tree = ledger.scenes[candidate.sentence].tree
    verb = tree.tokens[candidate.head].head
    on = tree.tokens[candidate.head].relation == "obl" and verb >= 0 and tree.lemmas[verb] in ("call", "prevail")
    if verb < 0 or not (on or tree.tokens[candidate.head].relation in ("obj", "iobj")):
        return None
    if tree.lemmas[verb] not in words().speech | words().judging | _TOLD:
        return None
    subject = tree.subject_of(verb)
    while subject is None and tree.tokens[verb].relation in (*_OWN_CLAUSE, "ccomp") and tree.tokens[verb].head >= 0:
        joined, verb = tree.tokens[verb].relation == "conj", tree.tokens[verb].head
        said = joined and tree.tokens[verb].relation == "ccomp"  # "*said* Chad was safe and *urged* the country"
        subject = None if said else tree.subject_of(verb)
    own = {c.country for c in ledger.at.get((candidate.sentence, -1 if subject is None else subject), ())}
    others = {c.country for c in _states_in(ledger, candidate.sentence, candidate)} - own
    return next(iter(others)) if len(own) == len(others) == 1 and None not in own else None


def _states_in(ledger: Ledger, sentence: int, candidate: Candidate) -> list[Cluster]:
    """The states named in a sentence before a candidate, by each naming in the order of the text."""
    named = [(s, c) for c in ledger.clusters if c.kind == "state" for s in c.spots]
    return [c for s, c in sorted(named, key=lambda n: n[0]) if s[0] == sentence and s < candidate.spot]


def is_across(ledger: Ledger, candidate: Candidate, person: Cluster) -> bool:
    """Whether a person is the one who does something to somebody, and so not him: "Ambassador Lund received *the Malian
    ambassador*"."""
    tree = ledger.scenes[candidate.sentence].tree
    token = tree.tokens[candidate.head]
    met = token.relation == "obl" and any(tree.words[c] == "with" for c in tree.below(candidate.head, "case"))
    if person.kind != "person" or token.head < 0 or not (token.relation in ("obj", "iobj") or met):
        return False
    subject = tree.subject_of(token.head)
    return subject is not None and person in ledger.at.get((candidate.sentence, subject), ())


_OWN_CLAUSE = ("conj", "advcl", "parataxis")


def named_behind(ledger: Ledger, candidate: Candidate) -> Found:
    """The persons whom the clause of a title alone names behind it, where the title is its subject, and who are not
    meant by it (Chomsky's principle C): "*the minister* raised it in her call with *Minister Vik*"."""
    tree = ledger.scenes[candidate.sentence].tree
    token = tree.tokens[candidate.head]
    if candidate.kind != "person" or not token.relation.startswith("nsubj") or tree.below(token.head, "cop"):
        return ()
    apart = {i for c in tree.below(token.head, *_OWN_CLAUSE) if tree.below(c, "nsubj") for i in tree.subtree(c)}
    apart |= set(tree.subtree(candidate.head))
    behind = {i for i in tree.subtree(token.head) if i > candidate.head} - apart
    names = {(candidate.sentence, i) for i in behind}
    return tuple(
        c
        for c in ledger.clusters
        if c.kind == "person" and any(m.form == "name" and m.spot in names for m in c.members)
    )


def as_oneself(ledger: Ledger, candidate: Candidate) -> Cluster | None:
    """Who says of himself what he is: "*As president of Chad*, I thank you", "*as a mother*, I am angry"."""
    tree = ledger.scenes[candidate.sentence].tree
    token = tree.tokens[candidate.head]
    first = token.head if token.relation == "conj" and token.head >= 0 else candidate.head
    verb = tree.tokens[first].head
    if candidate.kind != "person" or candidate.plural or verb < 0 or "as" not in _marks(tree, first):
        return None
    subject, fronted = tree.subject_of(verb), tree.tokens[first].relation.partition(":")[0] == "obl"
    if not fronted or subject is None or subject < first or tree.words[subject] != "i":
        return None
    found = ledger.meant((candidate.sentence, subject))
    return found[0] if len(found) == 1 and found[0].kind == "person" else None


def _marks(tree: Tree, head: int) -> set[str]:
    return {tree.words[i] for i in tree.below(head, "case", "mark")}


_LEAD = 2
"""Among so many first sentences a story tells its news by an office, and names who holds it in the next. A choice."""


def named_next(ledger: Ledger, candidate: Candidate) -> Cluster | None:
    """The person by whose office a story's first sentence calls him: who has the word in the next sentence under a full
    name of which nothing else is told: "*Kenya's trade minister* says he may quit. *Peter Otieno* says the talks …"."""
    plain = candidate.kind == "person" and not candidate.plural and not candidate.speaks
    if not plain or candidate.sentence >= min(_LEAD, len(ledger.scenes) - 1):
        return None
    if not _has_word(ledger, candidate.spot, "VBZ"):
        return None
    after = candidate.sentence + 1
    for cluster in (c for c in ledger.clusters if c.kind == "person" and c.first[0] == after):
        unknown = not cluster.lemmas and (not cluster.country or cluster.presumed) and cluster.wikidata is None
        alike = not (candidate.gender and cluster.gender) or candidate.gender == cluster.gender
        if unknown and alike and " " in cluster.fullest and _has_word(ledger, cluster.first):
            return cluster
    return None


_SOON = 4
"""In so many sentences behind the first is somebody's name told whom it only describes. A choice."""


def named_later(ledger: Ledger, candidate: Candidate) -> Cluster | None:
    """The person whom a story's first sentence only describes: the one unknown person who is the subject of a main verb
    in the sentences behind it, and is not there to tell something: "*A Kenyan man* was jailed … *John Mwangi* stabbed
    two clerks"."""
    tree = ledger.scenes[candidate.sentence].tree
    token = tree.tokens[candidate.head]
    plain = candidate.kind == "person" and candidate.indefinite and candidate.lemma in words().people
    first = token.relation.startswith("nsubj") and token.head >= 0 and tree.tokens[token.head].relation == "root"
    if candidate.sentence > 0 or not plain or not first or candidate.owner == candidate.spot:
        return None
    new = [c for c in ledger.clusters if c.kind == "person" and c.names and 0 < c.first[0] <= _SOON]
    unknown = [c for c in new if not c.lemmas and not c.offices and c.wikidata is None and " " in c.fullest]
    unknown = [c for c in unknown if not c.country or c.presumed]
    if len(unknown) != 1 or _has_word(ledger, unknown[0].first):
        return None
    sentence, index = unknown[0].first
    own = ledger.scenes[sentence].tree.tokens
    acts = own[index].relation.startswith("nsubj") and own[own[index].head].relation == "root"
    alike = not (candidate.gender and unknown[0].gender) or candidate.gender == unknown[0].gender
    return unknown[0] if acts and alike else None


def _has_word(ledger: Ledger, spot: Spot, form: str = "") -> bool:
    """Whether a phrase is the subject of a sentence's main verb, and that is one of saying, in a ``form`` if given."""
    tree = ledger.scenes[spot[0]].tree
    token = tree.tokens[spot[1]]
    main = token.relation == "nsubj" and token.head >= 0 and tree.tokens[token.head].relation == "root"
    return main and tree.lemmas[token.head] in words().say and form in ("", tree.tokens[token.head].xpos)


def attacked_in(ledger: Ledger, candidate: Candidate) -> str | None:
    """The country of people who were harmed in an attack on a place: "killed 20 people *in an attack on Goma*"; the
    place may have been told before ("the June raid in Niger" … "militants were killed *in the raid*")."""
    if candidate.lemma not in words().dwellers | words().harmed and candidate.sector not in ("REB", "UAF"):
        return None
    scene = ledger.scenes[candidate.sentence]
    tree = scene.tree
    token = tree.tokens[candidate.head]
    if token.head < 0 or tree.lemmas[token.head] not in words().bodily:
        return None
    verbs = [token.head, *tree.conjuncts(token.head)]
    raids = [i for verb in verbs for i in tree.below(verb, "obl") if tree.lemmas[i] in words().raids]
    struck = {j for i in raids for j in tree.complements(i, "on", "against", "in", "at", "for")}
    named = [n for n in scene.names if n.kind in ("state", "place") and n.entry is not None]
    codes = {n.entry.country for n in named if n.entry is not None and tree.head_of(n.first, n.last) in struck}
    if not codes and len(raids) == 1 and "the" in (tree.words[c] for c in tree.below(raids[0], "det")):
        return _struck_before(ledger, candidate.sentence, tree.lemmas[raids[0]])
    return next(iter(codes)) if len(codes) == 1 else None


def _struck_before(ledger: Ledger, sentence: int, lemma: str) -> str | None:
    """The country of the attack that was told last before a sentence, by the place behind or right before its noun."""
    for scene in reversed(ledger.scenes[:sentence]):
        tree = scene.tree
        for raid in reversed([i for i in range(tree.size) if tree.lemmas[i] == lemma]):
            there = {*tree.complements(raid, "on", "against", "in", "at"), *tree.below(raid, "compound", "amod")}
            named = [n for n in scene.names if n.kind in ("state", "place") and n.form not in ("adjective", "demonym")]
            at = (n for n in named if tree.head_of(n.first, n.last) in there)
            codes = {n.entry.country for n in at if n.entry is not None}
            if codes:
                return next(iter(codes)) if len(codes) == 1 else None
    return None


def harmed_in(ledger: Ledger, candidate: Candidate) -> str | None:
    """The country of victims and their families: that of the one place which the sentence names, if it names one."""
    if candidate.lemma not in words().harmed:
        return None
    near = ((s, t, code) for s, t, code in ledger.context.places if s == candidate.sentence)
    near = ((s, t, code) for s, t, code in near if (s, t) not in ledger.context.issued)
    codes = {code for s, t, code in near if ledger.context.bears((s, t), candidate.head)}
    return next(iter(codes)) if len(codes) == 1 else None


_ABROAD = frozenset({"citizen", "national", "compatriot"})
_THERE = frozenset({"in", "at", "near", "outside", "inside", "around", "across"})


def is_exile(texts: Iterable[str]) -> bool:
    """Whether somebody is told to live in exile, and so is not of where the story has him: "an *exiled* general"."""
    return any(words().exiles & set(text.lower().split()) for text in texts)


def fled_from(ledger: Ledger, candidate: Candidate) -> str | None:
    """The country of exiles: that of the one embassy which their sentence names ("rallied at *Chad's* embassy")."""
    scene = ledger.scenes[candidate.sentence]
    tree = scene.tree
    codes = set()
    for name in scene.names:
        token = tree.tokens[tree.head_of(name.first, name.last)]
        whose = token.relation.startswith(("amod", "compound", "nmod:poss")) and token.head >= 0
        if whose and name.kind == "state" and name.entry is not None and tree.lemmas[token.head] in words().posts:
            codes.add(name.entry.country)
    return next(iter(codes)) if len(codes) == 1 else None


def placed_in(ledger: Ledger, candidate: Candidate) -> str | None:
    """The country of people without a word of whose they are by the place of a deed done by or to them, of a house or
    camp by its own: "gunmen shot two farmers *near Diffa*", "soldiers were arrested *in Cotonou*", "a base *at Kidal*".
    """
    tree = ledger.scenes[candidate.sentence].tree
    if candidate.pronoun is not None or candidate.lemma in words().posts | _ABROAD:
        return None
    near = {(t, code) for s, t, code in (*ledger.context.places, *ledger.context.sites) if s == candidate.sentence}
    own = tree.complements(candidate.head, *_THERE) if candidate.kind == "body" else []
    codes = {code for t, code in near if t in own}
    apart = not candidate.definite or _is_attribute(tree, candidate.head)
    verb = _deed_of(tree, candidate.head) if apart else None
    if not codes and verb is not None and not _may_fall_abroad(tree, candidate):
        codes = {code for t, code in near if lies_at(tree, t, verb)}
    return next(iter(codes)) if len(codes) == 1 else None


def _is_attribute(tree: Tree, head: int) -> bool:
    """Whether a word only tells whose a thing or deed is: "shelled *rebel* positions near Goma"."""
    return tree.tokens[head].relation.startswith(("compound", "amod")) and tree.tokens[head].head > head


def _is_part(tree: Tree, head: int) -> bool:
    """Whether a noun is what a deed is of, from which the parse hangs its doer: "the killing of *aides* by gunmen"."""
    above = tree.tokens[head].head
    return tree.tokens[head].relation == "nmod" and above >= 0 and tree.lemmas[above] in words().raids


def _may_fall_abroad(tree: Tree, candidate: Candidate) -> bool:
    """Whether soldiers come to harm, who may be those of another land: "two soldiers were killed in northern Iraq"."""
    token = tree.tokens[candidate.head]
    return candidate.sector == "MIL" and token.relation in ("obj", "nsubj:pass") and tree.lemmas[token.head] in HARMS


def _deed_of(tree: Tree, head: int) -> int | None:
    """The verb or noun of a bodily deed or unrest that somebody at a token does or suffers."""
    token = tree.tokens[head]
    while _is_attribute(tree, head):
        head = token.head
        token = tree.tokens[head]
    by = any(tree.words[c] == "by" for c in tree.below(head, "case"))
    while token.head >= 0 and (token.relation == "conj" or (by and _is_part(tree, token.head))):
        token = tree.tokens[token.head]
    deeds = words().bodily | words().unrest
    if token.relation.startswith("nmod"):
        deeds = words().raids
    elif not token.relation.startswith(("nsubj", "obj", "obl:agent")):
        return None
    return token.head if token.head >= 0 and tree.lemmas[token.head] in deeds else None


def lies_at(tree: Tree, place: int, verb: int) -> bool:
    """Whether a place tells where the deed of a verb was done: a preposition of place before it, no verb between."""
    head = place
    while tree.tokens[head].relation.startswith(("flat", "compound")) and tree.tokens[head].head >= 0:
        head = tree.tokens[head].head
    if not any(tree.words[c] in _THERE for c in tree.below(head, "case")):
        return False
    for above in tree.above(head):
        if above == verb:
            return True
        if tree.tokens[above].upos == "VERB":
            return False
    return False


def dwelling_in(ledger: Ledger, candidate: Candidate) -> str | None:
    """The country of people of whom a clause right behind says what befell them where: that of the one state or place
    which it names ("the people *affected by the crisis in Afghanistan*", "refugees *who have fled Ukraine*"), else of
    the armed group of one ("families *driven out by Boko Haram*")."""
    if candidate.lemma not in words().dwellers:
        return None
    scene = ledger.scenes[candidate.sentence]
    tree = scene.tree
    inside = {
        i for c in tree.below(candidate.head, "acl") if tree.lemmas[c] in words().befalls for i in tree.subtree(c)
    }
    named = [n for n in scene.names if n.first in inside and n.kind in ("state", "place") and n.entry is not None]
    bands = [n for n in scene.names if n.first in inside and n.kind == "group" and n.entry is not None]
    told = named or [n for n in bands if n.entry is not None and n.entry.country not in _WORLD]
    codes = {n.entry.country for n in told if n.entry is not None and n.form not in ("adjective", "demonym")}
    return next(iter(codes)) if len(codes) == 1 else None


def portion_of(ledger: Ledger, candidate: Candidate) -> Cluster | None:
    """The people told of last whose part "the majority", "others" are, where the phrase does not say whose; for
    "others" those to whom the clause before did the like."""
    tree = ledger.scenes[candidate.sentence].tree
    beside = before_it(tree.tokens, tree.children, candidate.head) if candidate.lemma == LEMMA else None
    alike = ledger.meant((candidate.sentence, beside)) if beside is not None else ()
    if len(alike) == 1 and alike[0].kind != "state":
        return alike[0]
    whole = of_so_many(tree, candidate.head) if candidate.lemma == LEMMA else None
    apart = whole is None and tree.complements(candidate.head, "of", "in", "from")
    if candidate.lemma not in words().portions or apart:
        return None
    people = [(c.before(candidate.spot), c) for c in ledger.clusters if c.kind == "group" and c.plural and c.country]
    near = [(s, c) for s, c in people if s is not None and candidate.sentence - s[0] <= 1]
    alike_many = [(s, c) for s, c in near if any(m.text.lower().split()[:1] == [whole] for m in c.members)]
    return max(alike_many or near, key=lambda n: n[0])[1] if near else None


_FOUGHT = frozenset({"on", "against", "with"})
_IN_ARMS = frozenset({"REB", "UAF", "MIL", "CRM"})


def struck(ledger: Ledger, candidate: Candidate) -> Cluster | None:
    """Those in arms at whom the blow is aimed by which people are killed: "raided a camp of *rebels*, killing dozens";
    not who deals it ("*rebels* raided the port, killing dozens")."""
    tree = ledger.scenes[candidate.sentence].tree
    verb = tree.tokens[candidate.head].head
    goes_on = verb >= 0 and tree.tokens[verb].xpos == "VBG" and tree.tokens[verb].relation == "advcl"
    if tree.words[candidate.head] not in words().counts or not goes_on or tree.lemmas[verb] not in words().suffering:
        return None
    main = tree.tokens[verb].head
    blow = tree.lemmas[main] in words().unrest | words().raids | words().bodily
    aimed = [*tree.below(main, "obj")] if blow else []
    aimed += [j for i in aimed for j in tree.complements(i, "of")]
    phrases = [main, *tree.below(main, "obj", "obl")]
    aimed = [j for i in phrases for j in tree.complements(i, *_FOUGHT)] or aimed
    hit = [c for i in aimed if i < verb for c in ledger.meant((candidate.sentence, i))]
    armed = [c for c in hit if c.sector in _IN_ARMS and c.kind != "person"]
    return armed[0] if armed and len(armed) == len(hit) else None


def band_of(ledger: Ledger, candidate: Candidate) -> Cluster | None:
    """The armed group of "nine operatives", "two fighters" of whom the words tell none: the one named last, in their
    sentence or the one before."""
    if candidate.lemma not in words().fighters:
        return None
    armed = [
        (before, c)
        for c in ledger.clusters
        if c.kind in ("group", "body") and c.sector in ("REB", "UAF") and c.entry is not None
        if (before := c.before(candidate.spot)) is not None and candidate.sentence - before[0] <= 1
    ]
    return max(armed, key=lambda each: each[0])[1] if armed else None
