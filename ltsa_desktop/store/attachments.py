"""The files of visits: photos, recordings, documents, drawn signatures."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import datetime
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from ltsa_desktop.ground.words import Text
from ltsa_desktop.store.blobs import Blobs
from ltsa_desktop.store.core import Core
from ltsa_desktop.store.errors import NotFound, not_found
from ltsa_desktop.store.journal import Journal
from ltsa_desktop.store.read_models import Attachment, Author, Changed
from ltsa_desktop.store.receiving import ReadyFile, check_size, read_file, receive
from ltsa_desktop.store.recordings import Content

if TYPE_CHECKING:
    from ltsa_desktop.store.instrument_shelf import Instruments

_UNSAFE = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)$", re.IGNORECASE)
_BRACKETS = re.compile(r"\[[^\]]*\]")
_COLUMNS = "visit_id, path, name, sha256, size, media_type, caption, number, taken_at, width, height"
_NUMBERED = {"image": ("image",), "audio": ("audio", "video"), "video": ("audio", "video")}
"""What is numbered, and which kinds are counted together."""
_DRAWN = ("signature", "draw", "annotate")


def _untold(done: int, total: int) -> None:
    """Progress that nobody looks at."""


class Attachments:
    """See the module."""

    def __init__(self, core: Core, blobs: Blobs, journal: Journal, instruments: Instruments) -> None:
        self._core = core
        self._blobs = blobs
        self._journal = journal
        self._instruments = instruments

    def attach(
        self,
        visit: str,
        path: str,
        filename: str,
        data: bytes,
        caption: str = "",
        keep_place: bool = False,
        who: Author | None = None,
    ) -> Attachment:
        """Keep a file as the answer at `path`; file, row and answer are durable when this returns.

        Pictures are turned upright, scaled to 2000 px, rid of the place they were taken at (unless `keep_place`), and
        numbered through the visit; so are recordings, by themselves; drawn signatures are not numbered.

        Raises:
            UserError: a picture that cannot be read, a file larger than `receiving.MAX_FILE`; a disk that refuses
                (nothing is kept then).
        """
        return self.attach_ready(visit, path, self.ready(filename, data, keep_place), caption, who)

    def ready(
        self,
        filename: str,
        source: bytes | Path,
        keep_place: bool = False,
        progress: Callable[[int, int], object] = _untold,
    ) -> ReadyFile:
        """The long part of `attach`: read, prepare and encrypt. From any thread, beside writes of others.

        Args:
            filename: as the person knows it.
            source: the bytes, or where they are.
            keep_place: leave the GPS part in a picture.
            progress: gets (done, of all) in bytes, twice the file's; what it raises stops the work.

        Raises:
            UserError: see `attach`; a file that cannot be read.
        """

        def half(done: int, total: int) -> None:
            progress(done, 2 * total)

        data: Content = source if isinstance(source, bytes) else read_file(source, half)
        received = receive(filename, data, keep_place)
        # A picture may be larger than what becomes of it.
        check_size(filename, len(received.data))
        sha256 = self._blobs.seal(received.data, lambda done, total: progress(total + done, 2 * total))
        return ReadyFile(
            filename=filename,
            suffix=received.suffix,
            sha256=sha256,
            size=len(received.data),
            media_type=received.media_type,
            taken_at=received.taken_at,
            width=received.width,
            height=received.height,
        )

    def attach_ready(
        self, visit: str, path: str, ready: ReadyFile, caption: str = "", who: Author | None = None
    ) -> Attachment:
        """The short part of `attach`: row and answer of a file that `ready` has encrypted."""
        with self._core.database.writing() as connection:
            self._blobs.know(ready.sha256, ready.size)
            name = self._free_name(connection, visit, ready.filename, ready.suffix)
            connection.exec_driver_sql(
                f"INSERT INTO attachment ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    visit,
                    path,
                    name,
                    ready.sha256,
                    ready.size,
                    ready.media_type,
                    caption,
                    self._next_number(connection, visit, path, ready.media_type),
                    "" if ready.taken_at is None else ready.taken_at.isoformat(),
                    ready.width,
                    ready.height,
                ),
            )
            self._journal.save(visit, {path: name}, who=who)
        return self.get(visit, name)

    def get(self, visit: str, name: str) -> Attachment:
        """One file of a visit. Raises NotFound."""
        with self._core.database.reading() as connection:
            row = connection.exec_driver_sql(
                f"SELECT {_COLUMNS} FROM attachment WHERE visit_id = ? AND name = ?", (visit, name)
            ).first()
        if row is None:
            raise not_found(Text("Lampiran", "attachment"), name)
        return self._attachment(tuple(row))

    def of_visit(self, visit: str, everything: bool = False) -> list[Attachment]:
        """The files that the visit's answers name, by number then name; with `everything` replaced ones too."""
        with self._core.database.reading() as connection:
            rows = connection.exec_driver_sql(
                f"SELECT {_COLUMNS} FROM attachment WHERE visit_id = ? ORDER BY number = 0, number, name", (visit,)
            ).fetchall()
        if not rows:
            return []
        content = {} if everything else self._journal.content(visit)
        return [self._attachment(tuple(r)) for r in rows if everything or content.get(r[1]) == r[2]]

    def data(self, visit: str, name: str) -> bytes:
        """The bytes of a file. Raises NotFound (also when the bytes are missing), StoreDamaged."""
        return self._blobs.get(self.get(visit, name).sha256)

    def set_caption(self, visit: str, name: str, caption: str) -> Changed:
        """Change a file's caption. Raises NotFound, VisitSealed."""
        with self._core.database.writing() as connection:
            self._journal.editable(connection, visit)
            changed = connection.exec_driver_sql(
                "UPDATE attachment SET caption = ? WHERE visit_id = ? AND name = ?", (caption, visit, name)
            )
            if not changed.rowcount:
                raise not_found(Text("Lampiran", "attachment"), name)
            connection.exec_driver_sql("UPDATE visit SET dirty = 1 WHERE id = ?", (visit,))
        return Changed.ATTACHMENTS

    def _attachment(self, row: tuple[object, ...]) -> Attachment:
        visit, path, name, sha256, size, media_type, caption, number, taken_at, width, height = row
        return Attachment(
            visit_id=str(visit),
            path=str(path),
            name=str(name),
            sha256=str(sha256),
            size=int(str(size)),
            media_type=str(media_type),
            caption=str(caption),
            number=int(str(number)),
            taken_at=parse_moment(str(taken_at)),
            width=None if width is None else int(str(width)),
            height=None if height is None else int(str(height)),
            present=self._blobs.has(str(sha256)),
        )

    def _is_drawn(self, visit: str, path: str) -> bool:
        """Whether the question is for a drawing (a signature), which is no photo."""
        with self._core.database.reading() as connection:
            digest = connection.exec_driver_sql("SELECT digest FROM visit WHERE id = ?", (visit,)).scalar()
        try:
            node = self._instruments.open(str(digest)).form.nodes.get(_BRACKETS.sub("", path))
        except NotFound:
            return False
        if node is None:
            return False
        return node.attributes.get("peran", "").startswith("sign.") or any(w in node.appearance for w in _DRAWN)

    def _next_number(self, connection: Connection, visit: str, path: str, media_type: str) -> int:
        """A number is given once: that of a picture which was replaced stays its own."""
        kind = media_type.partition("/")[0]
        kinds = _NUMBERED.get(kind, ())
        if not kinds or (kind == "image" and self._is_drawn(visit, path)):
            return 0
        found = connection.exec_driver_sql(
            "SELECT max(number) FROM attachment WHERE visit_id = ? AND (media_type LIKE ? OR media_type LIKE ?)",
            (visit, f"{kinds[0]}/%", f"{kinds[-1]}/%"),
        ).scalar_one()
        return int(found or 0) + 1

    @staticmethod
    def _free_name(connection: Connection, visit: str, filename: str, suffix: str) -> str:
        stem = safe_stem(filename)
        taken = {
            str(name).casefold()
            for name in connection.exec_driver_sql("SELECT name FROM attachment WHERE visit_id = ?", (visit,)).scalars()
        }
        name, count = f"{stem}{suffix}", 1
        while name.casefold() in taken:
            count += 1
            name = f"{stem}-{count}{suffix}"
        return name


def safe_stem(filename: str) -> str:
    """The name without folder and ending, fit for every file system."""
    base = PureWindowsPath(PurePosixPath(filename).name).name
    stem = _UNSAFE.sub("_", unicodedata.normalize("NFC", PurePosixPath(base).stem)).strip(" .")[:80]
    return f"{stem}_" if _RESERVED.match(stem) else stem or "lampiran"


def parse_moment(text: str) -> datetime | None:
    """A local time as a revision keeps it, None for "" or what is no time."""
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError:
        return None
