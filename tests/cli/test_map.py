"""Boundaries from GeoJSON by the command line: what is taken, what is refused, and what the store then holds."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from ltsa_desktop.ground.words import UserError
from ltsa_desktop.store import geojson, open_store
from ltsa_desktop.store.boundaries import read_layers
from ltsa_desktop.store.register_regions import shipped_regions

PASSWORD = "kata sandi uji"


def ring(x: float, y: float, size: float, points: int = 40) -> list[list[float]]:
    """A round area that is no region's real shape."""
    turn = [2 * math.pi * i / points for i in range(points)]
    made = [[x + size * math.cos(a), y + size * math.sin(a)] for a in turn]
    return [*made, made[0]]


def feature(properties: dict[str, Any], *rings: list[list[float]]) -> dict[str, Any]:
    """One polygon."""
    return {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": list(rings)}}


def write(path: Path, features: Sequence[object], **more: object) -> Path:
    """A FeatureCollection."""
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features, **more}), encoding="utf-8")
    return path


def regencies(tmp_path: Path, key: str = "KDPKAB") -> Path:
    """All 514 regencies by code, as round areas on a grid."""
    found = [r for r in shipped_regions() if r.kind != "province"]
    return write(
        tmp_path / "kabkota.geojson",
        [
            feature(
                {"OBJECTID": i, key: r.code, "WADMPR": "x", "SHAPE_Area": 0.5},
                ring(95.5 + i % 45, -10 + i // 45, 0.45),
            )
            for i, r in enumerate(found)
        ],
    )


def test_all_regencies_are_taken_and_kept(ltsa, store: Path, tmp_path: Path) -> None:
    told = ltsa("--store", store, "--json", "map", "import", regencies(tmp_path)).json
    assert (told["level"], told["areas"], told["unknown"]) == ("regency", 514, [])
    (shown,) = ltsa("--store", store, "--json", "map", "show").json
    assert (shown["areas"], shown["source"]) == (514, "kabkota.geojson")
    opened = open_store(store, PASSWORD)
    (layer,) = read_layers(opened)
    opened.close()
    area = next(a for a in layer.areas if a.code == "35.04")
    assert area.name == "Kabupaten Tulungagung"
    assert area.rings[0][:2] == area.rings[0][-2:], "a ring is closed"


def test_provinces_are_known_by_name_beside_regencies(ltsa, store: Path, tmp_path: Path) -> None:
    ltsa("--store", store, "map", "import", regencies(tmp_path))
    names = [("Jawa Timur", 112, -7.5), ("DKI Jakarta", 106.8, -6.2), ("DI Yogyakarta", 110.4, -7.8)]
    path = write(tmp_path / "provinsi.json", [feature({"NAME_1": n}, ring(x, y, 0.4)) for n, x, y in names])
    told = ltsa("--store", store, "--json", "map", "import", path).json
    assert (told["level"], told["areas"]) == ("province", 3)
    opened = open_store(store, PASSWORD)
    provinces, under = read_layers(opened)
    opened.close()
    assert sorted(a.code for a in provinces.areas) == ["31", "34", "35"]
    assert under.level == "regency"
    assert ltsa("--store", store, "--json", "map", "remove", "regency").json == {"removed": True}
    assert [s["level"] for s in ltsa("--store", store, "--json", "map", "show").json] == ["province"]


def test_islands_in_several_features_become_one_area(tmp_path: Path) -> None:
    parts = [feature({"WADMKK": "Lombok Tengah"}, ring(116.3 + i, -8.7, 0.3)) for i in range(3)]
    other = feature({"WADMKK": "Kota Mataram"}, ring(116.1, -8.6, 0.05))
    layer = geojson.read_boundaries(write(tmp_path / "a.json", [*parts, other]))
    assert [(a.code, len(a.rings)) for a in layer.areas] == [("52.02", 3), ("52.71", 1)]


def test_neighbours_keep_the_points_of_the_border_they_share(tmp_path: Path) -> None:
    border = [[112 + 0.0007 * i, -8 + 0.013 * math.sin(i / 9)] for i in range(400)]
    north = [*border, [112.28, -7], [112, -7], border[0]]
    south = [*reversed(border), [112, -9], [112.28, -9], border[-1]]
    path = write(tmp_path / "a.json", [feature({"k": "35.04"}, north), feature({"k": "35.05"}, south)])
    one, two = geojson.read_boundaries(path).areas
    shared = [
        {
            at
            for at in zip(a.rings[0][::2], a.rings[0][1::2], strict=True)
            if 56000 < at[0] < 56135 and -4250 < at[1] < -3750
        }
        for a in (one, two)
    ]
    assert len(shared[0]) > 20
    assert shared[0] == shared[1]


def test_a_name_outside_the_table_is_drawn_and_told(ltsa, store: Path, tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.json",
        [feature({"n": "Kabupaten Blitar"}, ring(112, -8, 0.3)), feature({"n": "Kabupaten Baru"}, ring(113, -8, 0.3))],
    )
    told = ltsa("--store", store, "--json", "map", "import", path).json
    assert (told["areas"], told["unknown"]) == (2, ["Kabupaten Baru"])


def bad_files(tmp_path: Path) -> dict[str, Path]:
    """What is refused, by the code of the refusal."""
    good = {"k": "35"}

    def text(name: str, content: str) -> Path:
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        return path

    line = {"type": "Feature", "properties": good, "geometry": {"type": "LineString", "coordinates": [[1, 2], [3, 4]]}}
    villages = [feature({"KODE": f"35.{i // 100:02}.{i % 100:02}.2001"}, ring(112, -8, 0.1)) for i in range(800)]
    return {
        "boundaries-no-geojson": text("rusak.json", '{"type": "FeatureCollection", "features": ['),
        "boundaries-topojson": text("topo.json", '{"type": "Topology", "objects": {}}'),
        "boundaries-metres": write(tmp_path / "utm.json", [feature(good, ring(650000, 9100000, 100))]),
        "boundaries-swapped": write(tmp_path / "tukar.json", [feature(good, [[y, x] for x, y in ring(112, -8, 1)])]),
        "boundaries-elsewhere": write(tmp_path / "paris.json", [feature(good, ring(2.3, 48.8, 1))]),
        "boundaries-no-polygons": write(tmp_path / "garis.json", [line]),
        "boundaries-unknown": write(tmp_path / "asing.json", [feature({"n": "Bavaria"}, ring(112, -8, 1))]),
        "boundaries-too-fine": write(tmp_path / "desa.json", villages),
        "boundaries-empty": write(tmp_path / "kosong.json", [feature(good, ring(112, -8, 0.0001))]),
    }


def test_what_cannot_be_drawn_is_refused_in_words_and_changes_nothing(ltsa, store: Path, tmp_path: Path) -> None:
    ltsa("--store", store, "map", "import", regencies(tmp_path))
    for code, path in bad_files(tmp_path).items():
        refused = ltsa("--store", store, "--json", "map", "import", path)
        assert (refused.code, refused.json["error"]["code"]) == (1, code)
    deep = tmp_path / "dalam.json"
    deep.write_text('{"type":"FeatureCollection","features":[{"properties":' + "[" * 99999, encoding="utf-8")
    assert ltsa("--store", store, "map", "import", deep).code == 1
    missing = ltsa("--store", store, "map", "import", tmp_path / "tidak-ada.json")
    assert missing.code == 1
    assert [s["areas"] for s in ltsa("--store", store, "--json", "map", "show").json] == [514]


@pytest.mark.parametrize(("bound", "value"), [("MAX_FILE", 1000), ("MAX_FEATURES", 10), ("MAX_POINTS", 500)])
def test_hostile_sizes_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bound: str, value: int) -> None:
    path = regencies(tmp_path)
    monkeypatch.setattr(geojson, bound, value)
    with pytest.raises(UserError) as refused:
        geojson.read_boundaries(path)
    assert refused.value.code == "boundaries-too-large"


def test_more_points_than_a_map_needs_are_thinned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = regencies(tmp_path)
    fine = geojson.read_boundaries(path)
    monkeypatch.setattr(geojson, "MAX_KEPT", fine.points // 2)
    coarse = geojson.read_boundaries(path)
    assert coarse.points <= fine.points // 2
    assert coarse.grid < fine.grid
    assert len(coarse.areas) == 514
