"""Six words to compare by voice before a key is believed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ltsa_desktop.gui.dialogs.base import Ask

translate = QCoreApplication.translate


def confirm_fingerprint(name: str, fingerprint: str, parent: QWidget | None) -> Ask:
    """Ask whether the six words read the same at the other end."""
    text = translate(
        "Fingerprint",
        "Telepon pemiliknya dan bandingkan keenam kata ini:\n\n{words}\n\nHanya bila semuanya sama, berkas ini memang "
        "dari {name}.",
    )
    return Ask(
        translate("Fingerprint", "Bandingkan dulu dengan suara"),
        text.format(words=fingerprint, name=name),
        translate("Fingerprint", "Keenam kata sama"),
        translate("Fingerprint", "Batal"),
        parent=parent,
    )
