"""Roles and pronouns tied to the actors of a story, in the order of its text."""

from __future__ import annotations

import re

import msgspec

from legation.mention.addressed import labelled, of_both, of_spokesman, told_at_home, vocative
from legation.mention.apposed import apposed, learn
from legation.mention.candidates import Candidate, Scene, Spot
from legation.mention.cluster import Cluster
from legation.mention.homes import of_government
from legation.mention.joining import initials
from legation.mention.joint import add_other_half, by_countries, told_last
from legation.mention.ledger import Found, Ledger
from legation.mention.mutual import both, each, is_mutual, of_each_other, the_other
from legation.mention.newcomers import are_foreign, are_other_states, new_actor
from legation.mention.pronouns import own_state, pronoun
from legation.mention.relations import (
    as_oneself,
    is_across,
    lies_at,
    named_behind,
    named_later,
    named_next,
    not_itself,
    other_state,
    spoken_to,
)
from legation.mention.roster import by_name, lands_of_heads, some_by_name
from legation.mention.several import (
    are_leaders,
    are_sides,
    are_two,
    counterparts,
    former_or_latter,
    leaders,
    sides,
    those_who_met,
)
from legation.mention.takeup import counterpart, earlier, leading, lent, only_holder, voice_of
from legation.mention.words import words

_HOME = frozenset({"MIL", "COP", "JUD", "LEG", "LAB"})
_STATE = _HOME | {"GOV", "SPY"}
_WORLD = frozenset({"IGO", "NGO", "IMG", "MNC", "UNK"})
_REFLEXIVES = frozenset({"himself", "herself", "itself", "themselves"})
_NOUN_PLACES = frozenset({"nsubj", "obj", "iobj", "obl", "nmod"})


def tie(ledger: Ledger, nominals: dict[Spot, Candidate]) -> None:
    """Go through the story and note what each nominal candidate and each pronoun means."""
    waiting = dict(nominals)

    def read(spot: Spot) -> None:
        if spot in ledger.at:
            return
        scene = ledger.scenes[spot[0]]
        candidate = waiting.pop(spot, None)
        if candidate is not None:
            ledger.set(spot, nominal(ledger, candidate), candidate)
            add_other_half(ledger, candidate)
        else:
            ledger.set(spot, _small_word(ledger, scene, spot[1]))

    ledger.ahead = read
    for scene in ledger.scenes:
        for index in range(scene.tree.size):
            read((scene.index, index))


def _small_word(ledger: Ledger, scene: Scene, index: int) -> Found:
    """What a pronoun, "both", "the former" or "the latter" means."""
    token, word = scene.tree.tokens[index], scene.tree.words[index]
    place = token.relation.partition(":")[0]
    if word in ("former", "latter"):
        return former_or_latter(ledger, (scene.index, index), word) if place in _NOUN_PLACES else ()
    if word == "both" or (word in words().pairs and place in _NOUN_PLACES and not scene.tree.complements(index)):
        return both(ledger, (scene.index, index)) if place in _NOUN_PLACES else ()
    if word == "each":
        return each(ledger, (scene.index, index))
    if word in _REFLEXIVES:
        return _subject(ledger, scene, index)
    if word == "whose":
        return _antecedent(ledger, scene, index)
    if token.upos == "PRON" or (token.upos == "DET" and "Poss=Yes" in token.features):
        return pronoun(ledger, scene, index)
    return ()


def _antecedent(ledger: Ledger, scene: Scene, index: int) -> Found:
    """Whom "whose" takes up: what its relative clause hangs from, with those named beside it."""
    tree = scene.tree
    verb = next((i for i in tree.above(index) if tree.tokens[i].relation == "acl:relcl"), None)
    before = [i for i in range(index) if tree.tokens[i].upos in ("NOUN", "PROPN")][-1:]
    if verb is None and not before:
        return ()
    head = tree.tokens[verb].head if verb is not None else before[0]
    first = tree.tokens[head].head if tree.tokens[head].relation == "conj" else head
    heads = [first, *tree.conjuncts(first)] if tree.number(tree.tokens[index].head) == "plural" else [head]
    found = [ledger.meant((scene.index, i)) for i in heads if i < index]
    return tuple(dict.fromkeys(c for each in found for c in each)) if all(found) else ledger.meant((scene.index, head))


