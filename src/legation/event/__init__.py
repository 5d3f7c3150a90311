"""The event room: codebook × clauses → event mentions. Its door is ``code``."""

from legation.event.codebook import Codebook, load, plover
from legation.event.coder import code

__all__ = ["Codebook", "code", "load", "plover"]
