"""Read models of the analysis; those of learning, follow-up and evidence stand apart and are named here too."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from ltsa_desktop.ground.words import Text
from ltsa_desktop.store.figures.learning_models import (
    ActionCount,
    ActionLine,
    Actions,
    AspirationRef,
    Aspirations,
    Dim,
    DimRow,
    Match,
    Method,
    PracticeCard,
    Practices,
)

if TYPE_CHECKING:
    from ltsa_desktop.store.figures.models import DeskLevel, FindingRef
    from ltsa_desktop.store.figures.scope import Basis

__all__ = [
    "ActionCount",
    "ActionLine",
    "Actions",
    "Amount",
    "AspirationRef",
    "Aspirations",
    "BandCount",
    "Column",
    "DeskCount",
    "DeskMatrix",
    "DeskRow",
    "Dim",
    "DimRow",
    "FailedItem",
    "FailedItems",
    "GenderRow",
    "GenderTables",
    "HeatCell",
    "HeatMap",
    "HeatRow",
    "Match",
    "Method",
    "MrcService",
    "Need",
    "NeedRow",
    "Pareto",
    "ParetoBar",
    "ParetoBy",
    "PracticeCard",
    "Practices",
    "RankRow",
    "Ranking",
    "Skm",
    "SkmElement",
    "SkmRow",
    "Unranked",
    "Weight",
]

ParetoBy = Literal["cause", "category", "owner", "province"]
Weight = Literal["count", "usg"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a heat map: an aspect, with the median of its cells and how many have a score."""

    id: str
    title: Text
    median: Decimal | None
    n: int


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One aspect of one centre. `share` is the score as a part of the maximum, 0 to 1, for the colour."""

    score: Decimal | None
    share: float | None
    n_scored: int
    n_items: int


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A centre: its cells stand in the order of the columns. `score` is the index itself."""

    code: str
    name: str
    visit_id: str
    score: Decimal | None
    band: str
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Centre × aspect of one index, the highest score first, those without one last (by code)."""

    basis: Basis
    scheme: str
    title: Text
    maximum: Decimal
    columns: tuple[Column, ...]
    rows: tuple[HeatRow, ...]


@dataclass(frozen=True, slots=True)
class DeskCount:
    """A desk over the centres asked.

    Attributes:
        present: centres that have it, of `asked`. finished: those where the product is finished on site (level 4).
        levels: how many stand at each level 0 to 4. unknown: present, level not assessed.
    """

    desk: str
    title: Text
    asked: int
    present: int
    finished: int
    levels: tuple[int, int, int, int, int]
    unknown: int


@dataclass(frozen=True, slots=True)
class DeskRow:
    """A centre: one cell for each desk of the matrix. `present` of `asked` desks."""

    code: str
    name: str
    visit_id: str
    cells: tuple[DeskLevel, ...]
    present: int
    asked: int


@dataclass(frozen=True, slots=True)
class DeskMatrix:
    """Desk × centre: which exist and how far each goes on site. Centres that do not run are not asked."""

    basis: Basis
    desks: tuple[DeskCount, ...]
    rows: tuple[DeskRow, ...]
    levels: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class RankRow:
    """A place in the ranking. Equal scores share the place (`tied`) and the next one is passed over (1, 2, 2, 4)."""

    rank: int
    tied: bool
    code: str
    name: str
    province: str
    visit_id: str
    day: date
    score: Decimal
    band: str
    band_title: Text
    n_scored: int
    n_items: int
    approved: bool


@dataclass(frozen=True, slots=True)
class BandCount:
    """A band, with the centres in it."""

    code: str
    title: Text
    lower: Decimal
    codes: tuple[str, ...]

    @property
    def n(self) -> int:
        """How many."""
        return len(self.codes)


@dataclass(frozen=True, slots=True)
class Unranked:
    """A centre without a place, and why."""

    code: str
    name: str
    visit_id: str
    why: Text


@dataclass(frozen=True, slots=True)
class Ranking:
    """Centres by one index, with its bands (highest first)."""

    basis: Basis
    scheme: str
    title: Text
    maximum: Decimal
    rows: tuple[RankRow, ...]
    bands: tuple[BandCount, ...]
    unranked: tuple[Unranked, ...]


@dataclass(frozen=True, slots=True)
class ParetoBar:
    """One cause (owner level, region). `amount` is the number of findings or the sum of their USG values.

    Attributes:
        share, cumulative: of all findings (or of the whole USG sum), 0 to 1; the last cumulative is 1.
        codes: of the centres concerned.
    """

    key: str
    title: Text
    amount: int
    share: float
    cumulative: float
    findings: tuple[FindingRef, ...]
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pareto:
    """Findings by cause, owner level or region, the most first.

    Attributes:
        total: of the amounts. unweighted: findings without a whole USG value; they count as 0 when weighted.
    """

    basis: Basis
    by: ParetoBy
    weight: Weight
    bars: tuple[ParetoBar, ...]
    total: int
    unweighted: int


@dataclass(frozen=True, slots=True)
class FailedItem:
    """A scored question over all visits that count, worst first.

    Attributes:
        title, aspect_title: as in the scoring sheet. number: the instrument's own number ("D1.3"), "" without one.
        asked: visits that scored it. lowest: visits with its lowest points; mean: of the points; maximum: possible.
        lost: points of the index that it cost on average, over `asked`.
        visits: ids of those with the lowest points.
    """

    ref: str
    title: Text
    aspect: str
    aspect_title: Text
    asked: int
    lowest: int
    mean: Decimal
    maximum: Decimal
    lost: Decimal
    visits: tuple[str, ...]
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FailedItems:
    """The items of one index that cost the most. `basis.visits` is the N of `asked`."""

    basis: Basis
    scheme: str
    title: Text
    rows: tuple[FailedItem, ...]


@dataclass(frozen=True, slots=True)
class GenderRow:
    """Clients served in twelve months, of one service, client type and channel (a blank title: all of them)."""

    service: str
    service_title: Text
    client: str
    client_title: Text
    channel: str
    channel_title: Text
    men: int
    women: int
    visits: tuple[str, ...]

    @property
    def total(self) -> int:
        """Men and women."""
        return self.men + self.women

    @property
    def women_share(self) -> float | None:
        """0 to 1; None when nobody was served."""
        return self.women / self.total if self.total else None


@dataclass(frozen=True, slots=True)
class Amount:
    """A number asked of centres, summed. `n` centres answered it, of `of` that were asked."""

    key: str
    title: Text
    value: Decimal | None
    n: int
    of: int
    visits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MrcService:
    """An MRC service: at how many centres it is offered, by the instrument's own steps (title → centres).

    Attributes:
        visits: for each step the visits of its centres, in their order.
    """

    key: str
    title: Text
    steps: tuple[tuple[Text, tuple[str, ...]], ...]
    asked: int
    visits: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class GenderTables:
    """Client type × sex × service × channel, cases, and services offered.

    Attributes:
        recorded: centres that keep counts by sex, of `asked` that were asked.
        rows: one for each combination that occurs. by_service, by_client, by_channel: their sums; total: of all.
    """

    basis: Basis
    recorded: int
    asked: int
    rows: tuple[GenderRow, ...]
    by_service: tuple[GenderRow, ...]
    by_client: tuple[GenderRow, ...]
    by_channel: tuple[GenderRow, ...]
    total: GenderRow
    cases: tuple[Amount, ...]
    services: tuple[MrcService, ...]


@dataclass(frozen=True, slots=True)
class SkmElement:
    """An element of the satisfaction survey. `mean` of 1 to 4 over all respondents, rounded to two decimals."""

    id: str
    title: Text
    mean: Decimal | None
    respondents: int
    centres: int


@dataclass(frozen=True, slots=True)
class SkmRow:
    """A centre's survey."""

    code: str
    name: str
    visit_id: str
    score: Decimal
    band: str
    band_title: Text
    respondents: int
    means: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Skm:
    """The satisfaction survey. The joint means weigh every respondent the same; `basis.counted` is the N of `rows`."""

    basis: Basis
    elements: tuple[SkmElement, ...]
    rows: tuple[SkmRow, ...]
    respondents: int


