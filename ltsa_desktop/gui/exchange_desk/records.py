"""Which records of a batch are shown: all of a few, of many those first that need a look."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ltsa_desktop.gui.widgets.labels import State

if TYPE_CHECKING:
    from ltsa_desktop.exchange.batch import FileResult
    from ltsa_desktop.exchange.outcomes import RecordResult

MOST_SHOWN = 500
"""Rows of the table: a longer one answers slowly, and nobody reads it on the screen."""

OUTCOME_STATES: dict[str, State] = {
    "new": "ok",
    "newer": "ok",
    "identical": "muted",
    "forked": "warning",
    "quarantined": "warning",
    "damaged": "error",
}
_URGENT = {"damaged": 0, "quarantined": 1, "forked": 2, "newer": 3, "new": 4, "identical": 5}


def shown_records(files: Iterable[FileResult], outcome: str = "") -> tuple[list[RecordResult], int]:
    """The records to show, in the order of the files unless there are too many, and how many there are."""
    rows = [
        record
        for file in files
        if file.report is not None
        for record in file.report.records
        if outcome in ("", record.outcome)
    ]
    if len(rows) > MOST_SHOWN:
        found: dict[str, list[RecordResult]] = {}
        for row in rows:
            found.setdefault(row.outcome, []).append(row)
        rows_first = [row for kind in sorted(found, key=_URGENT.__getitem__) for row in found[kind][:MOST_SHOWN]]
        return rows_first[:MOST_SHOWN], len(rows)
    return rows, len(rows)
