"""What a sentence only promises, asks for, aims at, refuses or names: no event of its own beside the act about it."""

from __future__ import annotations

import msgspec

from legation.event import attach
from legation.event.aims import is_granted, is_greeting, is_pleaded, is_said_by_it, is_step, is_weighed
from legation.event.draft import Draft
from legation.event.ledger import Ledger
from legation.event.match import CONTENT, fillers
from legation.event.scene import Scene
from legation.event.unreal import ORDERED, STRIVEN_FOR, is_barred, is_denied_deed
from legation.event.words import words
from legation.language.model import Clause

PROMISING = {"AGREE", "REQUEST", "THREATEN", "CONCEDE"}
"""Acts whose content is not an event of its own: the promise, demand or threat is."""

OCCASIONS = {"after", "during", "following", "at", "amid", "upon"}
"""Where a clause names what was the occasion of a promise or demand, and no content of it."""

OPENING = {"in", "on", "at"}
"""Where a phrase that opens the sentence names such an occasion."""

CALLING = {"ACCUSE", "SUPPORT"}
"""Acts in words by which something is called this or that: "called it an attempt *to silence critics*"."""

BARRING = {"COERCE", "SANCTION", "REJECT"}
"""Deeds by which somebody is kept from doing something."""

STOPPED = {"ASSAULT", "ACCUSE", "COERCE", "SANCTION", "PROTEST", "MOBILIZE", "SUPPORT"}
"""Deeds that one may promise, or be asked, to stop."""

FURTHERED = {"COOPERATE", "CONSULT"}
"""What two do together and promise to go on with."""

YIELDING = {"RETREAT", "CONCEDE"}
"""Acts by which somebody is let do what he could not."""

UNDOING = {"RETREAT", "CONCEDE", "REJECT"}
"""Acts by which a law or plan is turned down or taken back."""

NAMING = {
    "AGREE": ("SUPPORT", "SANCTION"),
    "SANCTION": ("RETREAT", "CONCEDE", "THREATEN"),
    "COERCE": ("RETREAT", "CONCEDE", "THREATEN", "SANCTION", "PROTEST"),
    "PROTEST": ("ACCUSE", "RETREAT", "CONCEDE"),
    "COOPERATE": ("SANCTION",),
    "AID": ("SANCTION", "SUPPORT"),
    "ACCUSE": ("RETREAT",),
    "CONSULT": ("REJECT", "SANCTION", "COERCE", "CONSULT", "AGREE"),
    "RETREAT": ("ASSAULT", "REJECT"),
    "THREATEN": ("COOPERATE",),
    "CONCEDE": ("AGREE",),
    "ASSAULT": ("PROTEST", "RETREAT"),
    "SUPPORT": ("SUPPORT", "ACCUSE"),
}
"""Deeds that are only named, not told, as what is done to them: by the types of what is done."""


