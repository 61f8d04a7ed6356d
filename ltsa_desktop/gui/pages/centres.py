"""The register: the list of centres, and everything known of the one under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ltsa_desktop.gui import words
from ltsa_desktop.gui.actions import Actions
from ltsa_desktop.gui.desk import Desk
from ltsa_desktop.gui.pages.base import Page
from ltsa_desktop.gui.pages.centre_detail import CentreView
from ltsa_desktop.gui.sizes import keep_splitter
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import Column, DataTable, FilterField, MutedLabel
from ltsa_desktop.gui.widgets.buttons import PlainButton
from ltsa_desktop.gui.widgets.layout import line
from ltsa_desktop.store.read_models import CENTRE_STATES, CentreDetail, CentreSummary

if TYPE_CHECKING:
    from ltsa_desktop.gui.meeting.centre_page import CentreProfile
    from ltsa_desktop.store.figures.scope import Examples, Scope


class CentresPage(Page):
    """List left, detail right; the detail follows the cursor."""

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk, actions, parent)
        self._centres: list[CentreSummary] = []
        self._wanted = ""
        self._import = PlainButton("", "file-import")
        self._import.clicked.connect(lambda: actions.import_register())
        self._title = self.add_head(self._import)
        self.filter = FilterField()
        self.state = QComboBox()
        self.table = DataTable()
        self.filter.set_table(self.table)
        self.filter.textChanged.connect(self._narrow)
        self.state.currentIndexChanged.connect(self._narrow)
        self.table.chosen.connect(self._on_chosen)
        self._count = MutedLabel()
        self.detail = CentreView(desk, actions)
        self.table.opened.connect(lambda row: self.open_profile(row.code))
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, SPACE.m, 0)
        column.setSpacing(SPACE.s)
        column.addLayout(line(self.filter, self.state))
        column.addWidget(self.table, 1)
        column.addWidget(self._count)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(left)
        split.addWidget(self.detail)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([600, 500])
        keep_splitter(split, "centres")
        self._profile: CentreProfile | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(split)
        self.body.addWidget(self._stack, 1)
        # While ↓ is held down only the centre one stops at is read.
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(60)
        self._pause.timeout.connect(self._load_detail)
        self.retranslate()

    def first_field(self) -> QWidget:
        return self.filter

    def show_centre(self, code: str) -> None:
        """Put the cursor on a centre, now or when the list has come."""
        self._stack.setCurrentIndex(0)
        self._show_head()
        self._put_cursor(code)

    def _put_cursor(self, code: str) -> None:
        self._wanted = code
        self.filter.clear()
        self.state.setCurrentIndex(0)
        if self.table.select(lambda row: row.code == code):
            self._wanted = ""
            if self.profile() is None:
                self.table.setFocus()

    def open_profile(self, code: str, scope: Scope | None = None) -> None:
        """Show a centre's whole page; Esc comes back to the list.

        Args:
            code: of the centre.
            scope: which visits count; None for all real ones (or, where all are CONTOH, these).
        """
        self._wanted = code
        if self._profile is None:
            from ltsa_desktop.gui.meeting.centre_page import CentreProfile

            self._profile = CentreProfile(self.desk, self.actions_)
            self._profile.left.connect(self.show_list)
            self._stack.addWidget(self._profile)
        profile = self._profile
        self._stack.setCurrentWidget(profile)
        self._show_head()
        profile.back.setFocus()
        if scope is not None:
            profile.show_centre(code, scope)
            return
        from ltsa_desktop.gui.pages.map import examples_to_show

        def chosen(examples: Examples) -> None:
            from ltsa_desktop.store.figures.scope import Scope

            profile.show_centre(code, Scope(examples=examples))

        self.desk.read(examples_to_show, chosen, owner=self)

    def show_list(self) -> None:
        """The list again, the cursor on the centre that was looked at."""
        code = self._profile.code() if self._profile is not None else ""
        self._stack.setCurrentIndex(0)
        self._show_head()
        self.show_centre(code)

    def profile(self) -> CentreProfile | None:
        """The centre's page in sight, None while the list is shown."""
        return self._profile if self._stack.currentWidget() is self._profile else None

    def _show_head(self) -> None:
        for widget in (self._title, self._import):
            widget.setVisible(self._stack.currentIndex() == 0)

    def load(self) -> None:
        if self._profile is not None:
            self._profile.reload()
        self.desk.read(lambda store: store.centres.list(), self._on_loaded, owner=self)

    def _on_loaded(self, centres: list[CentreSummary]) -> None:
        self._centres = centres
        self.table.set_rows(centres, keep=lambda row: row.code)
        self._narrow()
        if self._wanted:
            self._put_cursor(self._wanted)
        if self.table.current() is None:
            self.table.select(lambda row: True)
        else:
            self._load_detail()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Pusat layanan"))
        self._import.setText(self.tr("Impor daftar…"))
        self.filter.set_words(self.tr("Saring: nama, wilayah, kode"))
        self.state.setAccessibleName(self.tr("Status pusat layanan"))
        at = max(0, self.state.currentIndex())
        self.state.blockSignals(True)
        self.state.clear()
        self.state.addItem(self.tr("Semua status"), "")
        for state in CENTRE_STATES:
            word = words.centre_state(state)[1]
            self.state.addItem(word[0].upper() + word[1:], state)
        self.state.setCurrentIndex(at)
        self.state.blockSignals(False)
        self.table.setAccessibleName(self.tr("Pusat layanan"))
        self.table.set_empty(self.tr("Tidak ada yang cocok dengan saringan."))
        self.table.set_columns(
            [
                Column(self.tr("Nama"), lambda r: r.name, stretch=3, least=18),
                Column(self.tr("Provinsi"), lambda r: r.province, stretch=2, least=10),
                Column(
                    self.tr("Status"),
                    lambda r: words.centre_state(r.status)[1],
                    state=lambda r: words.centre_state(r.status)[0],
                ),
                Column(self.tr("Kunj."), lambda r: str(r.visits or "–"), key=lambda r: r.visits, right=True),
            ]
        )
        self._narrow()

    def _narrow(self) -> None:
        state = self.state.currentData()
        self.table.set_filter(self.filter.text(), lambda r: f"{r.code} {r.regency} {r.province}")
        self.table.set_keep((lambda r: r.status == state) if state else None)
        shown = len(self.table.rows())
        self._count.setText(self.tr("{n} dari {total} pusat layanan").format(n=shown, total=len(self._centres)))

    def _on_chosen(self, row: CentreSummary | None) -> None:
        if row is None:
            self.detail.show_nothing()
        else:
            self._pause.start()

    def _load_detail(self) -> None:
        row = self.table.current()
        if row is not None:
            self.desk.read(lambda store: store.centres.get(row.code), self._on_detail, owner=self)

    def _on_detail(self, detail: CentreDetail) -> None:
        row = self.table.current()
        if row is not None and row.code == detail.summary.code:
            self.detail.show_centre(detail)
