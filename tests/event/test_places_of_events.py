"""Where an event happened: stories of one to four sentences with the place of one of their events.

A row is the text, the words of the event's trigger, the place's words with its country (None where the event has none
that is told), and what it guards.
"""

from __future__ import annotations

import pytest

from legation.event.model import Where
from legation.reader import read_story
from legation.story import story


def place_of(text: str, trigger: str) -> Where | None:
    events = read_story(story(text, published="2024-06-12")).events
    found = [e for e in events if trigger in e.trigger.text or e.trigger.text in trigger]
    assert found, f"no event at {trigger!r} among {[(e.type, e.trigger.text) for e in events]}"
    return found[0].place


OWN = [
    (
        "The Indian navy arrested nine pirates who had threatened a freighter in the Gulf of Aden.",
        "arrested",
        None,
        None,
        "no arrest at sea happens at home",
    ),
    (
        "Soldiers killed nine farmers in Plateau State on Monday.",
        "killed",
        "Plateau State",
        "NGA",
        "a phrase of the clause",
    ),
    (
        "Gunmen shot dead a judge outside his home in Guayaquil, Ecuador.",
        "shot dead",
        "Guayaquil, Ecuador",
        "ECU",
        "a nest",
    ),
    ("Police in Nairobi arrested 40 students.", "arrested", "Nairobi", "KEN", "where the doers are"),
    ("Troops shelled a market in Omdurman, killing six people.", "killing", "Omdurman", "SDN", "where the harmed are"),
    ("The rebels captured Bunia after two days of fighting.", "captured", "Bunia", "COD", "the place taken"),
    ("The Malian army drove the fighters from Tessalit.", "drove", "Tessalit", "MLI", "the place that is cleared"),
    ("Russian missiles struck a power station in Kharkiv.", "struck", "Kharkiv", "UKR", "a struck thing's place"),
    ("The Paris police chief was arrested in Lyon.", "arrested", "Lyon", "FRA", "not the place in the title"),
    ("Farmers blocked the road near Toulouse.", "blocked", "Toulouse", "FRA", "near"),
    (
        "A drone hit a bus in the Zaporizhzhia region of Ukraine.",
        "hit",
        "Zaporizhzhia region",
        "UKR",
        "a region before its state",
    ),
    ("Hundreds of nurses marched through Lusaka on Friday.", "marched", "Lusaka", "ZMB", "through"),
    ("Pirates seized a tanker off Somalia's coast.", "seized", "Somalia", "SOM", "off a coast"),
    ("Two officers were killed in the port city of Aden.", "killed", "Aden", "YEM", "the city of"),
    (
        "The opposition leader was detained in Chad's capital, N'Djamena.",
        "detained",
        "N'Djamena",
        "TCD",
        "a capital with its name",
    ),
    (
        "Sudan's army shelled Nyala, according to doctors in Egypt.",
        "shelled",
        "Nyala",
        "SDN",
        "not where they are who tell of it",
    ),
    (
        "Gunmen from Beni attacked the Ugandan army on the eve of a summit in Nairobi.",
        "attacked",
        None,
        None,
        "not where the summit is before which it was",
    ),
]

MEETINGS = [
    (
        "Foreign Minister Vivian Balakrishnan met his Malaysian counterpart in Putrajaya.",
        "met",
        "Putrajaya",
        "MYS",
        "a meeting",
    ),
    ("President Lai flew to Paraguay, where he met President Peña.", "met", "Paraguay", "PRY", "a journey's end"),
    (
        "Modi arrived in Colombo on Friday. He met President Dissanayake and thanked him for the welcome.",
        "thanked",
        "Colombo",
        "LKA",
        "what is done at the place reached",
    ),
    (
        "Scholz met Erdogan in Istanbul. He urged Turkey to ratify the treaty.",
        "urged",
        "Istanbul",
        "TUR",
        "words at a meeting",
    ),
    (
        "Blinken will visit Manila on Tuesday. He will also meet senior Philippine generals.",
        "meet",
        "Manila",
        "PHL",
        "a meeting during a visit",
    ),
    (
        "WASHINGTON — Russian forces shelled a school overnight, officials said.",
        "shelled",
        None,
        None,
        "a dateline of another land",
    ),
    (
        "KHARTOUM, Sudan - Sudanese security forces fired tear gas at protesters on Thursday.",
        "fired",
        "KHARTOUM, Sudan",
        "SDN",
        "a dateline of the land of those who act",
    ),
    (
        "Defense Secretary Austin hosted his Kenyan counterpart at the Pentagon.",
        "hosted",
        "Pentagon",
        "USA",
        "where a guest is received",
    ),
    ("Biden spoke by phone with President Tinubu of Nigeria.", "spoke", None, None, "a call"),
    (
        "The ministers discussed peace in the Indo-Pacific when they met in Perth.",
        "met",
        "Perth",
        "AUS",
        "a matter is no place",
    ),
    (
        '"We will not give in," the mayor said at a news conference in Sarajevo. He accused Serbia of meddling.',
        "accused",
        None,
        None,
        "other words, told next",
    ),
    (
        "Speaking to reporters in Accra, President Mahama condemned the coup in Niger.",
        "condemned",
        "Accra",
        "GHA",
        "where words were said",
    ),
    (
        "Mayor Vukovic rejected the warrant, telling reporters in Banja Luka that it was void.",
        "rejected",
        "Banja Luka",
        "BIH",
        "to whom it was told",
    ),
    ("Iran condemned the strike on Damascus.", "condemned", None, None, "what words are about is elsewhere"),
    (
        "The European Union imposed sanctions on three banks in Minsk.",
        "imposed sanctions",
        None,
        None,
        "a sanction has no place",
    ),
    ("Washington praised the truce in Yemen.", "praised", None, None, "a capital that speaks"),
    ("Brussels called for elections in Georgia.", "called for", None, None, "a seat that speaks"),
]

