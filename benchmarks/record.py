"""How fast a big record answers: a generated one of a million events, each question asked many times, while one adds.

usage: python -m benchmarks.record [--events N] [--times N] [--path FILE] [--gate] [--plans]

The record is made with the schema and indexes of Legation and filled by SQL with events that are spread as real ones
are (few parties in many events, most in few); ``--path`` keeps it, and takes it as it is where it is there. Each
question's first page (50) is asked ``--times`` times with changing values; told is the 95th percentile in
milliseconds of CPU time (on the wall for the search beside a process that adds). ``--plans`` tells how SQLite goes
about each question, and ``--gate`` ends with 1 where one takes longer than 100 ms, or searches while another process
adds longer than 50.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import legation
from legation.event.scales import modes, scales, types
from legation.record.record import Record
from legation.story import story

BAR_MS, SEARCH_BAR_MS = 100.0, 50.0
PAGE = 50
STATES = [f"{a}{b}{c}" for a in "ABCDEF" for b in "AEIOUR" for c in "LMNPR"]
WORDS = [f"{a}{b}{c}" for a in ("bor", "tan", "mil", "ker", "sol", "dra", "fen") for b in ("do", "ra", "ti", "mu", "le")
         for c in ("n", "s", "m", "tor", "ric", "van", "d")]  # fmt: skip


def main() -> None:
    """Make or take the record, ask, tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--times", type=int, default=40)
    parser.add_argument("--path", type=Path)
    parser.add_argument("--gate", action="store_true")
    parser.add_argument("--plans", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = args.path or Path(folder) / "big.db"
        if not path.exists():
            began = time.process_time()
            fill(path, args.events)
            print(f"made in {time.process_time() - began:.0f} CPU-seconds, {path.stat().st_size / 2**20:,.0f} MiB")
        slow = ask(path, args.times, plans=args.plans)
    sys.exit(1 if args.gate and slow else 0)


def fill(path: Path, number: int) -> None:
    """A record with ``number`` events, a mention each, in a third as many stories of a quotation each."""
    chance = random.Random(7)
    with legation.open(path) as record:
        db = record.connection
        db.execute("PRAGMA synchronous = OFF")
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute("BEGIN")
        actors = _actors(db, chance)
        _put(db, "runs", [{"id": "r", "legation": "1", "network": "n", "codebook": "c", "gazetteer": "g"}])
        stories, rows = number // 3 + 1, _rows(chance, number, actors)
        _put(db, "stories", (_story(chance, key) for key in range(stories)))
        spoken = [_quotation(chance, key, actors) for key in range(stories)]
        _put(db, "quotations", (row for row, _ in spoken))
        _put(db, "quotation_actors", (row for _, row in spoken))
        for chunk in iter(lambda: list(islice(rows, 20_000)), []):
            for table in ("events", "event_mentions", "event_parties", "evidence", "amounts"):
                _put(db, table, [row for group in chunk for row in group.get(table, ())])
        for statement in (_CODED, _KEYS.format(alone=1), _KEYS.format(alone=0)):
            db.execute(statement)
        db.execute("COMMIT")
        db.execute("ANALYZE")


_SIDE = (
    "(SELECT json_group_array(json_object('id', p.actor_id, 'name', p.name, 'country', p.country, 'sector', p.sector)) "
    "FROM event_parties p WHERE p.event_id = e.id AND p.role = '{}')"
)
_CODED = (
    "UPDATE event_mentions AS m SET coded = (SELECT json_object('id', m.id, 'type', m.type, 'mode', m.mode, "
    "'contexts', json(e.contexts), 'cameo', e.cameo, 'quad', e.quad, 'intensity', e.intensity, "
    "'trigger', json_object('text', m.trigger, 'start', m.trigger_start, 'end', m.trigger_end), "
    "'sentence', json_object('text', m.sentence, 'start', m.sentence_start, 'end', m.sentence_end), "
    f"'actors', json({_SIDE.format('actor')}), 'recipients', json({_SIDE.format('recipient')}), 'topics', json('[]'), "
    "'date', iif(e.date_start IS NULL, NULL, json_object('start', e.date_start, 'end', e.date_end, "
    "'granularity', 'day', 'basis', 'text')), 'place', json_object('name', e.place, 'country', e.place_country), "
    "'status', m.status, 'attribution', NULL, 'casualties', json_object('dead', e.dead), 'amounts', json('[]'), "
    "'confidence', m.confidence, 'why', 'generated') FROM events e WHERE e.id = m.event_id)"
)
"""The coding of each mention, of what its event has."""

_KEYS = (
    "INSERT OR IGNORE INTO merge_keys (key, first_day, last_day, seeks, mention_id) SELECT e.type || ' done ' || "
    "iif({alone}, p.country, min(p.country, q.country) || ' ' || max(p.country, q.country)), "
    "iif(e.date_start IS NULL, 0, julianday(e.date_start) - 1721425.5), "
    "iif(e.date_start IS NULL, 4000000, julianday(e.date_start) - 1721423.5), 1 - {alone}, e.id FROM events e "
    "JOIN event_parties p ON p.event_id = e.id AND p.role = 'actor' "
    "JOIN event_parties q ON q.event_id = e.id AND q.role = 'recipient' WHERE e.date_start NOT NULL"
)
"""Where like mentions are looked for: by both countries, and by that of the actor."""


def _put(db: sqlite3.Connection, table: str, rows: Any) -> None:
    rows = iter(rows)
    first = next(rows, None)
    if first is None:
        return
    names = list(first)
    query = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
    db.execute(query, list(first.values()))
    db.executemany(query, (list(row.values()) for row in rows))


def _actors(db: sqlite3.Connection, chance: random.Random) -> list[tuple[str, str, str, str]]:
    """Actors, the often met first: id, name, country, sector."""
    found = [(code, f"State {code}", code, "GOV") for code in STATES]
    for number in range(20_000):
        name = f"{chance.choice(WORDS).title()} {chance.choice(WORDS).title()}{number}"
        found.append((f"Q{number + 1}", name, _of(chance, STATES), chance.choice(("GOV", "MIL", "REB", "CVL"))))
    rows = [
        {"id": id, "name": name, "kind": "state" if id == country else "person", "country": country, "sector": sector}
        for id, name, country, sector in found
    ]
    _put(db, "actors", rows)
    names = ({"actor_id": r["id"], "name": r["name"], "kind": r["kind"], "country": r["country"],
              "sector": r["sector"], "stories": 1} for r in rows)  # fmt: skip
    _put(db, "actor_names", names)
    return found


def _of(chance: random.Random, values: list[Any]) -> Any:
    """One of the values, those at the front far oftener."""
    return values[min(int(chance.paretovariate(0.6)) - 1, chance.randrange(len(values)))]


def _sentence(chance: random.Random) -> str:
    return " ".join(_of(chance, WORDS) for _ in range(14))


def _story(chance: random.Random, key: int) -> dict[str, Any]:
    text = _sentence(chance)
    day = f"{2004 + key % 20}-{1 + key % 12:02}-{1 + key % 28:02}"
    return {"key": key, "id": f"s{key}", "title": text[:40], "published": day, "url": f"https://e.example/{key}",
            "publisher": f"Outlet {key % 97}", "language": "en", "text": text, "text_hash": f"{key:032x}",
            "furniture": "[]", "extra": "{}", "extractor": "none", "run_id": "r", "about": "", "words_hash": f"{key:x}",
            "sketch": b""}  # fmt: skip


def _quotation(chance: random.Random, key: int, actors: list[Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What somebody says in a story, and whom it names."""
    speaker, other, text = _of(chance, actors), _of(chance, actors), _sentence(chance)
    row = {"key": key, "id": f"q{key}", "story_id": f"s{key}", "actor_id": speaker[0], "speaker": speaker[1],
           "cue": "said", "text": text, "start": 0, '"end"': len(text), "direct": key % 2}  # fmt: skip
    return row, {"quotation_id": f"q{key}", "actor_id": other[0]}


def _rows(chance: random.Random, number: int, actors: list[Any]) -> Iterator[dict[str, list[dict[str, Any]]]]:
    kinds, table = types(), scales()
    for key in range(number):
        type_ = kinds[min(key % 23, len(kinds) - 1)]
        own = modes(type_)
        mode = chance.choice(own) if own and key % 2 else None
        day = f"{2004 + chance.randrange(20)}-{1 + chance.randrange(12):02}-{1 + chance.randrange(28):02}"
        id, dead = f"{key:016x}", chance.randrange(60) if type_ == "ASSAULT" and key % 3 == 0 else None
        date = day if key % 5 else None
        place = _of(chance, STATES)
        scale = table[type_, None]
        event = {"id": id, "type": type_, "mode": mode, "status": "current" if key % 4 else "historical",
                 "contexts": '["military"]' if key % 3 else "[]", "cameo": scale.cameo, "quad": scale.quad,
                 "intensity": scale.intensity, "date_start": date, "date_end": date, "place": f"Town {place}",
                 "place_country": place, "dead": dead, "confidence": chance.random(), "first_published": day,
                 "mentions": 1, "stories": 1, "witnesses": 1, "score": 1.0, "conflicts": int(key % 50 == 0),
                 "corrected": 0}  # fmt: skip
        text = _sentence(chance)
        story_key = key // 3
        mention = {"id": id, "story_id": f"s{story_key}", "event_id": id, "position": key % 3, "type": type_,
                   "mode": mode, "status": event["status"], "date_start": date, "trigger": text[:5],
                   "trigger_start": 0, "trigger_end": 5, "sentence": text, "sentence_start": 0,
                   "sentence_end": len(text), "witness": 1, "confidence": 0.5, "why": "", "origin": "machine",
                   "pending": 0, "run_id": "r", "coded": "{}"}  # fmt: skip
        parties = [
            {"event_id": id, "role": role, "position": 0, "actor_id": who[0], "name": who[1], "country": who[2],
             "sector": who[3], "tellings": 1}
            for role in ("actor", "recipient") for who in [_of(chance, actors)]
        ]  # fmt: skip
        group = {"events": [event], "event_mentions": [mention], "event_parties": parties}
        if type_ == "CONSULT":
            group["evidence"] = [{"mention_id": id, "field": "topic", "start": 0, '"end"': 9, "text": text[:9]}]
        if type_ == "AID":
            value = {"mention_id": id, "position": 0, "value": 1e6 * (key % 90), "currency": "USD", "text": "a sum"}
            group["amounts"] = [value]
        yield group


def questions(chance: random.Random) -> dict[str, Callable[[Record], Any]]:
    """The questions that are timed, with the values of one time."""
    often, rare, other = STATES[0], chance.choice(STATES[-40:]), STATES[1]
    person, word = f"Q{chance.randrange(1, 20_000)}", chance.choice(WORDS)
    year = str(2004 + chance.randrange(20))
    first = lambda found: list(islice(iter(found), PAGE))  # noqa: E731
    return {
        "events": lambda r: r.events().page(PAGE),
        "events, latest": lambda r: r.events().page(PAGE, latest=True),
        "events of a state in many": lambda r: r.events(party=often).page(PAGE),
        "events of a state in few": lambda r: r.events(actor=rare).page(PAGE),
        "events of a person": lambda r: r.events(party=person).page(PAGE),
        "events of a type in a year": lambda r: r.events(type="CONSULT/visit", since=year, until=year).page(PAGE),
        "events of a state and type": lambda r: r.events(actor=often, type="SANCTION", since=year).page(PAGE),
        "events at a place": lambda r: r.events(place=rare, type="ASSAULT").page(PAGE),
        "events by words": lambda r: r.events(words=f"{word} {chance.choice(WORDS)}").page(PAGE),
        "dyad": lambda r: r.dyad(often, other).page(PAGE),
        "dyad of few": lambda r: r.dyad(rare, other).page(PAGE),
        "search": lambda r: r.search(f"{word} {chance.choice(WORDS)}"),
        "show": lambda r: r.event(f"{chance.randrange(10_000):016x}"),
        "engagements": lambda r: first(r.engagements(party=rare)),
        "engagements of a year": lambda r: first(r.engagements(since=year, until=year)),
        "commitments": lambda r: first(r.commitments(party=rare, least=1e6)),
        "incidents": lambda r: r.incidents(place=rare, least_dead=10).page(PAGE),
        "timeline of a state in few": lambda r: r.timeline(party=rare),
        "facets of a state in few": lambda r: r.facets("type", party=rare),
        "actors": lambda r: r.actors(country=rare, limit=PAGE),
        "actor": lambda r: r.actor(person),
    }


def ask(path: Path, times: int, *, plans: bool) -> bool:
    """Time each question alone, and searches beside a process that adds; tell of them. Gives whether one was slow."""
    slow = False
    with legation.open(path, readonly=True) as record:
        for name in questions(random.Random(0)):
            took = sorted(_timed(questions(random.Random(number))[name], record) for number in range(times))
            worst = took[int(0.95 * (times - 1))]
            slow |= worst > BAR_MS
            print(
                f"{name:32} p50 {took[times // 2]:8.1f} ms   p95 {worst:8.1f} ms{'   SLOW' if worst > BAR_MS else ''}"
            )
            if plans:
                _plans(record, questions(random.Random(0))[name])
        writer = get_context("spawn").Process(target=_add, args=(path,))
        writer.start()
        took = []
        while writer.is_alive():
            chance = random.Random(len(took))
            took.append(_timed(questions(chance)["search"], record, time.perf_counter))
            time.sleep(0.05)
        writer.join()
    took.sort()
    worst = took[int(0.95 * (len(took) - 1))]
    slow |= worst > SEARCH_BAR_MS
    print(f"{'search while another adds':32} p50 {took[len(took) // 2]:8.1f} ms   p95 {worst:8.1f} ms   of {len(took)}")
    return slow


def _timed(question: Callable[[Record], Any], record: Record, clock: Callable[[], float] = time.process_time) -> float:
    began = clock()
    question(record)
    return 1000 * (clock() - began)


def _plans(record: Record, question: Callable[[Record], Any]) -> None:
    """How SQLite goes about the statements of a question."""
    asked: list[str] = []
    record.connection.set_trace_callback(asked.append)
    question(record)
    record.connection.set_trace_callback(None)
    for statement in asked:
        for row in record.connection.execute(f"EXPLAIN QUERY PLAN {statement}"):
            print(f"    {row['detail']}")


def _add(path: Path) -> None:
    """Add stories to the record, as another process would."""
    text = "The president of Kenya met the president of Uganda in Nairobi on {day} May 2023, and thanked him."
    with legation.open(path) as record:
        record.add(story(text.format(day=1 + number % 28) + f" It was visit {number}.") for number in range(60))


if __name__ == "__main__":
    main()
