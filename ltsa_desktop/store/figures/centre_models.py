"""The read model of a centre's page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ltsa_desktop.store.figures.analysis_models import ActionLine, PracticeCard
    from ltsa_desktop.store.figures.models import (
        AspectTrend,
        DeskLevel,
        FindingRef,
        LegalBasis,
        OverviewRow,
        PersonRef,
        PhotoRef,
        Radar,
        VisitPoint,
    )
    from ltsa_desktop.store.figures.scope import Basis
    from ltsa_desktop.store.read_models import CentreDetail, StatusEvent


@dataclass(frozen=True, slots=True)
class CentrePage:
    """Everything of one centre in a scope.

    Attributes:
        row: its line of the overview. detail: what the register knows (aliases, sites, source, note).
        statuses: every dated statement, newest first, those of visits that do not count left out.
        visits: that count, newest first. trends: each index and aspect over them, oldest first.
        radars: one for each index with three aspects or more, of the latest visit.
        desks: of the latest visit that asked. findings: of the visits that count, newest first.
        actions: of all its visits and of meetings. practices: of the visits that count; those that may help it are in
            `helped_by`.
        photos: of the visits that count, newest first. people: met and team, newest visit first.
    """

    basis: Basis
    row: OverviewRow
    detail: CentreDetail
    statuses: tuple[StatusEvent, ...]
    visits: tuple[VisitPoint, ...]
    trends: tuple[AspectTrend, ...]
    radars: tuple[Radar, ...]
    desks: tuple[DeskLevel, ...]
    findings: tuple[FindingRef, ...]
    actions: tuple[ActionLine, ...]
    practices: tuple[PracticeCard, ...]
    helped_by: tuple[PracticeCard, ...]
    photos: tuple[PhotoRef, ...]
    people: tuple[PersonRef, ...]
    legal: LegalBasis
