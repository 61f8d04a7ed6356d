"""The offline map: coast and centres, drawn by hand. Each status has its own shape, for paper and for every eye."""

from __future__ import annotations

import json
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ltsa_desktop.ground.paths import resource
from ltsa_desktop.gui import words
from ltsa_desktop.gui.theme.style import current_theme
from ltsa_desktop.store.read_models import CentreSummary

FRAME = QRectF(94.0, -7.5, 48.0, 19.0)
"""Longitude and negated latitude of all of Indonesia."""
MARK = 6.0
STEP, MOST_ZOOM = 1.25, 40.0


def read_coast() -> tuple[QPainterPath, QPainterPath]:
    """The land of Indonesia and of its neighbours, in degrees with the latitude negated (off the GUI thread)."""
    coast = json.loads(resource("map/coast.json").read_text(encoding="utf-8"))
    home, around = QPainterPath(), QPainterPath()
    for ring in coast["indonesia"]:
        home.addPolygon(QPolygonF([QPointF(x, -y) for x, y in ring]))
    for neighbour in coast["neighbours"]:
        for ring in neighbour["rings"]:
            around.addPolygon(QPolygonF([QPointF(x, -y) for x, y in ring]))
    return home, around


def draw_mark(painter: QPainter, at: QPointF, state: str, size: float = MARK) -> None:
    """Full disc: aktif; half disc: aktif sebagian; crossed square: tidak aktif; ring: belum diverifikasi."""
    theme = current_theme()
    token = {"aktif": theme.ok, "aktif sebagian": theme.warning, "tidak aktif": theme.error}.get(state, theme.muted)
    colour = QColor(token)
    box = QRectF(at.x() - size, at.y() - size, 2 * size, 2 * size)
    painter.setPen(QPen(colour, 1.6))
    painter.setBrush(QColor(theme.surface))
    if state == "tidak aktif":
        painter.drawRect(box)
        painter.drawLine(box.topLeft(), box.bottomRight())
        painter.drawLine(box.topRight(), box.bottomLeft())
        return
    painter.drawEllipse(box)
    painter.setBrush(QBrush(colour))
    if state == "aktif":
        painter.drawEllipse(box)
    elif state == "aktif sebagian":
        painter.drawPie(box, 90 * 16, 180 * 16)


