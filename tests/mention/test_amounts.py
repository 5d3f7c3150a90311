"""Amounts: sentences with the sums found, as words = value and currency."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.language import parse
from legation.mention.amounts import find_amounts
from legation.mention.model import Amount
from legation.story.model import Story


def read(text: str) -> tuple[Amount, ...]:
    return find_amounts(Story(id="s", text=text), parse(text))


def told(amounts: tuple[Amount, ...]) -> list[str]:
    return [f"{a.text} = {a.value:.16g} {a.currency}" for a in amounts]


TABLE = [
    # (sentence, what is found, what it guards)
    ("The US approved a $4.8 billion package.", ["$4.8 billion = 4800000000 USD"], "sign and scale"),
    ("It cost US$ 300m.", ["US$ 300m = 300000000 USD"], "short scale behind a sign with a gap"),
    ("Bonn gave €20 mn.", ["€20 mn = 20000000 EUR"], "mn"),
    ("Oslo gave 4.8 billion dollars.", ["4.8 billion dollars = 4800000000 USD"], "word behind"),
    ("London gave over £1.1bn.", ["£1.1bn = 1100000000 GBP"], "bn"),
    ("Rome gave 500 million euros.", ["500 million euros = 500000000 EUR"], "euros"),
    ("He paid 20,000 rubles.", ["20,000 rubles = 20000 RUB"], "rubles"),
    ("He paid 20,000 roubles.", ["20,000 roubles = 20000 RUB"], "the other spelling"),
    ("Delhi sanctioned Rs 500 crore.", ["Rs 500 crore = 5000000000 INR"], "crore"),
    (
        "Islamabad paid Rs. 3 billion; Pakistani troops left.",
        ["Rs. 3 billion = 3000000000 PKR"],
        "rupees of the state told of",
    ),
    ("Delhi and Mumbai owe Rs 1 lakh crore.", ["Rs 1 lakh crore = 1000000000000 INR"], "two scales"),
    ("Tokyo pledged ¥300 billion.", ["¥300 billion = 300000000000 JPY"], "yen sign"),
    ("Ottawa pledged C$5 million.", ["C$5 million = 5000000 CAD"], "Canadian sign"),
    ("Canberra pledged A$2m.", ["A$2m = 2000000 AUD"], "Australian sign"),
    ("The fine is HK$ 12,000.", ["HK$ 12,000 = 12000 HKD"], "Hong Kong sign"),
    ("Bern froze 20 million Swiss francs.", ["20 million Swiss francs = 20000000 CHF"], "adjective and word"),
    ("He took 10 million francs.", [], "francs of nobody knows whom"),
    (
        "It needs $2-3 billion a year.",
        ["$2-3 billion = 2000000000 USD", "$2-3 billion = 3000000000 USD"],
        "range: two sums",
    ),
    (
        "It needs $2 billion to $3 billion.",
        ["$2 billion to $3 billion = 2000000000 USD", "$2 billion to $3 billion = 3000000000 USD"],
        "range with two signs",
    ),
    (
        "It costs between $2 and $3 million.",
        ["$2 and $3 million = 2000000 USD", "$2 and $3 million = 3000000 USD"],
        "between",
    ),
    ("It costs a billion dollars.", ["a billion dollars = 1000000000 USD"], "an article for one"),
    ("It costs half a million dollars.", ["half a million dollars = 500000 USD"], "half a million"),
    ("It costs two hundred thousand dollars.", ["two hundred thousand dollars = 200000 USD"], "number in words"),
    ("The $225 million tranche arrived.", ["$225 million = 225000000 USD"], "before a noun"),
    ("A $1.1-billion deal was signed.", ["$1.1-billion = 1100000000 USD"], "hyphen"),
    ("A 100-million-euro plant opened.", ["100-million-euro = 100000000 EUR"], "hyphens"),
    ("Billions of dollars were lost.", [], "no number"),
    ("Several million dollars were lost.", [], "no number before the scale"),
    ("A 500-pound bomb fell.", [], "weight"),
    ("Police seized 5,000 pounds of cocaine.", [], "weight with of"),
    ("The shell weighs 300 pounds.", [], "weight with weigh"),
    ("She was fined 5,000 pounds.", ["5,000 pounds = 5000 GBP"], "pounds are British"),
    ("Cairo spent 2,000 Egyptian pounds.", ["2,000 Egyptian pounds = 2000 EGP"], "another pound"),
    ("Ottawa spent 3 million Canadian dollars.", ["3 million Canadian dollars = 3000000 CAD"], "another dollar"),
    (
        "Seoul sent 30 billion South Korean won.",
        ["30 billion South Korean won = 30000000000 KRW"],
        "won with its adjective",
    ),
    ("The party of 20 won in Seoul.", [], "won is a verb"),
    ("The bridge cost more in 2022 dollars.", [], "the year of prices"),
    ("Three in five real problems remain.", [], "real is an adjective"),
    ("Iraqi troops received 3 billion dinars.", ["3 billion dinars = 3000000000 IQD"], "dinars of the state told of"),
    ("USD 5 million was seized.", ["USD 5 million = 5000000 USD"], "code before"),
    ("Some 5 million EUR was seized.", ["5 million EUR = 5000000 EUR"], "code behind"),
    ("The visa costs 20 €.", ["20 € = 20 EUR"], "sign behind"),
    ("Bills rose by about $69 a month.", ["$69 = 69 USD"], "a small sum"),
    ("The ransom was $500K.", ["$500K = 500000 USD"], "capital K"),
    ("Israel spent NIS 40 million.", ["NIS 40 million = 40000000 ILS"], "letters as a sign"),
    ("Kyiv spent 3 million hryvnias.", ["3 million hryvnias = 3000000 UAH"], "plural of hryvnia"),
    ("Pretoria spent three million rand.", ["three million rand = 3000000 ZAR"], "rand"),
    ("Stocks fell 5% and 3 million voted.", [], "percentages and votes"),
    (
        "They gave $34 billion, €2 billion and £5 million.",
        ["$34 billion = 34000000000 USD", "€2 billion = 2000000000 EUR", "£5 million = 5000000 GBP"],
        "three in a list",
    ),
    ("Beijing lent 6 billion yuan.", ["6 billion yuan = 6000000000 CNY"], "yuan"),
    (
        "Ankara lent 6 billion Turkish lira.",
        ["6 billion Turkish lira = 6000000000 TRY"],
        "an adjective where none is needed",
    ),
    ("The bank lent Dhaka 3 lakh crore taka.", ["3 lakh crore taka = 3000000000000 BDT"], "lakh crore"),
    ("Delhi set aside Rs 2,500 crore for border roads.", ["Rs 2,500 crore = 25000000000 INR"], "Rs and crore"),
    ("The ransom was ₹5 lakh.", ["₹5 lakh = 500000 INR"], "rupee sign and lakh"),
    ("Abuja borrowed ₦2tn.", ["₦2tn = 2000000000000 NGN"], "naira sign, tn"),
    ("Abuja owes N500 billion to contractors.", ["N500 billion = 500000000000 NGN"], "N for naira"),
    ("Accra raised GH¢40 million.", ["GH¢40 million = 40000000 GHS"], "cedi sign"),
    ("Nairobi paid Sh200 million to the families.", ["Sh200 million = 200000000 KES"], "Sh"),
    ("Kampala paid USh 40bn.", ["USh 40bn = 40000000000 UGX"], "Ugandan shillings"),
    ("Warsaw paid 20 million zł.", ["20 million zł = 20000000 PLN"], "zł behind"),
    ("Prague spent 900 million Kč.", ["900 million Kč = 900000000 CZK"], "Kč behind"),
    ("Brasília spent R$ 3.2 billion.", ["R$ 3.2 billion = 3200000000 BRL"], "real sign with a gap"),
    ("Mexico City spent MX$500 million.", ["MX$500 million = 500000000 MXN"], "Mexican sign"),
    ("Taipei spent NT$2 billion on missiles.", ["NT$2 billion = 2000000000 TWD"], "Taiwan sign"),
    ("Singapore gave S$1.5m.", ["S$1.5m = 1500000 SGD"], "Singapore sign"),
    ("Wellington gave NZ$7.9 million.", ["NZ$7.9 million = 7900000 NZD"], "New Zealand sign"),
    ("Jakarta spent Rp 3 trillion.", ["Rp 3 trillion = 3000000000000 IDR"], "rupiah sign"),
    ("Kuala Lumpur spent RM4.6 billion.", ["RM4.6 billion = 4600000000 MYR"], "ringgit sign"),
    ("Bern gave CHF 15 million.", ["CHF 15 million = 15000000 CHF"], "code before"),
    ("Oslo gave NOK 300m.", ["NOK 300m = 300000000 NOK"], "Norwegian code"),
    ("Stockholm gave SEK1.2bn.", ["SEK1.2bn = 1200000000 SEK"], "code stuck to the number"),
    ("Norway gave 40 million kroner.", ["40 million kroner = 40000000 NOK"], "kroner of the state told of"),
    (
        "Denmark and the Danish Refugee Council gave 40 million kroner.",
        ["40 million kroner = 40000000 DKK"],
        "the other kroner",
    ),
    ("Sweden will spend three billion kronor.", ["three billion kronor = 3000000000 SEK"], "kronor"),
    (
        "Egypt spent 40 billion pounds on the canal, Cairo said.",
        ["40 billion pounds = 40000000000 EGP"],
        "pounds of Egypt",
    ),
    ("Khartoum owes the doctors 40 billion pounds.", ["40 billion pounds = 40000000000 SDG"], "pounds of Sudan"),
    ("Canada will give 40 million dollars, Ottawa said.", ["40 million dollars = 40000000 CAD"], "dollars of Canada"),
    ("Australia will lend Nauru 40 million dollars.", ["40 million dollars = 40000000 AUD"], "dollars of Australia"),
    (
        "Ottawa told Washington that the U.S. and Canada would each pay 40 million dollars.",
        ["40 million dollars = 40000000 USD"],
        "dollars where America is told of too",
    ),
    (
        "Tokyo offered €1.5-2 million.",
        ["€1.5-2 million = 1500000 EUR", "€1.5-2 million = 2000000 EUR"],
        "range with a hyphen",
    ),
    (
        "Tokyo offered 1.5 to 2 million euros.",
        ["1.5 to 2 million euros = 1500000 EUR", "1.5 to 2 million euros = 2000000 EUR"],
        "range in words",
    ),
    (
        "It will take between 300 million and 400 million euros.",
        ["300 million and 400 million euros = 300000000 EUR", "300 million and 400 million euros = 400000000 EUR"],
        "between with scales",
    ),
    (
        "It will cost from $5bn to $7bn.",
        ["$5bn to $7bn = 5000000000 USD", "$5bn to $7bn = 7000000000 USD"],
        "from … to",
    ),
    ("Bail was set at $10,000–$15,000.", ["$10,000–$15,000 = 10000 USD", "$10,000–$15,000 = 15000 USD"], "a long dash"),
    (
        "It needs two to three billion dollars.",
        ["two to three billion dollars = 2000000000 USD", "two to three billion dollars = 3000000000 USD"],
        "range of words",
    ),
    ("Paris lent half a billion euros.", ["half a billion euros = 500000000 EUR"], "half a billion"),
    (
        "London gave a quarter of a million pounds.",
        ["a quarter of a million pounds = 250000 GBP"],
        "a quarter of a million",
    ),
    (
        "London gave three quarters of a million pounds.",
        ["three quarters of a million pounds = 750000 GBP"],
        "three quarters",
    ),
    (
        "London lost one and a half billion pounds.",
        ["one and a half billion pounds = 1500000000 GBP"],
        "one and a half",
    ),
    (
        "Athens borrowed two and a half billion euros.",
        ["two and a half billion euros = 2500000000 EUR"],
        "two and a half",
    ),
    (
        "The deal is worth a hundred million dollars.",
        ["a hundred million dollars = 100000000 USD"],
        "a hundred million",
    ),
    ("They paid thirty-five thousand dollars.", ["thirty-five thousand dollars = 35000 USD"], "a hyphen in words"),
    ("A US$1.2-trillion plan was passed.", ["US$1.2-trillion = 1200000000000 USD"], "sign, hyphen, scale"),
    ("A US $3 million plan was passed.", ["US $3 million = 3000000 USD"], "US and a gap"),
    ("The package is worth 3 billion US dollars.", ["3 billion US dollars = 3000000000 USD"], "US dollars"),
    ("The package is worth 3 billion U.S. dollars.", ["3 billion U.S. dollars = 3000000000 USD"], "U.S. dollars"),
    (
        "The package is worth three billion American dollars.",
        ["three billion American dollars = 3000000000 USD"],
        "American dollars",
    ),
    ("The gift was 500 Kuwaiti dinars.", ["500 Kuwaiti dinars = 500 KWD"], "Kuwaiti dinars"),
    ("The Emirati fund put in 2 billion dirhams.", ["2 billion dirhams = 2000000000 AED"], "dirhams of the Emirates"),
    (
        "Riyadh paid 5 billion riyals, the Saudi ministry said.",
        ["5 billion riyals = 5000000000 SAR"],
        "riyals of Saudi Arabia",
    ),
    ("Tehran spent 10 trillion rials.", ["10 trillion rials = 10000000000000 IRR"], "rials by the capital"),
    ("Iran spent 5 trillion tomans.", ["5 trillion tomans = 50000000000000 IRR"], "a toman is ten rials"),
    ("Buenos Aires owes 3 billion Argentine pesos.", ["3 billion Argentine pesos = 3000000000 ARS"], "Argentine pesos"),
    (
        "Bogotá will pay the Colombian farmers 3 billion pesos.",
        ["3 billion pesos = 3000000000 COP"],
        "pesos of Colombia",
    ),
    ("Yerevan spent 3 billion drams.", ["3 billion drams = 3000000000 AMD"], "drams"),
    ("Tashkent spent 3 billion soums.", ["3 billion soums = 3000000000 UZS"], "soums"),
    ("Hanoi spent 3 trillion dong.", ["3 trillion dong = 3000000000000 VND"], "dong"),
    ("Naypyidaw spent 3 billion kyats.", ["3 billion kyats = 3000000000 MMK"], "kyats"),
    ("Ulaanbaatar spent 3 billion tugriks.", ["3 billion tugriks = 3000000000 MNT"], "tugriks"),
    ("Luanda spent 3 billion kwanzas.", ["3 billion kwanzas = 3000000000 AOA"], "kwanzas"),
    ("Maputo spent 3 billion meticais.", ["3 billion meticais = 3000000000 MZN"], "meticais"),
    ("Minsk spent 3 million Belarusian rubles.", ["3 million Belarusian rubles = 3000000 BYN"], "other rubles"),
    ("Tbilisi spent 3 million lari.", ["3 million lari = 3000000 GEL"], "lari"),
    ("Sofia spent 3 million leva.", ["3 million leva = 3000000 BGN"], "leva"),
    ("Dakar received 30 billion CFA francs.", ["30 billion CFA francs = 30000000000 XOF"], "CFA francs"),
    ("Caracas spent 3 billion bolivars.", ["3 billion bolivars = 3000000000 VES"], "bolivars"),
    ("The aid comes to $1 million a day.", ["$1 million = 1000000 USD"], "per day"),
    ("The aid comes to $3.8bn per year.", ["$3.8bn = 3800000000 USD"], "per year"),
    ("A 500 pound bomb fell on the house.", [], "weight without a hyphen"),
    ("Officers found 80 pounds (36 kilograms) of explosives.", [], "weight with kilograms"),
    ("The crew unloaded 2,000 pounds of rice.", [], "weight of rice"),
    ("The thieves took 2,000 pounds in cash.", ["2,000 pounds = 2000 GBP"], "pounds in cash"),
    ("Tens of millions of dollars went missing.", [], "no number"),
    ("Hundreds of millions of euros were frozen.", [], "no number"),
    ("A multi-billion-dollar deal was struck.", [], "multi is no number"),
    ("The million-dollar question is open.", [], "a saying"),
    ("He did not get a penny.", [], "no sum"),
    ("The $64 question remains.", ["$64 = 64 USD"], "a sum all the same"),
    ("The euro fell to $1.08.", ["$1.08 = 1.08 USD"], "a rate"),
    ("He won 3 medals and 20 caps.", [], "nothing of money"),
    ("The law of 2019 fined 300 firms.", [], "numbers of other things"),
    (
        "The company made $2.5m (£2m) last year.",
        ["$2.5m = 2500000 USD", "£2m = 2000000 GBP"],
        "with another currency in brackets",
    ),
    ("The EU gave €50m ($54m).", ["€50m = 50000000 EUR", "$54m = 54000000 USD"], "the other way round"),
    (
        "Seoul asked for 1.2 trillion won ($870 million).",
        ["1.2 trillion won = 1200000000000 KRW", "$870 million = 870000000 USD"],
        "won by the capital",
    ),
    ("Tokyo spent 5.4 trillion yen.", ["5.4 trillion yen = 5400000000000 JPY"], "yen"),
    ("They paid EUR 2,5 Mrd. for it.", ["EUR 2,5 Mrd. = 2500000000 EUR"], "German billions"),
    ("The loan came to 2,5 Mio. Euro.", ["2,5 Mio. Euro = 2500000 EUR"], "German millions"),
    ("The grant was €1.234.567.", ["€1.234.567 = 1234567 EUR"], "dots for thousands"),
    ("The grant was 1 200 000 euros.", ["1 200 000 euros = 1200000 EUR"], "gaps for thousands"),
    ("Ankara will spend ₺4.2bn.", ["₺4.2bn = 4200000000 TRY"], "lira sign"),
    ("Kyiv will spend ₴4.2bn.", ["₴4.2bn = 4200000000 UAH"], "hryvnia sign"),
    ("Beijing offered RMB 3 billion.", ["RMB 3 billion = 3000000000 CNY"], "RMB"),
    ("Beijing offered CN¥3 billion.", ["CN¥3 billion = 3000000000 CNY"], "Chinese yen sign"),
    ("Beijing offered 20 billion renminbi.", ["20 billion renminbi = 20000000000 CNY"], "renminbi"),
    ("They want a $15-an-hour wage.", ["$15 = 15 USD"], "an hourly wage"),
    ("Each family got the equivalent of 200 euros.", ["200 euros = 200 EUR"], "equivalent"),
    (
        "The fine rose from 100 to 500 euros.",
        ["100 to 500 euros = 100 EUR", "100 to 500 euros = 500 EUR"],
        "a rise told as a range",
    ),
    (
        "More than €1 billion, or $1.1 billion, was pledged.",
        ["€1 billion = 1000000000 EUR", "$1.1 billion = 1100000000 USD"],
        "or another",
    ),
    ("The plan costs $900 billion over ten years.", ["$900 billion = 900000000000 USD"], "over years"),
    ("It put $0.5 trillion at risk.", ["$0.5 trillion = 500000000000 USD"], "a fraction of a trillion"),
    ("A $1 billion-plus order was placed.", ["$1 billion = 1000000000 USD"], "plus"),
    ("He stole 300 grand.", [], "slang is left"),
    ("The cap is 60 dollars a barrel.", ["60 dollars = 60 USD"], "a price"),
    ("Some $300 billion in frozen Russian assets lie in Belgium.", ["$300 billion = 300000000000 USD"], "some"),
    ("The state lost 14 cents a share.", [], "cents are left"),
]


@pytest.mark.parametrize(("text", "expected", "guards"), TABLE, ids=[row[2] for row in TABLE])
def test_table(text: str, expected: list[str], guards: str) -> None:
    assert told(read(text)) == expected, guards


def test_head_and_sentence() -> None:
    text = "They met. The US approved a $4.8 billion package."
    (amount,) = read(text)
    token = parse(text)[amount.sentence].tokens[amount.head]
    assert amount.sentence == 1
    assert amount.start <= token.start < amount.end


PIECES = st.sampled_from(
    ["$", "€", "US$", "4.8", "1,250", "billion", "m", "dollars", "-", "to", "Rs", "crore", "pounds", "a", "USD"]
)


@given(st.text(max_size=30), st.lists(PIECES, max_size=8).map(" ".join), st.text(max_size=30))
@settings(max_examples=40, deadline=None)
def test_spans_read_again(before: str, words: str, after: str) -> None:
    text = f"{before} {words} {after}"
    for amount in read(text):
        assert text[amount.start : amount.end] == amount.text
        assert amount.value >= 0
