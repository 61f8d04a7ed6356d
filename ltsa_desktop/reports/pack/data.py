"""What a pack is made of: each figure read once, and the identity of the data behind them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from ltsa_desktop.reports.collected import Origin, identity_of
from ltsa_desktop.store import figures
from ltsa_desktop.store.figures import Scope

if TYPE_CHECKING:
    from ltsa_desktop.store import Store
    from ltsa_desktop.store.figures.analysis_models import (
        Actions,
        Aspirations,
        DeskMatrix,
        Dim,
        FailedItems,
        GenderTables,
        HeatMap,
        Method,
        Need,
        Pareto,
        Practices,
        Ranking,
        Skm,
    )
    from ltsa_desktop.store.figures.models import Changes, FindingRef, Overview

_SURVEY = "skm"


@dataclass(frozen=True)
class Figures:
    """The figures of one scope, each asked of the store when a section first needs it and kept.

    Attributes:
        store: an open store; it is only read.
        scope: which visits count.
        before: id of the round that changes are told against; "" for the one before.
    """

    store: Store
    scope: Scope
    before: str = ""

    @cached_property
    def overview(self) -> Overview:
        """The register with states, scores and actions."""
        return figures.overview(self.store, self.scope)

    @cached_property
    def changes(self) -> Changes:
        """Against the round before."""
        return figures.changes(self.store, self.scope, self.before)

    @cached_property
    def ranking(self) -> Ranking:
        """By the shown index."""
        return figures.ranking(self.store, self.scope)

    @cached_property
    def heat_maps(self) -> tuple[HeatMap, ...]:
        """One for each index with aspects, the shown one first; the survey has a section of its own."""
        maps = []
        for scheme in figures.schemes(self.store, self.scope):
            if scheme.id != _SURVEY:
                maps.append(figures.heat_map(self.store, self.scope, scheme.id))
        return tuple(one for one in maps if len(one.columns) > 1 and any(row.score is not None for row in one.rows))

    @cached_property
    def causes(self) -> Pareto:
        """Findings by cause."""
        return figures.pareto(self.store, self.scope)

    @cached_property
    def owners(self) -> Pareto:
        """Findings by the level that owns the recommendation."""
        return figures.pareto(self.store, self.scope, by="owner")

    @cached_property
    def provinces(self) -> Pareto:
        """Findings by province."""
        return figures.pareto(self.store, self.scope, by="province")

    @cached_property
    def findings(self) -> tuple[FindingRef, ...]:
        """All findings that count."""
        return figures.findings(self.store, self.scope)

    @cached_property
    def desks(self) -> DeskMatrix:
        """Desk × centre."""
        return figures.desk_matrix(self.store, self.scope)

    @cached_property
    def gender(self) -> GenderTables:
        """Clients, cases and MRC services."""
        return figures.gender_tables(self.store, self.scope)

    @cached_property
    def skm(self) -> Skm:
        """The satisfaction survey."""
        return figures.skm(self.store, self.scope)

    @cached_property
    def failed(self) -> FailedItems:
        """The items that cost the most."""
        return figures.failed_items(self.store, self.scope)

    @cached_property
    def need(self) -> Need:
        """Need against capacity."""
        return figures.need(self.store, self.scope)

    @cached_property
    def practices(self) -> Practices:
        """Good practices with their matches."""
        return figures.practices(self.store, self.scope)

    @cached_property
    def actions(self) -> Actions:
        """What was agreed, over all visits and meetings."""
        return figures.actions(self.store, self.scope)

    @cached_property
    def aspirations(self) -> Aspirations:
        """What was heard."""
        return figures.aspirations(self.store, self.scope)

    @cached_property
    def articles(self) -> Dim:
        """The inventory of problems by article."""
        return figures.dim(self.store, self.scope, by="article")

    @cached_property
    def topics(self) -> Dim:
        """The inventory of problems by topic."""
        return figures.dim(self.store, self.scope, by="topic")

    @cached_property
    def method(self) -> Method:
        """Formulas and rules."""
        return figures.method(self.store, self.scope)


def origin_of(f: Figures, words: str, author: str = "") -> Origin:
    """Where a document's figures come from: its identity is that of all revisions, statements and states known here."""
    store, scope = f.store, f.scope
    overview = f.overview
    states = (f"{row.code}\t{row.status.state}\t{row.status.day}\t{row.status.source}" for row in overview.rows)
    told = repr(replace(scope, today=None))
    parts = {*store.revisions.ids(), *store.statements.ids(), *states, told}
    example = scope.examples != "real"
    return Origin(identity_of(parts), scope.day, words, example, author or store.profile.name)
