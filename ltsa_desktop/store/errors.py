"""What can go wrong with a store, in the user's words. Each has a stable `code`."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ltsa_desktop.ground.refusals import why as reason
from ltsa_desktop.ground.words import Text, UserError


class StoreMissing(UserError):
    """There is no store in the folder."""

    code = "store-missing"


class StoreExists(UserError):
    """The folder already holds a store."""

    code = "store-exists"


class StoreLocked(UserError):
    """Another process has the store open; the text says which and since when."""

    code = "store-locked"


class StoreTooNew(UserError):
    """The store was written by a newer program."""

    code = "store-too-new"


class StoreDamaged(UserError):
    """The database or the vault cannot be read."""

    code = "store-damaged"


class StoreReadOnly(UserError):
    """The store was opened for reading only (damage, a read-only disk); nothing can be saved in it."""

    code = "store-read-only"


class WrongPassword(UserError):
    """The password opens no slot of the vault."""

    code = "wrong-password"


class NotFound(UserError):
    """No such centre, visit, revision, instrument or attachment."""

    code = "not-found"


class VisitSealed(UserError):
    """A sealed visit is read-only until it is reopened with a reason."""

    code = "visit-sealed"


class RevisionUnreadable(UserError):
    """Bytes that are no revision (code "revision-unreadable") or one of a newer program ("newer-format")."""

    code = "revision-unreadable"


def not_found(kind: Text, key: str) -> NotFound:
    """ "Kunjungan … tidak ada di penyimpanan ini." """
    return NotFound(
        Text(id="{kind} {key} tidak ada di penyimpanan ini.", en="There is no {kind} {key} in this store.").format(
            kind=kind, key=key
        )
    )


def disk_full(folder: Path) -> UserError:
    """The disk refused to take more; what was acknowledged before is safe."""
    return UserError(
        Text(
            id="Tempat di disk “{folder}” habis. Perubahan terakhir belum tersimpan; semua yang tersimpan sebelumnya "
            "aman. Kosongkan tempat, lalu coba lagi.",
            en="The disk of “{folder}” is full. The last change is not saved; everything saved before is safe. "
            "Make room, then try again.",
        ).format(folder=folder),
        code="disk-full",
    )


def disk_refused(folder: Path, why: str | Text) -> UserError:
    """The disk reported an input/output error, or does not allow writing."""
    return UserError(
        Text(
            id="Disk di “{folder}” menolak ({why}). Perubahan terakhir belum tersimpan; semua yang tersimpan "
            "sebelumnya aman. Periksa disk, lalu coba lagi.",
            en="The disk at “{folder}” refused ({why}). The last change is not saved; everything saved before is safe. "
            "Check the disk, then try again.",
        ).format(folder=folder, why=why),
        code="disk-refused",
    )


_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def of_os_error(error: OSError, folder: Path) -> UserError:
    """The `UserError` for an operating-system refusal while writing below `folder`."""
    # 112 and 39 are Windows' ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL.
    if error.errno in _FULL or getattr(error, "winerror", None) in {112, 39}:
        return disk_full(folder)
    return disk_refused(folder, reason(error))


@contextmanager
def disk_words(folder: Path) -> Iterator[None]:
    """Turn an `OSError` inside the block into its `UserError`."""
    try:
        yield
    except OSError as error:
        raise of_os_error(error, folder) from error
