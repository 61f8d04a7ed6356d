"""What every editor has in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

PAUSE_MS = 600
"""Typing that rests this long is an answer to be saved."""


@dataclass(frozen=True, slots=True)
class Option:
    """One choice as an editor shows it. `status` "na" or "nd" for the two that are no value; `points` None without."""

    name: str
    label: str
    status: str = ""
    points: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """All that an editor must know of its question; built by the card from the form.

    Attributes:
        label, hint: plain text in the instrument's language; the accessible name and description.
        type: the bind type ("string", "int", "decimal", "date" …) and `control` the body element.
        appearance: words of the appearance column.
        parameters: e.g. start, end, step of a range.
        options: the choices now.
        language: of the interface, for separators and dates.
    """

    label: str
    hint: str = ""
    type: str = "string"
    control: str = "input"
    appearance: frozenset[str] = frozenset()
    mediatype: str = ""
    parameters: dict[str, str] = field(default_factory=dict)
    options: Sequence[Option] = ()
    language: str = "id"


_WINDOW_KEYS = {
    QKeySequence(keys)[0]  # type: ignore[index]
    for keys in (
        "Ctrl+Z",
        "Ctrl+Y",
        "Ctrl+Shift+Z",
        "Ctrl+K",
        "Ctrl+F",
        "Ctrl+G",
        "Ctrl+S",
        "Ctrl+Down",
        "Ctrl+Up",
        "Ctrl+L",
        "Ctrl+B",
        "Ctrl+H",
        "Ctrl+D",
    )
}


def is_window_key(event: QEvent) -> bool:
    """Whether a field must leave a key to the window: undo is the visit's own, not that of one field."""
    return (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and event.keyCombination() in _WINDOW_KEYS
    )


class LineField(QLineEdit):
    """A line of text that leaves the window its keys."""

    def event(self, event: QEvent) -> bool:
        if is_window_key(event):
            event.ignore()
            return False
        return super().event(event)


class Editor(QWidget):
    """A widget that shows and takes one stored value ("" is blank).

    Signals:
        value_typed(): something is being typed; the value will be committed when typing rests.
        value_committed(str): the person gave this value: field left, choice clicked, typing paused.
        advance_requested(): the value was given by a key that also means "and on to the next question".
    """

    value_typed = Signal()
    value_committed = Signal(str)
    advance_requested = Signal()

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self._committed = ""
        self._pause: QTimer | None = None

    def value(self) -> str | None:
        """The stored form of what is shown now; None when what is typed is not a value (yet)."""
        raise NotImplementedError

    def show_value(self, stored: str) -> None:
        """Put a stored value on the screen (no signals)."""
        raise NotImplementedError

    def focus_target(self) -> QWidget:
        """The widget that takes the keyboard."""
        raise NotImplementedError

    def set_value(self, stored: str) -> None:
        """Show another stored value; what the person is typing at this moment is left alone."""
        changed = stored != self._committed
        self._committed = stored
        if self.is_pending():
            return
        if changed or (self.value() or "") != stored:
            self.show_value(stored)

    def set_options(self, options: Sequence[Option]) -> None:
        """Other choices (a filter changed); ignored by editors without choices."""

    def set_read_only(self, on: bool) -> None:
        """Show without letting change."""
        self.setEnabled(not on)

    def complaint(self) -> str:
        """A sentence when what is typed cannot be stored; "" otherwise."""
        return ""

    def is_pending(self) -> bool:
        """Whether typed text waits to be committed."""
        return self._pause is not None and self._pause.isActive()

    def focus_first(self) -> None:
        """Take the keyboard."""
        from PySide6.QtCore import Qt

        self.focus_target().setFocus(Qt.FocusReason.TabFocusReason)

    def name_target(self) -> None:
        """Give the keyboard widget the question's label as its accessible name."""
        target = self.focus_target()
        target.setAccessibleName(self.question.label)
        target.setAccessibleDescription(self.question.hint)

    def say_name(self, words: str) -> None:
        """What a screen reader calls this question from now on."""
        self.focus_target().setAccessibleName(words)

    def commit(self) -> None:
        """Give the value now, if it is one and another than before."""
        if self._pause is not None:
            self._pause.stop()
        value = self.value()
        if value is not None and value != self._committed:
            self._committed = value
            self.value_committed.emit(value)

    def give(self, value: str) -> None:
        """Commit a value that was chosen rather than typed."""
        if self._pause is not None:
            self._pause.stop()
        if value != self._committed:
            self._committed = value
            self.value_committed.emit(value)

    def _on_typed(self) -> None:
        if self._pause is None:
            self._pause = QTimer(self)
            self._pause.setSingleShot(True)
            self._pause.setInterval(PAUSE_MS)
            self._pause.timeout.connect(self.commit)
        self._pause.start()
        self.value_typed.emit()
