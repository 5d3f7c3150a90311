"""``legation search``, ``timeline``, ``dyad``, ``engagements``, ``statements``, ``commitments``, ``incidents``,
``facets``: questions to a record, answered in lines, JSON lines or CSV.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from legation.errors import LegationError
from legation.view.keeping import RECORD, Failed
from legation.view.options import filters

if TYPE_CHECKING:
    from legation.record.answers import ActorCard, ActorSummary, Commitment, Engagement, Facet, Hit, Period, Statement
    from legation.record.model import Event, EventParty
    from legation.record.record import Record

FORM = click.option(
    "--format", "form", type=click.Choice(("lines", "jsonl", "csv")), default="lines", show_default=True
)
LIMIT = click.option("--limit", type=click.IntRange(1), metavar="N", help="No more than so many.")


def _answer(
    record: Path,
    form: str,
    ask: Callable[[Record], Iterable[Any]],
    line: Callable[[Any], str],
    asked: Mapping[str, Any] | None = None,
) -> None:
    """Ask a record and print the answers; without any, say on standard error what of ``asked`` is not known."""
    import legation
    from legation.view.nothing import reasons

    try:
        with legation.open(record, readonly=True) as opened:
            if not print_answers(ask(opened), form, line):
                for reason in reasons(opened, asked or {}):
                    click.echo(f"legation: {reason}", err=True)
    except LegationError as error:
        raise Failed(error) from error


def print_answers(answers: Iterable[Any], form: str, line: Callable[[Any], str]) -> int:
    """Print answers a line each, as JSON lines, or as CSV with lists joined by "; "; gives how many."""
    number = 0
    if form == "lines":
        for answer in answers:
            click.echo(line(answer))
            number += 1
    elif form == "jsonl":
        import msgspec

        for answer in answers:
            click.echo(msgspec.json.encode(answer))
            number += 1
    else:
        number = _csv(answers)
    return number


def _csv(answers: Iterable[Any]) -> int:
    import csv

    import msgspec

    writer, number = None, 0
    for answer in answers:
        row = {key: _cell(value) for key, value in msgspec.structs.asdict(answer).items()}
        if writer is None:
            writer = csv.DictWriter(sys.stdout, list(row), lineterminator="\n")
            writer.writeheader()
        writer.writerow(row)
        number += 1
    return number


def _cell(value: Any) -> Any:
    if hasattr(value, "country"):
        return f"{value.name} ({value.country})" if value.country else value.name
    if isinstance(value, tuple):
        return "; ".join(str(_cell(each)) for each in value)
    return "" if value is None else value


def event_line(event: Event) -> str:
    """An event in a line, its id first."""
    return f"{event.id}  {event}"


@click.command(short_help="List the events of a record.")
@RECORD
@filters
@LIMIT
@FORM
def events(record: Path, limit: int | None, form: str, **asked: Any) -> None:
    """List the events of RECORD that fit, in order of their day."""

    def ask(opened: Record) -> Iterable[Event]:
        found = opened.events(**asked)
        return found.page(limit) if limit else found

    _answer(record, form, ask, event_line, asked)


@click.command(short_help="Find words in a record's events, stories, quotations, actors.")
@RECORD
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--in", "kinds", multiple=True, metavar="KIND", help="event, actor, quotation or story; all unless given."
)
@LIMIT
@FORM
def search(record: Path, words: tuple[str, ...], kinds: tuple[str, ...], limit: int | None, form: str) -> None:
    """Find WORDS in RECORD: all of them, in any order; "a phrase" in quotes; a* begins a word."""
    wanted: dict[str, Any] = {"kinds": kinds} if kinds else {}
    _answer(record, form, lambda opened: opened.search(" ".join(words), limit=limit or 10, **wanted), _hit)


def _hit(hit: Hit) -> str:
    return f"{hit.kind:9}  {hit.id}  {hit.day or '–':10}  {hit.title}: {' '.join(hit.snippet.split())}"


@click.command(short_help="Count a record's events by day, week, month or year.")
@RECORD
@click.option("--by", type=click.Choice(("day", "week", "month", "year")), default="month", show_default=True)
@filters
@FORM
def timeline(record: Path, by: str, form: str, **asked: Any) -> None:
    """Count the events of RECORD that fit over time, by PLOVER's quad classes, with their mean intensity.

    Intensity is PLOVER's score, −10 (attacks) to 10 (aid). Undated events are not counted.
    """
    if form == "lines":
        click.echo(f"{'period':10}  {'events':>6}  {'  '.join(_QUADS)}  intensity")
    _answer(record, form, lambda opened: opened.timeline(by=by, **asked), _period, asked)


_QUADS = ("verbal coop.", "material coop.", "verbal conflict", "material conflict")


def _period(period: Period) -> str:
    quads = "  ".join(f"{number:{len(name)},}" for name, number in zip(_QUADS, period.quads, strict=True))
    return f"{period.period:10}  {period.events:6,}  {quads}  {period.intensity:+9.2f}"


@click.command(short_help="Count a record's events by a field.")
@RECORD
@click.argument("field")
@filters
@LIMIT
@FORM
def facets(record: Path, field: str, limit: int | None, form: str, **asked: Any) -> None:
    """Count the events of RECORD that fit by FIELD: type, mode, status, context, place, year, actor, recipient, sector,
    publisher.
    """
    _answer(record, form, lambda opened: opened.facets(field, limit=limit or 20, **asked), _facet, asked)


def _facet(facet: Facet) -> str:
    return f"{facet.events:8,}  {facet.value}"


@click.command(short_help="List what two parties had to do with each other.")
@RECORD
@click.argument("one")
@click.argument("other")
@filters
@FORM
def dyad(record: Path, one: str, other: str, form: str, **asked: Any) -> None:
    """List the events of RECORD that have both ONE and OTHER, whoever acted: countries (ISR USA), ids or names."""
    _answer(record, form, lambda opened: opened.dyad(one, other, **asked), event_line, {"party": one, "with_": other})


@click.command(short_help="List meetings, visits, calls: who, where, when, about what.")
@RECORD
@filters
@FORM
def engagements(record: Path, form: str, **asked: Any) -> None:
    """List the meetings, visits and calls of RECORD that fit, with who took part, at what level, and about what."""
    _answer(record, form, lambda opened: opened.engagements(**asked), _engagement, asked)


def _engagement(each: Engagement) -> str:
    sides = " – ".join(filter(None, (_names(each.who), _names(each.hosts))))
    where = f", {each.place}" if each.place else ""
    about = f": {'; '.join(each.topics)}" if each.topics else ""
    label = each.mode or "meeting"
    return f"{each.id}  {each.date_start or 'undated':10}  {label:12}  {each.level:8}  {sides}{where}{about}"


def _names(parties: Sequence[EventParty]) -> str:
    return ", ".join(str(_cell(party)) for party in parties)


@click.command(short_help="List who said what of whom.")
@RECORD
@click.option("--speaker", metavar="WHO", help="Country, actor's id, or part of a name.")
@click.option("--about", metavar="WHO", help="Whom the words name.")
@click.option("--words", metavar="WORDS", help="Words that they have.")
@click.option("--since", metavar="DAY", help="Day of publication: 2022-05-19, 2022-05 or 2022.")
@click.option("--until", metavar="DAY", help="The same: the last day.")
@click.option("--direct/--reported", default=None, help="Only words in quotation marks, or only reported ones.")
@FORM
def statements(record: Path, form: str, **asked: Any) -> None:
    """List the statements that the stories of RECORD quote."""
    _answer(record, form, lambda opened: opened.statements(**asked), _statement, asked)


def _statement(each: Statement) -> str:
    who = each.speaker or "(not named)"
    place = f" ({each.country})" if each.country else ""
    day, text = (each.published or "undated")[:10], " ".join(each.text.split())
    return f"{each.story_id}  {day:10}  {who}{place} {each.cue or 'said'}: {text}"


@click.command(short_help="List sums that were promised or given.")
@RECORD
@click.option("--currency", metavar="CODE", help="Only sums in this currency (USD).")
@click.option("--least", type=float, metavar="SUM", help="Only sums of so much at least.")
@filters
@FORM
def commitments(record: Path, currency: str | None, least: float | None, form: str, **asked: Any) -> None:
    """List the sums that the events of RECORD that fit promise or give, each once an event."""
    _answer(
        record, form, lambda opened: opened.commitments(currency=currency, least=least, **asked), _commitment, asked
    )


def _commitment(each: Commitment) -> str:
    status = "" if each.status == "current" else f" [{each.status}]"
    sides = f"{_names(each.actors) or '–'} → {_names(each.recipients) or '–'}"
    day, total = each.date_start or "undated", f"{each.value:20,.0f} {each.currency}"
    return f"{each.event_id}  {day:10}  {total}  {each.type}{status}  {sides}"


@click.command(short_help="List attacks, arrests and protests, with their tolls.")
@RECORD
@click.option("--least-dead", type=click.IntRange(0), metavar="N", help="Only those that killed so many at least.")
@filters
@FORM
def incidents(record: Path, least_dead: int | None, form: str, **asked: Any) -> None:
    """List the attacks, arrests and other force, and the protests of RECORD that fit."""
    wanted = {name: value for name, value in asked.items() if value is not None}
    _answer(record, form, lambda opened: opened.incidents(least_dead=least_dead, **wanted), _incident, asked)


def _incident(event: Event) -> str:
    counts = ((event.dead, "dead"), (event.injured, "injured"), (event.arrested, "arrested"))
    toll = ", ".join(f"{number:,} {what}" for number, what in counts if number is not None)
    where = f", {event.place}" if event.place else ""
    told = f" (tellings differ on {event.conflicts})" if event.conflicts else ""
    return f"{event_line(event)}{where}{'; ' + toll if toll else ''}{told}"


@click.command(short_help="List the actors of a record.")
@RECORD
@click.argument("name", nargs=-1)
@click.option("--country", metavar="CODE", help="Only those of this country (ISR).")
@click.option("--kind", type=click.Choice(("person", "body", "group", "state")), help="Only of this kind.")
@click.option("--sector", metavar="SECTOR", help="Only of this sector (GOV, MIL …).")
@LIMIT
@FORM
def of_record(record: Path, name: tuple[str, ...], limit: int | None, form: str, **asked: Any) -> None:
    """List the actors of RECORD whose name has NAME in it, those in most events first."""
    _answer(record, form, lambda opened: opened.actors(" ".join(name) or None, limit=limit or 100, **asked), actor_line)


@click.command(short_help="Show an actor of a record: names, titles, deeds, partners.")
@RECORD
@click.argument("who", nargs=-1, required=True)
def actor(record: Path, who: tuple[str, ...]) -> None:
    """Show all of an actor of RECORD: WHO is its id or whole name."""
    _answer(record, "lines", lambda opened: actor_lines(opened.actor(" ".join(who))), str)


def actor_line(actor: ActorSummary) -> str:
    """An actor in a line."""
    told = " ".join(filter(None, (actor.country, actor.sector)))
    counts = f"{actor.events:6,} events  {actor.stories:6,} stories"
    return f"{actor.id:24}  {counts}  {actor.name}{f' ({told})' if told else ''}"


def actor_lines(card: ActorCard) -> Iterable[str]:
    """All of an actor, a line at a time."""
    yield actor_line(card.actor)
    yield f"  called: {'; '.join(card.names)}"
    for title, first, last in card.titles:
        days = " – ".join(dict.fromkeys(day[:10] for day in (first, last) if day))
        yield f"  title: {title}" + (f" ({days})" if days else "")
    for type_, role, number in card.types:
        yield f"  {number:6,} {type_} as {role}"
    for id, name, number in card.partners:
        yield f"  {number:6,} with {name} ({id})"


COMMANDS = (events, search, actor, timeline, facets, dyad, engagements, statements, commitments, incidents)
