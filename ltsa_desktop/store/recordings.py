"""How long a recording plays, as its own header tells. Pure, no I/O.

WAV: data bytes through bytes a second. MP4, MOV, M4A, 3GP: the `mvhd` box (ISO/IEC 14496-12, 8.2.2). Ogg: position of
the last page (RFC 3533; Opus counts 48,000 a second after its pre-skip, RFC 7845). MP3: frames of its Xing or Info
head, else file size through the first frame's bit rate, which is an estimate.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from mmap import mmap
from typing import TypeAlias

Content: TypeAlias = bytes | mmap
"""A file's bytes; of a large file as memory of its own, see `receiving.read_file`."""
_LONGEST = 7 * 24 * 3600
"""What claims to play longer than a week is not believed."""
_BITRATES = {
    # (MPEG-1?, layer) → kbit a second by index
    (True, 3): (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (True, 2): (0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    (False, 3): (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    (False, 2): (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}


@dataclass(frozen=True, slots=True)
class Length:
    """How long a recording plays, in whole seconds; `estimated` from its size."""

    seconds: int
    estimated: bool = False

    def show(self) -> str:
        """ "3:20", "1:02:03"; "≈ 3:20" for an estimate."""
        minutes, seconds = divmod(self.seconds, 60)
        hours, minutes = divmod(minutes, 60)
        words = f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
        return f"≈ {words}" if self.estimated else words


@dataclass(frozen=True, slots=True)
class Mp3Frame:
    """One frame's head: `size` in bytes, `samples` in it, `rate` of samples and `bits` a second."""

    size: int
    samples: int
    rate: int
    bits: int
    side: int


def length_of(data: Content, media_type: str) -> Length | None:
    """How long a recording plays; None when its header does not tell, or is damaged.

    Args:
        data: the whole file.
        media_type: as `media_types.sniff` found it.
    """
    try:
        if media_type == "audio/wav":
            return _whole(_wav(data))
        if media_type in ("audio/mp4", "video/mp4", "video/quicktime", "video/3gpp", "audio/3gpp"):
            return _whole(_mp4(data))
        if media_type in ("audio/ogg", "video/ogg"):
            return _whole(_ogg(data))
        if media_type == "audio/mpeg":
            return _mp3(data)
    except (struct.error, IndexError, ZeroDivisionError):
        return None
    return None


def with_length(media_type: str, length: Length | None) -> str:
    """A media type that carries the length as a parameter (RFC 2045): "audio/mpeg; duration=200; estimated=1"."""
    if length is None:
        return media_type
    return f"{media_type}; duration={length.seconds}" + ("; estimated=1" if length.estimated else "")


def length_in(media_type: str) -> Length | None:
    """The length that a media type carries, None without."""
    parameters = dict(part.strip().partition("=")[::2] for part in media_type.split(";")[1:])
    seconds = parameters.get("duration", "")
    # A revision from elsewhere may hold any text here.
    if not (seconds.isascii() and seconds.isdigit()) or len(seconds) > 6:
        return None
    return Length(int(seconds), parameters.get("estimated") == "1")


def mp3_frame(head: bytes) -> Mp3Frame | None:
    """The four bytes that begin a frame of MP3; None when they do not."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return None
    version, layer, index, rate_index = head[1] >> 3 & 3, 4 - (head[1] >> 1 & 3), head[2] >> 4, head[2] >> 2 & 3
    if version == 1 or layer not in (2, 3) or index in (0, 15) or rate_index == 3:
        return None
    first = version == 3
    bits = _BITRATES[first, layer][index] * 1000
    rate = _RATES[version][rate_index]
    samples = 1152 if layer == 2 or first else 576
    mono = head[3] >> 6 == 3
    side = (17 if mono else 32) if first else (9 if mono else 17)
    return Mp3Frame(samples // 8 * bits // rate + (head[2] >> 1 & 1), samples, rate, bits, side)


def _whole(seconds: Decimal | None, estimated: bool = False) -> Length | None:
    if seconds is None or not 0 < seconds < _LONGEST:
        return None
    return Length(max(1, int(seconds.quantize(Decimal(1), ROUND_HALF_UP))), estimated)


def _wav(data: Content) -> Decimal | None:
    place, speed = 12, 0
    while place + 8 <= len(data):
        name, size = data[place : place + 4], struct.unpack_from("<I", data, place + 4)[0]
        if name == b"fmt ":
            speed = struct.unpack_from("<I", data, place + 16)[0]
        elif name == b"data":
            # A recorder that was cut off leaves a size of nothing or of everything.
            rest = len(data) - place - 8
            return Decimal(min(size, rest) or rest) / speed
        place += 8 + size + size % 2
    return None


def _boxes(data: Content, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    while start + 8 <= end:
        size, name = struct.unpack_from(">I4s", data, start)
        head = 8
        if size == 1:
            size, head = struct.unpack_from(">Q", data, start + 8)[0], 16
        elif size == 0:
            size = end - start
        if size < head or start + size > end:
            return
        yield name, start + head, start + size
        start += size


def _mp4(data: Content) -> Decimal | None:
    for name, start, end in _boxes(data, 0, len(data)):
        if name != b"moov":
            continue
        for inner, place, _ in _boxes(data, start, end):
            if inner == b"mvhd":
                if data[place] == 1:
                    scale, ticks = struct.unpack_from(">IQ", data, place + 20)
                else:
                    scale, ticks = struct.unpack_from(">II", data, place + 12)
                return Decimal(ticks) / Decimal(scale)
    return None


def _ogg(data: Content) -> Decimal | None:
    head = data[:512]
    if (place := head.find(b"OpusHead")) >= 0:
        rate, skipped = 48000, struct.unpack_from("<H", data, place + 10)[0]
    elif (place := head.find(b"\x01vorbis")) >= 0:
        rate, skipped = struct.unpack_from("<I", data, place + 12)[0], 0
    else:
        return None
    end = len(data)
    while (end := data.rfind(b"OggS", 0, end)) > 0:
        position: int = struct.unpack_from("<q", data, end + 6)[0]
        if position >= 0:
            return Decimal(position - skipped) / rate
    return None


def _mp3(data: Content) -> Length | None:
    start = 0
    if data[:3] == b"ID3":
        size = data[6] << 21 | data[7] << 14 | data[8] << 7 | data[9]
        start = 10 + size + (10 if data[5] & 0x10 else 0)
    end = min(start + 4096, len(data) - 4)
    start = next((n for n in range(start, end) if mp3_frame(data[n : n + 4])), end)
    frame = mp3_frame(data[start : start + 4])
    if frame is None:
        return None
    tag = start + 4 + frame.side
    if data[tag : tag + 4] in (b"Xing", b"Info"):
        flags, frames = struct.unpack_from(">II", data, tag + 4)
        if flags & 1 and frames:
            return _whole(Decimal(frames * frame.samples) / frame.rate)
    rest = len(data) - start - (128 if data[-128:-125] == b"TAG" else 0)
    return _whole(Decimal(rest * 8) / frame.bits, estimated=True)
