"""What became of the actions that earlier visits agreed on, as a later visit found it.

A confirmation is part of the content of the visit that found it, so that it is sealed, signed and carried with it.
It is kept as remarks on the root of the form, one path for each thing said:

    /data#followup:<visit>:<record>             the state: selesai, proses, belum or gugur
    /data#followup:<visit>:<record>:note        what was seen
    /data#followup:<visit>:<record>:photo       the question whose photo shows it
    /data#followup:<visit>:<record>:due         the new deadline that was agreed this time
    /data#followup:<visit>:<record>:action      the action as it was agreed; also :owner :deadline :day

`<visit>` is the visit that agreed on the action and `<record>` the identity of its finding's repeat instance (`-` for
a finding that stands in none); the last three say what was confirmed even where the earlier visit is not at hand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import TYPE_CHECKING, Final

from ltsa_desktop.ground.words import Text

if TYPE_CHECKING:
    from sqlalchemy import Connection

STATES: Final[dict[str, Text]] = {
    "selesai": Text("selesai", "done"),
    "proses": Text("sebagian", "partly done"),
    "belum": Text("belum", "not yet"),
    "gugur": Text("tidak relevan lagi", "no longer relevant"),
}
"""The states of an action. Nobody has looked after it before the first confirmation: that, too, is "belum"."""
CLOSED: Final = frozenset({"selesai", "gugur"})
OWNERS: Final[dict[str, Text]] = {
    "pusat": Text("pemerintah pusat", "central government"),
    "provinsi": Text("provinsi", "province"),
    "kabkota": Text("kabupaten/kota", "regency/city"),
    "ltsa": Text("pusat layanan", "the centre"),
}
"""Who is to act, by the shipped instrument's codes; another instrument's code is shown as it is."""

_MARK = "#followup:"
_PATH = re.compile(r"/[^/#\[\]]+#followup:([0-9a-f-]{36}):([^:#\s]+)(?::(note|photo|due|action|owner|deadline|day))?")
NO_RECORD = "-"

# The state of action `u` now: what the latest visit that looked after it says, else what it began with.
_LATEST = (
    "SELECT {what} FROM follow_up_check k JOIN visit_fact kf ON kf.visit_id = k.visit_id "
    "WHERE k.of_visit = u.visit_id AND (k.record = '-' AND u.path = '' OR "
    "substr(u.path, -length(k.record) - 2) = '[' || k.record || ']') "
    "ORDER BY kf.day DESC, k.visit_id DESC LIMIT 1"
)
STATE_NOW: Final = f"coalesce(({_LATEST.format(what='k.state')}), u.state)"
NOTE_NOW: Final = f"coalesce(({_LATEST.format(what='k.note')}), '')"
DAY_NOW: Final = f"coalesce(({_LATEST.format(what='kf.day')}), '')"
VISIT_NOW: Final = f"coalesce(({_LATEST.format(what='k.visit_id')}), '')"
# A check repeats the deadline it knew: only one that differs from the one first agreed says something new.
_MOVED = _LATEST.format(what="k.deadline").replace("ORDER BY", "AND k.deadline NOT IN ('', u.deadline) ORDER BY")
DEADLINE_NOW: Final = f"coalesce(({_MOVED}), u.deadline)"
IS_OPEN: Final = f"{STATE_NOW} NOT IN ('selesai', 'gugur')"


@dataclass(frozen=True, slots=True)
class Confirmation:
    """One action as a later visit found it.

    Attributes:
        visit: that agreed on the action; `record` the identity of its finding.
        state: one of `STATES`, "" while nothing is chosen.
        photo: path of the question in the confirming visit whose photo shows it.
        due: the new deadline agreed at the confirming visit, an ISO day, "" where the old one stands.
        owner: the code as chosen; `deadline` and `day` (of the agreeing visit) are ISO days, "" for none.
    """

    visit: str
    record: str
    state: str = ""
    note: str = ""
    photo: str = ""
    action: str = ""
    owner: str = ""
    deadline: str = ""
    day: str = ""
    due: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What tells actions apart."""
        return self.visit, self.record


_SAID = tuple(f.name for f in fields(Confirmation) if f.name not in ("visit", "record", "state"))


