"""Candidates for states, bodies and groups by name, and for what role words name ("the Israeli government", "police",
"protesters in Tbilisi", "the two leaders")."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from legation.mention.affiliation import affiliation
from legation.mention.candidates import ActorKind, Candidate, Form, Scene, Spot
from legation.mention.headlines import means_the_holder
from legation.mention.joint import sides_of
from legation.mention.leadership import is_competence, is_mighty, is_of_body, is_quality, is_to_be_formed
from legation.mention.names import Name
from legation.mention.nationals import are_apart, believers, is_people, national, population
from legation.mention.roles import RolePhrase, singular
from legation.mention.sectors import body_sector
from legation.mention.ties import QUOTES, Ties, opening, ties_of
from legation.mention.words import words

_SEAT_FORMS = frozenset({"capital", "metonym"})
_SIDES = frozenset({"REB", "LAB", "OPP", "UAF"})
_KINDS: dict[str, ActorKind] = {"body": "body", "group": "group", "state": "state"}


def named_candidates(scene: Scene, persons: frozenset[int]) -> Iterator[Candidate]:
    """States, bodies and groups that a sentence names; ``persons`` are the tokens that persons' names cover."""
    for name in scene.names:
        if any(i in persons for i in range(name.first, name.last + 1)):
            continue
        if name.entry is not None and name.kind != "place":
            yield from _known(scene, name)
        elif (name.kind == "body" and not _is_epithet(scene, name)) or (
            name.kind == "unknown" and body_sector(name.text) is not None
        ):
            yield _unknown_body(scene, name)


def _is_epithet(scene: Scene, name: Name) -> bool:
    """Whether a name that only the network takes for a body is a mere adjective ("the Transatlantic alliance")."""
    token = scene.tree.tokens[name.first]
    attribute = token.relation.startswith(("amod", "compound")) or any(
        phrase.first == name.last + 1 for phrase in scene.roles
    )
    return name.first == name.last and attribute and (token.upos == "ADJ" or not token.text.isupper())


def _known(scene: Scene, name: Name) -> Iterator[Candidate]:
    entry = name.entry
    assert entry is not None
    if name.kind == "person":
        return
    if _is_anothers(scene, name):
        yield _unknown_body(scene, name)
        return
    kind = _KINDS.get(name.kind, "body")
    head = _name_head(scene, name)
    if name.form == "capital" and _is_venue(scene, head):
        return
    if name.seat is not None and (_acts(scene, head) or _sends(scene, head)):
        entry, kind = name.seat, "body"
    adjective = name.form == "adjective" or (name.form == "demonym" and _is_attribute(scene, head))
    form: Form = "adjective" if adjective else "metonym" if name.form in _SEAT_FORMS else "name"
    people = kind == "state" and not adjective and is_people(scene, name, head)
    if people and are_apart(scene, name, head):
        yield population(scene, name, head)
        return
    if national(scene, name) is not None:
        return
    if (faithful := believers(scene, name, head)) is not None:
        yield faithful
        return
    yield Candidate(
        sentence=name.sentence, head=head, start=name.start, end=name.end, form=form, kind=kind,
        text=" ".join(name.text.split()), entry=entry, country=entry.country, sector=entry.sector, definite=True,
        plural=people, reason=f"{entry.source} {'know' if entry.source.endswith('s') else 'knows'} “{name.text}”",
    )  # fmt: skip


_PLACING = frozenset({"in", "at", "near", "from", "to", "into", "outside", "around", "for", "via", "through", "across"})


def _acts(scene: Scene, head: int) -> bool:
    """Whether a capital stands for who sits there: it has a part in a clause, and no preposition of place before it."""
    tree = scene.tree
    if tree.tokens[head].relation.partition(":")[0] not in ("nsubj", "obj", "iobj", "obl", "nmod", "conj"):
        return False
    return not any(tree.words[case] in _PLACING for case in tree.below(head, "case"))


