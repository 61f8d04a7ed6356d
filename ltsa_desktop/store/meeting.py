"""Minutes: what a meeting decides about a finding (or a centre) becomes an action that the next visit looks after.

A decision is a signed statement about the visit whose finding it answers, so it travels with that visit, back to the
laptops too. A later statement that names it changes it or takes it back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.store.errors import not_found
from ltsa_desktop.store.follow_ups import CLOSED, OWNERS, AgreedAction, record_of
from ltsa_desktop.store.reading import day_of
from ltsa_desktop.store.rounds import standing

if TYPE_CHECKING:
    from ltsa_desktop.store.opening import Store
    from ltsa_desktop.store.statements import Statement

DECISION = "decision"
DECISION_WORD = Text("Keputusan", "decision")
RECORD = "rapat-"
"""A decision's `record` in confirmations of later visits begins so: it tells them from findings of a visit."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision.

    Attributes:
        id: of the statement that made it. visit: whose finding it answers; finding: the path of that finding, "" for
            the centre as a whole.
        centre: code. meeting: its name; day: when it met.
        about: the words of the finding, so that they are known where its visit is not. example: marked CONTOH.
        owner: level (a key of `OWNERS`); owner_name: who exactly, in words. deadline None: none was set.
    """

    id: str
    visit: str
    finding: str
    centre: str
    meeting: str
    day: date
    action: str
    owner: str
    owner_name: str
    deadline: date | None
    withdrawn: bool
    author: str
    example: bool = False
    about: str = ""

    @property
    def record(self) -> str:
        """How later visits name it when they say what became of it."""
        return record_for(self.id)


def record_for(decision: str) -> str:
    """The record of a decision (the id of its statement)."""
    return RECORD + decision[:32]


def decisions_of(statements: Iterable[Statement]) -> list[Decision]:
    """What was decided, withdrawn ones too, in the order of the meetings: a pure function of the set of statements."""
    found: dict[str, Decision] = {}
    for statement in sorted((s for s in statements if s.body.kind == DECISION), key=lambda s: (s.at, s.id)):
        data = {key: value for key, value in statement.body.data.items() if isinstance(value, str)}
        day = day_of(data.get("day", ""))
        if day is None or not data.get("action") or not statement.body.visit:
            continue
        name = data.get("of") or statement.id
        found[name] = Decision(
            id=name,
            visit=statement.body.visit,
            finding=statement.body.path,
            centre=data.get("centre", ""),
            meeting=data.get("meeting", ""),
            day=day,
            action=data["action"],
            owner=data.get("owner", ""),
            owner_name=data.get("owner_name", ""),
            deadline=day_of(data.get("deadline", "")),
            withdrawn=statement.body.data.get("withdrawn") is True,
            author=statement.author.name,
            example=statement.body.data.get("example") is True,
            about=data.get("about", ""),
        )
    return sorted(found.values(), key=lambda d: (d.day, d.meeting, d.centre, d.id))


def decisions(store: Store, withdrawn: bool = False) -> list[Decision]:
    """The decisions of all meetings known here that supervisors (or this laptop) recorded."""
    return [d for d in decisions_of(standing(store, (DECISION,))) if withdrawn or not d.withdrawn]


def decide(
    store: Store,
    visit: str,
    finding: str,
    *,
    meeting: str,
    day: date,
    action: str,
    owner: str,
    owner_name: str = "",
    deadline: date | None = None,
    of: str = "",
) -> Decision:
    """Record a decision, or (`of`: its id) change one.

    Args:
        visit: id of the visit whose finding it answers. finding: path of the finding, its record's identity, or ""
            for the centre as a whole.

    Raises:
        NotFound: the visit, the finding, or the decision to change.
        UserError: "meeting-missing", "action-missing", "owner-unknown", "deadline-past" for one before the meeting.
    """
    found = store.visits.get(visit)
    path = _finding(store, found.id, finding)
    if not meeting.strip():
        raise UserError(Text("Sebutkan nama rapatnya.", "Name the meeting."), code="meeting-missing")
    if not action.strip():
        raise UserError(Text("Tulis apa yang diputuskan.", "Write what was decided."), code="action-missing")
    if owner not in OWNERS:
        raise UserError(
            Text(
                "Penanggung jawab “{owner}” tidak dikenal; pakai salah satu dari: {all}.",
                "The owner level “{owner}” is not known; use one of: {all}.",
            ).format(owner=owner, all=", ".join(OWNERS)),
            code="owner-unknown",
        )
    if deadline is not None and deadline < day:
        raise UserError(
            Text("Tenggat ada sebelum hari rapat.", "The deadline lies before the meeting."), code="deadline-past"
        )
    if of:
        get(store, of)
    data = {
        "meeting": meeting.strip(),
        "day": day.isoformat(),
        "centre": found.centre_code,
        "example": found.example,
        "about": _words(store, found.id, path),
        "action": action.strip(),
        "owner": owner,
        "owner_name": owner_name.strip(),
        "deadline": deadline.isoformat() if deadline else "",
        "of": of,
    }
    made = store.statements.add(DECISION, data, visit=found.id, revision=found.head, path=path)
    return get(store, of or made.id)


def withdraw(store: Store, decision: str) -> None:
    """Take a decision back; what visits said of it stays. Raises NotFound."""
    found = get(store, decision)
    data: dict[str, object] = {
        "meeting": found.meeting,
        "day": found.day.isoformat(),
        "centre": found.centre,
        "example": found.example,
        "about": found.about,
        "action": found.action,
        "owner": found.owner,
        "owner_name": found.owner_name,
        "deadline": found.deadline.isoformat() if found.deadline else "",
        "of": found.id,
        "withdrawn": True,
    }
    store.statements.add(DECISION, data, visit=found.visit, path=found.finding)


def decided_before(store: Store, visit: str) -> list[AgreedAction]:
    """The decisions that a visit is to look after: about its centre, made before its day and still open on it.

    What the visit confirmed itself does not count. A visit marked CONTOH sees those of such visits only, others none.
    """
    made = decisions(store)
    if not made:
        return []
    found = []
    with store._core.database.reading() as connection:
        centre, day, example = connection.exec_driver_sql(
            "SELECT c.code, v.day, v.example FROM visit v JOIN centre c ON c.id = v.centre_id WHERE v.id = ?", (visit,)
        ).one()
        for decision in made:
            about_it = decision.centre == centre and decision.example == bool(example) and decision.visit != visit
            if not about_it or decision.day.isoformat() > day[:10]:
                continue
            looks = connection.exec_driver_sql(
                "SELECT k.state, k.note, f.day, k.deadline FROM follow_up_check k JOIN visit_fact f "
                "ON f.visit_id = k.visit_id WHERE k.of_visit = ? AND k.record = ? AND k.visit_id <> ? AND f.day <= ? "
                "ORDER BY f.day DESC, k.visit_id DESC",
                (decision.visit, decision.record, visit, day),
            ).fetchall()
            state, note, looked_on = looks[0][:3] if looks else ("belum", "", "")
            if state in CLOSED:
                continue
            first = decision.deadline.isoformat() if decision.deadline else ""
            found.append(
                AgreedAction(
                    decision.visit,
                    decision.record,
                    decision.action,
                    decision.owner,
                    next((look[3] for look in looks if look[3] not in ("", first)), first),
                    decision.day,
                    decision.about or decision.meeting,
                    state,
                    note,
                    looked_on,
                )
            )
    return found


def get(store: Store, decision: str) -> Decision:
    """A decision by its id, or the unambiguous start of it (8 digits or more). Raises NotFound."""
    found = [d for d in decisions(store) if d.id == decision or (len(decision) >= 8 and d.id.startswith(decision))]
    if len(found) != 1:
        raise not_found(DECISION_WORD, decision)
    return found[0]


def _words(store: Store, visit: str, path: str) -> str:
    """The words of a finding, "" for none."""
    with store._core.database.reading() as connection:
        text = connection.exec_driver_sql(
            "SELECT text FROM finding WHERE visit_id = ? AND path = ?", (visit, path)
        ).scalar()
    return str(text or "")


def _finding(store: Store, visit: str, finding: str) -> str:
    if not finding:
        return ""
    with store._core.database.reading() as connection:
        paths = list(
            connection.exec_driver_sql(
                "SELECT path FROM finding WHERE visit_id = ? ORDER BY position", (visit,)
            ).scalars()
        )
    for path in paths:
        if finding in (path, record_of(path)):
            return str(path)
    raise not_found(Text("Temuan", "finding"), finding)
