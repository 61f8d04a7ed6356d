"""The form is read in a language of its own, chosen by keys, kept for its visit alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from ltsa_desktop.bootstrap import Settings
from ltsa_desktop.gui.app import dress
from ltsa_desktop.gui.widgets import IconButton

# The offscreen platform cannot raise a menu or give it the keyboard alone.
with_a_menu = pytest.mark.qt_log_ignore("does not support (raise|grabbing|propagate)", extend=True)

TWO = """
survey | type | name | label::Bahasa Indonesia (id) | label::English (en)
survey | begin group | a | A Bagian | A Part
survey | text | nama | A1 Nama | A1 Name
survey | select_one yt | buka | A2 Buka? | A2 Open?
survey | end group | | |
choices | list_name | name | label::Bahasa Indonesia (id) | label::English (en)
choices | yt | ya | Ya | Yes
choices | yt | tidak | Tidak | No
"""
ONE = """
survey | type | name | label
survey | begin group | a | A Bagian
survey | text | nama | A1 Nama
survey | end group | |
"""
ENGLISH = "English (en)"


def open_menu(window, qtbot) -> QMenu:
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window, 3000)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_A, both)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    return QApplication.activePopupWidget()


def choose(window, qtbot, words: str) -> None:
    menu = open_menu(window, qtbot)
    for _ in range(6):
        if menu.activeAction().text() == words:
            break
        QTest.keyClick(menu, Qt.Key.Key_Down)
    assert menu.activeAction().text() == words
    QTest.keyClick(menu, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)


def heads(window) -> list[str]:
    return [card.label.text() for card in window.form.page(0).blocks.cards()]


@with_a_menu
def test_keys_choose_the_forms_language_and_the_interface_keeps_its_own(show, settle, qtbot) -> None:
    window = show(TWO)
    settle(window)
    window.form.go_to("/data/a/buka")
    assert "Nama" in " ".join(heads(window))
    choose(window, qtbot, ENGLISH)
    settle(window)
    assert "Name" in " ".join(heads(window))
    assert window.form.place() == "/data/a/buka"
    assert window.foot.finish.text() == "Selesaikan"
    button = window.head.findChild(IconButton, "form-language")
    assert button.accessibleName() == "Bahasa formulir: English (en)"
    # The keyboard goes on where it was, and the same key still means the same choice.
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Y)
    settle(window)
    assert window.session.node("/data/a/buka").value == "ya"


@with_a_menu
def test_the_choice_is_this_visits_alone_and_is_there_after_a_restart(show, settle, qtbot, new_visit) -> None:
    visit = new_visit(TWO)
    window = show(visit)
    settle(window)
    choose(window, qtbot, ENGLISH)
    settle(window)
    window.close()
    again = show(visit)
    assert again.session.form_language == ENGLISH
    assert "Name" in " ".join(heads(again))
    other = show(TWO)
    assert other.session.form_language == "Bahasa Indonesia (id)"


@with_a_menu
def test_a_change_of_the_interfaces_language_leaves_a_chosen_language_alone(show, settle, qtbot) -> None:
    window = show(TWO)
    settle(window)
    try:
        dress(QApplication.instance(), Settings(language="en"))
        QApplication.processEvents()
        assert window.session.form_language == ENGLISH
        choose(window, qtbot, "Bahasa Indonesia (id)")
        settle(window)
        assert window.foot.finish.text() == "Finish"
        assert "Nama" in " ".join(heads(window))
        dress(QApplication.instance(), Settings(language="id"))
        dress(QApplication.instance(), Settings(language="en"))
        QApplication.processEvents()
        assert window.session.form_language == "Bahasa Indonesia (id)"
        choose(window, qtbot, "As the application")
        settle(window)
        assert window.session.form_language == ENGLISH
    finally:
        dress(QApplication.instance(), Settings())


def test_a_form_in_one_language_says_so(show, settle) -> None:
    window = show(ONE)
    settle(window)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_A, both)
    assert window.toast.text() == "Formulir ini hanya ada dalam satu bahasa."
    assert window.head.findChild(IconButton, "form-language") is None
