"""A store brought back from a backup: on a new laptop, or beside one that is damaged."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ltsa_desktop.ground.words import UserError
from ltsa_desktop.gui.desk import Desk
from ltsa_desktop.gui.files import choose_file, choose_folder
from ltsa_desktop.gui.i18n import Retranslated, say
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import Banner, Body, FormRows, MutedLabel, PrimaryButton, QuietButton, Title, add_row
from ltsa_desktop.gui.widgets.buttons import PlainButton
from ltsa_desktop.gui.widgets.fields import PasswordField
from ltsa_desktop.gui.widgets.layout import column, line

if TYPE_CHECKING:
    from ltsa_desktop.store import Store

BACKUPS = "backups"


def free_place(wanted: Path) -> Path:
    """`wanted`, or a folder beside it that does not exist yet when something is in it."""
    place, number = wanted, 1
    while place.exists() and any(place.iterdir()):
        number += 1
        place = wanted.with_name(f"{wanted.name}-{number}")
    return place


class RestorePage(Retranslated):
    """Which copy, where to, and the password it was made with; what is there already is never touched.

    Signals:
        restored(): the store exists and is open.
        back_wanted(): the person thought better of it.
    """

    restored = Signal()
    back_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        body = column(SPACE.m)
        self.setLayout(body)
        self._title, self._intro = Title(), Body()
        self.backup, self.folder, self.password = QLineEdit(), QLineEdit(), PasswordField()
        self.choose_backup, self.choose_folder = PlainButton("", "file"), PlainButton("", "folder-open")
        form = FormRows()
        self._labels = []
        for field, button in (
            (self.backup, self.choose_backup),
            (self.folder, self.choose_folder),
            (self.password, None),
        ):
            self._labels.append(add_row(form, "", field))
            if button is not None:
                form.addRow("", line(button, None))
        self._note = MutedLabel()
        self.banner = Banner()
        self.back, self.restore = QuietButton("", "arrow-left"), PrimaryButton("", "history")
        body.addWidget(self._title)
        body.addWidget(self._intro)
        body.addLayout(form)
        body.addWidget(self._note)
        body.addWidget(self.banner)
        body.addLayout(line(self.back, None, self.restore))
        self.folder.setText(str(free_place(desk.context.store_dir)))
        self.choose_backup.clicked.connect(self._on_choose_backup)
        self.choose_folder.clicked.connect(self._on_choose_folder)
        self.back.clicked.connect(self.back_wanted)
        self.restore.clicked.connect(self.submit)
        for edit in (self.backup, self.folder, self.password):
            edit.returnPressed.connect(self.submit)
        self.retranslate()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Pulihkan dari cadangan"))
        self._intro.setText(
            self.tr(
                "Semua yang ada saat cadangan dibuat kembali ke laptop ini, di folder baru. Penyimpanan yang sudah ada "
                "tidak disentuh."
            )
        )
        fields = (self.backup, self.folder, self.password)
        names = (self.tr("Berkas cadangan"), self.tr("Pulihkan ke folder"), self.tr("Kata sandi cadangan"))
        for label, field, name in zip(self._labels, fields, names, strict=True):
            label.setText(name)
            field.setAccessibleName(name)
        self.choose_backup.setText(self.tr("Pilih berkas cadangan…"))
        self.choose_folder.setText(self.tr("Pilih folder lain…"))
        self._note.setText(
            self.tr(
                "Foto dan tanda tangan ada di folder “blobs” di samping berkas cadangan; salin keduanya bersama. Kata "
                "sandinya yang berlaku saat cadangan dibuat."
            )
        )
        self.back.setText(self.tr("Kembali"))
        self.restore.setText(self.tr("Pulihkan"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        (self.choose_backup if not self.backup.text() else self.password).setFocus()

    def _on_choose_backup(self) -> None:
        near = self._desk.context.store_dir / BACKUPS
        path = choose_file(
            self,
            self.tr("Berkas cadangan"),
            self.tr("Cadangan LTSA (*.zip);;Semua berkas (*)"),
            near if near.is_dir() else None,
        )
        if path is not None:
            self.use_backup(path)

    def use_backup(self, path: Path) -> None:
        """Restore this copy."""
        self.backup.setText(str(path))
        self.banner.show_text("info", "")
        self.password.setFocus()

    def _on_choose_folder(self) -> None:
        folder = choose_folder(self, self.tr("Pulihkan ke folder mana?"), self._desk.context.store_dir.parent)
        if folder is not None:
            self.folder.setText(str(free_place(folder / "LTSA" if any(folder.iterdir()) else folder)))

    def submit(self) -> None:
        """Say what is missing and go there, else restore; meanwhile the form waits."""
        for field, sentence in (
            (self.backup, self.tr("Pilih berkas cadangannya (ltsa-….zip).")),
            (self.folder, self.tr("Pilih folder untuk penyimpanan yang dipulihkan.")),
            (self.password, self.tr("Ketik kata sandi yang berlaku saat cadangan itu dibuat.")),
        ):
            if not field.text().strip():
                self.banner.show_text("info", sentence)
                field.setFocus()
                return
        backup, folder = Path(self.backup.text().strip()), Path(self.folder.text().strip())
        password, context = self.password.text(), self._desk.context

        def work() -> Store:
            from ltsa_desktop.store import restore_store

            context.store = restore_store(backup, folder, password)
            context.store_dir = folder
            return context.store

        self._busy(True)
        self.banner.show_text("info", self.tr("Memeriksa cadangan dan menyusun penyimpanannya…"))
        self._desk.store_thread.submit(work, self._on_restored, self._on_failed, self)

    def _busy(self, busy: bool) -> None:
        self.setEnabled(not busy)

    def _on_restored(self, store: object) -> None:
        self._busy(False)
        self._desk.settings.store = str(self._desk.context.store_dir)
        self._desk.keep_settings()
        self.password.clear()
        self._desk.noticed.emit(
            self.tr("Penyimpanan sudah dipulihkan di {folder}.").format(folder=self._desk.context.store_dir), "ok"
        )
        self.restored.emit()

    def _on_failed(self, error: UserError) -> None:
        self._busy(False)
        self.banner.show_text("error", say(error.text))
        self.password.setFocus()
        self.password.selectAll()
