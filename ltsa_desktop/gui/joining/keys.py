"""The keys of the window in which versions are joined; digits and letters count only where nobody is typing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

if TYPE_CHECKING:
    from ltsa_desktop.gui.joining.window import JoinWindow


def bind(window: JoinWindow) -> None:
    """Give the window its keys."""
    bare: dict[str, Callable[[], object]] = {
        **{str(number): partial(window.take, number) for number in range(1, 10)},
        "Down": partial(window.step, 1),
        "Up": partial(window.step, -1),
        "N": window.next_open,
        "T": window.view.focus_own,
    }
    always: dict[str, Callable[[], object]] = {
        "Ctrl+Return": window.join,
        "F2": window.reason.setFocus,
        "Ctrl+Shift+A": partial(window.take_section, 0),
        "Ctrl+Shift+B": partial(window.take_section, 1),
        "Ctrl+W": window.close,
    }
    shortcuts = [_shortcut(window, keys, deed) for keys, deed in bare.items()]
    for keys, deed in always.items():
        _shortcut(window, keys, deed)

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.focusChanged.connect(_Typing(window, shortcuts).follow)


class _Typing(QObject):
    """Lives with the window: its bare keys rest while one types."""

    def __init__(self, window: JoinWindow, shortcuts: list[QShortcut]) -> None:
        super().__init__(window)
        self._window, self._shortcuts = window, shortcuts

    def follow(self, *_: object) -> None:
        typing = isinstance(self._window.focusWidget(), QLineEdit | QPlainTextEdit)
        for shortcut in self._shortcuts:
            shortcut.setEnabled(not typing)


def _shortcut(window: JoinWindow, keys: str, deed: Callable[[], object]) -> QShortcut:
    shortcut = QShortcut(QKeySequence(keys), window)
    shortcut.activated.connect(deed)
    return shortcut