def _subject(ledger: Ledger, scene: Scene, index: int) -> Found:
    """Whom "himself", "themselves" mean: the subject of their verb, of an infinitive with an object above it that
    ("helped Kyiv defend *itself*")."""
    tree = scene.tree
    for above in tree.above(index):
        subject = tree.subject_of(above)
        if subject is None and tree.tokens[above].relation in ("xcomp", "ccomp") and tree.tokens[above].head >= 0:
            subject = next(iter(tree.below(tree.tokens[above].head, "obj")), None)
        if subject is not None and subject != index:
            return ledger.meant((scene.index, subject)) if subject < index else ()
    return ()


def nominal(ledger: Ledger, candidate: Candidate) -> Found:
    """The actors of a nominal candidate, by the first rule that applies.

    1. Another wording of a name: that person; in a transcript, whom "Mr. President" calls; those named one by one.
    2. Several countries: one actor each. 3. A spokesman: whom he speaks for. 4. "The country", "both sides", "the
    leaders". 5. A government: its state. 6. An earlier actor that it takes up. 7. A new actor.
    """
    if candidate.same is not None and candidate.same in ledger.at:
        _of_kin(ledger, candidate)
        for cluster in ledger.at[candidate.same]:
            learn(ledger, candidate, cluster)
        return ledger.at[candidate.same]
    if found := apposed(ledger, candidate):
        learn(ledger, candidate, found[0])
        return found
    called = _called(ledger, candidate) or labelled(ledger, candidate) or vocative(ledger, candidate)
    called = called or as_oneself(ledger, candidate) or of_spokesman(ledger, candidate)
    if called is not None:
        return (called,)
    some_by_name(ledger, candidate)
    if one_by_one := by_name(ledger, candidate):
        return one_by_one
    if others := the_other(ledger, candidate):
        return others
    owner = _owner(ledger, candidate)
    beside = other_state(ledger, candidate, owner)
    if beside is not None:
        return (beside,)
    if candidate.countries:
        return by_countries(ledger, candidate)
    lands = lands_of_heads(ledger, candidate)
    if len(lands) > 1 or len(lands := _lands_of_all(ledger, candidate, owner)) > 1:
        theirs = msgspec.structs.replace(candidate, countries=lands)
        return of_each_other(ledger, theirs) if is_mutual(ledger, candidate) else by_countries(ledger, theirs)
    if candidate.speaks and (owner or candidate.country):
        return owner[:1] if owner else (ledger.state(candidate.country or ""),)
    if (voiced := voice_of(ledger.clusters, candidate)) is not None:
        return (voiced,)
    kept = owner if candidate.lemma not in words().relational else ()
    country = candidate.country or (kept[0].country if kept else None)
    if candidate.pronoun is not None and kept and kept[0].country and candidate.country in _WORLD:
        country = kept[0].country
    country = country or _of_foes(ledger, candidate) or (None if kept else told_at_home(ledger, candidate))
    country = country or _of_neighbours(ledger, candidate) or _where_told(ledger, candidate)
    several = _several(ledger, candidate, country)
    if several:
        return several
    if candidate.lemma in words().government and _is_national(candidate, owner) and _part(ledger, candidate) is None:
        return (_government(ledger, candidate, owner, country),)
    if candidate.lemma == "counterpart" and owner:
        if candidate.plural and country is None and (others := counterparts(ledger, candidate, owner[0])):
            return others
        named = counterpart(ledger.clusters, owner[0], country)
        return (named or new_actor(ledger, candidate, (), country),)
    others = named_behind(ledger, candidate)
    able = [c for c in ledger.clusters if c not in others]
    main = leading(able, candidate, country, _main_subjects(ledger, candidate.sentence))
    taken = main or earlier(able, candidate, country) or only_holder(able, candidate, country)
    apart = taken is not None and (is_across(ledger, candidate, taken) or _is_of_other_part(ledger, candidate, taken))
    if taken is not None and not apart:
        return _all_sides(ledger, candidate, taken)
    if country and (named := named_next(ledger, candidate)) is not None:
        named.country, named.presumed = country, None
        return (named,)
    if (named := named_later(ledger, candidate)) is not None:
        told = country if candidate.country else None
        named.country, named.presumed = told or named.country, None if told else named.presumed
        named.sector = named.sector or candidate.sector
        return (named,)
    forces = told_last(ledger, candidate) if country is None else ()
    if len(forces) > 1:
        return forces
    return (new_actor(ledger, candidate, kept, country or (forces[0].country if forces else None)),)


