"""Stories of our own for a small record of everything that the explorer shows, and hostile ones."""

from __future__ import annotations

from pathlib import Path

import msgspec

import legation
from legation.event.model import Reading
from legation.mention.model import Actor
from legation.story import story
from legation.story.model import Story, span_of
from record.world import fill, told

NEWS = (
    ("oslo", "2024-05-14", "The Fjord Post", "Norwegian minister in Accra",
     "Foreign Minister Espen Barth Eide of Norway visited Accra on Monday and met President Nana Akufo-Addo to discuss "
     "fishing rights. Norway gave Ghana $12 million for schools. \"Our waters are one,\" Eide said."),
    ("accra", "2024-05-14", "Accra Daily", "Eide and Akufo-Addo talk fish",
     "Norwegian Foreign Minister Espen Barth Eide met President Nana Akufo-Addo of Ghana in Accra on Monday. "
     "Mr Eide thanked Ghana for its help with refugees."),
    ("return", "2024-05-29", "The Fjord Post", "Ghana's president in Oslo",
     "President Nana Akufo-Addo of Ghana visited Oslo on Tuesday and met Prime Minister Jonas Gahr Støre of Norway. "
     "The two governments signed an agreement on fishing."),
    ("gao-1", "2024-05-16", "The Example", "Attack near Gao",
     "Gunmen killed 14 soldiers in an attack on a base near Gao, Mali, on Tuesday, the army said. France condemned the "
     "attack. \"We will not forget,\" the French president said."),
    ("gao-2", "2024-05-17", "Sahel Wire", "Toll of Gao attack rises",
     "Gunmen killed 17 soldiers in Tuesday's attack on an army base near Gao in Mali, a hospital official said."),
    ("nairobi", "2024-06-03", "Lake News", "Ruto receives Museveni",
     "President William Ruto of Kenya met President Yoweri Museveni of Uganda in Nairobi on Saturday. Police "
     "in Nairobi arrested 30 protesters on Sunday. Kenya accused Uganda of closing the border."),
    ("arabic", "2024-06-05", "صحيفة المثال", "قمة عمان",
     "King Abdullah of Jordan met President Emmanuel Macron in Amman on Tuesday. The meeting (اجتماع عمان) was short. "
     "France promised Jordan 40 million euros for water."),
)  # fmt: skip
"""Id, day, publisher, title and text of stories that are read."""

RUN = "<script>globalThis.harmed = 1; alert(1)</script>"
IMAGE = '"><img src=x onerror="globalThis.harmed = 1">'
TURN = "\u202egnorw\u202c"
LONG = "The ministry said nothing of it on that day. " * 112_000
"""Five million characters."""


def news(path: Path) -> Path:
    """A record with the stories, read and kept."""
    with legation.open(path) as record:
        made = [story(text, id=id, published=day, publisher=who, title=title) for id, day, who, title, text in NEWS]
        assert record.add(made).stories == len(NEWS)
    return path


def hostile(path: Path) -> Path:
    """A record of stories whose every word tries to do harm: titles, publishers, addresses, names, texts."""
    attack = _with_names(told("x1", "ASSAULT", "RUS", "UKR", "2022-05-19", dead=3), f"Ivan {IMAGE}")
    bad = Story(id="x1", text=attack.story.text + f"\n{RUN} {IMAGE} {TURN}", title=f"Title {RUN}",
                published="2022-05-19", publisher=f"{IMAGE} {TURN}", url="javascript:globalThis.harmed=1")  # fmt: skip
    other = told("x2/../<b>", "CONSULT", "KEN", "UGA", "2022-05-20")
    long = told("x3", "SUPPORT", "KEN", "UGA", "2022-05-21")
    text = long.story.text + LONG
    huge = Story(id="x3", text=text, published="2022-05-21", title="L" * 5000, publisher="P" * 300)
    fill(path, [msgspec.structs.replace(attack, story=bad), other, msgspec.structs.replace(long, story=huge)])
    return path


def _with_names(reading: Reading, name: str) -> Reading:
    """The reading with its first party called otherwise."""
    event = reading.events[0]
    party = msgspec.structs.replace(event.actors[0], id=f"person-{RUN}", name=name)
    start, end = party.start or 0, party.end or 0
    actor = Actor(id=party.id, name=name, kind="person", country="RUS", sector="GOV", title=RUN, aliases=(name, TURN),
                  mentions=(span_of(reading.story.text, start, end),))  # fmt: skip
    return msgspec.structs.replace(reading, events=(msgspec.structs.replace(event, actors=(party,)),), actors=(actor,))
