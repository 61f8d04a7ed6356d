"""Attachments of a store on a server: rows of the database, so that every supervisor has them.

They are not encrypted again: whoever reads the database reads the answers too. The server's disk and the way to it are
protected by who runs it (docs/server.md, docs/threat-model.md).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from ltsa_desktop.ground.words import Text
from ltsa_desktop.store.blobs import Blobs, broken, missing
from ltsa_desktop.store.recordings import Content

_PART = 1 << 20


class ServerBlobs(Blobs):
    """The table `blob_content` and the rows of `blob`."""

    def seal(self, data: Content, progress: Callable[[int, int], object] | None = None) -> str:
        sha256 = hashlib.sha256(data).hexdigest()
        if progress is not None:
            for done in range(0, len(data), _PART):
                progress(min(done + _PART, len(data)), len(data))
        with self._core.database.writing() as connection:
            connection.exec_driver_sql(
                "INSERT INTO blob_content (sha256, data) VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING",
                (sha256, bytes(data)),
            )
        return sha256

    def get(self, sha256: str) -> bytes:
        with self._core.database.reading() as connection:
            found = connection.exec_driver_sql("SELECT data FROM blob_content WHERE sha256 = ?", (sha256,)).scalar()
        if found is None:
            raise missing()
        data = bytes(found)
        if hashlib.sha256(data).hexdigest() != sha256:
            raise broken(sha256, Text("isi berubah", "changed content"))
        return data

    def has(self, sha256: str) -> bool:
        with self._core.database.reading() as connection:
            found = connection.exec_driver_sql("SELECT 1 FROM blob_content WHERE sha256 = ?", (sha256,)).scalar()
        return found is not None

    def missing(self) -> set[str]:
        with self._core.database.reading() as connection:
            wanted = connection.exec_driver_sql(
                "SELECT DISTINCT a.sha256 FROM attachment a LEFT JOIN blob_content b ON b.sha256 = a.sha256 "
                "WHERE b.sha256 IS NULL"
            ).scalars()
            return set(wanted)

    def missing_of(self, device: str) -> set[str]:
        with self._core.database.reading() as connection:
            wanted = connection.exec_driver_sql(
                "SELECT DISTINCT a.sha256 FROM attachment a JOIN revision r ON r.visit_id = a.visit_id "
                "LEFT JOIN blob_content b ON b.sha256 = a.sha256 WHERE r.device = ? AND b.sha256 IS NULL",
                (device,),
            ).scalars()
            return set(wanted)

    def drop(self, sha256: str) -> None:
        with self._core.database.writing() as connection:
            connection.exec_driver_sql(
                "DELETE FROM blob_content WHERE sha256 = ? AND sha256 NOT IN (SELECT sha256 FROM blob)", (sha256,)
            )