@dataclass(frozen=True, slots=True)
class NeedRow:
    """A centre's need and capacity as its latest visit asked; None was not answered.

    Attributes:
        served_men, served_women: persons served in twelve months. problems: brought to the centre in twelve months.
        access: ease of access in words; farthest: km to the farthest place served.
        staff: assigned; present: on the day of the visit. days: of service a week. desks: that exist, of `desks_asked`.
        served_per_staff: served / staff, one decimal.
    """

    code: str
    name: str
    visit_id: str
    served_men: int | None
    served_women: int | None
    problems: int | None
    access: Text
    farthest: Decimal | None
    staff: int | None
    present: int | None
    days: int | None
    desks: int
    desks_asked: int

    @property
    def served(self) -> int | None:
        """Men and women together, None where neither was answered."""
        known = [n for n in (self.served_men, self.served_women) if n is not None]
        return sum(known) if known else None

    @property
    def served_per_staff(self) -> Decimal | None:
        """Persons served in twelve months for each assigned officer."""
        if self.served is None or not self.staff:
            return None
        return (Decimal(self.served) / self.staff).quantize(Decimal("0.1"))


@dataclass(frozen=True, slots=True)
class Need:
    """Need against capacity (PP 59/2021 Ps. 64 and 77), most served per officer first; what was not asked is blank."""

    basis: Basis
    rows: tuple[NeedRow, ...]
    totals: tuple[Amount, ...]
