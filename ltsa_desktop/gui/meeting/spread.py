"""Marks that would cover one another stand apart, each with a line to its place. Pure geometry."""

from __future__ import annotations

import math
from collections.abc import Sequence

Place = tuple[float, float]
_TURNS = 14


def spread(places: Sequence[Place], apart: float, reach: float = 9.0) -> list[Place]:
    """Where marks may stand so that none is nearer than `apart` to another.

    Args:
        places: true places in pixels.
        apart: the least distance of two marks.
        reach: how far a mark may be moved, in multiples of `apart`; beyond that it covers others.

    Returns:
        The mark's place for each of `places`: the same where nothing is near. The result does not depend on a shift of
        all places, so that it holds while a map is moved.
    """
    taken: dict[tuple[int, int], list[Place]] = {}

    def free(x: float, y: float) -> bool:
        column, row = math.floor(x / apart), math.floor(y / apart)
        return all(
            math.hypot(x - other[0], y - other[1]) >= apart - 1e-6
            for i in (column - 1, column, column + 1)
            for j in (row - 1, row, row + 1)
            for other in taken.get((i, j), ())
        )

    found: list[Place] = list(places)
    # Lone marks first: they keep their places, and what is crowded makes way.
    crowd = [_neighbours(index, places, apart) for index in range(len(places))]
    for index in sorted(range(len(places)), key=lambda i: (crowd[i], places[i], i)):
        x, y = places[index]
        at = next((spot for spot in _around(x, y, apart, reach) if free(*spot)), (x, y))
        found[index] = at
        taken.setdefault((math.floor(at[0] / apart), math.floor(at[1] / apart)), []).append(at)
    return found


def _neighbours(index: int, places: Sequence[Place], apart: float) -> int:
    x, y = places[index]
    return sum(abs(x - other[0]) < apart and abs(y - other[1]) < apart for other in places)


def _around(x: float, y: float, apart: float, reach: float) -> list[Place]:
    """The place itself, then rings around it."""
    spots = [(x, y)]
    ring = 1.0
    while ring <= reach:
        turns = round(_TURNS * max(1.0, ring / 1.5))
        for turn in range(turns):
            angle = 2 * math.pi * turn / turns - math.pi / 2
            spots.append((x + apart * ring * math.cos(angle), y + apart * ring * math.sin(angle)))
        ring += 0.5
    return spots
