"""Word lists of the mention room, read once from ``data/mention/actors.toml``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec
import tomli


class Words(msgspec.Struct, frozen=True):
    """Closed word lists; every word but ships' prefixes is lower case. The file says what each list is for."""

    not_names: frozenset[str]
    former: frozenset[str]
    acting: frozenset[str]
    body_nouns: dict[str, str]
    generic_roles: frozenset[str]
    government: frozenset[str]
    countries: frozenset[str]
    two: frozenset[str]
    say: frozenset[str]
    people: dict[str, str]
    persons: dict[str, str]
    takes: dict[str, tuple[str, ...]]
    international: frozenset[str]
    allied: frozenset[str]
    partners: frozenset[str]
    lawmakers: frozenset[str]
    chambers: frozenset[str]
    origins: frozenset[str]
    forces: frozenset[str]
    local: frozenset[str]
    relational: frozenset[str]
    matters: frozenset[str]
    meet: frozenset[str]
    meet_each_other: frozenset[str]
    judging: frozenset[str]
    harming: frozenset[str]
    held: frozenset[str]
    no_roles: frozenset[str]
    named_roles: frozenset[str]
    conferring: frozenset[str]
    posts: frozenset[str]
    strangers: frozenset[str]
    agreements: frozenset[str]
    american: frozenset[str]
    short: dict[str, tuple[str, ...]]
    ranks: dict[str, tuple[str, str]]
    leaders: frozenset[str]
    sides: frozenset[str]
    sub_national: frozenset[str]
    worldly: frozenset[str]
    local_ngo: frozenset[str]
    alike: dict[str, tuple[str, ...]]
    male: frozenset[str]
    female: frozenset[str]
    male_titles: frozenset[str]
    female_titles: frozenset[str]
    particles: frozenset[str]
    honorifics: frozenset[str]
    group_nouns: frozenset[str]
    domestic: frozenset[str]
    not_actors: frozenset[str]
    styles: frozenset[str]
    storms: frozenset[str]
    seated: frozenset[str]
    seats: frozenset[str]
    sole: frozenset[str]
    short_titles: frozenset[str]
    neighbours: frozenset[str]
    onlookers: frozenset[str]
    quantities: frozenset[str]
    anyone: frozenset[str]
    peacekeepers: frozenset[str]
    pairs: frozenset[str]
    envoys: frozenset[str]
    bases: frozenset[str]
    issues: dict[str, tuple[str, ...]]
    portions: frozenset[str]
    counts: frozenset[str]
    harmed: frozenset[str]
    dwellers: frozenset[str]
    befalls: frozenset[str]
    kin: frozenset[str]
    not_yet: frozenset[str]
    manners: frozenset[str]
    suffering: frozenset[str]
    bodily: frozenset[str]
    speech: frozenset[str]
    from_abroad: frozenset[str]
    raids: frozenset[str]
    fighters: frozenset[str]
    navies: dict[str, str]
    titles_of: dict[str, str]
    heads: frozenset[str]
    unrest: frozenset[str]
    perhaps_armed: frozenset[str]
    armed: frozenset[str]


@cache
def words() -> Words:
    """The word lists."""
    raw = tomli.loads((files("legation") / "data" / "mention" / "actors.toml").read_text(encoding="utf-8"))
    return msgspec.convert(raw, Words)
