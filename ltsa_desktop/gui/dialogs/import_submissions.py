"""Submissions of ODK or KoboToolbox: what would become of each record, then the button that takes them in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QProgressBar, QWidget

from ltsa_desktop.ground.words import UserError
from ltsa_desktop.gui import words
from ltsa_desktop.gui.desk import Desk
from ltsa_desktop.gui.dialogs.base import Dialog
from ltsa_desktop.gui.files import choose_files
from ltsa_desktop.gui.i18n import say
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import (
    Banner,
    Body,
    Column,
    DataTable,
    FormRows,
    MutedLabel,
    PrimaryButton,
    SectionTitle,
    add_row,
)
from ltsa_desktop.gui.widgets.buttons import PlainButton
from ltsa_desktop.gui.widgets.labels import State
from ltsa_desktop.gui.widgets.layout import column, line
from ltsa_desktop.gui.widgets.notices import Kind
from ltsa_desktop.gui.worker import CANCELLED, Job

if TYPE_CHECKING:
    from ltsa_desktop.exchange.odk_report import RowResult, SubmissionReport
    from ltsa_desktop.store import CentreSummary, InstrumentVersion

ROW_STATES: dict[str, State] = {
    "new": "ok",
    "replaces": "ok",
    "completes": "ok",
    "identical": "muted",
    "outdated": "info",
    "refused": "error",
}


class SubmissionsDialog(Dialog):
    """One file at a time: a line for each record, what is odd about the chosen one, and nothing taken in unasked."""

    def __init__(
        self,
        desk: Desk,
        paths: list[Path],
        instruments: list[InstrumentVersion],
        centres: list[CentreSummary],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._paths = list(paths)
        self._instruments = [one for one in instruments if not one.retired]
        self._job: Job | None = None
        self._again = False
        self._report: SubmissionReport | None = None
        self._refused: UserError | None = None
        body = column(SPACE.s, SPACE.xl)
        self.setLayout(body)
        self._head, self._file, self._summary = SectionTitle(), MutedLabel(), Body()
        self.form, self.centre, self.example = QComboBox(), QComboBox(), QCheckBox()
        self.form.addItem("", None)
        for version in self._instruments:
            self.form.addItem(f"{say(version.title)} · {version.version}", version.digest)
        self.centre.addItem("", None)
        for one in centres:
            self.centre.addItem(f"{one.name} · {one.code}", one.code)
        for box in (self.form, self.centre):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(24)
        rows = FormRows()
        rows.setVerticalSpacing(SPACE.s)
        self._form_label, self._centre_label = add_row(rows, "", self.form), add_row(rows, "", self.centre)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.records, self.issues = DataTable(), DataTable()
        self.issues.setMinimumHeight(96)
        self.issues.hide()
        self._detail = Body()
        self._detail.hide()
        self.banner = Banner()
        self.choose, self.cancel = PlainButton("", "folder-open"), PlainButton()
        self.take = PrimaryButton("", "file-import")
        self.take.setDefault(True)
        for widget in (self._head, self._file, self._summary, self.progress):
            body.addWidget(widget)
        body.addLayout(rows)
        body.addWidget(self.example)
        body.addWidget(self.records, 3)
        body.addWidget(self._detail)
        body.addWidget(self.issues, 2)
        body.addWidget(self.banner)
        body.addLayout(line(self.choose, None, self.cancel, self.take))
        self.records.chosen.connect(self._on_chosen)
        self.form.activated.connect(lambda _: self.preview())
        self.centre.activated.connect(lambda _: self.preview())
        self.example.toggled.connect(lambda _: self.preview())
        self.choose.clicked.connect(self._on_choose)
        self.cancel.clicked.connect(self.reject)
        self.take.clicked.connect(self.submit)
        self.resize(1000, 660)
        self.cancel.setFocus()
        self.retranslate()
        self.preview()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Impor isian ODK atau Kobo"))
        self._head.setText(self.tr("Isian dari ODK atau KoboToolbox"))
        self._form_label.setText(self.tr("Formulir"))
        self._centre_label.setText(self.tr("Pusat layanan"))
        self.form.setAccessibleName(self.tr("Formulir"))
        self.centre.setAccessibleName(self.tr("Pusat layanan untuk isian yang tidak menyebutnya"))
        self.form.setItemText(0, self.tr("Menurut berkasnya"))
        self.centre.setItemText(0, self.tr("Menurut isian; yang tidak menyebut pusat layanan ditolak"))
        self.example.setText(self.tr("Tandai kunjungan baru sebagai CONTOH"))
        self.progress.setAccessibleName(self.tr("Sedang membaca"))
        self.choose.setText(self.tr("Pilih berkas lain…"))
        self.records.setAccessibleName(self.tr("Isian di berkas ini"))
        self.records.set_empty(self.tr("Tidak ada isian."))
        self.issues.setAccessibleName(self.tr("Catatan pada isian yang dipilih"))
        from ltsa_desktop.exchange.odk_report import ROW_OUTCOMES, ROW_WORDS

        self.records.set_columns(
            [
                Column(
                    self.tr("Hasil"),
                    lambda r: say(ROW_WORDS[r.outcome]),
                    key=lambda r: ROW_OUTCOMES.index(r.outcome),
                    state=lambda r: ROW_STATES[r.outcome],
                ),
                Column(self.tr("Baris"), lambda r: say(r.where), key=lambda r: (r.source, r.line), stretch=1, least=14),
                Column(self.tr("Pusat layanan"), lambda r: r.centre or "–"),
                Column(self.tr("Tanggal"), lambda r: words.written_day(r.date), key=lambda r: r.date),
                Column(self.tr("Wajib kosong"), self._open, key=lambda r: r.required_open, right=True),
                Column(self.tr("Catatan"), lambda r: str(len(r.issues) or "–"), key=lambda r: len(r.issues)),
                Column(self.tr("Keterangan"), self._told, stretch=3, least=24),
            ]
        )
        self.issues.set_columns(
            [
                Column(self.tr("Kolom"), lambda i: i.column or "–", stretch=1, least=16),
                Column(self.tr("Tertulis"), lambda i: i.value or "–", stretch=1, least=12),
                Column(self.tr("Catatan"), lambda i: say(i.text), stretch=3, least=30),
            ]
        )
        self._tell()

    @staticmethod
    def _open(row: RowResult) -> str:
        return "–" if row.outcome == "refused" else str(row.required_open)

    def _told(self, row: RowResult) -> str:
        return f"{row.column}: {say(row.text)}" if row.column else say(row.text)

    def preview(self) -> None:
        """Look at the file (again), with the form and the centre chosen; changes nothing."""
        if self._job is not None:
            self._again = True
            self._job.cancel()
            return
        self._run(preview=True)

    def _run(self, preview: bool) -> None:
        self._report, self._refused = None, None
        self.progress.setRange(0, 0)
        self.banner.show_text("info", "")
        path, context = self._paths[0], self._desk.context
        form, centre, example = self.form.currentData(), self.centre.currentData(), self.example.isChecked()

        def work(job: Job) -> SubmissionReport:
            from ltsa_desktop.exchange.odk_import import import_submissions

            assert context.store is not None
            return import_submissions(
                context.store,
                path,
                form=form,
                centre=centre,
                example=example,
                preview=preview,
                progress=job.progress,
                cancelled=job.cancelled,
            )

        self._job = self._desk.store_thread.submit_job(work, self._on_report, self._on_failed, self)
        self._job.progressed.connect(self._on_progress, Qt.ConnectionType.QueuedConnection)
        self._tell()

    def _on_progress(self, done: int, total: int) -> None:
        self.progress.setRange(0, max(total, 1))
        self.progress.setValue(done)

    def _on_report(self, report: SubmissionReport) -> None:
        self._job = None
        if self._looks_again():
            return
        self._report = report
        self.records.set_rows(list(report.rows))
        if not self.records.select(lambda row: bool(row.issues) or row.outcome == "refused"):
            self.records.select(lambda row: True)
        self._tell()
        if not report.preview:
            self._desk.data_changed.emit()
        if not (self.form.hasFocus() or self.centre.hasFocus() or self.example.hasFocus()):
            (self.take if self.take.isEnabled() else self.cancel).setFocus()

    def _on_failed(self, error: UserError) -> None:
        self._job = None
        if self._looks_again():
            return
        self._refused = error
        self.records.set_rows([])
        self._on_chosen(None)
        self._tell()
        if not (self.form.hasFocus() or self.centre.hasFocus()):
            (self.form if error.code == "form-unknown" else self.cancel).setFocus()

    def _looks_again(self) -> bool:
        again, self._again = self._again, False
        if again:
            self._run(preview=True)
        return again

    def _on_chosen(self, row: RowResult | None) -> None:
        # The whole reason: at large letters its column is out of sight.
        self._detail.setText(self._told(row) if row is not None else "")
        self._detail.setVisible(row is not None)
        issues = list(row.issues) if row is not None else []
        self.issues.set_rows(issues)
        self.issues.setVisible(bool(issues))

    def _tell(self) -> None:
        working, report = self._job is not None, self._report
        self._file.setText(str(self._paths[0]))
        self.progress.setVisible(working)
        self.cancel.setText(self.tr("Hentikan") if working else self.tr("Tutup"))
        done = report is not None and not report.preview
        for widget in (self.choose, self.form, self.centre, self.example):
            widget.setEnabled(not done and (not working or widget is not self.choose))
        self.take.setVisible(True)
        self.take.setEnabled(False)
        if working:
            self._summary.setText(self.tr("Membaca isian…"))
            self.take.setText(self.tr("Impor isian"))
        elif self._refused is not None:
            stopped = self._refused.code == CANCELLED
            self._summary.setText(self.tr("Tidak ada yang diubah."))
            self.banner.show_text("info" if stopped else "error", say(self._refused.text))
            self.take.setText(self.tr("Impor isian"))
        elif report is not None and report.preview:
            from ltsa_desktop.exchange.odk_report import CHANGING

            coming = sum(report.sums[outcome] for outcome in CHANGING)
            self._summary.setText("\n".join([say(report.headline), *map(say, report.notes)]))
            self.take.setText(
                self.tr("Impor {n} isian").format(n=coming) if coming else self.tr("Tidak ada yang perlu diimpor")
            )
            self.take.setEnabled(bool(coming))
        elif report is not None:
            kind: Kind = "warning" if report.sums["refused"] else "ok"
            self._summary.setText(self.tr("Selesai."))
            self.banner.show_text(kind, "\n".join([say(report.headline), *map(say, report.notes)]))
            more = len(self._paths) - 1
            self.take.setVisible(bool(more))
            self.take.setText(self.tr("Berkas berikutnya ({n} lagi)").format(n=more))
            self.take.setEnabled(bool(more))

    def submit(self) -> None:
        """Take in what the preview showed, or go on to the next file."""
        if self._report is None:
            return
        if self._report.preview:
            self._run(preview=False)
        elif len(self._paths) > 1:
            self._paths.pop(0)
            self._run(preview=True)

    def _on_choose(self) -> None:
        paths = choose_files(
            self,
            self.tr("Isian dari ODK atau KoboToolbox"),
            self.tr("Isian (*.xml *.csv *.xlsx *.xls *.ods *.json *.pdf *.zip)"),
        )
        if paths:
            self._paths = paths
            self.preview()

    def reject(self) -> None:
        """The first press stops what is under way, the next one closes."""
        if self._job is not None:
            self._job.cancel()
            return
        super().reject()
