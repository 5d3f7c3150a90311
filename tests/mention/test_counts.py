"""Counts: sentences with what is counted, as words = number, what befell them, and the word that says it.

A number with a plus sign is the fewest that words without a number can mean."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.language import parse
from legation.mention.counts import find_counts
from legation.mention.model import Count
from legation.mention.numbers import find_numbers, value_of
from legation.story.model import Story


def read(text: str) -> tuple[Count, ...]:
    return find_counts(Story(id="s", text=text), parse(text))


def told(text: str) -> list[str]:
    sentences = parse(text)
    found = find_counts(Story(id="s", text=text), sentences)
    return [
        f"{c.text} = {f'{c.low}+' if c.value is None else c.value} {c.what} "
        f"({sentences[c.sentence].tokens[c.predicate].text})"
        for c in found
    ]


TABLE = [
    # (sentence, what is found, what it guards)
    ("The navy captured three boats of the pirates.", [], "boats are no people"),
    ("The blast killed at least 13 people.", ["at least 13 people = 13 dead (killed)"], "object"),
    (
        "One monk was killed and nine were wounded, two of them critically.",
        ["One monk = 1 dead (killed)", "nine = 9 injured (wounded)"],
        "a part of a number behind its verb",
    ),
    (
        "The blast killed 13 people and injured dozens.",
        ["13 people = 13 dead (killed)", "dozens = 24+ injured (injured)"],
        "dozens: no number",
    ),
    ("He turned on the guards, killing two of them.", ["two = 2 dead (killing)"], "two of them"),
    ("As she reached for a rifle, she was shot and killed.", ["she = 1 dead (killed)"], "the second of two passives"),
    (
        "They saw four men who had been shot and killed in the yard and two armed men on the roof.",
        ["four men = 4 dead (killed)"],
        "not who is joined behind the clause on the first",
    ),
    ("A bishop was charged with the attempted murder of two nuns.", [], "attempted: nobody is dead"),
    ("Two senators were nearly killed when the bridge fell.", [], "nearly killed"),
    ("Nearly 40 divers were killed.", ["Nearly 40 divers = 40 dead (killed)"], "nearly before a number bounds it"),
    ("The rebels tried to kill three judges.", [], "a try"),
    ("Police foiled a plot to assassinate two ministers.", [], "a plot"),
    ("Rebels managed to kill 12 guards.", ["12 guards = 12 dead (kill)"], "to kill that came true"),
    ("He is believed to have killed three women.", ["three women = 3 dead (killed)"], "to have killed"),
    ("The army captured two bridges and an airfield.", [], "what is taken is no people"),
    ("Senators demanded that two officers be arrested.", [], "a wish in the subjunctive"),
    ("The deputy was on duty until his June 24, 2005 murder.", [], "a year is no number of people"),
    ("The 2019 killings shocked the valley.", [], "a year before a deed"),
    (
        "A total of 132 marchers were taken into custody.",
        ["A total of 132 marchers = 132 arrested (custody)"],
        "those whom a total is of",
    ),
    ("Around 40 people were rounded up.", ["Around 40 people = 40 arrested (rounded)"], "a verb with its particle"),
    ("Gunmen gunned down 12 shepherds.", ["12 shepherds = 12 dead (gunned)"], "a particle before the object"),
    ("The company rounded up the price to 20 dollars.", [], "a sum is nobody"),
    ("The number of people killed in the riots has reached 31.", ["31 = 31 dead (number)"], "a number of those killed"),
    ("The number of soldiers has reached 400.", [], "a number of those to whom nothing befell"),
    ("The tribunal ruled that the general be put to death.", [], "a wish told with death"),
    ("The attempted murder of two senators shocked Chile.", [], "only attempted"),
    ("The failed assassination of a general led to raids.", [], "only attempted"),
    ("Gunmen tried to kill the mayor.", [], "only tried"),
    ("They managed to kill two soldiers.", ["two soldiers = 2 dead (kill)"], "managed: done"),
    ("Six guards died in the attempted assassination.", ["Six guards = 6 dead (died)"], "others died of it"),
    ("The raid killed or wounded 30 guards.", [], "either of the two: neither number is known"),
    ("Nearly 90 miners were killed or injured.", [], "either of the two, in the passive"),
    ("20 people died in the fire.", ["20 people = 20 dead (died)"], "subject of die"),
    ("The wave of terror claimed 20 lives.", ["20 lives = 20 dead (claimed)"], "lives"),
    ("The flood took the lives of 30 villagers.", ["30 villagers = 30 dead (took)"], "lives of"),
    ("31 people lost their lives.", ["31 people = 31 dead (lost)"], "lost their lives"),
    ("Officials put the death toll at 45.", ["45 = 45 dead (toll)"], "toll put at"),
    ("A death toll of 45 was reported.", ["45 = 45 dead (toll)"], "toll of"),
    ("The death toll from the quake rose to 1,200 on Friday.", ["1,200 = 1200 dead (toll)"], "toll rose to"),
    (
        "The bomb went off at noon, leaving 12 dead and 30 wounded.",
        ["12 = 12 dead (dead)", "30 = 30 injured (wounded)"],
        "two states",
    ),
    (
        "The quake left 40 people dead and more than 300 injured.",
        ["40 people = 40 dead (dead)", "more than 300 = 300 injured (injured)"],
        "states with people",
    ),
    (
        "Two soldiers were killed and five others injured.",
        ["Two soldiers = 2 dead (killed)", "five others = 5 injured (injured)"],
        "passive without its helper",
    ),
    ("Troops fired on the group, killing two insurgents.", ["two insurgents = 2 dead (killing)"], "participle"),
    ("The strike killed seven, including three children.", ["seven = 7 dead (killed)"], "a part is not added"),
    ("The flood killed 13, not 15.", ["13 = 13 dead (killed)"], "a denied number"),
    ("More than a dozen people were wounded.", ["More than a dozen people = 12 injured (wounded)"], "a dozen"),
    ("Hundreds were arrested.", ["Hundreds = 200+ arrested (arrested)"], "hundreds: no number"),
    ("Several people were killed.", ["Several people = 3+ dead (killed)"], "several: no number"),
    ("A soldier was killed in Gaza.", ["A soldier = 1 dead (killed)"], "one person"),
    (
        "The police chief was assassinated in 2003.",
        ["The police chief = 1 dead (assassinated)"],
        "one official, and no year counted",
    ),
    ("The army announced the killing of 17 insurgents.", ["17 insurgents = 17 dead (killing)"], "noun with of"),
    (
        "The search ended in the arrest of another six people.",
        ["another six people = 6 arrested (arrest)"],
        "arrest of",
    ),
    (
        "Twelve deaths and 30 injuries were reported.",
        ["Twelve deaths = 12 dead (deaths)", "30 injuries = 30 injured (injuries)"],
        "counted nouns",
    ),
    ("Police arrested 15 protesters.", ["15 protesters = 15 arrested (arrested)"], "arrest"),
    ("Police detained more than 200.", ["more than 200 = 200 arrested (detained)"], "no noun"),
    ("Ten men were taken into custody.", ["Ten men = 10 arrested (custody)"], "into custody"),
    (
        "In all, 1,250 terrorists have been killed.",
        ["1,250 terrorists = 1250 dead (killed)"],
        "perfect passive, thousands comma",
    ),
    ("There were no casualties.", [], "none"),
    ("No one was killed in the attack.", [], "no one is not one"),
    ("Two guards were not killed.", [], "denied"),
    (
        "The gang killed nearly 90 farmers in more than 120 raids.",
        ["nearly 90 farmers = 90 dead (killed)"],
        "attacks are not people",
    ),
    (
        "At least 21 passengers and four soldiers died.",
        ["At least 21 passengers and four soldiers = 25 dead (died)"],
        "joined subjects are added",
    ),
    (
        "The bomb killed an American scientist and nine French soldiers.",
        ["an American scientist and nine French soldiers = 10 dead (killed)"],
        "one and nine",
    ),
    ("Five passengers were freed, two of whom were injured.", ["two = 2 injured (injured)"], "of whom"),
    ("Five killed, 20 injured in Kabul blast.", ["Five = 5 dead (killed)", "20 = 20 injured (injured)"], "headline"),
    ("The war killed 100,000 people.", ["100,000 people = 100000 dead (killed)"], "a large number"),
    ("The famine killed 1.2 million people.", ["1.2 million people = 1200000 dead (killed)"], "a scale"),
    (
        "He killed a judge, a clerk and a deputy.",
        ["a judge, a clerk and a deputy = 3 dead (killed)"],
        "a list of single people",
    ),
    ("The shell killed Haddad, 37, on Monday.", ["Haddad = 1 dead (killed)"], "an age behind a name"),
    ("The deadly stabbing of two tourists led to riots.", ["two tourists = 2 dead (stabbing)"], "a deadly blow"),
    ("The gunman shot dead three officers.", ["three officers = 3 dead (dead)"], "shot dead, object behind"),
    ("Three people were shot dead in the street.", ["Three people = 3 dead (dead)"], "shot dead, passive"),
    ("A 25-year-old man was stabbed to death.", ["A 25-year-old man = 1 dead (death)"], "to death; an age is no count"),
    ("Police in Lyon arrested the 13-year-old.", ["the 13-year-old = 1 arrested (arrested)"], "an age alone is one"),
    ("Two 16-year-olds were injured.", ["Two 16-year-olds = 2 injured (injured)"], "several of one age"),
    ("He was sentenced to death.", [], "sentenced is not dead"),
    ("Gunmen killed two police officers on May 12.", ["two police officers = 2 dead (killed)"], "a day is no count"),
    ("Rockets killed up to 15 civilians.", ["up to 15 civilians = 15 dead (killed)"], "at most"),
    (
        "The attackers killed 12 and wounded 30.",
        ["12 = 12 dead (killed)", "30 = 30 injured (wounded)"],
        "numbers alone",
    ),
    ("The blast destroyed 12 houses and killed 40 cattle.", [], "no people"),
    ("Forces captured a rebel commander.", ["a rebel commander = 1 arrested (captured)"], "captured one"),
    (
        "The blast killed a police officer and a state bomb technician.",
        ["a police officer and a state bomb technician = 2 dead (killed)"],
        "one more of an unknown trade",
    ),
    ("He faces murder and three counts of fraud.", [], "counts of a charge"),
    ("The June 24 murder of Ali Hassan is unsolved.", ["Ali = 1 dead (murder)"], "a day before the word"),
    (
        "At least two people were reported killed.",
        ["At least two people = 2 dead (killed)"],
        "reported between the people and the word",
    ),
    ("The shelling led to the deaths of 14 pupils.", ["14 pupils = 14 dead (deaths)"], "led to the deaths of"),
    ("The attack caused the loss of 43 lives.", ["43 lives = 43 dead (loss)"], "loss of lives"),
    (
        "Police arrested an alleged sharpshooter.",
        ["an alleged sharpshooter = 1 arrested (arrested)"],
        "an unknown trade",
    ),
    ("Police detained a group of students.", ["a group of students = 3+ arrested (detained)"], "a group: no number"),
    ("Police detained the tanker.", [], "a ship is detained"),
    ("Gunmen attacked the base, leaving scores dead.", ["scores = 40+ dead (dead)"], "scores: no number"),
    ("Forces captured the city.", [], "a city is captured, not arrested"),
    ("Two hundred and five miners perished.", ["Two hundred and five miners = 205 dead (perished)"], "words"),
    ("The journalist, who was killed in Malta, was 53.", ["The journalist = 1 dead (killed)"], "relative clause"),
    ("The bombing killed six people, among them two children.", ["six people = 6 dead (killed)"], "among them"),
    ("One of the guards was wounded.", ["One = 1 injured (wounded)"], "one of"),
    ("The talks failed and $20 million was spent.", [], "nothing counted"),
    (
        "Troops opened fire, killing two insurgents and wounding one.",
        ["two insurgents = 2 dead (killing)", "one = 1 injured (wounding)"],
        "two participles",
    ),
    ("The bomb killed nine people, among them three children.", ["nine people = 9 dead (killed)"], "among them three"),
    ("The death toll rose to 14.", ["14 = 14 dead (toll)"], "toll rose to"),
    ("The toll climbed from 12 to 14 dead.", ["14 = 14 dead (dead)"], "climbed from … to"),
    ("A soldier was killed.", ["A soldier = 1 dead (killed)"], "one soldier"),
    ("Both were detained.", ["Both = 2 arrested (detained)"], "both"),
    ("Both men were wounded in the leg.", ["Both men = 2 injured (wounded)"], "both men"),
    ("Three more were arrested on Sunday.", ["Three more = 3 arrested (arrested)"], "three more"),
    ("Police arrested two others.", ["two others = 2 arrested (arrested)"], "two others"),
    ("Another 40 people were hurt.", ["Another 40 people = 40 injured (hurt)"], "another 40"),
    ("As many as 60 migrants drowned.", ["As many as 60 migrants = 60 dead (drowned)"], "as many as"),
    (
        "No fewer than 17 villagers were massacred.",
        ["No fewer than 17 villagers = 17 dead (massacred)"],
        "no fewer than",
    ),
    ("Upwards of 300 prisoners were executed.", ["Upwards of 300 prisoners = 300 dead (executed)"], "upwards of"),
    ("Between 10 and 15 guards were killed.", ["Between 10 and 15 guards = 10 dead (killed)"], "between"),
    ("Ten to 15 guards were killed.", ["Ten to 15 guards = 10 dead (killed)"], "a range"),
    ("Two or three fighters were killed.", ["Two or three fighters = 2 dead (killed)"], "two or three"),
    ("Some 200 students were detained.", ["Some 200 students = 200 arrested (detained)"], "some"),
    ("Scores of people were wounded.", ["Scores of people = 40+ injured (wounded)"], "scores of"),
    (
        "Tens of thousands of people were displaced.",
        ["Tens of thousands of people = 20000+ displaced (displaced)"],
        "tens of thousands",
    ),
    ("The fighting displaced 12,000 people.", ["12,000 people = 12000 displaced (displaced)"], "displaced"),
    (
        "More than 5,000 villagers fled their homes.",
        ["More than 5,000 villagers = 5000 displaced (fled)"],
        "fled their homes",
    ),
    (
        "Some 900 families were forced from their homes.",
        ["Some 900 families = 900 displaced (forced)"],
        "forced from their homes",
    ),
    ("The army evacuated 80 people from the town.", ["80 people = 80 displaced (evacuated)"], "evacuated"),
    ("The quake left 3,000 people homeless.", ["3,000 people = 3000 displaced (homeless)"], "homeless"),
    ("Two attackers fled the scene.", [], "fleeing the scene is no displacement"),
    ("About 5,000 people marched through Minsk.", ["About 5,000 people = 5000 taking_part (marched)"], "marched"),
    ("Thousands protested in Tunis.", ["Thousands = 2000+ taking_part (protested)"], "thousands protested"),
    ("At least 400 doctors took part in the strike.", ["At least 400 doctors = 400 taking_part (took)"], "took part"),
    (
        "Hundreds of women took to the streets of Khartoum.",
        ["Hundreds of women = 200+ taking_part (took)"],
        "took to the streets",
    ),
    ("Some 2,000 miners went on strike.", ["Some 2,000 miners = 2000 taking_part (went)"], "went on strike"),
    ("A crowd of 3,000 gathered outside parliament.", ["3,000 = 3000 taking_part (gathered)"], "a crowd of"),
    ("The man protested.", [], "one man is no crowd"),
    ("Gunmen killed a mayor and his driver.", ["a mayor and his driver = 2 dead (killed)"], "and his driver"),
    (
        "They detained a commander along with three of his men.",
        ["a commander along with three = 4 arrested (detained)"],
        "along with",
    ),
    ("Forces identified and detained two suspects.", ["two suspects = 2 arrested (detained)"], "a shared object"),
    (
        "The blast killed the governor, two aides and a guard.",
        ["the governor, two aides and a guard = 4 dead (killed)"],
        "a list",
    ),
    (
        "The blast killed 18 soldiers, three drivers and five passengers.",
        ["18 soldiers, three drivers and five passengers = 26 dead (killed)"],
        "numbers in a list",
    ),
    (
        "Seven people, three men and four women, were killed.",
        ["Seven people = 7 dead (killed)"],
        "the parts of a number",
    ),
    ("Eleven people, including the pilot, died.", ["Eleven people = 11 dead (died)"], "including"),
    ("Two officers and a civilian were hurt.", ["Two officers and a civilian = 3 injured (hurt)"], "two and one"),
    ("The raid left four dead, two of them teenagers.", ["four = 4 dead (dead)"], "two of them"),
    (
        "Fifteen soldiers were hurt, three of them seriously.",
        ["Fifteen soldiers = 15 injured (hurt)"],
        "three of them seriously",
    ),
    ("A drone strike killed an al-Shabab commander.", ["an al-Shabab commander = 1 dead (killed)"], "one commander"),
    ("Israeli fire killed a Palestinian boy, 14.", ["a Palestinian boy = 1 dead (killed)"], "an age behind"),
    ("A 60-year-old woman was killed.", ["A 60-year-old woman = 1 dead (killed)"], "an age before"),
    ("He was arrested.", ["He = 1 arrested (arrested)"], "a pronoun"),
    ("They were arrested.", ["They = 2+ arrested (arrested)"], "they"),
    ("Militants were killed.", ["Militants = 2+ dead (killed)"], "a bare plural"),
    ("Insurgents killed many villagers.", ["many villagers = 4+ dead (killed)"], "many"),
    ("A few people were hurt.", ["A few people = 3+ injured (hurt)"], "a few"),
    ("A number of officers were hurt.", ["A number of officers = 3+ injured (hurt)"], "a number of"),
    ("Several hundred people were arrested.", ["Several hundred people = 300+ arrested (arrested)"], "several hundred"),
    ("A pair of officers was hurt.", ["A pair of officers = 2 injured (hurt)"], "a pair of"),
    (
        "Dozens of people were killed, including 12 children.",
        ["Dozens of people = 24+ dead (killed)"],
        "dozens, including a number",
    ),
    ("The strike killed dozens.", ["dozens = 24+ dead (killed)"], "dozens alone"),
    (
        "The shelling killed one and injured five.",
        ["one = 1 dead (killed)", "five = 5 injured (injured)"],
        "numbers alone",
    ),
    (
        "One person died and 20 were taken to hospital.",
        ["One person = 1 dead (died)"],
        "taken to hospital is not told as hurt",
    ),
    ("Twenty people were hospitalised.", ["Twenty people = 20 injured (hospitalised)"], "hospitalised"),
    ("Police took 50 people into custody.", ["50 people = 50 arrested (custody)"], "took into custody"),
    ("The court jailed six activists.", ["six activists = 6 arrested (jailed)"], "jailed"),
    ("Tehran executed four men.", ["four men = 4 dead (executed)"], "executed"),
    ("The siege cost 130 lives.", ["130 lives = 130 dead (cost)"], "cost lives"),
    ("Six miners lost their lives.", ["Six miners = 6 dead (lost)"], "lost their lives"),
    ("The attack resulted in nine deaths.", ["nine deaths = 9 dead (deaths)"], "resulted in deaths"),
    ("The attack resulted in the deaths of nine pilgrims.", ["nine pilgrims = 9 dead (deaths)"], "the deaths of"),
    ("The operation ended with the arrest of 12 suspects.", ["12 suspects = 12 arrested (arrest)"], "the arrest of"),
    ("The crackdown led to 300 arrests.", ["300 arrests = 300 arrested (arrests)"], "arrests counted"),
    ("There were 12 fatalities.", ["12 fatalities = 12 dead (fatalities)"], "fatalities"),
    ("Officials put the number of dead at 38.", ["38 = 38 dead (number)"], "the number of dead"),
    ("The death toll stands at 212.", ["212 = 212 dead (toll)"], "stands at"),
    ("The death toll has passed 5,000.", ["5,000 = 5000 dead (toll)"], "has passed"),
    ("The ministry lowered the death toll from 20 to 13.", ["13 = 13 dead (toll)"], "lowered to"),
    ("Thirteen people died, not 15.", ["Thirteen people = 13 dead (died)"], "a correction"),
    ("No one was hurt.", [], "no one"),
    ("Nobody was killed.", [], "nobody"),
    ("None of the passengers was injured.", [], "none of"),
    ("No civilians were harmed or detained.", [], "no civilians"),
    ("The mayor honoured every citizen who was killed.", [], "every citizen is not one"),
    ("No women or children were detained.", [], "no women or children"),
    ("Police did not arrest anyone.", [], "not anyone"),
    ("The strike killed 300 llamas.", ["300 llamas = 300 dead (killed)"], "animals that are not listed"),
    ("The fire destroyed 40 homes.", [], "homes"),
    ("The rocket hit at 5 p.m., killing two.", ["two = 2 dead (killing)"], "the hour is no count"),
    ("On May 3, 2021, the army killed 11 rebels.", ["11 rebels = 11 dead (killed)"], "the date is no count"),
    (
        "In 2023, the group killed 70 people in 15 attacks.",
        ["70 people = 70 dead (killed)"],
        "the year and the attacks are no counts",
    ),
    (
        "Some 1.5 million people were displaced by the war.",
        ["Some 1.5 million people = 1500000 displaced (displaced)"],
        "a decimal million",
    ),
    ("Two hundred and six people were killed.", ["Two hundred and six people = 206 dead (killed)"], "words with and"),
    ("A dozen or so people were hurt.", ["A dozen or so people = 12 injured (hurt)"], "a dozen or so"),
    ("Half a dozen men were held after police arrested them.", ["them = 2+ arrested (arrested)"], "them"),
    ("Five of the seven hostages were killed.", ["Five = 5 dead (killed)"], "five of seven"),
    ("All 11 crew members were killed.", ["11 crew members = 11 dead (killed)"], "all 11"),
    (
        "Three police officers and two gunmen were among the dead.",
        ["Three police officers and two gunmen = 5 dead (dead)"],
        "among the dead",
    ),
    ("Among the wounded were six nurses.", ["six nurses = 6 injured (wounded)"], "among the wounded"),
    ("The bombing, which killed 20, was claimed by nobody.", ["20 = 20 dead (killed)"], "a relative clause"),
    ("He blamed the army for killing 40 farmers.", ["40 farmers = 40 dead (killing)"], "a gerund"),
    ("The killing of three nuns shocked the city.", ["three nuns = 3 dead (killing)"], "the killing of"),
    ("Three nuns were kidnapped and later killed.", ["Three nuns = 3 dead (killed)"], "a shared subject"),
    ("Gunmen stormed the village, shooting dead 17 people.", ["17 people = 17 dead (dead)"], "shooting dead"),
    ("Eight people burned to death.", ["Eight people = 8 dead (death)"], "burned to death"),
    ("The judge sentenced three men to death.", [], "sentenced to death is alive"),
    (
        "The group has 300 wounded fighters.",
        ["300 wounded fighters = 300 injured (wounded)"],
        "wounded before the noun",
    ),
    ("The 12 dead were buried on Friday.", ["12 dead = 12 dead (dead)"], "the 12 dead"),
    (
        "An Egyptian journalist was assassinated in Cairo.",
        ["An Egyptian journalist = 1 dead (assassinated)"],
        "one journalist",
    ),
    ("Police killed George Floyd.", ["George = 1 dead (killed)"], "a name"),
]


@pytest.mark.parametrize(("text", "expected", "guards"), TABLE, ids=[row[2] for row in TABLE])
def test_table(text: str, expected: list[str], guards: str) -> None:
    assert told(text) == expected, guards


def test_one_person_said_twice_is_one() -> None:
    assert [c.value for c in read("They mourned the killing of an activist and political leader.")] == [1]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("At least 70 people were killed.", "at least"),
        ("More than 70 people were killed.", "at least"),
        ("Nearly 70 people were killed.", "about"),
        ("About 70 people were killed.", "about"),
        ("Up to 70 people were killed.", "at most"),
        ("Exactly 70 people were killed.", "exact"),
    ],
)
def test_bound(text: str, bound: str) -> None:
    (count,) = read(text)
    assert (count.value, count.bound) == (70, bound)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("13", 13),
        ("1,250", 1250),
        ("1.2 million", 1_200_000),
        ("twenty-one", 21),
        ("two hundred and five", 205),
        ("a dozen", 12),
        ("half a million", 500_000),
        ("three thousand four hundred", 3400),
        ("dozens", None),
    ],
)
def test_value_of(words: str, value: float | None) -> None:
    assert value_of(words) == value


@given(st.integers(min_value=0, max_value=10**9))
def test_digits_read_again(number: int) -> None:
    for text in (str(number), f"{number:,}"):
        (found,) = find_numbers(f"some {text} people")
        assert found.value == number


PIECES = st.sampled_from(
    ["killed", "13", "people", "and", "wounded", "at least", "dead", "were", "two", "of", "whom", "toll", "death"]
)


@given(st.text(max_size=30), st.lists(PIECES, max_size=9).map(" ".join), st.text(max_size=30))
@settings(max_examples=40, deadline=None)
def test_spans_read_again(before: str, words: str, after: str) -> None:
    text = f"{before} {words} {after}"
    for count in read(text):
        assert text[count.start : count.end] == count.text
        assert count.value is None or count.value >= 0
        assert count.high is None or count.low <= count.high
