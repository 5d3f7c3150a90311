"""Who a story is about: mentions of persons, bodies, groups and states, resolved and joined into actors.

The main path is `find_actors`. Titles and appositions in the text come first, then the gazetteer by date; what
nothing identifies stays a name with its own text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Protocol

import msgspec

from legation.gazetteer.model import Entry, Match, Role, Term
from legation.language.model import Sentence
from legation.mention.acronyms import own_acronyms
from legation.mention.announced import announce
from legation.mention.author import author_of, body_in, decreed_by, headed_by, issuer_of, signed_by
from legation.mention.branches import branches, local_bodies
from legation.mention.candidates import Candidate, Scene, Spot
from legation.mention.context import Context, context_of
from legation.mention.coreference import tie
from legation.mention.halves import halves
from legation.mention.holders import hold
from legation.mention.homes import STORY, weigh
from legation.mention.hosts import receive
from legation.mention.joining import Joiner
from legation.mention.ledger import Ledger
from legation.mention.left_out import left_out
from legation.mention.model import Actor, Mention, PlaceMention
from legation.mention.names import Name, find_names, tag_spans
from legation.mention.officials import identify, leads
from legation.mention.people import known_persons, person_candidates
from legation.mention.people_words import PeopleWords
from legation.mention.phrases import Tree
from legation.mention.quoting import Speakers, quoted
from legation.mention.roles import RolePhrase, find_roles, planes
from legation.mention.settle import reopen, settle
from legation.mention.splitting import parted
from legation.mention.things import named_candidates, nominal_candidates
from legation.mention.turns import labelled, turns
from legation.mention.words import words
from legation.mention.writing import written
from legation.story.model import Story


class Knowledge(Protocol):
    """What the actor rules ask of the gazetteer."""

    def find(self, text: str) -> tuple[Match, ...]:
        """Known names in a text."""

    def dated(self, match: Match, day: str | None) -> Match:
        """A match with its entries as they were on an ISO day, or without one by now."""

    def role(self, words: Sequence[str]) -> Role | None:
        """The longest role at the end of lower-cased words, or None."""

    def country(self, code: str) -> Entry | None:
        """A state by its alpha-3 code, or None."""

    def officials(self, name: str, *, on: str | None = None, country: str | None = None) -> tuple[Term, ...]:
        """Terms of office of those whom a name may mean, those that cover the day first."""

    def holder(self, country: str, office: str, on: str) -> tuple[Term, ...]:
        """Who held an office of a country on a day, the surest first."""


def find_actors(
    story: Story,
    sentences: tuple[Sentence, ...],
    gazetteer: Knowledge,
    places: tuple[PlaceMention, ...] = (),
) -> tuple[tuple[Actor, ...], tuple[Mention, ...]]:
    """The actors of a story in order of first mention, and all their mentions in order of the text; its ``places``
    tell where people are of whom nothing else is told.

    1. Bring name tags and known names together; find role phrases.
    2. Read titles: persons with country, sector and title; bodies, groups, states; nominal phrases.
    3. Join names that mean one actor.
    4. Ask the gazetteer who persons are on the day of the story, where the text leaves it open.
    5. Tie roles and pronouns to actors, in the order of the text.
    6. Settle countries and sectors that hang on others.
    7. Weigh which state those are of whom no words tie to one.
    8. Write actors and mentions, one mention a head.
    """
    ledger = resolved(story, sentences, gazetteer, places)
    if len(sentences) >= STORY:
        weigh(ledger.clusters, ledger.at, ledger.context)  # 7
    return written(story, ledger)  # 8


def resolved(
    story: Story, sentences: tuple[Sentence, ...], gazetteer: Knowledge, places: tuple[PlaceMention, ...] = ()
) -> Ledger:
    """The actors of a story as its words and the rules tell them: steps 1 to 6 of `find_actors`."""
    scenes = _scenes(story, sentences, gazetteer, places)
    named, nominals = _candidates(scenes, lambda name: leads(gazetteer, name, (story.published or "")[:10] or None))
    joiner = Joiner(story.text, gazetteer.country)
    joiner.join(named)
    context = _context(story, scenes, gazetteer, places)
    context = msgspec.structs.replace(context, across=_counterparts([*named, *nominals.values()]))
    sites = frozenset(code for _, _, code in context.sites)
    identify(joiner.clusters, gazetteer, story.published, frozenset(context.counts), sites | context.titled)
    author = author_of(story.headline, joiner, gazetteer, story.published)
    author = author or headed_by(story.text, joiner) or signed_by(story.text, joiner) or decreed_by(story.text, joiner)
    issuer = body_in(story.headline) or body_in(story.text) or story.publisher
    if author is None and issuer:
        author = issuer_of(issuer, gazetteer.find(issuer), joiner)
        context = msgspec.structs.replace(context, home=author.country if author is not None else None)
    labels = [*named, *nominals.values()]
    spoken = turns(story.text) or labelled(story.text)
    ledger = Ledger(scenes, joiner, context, Speakers(scenes, quoted(story.text), spoken, labels), author)
    announce(ledger, story.headline, story.text, gazetteer)
    receive(ledger)
    settle(joiner.clusters, ledger.at, context)
    reopen(joiner.clusters, nominals.values(), scenes)
    tie(ledger, nominals)
    hold(joiner.clusters, gazetteer, story.published)
    settle(joiner.clusters, ledger.at, context)
    return ledger


def _scenes(
    story: Story, sentences: tuple[Sentence, ...], gazetteer: Knowledge, places: tuple[PlaceMention, ...]
) -> tuple[Scene, ...]:
    trees = tuple(Tree(sentence) for sentence in sentences)
    roles = PeopleWords(gazetteer)
    provinces = {p.start for p in places if p.precision == "province"}
    given = tuple(m for m in gazetteer.find(story.text) if m.entries[0].kind != "state" or m.start not in provinces)
    matched = branches(story.text, own_acronyms(story.text, given))
    known = halves(story.text, matched, gazetteer.country)
    known = tuple(m for m in known if not _is_matter(m, story.text) and not _is_title(m, story.text, roles))
    known = tuple(m for m in known if not _is_begun(m, story.text))
    day = story.published[:10] if story.published else None
    matches = tuple(gazetteer.dated(match, day) for match in known)
    covered = _covered(trees, matches)
    words_of_persons, surnames = _person_words(trees)
    phrases = tuple(
        tuple(p for p in find_roles(tree, roles, cover) if not _is_surname(tree, p, surnames))
        for tree, cover in zip(trees, covered, strict=True)
    )
    phrases = planes(phrases, trees)
    names = find_names(trees, story.text, matches, phrases, words_of_persons)
    names = tuple(
        local_bodies(parted(tree, own, roles_here, gazetteer, story.text), places)
        for tree, own, roles_here in zip(trees, names, phrases, strict=True)
    )
    return tuple(
        Scene(tree, own, _outside(own, roles_here), story.text)
        for tree, own, roles_here in zip(trees, names, phrases, strict=True)
    )


def _is_matter(match: Match, text: str) -> bool:
    """Whether "Labour" is a ministry's matter, not the party ("Minister of Labour and Social Affairs"), or "US" is of a
    sum ("US$50 million")."""
    if text[match.end : match.end + 1] == "$":
        return True
    before = text[max(0, match.start - 5) : match.start].split()
    return text[match.start : match.end] in ("Labour", "Labor") and before[-1:] in (["of"], ["for"], ["and"], ["&"])


def _is_begun(match: Match, text: str) -> bool:
    """Whether a name only begins another's, who is for a cause: "the *National Front* for the Defense of Democracy"."""
    last = text[match.start : match.end].rsplit(maxsplit=1)[-1].lower()
    if match.entries[0].kind not in ("body", "group") or last not in words().causes_of:
        return False
    cause = re.match(r"\s+for\s+(?:the\s+)?([A-Z]\w+)", text[match.end :])
    return cause is not None and cause[1].lower() in words().causes


