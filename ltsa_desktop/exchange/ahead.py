"""What the packages of one batch bring, known before the store has it: so the preview of many files is their import.

What a record is on import follows from the set of revisions before the batch and the set that arrives with all of it,
so neither the order of the files nor which of them holds a record can matter.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from ltsa_desktop.exchange.merge import Standing, standings

if TYPE_CHECKING:
    from ltsa_desktop.exchange.plan import Plan
    from ltsa_desktop.store import Store
    from ltsa_desktop.store.merging import Graph

Arriving = dict[str, tuple[str, ...]]


@dataclass
class Ahead:
    """The store as the files read so far will leave it.

    Attributes:
        before: visit → its history before the batch, of visits that something arrives for and that had one.
        arriving: visit → revisions that the batch brings: id → parents.
        spread: visits that more than one file tells of.
        blobs, instruments, centres, aside: ids (codes) of what was planned so far.
        backed_up: the copy before the first change of the batch was made.
    """

    store: Store
    before: dict[str, Graph] = field(default_factory=dict)
    arriving: dict[str, Arriving] = field(default_factory=dict)
    spread: set[str] = field(default_factory=set)
    blobs: set[str] = field(default_factory=set)
    instruments: dict[str, tuple[str, str]] = field(default_factory=dict)
    centres: set[str] = field(default_factory=set)
    aside: set[str] = field(default_factory=set)
    backed_up: bool = False

    @cached_property
    def revisions(self) -> set[str]:
        """Ids of the revisions here and planned."""
        return set(self.store.revisions.ids())

    @cached_property
    def statements(self) -> set[str]:
        """Ids of the signed acts here and planned."""
        return set(self.store.statements.ids())

    @cached_property
    def written(self) -> set[str]:
        """Visits with unsealed answers here: what arrives for them is kept beside, never put in their place."""
        return self.store.visits.being_written()

    def expect(self, arriving: dict[str, Arriving]) -> None:
        """Note what one file brings, before its outcomes are asked for."""
        unknown = [visit for visit in arriving if visit not in self.arriving]
        self.before.update(self.store.revisions.graphs(unknown))
        for visit, graph in arriving.items():
            joined = self.arriving.get(visit)
            if joined is None:
                self.arriving[visit] = dict(graph)
            elif not graph.keys() <= joined.keys():
                self.spread.add(visit)
                joined.update(graph)

    def standings(self, visit: str) -> dict[str, Standing]:
        """What each arriving revision of a visit is to the visit as it was before the batch."""
        return standings(self.before.get(visit, {}), self.arriving[visit])

    def absorb(self, plan: Plan) -> None:
        """What follows sees this plan carried out."""
        self.revisions.update(candidate.id for candidate in plan.insert)
        self.statements.update(plan.stated.new)
        self.blobs.update(located.id for located in plan.blobs)
        self.centres.update(row.code for row in plan.centres)
        self.aside.update(aside.id for aside in plan.aside)
        self.aside.update(plan.stated.aside)
        self.instruments.update(plan.instrument_ids)
