"""How the network sees a sentence: names in capitals that look like common words, and marks that only confuse it."""

from __future__ import annotations

LOOKALIKES = {"IS": "ISIS", "WHO": "UNESCO"}
"""Names in capitals that are common words in small letters, with names of their kind that are not."""

CHARGES = {
    **dict.fromkeys(("charge", "chargé"), ("deputy", "ambassador")),
    **dict.fromkeys(("charges", "chargés"), ("deputy", "ambassadors")),
}
"""The words before "d'affaires", and an office of two words in place of both."""
AFFAIRS = frozenset({"d'affaires", "d’affaires", "d'Affaires", "d’Affaires", "D'Affaires", "D’Affaires"})

MAY = "May"
"""A surname that is a verb too, as the first word of a sentence."""
BEHIND = frozenset({
    "said", "says", "told", "tells", "met", "has", "had", "is", "was", "will", "would", "also", "and", ",", "'s",
    "’s"
})  # fmt: skip
"""Words that it has behind it there, and the verb never."""

SURNAME = "Merkel"
"""What the network is shown in its place: a surname that is nothing else."""

CLOSING = {"“": "”", '"': '"', "``": "''", "‘": "’", "„": "“”"}
MARKS = frozenset("".join(CLOSING.values())) | CLOSING.keys() | {"''"}
ENDS = frozenset(",.;!?…")
"""With such a mark inside, a quotation is speech, or ends with the sentence."""

FEW = 6
"""Words between quotation marks that are a part of the sentence around them; from 2 to 6 are alike."""


def seen(words: tuple[str, ...]) -> list[str]:
    """The words as the network is to see them, which does not see capitals: "IS" among words in small letters is no
    verb; nor does it know "chargé d'affaires"; "May said" opens no question."""
    shown = list(words)
    if words[:1] == (MAY,) and len(words) > 1 and (words[1] in BEHIND or words[1].endswith("ed")):
        shown[0] = SURNAME
    for at, word in enumerate(words[1:]):
        if word in AFFAIRS and words[at].lower() in CHARGES:
            shown[at : at + 2] = CHARGES[words[at].lower()]
    if LOOKALIKES.keys().isdisjoint(words) or not any(w.islower() and len(w) > 1 for w in words):
        return shown
    return [LOOKALIKES.get(word, word) for word in shown]


def quotes_of_few(words: tuple[str, ...]) -> dict[int, bool]:
    """The quotation marks around a word or a few inside a sentence, and whether they open: "is “flagrantly” defying".

    They quote words, not a sentence, and only confuse its parse.
    """
    found: dict[int, bool] = {}
    opened: int | None = None
    for at, word in enumerate(words):
        if word not in MARKS:
            continue
        if opened is not None and word in CLOSING[words[opened]]:
            if 1 < at - opened <= FEW + 1 and words[at - 1] not in ENDS:
                found |= {opened: True, at: False}
            opened = None
        else:
            opened = at if word in CLOSING else None
    return found
