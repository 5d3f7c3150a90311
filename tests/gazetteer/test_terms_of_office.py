"""Who held what office when."""

from __future__ import annotations

import pytest

from legation.gazetteer import load

# (name, day, country, person meant, country, office): the first term that comes back
NAMES = [
    ("Benny Gantz", "2022-05-20", None, "Benny Gantz", "ISR", "defence minister", "full name"),
    ("Ganz", "2022-05-20", "ISR", "Benny Gantz", "ISR", "defence minister", "surname spelled otherwise"),
    ("Benny Ganz", "2022-05-20", None, "Benny Gantz", "ISR", "defence minister", "full name spelled otherwise"),
    ("Lloyd J. Austin III", "2022-05-20", None, "Lloyd Austin", "USA", "defence minister", "initial and suffix"),
    ("Austin", "2022-05-20", "USA", "Lloyd Austin", "USA", "defence minister", "surname with a country"),
    ("Joseph Biden", "2022-05-20", None, "Joe Biden", "USA", "head of state", "given name in full"),
    ("Biden", "2012-05-20", None, "Joe Biden", "USA", "deputy head of state", "an earlier office of his"),
    ("Zelensky", "2023-01-01", None, "Volodymyr Zelenskyy", "UKR", "head of state", "romanisation"),
    ("Zelenskiy", "2023-01-01", None, "Volodymyr Zelenskyy", "UKR", "head of state", "romanisation"),
    ("Vladimir Zelensky", "2023-01-01", None, "Volodymyr Zelenskyy", "UKR", "head of state", "the Russian form"),
    ("al-Sisi", "2020-01-01", None, "Abdel Fattah el-Sisi", "EGY", "head of state", "article of another spelling"),
    ("Sisi", "2020-01-01", None, "Abdel Fattah el-Sisi", "EGY", "head of state", "article left out"),
    ("bin Salman", "2021-01-01", None, "Mohammed bin Salman", "SAU", "crown prince", "particle"),
    ("Mohammad bin Salman", "2021-01-01", None, "Mohammed bin Salman", "SAU", "crown prince", "Mohammeds are one"),
    ("von der Leyen", "2022-01-01", None, "Ursula von der Leyen", "IGO", "secretary-general", "particles"),
    ("von der Leyen", "2015-01-01", None, "Ursula von der Leyen", "DEU", "defence minister", "her earlier office"),
    ("Xi", "2022-01-01", None, "Xi Jinping", "CHN", "head of state", "surname comes first in Chinese"),
    ("Xi Jinping", "2022-01-01", None, "Xi Jinping", "CHN", "head of state", "full name in Chinese order"),
    ("Moon", "2019-01-01", None, "Moon Jae-in", "KOR", "head of state", "surname comes first in Korean"),
    ("Yoon Suk Yeol", "2023-01-01", None, "Yoon Suk-yeol", "KOR", "head of state", "hyphen or not"),
    ("Kim Jong Un", "2018-01-01", None, "Kim Jong-un", "PRK", "head of state", "hyphen or not"),
    ("Lula", "2023-05-01", None, "Luiz Inácio Lula da Silva", "BRA", "head of state", "a name that he is known by"),
    ("López Obrador", "2020-01-01", None, "Andrés Manuel López Obrador", "MEX", "head of state", "two surnames"),
    ("Lopez Obrador", "2020-01-01", None, "Andrés Manuel López Obrador", "MEX", "head of state", "no accents"),
    ("Putin", "2011-01-01", None, "Vladimir Putin", "RUS", "head of government", "what he was that day"),
    ("Putin", "2022-06-01", None, "Vladimir Putin", "RUS", "head of state", "what he was that day"),
    ("Clinton", "2010-01-01", None, "Hillary Clinton", "USA", "foreign minister", "whose term covers the day"),
    ("Clinton", "1998-01-01", None, "Bill Clinton", "USA", "head of state", "whose term covers the day"),
    ("Merkel", "2015-01-01", None, "Angela Merkel", "DEU", "head of government", "long term"),
    ("Lavrov", "2014-03-01", None, "Sergey Lavrov", "RUS", "foreign minister", "open term"),
    ("Sergei Lavrov", "2014-03-01", None, "Sergey Lavrov", "RUS", "foreign minister", "given name spelled otherwise"),
    ("Ban Ki-moon", "2010-01-01", None, "Ban Ki-moon", "IGO", "secretary-general", "of an organisation"),
    ("Stoltenberg", "2022-01-01", "IGO", "Jens Stoltenberg", "IGO", "secretary-general", "of an alliance"),
    ("Blinken", "2023-01-01", None, "Antony Blinken", "USA", "foreign minister", "surname"),
    ("Tony Blinken", "2023-01-01", None, "Antony Blinken", "USA", "foreign minister", "nickname"),
    ("Erdogan", "2020-01-01", None, "Recep Tayyip Erdoğan", "TUR", "head of state", "letters of another alphabet"),
    ("Assad", "2016-01-01", "SYR", "Bashar al-Assad", "SYR", "head of state", "article left out"),
    ("Bush", "1990-06-01", "USA", "George H. W. Bush", "USA", "head of state", "the father"),
    ("Bush", "2003-06-01", "USA", "George W. Bush", "USA", "head of state", "the son"),
    ("George H.W. Bush", "2003-06-01", None, "George H. W. Bush", "USA", "head of state", "initials"),
    ("C.Q. Brown", "2024-01-01", "USA", "Charles Q. Brown", "USA", "chief of defence", "initials for given names"),
    ("Gorbachev", "1988-06-01", None, "Mikhail Gorbachev", "SUN", "head of state", "a state that was"),
    ("Kuleba", "2023-01-01", None, "Dmytro Kuleba", "UKR", "foreign minister", "surname"),
]  # fmt: skip


