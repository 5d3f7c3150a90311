"""The parameters of questions: filters of events, those of other questions, and those by which lists are turned."""

from __future__ import annotations

from legation.view.questions.parameters import Parameter

FILTERS = (
    Parameter(name="party", metavar="WHO", example="NOR",
              about="Whoever is on either side: a country's code (ISR), an actor's id, or part of a name."),
    Parameter(name="actor", metavar="WHO", about="Who did it: code, id or part of a name."),
    Parameter(name="recipient", metavar="WHO", about="To whom it was done: code, id or part of a name."),
    Parameter(name="sector", metavar="SECTOR", codes="sector",
              about="PLOVER's sector (GOV, MIL …) of somebody on either side."),
    Parameter(name="type", metavar="TYPE[/MODE]", codes="type", several=True, example="CONSULT",
              about="PLOVER's type or mode, or one of a codebook of yours, several with commas: AID,CONSULT/visit."),
    Parameter(name="context", metavar="CONTEXT", codes="context",
              about="PLOVER's context of it (military, diplomatic …)."),
    Parameter(name="status", metavar="STATUS", codes="status", several=True,
              about="current, historical, future, hypothetical, negated; several with commas."),
    Parameter(name="since", metavar="DAY", kind="day", example="2022-05",
              about="From this day on: 2022-05-19, 2022-05 or 2022. Undated events are left out."),
    Parameter(name="until", metavar="DAY", kind="day", about="Up to this day, written the same way."),
    Parameter(name="place", metavar="PLACE", about="Where: a country's code (ISR) or part of a place's name."),
    Parameter(name="publisher", metavar="NAME", about="Part of the name of a publisher that tells of it."),
    Parameter(name="words", metavar="WORDS", kind="words",
              about="Words of a sentence that tells of it: a phrase in quotes, a* for a beginning."),
    Parameter(name="confidence", metavar="LEAST", kind="number", least=0, most=1,
              about="Least confidence, 0 to 1: 0.8 for events of which some eight in ten are right."),
    Parameter(name="witnesses", metavar="LEAST", kind="whole", least=0, most=1_000_000,
              about="Told by at least so many independent sources (copies count once)."),
    Parameter(name="conflict", kind="yes", about="Only those on which tellings contradict each other."),
    Parameter(name="reviewed", kind="yes", otherwise="unreviewed", about="Only what a person accepted, or did not."),
)  # fmt: skip
"""The filters of events: those of ``legation.record.filters.Filters``, with the words of the command line."""

NAMES = tuple(each.name for each in FILTERS)

LIMIT = Parameter(name="limit", kind="whole", least=1, most=500, default=50, about="No more than so many.")
AFTER = Parameter(
    name="after",
    about="The answers that come behind this one: the key in the address of the next page, as it was told.",
)
ORDER = Parameter(
    name="order", codes="order", default="first", about="The first in time first, or the latest; undated ones last."
)
PAGE = (LIMIT, AFTER)
"""How a list is turned."""

TURNED = (ORDER, *PAGE)

CURRENCY = Parameter(name="currency", kind="currency", example="USD", about="Only sums in this currency (USD).")
LEAST = Parameter(name="least", kind="number", least=0, about="Only sums of so much at least.")
LEAST_DEAD = Parameter(name="least_dead", kind="whole", least=0, most=1_000_000_000,
                       about="Only those that killed so many at least.")  # fmt: skip

STATEMENTS = (
    Parameter(name="speaker", example="NOR", about="Country, actor's id, or part of a name."),
    Parameter(name="about", about="Whom the words name."),
    Parameter(name="words", kind="words", about="Words that they have."),
    Parameter(name="since", kind="day", about="The first day of publication: 2022-05-19, 2022-05 or 2022."),
    Parameter(name="until", kind="day", about="The last day of publication: 2022-05-19, 2022-05 or 2022."),
    Parameter(name="direct", kind="yes", about="Only words in quotation marks (true), or only reported ones (false)."),
)
STORIES = (
    Parameter(name="publisher", about="Part of the publisher's name."),
    Parameter(name="words", kind="words", about="Words of title or text."),
    Parameter(name="since", kind="day", about="The first day of publication: 2022-05-19, 2022-05 or 2022."),
    Parameter(name="until", kind="day", about="The last day of publication: 2022-05-19, 2022-05 or 2022."),
)
ACTORS = (
    Parameter(name="name", about="Part of a name that stories give."),
    Parameter(name="country", about="Only those of this country (ISR)."),
    Parameter(name="kind", codes="kind", about="Only of this kind."),
    Parameter(name="sector", codes="sector", about="Only of this sector (GOV, MIL …)."),
)
SEARCH = (
    Parameter(name="words", kind="words", required=True, example="attack",
              about='All of them, in any order; "a phrase" in quotes; a* begins a word.'),
    Parameter(name="in", codes="hit", several=True,
              about="event, actor, quotation or story; several with commas; all unless given."),
)  # fmt: skip
BY = Parameter(name="by", codes="period", default="month", about="day, week, month or year; weeks begin on Monday.")
FIELD = Parameter(name="field", codes="field", required=True, example="type", about="What events are counted by.")
EVENT = Parameter(name="id", required=True, about="An event's id, or that of one of its mentions.")
STORY = Parameter(name="id", required=True, about="A story's id.")
ACTOR = Parameter(name="id", required=True, about="An actor's id, or its whole name.")
DYAD = (
    Parameter(name="one", required=True, example="NOR", about="A party: country, actor's id, or part of a name."),
    Parameter(name="other", required=True, example="GHA", about="The other party."),
)
