"""Boundaries out of a GeoJSON file: checked, told apart by province and regency, simplified. Pure but for the reading.

Coordinates are RFC 7946's: [longitude, latitude] in degrees (WGS 84). Simplifying is rounding to a grid and leaving out
what then lies on a straight line: two neighbours keep the very same points along the border they share.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

import msgspec

from ltsa_desktop.ground.formats import number
from ltsa_desktop.ground.refusals import why as reason
from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.store.register_regions import Region, Regions, shipped_regions

Level = Literal["province", "regency"]
LEVELS: Final[tuple[Level, ...]] = ("province", "regency")
MAX_FILE: Final = 200 << 20
"""The largest file read, in bytes. A national file of all regencies at 1:250.000 has some tens of megabytes."""
MAX_FEATURES: Final = 40_000
MAX_POINTS: Final = 6_000_000
MAX_KEPT: Final = 400_000
"""Points kept after simplifying; with more of them the grid is made coarser."""
GRID: Final = 500
"""Steps of the finest grid in a degree: 0.002°, about 220 m."""
BOUNDS: Final = (90.0, -16.0, 146.0, 12.0)
"""West, south, east, north of what can be Indonesia."""
TOO_FINE: Final = 700
"""More districts or villages than this in a file, and it is one of those, not of regencies."""

Told = Callable[[int, int], object]
_FINE = re.compile(r"\d{2}\.\d{2}\.\d{2}(\.\d{4})?|\d{6}|\d{7}|\d{10}")
_CODE = re.compile(r"(\d{2})(?:\.?(\d{2}))?")


@dataclass(frozen=True, slots=True)
class Area:
    """One province or regency.

    Attributes:
        code: of the Kemendagri table, "" when the file's name for it is not there.
        name: of the table, else as the file has it.
        rings: closed lines, each as x1, y1, x2, y2 … in steps of the layer's grid.
    """

    code: str
    name: str
    rings: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Layer:
    """The boundaries of one level.

    Attributes:
        grid: steps in a degree.
        source: name of the file they came from.
        points_before: in the file; `points` those that are kept.
    """

    level: Level
    grid: int
    areas: tuple[Area, ...]
    source: str
    points_before: int

    @property
    def points(self) -> int:
        """How many points there are in all rings."""
        return sum(len(ring) // 2 for area in self.areas for ring in area.rings)

    @property
    def unknown(self) -> tuple[str, ...]:
        """Names of areas that are not in the table."""
        return tuple(area.name for area in self.areas if not area.code)


_NOTHING = msgspec.Raw(b"null")


class _Feature(msgspec.Struct):
    type: str = ""
    geometry: msgspec.Raw = _NOTHING
    properties: msgspec.Raw = _NOTHING


class _Collection(msgspec.Struct):
    type: str = ""
    features: list[_Feature] | None = None


class _Kind(msgspec.Struct):
    type: str = ""


class _Polygon(msgspec.Struct):
    coordinates: list[list[list[float]]]


class _MultiPolygon(msgspec.Struct):
    coordinates: list[list[list[list[float]]]]


def read_boundaries(path: Path, told: Told | None = None, regions: Regions | None = None) -> Layer:
    """Read, check and simplify a file.

    Args:
        path: a GeoJSON FeatureCollection of polygons.
        told: gets (features done, of all); what it raises stops the work.
        regions: the table of provinces and regencies, the shipped one by default.

    Raises:
        UserError: what is wrong with the file and what to do, codes "boundaries-…".
    """
    features = _features(path)
    properties = [_properties(feature) for feature in features]
    level, codes, names = _places(properties, regions or shipped_regions())
    rings: dict[tuple[str, str], list[list[tuple[int, int]]]] = defaultdict(list)
    before = 0
    for done, feature in enumerate(features):
        if told is not None:
            told(done, len(features))
        place = codes[done], names[done]
        for ring in _rings(feature, path.name):
            before += len(ring)
            if before > MAX_POINTS:
                raise _too_large(Text("lebih dari {n} titik", "more than {n} points").format(n=_count(MAX_POINTS)))
            small = _snap(_checked(ring, path.name), GRID)
            if small:
                rings[place].append(small)
        feature.geometry = _NOTHING  # its bytes are not needed again
    if told is not None:
        told(len(features), len(features))
    grid = GRID
    while sum(len(ring) for some in rings.values() for ring in some) > MAX_KEPT:
        grid //= 2
        for place, some in rings.items():
            rings[place] = [small for ring in some if (small := _snap([(x / 2, y / 2) for x, y in ring], 1))]
    areas = tuple(
        Area(code, name, tuple(tuple(n for at in ring for n in at) for ring in some))
        for (code, name), some in sorted(rings.items())
        if some
    )
    if not areas:
        raise _refuse(
            "empty",
            Text(
                id="Di “{name}” tidak ada poligon yang dapat digambar.",
                en="There is no polygon in “{name}” that could be drawn.",
            ).format(name=path.name),
        )
    return Layer(level, grid, areas, path.name, before)


def _features(path: Path) -> list[_Feature]:
    try:
        size = path.stat().st_size
        if size > MAX_FILE:
            raise _too_large(Text(f"{size >> 20} MB", f"{size >> 20} MB"))
        data = path.read_bytes()
    except OSError as error:
        raise _refuse(
            "unreadable",
            Text(id="Berkas “{name}” tidak dapat dibaca: {why}.", en="“{name}” cannot be read: {why}.").format(
                name=path.name, why=reason(error)
            ),
        ) from error
    try:
        found = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"), type=_Collection)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise _no_geojson(path.name) from error
    if found.type == "Topology":
        raise _refuse(
            "topojson",
            Text(
                id="“{name}” adalah TopoJSON. Simpan ulang sebagai GeoJSON (misalnya di QGIS: Ekspor → GeoJSON), lalu "
                "impor lagi.",
                en="“{name}” is TopoJSON. Save it as GeoJSON (in QGIS: Export → GeoJSON), then import it again.",
            ).format(name=path.name),
        )
    if found.type != "FeatureCollection" or not found.features:
        raise _no_geojson(path.name)
    if len(found.features) > MAX_FEATURES:
        raise _too_large(Text("{n} bidang", "{n} features").format(n=_count(len(found.features))))
    return found.features


def _properties(feature: _Feature) -> dict[str, str]:
    """What a feature says of itself, as text; nested values are left out."""
    try:
        found = msgspec.json.decode(feature.properties)
    except (msgspec.MsgspecError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {
        str(key): str(int(value) if isinstance(value, float) and value == int(value) else value).strip()
        for key, value in list(found.items())[:200]
        if isinstance(value, str | int | float) and not isinstance(value, bool) and _may_name(value)
    }


def _may_name(value: str | float) -> bool:
    """Whether a property's value can be a name or a code at all."""
    return len(value) < 200 if isinstance(value, str) else abs(value) < 1e12


