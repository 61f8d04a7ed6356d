"""The view of what differs from the last visit."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from ltsa_desktop.gui.visit.changes import ChangesDialog

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing|propagate)", extend=True)
CONTROL = Qt.KeyboardModifier.ControlModifier

FORM = """
survey | type | name | label | instance::peran | instance::aspek | instance::bobot
survey | begin group | a | A Bagian | | |
survey | date | hari | A1 Tanggal | visit.date | |
survey | text | nama | A2 Nama | | |
survey | select_one lima | tingkat | A3 Tingkat | | |
survey | integer | umur | A4 Umur | | |
survey | text | sama | A5 Sama | | |
survey | end group | | | | |
survey | begin group | b | B Lain | | |
survey | begin repeat | orang | B1 Orang | | |
survey | text | siapa | B1.1 Siapa | | |
survey | end repeat | | | | |
survey | end group | | | | |
choices | list_name | name | label | skor
choices | lima | 0 | 0 tidak ada | 0
choices | lima | 1 | 1 sebagian | 1
"""


def test_ctrl_d_lists_what_differs_and_leads_there(show, settle, new_visit, shared_store, qtbot) -> None:
    before = new_visit(FORM, date(2026, 3, 3), centre=8)
    answers = {"hari": "2026-03-03", "nama": "Ani", "tingkat": "0", "umur": "40", "sama": "tetap"}
    writes = {f"/data/a/{name}": text for name, text in answers.items()}
    shared_store.visits.save(before.id, {**writes, "/data/b/orang[r1abc]": "1", "/data/b/orang[r1abc]/siapa": "Budi"})
    now = new_visit(FORM, centre=8)
    shared_store.visits.save(
        now.id, {"/data/a/hari": "2026-11-24", "/data/a/nama": "Beti", "/data/a/tingkat": "1", "/data/a/sama": "tetap"}
    )
    window = show(now)
    qtbot.waitUntil(lambda: window.session.last is not None)
    assert window.page_head.changes.isVisible()
    window.form.go_to("/data/a/sama")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_D, CONTROL)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ChangesDialog)
    qtbot.waitUntil(lambda: bool(dialog.table.rows()))
    rows = {row.question: row for row in dialog.table.rows()}
    assert dialog.summary.text() == "3 berubah · 0 baru · 1 kini kosong · 1 sama"
    assert "A1 Tanggal" not in rows, "the day of a visit differs anyway"
    assert "A5 Sama" not in rows
    assert (rows["A2 Nama"].then, rows["A2 Nama"].now, rows["A2 Nama"].who) == ("Ani", "Beti", "Siti Rahma")
    assert (rows["A3 Tingkat"].then, rows["A3 Tingkat"].now) == ("0 tidak ada", "1 sebagian")
    assert (rows["A4 Umur"].then, rows["A4 Umur"].now, rows["A4 Umur"].kind) == ("40", "–", "gone")
    assert (rows["B1 Orang"].then, rows["B1 Orang"].now) == ("2", "1"), "a form begins with one instance"
    # Only one kind, then one line by its words, then there.
    dialog.kinds.setFocus()
    QTest.keyClick(dialog.kinds, Qt.Key.Key_End)
    dialog.kinds.activated.emit(dialog.kinds.currentIndex())
    assert len(dialog.table.rows()) == 5
    dialog.activateWindow()
    QTest.keyClicks(dialog.filter, "umur")
    assert [row.question for row in dialog.table.rows()] == ["A4 Umur"]
    QTest.keyClick(dialog.filter, Qt.Key.Key_Down)
    dialog.table.select(lambda row: True)
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    window.activateWindow()
    qtbot.waitUntil(lambda: window.form.place() == "/data/a/umur")


def test_without_a_last_visit_it_says_so(show) -> None:
    window = show(FORM.replace("A2 Nama", "A2 Nama lengkap"))
    assert not window.page_head.changes.isVisible()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_D, CONTROL)
    assert QApplication.activeModalWidget() is None
    told = [label.text() for label in window.toast.findChildren(QLabel)]
    assert any("Belum ada kunjungan lalu" in words for words in told)
