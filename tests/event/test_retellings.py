"""A deed that a story names again is one event: what adds nothing is linked to the telling that says more."""

from __future__ import annotations

import pytest

import legation

ARREST = "Police in Gaborone arrested the editor Thato Molefe on Monday. "
TABLE = [
    ("COERCE", ARREST + "Molefe's arrest has been criticised in Nairobi.", 1, "a possessive names who was arrested"),
    ("COERCE", ARREST + "A court will rule on the arrest of Molefe.", 1, "one man named is no new count"),
    ("COERCE", ARREST + "The arrest of two lawyers in Francistown drew protests.", 2, "others, elsewhere"),
    ("ASSAULT", "Rebels attacked the port of Goma on Monday. The attack was over by noon.", 1, "the attack"),
    (
        "ASSAULT",
        "Rebels attacked the port of Goma on Monday. An attack on Bukavu killed nine people.",
        2,
        "a place, a toll",
    ),
    ("PROTEST", "Farmers in Cusco blocked a highway and clashed with the police.", 2, "a blockade and a riot"),
    ("ASSAULT", "Kharkiv was shelled on Monday, killing four soldiers.", 1, "what a blow by nobody named did"),
    ("COERCE", "Gabon's junta jailed two editors on Monday. A curfew was imposed.", 2, "nobody told who imposed it"),
    (
        "SUPPORT",
        "Minister Lund reaffirmed Norway's support for Ukraine.",
        1,
        "what somebody's own side holds to is told by who speaks of it",
    ),
]


@pytest.mark.parametrize(("type_", "text", "events", "guards"), TABLE, ids=[row[3] for row in TABLE])
def test_named_again(type_: str, text: str, events: int, guards: str) -> None:
    found = [event for event in legation.read(text, published="2024-05-15").events if event.type == type_]
    assert len(found) == events, guards
