"""A file on its way in: what may come in, and what becomes of it before it is kept. Any thread."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from mmap import mmap
from pathlib import Path, PurePosixPath
from typing import Final

from ltsa_desktop.ground.formats import number
from ltsa_desktop.ground.refusals import why as reason
from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.store import media_types
from ltsa_desktop.store.pictures import PICTURE_SUFFIXES, prepare, refuse_heic
from ltsa_desktop.store.recordings import Content, length_of, with_length

MAX_FILE: Final = 100 << 20
"""The largest file that is attached, in bytes: 100 MB, some ten minutes of a telephone's film.

A package holds objects up to `exchange.payloads.MAX_OBJECT` (256 MiB), and a stick or a message must carry it.
"""
_PART = 1 << 20
_KINDS = {
    "image": Text("foto atau gambar", "a photo or picture"),
    "audio": Text("rekaman suara", "a sound recording"),
    "video": Text("video", "a video"),
    "application": Text("PDF", "a PDF"),
}


@dataclass(frozen=True, slots=True)
class Received:
    """A file ready to be kept. `suffix` fits the content; `taken_at` is a camera's local time, without zone."""

    filename: str
    suffix: str
    data: Content
    media_type: str
    taken_at: datetime | None = None
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True, slots=True)
class ReadyFile:
    """A file that stands encrypted in the store and waits for its row: see `Attachments.ready`."""

    filename: str
    suffix: str
    sha256: str
    size: int
    media_type: str
    taken_at: datetime | None
    width: int | None
    height: int | None


def size_words(size: int) -> Text:
    """A file's size for people: "340 KB", "12,4 MB" (1 MB = 1,048,576 bytes)."""
    if size < 1 << 20:
        return _in_both(max(Decimal(1), Decimal(size) / 1024), 0, "KB")
    return _in_both(Decimal(size) / (1 << 20), 1, "MB")


def _in_both(value: Decimal, places: int, unit: str) -> Text:
    return Text(f"{number(value, places, 'id')} {unit}", f"{number(value, places, 'en')} {unit}")


def check_size(name: str, size: int) -> None:
    """Raise UserError "file-empty" or "file-too-large" for a file that is not taken."""
    if not size:
        raise UserError(
            Text(
                id="Berkas “{name}” kosong (0 byte). Salin ulang dari sumbernya, lalu lampirkan lagi.",
                en="The file “{name}” is empty (0 bytes). Copy it from its source again, then attach it.",
            ).format(name=name),
            code="file-empty",
        )
    if size > MAX_FILE:
        raise UserError(
            Text(
                id="Berkas “{name}” berukuran {size}; paling besar {limit}. Potong atau perkecil dahulu, lalu "
                "lampirkan lagi.",
                en="The file “{name}” has {size}; the most is {limit}. Cut it or make it smaller first, then attach it "
                "again.",
            ).format(name=name, size=size_words(size), limit=Text(f"{MAX_FILE >> 20} MB", f"{MAX_FILE >> 20} MB")),
            code="file-too-large",
        )


def check_kind(name: str, head: bytes, wanted: str) -> None:
    """Raise UserError when a file is not what its question asks for.

    Args:
        name: as the person knows it.
        head: its first `media_types.HEAD` bytes.
        wanted: the question's `mediatype`.

    Raises:
        UserError: code "picture-heic" or "file-other-kind".
    """
    found = media_types.sniff(head)
    kind = wanted.partition("/")[0]
    if kind == "image":
        refuse_heic(found)
    if not media_types.fits(found, wanted):
        asked = _KINDS[kind]
        told = _KINDS.get(found.partition("/")[0]) if not found.startswith("application/") else None
        if found == "application/pdf":
            told = _KINDS["application"]
        if told is None:
            text = Text(
                id="Di sini diminta {asked}; isi “{name}” bukan itu, apa pun akhiran namanya. Pilih berkas lain.",
                en="This question asks for {asked}; the content of “{name}” is none, whatever its name ends in. Choose "
                "another file.",
            )
        else:
            text = Text(
                id="Di sini diminta {asked}; “{name}” berisi {found}. Pilih berkas lain.",
                en="This question asks for {asked}; “{name}” holds {found}. Choose another file.",
            ).format(asked="{asked}", name="{name}", found=told)
        raise UserError(text.format(asked=asked, name=name), code="file-other-kind")


def look_at(path: Path, wanted: str) -> None:
    """Refuse a file before it is read whole: too large, empty, of another kind, or not to be read. Raises UserError."""
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        check_size(path.name, path.stat().st_size)
        with path.open("rb") as stream:
            head = stream.read(media_types.HEAD)
    except OSError as error:
        raise _unreadable(path, error) from error
    check_kind(path.name, head, wanted)


def read_file(path: Path, progress: Callable[[int, int], object] | None = None) -> Content:
    """The content of a file, in parts between which `progress` may raise to stop. Raises UserError."""
    try:
        size = path.stat().st_size
        check_size(path.name, size)
        # Memory that comes page by page: joining parts, or a bytearray's zeros, would stop every thread for a while.
        data, done = mmap(-1, size), 0
        with path.open("rb", buffering=0) as stream, memoryview(data) as room:
            while count := stream.readinto(room[done : done + _PART]):
                done += count
                if progress is not None:
                    progress(done, size)
    except OSError as error:
        raise _unreadable(path, error) from error
    return data if done == size else data[:done]


def receive(filename: str, data: Content, keep_place: bool = False) -> Received:
    """Make a file ready to be kept: pictures scaled and stripped, recordings with their length.

    Raises:
        UserError: a picture that cannot be read.
    """
    head = data[: media_types.HEAD]
    media_type = media_types.media_type_of(head, filename)
    suffix = PurePosixPath(filename).suffix.lower()
    if suffix in PICTURE_SUFFIXES or media_type.startswith("image/"):
        picture = prepare(data, keep_place)
        return Received(
            filename, picture.suffix, picture.data, picture.media_type, picture.taken_at, picture.width, picture.height
        )
    if media_types.is_recording(media_type):
        media_type = with_length(media_type, length_of(data, media_types.sniff(head)))
    return Received(filename, suffix, data, media_type)


def _unreadable(path: Path, error: OSError) -> UserError:
    return UserError(
        Text(
            id="Berkas “{name}” tidak dapat dibaca ({why}). Pilih berkas lain.",
            en="The file “{name}” cannot be read ({why}). Choose another file.",
        ).format(name=path.name, why=reason(error)),
        code="file-unreadable",
    )
