"""Writing a package: manifest, contents, the same manifest again; flushed, read back, and only then given its name."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from msgspec import structs

from ltsa_desktop.exchange import payloads, signing
from ltsa_desktop.exchange.files import sha256_of, unwritable
from ltsa_desktop.exchange.frames import Frame, FrameType, FrameWriter, scan
from ltsa_desktop.exchange.payloads import ChunkLine, Entry, Manifest, ManifestLine, RevisionLine
from ltsa_desktop.exchange.progress import WHOLE, Check, Meter, Progress, never, quiet
from ltsa_desktop.exchange.sealing import NotForUs, Opener, Sealer, Unreadable
from ltsa_desktop.exchange.signing import Signer
from ltsa_desktop.ground.words import Cancelled, Text, UserError
from ltsa_desktop.store.durable import replace


@dataclass(frozen=True, slots=True)
class RevisionItem:
    """A revision to be written.

    Attributes:
        id, signature, key: hex; see `payloads.RevisionLine`.
        size: of the canonical bytes.
        load: gives the canonical bytes.
        entry: the words about it for the manifest (visit, centre, date, kind).
    """

    id: str
    signature: str
    key: str
    size: int
    load: Callable[[], bytes]
    entry: Entry


@dataclass(frozen=True, slots=True)
class ObjectItem:
    """A photo or an instrument to be written in parts.

    Attributes:
        kind: "blob" or "instrument".
        id: SHA-256 of a blob, digest of an instrument.
        size: in bytes.
        load: gives the bytes, or None when they are gone from this laptop (the package goes out without them).
        entry: the words about it for the manifest.
    """

    kind: str
    id: str
    size: int
    load: Callable[[], bytes | None]
    entry: Entry


@dataclass(frozen=True, slots=True)
class SignedItem:
    """A small signed body: additions to the register."""

    body: bytes
    entry: Entry


@dataclass(frozen=True, slots=True)
class StatementItem:
    """A statement to be written: its id, hex signature and signer, and its verbatim bytes."""

    id: str
    signature: str
    key: str
    body: bytes
    entry: Entry


Item = RevisionItem | ObjectItem | SignedItem | StatementItem


@dataclass(frozen=True, slots=True)
class Written:
    """What was written and found again.

    Attributes:
        size: of the file, in bytes.
        sha256: of the file, hex.
        frames: number of frames.
        missing: ids of the objects whose bytes were gone.
        breaks: offsets in the file at which a record or an object begins.
        test_opened: whether this machine could also decrypt what it wrote.
    """

    size: int
    sha256: str
    frames: int
    missing: tuple[str, ...]
    breaks: tuple[int, ...]
    test_opened: bool


@dataclass(slots=True)
class _Run:
    writer: FrameWriter
    sealer: Sealer
    key: str
    signer: Signer
    missing: list[str] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)


def write_package(
    path: Path,
    head: Manifest,
    items: Sequence[Item],
    sealer: Sealer,
    key: str,
    signer: Signer,
    *,
    opener: Opener | None = None,
    progress: Progress = quiet,
    cancelled: Check = never,
) -> Written:
    """Write the package `head` describes (its frames, parts and entries are filled in here) to `path`.

    `opener` is given where this machine can read what it writes: then each frame is also decrypted in the test-read.

    Raises:
        UserError: no room, folder not writable, or a disk that does not give back what was written ("test-read").
        Cancelled: nothing is left behind.
    """
    entries = _listed(items)
    parts = payloads.part_count(len(entries))
    head = structs.replace(head, frames=len(entries) + 2 * parts)
    manifest = list(payloads.manifest_parts(head, entries))
    total = len(entries) + 2 * parts
    meter = Meter(progress, 0, 950)
    aside = path.with_name(f".{path.name}.{head.package[-8:]}.part")
    try:
        _check_room(path.parent, sum(entry.size for entry in entries))
        with aside.open("xb") as stream:
            run = _Run(FrameWriter(stream, head.package), sealer, key, signer)
            _write_manifest(run, manifest, 0)
            index = parts
            for item in items:
                meter.at(index, total)
                run.breaks.append(run.writer.size)
                index = _write_item(run, item, index, cancelled)
            run.breaks.append(run.writer.size)
            _write_manifest(run, manifest, index)
            stream.flush()
            os.fsync(stream.fileno())
        with aside.open("rb") as stream:
            sha256 = _read_back(stream, run.writer, opener, cancelled)
        replace(aside, path)
    except OSError as error:
        _discard(aside)
        raise unwritable(path, error) from error
    except BaseException:
        _discard(aside)
        raise
    progress(WHOLE, WHOLE)
    return Written(
        run.writer.size, sha256, len(run.writer.digests), tuple(run.missing), tuple(run.breaks), opener is not None
    )


def _listed(items: Iterable[Item]) -> list[Entry]:
    rows: list[Entry] = []
    for item in items:
        if isinstance(item, ObjectItem):
            parts = max(1, -(-item.size // payloads.CHUNK))
            for part in range(parts):
                size = min(payloads.CHUNK, item.size - part * payloads.CHUNK)
                rows.append(structs.replace(item.entry, size=size, part=part, parts=parts))
        elif isinstance(item, RevisionItem):
            rows.append(structs.replace(item.entry, size=item.size))
        else:
            rows.append(structs.replace(item.entry, size=len(item.body)))
    first = payloads.part_count(len(rows))
    return [structs.replace(row, n=first + at) for at, row in enumerate(rows)]


def _write_manifest(run: _Run, parts: Sequence[bytes], index: int) -> None:
    for at, body in enumerate(parts):
        signature = run.signer(signing.MANIFEST + body).hex()
        packed, size = payloads.deflate(body)
        plain = payloads.pack(ManifestLine(signature=signature, key=run.key, zlib=size), packed)
        run.writer.write(FrameType.MANIFEST, run.sealer.seal(plain), index + at)


def _write_item(run: _Run, item: Item, index: int, cancelled: Check) -> int:
    if cancelled():
        raise Cancelled
    if isinstance(item, RevisionItem):
        packed, size = payloads.deflate(item.load())
        line = RevisionLine(id=item.id, signature=item.signature, key=item.key, zlib=size)
        run.writer.write(FrameType.REVISION, run.sealer.seal(payloads.pack(line, packed)), index)
        return index + 1
    if isinstance(item, StatementItem):
        packed, size = payloads.deflate(item.body)
        stated = payloads.StatementLine(id=item.id, signature=item.signature, key=item.key, zlib=size)
        run.writer.write(FrameType.STATEMENT, run.sealer.seal(payloads.pack(stated, packed)), index)
        return index + 1
    if isinstance(item, SignedItem):
        signature = run.signer(signing.CENTRE + item.body).hex()
        packed, size = payloads.deflate(item.body)
        centre = payloads.CentreLine(signature=signature, key=run.key, zlib=size)
        run.writer.write(FrameType.CENTRE, run.sealer.seal(payloads.pack(centre, packed)), index)
        return index + 1
    parts = max(1, -(-item.size // payloads.CHUNK))
    data = item.load()
    if data is None or len(data) != item.size:
        run.missing.append(item.id)
        return index + parts
    blob = item.kind == "blob"
    for part, piece in enumerate(payloads.chunks(data)):
        if cancelled():
            raise Cancelled
        chunk = ChunkLine(
            kind="blob" if blob else "instrument",
            id=item.id,
            size=item.size,
            part=part,
            parts=parts,
        )
        type_ = FrameType.BLOB if blob else FrameType.INSTRUMENT
        run.writer.write(type_, run.sealer.seal(payloads.pack(chunk, piece)), index + part)
    return index + parts


def _read_back(stream: BinaryIO, writer: FrameWriter, opener: Opener | None, cancelled: Check) -> str:
    """Read the file from the disk, not from the cache where the system allows; every frame must be the one written."""
    if hasattr(os, "posix_fadvise"):
        with contextlib.suppress(OSError):
            os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    expected = list(writer.digests)
    seen = 0
    for event in scan(stream):
        if cancelled():
            raise Cancelled
        sound = (
            isinstance(event, Frame)
            and seen < len(expected)
            and hashlib.sha256(event.payload).digest() == expected[seen]
            and (opener is None or _opens(opener, event.payload))
        )
        if not sound:
            raise _not_as_written()
        seen += 1
    if seen != len(expected) or stream.seek(0, os.SEEK_END) != writer.size:
        raise _not_as_written()
    return sha256_of(stream)


def _opens(opener: Opener, payload: bytes) -> bool:
    try:
        payloads.unpack(opener.open(payload))
    except (NotForUs, Unreadable, payloads.Malformed):
        return False
    return True


def _not_as_written() -> UserError:
    return UserError(
        Text(
            "Paket sudah ditulis, tetapi ketika dibaca kembali isinya berbeda: stik atau cakram ini bermasalah. Berkas "
            "itu sudah dibuang dan data di laptop aman; pakai stik lain.",
            "The package was written but did not read back the same: this stick or disk has a fault. The file was "
            "removed and the data on this laptop are safe; use another stick.",
        ),
        code="test-read",
    )


def _check_room(folder: Path, size: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < 1024 + size // 8:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _discard(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
