"""Reporting words and who speaks: the cue of a quotation, its speaker, and the actor that is."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec
import tomli

from legation.language.model import Sentence
from legation.mention.model import Mention
from legation.mention.phrases import Tree
from legation.mention.quote_marks import Quoted
from legation.story.model import Span, span_of

_NEAR = 160
"""A reporting word stands at most this many code points from the words it reports. A choice."""
_HELD = 40
"""A reporting word that holds one or two words in marks stands at most this many code points before them."""
_QUOTED = frozenset({"quote", "cite"})
_RELATIVE = frozenset({"who", "which", "that"})
_BEGINNING = frozenset({"begin", "start", "continue", "go"})


class Cue(msgspec.Struct, frozen=True):
    """A reporting word at ``start``–``end`` (code points): its sentence, token and its speaker's head token."""

    sentence: int
    index: int
    start: int
    end: int
    speaker: int | None


class Reporting(msgspec.Struct, frozen=True):
    """Lemmas of verbs that report, beside marks and before clauses."""

    direct: frozenset[str]
    indirect: frozenset[str]
    sources: tuple[str, ...]
    issuing: frozenset[str]
    utterances: frozenset[str]


@cache
def reporting() -> Reporting:
    """The words of ``data/mention/reporting.toml``."""
    raw = tomli.loads(files("legation").joinpath("data", "mention", "reporting.toml").read_text(encoding="utf-8"))
    return Reporting(
        frozenset(raw["direct"]),
        frozenset(raw["indirect"]),
        tuple(raw["sources"]),
        frozenset(raw["issuing"]),
        frozenset(raw["utterances"]),
    )


class Reports:
    """A story's reporting words, and the way from a speaker's head token to an actor."""

    def __init__(
        self, text: str, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...], marks: tuple[Quoted, ...]
    ) -> None:
        self.text = text
        self.marks = marks
        self.trees = [Tree(sentence) for sentence in sentences]
        self.cues = [cue for tree in self.trees for cue in self._cues(tree)]
        self._heads = {(m.sentence, m.head): m.actors[0] for m in reversed(mentions) if m.actors}
        self._spans = [m for m in mentions if m.actors and m.form != "adjective"]

    def names_again(self, cue: Cue, start: int, end: int) -> bool:
        """Whether a stretch of the text names the one who speaks, by name or title."""
        actor = None if cue.speaker is None else self._heads.get((cue.sentence, cue.speaker))
        named = (m for m in self._spans if start <= m.start < end and m.form in ("name", "nominal"))
        return actor is not None and any(actor in m.actors for m in named)

    def in_marks(self, offset: int) -> bool:
        """Whether a code point lies in quotation marks."""
        return any(mark.start <= offset < mark.end for mark in self.marks)

    def actor(self, cue: Cue | None) -> str | None:
        """The actor who speaks at a cue, None where no mention names one."""
        if cue is None or cue.speaker is None:
            return None
        found = self._heads.get((cue.sentence, cue.speaker))
        if found is not None:
            return found
        token = self.trees[cue.sentence].tokens[cue.speaker]
        return next((m.actors[0] for m in self._spans if m.start <= token.start and token.end <= m.end), None)

    def source(self, cue: Cue | None) -> Span | None:
        """The words that name the speaker at a cue: a name, a pronoun, or the whole phrase of who is not named."""
        if cue is None or cue.speaker is None:
            return None
        tree = self.trees[cue.sentence]
        token = tree.tokens[cue.speaker]
        beside = [(cue.sentence, i) for i in tree.below(cue.speaker, "appos")]
        named = [m for m in self._spans if m.form == "name"]
        name = next((m for m in named if m.start <= token.start and token.end <= m.end), None)
        name = name or next((m for m in named if (m.sentence, m.head) in beside), None)
        start, end = (name.start, name.end) if name is not None else source_phrase(tree, cue.speaker, cue.index)
        return span_of(self.text, start, end)

    def _cues(self, tree: Tree) -> list[Cue]:
        """The reporting words of a sentence outside quotation marks."""
        out = []
        for index, token in enumerate(tree.tokens):
            told = token.upos in ("VERB", "AUX") and tree.lemmas[index] in reporting().direct
            told = (told and not _begins(tree, index)) or _issues(tree, index)
            if told and token.relation != "amod" and not self.in_marks(token.start):
                out.append(Cue(tree.sentence.index, index, token.start, token.end, self._speaker(tree, index)))
            elif tree.words[index] == "according" and not self.in_marks(token.start):
                out += _source(tree, index)
        return out

    def _speaker(self, tree: Tree, verb: int) -> int | None:
        """Who says it: never a word of what is quoted, where the grammar has another subject."""
        found = speaker_of(tree, verb)
        if found is None:
            return _strayed(tree, verb)
        if not self.in_marks(tree.tokens[found].start):
            return found
        return next((i for i in tree.below(verb, "nsubj") if not self.in_marks(tree.tokens[i].start)), None)


