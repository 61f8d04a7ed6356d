"""Grids of centres against something: heat map of scores, matrix of how far each desk goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ltsa_desktop.reports.typeset import Style, capped, clean, fitted, wrap

from .palette import GREY, Palette
from .pen import NAME, SMALL, TICK, VALUE, Pen

ROW = 14.0
"""Height of a line of a grid, in points."""
_CELL = Style(8, 10)
_HEAD = Style(7.5, 9.2)
_HEAD_LINES = 3
_LOW_MARK = 0.4


@dataclass(frozen=True, slots=True)
class HeatCell:
    """A value as a share of its maximum (None: nothing to show) and the words in its cell."""

    share: Decimal | None
    label: str


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A line of a grid; `total` stands apart at the right, in bold."""

    name: str
    cells: Sequence[HeatCell]
    total: str = ""


ABSENT = -1


@dataclass(frozen=True, slots=True)
class LevelRow:
    """A line of a matrix of levels; each cell 0 to 4, `ABSENT` where there is nothing, None for unknown."""

    name: str
    levels: Sequence[int | None]


def heat_map(
    rows: Sequence[HeatRow],
    columns: Sequence[str],
    width: float,
    total: str = "",
    legend: tuple[str, str, str] = ("", "", ""),
    palette: Palette = GREY,
) -> Any:
    """Values as tints with the figure in each cell; the darker the higher. A corner mark says "below 40 %" as well.

    Args:
        rows: what is drawn; a caller cuts long lists into pages.
        columns: heads, set upright where they do not fit across.
        total: head of the totals; none are drawn without it.
        legend: words for low, high, and the corner mark; none without them.

    Returns a drawing of `width` points.
    """
    names = _names(width, [row.name for row in rows], 0.36)
    last = 34.0 if total else 0.0
    wide = (width - names - 8 - last) / max(1, len(columns))
    heads, head = _heads(columns, wide)
    foot = 18.0 if any(legend) else 2.0
    pen = Pen(width, head + ROW * len(rows) + foot, palette)
    left, top = names + 8, pen.drawing.height
    _draw_heads(pen, heads, left, wide, top - head)
    if total:
        pen.words(width, top - head + 4, total, SMALL, "end")
    y = top - head
    for row in rows:
        pen.words(0, y - ROW + 4.4, fitted(row.name, NAME, names), NAME)
        for index, cell in enumerate(row.cells):
            x = left + index * wide
            ground = palette.paper if cell.share is None else palette.ramp(float(cell.share))
            pen.area(x, y - ROW, wide, ROW, ground, palette.paper, weight=1.0)
            rgb = palette.muted if cell.share is None else palette.on(ground)
            pen.words(x + wide / 2, y - ROW + 4.6, fitted(cell.label, _CELL, wide - 2), _CELL, "middle", rgb)
            if cell.share is not None and float(cell.share) < _LOW_MARK:
                pen.shape([(x + 1.2, y - 1.2), (x + 6.4, y - 1.2), (x + 1.2, y - 6.4)], palette.ink)
        if total:
            pen.words(width, y - ROW + 4.4, row.total or "–", VALUE, "end")
        y -= ROW
    pen.rule(0, y, width, y)
    if any(legend):
        _heat_legend(pen, left, legend)
    return pen.drawing


def _heat_legend(pen: Pen, left: float, legend: tuple[str, str, str]) -> None:
    low, high, below = legend
    palette = pen.palette
    x = left
    pen.words(x, 4, low, TICK, rgb=palette.muted)
    x += TICK.width(clean(low)) + 4
    for step in range(6):
        pen.area(x, 3, 12, 8, palette.ramp(step / 5), palette.line, weight=0.3)
        x += 12
    pen.words(x + 4, 4, high, TICK, rgb=palette.muted)
    x += 4 + TICK.width(clean(high)) + 14
    pen.shape([(x, 10.4), (x + 5.2, 10.4), (x, 5.2)], palette.ink)
    pen.words(x + 8, 4, fitted(below, TICK, pen.drawing.width - x - 8), TICK, rgb=palette.muted)


