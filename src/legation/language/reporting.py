"""Who reports what: words of saying, "according to", and how far a speaker's words reach."""

from __future__ import annotations

from legation.language.light import Clausework
from legation.language.model import Reporter
from legation.language.rules import embedding
from legation.language.tree import NAME_PARTS

COMPLEMENT_MARKS = frozenset({"of", "for", "from", "into", "against", "over", "about", "with", "to", "on", "at"})


def is_content(work: Clausework, head: int, index: int) -> bool:
    """Whether a token's clause is what the predicate above it reports."""
    governor, relation, rules = work.found.get(head), work.tree.relations[index], embedding()
    if governor is None:
        return (
            relation in ("acl", "ccomp")
            and _that_clause(work, index)
            and work.tree.lemma(head) in rules.reporting_nouns
        )
    if governor.kind == "noun":
        return relation in ("acl", "ccomp") and _that_clause(work, index) and governor.lemma in rules.reporting_nouns
    if relation == "xcomp":
        return governor.passive and governor.lemma in rules.hearsay
    if relation == "csubj":
        return governor.passive and governor.lemma in rules.hearsay
    if relation == "ccomp":
        return governor.lemma in rules.reporting and (governor.lemma not in rules.quoting_only or _quoted(work, index))
    if relation == "parataxis":
        return governor.lemma in rules.reporting and index > head and _opens(work, head, index)
    if index < head and relation in ("ccomp", "advcl") and quotes_as(work, head):
        return not work.tree.words(index, "mark")
    if relation == "advcl":
        return governor.lemma in rules.reporting - rules.quoting_only and _follows(work, head, index)
    return relation == "obj" and governor.lemma in rules.tells_of and index in work.found


def quotes_as(work: Clausework, head: int) -> bool:
    """Whether a verb tells whose words it gives by "as saying": "the envoy *was quoted as saying*"."""
    said = [k for k in work.tree.children(head, "advcl") if "as" in work.tree.words(k, "mark")]
    said = [k for k in said if work.tree.tokens[k].xpos == "VBG"]
    return any(work.tree.lemma(k) in embedding().reporting for k in said) and head in work.found


def _that_clause(work: Clausework, index: int) -> bool:
    return "that" in work.tree.words(index, "mark")


def _quoted(work: Clausework, index: int) -> bool:
    """Whether a quotation mark stands beside a clause."""
    return any(work.tree.tokens[k].xpos in ("``", "''") for k in work.tree.kids[index])


def _follows(work: Clausework, head: int, index: int) -> bool:
    """Whether a finite clause stands right behind a verb, without a word that joins it: "said *Iran is defying* it"."""
    tree = work.tree
    bare = not tree.words(index, "mark") and tree.child(head, "ccomp") is None
    finite = any(tree.labels[k] in ("aux", "cop") or tree.labels[k].startswith("aux:") for k in tree.kids[index])
    subject = tree.child(index, "nsubj")
    return bare and finite and subject is not None and tree.edge(subject, -1) == head + 1


def _opens(work: Clausework, head: int, index: int) -> bool:
    """Whether a colon or quotation mark stands between a reporting verb and what follows."""
    between = work.tree.lower[head + 1 : index]
    return work.tree.child(head, "ccomp") is None and any(mark in (":", '"', "“", "``", "'", "‘") for mark in between)


def reporters(work: Clausework) -> list[Reporter | None]:
    """Who reports each token's clause: the nearest speaker whose words it is part of."""
    tree = work.tree
    out: list[Reporter | None] = [None] * len(tree.tokens)
    sources = _sources(work)
    for index in tree.order:
        head = tree.heads[index]
        outer = out[head] if head >= 0 else None
        if head >= 0:
            if _steps_out(work, index) or _only_times(work, index):
                outer = out[tree.heads[head]] if tree.heads[head] >= 0 else None
            elif is_content(work, head, index) or _accused(work, head, index):
                outer = _speaker(work, head) or outer
        tag = next((k for k in tree.kids[index] if is_tag(work, k)), None)
        out[index] = sources.get(index) or (_speaker(work, tag) if tag is not None else None) or outer
    return out


def _sources(work: Clausework) -> dict[int, Reporter]:
    """The sources that phrases name, by the head of what they vouch for."""
    out: dict[int, Reporter] = {}
    for index in range(len(work.tree.tokens)):
        if work.tree.heads[index] >= 0 and _source(work, index):
            out.setdefault(_vouched(work, index), _cited(work, index))
    return out


def _vouched(work: Clausework, index: int) -> int:
    """What a source phrase vouches for: its head, or after a comma the whole statement around it."""
    tree = work.tree
    at, first = tree.heads[index], tree.edge(index, -1)
    while first > 0 and tree.heads[first - 1] >= 0 and tree.relations[first - 1] in ("case", "fixed"):
        first -= 1
    if first > 0 and tree.lower[first - 1] != ",":
        return at
    joined = tree.lower[first - 2 : first - 1] in (["and"], ["but"])  # "visited Oslo and, according to X, *offered* it"
    while tree.heads[at] >= 0 and tree.labels[at] != "acl:relcl" and not is_content(work, tree.heads[at], at):
        if joined and tree.relations[at] == "conj":
            break
        at = tree.heads[at]
    return at


def _steps_out(work: Clausework, index: int) -> bool:
    """Whether a token is the reporting clause or phrase beside what it reports, itself not reported by it."""
    return is_tag(work, index) or _source(work, index)


