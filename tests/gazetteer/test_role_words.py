"""Words for persons, bodies and groups by what they do."""

from __future__ import annotations

import pytest

from legation.gazetteer import load

# (noun phrase in lemmas, kind, sector, office, speaks)
ROLES = [
    ("prime minister", "person", "GOV", "head of government", False),
    ("israeli prime minister", "person", "GOV", "head of government", False),
    ("president", "person", "GOV", "head of state", False),
    ("president - elect", "person", "GOV", "head of state", False),
    ("foreign minister", "person", "GOV", "foreign minister", False),
    ("minister of foreign affairs", "person", "GOV", "foreign minister", False),
    ("minister of external affairs", "person", "GOV", "foreign minister", False),
    ("defence minister", "person", "GOV", "defence minister", False),
    ("defense minister", "person", "GOV", "defence minister", False),
    ("us defense secretary", "person", "GOV", "defence minister", False),
    ("secretary of defense", "person", "GOV", "defence minister", False),
    ("secretary of state", "person", "GOV", "foreign minister", False),
    ("home secretary", "person", "GOV", "interior minister", False),
    ("chancellor of the exchequer", "person", "GOV", "finance minister", False),
    ("national security advisor", "person", "GOV", "national security adviser", False),
    ("national security adviser", "person", "GOV", "national security adviser", False),
    ("deputy foreign minister", "person", "GOV", "deputy foreign minister", False),
    ("deputy energy minister", "person", "GOV", "deputy energy minister", False),
    ("fisheries minister", "person", "GOV", "minister", False),
    ("former ministers", "group", "ELI", None, False),
    ("chief of staff", "person", "GOV", "chief of staff", False),
    ("army chief of staff", "person", "MIL", "army chief", False),
    ("chief of the general staff", "person", "MIL", "chief of defence", False),
    ("ambassador", "person", "GOV", "ambassador", False),
    ("special envoy", "person", "GOV", "envoy", False),
    ("foreign ministry spokesman", "person", "GOV", "spokesperson", True),
    ("spokeswoman", "person", "GOV", "spokesperson", True),
    ("military spokesperson", "person", "MIL", "spokesperson", True),
    ("police spokesman", "person", "COP", "spokesperson", True),
    ("lieutenant general", "person", "MIL", None, False),
    ("police chief", "person", "COP", "police chief", False),
    ("supreme court judge", "person", "JUD", None, False),
    ("lawmaker", "person", "LEG", None, False),
    ("opposition lawmaker", "person", "OPP", None, False),
    ("mp", "person", "LEG", None, False),
    ("house speaker", "person", "LEG", "speaker", False),
    ("opposition leader", "person", "OPP", "opposition leader", False),
    ("rebel leader", "person", "REB", None, False),
    ("former president", "person", "ELI", "head of state", False),
    ("former foreign minister", "person", "ELI", "foreign minister", False),
    ("former army general", "person", "ELI", None, False),
    ("political analyst", "person", "EDU", None, False),
    ("human rights activist", "person", "NGO", None, False),
    ("journalist", "person", "MED", None, False),
    ("crown prince", "person", "GOV", "crown prince", False),
    ("emir", "person", "GOV", "head of state", False),
    ("pope", "person", "GOV", "head of state", False),
    ("mayor", "person", "GOV", "mayor", False),
    ("senior official", "person", "GOV", "official", False),
    ("dissident", "person", "CVL", None, False),
    ("soldier", "person", "MIL", None, False),
    ("grand mufti", "person", "REL", None, False),
    ("spy chief", "person", "SPY", "intelligence chief", False),
    ("drug lord", "person", "CRM", None, False),
    ("oil producer", "person", "BUS", None, False),
    ("education leader", "person", "EDU", None, False),
    ("civil rights leader", "person", "CVL", None, False),
    ("suicide bomber", "person", "REB", None, False),
    ("asylum seeker", "person", "REF", None, False),
    ("government", "body", "GOV", None, False),
    ("transitional government", "body", "GOV", None, False),
    ("military junta", "body", "GOV", None, False),
    ("ministry of defence", "body", "GOV", None, False),
    ("defense ministry", "body", "GOV", None, False),
    ("central bank", "body", "GOV", None, False),
    ("parliament", "body", "LEG", None, False),
    ("lower house of parliament", "body", "LEG", None, False),
    ("air force", "body", "MIL", None, False),
    ("special force", "body", "MIL", None, False),
    ("security forces", "body", "MIL", None, False),
    ("riot police", "body", "COP", None, False),
    ("intelligence service", "body", "SPY", None, False),
    ("high court", "body", "JUD", None, False),
    ("ruling party", "body", "PTY", None, False),
    ("opposition", "body", "OPP", None, False),
    ("state news agency", "body", "MED", None, False),
    ("oil company", "body", "BUS", None, False),
    ("human rights group", "body", "NGO", None, False),
    ("trade union", "body", "LAB", None, False),
    ("militant group", "body", "REB", None, False),
    ("shiite militia", "body", "UAF", None, False),
    ("drug cartel", "body", "CRM", None, False),
    ("student protester", "person", "CVL", None, False),
    ("protesters", "group", "CVL", None, False),
    ("un peacekeepers", "group", "MIL", None, False),
    ("troops", "group", "MIL", None, False),
    ("gunmen", "group", "UAF", None, False),
    ("islamist militants", "group", "REB", None, False),
    ("syrian refugees", "group", "REF", None, False),
    ("aid workers", "group", "NGO", None, False),
    ("women", "group", "CVL", None, False),
    ("people", "group", "CVL", None, False),
    ("striking workers", "group", "LAB", None, False),
    ("farmers", "group", "AGR", None, False),
    ("republican lawmakers", "group", "LEG", None, False),
    ("foreign ministers", "group", "GOV", None, False),
    ("minister of foreign affair", "person", "GOV", "foreign minister", False),
    ("human right activist", "person", "NGO", None, False),
    ("security force", "body", "MIL", None, False),
    ("ministry of foreign affair", "body", "GOV", None, False),
    ("minister of foreign affairs of israel", "person", "GOV", "foreign minister", False),
    ("leader of the rebel group", "person", "REB", None, False),
    ("leader of the ruling party", "person", "PTY", None, False),
    ("leader of the opposition", "person", "OPP", "opposition leader", False),
    ("thousands of protesters", "group", "CVL", None, False),
    ("group of farmers", "group", "AGR", None, False),
    ("member of parliament", "person", "LEG", None, False),
    ("members of the security forces", "body", "MIL", None, False),
    ("spokesman for the army", "person", "MIL", "spokesperson", True),
    ("spokeswoman for the foreign ministry", "person", "GOV", "spokesperson", True),
    ("professor of law at the university", "person", "EDU", None, False),
    ("president of the republic", "person", "GOV", "head of state", False),
    ("president of the trade union", "person", "LAB", None, False),
    ("ambassador to france", "person", "GOV", "ambassador", False),
    ("governor of the central bank", "person", "GOV", "central bank governor", False),
    ("chief of police", "person", "COP", "police chief", False),
    ("retired turkish admiral", "person", "ELI", None, False),
    ("attorney general", "person", "JUD", "attorney general", False),
    ("sheriff 's deputy", "person", "COP", None, False),
    ("player 's agent", "person", "BUS", None, False),
    ("special agent", "person", "COP", None, False),
]


@pytest.mark.parametrize(("phrase", "kind", "sector", "office", "speaks"), ROLES, ids=[row[0] for row in ROLES])
def test_role(phrase: str, kind: str, sector: str, office: str | None, speaks: bool) -> None:
    role = load().role(phrase.split())
    assert role is not None
    assert (role.kind, role.sector, role.office, role.speaks) == (kind, sector, office, speaks)


NONE = ["", "sanction", "nuclear deal", "table", "visit", "weapon"]


@pytest.mark.parametrize("phrase", NONE)
def test_no_role(phrase: str) -> None:
    assert load().role(phrase.split()) is None


def test_a_role_may_imply_a_country() -> None:
    role = load().role(["secretary", "of", "state"])
    assert role is not None
    assert role.country == "USA"


def test_longest_role_wins() -> None:
    role = load().role(["the", "chinese", "foreign", "ministry", "spokesperson"])
    assert role is not None
    assert role.words == "foreign ministry spokesperson"
