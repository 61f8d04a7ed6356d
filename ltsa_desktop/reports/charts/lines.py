"""Lines: trend over rounds, radar against peers, Pareto of causes, change from one round to the next, need against
capacity."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any, Literal

from ltsa_desktop.reports.typeset import clean, fitted, wrap

from .palette import GREY, Palette
from .pen import MARKS, NAME, SMALL, TICK, VALUE, Pen

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Series:
    """A named line; None is a gap, never a nought."""

    name: str
    values: Sequence[Decimal | None]


@dataclass(frozen=True, slots=True)
class Cause:
    """A bar of a Pareto: how often, and how many of all up to and with it."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Change:
    """A value in the round before and now, with the words for the difference."""

    name: str
    before: Decimal | None
    after: Decimal | None
    label: str


@dataclass(frozen=True, slots=True)
class Point:
    """A point of need (x) against capacity (y); `label` is short: a number or a code."""

    label: str
    x: Decimal
    y: Decimal


def _legend(pen: Pen, names: Sequence[str], y: float) -> None:
    x = 0.0
    for index, name in enumerate(names):
        rgb = pen.palette.series[index % len(pen.palette.series)]
        pen.line_through([(x, y + 2.6), (x + 18, y + 2.6)], rgb, 1.2, index % 2 == 1)
        pen.mark(x + 9, y + 2.6, 3, MARKS[index % len(MARKS)], rgb)
        pen.words(x + 23, y, name, SMALL)
        x += 23 + SMALL.width(clean(name)) + 16


def trend(
    series: Sequence[Series],
    at: Sequence[str],
    maximum: Decimal,
    ticks: Sequence[tuple[Decimal, str]],
    width: float,
    labels: Sequence[Sequence[str]] = (),
    height: float = 150.0,
    palette: Palette = GREY,
) -> Any:
    """Lines over rounds or visits, told apart by their marks; `labels` are written at the first line's points.

    Returns a drawing of `width` points.
    """
    pen = Pen(width, height, palette)
    left, right, foot, head = 30.0, width - 16, 16.0, 26.0
    span, tall = right - left, height - foot - head

    def place(index: int, value: Decimal) -> tuple[float, float]:
        x = left + (span * (index + 0.5) / max(1, len(at)))
        return x, foot + tall * float(min(value, maximum) / maximum)

    for tick, label in ticks:
        y = foot + tall * float(tick / maximum)
        pen.rule(left, y, right, y)
        pen.words(left - 5, y - 2.5, label, TICK, "end", palette.muted)
    room = span / max(1, len(at)) - 4
    for index, name in enumerate(at):
        pen.words(place(index, Decimal(0))[0], 4, fitted(name, TICK, room), TICK, "middle", palette.muted)
    for number, one in enumerate(series):
        rgb = palette.series[number % len(palette.series)]
        run: list[tuple[float, float]] = []
        for index, value in enumerate([*one.values, None]):
            if value is not None:
                run.append(place(index, value))
                continue
            pen.line_through(run, rgb, 1.4, number % 2 == 1)
            run = []
        for index, value in enumerate(one.values):
            if value is None:
                continue
            x, y = place(index, value)
            pen.mark(x, y, 3.2, MARKS[number % len(MARKS)], rgb)
            if number == 0 and labels and index < len(labels[0]):
                others = [other.values[index] for other in series[1:] if index < len(other.values)]
                below = any(other is not None and other >= value for other in others)
                pen.words(x, y - 13 if below else y + 6, labels[0][index], VALUE, "middle")
    _legend(pen, [one.name for one in series], height - 10)
    return pen.drawing


