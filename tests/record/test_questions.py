"""Questions to a real record: each is asked as a user would, of stories of whom the answer is plain."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import legation
from legation.errors import NotInRecord, RecordError
from legation.record.database import migrations
from legation.record.engagements import level
from legation.record.filters import match
from legation.record.record import Record
from legation.story import story
from legation.view.cli import main

STORIES = (
    (
        "Foreign Minister Espen Barth Eide of Norway visited Accra on Monday and met Foreign Minister Samuel Okudzeto "
        "Ablakwa to discuss fishing rights. Norway gave Ghana $12 million for schools.", "2025-02-12", "The Example",
    ),
    (
        "President Nana Akufo-Addo of Ghana met President Alassane Ouattara of Ivory Coast in Abidjan on 3 May 2023. "
        "\"Ghana is our oldest friend,\" Ouattara said.", "2023-05-04", "Daily Ledger",
    ),
    (
        "Gunmen killed 14 soldiers in an attack on a base near Gao, Mali, on Tuesday, the army said. France condemned "
        "the attack.", "2023-11-16", "Daily Ledger",
    ),
    (
        "Police in Nairobi arrested 30 protesters on Friday. The European Union will give Kenya 200 million euros.",
        "2023-06-10", "The Example",
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with legation.open(tmp_path_factory.mktemp("questions") / "news.db") as opened:
        opened.add(story(text, published=day, publisher=publisher) for text, day, publisher in STORIES)
        yield opened


def types(events: Any) -> list[str]:
    return sorted({event.type for event in events})


# Statements ----------------------------------------------------------------------------------------------------


def test_whom_words_name(record: Record) -> None:
    """What is kept beside a quotation is what its story's mentions say, and what an older record is given."""
    kept = {(each.id, name) for each in record.statements() for name in each.about}
    told = set()
    for each in record.statements():
        reading = record.reading(each.story_id)
        inside = (a for a in reading.actors for m in a.mentions if each.start <= m.start and m.end <= each.end)
        told |= {(each.id, actor.name) for actor in inside if actor.name != each.speaker}
    assert kept == told != set()
    script = next(each for each in migrations() if "CREATE TABLE quotation_actors" in each)
    older = script[script.index("SELECT DISTINCT") : script.index(";", script.index("SELECT DISTINCT"))]
    rows = {tuple(row) for row in record.connection.execute(older)}
    assert rows == {tuple(row) for row in record.connection.execute("SELECT * FROM quotation_actors")}


def test_a_code_is_no_part_of_a_name(record: Record) -> None:
    """GHA is Ghana, and not everybody whose name has these letters."""
    said = list(record.statements(about="GHA"))
    assert said == list(record.statements(about="Ghana")) != []
    assert list(record.statements(about="hana", speaker="nobody")) == []
    ids = {each.actor_id for each in record.statements() if each.actor_id}
    for id in ids:
        assert {each.actor_id for each in record.statements(speaker=id)} == {id}


# Events --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"type": "ASSAULT"}, ["ASSAULT"]),
        ({"type": "assault,coerce"}, ["ASSAULT", "COERCE"]),
        ({"actor": "FRA"}, ["ACCUSE"]),
        ({"place": "MLI", "type": "ASSAULT"}, ["ASSAULT"]),
        ({"words": "fishing rights"}, ["CONSULT"]),
        ({"words": '"rights fishing"'}, []),
        ({"words": "fish*"}, ["CONSULT"]),
        ({"publisher": "ledger", "type": "CONSULT"}, ["CONSULT"]),
        ({"publisher": "ledger", "since": "2023-06"}, ["ASSAULT"]),
        ({"until": "2023-05"}, ["CONSULT"]),
        ({"party": "Ouattara"}, ["CONSULT"]),
        ({"confidence": 1.01}, []),
        ({"witnesses": 2}, []),
        ({"conflict": True}, []),
        ({"status": "future", "party": "KEN"}, ["AID"]),
        ({"actor": None, "type": None, "until": "2022"}, []),
    ],
    ids=str,
)
def test_filters(record: Record, filters: dict[str, Any], expected: list[str]) -> None:
    found = list(record.events(**filters))
    assert types(found) == expected
    assert len(record.events(**filters)) == len(found)


