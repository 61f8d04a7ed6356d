"""Which visits count in a scope: chosen in SQL by day, looked at in Python for what only statements decide (approval).

Of each centre the newest few are fetched and the first that counts is taken, so the work is bounded by the number of
centres, not of visits.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from ltsa_desktop.store.figures.scope import EXAMPLE_CODE, Basis, Counted, Scope
from ltsa_desktop.store.reading import day_of
from ltsa_desktop.store.reviewing import REVIEW, approvals_wanted, judges, review_of
from ltsa_desktop.store.sql import from_micros

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from ltsa_desktop.store.opening import Store
    from ltsa_desktop.store.statements import Statement

CLOSING = frozenset({"final", "handover"})
CHUNK = 500
# After so many of a centre that do not count all others are looked at.
_FEW = 100
_ALL = 1 << 60


@dataclass(frozen=True, slots=True)
class Place:
    """A centre of the register: who and where it is, nothing of its visits. `approximate`: the regency's seat."""

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


@dataclass(frozen=True, slots=True)
class Selection:
    """The visits that count in a scope.

    Attributes:
        scope: with the days of its round filled in. basis: what to tell. centres: of the register within the scope.
        visits: that count, by centre code, newest first.
    """

    scope: Scope
    basis: Basis
    centres: tuple[Place, ...]
    visits: tuple[Counted, ...]

    @property
    def latest(self) -> dict[str, Counted]:
        """Centre code → its latest visit that counts."""
        found: dict[str, Counted] = {}
        for visit in self.visits:
            found.setdefault(visit.code, visit)
        return found

    @property
    def names(self) -> dict[str, str]:
        """Centre code → name."""
        return {centre.code: centre.name for centre in self.centres}


def select(store: Store, scope: Scope) -> Selection:
    """The visits that count in `scope`. Raises NotFound for a round that is not here."""
    from ltsa_desktop.store import rounds

    centres = centres_of(store, scope)
    held = rounds.get(store, scope.round) if scope.round else None
    if held is not None:
        scope = replace(scope, start=_later(scope.start, held.start), end=_earlier(scope.end, held.end))
        if held.instrument and not scope.instrument:
            scope = replace(scope, instrument=held.instrument)
    placed = rounds.placements(store) if held is not None else {}
    here = tuple(visit for visit, where in placed.items() if where == scope.round)
    elsewhere = tuple(visit for visit, where in placed.items() if where != scope.round)
    visits = tuple(counted(store, scope, here, elsewhere))
    basis = Basis(
        centres=len(centres),
        counted=len({visit.code for visit in visits}),
        visits=len(visits),
        approved=sum(visit.approved for visit in visits),
        approved_only=scope.approved_only,
        round=held.name if held is not None else "",
        start=scope.start,
        end=scope.end,
        examples=scope.examples,
    )
    return Selection(scope, basis, centres, visits)


def centres_of(store: Store, scope: Scope) -> tuple[Place, ...]:
    """The centres of the register within a scope, by code; invented ones only with the examples."""
    with store._core.database.reading() as connection:
        rows = connection.exec_driver_sql(
            "SELECT c.id, c.code, c.name, c.level, c.province_code, c.province, c.regency_code, c.regency, "
            "c.mrc_pilot, coalesce(s.latitude, g.latitude), coalesce(s.longitude, g.longitude), "
            "CASE WHEN s.latitude IS NOT NULL THEN s.approximate WHEN g.latitude IS NOT NULL THEN 1 ELSE 0 END "
            "FROM centre c LEFT JOIN centre_site s ON s.centre_id = c.id AND s.position = 0 "
            "LEFT JOIN region g ON g.code = c.regency_code ORDER BY c.code"
        ).fetchall()
    return tuple(
        Place(r[0], r[1], r[2], r[3], r[4], r[5], r[6], r[7], bool(r[8]), r[9], r[10], bool(r[11]))
        for r in rows
        if (not scope.centres or r[1] in scope.centres)
        and (not scope.province or r[4] == scope.province)
        and (scope.examples != "real" or not is_example(r[1]))
    )


def is_example(code: str) -> bool:
    """Whether a centre is invented."""
    return code.startswith(EXAMPLE_CODE)


def counted(
    store: Store,
    scope: Scope,
    here: Sequence[str] = (),
    elsewhere: Sequence[str] = (),
    most: int = 1,
    *,
    approvals: bool = True,
) -> list[Counted]:
    """The visits that count, by centre code, newest first: of each centre up to `most`, or all with `every_visit`.

    Args:
        here: visits that belong to the scope whatever their day. elsewhere: those that do not.
        approvals: say which are approved; without, none is told to be (but with `approved_only` only such count).
    """
    where, values = _conditions(scope, here, elsewhere)
    found: dict[str, list[Counted]] = {}
    with store._core.database.reading() as connection:
        low, width = 1, most
        waiting: set[str] | None = None
        while waiting is None or waiting:
            high = _ALL if scope.every_visit or low > _FEW else low + width - 1
            rows = _candidates(connection, where, values, low, high, waiting)
            for visit in _checked(store, connection, rows, scope, approvals):
                kept = found.setdefault(visit.code, [])
                if scope.every_visit or len(kept) < most:
                    kept.append(visit)
            fetched = Counter(row[2] for row in rows)
            waiting = {code for code, n in fetched.items() if n > high - low and len(found.get(code, ())) < most}
            low, width = high + 1, width * 4
    return [visit for code in sorted(found) for visit in found[code]]


