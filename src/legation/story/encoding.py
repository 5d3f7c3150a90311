"""From bytes to text."""

from __future__ import annotations

import codecs

from legation.errors import NotText

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FORMATS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a Word document or another ZIP file"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3", "a database"),
    (b"WARC/", "a web archive"),
)
_WAY_OUT = "Save the story as plain text in UTF-8."


def decoded(raw: bytes, *, charset: str | None = None) -> str:
    """The text of some bytes: by their byte order mark, else ``charset`` (what a server says), else UTF-8, else the
    encoding that their letters are likeliest in, else Windows-1252. Raises NotText for what is not text.
    """
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return _strict(raw, name)
    refuse_formats(raw)
    if b"\0" in raw[:4096]:
        return _wide(raw)
    for name in filter(None, (charset, "utf-8")):
        try:
            return raw.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return _guessed(raw)


def refuse_formats(raw: bytes) -> None:
    """Raise NotText for the first bytes of a known format that is not text."""
    for start, what in _FORMATS:
        if raw.startswith(start):
            raise NotText(f"this is {what}, not text. {_WAY_OUT}")


def _strict(raw: bytes, name: str) -> str:
    try:
        return raw.decode(name)
    except UnicodeDecodeError as error:
        raise NotText(
            f"This begins like {name} text but is not: {error.reason} at byte {error.start}. {_WAY_OUT}"
        ) from error


def _wide(raw: bytes) -> str:
    """UTF-16 without a mark: every other byte of English is 0. Anything else with zeros is binary."""
    for name, zeros in (("utf-16-le", raw[1:4096:2]), ("utf-16-be", raw[:4096:2])):
        if zeros and zeros.count(0) > 0.7 * len(zeros) and len(raw) % 2 == 0:
            return _strict(raw, name)
    raise NotText(f"these bytes are not text. {_WAY_OUT}")


def _guessed(raw: bytes) -> str:
    """Text in an older encoding: Windows-1252 where few letters are beyond ASCII, else what charset-normalizer says."""
    controls = sum(byte < 32 and byte not in (9, 10, 11, 12, 13, 27) for byte in raw[:65536])
    if controls > 0.01 * len(raw[:65536]):
        raise NotText(f"these bytes are not text. {_WAY_OUT}")
    high = sum(byte >= 0x80 for byte in raw[:65536]) / len(raw[:65536])
    if high < 0.1:
        return raw.decode("cp1252", errors="replace")
    from charset_normalizer import from_bytes  # slow to import, and seldom needed

    best = from_bytes(raw[:65536]).best()
    if best is None:
        raise NotText(f"the encoding of this text cannot be told. {_WAY_OUT}")
    return raw.decode(best.encoding, errors="replace")