SCENE = [
    (
        "Militants raided the town of Dikwa in Nigeria on Sunday. They abducted eleven women.",
        "abducted",
        "Dikwa",
        "NGA",
        "the lead's scene",
    ),
    (
        "In Musa Qala district, a patrol came under fire. The soldiers killed two insurgents.",
        "killed",
        "Musa Qala district",
        "AFG",
        "a sentence sets the scene",
    ),
    (
        "A suicide bomber struck a mosque in Peshawar on Friday. The blast killed 30 worshippers.",
        "killed",
        "Peshawar",
        "PAK",
        "a deed told again",
    ),
    (
        "Rebels besieged El Obeid for weeks. Thousands of people trapped in the city were shelled daily.",
        "shelled",
        "El Obeid",
        "SDN",
        "a siege told before",
    ),
    (
        "The Taliban govern Afghanistan. They have barred the envoy from entering the country.",
        "barred",
        "the country",
        "AFG",
        "the country",
    ),
    (
        "Gunmen attacked a convoy near Ménaka, Mali. The army killed nine of them in the area.",
        "killed",
        "the area",
        "MLI",
        "the area",
    ),
    (
        "Troops killed one man and detained three others while searching houses in Herat.",
        "killed",
        "Herat",
        "AFG",
        "told along with it",
    ),
    (
        "The army said fighting broke out in Jonglei state, where soldiers shot dead four herders.",
        "shot dead",
        "Jonglei state",
        "SSD",
        "where",
    ),
    (
        "The trial opened in Madrid over the 2017 bombing of a market in Barcelona.",
        "bombing",
        "Barcelona",
        "ESP",
        "a noun's own place",
    ),
    (
        "Police fired tear gas at marchers in Dakar. They also arrested the union's leader.",
        "arrested",
        "Dakar",
        "SEN",
        "by the same doers",
    ),
    ("Several people were killed in the Ethiopian civil war.", "war", "Ethiopian", "ETH", "the land of a civil war"),
    (
        "A bomb killed ten people in Quetta. France condemned the attack.",
        "condemned",
        None,
        None,
        "words about it are said elsewhere",
    ),
    (
        "Zimbabwe's police arrested a reporter for insulting the president.",
        "arrested",
        "Zimbabwe",
        "ZWE",
        "a state's own organs",
    ),
    (
        "Militants with bases in Chad attacked a barracks in Maroua, Cameroon.",
        "attacked",
        "Maroua, Cameroon",
        "CMR",
        "not where they have their bases",
    ),
    ("The Doha-based group was banned.", "banned", None, None, "not its seat"),
    (
        "A court in The Hague convicted the general of crimes in Bosnia.",
        "convicted",
        "The Hague",
        "NLD",
        "a verdict where the court is",
    ),
    ("India deployed two frigates to the Red Sea.", "deployed", "Red Sea", None, "a sea of no state"),
    ("Belarus deployed tanks to the border near Brest.", "deployed", "Brest", "BLR", "where forces are sent"),
    ("Russian forces withdrew from Kherson in November.", "withdrew", "Kherson", "UKR", "what is left"),
    ("The Red Cross delivered food to Gondar.", "delivered", "Gondar", "ETH", "where aid is brought"),
]


@pytest.mark.parametrize(
    ("text", "trigger", "words", "country", "guards"),
    OWN + MEETINGS + SCENE,
    ids=[r[0][:44] for r in OWN + MEETINGS + SCENE],
)
def test_place_of_an_event(text: str, trigger: str, words: str | None, country: str | None, guards: str) -> None:
    place = place_of(text, trigger)
    assert (place and place.text, place and place.country) == (words, country), guards
    if place is not None and place.start is not None:
        assert text[place.start : place.end] == place.text


def test_precision_and_basis() -> None:
    text = "Insurgents ambushed a patrol in Sangin district, Helmand province. They killed a medic."
    own, told = (e.place for e in read_story(story(text)).events[:2])
    assert own is not None
    assert told is not None
    assert (own.name, own.admin, own.precision, own.basis) == ("Sangin", "Helmand", "district", "text")
    assert (told.name, told.admin, told.basis) == ("Sangin", "Helmand", "inherited")
