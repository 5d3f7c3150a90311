"""Pronouns tied to actors: "he", "they", "its"; "I" and "we" to who speaks."""

from __future__ import annotations

from legation.language.misplaced import is_somebody
from legation.mention.addressed import SECOND_PERSON, second_person
from legation.mention.candidates import Scene, Spot
from legation.mention.cluster import Cluster
from legation.mention.equipped import equipped
from legation.mention.going_on import goes_on
from legation.mention.ledger import Found, Ledger
from legation.mention.met import is_with, met
from legation.mention.phrases import Tree
from legation.mention.quoting import in_quotes
from legation.mention.salience import WANTS, antecedent, weight_of
from legation.mention.things_meant import is_thing
from legation.mention.words import words

_FIRST_PERSON = {"i": "person", "me": "person", "my": "person", **dict.fromkeys(("we", "us", "our", "ours"), "body")}
_STATELY = frozenset({"GOV", "MIL", "LEG", "SPY", "COP"})
_ARMED = frozenset({"MIL", "COP", "REB", "UAF"})
_WORLD = frozenset({"IGO", "NGO", "IMG", "MNC", "UNK"})
_GIVING_UP = frozenset({
    "lift", "end", "stop", "halt", "drop", "withdraw", "cease", "scrap", "abandon", "suspend", "reverse", "renounce",
    "curb", "call", "give", "reconsider", "review", "rethink", "change", "moderate", "soften", "lay",
})  # fmt: skip
"""Verbs of giving something up, which one asks of others: what is "theirs" is theirs to give up. A choice."""
_OF_ONESELF = frozenset({"promise", "vow", "pledge", "threaten", "offer", "agree", "use", "join", "leave", "meet"})
"""Verbs behind which an infinitive tells of their subject."""
_CAUSES = frozenset({"after", "because", "when", "since", "once", "until"})
_TOGETHER = 8
_OPENING = 3
"""Among so many first sentences of a release are those that say who issues it. A choice."""
_OPENING_OF_SEVERAL = 5
"""Among so many are the states that issue it together. A choice."""


def pronoun(ledger: Ledger, scene: Scene, index: int) -> Found:
    """The actors that a pronoun means, none where it is no pronoun for actors or unclear."""
    word = scene.tree.words[index]
    if word in SECOND_PERSON:
        return second_person(ledger, scene, index)
    if word in _FIRST_PERSON:
        return _first_person(ledger, scene, index, _FIRST_PERSON[word])
    empty = scene.tree.tokens[index].relation.startswith("expl") and not is_somebody(scene.tree.tokens, index)
    if word in WANTS and not empty:
        return _third_person(ledger, scene, index, word)
    return ()


def _third_person(ledger: Ledger, scene: Scene, index: int, word: str) -> Found:
    """One antecedent, or for "they" those named together if more speaks for them."""
    spot, want = (scene.index, index), WANTS[word]
    if is_thing(ledger.scenes, ledger.at, spot):
        return ()
    if teller := goes_on(ledger, scene, index, want):
        return teller
    if word == "its" and (punished := _punished(ledger, scene, index)):
        return punished
    if word == "they" and (police := _who_arrest(ledger, scene, index)):
        return police
    if word in ("it", "they") and (owner := _whose_words(ledger, scene, index)):
        return owner
    if word in ("it", "they") and (receiver := equipped(ledger, scene, index)):
        return receiver
    barred = (*_speaker(ledger, scene, index), *_we(ledger, scene, index), *_unharmed(ledger, scene, index))
    barred += _press_told(ledger, scene, index)
    barred += _told_by_kin(ledger, scene, index, want.gender) if want.gender else ()
    barred += _told_of(ledger, scene, index) if word == "it" else ()
    barred += _inviting(ledger, scene, index) if word in ("him", "her", "them") else ()
    barred += _asker(ledger, scene, index) if word in ("its", "their") else ()
    quotes = ledger.speakers.quotes
    said = in_quotes(scene.tree.tokens[index].start, quotes)
    outside = () if said else quotes
    barred += (*_press(ledger, scene), *_own_state(ledger, barred)) if want.number == "plural" and said else ()
    one = antecedent(ledger.scenes, ledger.clusters, spot, want, barred, quotes=outside)
    if one is None and outside:
        one = antecedent(ledger.scenes, ledger.clusters, spot, want, barred)
    if want.number == "plural":
        several = _together(ledger, spot)
        if several and (one is None or several[0] >= one.score):
            return several[1]
    return (one.cluster,) if one is not None else ()


