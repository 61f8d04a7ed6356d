"""Who has handed in: the plans of a round against the visits that came, and the last package of each laptop."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal

from ltsa_desktop.ground.words import Text
from ltsa_desktop.store import rounds
from ltsa_desktop.store.reading import day_of
from ltsa_desktop.store.reviewing import REVIEW, approvals_wanted, judges, review_of
from ltsa_desktop.store.reviewing import STATE_WORDS as REVIEW_WORDS
from ltsa_desktop.store.sql import UNLISTED, from_micros

if TYPE_CHECKING:
    from ltsa_desktop.store.figures.scope import Examples
    from ltsa_desktop.store.opening import Store
    from ltsa_desktop.store.rounds import Plan, Round
    from ltsa_desktop.store.statements import Statement

State = Literal["never", "planned", "draft", "received", "in-review", "returned", "approved", "changed-after-approval"]
STATE_WORDS: dict[State, Text] = {
    "never": Text("belum diserahkan", "not handed in"),
    "planned": Text("direncanakan", "planned"),
    "draft": Text("draf", "draft"),
    "received": Text("diterima", "received"),
    "in-review": REVIEW_WORDS["in-review"],
    "returned": REVIEW_WORDS["returned"],
    "approved": REVIEW_WORDS["approved"],
    "changed-after-approval": REVIEW_WORDS["changed-after-approval"],
}
"""In the order of a visit's way. "never": its day (or the round) is over and nothing has come."""


@dataclass(frozen=True, slots=True)
class HandInRow:
    """One cell of centre × evaluator.

    Attributes:
        plan: id of the plan, "" for a visit that nobody planned. planned: its day, None where none was set.
        visit_id: that came, "" for none; day: of that visit. device: the laptop it was sealed on.
        late: days past the planned day (or the round's last day) while nothing has come, else 0.
    """

    code: str
    centre: str
    evaluator: str
    plan: str
    planned: date | None
    visit_id: str
    day: date | None
    state: State
    late: int
    device: str = ""
    short_code: str = ""
    example: bool = False


@dataclass(frozen=True, slots=True)
class Laptop:
    """A laptop that sent packages here. `package` is the name of the last one, `at` when it was taken in."""

    device: str
    name: str
    package: str
    sequence: int
    at: datetime


@dataclass(frozen=True, slots=True)
class HandIn:
    """A round's state on a day.

    Attributes:
        rows: by centre and evaluator. counts: rows of each state, in the order of `STATE_WORDS`.
        unplanned: codes of the register's centres with neither plan nor visit. laptops: newest package first.
    """

    round: Round
    as_of: date
    rows: tuple[HandInRow, ...]
    counts: tuple[tuple[State, int], ...]
    unplanned: tuple[str, ...]
    laptops: tuple[Laptop, ...]


@dataclass(frozen=True, slots=True)
class _Came:
    """A visit of the round."""

    id: str
    code: str
    day: date
    head: str
    sealed: bool
    people: frozenset[str]
    author: str
    device: str
    short_code: str
    example: bool


def hand_in(store: Store, round_id: str, today: date | None = None, examples: Examples = "real") -> HandIn:
    """Centre × evaluator of a round (id or name). Raises NotFound.

    A visit answers the plan of its centre whose evaluator was there; where none was, the first plan left.
    """
    from ltsa_desktop.store.figures.counting import centres_of
    from ltsa_desktop.store.figures.scope import Scope

    held = rounds.get(store, round_id)
    now = today or date.today()
    names = {centre.code: centre.name for centre in centres_of(store, Scope(examples=examples))}
    plans = [plan for plan in rounds.plans(store, held.id) if plan.centre in names]
    came = _came(store, held, examples)
    states = _states(store, came)
    rows: list[HandInRow] = []
    for code in sorted({plan.centre for plan in plans} | {visit.code for visit in came}):
        wanted = [plan for plan in plans if plan.centre == code]
        for plan, visit in _matched(wanted, [visit for visit in came if visit.code == code]):
            rows.append(_row(held, now, names.get(code, code), plan, visit, states))
    rows.sort(key=lambda row: (row.code, row.evaluator, row.planned or date.max, row.visit_id))
    counts = Counter(row.state for row in rows)
    return HandIn(
        held,
        now,
        tuple(rows),
        tuple((state, counts[state]) for state in STATE_WORDS),
        tuple(sorted(names.keys() - {row.code for row in rows})),
        tuple(_laptops(store)),
    )


