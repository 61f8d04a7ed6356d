"""The recovery sheet of a founding, written as a PDF and read back."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ltsa_desktop.exchange.organisation import Founding


def write_sheet(founding: Founding, out: Path, language: str) -> None:
    """Write it to `out`. UserError when the disk refuses or it cannot be read back."""
    from ltsa_desktop.exchange import recovery
    from ltsa_desktop.exchange.signing import fingerprint
    from ltsa_desktop.exchange.trust import printed
    from ltsa_desktop.reports.recovery_sheet import recovery_sheet

    home, secret = founding.organisation, founding.recovery
    typed, words = recovery.typed_code(secret), fingerprint(home.root)
    recovery.write_sheet(out, recovery_sheet(printed(home), secret, typed, words, date.today(), language), secret)
