"""The visit window used as a person uses it: keys and clicks only."""

from __future__ import annotations

import gc
import weakref

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

# ruff: noqa: E501 - a table
FORM = """
survey | type | name | label | hint | required | relevant | constraint | constraint_message | calculation | appearance | readonly | instance::untuk
survey | begin group | a | A Identitas | | | | | | | | |
survey | text | nama | A1 Nama | Nama lengkap | yes | | | | | | |
survey | integer | umur | A2 Umur | | yes | | . < 120 | Paling besar 119. | | | |
survey | select_one yn | kerja | A3 Bekerja? | | yes | | | | | | |
survey | text | tempat | A4 Tempat kerja | | | ${kerja} = 'ya' | | | | | |
survey | text | tempat_bukti | Bukti | | | ${kerja} = 'ya' | | | | multiline | | tempat
survey | date | mulai | A5 Mulai | | | ${kerja} = 'ya' | | | | | |
survey | text | cerita | A6 Cerita | | | | | | | multiline | |
survey | end group | | | | | | | | | | |
survey | begin group | b | B Rinci | | | | | | | | |
survey | select_one lima | nilai | B1 Nilai | | yes | | | | | | |
survey | select_multiple sarana | punya | B2 Sarana | | | | | | | | |
survey | begin repeat | orang | B3 Orang | | | | | | | | |
survey | text | siapa | B3.1 Siapa | | yes | | | | | | |
survey | integer | jumlah | B3.2 Jumlah | | | | | | | | |
survey | end repeat | | | | | | | | | | |
survey | integer | total | B4 Total | | | | | | sum(${jumlah}) | | yes |
survey | note | pesan | Jumlah orang ${total} | | | | | | | | |
survey | end group | | | | | | | | | | |
choices | list_name | name | label | skor
choices | yn | ya | Ya |
choices | yn | tidak | Tidak |
choices | lima | 0 | 0 tidak ada | 0
choices | lima | 1 | 1 sedikit | 1
choices | lima | 2 | 2 cukup | 2
choices | lima | na | Tidak berlaku |
choices | sarana | meja | Meja |
choices | sarana | kursi | Kursi |
choices | sarana | komputer | Komputer |
"""


def focus() -> object:
    return QApplication.focusWidget()


