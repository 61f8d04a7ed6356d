"""Scores of a centre over its visits: trend, aspects, and the radar against the median of its peers."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QSplitter, QVBoxLayout, QWidget

from ltsa_desktop.ground import formats
from ltsa_desktop.gui.charts.view import ChartView
from ltsa_desktop.gui.i18n import say
from ltsa_desktop.gui.meeting.answers import aspect_records
from ltsa_desktop.gui.meeting.centre_part import Part
from ltsa_desktop.gui.meeting.grid import Cell, GridRow, GridTable
from ltsa_desktop.gui.meeting.records import show_records
from ltsa_desktop.gui.meeting.views.base import choice, fill_choice, shown
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import MutedLabel
from ltsa_desktop.gui.widgets.layout import line

if TYPE_CHECKING:
    from ltsa_desktop.gui.actions import Actions
    from ltsa_desktop.gui.desk import Desk
    from ltsa_desktop.store.figures.models import AspectTrend, Radar


class ScoresPart(Part):
    """One index at a time: its aspects by visit as a table, the trend and the radar as charts."""

    def __init__(self, desk: Desk, actions: Actions) -> None:
        super().__init__(desk, actions)
        self.scheme = choice()
        self.scheme.currentIndexChanged.connect(lambda _: self._show())
        self.grid = GridTable()
        self.grid.opened.connect(self._on_opened)
        self._note, self._peers = MutedLabel(), MutedLabel()
        self.trend, self.radar = ChartView(desk, "tren"), ChartView(desk, "radar")
        charts = QWidget()
        column = QVBoxLayout(charts)
        column.setContentsMargins(SPACE.m, 0, 0, 0)
        column.addWidget(self.trend)
        column.addWidget(self.radar)
        column.addWidget(self._peers)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(charts)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.grid)
        split.addWidget(scroll)
        split.setSizes([520, 580])
        self.body.addLayout(line(self.scheme, None))
        self.body.addWidget(split, 1)
        self.body.addWidget(self._note)
        self.retranslate()

    def retranslate(self) -> None:
        self.grid.setAccessibleName(self.tr("Nilai tiap aspek pada tiap kunjungan"))
        self.grid.set_empty(self.tr("Belum ada nilai pada kunjungan yang dihitung di sini."))
        self._note.setText(self.tr("Enter pada sebuah nilai: butir di baliknya. Ctrl+S pada grafik: simpan gambar."))
        page = self.page
        if page is not None:
            schemes = {t.scheme: say(t.scheme_title) for t in page.trends}
            first = not self.scheme.count()
            fill_choice(self.scheme, list(schemes.items()), self.tr("Indeks"))
            if first and page.row.scheme in schemes:
                # The index that lists show of a visit comes first.
                self.scheme.blockSignals(True)
                self.scheme.setCurrentIndex(self.scheme.findData(page.row.scheme))
                self.scheme.blockSignals(False)
        self._show()

    def _show(self) -> None:
        page, scheme = self.page, self.scheme.currentData()
        trends = [t for t in page.trends if t.scheme == scheme] if page is not None else []
        self._fill_grid(trends)
        self._draw_trend(next((t for t in trends if not t.aspect), None))
        self._draw_radar(next((r for r in page.radars if r.scheme == scheme), None) if page is not None else None)

    def _fill_grid(self, trends: list[AspectTrend]) -> None:
        index = next((t for t in trends if not t.aspect), None)
        if index is None:
            self.grid.set_grid([], [])
            return
        visits = [(p.visit_id, formats.date_short(p.day)) for p in index.points]
        rows = []
        for trend in trends:
            points = {p.visit_id: p for p in trend.points}
            cells = []
            for visit, day in visits:
                point = points.get(visit)
                value = point.score if point is not None else None
                told = self.tr("{aspect}, {day}: {score} dari {maximum}").format(
                    aspect=say(trend.title), day=day, score=shown(value), maximum=shown(trend.maximum, 0)
                )
                share = None if value is None else float(value / trend.maximum)
                cells.append(Cell(shown(value), share, told, key=share))
            rows.append(GridRow(say(trend.title), tuple(cells), trend))
        self.grid.set_grid([(day, day) for _, day in visits], rows)

    def _draw_trend(self, index: AspectTrend | None) -> None:
        if index is None or not index.points:
            self.trend.set_chart(None, self.tr("Grafik tren"))
            return
        name, maximum = say(index.title), index.maximum
        values = [p.score for p in index.points]
        days = [formats.date_short(p.day) for p in index.points]
        labels = [shown(v) for v in values]
        ticks = _ticks(maximum)

        def make(width: float, palette: Any) -> Any:
            from ltsa_desktop.reports import charts

            return charts.trend([charts.Series(name, values)], days, maximum, ticks, width, [labels], 118.0, palette)

        told = "; ".join(f"{day}: {label}" for day, label in zip(days, labels, strict=True))
        self.trend.set_chart(make, self.tr("Tren {name}: {told}").format(name=name, told=told))

    def _draw_radar(self, radar: Radar | None) -> None:
        if radar is None:
            self.radar.set_chart(None, self.tr("Grafik radar"))
            self._peers.setText("")
            return
        axes = [say(axis.title) for axis in radar.axes]
        own = [axis.value for axis in radar.axes]
        medians = [axis.median for axis in radar.axes]
        names = (self.tr("pusat layanan ini"), self.tr("median {peers}").format(peers=say(radar.peers)))
        maximum = radar.maximum

        def make(width: float, palette: Any) -> Any:
            from ltsa_desktop.reports import charts

            series = [charts.Series(names[0], own), charts.Series(names[1], medians)]
            return charts.radar(axes, series, maximum, width, palette)

        told = "; ".join(
            f"{axis}: {shown(mine)} / {shown(median)}" for axis, mine, median in zip(axes, own, medians, strict=True)
        )
        self.radar.set_chart(make, self.tr("Radar terhadap median: {told}").format(told=told))
        self._peers.setText(
            self.tr(
                "Pembanding: {peers}, {n} pusat layanan. Median hanya dari yang punya nilai pada aspek itu."
            ).format(peers=say(radar.peers), n=len(radar.peer_codes))
        )

    def _on_opened(self, row: GridRow, column: int) -> None:
        trend = row.data
        page = self.page
        if page is None:
            return
        index = next(t for t in page.trends if t.scheme == trend.scheme and not t.aspect)
        visit = index.points[column].visit_id
        scheme, aspect, told = trend.scheme, trend.aspect, row.cells[column].told
        self.desk.read(
            lambda store: aspect_records(store, visit, scheme, aspect),
            lambda records: show_records(
                self.actions_, row.name, records, told=told, head=self.tr("Butir dan nilainya")
            ),
            owner=self,
        )


def _ticks(maximum: Decimal) -> list[tuple[Decimal, str]]:
    steps = 5 if maximum == 5 else 4
    return [(maximum * i / steps, shown(maximum * i / steps, 0)) for i in range(steps + 1)]
