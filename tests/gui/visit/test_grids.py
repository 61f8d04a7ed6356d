"""Questions with the same choices as a table, and the other arrangements an author may ask for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ltsa_desktop.gui.visit.editors.base import Option, Question
from ltsa_desktop.gui.visit.editors.cells import ScaleEditor
from ltsa_desktop.gui.visit.editors.choices import ChoiceEditor
from ltsa_desktop.gui.visit.editors.factory import make_editor
from ltsa_desktop.gui.visit.editors.lists import PickEditor
from ltsa_desktop.gui.visit.grids import GridHead, GridRow

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing|propagate)", extend=True)
FORM = """
survey | type | name | label | required | relevant | appearance | choice_filter
survey | begin group | a | A Bagian | | | |
survey | begin group | t | A1 Seberapa setuju? | | | table-list |
survey | select_one s | q1 | A1.1 Ruang tunggu bersih | yes | | |
survey | select_one s | q2 | A1.2 Petugas ramah | | | |
survey | select_one s | q3 | A1.3 Mengapa tidak | | ${q1} = '1' | |
survey | select_one s | q4 | A1.4 Antrean cepat | | | |
survey | end group | | | | | |
survey | begin group | u | A2 Hari layanan | | | field-list |
survey | select_multiple s | h | Hari | | | label |
survey | select_multiple s | h1 | A2.1 Loket satu | | | list-nolabel |
survey | select_multiple s | h2 | A2.2 Loket dua | | | list-nolabel |
survey | end group | | | | | |
survey | end group | | | | | |
survey | begin group | b | B Lain | | | |
survey | text | nama | B1 Nama | | | |
survey | select_one s | l1 | B2 Skala satu | | | likert |
survey | select_one s | l2 | B3 Skala dua | | | likert |
survey | text | antara | B4 Antara | | | |
survey | select_one s | l3 | B5 Skala sendiri | | | likert |
survey | end group | | | | | |
choices | list_name | name | label
choices | s | 1 | Sangat tidak setuju
choices | s | 2 | Tidak setuju
choices | s | 3 | Setuju
choices | s | 4 | Sangat setuju
"""
Q1, Q2, Q3, Q4 = (f"/data/a/t/q{n}" for n in range(1, 5))


def press(key: Qt.Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.focusWidget()
    if isinstance(key, str):
        QTest.keyClicks(widget, key)
    else:
        QTest.keyClick(widget, key, modifier)
    QApplication.processEvents()


def spoken() -> str:
    return QApplication.focusWidget().accessibleName()


def test_a_table_list_is_rows_under_the_choices_as_heads(show, settle, shared_store) -> None:
    window = show(FORM)
    assert window.form.go_to(Q1)
    page = window.form.currentWidget()
    heads = page.findChildren(GridHead)
    assert [label.text() for label in heads[0].heads][:2] == ["Sangat tidak setuju", "Tidak setuju"]
    assert not any("reserved" in path or "generated" in path for path in window.session.tally.order)
    rows = {card.path: card for card in page.blocks.cards()}
    assert isinstance(rows[Q1], GridRow)
    # One column under its head, in every row, to the pixel.
    head = heads[0].heads[2]
    middle = head.mapTo(page, head.rect().center()).x()
    for path in (Q1, Q2, Q4):
        cell = rows[path].row.buttons[2]
        assert abs(cell.mapTo(page, cell.rect().center()).x() - middle) <= 1
    assert spoken() == "A1.1 Ruang tunggu bersih (wajib), Sangat tidak setuju"
    press("2")
    assert window.form.place() == Q2
    QTest.mouseClick(rows[Q4].row.buttons[3], Qt.MouseButton.LeftButton)
    settle(window)
    content = shared_store.visits.content(window.visit_id)
    assert (content[Q1], content[Q4]) == ("2", "4")


def test_arrows_move_in_the_row_and_between_rows_and_rows_come_and_go(show, settle, shared_store) -> None:
    window = show(FORM)
    window.form.go_to(Q1)
    press(Qt.Key.Key_Right)
    assert spoken().endswith(", Tidak setuju")
    press(Qt.Key.Key_Down)
    assert (window.form.place(), spoken()) == (Q2, "A1.2 Petugas ramah, Tidak setuju")
    press(Qt.Key.Key_Down)
    assert window.form.place() == Q4, "the row that is not asked is stepped over"
    press(Qt.Key.Key_Down)
    assert window.form.place() == Q4, "the table ends here"
    press(Qt.Key.Key_Space)
    settle(window)
    assert shared_store.visits.content(window.visit_id)[Q4] == "2"
    window.form.go_to(Q1)
    press("1")
    window.form.go_to(Q2)
    press(Qt.Key.Key_Down)
    assert window.form.place() == Q3, "a row that is asked now has its place"
    press(Qt.Key.Key_Tab)
    assert window.form.place() == Q4
    press(Qt.Key.Key_Return)
    assert window.form.place() == "/data/a/u/h1"
    press("1")
    press("3")
    press(Qt.Key.Key_Down)
    assert spoken() == "A2.2 Loket dua, Setuju"
    press(Qt.Key.Key_Space)
    settle(window)
    content = shared_store.visits.content(window.visit_id)
    assert (content["/data/a/u/h1"], content["/data/a/u/h2"]) == ("1 3", "3")
    assert "/data/a/u/h" not in window.session.tally.order


def test_a_row_keeps_its_remark_and_its_notice(show, settle, shared_store) -> None:
    window = show(FORM)
    window.session.set_strict(True)
    window.form.go_to(Q1)
    row = window.form.current_card()
    assert row._notice is not None
    assert row._notice.isVisible()
    press(Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    press("dilihat sendiri")
    press(Qt.Key.Key_Escape)
    settle(window)
    assert shared_store.visits.content(window.visit_id)[Q1 + "#note"] == "dilihat sendiri"


def test_a_narrow_window_shows_the_rows_as_cards_and_keeps_the_place(show) -> None:
    window = show(FORM)
    window.form.go_to(Q2)
    press(Qt.Key.Key_Right)
    row = window.form.current_card()
    window.setMinimumSize(300, 300)
    window.resize(620, 700)
    QApplication.processEvents()
    assert row.row.buttons[0].text() == "Sangat tidak setuju"
    assert not row.row.buttons[0].bare
    assert window.form.place() == Q2
    page = window.form.currentWidget()
    assert page.inside.width() <= page.viewport().width()
    assert not any(head.isVisible() for head in page.findChildren(GridHead)[0].heads)
    press("3")
    assert window.session.node(Q2).stored == "3"
    window.resize(1366, 728)
    QApplication.processEvents()
    assert row.row.buttons[0].bare


def test_neighbouring_likert_questions_are_a_table_and_a_lone_one_a_scale(show) -> None:
    window = show(FORM)
    window.form.go_to("/data/b/l1")
    assert isinstance(window.form.current_card(), GridRow)
    press("4")
    assert window.form.place() == "/data/b/l2"
    window.form.go_to("/data/b/l3")
    card = window.form.current_card()
    assert not isinstance(card, GridRow)
    assert isinstance(card.field.editor, ScaleEditor)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Space)
    assert window.session.node("/data/b/l3").stored == "2"


def test_the_page_of_a_single_group_shows_its_loose_questions(show) -> None:
    window = show("""
