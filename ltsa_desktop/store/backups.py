"""Copies of the store that were verified after they were written, and the way back from one.

A copy is one zip file: the database as `VACUUM INTO` writes it (whole, still encrypted), the vault, and the list of
attachments. Attachments are encrypted, never change, and stand beside it once (`blobs/`), on the same disk as a second
name of the same file, so a copy every day costs no more than what is new.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import re
import shutil
import zipfile
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from ltsa_desktop import __version__
from ltsa_desktop.ground.ids import uuid7
from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.store import vault
from ltsa_desktop.store.core import Core
from ltsa_desktop.store.durable import replace, sync_file, write_durably
from ltsa_desktop.store.engine import damaged, in_words, open_raw
from ltsa_desktop.store.errors import disk_words, of_os_error
from ltsa_desktop.store.read_models import BackupInfo
from ltsa_desktop.store.sql import from_micros, to_micros

if TYPE_CHECKING:
    from ltsa_desktop.store.second_copy import SecondCopies

FOLDER = "backups"
DATABASE = "ltsa.db"
_MANIFEST = "cadangan.json"
_NAME = re.compile(r"^ltsa-(\d{8}-\d{6})-([a-z]+)(?:-\d+)?\.zip$")
# How many copies of a reason stay; those before a migration are never thrown away by rotation of others.
_KEEP = {"daily": 14, "exit": 5, "import": 5, "manual": 10, "migration": 5}
DAY = timedelta(hours=20)


class Backups:
    """Writes, checks, rotates and lists copies."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self.second: SecondCopies | None = None

    def write(self, reason: str = "manual", to: Path | None = None) -> BackupInfo:
        """Write a copy, read it back, and keep a second one in the second place if one is set.

        Args:
            reason: manual, daily, exit, import or migration.
            to: another folder than the store's own `backups/`.

        Raises:
            UserError: codes "disk-full", "disk-refused", "store-damaged" (the copy would not be whole). No half copy
                stays.
        """
        folder = to or self._core.folder / FOLDER
        at = self._core.now()
        if self._core.database.served:
            return _by_the_server(at, reason)
        with disk_words(folder):
            folder.mkdir(parents=True, exist_ok=True)
            path = free_name(folder / f"ltsa-{at.astimezone():%Y%m%d-%H%M%S}-{reason}.zip")
            with self.packed(reason, at, folder) as (aside, blobs):
                self._copy_blobs(folder, blobs)
                sync_file(aside)
                replace(aside, path)
        # What is written on the way, beside other work, is left to the second copy that makes itself.
        brought = to is None and self.second is not None and reason in {"manual", "exit"}
        second = self.second.bring(path) if brought and self.second is not None else ""
        info = BackupInfo(str(path), at, reason, path.stat().st_size, second)
        self._log(info)
        if to is None:
            _rotate(folder, at)
        return info

    def due(self) -> bool:
        """Whether today's copy is still to be made."""
        if self._core.database.served:
            return False
        # A copy of the future was made while the clock was wrong; it says nothing about today.
        now = self._core.now()
        return not any(now - DAY <= info.at <= now for info in self.list())

    @contextlib.contextmanager
    def packed(self, reason: str, at: datetime, folder: Path | None = None) -> Iterator[tuple[Path, set[str]]]:
        """A checked copy as a nameless file in `folder` (the store's own `backups/`), gone at the end of the block;
        with it the hashes of the attachments that belong to it. May run on any thread beside writes.

        Raises:
            UserError: as `write`.
        """
        folder = folder or self._core.folder / FOLDER
        aside, copy = folder / f".{uuid7()}.new", folder / f".{uuid7()}.db"
        try:
            with disk_words(folder):
                folder.mkdir(parents=True, exist_ok=True)
                blobs = self._copy_database(copy)
                self._pack(aside, copy, reason, at, blobs)
                copy.unlink()
                check_pack(aside)
            yield aside, blobs
        finally:
            copy.unlink(missing_ok=True)
            aside.unlink(missing_ok=True)

    def _copy_database(self, copy: Path) -> set[str]:
        """`VACUUM INTO` and a look at every page of the result; the hashes of the attachments it refers to."""
        import sqlcipher3.dbapi2 as driver

        key = self._core.keys.database
        try:
            source = open_raw(self._core.database.path, key, read_only=self._core.database.read_only)
            try:
                # A store that is only read may still be copied; nothing is written into it.
                source.execute("PRAGMA query_only = OFF")
                source.execute("VACUUM INTO ?", (str(copy),))
            finally:
                source.close()
            return check_database(copy, key)
        except driver.Error as error:
            raise in_words(error, self._core.folder) or error from error

    def _pack(self, aside: Path, copy: Path, reason: str, at: datetime, blobs: Iterable[str]) -> None:
        about = {
            "format": 1,
            "program": __version__,
            "at": at.isoformat(),
            "reason": reason,
            "attachments": sorted(blobs),
        }
        with zipfile.ZipFile(aside, "w", zipfile.ZIP_STORED) as pack:
            pack.write(copy, DATABASE)
            pack.writestr(vault.NAME, vault.read_vault(self._core.folder))
            pack.writestr(_MANIFEST, json.dumps(about, indent=1))

    def _copy_blobs(self, folder: Path, blobs: Iterable[str]) -> None:
        for sha256 in blobs:
            source = self._core.folder / "blobs" / sha256[:2] / sha256
            if source.is_file():
                _copy_once(source, folder / "blobs" / sha256[:2] / sha256)

    def _log(self, info: BackupInfo) -> None:
        if self._core.database.read_only:
            return
        with self._core.database.writing() as connection:
            connection.exec_driver_sql(
                "INSERT INTO backup (path, at, reason, size, second_place) VALUES (?, ?, ?, ?, ?) "
                "ON CONFLICT (path) DO UPDATE SET at = excluded.at, size = excluded.size",
                (info.path, to_micros(info.at), info.reason, info.size, info.second_place),
            )

    def list(self) -> list[BackupInfo]:
        """The copies in the store's own folder and those logged elsewhere that are still there, newest first."""
        found: dict[str, BackupInfo] = {}
        with self._core.database.reading() as connection:
            rows = connection.exec_driver_sql("SELECT path, at, reason, size, second_place FROM backup")
            for path, at, reason, size, second in rows:
                found[path] = BackupInfo(path, from_micros(at), reason, size, second)
        for path in _copies(self._core.folder / FOLDER):
            stamp = _NAME.match(path.name)
            if stamp and str(path) not in found:
                at = datetime.strptime(stamp[1], "%Y%m%d-%H%M%S").astimezone(UTC)
                found[str(path)] = BackupInfo(str(path), at, stamp[2], path.stat().st_size)
        here = [info for info in found.values() if _exists(info.path)]
        return sorted(here, key=lambda info: (info.at, info.path), reverse=True)


