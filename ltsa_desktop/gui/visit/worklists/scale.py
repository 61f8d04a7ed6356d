"""Urgency, seriousness and growth: five squares and the word of the chosen one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QSizePolicy, QWidget

from ltsa_desktop.gui.theme.style import current_theme
from ltsa_desktop.gui.theme.tokens import FOCUS_RING, RADIUS, SPACE, TARGET
from ltsa_desktop.gui.visit.editors.base import Editor, Option, Question
from ltsa_desktop.gui.visit.editors.choices import shown


class _Square(QAbstractButton):
    """One level. It is filled up to the chosen one, so that a glance tells how high it is."""

    def __init__(self, digit: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(digit)
        self.filled = False
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = max(TARGET, self.fontMetrics().height() + SPACE.m)
        return QSize(side, side)

    def nextCheckState(self) -> None:
        """The editor decides what is chosen."""

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        chosen = self.isChecked()
        painter.setBrush(QColor(theme.accent if chosen else theme.accent_soft if self.filled else theme.surface))
        edge = theme.accent if chosen or self.filled else theme.edge if self.isEnabled() else theme.line
        painter.setPen(QPen(QColor(edge), 1))
        painter.drawRoundedRect(frame, RADIUS, RADIUS)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.text if chosen else theme.accent), FOCUS_RING))
            painter.drawRoundedRect(frame, RADIUS, RADIUS)
        font = self.font()
        font.setBold(chosen)
        painter.setFont(font)
        painter.setPen(QColor(theme.on_accent if chosen else theme.text if self.isEnabled() else theme.disabled))
        painter.drawText(frame, int(Qt.AlignmentFlag.AlignCenter), self.text())
        painter.end()


class ScaleEditor(Editor):
    """A select one whose values are digits: a digit chooses and goes on, arrows move, Delete takes it away."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.squares: list[_Square] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE.xs)
        self.word = QLabel()
        self.word.setTextFormat(Qt.TextFormat.PlainText)
        self._row.addSpacing(SPACE.xs)
        self._row.addWidget(self.word, 1)
        self._options: tuple[Option, ...] = ()
        self._locked = False
        self.set_options(question.options)

    @staticmethod
    def fits(question: Question) -> bool:
        """Whether a question has such levels."""
        names = [option.name for option in question.options]
        return 2 <= len(names) <= 9 and all(len(name) == 1 and name.isdigit() for name in names)

    def focus_target(self) -> QWidget:
        return next((s for s in self.squares if s.focusPolicy() & Qt.FocusPolicy.TabFocus), self)

    def set_options(self, options: Sequence[Option]) -> None:
        if tuple(options) == self._options:
            return
        self._options = tuple(options)
        for square in self.squares:
            self._row.removeWidget(square)
            square.deleteLater()
        self.squares = [_Square(option.name) for option in options]
        for place, square in enumerate(self.squares):
            self._row.insertWidget(place, square)
            square.clicked.connect(lambda _=False, at=place: self._choose(at))
        self.say_name(self.question.label)
        self.show_value(self._committed)

    def say_name(self, words: str) -> None:
        self.setAccessibleName(words)
        for option, square in zip(self._options, self.squares, strict=True):
            square.setAccessibleName(f"{option.name} {shown(option)} — {words}")
            square.setToolTip(shown(option))

    def set_read_only(self, on: bool) -> None:
        self._locked = on
        for square in self.squares:
            square.setEnabled(not on)

    def value(self) -> str | None:
        return next((s.text() for s in self.squares if s.isChecked()), "")

    def show_value(self, stored: str) -> None:
        at = next((place for place, s in enumerate(self.squares) if s.text() == stored), -1)
        for place, square in enumerate(self.squares):
            square.setChecked(place == at)
            square.filled = place < at
            square.setFocusPolicy(Qt.FocusPolicy.StrongFocus if place == max(at, 0) else Qt.FocusPolicy.ClickFocus)
            square.update()
        self.word.setText(shown(self._options[at]) if at >= 0 else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = event.key(), not (event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
        digits = [square.text() for square in self.squares]
        if self._locked or not plain:
            super().keyPressEvent(event)
        elif event.text() in digits:
            self._choose(digits.index(event.text()))
            self.advance_requested.emit()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            now = digits.index(self.value() or "") if self.value() else -1
            self._choose(min(max(now + (1 if key == Qt.Key.Key_Right else -1), 0), len(digits) - 1))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.show_value("")
            self.give("")
        else:
            super().keyPressEvent(event)

    def _choose(self, place: int) -> None:
        name = self._options[place].name
        self.show_value(name)
        self.squares[place].setFocus(Qt.FocusReason.OtherFocusReason)
        self.give(name)
