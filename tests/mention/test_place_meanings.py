"""Which place is meant, in which province, and how exactly it is known: sentences with name|country|province|precision.

A place that only stands in a name or title is left out of what is expected: nothing happened there.
"""

from __future__ import annotations

import pytest

from legation import gazetteer
from legation.language import parse
from legation.mention.places import find_places
from legation.story.model import Story


def places(text: str) -> list[str]:
    found = find_places(Story(id="s", text=text), parse(text), gazetteer.load())
    return [f"{p.name}|{p.country or ''}|{p.admin or ''}|{p.precision}" for p in found if not p.within_name]


AMBIGUOUS = [
    (
        "Rescuers in Georgia's capital, Tbilisi, pulled nine people out.",
        ["Georgia|GEO||country", "Tbilisi|GEO|Tbilisi|place"],
        "the state Georgia",
    ),
    (
        "A grand jury in Fulton County, Georgia, heard the clerks.",
        ["Fulton|USA|Georgia|district"],
        "a county of the US state Georgia",
    ),
    ("Georgian police sealed the road to Rustavi.", ["Rustavi|GEO|Kvemo Kartli|place"], "a town of Georgia"),
    (
        "Lebanese troops patrol the port of Tripoli.",
        ["Tripoli|LBN|Ash Shimal|place"],
        "Tripoli where the story is Lebanese",
    ),
    ("Libya's coast guard brought the boat to Tripoli.", ["Tripoli|LBY|Tripoli|place"], "Tripoli where it is Libyan"),
    (
        "The professor teaches in Cambridge, Massachusetts.",
        ["Cambridge|USA|Massachusetts|place"],
        "Cambridge by its state",
    ),
    (
        "British scientists in Cambridge published the list.",
        ["Cambridge|GBR|England|place"],
        "Cambridge by the adjective",
    ),
    (
        "A crowd burned flags at the US consulate in Manchester.",
        ["Manchester|GBR|England|place"],
        "no embassy is at home",
    ),
    ("Alabama voters queued for hours in Birmingham.", ["Birmingham|USA|Alabama|place"], "Birmingham in Alabama"),
    ("British Muslims marched in Birmingham.", ["Birmingham|GBR|England|place"], "Birmingham in England"),
    (
        "Chilean students occupied a square in Santiago.",
        ["Santiago|CHL|Región Metropolitana de Santiago|place"],
        "Santiago in Chile",
    ),
    (
        "Cuban dissidents were held in Santiago de Cuba.",
        ["Santiago de Cuba|CUB|Santiago de Cuba|place"],
        "another Santiago",
    ),
    ("Spanish police charged a crowd in Valencia.", ["Valencia|ESP|Valencia|place"], "Valencia in Spain"),
    ("Venezuelan soldiers guarded a depot in Valencia.", ["Valencia|VEN|Carabobo|place"], "Valencia in Venezuela"),
    ("The ferry left Alexandria, Egypt, at dawn.", ["Alexandria|EGY|Alexandria|place"], "Alexandria in Egypt"),
    (
        "A judge in Alexandria, Virginia, sentenced the spy.",
        ["Alexandria|USA|Virginia|place"],
        "Alexandria in Virginia",
    ),
    ("Ukrainian crews repaired the grid in Odessa.", ["Odesa|UKR|Odesa|place"], "an old spelling"),
    ("Oil workers walked out in Odessa, Texas.", ["Odessa|USA|Texas|place"], "Odessa in Texas"),
    ("The trial opened in Athens, Georgia.", ["Athens|USA|Georgia|place"], "Athens by its state"),
    ("Greek unions struck in Athens.", ["Athens|GRC|Attikí|place"], "Athens in Greece"),
    ("Pakistani rangers searched shops in Hyderabad.", ["Hyderabad|PAK|Sindh|place"], "Hyderabad in Pakistan"),
    ("Indian police arrested the hackers in Hyderabad.", ["Hyderabad|IND|Telangana|place"], "Hyderabad in India"),
    ("Nicaraguan police stormed a church in León.", ["León|NIC|León|place"], "León in Nicaragua"),
    (
        "Troops of Niger crossed from Nigeria near Diffa.",
        ["Nigeria|NGA||country", "Diffa|NER|Diffa|place"],
        "Niger and Nigeria",
    ),
    (
        "Equatorial Guinea freed the crew in Malabo.",
        ["Equatorial Guinea|GNQ||country", "Malabo|GNQ|Région Insulaire|place"],
        "one of the Guineas",
    ),
    ("Fighters from South Sudan entered Sudan.", ["South Sudan|SSD||country", "Sudan|SDN||country"], "two Sudans"),
    (
        "Jordan Peterson flew from Jordan to Chad.",
        ["Jordan|JOR||country", "Chad|TCD||country"],
        "a person called like a state",
    ),
    ("Sydney Powell testified in Sydney.", ["Sydney|AUS|New South Wales|place"], "a person called like a city"),
    ("Paris Hilton opened a club in Paris.", ["Paris|FRA|Île-de-France|place"], "a person called like a capital"),
    ("Lloyd Austin landed in Austin, Texas.", ["Austin|USA|Texas|place"], "a surname and a city"),
    ("Mexican marines patrolled Mexico City.", ["Mexico City|MEX|Mexico City|place"], "a city with its state's name"),
    ("The canal's board met in Panama City.", ["Panama City|PAN|Panamá|place"], "a capital with its state's name"),
    ("Wildfires closed roads in New Mexico.", ["New Mexico|USA|New Mexico|province"], "New Mexico is not Mexico"),
    ("Refugees reached Goma, North Kivu.", ["Goma|COD|North Kivu|place"], "a city in its province"),
    ("The plant in Moscow, Idaho, closed.", ["Moscow|USA|Idaho|place"], "Moscow by its state"),
]

