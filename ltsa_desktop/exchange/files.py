"""Files on sticks and disks that fail: whole or not at all, and a sentence when not."""

from __future__ import annotations

import errno
import hashlib
from pathlib import Path
from typing import BinaryIO

from ltsa_desktop.ground.refusals import why
from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.store.durable import write_durably

MAX_SMALL = 16 << 20
BLOCK = 1 << 20
_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}


def read_small(path: Path) -> bytes:
    """The bytes of a file that should be small. UserError when it is missing, a folder, unreadable or too large."""
    try:
        if path.stat().st_size > MAX_SMALL:
            raise UserError(
                Text(
                    "Berkas “{name}” terlalu besar untuk jenis berkas ini.",
                    "The file “{name}” is too large for its kind.",
                ).format(name=path.name),
                code="file-too-large",
            )
        return path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from error


def write_whole(path: Path, data: bytes) -> None:
    """The old file or the new one, never half of it. UserError when there is no room or the folder refuses."""
    try:
        write_durably(path, data)
    except OSError as error:
        raise unwritable(path, error) from error


def unreadable(path: Path, error: OSError) -> UserError:
    """What to say when `path` cannot be read."""
    if isinstance(error, FileNotFoundError):
        text = Text("Berkas “{name}” tidak ada.", "The file “{name}” does not exist.")
    elif isinstance(error, IsADirectoryError) or path.is_dir():
        text = Text("“{name}” adalah folder, bukan berkas.", "“{name}” is a folder, not a file.")
    else:
        text = Text(
            "Berkas “{name}” tidak dapat dibaca ({why}). Salin dahulu ke laptop ini, lalu coba lagi.",
            "The file “{name}” cannot be read ({why}). Copy it to this laptop first, then try again.",
        )
    return UserError(text.format(name=path.name, why=why(error)), code="file-unreadable")


def unwritable(path: Path, error: OSError) -> UserError:
    """What to say when `path` cannot be written; nothing half-written is left behind."""
    if error.errno in _FULL:
        return UserError(
            Text(
                "Tempat di “{folder}” tidak cukup. Tidak ada berkas yang ditulis dan data di laptop ini aman; "
                "kosongkan tempat atau pilih folder lain.",
                "There is not enough room in “{folder}”. No file was written and the data on this laptop are safe; "
                "make room or choose another folder.",
            ).format(folder=path.parent),
            code="disk-full",
        )
    return UserError(
        Text(
            "Berkas “{name}” tidak dapat ditulis di “{folder}” ({why}). Data di laptop ini aman; pilih folder lain.",
            "The file “{name}” cannot be written in “{folder}” ({why}). The data on this laptop are safe; choose "
            "another folder.",
        ).format(name=path.name, folder=path.parent, why=why(error)),
        code="file-unwritable",
    )


def sha256_of(stream: BinaryIO) -> str:
    """SHA-256 of a seekable stream from its start, hex."""
    stream.seek(0)
    digest = hashlib.sha256()
    while block := stream.read(BLOCK):
        digest.update(block)
    return digest.hexdigest()
