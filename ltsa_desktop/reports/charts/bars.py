"""Horizontal bars on one scale, and bars made of parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ltsa_desktop.reports.typeset import clean, wrap

from .palette import GREY, RGB, Palette
from .pen import NAME, SMALL, TICK, VALUE, Hatch, Pen

_ROW = 19.0
_BAR = 9.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: `value` None draws a dash ("not assessed"), never a bar of length 0."""

    name: str
    value: Decimal | None
    label: str


@dataclass(frozen=True, slots=True)
class Part:
    """What a bar of parts is made of; `hatch` and colour tell the parts apart, the legend names them."""

    name: str
    rgb: RGB
    hatch: Hatch = ""


def bars(
    rows: Sequence[Bar],
    maximum: Decimal,
    ticks: Sequence[tuple[Decimal, str]],
    width: float,
    palette: Palette = GREY,
) -> Any:
    """Horizontal bars on one scale from 0 to `maximum`, each with its value written at its end.

    Returns a `reportlab.graphics.shapes.Drawing` of `width` points.
    """
    names = min(width * 0.42, max((NAME.width(ln.text) for r in rows for ln in wrap(r.name, NAME, 1e4)), default=0))
    left = names + 8
    span = width - left - max((VALUE.width(clean(row.label)) for row in rows), default=0) - 12
    set_names = [wrap(row.name, NAME, names) for row in rows]
    heights = [max(_ROW, len(lines) * NAME.leading + 6) for lines in set_names]
    foot = 14.0
    tall = sum(heights) + foot
    pen = Pen(width, tall, palette)
    for at, label in ticks:
        x = left + span * float(at / maximum)
        pen.rule(x, foot - 2, x, tall)
        pen.words(x, foot - 11, label, TICK, "middle", palette.muted)
    y = tall
    for row, lines, high in zip(rows, set_names, heights, strict=True):
        middle = y - high / 2
        base = middle + len(lines) * NAME.leading / 2
        for line in lines:
            base -= NAME.leading
            pen.words(names, base + 2.6, line.text, NAME, "end")
        end = left
        if row.value is not None:
            end = left + span * float(min(row.value, maximum) / maximum)
            pen.area(left, middle - _BAR / 2, end - left, _BAR, palette.bar)
        pen.words(end + 4, middle - 3, row.label, VALUE)
        y -= high
    pen.rule(left, foot - 2, left, tall, palette.ink, 0.8)
    return pen.drawing


def parts(
    rows: Sequence[tuple[str, Sequence[int]]], kinds: Sequence[Part], width: float, palette: Palette = GREY
) -> Any:
    """Bars made of counts, one part for each of `kinds`, with a legend above; the count stands in or beside its part.

    All bars share one scale, whose end is the greatest sum. Returns a drawing of `width` points.
    """
    names = min(width * 0.34, max((NAME.width(ln.text) for name, _ in rows for ln in wrap(name, NAME, 1e4)), default=0))
    left = names + 8
    greatest = max((sum(counts) for _, counts in rows), default=0) or 1
    span = width - left - 26
    set_names = [wrap(name, NAME, names) for name, _ in rows]
    heights = [max(22.0, len(lines) * NAME.leading + 8) for lines in set_names]
    legend = _legend_rows(kinds, width)
    top = len(legend) * 15.0 + 6
    pen = Pen(width, sum(heights) + top, palette)
    y = pen.drawing.height
    for keys in legend:
        x = 0.0
        for kind in keys:
            pen.area(x, y - 10, 12, 9, kind.rgb, palette.ink, kind.hatch)
            pen.words(x + 16, y - 8.5, kind.name, SMALL)
            x += 16 + SMALL.width(clean(kind.name)) + 14
        y -= 15
    y -= 6
    for (_, counts), lines, high in zip(rows, set_names, heights, strict=True):
        middle = y - high / 2
        base = middle + len(lines) * NAME.leading / 2
        for line in lines:
            base -= NAME.leading
            pen.words(names, base + 2.6, line.text, NAME, "end")
        x = left
        for count, kind in zip(counts, kinds, strict=True):
            wide = span * count / greatest
            if not count:
                continue
            pen.area(x, middle - 7, wide, 14, kind.rgb, palette.ink, kind.hatch)
            label = str(count)
            if wide > VALUE.width(label) + 6:
                ground = palette.paper if kind.hatch else kind.rgb
                if kind.hatch:
                    pen.area(x + wide / 2 - VALUE.width(label) / 2 - 2, middle - 5, VALUE.width(label) + 4, 10, ground)
                pen.words(x + wide / 2, middle - 3, label, VALUE, "middle", palette.on(ground))
            x += wide
        pen.words(x + 4, middle - 3, str(sum(counts)), VALUE)
        y -= high
    return pen.drawing


def _legend_rows(kinds: Sequence[Part], width: float) -> list[list[Part]]:
    rows: list[list[Part]] = [[]]
    used = 0.0
    for kind in kinds:
        wide = 30 + SMALL.width(clean(kind.name))
        if rows[-1] and used + wide > width:
            rows.append([])
            used = 0.0
        rows[-1].append(kind)
        used += wide
    return rows
