"""What every tab of the meeting is: it reads its figures for a scope when it is in sight, and never waits for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ltsa_desktop.gui.i18n import Retranslated, say
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import EmptyState, MutedLabel

if TYPE_CHECKING:
    from ltsa_desktop.ground.words import UserError
    from ltsa_desktop.gui.actions import Actions
    from ltsa_desktop.gui.desk import Desk
    from ltsa_desktop.store import Store
    from ltsa_desktop.store.figures.scope import Basis, Scope


class MeetingTab(Retranslated):
    """Override `figures` (store thread), `fill` (window) and `retranslate`.

    Attributes:
        desk, actions_: see the start window.
        scope: what is looked at, None before the first `set_scope`.
        body: the tab's layout.
        basis: the line at its foot: n of N, and which visits count.
    """

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.actions_ = desk, actions
        self.scope: Scope | None = None
        self._stale = True
        self._asked = 0
        self.setProperty("surface", "background")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, SPACE.m, 0, 0)
        self.body.setSpacing(SPACE.s)
        self.basis = MutedLabel()

    def set_scope(self, scope: Scope) -> None:
        """Look at something else: read now if in sight, else when it comes into sight."""
        self.scope = scope
        self.reload()

    def reload(self) -> None:
        """Read again now or when shown."""
        self._stale = True
        if self.isVisible():
            self._load()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._load()

    def figures(self, store: Store, scope: Scope) -> Any:
        """What the tab shows, read on the store thread."""
        raise NotImplementedError

    def fill(self, found: Any) -> None:
        """Show what was read."""
        raise NotImplementedError

    def first_field(self) -> QWidget | None:
        """Where the focus goes when the tab is opened by a key."""
        return None

    def tell_basis(self, basis: Basis, note: str = "") -> None:
        """Say below what the figures rest on."""
        self.basis.setText(" · ".join(part for part in (say(basis.told()), note) if part))

    def _load(self) -> None:
        if self.scope is None:
            return
        self._stale = False
        self._asked += 1
        number, scope = self._asked, self.scope

        def told(found: Any) -> None:
            if number == self._asked:  # a later question is on its way otherwise
                self.fill(found)

        def refused(error: UserError) -> None:
            self.desk.noticed.emit(say(error.text), "error")

        self.desk.read(lambda store: self.figures(store, scope), told, refused, self)


def swap(some: bool, empty: EmptyState, *widgets: QWidget) -> None:
    """Show widgets where there is something, else the words that say what to do."""
    for widget in widgets:
        widget.setVisible(some)
    empty.setVisible(not some)
