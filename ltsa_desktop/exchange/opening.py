"""From whatever file a person hands over to a stream that holds a package, or one clear line why not."""

from __future__ import annotations

import contextlib
import os
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from ltsa_desktop.exchange.attached import PDF, SEALED
from ltsa_desktop.exchange.files import BLOCK, unreadable, unwritable
from ltsa_desktop.exchange.frames import MAGIC, SYNC
from ltsa_desktop.exchange.progress import Check, never
from ltsa_desktop.ground.words import Cancelled, Text, UserError

ZIP = b"PK\x03\x04"
_MAX_MEMBERS = 1000
_OTHERS = {
    b"ltsa-organisation/": Text("berkas organisasi", "an organisation file"),
    b"ltsa-enrolment/": Text("berkas pendaftaran laptop", "a laptop's enrolment file"),
    b"ltsa-receipt/": Text("tanda terima", "a receipt"),
}


@contextlib.contextmanager
def open_package(path: Path, scratch: Path, cancelled: Check = never) -> Iterator[BinaryIO]:
    """The package in `path`, whatever its name: the file itself, or the one package inside a zip.

    A zip is unpacked into `scratch` (still encrypted) and removed again.

    Raises:
        UserError: missing, empty, not a package, several packages in one zip, no room.
    """
    try:
        stream = path.open("rb")
    except OSError as error:
        raise unreadable(path, error) from error
    with stream:
        try:
            head = stream.read(4096)
        except OSError as error:
            raise unreadable(path, error) from error
        if not head:
            raise UserError(
                Text(
                    "Berkas “{name}” kosong: pengirimannya tidak selesai. Minta dikirim ulang.",
                    "The file “{name}” is empty: it was not sent completely. Ask for it again.",
                ).format(name=path.name),
                code="empty-file",
            )
        if head.startswith(ZIP):
            with _unzipped(path, stream, scratch, cancelled) as inner:
                yield inner
            return
        if not head.startswith((MAGIC, PDF, SEALED)) and not _has_frame(stream, cancelled):
            raise _not_a_package(path, head)
        stream.seek(0)
        yield stream


def copy_in(stream: BinaryIO, target: Path, cancelled: Check = never) -> None:
    """Copy `stream` to `target`, flushed to the disk; nothing is left behind when it does not come to its end.

    Raises:
        UserError: the source cannot be read to its end, or there is no room.
    """
    try:
        with target.open("xb") as out:
            stream.seek(0)
            while True:
                if cancelled():
                    raise Cancelled
                try:
                    block = stream.read(BLOCK)
                except OSError as error:
                    raise unreadable(Path(getattr(stream, "name", target.name)), error) from error
                if not block:
                    break
                out.write(block)
            out.flush()
            os.fsync(out.fileno())
    except BaseException as error:
        with contextlib.suppress(OSError):
            target.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise unwritable(target, error) from error
        raise


def unzip(path: Path, scratch: Path, cancelled: Check = never) -> list[tuple[str, Path]]:
    """The packages inside a zip, unpacked (still encrypted) into `scratch`: their names and where they are.

    Raises:
        UserError: no package in it, damaged or locked, it would grow beyond what packages can, no room.
    """
    made: list[tuple[str, Path]] = []
    try:
        with path.open("rb") as stream, zipfile.ZipFile(stream) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            found = [member for member in members[:_MAX_MEMBERS] if _is_package(archive, member)]
            if not found:
                raise _not_one(path, 0)
            if any(_swells(member) for member in found):
                raise zipfile.BadZipFile
            out = scratch / found[0].filename
            if shutil.disk_usage(scratch).free < sum(member.file_size for member in found):
                raise unwritable(out, OSError(28, "No space left on device"))
            for member in found:
                out = scratch / f"unzip-{os.getpid()}-{os.urandom(4).hex()}.part"
                made.append((Path(member.filename).name, out))
                _unpack(archive, member, out, cancelled)
    except BaseException as error:
        for _, out in made:
            with contextlib.suppress(OSError):
                out.unlink(missing_ok=True)
        if isinstance(error, _BROKEN):
            raise _zip_unreadable(path) from None
        if isinstance(error, OSError):
            raise unreadable(path, error) from error
        raise
    return made


_BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError, ValueError)


def _swells(member: zipfile.ZipInfo) -> bool:
    """What is encrypted does not shrink: a member that would grow only fills the disk."""
    return member.file_size > 2 * member.compress_size + BLOCK


def _unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo, out: Path, cancelled: Check) -> None:
    with archive.open(member) as inner, out.open("xb") as target:
        left = member.file_size
        while block := inner.read(min(BLOCK, left + 1)):
            if cancelled():
                raise Cancelled
            left -= len(block)
            if left < 0:
                raise zipfile.BadZipFile
            target.write(block)


def _zip_unreadable(path: Path) -> UserError:
    return UserError(
        Text(
            "Berkas zip “{name}” rusak atau terkunci. Minta dikirim ulang, atau ekstrak dahulu.",
            "The zip file “{name}” is damaged or locked. Ask for it again, or extract it first.",
        ).format(name=path.name),
        code="zip-unreadable",
    )


@contextlib.contextmanager
def _unzipped(path: Path, stream: BinaryIO, scratch: Path, cancelled: Check) -> Iterator[BinaryIO]:
    out = scratch / f"unzip-{os.getpid()}-{os.urandom(4).hex()}.part"
    try:
        with zipfile.ZipFile(stream) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            found = [member for member in members[:_MAX_MEMBERS] if _is_package(archive, member)]
            if len(found) != 1:
                raise _not_one(path, len(found))
            member = found[0]
            if _swells(member):
                raise zipfile.BadZipFile
            if shutil.disk_usage(scratch).free < member.file_size:
                raise unwritable(out, OSError(28, "No space left on device"))
            _unpack(archive, member, out, cancelled)
        with out.open("rb") as unpacked:
            yield unpacked
    except _BROKEN:
        raise _zip_unreadable(path) from None
    finally:
        with contextlib.suppress(OSError):
            out.unlink(missing_ok=True)


def _is_package(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    with archive.open(member) as inner:
        return inner.read(len(MAGIC)) == MAGIC


def _not_one(path: Path, count: int) -> UserError:
    if count:
        text = Text(
            "Berkas zip “{name}” memuat {count} paket. Ekstrak dahulu, lalu impor satu per satu.",
            "The zip file “{name}” holds {count} packages. Extract it first, then import them one by one.",
        )
    else:
        text = Text("Berkas zip “{name}” tidak memuat paket LTSA.", "The zip file “{name}” holds no LTSA package.")
    return UserError(text.format(name=path.name, count=count), code="zip-without-package")


def _has_frame(stream: BinaryIO, cancelled: Check) -> bool:
    stream.seek(0)
    tail = b""
    while block := stream.read(BLOCK):
        if cancelled():
            raise Cancelled
        if SYNC in tail + block:
            return True
        tail = block[1 - len(SYNC) :]
    return False


def _not_a_package(path: Path, head: bytes) -> UserError:
    for mark, kind in _OTHERS.items():
        if mark in head:
            text = Text(
                "“{name}” adalah {kind}, bukan paket kunjungan.", "“{name}” is {kind}, not a package of visits."
            )
            return UserError(text.format(name=path.name, kind=kind), code="other-kind")
    return UserError(
        Text(
            "“{name}” bukan paket LTSA. Tidak ada yang diubah.", "“{name}” is not an LTSA package. Nothing was changed."
        ).format(name=path.name),
        code="not-a-package",
    )
