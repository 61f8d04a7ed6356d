"""The actions of earlier visits that this one looks after: read once, confirmed in the visit's own content."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from ltsa_desktop.gui.visit.worklists.steps import Step
from ltsa_desktop.store.follow_ups import AgreedAction, Confirmation, confirmations, paths_of, writes_of
from ltsa_desktop.store.reading import day_of

if TYPE_CHECKING:
    from ltsa_desktop.ground.words import UserError
    from ltsa_desktop.gui.visit.session import VisitSession

log = logging.getLogger(__name__)
translate = QCoreApplication.translate
MOVABLE = ("proses", "belum")
"""The states in which an action may get a new deadline."""


def state_words() -> dict[str, str]:
    """The states in the order of their keys, in the interface's language."""
    return {
        "selesai": translate("Agreements", "selesai"),
        "proses": translate("Agreements", "sebagian"),
        "belum": translate("Agreements", "belum"),
        "gugur": translate("Agreements", "tidak relevan lagi"),
    }


class Agreements(QObject):
    """See the module.

    Attributes:
        actions: in the order of their deadlines; empty until they are read.

    Signals:
        loaded(): `actions` is there.
    """

    loaded = Signal()

    def __init__(self, session: VisitSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.actions: list[AgreedAction] = []
        visit = session.visit.id
        session.desk.read(lambda store: store.read.agreed_before(visit), self._on_read, self._on_unreadable, self)

    def confirmed(self) -> dict[tuple[str, str], Confirmation]:
        """What this visit says, by action."""
        return {c.key: c for c in confirmations(self.session.extras)}

    def open_ones(self) -> list[AgreedAction]:
        """The actions this visit has said nothing of yet."""
        said = self.confirmed()
        return [action for action in self.actions if action.key not in said]

    def confirm(self, action: AgreedAction, state: str, note: str = "", photo: str = "", due: str = "") -> None:
        """Say what became of an action; without a state, take back what was said. One step for undo."""
        if self.session.read_only:
            return
        root = self.session.opened.form.root.ref
        said = Confirmation(
            action.visit,
            action.record,
            state,
            note.strip(),
            photo,
            action.action,
            action.owner,
            action.deadline,
            action.day.isoformat() if action.day is not None else "",
            due if state in MOVABLE and due != action.deadline else "",
        )
        nothing = Confirmation(*action.key)
        if self.confirmed().get(action.key, nothing) == (said if state else nothing):
            return
        step = Step(self.session)
        paths = paths_of(root, *action.key)
        step.remark({p: t for p, t in writes_of(root, said).items() if self.session.extras.get(p) != t})
        step.save(paths["state"])

    def _on_read(self, found: list[AgreedAction]) -> None:
        known = {action.key for action in found}
        # What was confirmed on another laptop stays in the list where the earlier visit is not at hand.
        others = [
            AgreedAction(c.visit, c.record, c.action, c.owner, c.deadline, day_of(c.day), "", "belum")
            for c in self.confirmed().values()
            if c.key not in known
        ]
        self.actions = [*found, *others]
        self.loaded.emit()

    def _on_unreadable(self, error: UserError) -> None:
        log.warning("the actions of earlier visits cannot be read: %s", error.text.en)
