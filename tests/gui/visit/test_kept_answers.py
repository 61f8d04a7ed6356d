"""Answers that stay for a reason, answers taken from the last visit, and choices named by other answers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from ltsa_desktop.gui.visit.last_visit import read_carried
from ltsa_desktop.store import Store, Visit

FORM = """
survey | type | name | label | constraint | constraint_message
survey | begin group | a | A Bagian | |
survey | integer | hari | A1 Hari layanan | . <= 7 | Paling banyak 7.
survey | text | nama | A2 Nama petugas | |
survey | select_one siapa | pilih | A3 Siapa yang menjawab? | |
survey | end group | | | |
choices | list_name | name | label
choices | siapa | petugas | Petugas ${nama}
choices | siapa | lain | Orang lain
"""
DAYS, NAME, WHO = "/data/a/hari", "/data/a/nama", "/data/a/pilih"


def test_answer_kept_as_on_the_paper_is_no_problem_to_go_to(show, new_visit, shared_store: Store, qtbot) -> None:
    visit = new_visit(FORM)
    shared_store.visits.save(visit.id, {DAYS: "9", DAYS + "#skip": "Sesuai kertas"}, path=DAYS)
    window = show(visit)
    notice = window.form.page(0).blocks.card(DAYS)._notice
    assert notice.words.text() == "Dibiarkan di luar aturannya: Sesuai kertas"
    assert window.session.tally.whole.problems == 0
    assert not window.side.problems.isVisible()
    window.form.go_to(NAME)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F8)
    assert window.form.place() == NAME
    assert window.toast.text() == "Tidak ada masalah."
    # Another answer that the rule does not take is a problem again: the reason was for the first.
    window.form.go_to(DAYS)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(QApplication.focusWidget(), "12")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F8)
    assert window.form.place() == DAYS


def test_answer_taken_from_the_last_visit_is_confirmed_in_place(
    show, new_visit: Callable[..., Visit], shared_store: Store, settle, qtbot
) -> None:
    before = new_visit(FORM, day=date(2026, 3, 3), centre=3)
    shared_store.visits.save(before.id, {NAME: "Budi"}, path=NAME)
    visit = new_visit(FORM, centre=3)
    window = show(visit)
    card = window.form.page(0).blocks.card(NAME)

    def button() -> QPushButton:
        return next(b for b in card.findChildren(QPushButton) if b.isVisible())

    qtbot.waitUntil(lambda: card._last is not None and card._last.isVisible())
    assert button().text() == "pakai"
    button().setFocus()
    QTest.keyClick(button(), Qt.Key.Key_Space)
    settle(window)
    assert read_carried(shared_store, visit.id) == {NAME: "Budi"}
    assert button().text() == "masih begitu"
    assert button().accessibleName() == "Sudah diperiksa, masih begitu: Nama petugas"
    button().setFocus()
    QTest.keyClick(button(), Qt.Key.Key_Space)
    settle(window)
    assert read_carried(shared_store, visit.id) == {}
    assert card._last_words.text() == "Sama dengan kunjungan 3 Maret 2026"
    assert QApplication.focusWidget() is card.field.editor.focus_target()
    assert window.foot.undo.text() == "Urungkan: “masih begitu” pada Nama petugas (Ctrl+Z)"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(window)
    assert read_carried(shared_store, visit.id) == {NAME: "Budi"}
    assert button().text() == "masih begitu"


def test_choice_that_names_another_answer_is_painted_anew(show) -> None:
    window = show(FORM)
    window.form.go_to(NAME)
    QTest.keyClicks(QApplication.focusWidget(), "Sari")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    first = window.form.page(0).blocks.card(WHO).field.editor.buttons[0]
    assert first.text().split() == ["Petugas", "Sari"]
    assert first.accessibleName().split()[:2] == ["Petugas", "Sari"]