NO_PLACE = [
    ("The Kremlin dismissed the offer.", [], "a seat that speaks"),
    ("Downing Street declined to comment.", [], "a street that speaks"),
    ("The Paris police chief spoke in Lyon.", ["Lyon|FRA|Auvergne-Rhône-Alpes|place"], "a title with a city"),
    ("The London Stock Exchange opened late.", [], "an exchange"),
    ("The Washington Post reported the raid.", [], "a newspaper"),
    ("She signed the Geneva Convention.", [], "a treaty"),
    ("Manchester United lost.", [], "a club"),
    ("The Oslo-based institute counted them.", [], "a seat"),
    ("Moscow-backed forces shelled Avdiivka.", ["Avdiivka|UKR|Donetsk|place"], "backed by a capital"),
    ("The Mayor of London visited Dublin.", ["Dublin|IRL|Dublin City|place"], "a mayor"),
    ("The Bank of Canada raised its rate.", [], "a bank"),
    ("The French Embassy reopened.", [], "an embassy without a place"),
    ("The governor of Zamfara thanked the army.", [], "a governor's province"),
    ("The Prime Minister of Australia was in Suva.", ["Suva|FJI|Central|place"], "a title with a state"),
    ("The Berlin Film Festival honoured her.", [], "a festival"),
]

