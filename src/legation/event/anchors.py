"""The word that a date belongs to, where the parse hangs it from another: common slips, each told by the words
between.

1. A date behind a reporting verb that hangs from inside the quoted words before it: "“…,” the army said in a note
   Wednesday" is the day of "said".
2. A date that stands right behind a participle and before a verb that comes only later: "an offensive launched by
   rebels earlier this month, … has met with …" is the time of "launched".
3. A date right behind a planned gathering ("at the summit in Oslo in June") is that of the gathering.
4. A date behind what something is related to ("charges related to violence in 2010"), or behind the deed that somebody
   refers to, is that of the latter.
5. A date long past behind the deed for which something is done ("sacked him over the killing of a guard in June") is
   that of the deed.
6. A date behind what lies ahead ("praised India ahead of talks with Modi on Saturday") is that of the latter.
"""

from __future__ import annotations

from datetime import date

from legation.event import meant
from legation.event.scene import Scene
from legation.event.words import words
from legation.language.model import Clause
from legation.language.rules import embedding
from legation.mention.model import DateMention
from legation.mention.tense import behind_ahead
from legation.mention.words import words as mention_words

TIMES = {"obl", "obl:unmarked", "nmod", "nmod:unmarked", "obj"}
"""Relations by which a date hangs from a predicate or a noun."""

CAUSES = {"over", "for", "because of", "due to"}
"""Words before the deed for which something is done."""

BY_DEED = (("by", "sparking"), ("of", "charged_with"))
"""Words before a deed, with the list of the verbs that it stands behind: "sparked *by the killing*", "cleared *of
ordering*"."""

REFERRING = {"refer", "allude"}
"""Verbs of what somebody has in mind, whose time is mostly told."""

TOLD = 0.2
"""The chance, by the network, from which a word is taken to tell of a deed."""

DEEDS = ("hostile", "killing", "meetings", "arrests", "votes")
"""Lists of words that tell of a deed, however the network takes them."""

NEWS_DAYS = 10
"""A day up to so many days before the story's present is part of its news. A choice."""


def anchor(mention: DateMention, scene: Scene) -> int:
    """The index of the word whose time a date tells: of the date's head itself where the parse is to be trusted.

    The date's own head is returned for a date that no slip concerns; its governors tell the rest.
    """
    head = mention.head
    token = scene.tokens[head]
    opened = _before_colon(mention, scene)
    if opened is not None:
        return opened
    if token.head < 0 or token.relation not in TIMES:
        return head
    found = (
        _behind_speech(head, scene),
        _behind_ahead(head, scene),
        _behind_gathering(head, scene),
        _behind_participle(head, scene),
        _behind_matter(head, scene),
        _behind_cause(mention, scene),
    )
    return next((at for at in found if at is not None), head)


def _before_colon(mention: DateMention, scene: Scene) -> int | None:
    """The main verb of a line that a date opens with a colon: "*7 May 2012:* Chad recalls its envoy"; without a year,
    before a headline, it is the day of the release."""
    if scene.sentence.index == 0 and not any(word.isdigit() and len(word) == 4 for word in mention.text.split()):
        return None
    ahead = [t for t in scene.tokens if t.end <= mention.from_]
    behind = next((t for t in scene.tokens if t.start >= mention.to), None)
    if behind is None or behind.text != ":" or any(t.upos not in ("PUNCT", "SYM") for t in ahead):
        return None
    verbs = (c for c in scene.clauses if c.kind == "verb" and c.tense and c.start > behind.start)
    return next((c.head for c in verbs if c.link not in ("relative", "adverbial", "condition")), None)


def _behind_speech(head: int, scene: Scene) -> int | None:
    """The reporting verb between a date and the word before it that the parse hangs it from."""
    tokens, governor = scene.tokens, scene.tokens[head].head
    between = range(governor + 1, head)
    verbs = [i for i in between if tokens[i].upos == "VERB" and tokens[i].lemma.lower() in embedding().reporting]
    crossed = [v for v in verbs if v not in scene.governors(governor)[:1] and v in scene.governors(governor)]
    return crossed[-1] if crossed else None


def _behind_gathering(head: int, scene: Scene) -> int | None:
    """The gathering right before a date, with at most its place between; not where both hang from one verb."""
    tokens, governor = scene.tokens, scene.tokens[head].head
    at = _before_phrase(head, scene)
    for _ in range(2):  # the gathering's place may stand between
        if at is None or at <= governor:
            return None
        if tokens[at].lemma.lower() in words("gatherings"):
            return at if governor != tokens[at].head else None
        at = tokens[at].head if tokens[at].relation.startswith("nmod") and tokens[at].head < at else None
    return None


def _behind_ahead(head: int, scene: Scene) -> int | None:
    """What lies ahead of the deed whose verb the date hangs from: "met *ahead of talks* on Friday"."""
    tokens, first = scene.tokens, behind_ahead(scene.sentence, head)
    if first is None or tokens[head].head >= first:
        return None
    return next((i for i in range(first, head) if tokens[i].head < first and tokens[i].relation != "case"), None)