def _sends(scene: Scene, head: int) -> bool:
    """Whether a capital stands for who sits there as the one from whom words or people come: "an offer *from
    Brussels*"."""
    token, tree = scene.tree.tokens[head], scene.tree
    marked = any(tree.words[case] == "from" for case in tree.below(head, "case"))
    return marked and token.relation == "nmod" and tree.lemmas[token.head] in words().sent


def _is_venue(scene: Scene, head: int) -> bool:
    """Whether a capital's name only tells an agreement or meeting apart ("the Paris Agreement", "the Geneva talks")."""
    token = scene.tree.tokens[head]
    return token.relation.startswith("compound") and scene.tree.lemmas[token.head] in words().agreements


def _is_anothers(scene: Scene, name: Name) -> bool:
    """Whether a body of a common name is another state's ("the Russian Security Council"): a state stands before it."""
    if (
        name.kind != "body"
        or name.entry is None
        or name.text.isupper()
        or name.text.lower().split()[-1] not in words().body_nouns
    ):
        return False
    kinds = ("state", "place") if name.text.endswith("Assembly") else ("state",)  # "Ohio's General Assembly"
    before = [n for n in scene.names if n.kind in kinds and n.last in (name.first - 1, name.first - 2)]
    gap = before and all(scene.tree.tokens[i].upos == "PART" for i in range(before[-1].last + 1, name.first))
    return bool(gap) and before[-1].entry is not None and before[-1].entry.country != name.entry.country


def _is_attribute(scene: Scene, head: int) -> bool:
    return scene.tree.tokens[head].relation.partition(":")[0] in ("amod", "compound")


def _name_head(scene: Scene, name: Name) -> int:
    """A name's head; for a name that heads a title-like phrase ("host country Canada") its own token."""
    return scene.tree.head_of(name.first, name.last)


def _unknown_body(scene: Scene, name: Name) -> Candidate:
    """A body that only its own name tells of: sector by its nouns, country by the state in or before it."""
    tree = scene.tree
    ties = ties_of(tree, name.first, name.last, scene.names, scene.roles)
    state = next((n for n in (*ties.before, *(ties.after if ties.preposition == "of" else ())) if _has_state(n)), None)
    if state is None and ties.preposition == "in":
        state = next((n for n in ties.after if n.kind == "state"), None)
    sector = "IGO" if name.land == "IGO" else body_sector(name.text)
    country = name.land or (state.entry.country if state is not None and state.entry is not None else None)
    heads = tree.exits(name.first, name.last)
    return Candidate(
        sentence=name.sentence, head=heads[0] if heads else name.last, start=name.start, end=name.end, form="name",
        kind="body", text=" ".join(name.text.split()), country=country, sector=sector, definite=True,
        lemma=singular(tree, name.last), reason=f"country from “{state.text}”" if state else "",
    )  # fmt: skip


def _has_state(name: Name) -> bool:
    return name.kind in ("state", "place") and name.entry is not None and name.entry.country is not None


def nominal_candidates(scene: Scene, titles: frozenset[RolePhrase]) -> Iterator[Candidate]:
    """Noun phrases headed by a word for people or bodies, those that are no title of a name, and "a Briton"."""
    for phrase in scene.roles:
        if phrase in titles or _only_counts(scene, phrase) or _is_no_body(scene, phrase):
            continue
        if _is_armed_attribute(scene, phrase):
            yield _armed(scene, phrase)
        elif not _is_predicate(scene, phrase) and not _is_inside_word(scene, phrase):
            yield _nominal(scene, phrase, _renamed(scene, phrase))
    yield from (one for name in scene.names if (one := national(scene, name)) is not None)


