"""The whole LTSA instrument filled in with the keyboard alone, from the first question to the seal."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ltsa_desktop.ground.paths import resource
from ltsa_desktop.gui.visit.editors.choices import AcknowledgeEditor, ChoiceEditor, MultipleEditor
from ltsa_desktop.gui.visit.editors.dates import DateEditor, TimeEditor
from ltsa_desktop.gui.visit.editors.lists import PickEditor
from ltsa_desktop.gui.visit.editors.numbers import NumberEditor
from ltsa_desktop.gui.visit.editors.text import LineEditor, ParagraphEditor
from ltsa_desktop.instruments import compile_workbook

MOST = 900
SPECIAL = {
    "formed_year": "2015",
    "visit_start": "9",
    "visit_end": "1130",
    "opens": "8",
    "closes": "15",
    "visit_date": "hari ini",
    "f_deadline": "besok",
}


def type_answer(window, place: str) -> bool:
    """Answer the question at `place` as a person would; whether a key that moves on was among it."""
    card = window.form.current_card()
    field = next(f for f in card.fields() if f.path == place)
    editor, widget = field.editor, QApplication.focusWidget()
    name = place.rpartition("/")[2]
    if isinstance(editor, ChoiceEditor):
        QTest.keyClicks(widget, next(iter(editor._keys)).lower())
        return True
    if isinstance(editor, AcknowledgeEditor):
        QTest.keyClicks(widget, "y")
        return True
    if isinstance(editor, MultipleEditor):
        QTest.keyClicks(widget, "1")
    elif isinstance(editor, NumberEditor):
        QTest.keyClicks(widget, SPECIAL.get(name, "1"))
    elif isinstance(editor, TimeEditor):
        QTest.keyClicks(widget, SPECIAL.get(name, "10"))
    elif isinstance(editor, DateEditor):
        QTest.keyClicks(widget, SPECIAL.get(name, "kemarin"))
    elif isinstance(editor, PickEditor):
        QTest.keyClicks(widget, editor._options[0].label)
    elif isinstance(editor, ParagraphEditor):
        QTest.keyClicks(widget, "CONTOH jawaban")
    elif isinstance(editor, LineEditor) and "nip" not in name and not window.session.node(place).stored:
        QTest.keyClicks(widget, "CONTOH")
    return False


def enter(window) -> None:
    widget = QApplication.focusWidget()
    card = window.form.current_card()
    control = Qt.KeyboardModifier.NoModifier
    if card is not None and isinstance(card.field.editor, ParagraphEditor):
        control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(widget, Qt.Key.Key_Return, control)


@pytest.mark.slow
@pytest.mark.qt_log_ignore("does not support (raise|grabbing|propagate)", extend=True)
def test_the_ltsa_instrument_is_completed_with_the_keyboard_alone(show, settle, qtbot, shared_store) -> None:
    window = show(compile_workbook(resource("instruments/ltsa-pmi.xlsx")))
    seen: list[str] = []
    for _ in range(MOST):
        place = window.form.place()
        if window.foot.finish.hasFocus():
            break
        assert place, f"the keyboard was lost after {seen[-1:]}"
        current = window.session.place
        filled = bool(window.session.node(current).stored) and current not in seen
        moved = False if filled else type_answer(window, current)
        seen.append(current)
        if not moved:
            enter(window)
        assert window.session.place != current or window.foot.finish.hasFocus(), f"stuck at {current}"
    settle(window)
    open_ones = list(window.session.tally.all("required"))
    assert open_ones == []
    assert list(window.session.tally.all("problem")) == []
    assert window.session.tally.whole.answered > 250
    QTest.keyClick(
        QApplication.focusWidget(),
        Qt.Key.Key_Return,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    assert dialog.blocking() == []
    QTest.keyClick(dialog.seal, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.session.visit.status == "final", timeout=15000)
    state = shared_store.visits.state(window.visit_id)
    assert not state.problems()
