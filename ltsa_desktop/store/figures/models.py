"""Read models of the mapping: overview, change, centre page, comparison. Plain frozen values.

Scores are on the scale of their index (`maximum`), rounded as the instrument's scoring sheet says; None where nothing
was assessed. `n_scored` of `n_items`: items with points of those asked. Titles come from the instrument of the visit.
Each cell names the visit it came from, so that a click can show it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from ltsa_desktop.ground.formats import date_long
from ltsa_desktop.ground.words import Text

if TYPE_CHECKING:
    from ltsa_desktop.store.figures.scope import Basis
    from ltsa_desktop.store.read_models import CentreState


NOTHING = Text("", "")


@dataclass(frozen=True, slots=True)
class StatusAt:
    """What is said of a centre's state on a day: the newest dated statement up to then, never invented.

    Attributes:
        state: "belum diverifikasi" also where nobody has said anything; then `source` is "".
        day: of the statement, None where its source gives none.
        origin: "register", "manual" (a person stated it), "visit", "" for none.
        visit_id: of a statement that a visit made, else "".
    """

    state: CentreState
    day: date | None = None
    source: str = ""
    author: str = ""
    origin: str = ""
    visit_id: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class SourceCount:
    """How many centres a source puts into a state. `first` and `last` are the days of its statements, None for none."""

    source: Text
    n: int
    first: date | None
    last: date | None
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatusCount:
    """How many centres of the register are in a state, and who says so. `n` of `of` centres."""

    state: CentreState
    n: int
    of: int
    sources: tuple[SourceCount, ...]
    codes: tuple[str, ...]

    def told(self) -> Text:
        """ "36 dari 45 aktif menurut kunjungan lapangan (34; 3 Maret 2026 – 20 November 2026), …"."""
        head = Text("{n} dari {of} {state}", "{n} of {of} {state}").format(
            n=self.n, of=self.of, state=STATE_WORDS[self.state]
        )
        parts = [_source_told(source) for source in self.sources]
        if not parts:
            return head
        return Text(
            f"{head.id} menurut {'; '.join(p.id for p in parts)}",
            f"{head.en} according to {'; '.join(p.en for p in parts)}",
        )


STATE_WORDS: dict[str, Text] = {
    "aktif": Text("aktif", "active"),
    "aktif sebagian": Text("aktif sebagian", "partly active"),
    "tidak aktif": Text("tidak aktif", "not active"),
    "belum diverifikasi": Text("belum diverifikasi", "not verified"),
}


def _source_told(source: SourceCount) -> Text:
    if source.first is None or source.last is None:
        return Text("{s} ({n}; tanpa tanggal)", "{s} ({n}; undated)").format(s=source.source, n=source.n)
    days = Text(
        *(
            date_long(source.first, language)
            if source.first == source.last
            else f"{date_long(source.first, language)} – {date_long(source.last, language)}"
            for language in ("id", "en")
        )
    )
    return Text("{s} ({n}; {days})", "{s} ({n}; {days})").format(s=source.source, n=source.n, days=days)


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """A centre on the map and in the list.

    Attributes:
        visit_id: of the latest visit that counts, "" without one; the fields from `last_visit` on are of this visit.
        score, band, band_title: of `scheme`, the first index of the instrument that has a predicate.
        findings: how many that visit has. open_actions: of the centre, as in `Actions`; `overdue` of these.
        approximate: the position is the regency's seat ("perkiraan").
    """

    id: str
    code: str
    name: str
    level: str
    province_code: str
    province: str
    regency_code: str
    regency: str
    mrc_pilot: bool
    latitude: float | None
    longitude: float | None
    approximate: bool
    example: bool
    status: StatusAt
    visit_id: str = ""
    last_visit: date | None = None
    kind: str = ""
    approved: bool = False
    scheme: str = ""
    score: Decimal | None = None
    band: str = ""
    n_scored: int = 0
    n_items: int = 0
    findings: int = 0
    open_actions: int = 0
    overdue: int = 0


@dataclass(frozen=True, slots=True)
class Overview:
    """The whole register as of a day, by code.

    Attributes:
        as_of: the day the states are told for: the round's or scope's last day, not after today.
        counts: one for each state, in the order of `CENTRE_STATES`; they add up to `basis.centres`.
        not_visited: the rows without a visit that counts, for the page "not visited".
    """

    basis: Basis
    as_of: date
    scheme: str
    scheme_title: Text
    maximum: Decimal | None
    rows: tuple[OverviewRow, ...]
    counts: tuple[StatusCount, ...]

    @property
    def not_visited(self) -> tuple[OverviewRow, ...]:
        """The centres without a visit that counts."""
        return tuple(row for row in self.rows if not row.visit_id)


@dataclass(frozen=True, slots=True)
class CentreChange:
    """What changed at a centre between two visits that count.

    Attributes:
        before_id, after_id: the visits ("" where there is none), with their days, scores and bands.
        difference: score after minus before, None unless both are known and of the same index.
        closed: findings (visit, path) whose action was found done or no longer relevant in between.
        new: findings (visit, path) of the later visit.
    """

    code: str
    name: str
    province: str
    before_id: str
    before_day: date | None
    after_id: str
    after_day: date | None
    status_before: StatusAt
    status_after: StatusAt
    score_before: Decimal | None
    score_after: Decimal | None
    band_before: str
    band_after: str
    difference: Decimal | None
    closed: tuple[tuple[str, str], ...]
    new: tuple[tuple[str, str], ...]

    @property
    def status_changed(self) -> bool:
        """The centre is in another state than before."""
        return self.status_before.state != self.status_after.state


@dataclass(frozen=True, slots=True)
class Changes:
    """Changes since the last round, the greatest first: by state, then by size of the difference, then by code.

    Attributes:
        before, after: what is compared, in words: names of rounds, or "kunjungan sebelumnya".
        rows: of centres with both visits. only_before, only_after: codes of centres with one of them.
    """

    basis: Basis
    before: Text
    after: Text
    scheme: str
    rows: tuple[CentreChange, ...]
    only_before: tuple[str, ...]
    only_after: tuple[str, ...]

    @property
    def improved(self) -> int:
        """Centres with a higher score."""
        return sum(row.difference is not None and row.difference > 0 for row in self.rows)

    @property
    def declined(self) -> int:
        """Centres with a lower score."""
        return sum(row.difference is not None and row.difference < 0 for row in self.rows)


@dataclass(frozen=True, slots=True)
class VisitPoint:
    """A visit of a centre's history. `counts`: it is one that the scope counts (not a mere hand-in of a draft)."""

    visit_id: str
    day: date
    kind: str
    score: Decimal | None
    band: str
    n_scored: int
    n_items: int
    approved: bool
    state: str
    short_code: str
    author: str
    round: str = ""
    example: bool = False


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """An aspect's score at one visit."""

    visit_id: str
    day: date
    score: Decimal | None
    n_scored: int
    n_items: int


