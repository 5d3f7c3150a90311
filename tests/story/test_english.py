"""Other languages are refused, English with foreign names is not."""

from __future__ import annotations

import pytest

from legation.story.english import other_language

OTHERS = [
    (
        "French",
        "Le ministre des Affaires étrangères est arrivé à Lima lundi pour une visite de trois jours, selon lui.",
    ),
    ("French", "Paris et Berlin signent un accord sur les exportations"),
    ("German", "Der Außenminister ist am Montag zu einem Besuch in Oslo eingetroffen, wie die Regierung mitteilte."),
    (
        "Spanish",
        "El ministro de Exteriores llegó el lunes a Accra para una visita de tres días, según informó su portavoz.",
    ),
    (
        "Portuguese",
        "O ministro das Relações Exteriores chegou na segunda-feira a Oslo para uma visita de três dias, segundo ele.",
    ),
    (
        "Italian",
        "Il ministro degli Esteri è arrivato lunedì ad Accra per una visita di tre giorni, secondo il suo portavoce.",
    ),
    ("Dutch", "De minister van Buitenlandse Zaken is maandag in Lima aangekomen voor een bezoek van drie dagen."),
    (
        "Turkish",
        "Dışişleri Bakanı pazartesi günü üç günlük bir ziyaret için Oslo'ya geldi ve bu ziyaret çok önemli.",
    ),
    (
        "Indonesian",
        "Menteri Luar Negeri tiba di Oslo pada hari Senin untuk kunjungan tiga hari, kata juru bicara yang ada.",
    ),
    (
        "Polish",
        "Minister spraw zagranicznych przybył w poniedziałek do Limy na trzydniową wizytę, która jest już trzecią.",
    ),
    (
        "Swahili",
        "Waziri wa Mambo ya Nje aliwasili Oslo siku ya Jumatatu kwa ziara ya siku tatu, kwa mujibu wa msemaji wake.",
    ),
    (
        "Swedish",
        "Utrikesministern kom till Accra på måndagen för ett besök som ska vara i tre dagar, säger regeringen.",
    ),
    ("Vietnamese", "Bộ trưởng Ngoại giao đã đến Oslo vào thứ Hai trong một chuyến thăm ba ngày với các đối tác."),
    (
        "Romanian",
        "Ministrul de externe a sosit luni la Oslo pentru o vizită de trei zile și a fost primit.",
    ),
    ("other than English", "Blari mondu " * 3 + "tekka selu vor nami, sata belu karu teli, " * 4 + "mavi soru."),
    ("Russian", "Министр иностранных дел прибыл в понедельник в Осло с трёхдневным визитом."),
    ("Arabic", "وصل وزير الخارجية إلى أوسلو يوم الاثنين في زيارة تستغرق ثلاثة أيام."),
    ("Chinese", "外交部长星期一抵达奥斯陆,开始为期三天的访问。"),
    ("Japanese", "外務大臣は月曜日にオスロに到着し、三日間の訪問を始めました。"),
    ("Korean", "외교부 장관이 월요일 오슬로에 도착해 사흘간의 방문을 시작했다."),
    ("Greek", "Ο υπουργός Εξωτερικών έφτασε τη Δευτέρα στο Όσλο για τριήμερη επίσκεψη."),
    ("Hindi", "विदेश मंत्री सोमवार को तीन दिन की यात्रा पर ओस्लो पहुँचे।"),
]
ENGLISH = [
    "The foreign minister arrived in Oslo on Monday.",
    "Erdoğan, Şahin and Çavuşoğlu met Müller, Løkke and Señor Peña in São Tomé on Monday, aides said.",
    "Abu Sayyaf, al-Shabaab, Boko Haram, Jemaah Islamiyah and Lashkar-e-Taiba were named in the report.",
    "Zelenskyy, Duda, Nausėda, Levits, Karis: who was there",
    "Le Monde said the talks in Aix-en-Provence had failed.",
    "President Luiz Inácio Lula da Silva and Nicolás Maduro signed a deal in Brasília.",
    "Kenya Defence Forces kill 12 al-Shabaab militants",
    "Army seizes power in Niger",
    "Nominees: Ana Ruiz, Peru; Tom Hale, Ghana; Lia Stone, Chile; Kofi Mensah, Togo; Jan de Vries, Suriname",
    "Voici",  # too short to tell
    "3:15 p.m. 20/05/2022 +47 55",
    "The ambassador said: “Nous sommes très inquiets de la situation à la frontière.” She gave no details.",
]


@pytest.mark.parametrize(("language", "text"), OTHERS)
def test_other_languages_are_told(language: str, text: str) -> None:
    found = other_language(text)
    assert found is not None
    assert language in found or language in ("Russian", "Arabic", "Chinese", "Hindi")


@pytest.mark.parametrize("text", ENGLISH)
def test_english_passes(text: str) -> None:
    assert other_language(text) is None
