"""States by any of their codes and names: what a user's table may have in its column of countries."""

from __future__ import annotations

from functools import cached_property

from legation.gazetteer import names, tables
from legation.gazetteer.fold import fold_word

WORLD = ("IGO", "NGO", "IMG", "MNC")
"""Codes of actors that are no state's: international bodies, aid and rights organisations, militants, companies."""


class StateCodes:
    """Alpha-3 codes by alpha-2 and alpha-3 code, number, Wikidata id, English name and name in another language."""

    @cached_property
    def _by_name(self) -> dict[str, str | None]:
        """Codes by folded name or code; None under what two states share ("Congo")."""
        found: dict[str, str | None] = {}
        for state in names.states():
            entry = state.entry
            told = [name.text for name in state.names if name.form not in ("adjective", "demonym")]
            for text in (*told, entry.id, entry.wikidata or ""):
                _tell(found, text, entry.id)
        for code, two, number, others in tables.rows("state_codes.tsv"):
            for text in (two, number, *tables.several(others)):
                found.setdefault(fold_word(text), code)
        return found

    def code(self, text: str) -> str | None:
        """The code of the state, or of the world (IGO, NGO, IMG, MNC), that ``text`` names as a whole; else None."""
        if text.strip().upper() in WORLD:
            return text.strip().upper()
        return self._by_name.get(fold_word(text)) if text.strip() else None

    def words(self) -> list[str]:
        """All that names a state, folded: for telling what a misspelling may have meant."""
        return [word for word, code in self._by_name.items() if code]


def _tell(found: dict[str, str | None], text: str, code: str) -> None:
    key = fold_word(text)
    found[key] = code if found.get(key, code) == code else None
