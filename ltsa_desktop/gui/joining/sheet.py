"""A whole visit as one of its versions has it: every question with its answer, for reading only."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QWidget

from ltsa_desktop.ground.words import UserError
from ltsa_desktop.gui.dialogs.base import Dialog
from ltsa_desktop.gui.i18n import language, say
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import Banner, Column, DataTable, FilterField, MutedLabel
from ltsa_desktop.gui.widgets.buttons import PlainButton
from ltsa_desktop.gui.widgets.layout import column, line

if TYPE_CHECKING:
    from ltsa_desktop.gui.desk import Desk
    from ltsa_desktop.store import Store


class _Row(NamedTuple):
    section: str
    label: str
    value: str


class SheetDialog(Dialog):
    """The answers of a version in a table that can be searched."""

    def __init__(self, desk: Desk, visit: str, revision: str, about: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        body = column(SPACE.m, SPACE.l)
        self.setLayout(body)
        self.about = MutedLabel(about)
        self.filter, self.table, self.banner = FilterField(), DataTable(), Banner()
        self.filter.set_table(self.table)
        self.shut = PlainButton()
        self.shut.clicked.connect(self.reject)
        body.addWidget(self.about)
        body.addWidget(self.filter)
        body.addWidget(self.table, 1)
        body.addWidget(self.banner)
        body.addLayout(line(None, self.shut))
        self.resize(900, 600)
        self.retranslate()
        self.table.setFocus()
        lang = language()

        def read(store: Store) -> list[_Row]:
            report = store.read.visit_report(visit, revision, lang)
            return [
                _Row(section.title, f"{row.number} {row.label}".strip(), row.value or row.skipped)
                for section in report.sections
                for row in section.rows
                if row.kind == "question"
            ]

        self.desk.read(read, self.table.set_rows, self._on_refused, self)

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Lembar kunjungan (hanya dibaca)"))
        self.filter.set_words(self.tr("Saring pertanyaan atau jawaban"))
        self.table.setAccessibleName(self.tr("Pertanyaan dan jawaban"))
        self.shut.setText(self.tr("Tutup"))
        self.table.set_columns(
            [
                Column(self.tr("Bagian"), lambda row: row.section, stretch=1, least=14),
                Column(self.tr("Pertanyaan"), lambda row: row.label, stretch=3, least=24),
                Column(self.tr("Jawaban"), lambda row: row.value or "–", stretch=2, least=18),
            ]
        )

    def _on_refused(self, error: UserError) -> None:
        self.banner.show_text("error", say(error.text))