def _rings(feature: _Feature, name: str) -> Iterable[list[list[float]]]:
    """Every ring of a feature, holes as well."""
    if bytes(feature.geometry) == b"null":
        return []
    try:
        kind = msgspec.json.decode(feature.geometry, type=_Kind).type
        if kind == "Polygon":
            return msgspec.json.decode(feature.geometry, type=_Polygon).coordinates
        if kind == "MultiPolygon":
            polygons = msgspec.json.decode(feature.geometry, type=_MultiPolygon).coordinates
            return [ring for polygon in polygons for ring in polygon]
    except (msgspec.MsgspecError, RecursionError) as error:
        raise _no_geojson(name) from error
    raise _refuse(
        "no-polygons",
        Text(
            id="“{name}” berisi {kind}, bukan poligon. Pilih berkas jenis area (AR), bukan garis atau titik.",
            en="“{name}” holds {kind}, no polygons. Choose the file of areas (AR), not of lines or points.",
        ).format(name=name, kind=kind or "?"),
    )


def _checked(ring: Sequence[Sequence[float]], name: str) -> Sequence[Sequence[float]]:
    """The ring, if it can lie in Indonesia."""
    west, south, east, north = BOUNDS
    for at in ring:
        if len(at) < 2:
            raise _no_geojson(name)
        if not (west <= at[0] <= east and south <= at[1] <= north):
            raise _elsewhere(name, at[0], at[1])
    return ring


def _elsewhere(name: str, x: float, y: float) -> UserError:
    west, south, east, north = BOUNDS
    swapped = west <= y <= east and south <= x <= north
    if not swapped and (abs(x) > 180 or abs(y) > 90):
        return _refuse(
            "metres",
            Text(
                id="Koordinat di “{name}” bukan derajat (mungkin meter, UTM). Simpan ulang dengan EPSG:4326 (WGS 84), "
                "lalu impor lagi.",
                en="The coordinates in “{name}” are not degrees (metres of UTM, perhaps). Save it with EPSG:4326 "
                "(WGS 84), then import it again.",
            ).format(name=name),
        )
    if swapped:
        return _refuse(
            "swapped",
            Text(
                id="Di “{name}” lintang berdiri di depan bujur. GeoJSON menulis bujur dahulu: simpan ulang dari QGIS.",
                en="In “{name}” latitude stands before longitude. GeoJSON writes longitude first: save it from QGIS.",
            ).format(name=name),
        )
    return _refuse(
        "elsewhere",
        Text(
            id="“{name}” memuat tempat di luar Indonesia (bujur {x}, lintang {y}).",
            en="“{name}” holds a place outside Indonesia (longitude {x}, latitude {y}).",
        ).format(name=name, x=f"{x:.2f}", y=f"{y:.2f}"),
    )


