"""Heat map, desk matrix and ranking: the latest visit of each centre, side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from typing import TYPE_CHECKING

from ltsa_desktop.ground.words import Text
from ltsa_desktop.store.figures.analysis_models import (
    BandCount,
    Column,
    DeskCount,
    DeskMatrix,
    DeskRow,
    HeatCell,
    HeatMap,
    HeatRow,
    Ranking,
    RankRow,
    Unranked,
)
from ltsa_desktop.store.figures.counting import chunks, marks, select
from ltsa_desktop.store.figures.models import DeskLevel
from ltsa_desktop.store.figures.overview import Score, all_scores, newest_digests, scheme_of, shown_scores
from ltsa_desktop.store.figures.scope import Counted, Scope

if TYPE_CHECKING:
    from ltsa_desktop.scoring import Scheme
    from ltsa_desktop.store.opening import Store

FINISHED = 4
NO_VISIT = Text("belum ada kunjungan yang dihitung", "no visit counted")
NO_SCORE = Text("tidak dinilai pada kunjungan ini (formulir singkat)", "not scored at this visit (short form)")
ABSENT = Text("tidak ada", "none")
UNKNOWN = Text("tidak dapat dinilai", "could not be assessed")
NOT_ASKED = Text("tidak ditanyakan", "not asked")


@dataclass(frozen=True, slots=True)
class SchemeInfo:
    """An index that visits of the scope have. `n` visits have a value of it; `shown`: a list shows it by itself."""

    id: str
    title: Text
    maximum: Decimal
    places: int
    n: int
    shown: bool
    aspects: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class AspectValue:
    """One aspect of a visit."""

    score: Decimal | None
    n_scored: int
    n_items: int


def schemes(store: Store, scope: Scope) -> tuple[SchemeInfo, ...]:
    """The indices of the visits that count, the one shown by itself first, then in the plan's order."""
    chosen = select(store, scope)
    latest = list(chosen.latest.values())
    scores = all_scores(store, [visit.id for visit in latest])
    counts = Counter(s.scheme for found in scores.values() for s in found if s.score is not None)
    shown = Counter(s.scheme for s in shown_scores(store, latest).values())
    first = scheme_of(store, latest, shown)
    known: dict[str, Scheme] = {}
    for digest in newest_digests(store, latest):
        for scheme in store.instruments.open(digest).words.schemes.values():
            known.setdefault(scheme.id, scheme)
    return tuple(
        SchemeInfo(
            scheme.id,
            scheme.title,
            scheme.maximum,
            scheme.places,
            counts[scheme.id],
            first is not None and scheme.id == first.id,
            tuple((aspect.id, aspect.title) for aspect in scheme.aspects),
        )
        for scheme in sorted(known.values(), key=lambda s: first is None or s.id != first.id)
        if counts[scheme.id]
    )


def heat_map(store: Store, scope: Scope, scheme: str = "") -> HeatMap:
    """Centre × aspect of one index (the one shown by itself without a name)."""
    chosen = select(store, scope)
    latest = chosen.latest
    held = chosen_scheme(store, latest.values(), scheme)
    if held is None:
        return HeatMap(chosen.basis, scheme, Text(scheme, scheme), Decimal(1), (), ())
    values = aspect_values(store, latest.values(), held.id)
    scores = scores_of(store, latest.values(), held.id)
    rows = []
    for code, visit in latest.items():
        cells = tuple(_cell(values.get(visit.id, {}).get(aspect.id), held.maximum) for aspect in held.aspects)
        own = scores.get(visit.id)
        rows.append(
            HeatRow(
                code,
                chosen.names.get(code, code),
                visit.id,
                own.score if own else None,
                own.band if own else "",
                cells,
            )
        )
    rows.sort(key=lambda row: (row.score is None, -(row.score or 0), row.code))
    columns = []
    for number, aspect in enumerate(held.aspects):
        known = [cell.score for row in rows if (cell := row.cells[number]).score is not None]
        columns.append(Column(aspect.id, aspect.title, middle(known), len(known)))
    return HeatMap(chosen.basis, held.id, held.title, held.maximum, tuple(columns), tuple(rows))


