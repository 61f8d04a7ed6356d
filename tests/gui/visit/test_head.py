"""The head of the visit window: what gives way in a narrow window, and how the keyboard comes to it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from ltsa_desktop.bootstrap import Settings
from ltsa_desktop.gui.app import dress

FORM = """
survey | type | name | label
survey | begin group | a | A Bagian
survey | text | nama | A1 Nama
survey | end group | |
"""


def test_the_centres_name_ends_in_dots_where_it_does_not_fit_and_stays_whole_in_its_tooltip(show) -> None:
    dress(QApplication.instance(), Settings(text_scale=150))
    window = show(FORM)
    whole = window.session.visit.centre_name
    window.resize(900, 560)
    QTest.qWait(50)
    title = window.head.title
    title.setText(whole + " dengan nama yang sangat panjang sekali")
    QTest.qWait(50)
    assert title.is_short()
    assert title.toolTip() == title.accessibleName() == title.text()
    assert title.width() >= title.minimumSizeHint().width() > 100
    inside = window.head.rect()
    assert inside.contains(window.head.keys_button.geometry())
    shown = title.grab().toImage()
    # The last column of pixels is paper: the words end before the edge.
    edge = {shown.pixelColor(shown.width() - 1, y).name() for y in range(shown.height())}
    assert len(edge) == 1
    window.resize(1366, 728)
    title.setText(whole)
    QTest.qWait(50)
    assert not title.is_short()
    dress(QApplication.instance(), Settings())


def test_tab_goes_through_the_head_in_its_order(show, settle) -> None:
    window = show(FORM)
    settle(window)
    QTest.qWait(100)
    person = window.head.findChild(QPushButton, "person")
    person.setFocus()
    QTest.keyClick(person, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is window.head.find_button  # a form without scores hides that button
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is person