def _behind_matter(head: int, scene: Scene) -> int | None:
    """What a thing is related to, right before a date: "charges *related to violence in Gweru, in 2010*"; the deed that
    somebody refers to: "alluding *to the raid on Goma last week*"."""
    tokens, governor = scene.tokens, scene.tokens[head].head
    told = tokens[governor].lemma.lower()
    if told not in words("relating") | REFERRING:
        return None
    matters = [i for i in scene.children[governor] if governor < i < head and scene.case(i) in ("to", "with")]
    if told in REFERRING:
        matters = [i for i in matters if any(_is_deed(c, scene) for c in scene.by_predicate.get(i, []))]
    return matters[-1] if matters else None


def _behind_cause(mention: DateMention, scene: Scene) -> int | None:
    """The deed for which, or about which, the date's verb does something, where the time is not that of the news."""
    governor = scene.tokens[mention.head].head
    if not is_past(mention, scene) or not any(c.kind == "verb" for c in scene.by_predicate.get(governor, [])):
        return None
    first = min([mention.head, *scene.children[mention.head]])
    before = scene.tokens[first - 1]
    if first - 1 > governor and before.relation == "acl" and before.xpos in ("VBN", "VBD"):
        return first - 1  # "asked about the pilot *held in May*"
    deeds = [i for i in range(governor + 1, first) if is_cause(i, governor, scene)]
    closed = [t.text for t in scene.tokens[deeds[-1] : first]] if deeds else []
    return deeds[-1] if deeds and "," not in closed else None


def is_past(mention: DateMention, scene: Scene) -> bool:
    """Whether a date is a time before the story's own: not a day or week of its news, nor the running month or year."""
    if scene.today is None or mention.end is None or mention.end >= scene.today:
        return False
    return (date.fromisoformat(scene.today) - date.fromisoformat(mention.end)).days > NEWS_DAYS


def is_cause(index: int, verb: int, scene: Scene) -> bool:
    """Whether a word tells the deed for which a verb's deed is done, or what it is about: "*over the killing* of",
    "for *murdering*", "an inquiry *into the shooting* of"."""
    above = scene.governors(index)
    inside = above[: above.index(verb)] if verb in above else []
    told = [c for i in inside for c in scene.by_predicate.get(i, [])]
    if any(c.tense for c in told) or not any(c.head == index and _is_deed(c, scene) for c in told):
        return False
    judges = scene.tokens[verb].lemma.lower() in mention_words().judging | words("judging")
    if judges and any(_is_object(i, scene) or scene.case(i) == "on" for i in inside[-1:]):
        return True
    if any(_is_cited(i, scene) for i in (*inside[1:], verb)):  # "left the bloc, citing the *arrest* of"
        return True
    asked = any(_word_before(i, scene) == "into" and scene.tokens[scene.tokens[i].head].upos == "NOUN" for i in inside)
    if any(
        _word_before(i, scene) == word and _lemma_above(i, scene) in words(kind)
        for i in inside
        for word, kind in BY_DEED
    ):
        return True
    return asked or any(_word_before(i, scene) in CAUSES for i in inside)


def _is_deed(clause: Clause, scene: Scene) -> bool:
    """Whether a predicate tells of something that happened, and is no mere thing: not "fought over the *town* of"."""
    return meant.chance_of_any(clause, scene) > TOLD or any(clause.predicate in words(kind) for kind in DEEDS)


def _is_cited(index: int, scene: Scene) -> bool:
    """Whether a word is a participle behind the verb, which tells why: "…, *citing* the arrest of"."""
    token = scene.tokens[index]
    return token.relation == "advcl" and token.xpos == "VBG" and not _word_before(index, scene)


def _is_object(index: int, scene: Scene) -> bool:
    """Whether a word is what its verb is said of: "condemned the *killing* of ten people"."""
    return scene.tokens[index].relation in ("obj", "nsubj:pass")


def _lemma_above(index: int, scene: Scene) -> str:
    """The lemma of the word that a phrase hangs from."""
    above = scene.tokens[index].head
    return scene.tokens[above].lemma.lower() if above >= 0 else ""


def _word_before(index: int, scene: Scene) -> str | None:
    """The preposition of a phrase, or the word before a participle: "over the killing", "for *murdering*"."""
    marks = (scene.tokens[c] for c in scene.children[index] if scene.tokens[c].relation == "mark")
    return scene.case(index) or next((t.text.lower() for t in marks), None)


def _before_phrase(head: int, scene: Scene) -> int | None:
    """The head of what stands right before a date's phrase: the word before it, or what that word is part of."""
    first = min([head, *scene.children[head]])
    at = first - 1
    if at < 0 or scene.tokens[at].upos == "PUNCT":
        return None
    while scene.tokens[at].relation.startswith(("flat", "compound", "fixed")) and scene.tokens[at].head >= 0:
        at = scene.tokens[at].head
    return at


def _behind_participle(head: int, scene: Scene) -> int | None:
    """The participle that hangs from the subject of a later verb and has the date right behind its phrases."""
    tokens, governor = scene.tokens, scene.tokens[head].head
    first = min([head, *scene.children[head]])
    if governor < head or first == 0 or tokens[first - 1].upos in ("PUNCT", "CCONJ"):
        return None
    closed = head + 1 < len(tokens) and tokens[head + 1].text == ","
    held = [i for i in range(first) if tokens[i].relation.startswith("acl") and tokens[i].xpos in ("VBN", "VBG", "VBD")]
    inside = [i for i in held if governor in scene.governors(i) and not _parted(i, first, scene)]
    return inside[-1] if inside and closed else None


def _parted(low: int, high: int, scene: Scene) -> bool:
    return any(t.text == "," for t in scene.tokens[low:high])
