"""What a file is by its first bytes, whatever it is called; and whether a question takes that. Pure, no I/O.

Signatures: RFC 2083 (PNG), ITU-T T.81 (JPEG), ISO/IEC 14496-12 (the `ftyp` box of MP4, MOV, 3GP and HEIC), RFC 3533
(Ogg), RFC 9559 (Matroska), ISO/IEC 11172-3 (MP3), Microsoft's RIFF, ISO 32000 (PDF), APPNOTE.TXT (zip).
"""

from __future__ import annotations

import mimetypes
from typing import Final

from ltsa_desktop.store.recordings import mp3_frame

HEAD: Final = 8192
"""So many bytes from the start of a file are enough for `sniff`."""

_PLAIN = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"fLaC", "audio/flac"),
    (b"ID3", "audio/mpeg"),
    (b"#!AMR", "audio/amr"),
    (b"caff", "audio/x-caf"),
    (b"%PDF", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "video/x-ms-wmv"),
    (b"\x00\x00\x01\xba", "video/mpeg"),
)
_RIFF = {b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo", b"WEBP": "image/webp"}
_BRANDS = {
    **dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1"), "image/heic"),
    b"avif": "image/avif",
    b"M4A ": "audio/mp4",
    b"M4B ": "audio/mp4",
    b"qt  ": "video/quicktime",
}
_EITHER = frozenset({"video/mp4", "video/3gpp", "video/quicktime", "video/ogg", "video/webm", "video/x-ms-wmv"})
"""Containers that hold sound alone as well: a voice recorder's files look the same from outside."""
MEDIA = ("image", "audio", "video")
SUFFIXES = {
    "image": ".jpg .jpeg .png .webp .bmp .tif .tiff .gif",
    "audio": ".mp3 .m4a .wav .ogg .opus .oga .aac .amr .flac .3gp .mp4 .wma",
    "video": ".mp4 .mov .m4v .3gp .webm .mkv .avi .mpg .wmv .ogv",
}
"""The endings that are offered when one chooses a file."""


def sniff(head: bytes) -> str:
    """The media type that the first bytes of a file tell, "" when they tell none that is known here."""
    for magic, media_type in _PLAIN:
        if head.startswith(magic):
            return media_type
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12], "")
    if head[4:8] == b"ftyp":
        brand = head[8:12]
        return "video/3gpp" if brand[:2] == b"3g" else _BRANDS.get(brand, "video/mp4")
    if head[4:8] in (b"moov", b"mdat", b"wide"):
        return "video/quicktime"  # QuickTime files older than the ftyp box
    if head[:4] == b"OggS":
        return "video/ogg" if b"\x80theora" in head[:HEAD] else "audio/ogg"
    if head[:4] == b"\x1a\x45\xdf\xa3":
        return "video/webm" if b"webm" in head[:64] else "video/x-matroska"
    if head[:4] == b"FORM" and head[8:11] == b"AIF":
        return "audio/aiff"
    return _frames(head)


def media_type_of(head: bytes, filename: str) -> str:
    """The media type of a file: of its content where that is known, else of its name."""
    found = sniff(head)
    named = mimetypes.guess_type(filename)[0] or ""
    if found in _EITHER and named.startswith("audio/"):
        return named
    if found.startswith(tuple(f"{kind}/" for kind in MEDIA)):
        return found
    # Office documents are zip or OLE inside: their names tell more than their content.
    if named.startswith(tuple(f"{kind}/" for kind in MEDIA)):
        return found or "application/octet-stream"
    return named or found or "application/octet-stream"


def fits(found: str, wanted: str) -> bool:
    """Whether a file of the sniffed type `found` answers a question whose `mediatype` is `wanted` ("audio/*")."""
    kind = wanted.partition("/")[0]
    if kind in MEDIA:
        return found.startswith(f"{kind}/") or (kind == "audio" and found in _EITHER)
    return wanted != "application/pdf" or found == wanted


def is_recording(media_type: str) -> bool:
    """Whether a file is sound or film."""
    return media_type.startswith(("audio/", "video/"))


def _frames(head: bytes) -> str:
    """MP3 and AAC without a head of their own: a frame mark, and the mark of the next frame where it must be."""
    for start in range(min(len(head) - 4, 2048)):
        if head[start] != 0xFF or head[start + 1] & 0xE0 != 0xE0:
            continue
        if head[start + 1] & 0xF6 == 0xF0:
            size = (head[start + 3] & 3) << 11 | head[start + 4] << 3 | head[start + 5 : start + 6].rjust(1)[0] >> 5
            kind = "audio/aac"
        else:
            frame = mp3_frame(head[start : start + 4])
            size, kind = (0 if frame is None else frame.size), "audio/mpeg"
        following = head[start + size : start + size + 2]
        if size > 7 and len(following) == 2 and following[0] == 0xFF and following[1] == head[start + 1]:
            return kind
    return ""
