"""The toll of a story: texts with the fewest people that their own news says were killed, hurt, arrested, each once."""

from __future__ import annotations

import pytest

from legation.event.model import Reading
from legation.reader import read_story
from legation.story import story


def read(text: str) -> Reading:
    return read_story(story(text, published="2024-05-15"))


def told(text: str) -> dict[str, int]:
    toll = read(text).toll
    return {name: value for name in toll.__struct_fields__ if (value := getattr(toll, name)) is not None}


TABLE = [
    # (text, the toll, what it guards)
    ("Gunmen killed two guards. The two guards were shot at the gate.", {"dead": 2}, "pointed back to"),
    ("Gunmen killed two guards. Two guards died at the gate.", {"dead": 2}, "the same number again"),
    ("Troops killed two rebels and wounded one.", {"dead": 2, "injured": 1}, "two kinds"),
    ("A blast killed nine miners on Monday. The death toll later rose to 16.", {"dead": 16}, "a toll that rises"),
    (
        "Six guards and three nurses were killed, bringing the death toll to nine.",
        {"dead": 9},
        "a toll that sums up its own sentence",
    ),
    (
        "A raid killed five guards in Gao on Monday. Officials later said 14 guards were killed.",
        {"dead": 14},
        "what somebody later says is the toll",
    ),
    (
        "A raid killed nine guards in Gao. Officials had earlier said that 12 guards were killed.",
        {"dead": 9},
        "what somebody said earlier adds nobody",
    ),
    ("The troops killed 3,000 men and boys in the valley.", {"dead": 3000}, "those among a number"),
    ("Rebels shelled the camp. No guard was killed.", {}, "nobody"),
    ("Police arrested a smuggler. Two more men were arrested.", {"arrested": 3}, "two more"),
    ("Five soldiers were killed. Two officers were also killed.", {"dead": 7}, "also"),
    ("Police held several men. The three men were arrested at dawn.", {"arrested": 3}, "a number makes several exact"),
    ("The raids killed 17 rebels. Three rebels were killed at the ford.", {"dead": 17}, "a part of a whole"),
    (
        "The raids killed six rebels. The army killed four rebels at the ford. A drone killed five rebels in a car.",
        {"dead": 9},
        "parts that come to more than their whole",
    ),
    (
        "In Herat, a bomb killed three soldiers. In Kandahar, gunmen killed two policemen.",
        {"dead": 5},
        "two incidents in a list",
    ),
    (
        "A bomb killed three soldiers in Herat. In another attack, gunmen killed three policemen.",
        {"dead": 6},
        "the same number in another attack",
    ),
    ("Police arrested a commander and two men. An additional man was held.", {"arrested": 3}, "told in other words"),
    (
        "Police arrested a leader. The leader and four others were arrested at night.",
        {"arrested": 5},
        "one known, four new",
    ),
    (
        "The man is linked to a bombing that killed 40 people. Police arrested him on Monday.",
        {"arrested": 1},
        "those whom an earlier attack killed",
    ),
    ("Since January, 300 people have been killed. On Monday a shell killed one man.", {"dead": 1}, "a tally of months"),
    ("Since January, 300 people have been killed.", {"dead": 300}, "a tally where there is nothing else"),
    ("The army plans to arrest 20 men. Nobody was killed.", {}, "planned, denied"),
    ("If the dam broke, 5,000 people would die.", {}, "a condition"),
    ("Troops went to the village to capture a commander.", {}, "an aim"),
    ("More than 30 rebels were killed.", {"dead": 31}, "more than 30 is 31"),
    ("Dozens of people were killed.", {"dead": 24}, "dozens"),
    ("Up to 15 people were hurt.", {"injured": 1}, "up to"),
    ("Between 10 and 15 people were hurt.", {"injured": 10}, "between"),
    ("Police Arrest Six\n\nPolice arrested six men in Oran. The six men were armed.", {"arrested": 6}, "a headline"),
    ("Some 2,000 people marched. Police arrested 40 of them.", {"taking_part": 2000, "arrested": 40}, "a march"),
    ("The flood killed three people and displaced 4,000 villagers.", {"dead": 3, "displaced": 4000}, "driven out"),
    ("They met in Oslo.", {}, "nothing counted"),
]


@pytest.mark.parametrize(("text", "expected", "guards"), TABLE, ids=[row[2] for row in TABLE])
def test_table(text: str, expected: dict[str, int], guards: str) -> None:
    assert told(text) == expected, guards


def test_counts_say_what_they_add_and_who_counted() -> None:
    text = "The ministry said a bomb killed 12 people. A hospital put the death toll at 14."
    counts = read(text).counts
    assert [(c.text, c.value, c.attribution and c.attribution.text) for c in counts] == [
        ("12 people", 12, "The ministry"),
        ("14", 14, None),
    ]
    assert all(text[c.start : c.end] == c.text for c in counts)


def test_a_roundup_is_told_beforehand() -> None:
    text = (
        "Police arrested 12 men in three raids. In Oran, police arrested four men. In Setif, police arrested two men."
    )
    assert [(c.text, c.adds, c.roundup) for c in read(text).counts] == [
        ("12 men", 6, True),
        ("four men", 4, False),
        ("two men", 2, False),
    ]


@pytest.mark.parametrize(
    ("text", "dead", "guards"),
    [
        (
            "Kenya and Somalia agreed to reopen the Mandera crossing, days after al-Shabaab killed seven masons there.",
            {"AGREE": None, "ASSAULT": 7},
            "who was killed before is no toll of an agreement",
        ),
        ("Sudanese troops stormed a camp near Geneina, killing nine people.", {"ASSAULT": 9}, "what it did"),
    ],
)
def test_a_toll_is_that_of_its_deed(text: str, dead: dict[str, int | None], guards: str) -> None:
    found = {e.type: e.casualties.dead for e in read(text).events}
    assert found == dead, guards


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The gunmen threatened to kill the two drivers.", "threatened"),
        ("Chad shelled Adre on Monday; a rocket from Sudan killed two herders in Tine.", "shelled"),
    ],
)
def test_a_deed_has_no_dead_of_another(text: str, trigger: str) -> None:
    events = [e for e in read(text).events if trigger in e.trigger.text]
    assert events
    assert all(e.casualties.dead is None for e in events)
