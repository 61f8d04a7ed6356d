"""Claims on files of a shared folder: one at a time takes a file, also over SMB, also where clocks are wrong.

A claim is a small file made exclusively (`O_EXCL`, which SMB servers keep) beside the claimed one. Whoever works
touches it now and then; one that was not touched for `STALE_S` belongs to a machine that died and is taken over by
renaming it away, which one taker alone can do. Ages are told by the folder's own clock: the time its file system gives.
Where all of this fails a file is imported twice, which changes nothing; it is moved only by who still holds its claim.
"""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

STALE_S = 600.0
TOUCH_S = 20.0
PREFIX = ".ltsa-klaim-"


@dataclass(slots=True)
class Claim:
    """A claim that is held.

    Attributes:
        path: of the claim's file.
        owner: who holds it, as told to others.
    """

    path: Path
    owner: str
    _token: str
    _touched: float

    def touch(self) -> None:
        """Say that the work goes on; cheap to call often."""
        now = time.monotonic()
        if now - self._touched >= TOUCH_S:
            self._touched = now
            with contextlib.suppress(OSError):
                os.utime(self.path)

    def held(self) -> bool:
        """Whether it is still ours: somebody may have taken it over while this machine slept."""
        return _read(self.path).get("token") == self._token

    def release(self) -> None:
        """Give it back, if it is still ours."""
        if self.held():
            with contextlib.suppress(OSError):
                self.path.unlink()


def claim_path(file: Path) -> Path:
    """Where the claim on a file lies."""
    return file.with_name(f"{PREFIX}{file.name}")


def claim(file: Path, owner: str) -> Claim | None:
    """Take `file` for this process, None when another one has it.

    Raises:
        OSError: the folder cannot be written.
    """
    path = claim_path(file)
    for _ in range(2):
        token = os.urandom(8).hex()
        try:
            handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
        except FileExistsError:
            if not _buried(path):
                return None
            continue
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            json.dump({"owner": owner, "token": token}, stream)
        return Claim(path, owner, token, time.monotonic())
    return None


def owner_of(file: Path) -> str:
    """Who has claimed a file, "" when nobody did."""
    return str(_read(claim_path(file)).get("owner", ""))


@contextlib.contextmanager
def claimed(files: list[Path], owner: str) -> Iterator[dict[Path, Claim]]:
    """Those of `files` that could be claimed; given back at the end."""
    held: dict[Path, Claim] = {}
    try:
        for file in files:
            taken = claim(file, owner)
            if taken is not None:
                held[file] = taken
        yield held
    finally:
        for taken in held.values():
            taken.release()


def folder_now(folder: Path) -> float:
    """The present moment by the folder's clock (seconds since 1970). Raises OSError."""
    probe = folder / f"{PREFIX}jam-{os.getpid()}-{os.urandom(4).hex()}"
    try:
        probe.touch(exist_ok=False)
        return probe.stat().st_mtime
    finally:
        with contextlib.suppress(OSError):
            probe.unlink(missing_ok=True)


def _buried(path: Path) -> bool:
    """Whether a dead machine's claim was taken out of the way, by this process alone."""
    try:
        before = _read(path).get("token")
        if folder_now(path.parent) - path.stat().st_mtime < STALE_S:
            return False
        grave = path.with_name(f"{path.name}.{os.urandom(4).hex()}.lepas")
        path.rename(grave)
        if _read(grave).get("token") != before:
            # Another taker was quicker and this is the claim it made: give it back.
            grave.rename(path)
            return False
        grave.unlink(missing_ok=True)
    except FileNotFoundError:
        # Given back or buried by another one just now.
        return True
    except OSError:
        return False
    return True


def _read(path: Path) -> dict[str, object]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
