"""The coast of Indonesia and its neighbours in a small form, from npm `world-atlas` (Natural Earth 1:10m, TopoJSON).

The arcs are simplified before the rings are put together, so that neighbours keep a common border.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

PACKAGE, VERSION = "world-atlas", "2.0.2"
SHA512 = (
    "2177d5d2ac25297a5c933d458705d5c0a46388884e9d6b6d3ac926e42b7132c8"
    "e013f317018447589aa05cea4cf0891c3c1a179f24d4e651477186b90a11b42d"
)
BOUNDS = (93.0, -13.0, 143.0, 9.0)
INDONESIA = "360"
NEIGHBOURS = {
    "036": "Australia", "096": "Brunei Darussalam", "104": "Myanmar", "116": "Kamboja", "356": "India",
    "458": "Malaysia", "585": "Palau", "598": "Papua Nugini", "608": "Filipina", "626": "Timor-Leste",
    "702": "Singapura", "704": "Vietnam", "764": "Thailand",
}  # fmt: skip

# Degrees: Douglas–Peucker tolerance, and the least area of an island that is kept (1 deg² is about 12,300 km² here).
TOLERANCE, TOLERANCE_ABROAD = 0.005, 0.03
LEAST_AREA, LEAST_AREA_ABROAD = 0.0001, 0.004
PLACES = 3
LARGEST = 300_000

Point = tuple[float, float]
Ring = list[Point]

SOURCES = """# Map

`coast.json`: the coast of Indonesia and, thinly, of its neighbours, as rings of [longitude, latitude] (WGS 84), for the
offline map. {rings} rings of Indonesia with {points} points; {abroad} rings of neighbours.

From npm `world-atlas` 2.0.2 (ISC, © Michael Bostock, `LICENSE-world-atlas.txt`), which packs Natural Earth 1:10m
(public domain, naturalearthdata.com). Simplified to {tolerance}° (about 0.6 km), islands below about 1.2 km² left out.

It is a background, not a statement about boundaries: it has no borders of provinces or regencies. Official boundaries
(GeoJSON of BIG/Kemendagri) are imported by the user: the pin on the map, or `ltsa map import`.
"""


class NotFetched(Exception):
    """The package could not be fetched; the message says why."""


def make() -> Iterator[tuple[str, bytes]]:
    """`coast.json`, its licence and its source; NotFetched without a network or npm."""
    with tempfile.TemporaryDirectory() as folder:
        package = _fetch(Path(folder))
        topology = json.loads((package / "countries-10m.json").read_text(encoding="utf-8"))
        licence = (package / "LICENSE").read_bytes()
    at_home = list(_rings(topology, {INDONESIA}, TOLERANCE, LEAST_AREA))
    neighbours = [
        {"name": name, "rings": rings}
        for code, name in NEIGHBOURS.items()
        if (rings := list(_rings(topology, {code}, TOLERANCE_ABROAD, LEAST_AREA_ABROAD)))
    ]
    content = {
        "bounds": list(BOUNDS),
        "source": f"Natural Earth 1:10m, {PACKAGE} {VERSION}",
        "indonesia": at_home,
        "neighbours": neighbours,
    }
    packed = (json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
    if len(packed) > LARGEST:
        raise SystemExit(f"coast.json has {len(packed)} bytes; raise the tolerance")
    yield "coast.json", packed
    yield "LICENSE-world-atlas.txt", licence
    yield (
        "SOURCES.md",
        SOURCES.format(
            rings=len(at_home),
            points=sum(map(len, at_home)),
            abroad=sum(len(n["rings"]) for n in neighbours),
            tolerance=TOLERANCE,
        ).encode(),
    )


def _fetch(folder: Path) -> Path:
    npm = shutil.which("npm")
    if npm is None:
        raise NotFetched("npm is not installed")
    done = subprocess.run(
        [npm, "pack", "--silent", f"{PACKAGE}@{VERSION}"], cwd=folder, capture_output=True, text=True, timeout=120
    )
    archive = folder / f"{PACKAGE}-{VERSION}.tgz"
    if done.returncode != 0 or not archive.is_file():
        raise NotFetched(f"{PACKAGE} {VERSION} could not be fetched")
    if hashlib.sha512(archive.read_bytes()).hexdigest() != SHA512:
        raise SystemExit(f"{archive.name} is not the archive that was published")
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
    return folder / "package"


def _rings(topology: dict[str, Any], codes: set[str], tolerance: float, least_area: float) -> Iterator[Ring]:
    """Closed rings of these countries inside the bounds, largest first."""
    arcs = _Arcs(topology, tolerance)
    rings: list[tuple[float, Ring]] = []
    for shape in topology["objects"]["countries"]["geometries"]:
        if shape.get("id") not in codes:
            continue
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        for polygon in polygons:
            for indices in polygon:
                ring = _clip(arcs.ring(indices))
                rounded = _round(ring)
                if len(rounded) > 3 and (size := _area(rounded)) >= least_area:
                    rings.append((size, rounded))
    for _, ring in sorted(rings, key=lambda r: (-r[0], r[1])):
        yield ring


class _Arcs:
    """A TopoJSON's arcs, decoded and simplified when first asked for."""

    def __init__(self, topology: dict[str, Any], tolerance: float) -> None:
        self.arcs = topology["arcs"]
        self.scale, self.translate = topology["transform"]["scale"], topology["transform"]["translate"]
        self.tolerance = tolerance
        self.known: dict[int, Ring] = {}

    def ring(self, indices: Sequence[int]) -> Ring:
        points: Ring = []
        for index in indices:
            arc = self._arc(index if index >= 0 else ~index)
            points += (arc if index >= 0 else arc[::-1])[1 if points else 0 :]
        return points

    def _arc(self, index: int) -> Ring:
        if index not in self.known:
            x = y = 0
            points: Ring = []
            for dx, dy in self.arcs[index]:
                x, y = x + dx, y + dy
                points.append((x * self.scale[0] + self.translate[0], y * self.scale[1] + self.translate[1]))
            self.known[index] = _simplify(points, self.tolerance)
        return self.known[index]