@pytest.mark.parametrize("filters", [{"type": "HUG"}, {"status": "done"}, {"since": "soon"}, {"words": "?"}], ids=str)
def test_filters_that_none_can_fit_are_told(record: Record, filters: dict[str, Any]) -> None:
    with pytest.raises(RecordError, match=r"There are|no day|no word"):
        record.events(**filters)


@pytest.mark.parametrize("latest", [False, True])
def test_pages_make_up_the_whole(record: Record, latest: bool) -> None:
    whole = record.events().page(1000, latest=latest)
    days = [event.date_start for event in whole if event.date_start]
    assert days == sorted(days, reverse=latest)
    after, pages = None, []
    while page := record.events().page(2, after=after, latest=latest):
        pages += page
        after = page[-1].id
    assert pages == whole
    assert sorted(event.id for event in whole) == sorted(event.id for event in record.events())


def test_frames(record: Record) -> None:
    frame = record.events().to_polars()
    assert frame.height == len(record.events())
    assert {"id", "type", "actors", "actors_countries", "date_start"} <= set(frame.columns)
    assert record.events(type="THREATEN").to_polars().height == 0
    assert record.to_polars(record.engagements()).height == len(list(record.engagements()))


def test_facets(record: Record) -> None:
    counts = {facet.value: facet.events for facet in record.facets("type")}
    assert counts == {name: len(record.events(type=name)) for name in types(record.events())}
    assert {"Daily Ledger", "The Example"} == {facet.value for facet in record.facets("publisher")}
    assert [facet.value for facet in record.facets("place", type="ASSAULT")] == ["MLI"]
    with pytest.raises(RecordError, match="but by type"):
        record.facets("colour")


@pytest.mark.parametrize(
    ("by", "first"), [("year", "2023"), ("month", "2023-05"), ("week", "2023-05-01"), ("day", "2023-05-03")]
)
def test_timeline(record: Record, by: str, first: str) -> None:
    periods = record.timeline(by=by)
    assert periods[0].period == first
    dated = [event for event in record.events() if event.date_start]
    assert sum(period.events for period in periods) == len(dated)
    assert all(sum(period.quads) == period.events for period in periods)
    with pytest.raises(RecordError, match="day, week, month or year"):
        record.timeline(by="hour")


def test_dyads(record: Record) -> None:
    both = list(record.dyad("NOR", "GHA"))
    assert both == list(record.dyad("GHA", "NOR"))
    assert types(both) == ["AID", "CONSULT"]
    assert not list(record.dyad("NOR", "FRA"))


# Tables --------------------------------------------------------------------------------------------------------


def test_engagements(record: Record) -> None:
    visits = [each for each in record.engagements(type="CONSULT/visit") if each.date_start == "2025-02-10"]
    assert [party.country for party in visits[0].who] == ["NOR"]
    assert visits[0].level == "minister"
    summit = next(each for each in record.engagements(party="CIV"))
    assert (summit.date_start, summit.place, summit.level) == ("2023-05-03", "Abidjan", "leader")
    assert any("fishing rights" in topic for each in record.engagements(party="NOR") for topic in each.topics)


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (["President"], "leader"),
        (["Vice President"], "minister"),
        (["vice-president", "spokesman"], "minister"),
        (["President of the Senate"], "official"),
        (["Prime Minister"], "leader"),
        (["Deputy Prime Minister"], "minister"),
        (["Minister of Defense"], "minister"),
        (["Secretary of State"], "minister"),
        (["former president"], "official"),
        (["ambassador", "envoy"], "official"),
        (["ambassador", "King"], "leader"),
        ([], "official"),
    ],
)
def test_levels(titles: list[str], expected: str) -> None:
    assert level(titles) == expected


