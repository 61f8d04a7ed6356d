"""The recovery sheet on the command line: a PDF to be printed where its name ends so, else a text."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ltsa_desktop.exchange import Organisation

PDF = ".pdf"


def write_sheet(organisation: Organisation, secret: str, out: Path, language: str = "id") -> None:
    """Write the sheet; what was written is read back. UserError as `exchange.recovery.write_sheet`."""
    from ltsa_desktop.exchange import recovery
    from ltsa_desktop.exchange.signing import fingerprint
    from ltsa_desktop.exchange.trust import printed

    typed = recovery.typed_code(secret)
    if out.suffix.casefold() == PDF:
        from ltsa_desktop.reports.recovery_sheet import recovery_sheet

        words = fingerprint(organisation.root)
        data = recovery_sheet(printed(organisation), secret, typed, words, date.today(), language)
    else:
        data = sheet_text(organisation.name, secret, typed).encode()
    recovery.write_sheet(out, data, secret)


def sheet_text(name: str, secret: str, typed: tuple[str, str]) -> str:
    """The sheet as a text file."""
    first, second = typed
    return (
        f"KUNCI PEMULIHAN – {name}\n\n{secret}\n\nKode untuk diketik:\n{first}\n{second}\n\n"
        "Siapa pun yang memegang kunci ini dapat membuka semua paket organisasi dan menunjuk supervisor baru.\n"
        "Cetak dua lembar, simpan terkunci di dua tempat, lalu hapus berkas ini.\n"
    )