def without_contents(told: list[Draft], scene: Scene, ledger: Ledger) -> list[Draft]:
    """The drafts of a sentence without what is only the content, aim or object of another; the ledger is told."""
    second = {id(d): host for d in told if (host := _first_demand(d, told, scene)) is not None}
    again = {d.match.clause.head for d in told if id(d) in second}
    told = [msgspec.structs.replace(d, actors=second[id(d)].actors) if id(d) in second else d for d in told]
    told = [d for d in told if not _vows_harm(d, told)]
    told = [_by_its_owner(d, told) for d in told]
    heads = {d.match.clause.head for d in told if d.type in PROMISING}
    orders = {d.match.clause.head: (d.type, d.mode) for d in told if d.match.clause.predicate in words("ordering")}
    threats = {d.match.clause.head for d in told if d.type == "THREATEN"}
    denials = [d.match.clause for d in told if d.type == "REJECT"]
    refused = {clause.head for clause in denials}
    bans = {d.match.clause.head for d in told if d.type in BARRING}
    called = {a.head for d in told if d.type in CALLING for a in d.match.clause.arguments if a.slot == "as"}
    lets = {d.match.clause.head for d in told if d.type in YIELDING and d.match.clause.predicate in words("letting")}
    undone = {a.head for d in told if d.type in UNDOING for a in d.match.clause.arguments if a.slot == "object"}
    dropped = {d.match.clause.head for d in told if d.type in ("REJECT", "CONCEDE") and not _denies(d.match.clause)}

    def reason(draft: Draft) -> str | None:
        carriers = [d.match.clause for d in told if d.coded == draft.coded and codes_by(d, draft)]
        meant = [draft.match.clause, *carriers]
        if draft.match.clause.head not in again and any(_is_content(c, heads, refused, scene) for c in meant):
            return "only what is promised, asked for, threatened or refused: the words are the event"
        if _is_for_what(draft.match.clause, called, scene):
            return "only what somebody calls it: the words are the event"
        if any(_is_of_plan(c, dropped, scene) for c in meant) or _is_turned_down(draft, dropped, scene):
            return "only what a plan is for that somebody turns down: the refusal is the event"
        if draft.match.clause.governor in lets and _is_infinitive(draft.match.clause, scene):
            return "only what somebody is let do: that he is let is the event"
        if draft.type not in attach.SAYING and any(_is_in_paper(c, undone, scene) for c in meant):
            return "only what a law is for that is undone: that is the event"
        if draft.type in STOPPED and _is_to_be(draft.match.clause, words("stopping"), heads, refused, scene):
            return "only what somebody promises or is asked to stop: the words are the event"
        if draft.type in FURTHERED and _is_to_be(draft.match.clause, words("furthering"), heads, refused, scene):
            return "only what somebody promises to go on with: the promise is the event"
        if draft.match.clause.governor in bans and is_barred(draft.match.clause, scene):
            return "only what somebody is kept from doing: the ban is the event"
        if _is_in_order(draft, orders, scene):
            return "only what is ordered: the order is the event"
        if any(is_so(draft.match.clause, threats, scene) for is_so in (_is_condition, _is_feared)):
            return "only the condition of a threat: the threat is the event"
        if draft.type not in attach.SAYING and _is_slogan(draft.match.clause, scene):
            return "only what somebody calls for: the words are no deed"
        if _is_awaited(draft.match.clause, denials, scene):
            return "only what somebody waits for: the refusal is the event"
        if _is_aim(draft.match.clause, scene) and not is_said_by_it(draft):
            return "only what something is done for, or thought of"
        if any(_names(host, draft) for host in told):
            return "only what another act is done to: that act is the event"
        return "only words that somebody rejects" if _is_refused_word(draft, refused) else None

    return ledger.sifted(told, reason)


def _vows_harm(draft: Draft, told: list[Draft]) -> bool:
    """Whether a promise is one to do harm, which is a threat: "vowed to *make Chad pay*"."""
    threats = (d.match.clause for d in told if d.type == "THREATEN" and d.match.clause.link == "complement")
    return draft.type == "AGREE" and draft.match.clause.head in {c.governor for c in threats}


def without_conditions(told: list[Draft], scene: Scene, ledger: Ledger) -> list[Draft]:
    """The drafts without that on which a deed that is threatened hangs: "would sever ties if it was not *freed*"."""
    threats = {d.match.clause.head for d in told if d.type == "THREATEN"}

    def reason(draft: Draft) -> str | None:
        hangs = draft.match.clause.head not in threats and _is_condition(draft.match.clause, threats, scene)
        return "only the condition of a threat: the threat is the event" if hangs else None

    return ledger.sifted(told, reason)


def _first_demand(draft: Draft, told: list[Draft], scene: Scene) -> Draft | None:
    """The demand beside which a sentence makes a second one: "we urge all states to condemn the test and *call on Iran*
    to return to talks" is no call by all states."""
    clause = draft.match.clause
    token = scene.tokens[clause.head]
    marked = any(scene.tokens[c].text.lower() == "to" for c in scene.children[clause.head])
    if draft.type != "REQUEST" or not draft.recipients or token.relation != "conj" or marked or clause.tense:
        return None
    above = (d for d in told if d.type == "REQUEST" and d.match.clause.head == clause.governor)
    return next((d for d in above if d.match.clause.tense and clause.predicate in words("demanding")), None)


