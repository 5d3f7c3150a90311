"""Events in plain sentences: each row an event and how it must be told."""

from __future__ import annotations

from typing import Any

import pytest

from brief.telling import event, telling
from legation.brief import days, numbers, sentence
from legation.brief.words import phrase
from legation.event import scales
from legation.record.model import Conflict

MET = "Espen Barth Eide met Nyota Achieng in Kisumu to talk about grain."
CONDEMNED = "Espen Barth Eide condemned the raid by the Lake Front on a clinic and its staff."
RAID = "A raid on the town of Bol left 23 people dead, residents said."

SENTENCES: list[tuple[str, dict[str, Any], dict[str, Any], str]] = [
    # the story's own verb, where the other side is its object; countries of persons; place without its country twice
    (MET, {"trigger": "met", "type_": "CONSULT", "who": ("Espen Barth Eide=NOR",), "whom": ("Nyota Achieng=KEN",),
           "place": ("Kisumu", "KEN")}, {},
     "On 12 March 2024, Espen Barth Eide (Norway) met Nyota Achieng (Kenya) in Kisumu (Kenya)."),
    # topics in the story's words
    (MET, {"trigger": "met", "type_": "CONSULT", "who": ("Espen Barth Eide=NOR",), "whom": ("Nyota Achieng=KEN",),
           "about": ("grain", "the border")}, {},
     "On 12 March 2024, Espen Barth Eide (Norway) met Nyota Achieng (Kenya), about grain and the border."),
    # of long topics the first words
    (MET, {"trigger": "met", "type_": "CONSULT", "who": ("Norway=NOR",), "whom": ("Kenya=KEN",),
           "about": ("how to bring grain from the harbour to those who need it most before the rains come and the "
                     "roads close", "the border")}, {},
     "On 12 March 2024, Norway held talks with Kenya, about how to bring grain from the harbour to those who need it "
     "most before … and the border."),
    # a visit to a person is a meeting on a visit; to a state a visit
    ("Eide flew to see Nyota Achieng.", {"trigger": "flew", "type_": "CONSULT", "mode": "visit",
     "who": ("Norway=NOR",), "whom": ("Nyota Achieng=KEN",)}, {},
     "On 12 March 2024, Norway met Nyota Achieng (Kenya) on a visit."),
    ("Norway's minister flew to Kenya.", {"trigger": "flew", "type_": "CONSULT", "mode": "visit",
     "who": ("Norway=NOR",), "whom": ("Kenya=KEN",)}, {}, "On 12 March 2024, Norway visited Kenya."),
    # two that met each other
    ("Norway and Kenya met.", {"trigger": "met", "type_": "CONSULT", "who": ("Norway=NOR", "Kenya=KEN")},
     {"days": ("2024-03-01", "2024-03-31")}, "In March 2024, Norway and Kenya met."),
    # a preposition parts verb and party: the verb is not borrowed, the words are quoted
    (CONDEMNED, {"trigger": "condemned", "type_": "ACCUSE", "mode": "disapprove", "who": ("Espen Barth Eide=NOR",),
                 "whom": ("Lake Front=TCD",)}, {},
     "On 12 March 2024, Espen Barth Eide (Norway) voiced disapproval of the Lake Front (Chad): “… condemned the raid "
     "by the Lake Front on a clinic and its staff”."),
    # an owner is not what was thanked
    ("Kenya thanked Norway's farmers.", {"trigger": "thanked", "type_": "SUPPORT", "who": ("Kenya=KEN",),
                                         "whom": ("Norway=NOR",)}, {},
     "On 12 March 2024, Kenya expressed support or thanks to Norway: “Kenya thanked Norway's farmers”."),
    ("Kenya thanked Norway for the help.", {"trigger": "thanked", "type_": "SUPPORT", "who": ("Kenya=KEN",),
                                            "whom": ("Norway=NOR",)}, {},
     "On 12 March 2024, Kenya thanked Norway: “… thanked Norway for the help”."),
    # nobody is told who did it; who says so; the counted victims are not named twice
    (RAID, {"trigger": "raid", "type_": "ASSAULT", "whom": ("23 people=TCD",), "place": ("Bol", "TCD"), "dead": 23,
            "says": ("residents", None)}, {},
     "On 12 March 2024, there was an attack in Bol (Chad); 23 people were killed, according to residents."),
    (RAID, {"trigger": "raid", "type_": "ASSAULT", "whom": ("town of Bol=TCD",), "dead": 1, "injured": 4}, {},
     "On 12 March 2024, the town of Bol (Chad) was attacked; 1 person was killed and 4 injured: “… raid on the town of "
     "Bol left 23 people dead, residents said”."),
    # sums belong to what is given or promised, and only there
    ("Norway approved $45 million for Kenya.", {"trigger": "approved", "type_": "AID", "who": ("Norway=NOR",),
     "whom": ("Kenya=KEN",), "sums": ((45e6, "USD"),)}, {"days": ("2024-01-01", "2024-01-31")},
     "In January 2024, Norway gave aid to Kenya (45 million US dollars): “… approved $45 million for Kenya”."),
    ("Kenya praised the $30 billion fund of Norway.", {"trigger": "praised", "type_": "SUPPORT", "who": ("Kenya=KEN",),
     "whom": ("Norway=NOR",), "sums": ((30e9, "USD"),)}, {},
     "On 12 March 2024, Kenya expressed support or thanks to Norway: “… praised the $30 billion fund of Norway”."),
    # plans, possibilities, denials are told as such
    ("Norway will sanction Chad.", {"trigger": "sanction", "type_": "SANCTION", "who": ("Norway=NOR",),
     "whom": ("Chad=TCD",), "status": "future"}, {},
     "On 12 March 2024, Norway is to take measures against Chad: “Norway will sanction Chad”."),
    ("Kenya will host a donor conference.", {"trigger": "host", "type_": "AGREE", "who": ("Kenya=KEN",),
     "status": "future"}, {"days": ("2024-05-01", "2024-05-31")},
     "For May 2024, Kenya announced a plan or promise: “… host a donor conference”."),
    ("Kenya will meet Norway.", {"trigger": "meet", "type_": "AGREE", "who": ("Kenya=KEN",), "whom": ("Norway=NOR",),
     "status": "future", "cameo": "036"}, {},
     "On 12 March 2024, Kenya is to meet Norway: “Kenya will meet Norway”."),
    ("Chad might attack Kenya.", {"trigger": "attack", "type_": "ASSAULT", "who": ("Chad=TCD",),
     "whom": ("Kenya=KEN",), "status": "hypothetical"}, {"days": None},
     "Chad might attack Kenya: “Chad might attack Kenya”."),
    ("Chad never attacked Kenya, it said.", {"trigger": "attacked", "type_": "ASSAULT", "who": ("Chad=TCD",),
     "whom": ("Kenya=KEN",), "status": "negated", "says": ("it", "TCD")}, {"days": None},
     "Chad did not attack Kenya, according to Chad: “… attacked Kenya, it said”."),
    ("No raid hit Kenya.", {"trigger": "raid", "type_": "ASSAULT", "status": "negated"}, {"days": None},
     "There was no attack: “No raid hit Kenya”."),
    # one who speaks for himself is not named twice, another speaker is
    ("Chad accused Kenya, Kenya said.", {"trigger": "accused", "type_": "ACCUSE", "who": ("Chad=TCD",),
     "whom": ("Kenya=KEN",), "says": ("Chad", "TCD")}, {},
     "On 12 March 2024, Chad accused Kenya: “… accused Kenya, Kenya said”."),
    ("Chad accused Kenya, Kenya said.", {"trigger": "accused", "type_": "ACCUSE", "who": ("Chad=TCD",),
     "whom": ("Kenya=KEN",), "says": ("Kenya", "KEN")}, {},
     "On 12 March 2024, Chad accused Kenya, according to Kenya: “… accused Kenya, Kenya said”."),
    # what only a party's own publisher tells is its word; a newspaper's name does not make it one
    (MET, {"trigger": "met", "type_": "CONSULT", "who": ("Norway=NOR",), "whom": ("Nyota Achieng=KEN",),
           "publisher": "Ministry of Foreign Affairs"}, {},
     "On 12 March 2024, Norway met Nyota Achieng (Kenya), according to the Ministry of Foreign Affairs."),
    (MET, {"trigger": "met", "type_": "CONSULT", "who": ("Norway=NOR",), "whom": ("Nyota Achieng=KEN",),
           "publisher": "The Government Gazette Herald"}, {}, "On 12 March 2024, Norway met Nyota Achieng (Kenya)."),
    # the day of the report is not the day of the deed; days between
    (MET, {"trigger": "met", "type_": "CONSULT", "who": ("Norway=NOR",), "whom": ("Nyota Achieng=KEN",)},
     {"basis": "published"}, "On 12 March 2024 (day of the report), Norway met Nyota Achieng (Kenya)."),
    (MET, {"trigger": "met", "type_": "CONSULT", "who": ("United States=USA",), "whom": ("Nyota Achieng=KEN",)},
     {"days": ("2024-03-04", "2024-03-10")},
     "Between 4 and 10 March 2024, the United States met Nyota Achieng (Kenya)."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told", "own", "expected"), SENTENCES, ids=lambda row: str(row)[-40:])
def test_sentences(text: str, told: dict[str, Any], own: dict[str, Any], expected: str) -> None:
    one = telling(text, **told)
    assert sentence(event(one, **own), [one]) == expected


def test_numbers_that_differ_are_told_with_their_tellers() -> None:
    tellings = [
        telling("A raid killed 12 people.", "raid", "ASSAULT", dead=12),
        telling("A raid killed 15 people, the army said.", "raid", "ASSAULT", dead=15, says=("the army", None),
                publisher="Lake Radio", witness=2),
    ]  # fmt: skip
    conflicts = [Conflict(field="dead", value=value, mention_id="m", story_id="s") for value in ("12", "15")]
    said = sentence(event(tellings[0], conflicts=1), tellings, conflicts=conflicts)
    assert said == (
        "On 12 March 2024, there was an attack; people killed: 12 according to the Harbour Post; "
        "15 according to the army (Lake Radio): “… raid killed 12 people”."
    )


def test_one_telling_of_the_press_is_enough_to_say_it_plainly() -> None:
    """A claim that the press also tells in its own words needs no speaker."""
    claimed = telling(RAID, "raid", "ASSAULT", place=("Bol", "TCD"), dead=23, says=("residents", None))
    own = telling(RAID, "raid", "ASSAULT", place=("Bol", "TCD"), dead=23, witness=2)
    assert sentence(event(claimed), [claimed, own]).endswith("23 people were killed.")
    assert sentence(event(claimed), [claimed, claimed]).endswith("according to residents.")


def test_long_lists_are_cut_and_rare_parties_left_out() -> None:
    one = telling(MET, "met", "CONSULT", who=tuple(f"Name Number{n}=KEN" for n in range(7)))
    assert "Name Number3 (Kenya) and 3 others met" in sentence(event(one), [one])


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [("2024-03-12", "2024-03-12", "12 March 2024"), ("2024-03-01", "2024-03-31", "March 2024"),
     ("2024-01-01", "2024-12-31", "2024"), ("2024-02-01", "2024-03-31", "February 2024 to March 2024"),
     ("2024-02-27", "2024-03-02", "27 February to 2 March 2024"), ("2023-12-30", "2024-01-02",
      "30 December 2023 to 2 January 2024"), ("2024-03-12", None, "from 12 March 2024"), (None, None, "")],
)  # fmt: skip
def test_days(first: str | None, last: str | None, expected: str) -> None:
    assert days.span(first, last) == expected


@pytest.mark.parametrize(
    ("value", "currency", "expected"),
    [(4.8e9, "USD", "4.8 billion US dollars"), (1250, "EUR", "1,250 euros"), (12.5, "KES", "12.50 Kenyan shillings")],
)
def test_money(value: float, currency: str, expected: str) -> None:
    assert numbers.money(value, currency) == expected


@pytest.mark.parametrize(("type_", "mode"), scales.scales(), ids=str)
def test_every_type_and_mode_has_its_words(type_: str, mode: str | None) -> None:
    said = phrase(type_, mode)
    assert all("{r}" in form for form in (said.do[0], said.did[0]))
    assert "{r}" not in "".join((said.do[1], said.did[1], said.hit, said.noun))
    assert "“" not in said.noun
