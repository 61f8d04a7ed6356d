"""The recovery sheet on the command line: written as PDF or text, and read back from either."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ltsa_desktop.ground.words import Text, UserError

if TYPE_CHECKING:
    from ltsa_desktop.exchange import Organisation

PDF = ".pdf"


def write_sheet(organisation: Organisation, secret: str, out: Path, language: str = "id") -> None:
    """Write the sheet: a PDF to be printed where `out` ends so, else a text; what was written is read back.

    Raises:
        UserError: the disk refuses; "sheet-unreadable" when what was written does not give the key again.
    """
    from ltsa_desktop.exchange import recovery
    from ltsa_desktop.exchange.files import write_whole
    from ltsa_desktop.exchange.signing import fingerprint
    from ltsa_desktop.exchange.trust import printed

    typed = recovery.typed_code(secret)
    if out.suffix.casefold() == PDF:
        from ltsa_desktop.reports.recovery_sheet import render_recovery_sheet

        render_recovery_sheet(printed(organisation), secret, typed, fingerprint(organisation.root), out, language)
    else:
        write_whole(out, sheet_text(organisation.name, secret, typed).encode())
    if recovery.read_sheet(out) != secret:
        raise UserError(
            Text(
                "Lembar pemulihan {path} tidak terbaca kembali. Jangan dipakai; buat lagi di tempat lain.",
                "The recovery sheet {path} could not be read back. Do not use it; make it again elsewhere.",
            ).format(path=out),
            code="sheet-unreadable",
        )


def sheet_text(name: str, secret: str, typed: tuple[str, str]) -> str:
    """The sheet as a text file."""
    first, second = typed
    return (
        f"KUNCI PEMULIHAN – {name}\n\n{secret}\n\nKode untuk diketik:\n{first}\n{second}\n\n"
        "Siapa pun yang memegang kunci ini dapat membuka semua paket organisasi dan menunjuk supervisor baru.\n"
        "Cetak dua lembar, simpan terkunci di dua tempat, lalu hapus berkas ini.\n"
    )
