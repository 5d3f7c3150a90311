"""Stories from real files, real standard input and a real server on this machine."""

from __future__ import annotations

import contextlib
import gzip
import io
import json
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from legation.errors import (
    BadDate,
    BadLine,
    DuplicateStory,
    EmptyStory,
    InputError,
    NoArticle,
    NotFetched,
    NotText,
    OtherLanguage,
    TooLarge,
)
from legation.story import read_sources
from legation.story.lines import LINE_BYTES
from legation.story.model import Story

TEXT = "The foreign minister of Norway flew to Accra on Monday. She met the president of Ghana’s naïve élite."
ARTICLE = """<!doctype html><html><head><title>Envoys meet in Accra | The Example</title>
<meta property="og:site_name" content="The Example">
<meta property="article:published_time" content="2022-05-20T10:15:00+00:00">
<link rel="canonical" href="https://example.org/news/1">{head}</head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Envoys meet in Accra</h1>
<p>The envoys of Norway and Ghana met in Accra on Monday to talk about fishing rights in the gulf, an aide said.</p>
<p>They will meet again in June, when the ministers of both countries are to sign a treaty drawn up last year.</p>
<p>The treaty would open two ports to ships of the other side, and it would set up a court for quarrels over nets.</p>
</article><footer>© 2022 The Example</footer></body></html>"""


def read(*sources: str | Path, published: str | None = None) -> list[Story | InputError]:
    return list(read_sources(sources, published=published))


def one(*sources: str | Path, published: str | None = None) -> Story:
    (found,) = read(*sources, published=published)
    assert isinstance(found, Story), found
    return found


def error(*sources: str | Path) -> InputError:
    (found,) = read(*sources)
    assert isinstance(found, InputError)
    return found


# Text ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings_of_text(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(TEXT.encode(encoding))
    assert one(path).text == TEXT


def test_line_ends_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(b"The envoys met.\r\n\r\nThey agreed on nets.\r\n")
    assert one(path).text == "The envoys met.\r\n\r\nThey agreed on nets.\r\n"


