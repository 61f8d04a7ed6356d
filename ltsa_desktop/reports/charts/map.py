"""The status map: the coast, each centre a mark told apart by its shape, close ones spread apart, Java enlarged."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from ltsa_desktop.ground.paths import resource
from ltsa_desktop.reports.typeset import Style, clean

from .palette import GREY, RGB, Palette
from .pen import SMALL, Mark, Pen

Ring = Sequence[tuple[float, float]]
Box = tuple[float, float, float, float]

COUNTRY: Box = (94.6, -11.3, 141.4, 6.3)
CROWDED: Box = (104.9, -9.3, 117.4, -5.4)
"""Java, Bali and Lombok, where the centres stand closest: drawn a second time, enlarged."""
STATE_MARKS: dict[str, Mark] = {
    "aktif": "disc",
    "aktif sebagian": "half",
    "tidak aktif": "cross",
    "belum diverifikasi": "ring",
}
_NUMBER = Style(6.8, 8, "bold")
_RADIUS = 3.4
_STEPS = 240


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map.

    Attributes:
        label: short, beside the mark: its number in the list.
        state: of `STATE_MARKS`; anything else is drawn as not yet verified.
        approximate: its position is the capital's of its regency; the number is set in brackets.
        pilot: an MRC pilot, with a small diamond at its mark.
    """

    label: str
    longitude: float
    latitude: float
    state: str
    approximate: bool = False
    pilot: bool = False


def state_colour(state: str, palette: Palette) -> RGB:
    """The colour of a centre's state."""
    return {"aktif": palette.good, "aktif sebagian": palette.fair, "tidak aktif": palette.poor}.get(
        state, palette.unknown
    )


def status_map(
    spots: Sequence[Spot],
    legend: Sequence[tuple[str, str]],
    width: float,
    pilot: str = "",
    borders: Sequence[Ring] = (),
    enlarge: bool = True,
    palette: Palette = GREY,
) -> Any:
    """The map with its legend.

    Args:
        spots: centres with a position.
        legend: state and the words for it with its count ("aktif · 36").
        pilot: words for the mark of an MRC pilot; none is drawn without.
        borders: rings of official boundaries, [longitude, latitude].
        enlarge: a second frame with the crowded part, when centres stand in it.

    Returns a drawing of `width` points.
    """
    tall = _height(COUNTRY, width)
    near = [spot for spot in spots if _within(spot, CROWDED)] if enlarge else []
    below = _height(CROWDED, width) + 10 if near else 0.0
    pen = Pen(width, tall + below + 18, palette)
    frame = (0.0, pen.drawing.height - tall, width, tall)
    _land(pen, COUNTRY, frame, borders)
    _marks(pen, [s for s in spots if s not in near], COUNTRY, frame, labelled=True)
    _marks(pen, near, COUNTRY, frame, labelled=False)
    if near:
        x0, y0 = _place(CROWDED[0], CROWDED[1], COUNTRY, frame)
        x1, y1 = _place(CROWDED[2], CROWDED[3], COUNTRY, frame)
        pen.area(x0, y0, x1 - x0, y1 - y0, None, palette.ink, weight=0.5)
        inset = (0.0, 18.0, width, below - 10)
        _land(pen, CROWDED, inset, borders)
        _marks(pen, near, CROWDED, inset, labelled=True)
        pen.area(*inset, None, palette.ink, weight=0.5)
    x = 0.0
    for state, words in legend:
        pen.mark(x + 4, 5, _RADIUS, STATE_MARKS.get(state, "ring"), state_colour(state, palette))
        pen.words(x + 11, 2.4, words, SMALL)
        x += 11 + SMALL.width(clean(words)) + 14
    if pilot:
        pen.mark(x + 4, 5, 2.6, "diamond", palette.ink)
        pen.words(x + 11, 2.4, pilot, SMALL)
    return pen.drawing


def _within(spot: Spot, box: Box) -> bool:
    return box[0] <= spot.longitude <= box[2] and box[1] <= spot.latitude <= box[3]


def _height(box: Box, width: float) -> float:
    return width * (box[3] - box[1]) / (box[2] - box[0])


def _place(longitude: float, latitude: float, box: Box, frame: Box) -> tuple[float, float]:
    """Equirectangular: near the equator nothing is stretched by more than 2 %."""
    x, y, width, height = frame
    return x + width * (longitude - box[0]) / (box[2] - box[0]), y + height * (latitude - box[1]) / (box[3] - box[1])


@cache
def coast() -> tuple[list[Ring], list[Ring]]:
    """The shipped rings of Indonesia and of its neighbours."""
    data = json.loads(resource("map/coast.json").read_text(encoding="utf-8"))
    return data["indonesia"], [ring for country in data["neighbours"] for ring in country["rings"]]


