"""Whom the centres serve: clients by sex, service and channel; their satisfaction; need against capacity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QSplitter

from ltsa_desktop.gui.charts.view import ChartView
from ltsa_desktop.gui.i18n import say
from ltsa_desktop.gui.meeting.answers import visit_records
from ltsa_desktop.gui.meeting.records import open_at, show_records
from ltsa_desktop.gui.meeting.views.base import View, choice, fill_choice, percent, shown
from ltsa_desktop.gui.widgets import Body, Column, DataTable
from ltsa_desktop.gui.words import short_centre

if TYPE_CHECKING:
    from ltsa_desktop.gui.actions import Actions
    from ltsa_desktop.gui.desk import Desk
    from ltsa_desktop.store import Store
    from ltsa_desktop.store.figures.analysis_models import GenderTables, Need, Skm
    from ltsa_desktop.store.figures.scope import Scope

MOST_POINTS = 60


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one of the gender tables; what it has none of is None."""

    title: str
    men: int | None
    women: int | None
    value: str
    visits: tuple[str, ...]

    @property
    def share(self) -> float | None:
        """Of women, 0 to 1."""
        total = (self.men or 0) + (self.women or 0)
        return (self.women or 0) / total if self.women is not None and total else None


class GenderView(View):
    """Client type × sex × service × channel, cases, and the services of an MRC."""

    export_name = "gender-mrc"

    def __init__(self, desk: Desk, actions: Actions) -> None:
        super().__init__(desk, actions)
        self._found: GenderTables | None = None
        self.which = choice()
        self.which.currentIndexChanged.connect(lambda _: self._show())
        self.add_head(self.which)
        self._told = Body()
        self.body.addWidget(self._told)
        self.table = DataTable()
        self.table.opened.connect(self._on_opened)
        self.tables = [self.table]
        self.body.addWidget(self.table, 1)
        self.add_foot()
        self.retranslate()

    def figures(self, store: Store, scope: Scope) -> GenderTables:
        from ltsa_desktop.store.figures.counts import gender_tables

        return gender_tables(store, scope)

    def fill(self, found: GenderTables) -> None:
        self._found = found
        note = self.tr("{n} dari {of} pusat layanan mencatat menurut jenis kelamin").format(
            n=found.recorded, of=found.asked
        )
        self.tell_basis(found.basis, note)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.title.setText(self.tr("Gender dan layanan MRC"))
        fill_choice(
            self.which,
            [
                ("service", self.tr("Klien menurut layanan")),
                ("client", self.tr("Klien menurut jenis klien")),
                ("channel", self.tr("Klien menurut saluran")),
                ("rows", self.tr("Klien: semua rincian")),
                ("cases", self.tr("Kasus")),
                ("services", self.tr("Layanan yang ada")),
            ],
            self.tr("Tabel"),
        )
        self.table.setAccessibleName(self.tr("Gender dan layanan MRC"))
        self.table.set_empty(self.tr("Belum ada jawaban tentang klien pada kunjungan yang dihitung di sini."))
        self.table.set_columns(
            [
                Column(self.which.currentText(), lambda r: r.title, stretch=3, least=26),
                Column(self.tr("L"), lambda r: _count(r.men), key=lambda r: r.men, right=True, least=6),
                Column(self.tr("P"), lambda r: _count(r.women), key=lambda r: r.women, right=True, least=6),
                Column(self.tr("Bagian P"), lambda r: percent(r.share), key=lambda r: r.share, right=True),
                Column(self.tr("Jumlah"), lambda r: r.value, right=True, least=10),
                Column(self.tr("Kunjungan"), lambda r: str(len(r.visits)), key=lambda r: len(r.visits), right=True),
            ]
        )
        self._show()

    def _show(self) -> None:
        found = self._found
        if found is None:
            return
        self.table.set_rows(self._lines(found, self.which.currentData()))
        self._told.setText(
            self.tr("{total} klien dalam dua belas bulan: {women} perempuan ({share}), {men} laki-laki.").format(
                total=_count(found.total.total),
                women=_count(found.total.women),
                men=_count(found.total.men),
                share=percent(found.total.women_share),
            )
        )

    def _lines(self, found: GenderTables, which: str) -> list[Line]:
        if which == "cases":
            return [
                Line(say(a.title), None, None, f"{shown(a.value, 0)} (n={a.n}/{a.of})", a.visits) for a in found.cases
            ]
        if which == "services":
            return [
                Line(
                    f"{say(service.title)}: {say(step)}",
                    None,
                    None,
                    self.tr("{n} dari {of}").format(n=len(centres), of=service.asked),
                    visits,
                )
                for service in found.services
                for (step, centres), visits in zip(service.steps, service.visits, strict=True)
            ]
        rows = {
            "service": found.by_service,
            "client": found.by_client,
            "channel": found.by_channel,
            "rows": found.rows,
        }[which]
        parts = ("service", "client", "channel") if which == "rows" else (which,)
        return [
            Line(
                " · ".join(say(getattr(r, f"{part}_title")) for part in parts),
                r.men,
                r.women,
                _count(r.total),
                r.visits,
            )
            for r in rows
        ]

    def _on_opened(self, row: Line) -> None:
        visits = row.visits
        self.desk.read(
            lambda store: visit_records(store, visits),
            lambda records: show_records(self.actions_, row.title, records, head=self.tr("Jenis kunjungan")),
            owner=self,
        )


