"""The safe mends of a workbook: each cell before and after, applied to a copy."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ltsa_desktop.gui.desk import Desk
from ltsa_desktop.gui.dialogs.base import Dialog
from ltsa_desktop.gui.files import choose_target
from ltsa_desktop.gui.i18n import say
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import Banner, Body, Column, DataTable, PrimaryButton, SectionTitle
from ltsa_desktop.gui.widgets.buttons import PlainButton
from ltsa_desktop.gui.widgets.layout import column, line

if TYPE_CHECKING:
    from ltsa_desktop.ground.words import UserError
    from ltsa_desktop.instruments import Mend


class MendDialog(Dialog):
    """Shows what would be mended; writes a copy when told to.

    Signals:
        mended(Path): the copy that was written.
    """

    mended = Signal(object)

    def __init__(self, desk: Desk, path: Path, mends: list[Mend], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._path = path
        body = column(SPACE.m, SPACE.xl)
        self.setLayout(body)
        self._head, self._intro = SectionTitle(), Body()
        self.table = DataTable()
        self._count = len(mends)
        self._detail = Body()
        self._detail.hide()
        self.table.chosen.connect(self._on_chosen)
        self.banner = Banner()
        self.cancel, self.save = PlainButton(), PrimaryButton("", "device-floppy")
        self.save.setDefault(True)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._on_save)
        body.addWidget(self._head)
        body.addWidget(self._intro)
        body.addWidget(self.table, 1)
        body.addWidget(self._detail)
        body.addWidget(self.banner)
        body.addLayout(line(None, self.cancel, self.save))
        self.resize(960, 600)
        self.retranslate()
        self.table.set_rows(mends)
        self.table.select(lambda row: True)
        self.save.setFocus()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Perbaiki di salinan"))
        self._head.setText(self.tr("{n} sel dapat diperbaiki dengan aman").format(n=self._count))
        self._intro.setText(
            self.tr(
                "Arti formulir tidak berubah. Perbaikan ditulis ke salinan; “{name}” tidak disentuh. Salinannya lalu "
                "diperiksa lagi."
            ).format(name=self._path.name)
            + self._as_xlsx()
        )
        self.cancel.setText(self.tr("Batal"))
        self.save.setText(self.tr("Simpan salinan…"))
        self.table.setAccessibleName(self.tr("Sel yang diperbaiki"))
        self.table.set_columns(
            [
                Column(self.tr("Lembar"), lambda m: m.sheet),
                Column(self.tr("Sel"), lambda m: m.cell),
                Column(self.tr("Tertulis"), lambda m: m.before or "–", stretch=1, least=14),
                Column(self.tr("Menjadi"), lambda m: m.after or "–", stretch=1, least=14),
                Column(self.tr("Mengapa aman"), lambda m: say(m.text), stretch=2, least=24),
            ]
        )

    def _as_xlsx(self) -> str:
        """That the copy of an .xls file is of the newer kind."""
        if self._path.suffix.lower() != ".xls":
            return ""
        return " " + self.tr("Salinannya disimpan sebagai .xlsx; warna dan lebar kolom tidak ikut.")

    def _on_chosen(self, mend: Mend | None) -> None:
        """The whole of a row, which the table cuts short."""
        self._detail.setVisible(mend is not None)
        if mend is not None:
            self._detail.setText(f"{mend.before or '–'}\n→ {mend.after or '–'}\n{say(mend.text)}")

    def suggestion(self) -> Path:
        """Beside the workbook, named after it."""
        return self._path.with_name(f"{self._path.stem}-{self.tr('diperbaiki')}.xlsx")

    def _on_save(self) -> None:
        path = choose_target(self, self.tr("Simpan salinan"), self.tr("Buku kerja (*.xlsx)"), self.suggestion())
        if path is not None:
            self.write(path if path.suffix.lower() == ".xlsx" else path.with_name(f"{path.name}.xlsx"))

    def write(self, out: Path) -> None:
        """Write the mended copy to `out`; never over the workbook itself."""
        if out.absolute() == self._path.absolute():
            self.banner.show_text("warning", self.tr("Pilih nama lain: buku kerja aslinya tidak diubah."))
            return
        self.setEnabled(False)
        path = self._path

        def work(job: object) -> Path:
            from ltsa_desktop.exchange.files import unwritable
            from ltsa_desktop.instruments import mend_workbook

            try:
                mend_workbook(path, out)
            except OSError as error:
                raise unwritable(out, error) from error
            return out

        self._desk.pool.submit(work, self._on_written, self._on_failed, self)

    def _on_written(self, out: Path) -> None:
        self.mended.emit(out)
        self.accept()

    def _on_failed(self, error: UserError) -> None:
        self.setEnabled(True)
        self.banner.show_text("error", say(error.text))
