"""The overview: every centre of the register with its state as of a day, and its latest visit that counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from ltsa_desktop.ground.words import Text
from ltsa_desktop.store.figures.actions import open_actions
from ltsa_desktop.store.figures.counting import Selection, chunks, counted, is_example, marks, select
from ltsa_desktop.store.figures.models import Overview, OverviewRow, SourceCount, StatusAt, StatusCount
from ltsa_desktop.store.figures.scope import Counted, Scope
from ltsa_desktop.store.read_models import CENTRE_STATES, StatusEvent
from ltsa_desktop.store.reading import day_of
from ltsa_desktop.store.sql import from_micros

if TYPE_CHECKING:
    from ltsa_desktop.scoring import Scheme
    from ltsa_desktop.store.opening import Store

UNVERIFIED = StatusAt("belum diverifikasi")
FIELD_VISITS = Text("kunjungan lapangan", "field visits")
NOBODY = Text("belum ada keterangan", "nothing stated")


@dataclass(frozen=True, slots=True)
class Score:
    """An index of a visit as its projection keeps it."""

    scheme: str
    position: int
    score: Decimal | None
    band: str
    n_scored: int
    n_items: int


def overview(store: Store, scope: Scope, with_actions: bool = True) -> Overview:
    """The register as of the last day of the scope. Raises NotFound for a round that is not here.

    Args:
        with_actions: count the open actions of each centre; over very many visits that takes longer than all the rest.
    """
    chosen = select(store, scope)
    latest = chosen.latest
    as_of = min(chosen.scope.end or scope.day, scope.day)
    states = states_at(store, chosen, as_of)
    scores = shown_scores(store, latest.values())
    findings = _findings(store, latest.values())
    due = open_actions(store, chosen.scope) if with_actions else {}
    rows = []
    for centre in chosen.centres:
        visit = latest.get(centre.code)
        score = scores.get(visit.id) if visit else None
        opened, late = due.get(centre.code, (0, 0))
        rows.append(
            OverviewRow(
                id=centre.id,
                code=centre.code,
                name=centre.name,
                level=centre.level,
                province_code=centre.province_code,
                province=centre.province,
                regency_code=centre.regency_code,
                regency=centre.regency,
                mrc_pilot=centre.mrc_pilot,
                latitude=centre.latitude,
                longitude=centre.longitude,
                approximate=centre.approximate,
                example=is_example(centre.code) or (visit is not None and visit.example),
                status=states.get(centre.code, UNVERIFIED),
                visit_id=visit.id if visit else "",
                last_visit=visit.day if visit else None,
                kind=visit.kind if visit else "",
                approved=visit.approved if visit else False,
                scheme=score.scheme if score else "",
                score=score.score if score else None,
                band=score.band if score else "",
                n_scored=score.n_scored if score else 0,
                n_items=score.n_items if score else 0,
                findings=findings.get(visit.id, 0) if visit else 0,
                open_actions=opened,
                overdue=late,
            )
        )
    scheme = scheme_of(store, latest.values(), Counter(row.scheme for row in rows if row.scheme))
    return Overview(
        basis=chosen.basis,
        as_of=as_of,
        scheme=scheme.id if scheme else "",
        scheme_title=scheme.title if scheme else Text("", ""),
        maximum=scheme.maximum if scheme else None,
        rows=tuple(rows),
        counts=status_counts({row.code: row.status for row in rows}),
    )


def states_at(store: Store, chosen: Selection, day: date) -> dict[str, StatusAt]:
    """Centre code → its state on a day: the newest statement up to then of the register, a person, or a visit.

    Visits speak when they count by the scope's other rules (approved, real or example), whatever its round; of each
    centre the latest that states anything, for a form may ask nothing of the state.
    """
    asked = chosen.scope
    scope = replace(asked, start=None, end=day, round="", kinds=(), instrument="", every_visit=False)
    visits = list(chosen.latest.values())
    if asked.start or asked.round or asked.kinds or asked.instrument or any(visit.day > day for visit in visits):
        visits = counted(store, scope, approvals=False)
    events = stated(store)
    said = _verdicts(store, visits)
    if silent := _spoke_before(store, {visit.code for visit in visits} - said.keys()):
        said |= _verdicts(store, counted(store, replace(scope, centres=silent, every_visit=True), approvals=False))
    for code, event in said.items():
        events.setdefault(code, []).append(event)
    found = {}
    for code, stated_here in events.items():
        known = [event for event in stated_here if event.day is None or event.day <= day]
        if known:
            newest = max(known, key=moment_key)
            found[code] = status_of(newest)
    return found


def stated(store: Store) -> dict[str, list[StatusEvent]]:
    """Centre code → what the register and people state of it, in no order."""
    events: dict[str, list[StatusEvent]] = {}
    with store._core.database.reading() as connection:
        for code, state, day, source, author, origin, note, at in connection.exec_driver_sql(
            "SELECT c.code, s.state, s.day, s.source, s.author, s.origin, s.note, s.recorded_at "
            "FROM centre_status s JOIN centre c ON c.id = s.centre_id"
        ).fetchall():
            events.setdefault(code, []).append(
                StatusEvent(state, day_of(day), source, author, origin, from_micros(at), note=note)
            )
    return events


def verdict_events(store: Store, visits: Iterable[Counted]) -> dict[str, StatusEvent]:
    """Visit id → the state of its centre as it found it."""
    by_id = {visit.id: visit for visit in visits}
    found: dict[str, StatusEvent] = {}
    with store._core.database.reading() as connection:
        for part in chunks(by_id):
            for visit, state, day, reason, author in connection.exec_driver_sql(
                f"SELECT visit_id, state, day, reason, author FROM visit_verdict WHERE visit_id IN ({marks(part)})",
                tuple(part),
            ).fetchall():
                known = by_id[visit]
                found[visit] = StatusEvent(
                    state=state,
                    day=day_of(day),
                    source=f"kunjungan {known.short_code}",
                    author=author,
                    origin="visit",
                    recorded_at=known.sealed_at,
                    visit_id=visit,
                    note=reason,
                    example=known.example,
                )
    return found


def status_of(event: StatusEvent) -> StatusAt:
    """A dated statement as what is said of the state."""
    return StatusAt(event.state, event.day, event.source, event.author, event.origin, event.visit_id, event.note)


def status_counts(states: Mapping[str, StatusAt]) -> tuple[StatusCount, ...]:
    """How many centres (code → state) are in each state, and by which sources, the most first."""
    counts = []
    for state in CENTRE_STATES:
        codes = tuple(sorted(code for code, said in states.items() if said.state == state))
        groups: dict[tuple[str, str], list[str]] = {}
        for code in codes:
            said = states[code]
            groups.setdefault((said.origin, "" if said.origin == "visit" else said.source), []).append(code)
        sources = [
            _source(origin, source, members, [states[code].day for code in members])
            for (origin, source), members in groups.items()
        ]
        sources.sort(key=lambda s: (-s.n, s.source.id))
        counts.append(StatusCount(state, len(codes), len(states), tuple(sources), codes))
    return tuple(counts)


def shown_scores(store: Store, visits: Iterable[Counted]) -> dict[str, Score]:
    """Visit id → the one index a list shows of it: the first with a predicate, else with a value, else the first."""
    found: dict[str, Score] = {}
    for visit, scores in all_scores(store, [visit.id for visit in visits]).items():
        found[visit] = min(scores, key=lambda s: (not s.band, s.score is None, s.position))
    return found


def all_scores(store: Store, visits: Sequence[str]) -> dict[str, list[Score]]:
    """Visit id → its indices in the plan's order."""
    found: dict[str, list[Score]] = {}
    with store._core.database.reading() as connection:
        for part in chunks(visits):
            for visit, scheme, position, score, band, scored, items in connection.exec_driver_sql(
                "SELECT visit_id, scheme, position, score, band, n_scored, n_items FROM visit_score "
                f"WHERE visit_id IN ({marks(part)}) ORDER BY visit_id, position",
                tuple(part),
            ).fetchall():
                value = Decimal(score) if score else None
                found.setdefault(visit, []).append(Score(scheme, position, value, band, scored, items))
    return found


