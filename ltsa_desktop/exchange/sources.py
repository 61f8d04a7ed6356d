"""From files and folders of any kind to packages to be read: folders walked, zips seen through, parts put together.

Nothing is believed of names. Files that hold frames of one package (its parts, or two damaged copies of it) are read as
one: what the one lacks, the other may have.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

from ltsa_desktop.exchange.attached import PDF
from ltsa_desktop.exchange.files import sha256_of, unreadable, unwritable
from ltsa_desktop.exchange.frames import HEADER, MAGIC, Frame, FrameType, scan
from ltsa_desktop.exchange.opening import ZIP, open_package, unzip
from ltsa_desktop.exchange.progress import Check, never
from ltsa_desktop.ground.words import Cancelled, Text, UserError

if TYPE_CHECKING:
    from ltsa_desktop.store import Store

Kind = Literal["package", "receipt", "other"]

UNFINISHED = (".part", ".tmp", ".crdownload", ".download", ".partial", ".lock")
"""Endings of files that some program is still writing."""
_SCAN = 64
_OTHERS: tuple[tuple[bytes, Kind], ...] = (
    (b"ltsa-receipt/", "receipt"),
    (b"ltsa-enrolment/", "other"),
    (b"ltsa-organisation/", "other"),
)


@dataclass(slots=True)
class Source:
    """One package to be read.

    Attributes:
        names: the user's files it is in, as they are called.
        files: these files (a zip for what was inside one).
        path: what to read: the file itself, or a copy in the inbox that is removed afterwards.
        size: in bytes.
        package: its id where the first frames show it, else "".
        supersedes: archived parts of it whose bytes `path` holds as well.
    """

    names: tuple[str, ...]
    files: tuple[Path, ...]
    path: Path
    size: int
    package: str = ""
    supersedes: tuple[Path, ...] = ()

    @property
    def name(self) -> str:
        """How to call it in a sentence."""
        return self.names[0] if len(self.names) == 1 else f"{self.names[0]} (+{len(self.names) - 1})"


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that holds no package, and why."""

    name: str
    file: Path
    text: Text
    code: str


@dataclass(slots=True)
class Found:
    """What a set of files and folders holds.

    Attributes:
        sources: packages, in the order of their first files.
        receipts: files that confirm what arrived.
        refused: files that were handed over by themselves, or look like packages, and are none.
        skipped: how many other files of folders were passed over.
    """

    sources: list[Source] = field(default_factory=list)
    receipts: list[Path] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    skipped: int = 0
    _made: list[Path] = field(default_factory=list)


@contextlib.contextmanager
def find(store: Store, paths: Iterable[Path], cancelled: Check = never) -> Iterator[Found]:
    """Everything to be read in `paths`; copies made for it are removed at the end.

    Raises Cancelled, UserError (no room).
    """
    found = Found()
    inbox = store.directory / "inbox"
    try:
        inbox.mkdir(exist_ok=True)
        for path, asked in _files(paths):
            if cancelled():
                raise Cancelled
            _look(path, asked, inbox, found, cancelled)
        found.sources = _grouped(store, found, inbox, cancelled)
        yield found
    finally:
        for made in found._made:
            with contextlib.suppress(OSError):
                made.unlink(missing_ok=True)


def unfinished(path: Path) -> bool:
    """Whether the name says that a program is still writing it, or that it is none of the user's."""
    return path.name.startswith((".", "~$")) or path.suffix.lower() in UNFINISHED


def _files(paths: Iterable[Path]) -> Iterator[tuple[Path, bool]]:
    """The files, and whether each was asked for by itself."""
    for path in paths:
        if not path.is_dir():
            yield path, True
            continue
        for folder, folders, names in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                if not unfinished(Path(name)):
                    yield Path(folder) / name, False


def _look(path: Path, asked: bool, inbox: Path, found: Found, cancelled: Check) -> None:
    """Put one file where it belongs."""
    try:
        with path.open("rb") as stream:
            head = stream.read(4096)
        if head.startswith(ZIP) and (asked or _package_inside(path)):
            for name, unpacked in unzip(path, inbox, cancelled):
                found._made.append(unpacked)
                inside = f"{path.name} › {name}"
                found.sources.append(
                    Source((inside,), (path,), unpacked, unpacked.stat().st_size, _package_of(unpacked))
                )
            return
        kind = next((kind for mark, kind in _OTHERS if mark in head and head.lstrip()[:1] == b"{"), None)
        if kind == "receipt":
            found.receipts.append(path)
            return
        if not asked and not head.startswith(MAGIC) and path.suffix.lower() not in {".ltsa", ".pdf"}:
            found.skipped += 1
            return
        if not asked and head.startswith(PDF):
            from ltsa_desktop.exchange.attached import carries_data

            if not carries_data(path):
                found.skipped += 1
                return
        with open_package(path, inbox, cancelled):
            found.sources.append(Source((path.name,), (path,), path, path.stat().st_size, _package_of(path)))
    except OSError as error:
        refusal = unreadable(path, error)
        found.refused.append(Refused(path.name, path, refusal.text, refusal.code))
    except UserError as error:
        if error.code == "disk-full":
            raise
        found.refused.append(Refused(path.name, path, error.text, error.code))