_WORDS = frozenset({
    "denial", "insistence", "pledge", "promise", "vow", "assurance", "announcement", "decision", "threat", "offer",
    "admission", "confession", "acknowledgement", "acknowledgment", "declaration", "revelation", "hint", "assertion",
})  # fmt: skip
"""Nouns for words in which one tells of oneself. A choice."""


def _whose_words(ledger: Ledger, scene: Scene, index: int) -> Found:
    """Whose words they are that a clause tells of whom "it" is the subject: "doubts *Chad's* denials that *it* did so",
    "*Chad's* pledge that *it* would go"."""
    tree = scene.tree
    verb = tree.tokens[index].head
    if (
        verb < 0
        or not tree.tokens[index].relation.startswith("nsubj")
        or "that" not in tree.words[max(0, verb - 6) : verb]
    ):
        return ()
    noun = tree.tokens[verb].head
    if tree.tokens[verb].relation not in ("acl", "ccomp") or noun < 0 or tree.lemmas[noun] not in _WORDS:
        return ()
    owners = [i for i in tree.below(noun, "nmod:poss") if tree.tokens[i].upos != "PRON"]
    found = ledger.meant((scene.index, owners[0])) if owners else ()
    return found if found and found[0].kind != "person" else ()


def _inviting(ledger: Ledger, scene: Scene, index: int) -> Found:
    """Who wants another to do something, who is not that other: "*Boric* sent an invitation for him to visit"."""
    tree = scene.tree
    if not tree.tokens[index].relation.startswith("nsubj"):
        return ()
    hosts = (tree.subject_of(i) for i in tree.above(tree.tokens[index].head))
    host = next((i for i in hosts if i is not None and i < index), None)
    return ledger.meant((scene.index, host)) if host is not None else ()


def _asker(ledger: Ledger, scene: Scene, index: int) -> Found:
    """Who wants another to give up what is that other's: "*Oslo* urged Chad to end its boycott"."""
    tree = scene.tree
    noun = tree.tokens[index].head
    verb = tree.tokens[noun].head if noun >= 0 and tree.tokens[noun].relation in ("obj", "iobj") else -1
    if verb < 0 or tree.lemmas[verb] not in _GIVING_UP or tree.tokens[verb].relation not in ("xcomp", "ccomp", "advcl"):
        return ()
    asking = tree.tokens[verb].head
    asker = tree.subject_of(asking) if asking >= 0 and tree.tokens[asking].upos == "VERB" else None
    if asker is None or tree.lemmas[asking] in _OF_ONESELF:
        return ()
    asked = [*tree.below(asking, "obj", "iobj"), *tree.complements(asking, "on", "to"), *tree.below(verb, "nsubj")]
    named = [i for i in asked if ledger.at.get((scene.index, i)) and tree.tokens[i].upos != "PRON"]
    return ledger.meant((scene.index, asker)) if named else ()


def _punished(ledger: Ledger, scene: Scene, index: int) -> Found:
    """The state that is punished or rewarded for what its own people did: "cut aid to *Chad* after *its* army seized
    power"."""
    tree = scene.tree
    owned = tree.tokens[index].head
    verb = tree.tokens[owned].head
    if verb < 0 or tree.tokens[owned].relation != "nsubj" or tree.tokens[verb].relation != "advcl":
        return ()
    main = tree.tokens[verb].head
    causal = {tree.words[i] for i in tree.below(verb, "mark")} & _CAUSES
    if not causal or tree.lemmas[main] not in words().rewarding or tree.lemmas[owned] not in words().arms_of_state:
        return ()
    subject = tree.subject_of(main)
    doers = ledger.meant((scene.index, subject)) if subject is not None else ()
    hit = [i for below in tree.below(main, "obj", "obl") for i in tree.subtree(below) if i < index and below < verb]
    states = dict.fromkeys(c for i in hit for c in ledger.at.get((scene.index, i), ()) if c.kind == "state")
    others = tuple(c for c in states if c not in doers and not any(d.country == c.country for d in doers))
    return others if len(others) == 1 else ()


def _press(ledger: Ledger, scene: Scene) -> Found:
    """The press of a sentence, to which somebody speaks of others: "told *the BBC*: 'They threaten us'"."""
    press = (c for c in ledger.clusters if c.kind == "body" and c.sector == "MED")
    return tuple(c for c in press if any(s[0] == scene.index for s in c.spots))