def _only_times(work: Clausework, index: int) -> bool:
    """Whether a clause behind a tag only tells when something was: "…, X said, *hours after Oslo had agreed*"."""
    tree, first = work.tree, work.tree.edge(index, -1)
    measured = any(tree.lemma(k) in embedding().words["times"] for k in tree.children(index, "obl", "nmod"))
    marked = bool({"after", "before"} & set(tree.words(index, "mark")))
    head, tag = tree.heads[index], first - 2
    if tree.relations[index] != "advcl" or not measured or not marked or not head < tag:
        return False
    said = tree.lower[first - 1] == "," and tree.lemma(tag) in embedding().reporting
    return said and (tag == tree.heads[head] or tree.heads[tag] == head)


def is_tag(work: Clausework, index: int) -> bool:
    """Whether a verb is a reporting clause that stands beside its content: "…, X said", "as X put it"."""
    tree, predicate, rules = work.tree, work.found.get(index), embedding()
    quotes = quotes_as(work, index)
    if (
        predicate is None
        or not (quotes or predicate.lemma in rules.reporting)
        or tree.child(index, "ccomp") is not None
    ):
        return False
    if tree.relations[index] == "parataxis":
        opened = tree.heads[index] in work.found and is_content(work, tree.heads[index], index)
        fronted = any(k < index for k in tree.children(index, "obj"))  # "…, a charge Kabul denies" is no tag
        acts = any("to" in tree.words(k, "mark") for k in tree.children(index, "xcomp"))  # "…, however, X agreed to go"
        return (
            not opened and not fronted and not acts and any(f.slot == "subject" or quotes for f in work.frames[index])
        )
    if tree.relations[index] != "advcl" or not (tree.child(index, "obj") is None or predicate.lemma == "put it"):
        return False
    marks = tree.words(index, "mark")
    put_in = (
        not marks
        and not quotes_as(work, tree.heads[index])
        and tree.child(index, "nsubj") is not None
        and index < tree.heads[index]
    )  # "But, it noted, …"
    return ("as" in marks and predicate.lemma not in rules.quoting_only) or put_in


def _source(work: Clausework, index: int) -> bool:
    """Whether a phrase names the source: "according to X", "in X's view"."""
    tree, rules = work.tree, embedding()
    words = tree.words(index, "case")
    if words and (words[0] in rules.reporting_prepositions):
        return True
    return (
        words == ["in"]
        and tree.lemma(index) in rules.views
        and any(tree.labels[k] == "nmod:poss" for k in tree.kids[index])
    )


def _cited(work: Clausework, index: int) -> Reporter:
    tree = work.tree
    owner = next((k for k in tree.kids[index] if tree.labels[k] == "nmod:poss"), None)
    holders = [index]
    for holder in holders:  # grows: a name's part may have parts of its own
        holders += [k for k in tree.kids[holder] if tree.labels[k] in NAME_PARTS]
    cases = [c for h in holders for c in tree.children(h, "case")]
    if tree.words(index, "case") == ["in"] and owner is not None:
        return _reporter(work, owner, cases[0], index)
    parts = sorted([*cases, *(k for c in cases for k in tree.kids[c])])
    return _reporter(work, index, parts[0], parts[-1])


def _accused(work: Clausework, head: int, index: int) -> bool:
    """Whether a deed is what somebody accuses another of: "accused X of killing", "blamed X for the attack"."""
    governor = work.found.get(head)
    if governor is None or governor.lemma not in embedding().accusing or governor.kind != "verb":
        return False
    if work.tree.relations[index] == "advcl":
        return bool(set(work.tree.words(index, "mark")) & COMPLEMENT_MARKS)
    return work.tree.relations[index] == "obl" and index in work.found and work.tree.words(index, "case") != ["by"]


def _speaker(work: Clausework, head: int) -> Reporter | None:
    """The speaker of a reporting predicate: a verb's subject, a noun's owner; None where it has none."""
    owner = next((k for k in work.tree.kids[head] if work.tree.labels[k] == "nmod:poss"), None)
    voiced = _voiced_by(work, head)
    if voiced is not None and (owner is None or work.tree.tokens[owner].upos == "PRON"):
        return voiced
    slots: tuple[str, ...] = ("subject", "by", "possessor", "from")
    if quotes_as(work, head):
        slots = ("object", "subject")
    elif work.found.get(head) and work.found[head].kind != "noun":
        slots = ("subject",)
    for slot in slots:
        for f in work.frames.get(head, ()):
            if f.slot == slot and f.head != head:
                return _reporter(work, f.head, head, _cue_end(work, head))
    return _reporter(work, owner, head, head) if owner is not None else None


def _voiced_by(work: Clausework, noun: int) -> Reporter | None:
    """Who gives voice to a noun: "lawmakers *expressed hope* that …", "he reaffirmed his commitment that …"."""
    verb = work.tree.heads[noun]
    if verb < 0 or work.tree.relations[noun] != "obj" or verb not in work.found:
        return None
    subject = next((f for f in work.frames.get(verb, ()) if f.slot == "subject" and f.head != noun), None)
    return _reporter(work, subject.head, verb, verb) if subject is not None else None


def _cue_end(work: Clausework, head: int) -> int:
    particle = work.found[head].particle if head in work.found else None
    return particle if particle == head + 1 else head


def _reporter(work: Clausework, head: int, cue_first: int, cue_last: int) -> Reporter:
    tree = work.tree
    start, end = tree.phrase(head)
    first, last = tree.tokens[cue_first], tree.tokens[cue_last]
    cue = " ".join(t.text for t in tree.tokens[cue_first : cue_last + 1])
    return Reporter(head, start, end, cue, first.start, last.end)


def hearsay(work: Clausework, index: int) -> bool:
    """Whether a predicate is told as hearsay without a speaker: "reportedly", "allegedly"."""
    return any(work.tree.lower[k] in embedding().hearsay_adverbs for k in work.tree.children(index, "advmod"))
