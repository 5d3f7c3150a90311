"""Who says so, how many, how much: texts with what the event with a trigger has."""

from __future__ import annotations

import pytest

from legation.event.model import EventMention
from legation.reader import read_story
from legation.story import story


def event(text: str, trigger: str) -> EventMention:
    found = read_story(story(text, published="2024-05-15")).events
    return next(e for e in found if trigger in e.trigger.text)


SPEAKERS = [
    # (text, words of the trigger, the words that name the speaker, the cue, what it guards)
    ("Iran had attacked a tanker, officials said.", "attacked", "officials", "said", "behind"),
    (
        "Two officials familiar with the matter said Iran attacked a ship.",
        "attacked",
        "Two officials familiar with the matter",
        "said",
        "kept as told",
    ),
    (
        "The army killed nine rebels, according to a statement from the Chadian defence ministry.",
        "killed",
        "the Chadian defence ministry",
        "according to",
        "who issued the statement that tells it",
    ),
    ("Rebels attacked Kidal, a statement by the Malian army said.", "attacked", "Malian army", "said", "by whom it is"),
    ("Rebels attacked Kidal, a video of the mayor said.", "attacked", "a video of the mayor", "said", "whom it shows"),
    ("Rebels attacked Kidal, the army's report said.", "attacked", "the army", "said", "whose report it is"),
    ("Rebels attacked Kidal, a report said.", "attacked", "a report", "said", "a paper of nobody"),
    ("“Iran attacked the port,” Blinken told reporters.", "attacked", "Blinken", "told", "direct"),
    (
        "“Witnesses say Iran attacked the port,” Blinken told reporters.",
        "attacked",
        "Blinken",
        "told",
        "a report inside a quotation is told by who is quoted",
    ),
    (
        "Antony Blinken flew home. He said Iran attacked the port.",
        "attacked",
        "He",
        "said",
        "a pronoun beside its cue stays",
    ),
    (
        "Antony Blinken flew home. “It was wrong,” he said. “Iran attacked the port.”",
        "attacked",
        "Antony Blinken",
        "",
        "a pronoun in another sentence gives way to the name",
    ),
    (
        "Blinken issued a statement Tuesday saying Iran attacked the port.",
        "attacked",
        "Blinken",
        "saying",
        "who issued the statement",
    ),
    (
        "Lawmakers expressed hope that trade between France and Peru could resume.",
        "trade",
        "Lawmakers",
        "expressed",
        "expressed hope",
    ),
    (
        "Foreign Minister Lee said:\n\nWe saw the town. Rebels attacked the market.",
        "attacked",
        "Lee",
        "said",
        "a printed statement",
    ),
    ("Five soldiers were killed, General Khan said. Two clerks were also killed.", "killed", "Khan", "said", "also"),
    (
        "The leader of the Green movement, Anna Lind, said police attacked the march.",
        "attacked",
        "Anna Lind",
        "said",
        "the name in apposition",
    ),
    (
        "General Lee released the following statement:\n\n“Rebels attacked the market.”",
        "attacked",
        "Lee",
        "released",
        "a statement handed out",
    ),
    (
        "Canada said Iran is “openly” defying the court and ignoring its verdict.",
        "defying",
        "Canada",
        "said",
        "what stands right behind the verb, however its grammar was read",
    ),
    (
        "Footage from the scene showed police beating two students.",
        "beating",
        "Footage from the scene",
        "showed",
        "a picture that shows it",
    ),
    (
        "Reports emerged on Friday that the king had dismissed his prime minister.",
        "dismissed",
        "Reports",
        "emerged",
        "reports that come up",
    ),
    (
        "She lamented the fact that rebels had attacked the village.",
        "attacked",
        "She",
        "lamented",
        "what is spoken of as a fact",
    ),
    (
        "The minister condemned a drone strike on a depot, which Ankara blamed on the rebels.",
        "strike",
        "Ankara",
        "blamed",
        "who blames somebody for it",
    ),
    (
        "A man suspected of shooting two clerks at a bank where he once worked was arrested, police said.",
        "arrested",
        "police",
        "said",
        "the tag at the end of a tangled sentence",
    ),
    (
        "Nine Malian soldiers were killed, a union leader was quoted as saying.",
        "killed",
        "a union leader",
        "quoted",
        "who is quoted as saying it",
    ),
    (
        "Oslo had promised to withdraw, the envoy Tor Berg was quoted by a newspaper as saying.",
        "promised",
        "Tor Berg",
        "quoted",
        "who is quoted, not the paper",
    ),
    (
        "Chad, which the UN says arms the rebels, condemned Sudan.",
        "arms",
        "UN",
        "says",
        "who says it within a relative clause",
    ),
    (
        "Kenyan Foreign Minister Musalia Mudavadi: “Rebels attacked our embassy in Goma.”",
        "attacked",
        "Kenyan Foreign Minister Musalia Mudavadi",
        "",
        "whose name stands before the colon",
    ),
]


@pytest.mark.parametrize(("text", "trigger", "source", "cue", "guards"), SPEAKERS, ids=[row[4] for row in SPEAKERS])
def test_speaker(text: str, trigger: str, source: str, cue: str, guards: str) -> None:
    told = [e.attribution for e in read_story(story(text, published="2024-05-15")).events if trigger in e.trigger.text]
    assert told, guards
    found = told[-1]
    assert found is not None, guards
    assert (found.text, found.cue) == (source, cue), guards
    assert text[found.start : found.end] == found.text


