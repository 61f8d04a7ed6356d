"""What a register file would change, row by row, before it does."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ltsa_desktop.ground.words import UserError
from ltsa_desktop.gui.desk import Desk
from ltsa_desktop.gui.dialogs.base import Dialog
from ltsa_desktop.gui.i18n import say
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import Banner, Body, Column, DataTable, MutedLabel, PrimaryButton, SectionTitle
from ltsa_desktop.gui.widgets.buttons import PlainButton
from ltsa_desktop.gui.widgets.labels import State
from ltsa_desktop.gui.widgets.layout import column, line

if TYPE_CHECKING:
    from ltsa_desktop.store import ImportPlan

KINDS: tuple[tuple[str, State], ...] = (("error", "error"), ("new", "ok"), ("changed", "info"), ("same", "muted"))


@dataclass(frozen=True, slots=True)
class _Line:
    """One row of the file: what becomes of it, and why."""

    kind: str
    row: int
    code: str
    name: str
    note: str


class RegisterDialog(Dialog):
    """The plan in words and sums; nothing is imported while a row is at fault."""

    def __init__(self, desk: Desk, path: Path, plan: ImportPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._plan = plan
        body = column(SPACE.m, SPACE.xl)
        self.setLayout(body)
        self._head, self._summary = SectionTitle(), Body()
        self.table = DataTable()
        self.banner = Banner()
        self.cancel, self.take = PlainButton(), PrimaryButton()
        self.take.setDefault(True)
        self.cancel.clicked.connect(self.reject)
        self.take.clicked.connect(self.submit)
        body.addWidget(self._head)
        body.addWidget(MutedLabel(str(path)))
        body.addWidget(self._summary)
        body.addWidget(self.table, 1)
        body.addWidget(self.banner)
        body.addLayout(line(None, self.cancel, self.take))
        self.resize(860, 560)
        self.retranslate()
        (self.take if self.take.isEnabled() else self.cancel).setFocus()

    def _count(self, kind: str) -> int:
        return len(self._plan.errors) if kind == "error" else sum(row.kind == kind for row in self._plan.rows)

    def _lines(self) -> list[_Line]:
        lines = [
            _Line(
                "error",
                error.line,
                "",
                "",
                self.tr("kolom {column}: {why}").format(column=error.column, why=say(error.text))
                if error.column
                else say(error.text),
            )
            for error in self._plan.errors
        ]
        for row in self._plan.rows:
            changes = "; ".join(f"{say(c.title)}: {c.old or '–'} → {c.new or '–'}" for c in row.changes)
            lines.append(_Line(row.kind, row.line, row.code, row.name, changes))
        return lines

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Impor daftar pusat layanan"))
        self._head.setText(self.tr("Impor daftar pusat layanan"))
        self.cancel.setText(self.tr("Batal"))
        names = {
            "error": self.tr("bermasalah"),
            "new": self.tr("baru"),
            "changed": self.tr("berubah"),
            "same": self.tr("sama"),
        }
        states, order = dict(KINDS), [kind for kind, _ in KINDS]
        self.table.setAccessibleName(self.tr("Isi berkas"))
        self.table.set_columns(
            [
                Column(
                    self.tr("Hasil"),
                    lambda r: names[r.kind],
                    key=lambda r: order.index(r.kind),
                    state=lambda r: states[r.kind],
                ),
                Column(self.tr("Baris"), lambda r: str(r.row or "–"), key=lambda r: r.row, right=True),
                Column(self.tr("Kode"), lambda r: r.code or "–"),
                Column(self.tr("Nama"), lambda r: r.name or "–", stretch=2, least=18),
                Column(self.tr("Keterangan"), lambda r: r.note, stretch=3, least=20),
            ]
        )
        self.table.set_rows(self._lines())
        new, changed, same, wrong = (self._count(kind) for kind in ("new", "changed", "same", "error"))
        self._summary.setText(
            self.tr("{new} baru, {changed} berubah, {same} sama seperti sekarang.").format(
                new=new, changed=changed, same=same
            )
        )
        if wrong:
            self.banner.show_text(
                "error",
                self.tr("{n} baris bermasalah. Tidak ada yang diimpor: perbaiki di berkasnya, lalu impor lagi.").format(
                    n=wrong
                ),
            )
        touched = new + changed
        self.take.setText(
            self.tr("Impor {n} pusat layanan").format(n=touched) if touched else self.tr("Tidak ada yang perlu diimpor")
        )
        self.take.setEnabled(bool(touched) and not wrong)

    def submit(self) -> None:
        """Apply the plan; the dialog closes when it is in the store."""
        plan, touched = self._plan, self._count("new") + self._count("changed")
        self.setEnabled(False)

        def told(changed: object) -> None:
            self._desk.noticed.emit(self.tr("{n} pusat layanan diimpor.").format(n=touched), "ok")
            self.accept()

        self._desk.write(lambda store: store.centres.apply_import(plan), told, self._on_failed, self)

    def _on_failed(self, error: UserError) -> None:
        self.setEnabled(True)
        self.banner.show_text("error", say(error.text))
