"""Files that are there whole or not at all: written aside, flushed to the disk, renamed."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import time
from pathlib import Path

_PATIENCE = 20


def write_durably(path: Path, data: bytes) -> None:
    """`data` at `path`, durable when this returns; after a crash the old file or the new one. Raises OSError."""
    if not path.name:
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    aside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with aside.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        replace(aside, path)
    except OSError:
        # Where the disk itself is gone, so is what stood aside on it.
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)
        raise


def copy_durably(source: Path, target: Path) -> None:
    """The content of the file `source` at `target`, as `write_durably` without holding it in memory. Raises OSError."""
    aside = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        with source.open("rb") as given, aside.open("wb") as stream:
            shutil.copyfileobj(given, stream, 1 << 20)
            stream.flush()
            os.fsync(stream.fileno())
        replace(aside, target)
    except OSError:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)
        raise


def replace(source: Path, target: Path) -> None:
    """`os.replace`, patient with a virus scanner that holds a file for a moment (Windows), made durable."""
    for attempt in range(_PATIENCE):
        try:
            os.replace(source, target)
            break
        except PermissionError:
            if os.name != "nt" or attempt == _PATIENCE - 1:
                raise
            time.sleep(0.05 * (attempt + 1))
    sync_folder(target.parent)


def sync_file(path: Path) -> None:
    """Flush a closed file's content to the disk."""
    # Windows flushes only through a handle that may write.
    with path.open("r+b") as stream:
        os.fsync(stream.fileno())


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` durable where the system has a call for it (not on Windows)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:
        # Some network and FUSE file systems refuse to sync a folder; the file itself has been synced.
        return
    finally:
        os.close(handle)
