"""Closing while the disk refuses: what would be lost, and the safe way first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer

from ltsa_desktop.gui.dialogs.base import Ask
from ltsa_desktop.gui.i18n import say

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ltsa_desktop.gui.visit.session import VisitSession

translate = QCoreApplication.translate


def ask_to_leave(window: QWidget, session: VisitSession) -> None:
    """Ask whether to close without what could not be saved."""
    assert session.queue.trouble is not None
    ask = Ask(
        translate("PaperWindow", "Belum semua tersimpan"),
        translate("PaperWindow", "{n} jawaban belum sampai ke disk. {why}").format(
            n=session.queue.waiting, why=say(session.queue.trouble.text)
        ),
        translate("PaperWindow", "Tutup, buang jawaban itu"),
        translate("PaperWindow", "Coba lagi"),
        danger=True,
        parent=window,
    )

    def leave() -> None:
        session.queue.give_up()
        QTimer.singleShot(0, window, window.close)

    ask.rejected.connect(session.queue.retry)
    ask.accepted.connect(leave)
    ask.open()
