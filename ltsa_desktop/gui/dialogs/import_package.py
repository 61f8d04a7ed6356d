"""What a package would do, record by record, before it does it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ltsa_desktop.ground.paths import documents
from ltsa_desktop.ground.words import UserError
from ltsa_desktop.gui import words
from ltsa_desktop.gui.desk import Desk
from ltsa_desktop.gui.dialogs.base import Dialog
from ltsa_desktop.gui.files import choose_files, choose_target
from ltsa_desktop.gui.forms.ui_import import Ui_Import
from ltsa_desktop.gui.i18n import say
from ltsa_desktop.gui.widgets import Column
from ltsa_desktop.gui.widgets.labels import State
from ltsa_desktop.gui.widgets.notices import Kind
from ltsa_desktop.gui.worker import CANCELLED, Job

if TYPE_CHECKING:
    from ltsa_desktop.exchange import ImportReport

OUTCOME_STATES: dict[str, State] = {
    "new": "ok",
    "newer": "ok",
    "identical": "muted",
    "forked": "warning",
    "quarantined": "warning",
    "damaged": "error",
}


class ImportDialog(Dialog):
    """One file at a time: preview, then the button that says how much it takes in, then the next file."""

    def __init__(self, desk: Desk, paths: list[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._paths = list(paths)
        self._job: Job | None = None
        self._report: ImportReport | None = None
        self._refused: UserError | None = None
        self._receipt: bytes | None = None
        self.ui = Ui_Import()
        self.ui.setupUi(self)
        self.ui.receipt.hide()
        self.ui.receipt.clicked.connect(self._on_receipt)
        self.ui.choose.clicked.connect(self._on_choose)
        self.ui.cancel.clicked.connect(self.reject)
        self.ui.import_button.clicked.connect(self.submit)
        self.retranslate()
        self._run(preview=True)

    def retranslate(self) -> None:
        self.ui.retranslateUi(self)
        from ltsa_desktop.exchange.outcomes import OUTCOME_WORDS, OUTCOMES

        self.ui.records.set_columns(
            [
                Column(
                    self.tr("Hasil"),
                    lambda r: say(OUTCOME_WORDS[r.outcome]),
                    key=lambda r: OUTCOMES.index(r.outcome),
                    state=lambda r: OUTCOME_STATES[r.outcome],
                ),
                Column(self.tr("Pusat layanan"), lambda r: r.centre or "–", stretch=2, least=18),
                Column(self.tr("Tanggal"), lambda r: words.written_day(r.date), key=lambda r: r.date),
                Column(self.tr("Dari"), lambda r: r.author or "–", stretch=1, least=16),
                Column(self.tr("Keterangan"), lambda r: say(r.text), stretch=3, least=24),
            ]
        )
        self._tell()

    def _run(self, preview: bool) -> None:
        self.ui.progress.setRange(0, 0)
        self.ui.progress.show()
        self.ui.banner.show_text("info", "")
        path, context = self._paths[0], self._desk.context

        def work(job: Job) -> tuple[ImportReport, bytes | None]:
            from ltsa_desktop.exchange import import_package, make_receipt

            store = context.store
            assert store is not None
            report = import_package(store, path, preview=preview, progress=job.progress, cancelled=job.cancelled)
            # Only a supervisor's word counts with the laptop that sent the package.
            receipt = make_receipt(store, report) if store.profile.role == "supervisor" else None
            return report, receipt

        self._job = self._desk.store_thread.submit_job(work, self._on_report, self._on_failed, self)
        self._job.progressed.connect(self._on_progress, Qt.ConnectionType.QueuedConnection)
        self._tell()

    def _on_progress(self, done: int, total: int) -> None:
        self.ui.progress.setRange(0, max(total, 1))
        self.ui.progress.setValue(done)

    def _on_report(self, done: tuple[ImportReport, bytes | None]) -> None:
        self._job = None
        report, self._receipt = done
        self._report = report
        self._refused = None
        self.ui.records.set_rows(list(report.records))
        self._tell()
        if not report.preview:
            self._desk.data_changed.emit()
        button = self.ui.import_button if self.ui.import_button.isEnabled() else self.ui.cancel
        (self.ui.receipt if self._receipt is not None else button).setFocus()

    def _on_failed(self, error: UserError) -> None:
        self._job = None
        self._refused = error
        self._report = self._receipt = None
        self.ui.records.set_rows([])
        self._tell()
        self.ui.cancel.setFocus()

    def _tell(self) -> None:
        self.ui.progress.setVisible(self._job is not None)
        self.ui.choose.setEnabled(self._job is None)
        self.ui.file.setText(str(self._paths[0]))
        report = self._report
        self.ui.receipt.setVisible(self._job is None and self._receipt is not None)
        button = self.ui.import_button
        if self._job is not None:
            self.ui.summary.setText(self.tr("Membaca berkas… Belum ada yang diubah."))
            self.ui.cancel.setText(self.tr("Hentikan"))
            button.setEnabled(False)
            return
        self.ui.cancel.setText(self.tr("Tutup"))
        button.setVisible(True)
        if self._refused is not None:
            self.ui.summary.setText(self.tr("Tidak ada yang diubah."))
            self.ui.banner.show_text("info" if self._refused.code == CANCELLED else "error", say(self._refused.text))
            button.setEnabled(False)
        elif report is not None and report.preview:
            sentences = [say(report.headline), *map(say, report.notes)]
            self.ui.summary.setText("\n".join(sentences))
            button.setText(
                self.tr("Impor {n} kunjungan").format(n=report.visits)
                if report.visits
                else self.tr("Impor")
                if report.changes
                else self.tr("Tidak ada yang perlu diimpor")
            )
            button.setEnabled(report.changes)
        elif report is not None:
            kind: Kind = "warning" if report.sums["damaged"] or report.sums["quarantined"] else "ok"
            self.ui.summary.setText(self.tr("Selesai."))
            self.ui.banner.show_text(kind, "\n".join([say(report.headline), *map(say, report.notes)]))
            more = len(self._paths) - 1
            button.setVisible(bool(more))
            button.setText(self.tr("Berkas berikutnya ({n} lagi)").format(n=more))
            button.setEnabled(bool(more))

    def submit(self) -> None:
        """Take in what the preview showed, or go on to the next file."""
        if self._report is None:
            return
        if self._report.preview:
            self._run(preview=False)
        elif len(self._paths) > 1:
            self._paths.pop(0)
            self._report = self._receipt = None
            self._run(preview=True)

    def _on_choose(self) -> None:
        paths = choose_files(self, self.tr("Berkas dari evaluator"), self.tr("Berkas LTSA (*.ltsa *.zip)"))
        if paths:
            self._paths = paths
            self._report = self._refused = self._receipt = None
            self._run(preview=True)

    def _on_receipt(self) -> None:
        title, pattern = self.tr("Tanda terima"), self.tr("Tanda terima (*.ltsareceipt)")
        path = choose_target(self, title, pattern, documents() / self.receipt_name())
        if path is not None:
            self.write_receipt(path if path.suffix else path.with_suffix(".ltsareceipt"))

    def receipt_name(self) -> str:
        """Named after the laptop and the number of its package."""
        assert self._report is not None
        assert self._report.package is not None
        return f"{self._report.package.device[:13]}-{self._report.package.sequence}.ltsareceipt"

    def write_receipt(self, path: Path) -> None:
        """Write the word for the sender that its visits arrived whole."""
        data = self._receipt
        assert data is not None, "the button is there only with a receipt"

        def work(job: object) -> Path:
            from ltsa_desktop.exchange.files import unwritable, write_whole

            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise unwritable(path, error) from error
            write_whole(path, data)
            return path

        self._desk.pool.submit(work, self._on_receipt_written, self._on_receipt_refused, self)

    def _on_receipt_written(self, path: Path) -> None:
        self.ui.banner.show_text(
            "ok",
            self.tr("Tanda terima ada di {path}. Kirim kepada evaluator: yang sudah sampai tidak dikirim lagi.").format(
                path=path
            ),
        )

    def _on_receipt_refused(self, error: UserError) -> None:
        self.ui.banner.show_text("error", say(error.text))

    def reject(self) -> None:
        """The first press stops what is under way, the next one closes."""
        if self._job is not None:
            self._job.cancel()
            return
        super().reject()
