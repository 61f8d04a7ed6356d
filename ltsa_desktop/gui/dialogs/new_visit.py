"""A new visit: where, when, how, with which instrument."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ltsa_desktop.ground.words import UserError
from ltsa_desktop.gui import words
from ltsa_desktop.gui.desk import Desk
from ltsa_desktop.gui.dialogs.base import Dialog
from ltsa_desktop.gui.forms.ui_new_visit import Ui_NewVisit
from ltsa_desktop.gui.i18n import say
from ltsa_desktop.gui.widgets import Column
from ltsa_desktop.store.read_models import CentreSummary, InstrumentVersion, Visit

KINDS = ("terjadwal", "mendadak", "daring")


class NewVisitDialog(Dialog):
    """Type to find the centre, ↓ into the list, Enter starts.

    Signals:
        created(id): the visit is in the store.
        paper_created(id): the visit is in the store and is to be typed in from paper.
        instruments_wanted(): there is no instrument yet; go where one can be added.
    """

    created = Signal(str)
    paper_created = Signal(str)
    instruments_wanted = Signal()

    def __init__(
        self,
        desk: Desk,
        centres: Sequence[CentreSummary],
        instruments: Sequence[InstrumentVersion],
        centre_code: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._instruments = [i for i in instruments if not i.retired]
        self.ui = Ui_NewVisit()
        self.ui.setupUi(self)
        self.ui.search.set_table(self.ui.centres)
        self.ui.search.textChanged.connect(self._narrow)
        self.ui.centres.opened.connect(lambda row: self.submit())
        self.ui.centres.chosen.connect(self._check)
        self.ui.search.returnPressed.connect(self._on_return)
        self.ui.paper.toggled.connect(self._on_paper)
        self.ui.keyer.setText(desk.context.store.profile.name if desk.context.store is not None else "")
        self.ui.keyer_nip.setText(desk.context.store.profile.nip if desk.context.store is not None else "")
        self._on_paper(False)
        self.ui.cancel.clicked.connect(self.reject)
        self.ui.create.clicked.connect(self.submit)
        self.ui.centres.set_rows(list(centres))
        self.retranslate()
        if centre_code:
            self.ui.centres.select(lambda row: row.code == centre_code)
        self._check()

    def retranslate(self) -> None:
        self.ui.retranslateUi(self)
        self._on_paper(self.ui.paper.isChecked())
        at = max(0, self.ui.instrument.currentIndex())
        self.ui.instrument.clear()
        for version in self._instruments:
            self.ui.instrument.addItem(f"{say(version.title)} · {version.version}", version.digest)
        self.ui.instrument.setCurrentIndex(at)
        self.ui.centres.set_columns(
            [
                Column(self.tr("Pusat layanan"), lambda r: r.name, stretch=3, least=24),
                Column(self.tr("Provinsi"), lambda r: r.province, stretch=2, least=14),
                Column(
                    self.tr("Kunjungan terakhir"), lambda r: words.maybe_day(r.last_visit), key=lambda r: r.last_visit
                ),
            ]
        )
        self._check()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        current = self.ui.centres.current()
        if current is None:
            self.ui.search.setFocus()
        else:
            self.ui.centres.scrollTo(self.ui.centres.currentIndex())
            self.ui.day.setFocus()

    def submit(self) -> None:
        """Create the visit; the dialog closes when it is in the store."""
        centre, digest = self.ui.centres.current(), self.ui.instrument.currentData()
        if centre is None or digest is None:
            self._check()
            return
        day, kind = self.ui.day.day(), KINDS[self.ui.kind.currentIndex()]
        example = self.ui.example.isChecked()
        if self.ui.paper.isChecked():
            self._submit_paper(centre.code, str(digest), day, kind, example)
            return
        self.setEnabled(False)
        self._desk.write(
            lambda store: store.visits.create(centre.code, digest, day, kind, example=example),
            self._on_created,
            self._on_failed,
            self,
        )

    def _submit_paper(self, centre: str, digest: str, day: date, kind: str, example: bool) -> None:
        from ltsa_desktop.store.paper_entry import KEYER_ROLE, begin_paper_visit
        from ltsa_desktop.store.read_models import Author

        by = Author(self.ui.by.text().strip(), self.ui.by_nip.text().strip())
        keyer = Author(self.ui.keyer.text().strip(), self.ui.keyer_nip.text().strip(), KEYER_ROLE)
        for who, field, ask in (
            (by, self.ui.by, self.tr("Tulis nama evaluator yang mengisi kertas.")),
            (keyer, self.ui.keyer, self.tr("Tulis nama yang mengetik.")),
        ):
            if not who.name:
                self.ui.banner.show_text("warning", ask)
                field.setFocus()
                return
        self.setEnabled(False)
        self._desk.write(
            lambda store: begin_paper_visit(store, centre, digest, day, by, keyer, kind, example),
            self._on_paper_created,
            self._on_failed,
            self,
        )

    def _on_paper_created(self, visit: Visit) -> None:
        self.accept()
        self.paper_created.emit(visit.id)

    def _on_paper(self, on: bool) -> None:
        """Ask who filled and who types only for a paper; the day is then the paper's."""
        self.ui.paper_box.setVisible(on)
        self.ui.day_label.setText(self.tr("Tanggal di kertas") if on else self.tr("Tanggal"))
        self.ui.create.setText(self.tr("Mulai mengetik") if on else self.tr("Mulai kunjungan"))
        if on:
            self.ui.by.setFocus()

    def _on_created(self, visit: Visit) -> None:
        self.accept()
        self.created.emit(visit.id)

    def _on_failed(self, error: UserError) -> None:
        self.setEnabled(True)
        self.ui.banner.show_text("error", say(error.text))

    def _narrow(self, text: str) -> None:
        self.ui.centres.set_filter(text, lambda r: f"{r.code} {r.province} {r.regency}")
        if text and self.ui.centres.current() is None:
            self.ui.centres.select(lambda row: True)
        self._check()

    def _on_return(self) -> None:
        if self.ui.centres.current() is None:
            self.ui.centres.select(lambda row: True)
        self.ui.day.setFocus()

    def _check(self, *_: object) -> None:
        ready = self.ui.centres.current() is not None and bool(self._instruments)
        self.ui.create.setEnabled(ready)
        if not self._instruments:
            self.ui.banner.show_text(
                "warning",
                self.tr("Belum ada instrumen di laptop ini. Tambahkan dulu buku kerjanya."),
                self.tr("Ke halaman Instrumen"),
                self._on_instruments,
            )

    def _on_instruments(self) -> None:
        self.reject()
        self.instruments_wanted.emit()