def _press_told(ledger: Ledger, scene: Scene, index: int) -> Found:
    """The press that hears what a pronoun stands in, which is not about it: "told *CNN* they would be charged"."""
    tree = scene.tree
    verbs = [v for v in tree.above(index) if tree.tokens[v].relation == "ccomp" and tree.tokens[v].head >= 0]
    heard = [i for v in verbs for i in tree.below(tree.tokens[v].head, "obj", "iobj") if i < index]
    return tuple(c for i in heard for c in ledger.at.get((scene.index, i), ()) if c.sector == "MED")


def _own_state(ledger: Ledger, speakers: Found) -> Found:
    """The state for which an official speaks, whom he calls "we": a minister's "*they* threaten us"."""
    codes = {c.country for c in speakers if c.kind == "person" and c.sector in _STATELY and c.country}
    return tuple(c for code in sorted(codes) if (c := ledger.joiner.state(code)) is not None)


def _teller(tree: Tree, index: int) -> int | None:
    """The subject of the verb of saying whose content a pronoun stands in: "*her lawyer* said that she would pay"."""
    for verb in tree.above(index):
        above = tree.tokens[verb].head
        if tree.tokens[verb].relation == "ccomp" and above >= 0 and tree.lemmas[above] in words().say:
            return tree.subject_of(above)
    return None


def _told_by_kin(ledger: Ledger, scene: Scene, index: int, gender: str) -> Found:
    """Who tells something of somebody whose lawyer or kin he is, and so not of himself: "*his son* said he had left",
    not "*his* wife said she"."""
    teller = _teller(scene.tree, index)
    if teller is None or teller > index or scene.tree.lemmas[teller] not in words().kin:
        return ()
    whose = scene.tree.below(teller, "nmod:poss") or scene.tree.complements(teller, "of", "for")
    words_of = [WANTS[scene.tree.words[i]] for i in whose if scene.tree.words[i] in WANTS]
    other = any(want.gender not in (None, gender) for want in words_of)
    return ledger.meant((scene.index, teller)) if whose and not other else ()


def _told_of(ledger: Ledger, scene: Scene, index: int) -> Found:
    """Of whom the body or paper that goes on speaking as "it" has told: "The report said *Peru* had jailed him. It
    urged ..."."""
    tree, token = scene.tree, scene.tree.tokens[index]
    speaks = token.relation == "nsubj" and tree.lemmas[token.head] in words().speech | words().say
    if not speaks or scene.index == 0 or token.head < 0 or tree.tokens[token.head].relation != "root":
        return ()
    before = ledger.scenes[scene.index - 1].tree
    root = next((i for i, each in enumerate(before.tokens) if each.relation == "root"), None)
    teller = before.subject_of(root) if root is not None and before.lemmas[root] in words().say else None
    if root is None or teller is None:
        return ()
    bodies = ledger.at.get((scene.index - 1, teller), ())
    if before.lemmas[teller] not in words().letters and not (bodies and all(c.kind == "body" for c in bodies)):
        return ()
    told = [i for clause in before.below(root, "ccomp") for i in before.subtree(clause)]
    return tuple(c for s in told for c in ledger.at.get((scene.index - 1, s), ()) if c not in bodies)


def _who_arrest(ledger: Ledger, scene: Scene, index: int) -> Found:
    """The police who tell whom "they" arrested: "marched on the port, where *police* said they had detained nine"."""
    tree, token = scene.tree, scene.tree.tokens[index]
    if token.relation != "nsubj" or tree.lemmas[token.head] not in ("arrest", "detain"):
        return ()
    teller = _teller(tree, index)
    found = ledger.meant((scene.index, teller)) if teller is not None and teller < index else ()
    return found if len(found) == 1 and found[0].sector == "COP" else ()


def _unharmed(ledger: Ledger, scene: Scene, index: int) -> Found:
    """The bodies and states that no "they" means to whom is done what is done to people only: "The UN said *they* had
    been beaten"."""
    token = scene.tree.tokens[index]
    lemma = scene.tree.lemmas[token.head]
    if token.relation != "nsubj:pass" or lemma not in words().bodily | words().custody:
        return ()
    others = (c for c in ledger.clusters if c.kind in ("body", "state") and not c.plural)
    return tuple(c for c in others if c.sector not in _ARMED or lemma in words().custody)