def _is_title(match: Match, text: str, roles: PeopleWords) -> bool:
    """Whether "NSA" is an adviser's title before his name, not the agency ("NSA Tanaka said")."""
    after = re.match(r"\s+([A-Z][^\W\d_]+)", text[match.end :])
    called = text[match.start : match.end]
    return called in words().short_titles and after is not None and roles.role((after[1].lower(),)) is None


def _person_words(trees: tuple[Tree, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """All words, and the last words, of the persons' names of two words and more that the network tags."""
    spans = [
        t.tokens[first : last + 1]
        for t in trees
        for first, last, kind in tag_spans(t)
        if kind == "person" and last > first
    ]
    every = frozenset(token.text for span in spans for token in span if len(token.text) > 2)
    return every, frozenset(span[-1].text for span in spans)


def _is_surname(tree: Tree, phrase: RolePhrase, surnames: frozenset[str]) -> bool:
    """Whether a word for a role is somebody's surname in this story ("Mujahid said")."""
    token = tree.tokens[phrase.head]
    alone = phrase.first == phrase.last and token.text in surnames and token.text[:1].isupper()
    return alone and not tree.below(phrase.head, "det", "amod", "nmod:poss")


def _outside(names: tuple[Name, ...], phrases: tuple[RolePhrase, ...]) -> tuple[RolePhrase, ...]:
    """The role phrases whose head no name covers."""
    return tuple(p for p in phrases if not any(name.covers(p.head) for name in names))


def _covered(trees: tuple[Tree, ...], matches: tuple[Match, ...]) -> list[list[bool]]:
    """Which tokens of each sentence a known name covers."""
    inside = [False] * (max((m.end for m in matches), default=0) + 1)
    for match in matches:
        inside[match.start : match.end] = [True] * (match.end - match.start)
    return [[t.start < len(inside) and inside[t.start] for t in tree.tokens] for tree in trees]


def _candidates(
    scenes: tuple[Scene, ...], leading: Callable[[str], bool]
) -> tuple[list[Candidate], dict[Spot, Candidate]]:
    """Named candidates in order, and nominal ones by their spot."""
    known = known_persons(scenes, leading)
    named: list[Candidate] = []
    nominals: dict[Spot, Candidate] = {}
    for scene in scenes:
        persons, titles = person_candidates(scene, known)
        inside = _tokens_of(scene, persons)
        things = list(named_candidates(scene, inside))
        named += [c for c in (*persons, *things) if c.own]
        for candidate in (*(p for p in persons if not p.own), *nominal_candidates(scene, titles)):
            nominals.setdefault(candidate.spot, candidate)
        nominals |= {candidate.spot: candidate for candidate in left_out(scene)}
    return named, nominals


def _counterparts(candidates: list[Candidate]) -> tuple[tuple[int, int, str], ...]:
    """The sentence and token of each "his" before a counterpart whose state is told: "*his* Turkish counterpart"."""
    theirs = (c for c in candidates if c.lemma == "counterpart" and c.pronoun is not None)
    return tuple((c.sentence, c.pronoun, c.country) for c in theirs if c.pronoun is not None and c.country)


def _tokens_of(scene: Scene, persons: tuple[Candidate, ...]) -> frozenset[int]:
    """The tokens that persons' names cover."""
    spans = [(p.start, p.end) for p in persons if p.own]
    return frozenset(
        i for i, token in enumerate(scene.tree.tokens) if any(s <= token.start and token.end <= e for s, e in spans)
    )


def _context(
    story: Story, scenes: tuple[Scene, ...], gazetteer: Knowledge, places: tuple[PlaceMention, ...]
) -> Context:
    titled = gazetteer.find(story.title) if story.title else ()
    codes = tuple(m.entries[0].country for m in titled if m.entries[0].kind == "state" and m.entries[0].country)
    of_all = frozenset(m.entries[0].country for m in titled if m.entries[0].country)
    return msgspec.structs.replace(context_of(scenes, codes, places), titled=of_all)
