"""Sticks and folders outside the store: what they are called, and where a stick is found again."""

from __future__ import annotations

import os
import sys
from pathlib import Path, PurePath

from ltsa_desktop.ground.words import Text


def elsewhere(place: Path) -> list[Path]:
    """Where a stick may be found that is not at `place`: under another drive letter, or mounted beside it."""
    return [root for root in _neighbours(place) if root != place]


def _neighbours(place: Path) -> list[Path]:
    if sys.platform == "win32":
        rest = place.relative_to(place.anchor)
        return [Path(f"{letter}:\\") / rest for letter in "DEFGHIJKLMNOPQRSTUVWXYZ" if is_folder(Path(f"{letter}:\\"))]
    for mount in (place, *place.parents):
        if mount.parent in mounts():
            try:
                return [other / place.relative_to(mount) for other in sorted(mount.parent.iterdir())]
            except OSError:
                return []
    return []


def mounts() -> list[Path]:
    """The folders below which sticks appear (none on Windows, where they have letters)."""
    if sys.platform == "win32":
        return []
    user = os.environ.get("USER", "")
    return [Path("/media") / user, Path("/run/media") / user, Path("/Volumes"), Path("/media"), Path("/mnt")]


def place_words(place: str) -> Text:
    """A place as a person calls it: "stik E:", "folder Cadangan", "folder jaringan Arsip"."""
    path = PurePath(place)
    if path.drive and not path.drive.startswith("\\"):
        if _removable(path.anchor):
            return Text("Stik {name}", "Stick {name}").format(name=path.drive)
        return Text("Folder {name}", "Folder {name}").format(name=place)
    if path.drive:
        return Text("Folder jaringan {name}", "Network folder {name}").format(name=path.name or path.drive)
    if any(PurePath(mount) in path.parents for mount in mounts()):
        return Text("Stik {name}", "Stick {name}").format(name=path.name)
    return Text("Folder {name}", "Folder {name}").format(name=path.name or place)


def _removable(anchor: str) -> bool:
    """Whether Windows calls this drive removable."""
    if sys.platform == "win32":
        import ctypes

        return ctypes.windll.kernel32.GetDriveTypeW(anchor) == 2
    return False


def is_folder(path: Path) -> bool:
    """Whether a folder is there and can be asked about."""
    try:
        return path.is_dir()
    except OSError:
        return False


def holds_something(path: Path) -> bool:
    """Whether a folder is there and not empty."""
    try:
        return any(path.iterdir())
    except OSError:
        return False
