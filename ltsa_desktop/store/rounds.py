"""Rounds of visits: named stretches of days, the visits planned in them, and who has handed in.

All of it is statements, folded here: a round and a plan are each named by the statement that made them; a later
statement that names one changes it or takes it back. Of two that did not know of each other the later by clock counts,
equal clocks by id, so that the same set gives the same rounds everywhere. What an evaluator states counts there alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.store.errors import not_found
from ltsa_desktop.store.reading import day_of
from ltsa_desktop.store.reviewing import judges

if TYPE_CHECKING:
    from ltsa_desktop.store.opening import Store
    from ltsa_desktop.store.statements import Statement

ROUND, PLAN, PLACE = "round", "plan", "place"
ROUND_WORD = Text("Ronde", "round")
PLAN_WORD = Text("Rencana kunjungan", "planned visit")


@dataclass(frozen=True, slots=True)
class Round:
    """A round.

    Attributes:
        id: of the statement that made it. start, end: its days, both included.
        instrument: form id that it is done with, "" for any. withdrawn: it counts no more.
    """

    id: str
    name: str
    start: date
    end: date
    instrument: str = ""
    note: str = ""
    withdrawn: bool = False
    author: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """A visit that somebody is to make. `day` None: no day is set yet; `kind` as of visits."""

    id: str
    round: str
    centre: str
    evaluator: str
    day: date | None
    kind: str = "terjadwal"
    note: str = ""
    withdrawn: bool = False


def rounds_of(statements: Iterable[Statement]) -> dict[str, Round]:
    """Every round, withdrawn ones too, by id, earliest first: a pure function of the set of statements."""
    found: dict[str, Round] = {}
    for statement in _ordered(statements, ROUND):
        data = statement.body.data
        start, end = day_of(_text(data, "start")), day_of(_text(data, "end"))
        if start is None or end is None or end < start or not _text(data, "name"):
            continue
        name = _text(data, "of") or statement.id
        found[name] = Round(
            name,
            _text(data, "name"),
            start,
            end,
            _text(data, "instrument"),
            _text(data, "note"),
            data.get("withdrawn") is True,
            statement.author.name,
        )
    return dict(sorted(found.items(), key=lambda item: (item[1].start, item[1].end, item[0])))


def plans_of(statements: Iterable[Statement]) -> dict[str, Plan]:
    """Every planned visit, withdrawn ones too, by id: a pure function of the set of statements."""
    found: dict[str, Plan] = {}
    for statement in _ordered(statements, PLAN):
        data = statement.body.data
        if not _text(data, "round") or not _text(data, "centre"):
            continue
        name = _text(data, "of") or statement.id
        found[name] = Plan(
            name,
            _text(data, "round"),
            _text(data, "centre"),
            _text(data, "evaluator"),
            day_of(_text(data, "day")),
            _text(data, "kind") or "terjadwal",
            _text(data, "note"),
            data.get("withdrawn") is True,
        )
    return dict(sorted(found.items(), key=lambda i: (i[1].round, i[1].centre, i[1].day or date.max, i[0])))


def standing(store: Store, kinds: Iterable[str]) -> list[Statement]:
    """The statements of these kinds that count here: of supervisors, and this laptop's own."""
    keys = judges(store) | {store.device.key}
    return [statement for statement in store.statements.list(kinds) if statement.key in keys]


def listed(store: Store, withdrawn: bool = False) -> list[Round]:
    """The rounds of a store, earliest first; withdrawn ones only when asked for."""
    return [r for r in rounds_of(standing(store, (ROUND,))).values() if withdrawn or not r.withdrawn]


def get(store: Store, key: str) -> Round:
    """The round with this id, the unambiguous start of it (8 digits or more), or this name. Raises NotFound."""
    found = listed(store)
    chosen = [r for r in found if r.id == key or (len(key) >= 8 and r.id.startswith(key))]
    chosen = chosen or [r for r in found if r.name.casefold() == key.strip().casefold()]
    if len(chosen) != 1:
        raise not_found(ROUND_WORD, key)
    return chosen[0]


def before(store: Store, held: Round) -> Round | None:
    """The round that ended last before this one began."""
    earlier = [r for r in listed(store) if r.end < held.start]
    return max(earlier, key=lambda r: (r.end, r.id), default=None)


def at(found: Iterable[Round], day: date) -> Round | None:
    """The round that a day lies in; of several the one that began last."""
    return max((r for r in found if r.start <= day <= r.end), key=lambda r: (r.start, r.id), default=None)


