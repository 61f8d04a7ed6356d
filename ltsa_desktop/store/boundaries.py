"""The boundaries of provinces and regencies that were imported, as the map draws them.

They are a file of this store like a photo (`blobs/`), so that copies of the store hold them; which file is in use
stands among the settings. They are a background: no figure is computed from them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ltsa_desktop.store import geojson
from ltsa_desktop.store.errors import NotFound
from ltsa_desktop.store.geojson import LEVELS, Layer, Level, Told
from ltsa_desktop.store.read_models import Changed

if TYPE_CHECKING:
    from ltsa_desktop.store.opening import Store

_SETTING = "map.boundaries"


@dataclass(frozen=True, slots=True)
class Imported:
    """What is known of the boundaries of one level without reading them.

    Attributes:
        source: name of the file.
        at: when it was imported, UTC.
        sha256: of the layer as it is kept.
    """

    level: Level
    source: str
    at: datetime
    areas: int
    unknown: int
    points: int
    sha256: str


def import_boundaries(store: Store, path: Path, told: Told | None = None) -> Layer:
    """Take a GeoJSON file in; it replaces the boundaries of its level.

    Raises:
        UserError: see `geojson.read_boundaries`; what was there before stays.
    """
    layer = geojson.read_boundaries(path, told)
    keep_boundaries(store, layer)
    return layer


def keep_boundaries(store: Store, layer: Layer) -> Changed:
    """Draw a layer that was read from now on."""
    with store.unit():
        sha256 = store.blobs.put(geojson.to_bytes(layer))
        kept = dict(store.settings.get(_SETTING, {}))
        kept[layer.level] = {
            "sha256": sha256,
            "source": layer.source,
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
            "areas": len(layer.areas),
            "unknown": len(layer.unknown),
            "points": layer.points,
        }
        return store.settings.set(_SETTING, kept)


def imported_boundaries(store: Store) -> tuple[Imported, ...]:
    """The levels that were imported, provinces first."""
    kept = store.settings.get(_SETTING, {})
    return tuple(
        Imported(
            level,
            about["source"],
            datetime.fromisoformat(about["at"]),
            about["areas"],
            about["unknown"],
            about["points"],
            about["sha256"],
        )
        for level in LEVELS
        if (about := kept.get(level)) is not None
    )


def read_layers(store: Store) -> tuple[Layer, ...]:
    """The boundaries to draw, provinces first; () where none were imported or their file is gone."""
    found = []
    for imported in imported_boundaries(store):
        try:
            found.append(geojson.from_bytes(store.blobs.get(imported.sha256)))
        except NotFound:
            # A store carried without its attachments: the coast is still drawn, and `doctor` tells of the file.
            continue
    return tuple(found)


def remove_boundaries(store: Store, level: Level) -> Changed:
    """Draw the boundaries of a level no more; Changed.NOTHING where there were none."""
    kept = dict(store.settings.get(_SETTING, {}))
    if kept.pop(level, None) is None:
        return Changed.NOTHING
    return store.settings.set(_SETTING, kept or None)
