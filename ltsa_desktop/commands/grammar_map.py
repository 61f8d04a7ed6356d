"""The words of `ltsa map`; see `grammar`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ltsa_desktop.commands.grammar_office import Branch, Leaf


def add_map(leaf: Leaf, branch: Branch, text: Callable[[str, str], str]) -> None:
    """Add `map import`, `map show` and `map remove`."""
    boundaries = branch("map", "batas wilayah di peta", "boundaries on the map")
    taken = leaf(
        boundaries,
        "import",
        "map:import_boundaries",
        "pasang batas provinsi atau kabupaten/kota dari GeoJSON",
        "take boundaries of provinces or regencies in from GeoJSON",
    )
    taken.add_argument(
        "file", type=Path, metavar="FILE.geojson", help=text("poligon, WGS 84 (EPSG:4326)", "polygons, WGS 84")
    )
    leaf(boundaries, "show", "map:show", "batas yang dipakai", "the boundaries in use")
    gone = leaf(boundaries, "remove", "map:remove", "lepas batas satu tingkat", "take the boundaries of a level away")
    gone.add_argument("level", choices=("province", "regency"))
