"""Roles and pronouns tied to the actors of a story, in the order of its text."""

from __future__ import annotations

import re

import msgspec

from legation.mention.addressed import labelled, vocative
from legation.mention.candidates import Candidate, Scene, Spot
from legation.mention.cluster import Cluster
from legation.mention.joining import initials
from legation.mention.joint import told_last
from legation.mention.ledger import Found, Ledger
from legation.mention.left_out import LEMMA
from legation.mention.pronouns import pronoun
from legation.mention.relations import (
    attacked_in,
    band_of,
    dwelling_in,
    fled_from,
    foe_of,
    harmed_in,
    is_across,
    is_exile,
    lies_at,
    not_itself,
    other_state,
    placed_in,
    portion_of,
)
from legation.mention.several import (
    are_leaders,
    are_sides,
    are_two,
    both,
    by_countries,
    counterparts,
    former_or_latter,
    leaders,
    sides,
    those_who_met,
)
from legation.mention.takeup import counterpart, earlier, leading, lent, only_holder
from legation.mention.words import words

_HOME = frozenset({"MIL", "COP", "JUD", "LEG", "LAB"})
_STATE = _HOME | {"GOV", "SPY"}
_WORLD = frozenset({"IGO", "NGO", "IMG", "MNC", "UNK"})
_REFLEXIVES = frozenset({"himself", "herself", "itself", "themselves"})
_SEVERAL = frozenset({"several", "many", "some", "other", "various", "most"})
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

    1. Another wording of a name: that person; in a transcript, whom "Mr. President" calls. 2. Several countries: one
    actor each. 3. A spokesman: whom he speaks for. 4. "The country", "both sides", "the leaders". 5. A government: its
    state. 6. An earlier actor that it takes up. 7. A new actor.
    """
    if candidate.same is not None and candidate.same in ledger.at:
        _of_kin(ledger, candidate)
        return ledger.at[candidate.same]
    called = _called(ledger, candidate) or labelled(ledger, candidate) or vocative(ledger, candidate)
    if called is not None:
        return (called,)
    owner = _owner(ledger, candidate)
    beside = other_state(ledger, candidate, owner)
    if beside is not None:
        return (beside,)
    if candidate.countries:
        return by_countries(ledger, candidate)
    if len(lands := _lands_of_all(candidate, owner)) > 1:
        return by_countries(ledger, msgspec.structs.replace(candidate, countries=lands))
    if candidate.speaks and (owner or candidate.country):
        return owner[:1] if owner else (ledger.state(candidate.country or ""),)
    kept = owner if candidate.lemma not in words().relational else ()
    country = candidate.country or (kept[0].country if kept else None)
    if candidate.pronoun is not None and kept and kept[0].country and candidate.country in _WORLD:
        country = kept[0].country
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
        return (named or _new(ledger, candidate, (), country),)
    main = leading(ledger.clusters, candidate, country, _main_subjects(ledger, candidate.sentence))
    taken = main or earlier(ledger.clusters, candidate, country) or only_holder(ledger.clusters, candidate, country)
    apart = taken is not None and (is_across(ledger, candidate, taken) or _is_of_other_part(ledger, candidate, taken))
    if taken is not None and not apart:
        return _all_sides(ledger, candidate, taken)
    forces = told_last(ledger, candidate) if country is None else ()
    if len(forces) > 1:
        return forces
    return (_new(ledger, candidate, kept, country or (forces[0].country if forces else None)),)


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


def _lands_of_all(candidate: Candidate, owner: Found) -> tuple[str, ...]:
    """The countries of several states whose people a plural names: "Chad and Niger flew out *their people*", "*the two
    countries' envoys*"."""
    if not candidate.plural or candidate.lemma in words().relational | words().countries:
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
    if token.relation != "conj" or not (alike or "other" in candidate.text.lower().split()):
        return None
    beside = ledger.meant((candidate.sentence, token.head))
    return next((c.country for c in beside if c.country and (not alike or c.sector in _STATE)), None)


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
        code = country or (not_itself(ledger, candidate) or ledger.near(candidate) if candidate.definite else None)
        return (ledger.state(code),) if code and code not in _WORLD and candidate.definite else ()
    if candidate.lemma in words().countries and (own := _own_states(ledger, candidate)):
        return own
    if are_sides(candidate):
        return sides(ledger, candidate)
    if candidate.definite and (two := those_who_met(ledger, candidate)):
        return two
    return leaders(ledger, candidate) if are_leaders(candidate) and country is None else ()


