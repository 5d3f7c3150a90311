"""The language room: text to sentences, tokens and grammar, and from there to clauses."""

from legation.language.parsing import parse

__all__ = ["parse"]
