"""Candidates for persons: names with their titles, as name and as nominal mention where both have a head."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

import msgspec

from legation.mention.affiliation import Affiliation, affiliation
from legation.mention.candidates import Candidate, Scene, Spot
from legation.mention.names import Name
from legation.mention.phrases import Tree
from legation.mention.roles import RolePhrase
from legation.mention.spelling import gender_of, weighty
from legation.mention.titles import Title, find_titles, may_be_person
from legation.mention.words import words


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """``words`` of the persons' names of a story, folded; ``leads`` tells a head of state or government by surname."""

    words: frozenset[str]
    leads: Callable[[str], bool]


def person_candidates(scene: Scene, known: Known) -> tuple[tuple[Candidate, ...], frozenset[RolePhrase]]:
    """Persons of a sentence, and the role phrases that are their titles.

    A bare capitalised word that is a word of a person's name elsewhere in the story, or the surname of a head of state
    or government of the day, is a surname. A name without title, tag or such a word is no person.
    """
    titles = find_titles(scene)
    also = _other_names(scene)
    found: list[Candidate] = []
    used: set[RolePhrase] = set()
    for name in scene.names:
        borne = titles.get(name, ())
        if (
            borne
            or name in also
            or (may_be_person(name) and _is_person(scene, name, known))
            or _is_namesake(scene, name, known)
        ):
            found += _renamed(_person(scene, name, borne), also.get(name))
            used.update(title.phrase for title in borne)
    return tuple(found), frozenset(used)


def _renamed(candidates: Iterator[Candidate], real: Name | None) -> Iterator[Candidate]:
    """The candidates of a name, with the person's other name beside theirs where the text says that both are one."""
    for candidate in candidates:
        yield candidate if real is None else msgspec.structs.replace(candidate, alias_of=" ".join(real.text.split()))


_NAMING = frozenset({"as", "nickname", "nicknamed", "dubbed", "“", '"', "‘"})


def _other_names(scene: Scene) -> dict[Name, Name]:
    """Names that the text says are other names of the person just named: "known as", "nicknamed"."""
    found = {}
    for one, other in pairwise(scene.names):
        between = scene.tree.words[one.last + 1 : other.first]
        told = {"known", "nicknamed", "dubbed"} & set(between) and between[-1] in _NAMING
        if len(between) <= 8 and told and may_be_person(other):
            found[other] = one
    return found


def known_persons(scenes: tuple[Scene, ...], leads: Callable[[str], bool]) -> Known:
    """What is known of a story's persons: the words of names tagged as persons or bearing a title, and who leads."""
    found: set[str] = set()
    for scene in scenes:
        titles = find_titles(scene)
        for name in scene.names:
            if (name.kind == "person" and name.form != "run") or name in titles:
                found.update(weighty(name.text))
    return Known(words=frozenset(found), leads=leads)


def _is_person(scene: Scene, name: Name, known: Known) -> bool:
    if name.kind == "person":
        return True
    if _honoured(scene, name):
        return True
    parts = weighty(name.text) or tuple(name.text.lower().split())
    if name.entry is None and parts[-1] in known.words and all(p in known.words or p in _first_names() for p in parts):
        return True
    if name.entry is None and len(parts) == 1 and known.leads(name.text):
        return True
    return name.kind == "unknown" and ((parts[0] in _first_names() and len(parts) > 1) or _speaks(scene, name))


def _first_names() -> frozenset[str]:
    return words().male | words().female


def _is_namesake(scene: Scene, name: Name, known: Known) -> bool:
    """Whether a place's name is the surname of somebody in the story ("Paris" for Valeska Paris): it acts, and no
    preposition of place stands before it."""
    if name.entry is None or name.kind not in ("state", "place") or name.last > name.first:
        return False
    if name.text.lower() not in known.words or name.form in ("adjective", "demonym", "acronym"):
        return False
    before = scene.tree.words[name.first - 1] if name.first else ""
    return before not in ("in", "at", "near", "from", "to", "the", "of", "outside", "around", ",")


