"""The instruments of this store."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ltsa_desktop.gui import words
from ltsa_desktop.gui.actions import Actions
from ltsa_desktop.gui.desk import Desk
from ltsa_desktop.gui.i18n import say
from ltsa_desktop.gui.pages.base import Page
from ltsa_desktop.gui.widgets import Body, Column, DataTable, EmptyState, PrimaryButton
from ltsa_desktop.gui.widgets.buttons import PlainButton
from ltsa_desktop.gui.widgets.layout import line
from ltsa_desktop.store.read_models import InstrumentVersion


class InstrumentsPage(Page):
    """A table, and the button that checks and adds a workbook."""

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk, actions, parent)
        self.add_button = PrimaryButton("", "plus")
        self.add_button.clicked.connect(lambda: actions.add_instrument())
        self._title = self.add_head(self.add_button)
        self._intro = Body()
        self.table = DataTable()
        self._empty = EmptyState("table")
        self._empty.button.clicked.connect(lambda: actions.add_instrument())
        self._empty.hide()
        self.trial, self.compare = PlainButton("", "player-play"), PlainButton("", "git-fork")
        self.paper = PlainButton("", "printer")
        self._deeds = (
            (self.trial, "", actions.try_form),
            (self.compare, "Ctrl+D", actions.compare_versions),
            (self.paper, "Ctrl+P", actions.print_form),
        )
        for button, keys, deed in self._deeds:
            button.clicked.connect(lambda _=False, deed=deed: self._do(deed))
            if keys:
                shortcut = QShortcut(QKeySequence(keys), self)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(lambda deed=deed: self._do(deed))
        self.table.opened.connect(lambda row: actions.try_form(row.digest))
        self.table.chosen.connect(lambda _: self._tell())
        self.body.addWidget(self._intro)
        self.body.addLayout(line(self.trial, self.compare, self.paper, None))
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._empty, 1)
        self.retranslate()

    def first_field(self) -> QWidget:
        return self.add_button

    def load(self) -> None:
        self.desk.read(lambda store: store.instruments.list(), self._on_loaded, owner=self)

    def _do(self, deed: Callable[[str], None]) -> None:
        """For the version under the cursor, the newest where there is no cursor."""
        row = self.table.current()
        deed(row.digest if row is not None else "")

    def _tell(self) -> None:
        for button, _, _ in self._deeds:
            button.setEnabled(self.table.current() is not None)

    def _on_loaded(self, instruments: list[InstrumentVersion]) -> None:
        self.table.set_rows(instruments, keep=lambda row: row.digest)
        if self.table.current() is None:
            self.table.select(lambda row: True)
        self._tell()
        self.table.setVisible(bool(instruments))
        self._empty.setVisible(not instruments)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Instrumen"))
        self.add_button.setText(self.tr("Tambah buku kerja…"))
        self.trial.setText(self.tr("Coba formulir"))
        self.trial.setToolTip(self.tr("Isi formulirnya untuk mencoba; tidak ada yang disimpan (Enter di daftar)"))
        self.compare.setText(self.tr("Bandingkan versi…"))
        self.compare.setToolTip(self.tr("Apa yang berubah dari versi sebelumnya (Ctrl+D)"))
        self.paper.setText(self.tr("Cetak formulir kosong…"))
        self.paper.setToolTip(self.tr("Untuk diisi dengan tangan (Ctrl+P)"))
        self._intro.setText(
            self.tr(
                "Instrumen adalah buku kerja XLSForm biasa, seperti untuk Kobo dan ODK. Versi yang sudah dipakai tidak "
                "berubah lagi; kunjungan selalu terbuka dengan versinya sendiri."
            )
        )
        self._empty.set_words(
            self.tr("Belum ada instrumen"),
            self.tr("Tambahkan buku kerja XLSForm (.xlsx). Isinya diperiksa dulu sebelum dipakai."),
            self.tr("Tambah buku kerja"),
        )
        self.table.setAccessibleName(self.tr("Instrumen"))
        self.table.set_columns(
            [
                Column(self.tr("Judul"), lambda r: say(r.title), stretch=3, least=24),
                Column(self.tr("Kode formulir"), lambda r: r.form_id),
                Column(self.tr("Versi"), lambda r: r.version),
                Column(self.tr("Ditambahkan"), lambda r: words.moment(r.added_at), key=lambda r: r.added_at),
                Column(self.tr("Kunjungan"), lambda r: str(r.visits), key=lambda r: r.visits, right=True),
                Column(self.tr("Sidik jari"), lambda r: r.digest[:12]),
            ]
        )