def _begins(tree: Tree, index: int) -> bool:
    """Whether a verb tells what somebody began or went on to do, or that he wept: "as her family *began* to *cry*"."""
    weeps = tree.lemmas[index] == "cry" and tree.tokens[index].relation == "xcomp"
    return weeps or (tree.lemmas[index] in _BEGINNING and bool(tree.below(index, "xcomp")))


def _issues(tree: Tree, index: int) -> bool:
    """Whether a verb hands out somebody's words: "released the following statement"."""
    issues = tree.lemmas[index] in reporting().issuing and tree.tokens[index].upos == "VERB"
    return issues and any(tree.lemmas[i] in reporting().utterances for i in tree.below(index, "obj", "nsubj:pass"))


def _strayed(tree: Tree, verb: int) -> int | None:
    """The subject that the grammar gave to what is said, although the verb stands between the two."""
    for content in tree.below(verb, "ccomp"):
        for subject in tree.below(content, "nsubj"):
            if subject < verb < content or content < subject < verb:
                return subject
    return None


def source_phrase(tree: Tree, head: int, cue: int) -> tuple[int, int]:
    """The code points of the phrase that names a speaker, with what hangs behind it ("officials *familiar with the
    matter*"), up to a comma, a mark or the cue."""
    first, last = tree.core(head)
    while first < head and tree.tokens[first].upos in ("ADP", "SCONJ", "PUNCT"):
        first += 1
    high = tree.reach(head)[1]
    while last < high and last + 1 != cue and tree.tokens[last + 1].upos not in ("PUNCT", "CCONJ", "SCONJ"):
        last += 1
    return tree.tokens[first].start, tree.tokens[last].end


def speaker_of(tree: Tree, verb: int) -> int | None:
    """The head token of who says it: the verb's subject, or that of the verb it shares one with."""
    own = tree.subject_of(verb)
    token = tree.tokens[verb]
    if (
        token.head >= 0
        and tree.lemmas[token.head] in _QUOTED
        and "as" in [tree.words[c] for c in tree.below(verb, "mark")]
    ):
        return _quoted_one(tree, token.head)
    if tree.lemmas[verb] == "read" and own is None and tree.below(verb, "obj"):
        return tree.below(verb, "obj")[0]  # “…,” read a banner
    if tree.below(verb, "aux:pass") and tree.lemmas[verb] not in _QUOTED:
        return _agent(tree, verb)
    if own is not None and tree.words[own] not in _RELATIVE:
        return own
    if token.relation.startswith("acl") and token.head >= 0:
        return token.head
    if token.head >= 0 and token.relation in ("conj", "xcomp", "advcl", "parataxis") and token.head != verb:
        return speaker_of_above(tree, token.head)
    return None


def _quoted_one(tree: Tree, verb: int) -> int | None:
    """Who is quoted: "the agency quoted *Kim* as saying", "*Kim* was quoted as saying"."""
    quoted = tree.below(verb, "obj", "nsubj:pass") or tree.below(verb, "nsubj")
    return quoted[0] if quoted else None


