"""What is inside a frame once it is opened: one line of JSON about it, then its bytes.

    {"id":"…","type":"revision",…}\\n<body>

The line is decoded strictly by msgspec, bounded in size, and every claim in it is checked against the body.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from ltsa_desktop.exchange.frames import MAX_FRAMES

MAX_LINE = 4096
MAX_BODY = 32 << 20
"""Bytes of a revision or a manifest part, unpacked."""
CHUNK = 512 << 10
"""Bytes of a photo or an instrument per frame."""
MAX_OBJECT = 256 << 20
"""Bytes of one photo, recording or instrument."""
MANIFEST_ENTRIES = 4000
"""Frames listed in one part of the manifest."""
MANIFEST_FORMAT = 1
MAX_PARTS = 10_000
"""Files that a package may be cut into."""
_RATIO = 100

Hash = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
Key = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
SignatureHex = Annotated[str, Meta(pattern="^[0-9a-f]{128}$")]
Identifier = Annotated[str, Meta(pattern="^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")]
Count = Annotated[int, Meta(ge=0, le=1 << 40)]
Part = Annotated[int, Meta(ge=0, le=1 << 16)]
Short = Annotated[str, Meta(max_length=400)]


class Malformed(Exception):
    """A payload opened but does not hold what its type promises."""


class RevisionLine(Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="revision"):
    """Before a revision's verbatim canonical bytes.

    Attributes:
        id: SHA-256 of the body.
        signature: Ed25519 over the body, in hex, by `key`.
        zlib: size of the body when it is deflated, else None.
    """

    id: Hash
    signature: SignatureHex
    key: Key
    zlib: Annotated[int, Meta(ge=0, le=MAX_BODY)] | None = None


class ManifestLine(Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="manifest"):
    """Before a part of the manifest; the signature is over `signing.MANIFEST` + body."""

    signature: SignatureHex
    key: Key
    zlib: Annotated[int, Meta(ge=0, le=MAX_BODY)] | None = None


class ChunkLine(Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="chunk"):
    """Before one part of a larger object.

    Attributes:
        kind: "blob" (an attachment) or "instrument" (`Instrument.to_bytes`).
        id: SHA-256 of the whole object (an instrument's digest is the SHA-256 of its bytes).
        size: of the whole object, in bytes.
        part, parts: this is part `part` (from 0) of `parts`; every part but the last holds `CHUNK` bytes.
    """

    kind: Literal["blob", "instrument"]
    id: Hash
    size: Annotated[int, Meta(ge=0, le=MAX_OBJECT)]
    part: Part
    parts: Part


class CentreLine(Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="centre"):
    """Before additions to the register of centres; the signature is over `signing.CENTRE` + body."""

    signature: SignatureHex
    key: Key
    zlib: Annotated[int, Meta(ge=0, le=MAX_BODY)] | None = None


class StatementLine(Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="statement"):
    """Before a statement's verbatim canonical bytes; the signature is over `signing.STATEMENT` + body.

    Attributes:
        id, signature, key, zlib: as in `RevisionLine`.
    """

    id: Hash
    signature: SignatureHex
    key: Key
    zlib: Annotated[int, Meta(ge=0, le=MAX_BODY)] | None = None


class PartLine(Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="part"):
    """Before what one of several files of a package says of itself; the signature is over `signing.PART` + body."""

    signature: SignatureHex
    key: Key
    zlib: Annotated[int, Meta(ge=0, le=MAX_BODY)] | None = None


Line = RevisionLine | ManifestLine | ChunkLine | CentreLine | StatementLine | PartLine


class Entry(Struct, frozen=True, omit_defaults=True):
    """One frame in the manifest: enough to say in words what is missing.

    Attributes:
        n: the frame's index.
        type: its `FrameType` number.
        id: revision id, instrument digest, or SHA-256 of a blob.
        size: of the frame's plain body (not deflated), in bytes.
        part, parts: of a larger object.
        visit, centre, date, kind: of a revision: visit id, name of the centre, day of the visit, kind of seal.
        name: of an instrument ("form_id version") or of an attachment in the visit ("foto.jpg").
    """

    n: Annotated[int, Meta(ge=0, le=1 << 32)]
    type: Annotated[int, Meta(ge=0, le=255)]
    id: Hash
    size: Count
    part: Part = 0
    parts: Part = 1
    visit: Short = ""
    centre: Short = ""
    date: Short = ""
    kind: Short = ""
    name: Short = ""


class Manifest(Struct, frozen=True):
    """One part of the list of everything in a package, the same at both ends of it.

    Attributes:
        format: `MANIFEST_FORMAT`.
        package: id of the package, the one in each frame's header.
        device, incarnation: who wrote it, and which life of that laptop's store.
        sequence: the laptop's packages counted from 1.
        created: UTC, ISO 8601.
        author: name of the profile that exported.
        organisation: id of the organisation it is for, "" when none was set up.
        frames: number of frames of the whole package, both manifests included.
        part, parts: of the manifest itself.
        entries: the frames listed in this part, in order.
    """

    format: int
    package: Identifier
    device: Short
    incarnation: Short
    sequence: Count
    created: Short
    author: Short
    organisation: Short
    frames: Annotated[int, Meta(ge=0, le=MAX_FRAMES)]
    part: Part
    parts: Part
    entries: list[Entry]


class PartBody(Struct, frozen=True):
    """Which of several files of a package this is.

    Attributes:
        format … organisation: as in `Manifest`.
        part: its number, from 1, of `parts`.
        first: index of its first frame; count: how many indices it spans.
    """

    format: int
    package: Identifier
    device: Short
    incarnation: Short
    sequence: Count
    created: Short
    author: Short
    organisation: Short
    part: Annotated[int, Meta(ge=1, le=MAX_PARTS)]
    parts: Annotated[int, Meta(ge=1, le=MAX_PARTS)]
    first: Annotated[int, Meta(ge=0, le=MAX_FRAMES)]
    count: Annotated[int, Meta(ge=0, le=MAX_FRAMES)]


def read_part(body: bytes) -> PartBody:
    """What a part says of itself. Raises `Malformed`."""
    try:
        part = _PART.decode(body)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise Malformed(str(error)) from error
    if part.part > part.parts:
        raise Malformed("a part beyond the last one")
    return part


def pack(line: Line, body: bytes) -> bytes:
    """The plain bytes of a frame. `line.zlib` tells whether `body` is deflated already (see `deflate`)."""
    return msgspec.json.encode(line, order="sorted") + b"\n" + body


def deflate(body: bytes) -> tuple[bytes, int | None]:
    """`body` deflated with its plain size; itself with None where that gains nothing or shrinks it suspiciously well.

    A reader refuses bytes that would grow more than a hundredfold: a small hostile file could keep it busy for hours.
    """
    packed = zlib.compress(body, 6)
    gains = len(packed) < len(body) <= _RATIO * len(packed)
    return (packed, len(body)) if gains else (body, None)


_LINE = msgspec.json.Decoder(Line)
_MANIFEST = msgspec.json.Decoder(Manifest)
_PART = msgspec.json.Decoder(PartBody)


def unpack(plain: bytes) -> tuple[Line, bytes]:
    """The line and the (inflated) body of an opened frame. Raises `Malformed`."""
    end = plain.find(b"\n", 0, MAX_LINE)
    if end < 0:
        raise Malformed("no line")
    try:
        line = _LINE.decode(plain[:end])
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise Malformed(str(error)) from error
    body = plain[end + 1 :]
    if isinstance(line, ChunkLine):
        _check_chunk(line, body)
        return line, body
    if line.zlib is not None:
        body = _inflate(body, line.zlib)
    if isinstance(line, RevisionLine | StatementLine) and hashlib.sha256(body).hexdigest() != line.id:
        raise Malformed("the record is not the one its id names")
    return line, body


def body_of(plain: bytes) -> bytes:
    """The body of an opened frame that `unpack` has found good before."""
    line, _, body = plain.partition(b"\n")
    return body if _LINE.decode(line).zlib is None else zlib.decompress(body)


def read_manifest(body: bytes) -> Manifest:
    """A part of the manifest. Raises `Malformed`."""
    try:
        return _MANIFEST.decode(body)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise Malformed(str(error)) from error


def manifest_parts(head: Manifest, entries: Sequence[Entry]) -> Iterator[bytes]:
    """The bytes of each part of a manifest with the fields of `head` (its own part, parts, entries are ignored)."""
    parts = part_count(len(entries))
    for part in range(parts):
        shown = list(entries[part * MANIFEST_ENTRIES : (part + 1) * MANIFEST_ENTRIES])
        yield msgspec.json.encode(msgspec.structs.replace(head, part=part, parts=parts, entries=shown), order="sorted")


def part_count(entries: int) -> int:
    """How many parts a manifest of `entries` frames takes."""
    return max(1, -(-entries // MANIFEST_ENTRIES))


def chunks(data: bytes) -> Iterator[bytes]:
    """`data` in pieces of `CHUNK` bytes; one empty piece for empty data."""
    for start in range(0, max(1, len(data)), CHUNK):
        yield data[start : start + CHUNK]


def _check_chunk(line: ChunkLine, body: bytes) -> None:
    parts = max(1, -(-line.size // CHUNK))
    last = line.size - (parts - 1) * CHUNK
    if line.parts != parts or line.part >= parts or len(body) != (last if line.part == parts - 1 else CHUNK):
        raise Malformed("a part does not have the size its object asks for")


def _inflate(body: bytes, size: int) -> bytes:
    if size > _RATIO * len(body):
        raise Malformed("the deflated bytes would grow more than a hundredfold")
    inflater = zlib.decompressobj()
    try:
        plain = inflater.decompress(body, size + 1)
    except zlib.error as error:
        raise Malformed(str(error)) from error
    if len(plain) != size or not inflater.eof or inflater.unused_data:
        raise Malformed("the deflated bytes do not have the size they state")
    return plain
