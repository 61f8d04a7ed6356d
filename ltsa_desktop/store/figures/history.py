"""What changed: each centre's latest visit against the one of the round before (or simply the one before)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ltsa_desktop.ground.words import Text
from ltsa_desktop.store import rounds
from ltsa_desktop.store.figures.counting import Selection, chunks, counted, marks, select
from ltsa_desktop.store.figures.grids import chosen_scheme, scores_of
from ltsa_desktop.store.figures.models import CentreChange, Changes, StatusAt
from ltsa_desktop.store.figures.overview import UNVERIFIED, moment_key, stated, status_of, verdict_events
from ltsa_desktop.store.figures.scope import Counted, Scope
from ltsa_desktop.store.follow_ups import CLOSED, record_of
from ltsa_desktop.store.read_models import CENTRE_STATES, StatusEvent

if TYPE_CHECKING:
    from ltsa_desktop.store.opening import Store

_THIS = Text("kunjungan terakhir", "latest visit")
_BEFORE = Text("kunjungan sebelumnya", "visit before")


def changes(store: Store, scope: Scope, before: str = "", scheme: str = "") -> Changes:
    """What changed since the round `before`, without one since the round before the scope's.

    In a scope without a round (and where no round came before) the visit before the latest is compared with it.
    Raises NotFound for a round that is not here.
    """
    chosen, after, earlier, told = _pairs(store, scope, before)
    events = stated(store)
    verdicts = verdict_events(store, (*after.values(), *earlier.values()))
    held = chosen_scheme(store, after.values(), scheme)
    name = held.id if held else scheme
    scores = scores_of(store, (*after.values(), *earlier.values()), name)
    closed = _closed(store, after, earlier)
    new = _new(store, after.values())
    provinces = {centre.code: centre.province for centre in chosen.centres}
    rows = []
    for code in sorted(after.keys() & earlier.keys()):
        was, now = earlier[code], after[code]
        said = [*events.get(code, ()), *(verdicts[v.id] for v in (was, now) if v.id in verdicts)]
        old, fresh = scores.get(was.id), scores.get(now.id)
        values = (old.score if old else None, fresh.score if fresh else None)
        rows.append(
            CentreChange(
                code=code,
                name=chosen.names.get(code, code),
                province=provinces.get(code, ""),
                before_id=was.id,
                before_day=was.day,
                after_id=now.id,
                after_day=now.day,
                status_before=_state(said, was.day),
                status_after=_state(said, min(chosen.scope.end or scope.day, scope.day)),
                score_before=values[0],
                score_after=values[1],
                band_before=old.band if old else "",
                band_after=fresh.band if fresh else "",
                difference=values[1] - values[0] if values[0] is not None and values[1] is not None else None,
                closed=tuple(closed.get(code, ())),
                new=tuple(new.get(now.id, ())),
            )
        )
    rows.sort(key=_greatest_first)
    return Changes(
        chosen.basis,
        told[0],
        told[1],
        name,
        tuple(rows),
        tuple(sorted(earlier.keys() - after.keys())),
        tuple(sorted(after.keys() - earlier.keys())),
    )


def _pairs(
    store: Store, scope: Scope, before: str
) -> tuple[Selection, dict[str, Counted], dict[str, Counted], tuple[Text, Text]]:
    """The selection, the later and the earlier visit of each centre, and what the two sides are called."""
    chosen = select(store, replace(scope, every_visit=False))
    after = chosen.latest
    held = rounds.get(store, scope.round) if scope.round else None
    against = rounds.get(store, before) if before else rounds.before(store, held) if held else None
    if against is not None:
        past = select(store, replace(scope, round=against.id, start=None, end=None, every_visit=False))
        later = Text(held.name, held.name) if held else _THIS
        return chosen, after, past.latest, (Text(against.name, against.name), later)
    until = held.start - timedelta(days=1) if held else None
    if until is not None:
        past_scope = replace(chosen.scope, round="", start=None, end=until)
        earlier = {visit.code: visit for visit in counted(store, past_scope)}
        return chosen, after, earlier, (_BEFORE, Text(held.name, held.name) if held else _THIS)
    pairs: dict[str, list[Counted]] = {}
    for visit in counted(store, chosen.scope, most=2):
        pairs.setdefault(visit.code, []).append(visit)
    return chosen, after, {code: two[1] for code, two in pairs.items() if len(two) > 1}, (_BEFORE, _THIS)


def _state(events: Iterable[StatusEvent], day: date) -> StatusAt:
    known = [event for event in events if event.day is None or event.day <= day]
    return status_of(max(known, key=moment_key)) if known else UNVERIFIED


def _closed(store: Store, after: dict[str, Counted], earlier: dict[str, Counted]) -> dict[str, list[tuple[str, str]]]:
    """Centre → findings whose action a visit after the earlier one, up to the later one, found done or dropped."""
    found: dict[str, list[tuple[str, str]]] = {}
    paths: dict[tuple[str, str], str] = {}
    both = [code for code in after if code in earlier]
    with store._core.database.reading() as connection:
        for part in chunks(both):
            for visit, path in connection.exec_driver_sql(
                f"SELECT visit_id, path FROM follow_up WHERE centre_code IN ({marks(part)})", tuple(part)
            ):
                paths[visit, record_of(path)] = path
            rows = connection.exec_driver_sql(
                "SELECT f.centre_code, f.day, k.of_visit, k.record, k.state FROM follow_up_check k "
                f"JOIN visit_fact f ON f.visit_id = k.visit_id WHERE f.centre_code IN ({marks(part)}) "
                "ORDER BY k.of_visit, k.record, f.day",
                tuple(part),
            ).fetchall()
            for code, day, of_visit, record, state in rows:
                inside = earlier[code].day.isoformat() < day[:10] <= after[code].day.isoformat()
                place = (of_visit, paths.get((of_visit, record), record))
                if inside and state in CLOSED and place not in found.setdefault(code, []):
                    found[code].append(place)
    return found


def _new(store: Store, visits: Iterable[Counted]) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    with store._core.database.reading() as connection:
        for part in chunks(visit.id for visit in visits):
            for visit, path in connection.exec_driver_sql(
                f"SELECT visit_id, path FROM finding WHERE visit_id IN ({marks(part)}) ORDER BY visit_id, position",
                tuple(part),
            ):
                found.setdefault(visit, []).append((visit, path))
    return found


def _greatest_first(row: CentreChange) -> tuple[bool, int, object, str]:
    order = CENTRE_STATES.index(row.status_after.state)
    size = -abs(row.difference) if row.difference is not None else 0
    return not row.status_changed, order if row.status_changed else 0, size, row.code