def _snap(ring: Iterable[Sequence[float]], steps: int) -> list[tuple[int, int]]:
    """A ring on the grid, closed; [] when nothing of it is left."""
    points: list[tuple[int, int]] = []
    for at in ring:
        x, y = round(at[0] * steps), round(at[1] * steps)
        if points and points[-1] == (x, y):
            continue
        while len(points) > 1 and _straight(points[-2], points[-1], x, y):
            points.pop()
        points.append((x, y))
    if len(points) > 1 and points[0] != points[-1]:
        points.append(points[0])
    return points if len(points) > 3 else []


def _straight(one: tuple[int, int], two: tuple[int, int], x: int, y: int) -> bool:
    """Whether a line goes on in its direction."""
    ax, ay, bx, by = two[0] - one[0], two[1] - one[1], x - two[0], y - two[1]
    return ax * by == ay * bx and ax * bx + ay * by > 0


def _places(rows: Sequence[Mapping[str, str]], regions: Regions) -> tuple[Level, list[str], list[str]]:
    """The level of a file, and for each feature its code ("" when unknown) and its name.

    A column counts by how many different provinces or regencies its values are. Codes of BPS are others than those of
    Kemendagri and are not looked at.
    """
    columns = dict.fromkeys(key for row in rows for key in row if "bps" not in key.casefold())
    best: tuple[int, int, Level, str] = (0, 0, "province", "")
    for key in columns:
        values = [row.get(key, "") for row in rows]
        if len({value for value in values if _FINE.fullmatch(value)}) > TOO_FINE:
            raise _refuse(
                "too-fine",
                Text(
                    id="Berkas ini memuat kecamatan atau desa. Peta memakai batas provinsi atau kabupaten/kota.",
                    en="This file holds districts or villages. The map uses boundaries of provinces or regencies.",
                ),
            )
        for level in LEVELS:
            found = {region.code for value in set(values) if (region := _region(value, level, regions)) is not None}
            # At a tie a file of provinces is likelier than one of a single regency, and a code surer than a name.
            best = max(best, (len(found), level == "province", level, key), key=lambda b: (b[0], b[1]))
    count, _, level, key = best
    if not count:
        raise _refuse(
            "unknown",
            Text(
                id="Tidak satu pun nama atau kode di berkas ini dikenal sebagai provinsi atau kabupaten/kota.",
                en="No name or code in this file is known as a province or regency.",
            ),
        )
    codes, names = [], []
    for row in rows:
        region = _region(row.get(key, ""), level, regions)
        codes.append(region.code if region is not None else "")
        names.append(region.name if region is not None else row.get(key, "") or "–")
    return level, codes, names


def _region(value: str, level: Level, regions: Regions) -> Region | None:
    """The province or regency that a value names by code or by name."""
    if not value:
        return None
    if match := _CODE.fullmatch(value):
        if (match[2] is None) != (level == "province"):
            return None
        return regions.get(match[1] if match[2] is None else f"{match[1]}.{match[2]}")
    if value[0].isdigit():
        return None
    if level == "province":
        return regions.province(value)
    # "Bogor" beside "Kota Bogor" is the regency.
    found = sorted(regions.regencies(value), key=lambda region: region.kind != "kabupaten")
    return found[0] if found and (len(found) == 1 or found[0].kind != found[1].kind) else None


def _count(n: int) -> Text:
    return Text(number(n, 0, "id"), number(n, 0, "en"))


def _refuse(code: str, text: Text) -> UserError:
    return UserError(text, code=f"boundaries-{code}")


def _too_large(what: Text) -> UserError:
    return _refuse(
        "too-large",
        Text(
            id="Berkas ini terlalu besar untuk peta ({what}). Sederhanakan dahulu (di QGIS: Simplify, atau mapshaper), "
            "lalu impor lagi. Peta yang lama tidak berubah.",
            en="This file is too large for the map ({what}). Simplify it first (in QGIS: Simplify, or mapshaper), then "
            "import it again. The map as it was is unchanged.",
        ).format(what=what),
    )


def _no_geojson(name: str) -> UserError:
    return _refuse(
        "no-geojson",
        Text(
            id="“{name}” bukan GeoJSON yang utuh (FeatureCollection dengan poligon). Peta yang lama tidak berubah.",
            en="“{name}” is no whole GeoJSON (a FeatureCollection of polygons). The map as it was is unchanged.",
        ).format(name=name),
    )


def to_bytes(layer: Layer) -> bytes:
    """How a layer is kept."""
    return msgspec.json.encode(layer)


def from_bytes(data: bytes) -> Layer:
    """What `to_bytes` wrote."""
    found: Any = msgspec.json.decode(data, type=Layer)
    return found  # type: ignore[no-any-return]
