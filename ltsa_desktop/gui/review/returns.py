"""What goes back to the evaluators, a file for each laptop, written in one step."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QProgressBar, QWidget

from ltsa_desktop.ground.paths import documents
from ltsa_desktop.ground.words import UserError
from ltsa_desktop.gui import words
from ltsa_desktop.gui.dialogs.base import Dialog
from ltsa_desktop.gui.files import choose_folder, reveal
from ltsa_desktop.gui.i18n import say
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import Banner, Body, Column, DataTable, MutedLabel, PrimaryButton, SectionTitle
from ltsa_desktop.gui.widgets.buttons import PlainButton
from ltsa_desktop.gui.widgets.layout import column, line
from ltsa_desktop.gui.worker import CANCELLED, Job

if TYPE_CHECKING:
    from ltsa_desktop.exchange.outcomes import ExportReport
    from ltsa_desktop.exchange.returning import ReturnFor
    from ltsa_desktop.gui.desk import Desk


def open_returns(desk: Desk, parent: QWidget, visits: Sequence[str] | None = None) -> None:
    """Read what there is to send back (of these visits only), then show it."""

    def loaded(planned: list[ReturnFor]) -> None:
        ReturnsDialog(desk, planned, parent).open()

    def read(store: object) -> list[ReturnFor]:
        from ltsa_desktop.exchange.returning import plan_returns

        return plan_returns(store, visits)  # type: ignore[arg-type]

    desk.read(read, loaded, lambda error: desk.noticed.emit(say(error.text), "error"), parent)


class ReturnsDialog(Dialog):
    """The laptops with what goes to each, a folder, and the files once they are written."""

    def __init__(self, desk: Desk, planned: Sequence[ReturnFor], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._job: Job | None = None
        self._done = False
        body = column(SPACE.m, SPACE.xl)
        self.setLayout(body)
        self.head, self.intro = SectionTitle(), Body()
        self.table = DataTable()
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        self.table.setMinimumSize(760, 200)
        self.label = MutedLabel()
        self.folder = QLineEdit(str(documents()))
        self.choose = PlainButton("", "folder-open")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.banner = Banner()
        self.show_button, self.cancel, self.write_button = (
            PlainButton("", "folder-open"),
            PlainButton(),
            PrimaryButton(),
        )
        self.show_button.hide()
        for part in (self.head, self.intro, self.table, self.label):
            body.addWidget(part)
        body.addLayout(line(self.folder, self.choose))
        body.addWidget(self.progress)
        body.addWidget(self.banner)
        body.addLayout(line(self.show_button, None, self.cancel, self.write_button))
        self.choose.clicked.connect(self._on_choose)
        self.cancel.clicked.connect(self.reject)
        self.write_button.clicked.connect(self.submit)
        self.write_button.setDefault(True)
        self.show_button.clicked.connect(lambda: reveal(Path(self.folder.text())))
        self.folder.textChanged.connect(self._tell)
        self.table.set_rows(list(planned))
        self.table.selectionModel().selectionChanged.connect(self._tell)
        self.retranslate()
        self.table.choose(lambda row: row.accepted)
        self._tell()
        self.write_button.setFocus()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Berkas pengembalian"))
        self.head.setText(self.tr("Satu berkas untuk tiap laptop"))
        self.intro.setText(
            self.tr(
                "Di dalamnya: kunjungan yang dikembalikan dengan komentarnya, dan kabar lain sejak berkas terakhir "
                "(disetujui, dikoreksi). Hanya laptop itu dan para supervisor yang dapat membukanya."
            )
        )
        self.table.setAccessibleName(self.tr("Laptop yang dikirimi"))
        self.table.set_empty(self.tr("Tidak ada yang perlu dikembalikan sekarang."))
        self.table.set_columns(
            [
                Column(self.tr("Untuk"), lambda r: r.name, stretch=2, least=18),
                Column(self.tr("Dikembalikan"), lambda r: str(len(r.returned) or "–"), right=True),
                Column(self.tr("Komentar"), lambda r: str(r.comments or "–"), right=True),
                Column(self.tr("Kabar lain"), lambda r: str(len(r.news) or "–"), right=True),
                Column(
                    self.tr("Berkas terakhir"),
                    lambda r: words.moment(r.sent) if r.sent else self.tr("belum pernah"),
                    key=lambda r: r.sent,
                ),
                Column(
                    self.tr("Laptop"),
                    lambda r: self.tr("diterima") if r.accepted else self.tr("belum diterima di sini"),
                    state=lambda r: "ok" if r.accepted else "warning",
                ),
            ]
        )
        self.label.setText(self.tr("Folder"))
        self.folder.setAccessibleName(self.label.text())
        self.progress.setAccessibleName(self.tr("Kemajuan menulis berkas"))
        self.choose.setText(self.tr("Pilih folder…"))
        self.show_button.setText(self.tr("Tampilkan folder"))
        self._tell()

    def chosen(self) -> list[ReturnFor]:
        """The laptops that get a file."""
        return [row for row in self.table.chosen_rows() if row.accepted]

    def _tell(self, *_: object) -> None:
        n = len(self.chosen())
        self.write_button.setText(self.tr("Tulis {n} berkas").format(n=n))
        ready = n > 0 and bool(self.folder.text().strip()) and self._job is None and not self._done
        self.write_button.setEnabled(ready)
        self.cancel.setText(self.tr("Hentikan") if self._job is not None else self.tr("Tutup"))

    def _on_choose(self) -> None:
        path = choose_folder(self, self.tr("Folder untuk berkas pengembalian"), Path(self.folder.text()))
        if path is not None:
            self.folder.setText(str(path))

    def submit(self) -> None:
        """Write the files on the store thread."""
        folder, chosen, context = Path(self.folder.text().strip()), self.chosen(), self.desk.context
        self.banner.show_text("info", "")
        self.progress.setRange(0, 0)
        self.progress.show()

        def work(job: Job) -> list[ExportReport]:
            from ltsa_desktop.exchange.returning import write_returns

            assert context.store is not None
            folder.mkdir(parents=True, exist_ok=True)
            return write_returns(context.store, folder, chosen, job.progress, job.cancelled)

        self._job = self.desk.store_thread.submit_job(work, self._on_done, self._on_refused, self)
        self._job.progressed.connect(self._on_progress, Qt.ConnectionType.QueuedConnection)
        self._tell()

    def _on_progress(self, done: int, total: int) -> None:
        self.progress.setRange(0, max(total, 1))
        self.progress.setValue(done)

    def _on_done(self, reports: list[ExportReport]) -> None:
        self._job, self._done = None, True
        self.progress.hide()
        names = "\n".join(report.path.name for report in reports)
        told = self.tr("{n} berkas ditulis. Kirim masing-masing kepada orangnya:").format(n=len(reports))
        self.banner.show_text("ok", f"{told}\n{names}")
        self.show_button.show()
        self._tell()
        self.show_button.setFocus()
        self.desk.data_changed.emit()

    def _on_refused(self, error: UserError) -> None:
        self._job = None
        self.progress.hide()
        self.banner.show_text("info" if error.code == CANCELLED else "error", say(error.text))
        self._tell()

    def reject(self) -> None:
        """The first press stops what is under way, the next one closes."""
        if self._job is not None:
            self._job.cancel()
            return
        super().reject()