def ranking(store: Store, scope: Scope, scheme: str = "") -> Ranking:
    """Centres by one index. Equal rounded scores share a place."""
    chosen = select(store, scope)
    latest = chosen.latest
    held = chosen_scheme(store, latest.values(), scheme)
    if held is None:
        unranked = tuple(Unranked(c.code, c.name, "", NO_VISIT) for c in chosen.centres)
        return Ranking(chosen.basis, scheme, Text(scheme, scheme), Decimal(1), (), (), unranked)
    scores = scores_of(store, latest.values(), held.id)
    titles = {band.code: band.title for band in held.bands}
    found: list[tuple[Decimal, Counted, Score]] = []
    without: list[Unranked] = []
    provinces = {centre.code: centre.province for centre in chosen.centres}
    for centre in chosen.centres:
        visit = latest.get(centre.code)
        score = scores.get(visit.id) if visit else None
        if visit is None:
            without.append(Unranked(centre.code, centre.name, "", NO_VISIT))
        elif score is None or score.score is None:
            without.append(Unranked(centre.code, centre.name, visit.id, NO_SCORE))
        else:
            found.append((score.score, visit, score))
    found.sort(key=lambda f: (-f[0], f[1].code))
    places = Counter(value for value, _, _ in found)
    rows: list[RankRow] = []
    for number, (value, visit, score) in enumerate(found, 1):
        rank = rows[-1].rank if rows and rows[-1].score == value else number
        rows.append(
            RankRow(
                rank,
                places[value] > 1,
                visit.code,
                chosen.names.get(visit.code, visit.code),
                provinces.get(visit.code, ""),
                visit.id,
                visit.day,
                value,
                score.band,
                titles.get(score.band, Text(score.band, score.band)),
                score.n_scored,
                score.n_items,
                visit.approved,
            )
        )
    bands = tuple(
        BandCount(band.code, band.title, band.lower, tuple(row.code for row in rows if row.band == band.code))
        for band in sorted(held.bands, key=lambda band: -band.lower)
    )
    return Ranking(chosen.basis, held.id, held.title, held.maximum, tuple(rows), bands, tuple(without))


def desk_matrix(store: Store, scope: Scope) -> DeskMatrix:
    """Desk × centre of the latest visits that were asked about desks, those with the most desks first."""
    chosen = select(store, scope)
    latest = chosen.latest
    levels = desk_levels(store, latest.values())
    order = desk_order(store, latest.values())
    rows = []
    for code, visit in latest.items():
        known = levels.get(visit.id)
        if known:
            cells = tuple(known.get(desk, DeskLevel(desk, title, "", None, NOT_ASKED)) for desk, title in order.items())
            rows.append(
                DeskRow(
                    code,
                    chosen.names.get(code, code),
                    visit.id,
                    cells,
                    sum(cell.present == "ya" for cell in cells),
                    sum(bool(cell.present) for cell in cells),
                )
            )
    rows.sort(key=lambda row: (-row.present, row.code))
    counts = []
    for number, (desk, title) in enumerate(order.items()):
        cells_here = [row.cells[number] for row in rows]
        there = [cell for cell in cells_here if cell.present == "ya"]
        steps = Counter(cell.level for cell in there)
        counts.append(
            DeskCount(
                desk,
                title,
                sum(bool(cell.present) for cell in cells_here),
                len(there),
                steps[FINISHED],
                (steps[0], steps[1], steps[2], steps[3], steps[4]),
                steps[None],
            )
        )
    return DeskMatrix(chosen.basis, tuple(counts), tuple(rows), _level_titles(store, latest.values()))