@dataclass(frozen=True, slots=True)
class AspectTrend:
    """An aspect (or with aspect "" the index itself) over the visits of a centre, oldest first."""

    scheme: str
    scheme_title: Text
    aspect: str
    title: Text
    maximum: Decimal
    points: tuple[TrendPoint, ...]


@dataclass(frozen=True, slots=True)
class RadarAxis:
    """One aspect of the radar. `median` of the `n_peers` peers that have a score there."""

    aspect: str
    title: Text
    value: Decimal | None
    median: Decimal | None
    n_peers: int


@dataclass(frozen=True, slots=True)
class Radar:
    """A centre's aspects against the median of its peers.

    Attributes:
        peers: who they are, in words. peer_codes: the centres themselves.
    """

    scheme: str
    title: Text
    maximum: Decimal
    axes: tuple[RadarAxis, ...]
    peers: Text
    peer_codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DeskLevel:
    """A desk at one visit.

    Attributes:
        present: "ya", "tidak", "nd" (could not be assessed) or "" (not asked).
        level: 0 to 4 how far it goes on site, None where it does not exist or could not be assessed.
        words: the level (or why there is none) in words.
    """

    desk: str
    title: Text
    present: str
    level: int | None
    words: Text
    visit_id: str = ""


@dataclass(frozen=True, slots=True)
class FindingRef:
    """A finding, with all that lists and counts need. Codes as chosen; `usg` 3 to 15, None where not all is given."""

    visit_id: str
    path: str
    code: str
    centre: str
    day: date
    text: str
    category: str
    cause: str
    cause_title: Text
    why: tuple[str, ...]
    usg: int | None
    recommendation: str
    owner: str
    owner_title: Text
    deadline: str
    needs_regulation: bool
    article: str
    province: str = ""


@dataclass(frozen=True, slots=True)
class PhotoRef:
    """A picture of a visit; its bytes are `store.visits.attachment_bytes(visit_id, name)`."""

    visit_id: str
    day: date
    name: str
    caption: str
    number: int
    path: str
    present: bool


@dataclass(frozen=True, slots=True)
class PersonRef:
    """Somebody who was there. `kind`: "team" or "met"; `detail` the position in words or its code."""

    visit_id: str
    day: date
    kind: str
    name: str
    detail: str


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """What the latest visit that asked says of how the centre was formed. Blank fields were not answered."""

    visit_id: str = ""
    day: date | None = None
    kind: Text = NOTHING
    number: str = ""
    year: str = ""
    building: Text = NOTHING


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two centres, or two visits, side by side.

    Attributes:
        left, right: their headings. left_id, right_id: the visits compared, "" where there is none.
    """

    left: Text
    right: Text
    left_id: str
    right_id: str
    rows: tuple[CompareRow, ...]


@dataclass(frozen=True, slots=True)
class CompareRow:
    """One line of a comparison.

    Attributes:
        group: "status", "index", "aspect", "desk" or "count". title: what is compared.
        left, right: in words ("–" where there is nothing). difference: right minus left, None for what is no number.
    """

    group: str
    key: str
    title: Text
    left: Text
    right: Text
    difference: Decimal | None = None

    @property
    def same(self) -> bool:
        """Both sides say the same."""
        return self.left == self.right
