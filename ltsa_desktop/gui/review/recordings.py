"""Recordings and other files of a visit under review, opened by the system's own programs."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog

from ltsa_desktop.ground.refusals import refused
from ltsa_desktop.gui.visit.outside import OPENED, Copies, show_outside

if TYPE_CHECKING:
    from ltsa_desktop.gui.review.window import ReviewWindow

translate = QCoreApplication.translate


def open_file(window: ReviewWindow, name: str) -> None:
    """Open a file of the visit shown as a copy that goes with the window; what could be a program is only saved."""
    visit = window.visit
    if PurePath(name).suffix.lower() not in OPENED:
        _save_copy(window, visit, name)
        return
    copies = window.findChild(Copies) or Copies(window)

    def show_copy(place: Path) -> None:
        if not show_outside(place):
            words = translate("PictureDialog", "Laptop ini belum punya program untuk “{name}”.")
            window.toast.say(words.format(name=name), "warning")

    window.desk.read(
        lambda store: copies.put(name, store.visits.attachment_bytes(visit, name)), show_copy, window.refused, window
    )


def _save_copy(window: ReviewWindow, visit: str, name: str) -> None:
    title = translate("PictureDialog", "Berkas jenis ini tidak dibuka dari sini; simpan salinannya")
    chosen, _ = QFileDialog.getSaveFileName(window, title, name)
    if not chosen:
        return

    def write(data: bytes) -> str:
        try:
            Path(chosen).write_bytes(data)
        except OSError as error:
            raise refused(error) from error
        return translate("PictureDialog", "Salinan disimpan: {place}").format(place=chosen)

    window.desk.read(
        lambda store: write(store.visits.attachment_bytes(visit, name)),
        lambda words: window.toast.say(words, "ok"),
        window.refused,
        window,
    )
