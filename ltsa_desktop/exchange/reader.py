"""Reading a package: every frame that still holds, and the name of everything that does not."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO, Literal, Protocol

from msgspec import structs

from ltsa_desktop.exchange import formats, payloads, signing
from ltsa_desktop.exchange.frames import MAX_FRAMES, Damage, Frame, FrameType, read_at, scan
from ltsa_desktop.exchange.payloads import ChunkLine, Entry, Line, Malformed, Manifest, ManifestLine, PartBody, PartLine
from ltsa_desktop.exchange.sealing import NotForUs, Opener, Unreadable

LossReason = Literal["damaged", "missing", "locked", "forged", "newer"]

MAX_LOSSES = 100_000
MAX_PACKAGES = 16
MAX_LISTED = 64 << 20
"""Bytes of manifests kept (deflated): bounds on memory that no honest package reaches."""

_KINDS: dict[type, tuple[FrameType, ...]] = {
    payloads.RevisionLine: (FrameType.REVISION,),
    payloads.ManifestLine: (FrameType.MANIFEST,),
    payloads.ChunkLine: (FrameType.BLOB, FrameType.INSTRUMENT),
    payloads.CentreLine: (FrameType.CENTRE,),
    payloads.StatementLine: (FrameType.STATEMENT,),
    payloads.PartLine: (FrameType.PART,),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """One frame, opened and checked against its own line.

    Attributes:
        offset: of the frame in the file; `PackageReader.again` reads it a second time.
        index, package: from the frame's header.
        line, body: see `payloads`.
        plain: the opened frame, from which `payloads.body_of` gives the body again; "" where nothing is packed.
    """

    offset: int
    index: int
    package: str
    line: Line
    body: bytes
    plain: bytes = b""


@dataclass(frozen=True, slots=True)
class Loss:
    """One frame that could not be used.

    Attributes:
        reason: "damaged" (bytes changed or cut), "missing" (the manifest lists it, the file does not hold it),
            "locked" (sound, but none of our keys opens it), "forged" (it contradicts itself or its signature),
            "newer" (made by a newer program).
        index, type: from the header, None where even that is lost.
        entry: what the manifest says about it, None without a manifest.
        count: how many such frames, where nothing tells them apart.
    """

    reason: LossReason
    index: int | None
    type: int | None
    entry: Entry | None
    count: int = 1


@dataclass(slots=True)
class Contents:
    """What the manifests of one package say, as far as they were read.

    Attributes:
        head: of the first part that was read (its entries are dropped).
        key: who signed it, hex.
        parts: part number → deflated bytes.
        copies: sound manifest frames read; twice the number of parts in a whole package.
    """

    head: Manifest
    key: str
    parts: dict[int, bytes] = field(default_factory=dict)
    copies: int = 0

    def sound(self) -> bool:
        """Whether both copies of every part were read."""
        return self.copies >= 2 * self.head.parts

    def complete(self) -> bool:
        """Whether every part was read from one end or the other."""
        return len(self.parts) >= self.head.parts

    def entries(self) -> Iterator[Entry]:
        """Every frame listed, in order."""
        for part in sorted(self.parts):
            yield from payloads.read_manifest(zlib.decompress(self.parts[part])).entries


@dataclass(slots=True)
class Split:
    """Which files of a package that was cut into several are here.

    Attributes:
        head: what the first of them says of the package. key: who signed it, hex.
        runs: number of the file → index of its first frame and how many indices it spans.
    """

    head: PartBody
    key: str
    runs: dict[int, tuple[int, int]] = field(default_factory=dict)

    def covers(self, index: int) -> bool:
        """Whether the frame with this index belongs into one of the files that are here."""
        return any(first <= index < first + count for first, count in self.runs.values())

    def absent(self) -> set[int]:
        """The numbers of the files that are not here."""
        return set(range(1, self.head.parts + 1)) - self.runs.keys()


class Reading(Protocol):
    """What a plan needs of whatever holds records: a package, or a sheet's PDF (`attached.AttachedReader`)."""

    contents: dict[tuple[str, str], Contents]
    splits: dict[str, Split]
    intact: int
    opened: int

    def pieces(self) -> Iterator[Piece]: ...
    def again(self, offset: int) -> Piece | None: ...
    def join(self, offsets: Sequence[int]) -> bytes | None: ...
    def reject(self, piece: Piece, reason: LossReason) -> None: ...
    def losses(self) -> list[Loss]: ...
    def unlisted(self) -> bool: ...