def _names(host: Draft, draft: Draft) -> bool:
    """Whether a noun only names what another act is done to by its entry, and nobody else's: the paper that is signed
    ("agreed to a *trade deal*"), the measure that is lifted ("eased the *sanctions*"), the help that is cut, the talks
    that are refused, the truce that is broken."""
    clause, asked = draft.match.clause, host.match.trigger.narrow.keys() - {"subject"}
    codes = {p.country for p in host.actors if p.country and host.type == draft.type}
    agentless = draft.type != "CONSULT" and (host.match.clause.kind == "noun" or host.match.clause.passive)
    own = bool(host.actors or not draft.actors or agentless) and all(
        p.id in host.parties or p.country in codes or not host.actors for p in draft.actors
    )
    if host.type == draft.type == "CONSULT" and not _brings_about(host, draft):
        return False
    if clause.kind != "noun" or host.type not in NAMING.get(draft.type, ()) or not own:
        return False
    if (draft.type, host.type) == ("CONSULT", "AGREE") and host.status != "future":
        return False  # "entered into *talks*" is a meeting; talks that "are *scheduled*" are to come
    if draft.type == "RETREAT" and draft.mode != "ceasefire":
        return False  # only a truce is not there because it is broken or rejected
    if (draft.type, host.type) == ("AID", "SUPPORT") and clause.light is None:
        return False  # "welcomed the *aid*" tells of both; "gave its *support*" is one
    if (draft.type, host.type) == ("COERCE", "PROTEST") and draft.recipients:
        return False  # "marched against the *arrest* of two nuns" tells of both
    if draft.type == "ASSAULT" and clause.light is None:
        return False  # "ended its *campaign*" tells of both; "held its *fire*" is one
    within = [a for slot in asked if slot.startswith("object.") for a in fillers(host.match.clause, slot, host.scene)]
    return any(a.head == clause.head and a.slot in asked for a in host.match.clause.arguments) or any(
        a.head == clause.head for a in within
    )  # "announced the end of the *curfew*"


def _by_its_owner(host: Draft, told: list[Draft]) -> Draft:
    """What is said to be lifted by nobody is lifted by whose it was: "a *Kenyan* ban on Ugandan milk was scrapped"."""
    if host.actors or host.type != "RETREAT" or not host.match.clause.passive:
        return host
    owned = (d.actors for d in told if host.type in NAMING.get(d.type, ()) and d.actors and codes_by(host, d))
    owners = next(owned, ())
    return msgspec.structs.replace(
        host, actors=owners, recipients=tuple(p for p in host.recipients if p.id not in {o.id for o in owners})
    )


def _brings_about(host: Draft, draft: Draft) -> bool:
    """Whether a meeting is that which a third party of its kind brings about: "brokered *talks* between them"."""
    return host.mode == "third-party" and draft.parties < host.parties


def codes_by(host: Draft, draft: Draft) -> bool:
    """Whether an entry codes a verb by the very noun of another draft: "imposed *sanctions*"."""
    asked, noun = host.match.trigger.narrow, draft.match.clause
    return noun.kind == "noun" and any(a.head == noun.head and a.slot in asked for a in host.match.clause.arguments)


def _is_refused_word(draft: Draft, refused: set[int]) -> bool:
    """Whether a noun only names words that somebody rejects: "denied the *charges*", "dismissed a *call* to resign"."""
    clause = draft.match.clause
    spoken = clause.kind == "noun" and draft.type in attach.SAYING
    return spoken and clause.link == "argument" and clause.governor in refused


def _is_aim(clause: Clause, scene: Scene) -> bool:
    """Whether a clause is only what something is done for: "funds *to support* resettlement", "to help *rebuild*"."""
    if is_granted(clause, scene):
        return False
    if _is_notion(clause, scene) or is_pleaded(clause, scene) or is_weighed(clause, scene):
        return True
    while clause.tense == "" and (clause.kind == "verb" or clause.light is not None):
        if clause.link == "purpose":
            return not (is_greeting(clause, scene) or is_step(clause, scene))
        above = scene.above(clause)
        if clause.link != "complement" or not above or above[0].head == clause.head:
            return False
        clause = above[0]
    return False


def _is_to_be(clause: Clause, done: frozenset[str], heads: set[int], refused: set[int], scene: Scene) -> bool:
    """Whether a noun is what a promise or demand is to stop, or to go on with, by the verbs of it: "urged them to *drop
    the charges*", "said that it would *halt* rocket *attacks*", "agreed to *deepen* their *cooperation*"."""
    above = next(iter(scene.above(clause)), None)
    if clause.kind != "noun" or above is None or above.kind != "verb" or above.predicate not in done:
        return False
    ended = any(a.head == clause.head and a.slot == "object" for a in above.arguments)
    promised = above.modality in ("future", "conditional")
    return ended and (promised or (above.tense == "" and _is_content(above, heads, refused, scene)))


def _is_in_order(draft: Draft, orders: dict[int, tuple[str, str | None]], scene: Scene) -> bool:
    """Whether a draft is what an order of the sentence is for: "ordered his men *to withdraw*", "ordered *the
    deployment* of troops" where the order is coded as that."""
    clause = draft.match.clause
    if clause.governor not in orders or clause.governor == clause.head:
        return False
    noun = clause.kind == "noun" and clause.link == "complement" and draft.type in ORDERED
    return (noun and orders[clause.governor] == (draft.type, draft.mode)) or _is_infinitive(clause, scene)


