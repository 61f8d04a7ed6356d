"""A draft into another version of its form: what becomes of each answer, shown before anything moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from ltsa_desktop.gui.dialogs.base import Dialog
from ltsa_desktop.gui.i18n import language, say
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import (
    Banner,
    Body,
    Column,
    DataTable,
    FormRows,
    MutedLabel,
    PrimaryButton,
    SectionTitle,
    add_row,
)
from ltsa_desktop.gui.widgets.buttons import PlainButton
from ltsa_desktop.gui.widgets.layout import column, line

if TYPE_CHECKING:
    from ltsa_desktop.ground.words import UserError
    from ltsa_desktop.gui.desk import Desk
    from ltsa_desktop.store import InstrumentVersion, Saved, VisitSummary
    from ltsa_desktop.store.carrying import CarryPlan, CarryRow

STATES = {"same": "ok", "renamed": "ok", "converted": "info", "aside": "warning", "gone": "warning"}
SHOWN_NEW = 6


class CarryDialog(Dialog):
    """Choose a version, read what would happen, carry over; nothing is dropped and one undo takes it back."""

    def __init__(
        self, desk: Desk, visit: VisitSummary, versions: list[InstrumentVersion], parent: QWidget | None = None
    ) -> None:
        """
        Args:
            versions: of the visit's form, newest first; the visit's own may be among them.
        """
        super().__init__(parent)
        self._desk = desk
        self._visit = visit.visit
        self._versions = [v for v in versions if v.digest != visit.visit.digest and not v.retired]
        self._plan: CarryPlan | None = None
        body = column(SPACE.m, SPACE.xl)
        self.setLayout(body)
        self._head, self._intro, self._summary, self._new = SectionTitle(), Body(), Body(), MutedLabel()
        self.version = QComboBox()
        for version in self._versions:
            self.version.addItem(f"{version.version} · {version.digest[:8]}", version.digest)
        form = FormRows()
        self._label = add_row(form, "", self.version)
        self.table = DataTable()
        self.everything = QCheckBox()
        self.banner = Banner()
        self.cancel, self.carry = PlainButton(), PrimaryButton()
        self.carry.setDefault(True)
        self.version.currentIndexChanged.connect(lambda _: self.plan())
        self.everything.toggled.connect(lambda _: self._fill())
        self.cancel.clicked.connect(self.reject)
        self.carry.clicked.connect(self.submit)
        for widget in (self._head, self._intro):
            body.addWidget(widget)
        body.addLayout(form)
        body.addWidget(self._summary)
        body.addWidget(self.table, 1)
        body.addWidget(self.everything)
        body.addWidget(self._new)
        body.addWidget(self.banner)
        body.addLayout(line(None, self.cancel, self.carry))
        self.resize(960, 600)
        self.retranslate()
        self.plan()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Pindah ke versi lain"))
        self._head.setText(self._visit.centre_name)
        self._intro.setText(
            self.tr(
                "Kunjungan ini memakai versi {version}. Tidak ada isian yang dibuang: yang tidak punya tempat di versi "
                "baru tetap disimpan dan disebut di bawah ini."
            ).format(version=self._visit.form_version)
        )
        self._label.setText(self.tr("Ke versi"))
        self.version.setAccessibleName(self.tr("Ke versi"))
        self.everything.setText(self.tr("Tunjukkan juga yang tetap"))
        self.cancel.setText(self.tr("Batal"))
        self.table.setAccessibleName(self.tr("Isian yang dipindahkan"))
        self.table.set_empty(self.tr("Semua isian tetap di tempatnya."))
        self.table.set_columns(
            [
                Column(self.tr("Nasib"), self._kind, state=lambda r: STATES[r.kind], least=18),
                Column(self.tr("Pertanyaan"), lambda r: r.label, stretch=2, least=20),
                Column(self.tr("Isian"), lambda r: r.value, stretch=1, least=12),
                Column(self.tr("Menjadi"), self._becomes, stretch=2, least=20),
            ]
        )
        self._fill()

    def plan(self) -> None:
        """Look at the chosen version."""
        self._plan = None
        self._fill()
        digest = self.version.currentData()
        if digest is None:
            return
        visit, tongue = self._visit.id, language()

        def work(store):
            from ltsa_desktop.store.carrying import plan_carry

            return plan_carry(store, visit, digest, tongue)

        self._desk.read(work, self._on_planned, self._on_failed, self)

    def submit(self) -> None:
        """Carry over; the dialog closes when it is in the store."""
        plan = self._plan
        if plan is None:
            return
        self.setEnabled(False)

        def work(store):
            from ltsa_desktop.store.carrying import apply_carry

            return apply_carry(store, plan)

        self._desk.write(work, self._on_carried, self._on_failed, self)

    def _on_planned(self, plan: CarryPlan) -> None:
        self._plan = plan
        self._fill()

    def _on_carried(self, _saved: Saved) -> None:
        self._desk.noticed.emit(
            self.tr(
                "Kunjungan sekarang memakai versi {version}. Urungkan (Ctrl+Z) di kunjungan mengembalikannya."
            ).format(version=self._versions[self.version.currentIndex()].version),
            "ok",
        )
        self.accept()

    def _on_failed(self, error: UserError) -> None:
        self.setEnabled(True)
        self.banner.show_text("error", say(error.text))

    def _fill(self) -> None:
        plan = self._plan
        self.carry.setEnabled(plan is not None)
        chosen = self.version.currentIndex()
        self.carry.setText(
            self.tr("Pindahkan ke versi {version}").format(version=self._versions[chosen].version)
            if chosen >= 0
            else self.tr("Pindahkan")
        )
        if plan is None:
            self._summary.setText("" if self._versions else self.tr("Tidak ada versi lain dari formulir ini."))
            self._new.setText("")
            self.table.set_rows([])
            return
        self._summary.setText(say(plan.text))
        rows = [row for row in plan.rows if self.everything.isChecked() or row.kind != "same"]
        self.table.set_rows(rows, keep=lambda row: row.path)
        names = "; ".join(plan.added[:SHOWN_NEW])
        more = len(plan.added) - SHOWN_NEW
        if more > 0:
            names += self.tr(" dan {n} lagi").format(n=more)
        self._new.setText(self.tr("Pertanyaan baru: {names}").format(names=names) if names else "")

    @staticmethod
    def _kind(row: CarryRow) -> str:
        from ltsa_desktop.store.carrying import KIND_WORDS

        return say(KIND_WORDS[row.kind])

    def _becomes(self, row: CarryRow) -> str:
        if row.kind in ("same", "renamed"):
            return row.new_label
        why = say(row.why)
        return f"{row.new_value} ({why})" if row.kind == "converted" else why
