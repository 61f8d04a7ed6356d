"""The papers of the meeting, made from the tab by the keyboard."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ltsa_desktop.gui.meeting.documents_print import KINDS, MeetingPaperDialog


@pytest.mark.parametrize("kind", KINDS)
def test_a_paper_of_the_meeting_is_made_by_two_keys(office, hub, tmp_path, monkeypatch, kind) -> None:
    monkeypatch.setattr("ltsa_desktop.gui.meeting.documents_print.documents", lambda: tmp_path)
    tab = hub.open_tab("documents")
    office.settle()
    tab.buttons[kind].setFocus()
    QTest.keyClick(tab.buttons[kind], Qt.Key.Key_Space)
    dialog = office.dialog(MeetingPaperDialog)
    dialog.paper.setCurrentIndex(1)
    dialog.bw.setChecked(True)
    QTest.keyClick(dialog.make, Qt.Key.Key_Space)
    for _ in range(20):
        office.settle(40)
        if dialog.written is not None:
            break
    assert dialog.written is not None, dialog.banner.text()
    page = PdfReader(BytesIO(dialog.written.read_bytes())).pages[0]
    assert round(float(page.mediabox.height) / 72 * 25.4) == 330
    dialog.close()