def _simplify(points: Ring, tolerance: float) -> Ring:
    """Douglas–Peucker; of a closed arc (an island) the first cut is at the point farthest from its beginning."""
    if len(points) < 3:
        return points
    keep = {0, len(points) - 1}
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        middle, far = first, -1.0
        for index in range(first + 1, last):
            distance = _distance(points[index], points[first], points[last])
            if distance > far:
                middle, far = index, distance
        if far > tolerance:
            keep.add(middle)
            spans += [(first, middle), (middle, last)]
    return [points[index] for index in sorted(keep)]


def _distance(p: Point, a: Point, b: Point) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    t = 0.0 if length == 0 else max(0.0, min(1.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length))
    x, y = p[0] - a[0] - t * dx, p[1] - a[1] - t * dy
    return float((x * x + y * y) ** 0.5)


def _clip(ring: Ring) -> Ring:
    """Sutherland–Hodgman against the four sides of the bounds."""
    west, south, east, north = BOUNDS
    for axis, limit, sign in ((0, west, 1), (1, south, 1), (0, east, -1), (1, north, -1)):
        clipped: Ring = []
        for previous, current in zip(ring[-1:] + ring[:-1], ring, strict=True):
            before, after = sign * (previous[axis] - limit) >= 0, sign * (current[axis] - limit) >= 0
            if before != after:
                t = (limit - previous[axis]) / (current[axis] - previous[axis])
                clipped.append(
                    (previous[0] + t * (current[0] - previous[0]), previous[1] + t * (current[1] - previous[1]))
                )
            if after:
                clipped.append(current)
        ring = clipped
    return ring


def _round(ring: Ring) -> Ring:
    """Three decimals, without repeated points, closed."""
    points: Ring = []
    for lon, lat in ring:
        point = (round(lon, PLACES), round(lat, PLACES))
        if not points or point != points[-1]:
            points.append(point)
    if points and points[0] != points[-1]:
        points.append(points[0])
    return points


def _area(ring: Ring) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))) / 2
