"""The brief room: events in plain sentences, and a record's answer as a report to hand on.

``told`` and ``sentence`` tell an event in one sentence; ``compose`` makes a report, ``html.page`` and ``markdown.text``
write it.
"""

from __future__ import annotations

from legation.brief.composing import compose
from legation.brief.sentence import sentence
from legation.brief.telling import told

__all__ = ["compose", "sentence", "told"]
