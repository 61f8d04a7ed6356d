"""Going on with a visit from the start window, by a key: its window is there already, and never outlives a lock."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from ltsa_desktop.gui.pages.start import StartPage
from ltsa_desktop.gui.visit.window import VisitWindow


def visit_windows() -> list[VisitWindow]:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, VisitWindow)]


def begun(laptop, qtbot) -> str:
    """The visit one goes on with has an answer, and its window was made."""
    visit = laptop.window.shell.start.drafts[0].visit.id
    state: list[object] = []
    laptop.desk.read(lambda store: store.visits.state(visit), state.append)
    laptop.settle()
    writes = {path: text for path, text in state[0].content().items() if text}
    laptop.desk.write(lambda store: store.visits.save(visit, writes))
    laptop.settle()
    qtbot.waitUntil(lambda: laptop.window.actions_.ahead.ready == visit, timeout=20_000)
    return visit


def go_on(laptop) -> QPushButton:
    page = laptop.window.findChild(StartPage)
    return next(b for b in page.findChildren(QPushButton) if b.text() == "Lanjutkan" and b.isVisible())


def test_a_key_on_the_start_window_opens_the_visit_that_was_made_ahead(laptop, qtbot) -> None:
    visit = begun(laptop, qtbot)
    (made,) = visit_windows()
    assert not made.isVisible()
    assert laptop.window.isActiveWindow()
    button = go_on(laptop)
    button.setFocus()
    laptop.settle()
    qtbot.waitUntil(lambda: laptop.window.actions_.ahead.ready == visit)
    QTest.keyClick(button, Qt.Key.Key_Space)
    (window,) = laptop.window.actions_.open_visits()
    assert window is made
    assert window.isVisible()
    place = window.form.place()
    assert place
    # The next key goes to the question one was at, without waiting for anything.
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert window.form.place() != place
    laptop.settle()
    assert window.isActiveWindow()
    window.close()
    qtbot.waitUntil(lambda: not shiboken6.isValid(window))
    laptop.window.activateWindow()
    qtbot.waitUntil(lambda: laptop.window.actions_.ahead.ready == visit, timeout=20_000)


def test_locking_leaves_no_window_of_a_visit_behind(laptop, qtbot) -> None:
    begun(laptop, qtbot)
    assert len(visit_windows()) == 1
    laptop.window.lock()
    laptop.settle()
    assert visit_windows() == []
    QTest.qWait(500)
    assert visit_windows() == []
