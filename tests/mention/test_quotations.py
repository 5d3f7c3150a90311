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
    (
        'Ortega told the court, "You will not break us," as her family began to cry.',
        [
            '~ Ortega: "You will not break us," as her family began to cry (told)',
            "Ortega: You will not break us (told)",
        ],
        "who begins to cry says nothing",
    ),
    ('"We will win," Obi began.', ["Obi: We will win (began)"], "who begins to speak"),
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
    (
        "“We have lost a friend,” Macron said in Paris on Monday.",
        ["Macron: We have lost a friend (said)"],
        "place and day behind the cue",
    ),
    (
        "“We have lost a friend,” said a tearful Macron.",
        ["Macron: We have lost a friend (said)"],
        "an adjective before the name",
    ),
    (
        "“We have lost a friend,” said Macron, who flew to Rome.",
        ["Macron: We have lost a friend (said)"],
        "a relative clause behind the name",
    ),
    (
        "“We have lost a friend”, the French president said.",
        ["president: We have lost a friend (said)"],
        "the comma outside the marks",
    ),
    (
        "Macron said: “We have lost a friend. We will not forget him.”",
        ["Macron: We have lost a friend. We will not forget him. (said)"],
        "two sentences in one pair of marks",
    ),
    (
        "Macron told the crowd: “We have lost a friend.”",
        ["Macron: We have lost a friend. (told)"],
        "told somebody with a colon",
    ),
    (
        "Macron, speaking in Rome, said: “We have lost a friend.”",
        ["Macron: We have lost a friend. (said)"],
        "a participle between name and cue",
    ),
    ("In Rome, Macron called it “a dark day for Europe.”", ["Macron: a dark day for Europe. (called)"], "called it"),
    (
        "Macron said the raid was “an act of piracy” and “a crime.”",
        [
            "~ Macron: the raid was “an act of piracy” and “a crime.” (said)",
            "Macron: an act of piracy (said)",
            "Macron: a crime. (said)",
        ],
        "two stretches in marks in one clause",
    ),
    (
        "“The raid,” Macron said, “was an act of piracy.”",
        ["Macron: The raid (said)", "Macron: was an act of piracy. (said)"],
        "broken by the cue",
    ),
    (
        "“The raid was wrong,” Macron said. “It will have a price.” He gave no details.",
        ["Macron: The raid was wrong (said)", "Macron: It will have a price. (None)"],
        "goes on behind the cue",
    ),
    (
        "“It was wrong,” Macron said, adding: “It will have a price.”",
        ["Macron: It was wrong (said)", "Macron: It will have a price. (adding)"],
        "adding",
    ),
    (
        "“Nobody,” she said, “is above the law.”",
        ["she: Nobody (said)", "she: is above the law. (said)"],
        "one word before the break",
    ),
    ("Asked about the raid, Rubio replied: “No comment.”", ["Rubio: No comment. (replied)"], "replied"),
    ("“Will you resign?” a reporter asked.", ["reporter: Will you resign? (asked)"], "a question"),
    ("“Down with the junta!” the crowd shouted.", ["crowd: Down with the junta! (shouted)"], "a crowd shouts"),
    ("Protesters chanted “freedom, freedom” outside the court.", ["Protesters: freedom, freedom (chanted)"], "chanted"),
    ("She tweeted: “I am safe and on my way home.”", ["She: I am safe and on my way home. (tweeted)"], "tweeted"),
    ("“I am safe and on my way home,” she wrote on X.", ["she: I am safe and on my way home (wrote)"], "wrote on X"),
    (
        "The statement reads: “The army will remain on the border.”",
        ["statement: The army will remain on the border. (reads)"],
        "a statement reads",
    ),
    (
        "The ministry said in a statement that “all options are on the table”.",
        ["ministry: all options are on the table (said)"],
        "said in a statement that",
    ),
    (
        "According to the ministry, “all options are on the table.”",
        ["ministry: all options are on the table. (According to)"],
        "according to, with marks",
    ),
    (
        "The convoy was hit twice, according to two officials familiar with the matter.",
        ["~ officials: The convoy was hit twice (according to)"],
        "unnamed officials",
    ),
    (
        "The convoy was hit twice, two officials said on condition of anonymity.",
        ["~ officials: The convoy was hit twice (said)"],
        "on condition of anonymity",
    ),
    (
        "A person briefed on the talks said a deal was near.",
        ["~ person: a deal was near (said)"],
        "a person briefed on it",
    ),
    (
        "Sources told Reuters that the pipeline had been damaged.",
        ["~ Sources: the pipeline had been damaged (told)"],
        "sources told an agency",
    ),
    (
        "Three people with knowledge of the plan said it was dropped.",
        ["~ people: it was dropped (said)"],
        "people with knowledge",
    ),
    ("State media reported that the launch had failed.", ["~ media: the launch had failed (reported)"], "media report"),
    (
        "The launch had failed, state media reported.",
        ["~ media: The launch had failed (reported)"],
        "media report, behind",
    ),
    (
        "The launch, state media said, had failed.",
        ["~ media: The launch, state media said, had failed (said)"],
        "a cue inside the clause",
    ),
    ("Kim claimed that the launch was a success.", ["~ Kim: the launch was a success (claimed)"], "claimed"),
    ("Kim insisted the launch was a success.", ["~ Kim: the launch was a success (insisted)"], "insisted without that"),
    ("Kim acknowledged that the launch had failed.", ["~ Kim: the launch had failed (acknowledged)"], "acknowledged"),
    (
        "Kim argued that the launch was legal and necessary.",
        ["~ Kim: the launch was legal and necessary (argued)"],
        "argued",
    ),
    ("Kim noted that nobody was hurt.", ["~ Kim: nobody was hurt (noted)"], "noted"),
    ("Kim added that nobody was hurt.", ["~ Kim: nobody was hurt (added)"], "added that"),
    ("Kim confirmed that two men had been arrested.", ["~ Kim: two men had been arrested (confirmed)"], "confirmed"),
    ("Kim predicted that the talks would fail.", ["~ Kim: the talks would fail (predicted)"], "predicted"),
    ("Kim pledged that aid would arrive by Friday.", ["~ Kim: aid would arrive by Friday (pledged)"], "pledged that"),
    (
        "Kim announced on Monday that the port would close.",
        ["~ Kim: the port would close (announced)"],
        "a day before that",
    ),
    (
        "Kim assured the families that their sons were alive.",
        ["~ Kim: their sons were alive (assured)"],
        "assured somebody that",
    ),
    ("Kim wrote that the port would close.", ["~ Kim: the port would close (wrote)"], "wrote that"),
    (
        "The army said it had shot down a drone, and the navy said it had sunk a boat.",
        ["~ army: it had shot down a drone (said)", "~ navy: it had sunk a boat (said)"],
        "two speakers in one sentence",
    ),
    (
        "Kim said the port would close and the airport would open.",
        ["~ Kim: the port would close and the airport would open (said)"],
        "two clauses of one speaker",
    ),
    (
        "Kim said that if the talks failed, war would follow.",
        ["~ Kim: if the talks failed, war would follow (said)"],
        "a condition inside",
    ),
    ("Kim has said repeatedly that he will not resign.", ["~ Kim: he will not resign (said)"], "an adverb between"),
    ("Kim did not say when the port would close.", [], "did not say"),
    ("Kim said nothing.", [], "said nothing"),
    ("Kim spoke for an hour.", [], "spoke"),
    ("Kim's “special operation” goes on.", [], "scare quotes with an owner"),
    ("The film “Oppenheimer” won the prize.", [], "a title of one word"),
    ("The song “We Shall Overcome” was sung.", [], "a title in capitals"),
    ("His book, “The Long Road Home,” sold well.", [], "a title with a comma"),
    ("‘It is over,’ said Kim.", ["Kim: It is over (said)"], "single marks, three words"),
    (
        "‘It’s over and we’re going home,’ said Kim.",
        ["Kim: It’s over and we’re going home (said)"],
        "apostrophes in single marks",
    ),
    (
        "„Wir schaffen das“ was her line, said Kim.",
        ["~ Kim: „Wir schaffen das“ was her line (said)", "Kim: Wir schaffen das (said)"],
        "German marks",
    ),
    ("« We will stay », said Kim.", ["Kim: We will stay (said)"], "angle marks with gaps"),
    (
        '"We will stay", said Kim, "until the job is done."',
        ["Kim: We will stay (said)", "Kim: until the job is done. (said)"],
        "straight marks, broken",
    ),
    (
        '"We will stay," said Kim. "We always have. We always will."',
        ["Kim: We will stay (said)", "Kim: We always have. We always will. (None)"],
        "two sentences behind the cue",
    ),
    (
        "“We will stay. We have friends here,” said Kim.",
        ["Kim: We will stay. We have friends here (said)"],
        "two sentences before the cue",
    ),
    (
        "“We are tired.\n\n“We want to go home,” said Kim.",
        ["Kim: We are tired. (None)", "Kim: We want to go home (said)"],
        "over two paragraphs",
    ),
    (
        "“We are tired of this war.\n\n“We want to go home.\n\n“We have children,” said Kim.",
        ["Kim: We are tired of this war. (None)", "Kim: We want to go home. (None)", "Kim: We have children (said)"],
        "over three paragraphs",
    ),
    ("Kim said:\n\n“We want to go home.”", ["Kim: We want to go home. (said)"], "a colon and a new paragraph"),
    (
        "Kim said:\n\nWe want to go home. We have children.",
        ["Kim: We want to go home. We have children. (said)"],
        "a statement without marks",
    ),
    (
        "Minister Kim said:\n\nI welcome the deal.\n\nWe will work with all sides.",
        ["Kim: I welcome the deal. (said)", "Kim: We will work with all sides. (said)"],
        "a statement of two paragraphs",
    ),
    (
        "Minister Kim said:\n\nThis attack is vile.\n\nKim met the envoy on Monday. Oslo closed its embassy.",
        ["Kim: This attack is vile. (said)"],
        "a statement ends where the report names its speaker again",
    ),
    (
        "Minister Kim said:\n\nThis attack is vile.\n\nNine people died, according to the hospital.",
        ["Kim: This attack is vile. (said)", "~ hospital: Nine people died (according to)"],
        "a paragraph that cites a source is the report's",
    ),
    (
        "Minister Kim said:\n\nI welcome the deal.\n\nFurther information\n\nThe deal was signed in May.",
        ["Kim: I welcome the deal. (said)"],
        "a statement ends at the notes",
    ),
    (
        "Minister Kim said:\n\nI welcome the deal.\n\nAmbassador Lee said:\n\nSo do I.",
        ["Kim: I welcome the deal. (said)", "Lee: So do I. (said)"],
        "two statements",
    ),
    (
        "General Kim released the following statement today:\n\n“We mourn a comrade. He was brave.”",
        ["Kim: We mourn a comrade. He was brave. (released)"],
        "released a statement",
    ),
    (
        "The two sides issued a joint statement: “Talks will go on.”",
        ["sides: Talks will go on. (issued)"],
        "issued a statement",
    ),
    ("The list:\n\nOne ship. Two planes.", [], "a colon without a speaker"),
    (
        "Peru announced that the package includes:\n\n- Ten ships.\n\nWe left.",
        ["~ Peru: the package includes (announced)"],
        "a list of things is no statement",
    ),
    (
        "Minister Kim said:\n\n- I welcome the deal.\n\nLee met the envoy.",
        ["Kim: - I welcome the deal. (said)"],
        "a statement in items ends with them",
    ),
    (
        "“He said he was innocent,” his lawyer told the court.",
        ["lawyer: He said he was innocent (told)"],
        "a cue inside the marks",
    ),
    (
        "“People say the army runs the country,” Kim said.",
        ["Kim: People say the army runs the country (said)"],
        "people say, inside the marks",
    ),
    (
        "“The announcement that they will leave is welcome,” Kim said.",
        ["Kim: The announcement that they will leave is welcome (said)"],
        "the subject inside the marks is no speaker",
    ),
    ("Kim denied any wrongdoing.", [], "denied with a noun"),
    ("Kim condemned the attack as “cowardly and cruel”.", ["Kim: cowardly and cruel (condemned)"], "condemned as"),
    (
        "Kim welcomed “the brave decision of the court”.",
        ["Kim: the brave decision of the court (welcomed)"],
        "welcomed with marks",
    ),
    ("Kim dismissed the charges as “nonsense”.", ["Kim: nonsense (dismissed)"], "one word held by its cue"),
    ("Kim accused Lee of “selling the country”.", ["Kim: selling the country (accused)"], "accused of"),
    ("Kim, quoted by the agency, said the port was safe.", ["~ Kim: the port was safe (said)"], "quoted by"),
    ("The agency quoted Kim as saying the port was safe.", ["~ Kim: the port was safe (saying)"], "quoted as saying"),
    ("Kim was quoted as saying that the port was safe.", ["~ Kim: the port was safe (saying)"], "was quoted as saying"),
    (
        "In her view, the port was safe, Kim said.",
        ["~ Kim: In her view, the port was safe (said)"],
        "a phrase in front",
    ),
    (
        "“It’s a start,” Kim said, but Lee warned that “nothing is settled.”",
        ["Kim: It’s a start (said)", "Lee: nothing is settled. (warned)"],
        "two speakers, one direct, one mixed",
    ),
    ("“Yes,” Kim said. “No,” Lee said.", ["Kim: Yes (said)", "Lee: No (said)"], "two speakers in turn"),
    (
        "“I agree,” Kim said.\n\n“I do not,” said Lee.",
        ["Kim: I agree (said)", "Lee: I do not (said)"],
        "two speakers in two paragraphs",
    ),
    (
        "Kim thanked Lee, saying the visit “opens a new chapter.”",
        ["~ Kim: the visit “opens a new chapter.” (saying)", "Kim: opens a new chapter. (saying)"],
        "saying",
    ),
    ("“This is not our war,” read a banner.", ["banner: This is not our war (read)"], "a banner"),
    (
        "“We urge all parties to stop.” — Antonio Guterres",
        ["None: We urge all parties to stop. (None)"],
        "a line under a quotation is no cue",
    ),
]


