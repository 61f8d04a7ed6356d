"""Typing a visit in from paper, a second time by somebody else, and the two passes beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ltsa_desktop.gui.desk import Desk
    from ltsa_desktop.gui.visit.paper_entry.window import PaperWindow


def open_paper(desk: Desk, visit_id: str, parent: QWidget | None = None) -> PaperWindow:
    """Show the window that types a paper in; the one that is open for this pass comes to the front."""
    from PySide6.QtGui import QKeySequence, QShortcut
    from PySide6.QtWidgets import QApplication

    from ltsa_desktop.gui.visit.paper_entry.window import PaperWindow
    from ltsa_desktop.store.paper_entry import AS_ON_PAPER

    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, PaperWindow) and widget.visit_id == visit_id and widget.isVisible():
            widget.raise_()
            widget.activateWindow()
            return widget
    window = PaperWindow(desk, visit_id, parent)
    QShortcut(QKeySequence("F4"), window).activated.connect(lambda: window.mark(AS_ON_PAPER.id))
    window.show()
    return window
