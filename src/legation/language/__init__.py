"""The language room: text to sentences, tokens and grammar, and from there to clauses."""

from legation.language.clauses import clauses
from legation.language.describe import describe
from legation.language.parsing import parse

__all__ = ["clauses", "describe", "parse"]
