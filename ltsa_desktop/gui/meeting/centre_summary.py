"""Summary of a centre: facts and legal basis, the history of its status, its visits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QSplitter, QVBoxLayout

from ltsa_desktop.gui import words
from ltsa_desktop.gui.i18n import say
from ltsa_desktop.gui.meeting.centre_part import Part, headed, joined
from ltsa_desktop.gui.meeting.records import open_at
from ltsa_desktop.gui.theme.style import scaled
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import Body, Column, DataTable, FormRows, ScrollPage
from ltsa_desktop.gui.widgets.labels import StrongLabel
from ltsa_desktop.gui.widgets.layout import clear_layout

if TYPE_CHECKING:
    from ltsa_desktop.gui.actions import Actions
    from ltsa_desktop.gui.desk import Desk
    from ltsa_desktop.store.figures.centre_models import CentrePage
    from ltsa_desktop.store.read_models import Site

FACTS = 330
"""Least width of the facts in pixels at 100 %."""


class SummaryPart(Part):
    """Facts left; status and visits right, each line with its source."""

    def __init__(self, desk: Desk, actions: Actions) -> None:
        super().__init__(desk, actions)
        self._facts = ScrollPage(margin=0)
        self._rows = QVBoxLayout()
        self._facts.body.addLayout(self._rows)
        self._facts.body.addStretch(1)
        self.visits, self.statuses = DataTable(), DataTable()
        self.visits.opened.connect(lambda row: open_at(self.actions_, row.visit_id))
        self.statuses.opened.connect(lambda row: open_at(self.actions_, row.visit_id) if row.visit_id else None)
        self._visits_head, self._statuses_head = StrongLabel(), StrongLabel()
        right = QSplitter(Qt.Orientation.Vertical)
        right.setContentsMargins(SPACE.m, 0, 0, 0)
        right.setChildrenCollapsible(False)
        for box in headed((self._visits_head, self.visits), (self._statuses_head, self.statuses)):
            right.addWidget(box)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self._facts)
        split.addWidget(right)
        split.setSizes([380, 720])
        self.body.addWidget(split, 1)
        self.retranslate()

    def retranslate(self) -> None:
        self._facts.setMinimumWidth(scaled(FACTS))
        self._visits_head.setText(self.tr("Kunjungan"))
        self._statuses_head.setText(self.tr("Riwayat status"))
        self.visits.setAccessibleName(self.tr("Kunjungan"))
        self.statuses.setAccessibleName(self.tr("Riwayat status"))
        self.visits.set_empty(self.tr("Belum ada kunjungan tersegel yang dihitung di sini."))
        self.statuses.set_empty(self.tr("Belum ada keterangan status. “Catat status…” menambahkannya dengan sumber."))
        self.visits.set_columns(
            [
                Column(self.tr("Tanggal"), lambda v: words.day(v.day), key=lambda v: str(v.day)),
                Column(self.tr("Ronde"), lambda v: v.round or "–", stretch=1, least=14),
                Column(self.tr("Jenis"), lambda v: joined((words.visit_kind(v.kind), "CONTOH" if v.example else ""))),
                Column(self.tr("Nilai"), lambda v: words.score(v.score, v.band), key=lambda v: v.score, right=True),
                Column(
                    self.tr("Status"),
                    lambda v: words.centre_state(v.state)[1] if v.state else "–",
                    state=lambda v: words.centre_state(v.state)[0] if v.state else "",
                ),
                Column(
                    self.tr("Disetujui"),
                    lambda v: self.tr("ya") if v.approved else self.tr("belum"),
                    state=lambda v: "ok" if v.approved else "muted",
                ),
                Column(self.tr("Oleh"), lambda v: v.author, stretch=1, least=12),
                Column(self.tr("Kode revisi"), lambda v: v.short_code),
            ]
        )
        self.statuses.set_columns(
            [
                Column(
                    self.tr("Status"),
                    lambda s: words.centre_state(s.state)[1],
                    state=lambda s: words.centre_state(s.state)[0],
                ),
                Column(
                    self.tr("Per tanggal"),
                    lambda s: words.day(s.day) if s.day else self.tr("tanpa tanggal"),
                    key=lambda s: str(s.day or ""),
                ),
                Column(self.tr("Menurut"), lambda s: words.status_source(s.origin, s.source), stretch=2, least=16),
                Column(self.tr("Dicatat oleh"), lambda s: s.author or "–", stretch=1, least=12),
                Column(self.tr("Catatan"), lambda s: s.note or "–", stretch=2, least=14),
            ]
        )
        page = self.page
        if page is None:
            return
        self.visits.set_rows(page.visits, keep=lambda v: v.visit_id)
        self.statuses.set_rows(page.statuses)
        clear_layout(self._rows)
        self._rows.addLayout(self._facts_of(page))

    def _facts_of(self, page: CentrePage) -> FormRows:
        row, detail, legal = page.row, page.detail, page.legal
        rows = FormRows()
        rows.setVerticalSpacing(SPACE.xs)
        rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        formed = joined((say(legal.kind), legal.number, legal.year))
        facts = (
            (self.tr("Nilai terakhir"), words.score(row.score, row.band)),
            (
                self.tr("Butir dinilai"),
                self.tr("{n} dari {of}").format(n=row.n_scored, of=row.n_items) if row.n_items else "",
            ),
            (self.tr("Kunjungan terakhir"), words.maybe_day(row.last_visit)),
            (self.tr("Tindak lanjut terbuka"), self._open_actions(page)),
            (self.tr("Dasar hukum"), formed),
            (self.tr("Gedung"), say(legal.building) or detail.host_building),
            (self.tr("Tingkat"), words.centre_level(row.level)),
            (self.tr("Nama lain"), ", ".join(detail.aliases)),
            (self.tr("Alamat"), detail.address),
            (self.tr("Tempat"), "\n".join(self._site(site) for site in detail.sites)),
            (self.tr("Tahun dilaporkan"), str(detail.year_reported or "")),
            (self.tr("Sumber daftar"), detail.source),
            (self.tr("Catatan"), detail.note),
        )
        for name, value in facts:
            if value:
                label = QLabel(name)
                label.setProperty("role", "muted")
                rows.addRow(label, Body(value))
        return rows

    def _open_actions(self, page: CentrePage) -> str:
        still = [action for action in page.actions if action.open]
        late = sum(action.overdue > 0 for action in still)
        return self.tr("{n}, {late} lewat tenggat").format(n=len(still), late=late) if page.actions else ""

    def _site(self, site: Site) -> str:
        position = ""
        if site.latitude is not None and site.longitude is not None:
            position = f"{site.latitude:.4f}, {site.longitude:.4f}"
            if site.approximate:
                position += self.tr(" (perkiraan: ibu kota wilayah)")
        else:
            position = self.tr("tanpa letak")
        return joined((site.name, site.address, position))