def _honoured(scene: Scene, name: Name) -> bool:
    before = scene.tree.words[name.first - 1] if name.first > 0 else ""
    return before in words().honorifics or before.rstrip(".") in words().ranks


def _speaks(scene: Scene, name: Name) -> bool:
    """Whether an unknown name is the subject of a verb of saying: those who speak under a bare name are persons."""
    tree = scene.tree
    token = tree.tokens[tree.head_of(name.first, name.last)]
    return token.relation == "nsubj" and tree.lemmas[token.head] in words().say and len(name.text) > 3


def _person(scene: Scene, name: Name, titles: tuple[Title, ...]) -> Iterator[Candidate]:
    """The name as a mention with the head of the whole phrase, and one nominal mention for each title apart."""
    tree = scene.tree
    read = [(title, affiliation(tree, title.phrase, title.ties)) for title in titles]
    joined = next((t for t in titles if t.joined), None)
    heads = _heads(scene, name, joined)
    country, sector, owner, reason = _first_told(read)
    if sector == "GOV" and any(_is_executive(tree, t) for t in titles):
        sector = "BUS"
    home = _of_state(scene, name, bool(titles)) or _of_owner(scene, name)
    if home is None and (nation := _of_nation(scene, name)):
        home, sector = (nation, None), sector or "CVL"
    if home is not None and (country is None or _is_borrowed(read, country, home[0])):
        country, owner = home
        reason = reason or "country from the words after the name"
    best = next((t for t in titles), None)
    rank = _rank(scene, name)
    if rank is not None and sector is None:
        sector = rank[1]
    if _is_american(scene, name):
        sector = "LEG" if sector in (None, "NGO", "PTY", "CVL") else sector
        if country is None:
            country, reason = "USA", "country from the party and state in brackets"
    told_role = _words(scene, best.phrase) if best else rank[0] if rank else None
    base = Candidate(
        sentence=name.sentence, head=heads[0], start=name.start, end=name.end, form="name", kind="person",
        text=" ".join(name.text.split()),
        entry=name.entry if name.kind == "person" else None, country=country, sector=sector,
        title=_title_text(scene, best), owner=owner or _kinsman(name.sentence, titles),
        role=told_role, lemma=best.phrase.lemma if best else told_role,
        office=next((t.phrase.role.office for t in titles if t.phrase.role.office), None),
        gender=_gender(scene, name, titles), former=any(t.ties.former for t in titles),
        pronoun=next((t.ties.pronoun for t in titles if t.ties.pronoun is not None), None), definite=True,
        reason=reason,
    )  # fmt: skip
    yield base
    own = tree.head_of(name.first, name.last)
    if own not in heads:
        yield msgspec.structs.replace(base, head=own, same=base.spot, own=False)
    for title, told in read:
        if title.side != "verb":
            yield from _nominal(scene, title, told, base, heads)


def _kinsman(sentence: int, titles: tuple[Title, ...]) -> Spot | None:
    """Whose relative or head a person is: the possessive pronoun of a title like "his daughter", "their leader"."""
    kin = (t.ties.pronoun for t in titles if t.phrase.lemma in words().kin | words().heads)
    index = next((i for i in kin if i is not None), None)
    return (sentence, index) if index is not None else None


def _is_borrowed(read: list[tuple[Title, Affiliation]], country: str, home: str | None) -> bool:
    """Whether a country comes from a body of a common name only ("Security Council Secretary Ann Lee of Armenia")."""
    bodies = [a.body.entry for _, a in read if a.body is not None and a.body.entry is not None]
    stated = any(n.kind in ("state", "place") for t, _ in read for n in t.ties.before)
    return bool(home) and not stated and country not in _WORLD and any(e.country == country for e in bodies)


_WORLD = frozenset({"IGO", "NGO", "IMG", "MNC"})


def _rank(scene: Scene, name: Name) -> tuple[str, str] | None:
    """The role word and sector of a rank in short before a name ("Sen.", "Lt. Gen."), or None."""
    index = name.first - 1
    if index >= 0 and scene.tree.words[index] == ".":
        index -= 1
    word = scene.tree.words[index].rstrip(".") if index >= 0 else ""
    found = words().ranks.get(word)
    return (found[0], found[1]) if found else None


