"""A sentence as the coder looks at it: its clauses, and which mention stands at which word."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeVar

from legation.event.words import words
from legation.language.model import Argument, Clause, Sentence, Token
from legation.mention.dateline import datelines, day_of, in_force
from legation.mention.model import Actor, Amount, Count, DateMention, Mention, Mentions, PlaceMention, Quotation
from legation.mention.turns import turns
from legation.story.model import Story

T = TypeVar("T", DateMention, Count, Amount)

OWNING = {"nmod:poss", "amod", "compound", "nmod", "nmod:desc", "appos", "flat", "det:poss"}
"""Relations by which a thing's owner hangs from it ("Israel's decision", "the Russian plan", "a decision by Iran")."""

UNARMED = {"MED", "EDU", "REL", "NGO", "BUS"}
"""Sectors of bodies that are struck and do not strike."""

OWN_VOICE = 2
"""So many words "we", "our", "I" outside quotation marks show that a text speaks for somebody. A choice."""

FIRST_PERSON = {"we", "our", "us", "i", "my", "ours"}

OWNERS_OF = {"of", "by", "from", "'s", None}
RANK = {"name": 0, "nominal": 1, "metonym": 2, "adjective": 3, "pronoun": 4}


def _only_compares(mention: DateMention, sentence: Sentence) -> bool:
    """Whether a "since" only says how rare something is: "for *the first time* since 2019", "the worst flood since
    May"."""
    if mention.relation != "since":
        return False
    tokens = sentence.tokens
    at = next((i for i in range(mention.head, -1, -1) if tokens[i].text.lower() == "since"), 0)
    before = [t for i, t in enumerate(tokens[:at]) if t.head == at - 1 and t.relation == "amod"]
    rare = any(t.text.lower() in ("first", "last", "only") or t.xpos == "JJS" for t in before)
    return at > 0 and tokens[at - 1].upos == "NOUN" and rare


