"""The marks of the map: a shape and a colour for each state, so that paper and every eye can tell them apart."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from ltsa_desktop.gui.theme.style import current_theme, scaled

MARK = 6.5
"""Half the width of a mark, in pixels at 100 %."""
SHARES = ("full", "most", "half", "little", "none")
"""Filled discs, from full to a bare ring: for scores and for the time since the last visit."""
_FILLED = {"full": 1.0, "most": 0.75, "half": 0.5, "little": 0.25, "none": 0.0}


def mark_size() -> float:
    """Half the width of a mark at the text size of now."""
    return MARK * scaled(100) / 100


def colour_of(kind: str) -> QColor:
    """The colour of a mark: of a centre's status, or of a share."""
    theme = current_theme()
    token = {
        "aktif": theme.ok,
        "aktif sebagian": theme.warning,
        "tidak aktif": theme.error,
        "full": theme.accent,
        "most": theme.accent,
        "half": theme.accent,
        "little": theme.accent,
    }.get(kind, theme.muted)
    return QColor(token)


def draw_mark(painter: QPainter, at: QPointF, kind: str, size: float, pilot: bool = False) -> None:
    """Draw one mark.

    Args:
        painter: on what.
        at: its middle.
        kind: aktif (disc), aktif sebagian (half disc), tidak aktif (crossed square), belum diverifikasi (ring), or one
            of `SHARES`.
        size: half its width in pixels.
        pilot: with the small diamond of an MRC pilot.
    """
    theme, colour = current_theme(), colour_of(kind)
    box = QRectF(at.x() - size, at.y() - size, 2 * size, 2 * size)
    painter.setPen(QPen(colour, 1.8))
    painter.setBrush(QColor(theme.surface))
    if kind == "tidak aktif":
        painter.drawRect(box)
        painter.drawLine(box.topLeft(), box.bottomRight())
        painter.drawLine(box.topRight(), box.bottomLeft())
    else:
        painter.drawEllipse(box)
        share = {"aktif": 1.0, "aktif sebagian": 0.5}.get(kind, _FILLED.get(kind, 0.0))
        painter.setBrush(QBrush(colour))
        if share >= 1:
            painter.drawEllipse(box)
        elif share == 0.5:
            painter.drawPie(box, 90 * 16, 180 * 16)
        elif share > 0:
            painter.drawPie(box, 90 * 16, -round(360 * 16 * share))
    if pilot:
        draw_pilot(painter, QPointF(at.x() + size, at.y() - size), size * 0.62)


def draw_pilot(painter: QPainter, at: QPointF, size: float) -> None:
    """The diamond of an MRC pilot."""
    theme = current_theme()
    painter.setPen(QPen(QColor(theme.surface), 1))
    painter.setBrush(QColor(theme.info))
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(at.x(), at.y() - size),
                QPointF(at.x() + size, at.y()),
                QPointF(at.x(), at.y() + size),
                QPointF(at.x() - size, at.y()),
            ]
        )
    )


class MarkLabel(QWidget):
    """One mark, for a legend. `kind` "pilot" is the diamond alone."""

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self.setFixedSize(self.sizeHint())

    def set_kind(self, kind: str) -> None:
        """Another mark."""
        self._kind = kind
        self.update()

    def sizeHint(self) -> QSize:
        side = round(2 * mark_size()) + 8
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self.width() / 2, self.height() / 2)
        if self._kind == "pilot":
            draw_pilot(painter, middle, mark_size() * 0.8)
        else:
            draw_mark(painter, middle, self._kind, mark_size())
        painter.end()
