"""Build the table of states' other codes and their names in other languages from Unicode CLDR (package babel).

    python -m training.gazetteer.state_codes

The codes of ``states.tsv`` stay the key. Names are CLDR's short ones in each language of ``LANGUAGES``: those in which
lists of actors and query results are most often kept. They are for looking up a whole cell, never searched in a story.
"""

from __future__ import annotations

from pathlib import Path

import babel
from babel.core import get_global

from legation.gazetteer.fold import fold_word
from legation.gazetteer.names import states

OUT = Path(__file__).parents[2] / "src/legation/data/gazetteer/state_codes.tsv"
LANGUAGES = ("fr", "es", "de", "it", "pt", "nl", "pl", "ro", "sv", "tr", "id", "ru", "uk", "ar", "fa", "he", "hi",
             "zh", "ja", "ko", "vi", "el", "cs", "hu")  # fmt: skip
NO_LONGER = {
    "SUN": ("SU", "810"), "YUG": ("YU", "891"), "CSK": ("CS", "200"), "DDR": ("DD", "278"), "SCG": ("CS", "891"),
}  # fmt: skip
NUMBERS = {"ET": "231", "DE": "276", "SD": "729", "YE": "887", "FR": "250"}  # CLDR has their former numbers too
HEADER = """# Other codes of the states of states.tsv, and their names in other languages. Built by
# training/gazetteer/state_codes.py from Unicode CLDR (Unicode License v3) by way of babel {version}.
# Columns: code (alpha-3, KOS for Kosovo), alpha-2 and number (ISO 3166-1; XK is CLDR's for Kosovo; of states that are
# no more, as they were), names (";").
code\talpha2\tnumber\tnames
"""


def other_codes() -> dict[str, tuple[str, str]]:
    """Alpha-2 code and number by alpha-3 code."""
    aliases = {alias: to[0] for alias, to in get_global("territory_aliases").items() if len(to) == 1}
    numbers = {to: alias for alias, to in aliases.items() if alias.isdigit() and alias < "900"} | NUMBERS
    found = {alias: (to, numbers.get(to, "")) for alias, to in aliases.items() if len(alias) == 3 and alias.isalpha()}
    return found | NO_LONGER | {"KOS": ("XK", "")}


def main() -> None:
    codes = other_codes()
    territories = [babel.Locale(language).territories for language in LANGUAGES]
    lines = []
    for state in states():
        two, number = codes.get(state.entry.id, ("", ""))
        own = {fold_word(name.text) for name in state.names}
        told = [] if state.entry.id in NO_LONGER else [names[two] for names in territories if two in names]
        other = dict.fromkeys(name for name in told if fold_word(name) not in own and ";" not in name)
        lines.append("\t".join((state.entry.id, two, number, "; ".join(other))))
    OUT.write_text(HEADER.format(version=babel.__version__) + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
