"""What the parts of an open store share: its folder, database and keys, the clock, and who is writing."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from ltsa_desktop.store.device import Device
from ltsa_desktop.store.engine import Database
from ltsa_desktop.store.read_models import Author, Profile
from ltsa_desktop.store.sql import to_micros
from ltsa_desktop.store.vault import Keys

_OF_A_LAPTOP = {"profile", "package-sequence", "received-revisions", "second-place", "second-copy", "erasure-archived"}
_BEGIN_OF_A_LAPTOP = ("visit-open:", "visit-form-language:", "join-draft:")


class Core:
    """The common ground of one open store.

    Attributes:
        folder: of the store.
        database: see `engine.Database`.
        keys: the unlocked secrets.
        device: this laptop.
        clock: gives aware moments; orders what is shown, decides nothing.
        profile: whose store this is.
    """

    def __init__(self, folder: Path, database: Database, keys: Keys, clock: Callable[[], datetime] | None) -> None:
        self.folder = folder
        self.database = database
        self.keys = keys
        self.device = Device(keys)
        self._clock = clock
        self.profile = Profile(name="")
        self._persons: dict[Author, int] = {}
        self._device_row: int | None = None
        database.on_rollback.append(self._forget)

    def now(self) -> datetime:
        """The aware moment, in UTC."""
        return self._clock() if self._clock else datetime.now(UTC)

    @property
    def author(self) -> Author:
        """Who writes when nobody else is named."""
        return Author(self.profile.name, self.profile.nip, self.profile.role)

    def person(self, connection: Connection, author: Author) -> int:
        """The row of `author`, made at need."""
        known = self._persons.get(author)
        if known is None:
            about = (author.name, author.nip, author.role)
            connection.exec_driver_sql(
                "INSERT INTO person (name, nip, role) VALUES (?, ?, ?) ON CONFLICT (name, nip, role) DO NOTHING", about
            )
            known = int(
                connection.exec_driver_sql(
                    "SELECT id FROM person WHERE name = ? AND nip = ? AND role = ?", about
                ).scalar_one()
            )
            self._persons[author] = known
        return known

    def device_row(self, connection: Connection) -> int:
        """The row of this device's present incarnation, made at need."""
        if self._device_row is None:
            self._device_row = know_device(
                connection,
                self.device.id,
                self.device.incarnation,
                self.device.key,
                self.device.recipient,
                to_micros(self.now()),
                own=True,
            )
        return self._device_row

    def setting(self, name: str, default: Any = None) -> Any:
        """The JSON value kept under `name`."""
        name = self._own(name)
        with self.database.reading() as connection:
            found = connection.exec_driver_sql("SELECT value FROM setting WHERE name = ?", (name,)).scalar()
        return default if found is None else json.loads(found)

    def set_setting(self, name: str, value: Any) -> None:
        """Keep a JSON value under `name`; None removes it."""
        name = self._own(name)
        with self.database.writing() as connection:
            if value is None:
                connection.exec_driver_sql("DELETE FROM setting WHERE name = ?", (name,))
                return
            connection.exec_driver_sql(
                "INSERT INTO setting (name, value) VALUES (?, ?) "
                "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                (name, json.dumps(value, ensure_ascii=False, sort_keys=True)),
            )

    def _own(self, name: str) -> str:
        """On a server that many write to, what belongs to a laptop is kept under its id."""
        own = name in _OF_A_LAPTOP or name.startswith(_BEGIN_OF_A_LAPTOP)
        return f"{self.device.id}/{name}" if own and self.database.served else name

    def _forget(self) -> None:
        self._persons.clear()
        self._device_row = None


def know_device(
    connection: Connection, device: str, incarnation: str, key: str, recipient: str, at: int, *, own: bool = False
) -> int:
    """The row of a device's incarnation, made at need; `at` in microseconds."""
    connection.exec_driver_sql(
        "INSERT INTO device (device, incarnation, key, recipient, own, first_seen) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (incarnation) DO NOTHING",
        (device, incarnation, key, recipient, own, at),
    )
    return int(connection.exec_driver_sql("SELECT id FROM device WHERE incarnation = ?", (incarnation,)).scalar_one())
