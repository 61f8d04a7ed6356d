"""How long visits are kept: the policy, what is over its time, and erasing that, with the proof afterwards."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLineEdit, QSpinBox, QWidget

from ltsa_desktop.ground.words import UserError
from ltsa_desktop.gui import words
from ltsa_desktop.gui.dialogs.base import Dialog
from ltsa_desktop.gui.i18n import say
from ltsa_desktop.gui.joining.proofs import save_proof
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import Banner, Body, Column, DangerButton, DataTable, SectionTitle
from ltsa_desktop.gui.widgets.buttons import PlainButton
from ltsa_desktop.gui.widgets.labels import StrongLabel
from ltsa_desktop.gui.widgets.layout import column, line

if TYPE_CHECKING:
    from pathlib import Path

    from ltsa_desktop.exchange.retention import Due, Policy
    from ltsa_desktop.gui.desk import Desk
    from ltsa_desktop.store import Store
    from ltsa_desktop.store.erasure_models import Proof


class KeepingDialog(Dialog):
    """Years above, what they make due in the middle, the erasing below behind a typed word."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._due: list[Due] = []
        self._proof: Proof | None = None
        body = column(SPACE.m, SPACE.xl)
        self.setLayout(body)
        self.head, self.intro = SectionTitle(), Body()
        self.years, self.examples = QSpinBox(), QCheckBox()
        self.years.setRange(0, 100)
        self.years.setMinimumWidth(170)
        self.save = PlainButton("", "device-floppy")
        self.table, self.banner = DataTable(), Banner()
        self.sure_label, self.sure = StrongLabel(), QLineEdit()
        self.proof, self.cancel, self.yes = PlainButton("", "file-export"), PlainButton(), DangerButton()
        self.cancel.setDefault(True)
        body.addWidget(self.head)
        body.addWidget(self.intro)
        body.addLayout(line(self.years, self.examples, None, self.save))
        body.addWidget(self.table, 1)
        body.addWidget(self.sure_label)
        body.addWidget(self.sure)
        body.addWidget(self.banner)
        body.addLayout(line(self.proof, None, self.cancel, self.yes))
        self.years.valueChanged.connect(lambda _: self.look())
        self.examples.toggled.connect(lambda _: self.look())
        self.save.clicked.connect(self.keep_policy)
        self.sure.textChanged.connect(lambda _: self._tell())
        self.proof.clicked.connect(self.write_proof)
        self.cancel.clicked.connect(self.reject)
        self.yes.clicked.connect(self.erase)
        self.proof.hide()
        self.resize(820, 620)
        self.retranslate()
        self.years.setFocus()
        desk.read(_read_policy, self._on_policy, self._on_refused, self)

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Masa simpan kunjungan"))
        self.head.setText(self.tr("Masa simpan kunjungan"))
        self.intro.setText(
            self.tr(
                "Dihitung dari tanggal kunjungan. Yang lewat masanya hanya dimusnahkan bila Anda menjalankannya di "
                "sini."
            )
        )
        self.years.setAccessibleName(self.tr("Lama simpan"))
        self.years.setSpecialValueText(self.tr("tanpa batas"))
        self.years.setSuffix(self.tr(" tahun"))
        self.examples.setText(self.tr("termasuk kunjungan CONTOH"))
        self.save.setText(self.tr("Tetapkan"))
        self.table.setAccessibleName(self.tr("Kunjungan yang lewat masa simpannya"))
        self.table.set_empty(self.tr("Tidak ada kunjungan yang lewat masa simpannya."))
        self.table.set_columns(
            [
                Column(self.tr("Pusat layanan"), lambda r: r.centre, stretch=2, least=20),
                Column(self.tr("Tanggal"), lambda r: words.day(r.day), key=lambda r: r.day, stretch=1),
            ]
        )
        self.sure_label.setText(self.tr("Ketik {word} untuk melanjutkan").format(word=self.word()))
        self.sure.setAccessibleName(self.sure_label.text())
        self.proof.setText(self.tr("Simpan bukti…"))
        self.cancel.setText(self.tr("Tutup"))
        self._tell()

    def word(self) -> str:
        """What must be typed before anything is erased."""
        return self.tr("MUSNAHKAN")

    def wanted(self) -> Policy:
        """The policy as it stands in the fields."""
        from ltsa_desktop.exchange.retention import Policy

        return Policy(self.years.value(), self.examples.isChecked())

    def look(self) -> None:
        """What the policy in the fields would make due; nothing is changed."""
        wanted = self.wanted()

        def read(store: Store) -> list[Due]:
            from ltsa_desktop.exchange import retention

            return retention.due(store, wanted, date.today())

        self.desk.read(read, self._on_due, self._on_refused, self)

    def keep_policy(self) -> None:
        """Make the policy in the fields the one that holds."""
        wanted = self.wanted()

        def write(store: Store) -> None:
            from ltsa_desktop.exchange import retention

            retention.set_policy(store, wanted)

        def told(_: None) -> None:
            self.banner.show_text("ok", self.tr("Masa simpan ditetapkan."))

        self.desk.write(write, told, self._on_refused, self)

    def erase(self) -> None:
        """Erase what is due, and look at everything afterwards."""
        wanted = self.wanted()
        self.setEnabled(False)

        def write(store: Store) -> Proof:
            from ltsa_desktop.exchange import retention

            return retention.carry_out(store, wanted, date.today())

        self.desk.write(write, self._on_erased, self._on_refused, self)

    def write_proof(self) -> None:
        """Put the proof into a folder."""
        if self._proof is not None:
            visits = [visit.visit for visit in self._proof.visits]
            save_proof(self.desk, visits, self, self._on_written)

    def _on_policy(self, kept: Policy) -> None:
        self.examples.setChecked(kept.examples)
        self.years.setValue(kept.years)
        self.look()

    def _on_due(self, due: list[Due]) -> None:
        self._due = due
        self.table.set_rows(due, keep=lambda row: row.visit)
        self._tell()

    def _on_erased(self, proof: Proof) -> None:
        self.setEnabled(True)
        self._proof = proof
        self.proof.show()
        self.sure.clear()
        left = [say(finding.what) for finding in proof.findings if not finding.clean]
        if proof.clean:
            told = self.tr("{n} kunjungan dimusnahkan. Diperiksa lagi: tidak ada yang tersisa.")
            self.banner.show_text("ok", told.format(n=len(proof.visits)))
        else:
            told = self.tr("{n} kunjungan dimusnahkan. Belum terjangkau: {places}.")
            self.banner.show_text("warning", told.format(n=len(proof.visits), places=", ".join(left)))
        self.look()

    def _on_written(self, path: Path) -> None:
        self.banner.show_text("ok", self.tr("Bukti tersimpan: {path}").format(path=path))

    def _on_refused(self, error: UserError) -> None:
        self.setEnabled(True)
        self.banner.show_text("error", say(error.text))

    def _tell(self) -> None:
        sure = self.sure.text().strip().casefold() == self.word().casefold()
        self.yes.setText(self.tr("Musnahkan {n} kunjungan").format(n=len(self._due)))
        self.yes.setEnabled(bool(self._due) and sure)


def _read_policy(store: Store) -> Policy:
    from ltsa_desktop.exchange import retention

    return retention.policy(store)
