"""The map one moves: a drawn ground that follows the hand, marks, and a card of the centre under the pointer."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ltsa_desktop.gui.meeting.ground import FRAME, Ground, Picture, draw_ground
from ltsa_desktop.gui.meeting.marks import draw_mark, mark_size
from ltsa_desktop.gui.meeting.spread import spread
from ltsa_desktop.gui.theme.style import current_theme
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.worker import Pool

STEP, MOST_ZOOM = 1.25, 60.0
MARGIN = 0.35
"""So much more than the window is drawn on each side, that a hand may pull before the rest is there."""
REST_MS = 40
AT_ONCE = 80
"""More marks than this are spread on the pool; until then they stand where they stood from their places."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A centre on the map.

    Attributes:
        code: of the centre.
        kind: its mark; see `marks.draw_mark`.
        card: gives the lines of its card, the first is its name.
        pilot: an MRC pilot.
    """

    code: str
    longitude: float
    latitude: float
    kind: str
    card: Callable[[], Sequence[str]]
    pilot: bool = False


class Card(QFrame):
    """A few lines beside a mark; the pointer goes through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("surface", "float")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SPACE.m, SPACE.s, SPACE.m, SPACE.s)
        self._column.setSpacing(2)
        self._labels: list[QLabel] = []
        self.hide()

    def tell(self, lines: Sequence[str]) -> None:
        """Show these lines, the first in bold."""
        while len(self._labels) < len(lines):
            label = QLabel()
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("role", "strong" if not self._labels else "muted")
            self._labels.append(label)
            self._column.addWidget(label)
        for label, text in zip(self._labels, [*lines, *[""] * len(self._labels)], strict=False):
            label.setText(text)
            label.setVisible(bool(text))
        self.adjustSize()

    def lines(self) -> list[str]:
        """What is shown."""
        return [label.text() for label in self._labels if label.text()] if self.isVisible() else []