def _by_the_server(at: datetime, reason: str) -> BackupInfo:
    """Copies of a store on a server are made there; only who asks for one by hand is told so as a refusal."""
    if reason == "manual":
        raise UserError(
            Text(
                "Penyimpanan ini ada di server; cadangannya dibuat di sana dengan pg_dump (docs/server.md).",
                "This store is on a server; its backups are made there with pg_dump (docs/server.md).",
            ),
            code="server-backup",
        )
    return BackupInfo("", at, reason, 0)


def check_database(path: Path, key: str) -> set[str]:
    """Read every page of a database file and its references; the hashes of its attachments.

    Raises:
        StoreDamaged: a page does not hold what was written, or a reference leads nowhere.
    """
    connection = open_raw(path, key, wal=False)
    try:
        faults = faults_of(connection.execute)
        if faults:
            raise damaged(path.parent, faults[0])
        rows = connection.execute("SELECT sha256 FROM blob").fetchall()
        return {str(row[0]) for row in rows}
    finally:
        connection.close()


def faults_of(execute: Callable[[str], Iterable[tuple[object, ...]]]) -> list[str]:
    """What the three checks of a database say: pages, structure, references. Empty when it is sound."""
    faults = [str(row[0]) for row in execute("PRAGMA cipher_integrity_check")]
    if not faults:
        faults = [str(row[0]) for row in execute("PRAGMA integrity_check(10)") if row[0] != "ok"]
    if not faults:
        broken = list(execute("PRAGMA foreign_key_check"))
        faults = [f"{row[0]} row {row[1]} refers to a missing {row[2]}" for row in broken[:10]]
    return faults


