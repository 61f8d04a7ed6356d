"""The round (or square) option with its key in it, from which all visible choices are made."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from ltsa_desktop.gui.theme.style import current_theme
from ltsa_desktop.gui.theme.tokens import FOCUS_RING, RADIUS, SPACE, TARGET

_ARROWS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Right: 1,
}


def mark_side(widget: QWidget) -> int:
    """The side of the circle (or square) of an option."""
    return widget.fontMetrics().height() + 5


def _text_width(widget: QWidget, width: int) -> int:
    return max(60, width - mark_side(widget) - SPACE.s - 2 * SPACE.s)


def _height_for(widget: QAbstractButton, width: int) -> int:
    box = widget.fontMetrics().boundingRect(
        QRect(0, 0, _text_width(widget, width), 4000), int(Qt.TextFlag.TextWordWrap), widget.text()
    )
    return max(TARGET, box.height() + SPACE.s + 2)


def _size_hint(widget: QAbstractButton) -> QSize:
    width = widget.fontMetrics().horizontalAdvance(widget.text()) + mark_side(widget) + SPACE.s + 2 * SPACE.s + 4
    return QSize(width, max(TARGET, widget.fontMetrics().height() + SPACE.s + 2))


def _tick(colour: str) -> QPen:
    round_cap, round_join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    return QPen(QColor(colour), 2.2, Qt.PenStyle.SolidLine, round_cap, round_join)


def paint_frame(painter: QPainter, widget: QAbstractButton) -> None:
    """The tint of what is chosen or under the pointer, and the ring of what has the keyboard."""
    theme, chosen = current_theme(), widget.isChecked()
    frame = QRectF(widget.rect()).adjusted(1, 1, -1, -1)
    if chosen or widget.underMouse():
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.accent_soft if chosen else theme.hover))
        painter.drawRoundedRect(frame, RADIUS, RADIUS)
    if widget.hasFocus():
        painter.setPen(QPen(QColor(theme.accent), FOCUS_RING))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, RADIUS, RADIUS)


def paint_mark(painter: QPainter, widget: QAbstractButton, mark: QRectF, key: str, square: bool) -> None:
    """The circle with its key in it, filled when chosen; a square with a tick where several may be chosen."""
    theme = current_theme()
    side, chosen, enabled = mark.width(), widget.isChecked(), widget.isEnabled()
    colour = QColor(theme.accent if enabled else theme.disabled)
    painter.setPen(QPen(colour if chosen else QColor(theme.edge if enabled else theme.line), 1.5))
    painter.setBrush(colour if chosen else QColor(theme.surface))
    if square:
        painter.drawRoundedRect(mark.adjusted(2, 2, -2, -2), 4, 4)
    else:
        painter.drawEllipse(mark.adjusted(0.5, 0.5, -0.5, -0.5))
    if square and chosen:
        painter.setPen(_tick(theme.on_accent))
        middle, unit = mark.center(), side / 10
        painter.drawPolyline(
            [
                QPoint(round(middle.x() - 2.2 * unit), round(middle.y())),
                QPoint(round(middle.x() - 0.6 * unit), round(middle.y() + 1.8 * unit)),
                QPoint(round(middle.x() + 2.4 * unit), round(middle.y() - 1.8 * unit)),
            ]
        )
    elif key:
        small = QFont(widget.font())
        small.setPointSizeF(widget.font().pointSizeF() * 0.86)
        small.setBold(chosen)
        painter.setFont(small)
        painter.setPen(QColor(theme.on_accent if chosen else (theme.muted if enabled else theme.disabled)))
        painter.drawText(mark, int(Qt.AlignmentFlag.AlignCenter), key)
    elif chosen:
        painter.setBrush(QColor(theme.on_accent))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(mark.center(), side / 5, side / 5)
    painter.setFont(widget.font())


def _paint(widget: QAbstractButton, key: str, square: bool) -> None:
    theme = current_theme()
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    chosen, enabled = widget.isChecked(), widget.isEnabled()
    paint_frame(painter, widget)
    side = mark_side(widget)
    mark = QRectF(SPACE.s, (min(widget.height(), TARGET) - side) / 2, side, side)
    if widget.height() < 2 * TARGET - 10:
        mark.moveTop((widget.height() - side) / 2)
    paint_mark(painter, widget, mark, key, square)
    painter.setPen(QColor(theme.text if enabled or chosen else theme.disabled))
    left = round(mark.right()) + SPACE.s
    painter.drawText(
        QRect(left, 0, widget.width() - left - SPACE.s + 2, widget.height()),
        int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft),
        widget.text(),
    )
    painter.end()


class OptionButton(QRadioButton):
    """One choice of several. Arrows move, Space chooses, Delete takes the answer away; its key stands in the circle.

    Signals:
        stepped(int): an arrow asked for the option before (-1) or after (1) this one.
        cleared(): the answer is to be taken away.
    """

    stepped = Signal(int)
    cleared = Signal()

    def __init__(self, text: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.key = key
        # Screen readers call a button a radio button only while it is exclusive.
        self.setAutoExclusive(True)
        _prepare(self)

    def setChecked(self, on: bool) -> None:
        if not on and self.isChecked():
            # An answer can be taken away, which an exclusive button does not let happen.
            self.setAutoExclusive(False)
            super().setChecked(False)
            self.setAutoExclusive(True)
        else:
            super().setChecked(on)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return _height_for(self, width)

    def sizeHint(self) -> QSize:
        return _size_hint(self)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, TARGET)

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:
        _paint(self, self.key, square=False)

    def nextCheckState(self) -> None:
        self.setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _took(self, event):
            super().keyPressEvent(event)


class CheckButton(QCheckBox):
    """One of several that may all be chosen; the same keys as `OptionButton`."""

    stepped = Signal(int)
    cleared = Signal()

    def __init__(self, text: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.key = key
        _prepare(self)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return _height_for(self, width)

    def sizeHint(self) -> QSize:
        return _size_hint(self)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, TARGET)

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:
        _paint(self, self.key, square=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _took(self, event):
            super().keyPressEvent(event)


def _prepare(button: OptionButton | CheckButton) -> None:
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setAttribute(Qt.WidgetAttribute.WA_Hover)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    button.setSizePolicy(policy)


def _took(button: OptionButton | CheckButton, event: QKeyEvent) -> bool:
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return False
    if (step := _ARROWS.get(Qt.Key(event.key()))) is not None:
        button.stepped.emit(step)
        return True
    if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
        button.cleared.emit()
        return True
    return False