def _is_no_body(scene: Scene, phrase: RolePhrase) -> bool:
    """Whether a word for a body is none here: "the free *movement* of people", "their *opposition* to the plan",
    "joined *forces* with Chad", "three rifles and two *magazines*", "at 9 *pm*"."""
    tree, token = scene.tree, scene.tree.tokens[phrase.head]
    if token.text == "pm" or (phrase.lemma in ("magazine", "radio") and tree.is_beside(phrase.head, words().firearms)):
        return True
    if phrase.lemma == "opposition" and (to := tree.complements(phrase.head, "to")):
        return bool(tree.possessors(phrase.head)) or not any(_is_named(scene, i) for i in to)
    if phrase.lemma == "head" and is_of_body(scene, phrase):
        return True
    if phrase.lemma == "power" and phrase.role.sector == "GOV" and not is_mighty(scene, phrase):
        return True
    if phrase.lemma in ("movement", "prosecution") and not token.text.istitle():
        said_of = tree.complements(phrase.head, "of")  # "the *prosecution* of Ivan Petrov"
        return any(phrase.lemma == "prosecution" or tree.tokens[i].xpos in ("NNS", "NN") for i in said_of)
    if phrase.lemma == "leadership" and is_quality(scene, phrase):
        return True
    if is_competence(tree, phrase) or is_to_be_formed(tree, phrase):
        return True
    joins = phrase.first == phrase.last and token.relation == "obj" and tree.words[phrase.head] == "forces"
    return joins and not tree.below(phrase.head, "det", "nmod:poss", "amod") and tree.lemmas[token.head] in _JOINING


def _is_named(scene: Scene, index: int) -> bool:
    """Whether a name or a role covers a word: "the opposition to *Maduro*", "to *the president*"."""
    return any(n.covers(index) for n in scene.names) or any(p.head == index for p in scene.roles)


_JOINING = frozenset({"join", "combine", "unite"})


def _is_armed_attribute(scene: Scene, phrase: RolePhrase) -> bool:
    """Whether a word for armed men tells whose the thing or deed behind it is: "*rebel* positions", "a *guerrilla*
    raid", "the *rebel*-held town"; not what somebody is ("a rebel chief")."""
    token = scene.tree.tokens[phrase.head]
    if phrase.lemma not in words().armed_attributes or phrase.plural or token.head < phrase.head:
        return False
    attribute = token.relation.startswith(("compound", "amod", "obl:unmarked")) and phrase.first == phrase.last
    named = any(n.covers(token.head) for n in scene.names) or any(p.head == token.head for p in scene.roles)
    joined = scene.tree.words[phrase.last + 1 : phrase.last + 2] == ["and"]  # "*rebel* and government forces"
    return attribute and (joined or not named)


def _armed(scene: Scene, phrase: RolePhrase) -> Candidate:
    """The armed men whose word stands before what is theirs, as a candidate: those told of as "the rebels"."""
    token = scene.tree.tokens[phrase.head]
    return msgspec.structs.replace(
        _nominal(scene, phrase, None), start=token.start, end=token.end, text=token.text, kind="group",
        role=f"{phrase.lemma}s", plural=True, definite=True, indefinite=False, number=False,
    )  # fmt: skip


def _only_counts(scene: Scene, phrase: RolePhrase) -> bool:
    """Whether a phrase only says how many there are of whom comes next: "*thousands* of strikers"."""
    return scene.tree.words[phrase.head] in words().counts and bool(scene.tree.complements(phrase.head, "of"))


def _is_predicate(scene: Scene, phrase: RolePhrase) -> bool:
    return bool(scene.tree.below(phrase.head, "cop")) and phrase.role.kind == "person"


def _is_inside_word(scene: Scene, phrase: RolePhrase) -> bool:
    """Whether a person's role is only the first part of a compound ("leader talks", "women rights") or of a meeting's
    name ("the Pacific Leaders' Summit")."""
    token = scene.tree.tokens[phrase.head]
    if token.relation == "nmod:poss" and token.text[:1].isupper() and phrase.first == phrase.last:
        whose = scene.tree.tokens[token.head]
        known = any(n.covers(phrase.first - 1) and n.entry is not None for n in scene.names)  # "the G7 Leaders' Summit"
        if whose.text[:1].isupper() and whose.lemma.lower() in words().agreements and not known:
            return True
    if _voices(scene, phrase):
        return False
    return token.relation.startswith(("compound", "amod", "goeswith")) and phrase.role.kind != "body"


