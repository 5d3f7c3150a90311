"""What is told as not (or not yet) so, by an event's own clause and by those above it: to come, possible, denied."""

from __future__ import annotations

from legation.event.attach import SAYING
from legation.event.awaited import is_awaited, is_included, is_only_after, is_unpassed
from legation.event.disowned import is_disowned
from legation.event.match import Match
from legation.event.model import Status, When
from legation.event.scene import Scene
from legation.event.words import words
from legation.language.model import Clause, Modality
from legation.language.rules import is_put_to

GOING_ON = {"SUPPORT", "REJECT", "ACCUSE", "REQUEST"}
"""Acts in words that one does by saying that one will continue to do them."""

STRIVEN_FOR = {"RETREAT", "CONCEDE", "CONSULT", "AGREE", "COOPERATE"}
"""Deeds that an effort is made to bring about: they lie ahead of it, where a blow that is tried is a deed already."""

LET_GO = {"RETREAT", "CONCEDE"}
"""What others alone can grant."""

CONTENT = {"acl", "ccomp", "csubj"}
"""Relations of a clause to the word whose content it is."""

OPEN = {"how", "what", "which"}
"""Question words that leave open what will be done, where "when" and "why" take the deed for granted."""

QUESTION = 2
"""A question opens with its word, or with a preposition before it."""

ORDERED = {"COERCE", "SANCTION", "MOBILIZE"}
"""Measures that are taken by ordering them: "ordered the *closure* of two stations"."""

RISKING = {"risk", "threaten"}
"""Verbs of what may be brought about: "*risks sparking* a war", "*threatens to trigger* clashes"."""

UNSURE: tuple[Modality, ...] = ("possible", "conditional")


def unreal(match: Match, scene: Scene, when: When | None) -> Status | None:
    """``future``, ``hypothetical`` or ``negated`` for what is told so; ``current`` for what is being done although its
    words are those of what may be; None for what happened."""
    clause = match.clause
    above = _above(clause, scene)
    if is_denied(clause, scene):
        return "negated"
    if is_barred(clause, scene):
        return "hypothetical"
    if _is_done(match, above, scene) and not (match.trigger.type in STRIVEN_FOR and _is_striven_for(match, scene)):
        return None
    if match.trigger.type in GOING_ON and above is not None and _goes_on(clause, above):
        return "current"
    own = "hypothetical" if above is not None and _is_lawful(clause, above, scene) else _own(clause, scene)
    if own is not None:
        return own
    if match.trigger.type in STRIVEN_FOR and (_is_striven_for(match, scene) or _is_proposed(clause, scene)):
        return "hypothetical"
    if _is_to_come(match, scene, when) or _is_called(match, scene, when):
        return "future"
    return None if above is None else _by_what_stands_above(clause, above, scene)


def _above(clause: Clause, scene: Scene) -> Clause | None:
    return next(iter(scene.by_predicate.get(-1 if clause.governor is None else clause.governor, [])), None)


def _own(clause: Clause, scene: Scene) -> Status | None:
    own = set(clause.modifiers)
    if _is_asked(clause, scene) or _is_wished(clause, scene):
        return "hypothetical"
    if clause.modality == "future" and clause.perfect:
        return "hypothetical"
    if clause.modality == "future" or own & words("future"):
        return "future"
    if clause.kind == "noun" and any(scene.tokens[c].text.lower() == "any" for c in scene.children[clause.head]):
        return "hypothetical"
    if clause.kind == "noun" and (_is_prospect(clause, scene) or _may_follow(clause, scene)):
        return "hypothetical"
    if clause.modality != "none" or clause.link == "condition" or clause.question or own & words("possible"):
        return "hypothetical"
    return None


def _is_wished(clause: Clause, scene: Scene) -> bool:
    """Whether a passive tells what somebody wants or rules, not what was done: "ruled that he *be* put to death"."""
    below = scene.children[clause.head]
    helpers = [scene.tokens[c] for c in below if scene.tokens[c].relation in ("aux", "aux:pass")]
    bare = clause.passive and [t.text.lower() for t in helpers] == ["be"]
    return bare and clause.link in ("complement", "reported") and "to" not in _marks(clause, scene)