def _package_inside(path: Path) -> bool:
    """Whether a zip that was found in a folder concerns us: spreadsheets and documents are zips too."""
    import zipfile

    try:
        with zipfile.ZipFile(path) as archive:
            for member in archive.infolist()[:1000]:
                if not member.is_dir():
                    with archive.open(member) as inner:
                        if inner.read(len(MAGIC)) == MAGIC:
                            return True
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError, OSError):
        # One that cannot be read is told of where its name says that it was meant for us.
        return path.suffix.lower() == ".zip"
    return False


def _package_of(path: Path) -> str:
    """The id in the first intact frame, "" without one near the beginning."""
    with path.open("rb") as stream:
        for number, event in enumerate(scan(stream)):
            if isinstance(event, Frame):
                return event.package
            if number == _SCAN:
                break
    return ""


def _is_part(path: Path) -> bool:
    with path.open("rb") as stream:
        first = next((event for event in scan(stream) if isinstance(event, Frame)), None)
    return first is not None and first.type == FrameType.PART


def _grouped(store: Store, found: Found, inbox: Path, cancelled: Check) -> list[Source]:
    """One source for each package: files of the same one are joined, together with its parts that came earlier."""
    groups: dict[str, list[Source]] = {}
    for number, source in enumerate(found.sources):
        groups.setdefault(source.package or f"?{number}", []).append(source)
    return [_joined(store, group, found, inbox, cancelled) for group in groups.values()]


def _joined(store: Store, group: Sequence[Source], found: Found, inbox: Path, cancelled: Check) -> Source:
    first = group[0]
    split = bool(first.package) and any(_is_part(source.path) for source in group)
    earlier = _earlier(store, first.package) if split else []
    if len(group) + len(earlier) == 1:
        return first
    names = tuple(dict.fromkeys(name for source in group for name in source.names))
    files = tuple(dict.fromkeys(file for source in group for file in source.files))
    distinct = {_digest(path): path for path in (*(source.path for source in group), *earlier)}
    if len(distinct) == 1:
        return Source(names, files, first.path, first.size, first.package)
    out = inbox / f"joined-{os.getpid()}-{os.urandom(4).hex()}.part"
    found._made.append(out)
    try:
        if shutil.disk_usage(inbox).free < sum(path.stat().st_size for path in distinct.values()):
            raise OSError(28, "No space left on device")
        with out.open("xb") as target:
            _merge(distinct.values(), target, cancelled)
    except OSError as error:
        raise unwritable(out, error) from error
    return Source(names, files, out, out.stat().st_size, first.package, tuple(earlier))


def _earlier(store: Store, package: str) -> list[Path]:
    """Archived files of a package that was cut: what lies across two parts needs both."""
    import json

    names = [str(json.loads(entry.detail).get("archive", "")) for entry in store.packages.of(package)]
    archive = store.directory / "archive"
    return [archive / name for name in dict.fromkeys(names) if name and (archive / name).is_file()]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Bytes of one file: an intact frame (its index and digest), or a stretch of damage."""

    path: Path
    offset: int
    length: int
    index: int
    digest: bytes = b""


def _merge(paths: Iterable[Path], target: BinaryIO, cancelled: Check) -> None:
    """The frames of several files in their order, each once; what is damaged in all of them comes last, as it is."""
    frames: dict[tuple[int, bytes], _Stretch] = {}
    broken: list[_Stretch] = []
    for path in paths:
        with path.open("rb") as stream:
            for event in scan(stream):
                if cancelled():
                    raise Cancelled
                if isinstance(event, Frame):
                    length = HEADER.size + len(event.payload)
                    digest = hashlib.sha256(event.payload).digest()
                    stretch = _Stretch(path, event.offset, length, event.index, digest)
                    frames.setdefault((event.index, digest), stretch)
                else:
                    index = -1 if event.index is None else event.index
                    broken.append(_Stretch(path, event.offset, event.length, index))
    whole = {index for index, _ in frames}
    ordered = sorted(frames.values(), key=lambda stretch: (stretch.index, stretch.digest))
    target.write(MAGIC + bytes(16 - len(MAGIC)))
    for stretch in (*ordered, *(lost for lost in broken if lost.index not in whole)):
        with stretch.path.open("rb") as stream:
            stream.seek(stretch.offset)
            target.write(stream.read(stretch.length))


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return sha256_of(stream)
