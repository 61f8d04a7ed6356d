"""Follow-up: every agreed action with owner, deadline, state and evidence; what is overdue; who owes how much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from ltsa_desktop.ground import formats
from ltsa_desktop.gui import words
from ltsa_desktop.gui.i18n import say
from ltsa_desktop.gui.meeting.records import open_at
from ltsa_desktop.gui.meeting.tab import swap
from ltsa_desktop.gui.meeting.views.base import View, choice, fill_choice
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import Body, Column, DataTable, EmptyState, FilterField
from ltsa_desktop.gui.widgets.buttons import PrimaryButton
from ltsa_desktop.gui.widgets.flow import flow
from ltsa_desktop.gui.widgets.labels import State
from ltsa_desktop.gui.widgets.layout import line

if TYPE_CHECKING:
    from ltsa_desktop.gui.actions import Actions
    from ltsa_desktop.gui.desk import Desk
    from ltsa_desktop.store import Store
    from ltsa_desktop.store.figures.analysis_models import ActionCount, ActionLine
    from ltsa_desktop.store.figures.analysis_models import Actions as AgreedActions
    from ltsa_desktop.store.figures.scope import Scope

STATES: dict[str, State] = {"belum": "warning", "proses": "info", "selesai": "ok", "gugur": "muted"}


class FollowUpTab(View):
    """Three tables of the same actions: each one, by owner level, by centre. F9 begins the minutes of a meeting."""

    export_name = "tindak-lanjut"

    def __init__(self, desk: Desk, actions: Actions) -> None:
        super().__init__(desk, actions)
        self._found: AgreedActions | None = None
        self._minutes_wanted = False
        self.body.setContentsMargins(0, SPACE.m, 0, 0)
        self.title.hide()
        self.filter = FilterField()
        self.filter.setMinimumWidth(200)
        self.state, self.owner, self.origin = choice(), choice(), choice()
        for box in (self.state, self.owner, self.origin):
            box.currentIndexChanged.connect(self._narrow)
        self.filter.textChanged.connect(self._narrow)
        self.minutes = PrimaryButton("", "notes")
        self.minutes.clicked.connect(self.open_minutes)
        self._told = Body()
        self.body.addLayout(line(self._told, self.export, self.minutes))
        self._choices = flow(self.filter, self.state, self.owner, self.origin, spacing=SPACE.m)
        self.body.addWidget(self._choices)
        self.table, self.by_owner, self.by_centre = DataTable(), DataTable(), DataTable()
        self.filter.set_table(self.table)
        self.table.opened.connect(self._on_opened)
        self.by_owner.opened.connect(self._on_owner)
        self.by_centre.opened.connect(self._on_centre)
        self.tables = [self.table, self.by_owner, self.by_centre]
        self.sides = QTabWidget()
        self.sides.setDocumentMode(True)
        for table in (self.table, self.by_owner, self.by_centre):
            page = QWidget()
            column = QVBoxLayout(page)
            column.setContentsMargins(0, SPACE.xs, 0, 0)
            column.addWidget(table)
            self.sides.addTab(page, "")
        self._empty = EmptyState("list-check")
        self.body.addWidget(self.sides, 1)
        self.body.addWidget(self._empty, 1)
        self._empty.hide()
        self.add_foot()
        self.retranslate()

    def first_field(self) -> QWidget:
        return self.filter

    def figures(self, store: Store, scope: Scope) -> AgreedActions:
        from ltsa_desktop.store.figures.actions import actions

        return actions(store, scope)

    def fill(self, found: AgreedActions) -> None:
        self._found = found
        self.table.set_rows(found.rows, keep=lambda row: row.id)
        self.by_owner.set_rows(found.by_owner, keep=lambda row: row.key)
        self.by_centre.set_rows(found.by_centre, keep=lambda row: row.key)
        swap(bool(found.rows), self._empty, self.sides, self._choices)
        self.tell_basis(found.basis)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.title.setText(self.tr("Tindak lanjut"))
        self.minutes.setText(self.tr("Notulen rapat… (F9)"))
        self.filter.set_words(self.tr("Saring: tindakan, pusat layanan, nama"))
        self._empty.set_words(
            self.tr("Belum ada tindak lanjut"),
            self.tr(
                "Rekomendasi dengan penanggung jawab dan tenggat dari kunjungan yang disegel terkumpul di sini, juga "
                "keputusan rapat (F9)."
            ),
        )
        fill_choice(
            self.state,
            [
                ("open", self.tr("Terbuka")),
                ("late", self.tr("Lewat tenggat")),
                ("done", self.tr("Selesai atau gugur")),
                ("", self.tr("Semua")),
            ],
            self.tr("Keadaan"),
        )
        owners = self._found.by_owner if self._found is not None else ()
        fill_choice(
            self.owner,
            [("", self.tr("Semua penanggung jawab")), *((o.key or "-", say(o.title) or "–") for o in owners)],
            self.tr("Penanggung jawab"),
        )
        fill_choice(
            self.origin,
            [
                ("", self.tr("Kunjungan dan rapat")),
                ("visit", self.tr("Dari kunjungan")),
                ("meeting", self.tr("Keputusan rapat")),
            ],
            self.tr("Asal"),
        )
        self.sides.setAccessibleName(self.tr("Tindak lanjut: satu per satu, per penanggung jawab, per pusat layanan"))
        self._columns()
        self._narrow()

    def _columns(self) -> None:
        self.table.setAccessibleName(self.tr("Tindak lanjut"))
        self.table.set_empty(self.tr("Tidak ada yang cocok dengan saringan."))
        self.table.set_columns(
            [
                Column(self.tr("Pusat layanan"), lambda r: words.short_centre(r.centre), stretch=1, least=18),
                Column(self.tr("Tindakan"), lambda r: r.action, stretch=4, least=30),
                Column(self.tr("Penanggung jawab"), self._owner, stretch=1, least=16),
                Column(
                    self.tr("Tenggat"),
                    lambda r: formats.date_short(r.deadline) if r.deadline else "–",
                    key=lambda r: str(r.deadline or "9999"),
                ),
                Column(
                    self.tr("Lewat"),
                    lambda r: self.tr("{n} hari").format(n=r.overdue) if r.overdue else "–",
                    key=lambda r: r.overdue,
                    state=lambda r: "error" if r.overdue else "",
                    right=True,
                ),
                Column(self.tr("Status"), lambda r: say(r.state_title), state=lambda r: STATES.get(r.state, "muted")),
                Column(
                    self.tr("Terakhir dilihat"), self._looked, key=lambda r: str(r.looked_on or ""), stretch=1, least=20
                ),
                Column(self.tr("Bukti"), lambda r: self.tr("foto") if r.evidence else "–"),
                Column(self.tr("Asal"), self._from, stretch=1, least=16),
                Column(self.tr("Temuan"), lambda r: r.finding or "–", stretch=1, least=24),
            ]
        )
        for table, head, name in (
            (self.by_owner, self.tr("Penanggung jawab"), self.tr("Tindak lanjut per penanggung jawab")),
            (self.by_centre, self.tr("Pusat layanan"), self.tr("Tindak lanjut per pusat layanan")),
        ):
            table.setAccessibleName(name)
            table.set_columns(
                [
                    Column(head, lambda r: say(r.title) or "–", stretch=3, least=22),
                    Column(self.tr("Semua"), lambda r: str(r.total), key=lambda r: r.total, right=True),
                    Column(self.tr("Terbuka"), lambda r: str(r.open), key=lambda r: r.open, right=True),
                    Column(
                        self.tr("Lewat tenggat"),
                        lambda r: str(r.overdue),
                        key=lambda r: r.overdue,
                        state=lambda r: "error" if r.overdue else "",
                        right=True,
                    ),
                    Column(self.tr("Selesai"), lambda r: str(r.done), key=lambda r: r.done, right=True),
                ]
            )

    def _owner(self, row: ActionLine) -> str:
        return " · ".join(part for part in (say(row.owner_title), row.owner_name) if part) or "–"

    def _looked(self, row: ActionLine) -> str:
        return " · ".join(part for part in (words.maybe_day(row.looked_on), row.note) if part) if row.looked_on else "–"

    def _from(self, row: ActionLine) -> str:
        if row.origin == "meeting":
            return self.tr("rapat: {name}").format(name=row.meeting)
        return self.tr("kunjungan {day}").format(day=words.maybe_day(row.day))

    def _kept(self, row: ActionLine) -> bool:
        state, owner, origin = self.state.currentData(), self.owner.currentData(), self.origin.currentData()
        fits = {"open": row.open, "late": row.overdue > 0, "done": not row.open, "": True}[state]
        return fits and (not owner or (row.owner or "-") == owner) and (not origin or row.origin == origin)

    def _narrow(self, _: object = None) -> None:
        self.table.set_filter(self.filter.text(), lambda r: f"{r.code} {r.centre}")
        self.table.set_keep(self._kept)
        found = self._found
        if found is None:
            return
        self.sides.setTabText(0, self.tr("Tindakan ({n})").format(n=len(self.table.rows())))
        self.sides.setTabText(1, self.tr("Per penanggung jawab"))
        self.sides.setTabText(2, self.tr("Per pusat layanan"))
        self._told.setText(
            self.tr("{open} dari {total} tindakan masih terbuka; {late} lewat tenggat per {day}.").format(
                open=found.total.open, total=found.total.total, late=found.total.overdue, day=words.day(found.as_of)
            )
        )

    def _on_opened(self, row: ActionLine) -> None:
        if row.evidence and row.looked_by:
            open_at(self.actions_, row.looked_by, row.evidence)
        else:
            open_at(self.actions_, row.visit_id, row.finding_path)

    def _on_owner(self, row: ActionCount) -> None:
        self.owner.setCurrentIndex(max(0, self.owner.findData(row.key or "-")))
        self._to_list()

    def _on_centre(self, row: ActionCount) -> None:
        self.filter.setText(say(row.title))
        self._to_list()

    def _to_list(self) -> None:
        self.sides.setCurrentIndex(0)
        self.table.setFocus()

    def open_minutes(self) -> None:
        """Type the decisions of a meeting; at once, or when it is known what is looked at."""
        from ltsa_desktop.gui.meeting.minutes import open_minutes

        self._minutes_wanted = self.scope is None
        if self.scope is not None:
            open_minutes(self.desk, self.actions_, self.scope)

    def set_scope(self, scope: Scope) -> None:
        super().set_scope(scope)
        if self._minutes_wanted:
            self.open_minutes()