class SkmView(View):
    """The satisfaction survey: nine elements over all respondents, and each centre's own value."""

    export_name = "skm"

    def __init__(self, desk: Desk, actions: Actions) -> None:
        super().__init__(desk, actions)
        self._found: Skm | None = None
        self.add_head()
        self.elements, self.table = DataTable(), DataTable()
        self.table.opened.connect(lambda row: open_at(self.actions_, row.visit_id))
        self.tables = [self.table, self.elements]
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(self.elements)
        split.setSizes([560, 380])
        self.body.addWidget(split, 1)
        self.add_foot()
        self.retranslate()

    def figures(self, store: Store, scope: Scope) -> Skm:
        from ltsa_desktop.store.figures.counts import skm

        return skm(store, scope)

    def fill(self, found: Skm) -> None:
        self._found = found
        self.table.set_rows(found.rows, keep=lambda row: row.code)
        self.elements.set_rows(found.elements, keep=lambda row: row.id)
        note = self.tr("{n} responden di {c} pusat layanan").format(n=found.respondents, c=len(found.rows))
        self.tell_basis(found.basis, note)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.title.setText(self.tr("Survei Kepuasan Masyarakat"))
        self.table.setAccessibleName(self.tr("Survei kepuasan tiap pusat layanan"))
        self.elements.setAccessibleName(self.tr("Survei kepuasan tiap unsur"))
        for table in (self.table, self.elements):
            table.set_empty(self.tr("Belum ada survei kepuasan pada kunjungan yang dihitung di sini."))
        self.table.set_columns(
            [
                Column(self.tr("Pusat layanan"), lambda r: short_centre(r.name), stretch=3, least=18),
                Column(self.tr("Nilai"), lambda r: shown(r.score), key=lambda r: r.score, right=True),
                Column(self.tr("Predikat"), lambda r: f"{r.band} {say(r.band_title)}", stretch=1, least=12),
                Column(self.tr("Responden"), lambda r: str(r.respondents), key=lambda r: r.respondents, right=True),
            ]
        )
        self.elements.set_columns(
            [
                Column(self.tr("Unsur"), lambda r: say(r.title), stretch=3, least=16),
                Column(self.tr("Rata-rata"), lambda r: shown(r.mean), key=lambda r: r.mean, right=True),
                Column(self.tr("Responden"), lambda r: str(r.respondents), key=lambda r: r.respondents, right=True),
            ]
        )