class MapView(QWidget):
    """Wheel, pinch and + − zoom; dragging and arrows move; Page Up/Down goes from centre to centre; Enter opens.

    The ground is drawn on the pool and stretched until its new picture comes: moving never waits for it.

    Signals:
        chosen(code): a centre is the current one, "" for none.
        opened(code): a centre was clicked or entered.
    """

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, pool: Pool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pool = pool
        self._ground: Ground | None = None
        self._picture: Picture | None = None
        self._drawing = False
        self._spots: Sequence[Spot] = ()
        self._moves: list[QPointF] = []
        self._moved_for: tuple[float, float] = (0.0, 0.0)
        self._pictures: dict[tuple[object, ...], QPixmap] = {}
        self._spreading = False
        self._current = ""
        self._under = ""
        self._zoom = 1.0
        self._middle = FRAME.center()
        self._grip: QPointF | None = None
        self._moved = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._draw_ground)
        self.card = Card(self)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(160)

    def set_ground(self, ground: Ground) -> None:
        """Another ground: the coast once it is read, boundaries once they are imported."""
        self._ground, self._picture = ground, None
        self._draw_ground()
        self.update()

    def set_spots(self, spots: Sequence[Spot]) -> None:
        """The centres to mark."""
        self._spots, self._moved_for = spots, (0.0, 0.0)
        self._moves = [QPointF(0, 0)] * len(spots)
        if self._current and all(spot.code != self._current for spot in spots):
            self._current = ""
        self._under = ""
        self._show_card()
        self.update()

    def spots(self) -> Sequence[Spot]:
        """The centres marked."""
        return self._spots

    def current(self) -> str:
        """The code of the current centre."""
        return self._current

    def set_current(self, code: str) -> None:
        """Ring one centre; it is brought into sight when the map is nearer than all of Indonesia."""
        self._current = code
        found = self._at_code(code)
        if found is not None and not QRectF(self.rect()).adjusted(24, 24, -24, -24).contains(found[1]):
            self._middle = QPointF(found[0].longitude, -found[0].latitude)
            self._hold()
        self._show_card()
        self.update()

    def whole(self) -> None:
        """All of Indonesia again."""
        self._zoom, self._middle = 1.0, FRAME.center()
        self._hold()

    def zoom(self) -> float:
        """1 where all of Indonesia is in sight."""
        return self._zoom

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Nearer or farther, with the point at `at` staying where it is."""
        point = at or QPointF(self.width() / 2, self.height() / 2)
        before = self._degrees(point)
        self._zoom = max(1.0, min(MOST_ZOOM, self._zoom * factor))
        self._middle += before - self._degrees(point)
        self._hold()

    def place_of(self, code: str) -> QPointF | None:
        """Where the mark of a centre stands in the widget, None when it has none."""
        found = self._at_code(code)
        return found[1] if found is not None else None

    def _scale(self) -> float:
        return max(1e-6, min(self.width() / FRAME.width(), self.height() / FRAME.height()) * self._zoom)

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

    def _sight(self) -> QRectF:
        return QRectF(self._degrees(QPointF(0, 0)), self._degrees(QPointF(self.width(), self.height())))

    def _hold(self) -> None:
        self._middle.setX(max(FRAME.left(), min(FRAME.right(), self._middle.x())))
        self._middle.setY(max(FRAME.top(), min(FRAME.bottom(), self._middle.y())))
        self._rest.start()
        self._show_card()
        self.update()

    def _draw_ground(self) -> None:
        """Have the ground in sight drawn, unless its picture is there or on its way."""
        if self._ground is None or self._drawing or self.width() < 2 or not self.isVisible():
            return
        sight, scale, theme = self._sight(), self._scale(), current_theme()
        picture = self._picture
        if (
            picture is not None
            and picture.theme == theme.name
            and math.isclose(picture.scale, scale)
            and picture.place.contains(sight)
        ):
            return
        dx, dy = sight.width() * MARGIN, sight.height() * MARGIN
        place, ground, ratio = sight.adjusted(-dx, -dy, dx, dy), self._ground, self.devicePixelRatioF()
        self._drawing = True

        def told(drawn: Picture) -> None:
            self._drawing = False
            if ground is self._ground:
                self._picture = drawn
            self.update()
            self._draw_ground()  # the hand may have gone on meanwhile

        self._pool.submit(lambda job: draw_ground(ground, place, scale, ratio, theme), told, owner=self)

    def drawn(self) -> bool:
        """Whether the ground in sight stands as it will."""
        return self._picture is not None and not (self._drawing or self._spreading or self._rest.isActive())

    def _marks(self) -> list[tuple[Spot, QPointF]]:
        """Each spot with the place of its mark in the widget; spread anew only when the scale changed."""
        scale, apart = self._scale(), 2 * mark_size() + 3
        if self._moved_for != (scale, apart):
            self._spread(scale, apart)
        shift = QPointF(self.width() / 2, self.height() / 2) - self._middle * scale
        x, y = shift.x(), shift.y()
        return [
            (spot, QPointF(spot.longitude * scale + x + move.x(), -spot.latitude * scale + y + move.y()))
            for spot, move in zip(self._spots, self._moves, strict=True)
        ]

    def _spread(self, scale: float, apart: float) -> None:
        """Find how far each mark stands from its place: at once for a few, on the pool for many."""
        spots = self._spots
        places = [(s.longitude * scale, -s.latitude * scale) for s in spots]

        def moves() -> list[QPointF]:
            return [QPointF(a[0] - b[0], a[1] - b[1]) for a, b in zip(spread(places, apart), places, strict=True)]

        if len(spots) <= AT_ONCE:
            self._moves, self._moved_for = moves(), (scale, apart)
        elif not self._spreading:
            self._spreading = True

            def told(found: list[QPointF]) -> None:
                self._spreading = False
                if spots is self._spots:
                    self._moves, self._moved_for = found, (scale, apart)
                self.update()

            self._pool.submit(lambda job: moves(), told, owner=self)

    def _picture_of(self, kind: str, pilot: bool) -> QPixmap:
        """A mark drawn once for theme and size: drawing hundreds anew in each frame would be felt."""
        size, ratio = mark_size(), self.devicePixelRatioF()
        key = (kind, pilot, size, ratio, current_theme().name)
        if key not in self._pictures:
            side = math.ceil(4 * size)
            made = QPixmap(round(side * ratio), round(side * ratio))
            made.setDevicePixelRatio(ratio)
            made.fill(Qt.GlobalColor.transparent)
            painter = QPainter(made)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_mark(painter, QPointF(side / 2, side / 2), kind, size, pilot)
            painter.end()
            self._pictures[key] = made
        return self._pictures[key]

    def _at_code(self, code: str) -> tuple[Spot, QPointF] | None:
        return next(((spot, at) for spot, at in self._marks() if spot.code == code), None)

    def _at_point(self, point: QPointF) -> str:
        reach = 1.6 * mark_size()
        near = [(math.hypot(at.x() - point.x(), at.y() - point.y()), spot.code) for spot, at in self._marks()]
        distance, code = min(near, default=(reach + 1, ""))
        return code if distance <= reach else ""

    def _show_card(self) -> None:
        found = self._at_code(self._under or (self._current if self.hasFocus() else ""))
        if found is None or not self.rect().contains(found[1].toPoint()):
            self.card.hide()
            return
        spot, at = found
        self.card.tell(spot.card())
        gap = round(2 * mark_size()) + SPACE.xs
        x, y = round(at.x()) + gap, round(at.y()) - self.card.height() // 2
        if x + self.card.width() > self.width() - SPACE.xs:
            x = round(at.x()) - gap - self.card.width()
        self.card.move(max(SPACE.xs, x), max(SPACE.xs, min(y, self.height() - self.card.height() - SPACE.xs)))
        self.card.show()
        self.card.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(theme.surface))
        if (picture := self._picture) is not None:
            if picture.theme != theme.name:
                self._rest.start()  # drawn before the theme was changed
            corner = self._pixels(picture.place.topLeft())
            if math.isclose(picture.scale, self._scale()):
                painter.drawImage(corner, picture.image)
            else:
                painter.drawImage(QRectF(corner, picture.place.size() * self._scale()), picture.image)
        sight = QRectF(self.rect()).adjusted(-40, -40, 40, 40)
        marks = [
            (spot, at, move)
            for (spot, at), move in zip(self._marks(), self._moves, strict=True)
            if sight.contains(at) or sight.contains(at - move)
        ]
        painter.setPen(QPen(QColor(theme.muted), 0.9))
        lines = [QLineF(at - move, at) for _, at, move in marks if move.manhattanLength() > 1.5]
        painter.drawLines(lines)
        painter.setPen(QPen(QColor(theme.muted), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPoints([line.p1() for line in lines])
        size = mark_size()
        half = math.ceil(4 * size) / 2
        for spot, at, _ in marks:
            painter.drawPixmap(QPointF(at.x() - half, at.y() - half), self._picture_of(spot.kind, spot.pilot))
        for code, ink in ((self._under, theme.text), (self._current, theme.accent)):
            if code and (found := self._at_code(code)) is not None:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(ink), 2))
                painter.drawEllipse(found[1], 1.9 * size, 1.9 * size)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.accent if self.hasFocus() else theme.line), 2 if self.hasFocus() else 1))
        painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hold()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._rest.start()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom_by(1 + event.value(), event.position())
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn = event.angleDelta()
        if abs(turn.x()) > abs(turn.y()):
            self._middle -= QPointF(turn.x() / 2 / self._scale(), 0)
            self._hold()
        else:
            # A touchpad gives many small turns, a wheel one of 120.
            self.zoom_by(STEP ** (turn.y() / 120), event.position())
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
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
                self._hold()
            return
        self._point_at(self._at_point(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        code = self._at_point(event.position())
        if not self._moved and code:
            self._choose(code)
            self.opened.emit(code)
        self._grip = None
        self.setCursor(Qt.CursorShape.PointingHandCursor if code else Qt.CursorShape.ArrowCursor)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at("")

    def _point_at(self, code: str) -> None:
        if code != self._under:
            self._under = code
            self.setCursor(Qt.CursorShape.PointingHandCursor if code else Qt.CursorShape.ArrowCursor)
            self._show_card()
            self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_card()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_card()

    def _choose(self, code: str) -> None:
        self.set_current(code)
        self.chosen.emit(code)

    def _step(self, by: int) -> None:
        """The next centre from west to east."""
        order = [spot.code for spot in sorted(self._spots, key=lambda s: (s.longitude, s.latitude, s.code))]
        if order:
            at = order.index(self._current) + by if self._current in order else (0 if by > 0 else -1)
            self._choose(order[at % len(order)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = 60 / self._scale()
        keys: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Left: lambda: self._move(-step, 0),
            Qt.Key.Key_Right: lambda: self._move(step, 0),
            Qt.Key.Key_Up: lambda: self._move(0, -step),
            Qt.Key.Key_Down: lambda: self._move(0, step),
            Qt.Key.Key_Plus: lambda: self.zoom_by(STEP),
            Qt.Key.Key_Equal: lambda: self.zoom_by(STEP),
            Qt.Key.Key_Minus: lambda: self.zoom_by(1 / STEP),
            Qt.Key.Key_0: self.whole,
            Qt.Key.Key_Home: self.whole,
            Qt.Key.Key_PageDown: lambda: self._step(1),
            Qt.Key.Key_PageUp: lambda: self._step(-1),
        }
        deed = keys.get(Qt.Key(event.key()))
        if deed is not None:
            deed()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current:
            self.opened.emit(self._current)
        else:
            super().keyPressEvent(event)

    def _move(self, dx: float, dy: float) -> None:
        self._middle += QPointF(dx, dy)
        self._hold()
