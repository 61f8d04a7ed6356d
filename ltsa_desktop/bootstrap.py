"""The one place that wires things together: settings, the store, and the context every window and command gets."""

from __future__ import annotations

import json
import logging
import os
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING

from ltsa_desktop import __version__
from ltsa_desktop.ground.paths import config_file, default_store

if TYPE_CHECKING:
    from ltsa_desktop.store import Store

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Settings:
    """What must be known before a store is unlocked, kept in a small plain file without personal data.

    Attributes:
        language: "id" or "en", of the interface.
        theme: "light", "dark", "contrast" or "system".
        text_scale: per cent, 100 to 150.
        store: the last store's folder, "" for the default one.
        lock_minutes: the window locks itself after so long without a key or a click; 0 for never.
        keep_photo_place: leave in a photo where it was taken.
        geometry: window name → base64 of Qt's saved geometry; "dialog:…" and "splitter:…" → pixels, with commas.
    """

    language: str = "id"
    theme: str = "light"
    text_scale: int = 100
    store: str = ""
    lock_minutes: int = 15
    keep_photo_place: bool = False
    geometry: dict[str, str] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path | None = None) -> Settings:
        """The saved settings; defaults where the file is missing, damaged or of another version."""
        path = path or config_file()
        try:
            saved = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return cls()
        except (OSError, ValueError) as error:
            log.warning("settings at %s cannot be read, defaults are used: %s", path, error)
            return cls()
        settings = cls()
        for known in fields(cls):
            value = saved.get(known.name) if isinstance(saved, dict) else None
            if isinstance(value, type(getattr(settings, known.name))):
                setattr(settings, known.name, value)
        settings.text_scale = min(150, max(100, settings.text_scale))
        return settings

    def save(self, path: Path | None = None) -> None:
        """Write the settings aside and rename, so that a crash leaves the old or the new file."""
        path = path or config_file()
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_suffix(".new")
        aside.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=1), encoding="utf-8")
        os.replace(aside, path)


@dataclass(slots=True)
class AppContext:
    """What a window or a command works with.

    Attributes:
        settings: see `Settings`.
        store_dir: the folder of the store in use.
        store: the open store, None until it is unlocked.
        address: of the server that the tables are to be on, "" for the folder itself.
    """

    settings: Settings
    store_dir: Path
    store: Store | None = None
    address: str = ""

    @classmethod
    def create(cls, store_dir: Path | None = None) -> AppContext:
        """A context for `store_dir`, else for the folder in the settings, else for the default one."""
        settings = Settings.load()
        chosen = store_dir or (Path(settings.store) if settings.store else default_store())
        return cls(settings=settings, store_dir=chosen)

    @classmethod
    def at(cls, place: str, password: str = "") -> AppContext:
        """A context for a folder, or for the address of a store on a server ("postgresql+psycopg://…").

        The folder of a store on a server keeps this laptop's part of it (keys, inbox, archive). A password in the
        address (or `password`) goes to the driver for this run and is kept nowhere.

        Raises:
            UserError: the address is not complete.
        """
        from ltsa_desktop.store import server

        if not server.is_address(place):
            return cls.create(Path(place))
        address, inside = server.read_address(place)
        if inside or password:
            os.environ["PGPASSWORD"] = inside or password
        context = cls.create(default_store().parent / server.folder_name(address))
        context.address = place
        return context

    def open(self, password: str, slot: str = "password") -> Store:
        """Unlock the store and finish imports that a power cut interrupted; raises the store's `UserError`s."""
        from ltsa_desktop.store import open_store

        self.store = open_store(self.store_dir, password=password, slot=slot)
        updated = self.store.settings.get("opened-by") != __version__
        if not self.store.read_only and (updated or any((self.store_dir / "inbox").glob("*"))):
            from ltsa_desktop.exchange import resume_inbox

            resume_inbox(self.store)
        if not self.store.read_only and (self.address or self.store.settings.get("erasure-pending")):
            from ltsa_desktop.exchange.erasure import catch_up

            catch_up(self.store)
        return self.store

    def close(self) -> None:
        """Close the store if it is open."""
        if self.store is not None:
            self.store.close()
            self.store = None