def _own_states(ledger: Ledger, candidate: Candidate) -> Found:
    """The states of those whose countries are meant ("*our countries*", "*their* nations"), where all are told."""
    codes = [c.country for c in _owner(ledger, candidate)] if candidate.pronoun is not None else []
    told = [code for code in codes if code is not None and code not in _WORLD]
    return tuple(ledger.state(code) for code in dict.fromkeys(told)) if len(told) == len(codes) > 1 else ()


def _is_national(candidate: Candidate, owner: Found) -> bool:
    """Whether a government is a state's: nothing says that it is a region's, and no other body or person owns it."""
    if owner and owner[0].kind != "state":
        return False
    if not (candidate.definite or candidate.plural or candidate.country or candidate.lemma == "government"):
        return False
    before = set(re.split(r"[\s-]+", candidate.text.lower()))
    if _are_foreign(candidate) or are_two(candidate):
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
    taken = earlier(ledger.clusters, candidate, country) if candidate.definite and country is None else None
    if taken is not None:
        return taken
    code = country or (_told_so(ledger, candidate) if candidate.definite else None) or ledger.near(candidate)
    return ledger.state(code) if code and code not in _WORLD else _new(ledger, candidate, owner, country)


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


def _new(ledger: Ledger, candidate: Candidate, owner: Found, country: str | None) -> Cluster:
    """A new actor; an unmarked role of public life belongs to the state that the story is about there, and a group of
    civil society waits for what the whole story tells."""
    cluster = ledger.joiner.empty(candidate.kind)
    cluster.foe = foe_of(ledger, candidate)
    by_title = words().titles_of.get(candidate.role or "")
    if country is None and by_title and candidate.definite and any(c.country == by_title for c in ledger.clusters):
        country = by_title
        cluster.reasons.append(f"country {country} from the title, whose name is that state’s own")
    elif candidate.lemma == "coalition" and candidate.country is None and candidate.sector == "MIL":
        country = "IGO"
    elif country is None and candidate.sector in ("NGO", "IGO"):
        local = (
            candidate.sector == "NGO" and candidate.lemma in words().local_ngo and _is_domestic(candidate, sure=True)
        )
        waits = candidate.sector == "NGO" and candidate.kind == "group" and not _is_worldly(candidate)
        country = (ledger.near(candidate) if local else None) or (None if waits else candidate.sector)
    elif country is None and (part := portion_of(ledger, candidate)) is not None:
        country = part.country
        if country:
            cluster.reasons.append(f"country {country} from “{part.fullest}”, whose part it is")
        if candidate.lemma == LEMMA:
            cluster.owner, cluster.sector = part.first, part.sector
    elif country is None and (band := band_of(ledger, candidate)) is not None:
        country, cluster.owner, cluster.sector = band.country, band.first, band.sector
        cluster.reasons.append(f"country {country} from “{band.fullest}”, the armed group told of last")
    elif country is None and is_exile((candidate.text,)):
        country = fled_from(ledger, candidate)
    elif country is None and (place := _of_the_harmed(ledger, candidate)) is not None:
        country = place
        cluster.reasons.append(f"country {country} from the place that the sentence names")
    elif country is None and (head := _leader(ledger, candidate)) is not None:
        country = head.country
        cluster.reasons.append(f"country {country} from “{head.fullest}”, who leads it")
    elif country is None and candidate.pronoun is not None and owner and owner[0].kind == "person":
        cluster.owner = owner[0].first
    elif country is None and _is_of_nations(ledger, candidate):
        cluster.many = True
    elif country is None and "USA" in ledger.context.counts and _is_american(candidate):
        country = "USA"
        cluster.reasons.append("country USA from its own words")
    elif country is None and _is_domestic(candidate):
        country = ledger.near(candidate)
        if country:
            cluster.reasons.append(f"country {country} from the states that the story names around it")
    elif country and candidate.country is None:
        cluster.reasons.append(f"country {country} from its owner")
    cluster.country = None if country == cluster.foe and candidate.country is None else country
    cluster.sector = (
        cluster.sector
        or lent(candidate, owner)
        or candidate.sector
        or (owner[0].sector if owner and owner[0].kind != "person" else None)
    )
    return cluster