def _conditions(scope: Scope, here: Sequence[str], elsewhere: Sequence[str]) -> tuple[str, tuple[Any, ...]]:
    days: list[str] = []
    values: list[Any] = []
    if scope.start is not None:
        days.append("f.day >= ?")
        values.append(scope.start.isoformat())
    if scope.end is not None:
        days.append("f.day < ?")
        values.append((scope.end + timedelta(days=1)).isoformat())
    if elsewhere:
        days.append(f"f.visit_id NOT IN ({marks(elsewhere)})")
        values += elsewhere
    inside = " AND ".join(days)
    if here:
        inside = f"(({inside or '1 = 1'}) OR f.visit_id IN ({marks(here)}))"
        values += here
    where = [inside] if inside else []
    if scope.examples != "both":
        where.append("f.example = ?")
        values.append(int(scope.examples == "examples"))
    if scope.kinds:
        where.append(f"f.kind IN ({marks(scope.kinds)})")
        values += scope.kinds
    if scope.centres:
        where.append(f"f.centre_code IN ({marks(scope.centres)})")
        values += scope.centres
    if scope.province:
        where.append("f.centre_code IN (SELECT code FROM centre WHERE province_code = ?)")
        values.append(scope.province)
    if scope.instrument:
        where.append(
            "f.visit_id IN (SELECT v.id FROM visit v JOIN instrument i ON i.digest = v.digest WHERE i.form_id = ?)"
        )
        values.append(scope.instrument)
    if scope.approved_only:
        # Only where a review of the shown revision is here can it be approved; what the review says is folded later.
        where.append(
            "EXISTS (SELECT 1 FROM statement s WHERE s.visit_id = f.visit_id AND s.kind = ? "
            "AND s.revision = f.revision_id)"
        )
        values.append(REVIEW)
    return " AND ".join(where) or "1 = 1", tuple(values)


def _candidates(
    connection: Connection, where: str, values: tuple[Any, ...], low: int, high: int, codes: set[str] | None
) -> Sequence[Any]:
    """The visits at places `low` to `high` of each centre, newest first; of all centres for None."""
    columns = "o.visit_id, o.revision_id, o.centre_code, o.day, o.kind, o.example"
    order = "ORDER BY o.centre_code, o.day DESC, o.visit_id DESC"
    if high == _ALL and low == 1 and codes is None:
        every = connection.exec_driver_sql(
            f"SELECT {columns} FROM visit_fact o WHERE o.visit_id IN "
            f"(SELECT f.visit_id FROM visit_fact f WHERE {where}) {order}",
            values,
        )
        return every.fetchall()
    some = "" if codes is None else f"c.code IN ({marks(codes)}) AND "
    # The index on centre, example and day gives each centre's newest without reading the others.
    found = connection.exec_driver_sql(
        f"SELECT {columns} FROM centre c CROSS JOIN visit_fact o WHERE {some}o.visit_id IN (SELECT f.visit_id "
        f"FROM visit_fact f WHERE f.centre_code = c.code AND {where} ORDER BY f.day DESC, f.visit_id DESC "
        f"LIMIT ? OFFSET ?) {order}",
        (*sorted(codes or ()), *values, min(high, _ALL) - low + 1, low - 1),
    )
    return found.fetchall()


def _checked(
    store: Store, connection: Connection, rows: Sequence[Any], scope: Scope, approvals: bool
) -> Iterator[Counted]:
    """The candidates that count, in their order."""
    sealed: dict[str, tuple[str, str, str, int]] = {}
    for part in chunks([row[1] for row in rows]):
        for revision, kind, code, digest, author, at in connection.exec_driver_sql(
            "SELECT r.id, r.kind, r.short_code, r.digest, p.name, r.sealed_at FROM revision r "
            f"JOIN person p ON p.id = r.author_id WHERE r.id IN ({marks(part)})",
            tuple(part),
        ).fetchall():
            if kind in CLOSING:
                sealed[revision] = (code, digest, author, at)
    rows = [row for row in rows if row[1] in sealed]
    wanted = approvals or scope.approved_only
    approved = approved_visits(store, {row[0]: row[1] for row in rows}) if wanted else set()
    for visit, revision, centre, day, kind, example in rows:
        when = day_of(day)
        if when is None or (scope.approved_only and visit not in approved):
            continue
        code, digest, author, at = sealed[revision]
        yield Counted(
            visit,
            revision,
            centre,
            when,
            kind,
            digest,
            bool(example),
            visit in approved,
            code,
            author,
            from_micros(at),
        )


def approved_visits(store: Store, shown: dict[str, str]) -> set[str]:
    """The visits of which the shown revision (visit → revision) is approved: one query, folded by `review_of`."""
    acts: dict[str, list[Statement]] = {}
    for statement in store.statements.about((REVIEW,), shown):
        acts.setdefault(statement.body.visit, []).append(statement)
    if not acts:
        return set()
    keys, wanted = judges(store), approvals_wanted(store)
    return {visit for visit, found in acts.items() if review_of(found, shown[visit], keys, wanted).state == "approved"}


def chunks(values: Iterable[str]) -> Iterator[list[str]]:
    """Parts small enough for one query's parameters."""
    listed = list(values)
    for start in range(0, len(listed), CHUNK):
        yield listed[start : start + CHUNK]


def marks(values: Iterable[Any]) -> str:
    """Placeholders for `values`."""
    return ", ".join("?" for _ in values)


def _later(a: date | None, b: date | None) -> date | None:
    return max(a, b) if a and b else a or b


def _earlier(a: date | None, b: date | None) -> date | None:
    return min(a, b) if a and b else a or b
