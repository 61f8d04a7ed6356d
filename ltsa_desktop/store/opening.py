"""An open store, and the three ways to one: make it, open it, restore it."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ltsa_desktop.ground.ids import uuid7
from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.store import backups as copies
from ltsa_desktop.store import server, vault, visit_counts
from ltsa_desktop.store.attachments import Attachments
from ltsa_desktop.store.backups import Backups
from ltsa_desktop.store.blobs import Blobs
from ltsa_desktop.store.centres import Centres
from ltsa_desktop.store.core import Core
from ltsa_desktop.store.device import Device
from ltsa_desktop.store.engine import Database, damaged
from ltsa_desktop.store.errors import StoreDamaged, StoreExists, StoreLocked, disk_words
from ltsa_desktop.store.health import examine
from ltsa_desktop.store.instrument_shelf import Instruments
from ltsa_desktop.store.journal import Journal
from ltsa_desktop.store.locking import StoreLock
from ltsa_desktop.store.migrations import migrate, version_of
from ltsa_desktop.store.organisations import Organisations
from ltsa_desktop.store.projections import Projections
from ltsa_desktop.store.read_models import BackupInfo, Changed, Check, Profile
from ltsa_desktop.store.reading import Reading
from ltsa_desktop.store.revisions import Revisions
from ltsa_desktop.store.sealing import Sealer
from ltsa_desktop.store.second_copy import SecondCopies
from ltsa_desktop.store.server_blobs import ServerBlobs
from ltsa_desktop.store.settings import Settings
from ltsa_desktop.store.shipped import add_shipped_instrument
from ltsa_desktop.store.statements import Statements
from ltsa_desktop.store.vault import Cost, Vault
from ltsa_desktop.store.visits import Visits

if TYPE_CHECKING:
    from ltsa_desktop.store.ledgers import Packages, Trust

DATABASE = copies.DATABASE
_FOLDERS = ("blobs", copies.FOLDER, "inbox", "archive", "logs")
# After a crash the whole file is looked at before it is written to again, unless it is too large to wait for.
_LOOK_THROUGH = 256 << 20
Clock = Callable[[], datetime]


class Store:
    """One open store. Its parts are named after what they hold; the values are in `read_models`.

    Every part may be called from any thread; writes queue behind one another.

    Attributes:
        directory: the store's folder.
        damage: why the store is open for reading only, None when it is sound.
    """

    def __init__(self, folder: Path, unlocked: Vault, database: Database, lock: StoreLock, clock: Clock | None) -> None:
        self.directory = folder
        self.damage: Text | None = None
        self._vault = unlocked
        self._database = database
        self._lock = lock
        self._core = core = Core(folder, database, unlocked.keys, clock)
        self.settings = Settings(core)
        self.organisation = Organisations(core)
        self.blobs = ServerBlobs(core) if database.served else Blobs(core)
        self.instruments = Instruments(core)
        self.projections = Projections(core, self.instruments)
        self._journal = Journal(core)
        self.centres = Centres(core)
        attachments = Attachments(core, self.blobs, self._journal, self.instruments)
        self.revisions = Revisions(core, self._journal, self.projections)
        self.statements = Statements(core)
        sealer = Sealer(core, self._journal, self.instruments, attachments, self.revisions, self.statements)
        self.visits = Visits(core, self._journal, self.instruments, self.centres, attachments, sealer)
        self.centres.visits_of = lambda centre: self.visits.list(centre=centre)
        self.instruments.on_added = self.projections.rebuild
        self._backups = Backups(core)
        self.second = self._backups.second = SecondCopies(core, self._backups)
        self.read = Reading(core, self)

    @property
    def commits(self) -> int:
        """How many writes became durable since it was opened; while it stays the same, what was read is true."""
        return self._database.commits

    @property
    def shared(self) -> bool:
        """Whether others write to it beside this program (the office's server), so that `commits` says not all."""
        return self._database.served

    @cached_property
    def trust(self) -> Trust:
        """The keys this store knows."""
        from ltsa_desktop.store.ledgers import Trust

        return Trust(self._core)

    @cached_property
    def packages(self) -> Packages:
        """The packages that went out and came in, and the quarantine."""
        from ltsa_desktop.store.ledgers import Packages

        return Packages(self._core)

    @property
    def read_only(self) -> bool:
        """Nothing can be saved."""
        return self._database.read_only

    @property
    def profile(self) -> Profile:
        """Whose store this is."""
        return self._core.profile

    @property
    def device(self) -> Device:
        """This laptop's identity and signing key."""
        return self._core.device

    @property
    def id(self) -> str:
        """The id of this store."""
        return self._vault.store

    def set_profile(self, profile: Profile) -> Changed:
        """Change who this store belongs to; what was written before keeps its author."""
        self._core.set_setting("profile", asdict(profile))
        self._core.profile = profile
        return Changed.PROFILE

    def change_password(self, old: str, new: str) -> None:
        """Open with `new` from now on. Raises WrongPassword, UserError "password-short"."""
        self._vault.change_password(old, new)

    @contextmanager
    def unit(self, preview: bool = False) -> Iterator[None]:
        """Make all writes inside the block one transaction; with `preview` it is undone at the end of the block."""
        with self._database.writing(preview):
            yield

    def backup(self, reason: str = "manual", to: Path | None = None) -> BackupInfo:
        """Write a verified copy; see `backups.Backups.write`."""
        return self._backups.write(reason, to)

    def backup_if_due(self) -> BackupInfo | None:
        """Today's copy, if there is none yet."""
        return self._backups.write("daily") if not self.read_only and self._backups.due() else None

    def backups(self) -> list[BackupInfo]:
        """The copies that are there, newest first."""
        return self._backups.list()

    def set_second_place(self, folder: Path | None) -> Changed:
        """Keep a second copy in `folder` (a stick), None for none; see `second_copy`."""
        self.second.choose(folder)
        return Changed.SETTINGS

    def doctor(self) -> list[Check]:
        """Look at everything that can go wrong with a store; see `health.examine`."""
        return examine(self._core, self._journal, self.blobs, self.projections, self.damage)

    def close(self, backup: bool = False) -> None:
        """Give files and lock back; with `backup` an exit copy is made before, if something changed since the last."""
        self.second.stop()
        if backup and not self.read_only:
            if self._changed_since_backup():
                self._backups.write("exit")
            self.second.finish()
        with contextlib.suppress(UserError):
            # A disk that refuses now loses nothing: the WAL is durable and is folded in at the next opening.
            self._database.checkpoint()
        self._database.close()
        self._lock.release()

    def _changed_since_backup(self) -> bool:
        if self._database.served:
            return False
        newest = next(iter(self._backups.list()), None)
        if newest is None:
            return True
        return visit_counts.changed_since(self, newest.at)


def store_exists(directory: Path) -> bool:
    """Whether `directory` holds a store."""
    return (directory / vault.NAME).is_file()


def create_store(
    directory: Path,
    password: str,
    profile: Profile,
    *,
    seed: bool = True,
    cost: Cost | None = None,
    clock: Clock | None = None,
    address: str = "",
) -> Store:
    """Make a new store with the register that comes with the program, and open it.

    Args:
        directory: a folder that is not there yet, or holds no store.
        password: at least eight characters; nobody can open the store without it.
        profile: whose store it is.
        seed: put the sourced centres and regions and the shipped instrument in.
        cost: of deriving the key from the password; lower only in tests.
        clock: gives aware moments; the system's by default.
        address: of a database on a server that holds the tables ("postgresql+psycopg://user@host/database"); the folder
            then keeps this laptop's own part. A store that is there already is joined.

    Raises:
        StoreExists; UserError "password-short", "disk-full", "disk-refused": nothing half-made stays.
    """
    directory = directory.absolute()
    if store_exists(directory):
        raise StoreExists(
            Text(
                id="Di “{folder}” sudah ada penyimpanan. Buka yang itu, atau pilih folder lain.",
                en="There is a store in “{folder}” already. Open it, or choose another folder.",
            ).format(folder=directory)
        )
    vault.check_new_password(password)
    made = not directory.exists()
    with disk_words(directory):
        for name in _FOLDERS:
            (directory / name).mkdir(parents=True, exist_ok=True)
    lock = StoreLock(directory)
    database: Database | None = None
    try:
        lock.take()
        _set_aside(directory)
        keys = vault.Keys.new()
        if address:
            place, secret = server.read_address(address)
            on_server = server.ServerDatabase(directory, place, secret)
            database = on_server
            on_server.prepare()
            server.note_address(directory, place)
        else:
            database = Database(directory / DATABASE, keys.database)
        fresh = database.version() == 0
        migrate(database, lambda: None)
        prepared = Vault.prepare(directory, password, cost, keys)
        store = Store(directory, prepared, database, lock, clock)
        with database.writing() as connection:
            store.set_profile(profile)
            if fresh:
                store.settings.set("created", store._core.now().isoformat())
            store._core.device_row(connection)
            if seed and fresh:
                from ltsa_desktop.store import register_store  # needed once in a store's life

                register_store.seed(store._core)
        if seed and fresh:
            add_shipped_instrument(store)
            store.settings.set("seeded", True)
        # The vault comes last: a folder without one is no store, so a crash before this leaves nothing to trip over.
        prepared.write()
    except BaseException:
        if database is not None:
            database.close()
        lock.release()
        _sweep(directory, made)
        raise
    return store


def open_store(
    directory: Path, password: str, *, read_only: bool = False, clock: Clock | None = None, slot: str = "password"
) -> Store:
    """Open a store: unlock the vault, bring the tables to today's version, look it over after a crash.

    A store with damaged pages, or on a disk without any room, is opened for reading only; `Store.damage` says why.

    Raises:
        StoreMissing, WrongPassword, StoreLocked, StoreTooNew: nothing was changed.
        StoreDamaged: not even reading is possible.
    """
    directory = directory.absolute()
    unlocked = Vault.open(directory, password, slot)
    lock = StoreLock(directory)
    try:
        lock.take()
    except StoreLocked:
        raise
    except UserError:
        # A folder that cannot be written to cannot be locked either, and need not be.
        if not read_only:
            raise
    database: Database | None = None
    try:
        place = server.address_of(directory)
        if place is not None:
            return _open_served(directory, unlocked, lock, place, read_only, clock)
        path = directory / DATABASE
        if not path.exists():
            raise damaged(directory, Text("berkas ltsa.db tidak ada", "the file ltsa.db is missing"))
        # The vault is written last, so a store without tables has lost them: never begin an empty one in its place.
        empty = damaged(directory, Text("berkas ltsa.db kosong", "the file ltsa.db is empty"))
        if path.stat().st_size == 0:
            raise empty
        damage: Text | None = None
        database = Database(path, unlocked.keys.database, read_only=read_only)
        try:
            version_of(database)
        except UserError as error:
            if read_only or error.code not in {"disk-full", "disk-refused"}:
                raise
            # No room even for the WAL's index: what is there can still be read, printed and copied away.
            damage = error.text
            database.close()
            database = Database(path, unlocked.keys.database, read_only=True)
            version_of(database)
        if version_of(database) == 0:
            raise empty
        if not database.read_only and lock.unclean and path.stat().st_size <= _LOOK_THROUGH:
            try:
                with database.reading() as connection:
                    faults = copies.faults_of(lambda sql: connection.exec_driver_sql(sql).fetchall())
                if faults:
                    raise damaged(directory, faults[0])
            except StoreDamaged as error:
                damage = error.text
                database.close()
                database = Database(path, unlocked.keys.database, read_only=True)
        store = _furnished(directory, unlocked, database, lock, clock, damage)
    except BaseException:
        if database is not None:
            database.close()
        lock.release()
        raise
    return store


def _furnished(
    directory: Path, unlocked: Vault, database: Database, lock: StoreLock, clock: Clock | None, damage: Text | None
) -> Store:
    """The store on an open database, its tables of today."""
    store = Store(directory, unlocked, database, lock, clock)
    store.damage = damage
    if not database.read_only:
        steps = migrate(database, lambda: store.backup("migration"))
        if any(step.rebuild for step in steps):
            store.projections.rebuild()
    profile = store.settings.get("profile")
    if isinstance(profile, dict):
        store._core.profile = Profile(**profile)
    if not database.read_only and store.settings.get("seeded"):
        add_shipped_instrument(store)
    return store


def _open_served(
    directory: Path, unlocked: Vault, lock: StoreLock, place: server.Address, read_only: bool, clock: Clock | None
) -> Store:
    """The store on a server. Raises UserError "server-away", "server-refused"; StoreTooNew."""
    database = server.ServerDatabase(directory, place, read_only=read_only)
    try:
        if database.version() == 0:
            raise UserError(
                Text(
                    "Di server tidak ada penyimpanan LTSA lagi. Tidak ada yang dibuat; hubungi pengelola server.",
                    "There is no LTSA store on the server any more. Nothing was made; ask who runs the server.",
                ),
                code="server-empty",
            )
        return _furnished(directory, unlocked, database, lock, clock, None)
    except BaseException:
        database.close()
        raise


def restore_store(backup: Path, directory: Path, password: str, *, clock: Clock | None = None) -> Store:
    """Make a store from a verified copy in a folder without one, as a new incarnation of the device, and open it.

    The new incarnation keeps what is written from here on apart from what the lost store may have written after the
    copy was made.

    Raises:
        StoreExists; WrongPassword; UserError "not-a-backup"; the disk's refusals. Nothing half-made stays.
    """
    directory = directory.absolute()
    if store_exists(directory):
        raise StoreExists(
            Text(
                id="Di “{folder}” sudah ada penyimpanan. Pilih folder kosong; isi yang ada tidak disentuh.",
                en="There is a store in “{folder}” already. Choose an empty folder; what is there was not touched.",
            ).format(folder=directory)
        )
    made = not directory.exists()
    aside = directory.with_name(f".{directory.name}.{uuid7()}.new")
    try:
        with disk_words(directory):
            aside.mkdir(parents=True)
            copies.unpack(backup, aside)
            unlocked = Vault.open(aside, password)
            copies.check_database(aside / DATABASE, unlocked.keys.database)
            unlocked.renew(unlocked.keys.reborn())
            directory.mkdir(parents=True, exist_ok=True)
            _set_aside(directory)
            for item in aside.iterdir():
                if item.name == "blobs":
                    shutil.copytree(item, directory / "blobs", dirs_exist_ok=True)
                elif item.name != vault.NAME:
                    shutil.move(str(item), str(directory / item.name))
            for name in _FOLDERS:
                (directory / name).mkdir(exist_ok=True)
            shutil.move(str(aside / vault.NAME), str(directory / vault.NAME))
    except BaseException:
        _sweep(directory, made)
        raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return open_store(directory, password, clock=clock)


def _set_aside(directory: Path) -> None:
    """Rename a database without a vault: what a crash in `create_store` left, or a store whose vault was lost."""
    for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm"):
        if (directory / name).exists():
            (directory / name).rename(directory / f"{name}.sisa-{uuid7()}")


def _sweep(directory: Path, whole: bool) -> None:
    """Take away what an unfinished `create_store` left."""
    if whole:
        shutil.rmtree(directory, ignore_errors=True)
        return
    for name in (vault.NAME, DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", "lock", "lock.json"):
        with contextlib.suppress(OSError):
            (directory / name).unlink(missing_ok=True)
    for name in _FOLDERS:
        with contextlib.suppress(OSError):
            (directory / name).rmdir()