class Scene:
    """One sentence with its clauses and with everything that the mention room found in it.

    ``today`` is the story's present: its day of publication or of a head shortly before that, else that of its
    dateline, else the latest day told.
    """

    def __init__(
        self, story: Story, sentence: Sentence, clauses: Sequence[Clause], found: Mentions, index: Index
    ) -> None:
        self.story = story
        self.sentence = sentence
        self.clauses = tuple(clauses)
        self.actors = index.actors
        n = sentence.index
        self.mentions: dict[int, Mention] = index.by_head.get(n, {})
        self.places: dict[int, PlaceMention] = index.places.get(n, {})
        self.dates: tuple[DateMention, ...] = tuple(
            d for d in index.dates.get(n, ()) if not _only_compares(d, sentence)
        )
        self.counts: tuple[Count, ...] = tuple(index.counts.get(n, ()))
        self.amounts: tuple[Amount, ...] = tuple(index.amounts.get(n, ()))
        self.today = index.today or index.present(sentence.start)
        self.quotations: tuple[Quotation, ...] = found.quotations
        self.voice = index.voice
        self.turns = index.turns
        self._nouns = index.nouns

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The sentence's tokens."""
        return self.sentence.tokens

    @functools.cached_property
    def is_lead(self) -> bool:
        """Whether this is the story's first sentence, or the first behind its headline."""
        before = self.story.text[: self.sentence.start].strip()
        return not before or (self.sentence.index <= 1 and before[-1] not in '.!?"”')

    @functools.cached_property
    def by_predicate(self) -> dict[int, list[Clause]]:
        """The clauses by the index of their predicate word."""
        out: dict[int, list[Clause]] = {}
        for clause in self.clauses:
            out.setdefault(clause.head, []).append(clause)
        return out

    @functools.cached_property
    def marked(self) -> tuple[Quotation, ...]:
        """The quotations without the turns of a transcript, in which whoever has the word speaks for himself."""
        labels = {t.label.start for t in self.turns}
        return tuple(q for q in self.quotations if q.source is None or q.source.start not in labels)

    def above(self, clause: Clause) -> list[Clause]:
        """The clauses of the predicate that a clause hangs from; none where it hangs from nothing."""
        return [] if clause.governor is None else self.by_predicate.get(clause.governor, [])

    @functools.cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """The dependents of each token."""
        out: list[list[int]] = [[] for _ in self.tokens]
        for i, token in enumerate(self.tokens):
            if token.head >= 0:
                out[token.head].append(i)
        return tuple(tuple(c) for c in out)

    def inside(self, argument: Argument) -> range:
        """The indexes of the tokens of an argument's phrase."""
        first = next((i for i, t in enumerate(self.tokens) if t.start >= argument.start), 0)
        last = next((i for i in range(len(self.tokens) - 1, -1, -1) if self.tokens[i].end <= argument.end), first)
        return range(first, last + 1)

    def called(self, head: int) -> frozenset[str]:
        """The nouns by which the story calls whom a pronoun means: the "gunman" of "*they* fled", as lemmas."""
        mention = self.mentions.get(head)
        if mention is None or mention.form != "pronoun":
            return frozenset()
        return frozenset(noun for actor in mention.actors for noun in self._nouns.get(actor, ()))

    def is_person(self, head: int) -> bool:
        """Whether the mention at a word is a person's."""
        mention = self.mentions.get(head)
        return mention is not None and any(self.actors[a].kind == "person" for a in mention.actors)

    def owner(self, argument: Argument) -> Mention | None:
        """Whose the thing is that an argument names: its possessor, the actor that its modifiers name, or its maker
        ("the allegations *made by Pakistan*"; not who stops it: "a coup foiled by guards"). What only befalls somebody
        does nothing in his name: "*Peru's* slow growth pushed ministers to act"; nor do his animals, his works and his
        artists: "*Peru's* ballet will visit Rome", "the *king's* dogs attacked a guard"."""
        lemma = self.tokens[argument.head].lemma.lower()
        acts = argument.slot in ("subject", "by")
        if lemma in words("performers") or (acts and lemma in words("circumstances")):
            return None
        return self._owner(argument.head, 3) or self._maker(argument.head) or self._issuer(argument.head)

    def _maker(self, head: int) -> Mention | None:
        relative = [c for c in self.clauses if c.link == "relative" and c.predicate not in words("thwarting")]
        made = [c for c in relative if any(_is_made(a, head) for a in c.arguments)]
        doers = [a.head for c in made for a in c.arguments if a.slot == "subject"]
        return next((self.mentions[d] for d in doers if d in self.mentions), None)

    def _issuer(self, head: int) -> Mention | None:
        """Who issues a paper or speech: "*The mayor* wrote a letter urging …", "signed a petition demanding …"."""
        if self.tokens[head].lemma.lower() not in words("documents") | words("speeches"):
            return None
        above = [c for c in self.clauses if c.predicate in words("issuing") or c.light in words("issuing")]
        issued = [c for c in above if any(a.slot == "object" and a.head == head for a in c.arguments)]
        doers = [a.head for c in issued for a in c.arguments if a.slot == "subject" and a.head != head]
        return next((self.mentions[d] for d in doers if d in self.mentions), None)

    def _owner(self, head: int, depth: int) -> Mention | None:
        own = [c for c in self.children[head] if self.tokens[c].relation in OWNING]
        own.sort(key=lambda c: (self.tokens[c].relation != "nmod:poss", self.tokens[c].relation == "nmod"))
        own.sort(key=lambda c: not self._is_named(c))
        for child in own:
            if self.is_struck(child, head) or self.is_ground(child):
                continue
            if self.tokens[child].relation.startswith("nmod") and self.case(child) not in OWNERS_OF:
                continue
            mention = self.mentions.get(child)
            if mention is not None:
                return mention
        held = [c for c in own if self.tokens[c].lemma.lower() in words("holding")]
        keepers = [k for c in held for k in self.children[c] if k in self.mentions and k < head]
        if keepers:
            return self.mentions[keepers[0]]
        for child in own:
            if self.tokens[child].relation == "nmod" and self.case(child) == "of" and depth > 0:
                mention = self._owner(child, depth - 1)
                if mention is not None:
                    return mention
        return None

    def in_row(self, mention: Mention) -> tuple[Mention, ...]:
        """The actors named beside one in a row: "*Egypt* and *Oman*" of "the work of Qatar, Egypt and Oman"."""
        heads = [i for i, m in self.mentions.items() if m is mention and self.tokens[i].relation.startswith("nmod")]
        row = (c for i in heads for c in self.children[i] if self.tokens[c].relation == "conj")
        return tuple(self.mentions[c] for c in row if c in self.mentions)

    def is_struck(self, site: int, deed: int) -> bool:
        """Whether a deed is called after the site at which it was done: "the *Oak Hill School* shooting"; not what the
        White House does."""
        named = self.tokens[site].relation == "compound" and self.tokens[site].text != "House"
        done = words("suffered") | words("hostile")
        place = self.tokens[site].lemma.lower() in words("sites") or self._is_unarmed(site)
        return named and place and self.tokens[deed].lemma.lower() in done

    def _is_unarmed(self, site: int) -> bool:
        """Whether a name is of a body that strikes nobody: "the *Charlie Hebdo* attack"."""
        mention = self.mentions.get(site)
        own = [self.actors[a] for a in mention.actors] if mention is not None and mention.form == "name" else []
        return bool(own) and all(a.kind == "body" and a.sector in UNARMED for a in own)

    def is_ground(self, land: int) -> bool:
        """Whether a state's name only tells which war, or where a deed was: "killed in *the Mali* offensive",
        "*Libya's* civil war", "the *Syrian* conflict"; not whose they are ("the *US* strikes", "*Russia's* war",
        "*Russia missile attack* kills two" in a headline), nor with whom a conflict is."""
        token, mention = self.tokens[land], self.mentions.get(land)
        if mention is None or token.head < 0 or not token.relation.startswith(("compound", "nmod:poss", "amod")):
            return False
        if any(self.actors[a].kind != "state" for a in mention.actors):
            return False
        noun, beside = self.tokens[token.head].lemma.lower(), self.children[token.head]
        if noun in words("domestic") or (noun == "war" and any(self.tokens[c].lemma == "civil" for c in beside)):
            apart = any(self.case(c) in ("with", "against", "between", "over") for c in beside)
            return not apart and "-" not in (t.text for t in self.tokens[max(land - 1, 0) : token.head])
        named = mention.form == "name" and not token.text.isupper() and token.relation.startswith("compound")
        told = any(self.tokens[c].relation.startswith(("det", "nmod:poss")) and c < land for c in beside)
        return noun in words("fights") and named and (told or self.story.text.startswith("The ", mention.start))

    def _is_named(self, head: int) -> bool:
        """Whether a word names the person whom a phrase before it means: "his mentor, *Ana Vega*, was jailed", "the
        Lions striker *Jon Bell* was arrested"."""
        mention = self.mentions.get(head) if self.tokens[head].relation in ("appos", "flat") else None
        return mention is not None and self.actors[mention.actors[0]].kind == "person"

    def container(self, head: int) -> int | None:
        """The noun that a word is counted or bundled by: the "series" of "a series of airstrikes"."""
        token = self.tokens[head]
        bundled = token.relation.startswith("nmod") and self.case(head) == "of" and token.head >= 0
        return token.head if bundled and self.tokens[token.head].lemma in words("containers") else None

    def below(self, argument: Argument, slot: str) -> tuple[Argument, ...]:
        """The phrases that hang from an argument's head by a preposition ("overtures *to Armenia*"), with that slot."""
        return self.hanging(argument.head, slot)

    def hanging(self, head: int, slot: str) -> tuple[Argument, ...]:
        """The phrases that hang from a word by a preposition, or as its possessor, as arguments with that slot."""
        if slot == "possessor":
            owners = [c for c in self.children[head] if self.tokens[c].relation in ("nmod:poss", "det:poss")]
            return tuple(self.phrase(slot, head) for head in owners)
        found = [c for c in self.children[head] if self.tokens[c].relation.startswith("nmod")]
        heads = [c for c in found if self.case(c) == slot]
        inner = [c for c in found if self.case(c) in ("of", "in")]
        heads += [g for c in inner for g in self.children[c] if self.case(g) == slot]
        heads += [j for c in heads for j in self.children[c] if self.tokens[j].relation == "conj"]
        return tuple(self.phrase(slot, head) for head in heads)

    def phrase(self, slot: str, head: int) -> Argument:
        """The phrase of a word, without its preposition and conjuncts, as an argument."""
        own, todo = {head}, [head]
        while todo:
            for child in self.children[todo.pop()]:
                if child not in own and self.tokens[child].relation not in ("case", "cc", "conj", "punct", "acl:relcl"):
                    own.add(child)
                    todo.append(child)
        first, last = self.tokens[min(own)], self.tokens[max(own)]
        return Argument(slot=slot, head=head, start=first.start, end=last.end)

    def speaker(self, clause: Clause) -> tuple[Argument, ...]:
        """Whoever is told to say the clause, as an argument: the reporter of the sentence, or the quoted speaker.

        The quoted speaker's argument has head -1 and stands at the quotation: ``teller`` finds the words that name him.
        What a statement asserts outside quotations is said by who speaks in it as "we" or "I".
        """
        if clause.reporter is not None:
            said = clause.reporter
            return (Argument(slot="speaker", head=said.head, start=said.start, end=said.end),)
        if any(q.start <= clause.start and clause.end <= q.end and q.speaker is not None for q in self.quotations):
            return (Argument(slot="speaker", head=-1, start=clause.start, end=clause.end),)
        quoted = any(q.direct and q.start <= clause.start < q.end for q in self.quotations)
        asserts = clause.link in ("root", "conjunct") and (clause.tense or clause.modality == "necessary")
        if self.voice and asserts and not quoted:
            return (Argument(slot="speaker", head=-1, start=clause.start, end=clause.end),)
        return ()

    def performer(self, clause: Clause) -> tuple[Argument, ...]:
        """Whoever does a deed by saying it: the speaker of "*Thank* you, Mr. President", "it is good to *welcome* you"
        where the deed has no subject of its own."""
        said = clause.tense != "past" and not (clause.passive or clause.perfect or clause.progressive or clause.negated)
        own = any(a.slot in ("subject", "possessor", "by") for a in clause.arguments)
        direct = any(q.direct and q.start <= clause.start < q.end for q in self.quotations)
        spoken = (direct or clause.reporter is None) and not own and said and clause.modality != "future"
        return self.speaker(clause) or self._in_turn(clause) if spoken else ()

    def _in_turn(self, clause: Clause) -> tuple[Argument, ...]:
        """The voice of a statement as an argument, for what is not a clause of its own."""
        if not self.voice or any(q.direct and q.start <= clause.start < q.end for q in self.quotations):
            return ()
        return (Argument(slot="speaker", head=-1, start=clause.start, end=clause.end),)

    @functools.cached_property
    def asks(self) -> bool:
        """Whether the sentence is a question of the press or the audience in a transcript."""
        return any(t.start <= self.sentence.end - 1 < t.end and t.asks for t in self.turns)

    def case(self, index: int) -> str | None:
        """The preposition that a word stands under."""
        marks = [self.tokens[c] for c in self.children[index] if self.tokens[c].relation == "case"]
        return marks[0].lemma.lower() if marks else None

    def case_of(self, clause: Clause) -> str | None:
        """The word that sets a clause under its governor: the "in" of "joined them *in condemning* it"."""
        marks = [c for c in self.children[clause.head] if self.tokens[c].relation in ("mark", "case")]
        return self.tokens[marks[0]].lemma.lower() if marks else None

    def governors(self, index: int) -> list[int]:
        """The tokens above a token, nearest first, itself included."""
        chain: list[int] = []
        while index >= 0 and index not in chain:
            chain.append(index)
            index = self.tokens[index].head
        return chain


