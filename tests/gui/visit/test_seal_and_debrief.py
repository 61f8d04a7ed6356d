"""Sealing and the one-page summary in one go."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ltsa_desktop.gui.dialogs.print_visit import DEBRIEF, PrintDialog
from ltsa_desktop.gui.visit.finalise import FinaliseDialog

FORM = """
survey | type | name | label
survey | begin group | a | A Bagian
survey | text | nama | A1 Nama
survey | end group | |
"""


def test_one_click_seals_and_shows_the_page_to_be_signed(
    show, qtbot, desk, shared_store, tmp_path, monkeypatch
) -> None:
    monkeypatch.setattr("ltsa_desktop.gui.dialogs.print_visit.documents", lambda: Path(tmp_path))
    window = show(FORM)
    window.finalise()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), FinaliseDialog))
    QTest.mouseClick(QApplication.activeModalWidget().seal_print, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), PrintDialog))
    dialog = QApplication.activeModalWidget()
    assert dialog.document.currentData() == DEBRIEF
    qtbot.waitUntil(lambda: any(tmp_path.glob("ringkasan*.pdf")), timeout=20000)
    qtbot.waitUntil(lambda: not desk.store_thread.busy() and dialog.make.isEnabled(), timeout=20000)
    assert shared_store.visits.get(window.visit_id).status == "final"
    import pypdfium2

    pdf = pypdfium2.PdfDocument(next(tmp_path.glob("ringkasan*.pdf")))
    assert len(pdf) == 1
    assert shared_store.visits.summary(window.visit_id).short_code in pdf[0].get_textpage().get_text_range()
    pdf.close()
    dialog.close()
