"""Candidates: everything in a story that may be a mention of an actor, before they are told apart and joined."""

from __future__ import annotations

from typing import Literal

import msgspec

from legation.gazetteer.model import Entry
from legation.mention.names import Name
from legation.mention.phrases import Tree
from legation.mention.roles import RolePhrase

ActorKind = Literal["person", "body", "group", "state"]
Form = Literal["name", "nominal", "pronoun", "adjective", "metonym"]
Spot = tuple[int, int]


class Scene(msgspec.Struct, frozen=True):
    """A sentence ready for actor rules: its grammar, its names, its role phrases, and the story's text."""

    tree: Tree
    names: tuple[Name, ...]
    roles: tuple[RolePhrase, ...]
    text: str

    def words(self, start: int, end: int) -> str:
        """The story's words between two code points, with single spaces."""
        return " ".join(self.text[start:end].split())

    @property
    def index(self) -> int:
        """The sentence's index in the story."""
        return self.tree.sentence.index


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """A phrase that may name an actor, with what its own words tell.

    ``owner`` is the spot (sentence, head token) of the phrase it belongs to, whose country and sector it takes where
    it has none; ``same`` the spot of the phrase it is another wording of (title and name, apposition); ``speaks`` is
    true for a spokesperson without a name, who stands for the owner. ``alias_of`` is the other name that the text says
    the person has. ``countries`` has several where the words name
    several ("Turkish and French leaders"). ``lemma`` is the role's head noun, ``role`` its whole words.
    """

    sentence: int
    head: int
    start: int
    end: int
    form: Form
    kind: ActorKind
    text: str
    entry: Entry | None = None
    country: str | None = None
    countries: tuple[str, ...] = ()
    sector: str | None = None
    title: str | None = None
    role: str | None = None
    lemma: str | None = None
    office: str | None = None
    plural: bool = False
    definite: bool = False
    indefinite: bool = False
    number: bool = False
    gender: str | None = None
    owner: Spot | None = None
    pronoun: int | None = None
    same: Spot | None = None
    speaks: bool = False
    alias_of: str | None = None
    former: bool = False
    own: bool = True
    reason: str = ""

    @property
    def spot(self) -> Spot:
        """Where the candidate is: its sentence and its head token."""
        return self.sentence, self.head
