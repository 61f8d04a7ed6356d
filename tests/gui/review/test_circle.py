"""A visit goes round: handed in, commented, returned, mended, handed in again, approved, changed after approval."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from ltsa_desktop.gui.review.dialogs import CorrectDialog, ReturnDialog
from ltsa_desktop.gui.review.returns import ReturnsDialog
from ltsa_desktop.gui.review.window import ReviewWindow
from ltsa_desktop.gui.visit.window import VisitWindow


def top(kind: type):
    """The window of that class that is shown."""
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
    assert len(found) == 1, found
    return found[0]


def keys(widget, sequence: str) -> None:
    """Press a shortcut in the window of a widget."""
    widget.window().activateWindow()
    QApplication.processEvents()
    QTest.keySequence(QApplication.focusWidget() or widget, QKeySequence(sequence))


def review_of(laptop, visit: str) -> ReviewWindow:
    """Open the review of a visit from the page, by Enter."""
    page = laptop.go("review")
    tab = page.pages["ReviewsTab"]
    laptop.window.activateWindow()
    assert tab.table.select(lambda row: row.id == visit)
    QTest.keyClick(tab.table, Qt.Key.Key_Return)
    laptop.settle()
    laptop.settle()
    return top(ReviewWindow)


def import_file(laptop, path: Path) -> None:
    def take(store) -> object:
        from ltsa_desktop.exchange import import_package

        return import_package(store, path)

    laptop.desk.write(take)
    laptop.settle()


def export_file(laptop, path: Path) -> None:
    def give(store) -> object:
        from ltsa_desktop.exchange import export_package

        return export_package(store, path)

    laptop.desk.write(give)
    laptop.settle()


def write_comment(laptop, window: ReviewWindow, path: str, text: str) -> None:
    """K at a question, the words, Ctrl+Enter."""
    window.answers.go_to(path)
    QTest.keyClick(window.answers.cards[path], Qt.Key.Key_K)
    assert window.panel.box.field.hasFocus()
    QTest.keyClicks(window.panel.box.field, text)
    QTest.keyClick(window.panel.box.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    laptop.settle()


def opened_visit(laptop, visit: str) -> VisitWindow:
    laptop.window.actions_.open_visit(visit)
    laptop.settle()
    window = top(VisitWindow)
    laptop.qtbot.waitUntil(lambda: window.session is not None and bool(window.session.tally.order), timeout=20000)
    laptop.settle()
    return window


def state_of(laptop, visit: str) -> str:
    from ltsa_desktop.store import reviewing

    got: list[str] = []
    laptop.desk.read(lambda store: reviewing.review(store, visit).state, got.append)
    laptop.settle()
    return got[0]


@pytest.fixture
def office(circle, start):
    return start(circle.office)


def test_the_whole_circle_by_keys_and_clicks(circle, start, office, tmp_path: Path) -> None:
    place, visit = circle.conclusion, circle.visit
    window = review_of(office, visit)
    keys(window, "Ctrl+M")
    office.settle()
    assert window.head.state.word() == "sedang diperiksa"
    write_comment(office, window, place, "CONTOH kesimpulan terlalu pendek.")
    assert [thread.first.text for thread in window.panel.threads()] == ["CONTOH kesimpulan terlalu pendek."]
    keys(window, "Ctrl+Shift+K")
    QTest.keyClicks(window.panel.box.field, "CONTOH secara umum baik.")
    QTest.mouseClick(window.panel.box.button, Qt.MouseButton.LeftButton)
    office.settle()
    assert len(window.sheet.general) == 1

    keys(window, "Ctrl+R")
    dialog = window.findChild(ReturnDialog)
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    office.settle()
    assert "diperbaiki" in dialog.banner.text()
    QTest.keyClicks(dialog.reason, "CONTOH lengkapi kesimpulan")
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    office.settle()
    office.settle()
    assert window.head.state.word() == "dikembalikan"
    returns = window.findChild(ReturnsDialog)
    returns.folder.setText(str(tmp_path / "kembali"))
    assert returns.write_button.text() == "Tulis 1 berkas"
    QTest.keyClick(returns.write_button, Qt.Key.Key_Space)
    office.settle()
    assert "1 berkas ditulis" in returns.banner.text()
    returns.reject()
    (back,) = (tmp_path / "kembali").glob("*.ltsa")
    assert back.name.startswith("LTSA untuk CONTOH Siti Rahma")
    window.close()
    office.settle()

    siti = start(circle.evaluator)
    import_file(siti, back)
    begin = siti.go("start")
    assert begin._returned._title.text() == "Dikembalikan supervisor (1) · 2 komentar"
    mended = opened_visit(siti, visit)
    comments = mended.session.comments
    assert mended.form.place() == place
    assert "CONTOH lengkapi kesimpulan" in comments.banner.text()
    strip = mended.form.current_card().comment_strip
    assert strip.isVisibleTo(mended)
    (view,) = strip.views
    mended.session.set(place, "CONTOH kesimpulan yang lengkap")
    QTest.keyClicks(view.box.field, "CONTOH sudah dilengkapi.")
    QTest.keyClick(view.box.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    siti.settle()
    (view,) = mended.form.current_card().comment_strip.views
    assert [comment.text for comment in view.thread_.answers] == ["CONTOH sudah dilengkapi."]
    keys(mended, "Ctrl+Shift+Return")
    from ltsa_desktop.gui.visit.finalise import FinaliseDialog

    check = mended.findChild(FinaliseDialog)
    assert "2 komentar supervisor belum ditangani" in check.summary.text()
    assert (place, "komentar supervisor belum ditangani") in check.loose_ends()
    check.reject()
    QTest.mouseClick(view.mark_button, Qt.MouseButton.LeftButton)
    siti.settle()
    assert [thread.path for thread in comments.open_threads()] == [""]
    keys(mended, "Ctrl+F9")
    side = comments._side
    (general,) = [v for v in side.views if not v.thread_.path]
    QTest.mouseClick(general.mark_button, Qt.MouseButton.LeftButton)
    siti.settle()
    assert not comments.open_threads()
    mended.session.seal(lambda revision: None)
    siti.settle()
    assert state_of(siti, visit) == "received"
    export_file(siti, tmp_path / "b.ltsa")
    mended.close()
    siti.settle()

    import_file(office, tmp_path / "b.ltsa")
    window = review_of(office, visit)
    assert window.banner.text() == "Sejak dikembalikan: 1 jawaban berubah, 2 komentar ditangani."
    assert window.answers.wanted == "changed"
    card = window.answers.cards[place]
    assert card.answer.before
    assert card.value.text() == "CONTOH kesimpulan yang lengkap"
    shown = " ".join(label.text() for label in card.findChildren(QLabel) if label.isVisibleTo(card))
    for told in ("CONTOH kesimpulan terlalu pendek.", "CONTOH sudah dilengkapi."):
        assert told in shown
    (view,) = window.panel.views
    QTest.mouseClick(view.mark_button, Qt.MouseButton.LeftButton)
    office.settle()
    keys(window, "Ctrl+Shift+Return")
    office.settle()
    office.settle()
    assert window.head.state.word() == "disetujui"
    window.close()
    office.settle()

    window = opened_visit(siti, visit)
    window.session.reopen("CONTOH angka keliru")
    siti.settle()
    window.session.set(place, "CONTOH diubah sesudah disetujui")
    window.session.seal(lambda revision: None)
    siti.settle()
    export_file(siti, tmp_path / "c.ltsa")
    window.close()
    siti.settle()
    import_file(office, tmp_path / "c.ltsa")
    row = next(row for row in office.go("review").pages["ReviewsTab"].table.rows() if row.id == visit)
    assert row.words.id == "BERUBAH SETELAH DISETUJUI"
    window = review_of(office, visit)
    assert "BERUBAH SETELAH DISETUJUI" in window.banner.text()
    window.close()
    office.settle()


def test_a_correction_stands_beside_the_evaluator_s_answer_on_both_laptops(circle, start, office, tmp_path) -> None:
    window = review_of(office, circle.visit)
    line = next(line for line in window.sheet.lines if line.row.points is not None and line.row.raw == "3")
    assert window.answers.go_to(line.path)
    keys(window, "Ctrl+E")
    office.settle()
    dialog = window.findChild(CorrectDialog)
    was, at = line.row.value, dialog.pick.findData("2")
    dialog.pick.setCurrentIndex(at)
    QTest.keyClick(dialog.save, Qt.Key.Key_Space)
    office.settle()
    assert "alasan" in dialog.banner.text()
    QTest.keyClicks(dialog.reason, "CONTOH menurut foto")
    QTest.keyClick(dialog.reason, Qt.Key.Key_Return)
    office.settle()
    office.settle()
    card = window.answers.cards[line.path]
    assert card.answer.row.raw == "2"
    assert card.answer.corrected.original == was
    assert card.answer.corrected.correction.reason == "CONTOH menurut foto"
    assert window.head.state.word() == "sedang diperiksa"
    window.close()

    def send(store) -> None:
        from ltsa_desktop.exchange.returning import plan_returns, write_returns

        write_returns(store, tmp_path, plan_returns(store))

    office.desk.write(send)
    office.settle()
    siti = start(circle.evaluator)
    import_file(siti, next(tmp_path.glob("LTSA untuk*.ltsa")))
    shown = opened_visit(siti, circle.visit)
    shown.form.go_to(line.path)
    siti.settle()
    said = shown.session.comments.said
    assert said.corrections[line.path].original == "3"
    shown.close()
    siti.settle()
