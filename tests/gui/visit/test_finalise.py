"""Finishing a visit, opening it again, and a disk that refuses."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ltsa_desktop.ground.words import Text, UserError

FORM = """
survey | type | name | label | required | constraint | constraint_message
survey | begin group | a | A Bagian | | |
survey | text | nama | A1 Nama | yes | |
survey | integer | umur | A2 Umur | yes | . < 120 | Paling besar 119.
survey | text | lain | A3 Lain | | |
survey | end group | | | | |
"""


def dialog(qtbot) -> object:
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    return QApplication.activeModalWidget()


def give(window, path: str, keys: str) -> None:
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window, 3000)
    window.form.go_to(path)
    QTest.keyClicks(window.focusWidget(), keys)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)


def test_the_check_list_leads_to_each_open_point_and_takes_reasons(show, settle, qtbot, shared_store) -> None:
    window = show(FORM)
    give(window, "/data/a/umur", "300")
    window.finalise()
    points = dialog(qtbot)
    assert points.points() == ["/data/a/nama", "/data/a/umur"]
    assert not points.seal.isEnabled()
    points.list.setCurrentRow(1)
    QTest.keyClick(points.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.form.place() == "/data/a/umur")
    give(window, "/data/a/umur", "41")
    window.finalise()
    points = dialog(qtbot)
    assert points.points() == ["/data/a/nama"]
    points.activateWindow()
    points.reason.setFocus()
    qtbot.waitUntil(points.reason.hasFocus)
    QTest.keyClicks(points.reason, "menolak menyebut nama")
    QTest.keyClick(points.reason, Qt.Key.Key_Tab)
    qtbot.waitUntil(points.seal.isEnabled)
    QTest.mouseClick(points.seal, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.session.visit.status == "final")
    settle(window)
    assert shared_store.visits.content(window.visit_id)["/data/a/nama#skip"] == "menolak menyebut nama"
    assert len(shared_store.visits.revisions(window.visit_id)) == 1
    card = window.form.page(0).blocks.card("/data/a/lain")
    assert card.field.editor.field.isReadOnly()


def test_a_sealed_visit_opens_again_with_a_reason(show, settle, qtbot, shared_store) -> None:
    window = show(FORM)
    give(window, "/data/a/nama", "Siti")
    give(window, "/data/a/umur", "41")
    window.finalise()
    points = dialog(qtbot)
    assert points.blocking() == []
    points.seal.click()
    qtbot.waitUntil(lambda: window.session.read_only)
    window.finalise()
    why = dialog(qtbot)
    assert not why.open_again.isEnabled()
    QTest.keyClicks(why.reason, "salah umur")
    why.open_again.click()
    qtbot.waitUntil(lambda: not window.session.read_only)
    give(window, "/data/a/umur", "2")
    settle(window)
    assert shared_store.visits.get(window.visit_id).status == "reopened"
    assert shared_store.visits.content(window.visit_id)["/data/a/umur"] == "2"


def test_a_disk_that_refuses_turns_the_foot_red_and_the_answer_arrives_later(
    show, settle, qtbot, shared_store, monkeypatch
) -> None:
    window = show(FORM)
    give(window, "/data/a/nama", "Siti")
    settle(window)
    # The operating system's refusal, where the store meets it: the database is told that the disk is full.
    kind, save = type(shared_store.visits), type(shared_store.visits).save
    refusing = [True]

    def full(self, *words, **more):
        if refusing[0]:
            raise UserError(Text("Tempat di disk habis.", "The disk is full."), code="disk-full")
        return save(self, *words, **more)

    monkeypatch.setattr(kind, "save", full)
    give(window, "/data/a/umur", "41")
    give(window, "/data/a/lain", "x")
    qtbot.waitUntil(lambda: "Belum tersimpan: 2" in window.foot.saved.word())
    assert window.foot.retry.isVisible()
    assert "Tempat di disk habis." in window.foot.why.text()
    assert "/data/a/umur" not in shared_store.visits.content(window.visit_id)
    # Closing asks first, and the safe way is to try again.
    window.close()
    ask = dialog(qtbot)
    refusing[0] = False
    ask.no.click()
    settle(window)
    content = shared_store.visits.content(window.visit_id)
    assert content["/data/a/umur"] == "41"
    assert content["/data/a/lain"] == "x"
    assert "Tersimpan" in window.foot.saved.word()
    assert not window.foot.retry.isVisible()


def test_the_list_leads_to_what_was_put_off_too_and_forbids_nothing_by_it(show, settle, qtbot) -> None:
    window = show(FORM)
    give(window, "/data/a/nama", "Ani")
    give(window, "/data/a/umur", "41")
    window.session.set_remark("/data/a/lain", "ya", "#later")
    window.finalise()
    points = dialog(qtbot)
    assert points.list.item(0).text() == "A3 Lain — ditandai “nanti”"
    assert points.seal.isEnabled()
    points.activateWindow()
    points.reason.setFocus()
    qtbot.waitUntil(points.reason.hasFocus)
    QTest.keyClicks(points.reason, "tidak ada di kantor")
    QTest.keyClick(points.reason, Qt.Key.Key_Tab)
    assert window.session.skip_reason("/data/a/lain") == "tidak ada di kantor"
    assert "(tidak ada di kantor)" in points.list.item(0).text()
    QTest.keyClick(points.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.form.place() == "/data/a/lain")
