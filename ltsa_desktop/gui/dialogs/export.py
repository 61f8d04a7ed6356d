"""Sealed visits into one file that any channel may carry."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QVBoxLayout, QWidget

from ltsa_desktop.ground import formats
from ltsa_desktop.ground.paths import documents
from ltsa_desktop.ground.words import UserError
from ltsa_desktop.gui import words
from ltsa_desktop.gui.desk import Desk
from ltsa_desktop.gui.dialogs.base import Dialog
from ltsa_desktop.gui.files import choose_target, reveal
from ltsa_desktop.gui.forms.ui_export import Ui_Export
from ltsa_desktop.gui.i18n import language, say
from ltsa_desktop.gui.widgets import Column
from ltsa_desktop.gui.worker import CANCELLED, Job
from ltsa_desktop.store.read_models import VisitSummary

if TYPE_CHECKING:
    from ltsa_desktop.store import Store

SUFFIX = ".ltsa"


def file_name(person: str, now: datetime) -> str:
    """ "ltsa_siti-rahma_2026-11-24_1403.ltsa": safe on every system, told apart by person and minute."""
    plain = "".join(c if c.isalnum() and c.isascii() else "-" for c in person.casefold()).strip("-") or "laptop"
    while "--" in plain:
        plain = plain.replace("--", "-")
    return f"ltsa_{plain[:40]}_{now:%Y-%m-%d_%H%M}{SUFFIX}"


def read_part_size(store: Store) -> int:
    """Bytes of a part as this store is set (on the store thread)."""
    from ltsa_desktop.exchange.parts import part_size

    return part_size(store)


class ExportDialog(Dialog):
    """Which visits, into which file; then progress, and where the file is."""

    def __init__(
        self,
        desk: Desk,
        visits: Sequence[VisitSummary],
        organisation: str,
        chosen: Sequence[str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job: Job | None = None
        self._written: Path | None = None
        self._organisation = organisation
        self.ui = Ui_Export()
        self.ui.setupUi(self)
        sealed = [summary for summary in visits if summary.visit.head]
        table = self.ui.visits
        table.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        table.set_rows(sealed)
        wanted = set(chosen) if chosen is not None else {s.visit.id for s in sealed if not s.exported}
        person = sealed[0].author if sealed else ""
        self.ui.path.setText(str(documents() / file_name(person, datetime.now())))
        self.in_parts = QCheckBox()
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.indexOf(self.ui.progress), self.in_parts)
        self.in_parts.toggled.connect(self._on_in_parts)
        desk.read(read_part_size, self._on_part_size, owner=self)
        self.ui.progress.hide()
        self.ui.reveal.hide()
        table.selectionModel().selectionChanged.connect(self._tell)
        self.ui.path.textChanged.connect(self._tell)
        self.ui.choose.clicked.connect(self._on_choose)
        self.ui.cancel.clicked.connect(self.reject)
        self.ui.export_button.clicked.connect(self.submit)
        self.ui.reveal.clicked.connect(lambda: reveal(self._written) if self._written else None)
        self.retranslate()
        table.choose(lambda row: row.visit.id in wanted)

    def retranslate(self) -> None:
        self.ui.retranslateUi(self)
        self.in_parts.setText(self.tr("Pecah menjadi bagian paling besar 16 MB (untuk WhatsApp dan surel)"))
        self.ui.visits.set_columns(
            [
                Column(self.tr("Pusat layanan"), lambda r: r.visit.centre_name, stretch=3, least=24),
                Column(self.tr("Kunjungan"), words.visit_line, key=lambda r: r.visit.day),
                Column(
                    self.tr("Disegel"),
                    lambda r: words.moment(r.sealed_at) if r.sealed_at else "–",
                    key=lambda r: r.sealed_at,
                ),
                Column(self.tr("Diekspor"), lambda r: self.tr("sudah") if r.exported else self.tr("belum"), least=8),
            ]
        )
        self._tell()

    def _on_part_size(self, size: int) -> None:
        self.in_parts.setChecked(bool(size))

    def _on_in_parts(self, chosen: bool) -> None:
        def keep(store: Store) -> None:
            from ltsa_desktop.exchange.parts import MESSENGER, set_part_size

            set_part_size(store, MESSENGER if chosen else 0)

        self._desk.read(keep, lambda _: None, owner=self)

    def _chosen(self) -> list[VisitSummary]:
        return self.ui.visits.chosen_rows()

    def _tell(self, *_: object) -> None:
        chosen = self._chosen()
        self.ui.chosen.setText(
            self.tr("{n} dari {total} kunjungan dipilih. Spasi memilih baris di bawah kursor.").format(
                n=len(chosen), total=len(self.ui.visits.rows())
            )
        )
        self.ui.export_button.setText(self.tr("Ekspor {n} kunjungan").format(n=len(chosen)))
        ready = bool(chosen) and bool(self.ui.path.text().strip()) and bool(self._organisation) and self._job is None
        self.ui.export_button.setEnabled(ready)
        if self._written is not None or self._job is not None:
            return
        if not self.ui.visits.rows():
            self.ui.banner.show_text(
                "info", self.tr("Belum ada kunjungan yang disegel. Selesaikan dan segel kunjungan dulu, lalu ekspor.")
            )
        elif not self._organisation:
            self.ui.banner.show_text(
                "warning",
                self.tr(
                    "Laptop ini belum punya berkas organisasi, jadi belum jelas siapa yang boleh membaca. "
                    "Pasang berkas .ltsaorg dari supervisor di Pengaturan."
                ),
            )

    def _on_choose(self) -> None:
        path = choose_target(
            self, self.tr("Simpan sebagai"), self.tr("Berkas LTSA (*.ltsa)"), Path(self.ui.path.text())
        )
        if path is not None:
            self.ui.path.setText(str(path if path.suffix else path.with_suffix(SUFFIX)))

    def submit(self) -> None:
        """Write the file on the store thread."""
        path = Path(self.ui.path.text().strip())
        ids = [summary.visit.id for summary in self._chosen()]
        self._written = None
        self.ui.banner.show_text("info", "")
        self.ui.progress.setRange(0, 0)
        self.ui.progress.show()
        self.ui.reveal.hide()
        context, in_parts = self._desk.context, self.in_parts.isChecked()

        def work(job: Job) -> object:
            from ltsa_desktop.exchange import export_package
            from ltsa_desktop.exchange.parts import MESSENGER

            assert context.store is not None
            path.parent.mkdir(parents=True, exist_ok=True)
            return export_package(
                context.store,
                path,
                ids,
                progress=job.progress,
                cancelled=job.cancelled,
                part_size=MESSENGER if in_parts else 0,
            )

        self._job = self._desk.store_thread.submit_job(work, self._on_done, self._on_failed, self)
        self._job.progressed.connect(self._on_progress, Qt.ConnectionType.QueuedConnection)
        self.ui.cancel.setText(self.tr("Hentikan"))
        self._tell()

    def _on_progress(self, done: int, total: int) -> None:
        self.ui.progress.setRange(0, max(total, 1))
        self.ui.progress.setValue(done)

    def _end(self) -> None:
        self._job = None
        self.ui.progress.hide()
        self.ui.cancel.setText(self.tr("Tutup"))

    def _on_done(self, report) -> None:
        self._end()
        self._written = report.path
        size = formats.number(max(1, round(report.size / 1024)), language=language())
        sentence = self.tr("{headline} Ukurannya {size} KB. Yang dapat membukanya: {readers}.").format(
            headline=say(report.headline), size=size, readers=", ".join(report.readers)
        )
        self.ui.banner.show_text("ok", f"{sentence}\n{report.path}")
        self.ui.reveal.show()
        self._tell()
        self.ui.reveal.setFocus()
        self._desk.data_changed.emit()

    def _on_failed(self, error: UserError) -> None:
        self._end()
        self.ui.banner.show_text("info" if error.code == CANCELLED else "error", say(error.text))
        self._tell()

    def reject(self) -> None:
        """The first press stops what is under way, the next one closes."""
        if self._job is not None:
            self._job.cancel()
            return
        super().reject()