def test_commitments(record: Record) -> None:
    sums = {(each.currency, each.value): each for each in record.commitments()}
    assert set(sums) == {("USD", 12_000_000.0), ("EUR", 200_000_000.0)}
    assert sums["EUR", 200_000_000.0].status == "future"
    assert [each.currency for each in record.commitments(currency="eur")] == ["EUR"]
    assert [each.value for each in record.commitments(least=13e6)] == [200_000_000.0]


def test_incidents(record: Record) -> None:
    assert types(record.incidents()) == types(record.incidents(type=None)) == ["ASSAULT", "COERCE"]
    assert [event.dead for event in record.incidents(least_dead=10)] == [14]
    assert not list(record.incidents(least_dead=15))


def test_statements(record: Record) -> None:
    said = list(record.statements(speaker="Ouattara"))
    assert [each.text for each in said] == ["Ghana is our oldest friend"]
    assert (said[0].country, said[0].cue, said[0].direct) == ("CIV", "said", True)
    assert "Ghana" in said[0].about
    assert STORIES[1][0][said[0].start : said[0].end] == said[0].text
    assert list(record.statements(about="GHA")) == said
    assert list(record.statements(words="oldest friend", since="2023-05", until="2023")) == said
    assert not list(record.statements(speaker="Ouattara", until="2023-04"))


def test_actors(record: Record) -> None:
    first = record.actors("Ouattara")[0]
    assert (first.country, first.kind) == ("CIV", "person")
    card = record.actor(first.id)
    assert "Alassane Ouattara" in card.names
    assert "CONSULT" in {type_ for type_, _, _ in card.types}
    assert card.partners
    assert record.actor("alassane ouattara") == card
    assert {actor.country for actor in record.actors(country="NOR")} == {"NOR"}
    with pytest.raises(NotInRecord, match="no actor"):
        record.actor("Nobody")


def test_search(record: Record) -> None:
    hits = record.search("attack Gao")
    assert {"event", "story"} <= {hit.kind for hit in hits}
    assert "⟦attack⟧" in hits[0].snippet
    assert [hit.kind for hit in record.search("oldest friend", kinds=["quotation"])] == ["quotation"]
    assert record.search("Ouattara", kinds=["actor"])[0].title == "Alassane Ouattara"
    assert record.search("nothing of the kind") == []
    with pytest.raises(RecordError, match="nothing is searched by"):
        record.search("a", kinds=["page"])


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("prisoner exchange", '"prisoner" "exchange"'),
        ('"prisoner exchange" Kyiv', '"prisoner exchange" "Kyiv"'),
        ("nego*", '"nego"*'),
        ("U.S.-China", '"U.S.-China"'),
        ("NOT OR AND", '"NOT" "OR" "AND"'),
        ('half "quote', '"half" """quote"'),
    ],
)
def test_what_is_typed_is_taken_as_words(record: Record, typed: str, query: str) -> None:
    assert match(typed) == query
    record.search(typed)  # and SQLite takes it


# The command line ----------------------------------------------------------------------------------------------


