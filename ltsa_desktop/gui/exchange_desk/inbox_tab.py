"""The inbox on the exchange page: which folder is watched, what came of it, and what the originals take."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ltsa_desktop.ground.formats import number
from ltsa_desktop.gui.desk import Desk
from ltsa_desktop.gui.files import choose_folder, reveal
from ltsa_desktop.gui.i18n import language, say
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import Body, Column, DataTable, MutedLabel
from ltsa_desktop.gui.widgets.buttons import PlainButton
from ltsa_desktop.gui.widgets.layout import line


class InboxTab(QWidget):
    """Chooses the folder and looks at it on demand; the watching itself goes on without this tab."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._watch = desk, desk.inbox
        self._archive = (0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE.m, 0, 0)
        column.setSpacing(SPACE.m)
        self.words, self.archive = Body(), MutedLabel()
        self.choose_button = PlainButton("", "folder-open")
        self.look_button, self.open_button, self.off_button = PlainButton(), PlainButton(), PlainButton()
        self.files = DataTable()
        column.addWidget(self.words)
        column.addLayout(line(self.choose_button, self.look_button, self.open_button, self.off_button, None))
        column.addWidget(self.archive)
        column.addWidget(self.files, 1)
        self.choose_button.clicked.connect(self._on_choose)
        self.look_button.clicked.connect(self._watch.look)
        self.open_button.clicked.connect(self._on_open)
        self.off_button.clicked.connect(lambda: self._watch.choose(None))
        self._watch.told.connect(self.retranslate)
        self.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.files.fit()

    def set_archive(self, count: int, size: int) -> None:
        """How many originals are kept, and their bytes."""
        self._archive = (count, size)
        self.retranslate()

    def retranslate(self) -> None:
        """All words anew; also when the watch has news."""
        watch = self._watch
        self.choose_button.setText(self.tr("Pilih folder kotak masuk…"))
        self.look_button.setText(self.tr("Lihat sekarang"))
        self.open_button.setText(self.tr("Buka folder"))
        self.off_button.setText(self.tr("Berhenti mengawasi"))
        for button in (self.look_button, self.open_button, self.off_button):
            button.setVisible(watch.folder is not None)
        self.words.setText(self._state())
        self.files.setAccessibleName(self.tr("Hasil kotak masuk"))
        self.files.set_empty(self.tr("Belum ada berkas yang diambil sejak aplikasi dibuka."))
        self.files.set_columns(
            [
                Column(self.tr("Berkas"), lambda row: row[0], stretch=1, least=22),
                Column(self.tr("Hasil"), lambda row: row[1], stretch=3, least=30),
                Column(self.tr("Sekarang di"), lambda row: row[2], least=14),
            ]
        )
        last = watch.last
        rows: list[tuple[str, str, str]] = []
        if last is not None and last.report is not None:
            for file in last.report.files:
                rows.append((file.name, say(file.text), last.moved.get(file.files[0].name, "–")))
            rows += [(waiting.name, say(waiting.text), "–") for waiting in last.waiting]
        self.files.set_rows(rows)
        count, size = self._archive
        self.archive.setText(
            self.tr("Berkas asli yang disimpan: {n} · {size} MB, masing-masing sekali.").format(
                n=number(count, language=language()), size=number(round(size / 1e6), language=language())
            )
        )

    def _state(self) -> str:
        watch = self._watch
        if watch.folder is None:
            return self.tr(
                "Folder bersama tempat evaluator menaruh paket dapat diawasi: berkas baru diambil sendiri, yang tidak "
                "terbaca dipisahkan."
            )
        if watch.trouble is not None:
            return say(watch.trouble.text)
        return self.tr("Diawasi: {folder}").format(folder=watch.folder)

    def _on_choose(self) -> None:
        folder = choose_folder(self, self.tr("Folder kotak masuk"))
        if folder is not None:
            self._watch.choose(folder)

    def _on_open(self) -> None:
        if self._watch.folder is not None:
            reveal(self._watch.folder)
