"""Documents reach their place whole or not at all."""

from __future__ import annotations

import errno
import os
import secrets
import time
from contextlib import suppress
from pathlib import Path

from ltsa_desktop.ground.refusals import why
from ltsa_desktop.ground.words import Text, UserError

_TRIES = 5


def write(data: bytes, out: Path) -> Path:
    """Write `data` aside and rename it to `out`; the old file stays whole until then.

    Raises:
        UserError: disk full, target open in another program, folder missing or not writable; nothing was changed.
    """
    if not out.name:
        raise _sentence(IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR)), out)
    aside = out.with_name(f".ltsa-{secrets.token_hex(6)}.tmp")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with aside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _rename(aside, out)
    except OSError as error:
        with suppress(OSError):  # the folder itself may be gone; the first error is the one to tell
            aside.unlink()
        raise _sentence(error, out) from error
    return out


def _rename(aside: Path, out: Path) -> None:
    for attempt in range(_TRIES):
        try:
            os.replace(aside, out)
            return
        except PermissionError:
            if attempt == _TRIES - 1:
                raise
            time.sleep(0.05 * 2**attempt)  # a virus scanner lets go after a moment; a viewer does not


def _sentence(error: OSError, out: Path) -> UserError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return UserError(
            Text(
                f"Ruang di {out.parent} habis, {out.name} tidak ditulis dan berkas lama tetap utuh. "
                "Kosongkan ruang atau pilih folder lain.",
                f"No space is left in {out.parent}: {out.name} was not written and an older file is untouched. "
                "Free some space or choose another folder.",
            ),
            code="disk-full",
        )
    if isinstance(error, PermissionError):
        return UserError(
            Text(
                f"{out.name} tidak dapat diganti: mungkin sedang dibuka di program lain, atau folder {out.parent} "
                "tidak boleh ditulis. Tutup berkas itu atau simpan dengan nama lain.",
                f"{out.name} cannot be replaced: it may be open in another program, or {out.parent} may not be "
                "written to. Close the file or save under another name.",
            ),
            code="file-in-use",
        )
    return UserError(
        Text(
            "{name} tidak dapat ditulis di {folder} ({why}). Tidak ada yang berubah; pilih folder lain.",
            "{name} cannot be written to {folder} ({why}). Nothing was changed; choose another folder.",
        ).format(name=out.name, folder=out.parent, why=why(error)),
        code="cannot-write",
    )
