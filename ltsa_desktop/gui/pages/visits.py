"""All visits of this store, or only those that came back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QWidget

from ltsa_desktop.gui import words
from ltsa_desktop.gui.actions import Actions
from ltsa_desktop.gui.desk import Desk
from ltsa_desktop.gui.i18n import say
from ltsa_desktop.gui.pages.base import Page
from ltsa_desktop.gui.review.states import LOOKS
from ltsa_desktop.gui.widgets import Column, DataTable, EmptyState, FilterField, PrimaryButton
from ltsa_desktop.gui.widgets.buttons import PlainButton
from ltsa_desktop.gui.widgets.labels import State
from ltsa_desktop.gui.widgets.layout import line
from ltsa_desktop.store.read_models import VisitSummary

if TYPE_CHECKING:
    from ltsa_desktop.store import Store
    from ltsa_desktop.store.reviewing import Review

STATUSES = ("", "draft", "returned", "reopened", "final")


class VisitsPage(Page):
    """A table with a filter; Enter opens the visit under the cursor."""

    def __init__(self, desk: Desk, actions: Actions, *, only: str = "", parent: QWidget | None = None) -> None:
        super().__init__(desk, actions, parent)
        self._only = only
        self._visits: list[VisitSummary] = []
        self._reviews: dict[str, Review] = {}
        self._new = PrimaryButton("", "plus")
        self._new.clicked.connect(lambda: actions.new_visit())
        self._title = self.add_head(self._new)
        self.filter = FilterField()
        self.status = QComboBox()
        self.table = DataTable()
        self.filter.set_table(self.table)
        self.filter.textChanged.connect(self._narrow)
        self.status.currentIndexChanged.connect(self._narrow)
        self.status.setMinimumWidth(200)
        if only:
            self.status.hide()
        self.table.opened.connect(lambda row: actions.open_visit(row.visit.id))
        self.table.chosen.connect(self._on_chosen)
        self._open = PlainButton("", "folder-open")
        self._print = PlainButton("", "printer")
        self._export = PlainButton("", "file-export")
        self._carry = PlainButton("", "git-merge")
        self._audit = PlainButton("", "history")
        self._open.clicked.connect(lambda: self._with_current(lambda row: actions.open_visit(row.visit.id)))
        self._print.clicked.connect(lambda: self._with_current(actions.print_visit))
        self._export.clicked.connect(lambda: self._with_current(lambda row: actions.export([row.visit.id])))
        self._carry.clicked.connect(lambda: self._with_current(actions.carry_visit))
        self._audit.clicked.connect(
            lambda: self._with_current(lambda row: actions.audit(row.visit.id, "", row.visit.centre_name))
        )
        self._empty = EmptyState("clipboard-list")
        self._empty.button.clicked.connect(lambda: actions.new_visit())
        self.body.addLayout(line(self.filter, self.status))
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._empty, 1)
        self.body.addLayout(line(self._open, self._print, self._export, self._carry, self._audit, None))
        self._empty.hide()
        self.retranslate()

    def first_field(self) -> QWidget:
        return self.filter

    def load(self) -> None:
        self.desk.read(_read, self._on_loaded, owner=self)

    def _on_loaded(self, found: tuple[list[VisitSummary], dict[str, Review]]) -> None:
        visits, self._reviews = found
        self._visits = [v for v in visits if not self._only or v.visit.status == self._only]
        self.table.set_rows(self._visits, keep=lambda row: row.visit.id)
        self._show()

    def _show(self) -> None:
        some = bool(self._visits)
        for widget in (self.table, self.filter, self._open, self._print, self._export, self._carry, self._audit):
            widget.setVisible(some)
        self.status.setVisible(some and not self._only)
        self._empty.setVisible(not some)
        self._new.setVisible(some and not self._only)
        if self.table.current() is None:
            self.table.select(lambda row: True)
        self._on_chosen(self.table.current())

    def retranslate(self) -> None:
        self._new.setText(self.tr("Kunjungan baru"))
        self.filter.set_words(self.tr("Saring: pusat layanan, wilayah, tanggal, evaluator"))
        self.status.setAccessibleName(self.tr("Status kunjungan"))
        at = max(0, self.status.currentIndex())
        self.status.blockSignals(True)
        self.status.clear()
        names = {
            "": self.tr("Semua status"),
            "draft": self.tr("Draf"),
            "returned": self.tr("Dikembalikan"),
            "reopened": self.tr("Dibuka lagi"),
            "final": self.tr("Disegel"),
        }
        for status in STATUSES:
            self.status.addItem(names[status], status)
        self.status.setCurrentIndex(at)
        self.status.blockSignals(False)
        self._open.setText(self.tr("Buka"))
        self._print.setText(self.tr("Cetak…"))
        self._export.setText(self.tr("Ekspor…"))
        self._carry.setText(self.tr("Pindah versi…"))
        self._audit.setText(self.tr("Catatan kerja…"))
        if self._only:
            self._title.setText(self.tr("Dikembalikan"))
            self._empty.set_words(
                self.tr("Tidak ada yang dikembalikan"),
                self.tr("Kunjungan yang dikembalikan supervisor muncul di sini setelah berkasnya diimpor."),
            )
        else:
            self._title.setText(self.tr("Kunjungan"))
            self._empty.set_words(
                self.tr("Belum ada kunjungan"),
                self.tr("Kunjungan yang Anda mulai atau impor muncul di sini."),
                self.tr("Mulai kunjungan"),
            )
        self.table.setAccessibleName(self._title.text())
        self.table.set_empty(self.tr("Tidak ada yang cocok dengan saringan."))
        self.table.set_columns(
            [
                Column(self.tr("Pusat layanan"), lambda r: r.visit.centre_name, stretch=3, least=22),
                Column(self.tr("Tanggal"), lambda r: words.day(r.visit.day), key=lambda r: r.visit.day),
                Column(self.tr("Jenis"), lambda r: words.visit_kind(r.visit.kind)),
                Column(
                    self.tr("Status"),
                    lambda r: self._status(r)[1] + (" · CONTOH" if r.visit.example else ""),
                    state=lambda r: self._status(r)[0],
                ),
                Column(
                    self.tr("Terisi"),
                    lambda r: words.percent(r.progress) if r.progress else "–",
                    key=lambda r: r.progress.share if r.progress else None,
                    right=True,
                ),
                Column(self.tr("Nilai"), lambda r: words.score(r.score, r.band), key=lambda r: r.score, right=True),
                Column(self.tr("Evaluator"), lambda r: r.author, stretch=1, least=12),
                Column(self.tr("Kode"), lambda r: r.short_code or "–"),
            ]
        )
        self._narrow()

    def _status(self, row: VisitSummary) -> tuple[State, str]:
        """Of the visit, and of its review where a supervisor decided something."""
        state, word = words.visit_status(row.visit)
        found = self._reviews.get(row.visit.id)
        if found is None or found.state == "received" or row.visit.forked or row.visit.status == "returned":
            return state, word
        if found.state == "changed-after-approval":
            return "error", say(found.words)
        return (LOOKS[found.state], say(found.words)) if row.visit.status == "final" else (state, word)

    def _narrow(self) -> None:
        status = self.status.currentData()
        self.table.set_filter(self.filter.text(), lambda r: f"{r.visit.centre_code} {r.province} {r.regency}")
        self.table.set_keep((lambda r: r.visit.status == status) if status and not self._only else None)

    def _on_chosen(self, row: VisitSummary | None) -> None:
        self._open.setEnabled(row is not None)
        self._print.setEnabled(row is not None)
        self._export.setEnabled(row is not None and bool(row.visit.head))
        self._carry.setEnabled(row is not None and row.visit.status != "final")
        self._audit.setEnabled(row is not None)
        if row is not None and self.isVisible():
            self.actions_.ahead.expect(row.visit.id)

    def _with_current(self, deed) -> None:
        if (row := self.table.current()) is not None:
            deed(row)


def _read(store: Store) -> tuple[list[VisitSummary], dict[str, Review]]:
    """The visits and where their reviews stand: as many queries for many as for one."""
    from ltsa_desktop.store.review_list import review_states

    return store.visits.list(), review_states(store)