def _is_made(argument: Argument, head: int) -> bool:
    return argument.slot == "object" and argument.implied and argument.head == head


class Index:
    """The mentions of a story, by sentence and head token."""

    def __init__(self, found: Mentions, story: Story, sentences: Sequence[Sentence] = ()) -> None:
        self.actors: dict[str, Actor] = {a.id: a for a in found.actors}
        self.by_head: dict[int, dict[int, Mention]] = {}
        for mention in sorted(found.mentions, key=lambda m: RANK[m.form], reverse=True):
            if mention.actors:
                self.by_head.setdefault(mention.sentence, {})[mention.head] = mention
        self.nouns = _nouns(found, sentences)
        """The lemmas of the nouns by which each actor is called."""
        self.places: dict[int, dict[int, PlaceMention]] = {}
        for place in found.places:
            self.places.setdefault(place.sentence, {})[place.head] = place
        self.dates = _by_sentence(found.dates)
        days = [d.end for d in found.dates if d.end and d.granularity == "day" and d.relation == "on"]
        self._latest: str | None = max(days, default=None)
        day = day_of(story) if story.published else None
        self.today: str | None = None if day is None else day.isoformat()
        """The day of a story whose day of publication is known."""
        self._heads = datelines(story.text, story.url)
        self.turns = turns(story.text)
        self.voice: tuple[str, ...] = _voice(found, story.text)
        """The actors that speak in a statement as "we" or "I": one, or those of a joint statement; none in a report."""
        self.counts = _by_sentence(found.counts)
        self.amounts = _by_sentence(found.amounts)

    def present(self, at: int) -> str | None:
        """The day of the dateline above a code point, else the latest told: the present of a text without a day."""
        day = in_force(self._heads, at)
        return self._latest if day is None else day.isoformat()


def _voice(found: Mentions, text: str) -> tuple[str, ...]:
    """Whom "we", "our" and "I" outside quotation marks mean most often, where there are enough of them."""
    direct = [q for q in found.quotations if q.direct]
    own = [m for m in found.mentions if m.form == "pronoun" and text[m.start : m.end].lower() in FIRST_PERSON]
    own = [m for m in own if not any(q.start <= m.start < q.end for q in direct)]
    meant = Counter(m.actors for m in own if m.actors)
    return meant.most_common(1)[0][0] if len(own) >= OWN_VOICE and meant else ()


def _nouns(found: Mentions, sentences: Sequence[Sentence]) -> dict[str, set[str]]:
    tokens, out = {s.index: s.tokens for s in sentences}, dict[str, set[str]]()
    for mention in found.mentions:
        if mention.form == "nominal" and mention.sentence in tokens:
            for actor in mention.actors:
                out.setdefault(actor, set()).add(tokens[mention.sentence][mention.head].lemma.lower())
    return out


def _by_sentence(items: Iterable[T]) -> dict[int, list[T]]:
    out: dict[int, list[T]] = {}
    for item in items:
        out.setdefault(item.sentence, []).append(item)
    return out