def test_a_pronoun_has_its_name() -> None:
    found = event("Antony Blinken flew home. He said Iran attacked the port.", "attacked").attribution
    assert found is not None
    assert found.name == "Antony Blinken"


def test_the_story_itself_has_no_speaker() -> None:
    assert event("Iran attacked a tanker on Monday.", "attacked").attribution is None
    late = "Malian jets bombed Kidal, officials said, a day after Algeria had condemned the junta."
    assert event(late, "condemned").attribution is None
    aside = "Macron visited Kigali on Monday and, according to Rwanda, apologised to Kagame."
    assert event(aside, "visited").attribution is None
    assert event(aside, "apologised").attribution is not None


CASUALTIES = [
    (
        "Clashes between police and students in Dhaka left two dead and 40 injured.",
        "Clashes",
        {"dead": 2, "injured": 40},
        "left dead and hurt, without the word for people",
    ),
    ("Ten people were hurt when gunmen attacked a bus.", "attacked", {"injured": 10}, "hurt when"),
    (
        "Officials said 31 people lost their lives in a bomb attack on a train.",
        "lost",
        {"dead": 31},
        "lost their lives in",
    ),
    ("Rebels shelled the town, killing two and wounding nine.", "shelled", {"dead": 2, "injured": 9}, "participles"),
    ("Some 5,000 people protested in Minsk.", "protested", {"taking_part": 5000}, "a march"),
    ("Turkish police arrested dozens of students.", "arrested", {}, "no number, no value"),
    ("A bomb attack on a hotel in Tunis left three people dead.", "attack", {"dead": 3}, "left dead"),
    ("Clashes broke out in two villages, leaving some 12 people dead.", "lashes", {"dead": 12}, "leaving dead"),
    (
        "A court in Hanoi sentenced a rebel to death for killing four nuns.",
        "sentenced",
        {},
        "a ground is no count of the verdict",
    ),
    (
        "The shell killed Haddad, 37, and wounded photographer Maria Lopez, 28.",
        "killed",
        {"dead": 1, "injured": 1},
        "ages are no counts",
    ),
]


@pytest.mark.parametrize(("text", "trigger", "expected", "guards"), CASUALTIES, ids=[row[3] for row in CASUALTIES])
def test_casualties(text: str, trigger: str, expected: dict[str, int], guards: str) -> None:
    found = event(text, trigger).casualties
    assert {k: v for k in found.__struct_fields__ if (v := getattr(found, k)) is not None} == expected, guards


AMOUNTS = [
    ("The bloc agreed to send Egypt 7.4 billion euros.", "agreed", ["7.4 billion euros"], "in what is promised"),
    (
        "Tokyo lent Lima $2 billion, a third of the $6 billion that it owes.",
        "lent",
        ["$2 billion"],
        "a part, not the whole",
    ),
    ("Tokyo gave Kyiv $2 billion, bringing the total to $12 billion.", "gave", ["$2 billion"], "not the total"),
    (
        "Peru froze a railway and a $20 billion port, also financed by China.",
        "financed",
        ["$20 billion"],
        "a list described",
    ),
    ("Norway gave the agency a grant worth 40 million kroner.", "gave", ["40 million kroner"], "worth"),
    (
        "London announced £50 million for Sudan, including £10 million for food.",
        "announced",
        ["£50 million", "£10 million"],
        "including",
    ),
]


@pytest.mark.parametrize(("text", "trigger", "expected", "guards"), AMOUNTS, ids=[row[3] for row in AMOUNTS])
def test_amounts(text: str, trigger: str, expected: list[str], guards: str) -> None:
    assert [a.text for a in event(text, trigger).amounts] == expected, guards


GOING_ON = [
    # (text, words of the trigger, the name of who tells it, what it guards)
    (
        "Defence lawyer Anna Berg said the minister had been warned. The president agreed to resign, she said.",
        "agreed",
        "Anna Berg",
        "who told the sentence before goes on",
    ),
    (
        "Interior Minister Mark Olsen said the trial was fair. General Peter Obi praised the court, he added.",
        "praised",
        "Mark Olsen",
        "not the man of whom it is told",
    ),
    (
        "Foreign Minister Ann Lee said talks were useful. The Chilean envoy, she added, had condemned the raid.",
        "condemned",
        "Ann Lee",
        "within what is told",
    ),
    (
        "The United Nations said talks had stalled. Chad has attacked aid convoys, it said.",
        "attacked",
        "United Nations",
        "a body goes on",
    ),
    (
        "Three jurors said the case was clear. Investigators accused the general of murder, they said.",
        "accused",
        "Three jurors",
        "a group goes on",
    ),
    (
        "Interior Minister Mark Olsen said the trial was fair. Chancellor Angela Merkel condemned the army, she said.",
        "condemned",
        "Angela Merkel",
        "not where the word does not fit",
    ),
    (
        "Minister Olsen said nothing. President Paul Diaz flew home. The United States condemned the raid, he said.",
        "condemned",
        "Paul Diaz",
        "not past somebody else who may be meant",
    ),
]


@pytest.mark.parametrize(("text", "trigger", "name"), [row[:3] for row in GOING_ON], ids=[row[3] for row in GOING_ON])
def test_who_goes_on_telling(text: str, trigger: str, name: str) -> None:
    told = event(text, trigger).attribution
    assert told is not None
    assert told.name == name
