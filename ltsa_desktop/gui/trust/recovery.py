"""The recovery sheet in the window: used when every supervisor is lost, and renewed when somebody has seen it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from ltsa_desktop.ground.paths import documents
from ltsa_desktop.ground.words import UserError
from ltsa_desktop.gui.desk import Desk
from ltsa_desktop.gui.dialogs.base import Dialog
from ltsa_desktop.gui.files import choose_file, choose_files, choose_target
from ltsa_desktop.gui.i18n import language, say
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import Banner, Body, FormRows, MutedLabel, PrimaryButton, SectionTitle, add_row
from ltsa_desktop.gui.widgets.buttons import PlainButton
from ltsa_desktop.gui.widgets.layout import column, line

if TYPE_CHECKING:
    from ltsa_desktop.exchange.organisation import Founding
    from ltsa_desktop.store import Store

ORGANISATION_FILE, SHEET_FILE = "organisasi.ltsaorg", "lembar-pemulihan.pdf"


class _Sheet(Dialog):
    """A place for the code of a sheet (typed, pasted, or read from a file) and one deed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.body = column(SPACE.m, SPACE.xl)
        self.setLayout(self.body)
        self.head, self.intro, self.hint, self.banner = SectionTitle(), Body(), MutedLabel(), Banner()
        self.code = QPlainTextEdit()
        self.code.setTabChangesFocus(True)
        self.code.setFixedHeight(76)
        self.from_file, self.cancel, self.go_button = PlainButton("", "folder-open"), PlainButton(), PrimaryButton()
        self.from_file.clicked.connect(self._on_file)
        self.cancel.clicked.connect(self.reject)
        self.go_button.clicked.connect(self.submit)
        self.setMinimumWidth(620)

    def arrange(self, *fields: QWidget) -> None:
        """Put the parts in their order."""
        parts: tuple[QWidget, ...] = (self.head, self.intro, self.code, self.hint)
        for part in parts:
            self.body.addWidget(part)
        self.body.addLayout(line(self.from_file, None))
        for part in (*fields, self.banner):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.body.addLayout(line(None, self.cancel, self.go_button))

    def retranslate(self) -> None:
        self.code.setAccessibleName(self.tr("Kode dari lembar pemulihan"))
        self.code.setPlaceholderText(self.tr("Dua baris kode, atau kunci yang diawali AGE-SECRET-KEY-1"))
        self.hint.setText(
            self.tr("Huruf besar atau kecil dan spasi tidak berpengaruh. Baris yang salah ketik disebutkan.")
        )
        self.from_file.setText(self.tr("Baca dari berkas…"))
        self.cancel.setText(self.tr("Tutup"))

    def submit(self) -> None:
        """Do it."""
        raise NotImplementedError

    def _on_file(self) -> None:
        path = choose_file(self, self.tr("Lembar pemulihan"), self.tr("Lembar pemulihan (*.pdf *.txt)"))
        if path is not None:
            self.read_file(path)

    def read_file(self, path: Path) -> None:
        """Take the code from a sheet kept as a file."""

        def work(job: object) -> str:
            from ltsa_desktop.exchange.recovery import read_sheet

            return read_sheet(path)

        self._desk.pool.submit(work, self.code.setPlainText, self.on_failed, self)

    def secret(self) -> str:
        """What the code says; a `UserError` names the line with a slip."""
        from ltsa_desktop.exchange.recovery import read_code

        return read_code(self.code.toPlainText())

    def on_failed(self, error: UserError) -> None:
        """Say why not."""
        self.go_button.setEnabled(True)
        self.banner.show_text("error", say(error.text))


