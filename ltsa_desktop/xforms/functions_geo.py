"""Functions of places: area, distance, geofence (the Earth as a sphere of JavaRosa's radius)."""

from __future__ import annotations

import itertools
import math

from ltsa_desktop.xforms.registry import plain
from ltsa_desktop.xforms.values import NAN, text_number

EARTH = 6_378_100.0
"""JavaRosa's radius of the Earth, in metres (GeoUtils)."""

Place = tuple[float, float]
"""Latitude and longitude, in degrees."""


def parse_point(text: str) -> Place | None:
    """`latitude longitude [altitude [accuracy]]`, or None."""
    parts = text.split()
    if not 2 <= len(parts) <= 4:
        return None
    latitude, longitude = text_number(parts[0]), text_number(parts[1])
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        return None
    return latitude, longitude


def parse_line(text: str) -> list[Place] | None:
    """Points separated by `;`, or None when one of them is not a point or there are fewer than two."""
    points = [parse_point(part) for part in text.strip().rstrip("; \t\n").split(";")]
    known = [point for point in points if point is not None]
    return known if len(known) == len(points) and len(known) >= 2 else None


def _line(texts: list[str]) -> list[Place] | None:
    if len(texts) == 1:
        return parse_line(texts[0])
    points = [parse_point(text) for text in texts]
    known = [point for point in points if point is not None]
    return known if len(known) == len(points) and len(known) >= 2 else None


def _centimetres(value: float) -> float:
    return abs(math.floor(value * 100 + 0.5) / 100)


@plain("area", "l", "n")
def area(texts: list[str]) -> float:
    """The area inside the points, in square metres, to two decimals; 0 for fewer than three points."""
    points = _line(texts)
    if points is None or len(points) < 3:
        return 0.0
    if points[0] != points[-1]:
        points = [*points, points[0]]
    total = 0.0
    for (latitude, longitude), (next_latitude, next_longitude) in itertools.pairwise(points):
        total += math.radians(next_longitude - longitude) * (
            2 + math.sin(math.radians(next_latitude)) + math.sin(math.radians(latitude))
        )
    return _centimetres(total * EARTH * EARTH / 2)


@plain("distance", "l l*", "n")
def distance(first_texts: list[str], more_texts: list[str]) -> float:
    """The length of the line through the points, in metres, to two decimals; NaN when there is none."""
    points = _line([*first_texts, *more_texts])
    if points is None:
        return NAN
    total = 0.0
    for (latitude, longitude), (next_latitude, next_longitude) in itertools.pairwise(points):
        first, second = math.radians(latitude), math.radians(next_latitude)
        cosine = math.sin(first) * math.sin(second) + math.cos(first) * math.cos(second) * math.cos(
            math.radians(longitude - next_longitude)
        )
        total += math.acos(max(-1.0, min(1.0, cosine))) * EARTH
    return _centimetres(total)


@plain("geofence", "s s", "b")
def geofence(point: str, shape: str) -> bool:
    """Whether the point lies inside the closed shape."""
    place = parse_point(point)
    corners = parse_line(shape)
    if place is None or corners is None or corners[0] != corners[-1]:
        return False
    latitude, longitude = place
    inside = False
    for (lat_1, lon_1), (lat_2, lon_2) in itertools.pairwise(corners):
        if (lat_2 > latitude) != (lat_1 > latitude) and longitude < (lon_1 - lon_2) * (latitude - lat_2) / (
            lat_1 - lat_2
        ) + lon_2:
            inside = not inside
    return inside
