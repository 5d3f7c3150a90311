"""Setting a field of an event or event mention by its name, checked: what a correction does."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Protocol, TypeVar

import msgspec

from legation.errors import BadCorrection
from legation.event.model import EventMention
from legation.event.scales import Scale
from legation.record.ids import content_id
from legation.record.model import Event

T = TypeVar("T")

FIELDS = ("type", "mode", "status", "date.start", "date.end", "place.name", "place.country", "dead", "injured",
          "arrested", "actors", "recipients")  # fmt: skip
"""The fields of an event and of an event mention that can be corrected."""

COUNTS = ("dead", "injured", "arrested")
_MOST = 1_000_000_000  # people

STORY_FIELDS = ("title", "published", "publisher", "url")
ACTOR_FIELDS = ("name", "country", "sector")


class Known(Protocol):
    """What the record knows."""

    def party(self, told: str) -> dict[str, Any] | None:
        """The party of an actor's name or id: id, name, country, sector."""

    def scales(self) -> Mapping[tuple[str, str | None], Scale]:
        """The scores of every type and mode, the users' own too."""


def set_in_mention(mention: EventMention, field: str, value: Any, known: Known) -> EventMention:
    """The mention with ``field`` set to ``value``. Raises BadCorrection."""
    plain = msgspec.to_builtins(mention)
    if field in COUNTS:
        plain["casualties"][field] = value
    elif field.startswith("date."):
        plain["date"] = _date(plain["date"] or {}, field, value)
    elif field.startswith("place."):
        plain["place"] = _place(plain["place"] or {}, field, value)
    else:
        _set_plain(plain, field, value, known)
    return _checked(plain, EventMention, field, value)


def set_in_event(event: Event, field: str, value: Any, known: Known) -> Event:
    """The event with ``field`` set to ``value``. Raises BadCorrection."""
    plain = msgspec.to_builtins(event)
    if field in COUNTS:
        plain[field] = value
    elif field.startswith("date."):
        when = _date({"start": event.date_start, "end": event.date_end}, field, value) or {}
        plain |= {"date_start": when.get("start"), "date_end": when.get("end"), "date_basis": when and "text",
                  "granularity": when.get("granularity")}  # fmt: skip
        plain["date_basis"] = plain["date_basis"] or None
    elif field.startswith("place."):
        where = _place({"name": event.place, "country": event.place_country}, field, value) or {}
        plain |= {"place": where.get("name"), "place_country": where.get("country")}
        plain |= dict.fromkeys(("geonames", "latitude", "longitude"))
    else:
        _set_plain(plain, field, value, known)
    return _checked(plain, Event, field, value)


def _set_plain(plain: dict[str, Any], field: str, value: Any, known: Known) -> None:
    if field not in FIELDS:
        raise BadCorrection(f'"{field}" cannot be corrected. These can: {", ".join(FIELDS)}.')
    if field in ("actors", "recipients"):
        plain[field] = [_party(each, known) for each in (value if isinstance(value, list) else [value])]
    elif value is not None and not isinstance(value, str):
        raise BadCorrection(f"the {field} of an event is a word, or null.")
    else:
        plain[field] = value
    if field in ("type", "mode"):
        _rescale(plain, field, known)


def _rescale(plain: dict[str, Any], field: str, known: Known) -> None:
    """CAMEO code, quad class and intensity follow type and mode; a new type has no mode."""
    if field == "type":
        plain["mode"] = None
    table = known.scales()
    scale = table.get((plain["type"], plain["mode"]))
    if scale is None:
        types = [type_ for type_, mode in table if mode is None]
        modes = [mode for type_, mode in table if mode and type_ == plain["type"]]
        names = ", ".join(types if field == "type" else modes) or "none"
        raise BadCorrection(f'there is no {field} "{plain[field]}": it can be {names}.')
    plain |= {"quad": scale.quad, "intensity": scale.intensity, "cameo": scale.cameo or None}


def _party(told: Any, known: Known) -> dict[str, Any]:
    if isinstance(told, str):
        return known.party(told) or {"id": f"hand-{content_id(told)}", "name": told}
    if not isinstance(told, dict) or not isinstance(told.get("name"), str):
        raise BadCorrection('a party is a name, or an object with "name" and what is known of "country" and "sector".')
    return {"id": f"hand-{content_id(told['name'], told.get('country'))}"} | told


def _date(when: dict[str, Any], field: str, value: Any) -> dict[str, Any] | None:
    if value is None:
        return None
    try:
        day = date.fromisoformat(str(value)).isoformat()
    except ValueError:
        raise BadCorrection(f'"{value}" is no day: write it as 2022-05-19.') from None
    side, other = ("start", "end") if field == "date.start" else ("end", "start")
    bound = when.get(other) or day
    ordered = bound >= day if side == "start" else bound <= day
    found = {side: day, other: bound if ordered else day}
    return {**found, "granularity": "day" if found["start"] == found["end"] else "range", "basis": "text"}


def _place(where: dict[str, Any], field: str, value: Any) -> dict[str, Any] | None:
    if field == "place.name":
        return None if value is None else {"name": value, "country": where.get("country")}
    if not where.get("name"):
        raise BadCorrection("the event has no place: set place.name first.")
    return {"name": where["name"], "country": value}


def _checked(plain: dict[str, Any], type_: type[T], field: str, value: Any) -> T:
    if field in COUNTS and isinstance(value, int) and not 0 <= value <= _MOST:
        raise BadCorrection(
            f'"{value}" cannot be the {field} of an event: it is a number from 0 to {_MOST:,}, or null.'
        )
    try:
        return msgspec.convert(plain, type_)
    except msgspec.ValidationError as error:
        raise BadCorrection(f'"{value}" cannot be the {field} of an event ({error}).') from error
