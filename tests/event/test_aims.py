"""What a clause is only done for, and where whoever does it does that too."""

from __future__ import annotations

import pytest

import legation

ROWS: list[tuple[str, str, bool, str]] = [
    ("The emir had the chance to meet President Lula in Rio.", "CONSULT", True, "who gets the chance takes it"),
    ("The emir hopes for a chance to meet President Lula.", "CONSULT", False, "a chance that is hoped for"),
    ("Senator Ana Diaz had the courage to condemn Russia.", "ACCUSE", True, "courage shows in a deed"),
    ("Kenya used the summit to urge Sudan to stop the fighting.", "REQUEST", True, "what an occasion is used for"),
    (
        "President Sandu signed a decree to ban imports of Russian steel.",
        "COERCE",
        True,
        "a decree does what it is signed for",
    ),
    ("The minister took to Twitter to denounce Iran.", "ACCUSE", True, "whoever takes to a stage speaks"),
    ("Kenya and Chad discussed the withdrawal of Kenyan troops from Goma.", "RETREAT", False, "a topic of talks"),
    ("The talks in Oslo dealt with the release of Malian prisoners.", "RETREAT", False, "what talks dealt with"),
    ("The agenda of the meeting includes the lifting of Swiss sanctions.", "SANCTION", False, "part of a topic"),
    ("A Senate panel on Monday questioned sacked minister Peter Otieno.", "SANCTION", False, "a participle of his"),
    ("They discussed their concern about the Sudanese build-up on the border.", "MOBILIZE", True, "it goes on"),
    ("The two ministers discussed the war between Chad and Sudan.", "ASSAULT", True, "a war that is discussed is on"),
    (
        "In the second episode, Chadian rebels kill a minister and shell Lomé.",
        "ASSAULT",
        False,
        "the plot of a series",
    ),
    ("The novel tells of a colonel who murders a Zambian judge.", "ASSAULT", False, "the plot of a novel"),
    ("Diaz plays a nurse who kills a Chilean senator.", "ASSAULT", False, "a part in a play"),
    ("Kenya will meet Senegal in the quarter-final on Friday.", "AGREE", False, "a match between two teams"),
    ("A herd of elephants killed two farmers in Togo.", "ASSAULT", False, "animals that kill"),
    ("Kenya launched a satellite on Tuesday.", "MOBILIZE", False, "what goes into space"),
    ("Togo urged Chad to drop the charges against two bishops.", "ACCUSE", False, "charges that are to be dropped"),
    ("The rebels said they would halt rocket attacks on Mali.", "ASSAULT", False, "attacks that are to stop"),
    ("Chile dropped a threat to launch air strikes on Peru.", "ASSAULT", False, "what a dropped threat was of"),
    ("Ana Diaz came to Norway as a refugee.", "CONSULT", False, "who comes to live in a land"),
    ("The chancellor flew to Greece on holiday.", "CONSULT", False, "who is on holiday"),
    ("The college in Lomé welcomed its new director, Ama Mensah.", "CONSULT", False, "who takes up a post"),
    ("An earthquake forced the evacuation of 900 people near Santiago.", "AID", False, "what a disaster brings about"),
    ("The fund was set up to help Somalia.", "AID", False, "a thing made for it"),
    ("Togo said no to a truce with Benin.", "RETREAT", False, "a truce that is refused"),
    ("Togo rejected a proposal for talks with Benin.", "CONSULT", False, "what a rejected proposal is for"),
    ("The Togolese junta ruled out the release of Ana Diaz.", "RETREAT", False, "a release that is ruled out"),
    ("Togo has no interest in talks with Benin.", "CONSULT", False, "talks in which nobody is interested"),
    ("Togo rejected the withdrawal of Malian troops from Kara.", "RETREAT", True, "a known deed that is rejected"),
    ("Togo pledged not to attack Benin.", "THREATEN", False, "a blow that is forgone"),
    ("Togo pledged not to attack Benin.", "AGREE", True, "to forgo a blow is a promise"),
    ("Togo's premier will not attend the conference in Oslo.", "AGREE", False, "what will not be is not planned"),
    ("Togo's premier will not attend the conference in Oslo.", "REJECT", True, "who will not come refuses"),
    ("Cree hunters set up a blockade on a railway in Quebec.", "COERCE", False, "a blockade that protesters set up"),
    (
        "Samoa could become the eighth country to recognise Kosovo.",
        "SUPPORT",
        False,
        "what one may be the eighth to do",
    ),
    ("Togo let the aid workers leave the country.", "SANCTION", False, "what somebody is let do"),
    ("Mali rejected a bill banning foreign charities.", "COERCE", False, "what a rejected bill was for"),
    ("Gabon scrapped a decree suspending aid to Chad.", "SANCTION", False, "what a scrapped decree did"),
    ("The rebels held their fire on Monday.", "ASSAULT", False, "fire that is held"),
    ("The emir announced the end of a ban on parties.", "COERCE", False, "a measure whose end is announced"),
    ("A Kenyan embargo on Togo was lifted on Monday.", "SANCTION", False, "a measure that is lifted"),
    ("Poland backed Fiji's bid for a seat on the council.", "REQUEST", False, "a bid that stands for a candidacy"),
]


@pytest.mark.parametrize(("sentence", "type_", "coded", "guards"), ROWS, ids=[row[3] for row in ROWS])
def test_aims(sentence: str, type_: str, coded: bool, guards: str) -> None:
    assert (type_ in {e.type for e in legation.read(sentence, published="2024-03-07").events}) is coded


COUNTED: list[tuple[str, str, str, str]] = [
    ("The Chadian president fired three of his ministers.", "SANCTION", "expel", "people who are counted"),
    ("The Somali army moved into Afgooye.", "MOBILIZE", "troops", "an armed group by its name"),
    ("The bank fired off one of its letters.", "", "", "a thing that is counted is nobody"),
]


@pytest.mark.parametrize(("sentence", "type_", "mode", "guards"), COUNTED, ids=[row[3] for row in COUNTED])
def test_classes(sentence: str, type_: str, mode: str, guards: str) -> None:
    told = {(e.type, e.mode) for e in legation.read(sentence, published="2024-03-07").events}
    assert told == ({(type_, mode)} if type_ else set())
