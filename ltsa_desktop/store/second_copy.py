"""A second copy of the store on a stick or in another folder, made by itself while one works.

It may run on any thread: the database copies itself through a connection of its own, so that answers go on being
saved meanwhile. The copies of each store stand in a folder of their own inside the chosen place. That folder is also
the mark by which the stick is known again: when Windows gives it another letter it is found there, and another stick
under its letter is never written to.
"""

from __future__ import annotations

import contextlib
import errno
import os
import threading
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.store import durable
from ltsa_desktop.store.errors import of_os_error
from ltsa_desktop.store.places import elsewhere, holds_something, is_folder, place_words

if TYPE_CHECKING:
    from ltsa_desktop.store.backups import Backups
    from ltsa_desktop.store.core import Core

PLACE, STATE = "second-place", "second-copy"
REASON = "second"
AFTER = timedelta(minutes=10)
"""A change is in the second copy after this time at the latest, while the stick is there."""
AFTER_CHANGES = 40
OLD = timedelta(hours=4)
"""From then on changes that are in no second copy are worth a warning."""
_NEWEST, _DAYS = 5, 14
_RESERVE = 4 << 20
_GONE = {errno.ENOENT, errno.ENODEV, errno.ENXIO, errno.ENOTDIR, errno.ENOTCONN, errno.EIO, errno.ESTALE}
_LOCKED = {errno.EROFS, errno.EACCES, errno.EPERM}
# Windows: path not found, not ready, device gone, network name gone; 19 is write-protected.
_GONE_WINDOWS = {2, 3, 15, 21, 53, 64, 67, 433, 1167}
_LOCKED_WINDOWS = {5, 19}


@dataclass(frozen=True, slots=True)
class SecondCopy:
    """How the second copy stands.

    Attributes:
        place: the folder chosen; "" when none is.
        at: moment of the last whole copy there. path: its file.
        mark: what the store held then. folder: the name of the copies' folder once it was begun there.
        trouble: why the last attempt made none: "" (it did), "away", "other", "full", "locked", "refused".
        behind: changes of the store that are not in it.
        shared: the place is on the disk of the store itself: one accident would take both.
    """

    place: str = ""
    at: str = ""
    path: str = ""
    mark: str = ""
    folder: str = ""
    trouble: str = ""
    behind: int = 0
    shared: bool = False

    @property
    def moment(self) -> datetime | None:
        """`at` as an aware moment."""
        return datetime.fromisoformat(self.at) if self.at else None

    @property
    def name(self) -> Text:
        """The place as a person calls it: "stik E:", "folder Cadangan"."""
        return place_words(self.place)

    def old(self, now: datetime) -> bool:
        """Whether changes have waited longer than `OLD` (or for the first copy) to get there."""
        if not self.place or not self.behind:
            return False
        moment = self.moment
        return moment is None or not moment <= now < moment + OLD

    @property
    def text(self) -> Text:
        """What is the matter, and what to do; empty when all is well."""
        words = _TROUBLES.get(self.trouble)
        return Text("", "") if words is None else words.format(place=self.name)


_SAFE_ID = " Semua jawaban tetap tersimpan di laptop ini."
_SAFE_EN = " All answers stay saved on this laptop."
_TROUBLES = {
    "away": Text(
        id="{place} untuk cadangan tidak terpasang. Pasang lagi; cadangan lalu dibuat sendiri." + _SAFE_ID,
        en="{place} for the second copy is not there. Plug it in again; the copy is then made by itself." + _SAFE_EN,
    ),
    "other": Text(
        id="{place} bukan tempat cadangan yang dipilih dulu; tidak ada yang ditulis ke sana. Pasang stik yang benar, "
        "atau pilih lagi di Pengaturan." + _SAFE_ID,
        en="{place} is not the place chosen for the second copy; nothing was written to it. Plug in the right stick, "
        "or choose again in Settings." + _SAFE_EN,
    ),
    "full": Text(
        id="{place} penuh: cadangan terbaru tidak muat. Kosongkan tempat di sana; cadangan lalu dibuat sendiri."
        + _SAFE_ID,
        en="{place} is full: the newest copy does not fit. Make room there; the copy is then made by itself."
        + _SAFE_EN,
    ),
    "locked": Text(
        id="{place} hanya dapat dibaca, jadi cadangan tidak dapat ditulis. Geser kunci tulisnya atau pilih tempat lain "
        "di Pengaturan." + _SAFE_ID,
        en="{place} can only be read, so no copy can be written. Move its write lock or choose another place in "
        "Settings." + _SAFE_EN,
    ),
    "refused": Text(
        id="{place} menolak di tengah penyalinan. Cadangan sebelumnya di sana tetap utuh; penyalinan dicoba lagi "
        "sendiri." + _SAFE_ID,
        en="{place} refused in the middle of copying. The copies before are still whole there; copying is tried again "
        "by itself." + _SAFE_EN,
    ),
    "local": Text(
        id="Cadangan kedua belum dapat disiapkan di laptop ini: tempat di disk kurang atau disk menolak. Dicoba lagi "
        "sendiri.",
        en="The second copy cannot be prepared on this laptop yet: the disk is short of room or refuses. It is tried "
        "again by itself.",
    ),
}


