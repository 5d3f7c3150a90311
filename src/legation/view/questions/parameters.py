"""A parameter of a question: how it is written, checked, and described to a program.

A value comes as text (the query of an address) or as JSON (a tool's argument); both are checked by one rule, which is
also what ``schema`` tells.
"""

from __future__ import annotations

import math
import re
import unicodedata
from difflib import get_close_matches
from typing import Any, Literal

import msgspec

from legation.errors import BadQuestion, RecordError
from legation.record.filters import day, match
from legation.view.questions.codes import listed

LONGEST = 300
"""Code points of a value that is a text."""

_DAY = r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
_PLAIN = r"^[^\u0000-\u001f\u007f]*$"
_WHOLE = re.compile(r"[+-]?[0-9]{1,15}")
_NUMBER = re.compile(r"[+-]?([0-9]{1,15}(\.[0-9]{0,15})?|\.[0-9]{1,15})([eE][+-]?[0-9]{1,2})?")
_LARGEST = 1e15


Codes = tuple[str, ...]


class Parameter(msgspec.Struct, frozen=True, kw_only=True):
    """What a question may be asked by.

    ``codes`` names the list of codes (``codes.listed``) that it takes one of, or ``several`` of with commas between.
    ``least`` and ``most`` bound numbers, ``most`` also the length of prose: a text of many lines. ``metavar`` is how
    the command line calls the value, ``otherwise`` what it calls the contrary of yes.
    """

    name: str
    about: str
    kind: Literal["text", "words", "prose", "day", "currency", "number", "whole", "yes"] = "text"
    metavar: str = ""
    otherwise: str = ""
    codes: str = ""
    several: bool = False
    least: float | None = None
    most: float | None = None
    default: str | int | None = None
    required: bool = False
    example: Any = None

    def parsed(self, told: str, own: Codes = ()) -> Any:
        """The value of a text; ``own`` are the codes of the user's own types. Raises BadQuestion."""
        if self.kind == "yes" and told in ("true", "false"):
            return told == "true"
        if self.kind == "whole" and _WHOLE.fullmatch(told):
            return self.checked(int(told))
        if self.kind == "number" and _NUMBER.fullmatch(told):
            return self.checked(float(told))
        return self.checked(told, own)

    def checked(self, value: Any, own: Codes = ()) -> Any:
        """The value as the record takes it: codes spelled as they are listed. Raises BadQuestion."""
        if self.kind in ("number", "whole"):
            return self._number(value)
        if self.kind == "yes":
            return value if isinstance(value, bool) else self._refuse(value)
        prose = self.kind == "prose"
        if not isinstance(value, str) or not value.strip() or not (prose or _is_plain(value)):
            return self._refuse(value)
        if len(value) > (longest := self._longest()):
            raise BadQuestion(f"{self.name}: {len(value):,} characters are too many: {longest:,} may be.", self.name)
        if prose:
            return value
        return self._code(value, own) if self.codes else self._text(value.strip())

    def _longest(self) -> int:
        return int(self.most or LONGEST) if self.kind == "prose" else LONGEST

    def _number(self, value: Any) -> Any:
        kinds = (int,) if self.kind == "whole" else (int, float)
        if isinstance(value, bool) or not isinstance(value, kinds) or not math.isfinite(value):
            return self._refuse(value)
        least, most = (-_LARGEST if self.least is None else self.least), (_LARGEST if self.most is None else self.most)
        return value if least <= value <= most else self._refuse(value)

    def _text(self, value: str) -> str:
        try:
            if self.kind == "day":
                day(value)
            elif self.kind == "words":
                match(value)
        except RecordError as error:
            raise BadQuestion(f"{self.name}: {error}", self.name) from error
        if self.kind == "currency":
            return value.upper() if re.fullmatch(r"[A-Za-z]{3}", value) else str(self._refuse(value))
        return value

    def _listed(self, own: Codes) -> Codes:
        """The codes that it takes."""
        return (*listed(self.codes), *own) if self.codes == "type" else listed(self.codes)

    def _code(self, value: str, own: Codes) -> str:
        known = {code.casefold(): code for code in self._listed(own)}
        told = [each.strip() for each in value.split(",")] if self.several else [value.strip()]
        if wrong := [each for each in told if each.casefold() not in known]:
            raise BadQuestion(f'{self.name}: there is no "{wrong[0]}". {_hint(wrong[0], known)}', self.name)
        return ",".join(known[each.casefold()] for each in told)

    def _refuse(self, value: Any) -> Any:
        shown = value if isinstance(value, str) else msgspec.json.encode(value, enc_hook=str).decode()
        clean = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in shown)
        short = clean if len(clean) <= 60 else f"{clean[:60]}…"
        raise BadQuestion(f'{self.name}: "{short}" is not {self._wanted()}.', self.name)

    def _wanted(self) -> str:
        if self.kind in ("number", "whole"):
            what = "a whole number" if self.kind == "whole" else "a number"
            least = "" if self.least is None else f" from {self.least:g}"
            return f"{what}{least}" + ("" if self.most is None else f" to {self.most:g}")
        wanted = {"yes": "true or false", "currency": "the code of a currency: three letters, as USD",
                  "day": "a day, month or year: 2022-05-19, 2022-05 or 2022"}  # fmt: skip
        return wanted.get(self.kind, f"a text of 1 to {self._longest()} characters, without control characters")

    def schema(self, own: Codes = ()) -> dict[str, Any]:
        """What it takes, as JSON Schema, with the codes of the user's own types."""
        told: dict[str, Any]
        if self.kind == "yes":
            told = {"type": "boolean"}
        elif self.kind in ("number", "whole"):
            told = {"type": "integer" if self.kind == "whole" else "number"}
            told |= {"minimum": -_LARGEST if self.least is None else self.least}
            told |= {"maximum": _LARGEST if self.most is None else self.most}
        elif self.codes and self.several:
            each = "|".join(self._listed(own))
            told = {"type": "string", "pattern": f"^({each})(,({each}))*$"}
        elif self.codes:
            told = {"type": "string", "enum": list(listed(self.codes))}
        elif self.kind == "prose":
            told = {"type": "string", "minLength": 1, "maxLength": self._longest()}
        else:
            pattern = {"day": _DAY, "currency": "^[A-Za-z]{3}$"}.get(self.kind, _PLAIN)
            told = {"type": "string", "minLength": 1, "maxLength": LONGEST, "pattern": pattern}
        return told | ({"default": self.default} if self.default is not None else {})

    def told(self, own: Codes = ()) -> str:
        """What it is for, with the codes of which it takes several."""
        if self.codes == "type":
            types = ", ".join(code for code in self._listed(own) if "/" not in code)
            return f"{self.about} Types: {types}; their modes: see the tool codes."
        return f"{self.about} Codes: {', '.join(listed(self.codes))}." if self.codes and self.several else self.about


