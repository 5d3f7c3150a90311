"""A record of four short stories, for tests of all that asks a record."""

from __future__ import annotations

from pathlib import Path

import legation
from legation.story import story

NASTY = "<script>alert(1)</script>"
STORIES = (
    ("Foreign Minister Espen Barth Eide of Norway visited Accra on Monday and met President Nana Akufo-Addo to discuss "
     "fishing rights. Norway gave Ghana $12 million for schools. \"Ghana is a friend,\" Eide said.",
     "2023-11-15", "The Example", "Talks in Accra", "https://news.example/accra"),
    ("Gunmen killed 14 soldiers in an attack on a base near Gao, Mali, on Tuesday, the army said. France condemned the "
     "attack. \"We will not forget,\" the French president said.",
     "2023-11-16", f"Daily {NASTY}", f"Attack {NASTY}", None),
    ("Unknown gunmen attacked an army base near the town of Gao in Mali on 14 November 2023 and killed 16 soldiers, "
     "officials said.", "2023-11-17", "Evening Post", None, "https://post.example/gao"),
    ("The president of Kenya thanked the president of Ghana on Friday. Police in Nairobi arrested 30 protesters.",
     "2023-11-18", "The Example", "Thanks", None),
)  # fmt: skip
"""Text, day of publication, publisher, title and address of each."""


def keep(path: Path) -> Path:
    """The record of these stories, made at ``path``."""
    with legation.open(path) as record:
        record.add(
            story(text, published=day, publisher=who, title=title, url=url) for text, day, who, title, url in STORIES
        )
    return path
