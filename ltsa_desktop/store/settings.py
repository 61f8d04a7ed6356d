"""Small JSON values by name."""

from __future__ import annotations

from typing import Any

from ltsa_desktop.store.core import Core
from ltsa_desktop.store.read_models import Changed


class Settings:
    """Small JSON values by name, encrypted with everything else."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def get(self, name: str, default: Any = None) -> Any:
        """The value, `default` when it was never set."""
        return self._core.setting(name, default)

    def set(self, name: str, value: Any) -> Changed:
        """Keep a JSON-able value; None removes it."""
        self._core.set_setting(name, value)
        return Changed.SETTINGS