def _where_told(ledger: Ledger, candidate: Candidate) -> str | None:
    """The land of police of whom the sentence opens with where they act: "*In Uganda*, police shot two students"."""
    scene = ledger.scenes[candidate.sentence]
    verb = scene.tree.tokens[candidate.head].head
    if candidate.sector != "COP" or verb < 0 or scene.tree.words[:1] != ["in"]:
        return None
    named = {(n.last, n.entry.country) for n in scene.names if n.kind == "state" and n.entry is not None}
    named |= {(t, code) for s, t, code in ledger.context.sites if s == candidate.sentence}
    there = {code for t, code in named if code and t < candidate.head and lies_at(scene.tree, t, verb)}
    return next(iter(there)) if len(there) == 1 else None


def _lands_of_all(ledger: Ledger, candidate: Candidate, owner: Found) -> tuple[str, ...]:
    """The countries of several states whose people a plural names: "Chad and Niger flew out *their people*", "*the two
    countries' envoys*", "each expelled *the other's envoy*"."""
    if (
        not (candidate.plural or is_mutual(ledger, candidate))
        or candidate.lemma in words().relational | words().countries
    ):
        return ()
    lands = tuple(dict.fromkeys(c.country for c in owner if c.country and c.kind == "state"))
    return lands if len(lands) == len(owner) and not _WORLD & set(lands) and not are_sides(candidate) else ()


def _all_sides(ledger: Ledger, candidate: Candidate, taken: Cluster) -> Found:
    """An actor that a phrase takes up; forces of several sides all together ("the joint force")."""
    spot = taken.before(candidate.spot)
    found = ledger.at.get(spot, ()) if spot is not None else ()
    return found if len(found) > 1 and not candidate.country and all(not c.members for c in found) else (taken,)


def _main_subjects(ledger: Ledger, before: int) -> set[Spot]:
    """The heads that are subjects of the main verbs of the last sentences before one."""
    found: set[Spot] = set()
    for scene in ledger.scenes[max(0, before - 3) : before]:
        tokens = scene.tree.tokens
        for index, token in enumerate(tokens):
            main = token.head >= 0 and tokens[token.head].relation == "root"
            if main and token.relation == "nsubj":
                found |= {(scene.index, i) for i in (index, *scene.tree.below(index, "flat", "appos"))}
    return found


def _called(ledger: Ledger, candidate: Candidate) -> Cluster | None:
    """The body whose acronym stands in brackets behind a phrase: "the Northern Lake Coalition (NLC)"."""
    text = ledger.scenes[candidate.sentence].text
    acronym = re.match(r"\s*\(([A-Z]{2,8})\)", text[candidate.end : candidate.end + 14])
    if acronym is None or candidate.kind == "person" or not candidate.text.endswith(candidate.text.split()[-1].title()):
        return None
    cluster = ledger.joiner.by_name.get(acronym[1].lower())
    fits = cluster is not None and cluster.entry is None and initials(candidate.text).endswith(acronym[1].lower())
    return cluster if fits else None


