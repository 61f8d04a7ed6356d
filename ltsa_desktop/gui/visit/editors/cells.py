"""Choices without their words, under the heads of a table; and a scale, its words below the circles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

from ltsa_desktop.gui.theme.style import current_theme
from ltsa_desktop.gui.theme.tokens import SPACE, TARGET
from ltsa_desktop.gui.visit.editors.base import Option, Question
from ltsa_desktop.gui.visit.editors.choices import ChoiceEditor, MultipleEditor, OptionEditor, is_special, shown
from ltsa_desktop.gui.visit.editors.options import CheckButton, OptionButton, mark_side, paint_frame, paint_mark

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    _Base = OptionButton
else:
    # A class beside the two kinds of button, not below one of them.
    _Base = object

MOST_POINTS = 7
"""A scale with more points than this is a list."""
SCALE_WIDTH = 640


def longest_word(words: Sequence[str], metrics: QFontMetrics) -> int:
    """The width of the widest single word: no column may be narrower."""
    return max((metrics.horizontalAdvance(word) for text in words for word in text.split()), default=0)


class _Cell(_Base):
    """What a choice does while it stands `bare` under the head of a column, where its words are."""

    moved: SignalInstance
    bare = False
    square = False

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.bare:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_frame(painter, self)
        side = mark_side(self)
        mark = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        paint_mark(painter, self, mark, self.key, self.square)
        painter.end()

    def heightForWidth(self, width: int) -> int:
        return TARGET if self.bare else super().heightForWidth(width)

    def sizeHint(self) -> QSize:
        return QSize(TARGET, TARGET) if self.bare else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(TARGET, TARGET) if self.bare else super().minimumSizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and self.bare and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)


class ChoiceCell(_Cell, OptionButton):
    """One choice of a row.

    Signals:
        moved(int): to the row above (-1) or below (1).
    """

    moved = Signal(int)


class TickCell(_Cell, CheckButton):
    """One choice of a row where several may be ticked; signals as `ChoiceCell`."""

    moved = Signal(int)
    square = True


class RowEditor(OptionEditor):
    """The row of a table: one cell under each head; without a column width an ordinary list of choices.

    Signals:
        row_wanted(int, int): the row above (-1) or below (1), at this column.
    """

    row_wanted = Signal(int, int)

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        self._column = 0
        self._heads: tuple[str, ...] = ()
        super().__init__(question, parent)

    def set_columns(self, width: int, heads: tuple[str, ...]) -> None:
        """Stand under columns `width` pixels wide for the choices named `heads`; 0: as a list with words."""
        if tuple(o.name for o in self._options) != heads:
            width = 0
        if (width, heads) != (self._column, self._heads):
            self._column, self._heads = width, heads
            self._arrange_again()

    def set_options(self, options: Sequence[Option]) -> None:
        if self._column and tuple(o.name for o in options) != self._heads:
            self._column = 0  # a row with other choices than the table stands by itself
        super().set_options(options)

    def focus_cell(self, column: int) -> None:
        """Take the keyboard in this column."""
        if self.buttons:
            place = min(column, len(self.buttons) - 1)
            self._rove(place)
            self.buttons[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def say_name(self, words: str) -> None:
        self._spoken = words
        self.setAccessibleName(words)
        for option, button in zip(self._options, self.buttons, strict=True):
            button.setAccessibleName(f"{words}, {shown(option)}")

    def _button(self, words: str, key: str) -> OptionButton | CheckButton:
        cell = TickCell(words) if self.multiple else ChoiceCell(words, key)
        cell.bare = bool(self._column)
        place = len(self.buttons)
        cell.moved.connect(lambda step: self.row_wanted.emit(step, place))
        return cell

    def _arranged(self) -> QLayout:
        if not self._column:
            return super()._arranged()
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for button in self.buttons:
            button.setFixedWidth(self._column)
            row.addWidget(button)
        return row


class ChoiceRow(RowEditor, ChoiceEditor):
    """Select one as the row of a table."""


class MultipleRow(RowEditor, MultipleEditor):
    """Select multiple as the row of a table."""


def make_row(question: Question) -> ChoiceRow | MultipleRow:
    """The editor of a table's row."""
    return MultipleRow(question) if question.control == "select" else ChoiceRow(question)


