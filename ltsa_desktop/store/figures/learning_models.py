"""Read models of learning, of follow-up and of the evidence for the regulation. Plain frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from ltsa_desktop.ground.words import Text

if TYPE_CHECKING:
    from ltsa_desktop.store.figures.models import FindingRef, PhotoRef
    from ltsa_desktop.store.figures.scope import Basis


@dataclass(frozen=True, slots=True)
class Match:
    """A centre that a practice may help, and why.

    Attributes:
        kind: "cause" (it has a finding with the cause the practice answers) or "aspect" (it is low in an aspect that
            the practice's centre is high in). reason: in words. findings: (visit, path) behind it.
        strength: orders matches, the highest first.
    """

    code: str
    name: str
    visit_id: str
    kind: Literal["cause", "aspect"]
    key: str
    reason: Text
    findings: tuple[tuple[str, str], ...]
    strength: float


@dataclass(frozen=True, slots=True)
class PracticeCard:
    """A good practice, for its card, with the centres it may help (best match first, one line a centre)."""

    visit_id: str
    path: str
    code: str
    centre: str
    province: str
    day: date
    title: str
    problem: str
    action: str
    result: str
    cost: str
    needs: str
    transfer: str
    evidence: str
    causes: tuple[tuple[str, Text], ...]
    photos: tuple[PhotoRef, ...]
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Practices:
    """The good practices of the visits that count, newest first."""

    basis: Basis
    cards: tuple[PracticeCard, ...]


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An agreed action, as it stands on the scope's day.

    Attributes:
        id: "<visit>:<record>" of an action of a visit, the id of the statement of one that a meeting decided.
        origin: "visit" or "meeting". finding: its words; finding_path where it stands ("" for none).
        deadline: as last agreed; overdue: days past it while open, 0 otherwise.
        state: a key of `follow_ups.STATES`; note, looked_on, looked_by: of the visit that last looked after it.
        evidence: path of the question in that visit whose photo shows it, "" for none.
        meeting: name of the meeting that decided it.
    """

    id: str
    origin: Literal["visit", "meeting"]
    visit_id: str
    finding_path: str
    code: str
    centre: str
    province: str
    day: date | None
    finding: str
    action: str
    owner: str
    owner_title: Text
    owner_name: str
    deadline: date | None
    overdue: int
    state: str
    state_title: Text
    note: str
    looked_on: date | None
    looked_by: str
    evidence: str
    meeting: str = ""

    @property
    def open(self) -> bool:
        """Neither done nor dropped."""
        return self.state not in ("selesai", "gugur")


@dataclass(frozen=True, slots=True)
class ActionCount:
    """Actions of an owner level or a centre."""

    key: str
    title: Text
    total: int
    open: int
    overdue: int
    done: int


@dataclass(frozen=True, slots=True)
class Actions:
    """Actions over all visits (not only the latest of each centre), nearest deadline first, those without one last."""

    basis: Basis
    as_of: date
    rows: tuple[ActionLine, ...]
    by_owner: tuple[ActionCount, ...]
    by_centre: tuple[ActionCount, ...]
    total: ActionCount


@dataclass(frozen=True, slots=True)
class AspirationRef:
    """An aspiration, by role and not by name."""

    visit_id: str
    path: str
    code: str
    centre: str
    day: date
    role: str
    role_title: Text
    topic: str
    topic_title: Text
    text: str
    article: str


@dataclass(frozen=True, slots=True)
class Aspirations:
    """What was heard, by topic (most first); `roles` counts who spoke (title, n)."""

    basis: Basis
    topics: tuple[tuple[Text, tuple[AspirationRef, ...]], ...]
    roles: tuple[tuple[Text, int], ...]
    total: int


@dataclass(frozen=True, slots=True)
class DimRow:
    """An article or topic: problems × proposals × evidence.

    Attributes:
        problems: findings. proposals: recommendations of these findings, without repetitions, then aspirations.
        aspirations: those that speak to it. codes, centres: whose visits they are, code and name.
        evidence: the visits behind it: (visit, centre, day, short code).
    """

    key: str
    title: Text
    problems: tuple[FindingRef, ...]
    aspirations: tuple[AspirationRef, ...]
    codes: tuple[str, ...]
    centres: tuple[str, ...]
    evidence: tuple[tuple[str, str, date, str], ...]

    @property
    def recommendations(self) -> tuple[str, ...]:
        """What the findings recommend, without repetitions."""
        return tuple(dict.fromkeys(f.recommendation for f in self.problems if f.recommendation))


@dataclass(frozen=True, slots=True)
class Dim:
    """Daftar Inventarisasi Masalah, by article or topic, the most findings and aspirations first.

    Attributes:
        findings, aspirations: how many went in. without: findings and aspirations that name no article (by "article").
    """

    basis: Basis
    by: Literal["article", "topic"]
    rows: tuple[DimRow, ...]
    findings: int
    aspirations: int
    without: int


@dataclass(frozen=True, slots=True)
class Method:
    """The method note: sections of a title and its lines."""

    sections: tuple[tuple[Text, tuple[Text, ...]], ...]
