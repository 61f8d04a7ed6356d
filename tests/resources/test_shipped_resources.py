"""What the program ships: complete, consistent, licensed, and exactly what its sources give."""

from __future__ import annotations

import csv
import json
import xml.etree.ElementTree as ET

import pytest

from ltsa_desktop.ground.paths import resource


def rows(name: str) -> list[dict[str, str]]:
    with resource(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_there_are_38_provinces_and_514_regencies_each_in_its_province() -> None:
    provinces = {r["code"] for r in rows("regions/provinces.csv")}
    regencies = rows("regions/regencies.csv")
    assert len(provinces) == 38
    assert len({r["code"] for r in regencies}) == len(regencies) == 514
    assert {r["province_code"] for r in regencies} == provinces
    assert all(r["code"][:2] == r["province_code"] for r in regencies)
    assert sum(r["kind"] == "kota" for r in regencies) == 98


def test_every_province_has_a_time_zone() -> None:
    zones = {r["name"]: r["zone"] for r in rows("regions/provinces.csv")}
    assert set(zones.values()) == {"WIB", "WITA", "WIT"}
    assert (zones["Jawa Timur"], zones["Nusa Tenggara Barat"], zones["Papua Selatan"]) == ("WIB", "WITA", "WIT")


def test_a_position_is_inside_the_country_marked_as_approximate_or_blank() -> None:
    positions = rows("regions/positions.csv")
    assert [p["code"] for p in positions] == [r["code"] for r in rows("regions/regencies.csv")]
    for p in positions:
        if p["matched"] == "yes":
            assert -11.1 < float(p["lat"]) < 6.1
            assert 94.9 < float(p["lon"]) < 141.1
            assert p["precision"] == "perkiraan"
            assert "GeoNames" in p["source"]
        else:
            assert {p[k] for k in ("place", "lat", "lon", "method", "precision", "source")} == {""}


def test_a_kabupaten_does_not_get_the_position_of_the_kota_beside_it() -> None:
    positions = {p["code"]: p for p in rows("regions/positions.csv")}
    assert positions["35.05"]["place"] == "Kanigoro"  # Kabupaten Blitar, not the town of Blitar
    assert (positions["32.09"]["place"], positions["32.74"]["place"]) == ("Sumber", "Cirebon")
    assert positions["32.01"]["matched"] == "no"  # Kabupaten Bogor: its seat is in no source we have


def test_every_centre_of_the_seed_lies_in_a_known_region_and_names_its_source() -> None:
    regencies = {r["code"]: r["name"].upper() for r in rows("regions/regencies.csv")}
    centres = rows("register/ltsa_centres.csv")
    assert len(centres) == 37
    assert {c["status"] for c in centres} == {"belum diverifikasi"}
    for centre in centres:
        assert centre["source"]
        assert not centre["regency_code"] or regencies[centre["regency_code"]]


def test_the_coast_is_small_closed_rings_inside_its_bounds() -> None:
    path = resource("map/coast.json")
    assert path.stat().st_size < 300_000
    coast = json.loads(path.read_text(encoding="utf-8"))
    west, south, east, north = coast["bounds"]
    rings = coast["indonesia"] + [ring for n in coast["neighbours"] for ring in n["rings"]]
    assert len(coast["indonesia"]) > 200
    for ring in rings:
        assert len(ring) > 3
        assert ring[0] == ring[-1]
        assert all(west <= lon <= east and south <= lat <= north for lon, lat in ring)


@pytest.mark.parametrize("face", ["Regular", "Bold", "Italic"])
def test_the_typeface_has_the_signs_we_print_and_tabular_figures(face: str) -> None:
    from reportlab.pdfbase.ttfonts import TTFontFile

    font = TTFontFile(str(resource(f"fonts/Lato-{face}.ttf")))
    assert not [c for c in "≥≤≠–—·•×÷½°±“”‘’…éèüñç" if ord(c) not in font.charToGlyph]
    assert len({font.charWidths[ord(c)] for c in "0123456789"}) == 1


def test_every_icon_is_a_drawing_in_the_current_colour() -> None:
    icons = sorted(resource("icons").glob("*.svg"))
    assert len(icons) > 60
    for icon in icons:
        root = ET.fromstring(icon.read_text(encoding="utf-8"))
        assert root.get("viewBox") == "0 0 24 24"
        assert root.get("stroke") == "currentColor"


@pytest.mark.parametrize("folder", ["regions", "map", "fonts", "icons", "register"])
def test_every_folder_says_where_it_comes_from(folder: str) -> None:
    assert resource(f"{folder}/SOURCES.md").stat().st_size > 100
