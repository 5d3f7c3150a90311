"""A user's own codebook: beside PLOVER or instead of it, what its types have, and every fault with its line."""

from __future__ import annotations

import pickle
import tomllib
from pathlib import Path

import pytest

import legation
from legation import story
from legation.errors import CodebookError
from legation.event.codebook import chosen, load, own_codebook, plover, plover_files
from legation.event.scales import Scale
from legation.event.toml_lines import Lines
from legation.reader import read_story

PORTS = """\
# Warships that call at foreign ports.
type = "PORT-CALL"
definition = "A warship calls at a foreign port."
direction = "The navy is actor, the host is recipient."
quad = 2
intensity = 3.5

[modes.refuelling]
definition = "For fuel or food alone."
intensity = 1.0

[words]
ships = ["frigate", "destroyer", "warship", "aircraft carrier"]

[[trigger]]
verb = ["dock", "moor"]
subject = "@ships"
frame = "subject > at|in"
example = "An Indian frigate docked at Mombasa on Monday."
codes = "Indian > Mombasa"
never = ["A ferry docked at Dover."]

[[trigger]]
noun = "port call"
frame = "subject > to|at|in"
example = "The Russian destroyer paid a port call to Algiers."
codes = "Russian > Algiers"

[[trigger]]
verb = "refuel"
mode = "refuelling"
subject = "@ships"
frame = "subject > at|in"
example = "A Japanese destroyer refuelled in Djibouti."
codes = "Japanese > Djibouti"
"""

TRANSFERS = """\
type = "ARMS-TRANSFER"
definition = "Sells or gives weapons to another state."
like = "AID"
cameo = "072"

[[trigger]]
verb = ["deliver", "sell"]
object = ["@weapons", "howitzer"]
frame = "subject > to|indirect"
example = "Norway delivered six howitzers to Ukraine."
codes = "Norway > Ukraine"
"""


def codes(text: str, *files: str) -> list[str]:
    book = own_codebook({f"{number}.toml": file for number, file in enumerate(files)})
    found = read_story(story.story(text, published="2024-05-15"), codebook=book, actors=None).events
    return [f"{e.type}{'/' + e.mode if e.mode else ''} {e.status}" for e in found]


CODED = [
    ("A French frigate docked at Doha.", (PORTS,), ["PORT-CALL current"], "a type of one's own"),
    ("A French frigate refuelled in Doha.", (PORTS,), ["PORT-CALL/refuelling current"], "its mode"),
    ("Turkey condemned Iran.", (PORTS,), ["ACCUSE/disapprove current"], "PLOVER stays beside it"),
    ("Turkey condemned Iran.", ("instead = true\n" + PORTS,), [], "PLOVER is left out"),
    ("Norway delivered howitzers to Ukraine.", (TRANSFERS,), ["ARMS-TRANSFER current"], "one's own before AID"),
    ("Norway delivered tents to Ukraine.", (TRANSFERS,), ["AID current"], "where one's own does not fit, PLOVER"),
    ("Norway will sell howitzers to Ukraine, Norway's prime minister said.", (TRANSFERS,), ["ARMS-TRANSFER future"],
     "one's own type stays what it is: PLOVER's AID would be a promise, AGREE"),
    ("Norway did not deliver howitzers to Ukraine.", (TRANSFERS,), ["ARMS-TRANSFER negated"], "and when denied"),
    ("Norway agreed to deliver howitzers to Ukraine.", (TRANSFERS,), ["AGREE current"],
     "what is only agreed on is PLOVER's agreement"),
    ("The Russian destroyer paid a port call to Algiers.", (PORTS,), ["PORT-CALL current"],
     "a verb that PLOVER codes by the very noun is folded in"),
    ("A frigate of Oman moored at Karachi and delivered howitzers to Pakistan.", (PORTS, TRANSFERS),
     ["PORT-CALL current", "ARMS-TRANSFER current"], "several files"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "files", "expected", "why"), CODED, ids=[row[3] for row in CODED])
def test_own_types_are_coded(text: str, files: tuple[str, ...], expected: list[str], why: str) -> None:
    assert codes(text, *files) == expected, why


def test_own_triggers_of_a_plover_type() -> None:
    """A file without a definition of its own adds to PLOVER's type, by PLOVER's rules."""
    more = 'type = "PROTEST"\n[[trigger]]\nverb = "picnic"\nneeds = ["against"]\nframe = "subject > against"\n'
    more += 'example = "Students picnicked against Hungary."\ncodes = "Students > Hungary"\n'
    assert codes("Students picnicked against Hungary in Budapest.", more) == ["PROTEST current"]


def test_scores_of_an_own_type() -> None:
    book = own_codebook({"ports.toml": PORTS, "arms.toml": TRANSFERS})
    assert book.scale("PORT-CALL", None) == Scale(2, 3.5, "")
    assert book.scale("PORT-CALL", "refuelling") == Scale(2, 1.0, "")
    assert book.scale("ARMS-TRANSFER", None) == Scale(2, 10.0, "072"), "those of AID, but for CAMEO"
    assert book.scale("AID", None) == plover().scale("AID", None)
    event = read_story(story.story("A French frigate docked at Doha."), codebook=book).events[0]
    assert (event.quad, event.intensity, event.cameo) == (2, 3.5, None)


def test_a_reading_says_which_codebook_it_used(tmp_path: Path) -> None:
    path = tmp_path / "ports.toml"
    path.write_text(PORTS, encoding="utf8")
    used = read_story(story.story("A French frigate docked at Doha."), codebook=path).own_codebook
    assert used is not None
    assert (used.files, used.types, len(used.sha256)) == (("ports.toml",), ("PORT-CALL",), 64)
    assert legation.read("A French frigate docked at Doha.").own_codebook is None


