"""What the proof of an erasure says, as plain values."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from ltsa_desktop.ground.words import Text


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at after an erasure: what, whether nothing was found, where it was."""

    what: Text
    clean: bool
    where: str = ""


@dataclass(frozen=True, slots=True)
class ErasedVisit:
    """A line of the proof.

    Attributes:
        visit, centre, day: what was erased. by, at, reason: of the decision; act: the id of its statement.
        removed: how much was destroyed in which place. left: places out of reach so far.
    """

    visit: str
    centre: str
    day: str
    by: str
    at: str
    reason: str
    act: str
    removed: dict[str, int]
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """What was erased, what was looked at afterwards, and the signature of this laptop over both.

    Attributes:
        store, device: of this store. made_at: when. policy: years, 0 when single visits were erased.
        visits, findings: see there. clean: nothing of the visits was found and no place was out of reach.
    """

    store: str
    device: str
    made_at: str
    policy: int
    visits: tuple[ErasedVisit, ...]
    findings: tuple[Finding, ...]

    @property
    def clean(self) -> bool:
        """Whether nothing of the visits is left here."""
        return all(finding.clean for finding in self.findings) and not any(visit.left for visit in self.visits)

    def to_data(self) -> dict[str, Any]:
        """As plain data."""
        return asdict(self)
