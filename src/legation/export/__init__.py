"""The export room: a record's events in the formats that other programs load. Its door is ``export``."""

from legation.export.export import export
from legation.export.formats import FORMATS

__all__ = ["FORMATS", "export"]
