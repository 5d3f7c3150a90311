"""Tags of answers, by which an answer that a client has is known to be still good."""

from __future__ import annotations

from hashlib import blake2b


def tag(*parts: str) -> str:
    """The ETag of an answer that depends on these parts."""
    told = "\0".join(parts).encode("utf8", "replace")
    return f'"{blake2b(told, digest_size=12).hexdigest()}"'


def has_tag(told: str | None, tag: str) -> bool:
    """Whether an If-None-Match names a tag (compared weakly, as RFC 9110 has it)."""
    return told is not None and tag in {each.strip().removeprefix("W/") for each in told.split(",")}