def _voices(scene: Scene, phrase: RolePhrase) -> bool:
    """Whether a band or a movement stands before its own words as whose they are: "a *rebel* demand"."""
    token, tree = scene.tree.tokens[phrase.head], scene.tree
    sided = token.relation == "compound" and phrase.role.sector in _SIDES
    return sided and tree.lemmas[token.head] in words().voiced


def _renamed(scene: Scene, phrase: RolePhrase) -> Spot | None:
    """The spot of a thing's name that a phrase stands beside: "the charity Doctors Without Borders", "ally France",
    "the Islamic State *group*"."""
    if phrase.plural:
        return None
    tree = scene.tree
    for name in scene.names:
        if name.kind in ("person", "unknown", "place") or name.form in ("adjective", "demonym", "capital"):
            continue
        head = tree.head_of(name.first, name.last)
        one, other = tree.tokens[phrase.head], tree.tokens[head]
        quoted = phrase.role.kind == "body" and not QUOTES.isdisjoint(tree.words[phrase.last + 1 : name.first])
        behind = name.first == phrase.last + 1 + quoted
        beside = behind and (other.head in (phrase.head, one.head) or one.head == head)
        appositive = one.head == head and one.relation == "appos" and phrase.role.kind != "person"
        apposed = other.head == phrase.head and _apposed(scene, phrase, name, other.relation)
        if beside or appositive or apposed or _rounds_off(scene, phrase, name):
            return name.sentence, head
    return None


def _rounds_off(scene: Scene, phrase: RolePhrase, name: Name) -> bool:
    """Whether a general noun only closes the name of an armed group or a party before it, with letters for it or
    without: "the Islamic State of Iraq and the Levant *group*", "the Shining Path (SL) *movement*"."""
    tree = scene.tree
    if phrase.first != phrase.last or phrase.lemma not in words().group_nouns or name.kind != "group":
        return False
    if name.entry is None or name.entry.sector == "CVL":  # a creed: "the Islamist group"
        return False
    between = tree.tokens[name.last + 1 : phrase.first]
    letters = [token.text for token in between]
    closed = not between or (len(between) == 3 and letters[0] == "(" and letters[2] == ")" and letters[1].isupper())
    return name.last < phrase.first and closed and tree.words[name.first - 1] == "the" and name.first > 0


def _apposed(scene: Scene, phrase: RolePhrase, name: Name, relation: str) -> bool:
    """Whether a comma and a name tell who a general noun means: "a key ally, France", "the group, Hamas"."""
    if relation != "appos" or name.first - phrase.last > 6 or "," not in scene.tree.words[phrase.last : name.first]:
        return False
    if name.kind == "state":
        return phrase.lemma in words().relational or phrase.lemma in words().countries
    return phrase.lemma in words().group_nouns or phrase.lemma in words().takes


def _listed(scene: Scene, phrase: RolePhrase) -> tuple[str, ...]:
    """The states that a plural stands before: "council members Greece, Panama and South Korea"."""
    if not phrase.plural:
        return ()
    codes: list[str] = []
    index = phrase.last + 1
    at = {name.first: name for name in scene.names}
    while index in at and at[index].kind == "state" and at[index].form not in ("adjective", "demonym"):
        entry, index = at[index].entry, at[index].last + 1
        codes += [entry.country] if entry is not None and entry.country else []
        while index < scene.tree.size and scene.tree.words[index] in (",", "and", "the"):
            index += 1
    return tuple(codes) if len(codes) > 1 else ()