def _is_american(scene: Scene, name: Name) -> bool:
    """Whether "(D-Calif.)" or ", R-Iowa," follows a name."""
    return re.match(r"\s*[(,]\s*[DRI][-–][A-Z]", scene.text[name.end : name.end + 8]) is not None


def _heads(scene: Scene, name: Name, joined: Title | None) -> list[int]:
    """The heads of name and joined title together, the outermost first."""
    tree = scene.tree
    first = joined.phrase.first if joined else name.first
    whole = [i for i in tree.exits(first, name.last) if tree.tokens[i].upos != "PUNCT"]
    inside = [i for i in whole if name.covers(i)]
    if joined and not inside and whole:
        return [joined.phrase.head if joined.phrase.head in whole else whole[0]]
    return inside or [tree.head_of(name.first, name.last)]


def _nominal(scene: Scene, title: Title, told: Affiliation, base: Candidate, heads: list[int]) -> Iterator[Candidate]:
    head = title.phrase.head
    if head in heads:
        return
    start, end = (base.start, base.end) if title.joined else _span(scene, title)
    yield Candidate(
        sentence=base.sentence, head=head, start=start, end=end, form="name" if title.joined else "nominal",
        kind="person", text=base.text if title.joined else scene.words(start, end), country=told.country,
        sector=told.sector, same=base.spot, definite=True, role=_words(scene, title.phrase), lemma=title.phrase.lemma,
        office=title.phrase.role.office, owner=told.owner, pronoun=title.ties.pronoun, own=False,
    )  # fmt: skip


def _span(scene: Scene, title: Title) -> tuple[int, int]:
    tokens = scene.tree.tokens
    last = max([title.ties.last, *(n.last for n in title.ties.after)])
    return tokens[title.ties.first].start, tokens[last].end


def _words(scene: Scene, phrase: RolePhrase) -> str:
    return " ".join(scene.tree.words[phrase.first : phrase.last + 1])


def _title_text(scene: Scene, title: Title | None) -> str | None:
    if title is None:
        return None
    tokens = scene.tree.tokens
    return scene.words(tokens[title.phrase.first].start, tokens[title.phrase.last].end)


def _is_executive(tree: Tree, title: Title) -> bool:
    """Whether somebody is the head of a firm, alone or besides: "Ann Lee, president *and chief executive*"."""
    beside = tree.words[title.phrase.last + 1 : title.phrase.last + 4]
    also = beside[:1] == ["and"] and (beside[1:2] == ["ceo"] or beside[1:] == ["chief", "executive"])
    return also or title.phrase.lemma in words().executives


def _first_told(read: list[tuple[Title, Affiliation]]) -> tuple[str | None, str | None, Spot | None, str]:
    country = next((c for title, a in read if (c := a.country or title.phrase.role.country)), None)
    sector = next((a.sector for _, a in read if a.sector), None)
    owner = next((a.owner for _, a in read if a.owner), None)
    reason = next((a.reason for _, a in read if a.reason), "")
    return country, sector, owner, reason


def _of_state(scene: Scene, name: Name, titled: bool) -> tuple[str | None, Spot | None] | None:
    """The state or body right after a name: "Modi of India", "Bagci of the Foreign Policy Institute"; not what
    somebody is told of: "assured Lund of *Peru's* support"."""
    tree = scene.tree
    apart, index = False, name.last + 1
    if tree.words[index : index + 1] == [","] and tree.words[index + 1 : index + 2] in (["of"], ["from"]):
        apart, index = True, index + 1  # "Ann Lee, of the charity Hope, said"
    if index >= tree.size or tree.words[index] not in (("of", "from") if titled else ("of", "from", "at", "with")):
        return None
    if tree.words[index] in ("at", "with") and _is_met(scene, name):
        return None
    comes = tree.words[index] == "from" and not titled  # "Mai from Vietnam" speaks for no state
    index += 1
    while index < tree.size and (tree.words[index] == "the" or tree.tokens[index].upos == "ADJ"):
        if any(other.covers(index) for other in scene.names):
            break
        index += 1
    index = _past_kind(scene, index)
    for other in scene.names:
        owns = tree.words[other.last + 1 : other.last + 2] in (["'s"], ["’s"]) and _is_met(scene, name)
        fits = other.kind in ("body", "group") or not apart  # not "Ann Lee, of Lisbon"
        if other.covers(index) and other.form not in ("adjective", "demonym") and fits and not owns:
            spot = (other.sentence, tree.head_of(other.first, other.last))
            country = other.entry.country if other.entry else None
            return country, None if comes and other.kind == "state" else spot
    return None