@pytest.mark.parametrize(("text", "expected", "guards"), TABLE, ids=[row[2] for row in TABLE])
def test_table(text: str, expected: list[str], guards: str) -> None:
    assert told(text) == expected, guards


SOURCES = [
    # (text, the words that name who says it, what it guards)
    (
        "Two officials familiar with the matter said the port was hit.",
        "Two officials familiar with the matter",
        "whole",
    ),
    ("The port was hit, according to three people briefed on the raid.", "three people briefed on the raid", "behind"),
    ("A senior diplomat, who asked not to be named, said a deal was near.", "A senior diplomat", "up to the comma"),
    ("An Iranian official in Vienna said a deal was near.", "An Iranian official in Vienna", "with a place"),
    ("A spokesman for the coalition said a deal was near.", "A spokesman for the coalition", "with for"),
    ("“A deal is near,” one of the negotiators said.", "one of the negotiators", "one of"),
    ("Local residents and a doctor said the market was hit.", "Local residents", "the first of two"),
    ("Diplomats say the talks will go on.", "Diplomats", "a bare plural"),
    ("The White House said a deal was near.", "The White House", "an article in front"),
    ("“A deal is near,” he told reporters.", "he", "a pronoun as it stands"),
    ("Officials in Kyiv and Warsaw said the talks failed.", "Officials in Kyiv", "up to the and"),
    ("“We are ready,” Zelensky said. “Our army is strong and will win.”", "Zelensky", "the next stretch too"),
]


@pytest.mark.parametrize(("text", "expected", "guards"), SOURCES, ids=[row[2] for row in SOURCES])
def test_source(text: str, expected: str, guards: str) -> None:
    sentences = parse(text)
    pronouns = tuple(m for m in mentions_of(sentences) if m.form == "pronoun")
    found = find_quotations(Story(id="s", text=text), sentences, pronouns)
    assert [q.source and q.source.text for q in found] == [expected] * len(found), guards
    assert found, guards
    assert all(q.source is not None and text[q.source.start : q.source.end] == q.source.text for q in found)


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