def press(*keys: Qt.Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        widget = QApplication.focusWidget()
        assert widget is not None
        if isinstance(key, str):
            QTest.keyClicks(widget, key)
        else:
            QTest.keyClick(widget, key, modifier)
        QApplication.processEvents()


def in_dialog() -> bool:
    widget, dialog = QApplication.focusWidget(), QApplication.activeModalWidget()
    return widget is not None and dialog is not None and widget.window() is dialog


def test_answers_typed_by_keys_only_are_in_the_store(show, settle, shared_store) -> None:
    window = show(FORM)
    press("Siti", Qt.Key.Key_Return, "41", Qt.Key.Key_Return, "y")
    assert window.form.place() == "/data/a/tempat"
    press("Dinas", Qt.Key.Key_Return)
    assert window.form.place() == "/data/a/mulai"
    press("3-5-2024", Qt.Key.Key_Return)
    assert window.form.place() == "/data/a/cerita"
    press("satu", Qt.Key.Key_Return, "dua")
    press(Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    assert window.form.place() == "/data/b/nilai"
    press("2")
    assert window.form.place() == "/data/b/punya"
    press("13", Qt.Key.Key_Return)
    settle(window)
    content = shared_store.visits.content(window.visit_id)
    assert {p: t for p, t in content.items() if "[" not in p and "meta" not in p} == {
        "/data/a/nama": "Siti",
        "/data/a/umur": "41",
        "/data/a/kerja": "ya",
        "/data/a/tempat": "Dinas",
        "/data/a/mulai": "2024-05-03",
        "/data/a/cerita": "satu\ndua",
        "/data/b/nilai": "2",
        "/data/b/punya": "meja komputer",
    }
    assert "Tersimpan" in window.foot.saved.word()


def test_focus_goes_to_the_next_question_when_its_own_disappears(show, settle) -> None:
    window = show(FORM)
    window.form.go_to("/data/a/kerja")
    press("y")
    assert window.form.place() == "/data/a/tempat"
    press("x")
    window.session.set("/data/a/kerja", "tidak")
    settle(window)
    assert window.form.place() == "/data/a/cerita"
    assert focus() is not None


def test_wrong_answers_are_told_and_f8_goes_to_them(show, settle) -> None:
    window = show(FORM)
    window.form.go_to("/data/a/umur")
    press("300", Qt.Key.Key_Return)
    settle(window)
    card = window.form.page(0).blocks.card("/data/a/umur")
    assert card._notice is not None
    assert card._notice.words.text() == "Paling besar 119."
    assert window.session.tally.whole.problems == 1
    window.form.go_to("/data/b/nilai")
    press(Qt.Key.Key_F8)
    assert window.form.place() == "/data/a/umur"
    assert window.form.section == 0


def test_undo_and_redo_go_back_and_forth_with_names(show, settle, shared_store) -> None:
    window = show(FORM)
    press("Ani", Qt.Key.Key_Return, "41", Qt.Key.Key_Return)
    settle(window)
    assert "Umur – → 41" in window.foot.undo.text()
    window.form.go_to("/data/a/umur")
    press(Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    settle(window)
    assert "/data/a/umur" not in shared_store.visits.content(window.visit_id)
    assert window.form.page(0).blocks.card("/data/a/umur").field.editor.value() == ""
    press(Qt.Key.Key_Y, modifier=Qt.KeyboardModifier.ControlModifier)
    settle(window)
    assert shared_store.visits.content(window.visit_id)["/data/a/umur"] == "41"
    assert window.form.page(0).blocks.card("/data/a/umur").field.editor.value() == "41"


def test_undo_takes_back_what_is_being_typed(show, settle, shared_store) -> None:
    window = show(FORM)
    press("Ani", Qt.Key.Key_Return)
    settle(window)
    window.form.go_to("/data/a/nama")
    press(Qt.Key.Key_End, " Lestari")
    press(Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    settle(window)
    assert window.form.page(0).blocks.card("/data/a/nama").field.editor.value() == "Ani"
    assert shared_store.visits.content(window.visit_id)["/data/a/nama"] == "Ani"


def test_a_pause_in_typing_saves(show, qtbot, shared_store) -> None:
    window = show(FORM)
    press("Ani")
    qtbot.waitUntil(lambda: shared_store.visits.content(window.visit_id).get("/data/a/nama") == "Ani", timeout=3000)


def test_repeats_are_added_filled_duplicated_moved_and_removed(show, settle, shared_store) -> None:
    window = show(FORM)
    window.form.show_section(1)
    page = window.form.page(1)
    page.finish()
    block = page.blocks.reveal("/data/b/orang")
    first = window.session.instances("/data/b/orang")[0] if window.session.instances("/data/b/orang") else None
    if first is None:
        QTest.mouseClick(block.add, Qt.MouseButton.LeftButton)
    else:
        window.form.go_to(first + "/siapa")
    press("Budi", Qt.Key.Key_Return, "3", Qt.Key.Key_Return)
    QTest.mouseClick(block.add, Qt.MouseButton.LeftButton)
    press("Cici", Qt.Key.Key_Return, "4", Qt.Key.Key_Return)
    settle(window)
    session = window.session
    paths = session.instances("/data/b/orang")
    assert [session.node(p + "/siapa").value for p in paths] == ["Budi", "Cici"]
    assert session.node("/data/b/total").value == "7"
    QTest.mouseClick(block._cards[paths[1]].copy, Qt.MouseButton.LeftButton)
    settle(window)
    assert [session.node(p + "/siapa").value for p in session.instances("/data/b/orang")] == ["Budi", "Cici", "Cici"]
    QTest.mouseClick(block._cards[session.instances("/data/b/orang")[2]].up, Qt.MouseButton.LeftButton)
    QTest.mouseClick(block._cards[session.instances("/data/b/orang")[0]].delete, Qt.MouseButton.LeftButton)
    settle(window)
    assert [session.node(p + "/siapa").value for p in session.instances("/data/b/orang")] == ["Cici", "Cici"]
    assert focus() is not None
    press(Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    settle(window)
    assert [session.node(p + "/siapa").value for p in session.instances("/data/b/orang")] == ["Budi", "Cici", "Cici"]
    assert session.node("/data/b/total").value == "11"
    # The table shows the same and leads back to the card.
    QTest.mouseClick(block.view, Qt.MouseButton.LeftButton)
    assert block._table.item(0, 0).text() == "Budi"
    assert block._table.rowCount() == 3
    block._table.setCurrentCell(1, 0)
    QTest.keyClick(block._table, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert window.form.place().endswith("/siapa")


def test_remark_is_kept_beside_the_answer(show, settle, shared_store) -> None:
    window = show(FORM)
    window.form.go_to("/data/a/umur")
    press(Qt.Key.Key_Period, modifier=Qt.KeyboardModifier.ControlModifier)
    press("tanpa KTP")
    press(Qt.Key.Key_Escape)
    settle(window)
    assert shared_store.visits.content(window.visit_id)["/data/a/umur#note"] == "tanpa KTP"
    assert window.form.place() == "/data/a/umur"


def test_find_and_jump_lead_to_the_question(show, qtbot) -> None:
    window = show(FORM)
    press(Qt.Key.Key_F, modifier=Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(in_dialog)
    press("sarana", Qt.Key.Key_Return)
    window.activateWindow()  # as the window system does when a dialog has gone
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    qtbot.waitUntil(lambda: window.form.place() == "/data/b/punya")
    press(Qt.Key.Key_G, modifier=Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(in_dialog)
    press("a2", Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.form.place() == "/data/a/umur")


def test_next_unanswered_skips_what_is_done_and_what_is_not_asked(show, settle) -> None:
    window = show(FORM)
    press("Ani")
    press(Qt.Key.Key_Down, modifier=Qt.KeyboardModifier.ControlModifier)
    assert window.form.place() == "/data/a/umur"
    window.form.go_to("/data/a/kerja")
    press("t")
    press(Qt.Key.Key_Down, modifier=Qt.KeyboardModifier.ControlModifier)
    assert window.form.place() in {"/data/a/cerita", "/data/b/nilai"}


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_two_windows_of_one_visit_are_one(show, desk) -> None:
    from ltsa_desktop.gui.visit import open_visit

    window = show(FORM)
    assert open_visit(desk, window.visit_id) is window


def test_a_closed_window_is_freed(show, settle, qtbot) -> None:
    window = show(FORM)
    press("Ani")
    settle(window)
    gone = []
    window.destroyed.connect(lambda: gone.append(True))
    session = weakref.ref(window.session)
    window.close()
    qtbot.waitUntil(lambda: bool(gone))
    show.windows.clear()
    del window

    def forgotten() -> bool:
        gc.collect()
        return session() is None

    qtbot.waitUntil(forgotten)
