"""What was agreed and found on sealed visits and is still open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from ltsa_desktop.gui import words
from ltsa_desktop.gui.actions import Actions
from ltsa_desktop.gui.desk import Desk
from ltsa_desktop.gui.pages.base import Page
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import Column, DataTable, EmptyState, FilterField
from ltsa_desktop.gui.widgets.labels import State

if TYPE_CHECKING:
    from ltsa_desktop.store.reading import FindingLine, FollowUpLine

CLOSED = ("selesai", "gugur")


class FollowUpsPage(Page):
    """Three lists: open actions, those that are closed, and the findings they come from; Enter opens the visit."""

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk, actions, parent)
        self._title = self.add_head()
        self.filter = FilterField()
        self.follow_ups, self.closed, self.findings = DataTable(), DataTable(), DataTable()
        self._tables = (self.follow_ups, self.closed, self.findings)
        self.tabs = QTabWidget()
        for table in self._tables:
            page = QWidget()
            column = QVBoxLayout(page)
            column.setContentsMargins(0, SPACE.m, 0, 0)
            column.addWidget(table)
            self.tabs.addTab(page, "")
            table.opened.connect(lambda row: actions.open_visit(row.visit_id))
        self.filter.set_table(self.follow_ups)
        self.filter.textChanged.connect(self._narrow)
        self.tabs.currentChanged.connect(self._on_tab)
        self._empty = EmptyState("list-check")
        self.body.addWidget(self.filter)
        self.body.addWidget(self.tabs, 1)
        self.body.addWidget(self._empty, 1)
        self._empty.hide()
        self.retranslate()

    def first_field(self) -> QWidget:
        return self.filter

    def load(self) -> None:
        self.desk.read(lambda store: (store.read.follow_ups(), store.read.findings()), self._on_loaded, owner=self)

    def _on_loaded(self, found: tuple[list[FollowUpLine], list[FindingLine]]) -> None:
        follow_ups, findings = found
        still_open = [row for row in follow_ups if row.state not in CLOSED]
        self.follow_ups.set_rows(still_open)
        self.closed.set_rows([row for row in follow_ups if row.state in CLOSED])
        self.findings.set_rows(findings)
        some = bool(follow_ups or findings)
        self.filter.setVisible(some)
        self.tabs.setVisible(some)
        self._empty.setVisible(not some)
        self.retranslate()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Tindak lanjut"))
        self.filter.set_words(self.tr("Saring: pusat layanan, tindakan, penanggung jawab"))
        self._empty.set_words(
            self.tr("Belum ada temuan"),
            self.tr("Temuan, rekomendasi, dan tindak lanjut dari kunjungan yang disegel terkumpul di sini."),
        )
        self.tabs.setAccessibleName(self.tr("Tindak lanjut dan temuan"))
        self.tabs.setTabText(0, self.tr("Tindak lanjut terbuka ({n})").format(n=len(self.follow_ups.rows())))
        self.tabs.setTabText(1, self.tr("Selesai ({n})").format(n=len(self.closed.rows())))
        self.tabs.setTabText(2, self.tr("Temuan ({n})").format(n=len(self.findings.rows())))
        centre = Column(self.tr("Pusat layanan"), lambda r: r.centre_name, stretch=2, least=18)
        day = Column(self.tr("Kunjungan"), self._day, key=lambda r: r.day)
        due = Column(self.tr("Tenggat"), lambda r: words.written_day(r.deadline), key=lambda r: r.deadline)
        states: dict[str, tuple[State, str]] = {
            "belum": ("warning", self.tr("belum")),
            "proses": ("info", self.tr("sebagian")),
            "selesai": ("ok", self.tr("selesai")),
            "gugur": ("muted", self.tr("tidak relevan lagi")),
        }
        self.follow_ups.setAccessibleName(self.tr("Tindak lanjut terbuka"))
        self.closed.setAccessibleName(self.tr("Tindak lanjut yang selesai"))
        for table in (self.follow_ups, self.closed):
            table.set_columns(
                [
                    centre,
                    Column(self.tr("Tindakan"), lambda r: r.action, stretch=3, least=24),
                    Column(self.tr("Penanggung jawab"), lambda r: words.owner(r.owner), stretch=1, least=12),
                    due,
                    Column(
                        self.tr("Status"),
                        lambda r: states.get(r.state, ("muted", r.state))[1],
                        state=lambda r: states.get(r.state, ("muted", ""))[0],
                    ),
                    Column(self.tr("Terakhir dilihat"), self._looked, key=lambda r: str(r.looked_on or ""), least=12),
                    day,
                ]
            )
        self.findings.setAccessibleName(self.tr("Temuan"))
        self.findings.set_columns(
            [
                centre,
                Column(self.tr("Temuan"), lambda r: r.text, stretch=3, least=24),
                Column(self.tr("Rekomendasi"), lambda r: r.recommendation or "–", stretch=2, least=18),
                due,
                day,
            ]
        )

    def _day(self, row: FollowUpLine | FindingLine) -> str:
        day = words.maybe_day(row.day)
        return f"{day} · CONTOH" if row.example else day

    def _looked(self, row: FollowUpLine) -> str:
        """The day of the visit that last looked after it, and its words."""
        return " · ".join(part for part in (words.maybe_day(row.looked_on), row.note) if part and row.looked_on) or "–"

    def _narrow(self, text: str) -> None:
        for table in self._tables:
            table.set_filter(text, lambda r: r.centre_code)

    def _on_tab(self, index: int) -> None:
        self.filter.set_table(self._tables[index])
