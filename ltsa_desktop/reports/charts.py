"""Charts as `reportlab.graphics` drawings: vectors on paper, SVG on screen; readable without colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from .paper import MUTED
from .typeset import Style, wrap

_NAME = Style(8.5, 10.5)
_VALUE = Style(8.5, 10.5, "bold")
_TICK = Style(7, 9, grey=MUTED)
_ROW = 19.0
_BAR = 9.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: `value` None draws a dash ("not assessed"), never a bar of length 0."""

    name: str
    value: Decimal | None
    label: str


def bars(rows: Sequence[Bar], maximum: Decimal, ticks: Sequence[tuple[Decimal, str]], width: float) -> Any:
    """Horizontal bars on one scale from 0 to `maximum`, each with its value written at its end.

    Returns a `reportlab.graphics.shapes.Drawing` of `width` points.
    """
    from reportlab.graphics.shapes import Drawing, Line, Rect, String
    from reportlab.lib.colors import Color

    def grey(level: float) -> Color:
        return Color(level, level, level)

    names = min(
        width * 0.42, max((_NAME.width(line.text) for r in rows for line in wrap(r.name, _NAME, 1e4)), default=0)
    )
    left = names + 8
    span = width - left - 34
    set_names = [wrap(row.name, _NAME, names) for row in rows]
    heights = [max(_ROW, len(lines) * _NAME.leading + 6) for lines in set_names]
    foot = 14.0
    tall = sum(heights) + foot
    drawing = Drawing(width, tall)

    def put(x: float, y: float, text: str, style: Style, anchor: str = "start") -> None:
        drawing.add(
            String(
                x, y, text, fontName=style.face.name, fontSize=style.size, fillColor=grey(style.grey), textAnchor=anchor
            )
        )

    for at, label in ticks:
        x = left + span * float(at / maximum)
        drawing.add(Line(x, foot - 2, x, tall, strokeColor=grey(0.75), strokeWidth=0.35))
        put(x, foot - 11, label, _TICK, "middle")
    y = tall
    for row, lines, high in zip(rows, set_names, heights, strict=True):
        middle = y - high / 2
        base = middle + len(lines) * _NAME.leading / 2
        for line in lines:
            base -= _NAME.leading
            put(names, base + 2.6, line.text, _NAME, "end")
        end = left
        if row.value is not None:
            end = left + span * float(min(row.value, maximum) / maximum)
            drawing.add(Rect(left, middle - _BAR / 2, end - left, _BAR, fillColor=grey(0.35), strokeColor=None))
        put(end + 4, middle - 3, row.label, _VALUE)
        y -= high
    drawing.add(Line(left, foot - 2, left, tall, strokeColor=grey(0), strokeWidth=0.8))
    return drawing