def scheme_of(
    store: Store, visits: Iterable[Counted], shown: Counter[str] | None = None, wanted: str = ""
) -> Scheme | None:
    """The scheme to show: `wanted`, else the one that most visits show; as the newest instrument states it."""
    digests = newest_digests(store, visits)
    if not wanted and shown:
        wanted = min(shown, key=lambda name: (-shown[name], name))
    for digest in digests:
        schemes = store.instruments.open(digest).words.schemes
        if wanted in schemes:
            return schemes[wanted]
    return None


def newest_digests(store: Store, visits: Iterable[Counted]) -> list[str]:
    """The instruments of these visits that are here, newest first."""
    used = {visit.digest for visit in visits}
    with store._core.database.reading() as connection:
        known = connection.exec_driver_sql("SELECT digest FROM instrument ORDER BY added_at DESC, version DESC, digest")
        return [digest for digest in known.scalars() if digest in used]


def _findings(store: Store, visits: Iterable[Counted]) -> dict[str, int]:
    found: dict[str, int] = {}
    with store._core.database.reading() as connection:
        for part in chunks(visit.id for visit in visits):
            found.update(
                (visit, int(n))
                for visit, n in connection.exec_driver_sql(
                    f"SELECT visit_id, count(*) FROM finding WHERE visit_id IN ({marks(part)}) GROUP BY visit_id",
                    tuple(part),
                ).fetchall()
            )
    return found


def _verdicts(store: Store, visits: Sequence[Counted]) -> dict[str, StatusEvent]:
    """Centre code → what the latest of its visits (newest first) that states anything says."""
    events = verdict_events(store, visits)
    found: dict[str, StatusEvent] = {}
    for visit in visits:
        if visit.id in events:
            found.setdefault(visit.code, events[visit.id])
    return found


def _spoke_before(store: Store, codes: Iterable[str]) -> tuple[str, ...]:
    """Those of the centres of which any visit states anything."""
    found: list[str] = []
    with store._core.database.reading() as connection:
        for part in chunks(sorted(codes)):
            found += connection.exec_driver_sql(
                f"SELECT DISTINCT centre_code FROM visit_verdict WHERE centre_code IN ({marks(part)}) "
                "ORDER BY centre_code",
                tuple(part),
            ).scalars()
    return tuple(found)


def _source(origin: str, source: str, codes: list[str], days: list[date | None]) -> SourceCount:
    known = [day for day in days if day is not None]
    title = FIELD_VISITS if origin == "visit" else Text(source, source) if source else NOBODY
    return SourceCount(title, len(codes), min(known, default=None), max(known, default=None), tuple(codes))


def moment_key(event: StatusEvent) -> tuple[date, datetime]:
    """What orders statements: their day, then when they were recorded."""
    return event.day or date.min, event.recorded_at