def _is_infinitive(clause: Clause, scene: Scene) -> bool:
    """Whether a clause is what a verb asks for: "ordered his men *to withdraw*"."""
    bare = scene.tokens[clause.head].xpos == "VB"
    return bare and clause.kind == "verb" and clause.link == "complement" and clause.tense == ""


def _is_for_what(clause: Clause, called: set[int], scene: Scene) -> bool:
    """Whether a verb tells what the thing is for that somebody calls another: "called it a ploy *to silence* critics",
    "a tactic *of silencing* them"."""
    if _is_infinitive(clause, scene) and clause.governor in called:
        return True
    token = scene.tokens[clause.head]
    return clause.kind == "verb" and clause.tense == "" and token.xpos == "VBG" and token.head in called


def _is_condition(clause: Clause, threats: set[int], scene: Scene) -> bool:
    """Whether a clause only says on what a threat hangs: "warned of war unless he *resigned*", "threatened to retaliate
    if Oslo went ahead with the *expulsion*", "warned of measures in the event of a *visit*"."""
    if clause.kind == "noun" and clause.light is None:
        above = scene.tokens[clause.head].head
        if above >= 0 and scene.tokens[above].lemma.lower() in ("event", "case") and scene.case(above) == "in":
            return bool(threats & set(scene.governors(above)))
        clause = next((c for c in scene.above(clause) if c.link == "condition"), clause)
    return clause.link == "condition" and bool(threats & set(scene.governors(clause.head)[1:]))


def _is_demanded(clause: Clause, above: Clause, scene: Scene) -> bool:
    """Whether a clause that looks like a past tells what somebody should do: "were demanding that he *quit*"."""
    token = scene.tokens[clause.head]
    return clause.kind == "verb" and above.predicate == "demand" and token.text.lower() == token.lemma.lower()


def _is_feared(clause: Clause, threats: set[int], scene: Scene) -> bool:
    """Whether a noun names a deed that did not happen but would be answered: "warned that *an attack* on its port
    would mean war"."""
    definite = any(scene.tokens[c].text.lower() in ("the", "this", "that") for c in scene.children[clause.head])
    if clause.kind != "noun" or definite:
        return False
    answers = (c for c in scene.above(clause) if c.modality in ("conditional", "future") and c.governor in threats)
    return any(a.head == clause.head and a.slot in ("subject", "object") for c in answers for a in c.arguments)


def _is_slogan(clause: Clause, scene: Scene) -> bool:
    """Whether a clause is what people shout or write that others should do: "chanting '*Free* our friend'"."""
    token = scene.tokens[clause.head]
    opened = clause.head > 0 and scene.tokens[clause.head - 1].text in ('"', "“", "‘", "'", "``", "«")
    own = any(a.slot == "subject" and not a.implied for a in clause.arguments)
    return opened and not own and token.xpos in ("VB", "VBP") and clause.link in CONTENT


def _is_notion(clause: Clause, scene: Scene) -> bool:
    """Whether a clause is only thought of under a noun: "the importance of *investigating* and *prosecuting*",
    "authority *to impose sanctions*"."""
    carried = clause.kind == "noun" and _is_imposed(clause, scene)
    index = scene.tokens[clause.head].head if carried else clause.head
    while scene.tokens[index].relation == "conj":
        index = scene.tokens[index].head
    token = scene.tokens[index]
    under = scene.tokens[token.head].lemma.lower() if token.head >= 0 and token.relation.startswith("acl") else ""
    return (clause.kind == "verb" or carried) and clause.tense == "" and under in words("notions")


def _is_imposed(clause: Clause, scene: Scene) -> bool:
    """Whether an infinitive stands for the deed that a noun names: "to *impose* sanctions"."""
    token = scene.tokens[clause.head]
    verb = scene.tokens[token.head] if token.head >= 0 and token.relation == "obj" else None
    return verb is not None and verb.xpos == "VB" and verb.lemma in words("making")


