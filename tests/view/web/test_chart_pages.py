"""The pages of charts, asked as a browser does: what is drawn is also told, leads on, and obeys the filters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

import legation
from legation.record.answers import DayCount, Engagement, Period
from legation.story import story
from legation.view.web import drawing, explorer, month

NASTY = "<script>alert(1)</script>"
STORIES = (
    ("Foreign Minister Espen Barth Eide of Norway visited Accra on Monday and met Foreign Minister Samuel Okudzeto "
     "Ablakwa to discuss fishing rights. Norway gave Ghana $12 million for schools.", "2023-11-15"),
    ("Gunmen killed 14 soldiers in an attack on a base near Gao, Mali, on Tuesday, the army said. France condemned the "
     "attack.", "2023-11-16"),
    ("Gunmen killed nine soldiers in Niger on Tuesday, the army said.", "2023-11-17"),
    ("The president of Kenya met the president of Ghana in Nairobi on Thursday.", "2024-01-20"),
    ("Foreign Minister Penny Wong of Australia met Foreign Minister Retno Marsudi of Indonesia in January.",
     "2024-02-15"),
)  # fmt: skip
PAGES = ("/map", "/map?world=1", "/map?party=GHA", "/network", "/network?level=actor", "/network?type=ASSAULT",
         "/calendar", "/calendar?month=2023-11", "/calendar?month=1950-01", "/map?since=1950&until=1950",
         "/network?since=1950&until=1950", "/", "/events", "/dyads/NOR/GHA",
         "/dyads/NOR/GHA?since=2023-11")  # fmt: skip


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("charted") / "news.db"
    with legation.open(path) as record:
        record.add(story(text, published=day) for text, day in STORIES)
        event = next(event.id for event in record.events(type="CONSULT", place="Accra"))
        record.correct(event, "actors", [{"name": NASTY, "country": "NOR"}])
        event = next(event.id for event in record.events(place="Gao"))
        record.correct(event, "place.name", NASTY)
    return path


@pytest.fixture(scope="module")
def client(path: Path) -> Iterator[TestClient]:
    with TestClient(explorer(path), base_url="http://127.0.0.1") as client:
        yield client


def drawings(page: str) -> list[ElementTree.Element]:
    return [ElementTree.fromstring(found) for found in re.findall(r'<svg class="(?:map|network)".*?</svg>', page, re.S)]


@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_there_and_safe(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    assert "<script>" not in answer.text.replace('<script src="', "")
    assert " style=" not in answer.text  # the policy would refuse it
    assert "http://" not in answer.text.replace("http://127.0.0.1", "")
    assert len(answer.content) < 300_000
    assert "Natural Earth" in answer.text
    drawings(answer.text)
    for href in set(re.findall(r'href="(/[^"#]*)"', answer.text)):
        assert client.get(unescape(href)).status_code == 200, href


def test_a_map_draws_what_its_table_tells(client: TestClient) -> None:
    page = client.get("/map").text
    drawn = drawings(page)[0]
    links = {a.get("href") for a in drawn.iter("a")}
    rows = set(re.findall(r'<th scope="row"><a href="([^"]*)"', page))
    assert links == {unescape(href) for href in rows}
    assert "/events?place=Nairobi" in links
    assert "/events?place=NER" in links  # a country as a whole leads to all in it
    classes = {a.get("class") for a in drawn.iter("a")}
    assert any("town" in (each or "") for each in classes)
    assert "conflict s5" in {path.get("class") for path in drawn.iter("path")}
    assert all(a.get("tabindex") == "-1" for a in drawn.iter("a"))


def test_a_map_keeps_filters_and_shows_a_part_or_the_whole(client: TestClient) -> None:
    page = client.get("/map?type=ASSAULT").text
    assert "/events?type=ASSAULT&amp;place=NER" in page
    assert "Nairobi" not in page
    assert "The whole world" in page
    whole = client.get("/map?type=ASSAULT&world=1").text
    assert "Only the part with these places" in whole
    assert "/events?type=ASSAULT&amp;place=NER" in whole
    assert len(whole) > len(page)


def test_a_network_leads_to_parties_and_pairs(client: TestClient) -> None:
    page = client.get("/network").text
    links = {a.get("href") for a in drawings(page)[0].iter("a")}
    assert {"/dyads/GHA/NOR", "/events?party=GHA"} <= links
    assert "Norway" in page
    actors = client.get("/network?level=actor").text
    assert any((a.get("href") or "").startswith("/actors/") for a in drawings(actors)[0].iter("a"))
    assert 'value="actor" selected' in actors
    assert "/dyads/GHA/NOR" not in client.get("/network?since=2024").text
    assert client.get("/network?level=planet").status_code == 400
    assert client.get("/network.json").json()[0]["events"] >= 1


def test_a_calendar_has_each_meeting_on_its_day(client: TestClient, path: Path) -> None:
    page = client.get("/calendar?month=2023-11").text
    day = page.split('datetime="2023-11-13"')[1].split('datetime="2023-11-14"')[0]
    assert "visit" in day
    assert "&lt;script&gt;" in day
    assert 'href="/calendar?month=2023-10"' in page
    assert 'href="/calendar?month=2023-12"' in page
    assert "On some day" not in page
    assert "On some day around January 2024" in client.get("/calendar?month=2024-01").text
    assert "January 2024" in client.get("/calendar").text  # the last month with a meeting
    assert "Espen" not in client.get("/calendar?month=2023-11&party=KEN").text
    assert len(client.get("/calendar.json?month=2023-11").json()) >= 1
    assert client.get("/calendar?month=2023-13").status_code == 400


def test_a_dyad_is_mirrored_and_narrowed(client: TestClient) -> None:
    page = client.get("/dyads/NOR/GHA").text
    assert 'class="columns"' in page
    assert "/dyads/NOR/GHA?since=2023-11&amp;until=2023-11" in page
    assert "<b>0</b> events, 1999, 1999" in client.get("/dyads/NOR/GHA?since=1999&until=1999").text


def test_a_page_is_made_anew_when_the_record_changes(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with legation.open(path) as record:
        record.add([story("Foreign Minister Wang Yi visited Jakarta on Tuesday.", published="2024-05-15")])
    with TestClient(explorer(path), base_url="http://127.0.0.1") as client:
        assert "Jakarta" in client.get("/map").text
        assert client.get("/map").text == client.get("/map").text
        with legation.open(path) as record:
            record.correct(next(iter(record.events())).id, "place.name", "Bandung")
        assert "Bandung" in client.get("/map").text


def period(name: str, *quads: int) -> Period:
    return Period(period=name, events=sum(quads), quads=(quads[0], quads[1], quads[2], quads[3]), intensity=0.0)


def to(since: str, until: str) -> str:
    return f"/events?since={since}&until={until}"


def test_columns_have_every_period_and_a_table() -> None:
    drawn = drawing.columns([period("2023-11", 3, 0, 1, 0), period("2024-02", 0, 0, 0, 7)], "month", to)
    assert drawn.count("<rect") == 3
    assert 'x="180.0" y="36.0" width="59.0"' in drawn  # the fourth of twelve places, 7 of 10 high
    assert "11 events by month, from 2023-11 to 2024-02, most in 2024-02: 7." in drawn
    assert '<th scope="row"><a href="/events?since=2024-02&amp;until=2024-02">2024-02</a>' in drawn
    assert "since=2024-03-04&amp;until=2024-03-10" in drawing.columns([period("2024-03-04", 1, 0, 0, 0)], "week", to)
    assert drawing.columns([], "month", to) == ""
    ElementTree.fromstring(drawn)


def test_mirrored_columns_part_at_the_line() -> None:
    drawn = ElementTree.fromstring(drawing.mirrored([period("2024", 2, 3, 4, 1)], "year", to))
    low = {rect.get("class"): float(rect.get("y") or 0) for rect in drawn.iter("rect")}
    assert low["q2"] < low["q1"] < 60 == low["q3"] < low["q4"]


@pytest.mark.parametrize(("number", "round_"), [(0, 1), (1, 1), (3, 5), (6, 10), (11, 20), (99, 100), (5000, 5000)])
def test_round_numbers(number: int, round_: int) -> None:
    assert drawing.nice(number) == round_


def engagement(id: str, first: str | None, last: str | None) -> Engagement:
    return Engagement(id=id, mode=None, status="current", date_start=first, date_end=last, place=None,
                      place_country=None, level="official", who=(), hosts=(), topics=(), witnesses=1)  # fmt: skip


def test_a_month_is_laid_out_in_weeks() -> None:
    found = [engagement("a", "2024-02-28", "2024-03-02"), engagement("b", "2024-02-01", "2024-02-29")]
    laid = month.laid_out("2024-02", found)
    assert len(laid.days) == 35
    assert (laid.days[0].day, laid.days[-1].day) == ("2024-01-29", "2024-03-03")
    assert [day.day for day in laid.days if day.meetings] == ["2024-02-28", "2024-02-29"]
    assert [each.id for each in laid.undated] == ["b"]
    assert (laid.before, laid.after) == ("2024-01", "2024-03")
    many = [engagement(str(number), "2024-02-05", "2024-02-05") for number in range(40)]
    busy = next(day for day in month.laid_out("2024-02", many).days if day.meetings)
    assert (len(busy.meetings), busy.more) == (month.DAY, 40 - month.DAY)
    assert month.sides(found[0]) == "(not named)"


@pytest.mark.parametrize(
    ("asked", "told"),
    [("", "2023-11"), ("2020-02", "2020-02"), ("2020-13", None), ("soon", None), ("0001-01", "0001-01")],
)
def test_which_month_is_shown(asked: str, told: str | None) -> None:
    assert month.chosen(asked, [DayCount(day="2020-05-01", events=1), DayCount(day="2023-11-30", events=1)]) == told


def test_the_unit_of_columns_is_that_in_which_most_events_have_room(tmp_path: Path) -> None:
    with legation.open(tmp_path / "x.db") as record:
        told = [("Foreign Minister Wang Yi visited Jakarta on Tuesday.", f"{year}-05-15") for year in range(1995, 2024)]
        record.add(story(text, published=day) for text, day in told)
        found, unit = drawing.chosen(record, ("week", "month", "year"))
        assert unit == "year"
        assert found == record.timeline(by="year")
        found, unit = drawing.chosen(record, ("week", "month", "year"), since="2023")
        assert unit == "week"
        assert found == record.timeline(by="week", since="2023")
        assert drawing.chosen(record, ("month", "year"), since="2020") == (record.timeline(since="2020"), "month")