def _nominal(scene: Scene, phrase: RolePhrase, same: Spot | None) -> Candidate:
    tree = scene.tree
    ties = ties_of(tree, phrase.first, phrase.last, scene.names, scene.roles)
    told = affiliation(tree, phrase, ties)
    start, end = _span(scene, phrase, ties)
    world = "IGO" if _of_states(scene, phrase) and not ties.before else None
    joint, first = sides_of(tree, phrase, scene.names)
    start = min(start, tree.tokens[first].start)
    return Candidate(
        sentence=scene.index, head=phrase.head, start=start, end=end, form="nominal", kind=_kind(phrase),
        text=scene.words(start, end), country=world or told.country or phrase.role.country or _flag(scene, phrase),
        countries=joint or told.countries or _listed(scene, phrase),
        sector=None if _is_bare_group(phrase, ties) else world or told.sector,
        role=" ".join(tree.words[phrase.first : phrase.last + 1]), lemma=phrase.lemma,
        office=phrase.role.office, plural=phrase.plural,
        definite=ties.definite or means_the_holder(tree, phrase, ties), indefinite=ties.indefinite,
        number=ties.number and world is None, owner=told.owner, pronoun=ties.pronoun, speaks=phrase.role.speaks,
        same=same, former=ties.former, gender=_gender(phrase), reason=told.reason,
    )  # fmt: skip


_MEMBERS = frozenset({"member", "nation", "country", "state"})
_OF_MEMBERS = frozenset({"bloc", "alliance", "grouping", "union", "body", "organisation", "organization", "pact"})
_OF_NATIONS = _OF_MEMBERS | {"group", "council", "community", "club", "coalition", "forum", "committee", "zone", "area"}


def _of_states(scene: Scene, phrase: RolePhrase) -> bool:
    """Whether a body is told of by how many states are in it: "the *27-nation* bloc", "the *10-member* grouping"."""
    tree, at = scene.tree, phrase.head - 1
    if at < 1 or tree.lemmas[at] not in _MEMBERS:
        return False
    counted = tree.tokens[at - 2 if tree.words[at - 1] == "-" and at > 1 else at - 1].upos == "NUM"
    return counted and phrase.lemma in (_OF_MEMBERS if tree.lemmas[at] == "member" else _OF_NATIONS)


_FLAG_REACH = 8
"""Words behind a phrase among which its flag is told."""


def _flag(scene: Scene, phrase: RolePhrase) -> str | None:
    """The state whose flag a ship flies: "a tanker flying the *Maltese* flag", "sailing under the flag of *Malta*"."""
    tree = scene.tree
    if phrase.role.kind != "body":
        return None
    for flag in range(phrase.last + 1, min(phrase.last + 1 + _FLAG_REACH, tree.size)):
        if tree.lemmas[flag] == "flag" and {phrase.head, phrase.last + 1} & set(tree.above(flag)):
            behind = flag + 2 if tree.words[flag + 1 : flag + 2] == ["of"] else flag + 1
            told = [n for n in scene.names if n.kind == "state" and (n.last == flag - 1 or n.first == behind)]
            return next((n.entry.country for n in told if n.entry is not None), None)
    return None


def _is_bare_group(phrase: RolePhrase, ties: Ties) -> bool:
    """Whether a phrase is "the group", "the organisation" and no more: of no sector of its own."""
    return phrase.lemma in words().group_nouns - {"party", "militia"} and phrase.first == phrase.last and not ties.inner


def _kind(phrase: RolePhrase) -> ActorKind:
    if phrase.role.kind == "person" and phrase.plural:
        return "group"
    return phrase.role.kind


def _gender(phrase: RolePhrase) -> str | None:
    if phrase.lemma in words().male_titles:
        return "m"
    return "f" if phrase.lemma in words().female_titles else None


def _span(scene: Scene, phrase: RolePhrase, ties: Ties) -> tuple[int, int]:
    """The phrase with its modifiers, and what "of" brings."""
    tokens = scene.tree.tokens
    last = phrase.last
    named = ties.preposition == "of" and bool(ties.after) and ties.after[-1].kind == "state"
    if named and "(" not in scene.tree.words[last : ties.after[0].first]:  # not "the mediators (Qatar and Egypt)"
        last = max(last, ties.after[-1].last)
    for child in scene.tree.complements(phrase.head, "of"):
        last = max(last, scene.tree.core(child)[1])
    return tokens[opening(scene.tree, ties.first, phrase.first)].start, tokens[last].end
