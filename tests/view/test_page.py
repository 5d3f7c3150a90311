"""The HTML page: one valid page for any number of stories, everything escaped, links that lead somewhere."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from importlib import resources

import pytest

from legation.event.model import Reading
from legation.reader import read_story
from legation.story import story
from legation.view.page import fragment, page
from view.samples import HOSTILE, STORY

VOID = {"meta", "br", "link", "img"}


class Tree(HTMLParser):
    """Checks that tags close in order, and collects ids, links, tags and attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def values(self, name: str) -> list[str]:
        return [value or "" for key, value in self.attributes if key == name]


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    hostile = {"title": HOSTILE, "publisher": HOSTILE, "url": "javascript:alert(1)"}
    return [
        read_story(story(STORY, published="2024-05-15", id="a", url="https://example.org/?a=1&b=2")),
        read_story(story(f"{STORY} {HOSTILE}", published="2024-05-15", id='b"><script>', **hostile)),
        read_story(story(f"وزير الخارجية\n{STORY}", id="c", title="شالوم שלום")),
    ]


@pytest.fixture(scope="module")
def html(readings: list[Reading]) -> str:
    return "".join(page(readings))


def test_one_page_with_a_section_a_story(html: str) -> None:
    tree = Tree(html)
    assert html.startswith("<!doctype html>")
    assert [tree.tags.count(tag) for tag in ("html", "head", "body", "main", "title", "style")] == [1] * 6
    assert tree.tags.count("section") == tree.tags.count("h1") == 3


def test_ids_are_unique_and_links_lead_somewhere(html: str) -> None:
    tree = Tree(html)
    ids = tree.values("id")
    assert len(ids) == len(set(ids))
    inner = [target[1:] for target in tree.values("href") if target.startswith("#")]
    assert inner
    assert set(inner) <= set(ids)
    assert set(tree.values("aria-labelledby")) <= set(ids)


def test_everything_is_escaped(html: str) -> None:
    tree = Tree(html)
    assert not {"script", "img", "iframe"} & set(tree.tags)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert not [key for key, _ in tree.attributes if key.startswith("on")]
    assert "javascript:" not in "".join(tree.values("href")).lower()
    assert 'href="https://example.org/?a=1&amp;b=2"' in html


def test_nothing_from_outside(html: str) -> None:
    assert "src=" not in html
    assert "@import" not in html
    assert "url(" not in html
    assert "default-src 'none'" in html


def test_text_of_any_direction(html: str) -> None:
    assert Tree(html).values("dir").count("auto") == 6
    assert "<bdi>" in html


def test_words_are_all_there(readings: list[Reading], html: str) -> None:
    bare = re.sub(r"<sup>.*?</sup>|<[^>]+>", "", html)
    assert STORY.split("\n")[0].replace("'", "&#x27;") in bare


def test_no_story_is_a_page_too() -> None:
    empty = "".join(page([]))
    Tree(empty)
    assert "No story was read" in empty


def test_fragment_stands_alone(readings: list[Reading]) -> None:
    tree = Tree(fragment(readings[0]))
    assert tree.tags[0] == "div"
    assert "html" not in tree.tags


def luminance(colour: str) -> float:
    full = "".join(c * 2 for c in colour) if len(colour) == 3 else colour
    parts = [int(full[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_enough() -> None:
    """WCAG AA: 4.5 for text, 3 for the lines under marks, in light and in dark."""
    css = resources.files("legation").joinpath("data", "view", "reading.css").read_text(encoding="utf8")
    schemes = [dict(re.findall(r"--(\w+):#([0-9a-f]+)", part)) for part in re.findall(r"\{(--ink[^}]*)", css)]
    assert len(schemes) == 2
    for scheme in schemes:
        for ink, paper in (("ink", "paper"), ("soft", "paper"), ("link", "paper")):
            assert contrast(scheme[ink], scheme[paper]) >= 4.5, (ink, paper)
        for quad in ("q1", "q2", "q3", "q4"):
            assert contrast(scheme["ink"], scheme[quad]) >= 4.5, quad
            assert contrast(scheme[f"{quad}l"], scheme["paper"]) >= 3, quad
    assert len(set(re.findall(r"\.q\d\{[^}]*border-bottom:\d px|\.q\d\{[^}]*(solid|dashed|dotted|double)", css))) == 4
