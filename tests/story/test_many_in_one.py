"""Sources that hold many stories: feeds, sitemaps, tables, archives, folders, and GDELT's lists of addresses."""

from __future__ import annotations

import gzip
import io
import json
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from legation.errors import BadLine, InputError, NotFetched, NotText
from legation.story import read_sources, web
from legation.story.model import Story
from legation.story.web import Web
from loopback import Handler, Sent, Server, serving

WORDS = (
    "The foreign minister of Norway flew to Accra on Monday and met the president of Ghana for two hours. "
    "They talked about fishing rights, and about the war in Sudan, which both want to end before the rains come. "
)


def page(title: str, *, head: str = "", body: str = "") -> bytes:
    return (
        f'<!doctype html><html><head><title>{title}</title><meta property="og:site_name" content="The Example">{head}'
        f"</head><body><nav><a href='/'>Home</a></nav><article><h1>{title}</h1><p>{WORDS}</p><p>{body or WORDS}</p>"
        f"<p>Ministers of {title} will meet again in June to sign the treaty that was drawn up last year.</p>"
        "</article></body></html>"
    ).encode()


def rss(*items: str, head: str = "") -> bytes:
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel><title>The Example</title><copyright>All rights kept</copyright>{head}{''.join(items)}"
        "</channel></rss>"
    ).encode()


def item(link: str, title: str = "Envoys meet", extra: str = "") -> str:
    return (
        f"<item><title>{title}</title><link>{link}</link><pubDate>Fri, 20 May 2022 10:15:00 GMT</pubDate>"
        f"<dc:creator>Ama Mensah</dc:creator>{extra}</item>"
    )


@pytest.fixture
def site() -> Iterator[Server]:
    with serving() as server:
        yield server


def read(*sources: str | Path, **wishes: object) -> list[Story | InputError]:
    return list(read_sources(sources, web=Web(pause=0), **wishes))  # type: ignore[arg-type]


def names(found: list[Story | InputError]) -> list[str]:
    return [type(each).__name__ for each in found]


# Feeds ---------------------------------------------------------------------------------------------------------


def test_a_feed_gives_the_pages_that_it_names(site: Server) -> None:
    site.pages["/feed.xml"] = Sent(rss(item("/a", "Envoys meet"), item("/b", "Envoys part")), "application/rss+xml")
    site.pages["/a"] = Sent(page("Envoys meet in Accra"))
    site.pages["/b"] = Sent(page("Envoys part in Accra", head='<meta name="datePublished" content="2022-05-21">'))
    first, second = read(f"{site.url}/feed.xml")
    assert isinstance(first, Story)
    assert isinstance(second, Story)
    assert (first.title, first.published, first.url) == (
        "Envoys meet in Accra",
        "2022-05-20T10:15:00+00:00",  # the page tells no day: the feed's
        f"{site.url}/a",
    )
    assert second.published == "2022-05-21"  # the page's own day goes first
    assert first.extra["authors"] == ["Ama Mensah"]
    assert first.extra["license"] == "All rights kept"
    assert first.extra["extractor"].startswith("trafilatura ")


def test_an_atom_feed_with_whole_stories_is_not_followed(site: Server) -> None:
    whole = (WORDS * 4).replace("<", "&lt;")
    site.pages["/atom"] = Sent(
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>The Example</title><entry><title>Envoys meet</title>'
        f'<link href="/a"/><updated>2022-05-20T10:15:00Z</updated><content type="html">&lt;p&gt;{whole}&lt;/p&gt;'
        "</content></entry></feed>".encode(),
        "application/atom+xml",
    )
    (story,) = read(f"{site.url}/atom")
    assert isinstance(story, Story)
    assert (story.title, story.published) == ("Envoys meet", "2022-05-20T10:15:00+00:00")
    assert story.text.count("flew to Accra") == 4
    assert site.asked == ["/atom"]


def test_what_is_known_is_not_fetched(site: Server) -> None:
    site.pages["/feed.xml"] = Sent(rss(item("/a"), item("/b")))
    site.pages["/b"] = Sent(page("Envoys part in Accra"))
    assert names(read(f"{site.url}/feed.xml", known=lambda url: url.endswith("/a"))) == ["Story"]
    assert "/a" not in site.asked


def test_robots_are_obeyed_for_what_a_feed_names(site: Server) -> None:
    site.pages["/robots.txt"] = Sent(b"User-agent: *\nDisallow: /closed\n", "text/plain")
    site.pages["/feed.xml"] = Sent(rss(item("/closed/a"), item("/open/b")))
    site.pages["/closed/a"] = site.pages["/open/b"] = Sent(page("Envoys meet in Accra"))
    refused, story = read(f"{site.url}/feed.xml")
    assert "robots.txt" in str(refused)
    assert isinstance(story, Story)
    assert site.asked == ["/feed.xml", "/robots.txt", "/open/b"]