class PackageReader:
    """Reads a package once from start to end; afterwards knows what is lost.

    Attributes:
        contents: (package id, signer) → `Contents`. More than one package when two were glued together; more than one
            signer when somebody put a list of his own beside the true one, which must not hide it.
        splits: package id → which of its files these bytes hold, where it was cut into several.
        intact: number of frames with a sound checksum.
        opened: number of those that our keys opened.
        stretches: number of places in the file where bytes were damaged or cut.
    """

    def __init__(self, stream: BinaryIO, opener: Opener) -> None:
        self._stream = stream
        self._opener = opener
        self._seen: dict[str, bytearray] = {}
        self._bad: dict[tuple[str, int], tuple[LossReason, int]] = {}
        self._delivered: set[bytes] = set()
        self._nameless = 0
        self._listed = 0
        self.contents: dict[tuple[str, str], Contents] = {}
        self.splits: dict[str, Split] = {}
        self.intact = 0
        self.opened = 0
        self.stretches = 0
        self.position = 0

    def pieces(self) -> Iterator[Piece]:
        """Every usable frame but the manifests, in the order of the file."""
        for event in scan(self._stream):
            self.position = event.offset
            if isinstance(event, Damage):
                self._note_damage(event)
                continue
            self.intact += 1
            piece = self._open(event)
            if piece is None:
                continue
            self._mark(event)
            if isinstance(piece.line, ManifestLine):
                self._read_manifest(event, piece.line, piece.body)
            elif isinstance(piece.line, PartLine):
                self._read_part(event, piece.line, piece.body)
            else:
                self._delivered.add(_content(piece))
                yield piece

    def again(self, offset: int) -> Piece | None:
        """The frame at `offset` a second time, or None when the file changed in between."""
        frame = read_at(self._stream, offset)
        if frame is None:
            return None
        try:
            line, body = payloads.unpack(self._opener.open(frame.payload))
        except (NotForUs, Unreadable, Malformed):
            return None
        return Piece(offset, frame.index, frame.package, line, body)

    def join(self, offsets: Sequence[int]) -> bytes | None:
        """The bodies of several frames as one, or None as in `again`."""
        bodies = []
        for offset in offsets:
            piece = self.again(offset)
            if piece is None:
                return None
            bodies.append(piece.body)
        return b"".join(bodies)

    def reject(self, piece: Piece, reason: LossReason) -> None:
        """Count a piece among the losses although its frame was sound (a signature that does not hold)."""
        self._delivered.discard(_content(piece))
        type_ = _KINDS[type(piece.line)][0]
        self._bad[piece.package, piece.index] = (reason, int(type_))

    def losses(self) -> list[Loss]:
        """What is lost, each frame once and at most `MAX_LOSSES` of them; call it after `pieces` has ended.

        What the manifest lists must have come by its content, whatever its frame's header said: a sound frame put in
        another one's place hides nothing.
        """
        lost: list[Loss] = []
        bad = dict(self._bad)
        for (package, _), contents in self.contents.items():
            named: set[int] = set()
            split = self.splits.get(package)
            for entry in contents.entries():
                if split is not None and not split.covers(entry.n):
                    named.add(entry.n)
                    continue
                reason, type_ = bad.pop((package, entry.n), ("missing", entry.type))
                if not contents.complete():
                    named.add(entry.n)
                if _name(entry.id, entry.part) not in self._delivered:
                    lost.append(Loss(reason, entry.n, type_, entry))
            if split is None and not contents.complete():
                lost.extend(self._unlisted(package, contents, named))
        lost.extend(self._unlisted_parts())
        for (package, index), (reason, type_) in bad.items():
            told_apart = type_ in (FrameType.MANIFEST, FrameType.PART)
            if not told_apart and (reason == "forged" or not self._has(package, index)):
                lost.append(Loss(reason, index, type_, None))
        if not self.contents:
            lost.extend(Loss("damaged", None, None, None) for _ in range(self._nameless))
        return lost[:MAX_LOSSES]

    def unlisted(self) -> bool:
        """Whether there are frames of a package of which no manifest could be read: nobody knows what else it held."""
        packages = set(self._seen) | {package for package, _ in self._bad}
        return not packages <= {package for package, _ in self.contents} or not self.contents

    def _unlisted_parts(self) -> Iterator[Loss]:
        """Frames that a file says it holds and does not, where no list of contents names them."""
        listed = {package for package, _ in self.contents}
        for package, split in self.splits.items():
            if package in listed:
                continue
            broken = {index for name, index in self._bad if name == package}
            count = sum(
                not self._has(package, index) and index not in broken
                for first, number in split.runs.values()
                for index in range(first, first + min(number, MAX_LOSSES))
            )
            if count:
                yield Loss("missing", None, None, None, count)

    def _has(self, package: str, index: int) -> bool:
        seen = self._seen.get(package, b"")
        return index < len(seen) and bool(seen[index])

    def _unlisted(self, package: str, contents: Contents, named: set[int]) -> Iterator[Loss]:
        """Losses in a stretch of the list that is itself lost: the total tells their number, nothing their names."""
        first, end = contents.head.parts, contents.head.frames - contents.head.parts
        seen = {index for index, here in enumerate(self._seen.get(package, b"")) if here}
        broken = {index for name, index in self._bad if name == package}
        count = end - first - sum(first <= index < end for index in named | seen | broken)
        if count > 0:
            yield Loss("missing", None, None, None, count)

    def _open(self, frame: Frame) -> Piece | None:
        if not formats.known(frame.version, frame.type):
            self._fail(frame, "newer")
            return None
        try:
            plain = self._opener.open(frame.payload)
            line, body = payloads.unpack(plain)
        except NotForUs:
            self._fail(frame, "locked")
            return None
        except Unreadable:
            self._fail(frame, "damaged")
            return None
        except Malformed:
            self.opened += 1
            self._fail(frame, "forged")
            return None
        self.opened += 1
        if frame.type not in _KINDS[type(line)] or (
            isinstance(line, ChunkLine) and (line.kind == "blob") != (frame.type == FrameType.BLOB)
        ):
            self._fail(frame, "forged")
            return None
        return Piece(frame.offset, frame.index, frame.package, line, body, plain)

    def _read_manifest(self, frame: Frame, line: ManifestLine, body: bytes) -> None:
        try:
            manifest = payloads.read_manifest(body)
            sound = signing.verify(line.key, bytes.fromhex(line.signature), signing.MANIFEST + body)
        except Malformed:
            sound = False
        if not sound or manifest.package != frame.package or manifest.format not in formats.MANIFESTS:
            self._fail(frame, "forged" if not sound else "newer")
            return
        known = self.contents.get((frame.package, line.key))
        if known is None:
            if len(self.contents) == MAX_PACKAGES:
                return
            known = Contents(structs.replace(manifest, entries=[]), line.key)
            self.contents[frame.package, line.key] = known
        known.copies += 1
        if manifest.part not in known.parts and self._listed < MAX_LISTED:
            known.parts[manifest.part] = zlib.compress(body, 1)
            self._listed += len(known.parts[manifest.part])

    def _read_part(self, frame: Frame, line: PartLine, body: bytes) -> None:
        try:
            part = payloads.read_part(body)
            sound = signing.verify(line.key, bytes.fromhex(line.signature), signing.PART + body)
        except Malformed:
            sound = False
        if not sound or part.package != frame.package:
            self._fail(frame, "forged")
        elif part.package in self.splits or len(self.splits) < MAX_PACKAGES:
            self.splits.setdefault(part.package, Split(part, line.key)).runs[part.part] = (part.first, part.count)

    def _fail(self, frame: Frame, reason: LossReason) -> None:
        self._note((frame.package, frame.index), reason, frame.type)

    def _note_damage(self, damage: Damage) -> None:
        self.stretches += 1
        if damage.index is None or damage.package is None or damage.type is None:
            self._nameless += 1
        else:
            self._note((damage.package, damage.index), "damaged", damage.type)

    def _note(self, where: tuple[str, int], reason: LossReason, type_: int) -> None:
        if len(self._bad) < MAX_LOSSES:
            self._bad.setdefault(where, (reason, type_))

    def _mark(self, frame: Frame) -> None:
        if frame.index >= MAX_FRAMES or (frame.package not in self._seen and len(self._seen) == MAX_PACKAGES):
            return
        seen = self._seen.setdefault(frame.package, bytearray())
        if frame.index >= len(seen):
            seen.extend(bytes(frame.index + 1 - len(seen)))
        seen[frame.index] = 1


def _content(piece: Piece) -> bytes:
    line = piece.line
    if isinstance(line, ChunkLine):
        return _name(line.id, line.part)
    if isinstance(line, payloads.RevisionLine | payloads.StatementLine):
        return _name(line.id, 0)
    return _name(hashlib.sha256(piece.body).hexdigest(), 0)


def _name(content: str, part: int) -> bytes:
    """A short name of a frame's content: half a hash and the number of the part."""
    return bytes.fromhex(content)[:16] + part.to_bytes(4, "big")
