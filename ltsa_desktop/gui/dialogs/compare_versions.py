"""Two versions of an instrument beside each other: what changed, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QProgressBar, QWidget

from ltsa_desktop.gui.desk import Desk
from ltsa_desktop.gui.dialogs.base import Dialog
from ltsa_desktop.gui.i18n import say
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import Banner, Body, Column, DataTable, FilterField, FormRows, SectionTitle, add_row
from ltsa_desktop.gui.widgets.buttons import PlainButton
from ltsa_desktop.gui.widgets.labels import State
from ltsa_desktop.gui.widgets.layout import column, line

if TYPE_CHECKING:
    from ltsa_desktop.ground.words import UserError
    from ltsa_desktop.instruments import Change, Instrument
    from ltsa_desktop.store import InstrumentVersion, Store

STATES: dict[str, State] = {"added": "ok", "choice-added": "ok", "removed": "warning", "choice-removed": "warning"}


class CompareDialog(Dialog):
    """Choose an older and a newer version; the differences are read anew at each choice."""

    def __init__(
        self, desk: Desk, versions: list[InstrumentVersion], digest: str = "", parent: QWidget | None = None
    ) -> None:
        """
        Args:
            versions: of the store, newest first.
            digest: the version to compare with the one before it, the newest when empty.
        """
        super().__init__(parent)
        self._desk = desk
        self._versions = versions
        self._changes: list[Change] | None = None
        self._pair = ("", "")
        body = column(SPACE.m, SPACE.xl)
        self.setLayout(body)
        self._head, self._summary = SectionTitle(), Body()
        self.old, self.new = QComboBox(), QComboBox()
        form = FormRows()
        self._labels = [add_row(form, "", box) for box in (self.old, self.new)]
        for box in (self.old, self.new):
            for one in versions:
                box.addItem(f"{say(one.title)} · {one.version} · {one.digest[:8]}", one.digest)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(24)
        chosen = max(0, self.new.findData(digest))
        self.new.setCurrentIndex(chosen)
        self.old.setCurrentIndex(self._before(chosen))
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.table = DataTable()
        self.filter = FilterField()
        self.filter.set_table(self.table)
        self.filter.textChanged.connect(self.table.set_filter)
        self._detail = Body()
        self._detail.hide()
        self.table.chosen.connect(self._on_chosen)
        self.banner = Banner()
        self.close_button = PlainButton()
        self.close_button.setDefault(True)
        for box in (self.old, self.new):
            box.activated.connect(lambda _: self.compare())
        self.close_button.clicked.connect(self.reject)
        body.addWidget(self._head)
        body.addLayout(form)
        body.addWidget(self._summary)
        body.addWidget(self.progress)
        body.addWidget(self.filter)
        body.addWidget(self.table, 1)
        body.addWidget(self._detail)
        body.addWidget(self.banner)
        body.addLayout(line(None, self.close_button))
        self.resize(960, 620)
        self.retranslate()
        self.compare()

    def _before(self, chosen: int) -> int:
        """The next older version of the same form; another one of it, or the same, where there is none."""
        form = self._versions[chosen].form_id
        same = [i for i, one in enumerate(self._versions) if one.form_id == form and i != chosen]
        return next((i for i in same if i > chosen), same[0] if same else chosen)

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Bandingkan versi"))
        self._head.setText(self.tr("Apa yang berubah dari versi ke versi"))
        for label, box, name in zip(
            self._labels, (self.old, self.new), (self.tr("Dari versi"), self.tr("Ke versi")), strict=True
        ):
            label.setText(name)
            box.setAccessibleName(name)
        self.progress.setAccessibleName(self.tr("Sedang membandingkan"))
        self.filter.set_words(self.tr("Saring perubahan"))
        self.table.setAccessibleName(self.tr("Perubahan"))
        self.table.set_empty(self.tr("Tidak ada yang berubah."))
        self.close_button.setText(self.tr("Tutup"))
        names = {
            "added": self.tr("pertanyaan baru"),
            "removed": self.tr("pertanyaan dihapus"),
            "renamed": self.tr("ganti nama"),
            "moved": self.tr("pindah tempat"),
            "retyped": self.tr("ganti jenis"),
            "reworded": self.tr("teks"),
            "rule": self.tr("aturan"),
            "choice-added": self.tr("pilihan baru"),
            "choice-removed": self.tr("pilihan dihapus"),
            "choice-changed": self.tr("pilihan berubah"),
            "weight": self.tr("bobot"),
            "scoring": self.tr("penilaian"),
        }
        self.table.set_columns(
            [
                Column(self.tr("Jenis"), lambda c: names[c.kind], state=lambda c: STATES.get(c.kind, "info")),
                Column(self.tr("Perubahan"), lambda c: say(c.text), stretch=4, least=40),
                Column(self.tr("Tempat"), lambda c: c.ref or "–", stretch=1, least=16),
            ]
        )
        self._tell()

    def compare(self) -> None:
        """Read both versions and what differs between them."""
        old, new = self._pair = (self.old.currentData(), self.new.currentData())
        self._changes = None
        self.banner.show_text("info", "")
        self._tell()

        def load(store: Store) -> tuple[Instrument, Instrument]:
            return store.instruments.open(old).instrument, store.instruments.open(new).instrument

        self._desk.read(load, lambda pair: self._on_loaded((old, new), pair), self._on_failed, self)

    def _on_loaded(self, asked: tuple[str, str], pair: tuple[Instrument, Instrument]) -> None:
        def work(job: object) -> list[Change]:
            from ltsa_desktop.instruments import diff

            return diff(*pair)

        self._desk.pool.submit(work, lambda found: self._on_compared(asked, found), self._on_failed, self)

    def _on_compared(self, asked: tuple[str, str], changes: list[Change]) -> None:
        # An answer to an earlier choice comes too late.
        if asked == self._pair:
            self._changes = changes
            self._tell()

    def _on_chosen(self, change: Change | None) -> None:
        """The whole sentence, which the table cuts short."""
        self._detail.setVisible(change is not None)
        if change is not None:
            self._detail.setText(say(change.text))

    def _on_failed(self, error: UserError) -> None:
        self._changes = []
        self._tell()
        self.banner.show_text("error", say(error.text))

    def _tell(self) -> None:
        self.progress.setVisible(self._changes is None)
        self.table.set_rows(self._changes or [])
        if not self.table.select(lambda row: True):
            self._on_chosen(None)
        if self._changes is None:
            self._summary.setText(self.tr("Membandingkan pertanyaan, pilihan, aturan, dan bobot…"))
        elif self._pair[0] == self._pair[1]:
            self._summary.setText(self.tr("Pilih dua versi yang berbeda. Versi baru ditambahkan dengan buku kerjanya."))
        else:
            self._summary.setText(self.tr("{n} perubahan.").format(n=len(self._changes)))
