"""Known names in text: what is found, in what form, and meaning what first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.gazetteer import load

SENTENCES = [
    # states: names, formal names, variants
    ("Israel and the US signed it.", "Israel name ISR | US acronym USA", "plain names"),
    ("The Republic of Korea and the DPRK spoke.", "Republic of Korea alias KOR | DPRK acronym PRK", "formal Koreas"),
    ("Officials in the U.S. and the U.K. agreed.", "U.S. acronym USA | U.K. acronym GBR", "stops in acronyms"),
    ("Burma, now Myanmar, objected.", "Burma alias MMR | Myanmar name MMR", "old and new name"),
    ("Côte d’Ivoire thanked Türkiye.", "Côte d’Ivoire alias CIV | Türkiye alias TUR", "accents, curly apostrophe"),
    ("Cote d'Ivoire thanked Turkey.", "Cote d'Ivoire alias CIV | Turkey name TUR", "the same without"),
    ("Troops left the Central African Republic.", "Central African Republic name CAF", "longest name wins"),
    ("Guinea, Guinea-Bissau and Papua New Guinea met.",
     "Guinea name GIN | Guinea-Bissau name GNB | Papua New Guinea name PNG", "the Guineas apart"),
    ("Niger closed its border with Nigeria.", "Niger name NER | Nigeria name NGA", "no part of a word"),
    ("Sudan and South Sudan quarrelled.", "Sudan name SDN | South Sudan name SSD", "the Sudans apart"),
    ("Rebels in the Democratic Republic of Congo fled.", "Democratic Republic of Congo alias COD", "DR Congo"),
    ("Kosovo and Taiwan are members.", "Kosovo name KOS | Taiwan name TWN", "states not in ISO or disputed"),
    ("The Soviet Union left Afghanistan.", "Soviet Union name SUN | Afghanistan name AFG", "a state that was"),
    ("Congo blamed its neighbour.", "Congo alias COD", "likelier Congo first"),
    ("The Holy See offered to mediate.", "Holy See alias VAT", "Vatican"),
    ("Czechia summoned the envoy.", "Czechia alias CZE", "short name"),
    ("Timor-Leste joined ASEAN.", "Timor-Leste alias TLS | ASEAN alias asean", "variant of East Timor"),
    ("St. Lucia protested.", "St. Lucia alias LCA", "St. for Saint"),
    ("They flew to the UAE.", "UAE acronym ARE", "acronym of a state"),
    ("The Palestinian territories are small.", "Palestinian territories alias PSE", "Palestine"),
    # adjectives and people
    ("An Israeli soldier and two Israelis died.", "Israeli adjective ISR | Israelis demonym ISR", "adjective, people"),
    ("The Frenchman met Dutch police.", "Frenchman demonym FRA | Dutch adjective NLD", "irregular people"),
    ("Polish officers will polish it.", "Polish adjective POL", "as the first word too, never in small letters"),
    ("Polish the medals before the parade.", "", "the verb as the first word is no nationality"),
    ("The Polish officers left.", "Polish adjective POL", "with a capital"),
    ("Saudis blamed an Emirati firm.", "Saudis demonym SAU | Emirati adjective ARE", "Gulf people"),
    ("North Korean and South Korean diplomats met.",
     "North Korean adjective PRK | South Korean adjective KOR", "Koreans apart"),
    ("The Korean peninsula is tense.", "Korean peninsula name place:korean-peninsula", "place before adjective"),
    ("Nigerien and Nigerian officers met.", "Nigerien adjective NER | Nigerian adjective NGA", "Niger's adjective"),
    ("Sri Lankan monks marched.", "Sri Lankan adjective LKA", "two words"),
    ("Two Britons and an Afghan were freed.", "Britons demonym GBR | Afghan adjective AFG", "Britons"),
    ("A Dominican judge ruled.", "Dominican adjective DOM", "likelier of two states first"),
    ("The Swiss agreed.", "Swiss adjective CHE", "people and adjective in one"),
    # capitals and metonyms
    ("Tehran rejected the offer.", "Tehran capital gn:112931", "capital: city first"),
    ("The Kremlin denied it.", "Kremlin metonym kremlin", "metonym without article"),
    ("Downing Street and the Élysée kept silent.",
     "Downing Street metonym downing-street | Élysée metonym elysee", "metonyms"),
    ("The Elysee kept silent.", "Elysee metonym elysee", "the same without accents"),
    ("Capitol Hill is divided.", "Capitol Hill metonym us-congress", "parliament's metonym"),
    ("The Pentagon confirmed it.", "Pentagon metonym pentagon", "ministry's metonym"),
    ("A court in The Hague ruled.", "The Hague capital gn:2747373", "seat of government with its article"),
    ("Brussels hit back.", "Brussels capital gn:2800866", "Brussels as a city first"),
    ("They spoke in Washington, D.C., on Monday.", "Washington, D.C. capital gn:4140963", "capital with district"),
    # bodies and groups
    ("NATO and the EU met.", "NATO alias nato | EU acronym european-union", "alliances"),
    ("The U.N. Security Council voted.", "U.N. Security Council alias united-nations-security-council", "an organ"),
    ("He told us that WHO helped.", "WHO acronym world-health-organization", "us is no state"),
    ("MAN WHO SHOT THE MAYOR", "", "WHO among capitals is a word"),
    ("IS claimed the attack.", "IS acronym islamic-state", "the group's acronym"),
    ("THIS IS A TEST", "", "IS among capitals is a word"),
    ("The Islamic State group and al Qaeda fought.",
     "Islamic State group alias islamic-state | al Qaeda alias al-qaida",
     "names of jihadist groups"),
    ("Al-Qaida in the Arabian Peninsula grew.",
     "Al-Qaida in the Arabian Peninsula name al-qaida-in-the-arabian-peninsula",
     "longest, with a hyphen"),
    ("Houthi rebels fired.", "Houthi rebels alias houthis", "longest alias"),
    ("Hezbollah and Hizbullah are one.", "Hezbollah name hezbollah | Hizbullah alias hezbollah", "spellings"),
    ("The Taliban met Pakistani Taliban envoys.",
     "Taliban name taliban | Pakistani Taliban alias tehrik-i-taliban-pakistan", "two Talibans"),
    ("The SDF holds the city.", "SDF acronym syrian-democratic-forces", "likelier of two bodies first"),
    ("ZANU-PF and Zanu PF.", "ZANU-PF alias zanu-pf | Zanu PF alias zanu-pf", "with and without hyphen"),
    ("The State Department said so.", "State Department name state-department", "a department"),
    ("Médecins Sans Frontières left.", "Médecins Sans Frontières alias doctors-without-borders", "accents"),
    ("Xinhua and KCNA reported it.",
     "Xinhua name xinhua | KCNA acronym korean-central-news-agency", "news agencies"),
    ("The Knesset and the Bundestag voted.", "Knesset name knesset | Bundestag name bundestag", "parliaments"),
    ("M23 took the town.", "M23 acronym march-23-movement", "letters and digits"),
    ("The Biden-Harris Administration acted.", "Biden-Harris Administration alias biden-administration", "hyphen"),
    ("A plant in Pittsburgh, PA, closed.", "Pittsburgh name gn:5206379", "PA after a comma is a state's code"),
    ("The PA condemned it.", "PA acronym palestinian-authority", "PA alone"),
    ("Quds Force officers died.", "Quds Force name quds-force", "a force"),
    # places
    ("Fighting went on in Donbas and Crimea.",
     "Donbas name place:donbas-ukr | Crimea name place:crimea-ukr", "regions"),
    ("Ships crossed the Strait of Hormuz.", "Strait of Hormuz name place:strait-of-hormuz", "a strait"),
    ("Kharkov was shelled.", "Kharkov alias gn:706483", "old spelling of a city"),
    ("They met in Geneva.", "Geneva name gn:2660646", "a city that stands for no government"),
    ("Lloyd Austin spoke.", "", "a city that is a surname is left out"),
    ("Nice, Reading and Mobile are words.", "", "cities that are words are left out"),
    ("A bomb went off in Quetta, Pakistan.", "Quetta name gn:1167528 | Pakistan name PAK", "city and state"),
    ("Georgia's parliament voted.", "Georgia name GEO", "the state before the American one"),
    ("They left the Paris Agreement.", "", "an agreement is no city"),
    ("A veteran of the Vietnam War spoke in Paris.", "Paris capital gn:2988507", "a war's name is no state"),
    ("The Geneva Conventions bind Israel.", "Israel name ISR", "a treaty is no city"),
    ("The Jakarta Post reported it.", "Jakarta Post name jakarta-post", "a paper is no city"),
    ("Latin American leaders met.", "Latin American adjective latin-americans", "no American in Latin American"),
    # case, boundaries, punctuation
    ("NORTH KOREA FIRES MISSILE", "NORTH KOREA name PRK", "headline in capitals"),
    ("CHINA, RUSSIA HOLD DRILL", "CHINA name CHN | RUSSIA name RUS", "headline in capitals"),
    ("turkey and china are on the table", "", "small letters name no state"),
    ("Iran-backed and US-led forces", "Iran name IRN | US acronym USA", "before a hyphen"),
    ("pro-Russian and anti-American", "Russian adjective RUS | American adjective USA", "after a hyphen"),
    ("Iran's and Iraq’s", "Iran name IRN | Iraq name IRQ", "possessives"),
    ("(Russia)", "Russia name RUS", "brackets"),
    ("The United\nStates agreed.", "United\nStates name USA", "over a line's end"),
    ("the United  States", "United  States name USA", "over two spaces"),
    ("Russia–Ukraine talks", "Russia name RUS | Ukraine name UKR", "en dash"),
    ("the Co\u0302te d'Ivoire", "Co\u0302te d'Ivoire alias CIV", "loose accent"),
    ("Malians and Mali", "Malians demonym MLI | Mali name MLI", "plural before stem"),
    ("Omani", "Omani adjective OMN", "no Oman in Omani"),
    ("Chadwick", "", "no Chad in Chadwick"),
]  # fmt: skip


def found(text: str) -> str:
    names = [f"{text[m.start : m.end]} {m.form} {m.entries[0].id}" for m in load().find(text)]
    return " | ".join(names)


@pytest.mark.parametrize(("text", "expected", "why"), SENTENCES, ids=[row[2] + ": " + row[0][:20] for row in SENTENCES])
def test_find(text: str, expected: str, why: str) -> None:
    assert found(text) == expected, why


ENTRIES = [
    ("Tehran", ["gn:112931", "IRN"], "a capital is the city, then the state"),
    ("Brussels", ["gn:2800866", "BEL", "european-union", "nato"], "Brussels may be the union, or the alliance"),
    ("Korean", ["KOR", "PRK"], "of either Korea"),
    ("Congolese", ["COD", "COG"], "of either Congo"),
    ("Georgia", ["GEO", "place:georgia-usa"], "the state, then the American one"),
    ("Washington", ["gn:4140963", "USA", "place:washington-state-usa"], "city, government, American state"),
    ("Democratic Party", ["democratic-party", "democratic-party-of-a-state"], "of the United States or of another"),
    ("Islamic Emirate of Afghanistan", ["AFG", "taliban"], "the state and who holds it"),
]


@pytest.mark.parametrize(("name", "expected", "why"), ENTRIES, ids=[row[0] for row in ENTRIES])
def test_entries(name: str, expected: list[str], why: str) -> None:
    (match,) = load().find(f"They named {name} again.")
    assert [entry.id for entry in match.entries] == expected, why


CODES = [
    ("Hamas", "PSE", "REB"), ("Islamic State", "IMG", "REB"), ("United Nations", "IGO", "IGO"),
    ("European Union", "IGO", "IGO"), ("White House", "USA", "GOV"), ("US Congress", "USA", "LEG"),
    ("Hezbollah", "LBN", "REB"), ("International Criminal Court", "IGO", "JUD"), ("Mossad", "ISR", "SPY"),
    ("Federal Bureau of Investigation", "USA", "COP"), ("US Central Command", "USA", "MIL"), ("Likud", "ISR", "PTY"),
    ("Popular Mobilization Forces", "IRQ", "UAF"), ("Amnesty International", "NGO", "NGO"),
    ("Wagner Group", "RUS", "PRM"),
    ("Voice of America", "USA", "MED"), ("Lockheed Martin", "USA", "BUS"), ("Boko Haram", "NGA", "REB"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "country", "sector"), CODES, ids=[row[0] for row in CODES])
def test_codes(name: str, country: str, sector: str) -> None:
    entry = load().named(name)[0]
    assert (entry.country, entry.sector) == (country, sector)


CHANGES = [
    ("Taliban", "2010-05-01", "REB", "the insurgency"),
    ("Taliban", "2023-05-01", "GOV", "the government"),
    ("Taliban", "1999-05-01", "GOV", "the first emirate"),
    ("Rapid Support Forces", "2021-01-01", "MIL", "before the war"),
    ("Rapid Support Forces", "2024-01-01", "REB", "in the war"),
    ("Hayat Tahrir al-Sham", "2025-02-01", "GOV", "after Assad's fall"),
    ("Hamas", "2024-01-01", "REB", "no change is known"),
]


@pytest.mark.parametrize(("name", "day", "sector", "why"), CHANGES, ids=[f"{row[0]} {row[1]}" for row in CHANGES])
def test_on_day(name: str, day: str, sector: str, why: str) -> None:
    entry = load().named(name)[0]
    assert load().on_day(entry, day).sector == sector, why


WORDS = st.sampled_from(
    ["Iran", "the US", "U.N.", "Côte d’Ivoire", "al-Qaida", "NORTH KOREA", "é", "Iraq's", "\u0301", "  ", "\n", "—",
     "Malian", "ß", "İstanbul", "(", "São Tomé", "is", "IS", "\u200b", "ﬁ", "Hezbollah"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=12).map(" ".join) | st.lists(WORDS, max_size=12).map("".join) | st.text(max_size=60))
def test_matches_lie_in_the_text(text: str) -> None:
    """Matches are in order, do not overlap, begin and end at word boundaries, and name something known."""
    end = 0
    for match in load().find(text):
        assert end <= match.start < match.end <= len(text)
        assert match.start == 0 or not text[match.start - 1].isalnum()
        assert match.end == len(text) or not text[match.end].isalnum()
        assert match.entries
        end = match.end


@given(st.lists(WORDS, max_size=8).map(" ".join), st.integers(0, 7))
def test_prefix_does_not_shift(text: str, blanks: int) -> None:
    """Text before a name moves its offsets by its own length, whatever it is made of."""
    before = "é." * blanks + "\n\n"
    plain = [(m.start + len(before), m.end + len(before)) for m in load().find("\n\n" + text)]
    moved = [(m.start + 2, m.end + 2) for m in load().find(before + text)]
    assert plain == moved
