"""Stories of our own that the tests of the record share."""

from __future__ import annotations

from legation.story import story
from legation.story.model import Story

VISIT = "Foreign Minister Wang Yi visited Jakarta on Tuesday."
ATTACK = "Rebels killed at least 12 people in the town of Goma on Friday, officials said."
THANKS = "President Emmanuel Macron thanked Chancellor Olaf Scholz for the $45 million on Monday."
ARREST = "Police in Tunis arrested the opposition leader Rached Ghannouchi on Thursday."
SUMMIT = "The presidents of Kenya and Uganda met in Entebbe on Wednesday to discuss the border."


def stories() -> list[Story]:
    """Five stories of different happenings."""
    days = (("a", VISIT, "2024-05-15"), ("b", ATTACK, "2024-05-18"), ("c", THANKS, "2024-05-21"),
            ("d", ARREST, "2024-05-24"), ("e", SUMMIT, "2024-05-30"))  # fmt: skip
    return [story(text, id=id, published=day, publisher=f"The {id.upper()} Post") for id, text, day in days]
