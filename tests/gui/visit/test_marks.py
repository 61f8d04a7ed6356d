"""Marks on questions, answers carried from the last visit, who answered what, and Ctrl+K."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing|propagate)", extend=True)
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
FORM = """
survey | type | name | label
survey | begin group | a | A Bagian
survey | text | nama | A1 Nama
survey | integer | umur | A2 Umur
survey | end group | |
survey | begin group | b | B Lain
survey | text | lain | B1 Lain
survey | text | akhir | B2 Akhir
survey | end group | |
"""


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifier)
    QApplication.processEvents()


def test_later_and_bookmark_are_set_found_and_answered_away(show, settle, shared_store) -> None:
    window = show(FORM)
    window.form.go_to("/data/a/umur")
    press(Qt.Key.Key_L, CONTROL)
    window.form.go_to("/data/b/lain")
    press(Qt.Key.Key_B, CONTROL)
    settle(window)
    content = shared_store.visits.content(window.visit_id)
    assert (content["/data/a/umur#later"], content["/data/b/lain#mark"]) == ("ya", "ya")
    assert not window.side.later.isHidden()
    assert not window.side.marked.isHidden()
    assert "1 nanti" in window.tree.words(0)
    assert "1 penanda" in window.tree.words(1)
    press(Qt.Key.Key_L, CONTROL | SHIFT)
    assert window.form.place() == "/data/a/umur"
    assert "ditandai nanti" in QApplication.focusWidget().accessibleName()
    QTest.mouseClick(window.side.marked, Qt.MouseButton.LeftButton)
    assert window.form.place() == "/data/b/lain"
    # An answer settles what was put off; the bookmark stays until it is taken away. Undo brings the mark back.
    window.form.go_to("/data/a/umur")
    QTest.keyClicks(QApplication.focusWidget(), "41")
    press(Qt.Key.Key_Return)
    settle(window)
    assert "/data/a/umur#later" not in shared_store.visits.content(window.visit_id)
    assert window.side.later.isHidden()
    window.undo()
    settle(window)
    assert shared_store.visits.content(window.visit_id)["/data/a/umur#later"] == "ya"
    assert not window.side.later.isHidden()


def test_a_carried_answer_says_so_until_it_is_given_again(show, settle, new_visit, shared_store, qtbot) -> None:
    before = new_visit(FORM, date(2026, 3, 3), centre=5)
    shared_store.visits.save(before.id, {"/data/a/nama": "Ani", "/data/a/umur": "41"})
    window = show(new_visit(FORM, centre=5))
    qtbot.waitUntil(lambda: window.session.last is not None)
    window.form.go_to("/data/a/nama")
    card = window.form.current_card()
    assert "Kunjungan lalu: Ani" in card._last_words.text()
    QTest.mouseClick(card._last_use, Qt.MouseButton.LeftButton)
    settle(window)
    assert "Diambil dari kunjungan 3 Maret 2026" in card._last_words.text()
    assert [e.kind for e in shared_store.visits.history(window.visit_id, "/data/a/nama")] == ["carry"]
    # The mark comes from the journal, so another window on another day shows it too.
    from ltsa_desktop.gui.visit.last_visit import read_carried

    assert read_carried(shared_store, window.visit_id) == {"/data/a/nama": "Ani"}
    QTest.keyClicks(QApplication.focusWidget(), " Lestari")
    press(Qt.Key.Key_Return)
    settle(window)
    assert "Diambil" not in card._last_words.text()
    assert read_carried(shared_store, window.visit_id) == {}
    window.undo()
    settle(window)
    qtbot.waitUntil(lambda: "Diambil dari kunjungan" in card._last_words.text())


def test_the_history_names_who_gave_and_undid_what(show, settle, qtbot) -> None:
    window = show(FORM)
    window.form.go_to("/data/a/umur")
    QTest.keyClicks(QApplication.focusWidget(), "41")
    press(Qt.Key.Key_Return)
    settle(window)
    window.undo()
    settle(window)
    window.form.go_to("/data/a/umur")
    press(Qt.Key.Key_H, CONTROL)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    qtbot.waitUntil(lambda: dialog.list.count() == 2)
    assert "Siti Rahma mengurungkan jawaban: 41 → –" in dialog.list.item(0).text()
    assert "Siti Rahma mengisi jawaban: – → 41" in dialog.list.item(1).text()
    dialog.accept()


def test_ctrl_k_finds_deeds_sections_and_questions(show, qtbot) -> None:
    window = show(FORM)
    for typed, reached in (("akhir", "/data/b/akhir"), ("A Bagian", "/data/a/nama"), ("belum dijawab", "/data/a/umur")):
        window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        press(Qt.Key.Key_K, CONTROL)
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
        palette = QApplication.activeModalWidget()
        palette.activateWindow()
        qtbot.waitUntil(palette.field.hasFocus)
        QTest.keyClicks(palette.field, typed)
        QTest.keyClick(palette.field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
        window.activateWindow()
        qtbot.waitUntil(lambda reached=reached: window.form.place() == reached)
