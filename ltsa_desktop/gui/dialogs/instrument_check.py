"""A workbook on trial: what was found, sheet, row and column, and the button that adds it when it works."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QProgressBar, QWidget

from ltsa_desktop.ground.words import UserError
from ltsa_desktop.gui.desk import Desk
from ltsa_desktop.gui.dialogs.base import Dialog
from ltsa_desktop.gui.files import choose_target
from ltsa_desktop.gui.i18n import say
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import (
    Banner,
    Body,
    Column,
    DataTable,
    FilterField,
    MutedLabel,
    PrimaryButton,
    QuietButton,
    SectionTitle,
)
from ltsa_desktop.gui.widgets.buttons import PlainButton
from ltsa_desktop.gui.widgets.labels import State
from ltsa_desktop.gui.widgets.layout import column, line
from ltsa_desktop.gui.worker import Job

if TYPE_CHECKING:
    from ltsa_desktop.instruments import Instrument, Issue, Mend

SEVERITIES: dict[str, State] = {"error": "error", "warning": "warning", "hint": "info"}


class InstrumentDialog(Dialog):
    """Checks at once, off the GUI thread; nothing is added before the user says so.

    Signals:
        trial_wanted(Path): the workbook's form is to be tried out.
    """

    trial_wanted = Signal(object)

    def __init__(self, desk: Desk, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._path = path
        self._issues: list[Issue] = []
        self._mends: list[Mend] = []
        self._instrument: Instrument | None = None
        self._checked = False
        body = column(SPACE.m, SPACE.xl)
        self.setLayout(body)
        self._head, self._file, self._summary = SectionTitle(), MutedLabel(path.name), Body()
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.table = DataTable()
        self.table.hide()
        self.filter = FilterField()
        self.filter.set_table(self.table)
        self.filter.textChanged.connect(self.table.set_filter)
        self.copy = QuietButton("", "copy")
        self.save_list = QuietButton("", "device-floppy")
        self._list_row = QWidget()
        findings = line(self.filter, self.copy, self.save_list)
        findings.setContentsMargins(0, 0, 0, 0)
        self._list_row.setLayout(findings)
        self._list_row.hide()
        self._job: Job | None = None
        self._detail = Body()
        self._detail.hide()
        self.banner = Banner()
        self.again, self.cancel, self.add = PlainButton("", "refresh"), PlainButton(), PrimaryButton()
        self.mend, self.trial = PlainButton("", "checks"), PlainButton("", "player-play")
        self.mend.hide()
        self.add.setDefault(True)
        self.table.chosen.connect(self._on_chosen)
        self.again.clicked.connect(self.check)
        self.mend.clicked.connect(self.offer_mends)
        self.trial.clicked.connect(lambda: self.trial_wanted.emit(self._path))
        self.cancel.clicked.connect(self.reject)
        self.add.clicked.connect(self.submit)
        self.copy.clicked.connect(self.copy_findings)
        self.save_list.clicked.connect(self._on_save_list)
        for keys, deed in (("F5", self.check), ("Ctrl+Shift+C", self.copy_findings), ("Ctrl+S", self._on_save_list)):
            QShortcut(QKeySequence(keys), self).activated.connect(deed)
        for widget in (self._head, self._file, self._summary, self.progress, self._list_row):
            body.addWidget(widget)
        body.addWidget(self.table, 1)
        body.addWidget(self._detail)
        body.addWidget(self.banner)
        body.addStretch(0)
        body.addLayout(line(self.again, self.trial, self.mend, None, self.cancel, self.add))
        self.resize(980, 660)
        self.retranslate()
        self.check()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Tambah instrumen"))
        self._head.setText(self.tr("Pemeriksaan buku kerja"))
        self.progress.setAccessibleName(self.tr("Sedang memeriksa"))
        self.again.setText(self.tr("Periksa ulang"))
        self.again.setToolTip(self.tr("Baca berkas itu lagi, setelah diperbaiki di Excel (F5)"))
        self.filter.set_words(self.tr("Saring temuan"))
        self.copy.setText(self.tr("Salin"))
        self.copy.setToolTip(self.tr("Salin daftar ini, untuk ditempel di Excel atau surat (Ctrl+Shift+C)"))
        self.save_list.setText(self.tr("Simpan daftar…"))
        self.save_list.setToolTip(self.tr("Simpan daftar ini sebagai buku kerja Excel (Ctrl+S)"))
        self.table.set_empty(self.tr("Tidak ada temuan yang cocok."))
        self.cancel.setText(self.tr("Tutup"))
        self.add.setText(self.tr("Tambahkan instrumen"))
        self.trial.setText(self.tr("Coba formulir"))
        self.table.setAccessibleName(self.tr("Yang ditemukan di buku kerja"))
        names = self._names()
        self.table.set_columns(
            [
                Column(
                    self.tr("Tingkat"),
                    lambda r: names[r.severity],
                    key=lambda r: list(SEVERITIES).index(r.severity),
                    state=lambda r: SEVERITIES[r.severity],
                ),
                Column(self.tr("Lembar"), lambda r: r.sheet or "–"),
                Column(self.tr("Sel"), lambda r: r.cell or str(r.row or "–"), key=lambda r: (r.row or 0, r.letter)),
                Column(self.tr("Kolom"), lambda r: r.column or "–", stretch=1, least=12),
                Column(self.tr("Masalah"), lambda r: say(r.text), stretch=4, least=30),
            ]
        )
        self._tell()

    def _names(self) -> dict[str, str]:
        return {"error": self.tr("harus diperbaiki"), "warning": self.tr("perlu dilihat"), "hint": self.tr("saran")}

    def check(self) -> None:
        """Look at the workbook (again): the file may have been mended meanwhile."""
        if self._job is not None:
            return
        path = self._path
        self._checked = False
        self._instrument, self._mends = None, []
        self._file.setText(path.name)
        self.progress.show()
        self.again.setEnabled(False)
        self._tell()

        def work(job: Job) -> tuple[list[Issue], Instrument | None, list[Mend]]:
            from ltsa_desktop.instruments import find_mends, inspect_workbook

            def told(done: int, total: int, what: object) -> None:
                job.check()
                job.progress(done, total)

            issues, instrument = inspect_workbook(path, told)
            # A file that is no workbook has nothing to mend; its issue says so.
            readable = instrument is None and any(issue.sheet for issue in issues)
            return issues, instrument, find_mends(path) if readable else []

        self._job = self._desk.pool.submit(work, self._on_checked, self._on_failed, self)
        self._job.progressed.connect(self._on_progress)

    def done(self, result: int) -> None:
        if self._job is not None:
            self._job.cancel()
        super().done(result)

    def _on_progress(self, done: int, total: int) -> None:
        if self._job is not None and done < total:
            self._summary.setText(
                self.tr("Memeriksa setiap lembar, rumus, dan bobot… Langkah {n} dari {total}.").format(
                    n=done + 1, total=total
                )
            )

    def _on_checked(self, found: tuple[list[Issue], Instrument | None, list[Mend]]) -> None:
        self._issues, self._instrument, self._mends = found
        self._finish()
        self._tell()
        (self.add if self.add.isEnabled() else self.mend if self._mends else self.cancel).setFocus()

    def _on_failed(self, error: UserError) -> None:
        self._issues = list(getattr(error, "issues", ()))
        self._finish()
        self._tell()
        self.banner.show_text("error", say(error.text))

    def _finish(self) -> None:
        self._job = None
        self._checked = True
        self.progress.hide()
        self.again.setEnabled(True)
        self.filter.clear()
        self.table.set_rows(self._issues)
        self.table.setVisible(bool(self._issues))
        self._list_row.setVisible(bool(self._issues))
        self.table.select(lambda row: True)

    def _tell(self) -> None:
        self.add.setEnabled(self._instrument is not None)
        self.trial.setEnabled(self._instrument is not None)
        self.mend.setText(self.tr("Perbaiki di salinan… ({n})").format(n=len(self._mends)))
        self.mend.setVisible(bool(self._mends))
        self.banner.show_text("info", "")
        if not self._checked:
            self._summary.setText(self.tr("Memeriksa setiap lembar, rumus, dan bobot…"))
            return
        counts = {s: sum(1 for issue in self._issues if issue.severity == s) for s in SEVERITIES}
        if self._instrument is None:
            self._summary.setText(
                self.tr(
                    "Buku kerja ini belum dapat dipakai: {n} hal harus diperbaiki di Excel. Tidak ada yang ditambahkan."
                ).format(n=counts["error"])
            )
            return
        self._summary.setText(
            self.tr("{title}, versi {version}. Dapat dipakai; {n} hal perlu dilihat.").format(
                title=say(self._instrument.title), version=self._instrument.version, n=counts["warning"]
            )
            if counts["warning"]
            else self.tr("{title}, versi {version}. Tidak ada masalah.").format(
                title=say(self._instrument.title), version=self._instrument.version
            )
        )

    def _on_chosen(self, issue: Issue | None) -> None:
        self._detail.setVisible(issue is not None)
        if issue is not None:
            parts = [say(issue.text)]
            if issue.found:
                parts.append(self.tr("Tertulis: {found}").format(found=issue.found))
            if issue.mend is not None and say(issue.mend):
                parts.append(self.tr("Cara memperbaiki: {mend}").format(mend=say(issue.mend)))
            self._detail.setText("\n".join(parts))

    def copy_findings(self) -> None:
        """The list in sight, as a table that Excel and a letter take."""
        rows = self.table.rows()
        if rows:
            text = "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in self._cells(rows))
            QGuiApplication.clipboard().setText(text)
            self.banner.show_text("ok", self.tr("{n} temuan disalin.").format(n=len(rows)))

    def _cells(self, issues: list[Issue]) -> list[list[str]]:
        """The findings as rows of text below their heads."""
        names = self._names()
        heads = [
            self.tr("Tingkat"),
            self.tr("Lembar"),
            self.tr("Sel"),
            self.tr("Kolom"),
            self.tr("Tertulis"),
            self.tr("Masalah"),
            self.tr("Cara memperbaiki"),
        ]
        rows = [
            [
                names[one.severity],
                one.sheet,
                one.cell or str(one.row or ""),
                one.column or "",
                one.found,
                say(one.text),
                say(one.mend),
            ]
            for one in issues
        ]
        return [heads, *rows]

    def _on_save_list(self) -> None:
        if not self.table.rows():
            return
        start = self._path.with_name(f"{self._path.stem}-{self.tr('temuan')}.xlsx")
        path = choose_target(self, self.tr("Simpan daftar temuan"), self.tr("Buku kerja (*.xlsx)"), start)
        if path is not None:
            self.write_list(path if path.suffix else path.with_suffix(".xlsx"))

    def write_list(self, out: Path) -> None:
        """Write the list in sight to `out`, never over the workbook itself."""
        if out.absolute() == self._path.absolute():
            self.banner.show_text("warning", self.tr("Pilih nama lain: buku kerja aslinya tidak diubah."))
            return
        rows = self._cells(self.table.rows())

        def work(job: Job) -> Path:
            from ltsa_desktop.exchange.files import unwritable
            from ltsa_desktop.instruments import write_texts

            try:
                write_texts({self.tr("temuan"): rows}, out)
            except OSError as error:
                raise unwritable(out, error) from error
            return out

        self._desk.pool.submit(work, self._on_list_written, self._on_refused, self)

    def _on_list_written(self, out: Path) -> None:
        self.banner.show_text("ok", self.tr("Daftar disimpan: {name}.").format(name=out.name))

    def offer_mends(self) -> None:
        """Show what can be mended without changing what the form means; the copy is then checked."""
        from ltsa_desktop.gui.dialogs.mend_workbook import MendDialog

        dialog = MendDialog(self._desk, self._path, self._mends, self)
        dialog.mended.connect(self._on_mended)
        dialog.open()

    def _on_mended(self, copy: Path) -> None:
        self._path = copy
        self.check()

    def submit(self) -> None:
        """Add the instrument to the store."""
        instrument = self._instrument
        if instrument is None:
            return
        self.setEnabled(False)
        self._desk.write(lambda store: store.instruments.add(instrument), self._on_added, self._on_refused, self)

    def _on_added(self, version: object) -> None:
        assert self._instrument is not None
        text = self.tr("Instrumen {title} {version} siap dipakai.")
        self._desk.noticed.emit(text.format(title=say(self._instrument.title), version=self._instrument.version), "ok")
        self.accept()

    def _on_refused(self, error: UserError) -> None:
        self.setEnabled(True)
        self.banner.show_text("error", say(error.text))