def _of_nation(scene: Scene, name: Name) -> str | None:
    """The state whose national somebody is by what stands behind a comma: "Ana Ruiz, *a Mexican*, was held"."""
    tree, index = scene.tree, name.last + 1
    if tree.words[index : index + 1] != [","] or tree.words[index + 1 : index + 2] not in (["a"], ["an"]):
        return None
    index += 2
    while tree.words[index : index + 1] and (tree.words[index].isdigit() or tree.words[index] in _AGED):
        index += 1  # "a *29-year-old* Mexican"
    nation = next((n for n in scene.names if n.first == index and n.form in ("adjective", "demonym")), None)
    if nation is None or nation.entry is None or nation.kind != "state":
        return None
    behind = tree.tokens[nation.last + 1] if nation.last + 1 < tree.size else None
    ends = behind is None or behind.upos in ("PUNCT", "VERB", "AUX", "CCONJ", "ADP", "PRON")
    return nation.entry.country if ends else None


_AGED = frozenset({"-", "year", "old"})


def _past_kind(scene: Scene, index: int) -> int:
    """Where the name stands before which words tell what body it is: "of *Thai rights group* iLaw"."""
    for name in scene.names:
        between = scene.tree.tokens[index : name.first]
        if name.form == "called" and 0 < len(between) <= _KIND_WORDS:
            return name.first if all(t.upos in ("ADJ", "NOUN", "PROPN") for t in between) else index
    return index


_KIND_WORDS = 4
"""So many words at most tell what body somebody is of: "the Kenyan human rights group". A choice."""


def _of_owner(scene: Scene, name: Name) -> tuple[str | None, Spot | None] | None:
    """The state, or the body with its spot, whose somebody is by the words before: "*Oxfam's* Ann Lee"."""
    tree = scene.tree
    if name.kind not in ("person", "unknown") or tree.words[max(0, name.first - 1) : name.first] not in (
        ["'s"],
        ["’s"],
    ):
        return None
    owner = next((n for n in scene.names if n.last == name.first - 2 and n.entry is not None), None)
    if owner is None or owner.entry is None or owner.kind not in ("state", "body"):
        return None
    spot = (owner.sentence, tree.head_of(owner.first, owner.last)) if owner.kind == "body" else None
    return owner.entry.country, spot


def _is_met(scene: Scene, name: Name) -> bool:
    """Whether somebody has something done to him, so that "at" tells where: "hosted *Lund* at the White House"."""
    tree = scene.tree
    token = tree.tokens[tree.head_of(name.first, name.last)]
    if token.relation == "conj":
        token = tree.tokens[token.head]
    marked = any(tree.words[c] in ("with", "by") for c in tree.below(tree.tokens.index(token), "case"))
    return token.relation in ("obj", "iobj", "nsubj:pass") or (token.relation.startswith("obl") and marked)


def _gender(scene: Scene, name: Name, titles: tuple[Title, ...]) -> str | None:
    """``m`` or ``f`` by honorific, role word or first name, None where nothing tells."""
    lists = words()
    near = [scene.tree.words[name.first - 1]] if name.first > 0 else []
    near += [t.phrase.lemma for t in titles]
    if any(w in lists.male_titles for w in near):
        return "m"
    if any(w in lists.female_titles for w in near):
        return "f"
    return gender_of(name.text)
