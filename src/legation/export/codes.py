"""Codes of other schemes: Correlates of War, FIPS, CAMEO's actors, Goldstein's scores, quad classes by CAMEO root."""

from __future__ import annotations

import functools
from importlib import resources
from typing import Literal

from legation.event.scales import cameo
from legation.record.model import EventParty

Scale = Literal["gdelt", "icews", "phoenix"]
_SCALES: tuple[Scale, ...] = ("gdelt", "icews", "phoenix")

QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}
"""PLOVER's quad classes by number."""

_NO_STATE = {"IGO", "NGO", "IMG", "MNC", "UNK"}
_CAMEO_COUNTRIES = {"ROU": "ROM", "TLS": "TMP", "KOS": "KSV"}
_CAMEO_ROLES = {
    "GOV": "GOV", "MIL": "MIL", "COP": "COP", "SPY": "SPY", "JUD": "JUD", "LEG": "LEG", "REB": "REB", "UAF": "UAF",
    "PTY": "PTY", "OPP": "OPP", "CVL": "CVL", "MED": "MED", "NGO": "NGO", "BUS": "BUS", "REL": "REL", "EDU": "EDU",
    "LAB": "LAB", "CRM": "CRM", "REF": "REF", "ELI": "ELI", "MNC": "MNC", "IGO": "IGO", "JRN": "MED", "PRM": "UAF",
}  # fmt: skip
_ICEWS_SECTORS = {
    "GOV": "Government", "MIL": "Military", "COP": "Police", "SPY": "State Intelligence", "JUD": "Judicial",
    "LEG": "Legislative / Parliamentary", "REB": "Rebel", "UAF": "Unidentified Forces", "PTY": "Parties",
    "OPP": "Opposition", "CVL": "General Population / Civilian / Social", "MED": "News", "NGO": "NGOs",
    "BUS": "Business", "REL": "Religious", "EDU": "Education", "LAB": "Labor", "CRM": "Criminals / Gangs",
    "REF": "Refugees", "ELI": "Elite", "MNC": "MNCs", "IGO": "International Government Organization",
    "JRN": "News", "PRM": "Parastate", "UNK": "",
}  # fmt: skip


@functools.cache
def _countries() -> dict[str, tuple[str, str]]:
    rows = _rows("countries.tsv")
    return {row[0]: (row[1], row[2]) for row in rows}


@functools.cache
def _goldstein() -> dict[str, tuple[str, ...]]:
    return {row[0]: tuple(row[1:]) for row in _rows("goldstein.tsv")}


def _rows(name: str) -> list[list[str]]:
    text = resources.files("legation").joinpath("data", "export", name).read_text(encoding="utf8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


def cow(country: str | None) -> str:
    """The Correlates of War number of a state's alpha-3 code; empty where it has none."""
    return _countries().get(country or "", ("", ""))[0]


def fips(country: str | None) -> str:
    """The FIPS 10-4 code of a country's alpha-3 code; empty where it has none."""
    return _countries().get(country or "", ("", ""))[1]


def goldstein(code: str | None, scale: Scale) -> float | None:
    """The Goldstein score of a CAMEO code on a project's scale; of the code above it where it has none of its own."""
    for known in (code or "", (code or "")[:3], (code or "")[:2]):
        told = _goldstein().get(known, ("", "", ""))[_SCALES.index(scale)]
        if told:
            return float(told)
    return None


def root(code: str | None) -> str:
    """The root of a CAMEO code."""
    return (code or "")[:2]


def base(code: str | None) -> str:
    """The base (three figures) of a CAMEO code."""
    return (code or "")[:3]


def event_name(code: str | None) -> str:
    """The name of a CAMEO code."""
    return cameo().get(code or "", "")


def gdelt_quad(code: str | None) -> int | None:
    """GDELT's quad class of a CAMEO code: roots 01–05, 06–09, 10–14, 15–20 are 1 to 4 (GDELT codebook 2.0)."""
    number = int(root(code) or 0)
    return next((quad for quad, last in ((1, 5), (2, 9), (3, 14), (4, 20)) if 0 < number <= last), None)


def phoenix_quad(code: str | None) -> int | None:
    """Phoenix's quad class of a CAMEO code: 0 neutral, 1 to 4 as PLOVER's (Phoenix data codebook)."""
    quads = {"01": 0, "02": 0, "03": 1, "04": 1, "05": 1, "06": 2, "07": 2, "08": 2, "09": 3, "10": 3, "11": 3,
             "12": 3, "13": 3, "14": 4, "15": 4, "16": 3, "17": 4, "18": 4, "19": 4, "20": 4}  # fmt: skip
    return quads.get(root(code))


def cameo_country(party: EventParty | None) -> str:
    """CAMEO's country code of a party: its alpha-3 code, but for three states; empty for who has no state."""
    if party is None or not party.country or party.country in _NO_STATE:
        return ""
    return _CAMEO_COUNTRIES.get(party.country, party.country)


def cameo_role(party: EventParty | None) -> str:
    """CAMEO's role code of a party's sector."""
    if party is None:
        return ""
    special = {"IGO": "IGO", "NGO": "NGO", "IMG": "IMG", "MNC": "MNC"}.get(party.country or "")
    return special or _CAMEO_ROLES.get(party.sector or "", "")


def cameo_actor(party: EventParty | None) -> str:
    """CAMEO's actor code: country and role ("ISRGOV")."""
    return cameo_country(party) + cameo_role(party)


def plover_actor(party: EventParty | None) -> str:
    """PLOVER's actor code: country and sector, with a space ("ISR GOV")."""
    return " ".join(filter(None, (party.country, party.sector))) if party is not None else ""


def icews_sectors(party: EventParty | None) -> str:
    """The name that ICEWS gives a sector."""
    return _ICEWS_SECTORS.get(party.sector or "", "") if party is not None else ""


def country_name(country: str | None) -> str:
    """The English name of a country's alpha-3 code, as the gazetteer has it; empty for who has no state."""
    if not country or country in _NO_STATE:
        return ""
    return _names().get(country, country)


@functools.cache
def _names() -> dict[str, str]:
    text = resources.files("legation").joinpath("data", "gazetteer", "states.tsv").read_text(encoding="utf8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {row[0]: row[1] for row in rows}