def run(*words: str | Path) -> str:
    done = CliRunner().invoke(main, [str(word) for word in words])
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("events", "RECORD", "--party", "CIV"), "CONSULT"),
        (("search", "RECORD", "fishing", "rights"), "⟦fishing⟧"),
        (("timeline", "RECORD", "--by", "year"), "2023"),
        (("facets", "RECORD", "type"), "CONSULT"),
        (("dyad", "RECORD", "NOR", "GHA"), "AID"),
        (("engagements", "RECORD"), "leader"),
        (("statements", "RECORD", "--speaker", "CIV"), "oldest friend"),
        (("commitments", "RECORD"), "200,000,000 EUR"),
        (("incidents", "RECORD"), "14 dead"),
        (("actors", "RECORD", "Ouattara"), "(CIV GOV)"),
        (("actor", "RECORD", "Alassane", "Ouattara"), "called: Alassane Ouattara"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_commands(record: Record, words: tuple[str, ...], told: str) -> None:
    own = [record.path if word == "RECORD" else word for word in words]
    assert told in run(*own)


def test_answers_as_json_and_csv(record: Record) -> None:
    lines = [json.loads(line) for line in run("engagements", record.path, "--format", "jsonl").splitlines()]
    rows = list(csv.DictReader(io.StringIO(run("engagements", record.path, "--format", "csv"))))
    assert [line["id"] for line in lines] == [row["id"] for row in rows]
    assert any("Alassane Ouattara (CIV)" in row["who"] + row["hosts"] for row in rows)
    assert len(run("events", record.path, "--limit", "1").splitlines()) == 1


def turned(page: Callable[[str | None], list[Any]], key: str = "id") -> list[Any]:
    """All that is answered, a page after the other."""
    found: list[Any] = []
    while own := page(getattr(found[-1], key) if found else None):
        found += own
    return found


@pytest.mark.parametrize("latest", [False, True])
def test_every_list_is_turned_by_its_last_answer(record: Record, latest: bool) -> None:
    meetings = turned(lambda after: record.engagements().page(2, after=after, latest=latest))
    assert sorted(each.id for each in meetings) == sorted(each.id for each in record.engagements())
    sums = turned(lambda after: record.commitments().page(1, after=after, latest=latest), "event_id")
    assert sorted(each.text for each in sums) == sorted(each.text for each in record.commitments())
    said = turned(lambda after: list(islice(record.statements(after=after, latest=latest), 1)))
    assert said == list(record.statements(latest=latest))
    assert {each.id for each in said} == {each.id for each in record.statements()}
    assert [each.published for each in said] == sorted((each.published for each in said), reverse=latest)
    told = turned(lambda after: record.stories(limit=2, after=after, latest=latest))
    assert told == record.stories(latest=latest)
    assert [each.published for each in told] == sorted((each.published for each in told), reverse=latest)


def test_actors_are_turned_by_the_last_one(record: Record) -> None:
    assert turned(lambda after: record.actors(limit=3, after=after)) == record.actors(limit=1000)


def test_stories(record: Record) -> None:
    every = record.stories()
    assert {each.id for each in every} == {row[0] for row in record.connection.execute("SELECT id FROM stories")}
    assert all(each.characters == len(record.story(each.id).text) for each in every)
    assert {each.publisher for each in record.stories(publisher="Ledger")} == {"Daily Ledger"}
    assert {(each.published or "")[:4] for each in record.stories(since="2023", until="2023")} == {"2023"}
    assert len(record.stories(words="oldest friend")) == 1


def test_a_reading_is_given_back_with_corrections(record: Record) -> None:
    for each in record.stories():
        reading = record.reading(each.id)
        text = reading.story.text
        assert each.events == len({record.event(mention.id).id for mention in reading.events})
        spans = [mention.trigger for mention in reading.events] + [m for a in reading.actors for m in a.mentions]
        for span in (*spans, *reading.quotations):
            assert text[span.start : span.end] == span.text  # type: ignore[attr-defined]
    with pytest.raises(NotInRecord, match='no story "x"'):
        record.reading("x")


def test_sources_can_be_quoted(record: Record) -> None:
    events = list(record.events())
    found = record.sources([event.id for event in events], most=2)
    for event in events:
        own = found[event.id]
        assert len(own) == min(2, len({(t.story_id, t.sentence) for t in record.tellings(event.id)}))
        assert all(record.story(each.story_id).text[each.start : each.end] == each.words for each in own)
        first = record.tellings(event.id)[0]
        assert (own[0].story_id, own[0].words) == (first.story_id, first.sentence)
