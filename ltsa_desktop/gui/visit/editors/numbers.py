"""Whole and decimal numbers with the separators of the interface's language, and the range."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QWidget

from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.visit.editors.base import Editor, LineField, Question
from ltsa_desktop.gui.visit.editors.parsing import NUMBER_CHARACTERS, read_number, show_number

_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class _NumberKeys(QValidator):
    """Lets only what a number is made of be typed; a pasted "Rp 1.500" loses its letters."""

    def __init__(self, whole: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._whole = whole

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        kept = "".join(letter for letter in text if letter in NUMBER_CHARACTERS)
        return QValidator.State.Acceptable, kept, min(position, len(kept))


class NumberEditor(Editor):
    """A number; ↑ and ↓ count. Leaving the field writes it with separators."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.whole = question.type in ("int", "integer")
        self.field = LineField()
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.field.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        self.field.setValidator(_NumberKeys(self.whole, self))
        self.field.setFixedWidth(QFontMetrics(self.field.font()).horizontalAdvance("0") * 18)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.s)
        row.addWidget(self.field)
        row.addStretch(1)
        self.setFocusProxy(self.field)
        self.name_target()
        self.field.textEdited.connect(self._on_typed)
        self.field.editingFinished.connect(self._on_finished)
        self.field.installEventFilter(self)

    def focus_target(self) -> QWidget:
        return self.field

    def value(self) -> str | None:
        text = self.field.text().strip()
        return read_number(text, self.question.language, self.whole) if text else ""

    def show_value(self, stored: str) -> None:
        self.field.setText(show_number(stored, self.question.language) if stored else "")

    def set_read_only(self, on: bool) -> None:
        self.field.setReadOnly(on)

    def complaint(self) -> str:
        if self.value() is not None:
            return ""
        if self.whole:
            return self.tr("Ini bukan bilangan bulat. Contoh: 1.250")
        return self.tr("Ini bukan angka. Contoh: 1.250,5")

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers():
                self._count(1 if event.key() == Qt.Key.Key_Up else -1)
                return True
        elif event.type() == QEvent.Type.FocusIn and isinstance(event, QFocusEvent) and event.reason() in _BY_KEY:
            self.field.selectAll()
        return False

    def _count(self, step: int) -> None:
        now = self.value()
        if now is None or self.field.isReadOnly():
            return
        try:
            value = Decimal(now or "0") + step
        except InvalidOperation:
            return
        self.field.setText(show_number(str(value), self.question.language))
        self._on_typed()

    def _on_finished(self) -> None:
        self.commit()
        value = self.value()
        if value:
            self.show_value(value)


class RangeEditor(Editor):
    """A number between two ends, by slider, arrow keys or typing."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        given = question.parameters
        self._start = Decimal(given.get("start") or 1)
        self._end = Decimal(given.get("end") or 10)
        self._step = abs(Decimal(given.get("step") or 1)) or Decimal(1)
        count = int(abs(self._end - self._start) / self._step)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, max(1, count))
        self.slider.setMaximumWidth(420)
        self.slider.setTickPosition(QSlider.TickPosition.TicksBelow if count <= 20 else QSlider.TickPosition.NoTicks)
        self.number = NumberEditor(question)
        self.number.field.setFixedWidth(QFontMetrics(self.number.field.font()).horizontalAdvance("0") * 9)
        language = question.language
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.m)
        for end, widget in ((self._start, None), (None, self.slider), (self._end, None)):
            if widget is not None:
                row.addWidget(widget, 1)
            elif end is not None:
                row.addWidget(QLabel(show_number(str(end), language)))
        row.addWidget(self.number)
        self.setFocusProxy(self.slider)
        self.name_target()
        self.slider.valueChanged.connect(self._on_slid)
        self.number.value_committed.connect(self._on_number)

    def focus_target(self) -> QWidget:
        return self.slider

    def value(self) -> str | None:
        return self.number.value()

    def show_value(self, stored: str) -> None:
        self.number.set_value(stored)
        self.slider.blockSignals(True)
        self.slider.setValue(self._position(stored))
        self.slider.blockSignals(False)

    def set_read_only(self, on: bool) -> None:
        self.slider.setEnabled(not on)
        self.number.set_read_only(on)

    def complaint(self) -> str:
        return self.number.complaint()

    def _position(self, stored: str) -> int:
        try:
            return int(abs(Decimal(stored) - self._start) / self._step)
        except InvalidOperation:
            return 0

    def _on_slid(self, position: int) -> None:
        direction = 1 if self._end >= self._start else -1
        value = self._start + direction * position * self._step
        self.number.set_value(f"{value.normalize():f}")
        self._on_typed()

    def _on_number(self, value: str) -> None:
        self.slider.blockSignals(True)
        self.slider.setValue(self._position(value))
        self.slider.blockSignals(False)
        self.commit()
