"""What a screen reader is told of every kind of editor: what it is, its name, its state, its value, what is wrong."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

FORM = """
survey | type | name | label | constraint | constraint_message | appearance | required
survey | begin group | a | A Bagian | | | |
survey | select_one yt | buka | A1 Buka? | | | | yes
survey | select_multiple yt | mana | A2 Yang mana? | | | |
survey | select_one banyak | pilih | A3 Pilih | | | minimal |
survey | integer | hari | A4 Hari | . <= 7 | Paling banyak 7. | |
survey | decimal | rupiah | A5 Rupiah | | | |
survey | date | tanggal | A6 Tanggal | | | |
survey | text | nama | A7 Nama | | | |
survey | text | cerita | A8 Cerita | | | multiline |
survey | image | foto | A9 Foto | | | |
survey | image | tanda | A10 Tanda tangan | | | signature |
survey | rank yt | urut | A11 Urutkan | | | |
survey | range | skala | A12 Skala | | | |
survey | end group | | | | | |
choices | list_name | name | label
choices | yt | ya | Ya
choices | yt | tidak | Tidak
choices | banyak | a | Alfa
choices | banyak | b | Beta
"""
GRID = """
survey | type | name | label | appearance
survey | begin group | a | A Bagian |
survey | begin group | t | Tabel | table-list
survey | select_one yt | satu | A1 Satu |
survey | select_one yt | dua | A2 Dua |
survey | end group | | |
survey | end group | | |
choices | list_name | name | label
choices | yt | ya | Ya
choices | yt | tidak | Tidak
"""
ROLE = QAccessible.Role
CHOICES = {ROLE.RadioButton}


def told(widget: QWidget) -> QAccessibleInterface:
    """What an assistive technology sees of a widget."""
    seen = QAccessible.queryAccessibleInterface(widget)
    assert seen is not None
    assert seen.isValid()
    return seen


def name(widget: QWidget) -> str:
    return told(widget).text(QAccessible.Text.Name)


def at(window, path: str) -> QWidget:
    window.form.go_to(f"/data/a/{path}")
    QApplication.processEvents()
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


@pytest.mark.parametrize(
    ("path", "roles", "words"),
    [
        ("buka", CHOICES, "Buka?"),
        ("mana", {ROLE.CheckBox}, "Yang mana?"),
        ("pilih", {ROLE.ComboBox, ROLE.EditableText, ROLE.RadioButton}, "Pilih"),
        ("hari", {ROLE.SpinBox, ROLE.EditableText}, "Hari"),
        ("rupiah", {ROLE.SpinBox, ROLE.EditableText}, "Rupiah"),
        ("tanggal", {ROLE.SpinBox, ROLE.EditableText}, "Tanggal"),
        ("nama", {ROLE.EditableText}, "Nama"),
        ("cerita", {ROLE.EditableText}, "Cerita"),
        ("foto", {ROLE.Button, ROLE.PushButton}, "Foto"),
        ("urut", {ROLE.List}, "Urutkan"),
        ("skala", {ROLE.Slider, ROLE.SpinBox, ROLE.EditableText}, "Skala"),
    ],
)
def test_each_editor_has_a_role_and_the_questions_name(show, path: str, roles: set, words: str) -> None:
    widget = at(show(FORM), path)
    seen = told(widget)
    assert seen.role() in roles, seen.role()
    assert words in name(widget)
    assert seen.state().focusable
    assert not seen.state().disabled


def test_a_choice_tells_whether_it_is_chosen_and_that_the_question_is_required(show, settle) -> None:
    window = show(FORM)
    yes = at(window, "buka")
    assert "wajib" in name(yes).lower()
    assert not told(yes).state().checked
    QTest.keyClick(yes, Qt.Key.Key_Space)
    settle(window)
    assert told(at(window, "buka")).state().checked


def test_numbers_and_texts_tell_their_value(show, settle) -> None:
    window = show(FORM)
    for path, typed in (("hari", "5"), ("nama", "Siti Rahma")):
        QTest.keyClicks(at(window, path), typed)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        settle(window)
        widget = at(window, path)
        assert told(widget).text(QAccessible.Text.Value) == typed


def test_what_is_wrong_is_the_description_of_the_field_and_goes_away_with_it(show, settle) -> None:
    window = show(FORM)
    QTest.keyClicks(at(window, "hari"), "9")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    settle(window)
    assert "Paling banyak 7." in told(at(window, "hari")).text(QAccessible.Text.Description)
    widget = at(window, "hari")
    QTest.keySequence(widget, "Ctrl+A")
    QTest.keyClicks(widget, "5")
    QTest.keyClick(widget, Qt.Key.Key_Return)
    settle(window)
    assert "Paling banyak 7." not in told(at(window, "hari")).text(QAccessible.Text.Description)


def test_a_cell_of_a_table_tells_its_row_and_its_column(show) -> None:
    window = show(GRID)
    window.form.page(0).finish()
    window.form.go_to("/data/a/t/dua")
    QApplication.processEvents()
    cell = QApplication.focusWidget()
    assert "Dua" in name(cell)
    assert "Ya" in name(cell)
    assert told(cell).role() in CHOICES


def test_a_sealed_visits_choices_can_still_be_read(show, settle, new_visit, shared_store) -> None:
    visit = new_visit(FORM)
    shared_store.visits.save(visit.id, {"/data/a/buka": "ya", "/data/a/nama": "Siti"})
    shared_store.visits.seal(visit.id, "final", reason="CONTOH")
    window = show(visit)
    settle(window)
    window.form.page(0).finish()
    card = window.form.page(0).blocks.card("/data/a/buka")
    chosen = [
        told(part)
        for part in card.findChildren(QWidget)
        if part.isVisible() and told(part).role() in CHOICES and told(part).state().checked
    ]
    assert len(chosen) == 1
    assert "Ya" in chosen[0].text(QAccessible.Text.Name)


def test_saving_changes_one_name_and_does_not_speak_at_every_answer(show, settle) -> None:
    window = show(FORM)
    spoken: list[str] = []
    window.foot.saved.setAccessibleName(window.foot.saved.accessibleName())
    say = window.foot.saved.set_state

    def listen(state, word, icon="") -> None:
        spoken.append(word)
        say(state, word, icon)

    window.foot.saved.set_state = listen
    field = at(window, "nama")
    for letter in "abcdefghij":
        QTest.keyClicks(field, letter)
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(window)
    # The clock of the last save is told at most once a second, never a letter.
    assert 1 <= len(spoken) <= 2
    assert window.foot.saved.accessibleName().startswith("Tersimpan")
    assert window.foot.saved.focusPolicy() == Qt.FocusPolicy.NoFocus