@pytest.mark.parametrize("row", NAMES, ids=[f"{row[0]} {row[1]}" for row in NAMES])
def test_officials(row: tuple[str, str, str | None, str, str, str, str]) -> None:
    name, day, where, *expected, why = row
    first = load().officials(name, on=day, country=where)[0]
    assert [first.person, first.country, first.office] == expected, why


SECTORS = [
    ("Hassan Nasrallah", "2020-01-01", "LBN", "REB"),
    ("Yahya Sinwar", "2023-01-01", "PSE", "REB"),
    ("Osama bin Laden", "2005-01-01", "IMG", "REB"),
    ("Mohamed Hamdan Dagalo", "2023-06-01", "SDN", "REB"),
    ("Hemedti", "2023-06-01", "SDN", "REB"),
    ("Alexei Navalny", "2020-01-01", "RUS", "OPP"),
    ("Mark Milley", "2021-01-01", "USA", "MIL"),
    ("William Burns", "2022-01-01", "USA", "SPY"),
    ("Nancy Pelosi", "2022-08-02", "USA", "LEG"),
    ("Karim Khan", "2023-01-01", "IGO", "JUD"),
    ("Yevgeny Prigozhin", "2023-06-01", "RUS", "PRM"),
]


@pytest.mark.parametrize(("name", "day", "country", "sector"), SECTORS, ids=[row[0] for row in SECTORS])
def test_sectors(name: str, day: str, country: str, sector: str) -> None:
    first = load().officials(name, on=day)[0]
    assert (first.country, first.sector) == (country, sector)


HOLDERS = [
    ("USA", "defence minister", "2022-05-20", "Lloyd Austin"),
    ("USA", "foreign minister", "2010-06-01", "Hillary Clinton"),
    ("USA", "head of state", "2015-06-01", "Barack Obama"),
    ("GBR", "head of government", "2022-09-10", "Liz Truss"),
    ("GBR", "foreign minister", "2023-12-01", "David Cameron"),
    ("FRA", "head of state", "2022-05-20", "Emmanuel Macron"),
    ("ISR", "head of government", "2022-07-14", "Yair Lapid"),
    ("RUS", "foreign minister", "2014-03-18", "Sergey Lavrov"),
    ("CHN", "head of government", "2020-01-01", "Li Keqiang"),
    ("JPN", "foreign minister", "2015-09-10", "Fumio Kishida"),
    ("DEU", "defence minister", "2014-06-01", "Ursula von der Leyen"),
    ("UKR", "defence minister", "2022-03-01", "Oleksii Reznikov"),
    ("IRN", "supreme leader", "2019-01-01", "Ali Khamenei"),
    ("PAK", "head of government", "2021-01-01", "Imran Khan"),
]


@pytest.mark.parametrize(
    ("country", "office", "day", "person"), HOLDERS, ids=[f"{r[0]} {r[1]} {r[2]}" for r in HOLDERS]
)
def test_holder(country: str, office: str, day: str, person: str) -> None:
    assert load().holder(country, office, day)[0].person == person


STRANGERS = ["", "Qwertz", "Michael Qwertz", "Gantz Qwertz", "Vladimir Clinton", "-", "."]


@pytest.mark.parametrize("name", STRANGERS)
def test_a_stranger_is_nobody(name: str) -> None:
    assert load().officials(name, on="2022-01-01") == ()


def test_an_unknown_office_has_no_holder() -> None:
    assert load().holder("USA", "court jester", "2022-01-01") == ()


def test_terms_are_ordered_by_the_day() -> None:
    first, second = load().officials("Dmitry Medvedev", on="2010-06-01")[:2]
    assert first.office == "head of state"
    assert first.start is not None
    assert first.start <= "2010-06-01" <= (first.end or "9999")
    assert second.start != first.start


NAMESAKES = [
    ("Lee Yung-te", "TWN", "2019-04-25", "Q9206928"),  # not Lai Ching-te, whose name sounds alike at both ends
    ("Kim Joo-hyun", "KOR", "2022-08-01", "Q12588743"),  # not Kim Yong-hyun, defence minister later
    ("Faisal bin Bandar Al Saud", "SAU", "2020-01-01", "Q4119453"),  # governor of Riyadh, no foreign minister
    ("Ann Taylor", "GBR", "2009-01-01", "Q332843"),  # a peer is known by the name she had before
]


@pytest.mark.parametrize(("name", "country", "day", "wikidata"), NAMESAKES, ids=[row[0] for row in NAMESAKES])
def test_namesakes_are_kept_apart(name: str, country: str, day: str, wikidata: str) -> None:
    first = load().officials(name, on=day, country=country)[0]
    assert (first.person.partition(",")[0], first.wikidata) == (name, wikidata)