NESTED = [
    ("Gunmen killed a guard in Andar district, Ghazni province.", ["Andar|AFG|Ghazni|district"], "district, province"),
    (
        "Troops searched a compound in Sangin district, Helmand province, Afghanistan.",
        ["Sangin|AFG|Helmand|district"],
        "district, province, state",
    ),
    ("Afghan police found arms in the Nad-e Ali district.", ["Nad-e Ali|AFG|Helmand|district"], "a district by itself"),
    (
        "Afghan commandos raided Jani Khel district, Paktika province.",
        ["Jani Khel|AFG|Paktika|district"],
        "of two districts of a name that of the province told",
    ),
    (
        "Afghan commandos raided Jani Khel district, Paktia province.",
        ["Jani Khel|AFG|Paktia|district"],
        "and the other",
    ),
    ("An Afghan patrol was hit in Kandahar province.", ["Kandahar|AFG|Kandahar|province"], "a province, not its town"),
    ("Afghan traders closed shops in Kandahar city.", ["Kandahar|AFG|Kandahar|place"], "a town, not its province"),
    (
        "A bomb went off in the village of Kodgai in Nerkh district, Wardak province.",
        ["Kodgai|AFG|Wardak|district", "Nirkh|AFG|Wardak|province"],
        "an unknown village in a district, another spelling",
    ),
    ("Militants burned homes in the Nigerian state of Borno.", ["Borno|NGA|Borno|province"], "state of"),
    (
        "Gunmen on motorcycles raided a village in Zamfara State, Nigeria.",
        ["Zamfara|NGA|Zamfara|province"],
        "a state of Nigeria",
    ),
    (
        "Herders clashed in Bokkos, Plateau State, Nigeria.",
        ["Bokkos|NGA|Plateau|place"],
        "a town in a state named like a word",
    ),
    (
        "Ukrainian drones hit a depot in Russia's Kursk region.",
        ["Russia|RUS||country", "Kursk|RUS|Kursk|province"],
        "a Russian region",
    ),
    (
        "Shells fell on Toretsk in the Donetsk region of Ukraine.",
        ["Toretsk|UKR|Donetsk|place", "Donetsk|UKR|Donetsk|province", "Ukraine|UKR||country"],
        "a town, a region, a state",
    ),
    ("Missiles struck Kharkiv oblast.", ["Kharkiv|UKR|Kharkiv|province"], "an oblast"),
    (
        "Syrian rebels took Saraqib in Idlib province.",
        ["Saraqib|SYR|Idlib|place", "Idlib|SYR|Idlib|province"],
        "a town in a governorate",
    ),
    ("Iraqi jets struck caves in Anbar province.", ["Anbar|IRQ|Anbar|province"], "an Iraqi province"),
    (
        "The army shelled Sagaing region in Myanmar.",
        ["Sagaing|MMR|Sagaing|province", "Myanmar|MMR||country"],
        "a region of Myanmar",
    ),
    (
        "Rohingya fled Maungdaw in Rakhine State.",
        ["Maungdaw|MMR|Rakhine|district", "Rakhine|MMR|Rakhine|province"],
        "a township in a state",
    ),
    ("Houthi fighters left Marib governorate.", ["Marib|YEM|Marib|province"], "a governorate"),
    (
        "Jihadists ambushed a convoy in Mali's Mopti region.",
        ["Mali|MLI||country", "Mopti|MLI|Mopti|province"],
        "a region of Mali",
    ),
    ("RSF shelling hit El Fasher, North Darfur.", ["El Fasher|SDN|North Darfur|place"], "a city in its state"),
    ("A militia attacked a mine in Ituri province.", ["Ituri|COD|Ituri|province"], "a Congolese province"),
    (
        "Indian soldiers died in Pulwama district, Jammu and Kashmir.",
        ["Pulwama|IND|Kashmir|district"],
        "a district in a disputed land",
    ),
    (
        "Talibans seized a post in North Waziristan, Pakistan.",
        ["North Waziristan|PAK|Khyber Pakhtunkhwa|district"],
        "a tribal district",
    ),
    (
        "The ministers met in Tadoussac, Quebec.",
        ["Tadoussac|CAN|Quebec|province"],
        "an unknown town in a province named like a city",
    ),
    ("Police in Cologne, Germany, stopped the bus.", ["Cologne|DEU|North Rhine-Westphalia|place"], "an English name"),
    (
        "A cell was broken up in the Spanish cities of Seville and Ceuta.",
        ["Seville|ESP|Andalusia|place", "Ceuta|ESP|Ceuta|place"],
        "cities of",
    ),
    ("Boats sank off Lampedusa, Italy.", ["Lampedusa|ITA|Sicily|place"], "an island"),
    ("Farmers blocked roads in northern Greece.", ["Greece|GRC||region"], "a part of a state"),
    ("A drone crashed in rural Damascus.", ["Damascus|SYR|Damascus|place"], "a part of a town"),
    (
        "Settlers burned cars in Huwara, in the West Bank.",
        ["Huwara|PSE|Nablus|place", "West Bank|PSE|West Bank|province"],
        "a town in the West Bank",
    ),
    ("He was born in Toledo, Ohio.", ["Toledo|USA|Ohio|place"], "a US city and its state"),
    ("Crews left Joint Base Andrews, Maryland.", ["Joint Base Andrews|USA|Maryland|place"], "a base in a state"),
]

