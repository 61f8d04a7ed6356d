"""What the last visit to the same centre answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ltsa_desktop.gui.visit.editors.searching import option_called

if TYPE_CHECKING:
    from ltsa_desktop.gui.visit.session import VisitSession
    from ltsa_desktop.store import Store, Visit
    from ltsa_desktop.xforms import NodeDef

_BOUND_TO_ITS_DAY = ("visit.", "team.", "sign.", "met.", "centre.", "photo", "conclusion")
"""Roles whose answers belong to one visit only and are not offered again."""
CHECKED, SET = "#checked", "ya"
"""The mark beside an answer that was taken from the last visit and found to be so today; the text of a mark."""


def is_compared(definition: NodeDef) -> bool:
    """Whether a question's answers of two visits are the same thing: no file, nothing that belongs to one day."""
    if definition.control in (None, "upload", "trigger"):
        return False
    return not definition.attributes.get("peran", "").startswith(_BOUND_TO_ITS_DAY)


@dataclass(frozen=True, slots=True)
class LastVisit:
    """A visit's day and its answers outside of repeats (instances of two visits are not the same thing)."""

    id: str
    day: date
    answers: Mapping[str, str]

    def answer(self, session: VisitSession, path: str) -> str:
        """What was answered there, "" when nothing can be compared or the choice does not exist any more."""
        stored = self.answers.get(path, "")
        if not stored:
            return ""
        definition = session.node(path).definition
        if not is_compared(definition):
            return ""
        if definition.control in ("select1", "select", "rank"):
            options = session.options(path)
            names = stored.split() if definition.control != "select1" else [stored]
            if any(option_called(options, name) is None for name in names):
                return ""
        return stored


def read_last_visit(store: Store, visit: Visit) -> LastVisit | None:
    """The newest earlier visit to the same centre with the same form (on the store thread)."""
    earlier = [
        summary.visit
        for summary in store.visits.list(centre=visit.centre_code)
        if summary.visit.id != visit.id
        and summary.visit.form_id == visit.form_id
        and (summary.visit.day, summary.visit.created_at) < (visit.day, visit.created_at)
    ]
    if not earlier:
        return None
    newest = max(earlier, key=lambda v: (v.day, v.created_at))
    content = store.visits.content(newest.id)
    return LastVisit(newest.id, newest.day, {p: t for p, t in content.items() if "[" not in p and "#" not in p})


def read_carried(store: Store, visit: str) -> dict[str, str]:
    """The answers taken from the last visit and not given again since: path → text (on the store thread)."""
    from ltsa_desktop.store.journal import INSTRUMENT

    entries = store.visits.history(visit)
    moves = {entry.step for entry in entries if entry.path == INSTRUMENT}
    ever: dict[str, str] = {}
    carried: dict[str, str] = {}
    for entry in entries:
        if entry.kind == "carry" and entry.step not in moves and entry.new:
            ever[entry.path] = carried[entry.path] = entry.new
        elif entry.path.endswith(CHECKED):
            of = entry.path.removesuffix(CHECKED)
            if entry.new:
                carried.pop(of, None)
            elif entry.kind in ("undo", "redo") and of in ever:
                carried[of] = ever[of]
        elif entry.kind in ("undo", "redo") and entry.new and ever.get(entry.path) == entry.new:
            carried[entry.path] = entry.new
        elif entry.step not in moves:
            carried.pop(entry.path, None)
    return carried


@dataclass(frozen=True, slots=True)
class Past:
    """What a visit is held against: the last visit, and what of it was carried over."""

    last: LastVisit | None
    carried: dict[str, str]


def read_past(store: Store, visit: Visit) -> Past:
    """Read it on the store thread."""
    return Past(read_last_visit(store, visit), read_carried(store, visit.id))


def confirm_carried(session: VisitSession, path: str) -> None:
    """What was taken from the last visit was looked at and is so today: a mark beside the answer says it."""
    if path in session.carried and not session.read_only:
        del session.carried[path]
        session.set_remark(path, SET, CHECKED)
