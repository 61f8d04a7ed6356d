"""Ways in which a package arrives other than it was sent: by accident (a stick, a mail server) and by intent."""

from __future__ import annotations

import random
import struct
import zlib
from collections.abc import Callable, Sequence

from ltsa_desktop.exchange.frames import HEADER, MAGIC, SYNC, pack_header

Mutation = Callable[[random.Random, bytes, Sequence[tuple[int, int]]], bytes]


def _somewhere(rng: random.Random, data: bytes, spans: Sequence[tuple[int, int]]) -> int:
    """A place in the file: anywhere, or (as often) in some frame's header or age header, which are small."""
    if rng.random() < 0.5 or not spans:
        return rng.randrange(len(data))
    return min(len(data) - 1, rng.choice(spans)[0] + rng.randrange(600))


def flip_bits(rng: random.Random, data: bytes, spans: Sequence[tuple[int, int]]) -> bytes:
    """One to eight flipped bits."""
    changed = bytearray(data)
    for _ in range(rng.choice((1, 1, 1, 2, 8))):
        changed[_somewhere(rng, data, spans)] ^= 1 << rng.randrange(8)
    return bytes(changed)


def zero_block(rng: random.Random, data: bytes, spans: Sequence[tuple[int, int]]) -> bytes:
    """A sector that reads as zeros."""
    at, size = _somewhere(rng, data, spans), rng.choice((1, 16, 512, 4096))
    return data[:at] + bytes(min(size, len(data) - at)) + data[at + size :]


def truncate(rng: random.Random, data: bytes, spans: Sequence[tuple[int, int]]) -> bytes:
    """The end is missing, or the beginning."""
    at = _somewhere(rng, data, spans)
    return data[:at] if rng.random() < 0.8 else data[at:]


def insert_or_drop(rng: random.Random, data: bytes, spans: Sequence[tuple[int, int]]) -> bytes:
    """Bytes too many or too few in the middle."""
    at, size = _somewhere(rng, data, spans), rng.randrange(1, 300)
    return data[:at] + rng.randbytes(size) + data[at:] if rng.random() < 0.5 else data[:at] + data[at + size :]


def text_mode(rng: random.Random, data: bytes, spans: Sequence[tuple[int, int]]) -> bytes:
    """A transfer that took the file for text."""
    return data.replace(b"\r\n", b"\n") if rng.random() < 0.5 else data.replace(b"\n", b"\r\n")


def swap_frames(rng: random.Random, data: bytes, spans: Sequence[tuple[int, int]]) -> bytes:
    """Frames in another order, some twice, some gone."""
    frames = [data[start:end] for start, end in spans]
    rng.shuffle(frames)
    return data[:16] + b"".join(frames[: rng.randrange(len(frames) + 1)] + rng.choices(frames, k=rng.randrange(4)))


def relabel(rng: random.Random, data: bytes, spans: Sequence[tuple[int, int]]) -> bytes:
    """A sound frame with another type, index or package in a header whose checksum holds."""
    start, end = rng.choice(spans)
    payload = data[start + HEADER.size : end]
    package = rng.choice(("01939c5e-0000-7000-8000-0000000000ff", _package(data, start)))
    header = pack_header(rng.randrange(256), rng.choice((0, 1, 5, 2**32 - 1)), package, payload)
    return data[:start] + header + payload + data[end:]


def hostile_sizes(rng: random.Random, data: bytes, spans: Sequence[tuple[int, int]]) -> bytes:
    """A length that lies, under a checksum that holds."""
    start, _ = rng.choice(spans)
    header = bytearray(data[start : start + HEADER.size])
    size = rng.choice((0, 1, 2**31, 2**32 - 1, 8 << 20, rng.randrange(2**32)))
    header[32:36] = struct.pack(">I", size)
    header[68:72] = struct.pack(">I", zlib.crc32(bytes(header[:68])))
    return data[:start] + bytes(header) + data[start + HEADER.size :]


def rubbish_frames(rng: random.Random, data: bytes, spans: Sequence[tuple[int, int]]) -> bytes:
    """Markers and sound headers around nothing that anybody encrypted."""
    start, _ = rng.choice(spans)
    payload = rng.choice((b"", b"age-encryption.org/v1\n", SYNC * 10, rng.randbytes(200), MAGIC))
    frame = pack_header(rng.randrange(1, 6), rng.randrange(20), _package(data, start), payload) + payload
    return data[:start] + frame * rng.randrange(1, 4) + data[start:]


def graft_payload(rng: random.Random, data: bytes, spans: Sequence[tuple[int, int]]) -> bytes:
    """One frame's sealed payload under another one's header."""
    (start, end), (other, stop) = rng.choice(spans), rng.choice(spans)
    payload = data[other + HEADER.size : stop]
    type_, index = data[start + 9], struct.unpack(">I", data[start + 12 : start + 16].ljust(4, b"\0"))[0]
    return data[:start] + pack_header(type_, index, _package(data, start), payload) + payload + data[end:]


def _package(data: bytes, start: int) -> str:
    import uuid

    return str(uuid.UUID(bytes=data[start + 16 : start + 32].ljust(16, b"\0")))


MUTATIONS: tuple[Mutation, ...] = (
    flip_bits,
    zero_block,
    truncate,
    insert_or_drop,
    text_mode,
    swap_frames,
    relabel,
    hostile_sizes,
    rubbish_frames,
    graft_payload,
)
