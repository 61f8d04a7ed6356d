"""The papers of a visit as PDF, with their pages to look at: sheet, berita acara, one-page summary."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from ltsa_desktop.ground.paths import documents
from ltsa_desktop.gui import words
from ltsa_desktop.gui.desk import Desk
from ltsa_desktop.gui.dialogs.paper import PaperDialog, safe_name

if TYPE_CHECKING:
    from ltsa_desktop.store import Store, VisitReport
    from ltsa_desktop.store.paper_models import AttachedFile
    from ltsa_desktop.store.read_models import VisitSummary

SHEET, BERITA_ACARA, DEBRIEF = "lembar-penilaian", "berita-acara", "ringkasan"


class PrintDialog(PaperDialog):
    """Choose document, paper and place; the PDF is written off the GUI thread and shown."""

    def __init__(self, desk: Desk, visit: VisitSummary, parent: QWidget | None = None, document: str = SHEET) -> None:
        self._visit = visit
        self.document, self.number = QComboBox(), QLineEdit()
        self.data = QCheckBox()
        self.data.setChecked(True)
        for document in (SHEET, BERITA_ACARA, DEBRIEF):
            self.document.addItem("", document)
        super().__init__(desk, visit.visit.centre_name, (self.document, self.number, self.data), parent)
        self.document.setCurrentIndex(self.document.findData(document))
        self.document.currentIndexChanged.connect(self._on_document)
        self.retranslate()
        self._on_document()
        self.make.setFocus()

    def field_names(self) -> tuple[str, str, str]:
        return self.tr("Dokumen"), self.tr("Nomor"), self.tr("Data")

    def retranslate(self) -> None:
        super().retranslate()
        self._about.setText(" · ".join([words.visit_line(self._visit), words.visit_status(self._visit.visit)[1]]))
        self.document.setItemText(0, self.tr("Lembar Penilaian"))
        self.document.setItemText(1, self.tr("Berita Acara"))
        self.document.setItemText(2, self.tr("Ringkasan satu halaman"))
        self.data.setText(self.tr("Ikut di dalam PDF, sehingga dapat diimpor"))
        self.number.setPlaceholderText(self.tr("Kosong: garis titik-titik untuk ditulis tangan"))
        if not self._visit.visit.head and not self.banner.text():
            self.banner.show_text("info", self.tr("Kunjungan ini belum disegel: setiap halaman ditandai DRAF."))

    def suggestion(self) -> Path:
        visit, kind = self._visit.visit, self.document.currentData()
        return documents() / f"{safe_name(f'{kind}_{visit.centre_name}_{visit.day.isoformat()}')}.pdf"

    def _on_document(self) -> None:
        self.number.setEnabled(self.document.currentData() == BERITA_ACARA)
        self.data.setEnabled(self.document.currentData() == SHEET and bool(self._visit.visit.head))
        self.suggest()

    def submit(self) -> None:
        """Read the visit on the store thread, then write and show the PDF on another."""
        self._wait(True)
        identity, chosen = self._visit.visit.id, self.language.currentData()
        with_data = self.data.isEnabled() and self.data.isChecked()

        def load(store: Store) -> tuple[VisitReport, Sequence[AttachedFile]]:
            from ltsa_desktop.exchange.attached import data_of

            report = _loaded(store.read.visit_report(identity, language=chosen))
            return report, data_of(store, report.revision_id) if with_data and not report.draft else ()

        self._desk.read(
            load,
            self._render,
            self._on_failed,
            self,
        )

    def _render(self, loaded: tuple[VisitReport, Sequence[AttachedFile]]) -> None:
        report, files = loaded
        document, number = self.document.currentData(), self.number.text().strip()

        def render(path: Path, paper: str, chosen: str) -> None:
            from ltsa_desktop.reports import render_berita_acara, render_debrief, render_sheet

            if document == BERITA_ACARA:
                render_berita_acara(report, path, paper, chosen, number)
            elif document == DEBRIEF:
                render_debrief(report, path, paper, chosen)
            else:
                render_sheet(report, path, paper, chosen, files)

        self.write(render)


def _loaded(report: VisitReport) -> VisitReport:
    """The report with its pictures in memory: they are read while the store's thread is at hand."""
    from dataclasses import replace

    def kept(data: bytes) -> Callable[[], bytes]:
        return lambda: data

    photos = tuple(replace(photo, load=kept(photo.load())) for photo in report.photos)
    signatures = tuple(
        replace(signature, image=kept(signature.image())) if signature.image is not None else signature
        for signature in report.signatures
    )
    return replace(report, photos=photos, signatures=signatures)