class MarkLabel(QWidget):
    """One mark, for the legend."""

    def __init__(self, state: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.setFixedSize(20, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_mark(painter, QPointF(10, 10), self._state)
        painter.end()


class MapView(QWidget):
    """Wheel and + − zoom, dragging and arrows move, a click chooses a centre; everything is in the table too.

    Signals:
        chosen(code): a centre was clicked.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._land: tuple[QPainterPath, QPainterPath] | None = None
        self._centres: Sequence[CentreSummary] = ()
        self._current = ""
        self._zoom = 1.0
        self._middle = FRAME.center()
        self._grip: QPointF | None = None
        self._moved = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(160)

    def set_land(self, land: tuple[QPainterPath, QPainterPath]) -> None:
        """The coast, once it is read."""
        self._land = land
        self.update()

    def set_centres(self, centres: Sequence[CentreSummary]) -> None:
        """The centres to mark; those without a position are left to the table."""
        self._centres = [c for c in centres if c.latitude is not None and c.longitude is not None]
        self.update()

    def set_current(self, code: str) -> None:
        """Ring one centre."""
        self._current = code
        self.update()

    def whole(self) -> None:
        """All of Indonesia again."""
        self._zoom = 1.0
        self._middle = FRAME.center()
        self.update()

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Nearer or farther, with the point at `at` staying where it is."""
        point = at or QPointF(self.width() / 2, self.height() / 2)
        before = self._degrees(point)
        self._zoom = max(1.0, min(MOST_ZOOM, self._zoom * factor))
        after = self._degrees(point)
        self._middle += before - after
        self._hold()

    def _scale(self) -> float:
        return min(self.width() / FRAME.width(), self.height() / FRAME.height()) * self._zoom

    def _pixels(self, degrees: QPointF) -> QPointF:
        scale = self._scale()
        return QPointF(
            (degrees.x() - self._middle.x()) * scale + self.width() / 2,
            (degrees.y() - self._middle.y()) * scale + self.height() / 2,
        )

    def _degrees(self, pixels: QPointF) -> QPointF:
        scale = self._scale()
        return QPointF(
            (pixels.x() - self.width() / 2) / scale + self._middle.x(),
            (pixels.y() - self.height() / 2) / scale + self._middle.y(),
        )

    def _hold(self) -> None:
        self._middle.setX(max(FRAME.left(), min(FRAME.right(), self._middle.x())))
        self._middle.setY(max(FRAME.top(), min(FRAME.bottom(), self._middle.y())))
        self.update()

    def _marks(self) -> list[tuple[CentreSummary, QPointF]]:
        """Centres with their place on the widget; close ones are spread a little."""
        placed: list[tuple[CentreSummary, QPointF]] = []
        for centre in self._centres:
            assert centre.longitude is not None
            assert centre.latitude is not None
            at = self._pixels(QPointF(centre.longitude, -centre.latitude))
            for _ in range(12):
                near = next((p for _, p in placed if (p - at).manhattanLength() < 1.8 * MARK), None)
                if near is None:
                    break
                at = QPointF(at.x() + 1.9 * MARK, at.y())
            placed.append((centre, at))
        return placed

    def _under(self, at: QPointF) -> CentreSummary | None:
        near = [((p - at).manhattanLength(), i, c) for i, (c, p) in enumerate(self._marks())]
        distance, _, centre = min(near, default=(99.0, 0, None))
        return centre if distance <= 2 * MARK else None

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(theme.surface))
        if self._land is not None:
            scale = self._scale()
            painter.save()
            painter.translate(self.width() / 2, self.height() / 2)
            painter.scale(scale, scale)
            painter.translate(-self._middle)
            edge = QPen(QColor(theme.edge), 0.8)
            edge.setCosmetic(True)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.background))
            painter.drawPath(self._land[1])
            painter.setPen(edge)
            painter.setBrush(QColor(theme.hover))
            painter.drawPath(self._land[0])
            painter.restore()
        for centre, at in self._marks():
            draw_mark(painter, at, centre.status)
            if centre.code == self._current:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(theme.accent), 2))
                painter.drawEllipse(at, 2 * MARK, 2 * MARK)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.accent if self.hasFocus() else theme.line), 2 if self.hasFocus() else 1))
        painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom_by(STEP if event.angleDelta().y() > 0 else 1 / STEP, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grip, self._moved = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None and event.buttons() & Qt.MouseButton.LeftButton:
            shift = event.position() - self._grip
            if self._moved or shift.manhattanLength() > 4:
                self._moved = True
                self._middle -= shift / self._scale()
                self._grip = event.position()
                self._hold()
            return
        centre = self._under(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if centre else Qt.CursorShape.ArrowCursor)
        if centre is not None:
            text = f"{centre.name}\n{words.centre_state(centre.status)[1]}"
            QToolTip.showText(event.globalPosition().toPoint(), text, self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._moved and (centre := self._under(event.position())) is not None:
            self.chosen.emit(centre.code)
        self._grip = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = 60 / self._scale()
        moves = {
            Qt.Key.Key_Left: QPointF(-step, 0),
            Qt.Key.Key_Right: QPointF(step, 0),
            Qt.Key.Key_Up: QPointF(0, -step),
            Qt.Key.Key_Down: QPointF(0, step),
        }
        key = Qt.Key(event.key())
        if key in moves:
            self._middle += moves[key]
            self._hold()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom_by(1 / STEP)
        elif key in (Qt.Key.Key_0, Qt.Key.Key_Home):
            self.whole()
        else:
            super().keyPressEvent(event)