def _is_prospect(clause: Clause, scene: Scene) -> bool:
    """Whether a deed is what there is a risk or chance of: "the *risk of war*", "in the *event of an attack*", "the
    *risk* of theft and *arrest*"."""
    first = _first_of_row(clause.head, scene)
    above = scene.tokens[first].head
    if above < 0 or scene.case(first) not in ("of", "for") or scene.case(clause.head) not in (None, "of", "for"):
        return False
    word = scene.tokens[above].lemma.lower()
    return word in words("prospects") or (word in ("event", "case") and scene.case(above) == "in")


def _first_of_row(index: int, scene: Scene) -> int:
    """The noun that has the preposition of a row: "*theft*" for "the arrest" of "the risk of theft and the arrest"."""
    for above in scene.governors(index):
        if scene.tokens[above].relation != "conj":
            return above
    return index


def _may_follow(clause: Clause, scene: Scene) -> bool:
    """Whether a deed is what something might lead to: "the move *could lead to a war*", "would end in bloodshed",
    "*risks sparking* a war"."""
    above = scene.tokens[clause.head].head
    brought = scene.tokens[above] if above >= 0 and scene.tokens[clause.head].relation == "obj" else None
    if brought is not None and brought.relation in ("xcomp", "advcl") and scene.tokens[brought.head].lemma in RISKING:
        return True
    verbs = scene.by_predicate.get(above, []) if scene.case(clause.head) in ("to", "in", "into") else []
    return any(c.predicate in words("leading") and c.modality in (*UNSURE, "future") for c in verbs)


def _is_striven_for(match: Match, scene: Scene) -> bool:
    """Whether a deed is the aim of an effort: "efforts *to free* them", "worked to secure *the release* of …"; who
    tries to meet somebody has at least gone to him."""
    clause = match.clause
    above = _above(clause, scene)
    if clause.kind == "noun" and clause.light is None and above is not None and above.kind == "verb":
        clause, above = above, _above(above, scene)
    tried = words("attempting") if match.trigger.type in LET_GO else set()
    effort = above is not None and above.predicate in words("striving") | tried
    done = clause.kind == "verb" or clause.light is not None
    return effort and done and clause.tense == "" and clause.link in ("complement", "purpose")


def _is_proposed(clause: Clause, scene: Scene) -> bool:
    """Whether a deed is only what somebody proposes: "presented an initiative for *a truce*"."""
    token = scene.tokens[clause.head]
    noun = clause.kind == "noun" and clause.light is None and token.relation.startswith("nmod")
    return noun and scene.case(clause.head) == "for" and scene.tokens[token.head].lemma.lower() in words("proposals")


def _is_asked(clause: Clause, scene: Scene) -> bool:
    """Whether a clause is an open question: "unclear *whether* they will release him", "did not say *if* he had", "not
    clear *how* it will respond"."""
    marks = {scene.tokens[c].lemma.lower() for c in scene.children[clause.head]}
    relation = scene.tokens[clause.head].relation
    if "whether" in marks or ("if" in marks and relation == "ccomp"):
        return True
    asks = relation in CONTENT and clause.modality == "future" and bool(marks & OPEN)
    if asks and _holds(scene.tokens[clause.head].head, words("unclear"), words("clear"), scene):
        return True
    return clause.modality == "future" and relation != "root" and _opens_question(clause.head, scene)


def _opens_question(head: int, scene: Scene) -> bool:
    """Whether a sentence opens with a question, up to a token, that its end leaves open: "*How long* it will *back* the
    junta *remains to be seen*", "*To what extent* it would help *was not made clear*"."""
    lemmas = [t.lemma.lower() for t in scene.tokens]
    asked = any(word in OPEN for word in lemmas[:QUESTION])
    behind = set(lemmas[head + 1 :])
    unseen = "see" in behind and bool(behind & {"remain", "yet"})
    unclear = bool(behind & words("unclear")) or ("not" in behind and bool(behind & words("clear")))
    return asked and scene.tokens[-1].text != "?" and (unseen or unclear)