class RecoveryDialog(_Sheet):
    """Become supervisor, withdraw the lost ones, and open packages that only they could read."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.lost, self.packages_button = QCheckBox(), PlainButton("", "file-import")
        self.lost.setChecked(True)
        self.packages_button.clicked.connect(self._on_packages)
        self.arrange(self.lost)
        self.body.insertLayout(self.body.indexOf(self.banner), line(self.packages_button, None))
        self.retranslate()
        self.code.setFocus()

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(self.tr("Pakai lembar pemulihan"))
        self.head.setText(self.tr("Pakai lembar pemulihan"))
        self.intro.setText(
            self.tr(
                "Bila semua laptop supervisor hilang atau kata sandinya lupa: Anda menjadi supervisor, dan berkas "
                "organisasi "
                "yang baru berlaku di semua laptop. Paket lama dibuka dengan lembar ini."
            )
        )
        self.lost.setText(self.tr("Cabut kunci semua supervisor yang lama"))
        self.packages_button.setText(self.tr("Buka paket lama…"))
        self.go_button.setText(self.tr("Jadi supervisor"))

    def submit(self) -> None:
        lost = self.lost.isChecked()
        try:
            secret = self.secret()
        except UserError as error:
            self.on_failed(error)
            return

        def work(store: Store) -> None:
            from ltsa_desktop.exchange import organisation_of, take_over

            home = organisation_of(store)
            gone = (
                [person.key for person in home.supervisors if person.key != store.device.key] if home and lost else []
            )
            take_over(store, secret, gone, "lembar pemulihan")

        self.go_button.setEnabled(False)
        self._desk.write(work, lambda done: self._on_taken(), self.on_failed, self)

    def _on_taken(self) -> None:
        self.banner.show_text(
            "ok",
            self.tr(
                "Anda sekarang supervisor. Simpan berkas organisasi yang baru dari layar Kepercayaan dan bagikan ke "
                "semua laptop."
            ),
        )

    def _on_packages(self) -> None:
        paths = choose_files(self, self.tr("Paket lama"), self.tr("Berkas LTSA (*.ltsa *.zip)"))
        if paths:
            self.open_packages(paths)

    def open_packages(self, paths: list[Path]) -> None:
        """Import packages with the sheet's key."""
        try:
            secret = self.secret()
        except UserError as error:
            self.on_failed(error)
            return

        def work(store: Store) -> list[str]:
            from ltsa_desktop.exchange import import_package

            return [f"{path.name}: {say(import_package(store, path, recovery=secret).headline)}" for path in paths]

        self._desk.write(work, lambda told: self.banner.show_text("ok", "\n".join(told)), self.on_failed, self)


class RenewDialog(_Sheet):
    """A new key of the organisation: the old sheet's code if it is at hand, then two files."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._folder = documents()
        form = FormRows()
        self.sheet, self.file = QLineEdit(), QLineEdit()
        self._labels = [add_row(form, "", row) for row in (self.sheet, self.file)]
        self.choose = PlainButton("", "folder-open")
        self.choose.clicked.connect(self._on_choose)
        holder = QWidget()
        holder.setLayout(form)
        self.arrange(holder)
        self.body.insertLayout(self.body.indexOf(self.banner), line(self.choose, None))
        self.sheet.setText(str(free(self._folder / SHEET_FILE)))
        self.file.setText(str(free(self._folder / ORGANISATION_FILE)))
        self.retranslate()
        self.code.setFocus()

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(self.tr("Ganti kunci organisasi"))
        self.head.setText(self.tr("Ganti kunci organisasi"))
        self.intro.setText(
            self.tr(
                "Pakai ini bila lembar pemulihan hilang atau pernah dilihat orang lain. Dengan kode lembar lama, "
                "laptop-laptop "
                "mengikuti sendiri. Tanpa kode itu, setiap laptop mencocokkan keenam katanya sekali lagi lewat telepon."
            )
        )
        names = (self.tr("Lembar pemulihan baru (PDF)"), self.tr("Berkas organisasi baru"))
        for label, row, name in zip(self._labels, (self.sheet, self.file), names, strict=True):
            label.setText(name)
            row.setAccessibleName(name)
        self.choose.setText(self.tr("Tempat lembar…"))
        self.go_button.setText(self.tr("Ganti kunci"))

    def _on_choose(self) -> None:
        path = choose_target(self, self.tr("Lembar pemulihan"), self.tr("PDF (*.pdf)"), Path(self.sheet.text()))
        if path is not None:
            self.sheet.setText(str(path))

    def submit(self) -> None:
        secret = ""
        if self.code.toPlainText().strip():
            try:
                secret = self.secret()
            except UserError as error:
                self.on_failed(error)
                return
        sheet, file, tongue = free(Path(self.sheet.text())), free(Path(self.file.text())), language()

        def work(store: Store) -> Founding:
            from ltsa_desktop.exchange import governing
            from ltsa_desktop.exchange.files import write_whole
            from ltsa_desktop.gui.trust.sheet import write_sheet

            sheet.parent.mkdir(parents=True, exist_ok=True)
            with store.unit():
                founding = governing.renew_organisation_key(store, secret)
                # Inside the unit: a sheet that cannot be written leaves the old key in force.
                write_sheet(founding, sheet, tongue)
                write_whole(file, founding.data)
            return founding

        def told(founding: Founding) -> None:
            self.banner.show_text(
                "ok",
                self.tr(
                    "Lembar baru: {sheet}. Cetak dua lembar, simpan terkunci, lalu hapus berkasnya. Simpan juga "
                    "lembar lama: "
                    "paket yang sudah dibuat dibuka dengan itu. Berkas organisasi: {file}."
                ).format(sheet=sheet, file=file),
            )

        self.go_button.setEnabled(False)
        self._desk.write(work, told, self.on_failed, self)


def free(path: Path) -> Path:
    """`path`, or the first "name-2", "name-3" … that does not exist: a sheet is never written over."""
    candidate, number = path, 2
    while candidate.exists():
        candidate = path.with_stem(f"{path.stem}-{number}")
        number += 1
    return candidate
