"""Quotations: texts with what is quoted, as speaker: words (cue), with ~ before indirect speech.

The speaker is the actor whose mention has the speaker's head; here every noun, name and pronoun is a mention of an
actor called by it.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.language import parse
from legation.language.model import Sentence
from legation.mention.model import Mention, Quotation
from legation.mention.quotations import find_quotations
from legation.mention.quote_marks import quoted
from legation.story.model import Span, Story


def mentions_of(sentences: tuple[Sentence, ...]) -> tuple[Mention, ...]:
    return tuple(
        Mention(start=t.start, end=t.end, sentence=s.index, head=i, form="name", actors=(t.text,))
        for s in sentences
        for i, t in enumerate(s.tokens)
        if t.upos in ("PROPN", "PRON", "NOUN")
    )


def read(text: str, furniture: tuple[Span, ...] = ()) -> tuple[Quotation, ...]:
    sentences = parse(text)
    return find_quotations(Story(id="s", text=text, furniture=furniture), sentences, mentions_of(sentences))


def told(text: str) -> list[str]:
    return [f"{'' if q.direct else '~ '}{q.speaker}: {q.text} ({q.cue})" for q in read(text)]


TABLE = [
    # (text, what is found, what it guards)
    (
        "“We will defend every inch,” Stoltenberg said.",
        ["Stoltenberg: We will defend every inch (said)"],
        "curly marks",
    ),
    (
        '"We will defend every inch," Stoltenberg said.',
        ["Stoltenberg: We will defend every inch (said)"],
        "straight marks",
    ),
    (
        "‘We will never give up our land,’ said Abbas.",
        ["Abbas: We will never give up our land (said)"],
        "single curly marks",
    ),
    (
        "‘We won’t give up our land,’ said Abbas.",
        ["Abbas: We won’t give up our land (said)"],
        "an apostrophe does not close",
    ),
    ("«We will never give up our land», said Abbas.", ["Abbas: We will never give up our land (said)"], "angle marks"),
    (
        "“We will,” he said, “defend every inch of our land.”",
        ["he: We will (said)", "he: defend every inch of our land. (said)"],
        "broken",
    ),
    ("Wang said: “China opposes the sanctions.”", ["Wang: China opposes the sanctions. (said)"], "colon"),
    ("Wang said, “China opposes the sanctions.”", ["Wang: China opposes the sanctions. (said)"], "comma"),
    ("“Why now?” he asked.", ["he: Why now? (asked)"], "a question of two words"),
    ("“Never,” Orban replied.", ["Orban: Never (replied)"], "one word with a comma"),
    (
        "“The strikes must stop,” Lavrov told reporters in Sochi.",
        ["Lavrov: The strikes must stop (told)"],
        "told reporters",
    ),
    (
        "“The strikes must stop,” said Lavrov, the foreign minister.",
        ["Lavrov: The strikes must stop (said)"],
        "subject behind the verb",
    ),
    (
        "Blinken said the strike would be “a grave mistake” for all.",
        ["~ Blinken: the strike would be “a grave mistake” for all (said)", "Blinken: a grave mistake (said)"],
        "mixed",
    ),
    ("He called the vote “shameful”.", ["He: shameful (called)"], "one word held by its cue"),
    (
        "He described the visit as “a very important step forward.”",
        ["He: a very important step forward. (described)"],
        "described as",
    ),
    (
        "The minister, who described the talks as “very difficult indeed,” left.",
        ["minister: very difficult indeed (described)"],
        "relative clause",
    ),
    ("The so-called “deal” collapsed.", [], "scare quotes"),
    ("The “dark fleet” sailed on.", [], "scare quotes without a cue"),
    ('He reads "The Art of War" daily.', [], "a title"),
    (
        "“We are ready,” Zelensky said. “Our army is strong and will win.”",
        ["Zelensky: We are ready (said)", "Zelensky: Our army is strong and will win. (None)"],
        "goes on in the paragraph",
    ),
    (
        "“We are ready,” Zelensky said.\n\n“Our army is strong and will win.”\n\nThe war began in 2022.",
        ["Zelensky: We are ready (said)", "Zelensky: Our army is strong and will win. (None)"],
        "goes on in the next paragraph",
    ),
    (
        "“First we talk to all sides.\n\n“Then we sign the deal,” Modi said.",
        ["Modi: First we talk to all sides. (None)", "Modi: Then we sign the deal (said)"],
        "each paragraph opens anew",
    ),
    (
        '"First we talk to all sides.\n\n"Then we sign the deal," Modi said.',
        ["Modi: First we talk to all sides. (None)", "Modi: Then we sign the deal (said)"],
        "the same with straight marks",
    ),
    (
        "“He told me ‘never again’ and left,” Kim said.",
        ["Kim: He told me ‘never again’ and left (said)"],
        "a quotation in a quotation",
    ),
    ("Officials said that the talks had failed.", ["~ Officials: the talks had failed (said)"], "that"),
    ("Officials said the talks had failed.", ["~ Officials: the talks had failed (said)"], "no that"),
    ("The talks had failed, officials said.", ["~ officials: The talks had failed (said)"], "behind the clause"),
    (
        "The talks failed, according to the ministry.",
        ["~ ministry: The talks failed (according to)"],
        "according to, behind",
    ),
    ("According to Reuters, the talks failed.", ["~ Reuters: the talks failed (According to)"], "according to, before"),
    ("Kerry told reporters that the US would act.", ["~ Kerry: the US would act (told)"], "told somebody that"),
    (
        "The ministry announced that exports would stop.",
        ["~ ministry: exports would stop (announced)"],
        "announced that",
    ),
    ("Putin warned that Russia would respond.", ["~ Putin: Russia would respond (warned)"], "warned that"),
    ("Modi said he would visit Nepal.", ["~ Modi: he would visit Nepal (said)"], "a pronoun within"),
    ("The report says the camp was bombed.", ["~ report: the camp was bombed (says)"], "a report speaks"),
    ("The police denied that shots were fired.", ["~ police: shots were fired (denied)"], "denied that"),
    ("Xi met Putin in Moscow.", [], "nothing quoted"),
    ("The ministers said goodbye.", [], "said with an object"),
    ("“The talks were good,” the spokesman added.", ["spokesman: The talks were good (added)"], "added"),
    (
        "In a statement, the ministry said: “We deny it.” It gave no details.",
        ["ministry: We deny it. (said)"],
        "a statement",
    ),
    ("“It is a war crime,” wrote Borrell on Friday.", ["Borrell: It is a war crime (wrote)"], "wrote"),
    (
        "Rutte stressed that “the door remains open” to Kyiv.",
        ["~ Rutte: “the door remains open” to Kyiv (stressed)", "Rutte: the door remains open (stressed)"],
        "that with marks in it",
    ),
    ("Sánchez hailed “a historic day for Spain.”", ["Sánchez: a historic day for Spain. (hailed)"], "hailed"),
    (
        "“We lost everything in one night.” The house was gone.",
        ["None: We lost everything in one night. (None)"],
        "nobody said to speak",
    ),
    ("The army said Friday that two men were held.", ["~ army: two men were held (said)"], "a day between"),
]


@pytest.mark.parametrize(("text", "expected", "guards"), TABLE, ids=[row[2] for row in TABLE])
def test_table(text: str, expected: list[str], guards: str) -> None:
    assert told(text) == expected, guards


def test_furniture_is_not_quoted() -> None:
    text = "“Read our ten best stories here.”\n\nOfficials met."
    assert read(text, furniture=(Span("“Read our ten best stories here.”", 0, 33),)) == ()


@given(st.text(alphabet="ab \n“”\"'‘’.,«»", max_size=60))
@settings(max_examples=400, deadline=None)
def test_marks_are_in_order_and_in_the_text(text: str) -> None:
    end = 0
    for mark in quoted(text):
        assert end <= mark.start < mark.end <= len(text)
        assert text[mark.start : mark.end].strip() == text[mark.start : mark.end]
        end = mark.end


PIECES = st.sampled_from(
    ["“", "”", '"', "he said", "Officials", "that the talks failed", ",", ".", "\n\n", "according to", "We will win"]
)


@given(st.lists(PIECES, max_size=14).map(" ".join), st.text(max_size=20))
@settings(max_examples=60, deadline=None)
def test_spans_read_again(words: str, after: str) -> None:
    text = f"{words} {after}"
    for quotation in read(text):
        assert text[quotation.start : quotation.end] == quotation.text
        assert quotation.cue is None or quotation.cue in text
