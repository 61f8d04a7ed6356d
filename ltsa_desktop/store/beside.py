"""A store read by helper processes while the process that opened it holds its lock.

A helper only reads: SQLite's write-ahead log lets several processes read beside one that writes. The unlocked keys go
to a helper through the pipe that starts it, never over a command line, an environment or a file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ltsa_desktop.store.engine import Database
from ltsa_desktop.store.locking import StoreLock
from ltsa_desktop.store.read_models import Profile
from ltsa_desktop.store.vault import Vault

if TYPE_CHECKING:
    from ltsa_desktop.store.opening import Store


@dataclass(frozen=True, slots=True)
class Pass:
    """What lets a helper process read a store that is open here. It holds the keys: it goes through a pipe only."""

    folder: Path
    vault: Vault = field(repr=False)
    profile: Profile = field(default_factory=lambda: Profile(""))


def can_be_beside(store: Store) -> bool:
    """Whether helper processes can read this store: one in a folder, not one on a server."""
    return not store._database.served


def pass_of(store: Store) -> Pass:
    """The pass of an open store."""
    return Pass(store.directory, store._vault, store.profile)


def open_beside(given: Pass) -> Store:
    """The store for reading in this (helper) process; it must be closed before the one that gave the pass."""
    from ltsa_desktop.store.opening import DATABASE, Store

    database = Database(given.folder / DATABASE, given.vault.keys.database, read_only=True)
    store = Store(given.folder, given.vault, database, StoreLock(given.folder), None)
    store._core.profile = given.profile
    return store