def _is_done(match: Match, above: Clause | None, scene: Scene) -> bool:
    """Whether something happened although "to": what a vote decided, what somebody tried or was able to do."""
    clause = match.clause
    if above is None or clause.link not in ("complement", "purpose") or above.negated:
        return False
    real = above.modality == "none"
    if match.trigger.type in ORDERED and _is_ordered(clause, above):
        return real and above.tense != ""
    if above.predicate == "vote":
        return clause.modality == "future" and real
    if clause.tense != "" or clause.negated:
        return False
    if above.predicate == "seek" and above.tense == "present" and not above.perfect and match.trigger.type == "ASSAULT":
        return False  # "the group is seeking to attack the port"
    if above.predicate in words("trying"):
        return clause.modality in ("wanted", "none") and (real if above.kind == "verb" else _is_real_noun(above, scene))
    return above.predicate in words("managing") and real and (above.tense == "past" or above.perfect)


def _is_real_noun(clause: Clause, scene: Scene) -> bool:
    above = _above(clause, scene)
    return above is None or (above.modality == "none" and above.predicate not in words("averts"))


def _goes_on(clause: Clause, above: Clause) -> bool:
    """ "will continue to support" supports now."""
    lasting = above.predicate in words("continuing")
    return lasting and clause.modality in ("future", "possible") and not clause.negated


def is_denied(clause: Clause, scene: Scene) -> bool:
    """Whether what a clause tells is denied: "denied that it had attacked", "I do not think that he will resign",
    "were supposed to sign", or called off: "the *talks* were cancelled"."""
    above = _above(clause, scene)
    if is_disowned(clause, scene):
        return True
    if above is None or clause.negated:
        return False
    if _is_untrue(clause, scene) or _is_cleared(clause, above, scene):
        return True
    content = clause.link in ("reported", "complement") and (not _is_bare(clause, scene) or above.kind == "noun")
    if content and _denies(above, scene):
        return True
    if _is_unseen(clause, above, scene):
        return True
    if is_denied_deed(clause, above, scene) or (_is_ordered(clause, above) and is_denied(above, scene)):
        return True
    if clause.kind == "noun" and above.predicate in words("calling_off") and clause.head in _heads(above, "object"):
        return above.modality == "none" and not above.negated
    if clause.link == "reported" and above.predicate in words("believing") and above.negated:
        return True
    meant = above.predicate == "suppose" and above.tense == "past" and not above.perfect
    return meant and clause.link == "complement" and clause.tense == ""


def _is_cleared(clause: Clause, above: Clause, scene: Scene) -> bool:
    """Whether a court finds that a deed was not done: "acquitted the nun *of spying*", "cleared *of the murder* of"."""
    of_it = "of" in _marks(clause, scene) if clause.kind == "verb" else scene.case(clause.head) == "of"
    found = above.tense != "" or above.link != "complement"  # not "refused to acquit her of spying"
    return of_it and found and above.predicate in words("acquitting") and not above.negated and above.modality == "none"


def _is_unseen(clause: Clause, above: Clause, scene: Scene) -> bool:
    """Whether nobody has seen a deed done: "we have *not seen* Chadian troops *fighting* there"."""
    seen = above.kind == "verb" and above.negated and above.perfect and above.predicate in words("perceiving")
    bare = clause.kind == "verb" and clause.link == "complement" and scene.tokens[clause.head].xpos in ("VB", "VBG")
    return seen and bare and clause.tense == ""


def is_barred(clause: Clause, scene: Scene) -> bool:
    """Whether a clause tells what somebody is kept from doing: "barred the envoy from *returning*", "forbade them to
    *march*"."""
    token = scene.tokens[clause.head]
    if clause.kind != "verb" or token.head < 0 or clause.tense:
        return False
    above, marks = scene.tokens[token.head], _marks(clause, scene)
    kept = token.xpos == "VBG" and "from" in marks and above.lemma.lower() in words("barring")
    return kept or ("to" in marks and above.lemma.lower() in words("forbidding"))


