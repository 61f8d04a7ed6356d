"""The container of a sync package: small frames that a reader can find again after damage.

A package is a 16-byte magic followed by frames. Every frame starts with a sync
marker and a fixed header that carries its own checksum and the SHA-256 of its
payload, so one damaged byte costs one frame: the reader looks for the next
marker and goes on. Nothing here knows about keys; `docs/format.md` specifies
the bytes.
"""

from __future__ import annotations

import hashlib
import io
import struct
import uuid
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import BinaryIO, Literal

MAGIC = b"\x89LTSA-PKG\r\n\x1a\n\x00\x01"
"""The first 15 bytes of a package; like PNG's, they show a transfer in text mode."""

SYNC = b"\x96LFRAME\n"
FRAME_VERSION = 1
HEADER = struct.Struct(">8sBBHI16sI32sI")
MAX_PAYLOAD = 8 << 20
MAX_FRAMES = 2_000_000
MAX_STRETCHES = 100_000
_WINDOW = 1 << 20
_WASTE = 64 << 20


class FrameType(IntEnum):
    """What a frame carries. Numbers are never reused."""

    MANIFEST = 1
    REVISION = 2
    INSTRUMENT = 3
    BLOB = 4
    CENTRE = 5
    STATEMENT = 6
    PART = 7


@dataclass(frozen=True, slots=True)
class Frame:
    """One intact frame.

    Attributes:
        version: of the frame's layout; 1 is the only one this reader understands.
        type: a `FrameType` number, or one of a newer program.
        index: its ordinal in the package, from 0.
        package: the id of the package it was written for.
        offset: of the sync marker in the file, in bytes.
        payload: the bytes of one age file.
    """

    version: int
    type: int
    index: int
    package: str
    offset: int
    payload: bytes


@dataclass(frozen=True, slots=True)
class Damage:
    """A stretch of the file that holds no intact frame.

    Attributes:
        offset: where it starts, in bytes.
        length: how many bytes it takes.
        reason: "header" (no readable header), "payload" (the header is sound, the payload is not), "truncated"
            (the file ends inside the frame) or "size" (the header claims more than a frame may hold).
        type, index, package: from the header where it could be read, else None.
    """

    offset: int
    length: int
    reason: Literal["header", "payload", "truncated", "size"]
    type: int | None = None
    index: int | None = None
    package: str | None = None


def pack_header(type_: int, index: int, package: str, payload: bytes) -> bytes:
    """The 72 bytes that go before `payload`."""
    body = HEADER.pack(
        SYNC,
        FRAME_VERSION,
        type_,
        0,
        index,
        uuid.UUID(package).bytes,
        len(payload),
        hashlib.sha256(payload).digest(),
        0,
    )[:-4]
    return body + struct.pack(">I", zlib.crc32(body))


class FrameWriter:
    """Writes frames one after the other and remembers what a test-read must find again.

    Attributes:
        digests: the SHA-256 of each payload, in order.
        size: bytes written so far.
    """

    def __init__(self, stream: BinaryIO, package: str) -> None:
        self._stream = stream
        self._package = package
        self.digests: list[bytes] = []
        self.size = stream.write(MAGIC + b"\x00" * (16 - len(MAGIC)))

    def write(self, type_: FrameType, payload: bytes, index: int) -> None:
        """Append one frame. Raises ValueError for a payload larger than `MAX_PAYLOAD`."""
        if len(payload) > MAX_PAYLOAD:
            raise ValueError(f"a frame holds at most {MAX_PAYLOAD} bytes, not {len(payload)}")
        header = pack_header(type_, index, self._package, payload)
        self._stream.write(header)
        self._stream.write(payload)
        self.digests.append(header[36:68])
        self.size += len(header) + len(payload)


def looks_like_package(head: bytes) -> bool:
    """True when the first bytes of a file (a few kilobytes suffice) show a package, even with a damaged magic."""
    return head.startswith(MAGIC) or SYNC in head


def scan(stream: BinaryIO) -> Iterator[Frame | Damage]:
    """Yield the intact frames of a seekable `stream` in order, and each stretch of damage between them.

    Memory stays within one payload and one search window. Time stays linear in the size of the file: a file full of
    headers that each claim a large payload may waste `_WASTE` bytes and twice its own size, after which the claims
    are believed and skipped. Stops after `MAX_FRAMES` frames or `MAX_STRETCHES` broken ones with a final `Damage` of
    reason "size".
    """
    end = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    position = 16 if stream.read(len(MAGIC)) == MAGIC else 0
    patience = _WASTE + 2 * end
    lost: Damage | None = None
    found = broken = 0
    while position < end:
        stream.seek(position)
        raw = stream.read(HEADER.size)
        header = _unpack(raw)
        if broken == MAX_STRETCHES:
            break
        if header is None:
            broken += 1
            step = _next_sync(stream, position + 1, end)
            cut = raw.startswith(SYNC) and len(raw) < HEADER.size
            lost = _merge(lost, Damage(position, step - position, "truncated" if cut else "header"))
            position = step
            continue
        version, type_, index, package, length, digest = header
        payload = b"" if length > MAX_PAYLOAD else stream.read(length)
        if length <= MAX_PAYLOAD and len(payload) == length and hashlib.sha256(payload).digest() == digest:
            if lost is not None:
                yield lost
                lost = None
            if found == MAX_FRAMES:
                break
            found += 1
            yield Frame(version, type_, index, package, position, payload)
            position += HEADER.size + length
            continue
        if lost is not None:
            yield lost
        broken += 1
        patience -= len(payload)
        resume = position + HEADER.size if patience > 0 else min(end, position + HEADER.size + length)
        step = _next_sync(stream, resume, end)
        reason: Literal["payload", "truncated", "size"] = "payload"
        if length > MAX_PAYLOAD:
            reason = "size"
        elif len(payload) < length:
            reason = "truncated"
        lost = Damage(position, step - position, reason, type_, index, package)
        position = step
    if lost is not None:
        yield lost
    if position < end:
        yield Damage(position, end - position, "size")


def read_at(stream: BinaryIO, offset: int) -> Frame | None:
    """The frame whose marker is at `offset`, or None when it is not intact (any more)."""
    stream.seek(offset)
    header = _unpack(stream.read(HEADER.size))
    if header is None or header[4] > MAX_PAYLOAD:
        return None
    version, type_, index, package, length, digest = header
    payload = stream.read(length)
    if len(payload) != length or hashlib.sha256(payload).digest() != digest:
        return None
    return Frame(version, type_, index, package, offset, payload)


def _unpack(raw: bytes) -> tuple[int, int, int, str, int, bytes] | None:
    if len(raw) != HEADER.size or not raw.startswith(SYNC):
        return None
    _, version, type_, _, index, package, length, digest, checksum = HEADER.unpack(raw)
    if zlib.crc32(raw[:-4]) != checksum:
        return None
    return version, type_, index, str(uuid.UUID(bytes=package)), length, digest


def _merge(lost: Damage | None, more: Damage) -> Damage:
    if lost is None:
        return more
    return Damage(lost.offset, lost.length + more.length, lost.reason, lost.type, lost.index, lost.package)


def _next_sync(stream: BinaryIO, start: int, end: int) -> int:
    position, size = start, 4096
    while position < end:
        stream.seek(position)
        window = stream.read(size)
        at = window.find(SYNC)
        if at >= 0:
            return position + at
        if len(window) < size:
            break
        position += size - len(SYNC) + 1
        size = min(2 * size, _WINDOW)
    return end
