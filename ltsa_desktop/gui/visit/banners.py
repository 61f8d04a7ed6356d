"""What a visit's window tells and asks about itself: sealed, read only, back after a crash, answers still unsaved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ltsa_desktop.gui.i18n import say

if TYPE_CHECKING:
    from ltsa_desktop.gui.visit.opening import Opening
    from ltsa_desktop.gui.visit.window import VisitWindow


def tell_mode(window: VisitWindow) -> None:
    """Say whether the visit can be written, and how it could be."""
    session = window.session
    if session is None:
        return
    window.foot.show_mode(session)
    if session.visit.status == "final":
        window.banner.show_text(
            "info",
            QCoreApplication.translate("VisitWindow", "Kunjungan ini sudah disegel; isinya hanya dapat dibaca."),
            QCoreApplication.translate("VisitWindow", "Buka lagi…"),
            window.reopen,
        )
    elif session.read_only:
        window.banner.show_text(
            "warning",
            QCoreApplication.translate(
                "VisitWindow", "Penyimpanan dibuka hanya untuk dibaca; jawaban tidak dapat diubah."
            ),
        )
    else:
        window.banner.show_text("info", "")


def tell_crash(window: VisitWindow, opening: Opening) -> None:
    """Say that the program was stopped while the visit was open, and that nothing is lost."""
    session = window.session
    assert session is not None
    count = sum(1 for mark in session.tally.marks.values() if mark.answered)
    moment = opening.crashed_at.replace("T", " ")[:16]
    words = QCoreApplication.translate(
        "VisitWindow",
        "Program terhenti sebelum kunjungan ini ditutup (terakhir dibuka {moment}). "
        "Semua {n} jawaban yang sudah tersimpan ada di sini; Anda kembali di tempat terakhir.",
    ).format(moment=moment, n=count)
    window.banner.show_text(
        "ok",
        words,
        QCoreApplication.translate("VisitWindow", "Tutup"),
        lambda: window.banner.show_text("ok", ""),
    )


def ask_to_leave(window: VisitWindow) -> None:
    """The window is to be closed while the disk still refuses answers."""
    from ltsa_desktop.gui.dialogs.base import Ask

    session = window.session
    assert session is not None
    assert session.queue.trouble is not None
    ask = Ask(
        QCoreApplication.translate("VisitWindow", "Belum semua tersimpan"),
        QCoreApplication.translate("VisitWindow", "{n} jawaban belum sampai ke disk. {why}").format(
            n=session.queue.waiting, why=say(session.queue.trouble.text)
        ),
        QCoreApplication.translate("VisitWindow", "Tutup, buang jawaban itu"),
        QCoreApplication.translate("VisitWindow", "Coba lagi"),
        danger=True,
        parent=window,
    )
    ask.rejected.connect(session.queue.retry)
    ask.accepted.connect(window.leave_without)
    ask.open()
