"""Ctrl+K: anything by name – pages, deeds, centres, visits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from ltsa_desktop.gui.dialogs.base import Dialog
from ltsa_desktop.gui.icons import icon
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets.labels import MutedLabel
from ltsa_desktop.gui.widgets.layout import column

MOST = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to find.

    Attributes:
        title: what is shown; note: smaller, behind it; words: further words by which it is found.
        icon: its picture; run: what Enter does.
    """

    title: str
    icon: str
    run: Callable[[], object]
    note: str = ""
    words: str = ""


def matches(entries: Sequence[Entry], typed: str) -> list[Entry]:
    """Entries that hold every typed word, those whose title begins with the text first; the order given otherwise."""
    wanted = typed.casefold().split()
    if not wanted:
        return list(entries[:MOST])

    def rank(entry: Entry) -> int | None:
        title = entry.title.casefold()
        whole = f"{title} {entry.note} {entry.words}".casefold()
        if not all(word in whole for word in wanted):
            return None
        if title.startswith(wanted[0]):
            return 0
        return 1 if wanted[0] in title else 2

    ranked = [(rank(entry), i) for i, entry in enumerate(entries)]
    found = sorted((r, i) for r, i in ranked if r is not None)
    return [entries[i] for _, i in found[:MOST]]


class CommandPalette(Dialog):
    """A field and a list; ↑ ↓ choose, Enter does it."""

    def __init__(self, entries: Sequence[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = entries
        self._shown: list[Entry] = []
        body = column(SPACE.s, SPACE.l)
        self.setLayout(body)
        self.field = QLineEdit()
        self.field.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self._note = MutedLabel()
        for widget in (self.field, self.list, self._note):
            body.addWidget(widget)
        self.field.textChanged.connect(self._fill)
        self.field.returnPressed.connect(self._run)
        self.list.itemActivated.connect(lambda item: self._run())
        self.list.itemClicked.connect(lambda item: self._run())
        self.field.installEventFilter(self)
        self.resize(640, 460)
        self.retranslate()
        self._fill("")

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Cari apa saja"))
        self.field.setPlaceholderText(self.tr("Ketik nama pusat layanan, halaman, atau pekerjaan"))
        self.field.setAccessibleName(self.tr("Cari apa saja"))
        self.list.setAccessibleName(self.tr("Yang ditemukan"))
        self._note.setText(self.tr("↑ ↓ memilih · Enter membuka · Esc menutup"))

    def _fill(self, typed: str) -> None:
        self._shown = matches(self._entries, typed)
        self.list.clear()
        for entry in self._shown:
            text = f"{entry.title}   ·   {entry.note}" if entry.note else entry.title
            self.list.addItem(QListWidgetItem(icon(entry.icon, "muted"), text))
        self.list.setCurrentRow(0 if self._shown else -1)
        if not self._shown:
            item = QListWidgetItem(self.tr("Tidak ada yang cocok. Coba sebagian dari namanya."))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)

    def _run(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._shown):
            entry = self._shown[row]
            self.accept()
            entry.run()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
            step = steps.get(Qt.Key(event.key()))
            if step is not None and self._shown:
                row = max(0, min(len(self._shown) - 1, self.list.currentRow() + step))
                self.list.setCurrentRow(row)
                return True
        return super().eventFilter(watched, event)