def test_a_host_is_not_hurried(site: Server) -> None:
    site.pages["/robots.txt"] = Sent(b"User-agent: *\nCrawl-delay: 5\n", "text/plain")
    site.pages["/feed.xml"] = Sent(rss(item("/a"), item("/b")))
    site.pages["/a"] = site.pages["/b"] = Sent(page("Envoys meet in Accra"))
    waited: list[float] = []
    list(read_sources([f"{site.url}/feed.xml"], web=Web(pause=1, sleep=waited.append)))
    assert [round(seconds) for seconds in waited] == [5]


BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]><rss version='2.0'><channel><title>&j;</title>"
    + b"<item><title>&j;</title><link>http://127.0.0.1:9/</link></item></channel></rss>"
)


def slow(handler: Handler) -> None:
    handler.send(Sent(b"<html>"))
    for _ in range(100):
        time.sleep(0.1)
        handler.wfile.write(b" ")
        handler.wfile.flush()


def huge(handler: Handler) -> None:
    handler.send(Sent())
    for _ in range(100):
        handler.wfile.write(b"x" * 1024 * 1024)


def packed_huge() -> Sent:
    return Sent(gzip.compress(b"x" * 100 * 1024 * 1024), headers=(("Content-Encoding", "gzip"),))


def test_a_feed_that_misbehaves_loses_nothing_else(site: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every bad link is told, with its address; the good one before and the good one after are read."""
    monkeypatch.setattr(web, "_IN_ALL", 0.5)
    links = ["/a", "/none", "/loop", "/busy", "/slow", "/huge", "/packed", "http://169.254.169.254/latest", "/away"]
    links += ["/empty", "/latin", "/z"]
    site.pages["/feed.xml"] = Sent(rss(*(item(link) for link in links)))
    site.pages["/a"] = Sent(page("Envoys meet in Accra"))
    site.pages["/loop"] = Sent(status=302, headers=(("Location", "/loop"),))
    site.pages["/away"] = Sent(status=302, headers=(("Location", "http://10.0.0.1/admin"),))
    site.pages["/busy"] = Sent(status=429, headers=(("Retry-After", "60"),))
    site.pages["/empty"] = Sent(b"<html><body></body></html>")
    site.pages["/slow"], site.pages["/huge"], site.pages["/packed"] = slow, huge, packed_huge()
    site.pages["/latin"] = Sent(
        page("Café in Bogotá").decode().encode("latin-1"), "text/html"
    )  # no charset told, and not UTF-8
    site.pages["/z"] = Sent(page("Envoys part in Accra"))
    found = read(f"{site.url}/feed.xml")
    assert names(found) == [
        "Story",
        *["NotFetched"] * 4,
        "TooLarge",
        "TooLarge",
        "NotFetched",
        "NotFetched",
        "NoArticle",
        "Story",
        "Story",
    ]
    told = [str(error) for error in found if isinstance(error, InputError)]
    for link, said in zip(links[1:10], told, strict=True):
        assert link in said
    for words, said in zip(
        ["404", "redirections", "429", "not whole", "MiB", "MiB", "private", "private"], told, strict=False
    ):
        assert words in said
    assert isinstance(found[-2], Story)
    assert found[-2].title == "Café in Bogotá"


def test_an_entity_bomb_does_not_go_off(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(BOMB)
    begun = time.process_time()
    (found,) = read(path)
    assert isinstance(found, InputError)
    assert len(str(found)) < 1000
    assert time.process_time() - begun < 2


def test_a_feed_that_breaks_off_gives_what_came_before(site: Server) -> None:
    whole = rss(item("/a"), item("/b"))
    site.pages["/feed.xml"] = Sent(whole[: whole.index(b"/b")])
    site.pages["/a"] = Sent(page("Envoys meet in Accra"))
    assert names(read(f"{site.url}/feed.xml"))[0] == "Story"


def test_a_feed_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(b"<?xml version='1.0'?><rss version='2.0'><chan")
    (found,) = read(path)
    assert type(found) is NotText
    assert "feed cannot be read" in str(found)


# Sitemaps ------------------------------------------------------------------------------------------------------

NEWS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'


def test_sitemaps_and_their_index(site: Server) -> None:
    site.pages["/index.xml"] = Sent(
        f"<sitemapindex {NEWS}><sitemap><loc>{site.url}/map.xml.gz</loc></sitemap>"
        f"<sitemap><loc>{site.url}/none.xml</loc></sitemap></sitemapindex>".encode()
    )
    news = (
        f"<urlset {NEWS}><url><loc>{site.url}/a</loc><news:news><news:publication><news:name>The Example</news:name>"
        "</news:publication><news:publication_date>2022-05-20</news:publication_date><news:title>Envoys</news:title>"
        f"</news:news></url><url><loc>mailto:x</loc></url></urlset>"
    )
    site.pages["/map.xml.gz"] = Sent(gzip.compress(news.encode()), "application/gzip")
    site.pages["/a"] = Sent(page("Envoys meet in Accra"))
    story, missing = read(f"{site.url}/index.xml")
    assert isinstance(story, Story)
    assert (story.title, story.published) == ("Envoys meet in Accra", "2022-05-20")
    assert isinstance(missing, NotFetched)


# Tables --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "columns", "texts"),
    [
        ("id,text\n1,The army left.\n2,The navy stayed.\n", {}, ["The army left.", "The navy stayed."]),
        ("ID;Headline;Body\n1;A;The army left.\n", {}, ["The army left."]),
        ("nr\twords\n1\tThe army left.\n", {"text": "words", "id": "nr"}, ["The army left."]),
        ('id,text\n1,"The army, it said,\nleft ""at once""."\n', {}, ['The army, it said,\nleft "at once".']),
        ("\ufeffid,text\n1,The élite left.\n\n", {}, ["The élite left."]),
        ("text,event_text\nThe army left.,The navy stayed.\n", {"text": "event_text"}, ["The navy stayed."]),
    ],
    ids=["plain", "semicolons and other names", "tabs and a map", "quoted", "byte order mark", "the map goes first"],
)
def test_tables(tmp_path: Path, content: str, columns: dict[str, str], texts: list[str]) -> None:
    path = tmp_path / "stories.csv"
    path.write_text(content, encoding="utf-8")
    assert [story.text for story in read(path, columns=columns) if isinstance(story, Story)] == texts


def test_a_row_has_all_its_fields(tmp_path: Path) -> None:
    path = tmp_path / "stories.csv"
    path.write_text(
        "story_id,Title,body,date,link,source,desk\n7,A,The army left.,20220520,https://e.example/a,E,world\n"
    )
    (story,) = read(path)
    assert isinstance(story, Story)
    assert (story.id, story.title, story.published, story.url, story.publisher, story.extra) == (
        "7",
        "A",
        "2022-05-20",
        "https://e.example/a",
        "E",
        {"desk": "world"},
    )


def test_bad_rows_are_told_by_their_line(tmp_path: Path) -> None:
    path = tmp_path / "stories.csv"
    path.write_text("id,text\n1,The army left.\n2,\n3,The navy, they said, stayed.\n4,The fleet sailed.\n")
    found = read(path)
    assert names(found) == ["Story", "BadLine", "BadLine", "Story"]
    assert "line 3" in str(found[1])
    assert "line 4: 4 cells under 2 columns" in str(found[2])


def test_a_table_without_a_text_names_its_columns(tmp_path: Path) -> None:
    path = tmp_path / "stories.csv"
    path.write_text("a,b\n1,2\n")
    (found,) = read(path)
    assert type(found) is BadLine
    assert 'there is "a", "b"' in str(found)
    assert "--columns text=NAME" in str(found)
    (found,) = read(path, columns={"text": "words"})
    assert 'no column "words" for text' in str(found)


# JSON of other programs ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "document",
    [
        {"version": "https://jsonfeed.org/version/1.1", "items": [{"content_text": "The army left.", "title": "A"}]},
        {"results": [{"maintext": "The army left.", "headline": "A"}]},
        {"event_text": "The army left.", "headline": "A", "pub_date": "2022-05-20", "event_type": "RETREAT"},
    ],
    ids=["JSON Feed", "a search's results", "NGEC"],
)
def test_other_programs_names_for_the_fields(tmp_path: Path, document: object) -> None:
    path = tmp_path / "stories.json"
    path.write_text(json.dumps(document))
    (story,) = read(path)
    assert isinstance(story, Story)
    assert (story.text, story.title) == ("The army left.", "A")


def test_gdelt_s_list_of_articles_is_followed(site: Server, tmp_path: Path) -> None:
    site.pages["/a"] = Sent(page("Envoys meet in Accra"))
    path = tmp_path / "list.json"
    article = {"url": f"{site.url}/a", "title": "Envoys", "seendate": "20220520T101500Z", "domain": "e.example"}
    path.write_text(json.dumps({"articles": [article]}))
    (refused,) = read(path)  # a file's word does not open the machine's own network
    assert "private network" in str(refused)
    list_ = Sent(path.read_bytes(), "application/json")
    site.pages["/list.json"] = list_
    (story,) = read(f"{site.url}/list.json")
    assert isinstance(story, Story)
    assert (story.title, story.published) == ("Envoys meet in Accra", "2022-05-20T10:15:00+00:00")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("1042000001\t20220519\t202205\t2022\t2022.3781" + "\t" * 56, ""),
        ("1042000001\t20220520101500\t20220520101500\t1\te.example\t", "\t1" * 10),
        ("20220520101500-12\t20220520101500\t1\te.example\t", "\t" * 22),
    ],
    ids=["events", "mentions", "graph"],
)
def test_gdelt_s_tables_give_each_address_once(site: Server, before: str, after: str) -> None:
    row = f"{before}{site.url}/a{after}\n"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("20220520101500.CSV", row * 2)
    site.pages["/export.CSV.zip"] = Sent(packed.getvalue(), "application/zip")
    site.pages["/a"] = Sent(page("Envoys meet in Accra"))
    assert names(read(f"{site.url}/export.CSV.zip")) == ["Story"]


# Archives and folders ------------------------------------------------------------------------------------------


def test_a_zip_of_anything(tmp_path: Path) -> None:
    path = tmp_path / "stories.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("b/page.html", page("Envoys meet in Accra"))
        archive.writestr("a.jsonl", '{"text": "The army left."}\n{"words": 1}\n')
        archive.writestr("c.txt.gz", gzip.compress(b"The navy stayed in the harbour."))
        archive.writestr("__MACOSX/._c.txt", b"\0\0")
        archive.writestr("d.bin", bytes(range(256)) * 10)
    found = read(path)
    assert names(found) == ["Story", "BadLine", "Story", "Story", "NotText"]
    assert str(found[1]).startswith(f"{path}, a.jsonl, line 2:")
    assert read(path, published="2022-05-20")[0].published == "2022-05-20"  # type: ignore[union-attr]


def test_zips_that_hold_no_stories(tmp_path: Path) -> None:
    word = tmp_path / "letter.docx"
    with zipfile.ZipFile(word, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    (found,) = read(word)
    assert "a Word document" in str(found)
    deep = b"The army left the town."
    for _ in range(6):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("inner.zip", deep)
        deep = packed.getvalue()
    (tmp_path / "deep.zip").write_bytes(deep)
    (found,) = read(tmp_path / "deep.zip")
    assert "deep" in str(found)


def warc(*pages: tuple[str, bytes, str]) -> bytes:
    """A web archive with a response for each address, body and content type."""
    records = []
    for url, body, kind in pages:
        http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2022-05-21T08:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:{url}>\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n"
        )
        records.append(head.encode() + http + b"\r\n\r\n")
    return b"".join(records)


@pytest.mark.parametrize("packed", [False, True])
def test_a_web_archive(tmp_path: Path, packed: bool) -> None:
    records = [
        warc(("https://e.example/a", page("Envoys meet in Accra"), "text/html; charset=utf-8")),
        warc(("https://e.example/logo.png", b"\x89PNG", "image/png")),
        warc(("https://e.example/", b"<html><body><a href='/a'>A</a></body></html>", "text/html")),
        warc(("https://e.example/b", page("Envoys part in Accra"), "text/html; charset=utf-8")),
    ]
    path = tmp_path / ("crawl.warc.gz" if packed else "crawl.warc")
    path.write_bytes(b"".join(map(gzip.compress, records)) if packed else b"".join(records))
    found = read(path)
    assert names(found) == ["Story", "NoArticle", "Story"]
    assert "record 3 (https://e.example/)" in str(found[1])
    assert isinstance(found[0], Story)
    assert found[0].url == "https://e.example/a"
    path.write_bytes(path.read_bytes()[:-200])  # a crawl that broke off
    assert names(read(path)[:2]) == ["Story", "NoArticle"]


def test_a_folder_gives_its_files_by_name(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("b/two.txt", "a.txt", ".git/three.txt", "b/picture.png"):
        (tmp_path / name).write_text(f"The envoy met {name}.")
    assert [story.text for story in read(tmp_path) if isinstance(story, Story)] == [
        "The envoy met a.txt.",
        "The envoy met b/two.txt.",
    ]


def test_what_a_page_tells_of_its_rights_and_pictures(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(
        page(
            "Envoys meet in Accra",
            head='<link rel="license" href="https://creativecommons.org/licenses/by/4.0/">',
            body='<span class="photo-credit">Photo: <b>Kofi</b> Boateng/Example</span>' + WORDS,
        )
    )
    (story,) = read(path)
    assert isinstance(story, Story)
    assert story.extra["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert story.extra["photo_credits"] == ["Photo: Kofi Boateng/Example"]
