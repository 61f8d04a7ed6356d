"""The pages beside the one in sight are made at rest, and show the state of now when one turns to them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ltsa_desktop.gui.visit.cards import QuestionCard

FORM = """
survey | type | name | label | relevant | calculation
survey | begin group | a | A Bagian | |
survey | select_one yn | ada | Ada petugas? | |
survey | integer | jumlah | Jumlah petugas | |
survey | end group
survey | begin group | b | B Bagian | |
survey | text | nama | Nama ${jumlah} petugas | |
survey | text | lain | Petugas lain | ${ada} = 'ya' |
survey | end group
survey | begin group | c | C Bagian | ${jumlah} > 99 |
survey | text | c1 | Jarang ditanyakan | |
survey | end group
survey | begin group | d | D Bagian | |
survey | text | d1 | Terakhir | |
survey | end group
choices | list_name | name | label
choices | yn | ya | Ya
choices | yn | tidak | Tidak
"""


def made(window) -> set[str]:
    return {card.path for card in window.findChildren(QuestionCard)}


def test_next_page_is_there_before_one_turns_to_it_and_follows_the_answers(show, qtbot) -> None:
    window = show(FORM)
    qtbot.waitUntil(lambda: not window.form.next_pages.busy)
    assert "/data/b/nama" in made(window)
    assert "/data/d/d1" not in made(window)
    assert window.form.section == 0
    window.form.go_to("/data/a/ada")
    QTest.keyClick(QApplication.focusWidget(), "y")
    QTest.keyClicks(QApplication.focusWidget(), "7")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    page = window.form.page(1)
    assert window.form.place() == "/data/b/nama"
    assert page.blocks.card("/data/b/nama").label.text().split() == ["Nama", "7", "petugas"]
    qtbot.waitUntil(lambda: page.blocks.card("/data/b/lain") is not None)
    assert page.blocks.card("/data/b/lain").isVisible()
    # A section that is not asked is not made; the one after it is.
    qtbot.waitUntil(lambda: not window.form.next_pages.busy)
    assert "/data/d/d1" in made(window)
    assert "/data/c/c1" not in made(window)


def test_turning_the_page_keeps_the_keyboard_in_the_form(show, qtbot) -> None:
    window = show(FORM)
    window.form.go_to("/data/a/jumlah")
    for place in ("/data/b/nama", "/data/d/d1"):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
        assert window.form.place() == place
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert window.form.place() == "/data/b/nama"
    QTest.keyClicks(QApplication.focusWidget(), "Budi")
    window.form.flush()
    assert window.session.node("/data/b/nama").stored == "Budi"


LONG = "\n".join(
    [
        "survey | type | name | label",
        *(
            line
            for letter in "ab"
            for line in (
                f"survey | begin group | {letter} | {letter.upper()} Bagian",
                *(f"survey | text | {letter}{n} | Pertanyaan {letter}{n}" for n in range(60)),
                "survey | end group",
            )
        ),
    ]
)


@pytest.mark.parametrize("rest", [False, True])
def test_a_question_far_down_a_page_not_seen_yet_comes_into_sight(show, qtbot, rest: bool) -> None:
    window = show(LONG)
    if rest:
        qtbot.waitUntil(lambda: not window.form.next_pages.busy)
    else:
        window.form.page(1).finish()
    window.form.go_to("/data/b/b55")
    card = window.form.page(1).blocks.card("/data/b/b55")
    QTest.qWait(50)
    assert not card.visibleRegion().isEmpty()
    QTest.keyClicks(QApplication.focusWidget(), "jauh")
    window.form.flush()
    assert window.session.node("/data/b/b55").stored == "jauh"