def add(store: Store, name: str, start: date, end: date, instrument: str = "", note: str = "", of: str = "") -> Round:
    """Begin a round, or (`of`: its id) change one.

    Raises:
        UserError: "name-missing"; "round-days" when it ends before it begins; "round-name-taken".
    """
    if not name.strip():
        raise UserError(Text("Beri nama ronde ini.", "Give this round a name."), code="name-missing")
    if end < start:
        raise UserError(
            Text("Hari terakhir ronde ada sebelum hari pertamanya.", "The round ends before it begins."),
            code="round-days",
        )
    if any(r.name.casefold() == name.strip().casefold() and r.id != of for r in listed(store)):
        raise UserError(
            Text("Sudah ada ronde bernama “{name}”.", "There is a round called “{name}” already.").format(name=name),
            code="round-name-taken",
        )
    data = {
        "name": name.strip(),
        "start": start.isoformat(),
        "end": end.isoformat(),
        "instrument": instrument,
        "note": note.strip(),
        "of": of,
    }
    made = store.statements.add(ROUND, data)
    return get(store, of or made.id)


def withdraw(store: Store, round_id: str) -> None:
    """Take a round back; its statements stay, nothing of visits is touched. Raises NotFound."""
    held = get(store, round_id)
    store.statements.add(
        ROUND,
        {
            "name": held.name,
            "start": held.start.isoformat(),
            "end": held.end.isoformat(),
            "instrument": held.instrument,
            "note": held.note,
            "of": held.id,
            "withdrawn": True,
        },
    )


def plan(
    store: Store,
    round_id: str,
    centre: str,
    evaluator: str,
    day: date | None = None,
    kind: str = "terjadwal",
    note: str = "",
    of: str = "",
) -> Plan:
    """Plan a visit of a centre (code or id) in a round, or (`of`: as for `get_plan`) change one.

    Raises:
        NotFound: the round, the centre or the plan.
        UserError: "evaluator-missing"; "plan-outside" for a day outside the round.
    """
    held = get(store, round_id)
    code = store.centres.get(centre).summary.code
    if not evaluator.strip():
        raise UserError(Text("Sebutkan evaluatornya.", "Name the evaluator."), code="evaluator-missing")
    if day is not None and not held.start <= day <= held.end:
        raise UserError(
            Text(
                "Tanggal {day} ada di luar ronde {name} ({start} – {end}).",
                "{day} lies outside the round {name} ({start} – {end}).",
            ).format(day=day, name=held.name, start=held.start, end=held.end),
            code="plan-outside",
        )
    of = get_plan(store, of).id if of else ""
    data = {
        "round": held.id,
        "centre": code,
        "evaluator": evaluator.strip(),
        "day": day.isoformat() if day else "",
        "kind": kind,
        "note": note.strip(),
        "of": of,
    }
    made = store.statements.add(PLAN, data)
    return plans_of(standing(store, (PLAN,)))[of or made.id]


def get_plan(store: Store, key: str) -> Plan:
    """The planned visit with this id, or the unambiguous start of it (8 digits or more). Raises NotFound."""
    chosen = [p for p in plans(store) if p.id == key or (len(key) >= 8 and p.id.startswith(key))]
    if len(chosen) != 1:
        raise not_found(PLAN_WORD, key)
    return chosen[0]


def withdraw_plan(store: Store, plan_id: str) -> None:
    """Take a planned visit back. Raises NotFound."""
    found = get_plan(store, plan_id)
    store.statements.add(
        PLAN,
        {
            "round": found.round,
            "centre": found.centre,
            "evaluator": found.evaluator,
            "day": found.day.isoformat() if found.day else "",
            "kind": found.kind,
            "note": found.note,
            "of": found.id,
            "withdrawn": True,
        },
    )


def plans(store: Store, round_id: str = "") -> list[Plan]:
    """The planned visits of a round (of all without one), by centre and day; withdrawn ones left out."""
    wanted = get(store, round_id).id if round_id else ""
    return [
        p for p in plans_of(standing(store, (PLAN,))).values() if not p.withdrawn and (not wanted or p.round == wanted)
    ]


def place(store: Store, visit: str, round_id: str) -> None:
    """Say that a visit belongs to a round whatever its day ("" as round: its day decides again). Raises NotFound."""
    found = store.visits.get(visit)
    store.statements.add(PLACE, {"round": get(store, round_id).id if round_id else ""}, visit=found.id)


def placements(store: Store) -> dict[str, str]:
    """Visit → round, for visits that a statement put into a round."""
    return placements_of(standing(store, (PLACE,)))


def placements_of(statements: Iterable[Statement]) -> dict[str, str]:
    """Visit → round: the latest statement about each visit; those that take it back are left out."""
    found = {s.body.visit: _text(s.body.data, "round") for s in _ordered(statements, PLACE) if s.body.visit}
    return {visit: where for visit, where in found.items() if where}


def _ordered(statements: Iterable[Statement], kind: str) -> list[Statement]:
    return sorted((s for s in statements if s.body.kind == kind), key=lambda s: (s.at, s.id))


def _text(data: Any, name: str) -> str:
    value = data.get(name, "")
    return value if isinstance(value, str) else ""