def _we(ledger: Ledger, scene: Scene, index: int) -> Found:
    """Who is "we" or "I" as subject of a clause around a token: a "their" or "its" in it is somebody else's."""
    tree = scene.tree
    subjects = [s for i in tree.above(index) if (s := tree.subject_of(i)) is not None and s < index]
    return tuple(
        c
        for s in subjects
        if tree.words[s] in _FIRST_PERSON
        for c in ledger.meant((scene.index, s))
        if c.kind != "person"
    )


def _speaker(ledger: Ledger, scene: Scene, index: int) -> Found:
    """Who speaks where a token stands, in a quotation or a statement: not a "he" or "they" of his own words."""
    offset = scene.tree.tokens[index].start
    if not in_quotes(offset, ledger.speakers.quotes) and ledger.speakers.turn(offset) is None:
        return (ledger.author,) if ledger.author is not None else ()
    spot = ledger.speakers.at(scene.index, offset)
    return ledger.at.get(spot, ()) if spot is not None else ()


def _together(ledger: Ledger, spot: Spot) -> tuple[int, Found] | None:
    """Actors that a plural pronoun can mean together, and how much speaks for them."""
    best: tuple[int, Found] | None = None
    for sentence in range(max(0, spot[0] - 3), spot[0] + 1):
        places = [(s, ledger.at[s]) for s in ledger.several.get(sentence, ()) if s < spot]
        joined = [_joined_subjects(ledger, sentence, spot), met(ledger, sentence, spot)]
        for place, found in [*places, *(j for j in joined if j is not None)]:
            weight = weight_of(ledger.scenes, place, spot) + _TOGETHER
            if best is None or weight >= best[0]:
                best = (weight, found)
    return best


def _joined_subjects(ledger: Ledger, sentence: int, spot: Spot) -> tuple[Spot, Found] | None:
    """The spot and the members of a coordinated subject ("Macron and Scholz said")."""
    tree = ledger.scenes[sentence].tree
    for head, token in enumerate(tree.tokens):
        if token.relation.startswith("nsubj") and (sentence, head) < spot:
            heads = (head, *tree.conjuncts(head))
            group = [ledger.at.get((sentence, i), ()) for i in heads if tree.words[i] not in _FIRST_PERSON]
            found = tuple(dict.fromkeys(g[0] for g in group if len(g) == 1))
            if len(found) > 1 and all(len(g) == 1 for g in group):
                return (sentence, head), found
    return None


def _first_person(ledger: Ledger, scene: Scene, index: int, kind: str) -> Found:
    """ "I" is who speaks; "we" the state or body that the speaker speaks for."""
    offset = scene.tree.tokens[index].start
    turn = ledger.speakers.turn(offset)
    if turn is not None and (turn.asks or turn.ushers):
        return ()
    outside = not in_quotes(offset, ledger.speakers.quotes)
    spot = ledger.speakers.at(scene.index, offset)
    found = ledger.meant(spot) if spot is not None else ()
    if not found and outside and ledger.author is not None:
        found = (ledger.author,)
    if kind == "person":
        return found[:1] if found and found[0].kind == "person" else ()
    if not found and outside:
        ourselves = _ourselves(ledger)
        if ourselves:
            return ourselves
        found = _narrator(ledger, scene, index)
    hearer = _together_with(ledger, scene, index) if turn is not None else ()
    if hearer:
        return tuple(dict.fromkeys((*found, *hearer)))
    spoken = [_spoken_for(ledger, cluster) if cluster.kind == "person" else cluster for cluster in found]
    return tuple(dict.fromkeys(spoken))


def own_state(ledger: Ledger, scene: Scene, index: int) -> Cluster | None:
    """The state for which whoever says "my" speaks, where who he is is not told: "I have directed *my* Administration"
    of a release by the President, who goes without a name."""
    if scene.tree.words[index] not in ("my", "our"):
        return None
    found = _first_person(ledger, scene, index, "body")
    return found[0] if len(found) == 1 and found[0].kind == "state" else None


