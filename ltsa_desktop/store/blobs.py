"""Attachments: content-addressed files, each an age file for the store's own identity.

The file is durable before its row is: a row never points at nothing, and a file without a row is only a leftover of
a crash.
"""

from __future__ import annotations

import hashlib
import io
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ltsa_desktop.ground.refusals import why as reason
from ltsa_desktop.ground.words import Text
from ltsa_desktop.store.core import Core
from ltsa_desktop.store.durable import write_durably
from ltsa_desktop.store.errors import NotFound, StoreDamaged, disk_words
from ltsa_desktop.store.recordings import Content
from ltsa_desktop.store.sql import to_micros

_BREATH = 1 << 20
"""After so many bytes a long encryption rests for a moment: on a small laptop the window must come to its turn."""


class Blobs:
    """The folder `blobs/` and the rows of it."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._folder = core.folder / "blobs"
        self._identity: Any = None
        self._writing = threading.Lock()

    def put(self, data: bytes) -> str:
        """Keep `data`; its SHA-256 in hex. Known bytes are not written again. Raises the disk's refusals."""
        sha256 = self.seal(data)
        self.know(sha256, len(data))
        return sha256

    def seal(self, data: Content, progress: Callable[[int, int], object] | None = None) -> str:
        """The first half of `put`: the file, durable, without its row. From any thread, beside writes of others.

        Args:
            data: the plain bytes.
            progress: gets (bytes done, of all); what it raises stops the work and nothing is kept.

        Returns:
            The SHA-256 in hex, for `know`.
        """
        sha256 = hashlib.sha256(data).hexdigest()
        path = self.path(sha256)
        with self._writing:
            if not path.exists():
                import pyrage

                plain, sealed = _Counted(data, progress), io.BytesIO()
                # Read through Python in small parts: encrypting in one call would stop every thread while it lasts.
                try:
                    pyrage.encrypt_io(plain, sealed, [self._key().to_public()])
                except pyrage.EncryptError:
                    raise plain.stopped or AssertionError("encrypting memory to memory cannot be refused") from None
                with disk_words(self._core.folder):
                    path.parent.mkdir(parents=True, exist_ok=True)
                    write_durably(path, sealed.getvalue())
        return sha256

    def know(self, sha256: str, size: int) -> None:
        """The second half of `put`: the row of a file that `seal` wrote."""
        with self._core.database.writing() as connection:
            connection.exec_driver_sql(
                "INSERT INTO blob (sha256, size, added_at) VALUES (?, ?, ?) ON CONFLICT (sha256) DO NOTHING",
                (sha256, size, to_micros(self._core.now())),
            )

    def get(self, sha256: str) -> bytes:
        """The plain bytes. Raises NotFound, or StoreDamaged when the file does not hold what its name says."""
        import pyrage

        try:
            sealed = self.path(sha256).read_bytes()
        except FileNotFoundError:
            raise missing() from None
        except OSError as error:
            raise broken(sha256, reason(error)) from error
        try:
            opened = io.BytesIO()
            pyrage.decrypt_io(_Counted(sealed), opened, [self._key()])
            data = opened.getvalue()
        except (pyrage.DecryptError, OSError) as error:  # OSError: damaged behind its head
            raise broken(sha256, str(error)) from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise broken(sha256, "hash")
        return data

    def has(self, sha256: str) -> bool:
        """The file of these bytes is here (not whether it is sound: `doctor` reads it)."""
        return self.path(sha256).is_file()

    def missing(self) -> set[str]:
        """Hashes that visits refer to and this store does not hold."""
        with self._core.database.reading() as connection:
            wanted = connection.exec_driver_sql("SELECT DISTINCT sha256 FROM attachment").scalars().all()
        return {sha256 for sha256 in wanted if not self.has(sha256)}

    def drop(self, sha256: str) -> None:
        """Take away a file that no row names."""
        self.path(sha256).unlink(missing_ok=True)

    def missing_of(self, device: str) -> set[str]:
        """Of `missing` those of visits that a laptop sealed."""
        with self._core.database.reading() as connection:
            wanted = connection.exec_driver_sql(
                "SELECT DISTINCT a.sha256 FROM attachment a JOIN revision r ON r.visit_id = a.visit_id "
                "WHERE r.device = ?",
                (device,),
            ).scalars()
            return {sha256 for sha256 in wanted.all() if not self.has(sha256)}

    def path(self, sha256: str) -> Path:
        """Where the encrypted file is or would be."""
        return self._folder / sha256[:2] / sha256

    def _key(self) -> Any:
        if self._identity is None:
            from pyrage import x25519

            self._identity = x25519.Identity.from_str(self._core.keys.blobs)
        return self._identity


class _Counted:
    """Bytes to be read once, as a file object in Python, so that other threads get their turn between two parts."""

    def __init__(self, data: Content, progress: Callable[[int, int], object] | None = None) -> None:
        self._data, self._done, self._progress = memoryview(data), 0, progress
        self.stopped: BaseException | None = None

    def read(self, size: int = -1) -> bytes:
        end = len(self._data) if size < 0 else min(self._done + size, len(self._data))
        part = bytes(self._data[self._done : end])
        if end // _BREATH > self._done // _BREATH:
            time.sleep(0.001)
        self._done = end
        if self._progress is not None:
            try:
                self._progress(self._done, len(self._data))
            except BaseException as error:
                self.stopped = error  # age would hand on only its words
                raise
        return part


def missing() -> NotFound:
    """What to say about an attachment whose bytes are not here."""
    return NotFound(
        Text(
            id="Lampiran ini tidak ada di penyimpanan (berkasnya hilang atau belum diterima).",
            en="This attachment is not in the store (its file is gone, or has not arrived).",
        ),
        code="attachment-missing",
    )


def broken(sha256: str, why: str | Text) -> StoreDamaged:
    """What to say about an attachment that is not what its name says."""
    return StoreDamaged(
        Text(
            id="Satu lampiran ({name}…) rusak ({why}). Jawaban lain aman; kembalikan berkasnya dari cadangan.",
            en="One attachment ({name}…) is damaged ({why}). The answers are safe; restore its file from a backup.",
        ).format(name=sha256[:12], why=why),
        code="attachment-damaged",
    )
