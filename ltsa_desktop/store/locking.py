"""One process per store: an operating-system lock that a crash releases, and a note of who holds it."""

from __future__ import annotations

import contextlib
import json
import os
import platform
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from ltsa_desktop.ground.formats import clock, date_short
from ltsa_desktop.ground.words import Text
from ltsa_desktop.store.errors import StoreLocked, disk_words

_LOCK = "lock"
# Beside the lock, because Windows lets nobody read a locked file.
_HOLDER = "lock.json"


class StoreLock:
    """The lock of a store folder.

    Attributes:
        unclean: the process that held it before did not release it (a crash, a power cut).
    """

    def __init__(self, folder: Path) -> None:
        self._lock = FileLock(folder / _LOCK, thread_local=False)
        self._holder = folder / _HOLDER
        self.unclean = False

    def take(self) -> None:
        """Take the lock or raise StoreLocked with who holds it since when."""
        with disk_words(self._holder.parent):
            try:
                self._lock.acquire(timeout=0)
            except Timeout:
                raise self._locked() from None
            self.unclean = self._holder.exists()
        about = {"process": os.getpid(), "computer": platform.node(), "since": datetime.now(UTC).isoformat()}
        # A full disk keeps nobody from their data: whoever comes second is then told less.
        with contextlib.suppress(OSError):
            self._holder.write_text(json.dumps(about), encoding="utf-8")

    def release(self) -> None:
        """Give the lock back."""
        if self._lock.is_locked:
            self._holder.unlink(missing_ok=True)
            self._lock.release()

    def _locked(self) -> StoreLocked:
        try:
            about = json.loads(self._holder.read_text(encoding="utf-8"))
            since = datetime.fromisoformat(about["since"]).astimezone()
            who = Text(
                id="komputer {computer}, proses {process}, sejak {day} {time}",
                en="computer {computer}, process {process}, since {day} {time}",
            ).format(
                computer=about["computer"], process=about["process"], day=date_short(since.date()), time=clock(since)
            )
        except (OSError, ValueError, KeyError, TypeError):
            who = Text(id="tidak diketahui oleh siapa", en="by whom is not known")
        return StoreLocked(
            Text(
                id="Penyimpanan ini sedang dibuka oleh LTSA Desktop lain ({who}). Tutup dahulu yang lain itu.",
                en="This store is open in another LTSA Desktop ({who}). Close the other one first.",
            ).format(who=who)
        )
