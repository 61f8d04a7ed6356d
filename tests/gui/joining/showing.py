"""How the tests here come to what they look at."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from ltsa_desktop.gui.joining.window import JoinWindow


def opened(office) -> JoinWindow:
    """The window of the joining that is open."""
    office.settle()
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, JoinWindow) and w.isVisible()]
    assert len(found) == 1
    window = found[0]
    window.activateWindow()
    office.settle()
    return window


def show(office, name) -> None:
    """Bring one list of the tab into sight."""
    office.tab.which.setCurrentIndex(office.tab.which.findData(name))
    office.settle()