def _is_untrue(clause: Clause, scene: Scene) -> bool:
    """Whether a clause is the content of what is called untrue: "under the pretext *that they attacked*", "the claim
    *that he fled* is false", "it is not true *that ...*"."""
    token = scene.tokens[clause.head]
    if token.relation.split(":")[0] not in CONTENT or "that" not in _marks(clause, scene):
        return False
    above = [token.head]
    if scene.tokens[token.head].lemma.lower() in words("hearsay") and scene.tokens[token.head].relation == "nsubj":
        above = [scene.tokens[token.head].head]
    return any(_holds(i, words("untrue"), words("true"), scene) for i in above)


def _marks(clause: Clause, scene: Scene) -> set[str]:
    return {scene.tokens[c].lemma.lower() for c in scene.children[clause.head] if scene.tokens[c].relation == "mark"}


def _holds(index: int, plain: frozenset[str], negated: frozenset[str], scene: Scene) -> bool:
    """Whether a word is one of the first, and not denied, or one of the second, and denied."""
    word = scene.tokens[index].lemma.lower()
    denied = any(scene.tokens[c].lemma.lower() in ("not", "n't", "no", "never") for c in scene.children[index])
    return word in (negated if denied else plain)


def is_denied_deed(clause: Clause, above: Clause, scene: Scene) -> bool:
    """Whether somebody says that he did not do a deed: "denied *bombing* the camp", "denies *having sent* troops"."""
    done = clause.perfect or scene.tokens[clause.head].xpos == "VBG"
    done |= clause.light is not None and scene.tokens[max(scene.tokens[clause.head].head, 0)].xpos == "VBG"
    verbal = clause.kind == "verb" or clause.light is not None  # "denied *carrying out a raid*"
    denied = verbal and clause.link == "complement" and clause.tense == "" and done
    return denied and above.kind == "verb" and _denies(above, scene)


def _is_ordered(clause: Clause, above: Clause) -> bool:
    """Whether a noun is what somebody orders: "ordered *the closure* of the station"."""
    return clause.kind == "noun" and clause.light is None and above.predicate in words("ordering")


def _is_bare(clause: Clause, scene: Scene) -> bool:
    """Whether a clause has no tense nor helper of its own: "denied *having* met her", not "denied it *would* go"."""
    helped = any(scene.tokens[c].xpos == "MD" for c in scene.children[clause.head])
    return clause.tense == "" and not helped


def _denies(clause: Clause, scene: Scene) -> bool:
    """Whether a clause denies its content; so does a noun of words or of a plan whose verb does: "denied *reports* that
    ...", "denied *plans* to ..."."""
    if clause.kind == "noun" and clause.predicate in words("hearsay") | words("planned"):
        above = _above(clause, scene)
        return above is not None and not above.negated and above.predicate in words("denying") | words("dismissing")
    real = not clause.negated and clause.modality == "none"
    objects = {scene.tokens[h].lemma.lower() for h in _heads(clause, "object")}
    return real and (
        clause.predicate in words("denying")
        or (clause.predicate in words("dismissing") and bool(objects & words("hearsay")))
    )


def _is_to_come(match: Match, scene: Scene, when: When | None) -> bool:
    """Whether a deed without a tense of its own, or in the present, has a day after the story's; or a stretch that only
    begins with it: "praised Oman for *hosting* talks later this year"."""
    if when is None or when.start is None or scene.today is None or match.trigger.type in SAYING:
        return False
    clause = match.clause
    stretch = clause.tense == "" or (when.text or "").lower().startswith("later")
    begins = stretch and when.start == scene.today < (when.end or when.start)
    late = (when.start > scene.today or begins) and when.basis == "text" and clause.tense != "past"
    late = late and not clause.perfect
    return late and not (clause.tense == "present" and _is_caption(when, scene.today))


def _is_called(match: Match, scene: Scene, when: When | None) -> bool:
    """Whether a strike or rally is called or announced for a day after the story's: "have called a strike *for
    Friday*"."""
    if when is None or when.start is None or scene.today is None or match.trigger.type in SAYING:
        return False
    verbs = (match.clause, _above(match.clause, scene))
    called = any(c is not None and c.predicate in words("setting") for c in verbs)
    return called and when.basis == "text" and when.start > scene.today


