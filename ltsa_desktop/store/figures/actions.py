"""Actions: what visits recommended and meetings decided, as later visits found it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from ltsa_desktop.ground.words import Text
from ltsa_desktop.store import meeting
from ltsa_desktop.store.figures.analysis_models import ActionCount, ActionLine, Actions
from ltsa_desktop.store.figures.counting import CLOSING, Place, approved_visits, centres_of, chunks, marks
from ltsa_desktop.store.figures.scope import Basis, Scope
from ltsa_desktop.store.follow_ups import CLOSED, OWNERS, STATES, record_of
from ltsa_desktop.store.reading import day_of

if TYPE_CHECKING:
    from ltsa_desktop.store.opening import Store


@dataclass(frozen=True, slots=True)
class Look:
    """What a visit found of an action."""

    visit: str
    day: str
    state: str
    note: str
    photo: str
    deadline: str


def actions(store: Store, scope: Scope) -> Actions:
    """The actions of every visit of the scope's centres, and of meetings.

    The days of the scope do not narrow them: an action stays one until it is done. `approved_only` leaves out those
    that a visit which is not approved agreed on; what a later visit found counts by the same rule.
    """
    centres = {centre.code: centre for centre in centres_of(store, scope)}
    sources = _sources(store, scope, centres)
    looks = _looks(store, sources)
    today = scope.day
    lines = list(_of_visits(store, sources, centres, looks, today))
    lines += _of_meetings(store, sources, centres, looks, today)
    lines.sort(key=lambda a: (a.deadline is None, a.deadline or date.max, a.code, a.id))
    approved = sum(source.approved for source in sources.values())
    basis = Basis(
        len(centres),
        len({line.code for line in lines}),
        len(sources),
        approved,
        scope.approved_only,
        examples=scope.examples,
    )
    owners: dict[str, list[ActionLine]] = {}
    places: dict[str, list[ActionLine]] = {}
    for line in lines:
        owners.setdefault(line.owner, []).append(line)
        places.setdefault(line.code, []).append(line)
    by_owner = [_count(key, title, owners.get(key, ())) for key, title in _owners(lines).items()]
    by_centre = [
        _count(code, Text(centre.name, centre.name), places[code]) for code, centre in centres.items() if code in places
    ]
    return Actions(
        basis,
        today,
        tuple(lines),
        tuple(by_owner),
        tuple(by_centre),
        _count("", Text("semua", "all"), lines),
    )


def open_actions(store: Store, scope: Scope) -> dict[str, tuple[int, int]]:
    """Centre code → how many actions are open, and how many of these are overdue: as `actions` counts them."""
    centres = {centre.code: centre for centre in centres_of(store, scope)}
    sources = _sources(store, scope, centres, approvals=scope.approved_only)
    looks = _looks(store, sources)
    today = scope.day.isoformat()
    found: dict[str, tuple[int, int]] = {}

    def count(visit: str, record: str, first: str, began: str) -> None:
        seen = looks.get((visit, record), ())
        state = seen[0].state if seen else began
        if state not in CLOSED:
            due = day_of(_moved(seen, first))
            n, late = found.get(sources[visit].code, (0, 0))
            found[sources[visit].code] = n + 1, late + (due is not None and due.isoformat() < today)

    with store._core.database.reading() as connection:
        for visit, path, deadline, state in connection.exec_driver_sql(
            "SELECT visit_id, path, deadline, state FROM follow_up"
        ).fetchall():
            if visit in sources:
                count(visit, record_of(path), deadline, state)
    for decision in meeting.decisions(store):
        if decision.visit in sources:
            count(
                decision.visit,
                decision.record,
                decision.deadline.isoformat() if decision.deadline else "",
                "belum",
            )
    return found


@dataclass(frozen=True, slots=True)
class _Source:
    """A visit whose actions and findings of actions count."""

    visit: str
    code: str
    day: str
    approved: bool


def _sources(store: Store, scope: Scope, centres: dict[str, Place], *, approvals: bool = True) -> dict[str, _Source]:
    """The visits that count, whose actions and looks count; `approvals`: say which are approved."""
    where, values = ("", ()) if scope.examples == "both" else ("WHERE f.example = ? ", (int(scope.examples != "real"),))
    with store._core.database.reading() as connection:
        rows = connection.exec_driver_sql(
            "SELECT f.visit_id, f.revision_id, f.centre_code, f.day, r.kind FROM visit_fact f "
            f"JOIN revision r ON r.id = f.revision_id {where}ORDER BY f.visit_id",
            values,
        ).fetchall()
    rows = [row for row in rows if row[4] in CLOSING and row[2] in centres]
    approved = approved_visits(store, {row[0]: row[1] for row in rows}) if approvals else set()
    return {
        visit: _Source(visit, code, day, visit in approved)
        for visit, _, code, day, _ in rows
        if visit in approved or not scope.approved_only
    }


def _looks(store: Store, sources: dict[str, _Source]) -> dict[tuple[str, str], list[Look]]:
    """(agreeing visit, record) → what visits found of it, the latest first."""
    found: dict[tuple[str, str], list[Look]] = {}
    with store._core.database.reading() as connection:
        for visit, of_visit, record, state, note, photo, deadline in connection.exec_driver_sql(
            "SELECT visit_id, of_visit, record, state, note, photo, deadline FROM follow_up_check"
        ):
            source = sources.get(visit)
            if source is not None:
                look = Look(visit, source.day, state, note, photo, deadline)
                found.setdefault((of_visit, record), []).append(look)
    for looks in found.values():
        looks.sort(key=lambda look: (look.day, look.visit), reverse=True)
    return found


def _of_visits(
    store: Store,
    sources: dict[str, _Source],
    centres: dict[str, Place],
    looks: dict[tuple[str, str], list[Look]],
    today: date,
) -> Iterable[ActionLine]:
    for row in _agreed(store, list(sources)):
        visit, path, action, owner, deadline, state, finding = row
        source = sources[visit]
        seen = looks.get((visit, record_of(path)), [])
        centre = centres[source.code]
        yield _line(
            seen,
            today,
            deadline,
            state,
            id=f"{visit}:{record_of(path)}",
            origin="visit",
            visit_id=visit,
            finding_path=path,
            code=source.code,
            centre=centre.name,
            province=centre.province,
            day=day_of(source.day),
            finding=finding,
            action=action,
            owner=owner,
            owner_title=OWNERS.get(owner, Text(owner, owner)),
            owner_name="",
        )


def _of_meetings(
    store: Store,
    sources: dict[str, _Source],
    centres: dict[str, Place],
    looks: dict[tuple[str, str], list[Look]],
    today: date,
) -> Iterable[ActionLine]:
    decided = [d for d in meeting.decisions(store) if d.visit in sources]
    findings = _finding_texts(store, [d.visit for d in decided])
    for decision in decided:
        source = sources[decision.visit]
        centre = centres[source.code]
        yield _line(
            looks.get((decision.visit, decision.record), []),
            today,
            decision.deadline.isoformat() if decision.deadline else "",
            "belum",
            id=decision.id,
            origin="meeting",
            visit_id=decision.visit,
            finding_path=decision.finding,
            code=source.code,
            centre=centre.name,
            province=centre.province,
            day=decision.day,
            finding=findings.get((decision.visit, decision.finding), ""),
            action=decision.action,
            owner=decision.owner,
            owner_title=OWNERS.get(decision.owner, Text(decision.owner, decision.owner)),
            owner_name=decision.owner_name,
            meeting=decision.meeting,
        )


def _line(looks: Sequence[Look], today: date, first: str, began: str, **about: Any) -> ActionLine:
    """An action with what became of it: `first` is the deadline as agreed, `began` its state before anybody looked."""
    last = looks[0] if looks else None
    deadline = day_of(_moved(looks, first))
    state = last.state if last else began
    late = (today - deadline).days if deadline is not None and state not in CLOSED else 0
    return ActionLine(
        deadline=deadline,
        overdue=max(late, 0),
        state=state,
        state_title=STATES.get(state, Text(state, state)),
        note=last.note if last else "",
        looked_on=day_of(last.day) if last else None,
        looked_by=last.visit if last else "",
        evidence=last.photo if last else "",
        **about,
    )


def _moved(looks: Sequence[Look], first: str) -> str:
    """The deadline as the latest look moved it; a look repeats the one it knew, so only one that differs says more."""
    return next((look.deadline for look in looks if look.deadline not in ("", first)), first)


def _agreed(store: Store, visits: list[str]) -> Iterable[Any]:
    with store._core.database.reading() as connection:
        for part in chunks(visits):
            yield from connection.exec_driver_sql(
                "SELECT u.visit_id, u.path, u.action, u.owner, u.deadline, u.state, coalesce(g.text, '') "
                "FROM follow_up u LEFT JOIN finding g ON g.visit_id = u.visit_id AND g.path = u.path "
                f"WHERE u.visit_id IN ({marks(part)}) ORDER BY u.visit_id, u.path",
                tuple(part),
            ).fetchall()


def _finding_texts(store: Store, visits: list[str]) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    with store._core.database.reading() as connection:
        for part in chunks(dict.fromkeys(visits)):
            for visit, path, text in connection.exec_driver_sql(
                f"SELECT visit_id, path, text FROM finding WHERE visit_id IN ({marks(part)})", tuple(part)
            ):
                found[visit, path] = text
    return found


def _owners(lines: Sequence[ActionLine]) -> dict[str, Text]:
    """Owner levels in their own order, then codes of other instruments that occur."""
    others = {line.owner: line.owner_title for line in lines if line.owner not in OWNERS}
    return {**OWNERS, **{key: others[key] for key in sorted(others)}}


def _count(key: str, title: Text, lines: Sequence[ActionLine]) -> ActionCount:
    still = [line for line in lines if line.open]
    return ActionCount(
        key,
        title,
        len(lines),
        len(still),
        sum(line.overdue > 0 for line in still),
        sum(line.state == "selesai" for line in lines),
    )
