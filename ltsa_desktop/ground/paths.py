"""Where things are: the resources shipped with the program, and the user's folders."""

from __future__ import annotations

import sys
from pathlib import Path

from platformdirs import user_cache_path, user_config_path, user_data_path, user_documents_path

APP = "LTSA Desktop"


def resources() -> Path:
    """The folder of shipped resources: in the frozen program, a wheel, or the source tree."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        return Path(frozen) / "resources"
    package = Path(__file__).resolve().parent.parent
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"


def resource(name: str) -> Path:
    """The path of one shipped resource, e.g. `resource("fonts/Lato-Regular.ttf")`."""
    return resources() / name


def default_store() -> Path:
    """The default folder of this user's store."""
    return user_data_path(APP, appauthor=False) / "store"


def config_file() -> Path:
    """The settings that must be readable before a store is unlocked (language, theme, zoom)."""
    return user_config_path(APP, appauthor=False) / "settings.json"


def documents() -> Path:
    """The default folder of printed sheets and packages."""
    return user_documents_path() / APP


def opened_files() -> Path:
    """Where attached files lie while the system's programs show them; see `gui.visit.outside`."""
    return user_cache_path(APP, appauthor=False) / "dibuka"
