"""Charts of a record, from one grammar (altair): as files, in a notebook. Its door is ``chart``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from legation.record.record import Record
    from legation.view.charts.picture import Chart

__all__ = ["chart"]


def chart(record: Record, kind: str, **asked: Any) -> Chart:
    """A chart of what a record answers: ``kind`` is one of ``legation.view.charts.kinds.KINDS``.

    Raises MissingPart without the extra ``charts``, RecordError for another kind, and what the record raises.
    """
    from legation.view.charts.kinds import drawn

    return drawn(record, kind, **asked)