survey | type | name | label
survey | begin group | a | A Semua
survey | text | nama | A1 Nama
survey | begin group | b | A2 Dalam
survey | text | umur | A2.1 Umur
survey | end group | |
survey | end group | |
""")
    assert window.form.place() == "/data/a/nama"


OPTIONS = tuple(Option(f"p{n}", f"Pilihan {n}") for n in range(12))


@pytest.mark.parametrize(
    ("appearance", "columns"),
    [({"columns-3"}, 3), ({"columns"}, 4), ({"columns-2"}, 2), ({"minimal"}, 0)],
    ids=["columns-3", "columns", "columns-2", "minimal"],
)
def test_choices_stand_in_the_columns_the_author_asks_for(dressed, qtbot, appearance, columns) -> None:
    editor = make_editor(
        Question(label="Pertanyaan", control="select1", options=OPTIONS, appearance=frozenset(appearance))
    )
    qtbot.addWidget(editor)
    if not columns:
        assert isinstance(editor, PickEditor)
        return
    assert isinstance(editor, ChoiceEditor)
    editor.resize(700, 300)
    editor.show()
    lefts = {button.mapTo(editor, button.rect().topLeft()).x() for button in editor.buttons}
    assert len(lefts) == columns


def test_quick_goes_on_at_a_click(dressed, qtbot) -> None:
    editor = make_editor(
        Question(label="P", control="select1", options=OPTIONS[:3], appearance=frozenset({"quick", "columns-pack"}))
    )
    qtbot.addWidget(editor)
    editor.show()
    with qtbot.waitSignal(editor.advance_requested):
        QTest.mouseClick(editor.buttons[1], Qt.MouseButton.LeftButton)
