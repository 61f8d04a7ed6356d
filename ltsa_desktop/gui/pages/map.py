"""The mapping: where the centres are and how they stand, with how much of it is known and from where."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath
from PySide6.QtWidgets import QLabel, QWidget

from ltsa_desktop.gui import words
from ltsa_desktop.gui.actions import Actions
from ltsa_desktop.gui.desk import Desk
from ltsa_desktop.gui.pages.base import Page
from ltsa_desktop.gui.pages.map_view import STEP, MapView, MarkLabel, read_coast
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import Body, Column, DataTable, IconButton, MutedLabel
from ltsa_desktop.gui.widgets.flow import flow
from ltsa_desktop.gui.widgets.layout import line
from ltsa_desktop.store.read_models import CENTRE_STATES, CentreSummary


class MapPage(Page):
    """Map, counts with n of N, and the same as a table."""

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk, actions, parent)
        self._centres: list[CentreSummary] = []
        self._title = self.add_head()
        self._summary = Body()
        self.body.addWidget(self._summary)
        self.map = MapView()
        self.map.chosen.connect(self._on_map)
        self.nearer, self.farther, self.whole = IconButton("zoom-in"), IconButton("zoom-out"), IconButton("world")
        self.nearer.clicked.connect(lambda: self.map.zoom_by(STEP))
        self.farther.clicked.connect(lambda: self.map.zoom_by(1 / STEP))
        self.whole.clicked.connect(self.map.whole)
        self._counts: dict[str, QLabel] = {}
        marks = []
        for state in CENTRE_STATES:
            label = QLabel()
            label.setProperty("role", "strong")
            self._counts[state] = label
            mark = QWidget()
            mark.setLayout(line(MarkLabel(state), label, spacing=SPACE.xs))
            marks.append(mark)
        legend = line(flow(*marks, spacing=SPACE.l))
        for button in (self.nearer, self.farther, self.whole):
            legend.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        # On a low screen map and table keep a height one can read, and the page scrolls.
        left = self.add_scrolling()
        left.setSpacing(SPACE.s)
        left.addLayout(legend)
        left.addWidget(self.map, 3)
        self._note = MutedLabel()
        left.addWidget(self._note)
        self.table = DataTable()
        self.table.setMinimumHeight(120)
        self.table.chosen.connect(lambda row: self.map.set_current(row.code if row is not None else ""))
        self.table.opened.connect(self._on_opened)
        left.addWidget(self.table, 2)
        desk.pool.submit(lambda job: read_coast(), self._on_land, owner=self)
        self.retranslate()

    def first_field(self) -> QWidget:
        return self.table

    def load(self) -> None:
        self.desk.read(lambda store: store.centres.list(), self._on_loaded, owner=self)

    def _on_land(self, land: tuple[QPainterPath, QPainterPath]) -> None:
        self.map.set_land(land)

    def _on_loaded(self, centres: list[CentreSummary]) -> None:
        self._centres = centres
        self.map.set_centres(centres)
        self.table.set_rows(centres, keep=lambda row: row.code)
        self.retranslate()

    def retranslate(self) -> None:
        total = len(self._centres)
        counts: dict[str, int] = {s: sum(c.status == s for c in self._centres) for s in CENTRE_STATES}
        self._title.setText(self.tr("Peta & rapat"))
        known = total - counts["belum diverifikasi"]
        self._summary.setText(
            self.tr(
                "Status {known} dari {total} pusat layanan diketahui dengan sumber dan tanggal. Yang lain ditulis apa "
                "adanya: belum diverifikasi."
            ).format(known=known, total=total)
        )
        for state, label in self._counts.items():
            word = words.centre_state(state)[1]
            label.setText(
                self.tr("{word}: {n} dari {total}").format(
                    word=word[:1].upper() + word[1:], n=counts[state], total=total
                )
            )
        self.map.setAccessibleName(self.tr("Peta pusat layanan; isinya sama dengan tabel di bawahnya"))
        self.nearer.set_name(self.tr("Perbesar peta"), "+")
        self.farther.set_name(self.tr("Perkecil peta"), "-")
        self.whole.set_name(self.tr("Seluruh Indonesia"), "0")
        unknown = sum(c.latitude is None for c in self._centres)
        rough = sum(c.approximate for c in self._centres)
        self._note.setText(
            self.tr(
                "Letak {rough} dari {total} adalah perkiraan (ibu kota wilayah); {unknown} tanpa letak hanya ada di "
                "tabel. Garis pantai: Natural Earth; bukan pernyataan batas wilayah."
            ).format(rough=rough, total=total, unknown=unknown)
        )
        self.table.setAccessibleName(self.tr("Status pusat layanan"))
        self.table.set_columns(
            [
                Column(self.tr("Pusat layanan"), lambda r: r.name, stretch=3, least=22),
                Column(self.tr("Provinsi"), lambda r: r.province, stretch=1, least=12),
                Column(
                    self.tr("Status"),
                    lambda r: words.centre_state(r.status)[1],
                    state=lambda r: words.centre_state(r.status)[0],
                ),
                Column(self.tr("Per tanggal"), lambda r: words.maybe_day(r.status_day), key=lambda r: r.status_day),
                Column(self.tr("Sumber"), lambda r: r.status_source or "–", stretch=2, least=14),
                Column(
                    self.tr("Nilai terakhir"),
                    lambda r: words.score(r.last_score, r.last_band),
                    key=lambda r: r.last_score,
                    right=True,
                ),
            ]
        )

    def _on_map(self, code: str) -> None:
        self.map.set_current(code)
        self.table.select(lambda row: row.code == code)

    def _on_opened(self, row: CentreSummary) -> None:
        from ltsa_desktop.gui.pages.centres import CentresPage

        self.actions_.go("centres")
        page = self.window().findChild(CentresPage)
        if page is not None:
            page.show_centre(row.code)