@dataclass(frozen=True, slots=True)
class AgreedAction:
    """An action that an earlier visit agreed on and that was still open when this visit's day came.

    Attributes:
        state: what the latest sealed visit before found, "belum" before any did; `note` and `looked_on` its words and
            day.
        deadline: as the latest of those visits moved it, else as it was agreed first.
        finding: the words of the finding it answers.
    """

    visit: str
    record: str
    action: str
    owner: str
    deadline: str
    day: date | None
    finding: str
    state: str
    note: str = field(default="")
    looked_on: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What tells actions apart."""
        return self.visit, self.record


def record_of(path: str) -> str:
    """The identity of a finding from the path of its instance."""
    return path[path.rindex("[") + 1 : -1] if path.endswith("]") else NO_RECORD


def is_confirmation(path: str) -> bool:
    """Whether a path of a visit's content says something of a follow-up."""
    return _MARK in path and _PATH.fullmatch(path) is not None


def confirmations(content: Mapping[str, str]) -> list[Confirmation]:
    """What a visit's content says of earlier actions, in a fixed order; one without a state says nothing yet."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for path, text in content.items():
        if _MARK in path and (match := _PATH.fullmatch(path)) is not None:
            found.setdefault((match[1], match[2]), {})[match[3] or "state"] = text
    return sorted(
        (Confirmation(visit, record, **said) for (visit, record), said in found.items() if said.get("state") in STATES),
        key=lambda c: (c.day, c.visit, c.deadline, c.record),
    )


def paths_of(root: str, visit: str, record: str) -> dict[str, str]:
    """Where each thing said of one action is kept: field name of `Confirmation` → path.

    Args:
        root: the form's root ("/data").
        visit: the visit that agreed on it.
        record: the identity of its finding.
    """
    base = f"{root}{_MARK}{visit}:{record}"
    return {"state": base, **{name: f"{base}:{name}" for name in _SAID}}


def writes_of(root: str, confirmation: Confirmation) -> dict[str, str | None]:
    """What to save for a confirmation; without a state, what takes it away."""
    paths = paths_of(root, *confirmation.key)
    if not confirmation.state:
        return dict.fromkeys(paths.values())
    return {path: str(getattr(confirmation, name)) or None for name, path in paths.items()}


def rows_of(content: Mapping[str, str]) -> list[dict[str, str]]:
    """The projected rows of a visit's confirmations."""
    return [
        {
            "of_visit": c.visit,
            "record": c.record,
            "state": c.state,
            "note": c.note,
            "photo": c.photo,
            "action": c.action,
            "owner": c.owner,
            "deadline": c.due or c.deadline,
        }
        for c in confirmations(content)
    ]


def agreed_before(connection: Connection, visit: str) -> list[AgreedAction]:
    """The actions that a visit is to look after: agreed at earlier sealed visits of its centre and open on its day.

    What a visit itself confirmed does not count here: the list stays the same while the visit goes on. Visits marked
    CONTOH see those of such visits only, others none of them. The nearest deadline comes first.
    """
    from sqlalchemy import text

    row = connection.exec_driver_sql(
        "SELECT c.code, v.day, v.example FROM visit v JOIN centre c ON c.id = v.centre_id WHERE v.id = ?", (visit,)
    ).first()
    if row is None:
        return []
    code, day, example = row
    before = "AND k.visit_id <> :me AND kf.day <= :day ORDER BY"
    latest = _LATEST.replace("ORDER BY", before)
    moved = DEADLINE_NOW.replace("ORDER BY", before)
    values = {"me": visit, "code": code, "day": day, "example": int(example)}
    sql = (
        f"SELECT u.visit_id, u.path, u.action, u.owner, {moved} AS due, f.day, coalesce(g.text, ''), "
        f"coalesce(({latest.format(what='k.state')}), u.state) AS now, "
        f"coalesce(({latest.format(what='k.note')}), ''), coalesce(({latest.format(what='kf.day')}), '') "
        "FROM follow_up u JOIN visit_fact f ON f.visit_id = u.visit_id JOIN revision r ON r.id = f.revision_id "
        "LEFT JOIN finding g ON g.visit_id = u.visit_id AND g.path = u.path "
        "WHERE u.centre_code = :code AND u.visit_id <> :me AND f.day <= :day AND f.example = :example "
        "AND r.kind IN ('final', 'handover') ORDER BY f.day, u.visit_id, u.path"
    )
    rows = sorted(connection.execute(text(sql), values), key=lambda r: (not r[4], r[4]))
    return [
        AgreedAction(r[0], record_of(r[1]), r[2], r[3], r[4], _day(r[5]), r[6], r[7], r[8], r[9])
        for r in rows
        if r[7] not in CLOSED
    ]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