def _hint(wrong: str, known: dict[str, str]) -> str:
    """What was meant, if that can be told, else what there is; types without their modes."""
    if near := get_close_matches(wrong.casefold(), known, n=3, cutoff=0.6):
        return f"Did you mean {' or '.join(known[name] for name in near)}?"
    return f"There are: {', '.join(code for code in known.values() if '/' not in code)}."


def _is_plain(value: str) -> bool:
    """Whether a text has no control character and no half of a pair: neither is written by people, or kept by files."""
    return not any(unicodedata.category(letter) in ("Cc", "Cs") for letter in value)


def asked_of(
    parameters: tuple[Parameter, ...], given: dict[str, Any], *, parse: bool = False, own: Codes = ()
) -> dict[str, Any]:
    """The values that are given for a question's parameters, with defaults; as text if ``parse``, else as JSON.

    ``own`` are the codes of the user's own types.

    Raises BadQuestion for a parameter that there is none of, a value that it does not take, or one that is wanting.
    """
    known = {each.name: each for each in parameters}
    for name in given:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            told = f" Did you mean {near[0]}?" if near else ""
            raise BadQuestion(f'there is no parameter "{_short(name)}".{told} There are: {", ".join(known)}.', name)
    asked = {each.name: each.default for each in parameters if each.default is not None}
    for name, value in given.items():
        if value is not None:
            asked[name] = known[name].parsed(value, own) if parse else known[name].checked(value, own)
    for each in parameters:
        if each.required and each.name not in asked:
            raise BadQuestion(f"{each.name} is wanting: {each.about}", each.name)
    return asked


def _short(name: str) -> str:
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in name[:40])
