"""The event room: codebook × clauses → event mentions. Its doors are ``code``, and ``counted`` with ``toll``."""

from legation.event.codebook import Codebook, chosen, load, plover
from legation.event.coder import code
from legation.event.ledger import Ledger
from legation.event.toll import counted, toll

__all__ = ["Codebook", "Ledger", "chosen", "code", "counted", "load", "plover", "toll"]