def _together_with(ledger: Ledger, scene: Scene, index: int) -> Found:
    """Whom a speaker's "we" takes in beside himself: the one he speaks to, where they met or talked ("*we* met")."""
    tree = scene.tree
    verb = tree.tokens[index].head
    met = tree.tokens[index].relation == "nsubj" and verb >= 0
    met = met and bool({tree.lemmas[i] for i in (verb, *tree.below(verb, "obj"))} & words().meet_each_other)
    alone = not [i for i in tree.below(verb, "obj", "obl") if is_with(tree, i)] if met else False
    return second_person(ledger, scene, index) if alone else ()


def _narrator(ledger: Ledger, scene: Scene, index: int) -> Found:
    """Whose "we" an official release tells in, where it names no author: the subject of the sentence."""
    tree = scene.tree
    for head, token in enumerate(tree.tokens[:index]):
        if token.relation == "nsubj" and token.head >= 0 and tree.tokens[token.head].relation == "root":
            group = [ledger.at.get((scene.index, i), ()) for i in (head, *tree.conjuncts(head))]
            return tuple(dict.fromkeys(c for g in group for c in g)) or _opener(ledger)
    return _opener(ledger)


def _ourselves(ledger: Ledger) -> Found:
    """Those whom a joint statement's first "we" names ("We, *the leaders of Kenya and Chad*, met in Nairobi")."""
    for scene in ledger.scenes[:_OPENING]:
        tree = scene.tree
        for index in (i for i, word in enumerate(tree.words) if word == "we"):
            named = [i for i in tree.below(index, "appos") or _beside(tree, index) if tree.tokens[i].upos != "PRON"]
            heads = [*named, *(j for i in named for j in tree.conjuncts(i)), *(tree.conjuncts(index) if named else ())]
            if named and not in_quotes(tree.tokens[index].start, ledger.speakers.quotes):
                return tuple(dict.fromkeys(c for i in sorted(heads) for c in ledger.meant((scene.index, i))))
    return ()


def _beside(tree: Tree, index: int) -> list[int]:
    """A second subject of its verb behind a "we" and a mark, which is an apposition too: "we – *President Lund* …"."""
    subjects = tree.below(tree.tokens[index].head, "nsubj") if tree.tokens[index].head >= 0 else []
    marked = index + 1 < tree.size and tree.words[index + 1] in (",", "-", "–", "—")
    return [i for i in subjects if i > index][:1] if marked else []


def _opener(ledger: Ledger) -> Found:
    """The state that is the subject of a release's first sentence ("The United States condemns the attack"), else the
    states, or their officials, that are one of its first sentences' subject together ("Kenya and Chad are launching
    …", "*The foreign ministers of Kenya and Chad* met")."""
    subjects = [_states(ledger, scene) for scene in ledger.scenes[:_OPENING_OF_SEVERAL]]
    if subjects and len(subjects[0]) == 1:
        return subjects[0]
    return next((found for found in subjects if len(found) > 1), ())


def _states(ledger: Ledger, scene: Scene) -> Found:
    """The states that are the subject of a sentence's main verb, the officials of several, or the bloc that declares
    something ("the EU *condemns* …"); none where anyone else is among them."""
    tree = scene.tree
    for head, token in enumerate(tree.tokens):
        if token.relation == "nsubj" and token.head >= 0 and tree.tokens[token.head].relation == "root":
            group = [ledger.at.get((scene.index, i), ()) for i in (head, *tree.conjuncts(head))]
            found = tuple(dict.fromkeys(c for g in group for c in g))
            declares = tree.tokens[token.head].xpos in ("VBZ", "VBP")
            world = any(c.kind == "state" for c in found)
            told = all(c.kind == "state" or (len(found) > 1 and _speaks_too(c, beside=world)) for c in found)
            told = told or (declares and len(found) == 1 and found[0].kind == "body" and found[0].country == "IGO")
            return found if all(group) and told else ()
    return ()


def _speaks_too(cluster: Cluster, *, beside: bool) -> bool:
    """Whether somebody speaks for the government of a known state, or is a body of states ``beside`` a state."""
    if beside and cluster.kind == "body" and cluster.country == "IGO":
        return True
    return cluster.sector == "GOV" and cluster.country is not None and cluster.country not in _WORLD


def _spoken_for(ledger: Ledger, speaker: Cluster) -> Cluster:
    """The state of an official, else the body that a person belongs to, else the person."""
    if speaker.country and speaker.country not in _WORLD and speaker.sector in _STATELY:
        return ledger.state(speaker.country)
    owner = ledger.at.get(speaker.owner, ()) if speaker.owner else ()
    return owner[0] if owner else speaker