class NeedView(View):
    """Who comes, and what there is to serve them with."""

    export_name = "kebutuhan"

    def __init__(self, desk: Desk, actions: Actions) -> None:
        super().__init__(desk, actions)
        self._found: Need | None = None
        self.add_head()
        self._totals = Body()
        self.body.addWidget(self._totals)
        self.table = DataTable()
        self.table.opened.connect(lambda row: open_at(self.actions_, row.visit_id))
        self.tables = [self.table]
        self.chart = ChartView(desk, "kebutuhan-kapasitas")
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self.chart)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(scroll)
        split.setSizes([560, 380])
        self.body.addWidget(split, 1)
        self.add_foot()
        self.retranslate()

    def figures(self, store: Store, scope: Scope) -> Need:
        from ltsa_desktop.store.figures.counts import need

        return need(store, scope)

    def fill(self, found: Need) -> None:
        self._found = found
        self.table.set_rows(found.rows, keep=lambda row: row.code)
        self.tell_basis(found.basis)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.title.setText(self.tr("Kebutuhan dan kapasitas"))
        self.table.setAccessibleName(self.tr("Kebutuhan dan kapasitas tiap pusat layanan"))
        self.table.set_empty(self.tr("Belum ada jawaban tentang kebutuhan pada kunjungan yang dihitung di sini."))
        self.table.set_columns(
            [
                Column(self.tr("Pusat layanan"), lambda r: short_centre(r.name), stretch=3, least=18),
                Column(self.tr("Dilayani"), lambda r: _count(r.served), key=lambda r: r.served, right=True),
                Column(self.tr("Petugas"), lambda r: _count(r.staff), key=lambda r: r.staff, right=True),
                Column(
                    self.tr("Per petugas"),
                    lambda r: shown(r.served_per_staff, 1),
                    key=lambda r: r.served_per_staff,
                    right=True,
                ),
                Column(self.tr("Hadir"), lambda r: _count(r.present), key=lambda r: r.present, right=True),
                Column(self.tr("Hari/minggu"), lambda r: _count(r.days), key=lambda r: r.days, right=True),
                Column(
                    self.tr("Desk"),
                    lambda r: self.tr("{n} dari {of}").format(n=r.desks, of=r.desks_asked),
                    key=lambda r: r.desks,
                    right=True,
                ),
                Column(self.tr("Masalah"), lambda r: _count(r.problems), key=lambda r: r.problems, right=True),
                Column(self.tr("Terjauh (km)"), lambda r: shown(r.farthest, 0), key=lambda r: r.farthest, right=True),
                Column(self.tr("Akses"), lambda r: say(r.access) or "–", least=12),
            ]
        )
        found = self._found
        if found is None:
            return
        self._totals.setText(
            " · ".join(
                self.tr("{what}: {value} (n={n} dari {of})").format(
                    what=say(a.title), value=shown(a.value, 0), n=a.n, of=a.of
                )
                for a in found.totals
            )
        )
        points = [
            (str(i), r.name, Decimal(r.served), Decimal(r.staff))
            for i, r in enumerate(found.rows, 1)
            if r.served is not None and r.staff is not None
        ][:MOST_POINTS]
        self._draw(points)

    def _draw(self, points: Sequence[tuple[str, str, Decimal, Decimal]]) -> None:
        if not points:
            self.chart.set_chart(None, self.tr("Grafik kebutuhan dan kapasitas"))
            return
        most = (round_up(max(p[2] for p in points)), round_up(max(p[3] for p in points)))
        names = (self.tr("dilayani dalam 12 bulan"), self.tr("petugas"))
        ticks = tuple([(m * i / 4, shown(m * i / 4, 0)) for i in range(5)] for m in most)

        def make(width: float, palette: Any) -> Any:
            from ltsa_desktop.reports import charts

            spots = [charts.Point(label, x, y) for label, _, x, y in points]
            return charts.scatter(spots, most, names, (ticks[0], ticks[1]), width, palette=palette)

        told = "; ".join(f"{label} {name}: {x}, {y}" for label, name, x, y in points)
        self.chart.set_chart(make, self.tr("Dilayani dan petugas tiap pusat layanan: {told}").format(told=told))


def round_up(value: Decimal) -> Decimal:
    """The next round number that four ticks divide: 4, 8, 20, 40, 80, 200 …"""
    step = Decimal(4)
    while True:
        for factor in (1, 2, 5):
            if value <= step * factor:
                return step * factor
        step *= 10


def _count(value: int | None) -> str:
    return "–" if value is None else shown(Decimal(value), 0)
