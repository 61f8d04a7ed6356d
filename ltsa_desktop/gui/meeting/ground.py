"""The ground of the map: coast and boundaries at several levels of detail, drawn into a picture away from the window.

Everything here runs on the pool. Degrees become "map units": longitude, and latitude negated, so that y grows down.
"""

from __future__ import annotations

import json
import struct
import sys
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QDataStream, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

from ltsa_desktop.ground.paths import resource
from ltsa_desktop.gui.theme.tokens import Theme
from ltsa_desktop.store.geojson import Layer

FRAME = QRectF(94.0, -7.5, 48.0, 19.0)
"""Map units of all of Indonesia."""
_STEPS = (1, 4, 16)
"""Each level of detail rounds to so many steps of the finest grid."""
_COAST_GRID = 1000
_NEARLY_ALL = 0.85

Rings = list[tuple[QRectF, QPolygonF]]


@dataclass(frozen=True)
class Shapes:
    """A set of rings at several levels of detail, the finest first; `unit` is the grid's step in map units."""

    unit: float
    levels: tuple[Rings, ...]

    def at(self, scale: float) -> Rings:
        """The coarsest level that cannot be told from the finest at `scale` pixels a degree."""
        fit = [rings for step, rings in zip(_STEPS, self.levels, strict=True) if step * self.unit * scale <= 0.8]
        return fit[-1] if fit else self.levels[0]


@dataclass(frozen=True)
class Ground:
    """All that lies under the marks.

    Attributes:
        home, around: the coast of Indonesia and of its neighbours.
        provinces, regencies: official boundaries, None before they are imported.
        covers: the boundaries are of nearly the whole country and have its coast themselves.
    """

    home: Shapes
    around: Shapes
    provinces: Shapes | None = None
    regencies: Shapes | None = None
    covers: bool = False


@dataclass(frozen=True)
class Picture:
    """A drawn ground: the part of the map it shows, and at what scale and in which colours."""

    image: QImage
    place: QRectF
    scale: float
    theme: str


def build_ground(layers: Iterable[Layer]) -> Ground:
    """The coast that comes with the program, and the boundaries of a store."""
    coast = json.loads(resource("map/coast.json").read_text(encoding="utf-8"))
    home = _coast(coast["indonesia"])
    around = _coast([ring for neighbour in coast["neighbours"] for ring in neighbour["rings"]])
    found: dict[str, Shapes] = {}
    covers = False
    for layer in layers:
        found[layer.level] = _shapes([ring for area in layer.areas for ring in area.rings], layer.grid)
        whole = 38 if layer.level == "province" else 514
        covers |= sum(bool(area.code) for area in layer.areas) >= _NEARLY_ALL * whole
    return Ground(home, around, found.get("province"), found.get("regency"), covers)


def _coast(rings: Iterable[Sequence[Sequence[float]]]) -> Shapes:
    return _shapes([[round(n * _COAST_GRID) for at in ring for n in at] for ring in rings], _COAST_GRID)


def _shapes(rings: Sequence[Sequence[int]], grid: int) -> Shapes:
    return Shapes(1 / grid, tuple([made for ring in rings if (made := _ring(ring, grid, step))] for step in _STEPS))


def _ring(ring: Sequence[int], grid: int, step: int) -> tuple[QRectF, QPolygonF] | None:
    """A ring as Qt draws it, with the box around it; None when nothing is left at this level."""
    points = array("d")
    if step == 1:
        points.extend(value / grid if i % 2 == 0 else -value / grid for i, value in enumerate(ring))
    else:
        unit, last = step / grid, None
        for x, y in zip(ring[::2], ring[1::2], strict=True):
            at = (round(x / step), round(y / step))
            if at != last:
                points.extend((at[0] * unit, -at[1] * unit))
                last = at
    if len(points) < 8:
        return None
    xs, ys = points[::2], points[1::2]
    box = QRectF(QPointF(min(xs), min(ys)), QPointF(max(xs), max(ys)))
    return box, _polygon(points)


def _polygon(points: array[float]) -> QPolygonF:
    """Many points at once: through Qt's own stream, which reads numbers with the high byte first."""
    count = len(points) // 2
    if sys.byteorder == "little":
        points.byteswap()
    stream = QDataStream(QByteArray(struct.pack(">I", count) + points.tobytes()))
    made = QPolygonF()
    stream >> made
    return made


def draw_ground(ground: Ground, place: QRectF, scale: float, ratio: float, theme: Theme) -> Picture:
    """Draw a part of the map.

    Args:
        ground: what.
        place: the part, in map units.
        scale: pixels a degree, before `ratio`.
        ratio: device pixels in a pixel.
        theme: its colours.
    """
    size = QSize(max(1, round(place.width() * scale * ratio)), max(1, round(place.height() * scale * ratio)))
    image = QImage(size, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(theme.surface))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    painter.translate(-place.topLeft())

    def draw(shapes: Shapes, fill: str, edge: str = "", width: float = 0.8) -> None:
        pen = QPen(QColor(edge), width) if edge else QPen(Qt.PenStyle.NoPen)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
        for box, ring in shapes.at(scale * ratio):
            if box.intersects(place):
                painter.drawPolygon(ring)

    draw(ground.around, theme.background)
    draw(ground.home, theme.hover, "" if ground.covers else theme.edge)
    if ground.regencies is not None:
        draw(ground.regencies, theme.hover if ground.covers else "", theme.line, 0.7)
    if ground.provinces is not None:
        fill = theme.hover if ground.covers and ground.regencies is None else ""
        draw(ground.provinces, fill, theme.edge, 1.0)
    painter.end()
    return Picture(image, place, scale, theme.name)