def radar(
    axes: Sequence[str], series: Sequence[Series], maximum: Decimal, width: float, palette: Palette = GREY
) -> Any:
    """Scores per aspect of one centre against another line (its peers' median). Fewer than three axes give no area.

    Returns a drawing of `width` points.
    """
    names = [wrap(name, SMALL, max(58.0, width * 0.25)) for name in axes]
    radius = min(width * 0.24, 72.0)
    height = 2 * radius + 78
    pen = Pen(width, height, palette)
    cx, cy = width / 2, radius + 24

    def place(index: int, share: float) -> tuple[float, float]:
        angle = math.pi / 2 - 2 * math.pi * index / max(1, len(axes))
        return cx + radius * share * math.cos(angle), cy + radius * share * math.sin(angle)

    for ring in (0.25, 0.5, 0.75, 1.0):
        corners = [place(index, ring) for index in range(len(axes))]
        if len(corners) > 2:
            pen.shape(corners, None, palette.line)
    for index, lines in enumerate(names):
        pen.rule(cx, cy, *place(index, 1.0))
        x, y = place(index, 1.0)
        side = x - cx
        anchor: Anchor = "middle" if abs(side) < 4 else "start" if side > 0 else "end"
        x += 6 if side > 4 else -6 if side < -4 else 0
        above = y - cy > radius * 0.9
        base = y + (4 + (len(lines) - 1) * SMALL.leading if above else (len(lines) - 1) * SMALL.leading / 2 - 2)
        if abs(side) < 4 and not above:
            base = y - 10
        for row, name in enumerate(lines):
            pen.words(x, base - row * SMALL.leading, name.text, SMALL, anchor)
    for number, one in enumerate(series):
        rgb = palette.series[number % len(palette.series)]
        points = [
            (index, place(index, float(min(v, maximum) / maximum)))
            for index, v in enumerate(one.values)
            if v is not None
        ]
        whole = len(points) == len(axes) and len(axes) > 2
        spots = [point for _, point in points]
        if whole:
            pen.line_through([*spots, spots[0]], rgb, 1.6 if number == 0 else 1.1, number % 2 == 1)
        else:  # a gap stays a gap: only neighbours are joined
            for (a, start), (b, end) in pairwise(points):
                if b == a + 1:
                    pen.line_through([start, end], rgb, 1.4, number % 2 == 1)
        for x, y in spots:
            pen.mark(x, y, 2.8, MARKS[number % len(MARKS)], rgb)
    _legend(pen, [one.name for one in series], height - 10)
    return pen.drawing


def pareto(causes: Sequence[Cause], width: float, shares: Sequence[str], palette: Palette = GREY) -> Any:
    """Causes, the most frequent first: bar, count, and the line of the running share with its 80 % mark.

    Args:
        shares: the running share of each cause in words ("41 %").

    Returns a drawing of `width` points.
    """
    total = sum(cause.count for cause in causes) or 1
    names = min(width * 0.36, max((NAME.width(clean(cause.name)) for cause in causes), default=0.0))
    set_names = [wrap(cause.name, NAME, names) for cause in causes]
    heights = [max(21.0, len(lines) * NAME.leading + 7) for lines in set_names]
    foot, head = 4.0, 16.0
    pen = Pen(width, sum(heights) + foot + head, palette)
    left, end = names + 8, width - 44
    span, top = end - left, pen.drawing.height - head
    for share in (0.0, 0.5, 0.8, 1.0):
        x = left + span * share
        pen.rule(
            x, foot, x, top, palette.ink if share == 0.8 else palette.line, 0.6 if share == 0.8 else 0.35, share == 0.8
        )
        pen.words(x, top + 4, f"{round(share * 100)} %", TICK, "middle", palette.muted)
    y, running = top, 0
    line: list[tuple[float, float]] = []
    greatest = max((cause.count for cause in causes), default=1) or 1
    scale = min(1.0, 0.62 * total / greatest)  # the longest bar ends before the line gets crowded
    for cause, lines, high, share_words in zip(causes, set_names, heights, shares, strict=True):
        middle = y - high / 2
        base = middle + len(lines) * NAME.leading / 2
        for one in lines:
            base -= NAME.leading
            pen.words(names, base + 2.6, one.text, NAME, "end")
        wide = span * cause.count / total * scale
        pen.area(left, middle - 5, wide, 10, palette.bar)
        count = str(cause.count)
        if wide > VALUE.width(count) + 8:
            pen.words(left + wide - 4, middle - 3, count, VALUE, "end", palette.on(palette.bar))
        else:
            pen.words(left + wide + 4, middle - 3, count, VALUE)
        running += cause.count
        line.append((left + span * running / total, middle))
        pen.words(width, middle - 3, share_words, SMALL, "end")
        y -= high
    pen.line_through(line, palette.series[1], 1.2)
    for x, y in line:
        pen.mark(x, y, 2.4, "square", palette.series[1])
    pen.rule(left, foot, left, top, palette.ink, 0.8)
    return pen.drawing