def _agent(tree: Tree, verb: int) -> int | None:
    """Who does what a passive verb tells: "was told by X"."""
    agents = [i for i in tree.below(verb, "obl") if "by" in [tree.words[c] for c in tree.below(i, "case")]]
    return agents[0] if agents else None


def speaker_of_above(tree: Tree, index: int) -> int | None:
    """The subject of a predicate or of the nearest one above it that has one."""
    for _ in tree.tokens:
        own = tree.subject_of(index)
        if own is not None and tree.words[own] not in _RELATIVE:
            return own
        if tree.tokens[index].relation.startswith("acl"):
            return tree.tokens[index].head
        if tree.tokens[index].head < 0 or tree.tokens[index].relation in ("ccomp", "parataxis"):
            return None
        index = tree.tokens[index].head
    return None


def _source(tree: Tree, index: int) -> list[Cue]:
    """ "According to X"."""
    if index + 1 >= tree.size or tree.words[index + 1] != "to":
        return []
    head = tree.tokens[index].head
    speaker = head if head > index else None
    start, end = tree.tokens[index].start, tree.tokens[index + 1].end
    return [Cue(tree.sentence.index, index, start, end, speaker)]


def cue_of(reports: Reports, mark: Quoted) -> Cue | None:
    """The reporting word of the words in marks: the nearest in their sentences, or just beside them in the next."""
    ranked = [(cost, cue) for cue in reports.cues if (cost := _cost(reports, cue, mark)) is not None]
    return min(ranked, key=lambda pair: pair[0])[1] if ranked else None


def _cost(reports: Reports, cue: Cue, mark: Quoted) -> int | None:
    """How far a cue is from a quotation in code points, None where it cannot be its cue."""
    before = cue.end <= mark.start
    gap = reports.text[cue.end : mark.start] if before else reports.text[mark.end : cue.start]
    if (not before and cue.start < mark.end) or len(gap) > _NEAR:
        return None
    sentence = reports.trees[cue.sentence].sentence
    shares = sentence.start < mark.end and mark.start < sentence.end
    words = reports.text[mark.start : mark.end]
    if not shares and not (_announces(gap) if before else _asks(words, gap)):
        return None
    if len(words.split()) <= 2 and not (_leads(gap) if before else _closes(words, gap)):
        return None
    if _parted(reports, cue, mark, before):
        return None
    return len(gap) + (0 if cue.speaker is not None else 40)


def _announces(gap: str) -> bool:
    """Whether a cue in the sentence before leads to the quotation: "said: “…"."""
    return gap.rstrip(' \n“"‘').endswith((":", ",")) and len(gap.split()) <= 8


def _asks(words: str, gap: str) -> bool:
    """Whether a cue in the sentence behind goes with the quotation: "“…?” he asked", "“…!” said X"."""
    return len(gap.strip(" “”\"'‘’,").split()) <= 3 and "\n" not in gap and (words[-1] in "?!" or gap.startswith(","))


def _leads(gap: str) -> bool:
    """Whether one or two words in marks follow a cue closely."""
    return len(gap) <= _HELD and "." not in gap


def _closes(words: str, gap: str) -> bool:
    """Whether a cue follows one or two words in marks, parted from them by a comma or their own mark."""
    return len(gap.split()) <= 4 and (gap[:1] == "," or words[-1] in "?!" or gap.lstrip('”"’')[:1] == ",")


def _parted(reports: Reports, cue: Cue, mark: Quoted, before: bool) -> bool:
    """Whether another quotation lies between cue and quotation, other than a few words in the same clause."""
    low, high = (cue.end, mark.start) if before else (mark.end, cue.start)
    between = [other for other in reports.marks if low < other.start and other.end < high]
    joined = all(reports.text[o.end - 1] not in ".?!" for o in between)
    return bool(between) and not (before and joined and "." not in reports.text[low:high])
