"""Visit reports; being built."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ltsa_desktop.store.paper_models import VisitReport

if TYPE_CHECKING:
    from ltsa_desktop.store.opening import Store


def report_of(store: Store, visit: str, revision: str | None, language: str) -> VisitReport:
    """See `Reading.visit_report`."""
    raise NotImplementedError