class SecondCopies:
    """Makes and keeps the second copies of one open store."""

    def __init__(self, core: Core, backups: Backups) -> None:
        self._core = core
        self._backups = backups
        self._running = threading.Lock()
        self._closing = threading.Event()
        self._trouble = ""

    def state(self) -> SecondCopy:
        """How it stands now, without looking at the place."""
        place = self._core.setting(PLACE, "") or ""
        kept = self._core.setting(STATE, None)
        state = SecondCopy(**kept) if isinstance(kept, dict) else SecondCopy()
        if state.place != place or state.folder != self._folder:
            state = SecondCopy(place=place, folder="" if state.folder != self._folder else state.folder)
        return replace(state, trouble=self._trouble or state.trouble, behind=self._behind(state.mark))

    def choose(self, folder: Path | None) -> SecondCopy:
        """Keep second copies in `folder` from now on, None for none; copies made elsewhere stay where they are.

        Raises:
            UserError: code "second-place" when the folder lies inside the store itself.
        """
        if folder is not None and folder.absolute().is_relative_to(self._core.folder):
            raise UserError(
                Text(
                    id="Folder itu ada di dalam penyimpanan sendiri: bila laptop hilang, cadangannya ikut hilang. "
                    "Pilih stik atau folder lain.",
                    en="That folder is inside the store itself: a lost laptop would take the copy along. Choose a "
                    "stick or another folder.",
                ),
                code="second-place",
            )
        self._trouble = ""
        self._core.set_setting(PLACE, None if folder is None else str(folder.absolute()))
        self._core.set_setting(STATE, None)
        return self.state()

    def due(self, state: SecondCopy | None = None) -> bool:
        """Whether a copy should be made now: by the number of changes, their age, or because a visit was sealed."""
        state = state or self.state()
        if not state.place or self._core.database.read_only or self._core.database.served:
            return False
        if state.trouble:
            return True
        if not state.behind:
            return False
        moment, now = state.moment, self._core.now()
        # A copy of the future was made while the clock was wrong.
        late = moment is None or not moment <= now < moment + AFTER
        return late or state.behind >= AFTER_CHANGES or _sealed(state.mark) != _sealed(self._mark())

    def make(self, *, force: bool = False) -> SecondCopy:
        """Make a copy if one is due (or `force`), off the store's own thread if one likes; one at a time.

        A place that is away, full, locked or torn out is no error: the state says it and the next call tries again.
        """
        if self._closing.is_set():
            return SecondCopy()
        if not self._running.acquire(blocking=force):
            return self.state()
        try:
            state = self.state()
            if not ((force and state.place) or self.due(state)):
                return state
            return self._keep(self._attempt(state, None))
        finally:
            self._running.release()

    def bring(self, pack: Path) -> str:
        """Put a copy that was just written here into the second place too; the place, "" when it did not get there."""
        with self._running:
            state = self.state()
            if not state.place:
                return ""
            made = self._keep(self._attempt(state, pack))
            return "" if made.trouble else made.place

    def stop(self) -> None:
        """Let a copy under way come to its next safe point and end; none is begun by itself afterwards."""
        self._closing.set()
        with self._running:
            pass

    def finish(self) -> None:
        """The last copy before the store is closed, if the place lacks something."""
        with self._running:
            state = self.state()
            if state.place and state.behind:
                self._keep(self._attempt(state, None, leaving=True))

    def _attempt(self, state: SecondCopy, pack: Path | None, *, leaving: bool = False) -> SecondCopy:
        mark = self._mark()
        try:
            target, place = self._open_place(state)
        except _NoPlaceError as error:
            return replace(state, trouble=error.code)
        if pack is None and mark == state.mark and Path(target, Path(state.path).name).is_file():
            return replace(state, place=str(place), trouble="")
        from ltsa_desktop.store import backups

        at = self._core.now()
        wish = pack.name if pack else f"ltsa-{at.astimezone():%Y%m%d-%H%M%S}-{REASON}.zip"
        name = backups.free_name(target / wish).name
        try:
            with self._source(pack, at) as (source, blobs):
                try:
                    self._carry(source, target, name, blobs, stoppable=pack is None and not leaving)
                except _StoppedError:
                    return state
                except OSError as error:
                    return replace(state, trouble=_trouble_of(error, target))
        except UserError:
            return replace(state, trouble="local")
        backups.thin(target, at, _NEWEST, _DAYS)
        shared = target.stat().st_dev == self._core.folder.stat().st_dev
        return SecondCopy(str(place), at.isoformat(), str(target / name), mark, self._folder, shared=shared)

    @contextlib.contextmanager
    def _source(self, pack: Path | None, at: datetime) -> Iterator[tuple[Path, set[str]]]:
        """The whole copy as one file on this laptop, and the attachments that belong to it."""
        if pack is not None:
            yield pack, self._known_blobs()
            return
        with self._backups.packed(REASON, at) as (path, blobs):
            yield path, blobs

    def _known_blobs(self) -> set[str]:
        with self._core.database.reading() as connection:
            return set(connection.exec_driver_sql("SELECT sha256 FROM blob").scalars())

    def _carry(self, source: Path, target: Path, name: str, blobs: Iterable[str], *, stoppable: bool) -> None:
        """Write attachments, then the copy that needs them, each aside and renamed, and read it back."""
        from ltsa_desktop.store import backups

        for left in target.glob(".*.new"):
            left.unlink(missing_ok=True)
        wanted = [(self._blob(sha256), target / "blobs" / sha256[:2] / sha256) for sha256 in sorted(blobs)]
        missing = [(here, there) for here, there in wanted if here.is_file() and not _same_size(here, there)]
        need = source.stat().st_size + sum(here.stat().st_size for here, _ in missing)
        backups.make_room(target, need + _RESERVE)
        for here, there in missing:
            if stoppable and self._closing.is_set():
                raise _StoppedError
            there.parent.mkdir(parents=True, exist_ok=True)
            durable.write_durably(there, here.read_bytes())
            if not _same_size(here, there):
                raise OSError(errno.EIO, os.strerror(errno.EIO), str(there))
        path = target / name
        durable.copy_durably(source, path)
        backups.check_pack(path)

    def _blob(self, sha256: str) -> Path:
        return self._core.folder / "blobs" / sha256[:2] / sha256

    def _open_place(self, state: SecondCopy) -> tuple[Path, Path]:
        """The folder of the copies and the place it is in, where it is now.

        Raises:
            _NoPlaceError: with the trouble's code.
        """
        begun = state.folder == self._folder
        chosen = Path(state.place)
        found = next((p for p in (chosen, *elsewhere(chosen)) if is_folder(p / self._folder)), None)
        if found is None and begun:
            # Where a stick was mounted, an empty folder stays on some systems.
            raise _NoPlaceError("other" if holds_something(chosen) else "away")
        place = found or chosen
        target = place / self._folder
        try:
            target.mkdir(exist_ok=True)
            probe = target / f".{os.getpid()}.new"
            probe.write_bytes(b"")
            probe.unlink()
        except OSError as error:
            raise _NoPlaceError(_trouble_of(error, place)) from error
        return target, place

    def _keep(self, state: SecondCopy) -> SecondCopy:
        self._trouble = state.trouble
        kept = {**asdict(state), "behind": 0}
        if kept != self._core.setting(STATE, None) and not self._core.database.read_only:
            # A disk of the laptop that refuses now costs the remark only: `_trouble` still says it in this session.
            with contextlib.suppress(UserError):
                if state.place != self._core.setting(PLACE, ""):
                    self._core.set_setting(PLACE, state.place)
                self._core.set_setting(STATE, kept)
        return replace(state, behind=self._behind(state.mark))

    @property
    def _folder(self) -> str:
        # The end of the incarnation's id is random; a restored store begins a folder of its own.
        return f"ltsa-cadangan-{self._core.device.incarnation[-8:]}"

    def _mark(self) -> str:
        """Numbers that grow with every change worth copying: "entries-of-the-journal/revisions/everything else"."""
        with self._core.database.reading() as connection:
            row = connection.exec_driver_sql(
                "SELECT (SELECT coalesce(max(id), 0) FROM journal), (SELECT count(*) FROM revision), "
                "(SELECT count(*) FROM visit) + (SELECT count(*) FROM centre_status) "
                "+ (SELECT count(*) FROM organisation) + (SELECT count(*) FROM instrument) "
                "+ (SELECT count(*) FROM trusted_key) + (SELECT count(*) FROM package)"
            ).one()
        return "/".join(str(number) for number in row)

    def _behind(self, mark: str) -> int:
        now, then = (_numbers(text) for text in (self._mark(), mark))
        return sum(abs(a - b) for a, b in zip(now, then, strict=True))


class _NoPlaceError(Exception):
    """There is nowhere to write to now."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class _StoppedError(Exception):
    """The store is being closed."""


def _numbers(mark: str) -> tuple[int, int, int]:
    try:
        journal, revisions, rest = (int(part) for part in mark.split("/"))
    except ValueError:
        return 0, 0, 0
    return journal, revisions, rest


def _sealed(mark: str) -> int:
    return _numbers(mark)[1]


def _trouble_of(error: OSError, place: Path) -> str:
    """The code of what the system said about a place."""
    code = getattr(error, "winerror", None)
    if of_os_error(error, place).code == "disk-full":
        return "full"
    if error.errno in _LOCKED or code in _LOCKED_WINDOWS:
        return "locked"
    if (error.errno in _GONE or code in _GONE_WINDOWS) and not is_folder(place):
        return "away"
    return "refused"


def _same_size(here: Path, there: Path) -> bool:
    try:
        return there.stat().st_size == here.stat().st_size
    except OSError:
        return False