def level_matrix(
    rows: Sequence[LevelRow],
    columns: Sequence[str],
    width: float,
    legend: Sequence[str] = (),
    palette: Palette = GREY,
) -> Any:
    """How far something goes, as a disc filled by quarters; unknown is a dash.

    Args:
        legend: words of the levels 0 to 4, of absent and of unknown (seven), drawn below; none without them.

    Returns a drawing of `width` points.
    """
    names = _names(width, [row.name for row in rows], 0.36)
    wide = (width - names - 8) / max(1, len(columns))
    heads, head = _heads(columns, wide)
    keys = _keys(legend, width)
    pen = Pen(width, head + ROW * len(rows) + 6 + 13 * len(keys), palette)
    left, top = names + 8, pen.drawing.height
    _draw_heads(pen, heads, left, wide, top - head)
    y = top - head
    for row in rows:
        pen.rule(0, y, width, y)
        pen.words(0, y - ROW + 4.4, fitted(row.name, NAME, names), NAME)
        for index, level in enumerate(row.levels):
            x = left + (index + 0.5) * wide
            _level(pen, x, y - ROW / 2, level)
        y -= ROW
    pen.rule(0, y, width, y)
    y -= 14
    for line in keys:
        x = 0.0
        for level, text in line:
            _level(pen, x + 4, y + 2.6, level)
            pen.words(x + 12, y, text, SMALL)
            x += 12 + SMALL.width(clean(text)) + 12
        y -= 13
    return pen.drawing


def _level(pen: Pen, x: float, y: float, level: int | None) -> None:
    if level is None or level == ABSENT:
        pen.words(x, y - 2.9, "–" if level is None else "×", _CELL if level is None else VALUE, "middle")
    else:
        pen.share(x, y, 4.6, level)


def _keys(legend: Sequence[str], width: float) -> list[list[tuple[int | None, str]]]:
    lines: list[list[tuple[int | None, str]]] = []
    used = width
    for index, text in enumerate(legend):
        wide = 24 + SMALL.width(clean(text))
        if used + wide > width:
            lines.append([])
            used = 0.0
        lines[-1].append(((0, 1, 2, 3, 4, ABSENT, None)[index], text))
        used += wide
    return lines


def _names(width: float, names: Sequence[str], most: float) -> float:
    return min(width * most, max((NAME.width(clean(name)) for name in names), default=0.0))


def _heads(columns: Sequence[str], wide: float) -> tuple[list[list[str]], float]:
    """Heads broken across their columns, or upright in up to three lines, and the height they take."""
    across = [[line.text for line in wrap(name, _HEAD, wide - 4)] for name in columns]
    words = max((_HEAD.width(clean(word)) for name in columns for word in name.split()), default=0.0)
    if words <= wide - 4 and all(len(lines) <= _HEAD_LINES for lines in across):
        return across, max((len(lines) for lines in across), default=1) * _HEAD.leading + 6
    most = max(1, min(_HEAD_LINES, int((wide - 2) / _HEAD.leading)))
    upright = [[line.text for line in capped(wrap(name, _HEAD, 118 if most < 2 else 88), most)] for name in columns]
    long = max((_HEAD.width(line) for lines in upright for line in lines), default=0.0)
    return [["", *lines] for lines in upright], long + 8  # a blank first line says: upright


def _draw_heads(pen: Pen, heads: Sequence[Sequence[str]], left: float, wide: float, base: float) -> None:
    for index, lines in enumerate(heads):
        middle = left + (index + 0.5) * wide
        if lines and not lines[0]:
            upright = lines[1:]
            x = middle - (len(upright) - 1) * _HEAD.leading / 2 + _HEAD.size * 0.35
            pen.turned(x, base + 4, upright, _HEAD)
        else:
            for row, line in enumerate(reversed(lines)):
                pen.words(middle, base + 4 + row * _HEAD.leading, line, _HEAD, "middle")
