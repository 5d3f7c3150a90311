"""Why an event was coded, and what was considered and refused, with its reason."""

from __future__ import annotations

import pytest

from event.test_own_codebook import PORTS, TRANSFERS
from legation import story
from legation.event.codebook import own_codebook
from legation.event.model import Reading
from legation.reader import read_story


def read(text: str, *, refused: bool = True) -> Reading:
    return read_story(story.story(text, published="2024-05-15"), actors=None, refused=refused)


WHY = [
    ("Turkey rejected Greece's accusations.", "[subject > object|by|from]: the verb “reject” with its object “Greece's "
     "accusations” is REJECT; actor: “Turkey” (the subject); recipient: “Greece” (the object)", "frame, words, sides"),
    ("France gave tents and blankets to Chad.", "with its object “tents”, “blankets” ", "several objects"),
    ("France gave tents to Chad.", "recipient: “Chad” (after “to”)", "a preposition"),
    ("Rebels carried out a massacre in Goma.", "the noun “massacre”, carried by “carry out”, is", "a light verb"),
    ("Kenya will host a summit with Uganda in June.", "here planned or promised: AGREE", "not the entry's type"),
    ("President Tinubu met Chad's foreign minister in Abuja on Monday. He thanked Chad for its help.",
     "its day is that of the meeting that it was said at", "a day from elsewhere"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said", "why"), WHY, ids=[row[2] for row in WHY])
def test_why_tells_rule_frame_and_words(text: str, said: str, why: str) -> None:
    found = [event.why for event in read(text).events]
    assert any(said in told for told in found), f"{why}: {found}"


REFUSED = [
    ("Rebels shelled Homs. Attacking the king is punishable by death in Jordan.", "Attacking", "ASSAULT",
     "a kind of deed", "what the law says"),
    ("The law in Togo makes it a crime to insult the president.", "insult", "ACCUSE", "a kind of deed",
     "an infinitive"),
    ("Cyclone Freddy formed. Malawi was struck by Freddy.", "struck", "ASSAULT", "a storm does it", "a storm"),
    ("Uganda agreed to withdraw its troops from Congo.", "withdraw", "RETREAT", "only what is promised", "a promise"),
    ("The opposition describes the pacts as a tactic of displacing people.", "displacing", "COERCE",
     "only what somebody calls it", "a gerund of what a thing is called"),
    (
        "The governor spoke. The driver, who struck and killed a woman in Lima, was jailed by a court.",
        "struck",
        "PROTEST",
        "lays down no work",
        "a blow is no strike",
    ),
    (
        "Police in London took part in a simulated attack on a ferry.",
        "took part in a simulated attack",
        "ASSAULT",
        "only practised",
        "a drill",
    ),
    (
        "Rebels shelled Goma. Minister Paul Hale acknowledged that some voters believed he was in Israel's pay.",
        "acknowledged",
        "CONCEDE",
        "is granted",
        "what others think",
    ),
    (
        "The gunman killed two soldiers in Paris. His father received a phone call from the gunman.",
        "received",
        "CONSULT",
        "meets nobody in public",
        "a call within a family",
    ),
    ("Turkey rejected Greece's accusations.", "accusations", "ACCUSE", "only words that somebody rejects", "denied"),
    ("An attack on a base in Mali killed six soldiers.", "attack", "ASSAULT", "folded into “killed”", "told twice"),
    ("A man stabbed his neighbour.", "stabbed", "ASSAULT", "a private crime", "nobody of public life"),
    ("The ministers discussed the war in Sudan.", "war", "ASSAULT", "no party is named", "only discussed"),
    ("The actors thanked the producer. The weather was fine. Nobody slept.", "thanked", "SUPPORT",
     "tells of no public life", "no public life"),
    ("The importance of investigating Sudan was stressed.", "investigating", "ACCUSE", "or thought of", "a notion"),
    ("Lebanon condemned the bombing that killed six nurses.", "bombing", "ASSAULT", "without anyone", "nobody"),
    ("Benin gave Togo a pledge to release the two boats.", "gave Togo a pledge", "CONCEDE",
     "only what another act is done to", "the noun of a promise that is given"),
    ("Oman has accepted a Swedish proposal for talks with Yemen.", "talks", "CONSULT", "or thought of",
     "talks that are only proposed"),
    ("Senegal's bishop brokered talks between Guinea and Mali.", "talks", "CONSULT", "only what another act is done to",
     "the talks that a mediator brings about"),
    ("Laos expressed interest in working with Brunei on dams.", "working", "COOPERATE", "or thought of",
     "what one is only interested in"),
    ("Japan threatened to impose sanctions on Belarusian banks.", "sanctions", "SANCTION", "only what is promised",
     "the noun of a deed that is only threatened"),
    ("Denmark imposed visa bans on six Iranian judges.", "visa bans", "COERCE", "only what another act is done to",
     "the measure that a penalty takes"),
    ("The paper warned young Danes would rise up over rents.", "warned", "THREATEN", "threatens nobody",
     "a warning of what people may do"),
    ("The United Nations warned Sudan was close to famine.", "warned", "THREATEN", "neither threatened nor promised",
     "a warning of how things stand"),
    ("The Amnesty report, based on visits to Sudan, was released in May.", "released", "RETREAT", "what is published",
     "a report nobody held"),
    ("The brigade from Minsk will practise an emergency withdrawal from its base.", "emergency withdrawal", "RETREAT",
     "only practised", "a drill is no withdrawal"),
    ("In the absence of a ceasefire between Chad and Sudan, nurses left.", "ceasefire", "RETREAT", "there is none of",
     "what is missing"),
    ("Romania said its ships had never violated Russia's waters.", "said", "ACCUSE", "accuses nobody", "a denial"),
    ("Poland and Norway have argued since World War II.", "War", "ASSAULT", "world war", "a war that dates"),
    ("The envoy smiled when asked for a comment on a plan by Dutch lawmakers for sanctions on Serbia.", "asked",
     "REQUEST", "the press", "who is asked for a comment"),
    ("The curfew was lifted in Colombo on Monday.", "curfew", "COERCE", "only what another act is done to", "lifted"),
    ("Students in Lusaka marched to the palace, shouting \"Free our lecturers!\"", "Free", "RETREAT", "calls for",
     "a slogan is no deed"),
    ("A judge in Bogota signed a warrant for the arrest of Senator Luis Parra.", "arrest", "COERCE", "is done for",
     "what a warrant is for"),
    ("Turkey threatened to retaliate if Cyprus went ahead with the expulsion of its diplomats.", "expulsion",
     "SANCTION", "the condition of a threat", "a deed in a threat's condition"),
    ("The militia's chief warned that he would attack Tripoli unless Prime Minister Dbeibah resigned.", "resigned",
     "RETREAT", "the condition of a threat", "what would avert a threat"),
    ("Romania rejected a proposal to expel Belarusian diplomats.", "expel", "SANCTION",
     "a plan is for that somebody turns down", "what a refused plan is for"),
    ("Estonia warned that an attack on its port would be seen as an act of war.", "attack", "ASSAULT",
     "the condition of a threat", "a feared attack"),
    ("The Ugandan embassy did not respond to a request for comment.", "request", "REQUEST",
     "what the press would like", "a request for comment"),
    ("The Ghanaian minister declined to be named.", "declined", "REJECT", "what the press would like", "unnamed"),
    ("The Nigerian army had warned the ministry that gunmen were crossing the border.", "warned", "THREATEN",
     "what has happened", "a warning of what others do"),
    ("Peru assured Chile that no fisherman had been beaten.", "assured", "AGREE", "what has happened",
     "an assurance of what was"),
    ("The crowds in Dakar were demanding that President Macky Sall quit.", "quit", "RETREAT", "asked for",
     "a demand whose verb looks like a past"),
    ("The Malian opposition called the law an attempt to silence critics.", "silence", "COERCE",
     "what somebody calls it", "an attempt that is only called so"),
    ("India warned of countermeasures in the event of a visit by General Munir to Kashmir.", "visit", "CONSULT",
     "the condition of a threat", "an event of which a threat speaks"),
    ("Algeria refused to let its defence minister meet General Burkhard in Rabat.", "meet", "CONSULT",
     "or refused", "what one refuses to let happen"),
    ("Sweden is reviewing its aid to Tanzania.", "aid", "AID", "or thought of", "aid that is thought over"),
    ("President Tshisekedi ordered his troops to withdraw from Bunia.", "withdraw", "RETREAT", "only what is ordered",
     "what is ordered is told by the order"),
    ("Jamal Hill was arrested in Lagos, the party's second such arrest.", "arrest", "COERCE", "of its like",
     "a deed that is only counted among its like"),
    ("A Taliban spokesman claimed the group had inflicted many losses.", "claimed", "ACCUSE", "accuses nobody",
     "a claim of one's own deed"),
    ("The lull encouraged aid groups to return to Goma.", "encouraged", "REQUEST", "asks nobody", "what happens"),
    ("The singer lashed out at Theresa May, calling her \"Theresa the Liar\" on stage.", "calling", "CONSULT",
     "telephones nobody", "who calls somebody names"),
    ("The mayor saw her aide shot by rebels.", "saw", "CONSULT", "meets nobody", "who sees a deed meets nobody"),
    ("The premier visited his wife in Oslo.", "visited", "CONSULT", "meets nobody", "one's own family"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "type_", "said", "why"), REFUSED, ids=[row[4] for row in REFUSED])
def test_refusals_have_words_and_reasons(text: str, words: str, type_: str, said: str, why: str) -> None:
    found = [(r.trigger.text, r.type, r.reason) for r in read(text).refused or ()]
    assert any(w == words and t == type_ and said in reason for w, t, reason in found), f"{why}: {found}"


OWN = [
    ("A ferry docked there too.", "docked", "PORT-CALL", "or “warship” as its subject, not “A ferry”", "another"),
    ("Norway delivered on Monday.", "delivered", "ARMS-TRANSFER", "as its object", "an empty slot"),
    ("Norway delivered howitzers to Ukraine.", "delivered", "AID", "is yours and comes first", "PLOVER's entry"),
]


@pytest.mark.parametrize(("text", "words", "type_", "said", "why"), OWN, ids=[row[4] for row in OWN])
def test_refusals_by_an_own_codebook(text: str, words: str, type_: str, said: str, why: str) -> None:
    book = own_codebook({"ports.toml": PORTS, "arms.toml": TRANSFERS})
    found = read_story(story.story(text), codebook=book, actors=None, refused=True).refused or ()
    assert any(r.trigger.text == words and r.type == type_ and said in r.reason for r in found), f"{why}: {found}"


def test_refusals_are_told_only_when_asked_and_change_nothing() -> None:
    text = "Uganda agreed to withdraw its troops from Congo. Kampala thanked Kinshasa for its patience."
    asked, plain = read(text), read(text, refused=False)
    assert plain.refused is None
    assert asked.refused
    assert asked.events == plain.events


def test_refusals_reread() -> None:
    text = "The opposition attacked the budget. Uganda agreed to withdraw its troops from Congo."
    for each in read(text).refused or ():
        for span in (each.trigger, each.sentence):
            assert text[span.start : span.end] == span.text