KNOWN = [
    ("Two ships collided in the Strait of Malacca.", ["Strait of Malacca|||region"], "a strait"),
    ("A tanker was seized in the Gulf of Oman.", ["Gulf of Oman|||region"], "a gulf"),
    ("Jets met over the Barents Sea.", ["Barents Sea|||region"], "a northern sea"),
    ("The frigate sailed through the Bosphorus.", ["Bosphorus|||region"], "a waterway"),
    ("Aid waited at Kerem Shalom.", ["Kerem Shalom|PSE||place"], "a crossing"),
    (
        "Trucks queued at the Rafah border crossing.",
        ["Rafah Border Crossing|EGY||place"],
        "a crossing by its full name",
    ),
    ("Refugees walked through Medyka, Poland.", ["Medyka|POL|Podkarpackie|place"], "a border village"),
    ("Allies met at Ramstein.", ["Ramstein|DEU|Rhineland-Palatinate|place"], "a base"),
    ("US jets took off from Incirlik Air Base.", ["Incirlik|TUR|Adana|place"], "a base by its full name"),
    ("Russian planes returned to Hmeimim.", ["Hmeimim|SYR|Latakia|place"], "a Russian base"),
    ("Planes landed at Al Udeid.", ["Al Udeid|QAT||place"], "a Gulf base"),
    ("Prisoners left Guantanamo Bay.", ["Guantanamo Bay|USA||place"], "a US base abroad"),
    ("The war in Donbas ground on.", ["Donbas|UKR||region"], "a contested region"),
    ("Shells landed on the Golan Heights.", ["Golan Heights|ISR||region"], "heights"),
    ("Cholera broke out in Darfur.", ["Darfur|SDN||region"], "a region of several states"),
    ("Ethnic Armenians fled Nagorno-Karabakh.", ["Nagorno-Karabakh|AZE||region"], "a lost enclave"),
    ("Russian troops stayed in Transnistria.", ["Transnistria|MDA||region"], "a breakaway land"),
    ("Hunger spread in Tigray.", ["Tigray|ETH|Tigray|province"], "a region of Ethiopia"),
    ("They met at Camp David.", ["Camp David|USA|Maryland|place"], "a retreat"),
    ("Leaders dined at the Élysée.", ["Élysée Palace|FRA|Île-de-France|place"], "a palace as a place"),
    ("She was received at Downing Street.", ["10 Downing Street|GBR|England|place"], "a street as a place"),
    ("Envoys waited outside the Kremlin.", ["Kremlin|RUS||place"], "a seat as a place"),
    ("Talks were held at the White House.", ["White House|USA||place"], "another seat as a place"),
    (
        "Protesters stormed the Zaporizhzhia nuclear power plant.",
        ["Zaporizhzhia nuclear power plant|UKR||place"],
        "a plant",
    ),
    ("A blast tore through Azovstal.", ["Azovstal|UKR|Donetsk|place"], "a works"),
    ("Inspectors toured Natanz.", ["Natanz|IRN|Isfahan|place"], "a nuclear site"),
    ("The camp in Cox's Bazar burned.", ["Cox's Bazar|BGD|Chittagong|place"], "a name with an apostrophe"),
    ("Children starved in Zamzam camp.", ["Zamzam camp|SDN|North Darfur|place"], "a camp"),
    ("Soldiers crossed the Line of Control.", ["Line of Control|||region"], "a line"),
    ("Fishermen were freed near Scarborough Shoal.", ["Scarborough Shoal|PHL||place"], "a shoal"),
]


@pytest.mark.parametrize(("text", "expected", "guards"), AMBIGUOUS, ids=[row[0][:40] for row in AMBIGUOUS])
def test_ambiguous_names(text: str, expected: list[str], guards: str) -> None:
    assert places(text) == expected, guards


@pytest.mark.parametrize(("text", "expected", "guards"), NO_PLACE, ids=[row[0][:40] for row in NO_PLACE])
def test_places_in_names(text: str, expected: list[str], guards: str) -> None:
    assert places(text) == expected, guards


@pytest.mark.parametrize(("text", "expected", "guards"), NESTED, ids=[row[0][:40] for row in NESTED])
def test_nested_places(text: str, expected: list[str], guards: str) -> None:
    assert places(text) == expected, guards


@pytest.mark.parametrize(("text", "expected", "guards"), KNOWN, ids=[row[0][:40] for row in KNOWN])
def test_known_regions_and_sites(text: str, expected: list[str], guards: str) -> None:
    assert places(text) == expected, guards