def unpack(pack: Path, folder: Path) -> None:
    """Put the database, the vault and the attachments of a copy into the empty `folder`.

    Raises:
        UserError: code "not-a-backup" when the file is no copy of a store or is damaged; the disk's refusals.
    """
    with disk_words(folder):
        try:
            with zipfile.ZipFile(pack) as archive:
                if archive.testzip() is not None or {DATABASE, vault.NAME, _MANIFEST} - set(archive.namelist()):
                    raise zipfile.BadZipFile
                wanted = json.loads(archive.read(_MANIFEST)).get("attachments", [])
                write_durably(folder / DATABASE, archive.read(DATABASE))
                write_durably(folder / vault.NAME, archive.read(vault.NAME))
        except (zipfile.BadZipFile, ValueError, AttributeError, FileNotFoundError) as error:
            raise UserError(
                Text(
                    id="“{name}” bukan cadangan penyimpanan, atau berkasnya rusak. Pilih cadangan lain.",
                    en="“{name}” is not a backup of a store, or the file is damaged. Choose another backup.",
                ).format(name=pack.name),
                code="not-a-backup",
            ) from error
        for sha256 in wanted:
            if re.fullmatch("[0-9a-f]{64}", str(sha256)):
                source = pack.parent / "blobs" / sha256[:2] / sha256
                if source.is_file():
                    _copy_once(source, folder / "blobs" / sha256[:2] / sha256)


def _copy_once(source: Path, target: Path) -> None:
    """A second name for a file that never changes where the disk is the same, else a copy."""
    if target.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target)
    except OSError:
        write_durably(target, source.read_bytes())


def check_pack(path: Path) -> None:
    """Read every file of a copy back. Raises the disk's `UserError` when one does not hold what was written."""
    with zipfile.ZipFile(path) as archive:
        broken = archive.testzip()
    if broken is not None:
        raise of_os_error(OSError(f"{broken} does not read back"), path.parent)


def _copies(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted((p for p in folder.iterdir() if _NAME.match(p.name)), key=lambda p: p.name, reverse=True)


def _rotate(folder: Path, now: datetime) -> None:
    """Keep the newest copies of each reason; those dated after `now` (a clock that was wrong) go before the others."""
    kept: dict[str, int] = {}
    stamp = f"ltsa-{now.astimezone():%Y%m%d-%H%M%S}~"
    for path in sorted(_copies(folder), key=lambda path: path.name > stamp):
        match = _NAME.match(path.name)
        reason = match[2] if match else "manual"
        kept[reason] = kept.get(reason, 0) + 1
        if kept[reason] > _KEEP.get(reason, 5):
            # A copy that somebody holds open goes the next time.
            with contextlib.suppress(OSError):
                path.unlink()


def thin(folder: Path, now: datetime, newest: int, days: int) -> None:
    """Keep the `newest` copies of a second place and the last one of each of `days` days; those dated after `now` (a
    clock that was wrong) go before the others."""
    stamp = f"ltsa-{now.astimezone():%Y%m%d-%H%M%S}~"
    kept_days: set[str] = set()
    for count, path in enumerate(sorted(_copies(folder), key=lambda path: path.name > stamp)):
        day = path.name[:13]
        if count < newest or (day not in kept_days and len(kept_days) < days and path.name <= stamp):
            kept_days.add(day)
            continue
        with contextlib.suppress(OSError):
            path.unlink()


def make_room(folder: Path, need: int) -> None:
    """Give up the oldest copies of a second place, all but the newest, until `need` bytes are free.

    Raises:
        OSError: ENOSPC when even then there is no room; nothing more than needed was given up.
    """
    copies = _copies(folder)
    free = shutil.disk_usage(folder).free
    if free + sum(path.stat().st_size for path in copies[1:]) < need:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder))
    while shutil.disk_usage(folder).free < need and len(copies) > 1:
        copies.pop().unlink()


def free_name(path: Path) -> Path:
    """`path`, or the first of "…-2.zip", "…-3.zip" that is not taken."""
    candidate, count = path, 1
    while candidate.exists():
        count += 1
        candidate = path.with_name(f"{path.stem}-{count}{path.suffix}")
    return candidate


def _exists(path: str) -> bool:
    try:
        return Path(path).is_file()
    except OSError:
        return False
