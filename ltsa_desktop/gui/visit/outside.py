"""Copies of attached files for the system's own programs: plain on the disk for as long as a visit is open, no longer.

They lie in a folder of this user alone, one below it for each open visit. It goes when the visit is closed or the
program ends; what a power cut left goes at the next start. A lock file tells which of them are in use.
"""

from __future__ import annotations

import logging
import os
import stat
import tempfile
import weakref
from pathlib import Path

from filelock import FileLock, Timeout
from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from ltsa_desktop.ground.paths import opened_files
from ltsa_desktop.ground.refusals import refused

log = logging.getLogger(__name__)

OPENED = frozenset(
    f".{ending}"
    for group in (
        ("pdf", "txt", "csv", "rtf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp"),
        ("jpg", "jpeg", "png", "gif", "bmp", "tif", "tiff", "webp"),
        ("mp3", "m4a", "wav", "ogg", "oga", "opus", "aac", "amr", "flac", "wma", "aif", "aiff", "caf"),
        ("mp4", "m4v", "mov", "3gp", "webm", "mkv", "avi", "mpg", "mpeg", "wmv", "ogv"),
    )
    for ending in group
)
"""Endings that are handed to the system: what could be a program is only ever saved as a copy."""


class Copies(QObject):
    """The copies of one open visit."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._folder: Path | None = None
        self._lock: FileLock | None = None

    def put(self, name: str, data: bytes) -> Path:
        """Write a copy that can only be read; where it is. From any thread, one call at a time. Raises UserError."""
        try:
            if self._folder is None:
                self._folder, self._lock = _begin(opened_files())
                # Runs when the visit is closed, and at the latest when the program ends.
                end = weakref.finalize(self, _end, self._folder, self._lock)
                self.destroyed.connect(lambda: end())
            place = Path(tempfile.mkdtemp(dir=self._folder)) / name
            with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600), "wb") as stream:
                stream.write(data)
            place.chmod(stat.S_IRUSR)
        except OSError as error:
            raise refused(error) from error
        return place


def show_outside(path: Path) -> bool:
    """Open a file with the program that the system has for it; whether it has one."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def sweep() -> int:
    """Remove the copies that no running program owns; how many folders are gone."""
    root, gone = opened_files(), 0
    if not root.is_dir():
        return gone
    for folder in sorted(root.iterdir()):
        if not folder.is_dir():
            continue
        lock = FileLock(f"{folder}.lock")
        try:
            lock.acquire(timeout=0)
        except (Timeout, OSError):
            continue
        _end(folder, lock)
        gone += not folder.exists()
    return gone


_BINARY = getattr(os, "O_BINARY", 0)


def _begin(root: Path) -> tuple[Path, FileLock]:
    root.mkdir(parents=True, exist_ok=True, mode=0o700)
    folder = root / f"{os.getpid()}-{os.urandom(6).hex()}"
    # The lock comes first, so that no other program takes the new folder for a left one.
    lock = FileLock(f"{folder}.lock")
    lock.acquire(timeout=0)
    folder.mkdir(mode=0o700)
    return folder, lock


def _end(folder: Path, lock: FileLock) -> None:
    """Remove a folder of copies; what another program still holds open stays for the next start (Windows)."""
    for place in sorted(folder.rglob("*"), reverse=True):
        try:
            if place.is_dir():
                place.rmdir()
            else:
                place.chmod(stat.S_IRUSR | stat.S_IWUSR)
                place.unlink()
        except OSError as error:
            log.warning("the opened copy stays until the next start: %s", error)
    try:
        folder.rmdir()
    except OSError as error:
        log.warning("the folder of opened copies stays until the next start: %s", error)
    lock.release()
    if not folder.exists():
        Path(lock.lock_file).unlink(missing_ok=True)