def test_files_folders_and_codebooks_are_taken(tmp_path: Path) -> None:
    (tmp_path / "ports.toml").write_text(PORTS, encoding="utf8")
    (tmp_path / "arms.toml").write_text(TRANSFERS, encoding="utf8")
    whole = chosen(tmp_path)
    assert {"PORT-CALL", "ARMS-TRANSFER", "AID"} <= whole.types.keys()
    assert chosen([tmp_path / "arms.toml", tmp_path / "ports.toml"]).used == chosen(str(tmp_path)).used
    assert chosen(whole) is whole
    assert chosen(None) is plover()
    assert pickle.loads(pickle.dumps(whole)).types == whole.types, "it goes to worker processes"


@pytest.mark.parametrize("name", ["nowhere.toml", "empty"])
def test_what_is_not_there_is_told(name: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(CodebookError, match=name):
        load(tmp_path / name)


def at(old: str, new: str) -> str:
    assert old in PORTS
    return PORTS.replace(old, new, 1)


FAULTS = [
    (at('direction = "The', 'dirction = "The'), "line 4: a codebook has no key 'dirction'. Did you mean 'direction'?"),
    (at('type = "PORT-CALL"', 'type = "port call"'), "line 2: give the type a name in capital letters"),
    (at("quad = 2\n", ""), "line 2: give quad, or the PLOVER type that it is like"),
    (at("quad = 2", "quad = 7"), "line 5: the quad class is 1, 2, 3 or 4, not 7"),
    (at("quad = 2", 'like = "ADI"'), "line 5: like is one of PLOVER's types or none, not 'ADI'. Did you mean 'AID'?"),
    (at("intensity = 1.0", 'intensity = "low"'), "line 10: intensity is a number from -10 to 10, not 'low'"),
    (at("intensity = 1.0", 'cameo = "999"'), "line 10: no CAMEO code '999'"),
    (at('mode = "refuelling"', 'mode = "fuel"'), "line 31: PORT-CALL has no mode 'fuel'; it has refuelling"),
    (at('subject = "@ships"', 'subjekt = "@ships"'), "line 17: unknown key 'subjekt'. Did you mean 'subject'?"),
    (at('subject = "@ships"', 'subject = "@ship"'), "line 17: no word class '@ship'. Did you mean '@ships'?"),
    (at('subject = "@ships"', "subject = 3"), "line 17: subject is a word in quotes, or a list of them"),
    (at('subject = "@ships"', "subject = []\nverb2 = 1"), "line 18: unknown key 'verb2'"),
    (at('frame = "subject > at|in"', 'frame = "subject, at"'), "line 18: a frame is"),
    (at('frame = "subject > at|in"', 'frame = "agent > at"'), "line 18: no slot 'agent'"),
    (at('example = "The Russian destroyer paid a port call to Algiers."\n', ""), "line 23: every trigger needs"),
    (at('codes = "Russian > Algiers"', 'codes = "Russian"'), "line 27: codes are"),
    (at('codes = "Russian > Algiers"', 'codes = "Russian > Algiers [soon]"'), "line 27: codes are"),
    (at('noun = "port call"', 'noun = "port call"\nverb = "call"'), "give exactly one of verb, noun or adjective"),
    (at("quad = 2", "quad = = 2"), "not valid TOML"),
    (at('definition = "A warship calls at a foreign port."\n', ""), "line 2: PORT-CALL needs a definition"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), FAULTS, ids=[row[1] for row in FAULTS])
def test_every_fault_has_its_line(text: str, said: str) -> None:
    with pytest.raises(CodebookError) as caught:
        own_codebook({"ports.toml": text})
    assert all(problem.startswith("ports.toml") for problem in caught.value.problems)
    assert said in str(caught.value)


def test_all_faults_are_told_at_once() -> None:
    text = PORTS.replace("quad = 2", "quad = 7").replace('"@ships"', '"@ship"').replace("subject > to", "agent > to")
    with pytest.raises(CodebookError) as caught:
        own_codebook({"ports.toml": text})
    assert [p.partition(":")[0] for p in caught.value.problems] == [f"ports.toml, line {n}" for n in (5, 17, 25, 32)]


def test_plover_keeps_its_scores() -> None:
    with pytest.raises(CodebookError, match=r"line 2: AID is PLOVER's and keeps its quad"):
        own_codebook({"aid.toml": 'type = "AID"\nquad = 4\n'})


def test_lines_are_those_of_the_parser() -> None:
    """Every trigger and key of the shipped files is found, on a line that holds it."""
    for name, text in plover_files().items():
        lines, rows = Lines(text), text.splitlines()
        for number, row in enumerate(tomllib.loads(text).get("trigger", []), 1):
            assert rows[lines.line("trigger", number) - 1] == "[[trigger]]", name
            for key in row:
                said = rows[lines.line("trigger", number, key) - 1]
                assert said.startswith((f"{key} =", f'"{key}" =')), (name, number, key)


TRICKY = '''\
# [[trigger]]
a = """
[[trigger]]
b = 1
"""
c = [ # ]
  "]", '#',
]
[[trigger]]
"x.y" = {z = ["]"]}
d.e = 1
[modes."third-party"]
f = 'a\\'
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [(("a",), 2), (("c",), 6), (("trigger", 1), 9), (("trigger", 1, "x.y"), 10), (("trigger", 1, "d", "e"), 11),
     (("modes", "third-party", "f"), 13), (("trigger", 1, "nothing"), 9), (("nowhere",), 1), (("b",), 1)],
)  # fmt: skip
def test_lines_of_tricky_toml(path: tuple[str | int, ...], line: int) -> None:
    assert Lines(TRICKY).line(*path) == line