def _land(pen: Pen, box: Box, frame: Box, borders: Sequence[Ring]) -> None:
    palette = pen.palette
    pen.area(*frame, palette.sea)
    own, others = coast()
    for rings, fill, line in ((others, None, palette.line), (own, palette.land, palette.muted)):
        for ring in rings:
            points = _seen(ring, box, frame)
            if len(points) > 2:
                pen.shape(points, fill, line, 0.3)
    for ring in borders:
        points = _seen(ring, box, frame)
        if len(points) > 2:
            pen.shape(points, None, palette.line, 0.3)


def _seen(ring: Ring, box: Box, frame: Box) -> list[tuple[float, float]]:
    """A ring cut at the frame, without points that a printer cannot tell apart."""
    if all(x < box[0] for x, _ in ring) or all(x > box[2] for x, _ in ring):
        return []
    if all(y < box[1] for _, y in ring) or all(y > box[3] for _, y in ring):
        return []
    points: list[tuple[float, float]] = []
    for longitude, latitude in ring:
        x, y = _place(longitude, latitude, box, frame)
        if not points or abs(x - points[-1][0]) + abs(y - points[-1][1]) > 0.5:
            points.append((x, y))
    for axis, limit, keep in (
        (0, frame[0], 1),
        (0, frame[0] + frame[2], -1),
        (1, frame[1], 1),
        (1, frame[1] + frame[3], -1),
    ):
        points = _cut(points, axis, limit, keep)
    return points


def _cut(points: Sequence[tuple[float, float]], axis: int, limit: float, keep: int) -> list[tuple[float, float]]:
    """What of a polygon lies on one side of a line (Sutherland and Hodgman 1974)."""
    kept: list[tuple[float, float]] = []
    for index, point in enumerate(points):
        before = points[index - 1]
        inside, was = (point[axis] - limit) * keep >= 0, (before[axis] - limit) * keep >= 0
        if inside != was:
            share = (limit - before[axis]) / (point[axis] - before[axis])
            kept.append((before[0] + (point[0] - before[0]) * share, before[1] + (point[1] - before[1]) * share))
        if inside:
            kept.append(point)
    return kept


def _marks(pen: Pen, spots: Sequence[Spot], box: Box, frame: Box, labelled: bool) -> None:
    homes = [_place(spot.longitude, spot.latitude, box, frame) for spot in spots]
    labels = [f"({spot.label})" if spot.approximate else spot.label for spot in spots]
    wides = [2 * _RADIUS + (3 + _NUMBER.width(clean(label)) if labelled else 0) for label in labels]
    places = _spread(homes, wides, frame) if labelled else homes
    for (hx, hy), (x, y) in zip(homes, places, strict=True):
        if abs(hx - x) + abs(hy - y) > 2 * _RADIUS:
            pen.rule(hx, hy, x, y, pen.palette.muted, 0.4)
    radius = _RADIUS if labelled else 1.7
    for spot, label, (x, y) in zip(spots, labels, places, strict=True):
        pen.mark(x, y, radius, STATE_MARKS.get(spot.state, "ring"), state_colour(spot.state, pen.palette))
        if labelled:
            if spot.pilot:
                pen.mark(x - radius, y + radius, 2.1, "diamond", pen.palette.ink)
            pen.words(x + radius + 2, y - 2.4, label, _NUMBER)


def _spread(homes: Sequence[tuple[float, float]], wides: Sequence[float], frame: Box) -> list[tuple[float, float]]:
    """Places near their homes where marks with their numbers do not cover each other; the same for the same centres."""
    places = [(x + index % 7 * 0.013, y + index % 5 * 0.017) for index, (x, y) in enumerate(homes)]
    high = 2 * _RADIUS + 1.4
    for step in range(_STEPS):
        moved = False
        for i in range(len(places)):
            for j in range(i + 1, len(places)):
                (xi, yi), (xj, yj) = places[i], places[j]
                over_x = min(xi + wides[i], xj + wides[j]) - max(xi, xj) + 1.2
                over_y = high - abs(yi - yj)
                if over_x <= 0 or over_y <= 0:
                    continue
                moved = True
                if over_y <= over_x * 0.8:
                    push = over_y / 2 if yi >= yj else -over_y / 2
                    places[i], places[j] = (xi, yi + push), (xj, yj - push)
                else:
                    push = over_x / 2 if xi >= xj else -over_x / 2
                    places[i], places[j] = (xi + push, yi), (xj - push, yj)
        for index, (x, y) in enumerate(places):
            hx, hy = homes[index]
            pull = 0.04 if step < _STEPS * 0.7 else 0.0
            x, y = x + (hx - x) * pull, y + (hy - y) * pull
            places[index] = (
                min(max(x, frame[0] + _RADIUS + 1), frame[0] + frame[2] - wides[index]),
                min(max(y, frame[1] + high / 2), frame[1] + frame[3] - high / 2),
            )
        if not moved and step > 20:
            break
    return places
