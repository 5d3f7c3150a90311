"""The mention room: actors, places, dates, counts, sums and quotations of a story, each with its span."""

from legation.mention.finding import find

__all__ = ["find"]
