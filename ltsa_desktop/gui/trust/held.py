"""What was set aside: approve, refuse with a reason, reconsider. Nothing is ever thrown away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractItemView, QWidget

from ltsa_desktop.ground.words import UserError
from ltsa_desktop.gui import words
from ltsa_desktop.gui.desk import Desk
from ltsa_desktop.gui.dialogs.base import Dialog
from ltsa_desktop.gui.i18n import say
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.trust.asking import ReasonDialog
from ltsa_desktop.gui.widgets import Banner, Body, Column, DataTable, PrimaryButton, SectionTitle
from ltsa_desktop.gui.widgets.buttons import PlainButton
from ltsa_desktop.gui.widgets.layout import column, line

if TYPE_CHECKING:
    from ltsa_desktop.exchange.admitting import Act
    from ltsa_desktop.exchange.quarantine import Waiting
    from ltsa_desktop.store import Store


class HeldDialog(Dialog):
    """A table of records set aside; several may be chosen."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        body = column(SPACE.m, SPACE.xl)
        self.setLayout(body)
        self.head, self.about, self.whole, self.banner, self.table = (
            SectionTitle(),
            Body(),
            Body(),
            Banner(),
            DataTable(),
        )
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setMinimumSize(820, 220)
        self.approve_button, self.refuse_button = PlainButton("", "check"), PlainButton("", "ban")
        self.again_button, self.close_button = PlainButton("", "rotate-clockwise"), PrimaryButton()
        self.approve_button.clicked.connect(lambda: self._ask("approve"))
        self.refuse_button.clicked.connect(lambda: self._ask("refuse"))
        self.again_button.clicked.connect(lambda: self._ask("reconsider"))
        self.close_button.clicked.connect(self.accept)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_row())
        for part in (self.head, self.about):
            body.addWidget(part)
        body.addWidget(self.table, 1)
        body.addWidget(self.whole)
        body.addWidget(self.banner)
        body.addLayout(line(self.approve_button, self.refuse_button, self.again_button, None, self.close_button))
        self.retranslate()
        self.table.setFocus()
        self.load()

    def load(self) -> None:
        """Read again."""

        def work(store: Store) -> list[Waiting]:
            from ltsa_desktop.exchange import quarantine

            return quarantine.set_aside(store)

        self._desk.read(work, self._on_loaded, owner=self)

    def _on_loaded(self, rows: list[Waiting]) -> None:
        self.table.set_rows(rows, keep=lambda row: row.revision)
        if self.table.current() is None:
            self.table.select(lambda row: True)
        self._show_row()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Yang ditahan"))
        self.head.setText(self.tr("Catatan yang ditahan"))
        self.about.setText(
            self.tr(
                "Ini datang dari kunci yang tidak dikenal, dicabut, atau sertifikatnya berakhir. Sampai Anda "
                "memutuskan, "
                "tidak ada yang masuk dan tidak ada yang dibuang."
            )
        )
        self.approve_button.setText(self.tr("Terima…"))
        self.refuse_button.setText(self.tr("Tolak…"))
        self.again_button.setText(self.tr("Pertimbangkan lagi…"))
        self.close_button.setText(self.tr("Tutup"))
        self.table.setAccessibleName(self.head.text())
        self.table.set_empty(self.tr("Tidak ada yang ditahan."))
        visit, act = self.tr("kunjungan"), self.tr("catatan kerja")
        states = {
            "unknown": self.tr("laptop belum dikenal"),
            "revoked": self.tr("kunci dicabut"),
            "expired": self.tr("sesudah sertifikat berakhir"),
            "other-device": self.tr("ditandatangani untuk laptop lain"),
            "newer-format": self.tr("dari aplikasi yang lebih baru"),
            "refused": self.tr("ditolak"),
        }
        self.table.set_columns(
            [
                Column(self.tr("Sejak"), lambda r: words.moment(r.since), key=lambda r: r.since),
                Column(
                    self.tr("Apa"), lambda r: r.centre or (visit if r.kind == "revision" else act), stretch=2, least=18
                ),
                Column(self.tr("Dari"), lambda r: r.author or "–", stretch=1, least=12),
                Column(
                    self.tr("Mengapa"),
                    lambda r: states.get(r.reason, r.reason),
                    state=lambda r: "error" if r.refused else "warning",
                    least=20,
                ),
                Column(self.tr("Dibuat"), lambda r: r.claimed[:10] or "–"),
            ]
        )
        self._show_row()

    def _show_row(self) -> None:
        row = self.table.current()
        chosen = self.table.chosen_rows()
        self.approve_button.setEnabled(any(not one.refused and one.reason != "newer-format" for one in chosen))
        self.refuse_button.setEnabled(any(not one.refused for one in chosen))
        self.again_button.setEnabled(any(one.refused for one in chosen))
        self.whole.setVisible(row is not None)
        if row is None:
            return
        told = [say(row.text)]
        if row.refused:
            told.append(self.tr("Ditolak oleh {who}").format(who=row.refused))
        elif row.withdrawn:
            before = self.tr(
                "Menurut jam laptopnya dibuat {day}, sebelum kuncinya dicabut ({since}); itu tidak dapat dibuktikan."
            )
            after = self.tr("Menurut jam laptopnya dibuat {day}, sesudah kuncinya dicabut ({since}).")
            text = before if row.before_withdrawal else after
            told.append(text.format(day=row.claimed[:10] or "–", since=row.withdrawn))
        self.whole.setText("\n".join(told))

    def _ask(self, act: Act) -> None:
        chosen = [one.revision for one in self.table.chosen_rows() if bool(one.refused) == (act == "reconsider")]
        if not chosen:
            return
        titles = {
            "approve": (
                self.tr("Terima {n} catatan"),
                self.tr("Catatan ini masuk seperti dari laptop yang dipercaya."),
            ),
            "refuse": (
                self.tr("Tolak {n} catatan"),
                self.tr("Catatan tetap disimpan terpisah dengan alasan ini dan dapat dipertimbangkan lagi kapan saja."),
            ),
            "reconsider": (self.tr("Pertimbangkan lagi {n} catatan"), self.tr("Catatan kembali menunggu keputusan.")),
        }
        buttons = {
            "approve": self.tr("Terima"),
            "refuse": self.tr("Tolak"),
            "reconsider": self.tr("Pertimbangkan lagi"),
        }
        title, text = titles[act]
        ReasonDialog(
            title.format(n=len(chosen)),
            text,
            buttons[act],
            lambda reason, day: self.decide(chosen, act, reason),
            needs=self.tr("Sebutkan mengapa ditolak.") if act == "refuse" else "",
            parent=self,
        ).open()

    def decide(self, records: list[str], act: Act, reason: str) -> None:
        """State the decision; what it lets in comes in."""

        def work(store: Store) -> int:
            from ltsa_desktop.exchange import quarantine

            return len(quarantine.decide(store, records, act, reason))

        def told(came: int) -> None:
            done = {
                "approve": self.tr("{m} catatan sudah masuk."),
                "refuse": self.tr("{n} catatan ditolak dan tetap disimpan terpisah."),
                "reconsider": self.tr("{n} catatan menunggu keputusan lagi."),
            }
            self.banner.show_text("ok", done[act].format(n=len(records), m=came))
            self.load()

        self._desk.write(work, told, self._on_failed, self)

    def _on_failed(self, error: UserError) -> None:
        self.banner.show_text("error", say(error.text))