def _row(
    held: Round, now: date, name: str, plan: Plan | None, visit: _Came | None, states: dict[str, State]
) -> HandInRow:
    due = (plan.day if plan else None) or held.end
    late = max((now - due).days, 0) if visit is None else 0
    state: State = states[visit.id] if visit else "never" if late else "planned"
    return HandInRow(
        code=plan.centre if plan else visit.code if visit else "",
        centre=name,
        evaluator=plan.evaluator if plan else visit.author if visit else "",
        plan=plan.id if plan else "",
        planned=plan.day if plan else None,
        visit_id=visit.id if visit else "",
        day=visit.day if visit else None,
        state=state,
        late=late,
        device=visit.device if visit else "",
        short_code=visit.short_code if visit else "",
        example=visit.example if visit else False,
    )


def _matched(plans: Sequence[Plan], visits: Sequence[_Came]) -> Iterable[tuple[Plan | None, _Came | None]]:
    """Each plan with its visit, then what is left over on either side."""
    left = list(visits)
    waiting: list[Plan] = []
    for plan in plans:
        found = next((v for v in left if plan.evaluator.casefold() in v.people), None)
        if found is None:
            waiting.append(plan)
        else:
            left.remove(found)
            yield plan, found
    for plan in waiting:
        yield plan, left.pop(0) if left else None
    for visit in left:
        yield None, visit


def _came(store: Store, held: Round, examples: Examples) -> list[_Came]:
    """The visits that belong to the round, drafts too: by day, or where a statement puts them."""
    from ltsa_desktop.store.figures.counting import chunks, marks

    placed = rounds.placements(store)
    where = ""
    values: tuple[int, ...] = ()
    if examples != "both":
        where, values = "AND v.example = ? ", (int(examples == "examples"),)
    columns = (
        "SELECT v.id, c.code, v.day, v.head, coalesce(r.kind, ''), p.name, coalesce(q.name, ''), "
        "coalesce(r.device, ''), coalesce(r.short_code, ''), v.example FROM visit v "
        "JOIN centre c ON c.id = v.centre_id JOIN person p ON p.id = v.author_id "
        "LEFT JOIN revision r ON r.id = v.head LEFT JOIN person q ON q.id = r.author_id "
        f"WHERE v.status NOT IN {UNLISTED} {where}AND "
    )
    rows: list[Any] = []
    here = [visit for visit, name in placed.items() if name == held.id]
    with store._core.database.reading() as connection:
        ends = (held.start.isoformat(), (held.end + timedelta(days=1)).isoformat())
        rows += connection.exec_driver_sql(f"{columns} v.day >= ? AND v.day < ?", (*values, *ends)).fetchall()
        for part in chunks(here):
            rows += connection.exec_driver_sql(f"{columns} v.id IN ({marks(part)})", (*values, *part)).fetchall()
        by_id = {row[0]: row for row in rows if placed.get(row[0], held.id) == held.id}
        people: dict[str, set[str]] = {}
        for part in chunks(by_id):
            for visit, name in connection.exec_driver_sql(
                f"SELECT visit_id, name FROM visit_person WHERE kind = 'team' AND visit_id IN ({marks(part)})",
                tuple(part),
            ):
                people.setdefault(visit, set()).add(name.casefold())
    found = [
        _Came(
            id=r[0],
            code=r[1],
            day=day_of(r[2]) or held.start,
            head=r[3],
            sealed=r[4] in ("final", "handover"),
            people=frozenset({*people.get(r[0], ()), r[5].casefold(), r[6].casefold()} - {""}),
            author=r[6] or r[5],
            device=r[7],
            short_code=r[8],
            example=bool(r[9]),
        )
        for r in by_id.values()
    ]
    return sorted(found, key=lambda visit: (visit.code, visit.day, visit.id))


def _states(store: Store, came: Sequence[_Came]) -> dict[str, State]:
    acts: dict[str, list[Statement]] = {}
    for statement in store.statements.about((REVIEW,), [visit.id for visit in came if visit.sealed]):
        acts.setdefault(statement.body.visit, []).append(statement)
    keys, wanted = judges(store), approvals_wanted(store)
    return {
        visit.id: review_of(acts.get(visit.id, ()), visit.head, keys, wanted).state if visit.sealed else "draft"
        for visit in came
    }


def _laptops(store: Store) -> list[Laptop]:
    """The last package of each laptop, the newest first."""
    last: dict[str, Laptop] = {}
    with store._core.database.reading() as connection:
        rows = connection.exec_driver_sql(
            "SELECT p.device, p.name, p.sequence, p.at, coalesce(k.name, '') FROM package p "
            "LEFT JOIN device d ON d.device = p.device LEFT JOIN trusted_key k ON k.key = d.key "
            "WHERE p.direction = 'in' ORDER BY p.at, p.id, k.name"
        )
        for device, package, sequence, at, name in rows:
            last[device] = Laptop(device, name or device[:8], package, int(sequence), from_micros(at))
    return sorted(last.values(), key=lambda laptop: (laptop.at, laptop.device), reverse=True)