def desk_levels(store: Store, visits: Iterable[Counted]) -> dict[str, dict[str, DeskLevel]]:
    """Visit → desk → how far it goes."""
    by_id = {visit.id: visit for visit in visits}
    found: dict[str, dict[str, DeskLevel]] = {}
    with store._core.database.reading() as connection:
        rows = [
            row
            for part in chunks(by_id)
            for row in connection.exec_driver_sql(
                f"SELECT visit_id, desk, present, on_site FROM visit_desk WHERE visit_id IN ({marks(part)})",
                tuple(part),
            )
        ]
    for visit, desk, present, on_site in rows:
        opened = store.instruments.open(by_id[visit].digest)
        ref = opened.ref(f"desk.{desk}.on_site")
        level = int(on_site) if present == "ya" and on_site in {"0", "1", "2", "3", "4"} else None
        if present == "tidak":
            words = ABSENT
        elif present == "ya" and on_site:
            words = opened.words.choice(ref, on_site)
        else:
            words = UNKNOWN
        title = opened.words.group_of(opened.ref(f"desk.{desk}.present"))
        found.setdefault(visit, {})[desk] = DeskLevel(desk, title, present, level, words, visit)
    return found


def desk_order(store: Store, visits: Iterable[Counted]) -> dict[str, Text]:
    """The desks that the instruments of these visits ask about, the newest instrument's order first."""
    found: dict[str, Text] = {}
    for digest in newest_digests(store, visits):
        opened = store.instruments.open(digest)
        for role in opened.roles:
            if role.startswith("desk.") and role.endswith(".present"):
                found.setdefault(role.split(".")[1], opened.words.group_of(opened.ref(role)))
    return found


def chosen_scheme(store: Store, visits: Iterable[Counted], wanted: str) -> Scheme | None:
    """The scheme asked for, else the one that lists show."""
    listed = list(visits)
    shown = Counter(score.scheme for score in shown_scores(store, listed).values())
    return scheme_of(store, listed, shown, wanted)


def scores_of(store: Store, visits: Iterable[Counted], scheme: str) -> dict[str, Score]:
    """Visit → its value of one index."""
    found = all_scores(store, [visit.id for visit in visits])
    return {visit: score for visit, scores in found.items() for score in scores if score.scheme == scheme}


def aspect_values(store: Store, visits: Iterable[Counted], scheme: str) -> dict[str, dict[str, AspectValue]]:
    """Visit → aspect → its value, of one index."""
    found: dict[str, dict[str, AspectValue]] = {}
    with store._core.database.reading() as connection:
        for part in chunks(visit.id for visit in visits):
            for visit, aspect, score, scored, items in connection.exec_driver_sql(
                "SELECT visit_id, aspect, score, n_scored, n_items FROM visit_aspect "
                f"WHERE scheme = ? AND visit_id IN ({marks(part)})",
                (scheme, *part),
            ):
                value = Decimal(score) if score else None
                found.setdefault(visit, {})[aspect] = AspectValue(value, scored, items)
    return found


def middle(values: Sequence[Decimal]) -> Decimal | None:
    """The median; of an even number the mean of the two in the middle."""
    return Decimal(median(values)) if values else None


def _cell(value: AspectValue | None, maximum: Decimal) -> HeatCell:
    if value is None:
        return HeatCell(None, None, 0, 0)
    share = float(value.score / maximum) if value.score is not None and maximum else None
    return HeatCell(value.score, share, value.n_scored, value.n_items)


def _level_titles(store: Store, visits: Iterable[Counted]) -> tuple[Text, ...]:
    """What levels 0 to 4 are called by the newest instrument."""
    for digest in newest_digests(store, visits):
        opened = store.instruments.open(digest)
        ref = next((opened.ref(role) for role in opened.roles if role.endswith(".on_site")), "")
        if ref:
            return tuple(opened.words.choice(ref, str(level)) for level in range(FINISHED + 1))
    return ()