def _of_kin(ledger: Ledger, candidate: Candidate) -> None:
    """Give a named relative the country of whose he is ("his daughter, Ana Lopes") where none is told, and the officer
    of a body its country and sector ("*its* secretary, Ana Lopes")."""
    found = ledger.at[candidate.same] if candidate.same is not None else ()
    owner = _owner(ledger, candidate)
    officer = candidate.pronoun is not None and len(owner) == 1 and owner[0].kind in ("body", "group")
    if officer and found and found[0].wikidata is None:
        found[0].sector = lent(candidate, owner) or found[0].sector
    if (
        (candidate.lemma in words().kin or officer)
        and owner
        and owner[0].country
        and found
        and found[0].country is None
    ):
        found[0].country = owner[0].country
        found[0].reasons.append(f"country {owner[0].country} from “{owner[0].fullest}”")


def _of_neighbours(ledger: Ledger, candidate: Candidate) -> str | None:
    """The country of those whom "other officials" or further arms of a state are named beside ("met the minister and
    other officials", "the FBI and prosecutors"), and that of the adjective which a bare plural shares ("Iranian judges
    *and firms*")."""
    tree = ledger.scenes[candidate.sentence].tree
    token = tree.tokens[candidate.head]
    alone = candidate.plural and not tree.below(
        candidate.head, "det", "amod", "compound", "nmod:poss", "nmod", "nummod"
    )
    if alone and token.relation == "conj" and tree.below(token.head, "amod") and candidate.country is None:
        beside = ledger.meant((candidate.sentence, token.head))
        return beside[0].country if len(beside) == 1 and beside[0].kind == "group" and not beside[0].names else None
    alike = candidate.sector in _HOME and candidate.country is None
    alike |= candidate.sector == "OPP" and token.relation == "conj" and tree.lemmas[token.head] == "government"
    if candidate.lemma in words().relational | words().neighbours | words().countries or are_other_states(candidate):
        return None  # "Norway and *other allies*"
    if token.relation != "conj" or not (alike or "other" in candidate.text.lower().split()):
        return None
    beside = ledger.meant((candidate.sentence, token.head))
    return next((c.country for c in beside if c.country and (not alike or c.sector in _STATE)), None)


def _of_foes(ledger: Ledger, candidate: Candidate) -> str | None:
    """The country of a government or army in a row with which unmarked rebels or opponents are named: "talks between
    *Syria's government* and rebels", "clashes of rebels with *the Ukrainian army*"."""
    if candidate.sector not in ("REB", "OPP") or not candidate.plural or candidate.country or candidate.owner:
        return None
    tree = ledger.scenes[candidate.sentence].tree
    token = tree.tokens[candidate.head]
    beside = [token.head] if token.relation == "conj" else tree.conjuncts(candidate.head)
    found = [(ledger.spans.get((candidate.sentence, i)), ledger.meant((candidate.sentence, i))) for i in beside]
    own = [c[0].country for span, c in found if span is not None and span.form == "nominal" and len(c) == 1
           and c[0].sector in ("GOV", "MIL")]  # fmt: skip
    lands = {code for code in own if code and code not in _WORLD}
    return next(iter(lands)) if len(lands) == 1 else None


def _owner(ledger: Ledger, candidate: Candidate) -> Found:
    if candidate.pronoun is not None:
        return ledger.at.get((candidate.sentence, candidate.pronoun), ())
    if candidate.owner is None:
        return _owner_of_thing(ledger, candidate)
    if candidate.owner == candidate.spot:
        return ()
    return ledger.meant(candidate.owner)


def _owner_of_thing(ledger: Ledger, candidate: Candidate) -> Found:
    """The state of a body whose word stands before a thing of that state: "the *government* websites of Estonia"."""
    tree = ledger.scenes[candidate.sentence].tree
    token = tree.tokens[candidate.head]
    if not token.relation.startswith("compound") or token.head < candidate.head:
        return ()
    found = [ledger.meant((candidate.sentence, i)) for i in tree.complements(token.head, "of")]
    return found[0] if len(found) == 1 and len(found[0]) == 1 and found[0][0].kind == "state" else ()


