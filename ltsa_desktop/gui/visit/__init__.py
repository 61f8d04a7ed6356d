"""The visit window: recording one visit, for any instrument."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ltsa_desktop.gui.desk import Desk
    from ltsa_desktop.gui.visit.ahead import VisitAhead
    from ltsa_desktop.gui.visit.window import VisitWindow

__all__ = ["open_visit"]


def open_visit(
    desk: Desk, visit_id: str, parent: QWidget | None = None, ahead: VisitAhead | None = None
) -> VisitWindow:
    """Show the window of a visit (see `window.open_visit`); the module is loaded when the first one is opened."""
    from ltsa_desktop.gui.visit import window

    return window.open_visit(desk, visit_id, parent, ahead)