def _is_caption(when: When, today: str) -> bool:
    """Whether a deed in the present tense has a day more than a year ahead: nobody plans so, but a picture is captioned
    so ("Merkel meets Xi in Berlin, 5 July 2019") in a story whose own day is wrong."""
    return when.start is not None and when.start > f"{int(today[:4]) + 1}{today[4:]}"


def _by_what_stands_above(clause: Clause, above: Clause, scene: Scene) -> Status | None:
    if is_put_to(above.predicate, clause.predicate):
        return None
    if clause.kind == "noun" and clause.link == "argument" and clause.light is None:
        if above.predicate in words("averts") and clause.head not in _heads(above, "subject"):
            return "hypothetical"
        made = above.kind == "verb" and above.predicate in words("making") and clause.head in _heads(above, "object")
        if made and above.link == "condition":  # "if Chad shows further aggression"
            return "hypothetical"
        if _is_to_be_excused(clause, above, scene):
            return "hypothetical"
        return _of(above.modality) if made else None
    if clause.link in ("argument", "complement") and clause.tense == "" and above.predicate in words("averts"):
        return "hypothetical" if clause.head not in _heads(above, "subject") else None
    if clause.link in ("complement", "reported") and above.predicate in words("ensuring") and clause.tense == "present":
        return None if above.tense == "past" or above.perfect else "hypothetical"
    if clause.link == "adverbial" and clause.kind == "verb" and clause.tense == "" and above.modality in UNSURE:
        return "hypothetical"
    if is_awaited(clause, above, scene) or is_unpassed(clause, above, scene):
        return "hypothetical"
    if is_included(clause, scene):
        return "hypothetical"
    if clause.link == "adverbial" and above.modality == "future" and is_only_after(clause, scene):
        return "future"
    if clause.link == "adverbial" and clause.tense == "present" and above.modality == "future":
        return "future" if _begins_with_time(clause, scene) else None
    return "hypothetical" if _is_next_wish(clause, scene) else None


def _is_to_be_excused(clause: Clause, above: Clause, scene: Scene) -> bool:
    """Whether a deed is what somebody wants a reason for: "a pretext to justify *an invasion*", not "its"."""
    open_ = any(scene.tokens[c].text.lower() in ("a", "an") for c in scene.children[clause.head])
    sought = above.tense == "" and above.link in ("purpose", "complement") and above.predicate in words("excusing")
    return open_ and sought and clause.head in _heads(above, "object")


def _is_lawful(clause: Clause, above: Clause, scene: Scene) -> bool:
    """Whether a law only lets somebody do it: "a bill that lets the ministry *close* papers"."""
    lets = clause.link == "complement" and above.link == "relative" and above.predicate in words("empowering")
    law = scene.tokens[scene.tokens[above.head].head].lemma.lower() if lets else ""
    return lets and clause.tense == "" and law in words("laws")


def _heads(clause: Clause, slot: str) -> set[int]:
    return {a.head for a in clause.arguments if a.slot == slot}


def _of(modality: Modality) -> Status | None:
    """The status of what is made by a deed of that modality."""
    return None if modality == "none" else "future" if modality == "future" else "hypothetical"


def _begins_with_time(clause: Clause, scene: Scene) -> bool:
    """ "when he visits", "before they meet", of what will be."""
    return any(scene.tokens[c].lemma.lower() in words("time_links") for c in scene.children[clause.head])


def _is_next_wish(clause: Clause, scene: Scene) -> bool:
    """Whether a clause is one more thing that is asked for but looks like a present: "urged X to stop, *release*"."""
    token = scene.tokens[clause.head]
    if clause.kind != "verb" or clause.link != "complement" or token.relation != "conj":
        return False
    first = scene.by_predicate.get(token.head, [])
    return token.text == token.lemma and clause.tense != "past" and any(c.modality == "wanted" for c in first)
