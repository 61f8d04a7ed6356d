"""What Qt itself says: every word it asks for while its widgets are shown has an Indonesian one."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QKeyCombination, Qt, QTranslator
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QComboBox,
    QDateEdit,
    QDialogButtonBox,
    QErrorMessage,
    QFileDialog,
    QInputDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QProgressDialog,
    QSpinBox,
    QTabWidget,
    QTextEdit,
    QWidget,
)

from ltsa_desktop.ground.paths import resource
from ltsa_desktop.gui.i18n import switch_language

K = Qt.Key
KEYS = (
    K.Key_Return, K.Key_Enter, K.Key_Escape, K.Key_Tab, K.Key_Backtab, K.Key_Backspace, K.Key_Insert, K.Key_Delete,
    K.Key_Pause, K.Key_Print, K.Key_SysReq, K.Key_Home, K.Key_End, K.Key_Left, K.Key_Up, K.Key_Right, K.Key_Down,
    K.Key_PageUp, K.Key_PageDown, K.Key_CapsLock, K.Key_NumLock, K.Key_ScrollLock, K.Key_Menu, K.Key_Help,
    K.Key_Space, K.Key_F1, K.Key_Period,
)  # fmt: skip
ALL = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier
"""Every key of a laptop's keyboard; those of remote controls and Japanese keyboards have no Indonesian name."""


@cache
def ours() -> frozenset[str]:
    """The sentences of our own windows, which are Indonesian already."""
    root = ET.parse(resource("translations/ltsa_en.ts")).getroot()
    return frozenset(source.text or "" for source in root.iter("source"))


class Unanswered(QTranslator):
    """Asked last: what reaches it has no translation. Qt's own contexts begin with Q."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[tuple[str, str]] = set()

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        # PySide asks for our sentences in the contexts of the base classes too; kinds of files are named by the system.
        if context.startswith("Q") and context != "QMimeType" and source not in ours():
            self.asked.add((context, source))
        return None

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def unanswered() -> Iterator[Unanswered]:
    """Installed before ours, so that ours is asked first."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    made = Unanswered()
    QCoreApplication.installTranslator(made)
    switch_language(app, "id")
    QApplication.processEvents()
    made.asked.clear()
    yield made
    QCoreApplication.removeTranslator(made)


def look(widget: QWidget) -> None:
    widget.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    widget.show()
    QTest.qWait(20)


def menus(widget: QWidget) -> None:
    """The menu of the right mouse button, its keys among it."""
    menu: QMenu | None = widget.createStandardContextMenu()
    assert menu is not None
    assert [action.text() for action in menu.actions()]
    menu.deleteLater()


def buttons() -> list[QDialogButtonBox.StandardButton]:
    return [b for b in QDialogButtonBox.StandardButton if b != QDialogButtonBox.StandardButton.NoButton]


def test_every_word_of_qt_has_an_indonesian_one(laptop, unanswered: Unanswered, tmp_path: Path) -> None:
    (tmp_path / "berkas.txt").write_text("x", encoding="utf-8")
    shown: list[QWidget] = []
    for kind in (QLineEdit, QTextEdit, QPlainTextEdit):
        field = kind()
        look(field)
        menus(field)
        shown.append(field)
    shown[1].setHtml("<a href='x'>x</a>")
    for make in (QSpinBox, QComboBox, QDateEdit, QCalendarWidget, QTabWidget):
        shown.append(make())
        look(shown[-1])
    box = QDialogButtonBox()
    for standard in buttons():
        box.addButton(standard)
    look(box)
    shown.append(box)
    for mode in (QFileDialog.FileMode.ExistingFiles, QFileDialog.FileMode.Directory, QFileDialog.FileMode.AnyFile):
        dialog = QFileDialog(laptop.window, "", str(tmp_path))
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setFileMode(mode)
        dialog.setViewMode(QFileDialog.ViewMode.Detail)
        look(dialog)
        shown.append(dialog)
    message = QMessageBox(QMessageBox.Icon.Warning, "", "x", parent=laptop.window)
    message.setDetailedText("x")
    look(message)
    shown += [message, QProgressDialog(laptop.window), QInputDialog(laptop.window), QErrorMessage(laptop.window)]
    for widget in shown[-3:]:
        look(widget)
    # Reading a name of a key looks through all names that Qt knows, of keys nobody here has too.
    unanswered.asked = {(context, source) for context, source in unanswered.asked if context != "QShortcut"}
    for key in KEYS:
        for modifiers in (ALL, ALL | Qt.KeyboardModifier.MetaModifier | Qt.KeyboardModifier.KeypadModifier):
            keys = QKeySequence(QKeyCombination(modifiers, key))
            assert keys.toString(QKeySequence.SequenceFormat.NativeText)
    for widget in shown:
        widget.close()
    QApplication.processEvents()
    assert "\n".join(f"{context}|{source}" for context, source in sorted(unanswered.asked)) == ""


def test_every_word_qt_asks_for_in_our_windows_is_there(laptop, unanswered: Unanswered) -> None:
    from test_every_screen import organise, screens

    organise(laptop)
    assert [name for name, _ in screens(laptop)]
    # Windows that bind a key by its name look through all names of keys; those we have are asked for in the test above.
    unanswered.asked = {(context, source) for context, source in unanswered.asked if context != "QShortcut"}
    assert "\n".join(f"{context}|{source}" for context, source in sorted(unanswered.asked)) == ""
