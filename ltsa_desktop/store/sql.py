"""What plain SQL needs to know of the tables, so that the start need not load their classes (`models`, `projected`)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def to_micros(moment: datetime) -> int:
    """Microseconds since 1970 in UTC, exact: how every moment is kept."""
    return (moment - _EPOCH) // timedelta(microseconds=1)


def from_micros(micros: int) -> datetime:
    """The aware moment of `to_micros`."""
    return _EPOCH + timedelta(microseconds=micros)


# The projected tables and their keys.
PROJECTED: dict[str, tuple[str, ...]] = {
    "visit_fact": ("visit_id",),
    "visit_verdict": ("visit_id",),
    "visit_score": ("visit_id", "scheme"),
    "visit_aspect": ("visit_id", "scheme", "aspect"),
    "finding": ("visit_id", "path"),
    "aspiration": ("visit_id", "path"),
    "practice": ("visit_id", "path"),
    "follow_up": ("visit_id", "path"),
    "follow_up_check": ("visit_id", "of_visit", "record"),
    "visit_person": ("visit_id", "kind", "position"),
    "visit_desk": ("visit_id", "desk"),
}

ASIDE = "('deleted', 'joined', 'erased')"
"""Statuses of visits that a decision took out of lists and figures; see `setting_aside`."""

UNLISTED = "('removed', 'second', 'compared', 'deleted', 'joined', 'erased')"
"""Statuses of what stands in no list; see `read_models.VisitStatus`."""

# The position of the one index that a line of a list shows of visit `v`: the first with a predicate, else with a value.
SHOWN_SCORE = (
    "(SELECT position FROM visit_score WHERE visit_id = v.id ORDER BY band = '', score = '', position LIMIT 1)"
)
