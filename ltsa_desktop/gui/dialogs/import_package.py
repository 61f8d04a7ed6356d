"""What packages would do, record by record, before they do it: one preview, one button, one result for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from ltsa_desktop.ground.formats import number
from ltsa_desktop.ground.paths import documents
from ltsa_desktop.ground.words import UserError
from ltsa_desktop.gui import words
from ltsa_desktop.gui.desk import Desk
from ltsa_desktop.gui.dialogs.base import Dialog
from ltsa_desktop.gui.exchange_desk.records import MOST_SHOWN, OUTCOME_STATES, shown_records
from ltsa_desktop.gui.files import choose_files, choose_folder, choose_target
from ltsa_desktop.gui.forms.ui_import import Ui_Import
from ltsa_desktop.gui.i18n import language, say
from ltsa_desktop.gui.widgets import Column, DataTable, MutedLabel
from ltsa_desktop.gui.widgets.buttons import PlainButton
from ltsa_desktop.gui.widgets.labels import State
from ltsa_desktop.gui.widgets.layout import line
from ltsa_desktop.gui.widgets.notices import Kind
from ltsa_desktop.gui.worker import CANCELLED, Job

if TYPE_CHECKING:
    from ltsa_desktop.exchange.batch import BatchReport, FileResult
    from ltsa_desktop.store import Store

Receipts = dict[str, bytes]
MOST_SENTENCES = 7
WIDTH_ROWS = 8


class ImportDialog(Dialog):
    """All files at once: preview, then the button that says how much it takes in, then the result and the receipts."""

    def __init__(self, desk: Desk, paths: list[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._paths = list(paths)
        self._job: Job | None = None
        self._batch: BatchReport | None = None
        self._refused: UserError | None = None
        self._receipts: Receipts = {}
        self._begun: tuple[int, int, str] = (0, 0, "")
        self.ui = Ui_Import()
        self.ui.setupUi(self)
        self.packages, self.outcome, self.counted = DataTable(), QComboBox(), MutedLabel()
        self.save_button = PlainButton()
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        at = layout.indexOf(self.ui.records)
        self.packages.setMinimumHeight(96)
        for table in (self.packages, self.ui.records):
            # Widths from the first rows: asking a thousand of them would hold the window for a second.
            table.horizontalHeader().setResizeContentsPrecision(WIDTH_ROWS)
        layout.insertWidget(at, self.packages, 1)
        layout.insertLayout(at + 1, line(self.outcome, self.counted, None, self.save_button))
        layout.setStretch(layout.indexOf(self.ui.records), 2)
        self.packages.chosen.connect(lambda _: self._list())
        self.outcome.activated.connect(lambda _: self._list())
        self.save_button.clicked.connect(self._on_save)
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

        self.packages.setAccessibleName(self.tr("Berkas"))
        self.packages.set_columns(
            [
                Column(self.tr("Berkas"), lambda f: f.name, stretch=1, least=22),
                Column(self.tr("Dari"), lambda f: _sender(f) or "–", least=14),
                Column(self.tr("Hasil"), lambda f: say(f.text), stretch=3, least=30, state=_file_state),
            ]
        )
        self.outcome.setAccessibleName(self.tr("Tampilkan hasil"))
        chosen = self.outcome.currentData()
        self.outcome.clear()
        self.outcome.addItem(self.tr("Semua hasil"), "")
        for outcome in OUTCOMES:
            self.outcome.addItem(say(OUTCOME_WORDS[outcome]), outcome)
        self.outcome.setCurrentIndex(max(self.outcome.findData(chosen or ""), 0))
        self.save_button.setText(self.tr("Simpan hasil…"))
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
        self._list()
        self._tell()

    def _run(self, preview: bool) -> None:
        self.ui.progress.setRange(0, 0)
        self.ui.progress.show()
        self.ui.banner.show_text("info", "")
        paths, context = list(self._paths), self._desk.context

        def begun(place: int, of: int, name: str) -> None:
            self._begun = (place, of, name)

        def work(job: Job) -> tuple[BatchReport, Receipts]:
            from ltsa_desktop.exchange.batch import import_batch

            store = context.store
            assert store is not None
            batch = import_batch(store, paths, preview, job.progress, job.cancelled, begun=begun)
            return batch, receipts_for(store, batch)

        self._job = self._desk.store_thread.submit_job(work, self._on_report, self._on_failed, self)
        self._job.progressed.connect(self._on_progress, Qt.ConnectionType.QueuedConnection)
        self._tell()

    def _on_progress(self, done: int, total: int) -> None:
        self.ui.progress.setRange(0, max(total, 1))
        self.ui.progress.setValue(done)
        place, of, name = self._begun
        if of > 1:
            self.ui.file.setText(self.tr("Paket {n} dari {of}: {name}").format(n=place, of=of, name=name))

    def _on_report(self, done: tuple[BatchReport, Receipts]) -> None:
        self._job = None
        self._batch, self._receipts = done
        self._refused = None
        alone = self._alone()
        if alone is not None and alone.report is None and alone.code not in {"receipt", "not-reached"}:
            self._refused = UserError(alone.text, code=alone.code)
        self.packages.set_rows(list(self._batch.files) if len(self._batch.files) > 1 else [])
        self._list()
        self._tell()
        if not self._batch.preview:
            self._desk.data_changed.emit()
        button = self.ui.import_button if self.ui.import_button.isEnabled() else self.ui.cancel
        (self.ui.receipt if self._receipts else button).setFocus()

    def _on_failed(self, error: UserError) -> None:
        self._job = None
        self._refused = error
        self._batch = None
        self._receipts = {}
        self.packages.set_rows([])
        self._list()
        self._tell()
        self.ui.cancel.setFocus()

    def _alone(self) -> FileResult | None:
        """The one file that was handed over, where it was one."""
        batch = self._batch
        return batch.files[0] if batch is not None and len(batch.files) == 1 and not batch.skipped else None

    def _list(self) -> None:
        """The records of the package in the table above, or of all; the few that need a look first."""
        if self._batch is None:
            self.ui.records.set_rows([])
            self.counted.setText("")
            return
        chosen = self.packages.current()
        files: Sequence[FileResult] = [chosen] if chosen is not None else self._batch.files
        rows, found = shown_records(files, self.outcome.currentData() or "")
        self.ui.records.set_rows(rows)
        text = self.tr("{n} catatan").format(n=number(found))
        if found > MOST_SHOWN:
            text = self.tr("{n} dari {found} catatan; semuanya ada di hasil yang disimpan").format(
                n=number(MOST_SHOWN), found=number(found)
            )
        self.counted.setText(text)

    def _tell(self) -> None:
        busy = self._job is not None
        batch = self._batch
        self.ui.progress.setVisible(busy)
        self.ui.choose.setEnabled(not busy)
        self.packages.setVisible(batch is not None and len(batch.files) > 1)
        for widget in (self.outcome, self.counted, self.save_button):
            widget.setVisible(batch is not None and bool(batch.reports))
        self.save_button.setEnabled(not busy)
        more = len(self._paths) - 1
        first = str(self._paths[0])
        self.ui.file.setText(self.tr("{path} dan {n} lainnya").format(path=first, n=more) if more else first)
        self.ui.receipt.setVisible(not busy and bool(self._receipts))
        button = self.ui.import_button
        if busy:
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
        elif batch is not None and batch.preview:
            self.ui.summary.setText("\n".join(batch.summary(language())[:MOST_SENTENCES]))
            something = batch.changes or any(file.code == "receipt" for file in batch.files)
            button.setText(
                self.tr("Impor {n} kunjungan").format(n=batch.visits)
                if batch.visits
                else self.tr("Impor")
                if something
                else self.tr("Tidak ada yang perlu diimpor")
            )
            button.setEnabled(something)
        elif batch is not None:
            bad = batch.stopped or batch.refused or batch.sums["damaged"] or batch.sums["quarantined"]
            kind: Kind = "warning" if bad or any(report.parts_missing for report in batch.reports) else "ok"
            self.ui.summary.setText(self.tr("Dihentikan.") if batch.stopped else self.tr("Selesai."))
            self.ui.banner.show_text(kind, "\n".join(batch.summary(language())[:MOST_SENTENCES]))
            button.setVisible(batch.stopped)
            button.setText(self.tr("Teruskan impor"))
            button.setEnabled(batch.stopped)

    def submit(self) -> None:
        """Take in what the preview showed; after a stop go on with the rest."""
        if self._batch is not None and self._job is None and (self._batch.preview or self._batch.stopped):
            self._run(preview=False)

    def _on_choose(self) -> None:
        paths = choose_files(self, self.tr("Berkas dari evaluator"), self.tr("Berkas LTSA (*.ltsa *.zip)"))
        if paths:
            self._paths = paths
            self._batch = self._refused = None
            self._receipts = {}
            self._run(preview=True)

    def _on_save(self) -> None:
        start = documents() / "hasil impor.csv"
        path = choose_target(self, self.tr("Hasil impor"), self.tr("Tabel (*.csv);;Dokumen (*.pdf)"), start)
        if path is not None:
            self.save_result(path if path.suffix else path.with_suffix(".csv"))

    def save_result(self, path: Path) -> None:
        """Write all records: a table for a spreadsheet, or with the suffix ".pdf" a document to print."""
        batch = self._batch
        assert batch is not None, "the button is there only with a result"
        spoken = language()

        def work(job: object) -> Path:
            from ltsa_desktop.reports.import_result import save_import_result

            return save_import_result(batch.lines(spoken), batch.summary(spoken), path, spoken)

        self._desk.pool.submit(work, self._on_saved, self._on_receipt_refused, self)

    def _on_saved(self, path: Path) -> None:
        self.ui.banner.show_text("ok", self.tr("Hasil impor ada di {path}.").format(path=path))

    def _on_receipt(self) -> None:
        title, pattern = self.tr("Tanda terima"), self.tr("Tanda terima (*.ltsareceipt)")
        if len(self._receipts) > 1:
            folder = choose_folder(self, self.tr("Folder untuk {n} tanda terima").format(n=len(self._receipts)))
            if folder is not None:
                self.write_receipts(folder)
            return
        path = choose_target(self, title, pattern, documents() / self.receipt_name())
        if path is not None:
            self.write_receipt(path if path.suffix else path.with_suffix(".ltsareceipt"))

    def receipt_name(self) -> str:
        """Named after the laptop and the number of its package."""
        return next(iter(self._receipts))

    def write_receipt(self, path: Path) -> None:
        """Write the word for the sender that its visits arrived whole, and what is asked for."""
        self._write({path: self._receipts[self.receipt_name()]}, path)

    def write_receipts(self, folder: Path) -> None:
        """Write one for each package into a folder."""
        self._write({folder / name: data for name, data in self._receipts.items()}, folder)

    def _write(self, files: dict[Path, bytes], shown: Path) -> None:
        def work(job: object) -> Path:
            from ltsa_desktop.exchange.files import unwritable, write_whole

            for path, data in files.items():
                try:
                    path.parent.mkdir(parents=True, exist_ok=True)
                except OSError as error:
                    raise unwritable(path, error) from error
                write_whole(path, data)
            return shown

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


def receipts_for(store: Store, batch: BatchReport) -> Receipts:
    """File name → receipt for each package; only a supervisor's word counts with the laptop that sent it."""
    from ltsa_desktop.exchange import make_receipt

    made: Receipts = {}
    if batch.preview or store.profile.role != "supervisor":
        return made
    for report in batch.reports:
        data = make_receipt(store, report)
        if data is not None and report.package is not None:
            made[f"{report.package.device[:13]}-{report.package.sequence}.ltsareceipt"] = data
    return made


def _sender(file: FileResult) -> str:
    package = file.report.package if file.report is not None else None
    return package.author if package is not None else ""


def _file_state(file: FileResult) -> State:
    if file.report is None:
        return "muted" if file.code in {"receipt", "not-reached"} else "error"
    sums = file.report.sums
    if sums["damaged"] or sums["quarantined"] or sums["forked"] or file.report.parts_missing:
        return "warning"
    return "ok" if file.report.changes else "muted"