def _several(ledger: Ledger, candidate: Candidate, country: str | None) -> Found:
    """The states or leaders that "the country", "both sides", "the two leaders" mean."""
    if candidate.lemma == "state" and (candidate.country or "State" in candidate.text):
        return ()  # "the State and Homeland Security Departments"
    if candidate.lemma in words().countries and not candidate.plural:
        told = (not_itself(ledger, candidate) or spoken_to(ledger, candidate)) if candidate.definite else None
        code = country or (told or ledger.near(candidate) if candidate.definite else None)
        return (ledger.state(code),) if code and code not in _WORLD and candidate.definite else ()
    if candidate.lemma in words().countries | {"government"} and (own := _own_states(ledger, candidate)):
        return own
    if are_sides(candidate):
        return sides(ledger, candidate)
    if candidate.definite and (two := those_who_met(ledger, candidate)):
        return two
    return leaders(ledger, candidate) if are_leaders(candidate) and country is None else ()


def _own_states(ledger: Ledger, candidate: Candidate) -> Found:
    """The states of those whose countries or governments are meant ("*our countries*", "*their* nations"), where all
    are told."""
    codes = [c.country for c in _owner(ledger, candidate)] if candidate.pronoun is not None else []
    codes = list(of_both(ledger, candidate)) if len(codes) < 2 and candidate.plural else codes
    told = [code for code in codes if code is not None and code not in _WORLD]
    return tuple(ledger.state(code) for code in dict.fromkeys(told)) if len(told) == len(codes) > 1 else ()


def _is_national(candidate: Candidate, owner: Found) -> bool:
    """Whether a government is a state's: nothing says that it is a region's, and no other body or person owns it."""
    if owner and owner[0].kind != "state":
        return False
    if not (candidate.definite or candidate.plural or candidate.country or candidate.lemma == "government"):
        return False
    before = set(re.split(r"[\s-]+", candidate.text.lower()))
    if are_foreign(candidate) or are_two(candidate):
        return False
    able = ("GOV", None, "PTY") if candidate.lemma == "leadership" else ("GOV", None)
    return not before & words().sub_national and candidate.sector in able


def _part(ledger: Ledger, candidate: Candidate) -> str | None:
    """The part of its state after which a body is named: "the *Kerala* government"."""
    names = ledger.scenes[candidate.sentence].names
    before = [n for n in names if candidate.start <= n.start and n.last < candidate.head]
    return before[0].text if before and all(n.kind == "place" for n in before) else None


def _is_of_other_part(ledger: Ledger, candidate: Candidate, taken: Cluster) -> bool:
    """Whether two bodies are of different parts of a state: "the Delhi police", "the *Mumbai* police"."""
    own = _part(ledger, candidate)
    told = {_part(ledger, m) for m in taken.members} - {None}
    return own is not None and bool(told) and own not in told


def _government(ledger: Ledger, candidate: Candidate, owner: Found, country: str | None) -> Cluster:
    ours = own_state(ledger, ledger.scenes[candidate.sentence], candidate.pronoun) if candidate.pronoun else None
    if ours is not None and not owner:
        return ours
    taken = earlier(ledger.clusters, candidate, country) if candidate.definite and country is None else None
    if taken is not None:
        return taken
    code = country or (_told_so(ledger, candidate) if candidate.definite else None)
    code = code or of_government(candidate, ledger.near(candidate), ledger)
    return ledger.state(code) if code and code not in _WORLD else new_actor(ledger, candidate, owner, country)


def _told_so(ledger: Ledger, candidate: Candidate) -> str | None:
    """The state whose government the same word meant last as a subject: "*The Peruvian government* condemned the blast
    in Oslo. *The government* urged …"; else "the Government" is that which issues a release."""
    if candidate.text.lower() != f"the {candidate.lemma}":
        return None
    for sentence, index in sorted(_main_subjects(ledger, candidate.sentence), reverse=True):
        if ledger.scenes[sentence].tree.lemmas[index] == candidate.lemma:
            told = ledger.at.get((sentence, index), ())
            return told[0].country if len(told) == 1 and told[0].kind == "state" else None
    issuer = ledger.author if candidate.text.split()[-1].istitle() else None
    return issuer.country if issuer is not None and issuer.kind == "state" else None
