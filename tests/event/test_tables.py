"""The tables hold together: types, modes, codes, contexts; and a codebook that does not says where."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest

from legation.errors import CodebookError
from legation.event import scales
from legation.event.codebook import build, plover
from legation.event.words import FILES

GOOD = """
type = "CONSULT"
definition = "Meets."

[[trigger]]
verb = "meet"
frame = "subject > with"
example = "Ana Brnabic met with Viktor Orban."
codes = "Brnabic > Orban"
"""


def test_all_types_are_defined() -> None:
    types = plover().types
    assert sorted(types) == sorted(scales.types())
    assert len(types) == 16
    for entry in types.values():
        assert entry.definition
        assert entry.direction
        assert set(entry.modes) <= set(scales.modes(entry.type))
        assert all(entry.modes.values())


def test_codes_are_cameos() -> None:
    codes = {scale.cameo for scale in scales.scales().values()} | {t.cameo for t in plover().triggers if t.cameo}
    assert codes <= set(scales.cameo())


def test_each_list_of_words_has_a_name_of_its_own() -> None:
    data = resources.files("legation").joinpath("data")
    names = [name for file in FILES for name in tomllib.loads(data.joinpath(file).read_text(encoding="utf8"))]
    assert len(names) == len(set(names))


def test_quad_classes_and_signs_agree() -> None:
    for (type_, mode), scale in scales.scales().items():
        assert scale.quad in (1, 2, 3, 4), (type_, mode)
        assert scale.intensity > 0 if scale.quad in (1, 2) else scale.intensity <= 0.5, (type_, mode)


def test_there_are_plovers_37_contexts() -> None:
    text = resources.files("legation").joinpath("data", "contexts.toml").read_text(encoding="utf8")
    contexts = tomllib.loads(text)
    assert len(contexts) == 37
    assert all(contexts.values())


def test_the_codebook_is_large_and_every_trigger_has_an_example() -> None:
    triggers = plover().triggers
    assert len(triggers) >= 800
    assert all(t.examples for t in triggers)
    assert len({t.id for t in triggers}) == len(triggers)


BAD = [
    pytest.param('verb = "meet"', "", "exactly one of verb, noun or adjective", id="no predicate"),
    pytest.param('frame = "subject > with"', 'frame = "subject with"', "a frame is", id="frame without sides"),
    pytest.param('codes = "Brnabic > Orban"', "", "needs an example and its codes", id="example without codes"),
    pytest.param('codes = "Brnabic > Orban"', 'codes = "Brnabic"', "codes are", id="codes without sides"),
    pytest.param('frame = "subject > with"', 'mode = "lunch"', "has no mode 'lunch'", id="unknown mode"),
    pytest.param('frame = "subject > with"', 'status = "soon"', "no status 'soon'", id="unknown status"),
    pytest.param('frame = "subject > with"', 'object = ["@wizards"]', "no word class '@wizards'", id="unknown class"),
    pytest.param('frame = "subject > with"', 'cameo = "999"', "no CAMEO code '999'", id="unknown code"),
    pytest.param('definition = "Meets."', 'definition = "Meets', "not valid TOML", id="broken file"),
]


@pytest.mark.parametrize(("old", "new", "said"), BAD)
def test_a_bad_codebook_says_where(old: str, new: str, said: str) -> None:
    with pytest.raises(CodebookError, match=r"mine\.toml") as caught:
        build({"mine.toml": GOOD.replace(old, new)})
    assert said in str(caught.value)


def test_a_good_codebook_is_read() -> None:
    assert [t.id for t in build({"mine.toml": GOOD}).triggers] == ["mine:1"]
