"""The records behind a figure: a list from which each opens its visit at the question that counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ltsa_desktop.gui import words
from ltsa_desktop.gui.dialogs.base import Dialog
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import Body, Column, DataTable, FilterField, MutedLabel, SectionTitle
from ltsa_desktop.gui.widgets.buttons import PlainButton, PrimaryButton
from ltsa_desktop.gui.widgets.layout import column, line

if TYPE_CHECKING:
    from ltsa_desktop.gui.actions import Actions


@dataclass(frozen=True, slots=True)
class Record:
    """One record behind a figure.

    Attributes:
        visit_id: of its visit. path: of the question or record inside it, "" for the visit as a whole.
        value: what it says for this figure.
        code: of the centre, for those without a visit.
    """

    visit_id: str
    path: str
    centre: str
    day: date | None
    value: str
    code: str = ""


def open_at(actions: Actions, visit_id: str, path: str = "") -> None:
    """Open a visit's window at a question (or at a record: its first question)."""
    actions.open_visit(visit_id)
    if not path:
        return
    from ltsa_desktop.gui.visit.window import shown_window

    window = shown_window(visit_id)
    if window is None:
        return

    def go() -> None:
        if window.form is not None:
            window.form.go_to(path)

    if window.form is not None:
        go()
    else:
        window.ready.connect(go)


class RecordsDialog(Dialog):
    """A figure's records; Enter opens one in its visit."""

    def __init__(
        self, actions: Actions, title: str, told: str, head: str, records: Sequence[Record], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._actions = actions
        self._head, self._records = head, records
        body = column(SPACE.m, SPACE.l)
        self.setLayout(body)
        self._title = SectionTitle(title)
        self._told = Body(told)
        self._told.setVisible(bool(told))
        self.filter = FilterField()
        self.table = DataTable()
        self.filter.set_table(self.table)
        self.filter.textChanged.connect(lambda text: self.table.set_filter(text, lambda r: r.code))
        self.table.opened.connect(self._on_opened)
        self.table.set_rows(records)
        self._count = MutedLabel()
        self.open_it, self.shut = PrimaryButton(), PlainButton()
        self.open_it.clicked.connect(lambda: self._on_opened(self.table.current()))
        self.shut.clicked.connect(self.reject)
        for part in (self._title, self._told, self.filter, self.table):
            body.addWidget(part)
        body.addLayout(line(self._count, self.shut, self.open_it))
        self.setWindowTitle(title)
        self.resize(900, 480)
        self.retranslate()
        self.table.select(lambda row: True)
        self.table.setFocus()

    def retranslate(self) -> None:
        self.filter.set_words(self.tr("Saring: pusat layanan, isi"))
        self.table.setAccessibleName(self.windowTitle())
        self.table.set_empty(self.tr("Tidak ada catatan di balik angka ini."))
        self.table.set_columns(
            [
                Column(self.tr("Pusat layanan"), lambda r: r.centre, stretch=2, least=20),
                Column(self.tr("Kunjungan"), lambda r: words.maybe_day(r.day), key=lambda r: str(r.day or "")),
                Column(self._head or self.tr("Isi"), lambda r: r.value, stretch=3, least=24),
            ]
        )
        self._count.setText(self.tr("{n} catatan · Enter membuka kunjungannya").format(n=len(self._records)))
        self.open_it.setText(self.tr("Buka kunjungan"))
        self.open_it.setEnabled(any(record.visit_id for record in self._records))
        self.shut.setText(self.tr("Tutup"))

    def _on_opened(self, record: Record | None) -> None:
        if record is None:
            return
        if record.visit_id:
            self.accept()
            open_at(self._actions, record.visit_id, record.path)


def show_records(actions: Actions, title: str, records: Sequence[Record], *, told: str = "", head: str = "") -> None:
    """Open the list of records behind a figure."""
    RecordsDialog(actions, title, told, head, records, actions.window_).open()