def _is_of_nations(ledger: Ledger, candidate: Candidate) -> bool:
    """Whether people are told to be of several countries that are not named: "envoys *from six nations*", "*Western*
    governments"."""
    if _are_foreign(candidate) or are_two(candidate):
        return True
    tree = ledger.scenes[candidate.sentence].tree
    lands = tree.complements(candidate.head, "from", "of")
    return any(tree.lemmas[i] in words().countries and tree.number(i) == "plural" for i in lands)


def _leader(ledger: Ledger, candidate: Candidate) -> Cluster | None:
    """Who is told right behind a phrase to lead it, if his country is known: "a mission *led by Minister Okello*"."""
    tree = ledger.scenes[candidate.sentence].tree
    led = [i for i in tree.below(candidate.head, "acl") if tree.lemmas[i] in ("lead", "head")]
    heads = [j for i in led for j in tree.below(i, "obl") if any(tree.words[c] == "by" for c in tree.below(j, "case"))]
    found = [c for i in heads for c in ledger.meant((candidate.sentence, i))]
    return next((c for c in found if c.country and c.kind in ("person", "state")), None)


def _of_the_harmed(ledger: Ledger, candidate: Candidate) -> str | None:
    """The country of people by where they live, or where they were harmed."""
    told = dwelling_in(ledger, candidate) or attacked_in(ledger, candidate) or harmed_in(ledger, candidate)
    return told or placed_in(ledger, candidate)


def _is_american(candidate: Candidate) -> bool:
    """Whether a phrase without a state says by its words that it is one of the United States: "the Senate", "a senior
    administration official", "the Administration"."""
    said = candidate.text.split()
    if candidate.lemma == "administration" and said[-1] == "Administration":
        return True
    if re.match(r"[Tt]he Departments? of [A-Z]", candidate.text):
        return True
    return bool(words().chambers & set(said)) or (
        candidate.lemma == "official" and "administration" in candidate.text.lower().split()
    )


def _is_domestic(candidate: Candidate, *, sure: bool = False) -> bool:
    """Whether an unmarked phrase means people or bodies of the state that the story is about; ``sure`` of its noun."""
    if candidate.lemma in words().international and candidate.sector not in _HOME:
        return False
    if _is_worldly(candidate) or _are_parties(candidate):
        return False
    return sure or candidate.lemma in words().domestic or candidate.sector in _HOME


def _are_parties(candidate: Candidate) -> bool:
    """Whether parties are those of a conflict or deal, not political ones ("all relevant parties")."""
    said = set(candidate.text.lower().split())
    several = candidate.plural or said & {"any", "other", "third"}
    return candidate.lemma == "party" and bool(several) and said <= words().partners


def _are_foreign(candidate: Candidate) -> bool:
    """Whether governments, or their missions, are those of other states that are not named: "*several* governments",
    "*African* embassies"."""
    if not candidate.plural or candidate.country or candidate.definite:
        return False
    if candidate.lemma not in words().government | words().posts:
        return False
    said = set(re.split(r"[\s-]+", candidate.text.lower()))
    return bool(said & (words().worldly | _SEVERAL)) and not said & (words().sub_national - {"regional"})


def _is_worldly(candidate: Candidate) -> bool:
    """Whether a phrase's words say that it is of no one state ("international aid agencies", not "the *foreign*
    ministry")."""
    said = set(candidate.text.lower().split())
    return bool((said - {"foreign"} if candidate.lemma in ("ministry", "minister") else said) & words().worldly)
