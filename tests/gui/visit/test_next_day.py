"""The laptop is switched off, or sleeps for a night: undo keeps its names, and everything goes on as it was."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ltsa_desktop.ground.formats import clock

CONTROL = Qt.KeyboardModifier.ControlModifier
FORM = """
survey | type | name | label
survey | begin group | a | A Bagian
survey | integer | hari | A1 Hari layanan
survey | text | nama | A2 Nama
survey | end group | |
"""


def type_into(window, path: str, words: str) -> None:
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window, 3000)
    window.form.go_to(path)
    widget = QApplication.focusWidget()
    QTest.keySequence(widget, "Ctrl+A")
    QTest.keyClicks(widget, words)
    QTest.keyClick(widget, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_undo_and_redo_keep_their_names_over_a_restart(show, settle, new_visit) -> None:
    visit = new_visit(FORM)
    window = show(visit)
    type_into(window, "/data/a/hari", "5")
    settle(window)
    type_into(window, "/data/a/hari", "3")
    settle(window)
    assert window.foot.undo.text() == "Urungkan: Hari layanan 5 → 3 (Ctrl+Z)"
    window.close()
    QApplication.processEvents()

    window = show(visit)
    settle(window)
    assert window.foot.undo.text() == "Urungkan: Hari layanan 5 → 3 (Ctrl+Z)"
    window.activateWindow()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, CONTROL)
    settle(window)
    assert window.session.node("/data/a/hari").value == "5"
    assert window.foot.undo.text() == "Urungkan: Hari layanan – → 5 (Ctrl+Z)"
    window.close()
    QApplication.processEvents()

    window = show(visit)
    settle(window)
    assert window.session.redo_name is not None
    window.activateWindow()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Y, CONTROL)
    settle(window)
    assert window.session.node("/data/a/hari").value == "3"


@pytest.mark.qt_log_ignore("does not support (raise|grabbing|propagate)", extend=True)
def test_after_a_night_asleep_the_next_answer_is_saved_under_the_new_time(
    show, settle, new_visit, shared_store, monkeypatch, desk
) -> None:
    visit = new_visit(FORM)
    window = show(visit)
    type_into(window, "/data/a/nama", "Ani")
    settle(window)
    evening = window.session.saved_at
    assert window.foot.saved.word() == f"Tersimpan {clock(evening)}"
    # The lid is closed with a word half typed; nine hours later the clock has jumped.
    window.form.go_to("/data/a/nama")
    QTest.keyClicks(QApplication.focusWidget(), " Lestari")
    monkeypatch.setattr(shared_store.visits._core, "_clock", lambda: datetime.now(UTC) + timedelta(hours=9))
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    settle(window)
    morning = window.session.saved_at
    assert timedelta(hours=8, minutes=59) < morning - evening < timedelta(hours=9, minutes=5)
    assert window.foot.saved.word() == f"Tersimpan {clock(morning)}"
    assert shared_store.visits.content(visit.id)["/data/a/nama"].endswith("Lestari")
    # The window still holds its visit: it is not opened a second time, and the store is still this program's.
    from ltsa_desktop.gui.visit import open_visit

    assert open_visit(desk, visit.id) is window
    assert window.session.undo_name is not None
    desk.second_copy.look()
    settle(window)
    assert window.foot.retry.isHidden()
