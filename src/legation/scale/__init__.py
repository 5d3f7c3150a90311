"""The scale room: many stories in several processes, read in order. Its door is ``read_all``."""

from legation.scale.pool import read_all

__all__ = ["read_all"]
