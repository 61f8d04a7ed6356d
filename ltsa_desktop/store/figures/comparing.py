"""Two centres, or two visits, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from ltsa_desktop.ground.formats import date_long, number
from ltsa_desktop.ground.words import Text
from ltsa_desktop.store.errors import not_found
from ltsa_desktop.store.figures.counting import approved_visits, chunks, marks, select
from ltsa_desktop.store.figures.grids import aspect_values, desk_levels, desk_order
from ltsa_desktop.store.figures.models import STATE_WORDS, CompareRow, Comparison
from ltsa_desktop.store.figures.overview import all_scores, newest_digests, verdict_events
from ltsa_desktop.store.figures.scope import Counted, Scope
from ltsa_desktop.store.journal import VISIT
from ltsa_desktop.store.reading import day_of
from ltsa_desktop.store.sql import from_micros

if TYPE_CHECKING:
    from ltsa_desktop.store.opening import Store

NOTHING = Text("–", "–")
_STATE = Text("Keadaan", "State")
_COUNTS = {
    "finding": Text("Temuan", "Findings"),
    "practice": Text("Praktik baik", "Good practices"),
    "aspiration": Text("Aspirasi", "Aspirations"),
}


@dataclass(frozen=True, slots=True)
class _Side:
    """A visit to compare, None where the centre has none."""

    visit: Counted | None

    @property
    def id(self) -> str:
        return self.visit.id if self.visit else ""


def compare_centres(store: Store, left: str, right: str, scope: Scope) -> Comparison:
    """The latest visits of two centres (codes or ids) in a scope. Raises NotFound."""
    one, other = (store.centres.get(key).summary for key in (left, right))
    chosen = select(store, replace(scope, centres=(one.code, other.code), province="", every_visit=False))
    latest = chosen.latest
    sides = (_Side(latest.get(one.code)), _Side(latest.get(other.code)))
    titles = [_title(centre.name, side) for centre, side in zip((one, other), sides, strict=True)]
    return _compare(store, sides, (titles[0], titles[1]))


def compare_visits(store: Store, left: str, right: str) -> Comparison:
    """Two sealed visits, of one centre or of two. Raises NotFound."""
    one, other = _visit(store, left), _visit(store, right)
    names = {visit.id: store.centres.get(visit.code).summary.name for visit in (one, other)}
    sides = (_Side(one), _Side(other))
    return _compare(store, sides, (_title(names[one.id], sides[0]), _title(names[other.id], sides[1])))


def _compare(store: Store, sides: tuple[_Side, _Side], titles: tuple[Text, Text]) -> Comparison:
    visits = [side.visit for side in sides if side.visit is not None]
    rows = [*_states(store, sides, visits), *_indices(store, sides, visits), *_desks(store, sides, visits)]
    rows += _counts(store, sides)
    return Comparison(titles[0], titles[1], sides[0].id, sides[1].id, tuple(rows))


def _states(store: Store, sides: tuple[_Side, _Side], visits: list[Counted]) -> Iterator[CompareRow]:
    events = verdict_events(store, visits)
    said = [STATE_WORDS[events[side.id].state] if side.id in events else NOTHING for side in sides]
    yield CompareRow("status", "state", _STATE, said[0], said[1])


def _indices(store: Store, sides: tuple[_Side, _Side], visits: list[Counted]) -> Iterator[CompareRow]:
    scores = {v: {s.scheme: s for s in found} for v, found in all_scores(store, [v.id for v in visits]).items()}
    seen: set[str] = set()
    for digest in newest_digests(store, visits):
        for scheme in store.instruments.open(digest).words.schemes.values():
            if scheme.id in seen:
                continue
            seen.add(scheme.id)
            own = [scores.get(side.id, {}).get(scheme.id) for side in sides]
            values = [score.score if score else None for score in own]
            if values == [None, None]:
                continue
            words = [_amount(value, score.band if score else "") for value, score in zip(values, own, strict=True)]
            yield CompareRow("index", scheme.id, scheme.title, words[0], words[1], _minus(values))
            aspects = aspect_values(store, visits, scheme.id)
            for aspect in scheme.aspects:
                parts = [aspects.get(side.id, {}).get(aspect.id) for side in sides]
                amounts = [part.score if part else None for part in parts]
                key = f"{scheme.id}/{aspect.id}"
                told = [_amount(amount) for amount in amounts]
                yield CompareRow("aspect", key, aspect.title, told[0], told[1], _minus(amounts))


def _desks(store: Store, sides: tuple[_Side, _Side], visits: list[Counted]) -> Iterator[CompareRow]:
    levels = desk_levels(store, visits)
    for desk, title in desk_order(store, visits).items():
        cells = [levels.get(side.id, {}).get(desk) for side in sides]
        if cells == [None, None]:
            continue
        steps = [Decimal(cell.level) if cell and cell.level is not None else None for cell in cells]
        words = [cell.words if cell else NOTHING for cell in cells]
        yield CompareRow("desk", desk, title, words[0], words[1], _minus(steps))


def _counts(store: Store, sides: tuple[_Side, _Side]) -> Iterator[CompareRow]:
    for table, title in _COUNTS.items():
        found: dict[str, int] = {}
        with store._core.database.reading() as connection:
            for part in chunks(side.id for side in sides if side.id):
                found.update(
                    (visit, int(n))
                    for visit, n in connection.exec_driver_sql(
                        f"SELECT visit_id, count(*) FROM {table} WHERE visit_id IN ({marks(part)}) GROUP BY visit_id",
                        tuple(part),
                    )
                )
        values = [Decimal(found.get(side.id, 0)) if side.id else None for side in sides]
        yield CompareRow("count", table, title, _amount(values[0]), _amount(values[1]), _minus(values))


def _visit(store: Store, key: str) -> Counted:
    visit = store.visits.get(key)
    with store._core.database.reading() as connection:
        row = connection.exec_driver_sql(
            "SELECT f.visit_id, f.revision_id, f.centre_code, f.day, f.kind, f.example, r.short_code, r.digest, "
            "p.name, r.sealed_at FROM visit_fact f JOIN revision r ON r.id = f.revision_id "
            "JOIN person p ON p.id = r.author_id WHERE f.visit_id = ?",
            (visit.id,),
        ).first()
    if row is None:
        # Nothing of it is sealed: there is no figure of a draft.
        raise not_found(VISIT, key)
    approved = bool(approved_visits(store, {row[0]: row[1]}))
    day = day_of(row[3]) or visit.day
    return Counted(
        row[0], row[1], row[2], day, row[4], row[7], bool(row[5]), approved, row[6], row[8], from_micros(row[9])
    )


def _title(name: str, side: _Side) -> Text:
    if side.visit is None:
        return Text("{name} (belum ada kunjungan)", "{name} (no visit)").format(name=name)
    return Text(*(f"{name}, {date_long(side.visit.day, language)}" for language in ("id", "en")))


def _amount(value: Decimal | None, band: str = "") -> Text:
    if value is None:
        return NOTHING
    return Text(*(f"{number(value, language=language)} {band}".strip() for language in ("id", "en")))


def _minus(values: list[Decimal | None]) -> Decimal | None:
    left, right = values
    return right - left if left is not None and right is not None else None
