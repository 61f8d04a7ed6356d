"""What charts are drawn with: words, rules, areas, hatches and marks on a `reportlab.graphics` drawing."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Literal

from ltsa_desktop.reports.typeset import Style, clean, wrap

from .palette import RGB, WHITE, Palette

NAME = Style(8.5, 10.5)
NAME_BOLD = Style(8.5, 10.5, "bold")
VALUE = Style(8.5, 10.5, "bold")
SMALL = Style(7.5, 9.5)
TICK = Style(7, 9)

Mark = Literal["disc", "half", "cross", "ring", "square", "triangle", "diamond"]
MARKS: tuple[Mark, ...] = ("disc", "square", "triangle", "diamond", "ring")
Hatch = Literal["", "/", "\\", "x", "-", "."]


class Pen:
    """Draws on one drawing; y grows upwards.

    Attributes:
        drawing: the `reportlab.graphics.shapes.Drawing`.
        palette: its colours.
    """

    def __init__(self, width: float, height: float, palette: Palette) -> None:
        from reportlab.graphics import shapes

        self._shapes = shapes
        self.palette = palette
        self.drawing: Any = shapes.Drawing(width, height)
        if palette.paper != WHITE:
            self.area(0, 0, width, height, palette.paper)

    def colour(self, rgb: RGB) -> Any:
        """A ReportLab colour."""
        from reportlab.lib.colors import Color

        return Color(*rgb)

    def words(
        self,
        x: float,
        y: float,
        text: str,
        style: Style,
        anchor: Literal["start", "middle", "end"] = "start",
        rgb: RGB | None = None,
    ) -> None:
        """One line, its baseline at `y`."""
        self.drawing.add(self._string(x, y, clean(text), style, anchor, rgb))

    def _string(self, x: float, y: float, text: str, style: Style, anchor: str, rgb: RGB | None) -> Any:
        return self._shapes.String(
            x,
            y,
            text,
            fontName=style.face.name,
            fontSize=style.size,
            fillColor=self.colour(rgb or self.palette.ink),
            textAnchor=anchor,
        )

    def turned(self, x: float, y: float, lines: Sequence[str], style: Style, degrees: float = 90.0) -> None:
        """Lines set along a turned baseline that starts at `x`, `y`; the first line is the leftmost."""
        group = self._shapes.Group()
        group.translate(x, y)
        group.rotate(degrees)
        for index, line in enumerate(lines):
            group.add(self._string(0, -index * style.leading, clean(line), style, "start", None))
        self.drawing.add(group)

    def block(self, x: float, top: float, text: str, style: Style, width: float, rgb: RGB | None = None) -> float:
        """Text broken into `width`, its top at `top`; returns the height it took."""
        lines = wrap(text, style, width)
        for index, line in enumerate(lines):
            self.words(x, top - style.leading * index - style.baseline, line.text, style, rgb=rgb)
        return len(lines) * style.leading

    def rule(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        rgb: RGB | None = None,
        weight: float = 0.35,
        dash: bool = False,
    ) -> None:
        """A straight line."""
        self.drawing.add(
            self._shapes.Line(
                x1,
                y1,
                x2,
                y2,
                strokeColor=self.colour(rgb or self.palette.line),
                strokeWidth=weight,
                strokeDashArray=[2, 2] if dash else None,
            )
        )

    def area(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: RGB | None,
        stroke: RGB | None = None,
        hatch: Hatch = "",
        weight: float = 0.5,
    ) -> None:
        """A rectangle, hatched with thin lines that a black-and-white printer keeps apart."""
        self.drawing.add(
            self._shapes.Rect(
                x,
                y,
                width,
                height,
                fillColor=None if fill is None else self.colour(fill),
                strokeColor=None if stroke is None else self.colour(stroke),
                strokeWidth=weight,
            )
        )
        for x1, y1, x2, y2 in _hatching(hatch, x, y, width, height):
            self.rule(x1, y1, x2, y2, stroke or self.palette.ink, 0.5)

    def line_through(
        self, points: Sequence[tuple[float, float]], rgb: RGB, weight: float = 1.2, dash: bool = False
    ) -> None:
        """A line through points."""
        if len(points) > 1:
            self.drawing.add(
                self._shapes.PolyLine(
                    [value for point in points for value in point],
                    strokeColor=self.colour(rgb),
                    strokeWidth=weight,
                    strokeLineJoin=1,
                    strokeDashArray=[3, 2] if dash else None,
                )
            )

    def shape(
        self, points: Sequence[tuple[float, float]], fill: RGB | None, stroke: RGB | None = None, weight: float = 0.35
    ) -> None:
        """A closed polygon."""
        self.drawing.add(
            self._shapes.Polygon(
                [value for point in points for value in point],
                fillColor=None if fill is None else self.colour(fill),
                strokeColor=None if stroke is None else self.colour(stroke),
                strokeWidth=weight,
                strokeLineJoin=1,
            )
        )

    def mark(self, x: float, y: float, radius: float, kind: Mark, rgb: RGB) -> None:
        """A mark told apart by its shape: disc, half disc, ring with a cross, ring, square, triangle, diamond."""
        shapes, colour, paper = self._shapes, self.colour(rgb), self.colour(self.palette.paper)
        weight = max(0.8, radius * 0.26)
        if kind in ("disc", "half", "cross", "ring"):
            fill = colour if kind == "disc" else paper
            self.drawing.add(shapes.Circle(x, y, radius, fillColor=fill, strokeColor=colour, strokeWidth=weight))
        if kind == "half":
            self.shape([(x + radius * math.cos(a), y + radius * math.sin(a)) for a in _arc(90, 270)], rgb)
        elif kind == "cross":
            reach = radius * 0.52
            self.rule(x - reach, y - reach, x + reach, y + reach, rgb, weight)
            self.rule(x - reach, y + reach, x + reach, y - reach, rgb, weight)
        elif kind == "square":
            side = radius * 0.9
            self.area(x - side, y - side, 2 * side, 2 * side, rgb, self.palette.paper)
        elif kind == "triangle":
            self.shape([(x, y + radius), (x - radius, y - radius * 0.75), (x + radius, y - radius * 0.75)], rgb)
        elif kind == "diamond":
            self.shape([(x, y + radius * 1.1), (x + radius, y), (x, y - radius * 1.1), (x - radius, y)], rgb)

    def share(self, x: float, y: float, radius: float, quarters: float) -> None:
        """A disc filled clockwise from the top by `quarters` of four: how far something goes."""
        ink = self.palette.ink
        self.drawing.add(
            self._shapes.Circle(
                x, y, radius, fillColor=self.colour(self.palette.paper), strokeColor=self.colour(ink), strokeWidth=0.7
            )
        )
        if quarters >= 4:
            self.drawing.add(
                self._shapes.Circle(x, y, radius, fillColor=self.colour(self.palette.bar), strokeColor=None)
            )
        elif quarters > 0:
            around = [(x + radius * math.cos(a), y + radius * math.sin(a)) for a in _arc(90 - 90 * quarters, 90)]
            self.shape([(x, y), *around], self.palette.bar)


def _arc(start: float, end: float) -> list[float]:
    steps = max(2, int((end - start) / 10))
    return [math.radians(start + (end - start) * step / steps) for step in range(steps + 1)]


def _hatching(
    kind: Hatch, x: float, y: float, width: float, height: float, gap: float = 3.2
) -> list[tuple[float, float, float, float]]:
    """Lines of a hatch, cut at the rectangle's edges."""
    lines: list[tuple[float, float, float, float]] = []
    if kind in ("/", "x", "\\"):
        for slope in {"/": (1,), "\\": (-1,), "x": (1, -1)}[kind]:
            offset = -height + gap / 2
            while offset < width:
                start, end = max(0.0, offset), min(width, offset + height)
                if end > start:
                    low, high = start - offset, end - offset
                    if slope > 0:
                        lines.append((x + start, y + low, x + end, y + high))
                    else:
                        lines.append((x + start, y + height - low, x + end, y + height - high))
                offset += gap
    elif kind == "-":
        step = gap / 2
        while step < height:
            lines.append((x, y + step, x + width, y + step))
            step += gap
    elif kind == ".":
        step = gap / 2
        while step < width:
            lines.append((x + step, y, x + step, y + height))
            step += gap
    return lines
