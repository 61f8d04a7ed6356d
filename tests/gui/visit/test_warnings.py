"""What looks odd is told apart from what is wrong, can be answered by a remark, and never stops the seal."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ltsa_desktop.gui.visit.finalise import FinaliseDialog

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing|propagate)", extend=True)
CONTROL = Qt.KeyboardModifier.ControlModifier
# ruff: noqa: E501 - a table
FORM = """
survey | type | name | label | required | relevant | constraint | instance::peran | instance::untuk
survey | begin group | a | A Bagian | | | | |
survey | integer | petugas | A1 Petugas | yes | | . < 1000 | |
survey | integer | hari_surat | A2 Hari menurut surat tugas | | | | |
survey | integer | hari | A3 Hari layanan per minggu | | | | |
survey | note | hari_ragu | Surat tugas menyebut ${hari_surat} hari | | ${hari} != '' and ${hari_surat} != '' and ${hari} != ${hari_surat} | | | hari
survey | text | alasan | A4 Alasan | yes | | | |
survey | date | sejak | A5 Sejak | | | | status.since |
survey | select_one lima | tingkat | A6 Tingkat | | | | |
survey | text | bukti | Bukti | | | | evidence | tingkat
survey | end group | | | | | | |
choices | list_name | name | label | skor
choices | lima | 0 | 0 tidak ada | 0
choices | lima | 1 | 1 sebagian | 1
choices | lima | 2 | 2 penuh | 2
"""
PETUGAS, HARI, ALASAN, SEJAK, TINGKAT = (f"/data/a/{n}" for n in ("petugas", "hari", "alasan", "sejak", "tingkat"))


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifier)
    QApplication.processEvents()


def answer(window, path: str, words: str) -> None:
    window.form.go_to(path)
    QApplication.focusWidget().clear()
    QTest.keyClicks(QApplication.focusWidget(), words)
    press(Qt.Key.Key_Return)


def notice(window, path: str):
    card = window.form.currentWidget().blocks.card(path)
    return card._notice if card._notice is not None and card._notice.isVisible() else None


def test_an_authors_note_warns_beside_its_question_and_a_remark_answers_it(show, settle, qtbot, shared_store) -> None:
    window = show(FORM)
    answer(window, "/data/a/hari_surat", "5")
    answer(window, HARI, "3")
    qtbot.waitUntil(lambda: notice(window, HARI) is not None)
    assert notice(window, HARI).words.text() == "Surat tugas menyebut 5 hari"
    assert notice(window, HARI).state == "warning"
    whole = window.session.tally.whole
    assert (whole.warnings, whole.problems) == (1, 0)
    assert not window.side.warnings.isHidden()
    assert window.side.problems.isHidden()
    assert "1 peringatan" in window.tree.words(0)
    # F8 finds it as there is no problem; a remark answers it, and it stays to be read.
    window.form.go_to(PETUGAS)
    press(Qt.Key.Key_F8)
    assert window.form.place() == HARI
    press(Qt.Key.Key_Period, CONTROL)
    QTest.keyClicks(QApplication.focusWidget(), "dua petugas cuti")
    press(Qt.Key.Key_Escape)
    settle(window)
    assert window.session.tally.whole.warnings == 0
    assert "dijawab dengan catatan" in notice(window, HARI).words.text()
    assert window.side.warnings.isHidden()
    # The note is no card of its own, and right answers take the warning away.
    assert len(list(window.form.currentWidget().blocks.cards())) == 6
    answer(window, HARI, "5")
    qtbot.waitUntil(lambda: notice(window, HARI) is None)


def test_a_problem_comes_before_warnings(show, qtbot) -> None:
    window = show(FORM)
    answer(window, "/data/a/hari_surat", "5")
    answer(window, HARI, "3")
    answer(window, PETUGAS, "5000")
    qtbot.waitUntil(lambda: window.session.tally.whole.warnings == 1)
    window.form.go_to(SEJAK)
    press(Qt.Key.Key_F8)
    assert window.form.place() == PETUGAS
    press(Qt.Key.Key_F8)
    assert window.form.place() == PETUGAS
    press(Qt.Key.Key_F8, CONTROL)
    assert window.form.place() == HARI


def test_numbers_days_and_dashes_that_look_odd_are_told(show, settle, new_visit, shared_store, qtbot) -> None:
    before = new_visit(FORM, date(2026, 3, 3), centre=7)
    shared_store.visits.save(before.id, {PETUGAS: "12", ALASAN: "lama"})
    window = show(new_visit(FORM, centre=7))
    qtbot.waitUntil(lambda: window.session.last is not None)
    found = window.session.tally.warnings.found
    answer(window, PETUGAS, "14")
    answer(window, SEJAK, "1-12-2026")
    answer(window, ALASAN, "-")
    qtbot.waitUntil(lambda: {SEJAK, ALASAN} <= found.keys())
    assert PETUGAS not in found, "14 is not far from 12"
    assert found[SEJAK] == ("Sesudah tanggal kunjungan (24 November 2026).",)
    assert found[ALASAN] == ("“-” belum menjawab pertanyaan yang wajib.",)
    answer(window, PETUGAS, "120")
    qtbot.waitUntil(lambda: PETUGAS in found)
    assert found[PETUGAS] == ("Jauh dari kunjungan lalu: 12 pada 3 Maret 2026.",)
    window.undo()
    settle(window)
    qtbot.waitUntil(lambda: PETUGAS not in window.session.tally.warnings.found)


def test_the_check_list_names_warnings_and_seals_all_the_same(show, settle, qtbot, shared_store) -> None:
    window = show(FORM)
    answer(window, PETUGAS, "4")
    answer(window, ALASAN, "-")
    window.form.go_to(TINGKAT)
    QTest.keyClicks(QApplication.focusWidget(), "2")
    window.finalise()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, FinaliseDialog)
    lines = [dialog.list.item(n).text() for n in range(dialog.list.count())]
    assert any("A4 Alasan — peringatan: “-”" in line for line in lines)
    assert any("A6 Tingkat — peringatan: Tingkat ini belum punya bukti dukung." in line for line in lines)
    assert not dialog.blocking()
    dialog.activateWindow()
    dialog.list.setCurrentRow(next(n for n, line in enumerate(lines) if "A4" in line))
    dialog.reason.setFocus()
    qtbot.waitUntil(dialog.reason.hasFocus)
    QTest.keyClicks(dialog.reason, "memang tidak ada")
    QTest.keyClick(dialog.reason, Qt.Key.Key_Tab)
    settle(window)
    assert shared_store.visits.content(window.visit_id)[ALASAN + "#note"] == "memang tidak ada"
    QTest.mouseClick(dialog.seal, Qt.MouseButton.LeftButton)
    settle(window)
    qtbot.waitUntil(lambda: window.session.visit.status == "final")