def test_the_id_does_not_depend_on_the_path(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    assert one(tmp_path / "a.txt").id == one(tmp_path / "b.txt").id


def test_packed_files(tmp_path: Path) -> None:
    path = tmp_path / "story.txt.gz"
    path.write_bytes(gzip.compress(TEXT.encode()))
    assert one(path).text == TEXT


def test_a_day_may_be_given_for_all(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert one(path, published="May 20, 2022").published == "2022-05-20"
    with pytest.raises(BadDate):
        read(path, published="someday")


@pytest.mark.parametrize(
    ("content", "kind", "message"),
    [
        (b"", EmptyStory, "nothing"),
        (b" \n\n\t ", EmptyStory, "nothing"),
        (b"%PDF-1.7\n%\xe2\xe3", NotText, "a PDF"),
        (b"PK\x03\x04\x14\x00", NotText, "Word document"),
        (bytes(range(256)) * 20, NotText, "not text"),
        (b"\xff\xfeA\x00B", NotText, "utf-16"),
        ("Le ministre est arrivé à Lima pour une visite de trois jours.".encode(), OtherLanguage, "French"),
        (gzip.compress(TEXT.encode() * 500, mtime=0)[:60], NotText, "damaged"),
    ],
)
def test_what_cannot_be_read_names_the_file(
    tmp_path: Path, content: bytes, kind: type[InputError], message: str
) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(content)
    found = error(path)
    assert type(found) is kind
    assert str(path) in str(found)
    assert message in str(found)


def test_files_that_are_not_there(tmp_path: Path) -> None:
    assert "no such file" in str(error(tmp_path / "none.txt"))
    assert "no file in this folder" in str(error(tmp_path))
    assert "no file matches" in str(error(tmp_path / "*.html"))
    assert isinstance(error("a\0b"), InputError)


def test_a_pattern_names_its_files_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text(f"The envoy met {name}.", encoding="utf-8")
    assert [story.text for story in read(tmp_path / "*.txt") if isinstance(story, Story)] == [
        "The envoy met a.txt.",
        "The envoy met b.txt.",
    ]


def test_long_texts(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("The army took the town and the river. " * 12_500, encoding="utf-8")
    assert len(one(path).text.split()) == 100_000
    path.write_text("x" * 20_000_000, encoding="utf-8")
    assert type(error(path)) is TooLarge


# JSON ----------------------------------------------------------------------------------------------------------


def lines(tmp_path: Path, *rows: object, name: str = "stories.jsonl") -> Path:
    path = tmp_path / name
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_a_line_is_a_story_with_all_its_keys(tmp_path: Path) -> None:
    row = {
        "id": 7,
        "text": TEXT,
        "title": "A",
        "published": "2022-05-20",
        "url": "https://e.example",
        "publisher": "E",
        "desk": [1],
    }
    found = one(lines(tmp_path, row))
    assert (found.id, found.text, found.title, found.published) == ("7", TEXT, "A", "2022-05-20")
    assert (found.url, found.publisher, found.extra) == ("https://e.example", "E", {"desk": [1]})


def test_a_story_s_own_day_goes_before_the_one_for_all(tmp_path: Path) -> None:
    path = lines(tmp_path, {"text": "The envoys met.", "published": "2022-05-20"}, {"text": "The envoys left."})
    found = read(path, published="2020-01-01")
    assert [story.published for story in found if isinstance(story, Story)] == ["2022-05-20", "2020-01-01"]


BAD = [
    ('{"text": "The envoys met."', BadLine, "line 2, column 27"),
    ("[1, 2]", BadLine, "line 2: a list"),
    ('"words"', BadLine, "line 2: a text"),
    ("null", BadLine, "line 2: null"),
    ('{"words": "The envoys met."}', BadLine, 'there is "words"'),
    ('{"text": 5}', BadLine, '"text" is a number'),
    ('{"text": null}', BadLine, '"text" is null'),
    ('{"text": "The envoys met.", "title": ["A"]}', BadLine, '"title" is a list'),
    ('{"text": "  "}', EmptyStory, "line 2"),
    ('{"text": "The envoys met.", "published": "soon"}', BadDate, '"soon"'),
    ('{"text": "The envoys met.", "published": 2022}', BadLine, '"published" is a number'),
    ('{"text": "The envoys met.", "id": "first"}', DuplicateStory, '"first" was read before'),
    ("[" * 100_000, BadLine, "brackets"),
    ('{"text": "' + "x" * 2_000_001 + '"}', TooLarge, "2,000,000"),
    ('{"text": "' + "x" * (LINE_BYTES + 10) + '"}', TooLarge, "line 2"),
]


@pytest.mark.parametrize(
    ("row", "kind", "message"), BAD, ids=[f"{kind.__name__}-{number}" for number, (_, kind, _) in enumerate(BAD)]
)
def test_a_bad_line_is_told_and_the_rest_goes_on(
    tmp_path: Path, row: str, kind: type[InputError], message: str
) -> None:
    path = lines(
        tmp_path, {"id": "first", "text": "The army left."}, row, "", {"id": "last", "text": "The navy stayed."}
    )
    first, bad, last = read(path)
    assert isinstance(first, Story)
    assert isinstance(last, Story)
    assert (first.id, last.id) == ("first", "last")
    assert type(bad) is kind
    assert message in str(bad)
    assert f"{path}, line 2" in str(bad)


def test_ids_are_told_apart_over_all_sources(tmp_path: Path) -> None:
    a = lines(tmp_path, {"id": "1", "text": "The army left."}, name="a.jsonl")
    b = lines(tmp_path, {"id": "1", "text": "The navy stayed."}, {"text": "The army left."}, name="b.jsonl")
    assert [type(item).__name__ for item in read(a, b)] == ["Story", "DuplicateStory", "Story"]


@pytest.mark.parametrize("name", ["stories.json", "stories"])
@pytest.mark.parametrize("indent", [None, 2])
def test_one_document_with_a_list_or_an_object(tmp_path: Path, name: str, indent: int | None) -> None:
    path = tmp_path / name
    path.write_text(json.dumps([{"text": "The army left."}, {"words": 1}], indent=indent), encoding="utf-8")
    good, bad = read(path)
    assert isinstance(good, Story)
    assert "item 2" in str(bad)
    path.write_text(json.dumps({"text": "The army left."}, indent=indent), encoding="utf-8")
    assert one(path).text == "The army left."


def test_json_lines_are_known_without_their_name_and_packed(tmp_path: Path) -> None:
    path = tmp_path / "stories"
    path.write_bytes(gzip.compress(b'\n{"text": "The army left."}\n{"text": "The navy stayed."}\n'))
    assert len(read(path)) == 2


def test_json_lines_in_utf_16(tmp_path: Path) -> None:
    path = tmp_path / "stories.jsonl"
    path.write_bytes('{"text": "The army left."}\r\n{"text": "The élite stayed."}\r\n'.encode("utf-16"))
    assert [story.text for story in read(path) if isinstance(story, Story)] == ["The army left.", "The élite stayed."]


def test_text_that_begins_with_a_bracket_is_text(tmp_path: Path) -> None:
    path = tmp_path / "story"
    path.write_text("[The constitutional declaration] was signed on Monday.", encoding="utf-8")
    assert one(path).text.startswith("[The")


def test_stories_come_as_they_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rest = iter([b'{"text": "The army left."}\n', b'{"text": "The navy stayed."}\n', b""])
    asked: list[int] = []

    class Slow(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            part = next(rest)
            asked.append(len(part))
            buffer[: len(part)] = part
            return len(part)

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(Slow())))
    found = read_sources(["-"])
    assert isinstance(next(found), Story)
    assert len(asked) == 1  # the second line has not been waited for


@pytest.mark.parametrize(
    ("content", "title"),
    [
        (TEXT.encode(), None),
        (b'{"text": "The army left.", "title": "A"}', "A"),
        (ARTICLE.format(head="").encode(), "Envoys meet in Accra"),
    ],
)
def test_standard_input_is_told_by_its_content(
    monkeypatch: pytest.MonkeyPatch, content: bytes, title: str | None
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    assert one("-").title == title


# HTML ----------------------------------------------------------------------------------------------------------


def test_a_page_gives_text_title_day_publisher_and_address(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(ARTICLE.format(head=""), encoding="utf-8")
    found = one(path)
    assert [line[:22] for line in found.text.split("\n")][-3:] == [
        "The envoys of Norway a",
        "They will meet again i",
        "The treaty would open ",
    ]
    assert (found.title, found.published, found.publisher) == (
        "Envoys meet in Accra",
        "2022-05-20T10:15:00+00:00",
        "The Example",
    )
    assert found.url == "https://example.org/news/1"
    assert "Home" not in found.text
    assert one(path, published="2022-06-01").published == "2022-06-01"


def test_the_charset_that_a_page_declares_is_believed(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    page = ARTICLE.format(head='<meta charset="iso-8859-2">').replace("an aide", "Wałęsa")
    path.write_bytes(page.replace("©", "(c)").encode("iso-8859-2"))
    assert "Wałęsa said" in one(path).text


def test_a_page_without_an_article(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<html><body><nav><a href='/'>Home</a></nav></body></html>", encoding="utf-8")
    assert type(error(path)) is NoArticle


# Addresses -----------------------------------------------------------------------------------------------------


class Handler(BaseHTTPRequestHandler):
    pages = {
        "/story": ("text/html; charset=utf-8", ARTICLE.format(head="").encode()),
        "/plain": ("text/plain; charset=windows-1252", TEXT.encode("cp1252")),
        "/lines.jsonl": ("application/x-ndjson", b'{"text": "The army left."}\n{"text": "The navy stayed."}\n'),
        "/paper": ("application/pdf", b"%PDF-1.7"),
        "/huge": ("text/plain", b"x" * (17 * 1024 * 1024)),
    }

    def do_GET(self) -> None:
        if self.path == "/moved":
            self.send_response(301)
            self.send_header("Location", "/story")
            self.end_headers()
            return
        kind, body = self.pages.get(self.path, ("text/plain", b""))
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", kind)
        self.end_headers()
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{httpd.server_port}"
    httpd.shutdown()
    httpd.server_close()


def test_addresses(server: str) -> None:
    page = one(f"{server}/story")
    assert (page.title, page.url) == ("Envoys meet in Accra", "https://example.org/news/1")
    assert one(f"{server}/moved").text == page.text
    assert one(f"{server}/plain").text == TEXT
    assert one(f"{server}/plain").url == f"{server}/plain"
    assert len(read(f"{server}/lines.jsonl")) == 2


@pytest.mark.parametrize(
    ("path", "kind", "message"),
    [("/none", NotFetched, "404"), ("/paper", NotText, "a PDF"), ("/huge", TooLarge, "16 MiB")],
)
def test_addresses_that_give_no_story(server: str, path: str, kind: type[InputError], message: str) -> None:
    found = error(server + path)
    assert type(found) is kind
    assert str(found).startswith(server + path)
    assert message in str(found)


def test_addresses_that_cannot_be_reached() -> None:
    assert "cannot be reached" in str(error("http://127.0.0.1:9/story"))
    assert "cannot be reached" in str(error("http://"))


def test_one_bad_source_does_not_stop_the_others(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(TEXT, encoding="utf-8")
    empty = tmp_path / "empty"
    empty.mkdir()
    assert [type(item).__name__ for item in read("/no/such/file", path, empty)] == ["InputError", "Story", "InputError"]