class _Point(OptionButton):
    """One point of a scale: its circle on the line, its words below."""

    ends = (True, True)
    """Whether the line goes on to the left and to the right."""
    listed = False
    """Shown as an ordinary choice of a list."""

    def heightForWidth(self, width: int) -> int:
        if self.listed:
            return super().heightForWidth(width)
        box = self.fontMetrics().boundingRect(
            QRect(0, 0, width - SPACE.xs, 4000),
            int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter),
            self.text(),
        )
        return mark_side(self) + 2 * SPACE.xs + SPACE.xs + max(box.height(), self.fontMetrics().height()) + 2

    def sizeHint(self) -> QSize:
        if self.listed:
            return super().sizeHint()
        width = longest_word([self.text()], self.fontMetrics()) + SPACE.m
        return QSize(width, self.heightForWidth(max(width, self.width(), TARGET)))

    def minimumSizeHint(self) -> QSize:
        return QSize(TARGET, TARGET)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.listed:
            super().paintEvent(event)
            return
        theme, side = current_theme(), mark_side(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_frame(painter, self)
        mark = QRectF((self.width() - side) / 2, SPACE.xs + 1, side, side)
        painter.setPen(QPen(QColor(theme.edge), 1.5))
        middle = round(mark.center().y())
        if self.ends[0]:
            painter.drawLine(0, middle, round(mark.left()), middle)
        if self.ends[1]:
            painter.drawLine(round(mark.right()), middle, self.width(), middle)
        paint_mark(painter, self, mark, self.key, square=False)
        painter.setPen(QColor(theme.text if self.isEnabled() or self.isChecked() else theme.disabled))
        top = round(mark.bottom()) + SPACE.xs
        painter.drawText(
            QRect(2, top, self.width() - 4, self.height() - top),
            int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter),
            self.text(),
        )
        painter.end()


class ScaleEditor(ChoiceEditor):
    """A likert question: its points on a line; what is no value ("tidak berlaku") stands apart. A list where narrow."""

    _listed = False

    def minimumSizeHint(self) -> QSize:
        return QSize(TARGET * 4, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        listed = self.width() < self._least() * len(self._options) + SPACE.m
        if listed != self._listed:
            self._listed = listed
            self._arrange_again()

    def _least(self) -> int:
        """The least width of a point."""
        return max(longest_word([shown(option) for option in self._options], self.fontMetrics()) + SPACE.s, TARGET)

    def _button(self, words: str, key: str) -> OptionButton | CheckButton:
        point = _Point(words, key)
        point.listed = self._listed
        return point

    def _arranged(self) -> QLayout:
        if self._listed:
            return super()._arranged()
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        last = sum(not is_special(option) for option in self._options) - 1
        least = self._least()
        width = max(least, min(SCALE_WIDTH // max(1, len(self._options)), 2 * least))
        place = 0
        for option, button in zip(self._options, self.buttons, strict=True):
            special = is_special(option)
            if special and place:
                row.addSpacing(SPACE.m)
            if isinstance(button, _Point):
                button.ends = (not special and place > 0, not special and place < last)
            button.setMinimumWidth(least)
            button.setMaximumWidth(width)
            row.addWidget(button, 1, Qt.AlignmentFlag.AlignTop)
            place += not special
        row.addStretch(0)
        return row


def is_scale(question: Question, parent: QWidget | None = None) -> bool:
    """Whether a likert question can be shown as a scale: few points, words short enough for columns."""
    from PySide6.QtWidgets import QApplication

    metrics = QFontMetrics(parent.font() if parent is not None else QApplication.font())
    words = [shown(option) for option in question.options]
    wide = (longest_word(words, metrics) + SPACE.s) * len(words) + 2 * SPACE.m
    return "likert" in question.appearance and 2 <= len(words) <= MOST_POINTS and wide <= SCALE_WIDTH + SPACE.xl
