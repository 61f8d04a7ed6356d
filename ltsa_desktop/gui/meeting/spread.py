"""Marks that would cover one another stand apart, each with a line to its place. Pure geometry."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache

Place = tuple[float, float]
REACH = 7
"""A mark is moved at most so many times the least distance; where even that is full, marks cover one another."""
_TURNS = 12


def spread(places: Sequence[Place], apart: float) -> list[Place]:
    """Where marks may stand so that none is nearer than `apart` to another.

    Args:
        places: true places in pixels.
        apart: the least distance of two marks.

    Returns:
        The mark's place for each of `places`: the same where nothing is near. The result does not depend on a shift of
        all places, so that it holds while a map is moved.
    """
    if not places:
        return []
    # Cells so small that one holds one mark at most, counted from the first place whatever the shift.
    side = apart / math.sqrt(2)
    left, top = min(x for x, _ in places), min(y for _, y in places)
    taken: dict[tuple[int, int], Place] = {}
    least = apart * apart * (1 - 1e-9)

    def free(x: float, y: float) -> bool:
        column, row = math.floor((x - left) / side), math.floor((y - top) / side)
        if (column, row) in taken:
            return False
        for i in range(column - 2, column + 3):
            for j in range(row - 2, row + 3):
                other = taken.get((i, j))
                if other is not None and (other[0] - x) ** 2 + (other[1] - y) ** 2 < least:
                    return False
        return True

    crowd = _crowd(places, apart)
    found: list[Place] = list(places)
    full: dict[tuple[int, int], int] = {}
    # Lone marks first: they keep their places, and what is crowded makes way.
    for index in sorted(range(len(places)), key=lambda i: (crowd[i], places[i], i)):
        x, y = places[index]
        near = (math.floor((x - left) / apart), math.floor((y - top) / apart))
        steps = _steps()
        # What was full for the neighbour is not tried again.
        first = full.get(near, 0)
        for number in range(first, len(steps)):
            dx, dy = steps[number]
            at = (x + dx * apart, y + dy * apart)
            if free(*at):
                found[index] = at
                taken[(math.floor((at[0] - left) / side), math.floor((at[1] - top) / side))] = at
                full[near] = max(first, number - 2 * _TURNS)
                break
        else:
            full[near] = len(steps)
    return found


def _crowd(places: Sequence[Place], apart: float) -> list[int]:
    """How many marks stand in the squares around each."""
    cells: dict[tuple[int, int], int] = {}
    keys = [(math.floor(x / apart), math.floor(y / apart)) for x, y in _from_first(places)]
    for key in keys:
        cells[key] = cells.get(key, 0) + 1
    return [sum(cells.get((column + i, row + j), 0) for i in (-1, 0, 1) for j in (-1, 0, 1)) for column, row in keys]


def _from_first(places: Sequence[Place]) -> list[Place]:
    left, top = min(x for x, _ in places), min(y for _, y in places)
    return [(x - left, y - top) for x, y in places]


@cache
def _steps() -> list[Place]:
    """The place itself, then rings around it, in multiples of the least distance."""
    spots: list[Place] = [(0.0, 0.0)]
    for half in range(2, 2 * REACH + 1):
        ring = half / 2
        turns = round(_TURNS * max(1.0, ring / 1.5))
        for turn in range(turns):
            angle = 2 * math.pi * turn / turns - math.pi / 2
            spots.append((ring * math.cos(angle), ring * math.sin(angle)))
    return spots