def _is_content(clause: Clause, heads: set[int], refused: set[int], scene: Scene) -> bool:
    """Whether a clause is what a promise, demand, threat or refusal of the sentence is about."""
    while clause.link == "conjunct" and clause.tense == "" and clause.kind == "verb" and clause.governor is not None:
        first = scene.by_predicate.get(clause.governor, [])
        if not first or first[0].head == clause.head or first[0].tense != "":
            break
        clause = first[0]
    above = next(iter(scene.above(clause)), clause)
    kept = clause.link == "complement" and above.predicate in words("letting")
    if kept and (above.negated or above.governor in refused):
        return True
    if clause.governor in heads and clause.governor != clause.head:
        if _is_occasion(clause, scene):
            return False
        if clause.link in ("condition", "argument", "purpose"):
            return True
        meant = clause.tense == "" or clause.modality in ("necessary", "wanted") or _is_demanded(clause, above, scene)
        return clause.link in CONTENT and meant
    if is_denied_deed(clause, above, scene):
        return False
    return clause.governor in refused and clause.link in ("complement", "purpose") and clause.tense == ""


def _denies(clause: Clause) -> bool:
    return clause.predicate in words("denying")


def _is_of_plan(clause: Clause, dropped: set[int], scene: Scene) -> bool:
    """Whether a clause only tells what a plan is for that is turned down, not denied: "rejected a proposal *to expel*
    them", "dropped a threat to launch *strikes*"."""
    over = next(iter(scene.above(clause)), None) if clause.kind == "noun" and clause.link == "argument" else None
    if over is not None and over.kind == "verb" and over.predicate in words("making"):
        clause = over
    under = clause.kind == "verb" and clause.tense == "" and clause.link in ("complement", "purpose")
    plans = (c for c in scene.above(clause) if c.kind == "noun" and c.link == "argument" and c.light is None)
    return under and any(c.governor in dropped for c in plans)


def _is_turned_down(draft: Draft, dropped: set[int], scene: Scene) -> bool:
    """Whether a noun only tells what is refused, or what a refused plan is for: "said no to *a truce*", "rejected a
    proposal for *talks*", "ruled out *the release* of the four"."""
    index, tokens = draft.match.clause.head, scene.tokens
    if draft.match.clause.kind != "noun" or draft.match.clause.light is not None or draft.type not in STRIVEN_FOR:
        return False
    known = any(tokens[c].text.lower() in ("the", "this", "that", "these", "those") for c in scene.children[index])
    while tokens[index].relation.startswith("nmod") and tokens[tokens[index].head].lemma.lower() in words("plans"):
        index, known = tokens[index].head, False
    above = tokens[index].head
    verb = next((c.predicate for c in scene.by_predicate.get(above, [])), "")
    return above in dropped and verb in words("ruling_out" if known else "turning_down")


def _is_in_paper(clause: Clause, undone: set[int], scene: Scene) -> bool:
    """Whether a participle tells what a law or plan is for that is undone: "scrapped a decree *ending* subsidies"."""
    above = next(iter(scene.above(clause)), None)
    if clause.kind == "verb" and clause.link == "complement" and clause.tense == "" and above is not None:
        clause = above
    token = scene.tokens[clause.head]
    noun = scene.tokens[token.head].lemma.lower() if token.head >= 0 else ""
    return token.relation == "acl" and token.xpos == "VBG" and token.head in undone and noun in words("laws")


def _is_occasion(clause: Clause, scene: Scene) -> bool:
    """Whether a noun tells when or where the words were said: "agreed *after* four hours of talks", "*In* a call with
    Togo's premier, Benin's offered …"."""
    over = {i for i in scene.governors(clause.head)[:3] if i == clause.head or scene.case(clause.head) == "of"}
    above = [c for c in scene.above(clause) if c.kind == "verb"] if clause.kind == "noun" else []
    slots = {a.slot for c in above for a in c.arguments if a.head in over}
    opens = any(a.slot == "subject" and not a.implied and clause.head < a.head for c in above for a in c.arguments)
    return bool(slots & OCCASIONS) or (opens and bool(slots & OPENING))


def _is_awaited(clause: Clause, refused: list[Clause], scene: Scene) -> bool:
    """Whether a clause is what somebody waits for: "will not end the strike *until the ministry meets* its demands"."""
    seen: set[int] = set()
    while clause.kind == "verb" and clause.governor is not None and clause.head not in seen:
        seen.add(clause.head)
        marks = {scene.tokens[c].text.lower() for c in scene.children[clause.head]}
        if marks & {"until", "unless"} and clause.link in ("adverbial", "condition"):
            at = scene.tokens[clause.governor].start
            return any(clause.governor == r.head or r.start <= at < r.end for r in refused)
        clause = next(iter(scene.by_predicate.get(clause.governor, [])), clause)
    return False