def changes(
    rows: Sequence[Change],
    maximum: Decimal,
    ticks: Sequence[tuple[Decimal, str]],
    width: float,
    words: tuple[str, str],
    palette: Palette = GREY,
) -> Any:
    """Before (ring) and now (disc) on one scale, joined by a line; `words` name the two in the legend.

    Returns a drawing of `width` points.
    """
    names = min(width * 0.36, max((NAME.width(clean(row.name)) for row in rows), default=0.0))
    high, foot, head = 15.0, 14.0, 18.0
    pen = Pen(width, high * len(rows) + foot + head, palette)
    left, end = names + 12, width - 52
    span, top = end - left, pen.drawing.height - head
    for at, label in ticks:
        x = left + span * float(at / maximum)
        pen.rule(x, foot - 2, x, top)
        pen.words(x, foot - 11, label, TICK, "middle", palette.muted)
    y = top - high / 2
    for row in rows:
        pen.words(names, y - 3, fitted(row.name, NAME, names), NAME, "end")
        spots = [
            (left + span * float(min(v, maximum) / maximum), kind)
            for v, kind in ((row.before, "ring"), (row.after, "disc"))
            if v is not None
        ]
        if len(spots) == 2:
            pen.line_through([(spots[0][0], y), (spots[1][0], y)], palette.muted, 1.0)
        for x, kind in spots:
            pen.mark(x, y, 3.2, "ring" if kind == "ring" else "disc", palette.bar)
        pen.words(width, y - 3, row.label, VALUE, "end")
        y -= high
    pen.mark(5, pen.drawing.height - 7, 3.2, "ring", palette.bar)
    pen.words(12, pen.drawing.height - 9.6, words[0], SMALL)
    x = 12 + SMALL.width(clean(words[0])) + 18
    pen.mark(x, pen.drawing.height - 7, 3.2, "disc", palette.bar)
    pen.words(x + 7, pen.drawing.height - 9.6, words[1], SMALL)
    return pen.drawing


def scatter(
    points: Sequence[Point],
    maxima: tuple[Decimal, Decimal],
    names: tuple[str, str],
    ticks: tuple[Sequence[tuple[Decimal, str]], Sequence[tuple[Decimal, str]]],
    width: float,
    height: float = 220.0,
    palette: Palette = GREY,
) -> Any:
    """Points with their labels; the axes begin at 0. Returns a drawing of `width` points."""
    pen = Pen(width, height, palette)
    left, foot, top, right = 36.0, 30.0, height - 16, width - 12
    for value, label in ticks[0]:
        x = left + (right - left) * float(value / maxima[0])
        pen.rule(x, foot, x, top)
        pen.words(x, foot - 10, label, TICK, "middle", palette.muted)
    for value, label in ticks[1]:
        y = foot + (top - foot) * float(value / maxima[1])
        pen.rule(left, y, right, y)
        pen.words(left - 4, y - 2.5, label, TICK, "end", palette.muted)
    pen.words(right, 6, names[0], SMALL, "end")
    pen.words(0, height - 8, names[1], SMALL)
    spots = [
        (
            left + (right - left) * float(min(point.x, maxima[0]) / maxima[0]),
            foot + (top - foot) * float(min(point.y, maxima[1]) / maxima[1]),
        )
        for point in points
    ]
    for x, y in spots:
        pen.mark(x, y, 3, "disc", palette.bar)
    _labels(pen, [point.label for point in points], spots)
    return pen.drawing


def _labels(pen: Pen, labels: Sequence[str], spots: Sequence[tuple[float, float]]) -> None:
    """Each label beside its spot where it covers no other spot or label; further off, with a line, where it must."""
    taken = [(x - 3.4, y - 3.4, x + 3.4, y + 3.4) for x, y in spots]
    for label, (x, y) in zip(labels, spots, strict=True):
        wide = TICK.width(clean(label))
        for reach in (4.5, 11.0, 18.0, 26.0, 34.0):
            places = [
                (x + reach, y - 2.5),
                (x - reach - wide, y - 2.5),
                (x - wide / 2, y + reach),
                (x - wide / 2, y - reach - 5),
                (x + reach * 0.7, y + reach * 0.7),
                (x - reach * 0.7 - wide, y + reach * 0.7),
                (x + reach * 0.7, y - reach * 0.7 - 5),
                (x - reach * 0.7 - wide, y - reach * 0.7 - 5),
            ]
            free = [place for place in places if not _covers((*place, place[0] + wide, place[1] + 5.4), taken)]
            if free:
                break
        at = free[0] if free else places[0]
        if reach > 5 and free:
            pen.rule(x, y, at[0] + wide / 2, at[1] + 2.5, pen.palette.muted)
        pen.words(*at, label, TICK)
        taken.append((*at, at[0] + wide, at[1] + 5.4))


def _covers(box: tuple[float, float, float, float], taken: Sequence[tuple[float, float, float, float]]) -> bool:
    return any(box[0] < right and box[2] > left and box[1] < top and box[3] > low for left, low, right, top in taken)
