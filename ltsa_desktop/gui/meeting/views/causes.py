"""The Pareto of root causes: by cause, owner level or region, down to the findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QSplitter

from ltsa_desktop.gui.charts.view import ChartView
from ltsa_desktop.gui.i18n import say
from ltsa_desktop.gui.meeting.records import Record, show_records
from ltsa_desktop.gui.meeting.views.base import View, choice, fill_choice, percent
from ltsa_desktop.gui.widgets import Column, DataTable

if TYPE_CHECKING:
    from ltsa_desktop.gui.actions import Actions
    from ltsa_desktop.gui.desk import Desk
    from ltsa_desktop.store import Store
    from ltsa_desktop.store.figures.analysis_models import Pareto, ParetoBar
    from ltsa_desktop.store.figures.models import FindingRef
    from ltsa_desktop.store.figures.scope import Scope

MOST_BARS = 12


class ParetoView(View):
    """Chart above, the same as a table below; Enter lists the findings."""

    export_name = "akar-masalah"

    def __init__(self, desk: Desk, actions: Actions) -> None:
        super().__init__(desk, actions)
        self._found: Pareto | None = None
        self.by, self.weight = choice(), choice()
        for box in (self.by, self.weight):
            box.currentIndexChanged.connect(lambda _: self.reload())
        self.add_head(self.by, self.weight)
        self.chart = ChartView(desk, "akar-masalah")
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self.chart)
        self.table = DataTable()
        self.table.opened.connect(self._on_opened)
        self.tables = [self.table]
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(scroll)
        split.addWidget(self.table)
        split.setSizes([260, 220])
        self.body.addWidget(split, 1)
        self.add_foot()
        self.retranslate()

    def figures(self, store: Store, scope: Scope) -> Pareto:
        from ltsa_desktop.store.figures.causes import pareto

        return pareto(store, scope, self.by.currentData() or "cause", self.weight.currentData() or "count")

    def fill(self, found: Pareto) -> None:
        self._found = found
        self.table.set_rows(found.bars, keep=lambda row: row.key)
        note = ""
        if found.weight == "usg" and found.unweighted:
            note = self.tr("{n} temuan tanpa nilai USG utuh dihitung 0").format(n=found.unweighted)
        self.tell_basis(found.basis, note)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.title.setText(self.tr("Akar masalah"))
        fill_choice(
            self.by,
            [
                ("cause", self.tr("Menurut penyebab")),
                ("category", self.tr("Menurut kelompok (fishbone)")),
                ("owner", self.tr("Menurut penanggung jawab")),
                ("province", self.tr("Menurut provinsi")),
            ],
            self.tr("Pembagian"),
        )
        fill_choice(
            self.weight,
            [("count", self.tr("Jumlah temuan")), ("usg", self.tr("Jumlah nilai USG"))],
            self.tr("Yang dihitung"),
        )
        self.table.setAccessibleName(self.tr("Akar masalah, yang terbanyak di atas"))
        self.table.set_empty(self.tr("Belum ada temuan pada kunjungan tersegel di sini. Longgarkan pilihan di atas."))
        self.table.set_columns(
            [
                Column(self.by.currentText(), lambda r: say(r.title), stretch=3, least=22),
                Column(self.weight.currentText(), lambda r: str(r.amount), key=lambda r: r.amount, right=True),
                Column(self.tr("Bagian"), lambda r: percent(r.share), key=lambda r: r.share, right=True),
                Column(self.tr("Kumulatif"), lambda r: percent(r.cumulative), key=lambda r: r.cumulative, right=True),
                Column(self.tr("Temuan"), lambda r: str(len(r.findings)), key=lambda r: len(r.findings), right=True),
                Column(self.tr("Pusat layanan"), lambda r: str(len(r.codes)), key=lambda r: len(r.codes), right=True),
            ]
        )
        found = self._found
        if found is None or not found.bars:
            self.chart.set_chart(None, self.tr("Grafik akar masalah"))
            return
        bars = [(say(bar.title), bar.amount, percent(bar.cumulative)) for bar in found.bars[:MOST_BARS]]

        def make(width: float, palette: Any) -> Any:
            from ltsa_desktop.reports import charts

            causes = [charts.Cause(name, amount) for name, amount, _ in bars]
            return charts.pareto(causes, width, [share for _, _, share in bars], palette)

        told = "; ".join(f"{name}: {amount}, {share}" for name, amount, share in bars)
        self.chart.set_chart(make, self.tr("Grafik akar masalah: {told}").format(told=told))

    def _on_opened(self, bar: ParetoBar) -> None:
        show_records(
            self.actions_,
            say(bar.title),
            [finding_record(finding) for finding in bar.findings],
            told=self.tr("{n} temuan di {c} pusat layanan").format(n=len(bar.findings), c=len(bar.codes)),
            head=self.tr("Temuan"),
        )


def finding_record(finding: FindingRef) -> Record:
    """A finding as a record behind a figure."""
    return Record(finding.visit_id, finding.path, finding.centre, finding.day, finding.text, finding.code)
