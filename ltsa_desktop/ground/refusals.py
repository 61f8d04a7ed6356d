"""Why the operating system refused a file, in words a user knows."""

from __future__ import annotations

import errno

from ltsa_desktop.ground.words import Text, UserError

_NO_ROOM = Text("tempat habis", "no room is left")
_REASONS = {
    errno.ENOENT: Text("folder atau berkasnya tidak ada", "the folder or file is not there"),
    errno.EACCES: Text("tidak diizinkan, atau sedang dibuka program lain", "not allowed, or open in another program"),
    errno.EPERM: Text("tidak diizinkan", "not allowed"),
    errno.EEXIST: Text("namanya sudah dipakai", "the name is taken"),
    errno.EISDIR: Text("itu folder, bukan berkas", "it is a folder, not a file"),
    errno.ENOTDIR: Text("itu berkas, bukan folder", "it is a file, not a folder"),
    errno.ENOTEMPTY: Text("foldernya tidak kosong", "the folder is not empty"),
    errno.EROFS: Text("disk hanya dapat dibaca", "the disk is read-only"),
    errno.ENOSPC: _NO_ROOM,
    errno.EFBIG: Text("berkas terlalu besar untuk disk ini", "the file is too large for this disk"),
    errno.ENAMETOOLONG: Text("namanya terlalu panjang", "the name is too long"),
    errno.EINVAL: Text("namanya tidak dapat dipakai", "the name cannot be used"),
    errno.EIO: Text("disk tidak dapat dibaca atau ditulis", "the disk cannot be read or written"),
    errno.EBUSY: Text("sedang dipakai program lain", "in use by another program"),
    getattr(errno, "EDQUOT", errno.ENOSPC): _NO_ROOM,
}


def why(error: OSError) -> Text:
    """The reason of `error` in both languages; the system's own words where it is a rare one."""
    if error.errno in _REASONS:
        return _REASONS[error.errno]
    words = error.strerror or type(error).__name__
    return Text(words, words)


def refused(error: OSError) -> UserError:
    """What to say of an `OSError` that nobody nearer to the file has put into words."""
    name = str(error.filename or "")
    text = (
        Text("“{name}” tidak dapat dipakai: {why}.", "“{name}” cannot be used: {why}.")
        if name
        else Text("Berkas tidak dapat dipakai: {why}.", "A file cannot be used: {why}.")
    )
    return UserError(text.format(name=name, why=why(error)), code="file-refused")
