"""Two centres, or two visits, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from ltsa_desktop.ground import formats
from ltsa_desktop.gui.i18n import say
from ltsa_desktop.gui.meeting.centre_part import Part, joined
from ltsa_desktop.gui.meeting.overview_tables import signed
from ltsa_desktop.gui.meeting.records import open_at
from ltsa_desktop.gui.meeting.views.base import choice, fill_choice
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import Body, Column, DataTable
from ltsa_desktop.gui.widgets.buttons import PlainButton
from ltsa_desktop.gui.widgets.flow import flow
from ltsa_desktop.gui.widgets.layout import line

if TYPE_CHECKING:
    from ltsa_desktop.gui.actions import Actions
    from ltsa_desktop.gui.desk import Desk
    from ltsa_desktop.store import Store
    from ltsa_desktop.store.figures.centre_models import CentrePage
    from ltsa_desktop.store.figures.models import Comparison
    from ltsa_desktop.store.figures.scope import Scope
    from ltsa_desktop.store.read_models import CentreSummary

CENTRES, VISITS = "centres", "visits"


class ComparePart(Part):
    """Choose what is compared; lines that differ are marked, and can be shown alone."""

    def __init__(self, desk: Desk, actions: Actions) -> None:
        super().__init__(desk, actions)
        self._centres: list[CentreSummary] = []
        self._found: Comparison | None = None
        self._asked = 0
        self._stale = False
        self.what, self.left, self.right = choice(), choice(), QComboBox()
        self.right.setMinimumContentsLength(24)
        self.right.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.only = QCheckBox()
        self.what.currentIndexChanged.connect(lambda _: self._on_what())
        for box in (self.left, self.right):
            box.currentIndexChanged.connect(lambda _: self._read())
        self.only.toggled.connect(self._narrow)
        self._told = Body()
        self.table = DataTable()
        self.open_left, self.open_right = PlainButton("", "external-link"), PlainButton("", "external-link")
        self.open_left.clicked.connect(lambda: self._open("left_id"))
        self.open_right.clicked.connect(lambda: self._open("right_id"))
        self.body.addWidget(flow(self.what, self.left, self.right, self.only, spacing=SPACE.m))
        self.body.addWidget(self._told)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(line(self.open_left, self.open_right, None))
        self.retranslate()

    def first_field(self) -> QWidget:
        return self.what

    def show_page(self, page: CentrePage, scope: Scope | None) -> None:
        self._stale = True
        super().show_page(page, scope)
        if self.isVisible():
            self._begin()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._begin()

    def _begin(self) -> None:
        """Read the other centres once the tab is looked at."""
        self._stale = False
        self.desk.read(lambda store: store.centres.list(), self._on_centres, owner=self)

    def _on_centres(self, centres: list[CentreSummary]) -> None:
        self._centres = centres
        self._fill_sides()
        self._read()

    def _on_what(self) -> None:
        self._fill_sides()
        self._read()

    def _fill_sides(self) -> None:
        page = self.page
        if page is None:
            return
        visits = [(v.visit_id, joined((formats.date_short(v.day), v.round, f"{v.short_code}"))) for v in page.visits]
        if self.what.currentData() == VISITS:
            fill_choice(self.left, visits[1:] + visits[:1], self.tr("Kunjungan kiri"))
            fill_choice(self.right, visits, self.tr("Kunjungan kanan"))
        else:
            here = (page.row.code, page.row.name)
            others = [(c.code, c.name) for c in self._centres if c.code != page.row.code]
            fill_choice(self.left, [here], self.tr("Pusat layanan kiri"))
            fill_choice(self.right, others, self.tr("Pusat layanan kanan"))

    def _read(self) -> None:
        left, right, scope = self.left.currentData(), self.right.currentData(), self.scope
        if not left or not right or scope is None:
            self._show(None)
            return
        visits = self.what.currentData() == VISITS
        self._asked += 1
        number = self._asked

        def read(store: Store) -> Comparison:
            from ltsa_desktop.store.figures.comparing import compare_centres, compare_visits

            if visits:
                return compare_visits(store, left, right)
            return compare_centres(store, left, right, scope)

        self.desk.read(read, lambda found: self._show(found) if number == self._asked else None, owner=self)

    def _show(self, found: Comparison | None) -> None:
        self._found = found
        self.table.set_rows(found.rows if found is not None else ())
        self.retranslate()

    def retranslate(self) -> None:
        fill_choice(
            self.what,
            [
                (CENTRES, self.tr("Dengan pusat layanan lain")),
                (VISITS, self.tr("Dua kunjungan di sini")),
            ],
            self.tr("Yang dibandingkan"),
        )
        self.only.setText(self.tr("Hanya yang berbeda"))
        self.table.setAccessibleName(self.tr("Perbandingan"))
        self.table.set_empty(self.tr("Pilih dua kunjungan atau pusat layanan yang sudah dikunjungi."))
        found = self._found
        left, right = (say(found.left), say(found.right)) if found is not None else ("", "")
        self._told.setText(f"{left}  ↔  {right}" if found is not None else "")
        self.table.set_columns(
            [
                Column(self.tr("Yang dibandingkan"), lambda r: say(r.title), stretch=3, least=24),
                Column(self.tr("Kiri"), lambda r: say(r.left), stretch=2, least=16),
                Column(self.tr("Kanan"), lambda r: say(r.right), stretch=2, least=16),
                Column(
                    self.tr("Selisih"),
                    lambda r: signed(r.difference) if r.difference is not None else "" if r.same else "≠",
                    key=lambda r: r.difference,
                    state=lambda r: "" if r.same else "info",
                    right=True,
                ),
            ]
        )
        for button, side, text in (
            (self.open_left, found.left_id if found else "", self.tr("Buka kunjungan kiri")),
            (self.open_right, found.right_id if found else "", self.tr("Buka kunjungan kanan")),
        ):
            button.setText(text)
            button.setEnabled(bool(side))
        self._narrow()

    def _narrow(self, _: object = None) -> None:
        self.table.set_keep((lambda r: not r.same) if self.only.isChecked() else None)

    def _open(self, side: str) -> None:
        if self._found is not None:
            open_at(self.actions_, getattr(self._found, side))
