"""The supervisor's page and window by keys and clicks: filters, assignment, second approval, photos, the next visit."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from ltsa_desktop.exchange import export_package, import_package
from ltsa_desktop.ground.words import UserError
from ltsa_desktop.gui.review.dialogs import AssignDialog, TakeBackDialog
from ltsa_desktop.gui.review.window import ReviewWindow, open_review
from ltsa_desktop.gui.visit.media import PictureDialog
from ltsa_desktop.store import open_store

PASSWORD = "rahasia-laptop"
SOUND = b"RIFF" + struct.pack("<I8sIHHIIHH4sI", 44, b"WAVEfmt ", 16, 1, 1, 8000, 8000, 1, 8, b"data", 8) + bytes(8)


@pytest.fixture
def office(circle, start):
    return start(circle.office)


def tab_of(laptop):
    return laptop.go("review").pages["ReviewsTab"]


def press(widget, keys: str) -> None:
    widget.window().activateWindow()
    QApplication.processEvents()
    QTest.keySequence(QApplication.focusWidget() or widget, QKeySequence(keys))


def dialog(parent, kind: type):
    found = [one for one in parent.findChildren(kind) if one.isVisible()]
    assert len(found) == 1, kind.__name__
    return found[0]


def test_the_list_tells_state_centre_evaluator_score_problems_and_narrows_by_words_and_state(office) -> None:
    tab = tab_of(office)
    assert len(tab.table.rows()) == 3
    assert tab.sums.text() == "diterima 3"
    assert tab.tab_name() == "Kunjungan masuk (3)"
    row = next(row for row in tab.table.rows() if "Nunukan" in row.summary.visit.centre_name)
    assert (row.evaluator.name, row.state, row.problems > 50) == ("CONTOH Siti Rahma", "received", True)
    QTest.keyClicks(tab.filter, "tulungagung maret")
    assert [r.summary.visit.day.month for r in tab.table.rows()] == [3]
    tab.filter.clear()
    tab.state.setCurrentIndex(tab.state.findData("approved"))
    assert tab.table.rows() == []
    tab.state.setCurrentIndex(0)
    QTest.keyClick(tab.filter, Qt.Key.Key_Down)
    assert tab.table.hasFocus()


def test_visits_are_assigned_from_the_list_and_for_me_shows_them(office, circle) -> None:
    tab = tab_of(office)
    tab.table.select(lambda row: row.id == circle.visit)
    tab.table.setFocus()
    press(tab.table, "Ctrl+Shift+A")
    asked = dialog(office.window, AssignDialog)
    assert asked.who.currentText() == "CONTOH Ratna (saya)"
    QTest.keyClick(asked.save, Qt.Key.Key_Space)
    office.settle()
    tab.table.setFocus()
    press(tab.table, "Ctrl+M")
    assert [row.id for row in tab.table.rows()] == [circle.visit]
    assert "untuk saya 1" in tab.sums.text()
    tab.reviewer.setCurrentIndex(tab.reviewer.findData("nobody"))
    assert circle.visit not in [row.id for row in tab.table.rows()]


def test_a_second_approval_is_asked_for_and_the_decision_is_taken_back_with_a_reason(office, circle) -> None:
    tab = tab_of(office)
    tab.rule.setCurrentIndex(tab.rule.findData(2))
    tab.rule.activated.emit(1)
    office.settle()
    window = open_review(office.desk, circle.visit, [circle.visit], office.window)
    office.settle()
    press(window, "Ctrl+Shift+Return")
    office.settle()
    office.settle()
    assert window.head.state.word() == "disetujui 1 dari 2"
    row = next(row for row in tab_of(office).table.rows() if row.id == circle.visit)
    assert (row.words.id, row.approvals, row.wanted) == ("disetujui 1 dari 2", 1, 2)
    press(window, "Ctrl+Shift+Z")
    asked = dialog(window, TakeBackDialog)
    QTest.keyClick(asked.save, Qt.Key.Key_Space)
    office.settle()
    assert "mengapa" in asked.banner.text()
    QTest.keyClicks(asked.reason, "CONTOH keliru")
    QTest.keyClick(asked.reason, Qt.Key.Key_Return)
    office.settle()
    office.settle()
    assert window.head.state.word() == "diterima"
    window.close()


def test_photos_are_enlarged_and_the_next_visit_is_a_key_away(office, circle) -> None:
    order = [row.id for row in tab_of(office).table.rows()]
    window = open_review(office.desk, circle.visit, order, office.window)
    office.settle()
    line = next(line for line in window.sheet.lines if line.row.photos)
    assert window.answers.go_to(line.path)
    office.settle()
    card = window.answers.cards[line.path]
    assert not card.photos[0].icon().isNull()
    QTest.keyClick(card, Qt.Key.Key_Return)
    office.settle()
    dialog(window, PictureDialog).close()
    assert any(line.last for line in window.sheet.lines)
    at = order.index(circle.visit)
    step = "Alt+Right" if at < len(order) - 1 else "Alt+Left"
    press(window, step)
    office.settle()
    assert window.sheet.visit.visit.id == order[at + (1 if step == "Alt+Right" else -1)]
    window.close()


def test_a_recording_is_opened_by_the_systems_program(circle, start, monkeypatch) -> None:
    siti = open_store(circle.evaluator, PASSWORD)
    opened = siti.instruments.open(siti.visits.get(circle.visit).digest)
    uploads = [ref for ref, node in opened.form.nodes.items() if node.control == "upload" and "[" not in ref]
    siti.visits.reopen(circle.visit, "CONTOH")
    for ref in uploads:
        try:
            siti.visits.attach(circle.visit, ref, "wawancara.wav", SOUND, "CONTOH wawancara")
        except UserError:
            continue
        break
    siti.visits.seal(circle.visit, "final", reason="CONTOH")
    export_package(siti, circle.files / "rekaman.ltsa")
    siti.close()
    store = open_store(circle.office, PASSWORD)
    import_package(store, circle.files / "rekaman.ltsa")
    store.close()
    office = start(circle.office)
    heard: list[bytes] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: not heard.append(Path(url.toLocalFile()).read_bytes()))
    window = open_review(office.desk, circle.visit, [circle.visit], office.window)
    office.settle()
    line = next(line for line in window.sheet.lines if line.row.files)
    assert window.answers.go_to(line.path)
    office.settle()
    card = window.answers.cards[line.path]
    assert "wawancara.wav" in card.files[0].text()
    QTest.keyClick(card, Qt.Key.Key_Return)
    office.settle()
    assert heard == [SOUND]
    window.close()


def test_what_is_typed_is_not_lost_by_turning_or_closing(office, circle) -> None:
    order = [row.id for row in tab_of(office).table.rows()]
    window = open_review(office.desk, circle.visit, order, office.window)
    office.settle()
    window.comment()
    QTest.keyClicks(window.panel.box.field, "CONTOH belum selesai")
    office.desk.data_changed.emit()
    office.settle()
    assert window.panel.box.text() == "CONTOH belum selesai"
    window.turn(1 if order.index(circle.visit) == 0 else -1)
    office.settle()
    assert window.visit == circle.visit
    window.close()
    office.settle()
    assert window.isVisible()
    ask = next(one for one in window.findChildren(QDialog) if one.isVisible())
    QTest.mouseClick(ask.yes, Qt.MouseButton.LeftButton)
    office.settle()
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, ReviewWindow) and w.isVisible()]


def test_the_list_of_visits_says_what_was_decided(office, circle) -> None:
    from ltsa_desktop.store import reviewing

    office.desk.write(lambda store: reviewing.judge(store, circle.visit, "approved"))
    office.settle()
    page = office.go("visits")
    row = next(row for row in page.table.rows() if row.visit.id == circle.visit)
    assert page._status(row) == ("ok", "disetujui")
    office.desk.write(lambda store: store.visits.reopen(circle.visit, "CONTOH"))
    office.desk.write(lambda store: store.visits.save(circle.visit, {circle.conclusion: "CONTOH lain"}))
    office.settle()
    row = next(row for row in page.table.rows() if row.visit.id == circle.visit)
    assert page._status(row) == ("error", "BERUBAH SETELAH DISETUJUI")
